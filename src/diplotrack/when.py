"""Uncertain dates: the part of EDTF (ISO 8601-2, levels 0 and 1) that the codebook uses.

A `When` is a day, a month or a year, each with an optional qualifier (``~`` approximate, ``?`` uncertain, ``%`` both),
or an interval ``A/B`` of two of these, of which one side may be empty (unknown) or ``..`` (open):

    2025-08-24    2025-10~    2026?    2025-10-31/2025-11-01    /2024-11-30    2026/..

Years run from 0001 to 9999, always with four digits; days must exist in the calendar; an interval may not end before
it starts. Everything else of EDTF (unspecified digits, seasons, sets, times of day, negative years) is refused.

Three choices of this module:

- A qualifier is a remark, not a margin: `When.earliest` and `When.latest` are those of the unqualified date, since
  a source that says "about October" does not say how far from October it may have been.
- An unknown and an open side both have no bound: `When.earliest` or `When.latest` is None. Comparisons treat such a
  side as reaching indefinitely far; the text keeps the two apart.
- Equality is that of the text: ``2025-10`` and ``2025-10~`` cover the same days and yet say different things.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Final, final

import attrs

from diplotrack.errors import ValidationError

__all__ = ["Bound", "Precision", "When"]


class Precision(StrEnum):
    """How exactly a date is known."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


class Bound(StrEnum):
    """The side of an interval that is no date, as EDTF writes it."""

    UNKNOWN = ""
    OPEN = ".."


