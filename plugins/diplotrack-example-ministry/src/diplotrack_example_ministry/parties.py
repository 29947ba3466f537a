"""The states of the example. None of them exists; XAA to XZZ are free for one's own use in ISO 3166-1."""

from __future__ import annotations

from diplotrack import PartyEntry
from diplotrack.parties import PartyKind

_NOTE = "a state that does not exist"

PARTIES = (
    PartyEntry(
        code="XEX",
        name="Examplia",
        kind=PartyKind.STATE,
        names=("Republic of Examplia",),
        demonyms=("Examplian", "Examplians"),
        capitals=("Port Example",),
        note=_NOTE,
    ),
    PartyEntry(
        code="XSA",
        name="Samplonia",
        kind=PartyKind.STATE,
        names=("Kingdom of Samplonia",),
        demonyms=("Samplonian", "Samplonians"),
        capitals=("Sample City",),
        note=_NOTE,
    ),
)
