"""Intentions: "will", "shall" and "is to" said of a party make a pledge, "should" said to one makes a request."""

from __future__ import annotations

import attrs

from diplotrack.records import CommitmentKind
from diplotrack_article.clauses import Clause, Relation
from diplotrack_article.deeds import Deeds
from diplotrack_article.findings import ActFinding
from diplotrack_article.lexicon import Frame, Lexicon
from diplotrack_article.obligations import Obligations
from diplotrack_article.reference import NOBODY, Actor
from diplotrack_article.roles import Resolver, complements
from diplotrack_article.standing import OBLIGING, PROMISING, conditional, said_so, speech_act_stands
from diplotrack_article.wording import (
    Wording,
    alternative,
    apart,
    evidence,
    is_official,
    is_sent,
    is_thing,
    noun_forms,
)

_MOODS = frozenset({"hope", "fear", "regret", "expect", "believe", "think", "trust", "doubt", "worry", "suspect", "confident", "suppose", "assume", "predict", "convince", "glad", "imagine", "wonder", "aware", "expectation", "belief", "confidence", "conviction", "concern", "possibility", "prospect", "likelihood", "chance", "risk", "danger", "speculation", "prediction", "desire", "wish", "view", "assumption"})  # fmt: skip


@attrs.frozen
class IntentionFrames:
    """Applies the frames that hang on a modal verb (codebook, Commitment, Settled cases)."""

    resolver: Resolver
    wording: Wording

    def read(self, frame: Frame, clause: Clause, *, contact: bool) -> list[ActFinding]:
        """What a clause with a modal verb binds its subject to, or asks of it.

        Args:
            frame: a frame of modal verbs.
            clause: the clause.
            contact: whether the clause's own verb is one for a contact.
        """
        put_upon = Obligations(self.resolver, self.wording, self._voice)
        if asked := put_upon.read(frame, clause, act=self._names_an_act(clause)):
            return asked
        if clause.nominal or not (clause.finite or _listed(clause)) or clause.question:
            return []
        known = _modal(clause) != "be to" and bool(self.resolver.actor(clause, "subject"))
        unseen = not clause.subjects and not known
        if unseen and not self._is_unable(clause):
            return []
        if clause.modal in OBLIGING:
            return []
        if self._rules_out(clause) or self._is_unable(clause):
            return self._refusal(frame, clause)
        if not contact and self._under_way(clause):
            return self._intention(frame, clause)
        modal = _modal(clause)
        if modal not in PROMISING:
            return []
        if clause.relation is Relation.CONJ and alternative(self.wording.text, clause):
            return []  # "shall not host or train rebels" is one promise
        if self.is_contact(clause, verb=contact and not (clause.passive and clause.lemma == "meet")):
            # What a text of both sides says shall take place, they agreed on (codebook, Commitment, rule 4).
            lone = not clause.passive and len(self.resolver.actor(clause, "subject").parties) == 1
            binding = modal == "shall" or (self.resolver.discourse.joint and not lone) or _jointly(clause)
            return self._stipulation(frame, clause) if binding else []
        return self._intention(frame, clause) if self._names_an_act(clause) else []

    def _under_way(self, clause: Clause) -> bool:
        """Whether a party says that it is about to do what it does once: "is withdrawing its complaint"."""
        if clause.lemma not in self.resolver.lexicon.once or not clause.progressive:
            return False
        if clause.tense != "present" or clause.negated or not (clause.objects or clause.passive):
            return False
        if clause.relation not in (Relation.ROOT, Relation.CONJ, Relation.PARATAXIS, Relation.COMPLEMENT):
            return False
        if clause.passive:
            return not clause.agents and is_sent(clause)
        by = self.resolver.speaker(clause)
        own = self.resolver.actor(clause, "subject")
        return not by.parties or bool(set(by.parties) & set(own.parties))

    def _rules_out(self, clause: Clause) -> bool:
        """Whether a clause says that there will be nothing of what was asked for: "there will be no withdrawal"."""
        if _is_out(clause):
            return True
        if clause.impersonal and clause.lemma == "be" and clause.tense == "present":
            nothing = any(p.lemma == "nothing" for p in clause.subjects)
            if nothing and any(
                act.lemma in _TALKING
                for act in (*clause.complements, *(c for p in clause.subjects for c in p.modifying))
            ):
                return True
            return any(p.determiner == "no" and p.lemma in _PLANS for p in clause.subjects)
        if any(
            p.text.lower().startswith(("nothing of the kind", "nothing of the sort", "no such thing"))
            for p in clause.objects
        ):
            return clause.modal in ("will", "would")
        if not (clause.impersonal and clause.lemma == "be" and clause.modal in ("will", "would", "can")):
            return False
        wanted = self.resolver.lexicon.declinable
        return any(p.determiner == "no" and noun_forms(p) & wanted for p in clause.subjects)

    def _is_unable(self, clause: Clause) -> bool:
        """Whether a party says that it cannot do what it was asked to: "said it could not accept the text"."""
        none = any(p.determiner == "no" for _, p in clause.obliques)
        if not (clause.negated or none):
            return False
        if clause.lemma == "be" and any(
            word == "in" and p.lemma == "position" for word, p in clause.obliques
        ):
            return any(
                self._is_declinable(act) for act in complements(clause)
            )  # "is not in a position to grant it"
        if clause.modal not in ("can", "could"):
            return False
        return self._is_declinable(clause) and said_so(clause, self.resolver.lexicon)

    def _is_declinable(self, clause: Clause) -> bool:
        """Whether "will not" declines it: what others want of a party, and not what it assures them of."""
        part = clause.lemma == "take" and any(phrase.lemma == "part" for phrase in clause.objects)
        return part or clause.lemma in self.resolver.lexicon.declinable

    def _refusal(self, frame: Frame, clause: Clause) -> list[ActFinding]:
        """What whoever speaks says will not be, or that it cannot do."""
        if self._supposed(clause) or conditional(clause):
            return []
        by = self.resolver.speaker(clause)
        if _is_out(clause):
            by = self.resolver.first(clause, ("for", "out of.for")) or by or self._voice(clause)
        elif clause.impersonal and clause.subjects:
            by = by or self._voice(clause)
        elif not (clause.impersonal or clause.passive):
            own = self.resolver.actor(clause, "subject")
            if by.parties and not set(own.parties) & set(by.parties):
                return []  # "Ukraine said that Russia cannot win" is no word of Russia's
            by = own
        if not by.parties:
            return []
        to = self._addressees(clause, CommitmentKind.REFUSAL, by)
        return [self._finding(frame, clause, CommitmentKind.REFUSAL, by, to)]

    def _stipulation(self, frame: Frame, clause: Clause) -> list[ActFinding]:
        """That a contact shall take place, which both sides agreed on."""
        if conditional(clause) or not speech_act_stands(clause, self.resolver.lexicon, modal=True):
            return []
        by = self.resolver.first(clause, ("agent", "subject"))
        if len(by.parties) < 2:
            by = self.resolver.discourse.dyad
        if len(by.parties) < 2:
            return []
        return [self._finding(frame, clause, CommitmentKind.AGREEMENT, by, NOBODY)]

    def _intention(self, frame: Frame, clause: Clause) -> list[ActFinding]:
        if self._supposed(clause):
            return []
        reported = said_so(clause, self.resolver.lexicon)
        if clause.modal == "would" and not (reported or self._goes_on_telling(clause)):
            return []
        if any(marker in ("if", "unless", "should") for marker, _ in clause.adverbials) and not reported:
            return []
        if not speech_act_stands(clause, self.resolver.lexicon, modal=True):
            return []
        by = self._bound(clause)
        if not by.parties:
            return []
        discourse = self.resolver.discourse
        own = clause.modal == "will" and any(apart(phrase) for phrase in clause.subjects)
        together = len(by.parties) > 1 and not own and not discourse.others(by)
        kind = CommitmentKind.AGREEMENT if together else CommitmentKind.PLEDGE
        # "said no apology will be made"; what is promised or assured never to be done is a pledge
        telling = clause.parent is not None and clause.parent.lemma in _TELLING
        denied = clause.negated and clause.passive and reported and telling
        if not together and (denied or (clause.negated and self._is_declinable(clause))):
            kind = CommitmentKind.REFUSAL
        return [self._finding(frame, clause, kind, by, self._addressees(clause, kind, by))]

    def _goes_on_telling(self, clause: Clause) -> bool:
        """Whether "would" goes on with what somebody said: "He promised aid. The ministry would send two ships"."""
        if not _stands_alone(clause) or clause.adverbials or {*clause.modifiers} & _LATER:
            return False
        discourse = self.resolver.discourse
        voice = discourse.voice(clause.sentence, planned=False)
        own = (
            self.resolver.first(clause, ("agent",))
            if clause.passive
            else self.resolver.actor(clause, "subject")
        )
        if discourse.is_of_one and not any(phrase.lemma == "it" for phrase in clause.subjects):
            return len(own.parties) == 1  # a spokesperson's words, told by somebody else
        return bool(voice.parties) and set(own.parties) == set(voice.parties)

    def _addressees(self, clause: Clause, kind: CommitmentKind, by: Actor) -> Actor:
        """Who benefits, else who is told so, else the other side."""
        if kind is CommitmentKind.AGREEMENT:
            return NOBODY
        candidates = [self._told(clause), self.resolver.discourse.hearers(by)]
        if kind is CommitmentKind.PLEDGE:
            candidates.insert(0, Deeds(self.resolver, self.wording).beneficiaries(clause))
        for actor in candidates:
            parties = tuple(party for party in actor.parties if party not in by.parties)
            if parties:
                return Actor(parties=parties, chain=actor.chain)
        return NOBODY

    def _told(self, clause: Clause) -> Actor:
        """To whom it is said: "told Minister Wang that …"."""
        above = clause.parent
        if above is None or above.lemma not in self.resolver.lexicon.speech or above.passive:
            return NOBODY
        return self.resolver.first(above, ("object", "indirect", "to"))

    def _bound(self, clause: Clause) -> Actor:
        """Who is bound: the subject, if it can act for a party; of a passive, its agent or whoever says so."""
        if not clause.passive and not clause.subjects:
            return self.resolver.actor(clause, "subject")
        if not clause.passive:
            subject = clause.subjects[0]
            acts = subject.pos != "NOUN" or is_official(subject)
            bound = self.resolver.actor(clause, "subject") if acts else NOBODY
            if not acts and (clause.lemma in self.resolver.lexicon.arranged or self._is_announced(clause)):
                # "said that flights would resume"
                return self.resolver.speaker(clause) or self._voice(clause)
            own = (
                subject.lemma in _DEPARTMENTS
                and subject.number == "plur"
                and subject.determiner in ("the", None)
            )
            if not bound and (named := self.resolver.named_in(subject)).parties:
                # "Musa promised help. Malian planes would defend the town": what is a party's own.
                told = self.resolver.speaker(clause) or self._voice(clause)
                return told if set(told.parties) == set(named.parties) else NOBODY
            if not bound and (is_sent(clause) or own):
                return self.resolver.speaker(clause) or self._voice(clause)
            if bound or not acts or subject.pos == "PRON" or subject.number == "plur":
                return bound
            return self.resolver.speaker(clause)  # "Musa announced that the ministry would provide …"
        said = self.resolver.first(clause, ("agent", "speaker"))
        binding = clause.modal == "shall" or self.resolver.discourse.joint or _jointly(clause)
        if said or binding:
            return said or self.resolver.discourse.dyad
        return self._voice(clause)

    def _voice(self, clause: Clause) -> Actor:
        """Who spoke and goes on to say what will be: "Wang promised help. Visas will be issued from May"."""
        told = _stands_alone(clause) and not clause.agents and clause.modal != "would"
        planned = _modal(clause) == "be to"
        discourse = self.resolver.discourse
        if not told:
            return NOBODY
        return discourse.answering(clause.sentence) or discourse.voice(clause.sentence, planned=planned)

    def _is_announced(self, clause: Clause) -> bool:
        """Whether somebody announces what a thing of its own will do: "announced that a fund would compensate workers"."""
        above = clause.parent
        if above is None or above.lemma not in _ANNOUNCING or clause not in above.complements:
            return False
        return is_sent(clause)

    def _finding(
        self, frame: Frame, clause: Clause, kind: CommitmentKind, by: Actor, to: Actor
    ) -> ActFinding:
        span = evidence(clause)
        return ActFinding(
            frame=frame,
            clause=clause,
            span=span,
            sentence=clause.sentence,
            parties=by.parties,
            kind=kind,
            content=self.wording.of(span),
            to=to.parties,
            act=clause,
            chain=(f"“{_modal(clause) or clause.lemma}”", *by.chain, *to.chain),
        )

    def _names_an_act(self, clause: Clause) -> bool:
        stative = self.resolver.lexicon.stative
        if clause.negated and any(word == "into" and p.lemma in _TELLING_MORE for word, p in clause.obliques):
            return False  # "will not go into detail"
        if clause.negated and (self._is_declinable(clause) or clause.lemma in _LETTING):
            return True
        if clause.lemma == "do" and any(p.lemma in _ALL_IT_CAN for p in clause.objects):
            return True  # "will do its utmost to free them"
        same = "so" in clause.modifiers or any(p.lemma in _THE_SAME for p in clause.objects)
        if clause.lemma == "do" and same and said_so(clause, self.resolver.lexicon):
            return True  # "indicated that his country would do so"
        if self._comes(clause):
            return True
        if clause.lemma == "look" and any(word in ("into", "for") for word, _ in clause.obliques):
            return True
        if clause.lemma == "help" and (clause.objects or clause.complements):
            return not clause.impersonal  # "Australia will help Nauru rebuild its port"
        if clause.lemma not in stative and not clause.copula and not clause.perfect:
            return True
        if clause.passive and clause.lemma in _DONE:
            return True
        return any(act.lemma not in stative for act in clause.complements)

    def _comes(self, clause: Clause) -> bool:
        """Whether something comes about that a party arranges: "flights will resume", "a team will arrive"."""
        moved = clause.lemma in self.resolver.lexicon.arranged and not (clause.passive or clause.copula)
        return moved and (is_thing(clause) or is_sent(clause))

    def is_contact(self, clause: Clause, *, verb: bool) -> bool:
        """A meeting to come is an engagement and no pledge besides; a refused one is a refusal."""
        lexicon = self.resolver.lexicon
        if clause.negated:
            return False
        if verb or any(
            _meets(act, lexicon) for act in clause.complements if clause.lemma in {*lexicon.stative, "go"}
        ):
            return True
        for child in clause.everything():
            if child.nominal and child.governor is clause and child.phrase is not None:
                beside = (child.governor_role or "").startswith(("oblique:", "modifier:"))
                if beside and clause.lemma not in lexicon.light | lexicon.happening:
                    continue  # "In exchange, Chad will drop its claim", "will report to the summit"
                frames = lexicon.for_noun(child.lemma, child.phrase.adjectives)
                if any(frame.engagement for frame in frames):
                    return True
        return False

    def _supposed(self, clause: Clause) -> bool:
        """Whether it is only hoped, feared or asked for: "trusts that parliament will", "guarantees that NATO will not"."""
        above = clause.parent
        if above is None or clause.relation is not Relation.COMPLEMENT:
            return False
        if above.nominal:
            return above.lemma in _MOODS or any(
                frame.commitment for frame in self.resolver.lexicon.for_noun(above.lemma, ())
            )
        return above.lemma in _MOODS


