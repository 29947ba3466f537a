"""Points: what a list says once its opening has said whose proposals or agreements the points are."""

from __future__ import annotations

import re

import attrs

from diplotrack.records import CommitmentKind
from diplotrack_article.clauses import Clause, Phrase, Relation
from diplotrack_article.findings import ActFinding
from diplotrack_article.lexicon import Frame
from diplotrack_article.reference import NOBODY, Actor
from diplotrack_article.roles import Resolver, behind, undergoing
from diplotrack_article.standing import OBLIGING, PROMISING, speech_act_stands
from diplotrack_article.wording import Wording, alternative

_PUTTING = frozenset(
    {"make", "put forward", "propose", "offer", "present", "submit", "raise", "set out", "outline", "put", "advance", "table"}
)  # fmt: skip
_PROPOSALS = frozenset({"proposal", "suggestion", "initiative", "plan"})
_POINTS = frozenset({"point", "idea", "step", "measure"})
_REACHING = frozenset({"reach", "agree", "decide", "achieve", "adopt", "resolve"})
_AGREEMENTS = frozenset(
    {"understanding", "consensus", "agreement", "decision", "point", "measure", "outcome", "step", "result"}
)
_FOLLOWING = frozenset({"following"})
_FOLLOWS = re.compile(r"[^.\n]{0,60}?\b(?:the following|as follows)\b[^.\n]{0,60}:")
# "They agreed:", "agreed to", "have decided that" at the end of a line, with the points below it.
_BELOW = re.compile(
    r"(?:[ ,]+(?:to|that|on|upon|jointly|today|also|as follows|the following)){0,4}\s*[:–—]\s*\n"
)
# What is to be done, as a noun: "the hosting of a forum by Chile".
_DEED = re.compile(
    r"\w{3,}(?:ing|tion|sion|ment|ance|ence|al|ure)|launch|start|release|exchange|hand-?over|visit|end|increase|lifting|return|set-up"
)
_COUNTED = re.compile(
    r"(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|several|\w+-point)", re.IGNORECASE
)
_ORDINALS = frozenset(
    {"first", "firstly", "second", "secondly", "third", "thirdly", "fourth", "fourthly", "fifth", "fifthly", "sixth", "seventh",
     "finally", "lastly"}
)  # fmt: skip
_NUMBER = re.compile(r"(?:^|[\n.:;])\s*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4}|[IVX]{1,4})[.)]|[-•–*])\s*$")
_ORDINAL = re.compile(r"(?:the\s+)?(\w+)(?:\s+is\s+(?:to|that)\b|,)", re.IGNORECASE)
# How many sentences may stand between two points, and how far before a clause its number may.
_GAP, _BEFORE = 3, 10
_SPEAKING = OBLIGING | PROMISING | {"can", "could"}


@attrs.define
class Points:
    """The list that a text is in.

    Attributes:
        resolver: tells who opened it.
        wording: the document's words.
        kind: what its points are, None outside a list.
        by: whose they are.
        opened: the sentence of its opening or of its last point.
        last: the clause of the last point.
    """

    resolver: Resolver
    wording: Wording
    kind: CommitmentKind | None = None
    by: Actor = NOBODY
    opened: int = -1
    last: Clause | None = None

    def opens(self, clause: Clause) -> bool:
        """Whether a clause opens a list ("made three proposals", "agreed on the following"); the list is remembered."""
        telling = (
            not (clause.nominal or clause.negated or clause.modal) and clause.relation != Relation.RELATIVE
        )
        kind = self._announces(clause) if telling else None
        if kind is None:
            return False
        by = self.resolver.first(clause, ("subject", "agent"))
        if kind is CommitmentKind.AGREEMENT and len(by.parties) < 2:
            by = self.resolver.discourse.dyad
        if not by.parties:
            return False
        self.kind, self.by, self.opened = kind, by, clause.sentence
        return True

    def read(self, frame: Frame, clause: Clause) -> list[ActFinding]:
        """What a point of the list at hand proposes or agrees on."""
        if self.kind is None or not 0 <= clause.sentence - self.opened <= _GAP:
            return []
        if not self._goes_on(clause) and not self._is_point(clause):
            return []
        if not self._says_what(clause) or not speech_act_stands(clause, self.resolver.lexicon, modal=True):
            return []
        self.opened, self.last = clause.sentence, clause
        others = self.resolver.discourse.hearers(self.by) if self.kind is CommitmentKind.PROPOSAL else NOBODY
        return [
            ActFinding(
                frame=frame,
                clause=clause,
                span=clause.span,
                sentence=clause.sentence,
                parties=self.by.parties,
                kind=self.kind,
                content=self.wording.of(clause.span, clause.introducer),
                to=others.parties,
                act=clause,
                chain=("a point of a list", *self.by.chain, *others.chain),
            )
        ]

    def _says_what(self, clause: Clause) -> bool:
        """Whether a point says what is to be done: "a hotline will be opened", "to open a hotline", "the opening of"."""
        if clause.nominal:
            return bool(_DEED.fullmatch(clause.lemma))
        if clause.finite:
            # What an agreement says that one side will do is that side's own pledge.
            lone = not clause.passive and len(self.resolver.actor(clause, "subject").parties) == 1
            if lone and self.kind is CommitmentKind.AGREEMENT:
                return False
            if (
                clause.introducer == "that"
                and clause.modal is None
                and clause.passive
                and clause.tense is None
            ):
                return True  # "That a joint force be formed"
            return clause.modal in (_SPEAKING if self.kind is CommitmentKind.PROPOSAL else PROMISING)
        return clause.infinitive or (clause.participle and not clause.passive)

    def _goes_on(self, clause: Clause) -> bool:
        """Whether a clause is the second half of the last point: "to open a hotline, and to publish its number"."""
        if clause.relation is not Relation.CONJ or clause.parent is not self.last or self.last is None:
            return False
        return clause.infinitive and not clause.finite and not alternative(self.wording.text, clause)

    def _announces(self, clause: Clause) -> CommitmentKind | None:
        text = self.wording.text
        if clause.lemma in _REACHING and (_FOLLOWS.match(text, clause.end) or _BELOW.match(text, clause.end)):
            return CommitmentKind.AGREEMENT
        things = [*undergoing(clause), *behind(clause, "on"), *behind(clause, "to")]
        for phrase in things:
            listed = phrase.lemma in _PROPOSALS or (
                {*phrase.adjectives} & _FOLLOWING and phrase.lemma in _POINTS
            )
            if clause.lemma in _PUTTING and listed and _is_counted(phrase):
                return CommitmentKind.PROPOSAL
            following = {*phrase.adjectives, phrase.lemma} & _FOLLOWING
            if clause.lemma in _REACHING and following and phrase.lemma in _AGREEMENTS | _FOLLOWING:
                return CommitmentKind.AGREEMENT
        return None

    def _is_point(self, clause: Clause) -> bool:
        at_head = clause.relation is Relation.ROOT if not clause.nominal else clause.governor is None
        if not at_head:
            return False
        text, start = self.wording.text, clause.span[0]
        if _NUMBER.search(text[max(0, start - _BEFORE) : start]):
            return True
        opening = _ORDINAL.match(text, start)
        return opening is not None and opening[1].lower() in _ORDINALS


def _is_counted(phrase: Phrase) -> bool:
    words = (*phrase.adjectives, *phrase.text.split())
    return any(_COUNTED.fullmatch(word) for word in words) or bool({*phrase.adjectives} & _FOLLOWING)
