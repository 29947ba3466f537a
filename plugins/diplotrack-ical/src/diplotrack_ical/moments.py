"""The days that an event takes up, by its start and end, or its duration (RFC 5545 §3.6.1, §3.8.2)."""

from __future__ import annotations

import datetime as dt
import zoneinfo
from typing import Any

from diplotrack.errors import FormatError
from diplotrack.when import When
from diplotrack_ical.components import Found

_MIDNIGHT = dt.time()


def days_of(found: Found, *, name: str, zone: str | None) -> When | None:
    """The days on which an event takes place; None where it has no start.

    A day is that of the clock on the wall at the event: of a time with a zone (TZID) the day in that zone, of a time
    without one the day as written. A time in UTC says nothing of the place, so it is looked at in `zone`. The time of
    day is left out, since a `When` has none; it stays in the document's text.

    Args:
        found: the event.
        name: the calendar's name, for messages.
        zone: an IANA name of the time zone in which to look at times in UTC, or None for UTC.

    Raises:
        FormatError: it ends before it begins.
    """
    start = _moment(found.first("DTSTART"), zone)
    if start is None:
        return None
    end = _end(found, start, zone)
    first = start.date() if isinstance(start, dt.datetime) else start
    last = _last(first, end)
    if last < first:
        problem = f"ends on {last.isoformat()}, before it begins on {first.isoformat()}"
        raise FormatError(f"{found.kind} {found.text('UID') or ''} {problem}", source=name, line=found.line)
    return When.between(first, last)


def due_of(found: Found, *, zone: str | None) -> When | None:
    """The day on which a task is due, or None."""
    due = _moment(found.first("DUE"), zone)
    if due is None:
        return None
    return When.from_date(due.date() if isinstance(due, dt.datetime) else due)


def _end(found: Found, start: dt.date, zone: str | None) -> dt.date | None:
    end = _moment(found.first("DTEND"), zone)
    if end is not None:
        return end
    lasting = getattr(found.first("DURATION"), "dt", None)
    return start + lasting if isinstance(lasting, dt.timedelta) else None


def _last(first: dt.date, end: dt.date | None) -> dt.date:
    """The last day. An end is exclusive: one at midnight, and a day without a time, belong to the day before."""
    if end is None:
        return first
    if isinstance(end, dt.datetime):
        day, exclusive = end.date(), end.time() == _MIDNIGHT
    else:
        day, exclusive = end, True
    # An end that is the start itself takes no time; that is not allowed of days, and often written.
    return day - dt.timedelta(days=1) if exclusive and day > first else day


def _moment(value: Any, zone: str | None) -> dt.date | None:
    if value is None:
        return None
    moment = value.dt
    if not isinstance(moment, dt.date):
        raise TypeError(f"{moment!r} is no date or time")
    if isinstance(moment, dt.datetime) and moment.tzinfo is not None and "TZID" not in value.params:
        return moment.astimezone(zoneinfo.ZoneInfo(zone) if zone else dt.UTC)
    return moment
