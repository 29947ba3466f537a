"""Builders: valid records from as little as a test cares to say, the same ones every time."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import Any, TypeVar

from diplotrack.hooks import hookimpl
from diplotrack.interfaces import Exporter, SourceAdapter
from diplotrack.parties import PartyEntry
from diplotrack.records import (
    Commitment,
    CommitmentKind,
    CommitmentStatus,
    Document,
    Engagement,
    EngagementKind,
    EngagementStatus,
    Evidence,
    Participant,
    ParticipantRole,
    Party,
    Report,
)
from diplotrack.when import When

E = TypeVar("E", bound=StrEnum)

MEETING = "The special envoy of Korea met the foreign minister of China in Beijing on 24 August 2025."
PLEDGE = "Seoul promised to send a delegation to the talks by the end of October 2025."
TEXT = f"{MEETING} {PLEDGE}"
"""The text of a `document` that is given none: one meeting and one pledge."""

_NAMES = {
    "CHN": "China",
    "EU": "European Union",
    "JPN": "Japan",
    "KOR": "South Korea",
    "USA": "United States",
}


def party(code: str | Party = "KOR", name: str | None = None) -> Party:
    """A party by its code; without a name it is called by the code, a few common ones by their name."""
    return code if isinstance(code, Party) else Party(code=code, name=name or _NAMES.get(code, code))


def when(text: str | When | None) -> When | None:
    """The `When` of an EDTF text; None stays None."""
    return When.parse(text) if isinstance(text, str) else text


def participant(name: str = "Kim Min-seo", **fields: Any) -> Participant:
    """A person of this `name`; of the other `fields` of `Participant`, `party` may be a code and `role` a text."""
    if fields.get("party") is not None:
        fields["party"] = party(fields["party"])
    if fields.get("role") is not None:
        fields["role"] = ParticipantRole(fields["role"])
    return Participant(name=name, **fields)


def document(text: str = TEXT, **fields: Any) -> Document:
    """A document with this text and the `fields` of `Document` that are given: nothing but the text is filled in."""
    return Document(text=text, **fields)


def engagement(*, of: Document | None = None, quote: str | None = None, **fields: Any) -> Engagement:
    """A meeting of South Korea and China that took place, or what the keywords make of it.

    Args:
        of: the document that it quotes; by default `document()`.
        quote: the words quoted; by default the sentence of the meeting where it stands there, else the whole text.
        fields: fields of `Engagement`. Texts will do for kind, status and when, codes for parties, names for
            participants. With `evidence` given, `of` and `quote` are not used.
    """
    fields["kind"] = EngagementKind(fields.get("kind", "meeting"))
    fields["status"] = EngagementStatus(fields.get("status", "held"))
    fields["parties"] = _parties(fields.get("parties", ("KOR", "CHN")))
    people = fields.get("participants", ())
    fields["participants"] = tuple(p if isinstance(p, Participant) else participant(p) for p in people)
    fields["when"] = when(fields.get("when"))
    if "evidence" not in fields:
        fields["evidence"] = (_evidence(of, quote, MEETING),)
    return Engagement(**fields)


def commitment(*, of: Document | None = None, quote: str | None = None, **fields: Any) -> Commitment:
    """An open pledge of South Korea to China, or what the keywords make of it.

    Args:
        of: the document that it quotes; by default `document()`.
        quote: the words quoted; by default the sentence of the pledge where it stands there, else the whole text.
        fields: fields of `Commitment`. Texts will do for kind, status, due and made, codes for parties. An agreement
            is by both and to nobody unless told otherwise. With `evidence` given, `of` and `quote` are not used.
    """
    kind = fields["kind"] = CommitmentKind(fields.get("kind", "pledge"))
    mutual = kind is CommitmentKind.AGREEMENT
    fields["status"] = CommitmentStatus(fields.get("status", "open"))
    fields["by"] = _parties(fields.get("by", ("KOR", "CHN") if mutual else ("KOR",)))
    fields["to"] = _parties(fields.get("to", () if mutual else ("CHN",)))
    fields.setdefault("content", "send a delegation to the talks")
    fields["due"] = when(fields.get("due"))
    fields["made"] = when(fields.get("made"))
    if "evidence" not in fields:
        fields["evidence"] = (_evidence(of, quote, PLEDGE),)
    return Commitment(**fields)


def report(
    text: str | Document = TEXT,
    *,
    engagements: Iterable[Engagement] | None = None,
    commitments: Iterable[Commitment] | None = None,
    **fields: Any,
) -> Report:
    """A report of one document, by default with one engagement and one commitment that quote it.

    Args:
        text: the document or its text.
        engagements: its engagements; None for the default one.
        commitments: its commitments; None for the default one.
        fields: further fields of the document, where it is given as text.
    """
    source = text if isinstance(text, Document) else document(text, **fields)
    return Report(
        document=source,
        engagements=(engagement(of=source),) if engagements is None else tuple(engagements),
        commitments=(commitment(of=source),) if commitments is None else tuple(commitments),
    )


class Plugin:
    """A plugin made of what it provides, for ``Registry(plugins=[Plugin(adapters=[MyAdapter()])])``.

    Args:
        adapters: its adapters.
        exporters: its exporters.
        parties: its parties.
    """

    def __init__(
        self,
        *,
        adapters: Iterable[SourceAdapter] = (),
        exporters: Iterable[Exporter] = (),
        parties: Iterable[PartyEntry] = (),
    ) -> None:
        self.adapters = tuple(adapters)
        self.exporters = tuple(exporters)
        self.parties = tuple(parties)

    @hookimpl
    def diplotrack_source_adapters(self) -> Iterable[SourceAdapter]:
        """The adapters given."""
        return self.adapters

    @hookimpl
    def diplotrack_exporters(self) -> Iterable[Exporter]:
        """The exporters given."""
        return self.exporters

    @hookimpl
    def diplotrack_parties(self) -> Iterable[PartyEntry]:
        """The parties given."""
        return self.parties


def _parties(codes: Iterable[str | Party]) -> tuple[Party, ...]:
    return tuple(party(code) for code in codes)


def _evidence(of: Document | None, quote: str | None, usual: str) -> Evidence:
    source = of or document()
    if quote is None:
        quote = usual if usual in source.text else source.text
    return source.quote(quote)