_TELLING = frozenset(
    {
        "say",
        "announce",
        "state",
        "reply",
        "answer",
        "declare",
        "tell",
        "insist",
        "reiterate",
        "explain",
        "respond",
    }
)
_ANNOUNCING = frozenset({"announce", "unveil", "confirm", "reveal"})
# Verbs that are stative where somebody does them, but not where something is done: "no apology will be made".
# What was still to come when the story was told, and nobody's promise.
_LATER = frozenset(
    {"later", "eventually", "subsequently", "soon", "then", "otherwise", "normally", "usually", "never"}
)
_DEPARTMENTS = frozenset({"department", "authority", "ministry", "agency"})
_TELLING_MORE = frozenset({"detail", "details", "specifics", "particulars"})
_PLANS = frozenset({"plan", "intention", "question"})  # "there are no plans to", "there is no question of"
_TALKING = frozenset({"discuss", "negotiate", "talk", "mediate"})  # "there is nothing to discuss"
_ALL_IT_CAN = frozenset({"everything", "utmost", "all", "best", "whatever", "part", "share"})
_THE_SAME = frozenset({"so", "same", "likewise"})
_LETTING = frozenset({"allow", "let", "permit", "tolerate"})
_DONE = frozenset({"make", "do", "give", "bring", "begin", "start"})


