"""Terms: what an agreed text binds its sides to: "under the accord Sudan will …", "the pact obliges both to …".

What it binds one side to is that side's pledge; what it binds each or both to, or what shall be done without a word of
who does it, is the agreement of its sides (codebook, Settled cases).
"""

from __future__ import annotations

import re
from collections.abc import Callable

import attrs

from diplotrack.records import CommitmentKind, EngagementKind, Party
from diplotrack_article.actors import codes
from diplotrack_article.clauses import Clause, Phrase, Relation
from diplotrack_article.findings import ActFinding, ContactFinding
from diplotrack_article.instruments import (
    INSTRUMENTS,
    STILL_TO_COME,
    lays_down,
    makers,
    receiver,
    under_which,
)
from diplotrack_article.lexicon import Frame
from diplotrack_article.reference import NOBODY, Actor
from diplotrack_article.roles import Resolver, behind
from diplotrack_article.standing import PROMISING, said_so, speech_act_stands
from diplotrack_article.wording import Wording, alternative, evidence, is_official, is_organ, is_thing

_EITHER = frozenset({"each", "either", "neither"})
_TEXT = rf"(?:{'|'.join(sorted(INSTRUMENTS))}|terms|understanding)s?"
_UNDER = re.compile(
    rf"(?:under|as (?:a )?part of|in accordance with|pursuant to|according to|as set out in|in line with)\s(?:[\w’'-]+\s){{0,7}}?{_TEXT}\b(?!-)",
    re.IGNORECASE,
)
# "The accord between the two obliges": the parser does not see every subject.
_ITSELF = re.compile(rf"(?:the|this|that|its|their)\s(?:[\w’'-]+\s){{0,3}}?{_TEXT}\s*$", re.IGNORECASE)
_BINDING = frozenset({"bind", "commit", "oblige", "obligate", "require", "bar", "prohibit", "forbid", "envisage", "stipulate", "foresee", "mandate"})  # fmt: skip
_WITH_AN_ACT = frozenset({"bind", "commit", "oblige", "obligate", "require", "mandate"})
_OF_A_TEXT = frozenset({"provide", "stipulate", "bind", "oblige", "obligate", "envisage", "foresee"})
_SAYING = frozenset(
    {"say", "provide", "stipulate", "state", "specify", "set out", "lay down", "envisage", "foresee"}
)
_MODALS = PROMISING | {"must", "have to"}
# Verbs for what somebody holds or feels, and for what a text says of itself.
_STANCES = frozenset({"attach", "share", "recognize", "recognise", "welcome", "support", "express", "hold", "consider", "regard", "value", "appreciate", "agree", "seek", "claim", "accuse", "blame", "deny"})  # fmt: skip
_EMPTY = frozenset({"want", "hope", "be", "have", "remain", "mean", "mark", "help", "allow", "enable", "need", "make", "become", "serve", "seem", "appear"})  # fmt: skip
# In how many sentences behind it "it" can be a text.
_NEAR = 1
# How many sentences behind the signing still tell what was signed.
_GOING_ON = 2
_GETTING = frozenset({"get", "receive", "obtain"})
_LAYING_DOWN = frozenset({"will", "shall", "be to"})
_HAVING = frozenset({"must", "have to"})
# What is seen to by both sides, and what is in nobody's hands.
_COMING_ABOUT = frozenset({"begin", "start", "depart", "be lifted", "end", "travel"})
_BEYOND = frozenset({"price", "tension", "trade", "tourism", "business", "economy", "growth", "violence", "number", "cost", "market", "share", "rain", "crowd", "attention", "pressure", "criticism", "work", "cooperation", "relation", "tie", "investment"})  # fmt: skip
_OCCASIONS = frozenset({"visit", "trip", "tour", "ceremony", "result", "outcome", "statement", "vote", "election", "referendum", "effort", "wrong", "day", "it"})  # fmt: skip
_IMPERSONAL = INSTRUMENTS | _OCCASIONS
# What others will do with what was agreed.
_OF_OTHERS = frozenset({"expect", "see", "remember", "follow", "need", "test", "judge", "watch", "note", "feel", "know", "affect", "accompany", "require", "join", "lose", "leave", "hear", "put", "publish", "announce"})  # fmt: skip


