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
from typing import Final, Literal

import attrs

from diplotrack.when import When
from diplotrack_article.clauses import Clause
from diplotrack_article.date_calendar import shift
from diplotrack_article.date_patterns import number
from diplotrack_article.findings import ActFinding, ContactFinding
from diplotrack_article.lexicon import Lexicon
from diplotrack_article.occasions import further, in_turn
from diplotrack_article.same_time import (
    OCCURRING,
    at_one_time,
    containers,
    finite_above,
    inner_spans,
    later_spans,
    leads_on,
    puts_forward,
    same_tense,
    telling,
    verb_above,
    weighs,
)
from diplotrack_article.scenes import MAIN, Scenes
from diplotrack_article.timing import Calendar, Tense, Told
from diplotrack_article.wording import is_time

_COUNTED: Final = re.compile(
    r"(?i)(?<!\w)(?P<count>an?|one|two|three|four|five|six|seven|eight|nine|ten|[0-9]{1,2})\s+"
    r"(?P<unit>day|week|month|year)s?\s+(?P<side>after|before)\s"
)
_FROM: Final = re.compile(r"(?<!\w)from\s[^,]{1,40},?\s*$")
# "Met before the summit on Monday": the day of the summit.
_AHEAD: Final = frozenset({"before", "ahead of", "prior to", "in advance of", "since", "until"})
_DEADLINE: Final = re.compile(r"(?i)(?<!\w)(?:by|before|until|within|no\s+later\s+than)(?!\w)")
_LEAD: Final = 25
_NEAR: Final = 80  # how many clauses before and behind one are looked at, however long its sentence is
_LASTING: Final = frozenset({"visit", "meeting", "conference", "negotiation"})
# Behind these stands a time, and behind "by" or "within" a deadline.
_AT_A_TIME: Final = frozenset({"", "at", "during", "in", "on"})
_UNCHANGED: Final = frozenset(
    {"put", "set", "cut", "let", "hit", "shut", "read", "quit", "split", "spread", "cast", "cost", "hurt"}
)
_PRESENT: Final = frozenset({"are", "am", "is", "'s", "’s", "'re", "’re"})


