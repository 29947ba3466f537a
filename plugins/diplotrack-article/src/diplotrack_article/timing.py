"""The dates of a text, sentence by sentence: which of them a stretch of words names, and what they count from."""

from __future__ import annotations

import datetime
import re
from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import Final, Literal

import attrs

from diplotrack.when import When
from diplotrack_article.dates import DateKind, DateMention, as_due, ending, find_dates, has_dates, lasting
from diplotrack_article.text import Layout, LineKind

Tense = Literal["past", "present", "future"]

# "Began a four-day visit on Monday", "will end a four-day visit on Monday": which end of a stretch the date is.
_OPENING: Final = frozenset(
    {"begin", "start", "open", "launch", "kick off", "commence", "arrive", "land", "depart", "leave", "embark", "set off",
     "fly", "travel", "head", "journey", "set out"}
)  # fmt: skip
_CLOSING: Final = frozenset(
    {"end", "conclude", "finish", "complete", "wrap up", "wind up", "close", "return"}
)
_POINTS: Final = frozenset({DateKind.ABSOLUTE, DateKind.RELATIVE})
# "Met ahead of Friday's vote": the date of another event, on which this one was not.
_OTHER_EVENT: Final = re.compile(
    r"(?i)(?<!\w)(?:ahead\s+of|before|prior\s+to|in\s+advance\s+of|in\s+preparation\s+for|since)\s+(?:(?:the|an?|his|her|its|their)\s+)?$"
)
# "Signed the plan for 2026": the term of the thing.
_TERM: Final = re.compile(r"(?i)(?<!\w)for\s+(?:the\s+(?:years?|period|term|seasons?)\s+)?$")
_PLANNED_FOR: Final = re.compile(r"(?i)(?<!\w)(?:for|to|until|till|into|in)\s+(?:the\s+)?$")
# What may stand between some words and their date: "talks, due in Muscat on", "a visit planned for".
_LINK: Final = re.compile(
    r",?\s*(?:(?:which\s+(?:was|were|is|are|had\s+been)\s+)?(?:originally\s+|initially\s+)?"
    r"(?:due|set|scheduled|planned|slated|expected|held|which\s+(?:took|takes|had\s+taken)\s+place|which\s+(?:open|beg[ai]n|start)\w*)\s+"
    r"(?:to\s+(?:be\s+)?\w+\s+)?(?:in\s+(?:[^\W\d_][\w.'’-]*\s+){1,3}?)?)?(?:(?:for|on|in|at)\s+)?"
)
_FRONT: Final = re.compile(r"(?i)(?:(?:late|early|later|earlier|on|in|at)\s+)*")
# "The truce of 19 October": the date of the thing; but "the evening of 19 October".
_OF: Final = re.compile(
    r"(?i)(?<!\w)(?!(?:day|morning|afternoon|evening|night|week|weekend|month|eve|course|spring|summer|autumn|fall)\s)\w+\s+of\s+(?:(?:the|last|this|next)\s+)?$"
)
_JOURNEY: Final = re.compile(r"(?i)[\s-]*(?:\w+\s+){0,2}(?:visit|trip|tour|stay|journey|swing)(?!\w)")
_AFTER: Final = re.compile(r"(?i)(?<!\w)(?:after|following)\s+(?:an?\s+|the\s+|his\s+|her\s+|their\s+)?$")
# How long an entry of a diary is at most, and how many can stand under one day.
_ENTRY: Final = 160
_ENTRIES: Final = 12
_ASIDE: Final = re.compile(r"\([^()]*\)")
_START: Final = attrgetter("start")
_NEWS: Final = datetime.timedelta(days=4)
_LINK_LENGTH: Final = 80
_LEAD: Final = 30