_DATE: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?[~?%]?")
_EXAMPLES: Final = (
    "write 2025-08-24, 2025-10, 2025, 2025-10~, 2026?, 2025-10-31/2025-11-01, /2024-11-30 or 2026/.."
)
_BOUNDS: Final = frozenset(str(bound) for bound in Bound)
_COARSENESS: Final = {Precision.DAY: 0, Precision.MONTH: 1, Precision.YEAR: 2}
_NO_END: Final = date.max.toordinal() + 1
_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@final
@attrs.frozen(kw_only=True, order=False)
class When:
    """A date, or an interval of dates, as far as a source tells it. Immutable, hashable and totally ordered.

    The order is by `earliest` (no bound comes first), then by `latest` (no bound comes last), then by text.

    Attributes:
        text: the EDTF, which is also ``str(when)``; equality and hash are those of the text.
        earliest: the first day that it can mean, None where the start is unknown or open.
        latest: the last day that it can mean, None where the end is unknown or open.
        precision: how exactly it is known; of an interval, the coarser of its sides.

    Raises:
        ValidationError: for field ``when``, if the text is not of the codebook's EDTF subset.
    """

    text: str
    earliest: date | None = attrs.field(init=False, eq=False, repr=False)
    latest: date | None = attrs.field(init=False, eq=False, repr=False)
    precision: Precision = attrs.field(init=False, eq=False, repr=False)
    _key: tuple[int, int, str] = attrs.field(init=False, eq=False, repr=False)

    def __attrs_post_init__(self) -> None:
        text = self.text
        if not isinstance(text, str):
            raise ValidationError("when", text, f"it must be EDTF text: {_EXAMPLES}")
        left, slash, right = text.partition("/")
        earliest, latest, precision = _interval(text, left, right) if slash else _days(text)
        put = object.__setattr__  # a frozen class has no other way to keep what it derives from its text
        put(self, "earliest", earliest)
        put(self, "latest", latest)
        put(self, "precision", precision)
        first = earliest.toordinal() if earliest else 0
        put(self, "_key", (first, latest.toordinal() if latest else _NO_END, text))

    @property
    def approximate(self) -> bool:
        """Whether it, or a side of it, is marked ``~`` or ``%``."""
        return "~" in self.text or "%" in self.text

    @property
    def uncertain(self) -> bool:
        """Whether it, or a side of it, is marked ``?`` or ``%``."""
        return "?" in self.text or "%" in self.text

    @property
    def is_interval(self) -> bool:
        """Whether it was given as an interval."""
        return "/" in self.text

    @classmethod
    def parse(cls, text: str) -> When:
        """Read EDTF; the results for recent texts are kept, so that a column of dates costs next to nothing.

        Args:
            text: EDTF of the codebook's subset, without blanks around it.

        Raises:
            ValidationError: for field ``when``, if it is not; the message says what would be right.
        """
        if not isinstance(text, str):
            raise ValidationError("when", text, f"it must be EDTF text: {_EXAMPLES}")
        return _parsed(text)

    @classmethod
    def from_date(cls, day: date) -> When:
        """Give the `When` of one day.

        Raises:
            ValidationError: for anything that is no `datetime.date`, and for a `datetime.datetime`, whose day depends
                on a time zone: pass its ``.date()``.
        """
        if isinstance(day, datetime):
            raise ValidationError(
                "when", day, "a day has no time; pass .date() of it in the time zone that is meant"
            )
        if not isinstance(day, date):
            raise ValidationError("when", day, "it must be a datetime.date")
        return _parsed(day.isoformat())

    @classmethod
    def between(cls, start: date | When | None, end: date | When | None) -> When:
        """Give the interval from `start` to `end`, both included; None is an unknown side.

        Where a side is an interval itself, its own outer side counts. Two equal sides give that date and no interval.

        Raises:
            ValidationError: if both sides are None, or the end is before the start.
        """
        left = _edge(start, first=True)
        right = _edge(end, first=False)
        return _parsed(left if left == right and left not in _BOUNDS else f"{left}/{right}")

    @classmethod
    def until(cls, end: date | When) -> When:
        """Give what the codebook makes of a deadline: an interval with unknown start that ends with `end`."""
        return cls.between(None, end)

    @classmethod
    def since(cls, start: date | When) -> When:
        """Give the interval that begins with `start` and has an open end."""
        return _parsed(f"{_edge(start, first=True)}/..")

    @property
    def start(self) -> When | Bound:
        """The left side of an interval, itself where it is none."""
        return _side_of(self.text.partition("/")[0]) if self.is_interval else self

    @property
    def end(self) -> When | Bound:
        """The right side of an interval, itself where it is none."""
        return _side_of(self.text.partition("/")[2]) if self.is_interval else self

    @property
    def is_day(self) -> bool:
        """Whether it is one day, qualified or not."""
        return not self.is_interval and self.precision is Precision.DAY

    def overlaps(self, other: When | date) -> bool:
        """Tell whether the two have a day in common, a side without bound reaching indefinitely far."""
        first, last = _span(self)
        other_first, other_last = _span(other)
        return first <= other_last and other_first <= last

    def contains(self, other: When | date) -> bool:
        """Tell whether every day of `other` is one of this; each contains itself."""
        first, last = _span(self)
        other_first, other_last = _span(other)
        return first <= other_first and other_last <= last

    def more_exact_than(self, other: When) -> bool:
        """Tell whether this lies within `other` and is shorter: what a later report adds to an earlier one."""
        return other.contains(self) and _span(self) != _span(other)

    def describe(self) -> str:
        """Say it in plain English, the same in every locale: ``"about October 2025"``, ``"15–17 September 2025"``."""
        start, end = self.start, self.end
        if isinstance(start, Bound):
            return f"until {end.describe()}" if isinstance(end, When) else ""
        if isinstance(end, Bound):
            return (
                f"from {start.describe()} on"
                if end is Bound.OPEN
                else f"from {start.describe()}, end unknown"
            )
        if not self.is_interval:
            return _qualified(self, _words(self))
        if (start.approximate, start.uncertain) == (end.approximate, end.uncertain):
            return _qualified(self, _range_words(start, end))
        return f"from {_marked(start)} to {_marked(end)}"

    def __str__(self) -> str:
        return self.text

    def __format__(self, spec: str) -> str:
        return format(self.text, spec)

    def __lt__(self, other: object) -> bool:
        return self._key < other._key if isinstance(other, When) else NotImplemented

    def __le__(self, other: object) -> bool:
        return self._key <= other._key if isinstance(other, When) else NotImplemented

    def __gt__(self, other: object) -> bool:
        return self._key > other._key if isinstance(other, When) else NotImplemented

    def __ge__(self, other: object) -> bool:
        return self._key >= other._key if isinstance(other, When) else NotImplemented

    def __reduce__(self) -> tuple[object, ...]:
        # The text says it all, is short, and is checked anew where it is unpickled.
        return _parsed, (self.text,)


@lru_cache(maxsize=8192)
def _parsed(text: str) -> When:
    return When(text=text)


