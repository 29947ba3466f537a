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

from diplotrack.when import When
from diplotrack_article.clauses import Clause
from diplotrack_article.findings import ActFinding, ContactFinding
from diplotrack_article.lexicon import Lexicon
from diplotrack_article.timing import Calendar, Tense, Told

# Verbs that say of their subject when it takes place.
_OCCUR: Final = frozenset(
    {"open", "begin", "start", "take place", "hold", "end", "close", "conclude", "last", "run", "set", "schedule", "slate",
     "due", "plan", "sign", "convene", "kick off", "happen", "occur", "expect", "meet"}
)  # fmt: skip
_AT_ONCE: Final = frozenset({"where", "when", "while", "as", "in which", "during which"})
_SHARING: Final = re.compile(
    r"(?i)(?:where|when|while|(?:during|at|in|on|with|to|for|after)\s+(?:which|whom))(?!\w)"
)
_ROLES_OF_PLACE: Final = frozenset({"at", "in", "during", "for", "on", "on the sidelines of", "as part of", "with"})
_PRESENT: Final = frozenset({"are", "am", "is", "'s", "’s", "'re", "’re"})


@attrs.frozen
class _Place:
    """Some words that may hold a finding's date: whose they are, and what in them is another's."""

    clause: Clause
    span: tuple[int, int]
    at: int
    tense: Tense | None
    besides: tuple[tuple[int, int], ...]


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

    def advance(self, sentence: int) -> None:
        """Go on to a sentence."""
        self._calendar.advance(sentence)

    def of_contact(self, finding: ContactFinding) -> When | None:
        """When a contact took or takes place, None where its words and those around them do not say."""
        for place in self._places(finding):
            told = self._calendar.told(
                finding.sentence, place.span, place.at, place.tense, besides=place.besides
            )
            if told is not None:
                return self._laid_out(told, place, finding)
        outer = finding.clause
        after = self._calendar.adjoining(finding.sentence, outer.span[1], self._tense(outer, finding))
        if after is not None:
            return after.when
        return None

    def of_act(self, finding: ActFinding) -> When | None:
        """By when an act is due, None where its words set no time."""
        act = finding.act or finding.clause
        if act is finding.clause and act.tense == "past":
            return None  # What is told as done has a date, but no deadline.
        at = act.start if finding.act else finding.clause.end
        return self._calendar.due(finding.sentence, finding.span, at)

    def _laid_out(self, told: Told, place: _Place, finding: ContactFinding) -> When | None:
        if told.when is None:
            return None
        verb = _innermost(place.clause, told)
        tense = place.tense
        return self._calendar.stretch(told.when, finding.sentence, place.span, tense, verb.lemma)

    def _places(self, finding: ContactFinding) -> Iterator[_Place]:
        clause = finding.clause
        if clause.nominal:
            for telling in self._telling(clause):
                yield self._place(telling, telling.start, finding)
        yield self._place(clause, clause.start, finding)
        verb = clause
        if clause.nominal:
            if clause.governor is None:
                return
            verb = clause.governor
            if not self._carries(verb, clause):
                return
            yield self._place(verb, clause.start, finding)
        yield from self._above(verb, finding)

    def _place(self, clause: Clause, at: int, finding: ContactFinding) -> _Place:
        besides = tuple(_inner(clause, finding.clause))
        return _Place(clause, clause.span, at, self._tense(clause, finding), besides)

    def _telling(self, noun: Clause) -> list[Clause]:
        """The relative clauses and participles on a noun that say when it takes place."""
        return [
            clause
            for clause in self._by_sentence.get(noun.sentence, ())
            if clause.relation in ("relative", "participle")
            and clause.lemma in _OCCUR
            and not clause.objects
            and noun.span[0] <= clause.span[0] < noun.span[1]
            and clause.start > noun.start
        ]

    def _carries(self, verb: Clause, noun: Clause) -> bool:
        """Whether the date of a verb is that of the noun: not where it reports, plans or weighs what the noun names."""
        return True

    def _above(self, clause: Clause, finding: ContactFinding) -> Iterator[_Place]:
        """The clauses above one that go on at the same time, from the nearest."""
        for _ in range(4):
            above = self._at_one_time(clause)
            if above is None:
                return
            yield self._place(above, clause.start, finding)
            clause = above

    def _at_one_time(self, clause: Clause) -> Clause | None:
        above = clause.parent
        while above is not None and above.nominal:
            above = above.governor
        if above is None or above is clause:
            return None
        relation = clause.relation
        if relation == "conj":
            above = self._sister_before(clause) or above
        elif relation == "relative" or (relation == "adverbial" and clause.finite):
            words = self._text[clause.span[0] : clause.span[0] + 25]
            apart = self._text[: clause.span[0]].rstrip()[-1:] in {",", "—", "–", "("}
            if not (_SHARING.match(words) or clause.introducer in _AT_ONCE or (apart and relation == "relative")):
                return None
        elif relation == "adverbial":
            if clause.introducer in {"after", "before", "since", "by", "without", "if", "until"}:
                return None
        elif relation == "complement":
            if not (clause.infinitive and clause.introducer == "to" and clause.noun is None) and not (
                clause.infinitive and clause.noun is not None and above.lemma not in self._lexicon.speech
            ):
                return None
            if above.lemma in self._lexicon.speech or self._plans(above):
                return None
        elif relation == "participle":
            if clause.noun is None:
                return None
        else:
            return None
        return above if _same_time(clause, above) else None

    def _plans(self, clause: Clause) -> bool:
        status = self._lexicon.status
        return any(clause.lemma in status[name] for name in ("none", "proposed", "scheduled", "postponed", "cancelled"))

    def _sister_before(self, clause: Clause) -> Clause | None:
        sisters = [
            c
            for c in self._by_sentence.get(clause.sentence, ())
            if not c.nominal and c.start < clause.start and (c is clause.first or c.first is clause.first)
        ]
        return sisters[-1] if sisters else None

    def _tense(self, clause: Clause, finding: ContactFinding) -> Tense | None:
        """On which side of the publication the words of a clause look."""
        status = str(finding.status)
        verb: Clause | None = clause
        while verb is not None and verb.nominal:
            verb = verb.governor
        if verb is not None and verb.finite and not verb.infinitive:
            if verb.tense == "future":
                return "future"
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


def _same_time(inner: Clause, outer: Clause) -> bool:
    """Whether the tenses of two clauses allow that they go on at one time."""
    if inner.tense is None or outer.tense is None or not inner.finite:
        return True
    if inner.perfect and not outer.perfect:
        return False
    return (inner.tense == "past") == (outer.tense == "past")


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
