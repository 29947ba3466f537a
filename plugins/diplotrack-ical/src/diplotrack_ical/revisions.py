"""When a record last changed, and how often its time or place did, as DTSTAMP, LAST-MODIFIED and SEQUENCE tell it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

import attrs

from diplotrack.revising import Revision
from diplotrack_ical.citations import Citation

UNKNOWN: Final = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
"""The revision time of a record whose documents have no date: any fixed instant does, the clock's would not."""

MOVING: Final = ("when", "due", "place")
"""The fields whose changes count for SEQUENCE."""


@attrs.frozen(kw_only=True)
class Stamp:
    """The state that an event shows.

    Attributes:
        at: for DTSTAMP and LAST-MODIFIED; in UTC, whole seconds.
        sequence: for SEQUENCE, which grows when time or place changes (RFC 5545 §3.8.7.4).
    """

    at: dt.datetime
    sequence: int


def stamp(citations: Iterable[Citation], revision: Revision | None) -> Stamp:
    """The state of a record that rests on these documents.

    A record that was read once stands as the latest of its documents has it: its time is the start of that day of
    publication in UTC. A ledger that changed it since says when, and how often time or place changed.

    Args:
        citations: what is known of the documents.
        revision: what a ledger knows of the record's history, or None.
    """
    days = [citation.published for citation in citations if citation.published is not None]
    at = dt.datetime.combine(max(days), dt.time(), dt.UTC) if days else UNKNOWN
    if revision is None:
        return Stamp(at=at, sequence=0)
    if revision.at is not None:
        at = max(at, revision.at.astimezone(dt.UTC).replace(microsecond=0))
    return Stamp(at=at, sequence=revision.times(*MOVING))
