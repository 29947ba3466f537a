"""When a contact took place, or by when an act is due: the date that stands in its own words."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Literal

import attrs

from diplotrack.when import When
from diplotrack_article.dates import DateKind, DateMention, as_due, ending, find_dates, lasting
from diplotrack_article.text import Layout

Tense = Literal["past", "present", "future"]

# "Began a four-day visit on Monday", "will end a four-day visit on Monday": which end of a stretch the date is.
_OPENING = frozenset(
    {
        "begin",
        "start",
        "open",
        "launch",
        "kick off",
        "commence",
        "arrive",
        "land",
        "depart",
        "leave",
        "embark",
        "set off",
    }
)
_CLOSING = frozenset({"end", "conclude", "finish", "complete", "wrap up", "wind up", "close", "return"})


@attrs.define
class Calendar:
    """The dates of a text, resolved as reading proceeds.

    Args:
        text: the document's text.
        layout: its sentences.
        published: the day of publication, or None.
    """

    _text: str
    _layout: Layout
    _published: datetime.date | None
    _anchor: When | None = None
    _found: dict[tuple[int, Tense | None], list[DateMention]] = attrs.field(factory=dict)

    @classmethod
    def of(cls, text: str, layout: Layout, published: datetime.date | None) -> Calendar:
        """The calendar of a text; a full date in its dateline stands in for a missing day of publication."""
        if published is None and layout.dateline is not None and layout.dateline.when_text is not None:
            dated = find_dates(layout.dateline.when_text, published=None)
            whole = [m.when for m in dated if m.when is not None and m.when.is_day]
            published = whole[0].earliest if whole else None
        return cls(text, layout, published)

    def advance(self, sentence: int) -> None:
        """Let a sentence's first full date be what "the same day" in later ones means."""
        for mention in self._mentions(sentence, None):
            if (
                mention.when is not None
                and mention.when.is_day
                and mention.kind in (DateKind.ABSOLUTE, DateKind.RELATIVE)
            ):
                self._anchor = mention.when
                break

    def when(
        self,
        sentence: int,
        span: tuple[int, int],
        at: int,
        tense: Tense | None,
        *,
        verb: str | None = None,
        besides: Sequence[tuple[int, int]] = (),
    ) -> When | None:
        """The date nearest to an offset within a clause; None where the clause has none, or only a vague one.

        Args:
            sentence: the clause's sentence.
            span: the clause.
            at: offset of its predicate.
            tense: its tense, which tells on which side of the publication an unnamed year or week lies.
            verb: lemma of the verb, which tells whether a stretch of days begins or ends on the date; else a past
                one ends on it and a coming one begins.
            besides: spans of clauses within it that have dates of their own.
        """
        dated = [
            mention
            for mention in self._within(sentence, span, tense)
            if not any(start <= mention.start < end for start, end in besides)
        ]
        days = [m for m in dated if m.days is not None]
        points = [m for m in dated if m.when is not None and m.kind in (DateKind.ABSOLUTE, DateKind.RELATIVE)]
        points.sort(key=lambda m: (m.attributive, abs(m.start - at)))
        if not points:
            return None
        chosen = points[0].when
        if chosen is not None and days and days[0].days is not None and chosen.is_day and tense is not None:
            over = verb in _CLOSING or (tense == "past" and verb not in _OPENING)
            stretch = ending(chosen, days[0].days) if over else lasting(chosen, days[0].days)
            return stretch or chosen
        return chosen

    def due(self, sentence: int, span: tuple[int, int], at: int) -> When | None:
        """The time that an act's own words set for it, None where they set none."""
        points = [
            (m, due)
            for m in self._within(sentence, span, "future")
            if not m.attributive and m.start >= at and (due := as_due(m)) is not None
        ]
        points.sort(key=lambda pair: (not pair[0].is_deadline, abs(pair[0].start - at)))
        return points[0][1] if points else None

    def _within(self, sentence: int, span: tuple[int, int], tense: Tense | None) -> list[DateMention]:
        return [m for m in self._mentions(sentence, tense) if span[0] <= m.start and m.end <= span[1]]

    def _mentions(self, sentence: int, tense: Tense | None) -> list[DateMention]:
        key = (sentence, tense)
        if key not in self._found:
            place = self._layout.sentences[sentence]
            found = find_dates(
                self._text[place.body : place.end],
                published=self._published,
                tense=tense,
                anchor=self._anchor,
            )
            self._found[key] = [
                attrs.evolve(m, start=m.start + place.body, end=m.end + place.body) for m in found
            ]
        return self._found[key]
