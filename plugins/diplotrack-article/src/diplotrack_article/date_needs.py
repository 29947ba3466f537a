"""Which patterns for dates can match a text at all, by the words that stand in it.

Most sentences lack what most patterns need, and to look a word up is far cheaper than to run a pattern.
"""

from __future__ import annotations

import functools
import re
from typing import Final

from diplotrack_article.date_patterns import MONTHS, ONES, PART, PATTERNS, SHORT_MONTHS, TENS, WEEKDAYS

__all__ = ["candidates"]

# Marks for sorts of numbers, which stand among the words that a pattern needs.
_A_DAY, _A_YEAR, _A_DECADE, _NTH, _TWO, _FOUR, _SHORT_NUM = (
    "#day",
    "#year",
    "#decade",
    "#nth",
    "#two",
    "#four",
    "#num",
)
_SORTS: Final = (
    (_A_DAY, re.compile(r"(?:0?[1-9]|[12][0-9]|3[01])(?:st|nd|rd|th)?")),
    (_NTH, re.compile(r"[0-9]{1,2}(?:st|nd|rd|th)")),
    (_SHORT_NUM, re.compile(r"[0-9]{1,3}")),
    (_TWO, re.compile(r"[0-9]{2}")),
    (_FOUR, re.compile(r"[0-9]{4}")),
    (_A_YEAR, re.compile(r"(?:1[5-9]|20|21)[0-9]{2}")),
    (_A_DECADE, re.compile(r"(?:1[5-9]|20)[0-9]0s")),
)
_DAYS: Final = (_A_DAY,)
_YEARS: Final = (_A_YEAR,)
_MONTHLY: Final = (*MONTHS, *SHORT_MONTHS, *(name.upper() for name in (*MONTHS, *SHORT_MONTHS)))
_WEEKLY: Final = (*WEEKDAYS, *(name.upper() for name in WEEKDAYS))
_COUNTS: Final = (_SHORT_NUM, *ONES, *TENS, "a", "an")
_PARTS_OF_DAY: Final = ("day", "morning", "afternoon", "evening", "night")
_UNITS: Final = ("day", "days", "week", "weeks", "month", "months", "year", "years")
_DECADES: Final = ("decade", "decades")
_HOURS: Final = ("hour", "hours")
_SEASONS: Final = ("spring", "summer", "autumn", "fall", "winter")
_NTHS: Final = ("first", "second", "third", "fourth", "last", "final", "opening", "closing")
_PARTS: Final = (
    "end",
    "close",
    "start",
    "beginning",
    "middle",
    "turn",
    "half",
    *_NTHS,
    "early",
    "late",
    "mid",
    "earlier",
    "later",
)
# One word of each group is needed; a group that is named twice needs two.
_NEEDS: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    "iso": ((_FOUR,), (_TWO,)),
    "days_to_days": (_DAYS, _DAYS, _MONTHLY, _MONTHLY),
    "month_days": (_DAYS, _DAYS, _MONTHLY, _MONTHLY),
    "days_month": (_DAYS, _DAYS, _MONTHLY),
    "month_to_days": (_DAYS, _DAYS, _MONTHLY),
    "day": (_DAYS, _MONTHLY),
    "day_us": (_DAYS, _MONTHLY),
    "months": (_MONTHLY, _MONTHLY),
    "month": (_MONTHLY,),
    "turned_month": (_MONTHLY, ("last", "this", "next", "same", "following", "previous")),
    "years": (_YEARS, _YEARS),
    "decade": ((_A_DECADE,),),
    "year": (_YEARS,),
    "season": (_YEARS, _SEASONS),
    "quarter": (("q1", "q2", "q3", "q4", "quarter", "half"),),
    "weekdays": (_WEEKLY, _WEEKLY),
    "weekday": (_WEEKLY,),
    "week_weekday": (("week",), _WEEKLY),
    "ordinal": ((_NTH,), ("the",)),
    "today": (("today", "tonight", "morning", "afternoon", "evening"),),
    "yesterday": (("yesterday", "night"),),
    "tomorrow": (("tomorrow",),),
    "period": (
        ("week", "weekend", "month", "year", "quarter"),
        ("last", "this", "next", "current", "following", "previous", "same", "that"),
    ),
    "the_period": (("week", "month", "year"), _PARTS),
    "period_end": (("week", "month", "year"), ("end", "out", "over", "up")),
    "weekend": (("weekend",),),
    "ago": ((*_UNITS, *_DECADES), (*_COUNTS, "several", "some", "many"), ("ago", "from", "earlier", "later", "before", "after", "previously")),
    "in_time": (_UNITS, ("in",), _COUNTS),
    "within": ((*_UNITS, *_HOURS), ("within", "inside", "in", "over", "during")),
    "vague": (
        (*_UNITS, *_DECADES, *_HOURS, "future", *_SEASONS),
        ("next", "past", "last", "coming", "recent", "future", *_SEASONS),
    ),
    "treaty_day": (("day",), _MONTHLY),
    "same_day": (
        _PARTS_OF_DAY, ("same", "this", "that", "morning", "afternoon", "evening", "earlier", "later"),
    ),
    "same_hours": (("hours",), ("earlier", "later", "afterward", "afterwards")),
    "event_day": ((*_PARTS_OF_DAY, "eve"), ("of",)),
    "other_day": (_PARTS_OF_DAY, ("next", "following", "previous", "preceding", "before", "after")),
    "nth_day": (("day",), _NTHS),
    "duration": (
        ("day", "days", "week", "weeks", "daylong", "weeklong"),
        (*_COUNTS, "long", "daylong", "weeklong"),
    ),
}  # fmt: skip


