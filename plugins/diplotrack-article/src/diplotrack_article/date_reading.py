"""What a rule gets and gives: the context of a date in prose, and the reading of a phrase."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import Final

import attrs

from diplotrack.when import When
from diplotrack_article.date_calendar import Tense
from diplotrack_article.date_patterns import TENSE_CUE

__all__ = ["Context", "DateKind", "Reading", "Rule", "relative_year"]

_WINDOW: Final = 100


class DateKind(StrEnum):
    """How a phrase gives its date."""

    ABSOLUTE = "absolute"  # written out, the year perhaps left to the reader
    RELATIVE = "relative"  # counted from the publication date or from another date of the document
    DURATION = "duration"  # a length: "four-day", "for two days"
    SINCE = "since"  # the start of a state, not the date of an event
    AFTER = "after"  # a date that the event follows
    DATELINE = "dateline"  # the day on which an agency wrote
    VAGUE = "vague"  # "in the coming days"
    EVENT = (
        "event"  # "on the day of the vote": the day of an event that only the reader of the document can date
    )


@attrs.frozen(kw_only=True)
class Context:
    """What a rule may know besides its match.

    Attributes:
        text: the whole text given to `find_dates`.
        published: the day from which the text speaks, or None.
        tense: what the caller says of the clause, or None.
        anchor: the date that the document fixed last, or None.
        period: the date of any precision that the document fixed last, or None: what "that month" means.
        stretch: the stretch of days that the document fixed last, or None: what "the second day" counts from.
        fixed_here: whether the anchor stands in the text itself and not in an earlier sentence.
    """

    text: str
    published: date | None
    tense: Tense | None
    anchor: When | None
    period: When | None = None
    stretch: When | None = None
    fixed_here: bool = False

    def tense_at(self, start: int) -> Tense | None:
        """Give the tense told, else that of the verb form before `start` in its clause, else None."""
        if self.tense is not None:
            return self.tense
        lead = re.split(r"[.;!?](?:\s|$)|\n", self.text[max(0, start - _WINDOW) : start])[-1]
        cues = list(TENSE_CUE.finditer(lead))
        if not cues:
            return None
        return "future" if cues[-1]["future"] else "past"

    def before(self, start: int, length: int = 40) -> str:
        """Give the text that leads up to `start`."""
        return self.text[max(0, start - length) : start]


@attrs.frozen
class Reading:
    """A stretch of text and the date it names, before what leads up to it (by, since, around) is looked at."""

    start: int
    end: int
    when: When | None
    kind: DateKind = DateKind.ABSOLUTE
    part: str | None = None
    days: int | None = None
    is_deadline: bool = False
    looks_ahead: Callable[[], When] | None = None


def relative_year(words: str | None, context: Context) -> int | None:
    """Give the year of "last year" and the like; ValueError where nothing says which it is."""
    if not words:
        return None
    if re.search(r"same|that", words):
        origin = context.anchor.earliest if context.anchor else None
    else:
        origin = context.published
    if origin is None:
        raise ValueError("the year hangs on a date that is not known")
    return origin.year + ((("last" in words) and -1) or ("next" in words) or 0)


Rule = Callable[[re.Match[str], Context], list[Reading]]
"""Reads one match of a pattern; an empty list where the words are no date after all."""
