"""The moment of a finding: the date in its own words, else in the words around it that share its time.

A contact is dated by its own clause; a noun by the relative clause that tells when it takes place ("the summit, which
opens on 31 August"), by its own words, by the verb that governs it. Without a date of its own a clause takes that of the
clause above it, where grammar says that both go on at one time: "flew to Sanaa on Monday to meet", "on Monday he came to
Lima, where he met". A clause that speaks of the time in words that give no date ("in recent days") stays undated.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from diplotrack.records import Party
from diplotrack.when import When
from diplotrack_article.clauses import Clause
from diplotrack_article.findings import ActFinding, ContactFinding
from diplotrack_article.lexicon import Lexicon
from diplotrack_article.same_time import (
    OCCURRING,
    at_one_time,
    containers,
    going_on,
    puts_forward,
    telling,
    weighs,
)
from diplotrack_article.timing import Calendar, Tense, Told
from diplotrack_article.wording import is_time
from diplotrack_article.words import words

# "On that occasion", "afterwards": words that put a clause into the scene told before.
_SCENE: Final = re.compile(
    r"(?i)(?<!\w)(?:on\s+(?:that|the|this)\s+occasion|on\s+the\s+(?:margins|sidelines)|afterwards?|thereafter|"
    r"(?:after|following|before|during|at)\s+the\s+(?:\w+\s+)?(?:talks|meeting|dialogue|summit|session|ceremony|call|lunch|dinner|consultations|negotiations|retreat|round)|"
    r"(?:after|following|during)\s+(?:it|them|which)|on\s+(?:its|their)\s+(?:margins|sidelines)|"
    r"at\s+(?:the|this|their|that)\s+(?:\w+\s+)?(?:meeting|session|ceremony|summit))(?!\w)"
)
_ELSEWHERE: Final = re.compile(
    r"(?<!\w)(?:[Ff]rom\s+(?:there|here|[^\W\d_a-z]\w+(?:\s[^\W\d_a-z]\w+)?)\s*,|[Ff]rom\s+there(?!\w)|"
    r"[Bb]efore\s+(?:coming|going|arriving|traveling|travelling|flying|heading)(?!\w)|"
    r"(?:travel+ed|flew|went|moved|headed|continued|drove|journeyed|proceeded)\s+(?:straight\s+|back\s+)?on(?:ward)?\s+to(?!\w)|"
    r"left\s+(?:[^\W\d_a-z]\w+\s+)?for(?!\w))"
)
# "Met before the summit on Monday": the day of the summit.
_AHEAD: Final = frozenset({"before", "ahead of", "prior to", "in advance of", "since", "until"})
_DEADLINE: Final = re.compile(r"(?i)(?<!\w)(?:by|before|until|within|no\s+later\s+than)(?!\w)")
_NEAR: Final = 80  # how many clauses before and behind one are looked at, however long its sentence is
_MAIN: Final = frozenset({"root", "parataxis"})
_POINTING_BACK: Final = frozenset(
    {"last", "previous", "past", "recent", "earlier", "first", "second", "third", "inaugural", "latest", "next", "upcoming"}
)  # fmt: skip
_LASTING: Final = frozenset({"visit", "meeting", "conference", "negotiation"})
_NAMED: Final = frozenset({"PROPN", "PRON"})
_ACTING: Final = words().title_heads | words().sides | words().members
_UNCHANGED: Final = frozenset(
    {"put", "set", "cut", "let", "hit", "shut", "read", "quit", "split", "spread", "cast", "cost", "hurt"}
)
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
    planned: bool = False


class Moments:
    """Dates findings as reading proceeds.

    Args:
        calendar: the dates of the text.
        text: the document's text.
        lexicon: which verbs carry a noun's meaning, report, or plan.
        clauses: the document's clauses, in order of text, or the first of them.
    """

    def __init__(
        self, calendar: Calendar, text: str, lexicon: Lexicon, clauses: Sequence[Clause] = ()
    ) -> None:
        self._calendar = calendar
        self._text = text
        self._lexicon = lexicon
        self._main: Clause | None = None
        self._dated = False
        self._scene: tuple[When, frozenset[Party]] | None = None  # no parties: anybody's

        self.enter(clauses)

    def enter(self, clauses: Sequence[Clause]) -> None:
        """Go on to the next clauses, which begin with a sentence of their own; the scene stays."""
        self._clauses = clauses
        self._starts = [clause.start for clause in clauses]
        self._mains: dict[int, Clause] = {}
        for clause in clauses:
            if clause.finite and clause.relation in _MAIN:
                self._mains.setdefault(clause.sentence, clause)

    def advance(self, sentence: int) -> None:
        """Go on to a sentence."""
        self._close()
        main = self._mains.get(sentence)
        self._main, self._dated = main, False
        self._calendar.advance(sentence, main.tense if main is not None else None)

    def _close(self) -> None:
        """At the end of a sentence that told no dated contact, let its main clause set the scene."""
        main = self._main
        if main is None or self._dated or not _in_narration(main) or main.lemma in self._lexicon.speech:
            return
        if not any(subject.pos in _NAMED or subject.lemma in _ACTING for subject in main.subjects):
            return  # "Oil prices rose on Monday" tells of nobody
        others = [*_inner(main, main), *_later(main, main)]
        others += [noun.span for noun in self._near(main) if noun.nominal and noun.span != main.span]
        told = self._calendar.told(main.sentence, main.span, main.start, "past", besides=others)
        if told is not None and told.when is not None and told.when.is_day and not told.marks:
            self._scene = told.when, frozenset()
            self._calendar.narrate(told.when)

    def of_contact(self, finding: ContactFinding) -> When | None:
        """When a contact took or takes place, None where its words and those around them do not say.

        A date that does not stand in its own clause is accounted for in the finding's chain.
        """
        for place in self._places(finding):
            told = self._told(place, finding)
            if told is not None:
                when = self._laid_out(told, place, finding)
                if when is not None and not _holds(finding.clause, told):
                    finding.chain = (*finding.chain, f"“{self._text[told.start : told.end]}”")
                self._set_scene(finding, when)
                return when
        when = self._from_scene(finding)
        if when is not None:
            finding.chain = (*finding.chain, f"{when}: when what was told before took place")
        elif finding.clause.nominal and finding.clause.governor is None:
            when = self._calendar.headed(finding.sentence)
            if when is not None:
                finding.chain = (*finding.chain, f"{when}: the day that the entry stands under")
        return when

    def of_act(self, finding: ActFinding) -> When | None:
        """By when an act is due, None where its words set no time."""
        act = finding.act or finding.clause
        if act is finding.clause and act.tense == "past":
            return None  # What is told as done has a date, but no deadline.
        at = act.start if finding.act else finding.clause.end
        if act is finding.clause and act.tense == "future":
            at = finding.span[0]  # "Next year the two sides will open": the act is in the verb itself
        done = [
            clause.span
            for clause in self._near(act)
            if clause.start > act.start
            and not clause.nominal
            and ((clause.finite and clause.tense == "past") or self._is_done(clause))
        ]
        return self._calendar.due(finding.sentence, finding.span, at, besides=done)

    def _is_done(self, clause: Clause) -> bool:
        """Whether a participle tells of what was done to a thing: "release the two detained in March"."""
        if not (clause.participle and clause.passive and clause.relation == "participle"):
            return False
        planned = clause.lemma in OCCURRING and clause.lemma not in ("sign", "initial")
        return not planned and _DEADLINE.search(self._text, *clause.span) is None

    def _told(self, place: _Place, finding: ContactFinding) -> Told | None:
        told = self._calendar.told(
            finding.sentence, place.span, place.at, place.tense, besides=place.besides, later=place.later,
            planned=place.planned,
        )  # fmt: skip
        if told is None and place.clause is finding.clause:
            told = self._calendar.adjoining(finding.sentence, place.span[1], place.tense)
            if told is None and not place.clause.nominal:
                told = self._calendar.fronted(finding.sentence, place.span[0], place.tense)
        return told

    def _set_scene(self, finding: ContactFinding, when: When | None) -> None:
        """Let the day of what is told as done in a main clause be that of what is told next."""
        if when is not None and when.precision == "day" and when.earliest is not None and _narrates(finding):
            self._scene, self._dated = (when, frozenset(finding.parties)), True
            if when.is_day:
                self._calendar.narrate(when)

    def _from_scene(self, finding: ContactFinding) -> When | None:
        """The day of the scene for a contact that is told as a part of it: in the same tense, with one of its parties."""
        if self._scene is None:
            return None
        clause = finding.clause
        verb = clause.governor if clause.nominal else clause
        told = verb is not None and _SCENE.search(self._text, *verb.span) is not None
        if self._scene[1] and not self._scene[1] & set(finding.parties) and not told:
            return None
        if verb is None or (clause.nominal and weighs(verb, clause, self._lexicon)):
            return None
        if _ELSEWHERE.search(self._text, *verb.span):
            self._scene = None  # "From there he flew to Chad": another place, another time.
            return None
        begun = finding.kind in ("visit", "conference") and going_on(verb)
        done = finding.status == "held" and not verb.perfect and told
        return self._scene[0] if begun or done or _narrates(finding) else None

    def _laid_out(self, told: Told, place: _Place, finding: ContactFinding) -> When | None:
        if told.when is None:
            return None
        role = finding.clause.governor_role
        if finding.kind not in _LASTING or role == "oblique:during":
            return told.when  # "met on Monday during a four-day visit": the day is one of the four
        return self._calendar.stretch(
            told.when,
            finding.sentence,
            place.span,
            place.tense,
            verb=_innermost(place.clause, told).lemma,
            journey=finding.kind == "visit",
            over=role in ("oblique:after", "oblique:following"),
        )

    def _places(self, finding: ContactFinding) -> Iterator[_Place]:
        clause = finding.clause
        if clause.nominal:
            for dating in telling(clause, self._near(clause), self._lexicon):
                yield self._place(dating, dating.start, finding)
        yield self._place(clause, clause.start, finding)
        verb = clause
        if clause.nominal:
            for whole in containers(clause, self._near(clause)):
                yield self._place(whole, clause.start, finding)
            if clause.governor is None:
                return
            verb = clause.governor
            if weighs(verb, clause, self._lexicon):
                if puts_forward(verb, self._lexicon):
                    yield attrs.evolve(self._place(verb, clause.start, finding), planned=True)
                return
            yield self._place(verb, clause.start, finding)
        yield from self._above(verb, finding)

    def _place(self, clause: Clause, at: int, finding: ContactFinding) -> _Place:
        besides = tuple(_inner(clause, finding.clause))
        if clause.nominal and clause.governor is not None:  # "was the first since the row broke out in May"
            besides += tuple(_inner(clause.governor, clause))
        besides += tuple(
            (phrase.start, phrase.end)
            for word, phrase in clause.obliques
            if word in _AHEAD and phrase.start > finding.clause.start and not is_time(phrase)
        )
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
        place = bisect_left(self._starts, clause.start)
        return [
            c for c in self._clauses[max(0, place - _NEAR) : place + _NEAR] if c.sentence == clause.sentence
        ]

    def _tense(self, clause: Clause, finding: ContactFinding) -> Tense | None:
        """On which side of the publication the words of a clause look."""
        status = str(finding.status)
        if status in ("postponed", "cancelled"):
            return None  # what was planned may lie on either side
        verb = _finite_above(clause)
        if verb is not None and verb.finite and not verb.infinitive:
            if verb.tense == "future":
                return "future"
            if verb.tense == "past" and verb.perfect:
                return "past"
            if (
                verb.tense == "present"
                and not verb.perfect
                and self._surely_present(verb)
                and (not clause.nominal or self._carried(clause))
            ):
                return "present"
        if status in ("scheduled", "proposed"):
            return "future"
        if status == "held":
            return "past"
        return verb.tense if verb is not None else None

    def _surely_present(self, verb: Clause) -> bool:
        """Whether the form is no past one that the parser took for a present: "wound up", "put"."""
        word = self._text[verb.start : verb.end].split(" ")[0].lower()
        if verb.lemma == "be" or verb.progressive or word.endswith("s") or word in _PRESENT:
            return True
        return word == verb.lemma.split(" ")[0] and word not in _UNCHANGED

    def _carried(self, noun: Clause) -> bool:
        """Whether a light verb carries a noun's meaning, so that its tense is the noun's: "they hold talks"."""
        verb = noun.governor
        return verb is not None and noun.governor_role == "object" and verb.lemma in self._lexicon.light


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
    if clause.nominal and (
        finding.definite or _POINTING_BACK & set(clause.phrase.adjectives if clause.phrase else ())
    ):
        return False
    return _in_narration(verb)


def _in_narration(verb: Clause) -> bool:
    main = verb.first or verb
    return main.relation in _MAIN and verb.finite and verb.tense == "past" and not verb.perfect


def _finite_above(clause: Clause) -> Clause | None:
    """The verb whose tense holds for a clause: its own, or that above a noun, a participle or an infinitive."""
    verb: Clause | None = clause
    for _ in range(6):
        if verb is None or (verb.finite and not verb.nominal):
            return verb
        verb = verb.governor if verb.nominal else verb.parent
    return None


def _holds(clause: Clause, told: Told) -> bool:
    return clause.span[0] <= told.start and told.end <= clause.span[1]


def _innermost(clause: Clause, told: Told) -> Clause:
    """The verb whose words hold the date."""
    verbs = [c for c in clause.everything() if not c.nominal and _holds(c, told)]
    if not verbs:
        return clause.governor if clause.nominal and clause.governor is not None else clause
    return min(verbs, key=lambda c: c.span[1] - c.span[0])
