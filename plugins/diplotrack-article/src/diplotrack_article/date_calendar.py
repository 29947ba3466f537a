"""Calendar arithmetic for dates in prose: which year, which week, how far on.

Everything here takes and gives `datetime.date`s and `When`s and knows no text. Whatever would leave the calendar
(before year 1, after year 9999, a 31 June) raises ValueError or OverflowError, as `datetime` does.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final, Literal

from diplotrack.when import Precision, When

__all__ = [
    "Tense",
    "add_months",
    "day_of",
    "month_when",
    "nearest",
    "precision_allows",
    "quarter_when",
    "shift",
    "span",
    "weekday_near",
    "year_when",
]

Tense = Literal["past", "future", "present"]


def add_months(day: date, months: int) -> date:
    """Move by whole months; a day that the target month lacks becomes its last (31 January + 1 → 28 February)."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def month_when(year: int, month: int) -> When:
    """Give the `When` of a month."""
    return When.parse(f"{year:04}-{month:02}")


def year_when(year: int) -> When:
    """Give the `When` of a year."""
    return When.parse(f"{year:04}")


def quarter_when(year: int, part: int, months: int) -> When:
    """Give the `part`-th stretch of `months` months of a year, counted from 1: quarters have 3, halves 6."""
    return When.between(month_when(year, (part - 1) * months + 1), month_when(year, part * months))


def span(start: date, end: date) -> When:
    """Give the interval of two days, or the day where they are the same."""
    return When.between(start, end)


def day_of(when: When | None) -> date | None:
    """Give the one day that `when` is, or None."""
    return when.earliest if when is not None and when.is_day else None


def shift(origin: date, count: int, unit: str, *, approximate: bool = False) -> When:
    """Move a day by a number of units; the result is as exact as the unit.

    Days give a day; weeks a day marked approximate, since "two weeks ago" is seldom meant to the day; months a month;
    years a year.

    Args:
        origin: the day to start from.
        count: how many units, negative for the past.
        unit: day, week, month or year.
        approximate: whether to mark the result approximate in any case.
    """
    if unit == "day":
        text = (origin + timedelta(days=count)).isoformat()
    elif unit == "week":
        text, approximate = (origin + timedelta(weeks=count)).isoformat(), True
    elif unit == "month":
        text = add_months(origin, count).isoformat()[:7]
    else:
        text = add_months(origin, 12 * count).isoformat()[:4]
    return When.parse(text + "~" if approximate else text)


# From how many days back on a date without its year is the coming one, where that is not more days ahead.
_LONG_AGO: Final = 300
_SOON: Final = 60


def nearest(
    make: Callable[[int], When],
    published: date,
    tense: Tense | None,
    *,
    sure: bool,
    weekday: int | None = None,
) -> When:
    """Choose the year of a date that was written without one.

    Past: the latest that has begun by `published`; future: the earliest that is not over; otherwise the one that lies
    closest. A tense that was only guessed does not push a date far away when it is close on the other side, since
    a writer adds the year to a date that lies ten months off; nor does the past, where the date is just ahead.

    Args:
        make: gives the date in a year.
        published: the day from which the text speaks.
        tense: of the clause, or None.
        sure: whether the tense was told and not guessed.
        weekday: the day of the week that the text gives (Monday 0); a year in which it fits is preferred.

    Raises:
        ValueError: if no year near `published` has the date.
    """
    reach = 1 if weekday is None else 2
    candidates = _in_years(make, published.year, reach)
    if len(candidates) <= 2 * reach:
        candidates = _in_years(
            make, published.year, 8
        )  # the next 29 February is that far off around 1900 and 2100
    if weekday is not None:
        candidates = [when for when in candidates if _first(when).weekday() == weekday] or candidates
    if not candidates:
        raise ValueError("no year near the publication date has this day")
    closest = min(candidates, key=lambda when: (_distance(when, published), when))
    chosen = closest
    if tense == "past":
        chosen = max((when for when in candidates if _first(when) <= published), default=closest)
    elif tense == "future":
        chosen = min((when for when in candidates if _last(when) >= published), default=closest)
    if not sure and _distance(chosen, published) > 240:
        return closest
    if tense == "past" and _distance(chosen, published) > _LONG_AGO and _distance(closest, published) < _SOON:
        return closest  # "has convened a summit for 20 May"
    return chosen


def _in_years(make: Callable[[int], When], year: int, reach: int) -> list[When]:
    found = []
    for candidate in range(year - reach, year + reach + 1):
        try:
            found.append(make(candidate))
        except (ValueError, OverflowError):
            continue  # this year has no such day: 29 February, or beyond the calendar
    return found


def _first(when: When) -> date:
    return when.earliest or date.min


def _last(when: When) -> date:
    return when.latest or date.max


def _distance(when: When, day: date) -> int:
    return max((_first(when) - day).days, (day - _last(when)).days, 0)


def weekday_near(weekday: int, published: date, tense: Tense | None, *, strict: bool = False) -> date:
    """Give the day that a bare "Sunday" means.

    Past or unknown: the last one up to `published`, which counts itself (agencies name the present day by its
    weekday); future and present: the first one from `published` on.

    Args:
        weekday: Monday is 0.
        published: the day from which the text speaks.
        tense: of the clause, or None.
        strict: whether `published` itself is left out ("last Friday", "next Tuesday").
    """
    if tense in {"future", "present"}:
        ahead = (weekday - published.weekday()) % 7
        return published + timedelta(days=7 if strict and not ahead else ahead)
    back = (published.weekday() - weekday) % 7
    return published - timedelta(days=7 if strict and not back else back)


def precision_allows(when: When, unit: str) -> bool:
    """Tell whether a date is exact enough to be moved by this unit: days and weeks want a day, months a month."""
    if unit in {"day", "week"}:
        return when.precision is Precision.DAY
    return unit == "year" or when.precision is not Precision.YEAR
