"""The moment of a finding: the date in its own words, else in the words around it that share its time.

A contact is dated by its own clause; a noun by the relative clause that tells when it takes place ("the summit, which
opens on 31 August"), by its own words, by the verb that governs it. Without a date of its own a clause takes that of the
clause above it, where grammar says that both go on at one time: "flew to Sanaa on Monday to meet", "on Monday he came to
Lima, where he met". A clause that speaks of the time in words that give no date ("in recent days") stays undated.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from diplotrack.records import Party
from diplotrack.when import When
from diplotrack_article.clauses import Clause
from diplotrack_article.findings import ActFinding, ContactFinding
from diplotrack_article.lexicon import Lexicon
from diplotrack_article.same_time import at_one_time, going_on, telling, weighs
from diplotrack_article.timing import Calendar, Tense, Told

# "On that occasion", "afterwards": words that put a clause into the scene told before.
_SCENE: Final = re.compile(
    r"(?i)(?<!\w)(?:on\s+(?:that|the|this)\s+occasion|on\s+the\s+(?:margins|sidelines)|afterwards?|thereafter|"
    r"(?:after|following|before|during|at)\s+the\s+(?:\w+\s+)?(?:talks|meeting|dialogue|summit|session|ceremony|call|lunch|dinner))(?!\w)"
)
_POINTING_BACK: Final = frozenset(
    {"last", "previous", "past", "recent", "earlier", "first", "second", "third", "inaugural", "latest", "next", "upcoming"}
)  # fmt: skip
_PRESENT: Final = frozenset({"are", "am", "is", "'s", "’s", "'re", "’re"})


@attrs.frozen
class _Place:
    """Some words that may hold a finding's date: whose they are, and what in them is another's."""

    clause: Clause
    span: tuple[int, int]
    at: int
    tense: Tense | None
    besides: tuple[tuple[int, int], ...]
    later: tuple[tuple[int, int], ...]


class Moments:
    """Dates findings as reading proceeds.

    Args:
        calendar: the dates of the text.
        text: the document's text.
        lexicon: which verbs carry a noun's meaning, report, or plan.
        clauses: the document's clauses, in order of text.
    """

    def __init__(self, calendar: Calendar, text: str, lexicon: Lexicon, clauses: Sequence[Clause]) -> None:
        self._calendar = calendar
        self._text = text
        self._lexicon = lexicon
        self._by_sentence: dict[int, list[Clause]] = {}
        for clause in clauses:
            self._by_sentence.setdefault(clause.sentence, []).append(clause)
        self._scene: tuple[When, frozenset[Party]] | None = None

    def advance(self, sentence: int) -> None:
        """Go on to a sentence."""
        self._calendar.advance(sentence)

    def of_contact(self, finding: ContactFinding) -> When | None:
        """When a contact took or takes place, None where its words and those around them do not say."""
        for place in self._places(finding):
            told = self._told(place, finding)
            if told is not None:
                when = self._laid_out(told, place, finding)
                self._set_scene(finding, when)
                return when
        return self._from_scene(finding)

    def of_act(self, finding: ActFinding) -> When | None:
        """By when an act is due, None where its words set no time."""
        act = finding.act or finding.clause
        if act is finding.clause and act.tense == "past":
            return None  # What is told as done has a date, but no deadline.
        at = act.start if finding.act else finding.clause.end
        return self._calendar.due(finding.sentence, finding.span, at)

    def _told(self, place: _Place, finding: ContactFinding) -> Told | None:
        told = self._calendar.told(
            finding.sentence, place.span, place.at, place.tense, besides=place.besides, later=place.later
        )
        if told is None and place.clause is finding.clause and not place.clause.nominal:
            return self._calendar.adjoining(finding.sentence, place.span[1], place.tense)
        return told

    def _set_scene(self, finding: ContactFinding, when: When | None) -> None:
        """Let the day of what is told as done in a main clause be that of what is told next."""
        if when is not None and when.precision == "day" and when.earliest is not None and _narrates(finding):
            self._scene = when, frozenset(finding.parties)

    def _from_scene(self, finding: ContactFinding) -> When | None:
        """The day of the scene for a contact that is told as a part of it: in the same tense, with one of its parties."""
        if self._scene is None or not self._scene[1] & set(finding.parties):
            return None
        clause = finding.clause
        if _narrates(finding) or _SCENE.search(self._text, *clause.span):
            return self._scene[0]
        verb = clause.governor if clause.nominal else clause
        if finding.kind == "visit" and verb is not None and going_on(verb):
            return self._scene[0]
        return None

    def _laid_out(self, told: Told, place: _Place, finding: ContactFinding) -> When | None:
        if told.when is None:
            return None
        verb = _innermost(place.clause, told)
        tense = place.tense
        return self._calendar.stretch(told.when, finding.sentence, place.span, tense, verb.lemma)

    def _places(self, finding: ContactFinding) -> Iterator[_Place]:
        clause = finding.clause
        if clause.nominal:
            for dating in telling(clause, self._near(clause), self._lexicon):
                yield self._place(dating, dating.start, finding)
        yield self._place(clause, clause.start, finding)
        verb = clause
        if clause.nominal:
            if clause.governor is None:
                return
            verb = clause.governor
            if weighs(verb, clause, self._lexicon):
                return
            yield self._place(verb, clause.start, finding)
        yield from self._above(verb, finding)

    def _place(self, clause: Clause, at: int, finding: ContactFinding) -> _Place:
        besides = tuple(_inner(clause, finding.clause))
        later = tuple(_later(clause, finding.clause))
        return _Place(clause, clause.span, at, self._tense(clause, finding), besides, later)

    def _above(self, clause: Clause, finding: ContactFinding) -> Iterator[_Place]:
        """The clauses above one that go on at the same time, from the nearest."""
        for _ in range(4):
            above = at_one_time(clause, self._near(clause), self._text, self._lexicon)
            if above is None:
                return
            yield self._place(above, clause.start, finding)
            clause = above

    def _near(self, clause: Clause) -> list[Clause]:
        return self._by_sentence.get(clause.sentence, [])

    def _tense(self, clause: Clause, finding: ContactFinding) -> Tense | None:
        """On which side of the publication the words of a clause look."""
        status = str(finding.status)
        verb: Clause | None = clause
        while verb is not None and verb.nominal:
            verb = verb.governor
        if verb is not None and verb.finite and not verb.infinitive:
            if verb.tense == "future":
                return "future"
            if verb.tense == "past" and verb.perfect:
                return "past"
            if verb.tense == "present" and not verb.perfect and self._surely_present(verb) and not clause.nominal:
                return "present"
        if status in ("scheduled", "proposed"):
            return "future"
        if status == "held":
            return "past"
        return verb.tense if verb is not None else None

    def _surely_present(self, verb: Clause) -> bool:
        """Whether the form is no past one that the parser took for a present: "wound up", "put"."""
        word = self._text[verb.start : verb.end].split(" ")[0].lower()
        return verb.progressive or word.endswith("s") or word in _PRESENT


def _inner(clause: Clause, within: Clause) -> list[tuple[int, int]]:
    """The finite clauses below a clause, whose dates are their own; but not those that the predicate at hand is in."""
    return [
        inner.span
        for inner in clause.everything()
        if inner is not clause
        and inner.finite
        and not inner.nominal
        and not inner.span[0] <= within.start < inner.span[1]
    ]


def _later(clause: Clause, within: Clause) -> list[tuple[int, int]]:
    """The infinitives below a clause, whose deadlines are their own: "the pledge made at the summit to act by 2040"."""
    return [
        inner.span
        for inner in clause.everything()
        if inner is not clause
        and inner.infinitive
        and not inner.nominal
        and not inner.span[0] <= within.start < inner.span[1]
    ]


def _narrates(finding: ContactFinding) -> bool:
    """Whether a contact is told as done in a main clause and in the tense of narration."""
    clause = finding.clause
    verb = clause.governor if clause.nominal else clause
    if verb is None or verb.nominal or finding.status != "held":
        return False
    if clause.nominal and (finding.definite or _POINTING_BACK & set(clause.phrase.adjectives if clause.phrase else ())):
        return False
    main = verb.first or verb
    return main.relation == "root" and verb.finite and verb.tense == "past" and not verb.perfect


def _innermost(clause: Clause, told: Told) -> Clause:
    """The verb whose words hold the date."""
    verbs = [
        c
        for c in clause.everything()
        if not c.nominal and c.span[0] <= told.start and told.end <= c.span[1]
    ]
    if not verbs:
        return clause.governor if clause.nominal and clause.governor is not None else clause
    return min(verbs, key=lambda c: c.span[1] - c.span[0])