@attrs.frozen
class _Place:
    """Some words that may hold a finding's date: whose they are, and what in them is another's."""

    clause: Clause
    at: int
    tense: Tense | None
    of: Clause
    planned: bool = False

    @property
    def span(self) -> tuple[int, int]:
        """Where the words stand."""
        return self.clause.span

    def besides(self) -> list[tuple[int, int]]:
        """Spans within, of clauses that have dates of their own."""
        found = inner_spans(self.clause, self.of)
        if self.clause.nominal and self.clause.governor is not None:
            # "was the first since the row broke out in May"
            found += inner_spans(self.clause.governor, self.clause)
        found += [
            (phrase.start, phrase.end)
            for word, phrase in self.clause.obliques
            if word in _AHEAD and phrase.start > self.of.start and not is_time(phrase)
        ]
        return found

    def later(self) -> list[tuple[int, int]]:
        """Spans within, of acts to come that have deadlines of their own."""
        return later_spans(self.clause, self.of)


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
        self._scenes = Scenes(calendar, text, lexicon)
        self.enter(clauses)

    def enter(self, clauses: Sequence[Clause]) -> None:
        """Go on to the next clauses, which begin with a sentence of their own; the scene stays."""
        self._in_sentence: dict[int, list[Clause]] = {}
        self._mains: dict[int, Clause] = {}
        for clause in clauses:
            self._in_sentence.setdefault(clause.sentence, []).append(clause)
            if clause.finite and clause.relation in MAIN:
                self._mains.setdefault(clause.sentence, clause)

    def advance(self, sentence: int) -> None:
        """Go on to a sentence."""
        main = self._main
        self._scenes.close(main, self._near(main) if main is not None else ())
        main = self._main = self._mains.get(sentence)
        self._calendar.advance(sentence, main.tense if main is not None else None)

    def of_contacts(self, finding: ContactFinding) -> list[tuple[ContactFinding, When | None]]:
        """A finding with its date, and one more for each further time that its words tell of."""
        when = self._of_contact(finding)
        found = [(finding, when)]
        told, place = self._found or (None, None)
        verb = finding.clause.governor or finding.clause
        while told is not None and place is not None:
            span = max(place.span[0], told.end), max(place.span[1], verb.span[1])
            occasion = further(self._text, self._calendar.points(finding.sentence, span, place.tense), told)
            if occasion is None or (finding.kind == "visit" and occasion.place):
                break
            told = occasion.told
            again = attrs.evolve(finding, place=occasion.place or finding.place, turns=(), turn=told.start)
            if again.span[0] < occasion.start < told.end <= again.span[1]:
                again.span = occasion.start, again.span[1]
            found.append((again, told.when))
        return found

    def _of_contact(self, finding: ContactFinding) -> When | None:
        """When a contact took or takes place, None where its words and those around them do not say.

        A date that does not stand in its own clause is accounted for in the finding's chain.
        """
        self._found: tuple[Told, _Place] | None = None
        for place in self._places(finding) if self._calendar.is_dated(finding.sentence) else ():
            told = self._told(place, finding)
            if told is not None:
                self._found = told, place
                when = self._laid_out(told, place, finding)
                if when is not None and not _holds(finding.clause, told):
                    finding.chain = (*finding.chain, f"“{self._text[told.start : told.end]}”")
                self._scenes.set(finding, when)
                return when
        when = self._scenes.of(finding)
        if when is not None:
            finding.chain = (*finding.chain, f"{when}: when what was told before took place")
        elif finding.clause.nominal and finding.clause.governor is None:
            when = self._calendar.headed(finding.sentence)
            if when is not None:
                finding.chain = (*finding.chain, f"{when}: the day that the entry stands under")
        return when

    def of_act(self, finding: ActFinding) -> When | None:
        """By when an act is due, None where its words set no time."""
        if not self._calendar.names_any(finding.sentence, finding.span, "future"):
            return None
        act = finding.act or finding.clause
        # What is told as done has a date, and at most a deadline: "demanded their release by Friday".
        told = act is finding.clause and act.tense == "past"
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
        if finding.act in (None, finding.clause):
            done += _spoken(finding.clause)
        return self._calendar.due(finding.sentence, finding.span, at, besides=done, deadlines=told)

    def _is_done(self, clause: Clause) -> bool:
        """Whether a participle tells of what was done to a thing: "release the two detained in March"."""
        if not (clause.participle and clause.passive and clause.relation == "participle"):
            return False
        planned = clause.lemma in OCCURRING and clause.lemma not in ("sign", "initial")
        return not planned and _DEADLINE.search(self._text, *clause.span) is None

    def _counted(self, place: _Place, finding: ContactFinding) -> Told | None:
        """The day so long before or after that of the clause above: "visited Oslo on 2 June, three days after he met Musa"."""
        start, clause = place.span[0], place.clause
        above = None if clause.nominal else verb_above(clause)
        if above is None:
            return None
        around = self._text[max(0, start - _LEAD) : start + _LEAD].lower()
        if "after" not in around and "before" not in around:
            return None
        counted = _COUNTED.search(self._text, max(0, start - _LEAD), start + _LEAD)
        if counted is None or not counted.start() <= start < counted.end():
            return None  # the parser leaves "three days" to either clause
        past = above.finite and above.tense == "past"  # "met Musa, two days before he is to see Okello"
        tense = "past" if past else self._tense(above, finding)
        besides = [*inner_spans(above, above), place.span]
        told = self._calendar.told(finding.sentence, above.span, above.start, tense, besides=besides)
        day = told.when.earliest if told is not None and told.when is not None and told.when.is_day else None
        if day is None:
            return None
        back = -1 if counted["side"].lower() == "after" else 1
        when = shift(day, back * number(counted["count"]), counted["unit"].lower())
        return Told(when=when, start=counted.start(), end=counted.end())

    def _told(self, place: _Place, finding: ContactFinding) -> Told | None:
        if finding.turn is not None and place.span[0] <= finding.turn < place.span[1]:
            span, verb = place.span, place.clause.governor
            if place.clause.nominal and verb is not None:
                # "held talks with Chad on Monday and Mali on Tuesday": the last date is the verb's
                span = min(span[0], verb.span[0]), max(span[1], verb.span[1])
            dates = self._calendar.points(finding.sentence, span, place.tense, place.besides())
            turns = in_turn(self._text, dates, finding.turns)
            if turns is not None:
                return turns.get(finding.turn)
        if (counted := self._counted(place, finding)) is not None:
            return counted
        told = None
        if self._calendar.names_any(finding.sentence, place.span, place.tense):
            told = self._calendar.told(
                finding.sentence, place.span, place.at, place.tense, besides=place.besides(), later=place.later(),
                planned=place.planned, since=self._since(place.clause),
            )  # fmt: skip
        if told is None and place.clause is finding.clause:
            told = self._calendar.adjoining(finding.sentence, place.span[1], place.tense)
            if told is None and not place.clause.nominal:
                told = self._calendar.fronted(finding.sentence, place.span[0], place.tense)
                if told is None and place.clause.finite:
                    told = self._calendar.parting(finding.sentence, place.clause.start, place.tense)
                if told is None and self._text[place.span[0] : place.span[0] + 5].lower() == "when ":
                    told = self._calendar.parting(finding.sentence, place.span[0], place.tense)
        return told

    @staticmethod
    def _since(verb: Clause) -> Literal["last", "first"] | None:
        """What "since" tells behind a verb: "have not met since May" the last time, "have been in talks since May" the first."""
        if not verb.perfect or verb.nominal:
            return None
        if verb.negated:
            return "last"
        return "first" if verb.tense == "present" and (verb.progressive or verb.lemma == "be") else None

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
        for below in verb.children:
            if below.finite and below.introducer in ("when", "as", "while") and same_tense(below, verb):
                yield self._place(below, below.start, finding)  # "signed it when they met in May"
        for below in self._near(verb) if finding.kind == "visit" else ():
            further = below.finite and below.start > verb.start and verb_above(below) is verb
            left = _FROM.search(self._text, verb.end, below.span[0])
            if further and leads_on(below, self._text) and not left:
                yield self._place(below, below.start, finding)  # "flew to Oslo, where on Monday she met"

    def _place(self, clause: Clause, at: int, finding: ContactFinding) -> _Place:
        return _Place(clause, at, self._tense(clause, finding), finding.clause)

    def _above(self, clause: Clause, finding: ContactFinding) -> Iterator[_Place]:
        """The clauses above one that go on at the same time, from the nearest."""
        for _ in range(4):
            above = at_one_time(clause, self._near(clause), self._text, self._lexicon)
            if above is None:
                return
            yield self._place(above, clause.start, finding)
            clause = above

    def _near(self, clause: Clause) -> Sequence[Clause]:
        """The clauses of a clause's sentence; of an endless one only those not too far."""
        beside = self._in_sentence.get(clause.sentence, [])
        if len(beside) <= _NEAR:
            return beside
        place = bisect_left(beside, clause.start, key=lambda other: other.start)
        return beside[max(0, place - _NEAR) : place + _NEAR]

    def _tense(self, clause: Clause, finding: ContactFinding) -> Tense | None:
        """On which side of the publication the words of a clause look."""
        status = str(finding.status)
        if status in ("postponed", "cancelled"):
            return None  # what was planned may lie on either side
        verb = finite_above(clause)
        if status in ("scheduled", "proposed") and clause.infinitive and verb is not clause:
            return "future"  # "had asked her to come in May"
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
                # "Is sending a delegation in September", told in January
                return "future" if status == "scheduled" and verb.progressive else "present"
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


def _innermost(clause: Clause, told: Told) -> Clause:
    """The verb whose words hold the date."""
    verbs = [c for c in clause.everything() if not c.nominal and _holds(c, told)]
    if not verbs:
        return clause.governor if clause.nominal and clause.governor is not None else clause
    return min(verbs, key=lambda c: c.span[1] - c.span[0])


def _holds(clause: Clause, told: Told) -> bool:
    return clause.span[0] <= told.start and told.end <= clause.span[1]


def _spoken(clause: Clause) -> list[tuple[int, int]]:
    """Where it stands when an offer or a request was made: "received an invitation from Chad in May"."""
    phrase, verb = clause.phrase, clause.governor
    if not clause.nominal or phrase is None or verb is None or verb.tense != "past":
        return []
    makers = [inner for word, inner in phrase.modifiers if word in ("from", "by")]
    beside = [*verb.obliques, *phrase.modifiers, *(one for maker in makers for one in maker.modifiers)]
    return [(time.start, time.end) for word, time in beside if word in _AT_A_TIME and is_time(time)]