@attrs.frozen(kw_only=True)
class Told:
    """What some words tell of the time of an event.

    Attributes:
        when: the date; None where the words do speak of the time but give no date that can be known.
        start: offset of the words for the date.
        end: offset behind them.
        marks: whether they mark a noun ("Monday's vote") and not the verb.
    """

    when: When | None
    start: int
    end: int
    marks: bool = False


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
    _past_anchor: When | None = None
    _narrated: When | None = None
    _period: When | None = None
    _stretch: When | None = None
    _sentence: int | None = None
    _tense: Tense | None = None
    _found: dict[tuple[int, Tense | None], list[DateMention]] = attrs.field(factory=dict)

    @classmethod
    def of(cls, text: str, layout: Layout, published: datetime.date | None) -> Calendar:
        """The calendar of a text; a full date in its dateline stands in for a missing day of publication."""
        if published is None and layout.dateline is not None and layout.dateline.when_text is not None:
            dated = find_dates(layout.dateline.when_text, published=None)
            whole = [m.when for m in dated if m.when is not None and m.when.is_day]
            published = whole[0].earliest if whole else None
        return cls(text, layout, published)

    def advance(self, sentence: int, tense: Tense | None = None) -> None:
        """Go on to a sentence: the full date of the one before is now what "the same day" means.

        That is its first one, dates that only mark a noun ("Monday's vote") coming last; likewise its first stretch
        of days is what "the second day" counts from.

        Args:
            sentence: its index.
            tense: that of its main clause.
        """
        if self._sentence is not None and self._sentence != sentence:
            mentions = self._mentions(self._sentence, self._tense)
            if mentions:
                self._count_from(mentions)
            else:
                self._past_anchor = self._narrated or self._past_anchor
            self._found.clear()
        self._sentence, self._tense = sentence, tense

    def _count_from(self, mentions: Sequence[DateMention]) -> None:
        """Let the dates of a sentence be what is counted from in the next one."""
        dated = [m for m in mentions if m.kind in _POINTS and m.when is not None]
        dated.sort(key=self._marks)
        days = [m.when for m in dated if m.when and (m.when.is_day or m.is_stretch)]
        self._anchor = next(iter(days), self._anchor)
        done = (day for day in days if self._published is None or not _is_after(day, self._published))
        self._past_anchor = self._narrated or next(done, self._past_anchor)
        self._period = next((m.when for m in dated if not m.is_deadline), self._period)
        if any(m.kind is DateKind.EVENT for m in mentions):
            self._anchor = self._past_anchor = self._narrated = None
        self._stretch = next((m.when for m in dated if m.when and m.is_stretch), self._stretch)

    def narrate(self, day: When) -> None:
        """Let a day on which a text tells that something was done be "the same day" of what it tells next."""
        self._narrated = day

    def is_news(self, when: When) -> bool:
        """Whether something took place in the days before the text was published."""
        if self._published is None or when.latest is None:
            return False
        return datetime.timedelta(0) <= self._published - when.latest <= _NEWS

    def is_ahead(self, when: When) -> bool:
        """Whether something is to begin after the text was published."""
        return self._published is not None and when.earliest is not None and when.earliest > self._published

    def is_dated(self, sentence: int) -> bool:
        """Whether a sentence holds any date at all: most do not, and need no closer look."""
        place = self._layout.sentences[sentence]
        return has_dates(self._text[place.body : place.end])

    def names_any(self, sentence: int, span: tuple[int, int], tense: Tense | None) -> bool:
        """Whether a stretch of words names any date, or what else `told` looks at."""
        return bool(self._within(sentence, span, tense))

    def told(
        self,
        sentence: int,
        span: tuple[int, int],
        at: int,
        tense: Tense | None,
        *,
        besides: Sequence[tuple[int, int]] = (),
        later: Sequence[tuple[int, int]] = (),
        planned: bool = False,
        since: Literal["last", "first"] | None = None,
    ) -> Told | None:
        """What a stretch of words tells of an event's time, by the date nearest to its predicate.

        Args:
            sentence: the sentence of the words.
            span: the words.
            at: offset of the predicate.
            tense: its tense, which tells on which side of the publication an unnamed year or week lies.
            besides: spans within, of clauses that have dates of their own.
            later: spans within, of acts to come that have deadlines of their own.
            planned: whether only a date counts for which something is planned ("scheduled talks for Monday").
            since: whether "since" tells the last time ("has not met since 2019") or the first of what goes on
                ("have been in talks since May").

        Returns:
            None where the words say nothing of it.
        """
        dated = [
            mention
            for mention in self._within(sentence, span, tense)
            if not mention.stands_in(besides)
            and not (mention.is_deadline and mention.stands_in(later))
            and mention.kind not in (DateKind.DATELINE, DateKind.DURATION)
            and (
                not planned
                or (
                    mention.start > at and (mention.is_deadline or _PLANNED_FOR.search(self._before(mention)))
                )
            )
            and not (mention.attributive and _OTHER_EVENT.search(self._before(mention)))
            and self._thing_dated(mention) in (None, at)
            and not (tense == "past" and not planned and _TERM.search(self._before(mention)))
        ]
        points = _POINTS | {DateKind.SINCE} if since else _POINTS
        dated.sort(key=lambda m: (m.kind not in points, self._marks(m), abs(m.start - at)))
        if not dated:
            return None
        first = dated[0]
        when = first.when if first.kind in points else None
        if when is not None and first.kind is DateKind.SINCE and since == "first" and not when.is_interval:
            when = When.parse(f"{when}/..")
        return Told(when=when, start=first.start, end=first.end, marks=self._marks(first))

    def points(
        self,
        sentence: int,
        span: tuple[int, int],
        tense: Tense | None,
        besides: Sequence[tuple[int, int]] = (),
    ) -> list[Told]:
        """The dates of events in some words, in their order, without those that only mark a noun.

        Args:
            sentence: the sentence of the words.
            span: the words.
            tense: of their predicate.
            besides: spans within, of clauses that have dates of their own.
        """
        return [
            Told(when=mention.when, start=mention.start, end=mention.end)
            for mention in self._within(sentence, span, tense)
            if mention.kind in _POINTS
            and not mention.is_deadline
            and not self._marks(mention)
            and not mention.stands_in(besides)
        ]

    def adjoining(self, sentence: int, end: int, tense: Tense | None) -> Told | None:
        """What the date right behind some words tells, None where they are not followed by one."""
        for mention in self._from(sentence, end, tense, until=end + _LINK_LENGTH):
            if mention.kind in _POINTS and not mention.attributive:
                if _LINK.fullmatch(self._text, end, mention.start):
                    return Told(when=mention.when, start=mention.start, end=mention.end)
                return None
        return None

    def fronted(self, sentence: int, start: int, tense: Tense | None) -> Told | None:
        """What the date tells that opens a sentence right before some words, None where they follow none."""
        body = self._layout.sentences[sentence].body
        for mention in self._from(sentence, body, tense, until=min(start, body + _LEAD)):
            if mention.kind in _POINTS and not mention.attributive:
                opens = _FRONT.fullmatch(self._text, body, mention.start)
                if opens and not self._text[mention.end : start].strip(" ,\n"):
                    return Told(when=mention.when, start=mention.start, end=mention.end)
                return None
        return None

    def parting(self, sentence: int, verb: int, tense: Tense | None) -> Told | None:
        """What the date right before a verb or a "when" tells ("The envoy on Monday met Okello"), None without one."""
        body = self._layout.sentences[sentence].body
        for mention in self._from(sentence, max(body, verb - _LEAD), tense, until=verb):
            comma = "," if self._text.startswith("when", verb) else ""
            apart = self._text[mention.end : verb].strip().strip(comma)
            if mention.kind in _POINTS and not self._marks(mention) and not apart:
                return Told(when=mention.when, start=mention.start, end=mention.end)
        return None

    def headed(self, sentence: int) -> When | None:
        """The day that stands over an entry of a diary as a line of its own ("Monday 16 December (Geneva)"), None without one.

        Args:
            sentence: the entry.
        """
        sentences = self._layout.sentences
        if (
            sentences[sentence].kind is LineKind.PROSE
            and sentences[sentence].end - sentences[sentence].start > _ENTRY
        ):
            return None
        for place in reversed(sentences[max(0, sentence - _ENTRIES) : sentence]):
            if place.end - place.start > _ENTRY:
                return None
            line = self._text[place.start : place.end]
            dates = find_dates(line, published=self._published, tense=None)
            if len(dates) == 1 and dates[0].kind in _POINTS:
                rest = _ASIDE.sub("", line[: dates[0].start] + line[dates[0].end :])
                if not rest.strip(" :,.-–—"):
                    return dates[0].when
        return None

    def stretch(
        self,
        when: When,
        sentence: int,
        span: tuple[int, int],
        tense: Tense | None,
        *,
        verb: str,
        journey: bool,
        over: bool = False,
    ) -> When:
        """Lay a length that some words give ("a four-day visit") to a day; without one the date as it is.

        Args:
            when: the date.
            sentence: the sentence of the words.
            span: the words.
            tense: of the verb with the date: a past one ends the stretch on it, a coming one begins it.
            verb: its lemma, which may say that something begins or ends.
            journey: whether it is a journey; only that has the length of "a four-day visit".
            over: whether it was over on the date ("on Monday, after two days of talks").
        """
        days = [
            m.days
            for m in self._within(sentence, span, tense)
            if m.days is not None
            and (_JOURNEY.match(self._text, m.end) is not None) <= journey
            and (_AFTER.search(self._before(m)) is not None) <= (over or journey)
        ]
        if not days or not when.is_day or (tense is None and not over):
            return when
        over = over or verb in _CLOSING or (tense == "past" and verb not in _OPENING)
        return (ending(when, days[0]) if over else lasting(when, days[0])) or when

    def due(
        self,
        sentence: int,
        span: tuple[int, int],
        at: int,
        *,
        besides: Sequence[tuple[int, int]] = (),
        deadlines: bool = False,
    ) -> When | None:
        """The time that an act's own words set for it, None where they set none.

        Args:
            sentence: the sentence of the words.
            span: the words.
            at: offset from which on a date counts.
            besides: spans within, of what was done before.
            deadlines: whether only a deadline counts ("by Friday").
        """
        points = [
            (m, due)
            for m in self._within(sentence, span, "future")
            if m.start >= at
            and not m.stands_in(besides)
            and (m.is_deadline or not (deadlines or self._marks(m)))
            and (due := as_due(m)) is not None
        ]
        points.sort(key=lambda pair: (not pair[0].is_deadline, abs(pair[0].start - at)))
        return points[0][1] if points else None

    def _marks(self, mention: DateMention) -> bool:
        """Whether a date marks a noun ("Monday's vote", "the treaty of 1973") and not the verb."""
        return mention.attributive or self._thing_dated(mention) is not None

    def _thing_dated(self, mention: DateMention) -> int | None:
        """The offset of the word that a date behind "of" belongs to ("the treaty of 1973"), None without one."""
        before = self._before(mention)
        match = _OF.search(before) if "of" in before.lower().split()[-2:] else None
        return None if match is None else mention.start - len(before) + match.start()

    def _before(self, mention: DateMention) -> str:
        return self._text[max(0, mention.start - _LEAD) : mention.start]

    def _within(self, sentence: int, span: tuple[int, int], tense: Tense | None) -> list[DateMention]:
        return [m for m in self._from(sentence, span[0], tense, until=span[1]) if m.end <= span[1]]

    def _from(
        self, sentence: int, start: int, tense: Tense | None, *, until: int | None = None
    ) -> list[DateMention]:
        mentions = self._mentions(sentence, tense)
        if not mentions:
            return mentions
        first = bisect_left(mentions, start, key=_START)
        last = len(mentions) if until is None else bisect_left(mentions, until, key=_START)
        return mentions[first:last]

    def _mentions(self, sentence: int, tense: Tense | None) -> list[DateMention]:
        key = (sentence, tense)
        if key not in self._found:
            place = self._layout.sentences[sentence]
            found = find_dates(
                self._text[place.body : place.end],
                published=self._published,
                tense=tense,
                anchor=self._past_anchor if tense == "past" else self._anchor,
                period=self._period,
                stretch=self._stretch,
            )
            self._found[key] = [mention.moved(place.body) for mention in found]
        return self._found[key]


def _is_after(when: When, day: datetime.date) -> bool:
    return when.latest is None or when.latest > day
