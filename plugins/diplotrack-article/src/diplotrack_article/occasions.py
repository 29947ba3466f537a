"""Occasions: the dates of one clause that tells of several contacts.

One pair met more than once ("met in Oslo in May and again in June"), or several were met one by one, each on a day of
their own ("spoke on Monday with Musa and on Tuesday with Okello").
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

import attrs

from diplotrack_article.timing import Told

_NAME: Final = r"(?:the\s+)?[^\W\d_a-z][\w’'.-]*(?:\s+(?:(?:of|de|al)\s+)?[^\W\d_a-z][\w’'-]*){0,3}"
# What stands between one time and the next one.
_FURTHER: Final = re.compile(
    rf"(?:\s+(?:in|at)\s+{_NAME})?(?:,\s[^,;]{{1,60}})?,?\s+and\s+"
    r"(?P<own>)(?:then\s+|later\s+|earlier\s+|also\s+)?"
    r"(?P<again>(?:yet\s+)?again(?!\w)|once\s+(?:more|again)|(?:for\s+)?a\s+(?:second|third)\s+time)?,?\s*"
    rf"(?:(?:in|at)\s+(?P<place>{_NAME}))?\s*,?\s*(?:(?:in|on|at)\s+)?(?:(?:early|late)\s+)?"
)
_BEHIND: Final = re.compile(rf"\s+(?:in|at)\s+(?P<place>{_NAME})")


# What goes on to the next one of a list.
_NEXT: Final = re.compile(r"(?<!\w)(?:and|then|before|followed by|but)(?!\w)|;")


@attrs.frozen
class Occasion:
    """A further time of which a clause says that something took place.

    Attributes:
        told: the time.
        start: offset of the words for it.
        place: the name of the place, None where none is named.
    """

    told: Told
    start: int
    place: str | None


def further(text: str, dates: Sequence[Told], told: Told) -> Occasion | None:
    """The next occasion that a clause goes on to, None where it does not.

    Args:
        text: the document's text.
        dates: those of the clause, in their order.
        told: the time of the occasion before.
    """
    again = next((date for date in dates if date.start >= told.end), None)
    between = None if again is None else _FURTHER.fullmatch(text, told.end, again.start)
    if again is None or between is None:
        return None
    place = between["place"]
    if place is None and (named := _BEHIND.match(text, again.end)) is not None:
        place = named["place"]
    if place is None and not between["again"]:
        return None
    return Occasion(told=again, start=between.start("own"), place=place)


def in_turn(text: str, dates: Sequence[Told], turns: Sequence[int]) -> dict[int, Told] | None:
    """The date of each of several who are met one by one.

    Args:
        text: the document's text.
        dates: those of the clause, in their order.
        turns: offsets of the words for each of them.

    Returns:
        The dates by these offsets, without those that have none; None where one date is that of all.
    """
    order = sorted(turns)
    if not any(order[0] < date.start < order[-1] for date in dates):
        return None
    found: dict[int, Told] = {}
    for date in dates:
        behind = bisect_left(order, date.start)
        on = _NEXT.search(text, order[behind - 1], date.start) if behind else None
        whose = order[behind] if behind < len(order) and (not behind or on) else order[behind - 1]
        found.setdefault(whose, date)
    for before, behind in itertools.pairwise(order):
        if before in found:
            found.setdefault(behind, found[before])
    return found