def _days(text: str) -> tuple[date, date, Precision]:
    """The first and the last day of a date that is no interval, and how exactly it is known."""
    # Nearly all dates are days without a qualifier, which need no pattern; what is none goes the longer way.
    if len(text) == 10 and text[4] == text[7] == "-":
        try:
            day = date.fromisoformat(text)
        except ValueError:
            pass
        else:
            return day, day, Precision.DAY
    match = _DATE.fullmatch(text)
    if match is None:
        raise ValidationError("when", text, f"it is not EDTF as the codebook uses it: {_EXAMPLES}")
    year, month, day_of_month = match.groups()
    try:
        if month is None:
            return date(int(year), 1, 1), date(int(year), 12, 31), Precision.YEAR
        first = date(int(year), int(month), int(day_of_month or 1))
    except ValueError:
        raise ValidationError("when", text, _impossible(int(year), month)) from None
    if day_of_month is not None:
        return first, first, Precision.DAY
    return first, first.replace(day=monthrange(first.year, first.month)[1]), Precision.MONTH


def _impossible(year: int, month: str | None) -> str:
    """Why digits are no date: the first of year, month and day that there is not."""
    if year == 0:
        return "years run from 0001 to 9999"
    if month is not None and 1 <= int(month) <= 12:
        last = monthrange(year, int(month))[1]
        return f"there is no such day; the days of {year:04}-{month} run from 01 to {last}"
    return f"there is no month {month}; months run from 01 to 12"


def _interval(text: str, left: str, right: str) -> tuple[date | None, date | None, Precision]:
    """The first and the last day of an interval, and how exactly the coarser of its sides is known."""
    earliest = latest = None
    first = last = Precision.DAY
    if left not in _BOUNDS:
        earliest, _, first = _side(text, left, "start")
    if right not in _BOUNDS:
        _, latest, last = _side(text, right, "end")
    if earliest is None and latest is None:
        raise ValidationError("when", text, f"one side of an interval must be a date: {_EXAMPLES}")
    if earliest is not None and latest is not None and latest < earliest:
        problem = "the interval ends before it starts; write the earlier date first"
        raise ValidationError("when", text, problem)
    return earliest, latest, first if _COARSENESS[first] > _COARSENESS[last] else last


def _side(whole: str, text: str, name: str) -> tuple[date, date, Precision]:
    if "/" in text:
        raise ValidationError("when", whole, f"an interval has one slash: {_EXAMPLES}")
    try:
        return _days(text)
    except ValidationError as error:
        problem = error.message.partition(" is wrong: ")[2]
        raise ValidationError("when", whole, f"the interval's {name} is wrong: {problem}") from error


def _side_of(text: str) -> When | Bound:
    return Bound(text) if text in _BOUNDS else _parsed(text)


def _edge(value: date | When | None, *, first: bool) -> str:
    if value is None:
        return Bound.UNKNOWN.value
    if isinstance(value, When):
        return str(value.start if first else value.end)
    return str(When.from_date(value))


def _span(value: When | date) -> tuple[int, int]:
    if isinstance(value, When):
        return value._key[:2]  # noqa: SLF001 - a function of this module, apart only because it takes dates too
    day = value.toordinal()
    return day, day


def _words(when: When) -> str:
    day = when.earliest or date.min
    if when.precision is Precision.YEAR:
        return str(day.year)
    month = f"{_MONTHS[day.month - 1]} {day.year}"
    return month if when.precision is Precision.MONTH else f"{day.day} {month}"


def _range_words(start: When, end: When) -> str:
    first, last = start.earliest or date.min, end.latest or date.max
    if start.precision is not end.precision or first.year != last.year or start.precision is Precision.YEAR:
        dash = "–" if start.precision is end.precision is Precision.YEAR else " – "
        return f"{_words(start)}{dash}{_words(end)}"
    if start.precision is Precision.MONTH:
        return f"{_MONTHS[first.month - 1]}–{_words(end)}"
    if first.month == last.month:
        return f"{first.day}–{_words(end)}"
    return f"{first.day} {_MONTHS[first.month - 1]} – {_words(end)}"


def _qualified(when: When, words: str) -> str:
    about = f"about {words}" if when.approximate else words
    return f"{about}, uncertain" if when.uncertain else about


def _marked(side: When) -> str:
    about = f"about {_words(side)}" if side.approximate else _words(side)
    return f"{about} (uncertain)" if side.uncertain else about
