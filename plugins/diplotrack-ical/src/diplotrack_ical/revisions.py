"""When a record last changed, and how often its time or place did."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

import attrs

from diplotrack_ical.citations import Citation

UNKNOWN = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
"""The revision time of a record whose documents have no date: any fixed instant does, the clock's would not."""


@attrs.frozen(kw_only=True)
class Revision:
    """The state that an event shows.

    Attributes:
        at: for DTSTAMP and LAST-MODIFIED; in UTC.
        sequence: for SEQUENCE, which grows when time or place changes (RFC 5545 §3.8.7.4).
    """

    at: dt.datetime
    sequence: int


def revision(citations: Iterable[Citation]) -> Revision:
    """The revision of a record that rests on these documents, without a ledger that knows its history.

    The record stands as the latest of its documents has it, so its time is the start of that day of publication in
    UTC, and it has never changed.
    """
    days = [citation.published for citation in citations if citation.published is not None]
    at = dt.datetime.combine(max(days), dt.time(), dt.UTC) if days else UNKNOWN
    return Revision(at=at, sequence=0)
