"""Scenes: the day on which a text is while it tells a story, for what it tells without a date.

What is told as done in a main clause sets the scene; what is told next in the same tense, with one of its parties, took
place on the same day. The text was written for the news: where its background is told, the news is what it comes back to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from diplotrack.records import Party
from diplotrack.when import When
from diplotrack_article.clauses import Clause
from diplotrack_article.findings import ContactFinding
from diplotrack_article.lexicon import Lexicon
from diplotrack_article.same_time import (
    finite_above,
    going_on,
    inner_spans,
    later_spans,
    leads_on,
    runs_on,
    verb_above,
    weighs,
)
from diplotrack_article.timing import Calendar
from diplotrack_article.words import words

# "On that occasion", "afterwards": words that put a clause into the scene told before.
_SCENE: Final = re.compile(
    r"(?i)(?<!\w)(?:on\s+(?:that|the|this)\s+occasion|on\s+the\s+(?:margins|sidelines)|afterwards?|thereafter|"
    r"(?:after|following|before|during|at)\s+the\s+(?:\w+\s+)?(?:talks|meeting|dialogue|summit|session|ceremony|call|lunch|dinner|consultations|negotiations|retreat|round)|"
    r"(?:after|following|during)\s+(?:it|them|which)|on\s+(?:its|their)\s+(?:margins|sidelines)|"
    r"at\s+(?:the|this|their|that)\s+(?:\w+\s+)?(?:meeting|session|ceremony|summit)|"
    r"(?:earlier|later|late|early)\s+(?:in|on)\s+the\s+(?:same\s+)?(?:day|evening|morning|afternoon|night)|"
    r"in\s+the\s+(?:morning|afternoon|evening)|by\s+(?:nightfall|evening|midnight)|(?:minutes|hours)\s+(?:later|earlier|before))(?!\w)"
)
_ELSEWHERE: Final = re.compile(
    r"(?<!\w)(?:[Ff]rom\s+(?:there|here|[^\W\d_a-z]\w+(?:\s[^\W\d_a-z]\w+)?)\s*,|[Ff]rom\s+there(?!\w)|"
    r"[Bb]efore\s+(?:(?:coming|going)\s+(?:to|on|home|back|there)|arriving|traveling|travelling|flying|heading)(?!\w)|"
    r"(?:travel+ed|flew|went|moved|headed|continued|drove|journeyed|proceeded)\s+(?:straight\s+|back\s+)?on(?:ward)?\s+to\s+(?:the\s+)?[^\W\d_a-z]|[Aa]head\s+of\s+(?:it|that)(?!\w)|"
    r"left\s+(?:[^\W\d_a-z]\w+\s+)?for(?!\w))"
)
MAIN: Final = frozenset({"root", "parataxis"})
_POINTING_BACK: Final = frozenset(
    {"last", "previous", "past", "recent", "earlier", "first", "second", "third", "inaugural", "latest", "next", "upcoming"}
)  # fmt: skip
_WATCHING: Final = frozenset({"witness", "attend", "preside over", "preside", "oversee", "watch", "see"})
_NAMED: Final = frozenset({"PROPN", "PRON"})
_ACTING: Final = words().title_heads | words().sides | words().members


class Scenes:
    """The scenes of a text, as reading proceeds.

    Args:
        calendar: the dates of the text.
        text: the document's text.
        lexicon: which verbs report.
    """

    def __init__(self, calendar: Calendar, text: str, lexicon: Lexicon) -> None:
        self._calendar = calendar
        self._text = text
        self._lexicon = lexicon
        self._dated = False
        self._scene: tuple[When, frozenset[Party]] | None = None  # no parties: anybody's
        self._news: tuple[When, frozenset[Party]] | None = None

    def close(self, main: Clause | None, near: Sequence[Clause] = ()) -> None:
        """At the end of a sentence that told no dated contact, let its main clause set the scene.

        Args:
            main: the clause.
            near: the clauses of its sentence, among which nouns for acts have dates of their own.
        """
        dated, self._dated = self._dated, False
        if main is None or dated or not _in_narration(main, self._text):
            return
        said = main.lemma in self._lexicon.speech
        if said and (self._scene or self._news):
            return
        if not any(subject.pos in _NAMED or subject.lemma in _ACTING for subject in main.subjects):
            return  # "Oil prices rose on Monday" tells of nobody
        if not self._calendar.is_dated(main.sentence):
            return
        # "When Musa landed on Monday, the crowd was waiting"
        opening = [c for c in main.children if c.introducer in ("when", "as") and c.start < main.start]
        besides = [span for span in inner_spans(main, main) if span not in [inner.span for inner in opening]]
        besides += later_spans(main, main)
        besides += [noun.span for noun in near if noun.nominal and noun.span != main.span]
        besides += [span for clause in near for span in clause.nouns]
        told = self._calendar.told(main.sentence, main.span, main.start, "past", besides=besides)
        if told is not None and told.when is not None and told.when.is_day and not told.marks:
            if said:
                # "The presidents promised on Monday": what the text goes on with was done on the same day.
                if self._calendar.is_news(told.when):
                    self._news = told.when, frozenset()
                return
            if self._news is not None and _is_before(told.when, self._news[0]):
                return  # "Ties were set up on 1 January 1993": what went before
            self._scene = told.when, frozenset()
            if not any(c.span[0] <= told.start < c.span[1] for c in opening):
                self._calendar.narrate(told.when)

    def set(self, finding: ContactFinding, when: When | None) -> None:
        """Let the day of what is told as done in a main clause be that of what is told next; a month gives none."""
        fine = when is not None and (when.precision == "day" or not finding.clause.nominal)
        done = when is not None and when.earliest is not None and not self._calendar.is_ahead(when)
        if when is not None and done and fine and _narrates(finding, self._text):
            self._scene, self._dated = (when, frozenset(finding.parties)), True
            if when.is_day:
                self._calendar.narrate(when)
        if (
            self._news is None
            and when is not None
            and finding.status == "held"
            and when.precision == "day"
            and self._calendar.is_news(when)
        ):
            self._news = when, frozenset(finding.parties)

    def of(self, finding: ContactFinding) -> When | None:
        """The day of the scene for a contact that is told as a part of it: in the same tense, with one of its parties."""
        scene, news = self._scene or self._news, self._news
        if scene is None:
            return None
        clause = finding.clause
        verb = clause.governor if clause.nominal else clause
        if news is not None and _is_before(scene[0], news[0]) and set(finding.parties) <= news[1]:
            scene = news  # back from the background
        apart = bool(scene[1]) and scene[1].isdisjoint(finding.parties)
        if verb is None or (apart and not self._puts_into(verb)):
            return None
        if clause.nominal and weighs(verb, clause, self._lexicon):
            return None
        if _ELSEWHERE.search(self._text, *verb.span):
            self._scene = None  # "From there he flew to Chad": another place, another time.
            return None
        begun = finding.kind in ("visit", "conference") and going_on(verb)
        if scene[0].precision != "day":
            return None
        held = finding.status == "held"
        if finding.kind == "visit" and verb.lemma == "be" and not (begun or (held and self._puts_into(verb))):
            return None  # "met Musa; Okello was in Lima": where somebody else stayed is no part of the scene
        told = (
            begun
            or _narrates(finding, self._text)
            or (held and self._puts_into(verb))
            or self._goes_on(finding, verb)
        )
        return scene[0] if told else None

    def _puts_into(self, verb: Clause) -> bool:
        """Whether words of a clause put it into the scene told before."""
        return _SCENE.search(self._text, *verb.span) is not None

    def _goes_on(self, finding: ContactFinding, verb: Clause) -> bool:
        """Whether a clause below the main one goes on with the story: "Musa, who went on to see Okello, spoke of …"."""
        verb = (finite_above(verb) or verb) if verb.infinitive else verb
        above = verb_above(verb)
        if finding.status != "held" or above is None or verb.perfect or not _in_narration(above, self._text):
            return False
        if verb.relation == "relative":
            return verb.tense == "past" and runs_on(verb, self._text)
        return verb.relation == "adverbial" and verb.participle and verb.introducer in ("before", "after")


def _narrates(finding: ContactFinding, text: str) -> bool:
    """Whether a contact is told as done in a main clause and in the tense of narration."""
    clause = finding.clause
    verb = clause.governor if clause.nominal else clause
    if verb is None or verb.nominal or finding.status != "held":
        return False
    watched = finding.kind == "signing" and verb.lemma in _WATCHING  # "witnessed the signing of five accords"
    if clause.nominal and (
        (finding.definite and not watched)
        or _POINTING_BACK & set(clause.phrase.adjectives if clause.phrase else ())
    ):
        return False
    return _in_narration(verb, text)


def _in_narration(verb: Clause, text: str) -> bool:
    main = verb.first or verb
    if leads_on(main, text) and main.parent is not None:
        main = main.parent.first or main.parent
    past = verb.finite and verb.tense == "past" and not (verb.perfect or main.perfect)
    return main.relation in MAIN and past


def _is_before(one: When, other: When) -> bool:
    return one.latest is not None and other.earliest is not None and one.latest < other.earliest