@attrs.define
class Terms:
    """The agreed text that a document speaks of.

    Attributes:
        resolver: tells whom roles mean.
        wording: the document's words.
        sides: whose text it is, as far as was told.
        told: the sentence that spoke of it last.
        agreed: the sentence that told last that it was signed or agreed on.
        going_on: the last sentence that went on telling what it lays down.
    """

    resolver: Resolver
    wording: Wording
    sides: tuple[Party, ...] = ()
    told: int | None = None
    agreed: int | None = None
    going_on: int | None = None

    def note(self, clause: Clause, contacts: list[ContactFinding], acts: list[ActFinding]) -> None:
        """Learn from a clause that there is an agreed text, and whose."""
        if not (contacts or acts):
            if clause.nominal and clause.lemma in INSTRUMENTS:
                self.told = clause.sentence
            return
        signed = [c.parties for c in contacts if c.kind is EngagementKind.SIGNING]
        agreed = [act.parties for act in acts if act.kind is CommitmentKind.AGREEMENT]
        for parties in (*signed, *agreed):
            if len(parties) > 1:
                self.sides = parties
        if signed or agreed:
            self.agreed = clause.sentence
        if signed or agreed or (clause.nominal and clause.lemma in INSTRUMENTS):
            self.told = clause.sentence

    def read(self, frame: Frame, clause: Clause, *, contact: Callable[[], bool]) -> list[ActFinding]:
        """What a clause says that an agreed text binds its sides to.

        Args:
            frame: the frame that it is put down to.
            clause: the clause.
            contact: tells whether the clause is of a contact, which is no promise unless the text says so.
        """
        if attached := self._attached(frame, clause):
            return attached
        if clause.nominal or not clause.finite or clause.question or clause.perfect:
            return []
        binding = self._binds(clause)
        getting = clause.lemma in _GETTING and clause.modal is None and clause.tense == "present"
        if not (binding or getting or self._is_act(clause)):
            return []
        if not speech_act_stands(clause, self.resolver.lexicon, modal=True):
            return []
        if clause.relation is Relation.CONJ and alternative(self.wording.text, clause):
            return []
        if binding:
            return self._finding(frame, clause, self.resolver.first(clause, ("agent", "object")))
        under = self._under(clause)
        if not clause.subjects and not under:
            return []
        if not under and self._goes_on_telling(clause):
            self.told = clause.sentence
            given = self._given(frame, clause)
            return given if getting else self._finding(frame, clause, self._acting(clause, 0))
        if getting:
            return self._given(frame, clause) if under else []
        either = any(p.determiner in _EITHER and is_official(p) for p in clause.subjects)
        if (
            not under
            and not (either and clause.modal in (None, "will", "shall"))
            and (not self._laid_down(clause) or (contact() and clause.modal not in _HAVING))
        ):
            return []
        self.going_on = clause.sentence
        if either:
            return self._finding(frame, clause, NOBODY)
        if clause.passive:
            by = self.resolver.actor(clause, "agent")
        else:
            by = self._acting(clause, under)
        if len(by.parties) == 1 and self.sides and by.parties[0] not in self.sides:
            by = NOBODY  # whoever watches over a truce is not bound by it
        return self._finding(frame, clause, by)

    def _attached(self, frame: Frame, clause: Clause) -> list[ActFinding]:
        """What a clause that hangs on an agreed text says that it lays down: "signed an accord allowing barges to pass"."""
        if not lays_down(clause, self.resolver.lexicon):
            return []
        sides = makers(clause, self.resolver)
        if not sides.parties:
            return []
        self.sides, self.told = sides.parties, clause.sentence
        by = self.resolver.first(clause, ("object",)) if clause.lemma in _BINDING else NOBODY
        if len(by.parties) == 1 and by.parties[0] in sides.parties:
            return self._finding(frame, clause, by)
        to = receiver(clause, self.resolver, sides)
        if len(to.parties) == 1 and len(sides.parties) == 2:
            rest = tuple(party for party in sides.parties if party not in to.parties)
            by = Actor(parties=rest, chain=(f"the other side of the text: {codes(rest)}", *to.chain))
            return self._finding(frame, clause, by)
        return self._finding(frame, clause, NOBODY)

    def _acting(self, clause: Clause, under: int) -> Actor:
        """Who acts, also where the parser took the text for a part of the subject: "under the deal, Iraq and Iran will"."""
        if clause.subjects and (clause.subjects[0].start >= under or not clause.own_subject):
            return self.resolver.actor(clause, "subject")
        comma = self.wording.text.find(",", under, clause.start)
        parties = self.resolver.discourse.named.parties_between(max(comma, under), clause.start)
        return (
            Actor(parties=parties, chain=(f"named before the verb: {codes(parties)}",)) if parties else NOBODY
        )

    def _goes_on_telling(self, clause: Clause) -> bool:
        """Whether a clause goes on with the terms in the present tense: "They struck a deal. Chad frees the crew; Mali pays"."""
        if self.told is None or not 0 <= clause.sentence - self.told <= _GOING_ON or clause.quoted:
            return False
        bound = clause.modal in _HAVING and not said_so(clause, self.resolver.lexicon)
        if (
            clause.passive
            or clause.negated
            or not (bound or (clause.modal is None and clause.tense == "present"))
        ):
            return False
        if self._first(clause).relation not in (Relation.ROOT, Relation.PARATAXIS) or not clause.finite:
            return False
        verbs = self.resolver.lexicon.traded
        if clause.introducer is not None or clause.progressive or clause.perfect:
            return False
        told = clause.lemma in verbs or clause.lemma in _GETTING
        if not told or not (clause.objects or clause.obliques):
            return False
        own = self.resolver.actor(clause, "subject").parties
        sides = self.sides or self.resolver.discourse.dyad.parties
        return 0 < len(own) < len(sides) and set(own) <= set(sides)

    def _given(self, frame: Frame, clause: Clause) -> list[ActFinding]:
        """What one side gets is what the other one gives: "Chad gets a discount"."""
        if not clause.objects or clause.passive:
            return []
        to = self.resolver.actor(clause, "subject")
        by = self.resolver.discourse.others(to)
        if len(to.parties) != 1 or len(by.parties) != 1:
            return []
        made = self._finding(frame, clause, by)
        return [attrs.evolve(act, to=to.parties) for act in made]

    def _laid_down(self, clause: Clause) -> bool:
        """Whether a sentence goes on telling what was agreed: "An accord was signed. The border will be reopened."""
        since = [at for at in (self.told, self.agreed) if at is not None]
        near = any(0 < clause.sentence - at <= _GOING_ON for at in since) or clause.sentence == self.going_on
        if not near or len(self.sides) < 2:
            return False
        having = clause.modal in _HAVING and not said_so(clause, self.resolver.lexicon)
        if not (having or clause.modal in _LAYING_DOWN) or self._first(clause).relation not in (
            Relation.ROOT,
            Relation.PARATAXIS,
        ):
            return False
        texts = any(p.lemma in _IMPERSONAL for p in clause.subjects)
        if clause.quoted or (texts and not having):
            return False  # "the deal will be watched closely", but "the accord must be concluded by May"
        subject = clause.subjects[0]
        if self.resolver.actor(clause, "object" if clause.passive else "subject"):
            return False
        if clause.passive:
            return clause.lemma not in _OF_OTHERS and subject.pos == "NOUN"
        if (clause.lemma in _COMING_ABOUT or clause.lemma in self.resolver.lexicon.arranged) and is_thing(
            clause
        ):
            # "aid trucks will enter from Sunday"; but "prices will fall, traders said"
            if_so = any(marker in ("if", "unless", "should") for marker, _ in clause.adverbials)
            own = not said_so(clause, self.resolver.lexicon)
            return subject.lemma not in _BEYOND and own and not if_so
        named = subject.text[: subject.head_end - subject.start].split()[-1][:1].isupper()  # "the Commission"
        return (is_organ(subject) and not named) or subject.determiner in ("all", "both")

    def _is_act(self, clause: Clause) -> bool:
        """Whether a clause says what is to be done, in the future or as what a text lays down."""
        if clause.lemma in _EMPTY or clause.copula:
            return clause.passive and clause.modal in _MODALS
        if clause.modal is not None:
            return clause.modal in _MODALS
        lexicon = self.resolver.lexicon
        if clause.tense != "present" or clause.passive or clause.progressive or clause.infinitive:
            return False
        known = (lexicon.speech, lexicon.stative, lexicon.effects, _STANCES)
        return not any(clause.lemma in verbs for verbs in known)

    def _binds(self, clause: Clause) -> bool:
        """Whether a text says of itself what it binds its sides to: "the deal calls for", "obliges both to"."""
        if clause.passive or clause.modal or clause.tense != "present":
            return False
        if not self._is_text(clause):
            return False
        if clause.lemma in ("call", "provide"):
            return bool(behind(clause, "for"))
        if clause.lemma in _WITH_AN_ACT and not clause.complements and not behind(clause, "to"):
            return False  # "the accord requires patience"
        return clause.lemma in _BINDING and bool(clause.objects or clause.complements)

    def _is_text(self, clause: Clause) -> bool:
        """Whether the subject is an agreed text."""
        if any(subject.lemma in INSTRUMENTS for subject in clause.subjects):
            return True
        near = self.told is not None and clause.sentence - self.told <= _NEAR
        if clause.impersonal or any(subject.lemma == "it" for subject in clause.subjects):
            return near and clause.lemma in _OF_A_TEXT
        before = self.wording.text[clause.span[0] : clause.start]
        return not clause.subjects and _ITSELF.match(before) is not None

    def _under(self, clause: Clause) -> int:
        """Where the words end that put a clause under an agreed text; 0 where there are none."""
        head = self._first(clause)
        text = self.wording.text
        opening = _UNDER.match(text, head.span[0], max(head.start, head.span[0]))
        if opening is None and head.relation is Relation.PARATAXIS and (top := _main(head)) is not head:
            # "under the accord, Chad opens the border and Mali frees the crew"
            beside = _UNDER.match(text, top.span[0], top.start)
            return clause.span[0] if beside is not None and not STILL_TO_COME.search(beside[0]) else 0
        if opening is not None:
            return 0 if STILL_TO_COME.search(opening[0]) else opening.end()
        if any(word in ("under", "by", "whereby") and p.lemma == "which" for word, p in clause.obliques):
            noun = clause.noun.lemma if clause.noun is not None else ""
            near = self.told is not None and clause.sentence == self.told
            return clause.span[0] if noun in INSTRUMENTS or (near and not noun) else 0
        if under_which(text, clause):
            return clause.span[0]
        if any(word in ("according to", "under") and self._is_agreed(p) for word, p in clause.obliques):
            return clause.span[0]
        above = head.parent
        if above is None or above.modal or above.negated:
            return 0
        said = (above.lemma in _SAYING and head in above.complements) or head.relation is Relation.PARATAXIS
        return clause.span[0] if said and self._is_text(above) else 0

    @staticmethod
    def _first(clause: Clause) -> Clause:
        """The first of the clauses that one is coordinated with."""
        return clause.first or (clause.parent if clause.relation is Relation.CONJ else None) or clause

    @staticmethod
    def _is_agreed(phrase: Phrase) -> bool:
        """Whether a phrase is for a text that was agreed, and not for one that somebody only drafted."""
        joint = phrase.lemma == "statement" and "joint" in phrase.adjectives
        return (joint or phrase.lemma in INSTRUMENTS) and STILL_TO_COME.search(phrase.text) is None

    def _finding(self, frame: Frame, clause: Clause, by: Actor) -> list[ActFinding]:
        kind, to = CommitmentKind.AGREEMENT, NOBODY
        if len(by.parties) == 1:
            kind = CommitmentKind.PLEDGE
            rest = tuple(party for party in self.sides if party not in by.parties)
            known = Actor(parties=rest, chain=(f"the other side of the text: {codes(rest)}",))
            to = known if rest and len(rest) < len(self.sides) else self.resolver.discourse.hearers(by)
        elif len(by.parties) < 2:
            by = self._all()
        if not by.parties:
            return []
        span = evidence(clause)
        return [
            ActFinding(
                frame=frame,
                clause=clause,
                span=span,
                sentence=clause.sentence,
                parties=by.parties,
                kind=kind,
                content=self.wording.of(span),
                to=to.parties,
                act=clause,
                chain=("what an agreed text says", *by.chain, *to.chain),
            )
        ]

    def _all(self) -> Actor:
        """All sides of the text, else of the contact at hand."""
        if len(self.sides) > 1:
            return Actor(parties=self.sides, chain=(f"whose text it is: {codes(self.sides)}",))
        dyad = self.resolver.discourse.dyad
        return dyad if len(dyad.parties) > 1 else NOBODY


def _main(clause: Clause) -> Clause:
    """The main clause of the sentence that a clause stands beside."""
    above = clause
    while above.parent is not None and above.parent.sentence == clause.sentence:
        above = above.parent
    return above