# What the patterns need are whole words: of which sort a word is is looked up once for all patterns and texts.
_WORD: Final = re.compile(r"\w+")
_GROUPS: Final = tuple(dict.fromkeys(group for groups in _NEEDS.values() for group in groups))


def _mask(name: str, count: int) -> int:
    """The groups of which a pattern needs so many words, as bits in their order."""
    return sum(1 << at for at, group in enumerate(_GROUPS) if _NEEDS[name].count(group) >= count)


_MASKS: Final = tuple((name, _mask(name, 1), _mask(name, 2)) for name in PATTERNS)


def candidates(text: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Give the patterns that can match in `text` at all, in their order; most cannot in most sentences."""
    once = twice = 0
    for groups in filter(None, map(_HELD.__getitem__, _WORD.findall(text))):
        twice |= once & groups
        once |= groups
    return _possible(once, twice) if once else ()


class _Held(dict[str, int]):
    """The groups that a word is in, as bits in their order; of so many words that those of a language have room."""

    def __missing__(self, word: str) -> int:
        kinds = {word, word.lower(), *(sort for sort, form in _SORTS if form.fullmatch(word))}
        groups = sum(1 << at for at, group in enumerate(_GROUPS) if not kinds.isdisjoint(group))
        if len(self) < _MOST_WORDS:
            self[word] = groups
        return groups


_MOST_WORDS: Final = 1 << 13
_HELD: Final = _Held()


@functools.lru_cache(maxsize=1 << 10)
def _possible(once: int, twice: int) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The patterns that find all they need where words of these groups stand, and two of those."""
    parted = once & (1 << _GROUPS.index(_PARTS)) > 0
    return tuple(
        (name, _compiled(name, parted=parted))
        for name, one, two in _MASKS
        if once & one == one and twice & two == two
    )


@functools.cache
def _compiled(name: str, *, parted: bool) -> re.Pattern[str]:
    """A pattern, compiled when a text first asks for it: all of them at once take a tenth of a second.

    Where no word for a part of a year or month stands in the text, the pattern does without what looks for one at each of
    its characters, and has the groups of it without a match.
    """
    pattern, part = PATTERNS[name], f"{PART}?"
    if not parted and part in pattern:
        pattern = f"{pattern.replace(part, '')}(?:(?P<part>)(?P<part2>)(?!))?"
    return re.compile(pattern)
