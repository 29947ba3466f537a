"""Dates that are written out: days, stretches of days, months, quarters, years; the year perhaps left to the reader."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from diplotrack.when import When
from diplotrack_article.date_calendar import Tense, month_when, nearest, quarter_when, span, year_when
from diplotrack_article.date_patterns import day_number, month_number, number, weekday_number
from diplotrack_article.date_reading import Context, DateKind, Reading, Rule, relative_year

__all__ = ["RULES", "part_of", "part_when"]

_MOVED: Final = re.compile(
    r"(?i:(?:moved|postponed|shifted|rescheduled|brought\s+forward|delayed|put\s+(?:off|back)|changed)\b"
    r"[^.;]{0,40}\bfrom\s+(?:the\s+)?)$"
)
_PRECEDES_YEAR: Final = re.compile(
    r"(?<!\w)(?i:in|by|since|until|till|before|after|from|during|through|throughout|of|for|early|late|mid|"
    r"around|circa|between|than|as|least|dating|back|start|end|next|into|spring|summer|autumn|fall|winter)\s+$|(?<!\w)[Mm]id[-‑]$|"
    r"(?<!\w)(?i:(?:prior|up|back)\s+to|(?:in|since|of|between|from|during|by)\s+[0-9]{4}\s+(?:and|or|to))\s+$"
)
_ATTRIBUTE: Final = re.compile(r"(?:(?<!\w)(?i:the|its|his|her|their|our|this|an?)|['’]s?)\s+$")
_NOUN_NEXT: Final = re.compile(
    r"\s+(?!(?:and|or|to|in|on|at|for|with|by|of|as|that|the|is|was|were|are)\b)[A-Za-z]"
)
_OF_BEFORE_YEAR: Final = re.compile(
    r"(?:[Cc]lass|[Pp]opulation|[Tt]otal|[Ff]orce|[Cc]rowd|[Ss]ome|[Oo]ver)\s+(?:of\s+)?$"
)
_MONTH_LEAD: Final = re.compile(
    r"(?<!\w)(?i:in|of|by|since|until|till|before|after|during|from|through|throughout|to|and|for|the|an?|its|his|her|"
    r"their|this|last|next|late|early|mid|coming|past|previous|between|around|as|than|or|every)\s+$|['’]s?\s+$|[–—(/]\s?$"
)
_DATELINE: Final = re.compile(r"\s*[A-ZÀ-Ý][\w .,'’/-]{1,60},\s+")
_DASH: Final = re.compile(r"\s*(?:\([^)\n]{1,40}\)\s*)?[—–-]")
_NAME_LEAD: Final = re.compile(r"(?<!\w)(?i:by|and|or|to|for|than|as)\s+$")
_AND: Final = re.compile(r"\s(?:and|or|&)\s")
_BETWEEN: Final = re.compile(r"(?i)\bbetween\s+(?:the\s+)?$")
_WEEK_OF: Final = re.compile(r"(?i)\bweek\s+(?P<how>of|beginning|starting|commencing)\s+(?:on\s+)?$")
_NAMES_TOO: Final = frozenset({"mar", "apr", "may", "jun", "aug"})


def _year(match: re.Match[str], n: int, context: Context) -> int | None:
    groups = match.groupdict()
    if groups.get(f"y{n}"):
        return int(groups[f"y{n}"] or 0)
    return relative_year(groups.get(f"r{n}"), context)


def _dated(
    make: Callable[[int], When], year: int | None, start: int, context: Context, weekday: str | None = None
) -> tuple[When | None, Callable[[], When] | None]:
    """Put a year to a date; the second value resolves it anew as a deadline, which looks ahead."""
    if year is not None:
        return make(year), None
    published, tense = context.published, context.tense_at(start)
    if published is None:
        known = context.anchor or context.period
        if known is None or known.earliest is None:
            return None, None
        published, tense = known.earliest, None  # the year that the text was last in
    day = weekday_number(weekday) if weekday else None
    ahead: Tense | None = None if context.tense == "past" else "future"
    return (
        nearest(make, published, tense, sure=context.tense is not None, weekday=day),
        lambda: nearest(make, published, ahead, sure=True, weekday=day),
    )


def _day(match: re.Match[str], context: Context) -> list[Reading]:
    month, number_ = month_number(match["m1"]), day_number(match["d1"])
    make = _day_maker(month, number_, _WEEK_OF.search(context.before(match.start())))
    when, ahead = _dated(make, _year(match, 1, context), match.start(), context, match["w1"])
    make(2000)  # raises for a 31 June even where the year is unknown
    kind = DateKind.DATELINE if _opens_report(match, context) else DateKind.ABSOLUTE
    return [Reading(match.start(), match.end(), when, kind, looks_ahead=ahead)]


def _treaty_day(match: re.Match[str], context: Context) -> list[Reading]:
    """Read the close of a treaty: "done at Lima, this fifth day of May, 2019"."""
    make = _day_maker(month_number(match["m1"]), day_number(match["n"]))
    when, ahead = _dated(make, _year(match, 1, context), match.start(), context)
    return [Reading(match.start(), match.end(), when, looks_ahead=ahead)]


def _opens_report(match: re.Match[str], context: Context) -> bool:
    """Tell the dateline of an agency, "BEIJING, Aug. 25 —", at the start of a line."""
    start, end = match.span()
    begin = max(context.text.rfind("\n", max(0, start - 80), start) + 1, start - 80, 0)
    if begin > 0 and context.text[begin - 1] != "\n":
        return False
    return bool(_DATELINE.fullmatch(context.text, begin, start) and _DASH.match(context.text, end, end + 50))


def _day_maker(month: int, day: int, week: re.Match[str] | None = None) -> Callable[[int], When]:
    if week is not None:
        return lambda year: _week(date(year, month, day), whole=week["how"].lower() == "of")
    return lambda year: When.from_date(date(year, month, day))


def _week(day: date, *, whole: bool) -> When:
    first = day - timedelta(days=day.weekday()) if whole else day
    return span(first, first + timedelta(days=6))


def _iso(match: re.Match[str], _: Context) -> list[Reading]:
    return [Reading(match.start(), match.end(), When.parse(match["iso"]))]


def _days(match: re.Match[str], context: Context) -> list[Reading]:
    groups = match.groupdict()
    months = [
        month_number(groups.get("m1") or groups["m2"] or ""),
        month_number(groups.get("m2") or groups["m1"] or ""),
    ]
    numbers = [day_number(match["d1"]), day_number(match["d2"])]
    given = [_year(match, n, context) if f"y{n}" in groups else None for n in (1, 2)]
    if numbers[0] > numbers[1] and not ("m1" in groups and "m2" in groups):
        raise ValueError("the days of one month run backwards")
    backwards = (months[0], numbers[0]) > (months[1], numbers[1])
    year = given[1] if given[1] is not None else given[0]
    if given[0] is not None and given[1] is None and backwards:
        year = given[0] + 1

    def first(last_year: int) -> date:
        own = given[0] if given[0] is not None else last_year - backwards
        return date(own, months[0], numbers[0])

    def last(last_year: int) -> date:
        return date(last_year, months[1], numbers[1])

    if not _is_range(match, context, first(year or 2000), last(year or 2000)):
        split = (
            match.end("d1")
            if "m1" not in groups or groups["m1"] is None
            else max(match.end("d1"), match.end("m1"))
        )
        return [
            Reading(start, end, *_pair(make, year, start, context))
            for start, end, make in (
                (match.start(), split, lambda y: When.from_date(first(y))),
                (match.start("d2") if "m2" not in groups or match.start("d2") < match.start("m2") else match.start("m2"),
                 match.end(), lambda y: When.from_date(last(y))),
            )
        ]  # fmt: skip
    when, ahead = _dated(lambda y: span(first(y), last(y)), year, match.start(), context)
    return [Reading(match.start(), match.end(), when, looks_ahead=ahead)]


def _pair(
    make: Callable[[int], When], year: int | None, start: int, context: Context
) -> tuple[When | None, DateKind]:
    return _dated(make, year, start, context)[0], DateKind.ABSOLUTE


def _is_range(match: re.Match[str], context: Context, first: date, last: date) -> bool:
    """Tell a stretch of days from two dates: "26 and 27 June" is one, "3 and 17 June" two, "moved from … to" too."""
    if _MOVED.search(context.before(match.start(), 90)):
        return False
    if _joins_two(match, context):
        return (last - first).days == 1
    return True


def _joins_two(match: re.Match[str], context: Context) -> bool:
    """Tell whether an "and" lists two dates, and does not close a "between"."""
    if not _AND.search(match.group()):
        return False
    return _BETWEEN.search(context.before(match.start())) is None


def _month(match: re.Match[str], context: Context) -> list[Reading]:
    part = part_of(match)
    month = month_number(match["m1"])
    year = _year(match, 1, context)
    lead, tail = context.before(match.start()), context.text[match.end() : match.end() + 30]
    if year is None and part is None:
        short = match["m1"][:3].lower()
        weak = short in _NAMES_TOO or len(match["m1"].rstrip(".")) < 4
        if weak and not _MONTH_LEAD.search(lead) and not re.match(r"['’]s\s", tail):
            return []
        if re.search(
            r"(?<!\w)(?:Black|Red|Prime\s+Minister|Mrs\.?|Ms\.?|Theresa|President|Long)\s+(?:the\s+)?$", lead
        ):
            return []
        if short in _NAMES_TOO and _NAME_LEAD.search(lead) and re.match(r"\s+[A-Z]", tail):
            return []
        if re.search(r"(?i)\bevery\s+$", lead):
            return []
    when, ahead = _dated(lambda y: part_when(month_when(y, month), part), year, match.start(), context)
    return [Reading(match.start(), match.end(), when, part=part, looks_ahead=ahead)]


def part_of(match: re.Match[str]) -> str | None:
    """Give the words that cut a part out of a period ("end", "early", "first half"), or None."""
    words = match["part"] or match["part2"]
    return " ".join(words.lower().split()) if words else None


def part_when(period: When, part: str | None) -> When:
    """Cut halves of a year out of it; early, late, the end of … leave a month or year as it is."""
    if part in {"first half", "second half"} and not period.is_interval and len(str(period)) == 4:
        return quarter_when(int(str(period)), 1 if part == "first half" else 2, 6)
    return period


def _months(match: re.Match[str], context: Context) -> list[Reading]:
    first, last = month_number(match["m1"]), month_number(match["m2"])
    if (
        match["y1"] is match["y2"] is None
        and match["m1"][:3].lower() in _NAMES_TOO
        and not _MONTH_LEAD.search(context.before(match.start()))
    ):
        return []
    own, year = _year(match, 1, context), _year(match, 2, context)
    if _joins_two(match, context) and (last - first) % 12 != 1:
        return [
            _month_reading(
                match.start(),
                match.end("y1") if match["y1"] else match.end("m1"),
                first,
                own or year,
                context,
            ),
            _month_reading(match.start("m2"), match.end(), last, year or own, context),
        ]
    if own is not None and year is None:
        year = own + (first > last)
    make: Callable[[int], When] = lambda y: When.between(  # noqa: E731 - one expression, used twice
        month_when(own if own is not None else y - (first > last), first), month_when(y, last)
    )
    when, ahead = _dated(make, year, match.start(), context)
    return [Reading(match.start(), match.end(), when, looks_ahead=ahead)]


def _month_reading(start: int, end: int, month: int, year: int | None, context: Context) -> Reading:
    when, ahead = _dated(lambda y: month_when(y, month), year, start, context)
    return Reading(start, end, when, looks_ahead=ahead)


def _years(match: re.Match[str], context: Context) -> list[Reading]:
    if re.search(r"(?<!\w)(?i:no|nos|resolution|resolutions|article)\.?\s+$", context.before(match.start())):
        return []
    first, last = int(match["y1"]), int(match["y2"])
    if _joins_two(match, context) and last - first != 1:
        return []
    return [Reading(match.start(), match.end(), When.between(year_when(first), year_when(last)))]


def _single_year(match: re.Match[str], context: Context) -> list[Reading]:
    part, lead = part_of(match), context.before(match.start())
    tail = context.text[match.end() : match.end() + 30]
    leads = _PRECEDES_YEAR.search(lead) is not None and not _OF_BEFORE_YEAR.search(lead)
    attribute = _ATTRIBUTE.search(lead) is not None and _NOUN_NEXT.match(tail) is not None
    if part is None and not leads and not attribute and not re.match(r"['’]s\s", tail):
        return []
    when = part_when(year_when(int(match["y1"])), part)
    return [Reading(match.start(), match.end(), when, part=part)]


def _decade(match: re.Match[str], _: Context) -> list[Reading]:
    first = int(match["y1"])
    return [
        Reading(
            match.start(),
            match.end(),
            When.between(year_when(first), year_when(first + 9)),
            part=part_of(match),
        )
    ]


def _season(match: re.Match[str], _: Context) -> list[Reading]:
    # Which months a season has depends on the hemisphere; a winter even lies in two years.
    when = None if match["season"].lower() == "winter" else year_when(int(match["y1"]))
    return [Reading(match.start(), match.end(), when)]


def _quarter(match: re.Match[str], context: Context) -> list[Reading]:
    year = int(match["y1"]) if match["y1"] else None
    if match["r1"]:
        year = relative_year(match["r1"], context) if context.published else None
    if year is None:
        return [Reading(match.start(), match.end(), None, DateKind.RELATIVE)]
    months = 6 if match["stretch"] == "half" else 3
    word = match["q"] or match["n"]
    which = 12 // months if word in {"last", "final"} else number(word)
    kind = DateKind.RELATIVE if match["r1"] else DateKind.ABSOLUTE
    return [Reading(match.start(), match.end(), quarter_when(year, which, months), kind)]


RULES: Final[dict[str, Rule]] = {
    "iso": _iso,
    "days_to_days": _days,
    "month_days": _days,
    "days_month": _days,
    "month_to_days": _days,
    "day": _day,
    "day_us": _day,
    "treaty_day": _treaty_day,
    "months": _months,
    "month": _month,
    "years": _years,
    "decade": _decade,
    "year": _single_year,
    "season": _season,
    "quarter": _quarter,
}