def _is_out(clause: Clause) -> bool:
    """As in "a referendum is out of the question"."""
    out = any(word == "out of" and p.lemma == "question" for word, p in clause.obliques)
    off = any(word == "off" and p.lemma == "table" for word, p in clause.obliques)
    return clause.lemma == "be" and not clause.negated and clause.modal is None and (out or off)


def _listed(clause: Clause) -> bool:
    """Whether an infinitive goes on with what a party "is to" do: "is to leave the base and to free the crew"."""
    first = clause.first
    listed = clause.relation is Relation.CONJ and clause.infinitive and clause.introducer == "to"
    return listed and first is not None and first.modal == "be to"


def _modal(clause: Clause) -> str | None:
    """The modal verb; a passive that is both finite and an infinitive is one with "is to" ("are to be withdrawn")."""
    modal = clause.modal
    if _listed(clause):
        return "be to"
    if modal is None and clause.passive and clause.infinitive and clause.finite:
        modal = "be to"
    return None if modal == "be to" and "still" in clause.modifiers else modal  # "is still to be seen"


def _stands_alone(clause: Clause) -> bool:
    """Whether a clause is told for itself: a main one, or set beside another by "while" or a mark that the parser misses."""
    if clause.relation in (Relation.ROOT, Relation.CONJ, Relation.PARATAXIS):
        return True
    above = clause.parent
    if (
        above is None
        or clause.relation is not Relation.ADVERBIAL
        or not (clause.finite and clause.own_subject)
    ):
        return False
    return any(act is clause and marker in ("", "while", "whereas") for marker, act in above.adverbials)


def _jointly(clause: Clause) -> bool:
    """Whether something is to be done by both sides: "will be organized jointly", "are to be opened by the two governments"."""
    both = any(
        p.determiner in ("both", "the") and p.number == "plur" and is_official(p) for p in clause.agents
    )
    return clause.passive and (both or bool({*clause.modifiers} & {"jointly", "together"}))


def _meets(act: Clause, lexicon: Lexicon) -> bool:
    """Whether an act is a contact: "will continue to meet"."""
    return any(frame.engagement for frame in lexicon.by_verb.get(act.lemma, ()))
