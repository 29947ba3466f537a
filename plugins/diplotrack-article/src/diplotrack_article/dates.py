"""Dates in diplomatic English prose, resolved against the publication date.

`find_dates` reads a sentence or a clause. The rules, in the order of what writers use most:

- **Days** "24 August 2025", "August 24, 2025", "Aug. 24", "the 24th of August", "2025-08-24", with or without
  a weekday; in treaties "this twenty-fourth day of August, 2025". Without a year it is, by tense, the latest not after
  publication (past), the earliest not before it (future), else the closest; a weekday beside it decides where it can.
  Without a day of publication it is the closest to the last date of the text.
  "On the 24th" likewise among months.
- **Stretches** "14-16 March", "from August 31 to September 3", "between 3 and 5 May", "26 and 27 June" are
  intervals; "3 and 17 June" and "moved from 3 to 17 June" are two dates.
- **Months and years** "in July 2014", "March–May", "in 2017"; "early", "mid-" and "late October" are the month
  (the codebook's annotators write 2025-10), halves and quarters their months, "the summer of 2024" its year. A bare
  year counts only after a preposition or before the noun that it marks ("the 2018 summit"); a month that is also a
  name or a verb (March, April, May, June, August) only where the words before it make it a month.
- **Weekdays** "on Sunday": past or unknown tense, the last one up to publication, itself included; future and present,
  the first one from publication on. "Last Friday" is strictly before, "next Tuesday" strictly after; "Tuesday last
  week" counts weeks from Monday.
- **Counted from publication** today, yesterday, tomorrow, "two days ago", "last week", "next month", "earlier this
  year", "last November", "in two weeks' time". Days give a day, months a month, years a year; weeks ago an
  approximate day; "earlier this week" runs from Monday to publication.
- **Counted from another date**, the last in the text or else the document's: "the same day", "that evening", "a few hours
  later", "the next morning", "a month earlier", "two days before" from the last day (the `anchor`); "that month", "the
  following year" from the last date of any precision (`period`); "on the final day" from the last `stretch` of days.
- **Deadlines** "by the end of November", "before March", "no later than 5 May", "until Friday", "within 30 days":
  an interval with unknown start (codebook, Dates); `as_due` gives the last day. "By" and "until" include the date
  named, "before" and "ahead of" do not, except "before the end of". They look ahead, so that "by Friday" is the
  coming one; a month or day without a year is the closest where the caller says past. "Within" counts from the anchor
  unless that term was over by publication, else from publication; "within a month of signing" hangs on an event and
  stays unset.
- **Lengths** "a four-day visit", "for two days": kind ``duration`` with `DateMention.days`; `lasting` and `ending`
  put them to a day.
- **No event's date**: "since 1992" (kind ``since``), "after 12 March", "not before 2027" (``after``), the day in an
  agency's dateline (``dateline``), "in the coming days" (``vague``), "on the day of the vote" (``event``), which ends
  the anchor.

What is relative stays unset (``when`` is None) without the date it is counted from, and so does a day that the
calendar lacks. "The 50th anniversary", "2030 Agenda", "$273 billion", "Sunday Times", the verb "may" are no dates.
Nothing here reads the clock, and time grows with the text's length only.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

import attrs

from diplotrack.when import Precision, When
from diplotrack_article.date_absolute import RULES as ABSOLUTE
from diplotrack_article.date_calendar import Tense
from diplotrack_article.date_needs import candidates
from diplotrack_article.date_patterns import (
    AFTER,
    DEADLINE,
    NOT_BEFORE,
    SINCE,
    is_doubtful,
    is_rough,
    may_lead,
)
from diplotrack_article.date_reading import Context, DateKind, Reading, Rule
from diplotrack_article.date_relative import RULES as RELATIVE

__all__ = ["DateKind", "DateMention", "Tense", "as_due", "ending", "find_dates", "lasting"]

_LEAD: Final = 45
_RULES: Final[dict[str, Rule]] = ABSOLUTE | RELATIVE
_ENDS: Final = frozenset({"end", "close", "turn", "second half"})
_STARTS: Final = frozenset({"start", "beginning"})
_DATED: Final = frozenset({DateKind.ABSOLUTE, DateKind.RELATIVE})
_NO_DEADLINE: Final = frozenset({DateKind.DURATION, DateKind.VAGUE, DateKind.DATELINE, DateKind.EVENT})
_ATTRIBUTE_BEFORE: Final = re.compile(r"(?:(?<!\w)(?i:the|its|his|her|their|our|an?)|['’]s)\s+$")
_ATTRIBUTE_AFTER: Final = re.compile(
    r"['’]s?\s+\w|\s+(?!(?:and|or|to|in|on|at|for|with|by|of|as|that|the|is|was|were|are|has|had|will|after|before|when|"
    r"while|from|but|which|who|where|said|through|until|into|over|under|near|during|between)\b)[A-Za-z]"
)


@attrs.frozen(kw_only=True)
class DateMention:
    """A date, or a length of time, as a text words it.

    Attributes:
        start: offset of its first character; a deadline's "by", "since" and the like are part of it.
        end: offset behind its last character.
        when: the date; None for a length, for what is vague, and for what hangs on a date that is not known.
        kind: how the phrase gives it; only ``absolute`` and ``relative`` date an event.
        is_deadline: whether it is the latest time for something; `when` then has an unknown start.
        attributive: whether it marks the noun behind it ("the 2018 summit", "Friday's talks") and not the verb.
        days: the number of days of a length, else None.
    """

    start: int
    end: int
    when: When | None
    kind: DateKind
    is_deadline: bool = False
    attributive: bool = False
    days: int | None = None

    @property
    def is_stretch(self) -> bool:
        """Whether it is an interval of days and no deadline."""
        when = self.when
        return when is not None and when.is_interval and when.precision == "day" and not self.is_deadline

    def stands_in(self, spans: Iterable[tuple[int, int]]) -> bool:
        """Whether it begins in one of these stretches of the text."""
        return any(start <= self.start < end for start, end in spans)

    def moved(self, by: int) -> DateMention:
        """The same so many characters further on, as in the text that a sentence was taken from."""
        return DateMention(
            start=self.start + by,
            end=self.end + by,
            when=self.when,
            kind=self.kind,
            is_deadline=self.is_deadline,
            attributive=self.attributive,
            days=self.days,
        )


def find_dates(
    text: str,
    *,
    published: date | None,
    tense: Tense | None = None,
    anchor: When | None = None,
    period: When | None = None,
    stretch: When | None = None,
) -> list[DateMention]:
    """Find the dates in a sentence or clause, in the order of the text and without overlaps.

    Args:
        text: any text; nothing in it raises an error.
        published: the day from which it speaks, or None: then relative phrases are found but stay unset.
        tense: of the clause, where the caller knows it; otherwise guessed from the verb form before each date.
        anchor: the date that the document fixed last, for "the same day" and "a month earlier"; a day in the text
            itself takes its place for what follows.
        period: the date of any precision that the document fixed last, for "that month".
        stretch: the stretch of days that the document fixed last, for "on the second day".
    """
    matches = _matches(text)
    if not matches:
        return []
    context = Context(
        text=text, published=published, tense=tense, anchor=anchor, period=period, stretch=stretch
    )
    mentions: list[DateMention] = []
    position = counted = 0
    for start, name, match in matches:
        if start < position:
            continue
        for mention in mentions[
            counted:
        ]:  # only now: most sentences have one date, from which nothing is counted
            context = _fixed(context, mention)
        counted = len(mentions)
        for reading in _read(name, match, context):
            mentions.append(_mention(reading, context, mentions[-1].end if mentions else 0))
            position = reading.end
    return mentions


def has_dates(text: str) -> bool:
    """Whether anything in a sentence or clause looks like a date; most have none and need no closer look."""
    return bool(_matches(text))


def _fixed(context: Context, mention: DateMention) -> Context:
    """Let a day or a stretch of days be what later words of the text count from."""
    when = mention.when
    if mention.kind is DateKind.EVENT:
        return attrs.evolve(context, anchor=None, fixed_here=True)
    if when is None or mention.kind not in _DATED or mention.is_deadline:
        return context
    if when.is_day:
        return attrs.evolve(context, anchor=when, period=when, fixed_here=True)
    if when.is_interval and when.precision is Precision.DAY:
        return attrs.evolve(context, period=when, stretch=when)
    return attrs.evolve(context, period=when)


def as_due(mention: DateMention) -> When | None:
    """Give the date by which something is due: the last day of a deadline, else the date itself.

    None for what has no date, and for what dates no act to come (since, after, a dateline, a length).
    """
    if mention.when is None or mention.kind not in _DATED:
        return None
    end = mention.when.end
    return end if mention.is_deadline and isinstance(end, When) else mention.when


def lasting(start: When, days: int) -> When | None:
    """Give the stretch of `days` days that begins on `start`; None unless `start` is one day and `days` positive."""
    return _stretch(start, days, forward=True)


def ending(end: When, days: int) -> When | None:
    """Give the stretch of `days` days that ends on `end`; None unless `end` is one day and `days` positive."""
    return _stretch(end, days, forward=False)


def _stretch(edge: When, days: int, *, forward: bool) -> When | None:
    day = edge.earliest
    if not edge.is_day or day is None or days < 1:
        return None
    room = (date.max - day if forward else day - date.min).days
    if days - 1 > room:
        return None
    other = day + timedelta(days=days - 1 if forward else 1 - days)
    return When.between(day, other) if forward else When.between(other, day)


@functools.lru_cache(maxsize=32)  # One sentence is asked about for several tenses.
def _matches(text: str) -> tuple[tuple[int, str, re.Match[str]], ...]:
    """Give what the patterns match, by where it begins, of those the longest first."""
    patterns = candidates(text)
    if not patterns:
        return ()
    found = [
        (match.start(), -match.end(), rank, name, match)
        for rank, (name, pattern) in enumerate(patterns)
        for match in pattern.finditer(text)
    ]
    found.sort()  # no pattern matches twice at one place, so that the matches themselves are not compared
    return tuple((start, name, match) for start, _, _, name, match in found)


def _read(name: str, match: re.Match[str], context: Context) -> list[Reading]:
    try:
        return _RULES[name](match, context)
    except (ValueError, OverflowError):
        # No such day in the calendar, or no telling which year: the phrase stays visible, without a date.
        return [Reading(match.start(), match.end(), None)]


def _mention(reading: Reading, context: Context, free: int) -> DateMention:
    """Look at the words before and after a reading: by, since, after, around; a noun that it marks."""
    start, when, kind, is_deadline = reading.start, reading.when, reading.kind, reading.is_deadline
    lead = context.text[max(free, start - _LEAD) : start]  # what precedes `free` belongs to the date before
    attributive = _is_attributive(lead, context.text[reading.end : reading.end + 30]) and kind in _DATED
    if kind not in _NO_DEADLINE and not is_deadline and may_lead(lead):
        if match := NOT_BEFORE.search(lead):
            kind, start = DateKind.AFTER, start - len(lead) + match.start()
        elif (match := DEADLINE.search(lead)) and not (attributive and match["ahead"]):
            is_deadline, start = True, start - len(lead) + match.start()
            when = _until(reading, ahead=match["ahead"] is not None)
        elif match and reading.looks_ahead is not None:
            when = _ahead(reading)  # "ahead of Thursday's summit": the summit is still to come
        elif not attributive and (match := SINCE.search(lead)):
            kind, start = DateKind.SINCE, start - len(lead) + match.start()
        elif not attributive and (match := AFTER.search(lead)):
            kind, start = DateKind.AFTER, start - len(lead) + match.start()
    if when is not None and not when.is_interval and not is_deadline:
        when = _marked(when, lead)
    return DateMention(
        start=start,
        end=reading.end,
        when=when,
        kind=kind,
        is_deadline=is_deadline,
        attributive=attributive and not is_deadline,
        days=reading.days,
    )


def _is_attributive(lead: str, tail: str) -> bool:
    after = _ATTRIBUTE_AFTER.match(tail)
    return after is not None and (tail[0] in "'’" or _ATTRIBUTE_BEFORE.search(lead) is not None)


def _marked(when: When, lead: str) -> When:
    """Add the qualifier that "around" and "possibly" give."""
    approximate = when.approximate or is_rough(lead)
    uncertain = when.uncertain or is_doubtful(lead)
    if approximate == when.approximate and uncertain == when.uncertain:
        return when
    mark = "%" if approximate and uncertain else "~" if approximate else "?"
    return When.parse(str(when).rstrip("~?%") + mark)


def _ahead(reading: Reading) -> When | None:
    """Give the date as one still to come, where the phrase leaves that open."""
    if reading.looks_ahead is None:
        return reading.when
    try:
        return reading.looks_ahead()
    except (ValueError, OverflowError):
        return None  # the calendar ends before it


def _until(reading: Reading, *, ahead: bool) -> When | None:
    """Turn a date into a deadline's interval; `ahead`: the date itself is too late ("before March")."""
    when = _ahead(reading)
    if when is None or when.earliest is None or when.latest is None:
        return when
    first, last = when.earliest, when.latest
    part = reading.part
    if part in _ENDS:
        return When.until(last)
    if part in _STARTS:
        last = first
    elif part in {"mid", "middle"} and not when.is_interval and when.precision is not Precision.DAY:
        middle = date(first.year, 6, 30) if when.precision is Precision.YEAR else first.replace(day=15)
        return When.parse(f"/{middle.isoformat()}~")
    elif part == "early" and not when.is_interval:
        return When.parse(f"/{str(when).rstrip('~?%')}~")
    if ahead:
        if first == date.min:
            return None
        return When.until(first - timedelta(days=1))
    return When.until(last)
