"""Which days of a calendar a `When` takes up, and whether it is known to the day."""

from __future__ import annotations

import datetime as dt

import attrs

from diplotrack.when import Bound, Precision, When

_LAST_DAY = dt.date.max


@attrs.frozen(kw_only=True)
class Span:
    """Days of a calendar.

    Attributes:
        first: the first day.
        last: the last day, included.
        certain: whether the source names these very days; otherwise they are all the days that it can mean.
    """

    first: dt.date
    last: dt.date
    certain: bool

    @property
    def end(self) -> dt.date:
        """The day after the last one: iCalendar's exclusive end (RFC 5545 §3.6.1)."""
        return self.last + dt.timedelta(days=1)


def span(when: When, *, deadline: bool = False) -> Span | None:
    """The days to show for a date.

    A month or year takes up all its days, a definite interval its own. Where one side of an interval is unknown or
    open, the other side is shown: the event stands where the source puts something, and not over all time. An end of
    9999-12-31, which tables write for "never", counts as open, since no day comes after it.

    Args:
        when: the date.
        deadline: it is a due date: of ``/2024-11-30`` nothing but the last day is meant, so that is certain.

    Returns:
        The days, or None where they reach the calendar's last day and so have no exclusive end.
    """
    known = when
    if when.latest is None or (when.latest == _LAST_DAY and when.is_interval):
        known = _side(when.start, when)
    elif when.earliest is None:
        known = _side(when.end, when)
    first, last = known.earliest, known.latest
    if first is None or last is None or last == _LAST_DAY:
        return None
    exact = known.precision is Precision.DAY and not (known.approximate or known.uncertain)
    bounded = known is when or (deadline and when.earliest is None)
    return Span(first=first, last=last, certain=exact and bounded)


def _side(side: When | Bound, whole: When) -> When:
    return side if isinstance(side, When) else whole
