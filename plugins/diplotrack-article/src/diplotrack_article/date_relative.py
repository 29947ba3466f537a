"""Dates that are counted: from the publication date, or from another date of the document."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from diplotrack.when import When
from diplotrack_article.date_absolute import part_of, part_when
from diplotrack_article.date_calendar import (
    add_months,
    day_of,
    month_when,
    precision_allows,
    quarter_when,
    shift,
    span,
    weekday_near,
    year_when,
)
from diplotrack_article.date_patterns import day_number, month_number, number, weekday_number
from diplotrack_article.date_reading import Context, DateKind, Reading, Rule

__all__ = ["RULES"]

_NO_WEEKDAY_BEFORE: Final = re.compile(
    r"(?:(?<!\w)(?:Black|Bloody|Good|Ash|Easter|Palm|Holy|Maundy|Red|Super|Cyber|Mail\s+on|Man|Every|every|each|Each|[Oo]n\s+a))\s+$"
)
_NO_WEEKDAY_AFTER: Final = re.compile(
    r"\s+(?:Times|Telegraph|Express|Mirror|Mail|Herald|Review|Agreement|Agreements|Club|Tribune|Standard|Island)\b|\.com"
)


def _turned_month(match: re.Match[str], context: Context) -> list[Reading]:
    month, words = month_number(match["m1"]), match["mod"].lower()
    on_anchor = words.startswith("the ")
    origin = context.published
    if on_anchor:
        origin = context.anchor.earliest if context.anchor else None
    if origin is None:
        return [Reading(match.start(), match.end(), None, DateKind.RELATIVE)]
    year = origin.year
    if words == "last" or words.endswith(("previous", "past")):
        year -= month >= origin.month
    elif words == "next" or words.endswith(("following", "coming")):
        year += month <= origin.month
    return [Reading(match.start(), match.end(), month_when(year, month), DateKind.RELATIVE)]


def _weekday(match: re.Match[str], context: Context) -> list[Reading]:
    if _NO_WEEKDAY_BEFORE.search(context.before(match.start("w1"))) or _NO_WEEKDAY_AFTER.match(
        context.text[match.end("w1") : match.end("w1") + 15]
    ):
        return []
    day, mod = weekday_number(match["w1"]), " ".join((match.groupdict().get("mod") or "").lower().split())
    week, published = match["wk"], context.published
    if mod in {"the following", "the previous"}:
        published = context.anchor.latest if context.anchor and context.anchor.precision == "day" else None
    if published is None:
        return [Reading(match.start(), match.end(), None, DateKind.RELATIVE)]
    origin, ahead = published, None
    tense = context.tense_at(match.start())
    if week:
        monday = origin - timedelta(days=origin.weekday())
        chosen = monday + timedelta(days=day + {"last": -7, "this": 0, "next": 7}[week.lower()])
    elif mod in {"last", "this past", "the previous"}:
        chosen = weekday_near(day, origin, "past", strict=True)
    elif mod in {"next", "this coming", "the coming", "coming", "the following"}:
        chosen = weekday_near(day, origin, "future", strict=True)
    elif mod == "this":
        chosen = origin + timedelta(days=day - origin.weekday())
        if tense == "future" and chosen < origin:
            chosen += timedelta(days=7)
    else:
        chosen = weekday_near(day, origin, tense)
        ahead = lambda: When.from_date(weekday_near(day, origin, "future"))  # noqa: E731 - kept for later
    return [Reading(match.start(), match.end(), When.from_date(chosen), DateKind.RELATIVE, looks_ahead=ahead)]


def _weekdays(match: re.Match[str], context: Context) -> list[Reading]:
    first, last = weekday_number(match["w1"]), weekday_number(match["w2"])
    length = (last - first) % 7
    if _NO_WEEKDAY_BEFORE.search(context.before(match.start())):
        return [Reading(match.start(), match.end(), None, DateKind.VAGUE)]
    if re.search(r"\s(?:and|or|&)\s", match.group()) and length != 1:
        return []
    if context.published is None:
        return [Reading(match.start(), match.end(), None, DateKind.RELATIVE)]
    tense = context.tense_at(match.start())
    if tense is not None:
        end = weekday_near(last, context.published, tense)
    else:
        end = weekday_near(first, context.published, tense) + timedelta(days=length)
    return [Reading(match.start(), match.end(), span(end - timedelta(days=length), end), DateKind.RELATIVE)]


def _ordinal(match: re.Match[str], context: Context) -> list[Reading]:
    wanted, month = day_number(match["d1"]), match["mod"]
    origin = (
        context.anchor.earliest if month in {"the same", "that"} and context.anchor else context.published
    )
    if origin is None or (month in {"the same", "that"} and not context.anchor):
        return [Reading(match.start(), match.end(), None, DateKind.RELATIVE)]
    if month:
        first = add_months(origin.replace(day=1), {"last": -1, "next": 1}.get(month, 0))
        when = When.from_date(first.replace(day=wanted))
    else:
        steps = {"past": (0, -1, -2), "future": (0, 1, 2)}.get(
            context.tense_at(match.start()) or "", (0, -1, 1)
        )
        days = [_in_month(add_months(origin.replace(day=1), n), wanted) for n in steps]
        fits = [
            day
            for day, n in zip(days, steps, strict=True)
            if day is not None
            and (n != 0 or steps[1:] == (-1, 1) or (day <= origin if -2 in steps else day >= origin))
        ]
        when = When.from_date(min(fits, key=lambda day: abs((day - origin).days)))
    return [Reading(match.start(), match.end(), when, DateKind.RELATIVE)]


def _in_month(first: date, day: int) -> date | None:
    try:
        return first.replace(day=day)
    except ValueError:
        return None  # a shorter month; the caller looks at its neighbors


def _is_name(match: re.Match[str], context: Context) -> bool:
    """Tell "Russia Today" from "Today": a capital inside a sentence makes a name."""
    if not match.group()[0].isupper():
        return False
    lead = context.before(match.start(), 3).rstrip(" ")
    return bool(lead) and (lead[-1].isalnum() or lead[-1] in ",&")


def _from_published(days: int) -> Rule:
    def rule(match: re.Match[str], context: Context) -> list[Reading]:
        if _is_name(match, context):
            return []
        further = any(match.groupdict().get(name) for name in ("before", "after"))
        published = context.published
        when = When.from_date(published + timedelta(days=days * (1 + further))) if published else None
        return [Reading(match.start(), match.end(), when, DateKind.RELATIVE)]

    return rule


def _period(match: re.Match[str], context: Context) -> list[Reading]:
    words, unit, part = " ".join(match["mod"].lower().split()), match["unit"].lower(), part_of(match)
    if words == "last" and re.search(r"(?i)\bthe\s+$", context.before(match.start("mod"))):
        return []
    on_anchor = words in {"the following", "the next", "the previous", "the same", "that"}
    origin = context.published
    if on_anchor:
        known = context.anchor if unit in {"week", "weekend"} else context.period or context.anchor
        origin = known.latest if known and precision_allows(known, unit) else None
    step = (
        -1
        if words in {"last", "the previous"}
        else 1
        if words in {"next", "the following", "the next"}
        else 0
    )
    when = part_when(_whole(origin, unit, step), part) if origin else None
    if origin and not step and unit == "week" and part in {"earlier", "later"}:
        monday = origin - timedelta(days=origin.weekday())
        when = span(monday, origin) if part == "earlier" else span(origin, monday + timedelta(days=6))
    if origin and unit == "weekend" and words == "this" and context.tense_at(match.start()) == "past":
        when = _past_weekend(origin)
    return [Reading(match.start(), match.end(), when, DateKind.RELATIVE, part=part)]


def _whole(origin: date, unit: str, step: int) -> When:
    """Give the week (Monday to Sunday), weekend, month, quarter or year `step` away from that of `origin`."""
    if unit == "year":
        return year_when(origin.year + step)
    if unit == "month":
        moved = add_months(origin, step)
        return month_when(moved.year, moved.month)
    if unit == "quarter":
        moved = add_months(origin, 3 * step)
        return quarter_when(moved.year, (moved.month + 2) // 3, 3)
    monday = origin - timedelta(days=origin.weekday()) + timedelta(weeks=step)
    if unit == "weekend":
        return span(monday + timedelta(days=5), monday + timedelta(days=6))
    return span(monday, monday + timedelta(days=6))


def _past_weekend(origin: date) -> When:
    saturday = weekday_near(5, origin, "past")
    return span(saturday, saturday + timedelta(days=1))


def _the_period(match: re.Match[str], context: Context) -> list[Reading]:
    part = part_of(match) if "part" in match.re.groupindex else "end"
    when = None
    if context.published:
        when = part_when(_whole(context.published, match["unit"].lower(), 0), part)
    return [Reading(match.start(), match.end(), when, DateKind.RELATIVE, part=part)]


def _weekend(match: re.Match[str], context: Context) -> list[Reading]:
    if context.published is None:
        return [Reading(match.start(), match.end(), None, DateKind.RELATIVE)]
    if context.tense_at(match.start()) in {"future", "present"}:
        when = _whole(context.published, "weekend", 0)
    else:
        when = _past_weekend(context.published)
    return [Reading(match.start(), match.end(), when, DateKind.RELATIVE)]


def _ago(match: re.Match[str], context: Context) -> list[Reading]:
    unit, way = match["unit"].lower(), match["way"].lower()
    unknown = [
        Reading(match.start(), match.end(), None, DateKind.VAGUE if match["vague"] else DateKind.RELATIVE)
    ]
    if match["vague"] or unit == "decade":
        return unknown
    tail = context.text[match.end() : match.end() + 20]
    if way in {"before", "after"} and re.match(r"\s+(?!and\b|but\b|or\b|in\b|at\b|when\b)\w", tail):
        return unknown  # it hangs on the event that the next words name
    if way in {"ago", "from now"}:
        origin = context.published
    else:
        known = (context.anchor, context.period if unit in {"month", "year"} else None)
        anchor = next((when for when in known if when is not None and precision_allows(when, unit)), None)
        origin = anchor and (anchor.earliest if way in {"earlier", "before"} else anchor.latest)
    if origin is None:
        return unknown
    count = number(match["n"]) * (1 if way in {"later", "after", "from now"} else -1)
    exact = way not in {"ago", "from now"} and unit == "week" and not match["about"]
    when = shift(
        origin, 7 * count if exact else count, "day" if exact else unit, approximate=bool(match["about"])
    )
    return [Reading(match.start(), match.end(), when, DateKind.RELATIVE)]


_SUPERLATIVE = re.compile(r"(?i)(?<!\w)(?:first|only|rare|longest|[a-z]{3,}est|worst|best)\s[^,.;:]*$")
_PHRASE = 60


def _in_time(match: re.Match[str], context: Context) -> list[Reading]:
    # "In two weeks" is a length of work after a past verb and a point in time after a future one.
    if not match["time"] and context.tense_at(match.start()) != "future":
        return []
    if not match["time"] and _SUPERLATIVE.search(
        match.string, max(0, match.start() - _PHRASE), match.start()
    ):
        return []  # "the first such meeting in ten years" looks back
    when = shift(context.published, number(match["n"]), match["unit"].lower()) if context.published else None
    return [Reading(match.start(), match.end(), when, DateKind.RELATIVE)]


def _within(match: re.Match[str], context: Context) -> list[Reading]:
    ahead = match["next"] is not None and re.match(r"(?i)the\s", match["next"]) is not None
    following = ahead and "following" in match["next"].lower()
    if match["how"].lower() in {"in", "over", "during"} and (not ahead or (following and match["n"] is None)):
        return []
    plural = match.string[match.end("unit") : match.end("unit") + 1] in {"s", "S"}
    if match["n"] is None and (plural or not ahead):
        return [Reading(match.start(), match.end(), None, DateKind.VAGUE)]
    count, unit = number(match["n"] or "one"), match["unit"].lower()
    origin: date | None = context.published
    if unit == "hour" and match["how"].lower() not in {"within", "inside"}:
        return []
    if match["of"]:
        origin = None  # counted from an event that only the reader of the document can date
    elif following or (
        not ahead and not match["today"] and context.anchor and context.anchor.precision == "day"
    ):
        origin = context.anchor.latest if context.anchor and context.anchor.precision == "day" else None
    when = None
    if origin is not None:
        last = _later(origin, count, unit)
        if not following and not context.fixed_here and context.published and last < context.published:
            last = _later(context.published, count, unit)  # a term that was over by then is not set anew
        when = When.until(last)
    end = match.end() if match["of"] is None else match.start("of")
    return [Reading(match.start(), end, when, DateKind.RELATIVE, is_deadline=True)]


def _later(day: date, count: int, unit: str) -> date:
    if unit == "hour":
        return day + timedelta(days=-(-count // 24))
    if unit in {"day", "week"}:
        return day + timedelta(days=count * (7 if unit == "week" else 1))
    return add_months(day, count * (12 if unit == "year" else 1))


def _vague(match: re.Match[str], _: Context) -> list[Reading]:
    return [Reading(match.start(), match.end(), None, DateKind.VAGUE)]


def _same_day(match: re.Match[str], context: Context) -> list[Reading]:
    day = day_of(context.anchor)
    if day is None and context.anchor is None and re.search(r"(?i)\sin\s+the\s+day|^this\s", match.group()):
        day = context.published
    return [Reading(match.start(), match.end(), When.from_date(day) if day else None, DateKind.RELATIVE)]


def _event_day(match: re.Match[str], _: Context) -> list[Reading]:
    return [Reading(match.start(), match.end("day"), None, DateKind.EVENT)]


_HANGS: Final = re.compile(
    r"\s+(?!(?:for|to|in|with|on|at|and|by|from|but|as|near|into|aboard|alongside|via|under|during)(?!\w))\w"
)


def _other_day(match: re.Match[str], context: Context) -> list[Reading]:
    way = (match["way"] or match["way2"]).lower()
    anchor = context.anchor
    if match["way2"] and _HANGS.match(context.text[match.end() : match.end() + 20]):
        anchor = None  # "the day before the summit" hangs on the summit
    back = way in {"previous", "preceding", "before"}
    day = None
    if anchor is not None and anchor.precision == "day":
        day = anchor.earliest if back else anchor.latest
    when = When.from_date(day + timedelta(days=-1 if back else 1)) if day else None
    if anchor is None and context.anchor is not None:
        return [Reading(match.start(), match.end(), None, DateKind.EVENT)]
    return [Reading(match.start(), match.end(), when, DateKind.RELATIVE)]


def _nth_day(match: re.Match[str], context: Context) -> list[Reading]:
    anchor = context.stretch or context.anchor
    word, day = match["n"].lower(), None
    if anchor is not None and anchor.is_interval and anchor.precision == "day":
        if word in {"last", "final", "closing"}:
            day = anchor.latest
        elif anchor.earliest is not None:
            day = anchor.earliest + timedelta(days=0 if word == "opening" else number(word) - 1)
            day = day if anchor.contains(day) else None
    return [Reading(match.start(), match.end(), When.from_date(day) if day else None, DateKind.RELATIVE)]


def _duration(match: re.Match[str], _: Context) -> list[Reading]:
    words = match["n"] or match["n2"] or match["n3"]
    unit = next(match[name] for name in ("unit", "unit2", "unit3", "unit4") if match[name]).lower()
    days = (number(words) if words else 1) * (7 if unit == "week" else 1)
    return [Reading(match.start(), match.end(), None, DateKind.DURATION, days=days)]


RULES: Final[dict[str, Rule]] = {
    "turned_month": _turned_month,
    "weekdays": _weekdays,
    "weekday": _weekday,
    "week_weekday": _weekday,
    "ordinal": _ordinal,
    "today": _from_published(0),
    "yesterday": _from_published(-1),
    "tomorrow": _from_published(1),
    "period": _period,
    "the_period": _the_period,
    "period_end": _the_period,
    "weekend": _weekend,
    "ago": _ago,
    "in_time": _in_time,
    "within": _within,
    "vague": _vague,
    "same_day": _same_day,
    "same_hours": _same_day,
    "event_day": _event_day,
    "other_day": _other_day,
    "nth_day": _nth_day,
    "duration": _duration,
}
