"""Intentions: "will", "shall" and "is to" said of a party make a pledge, "should" said to one makes a request."""

from __future__ import annotations

import re
from collections.abc import Callable

import attrs

from diplotrack.records import CommitmentKind
from diplotrack_article.actors import codes
from diplotrack_article.addressees import Addressees
from diplotrack_article.binding import Binding
from diplotrack_article.clauses import Clause, Phrase, Relation
from diplotrack_article.demands import each_giving, others_giving
from diplotrack_article.denials import Denials, is_declinable
from diplotrack_article.findings import ActFinding
from diplotrack_article.futures import goes_on_listing, jointly, modal_of, stands_alone
from diplotrack_article.intended import Intended
from diplotrack_article.lexicon import Frame
from diplotrack_article.listing import Listing
from diplotrack_article.obligations import Obligations
from diplotrack_article.reference import FIRST_PERSON, NOBODY, Actor
from diplotrack_article.roles import Resolver
from diplotrack_article.standing import OBLIGING, PROMISING, conditional, said_so, speech_act_stands
from diplotrack_article.wording import (
    Wording,
    alternative,
    apart,
    evidence,
    is_sent,
    is_thing,
    is_time,
)
from diplotrack_article.words import words

_MOODS = frozenset({"hope", "fear", "regret", "expect", "believe", "think", "trust", "doubt", "worry", "suspect", "confident", "suppose", "assume", "predict", "convince", "glad", "imagine", "wonder", "aware", "expectation", "belief", "confidence", "conviction", "concern", "possibility", "prospect", "likelihood", "chance", "risk", "danger", "speculation", "prediction", "desire", "wish", "view", "assumption"})  # fmt: skip


_NO_LONGER = re.compile(r"\b(?:no|any) longer\b", re.IGNORECASE)
# "Under the offer", "under a Qatari plan presented in May", "under France's draft text".
_UNDER_OFFER = re.compile(
    r"under (?:the|this|that|an?|its|his|her|their|[A-Z][\w.]*(?: [A-Z]\w*)?[’']s?)\s(?:[\w.’'-]+\s){0,5}?"
    r"(offer|plan|proposal|initiative|draft|blueprint|scheme|formula|bill)\b",
    re.IGNORECASE,
)


@attrs.frozen
class IntentionFrames:
    """Applies the frames that hang on a modal verb (codebook, Commitment, Settled cases)."""

    resolver: Resolver
    wording: Wording

    _binding: Binding = attrs.field(
        init=False, default=attrs.Factory(lambda own: Binding(own.resolver), takes_self=True)
    )
    _denials: Denials = attrs.field(
        init=False, default=attrs.Factory(lambda own: Denials(own.resolver, own.wording), takes_self=True)
    )
    _intended: Intended = attrs.field(
        init=False, default=attrs.Factory(lambda own: Intended(own.resolver), takes_self=True)
    )
    _obligations: Obligations = attrs.field(
        init=False,
        default=attrs.Factory(
            lambda own: Obligations(own.resolver, own.wording, Binding(own.resolver).voice), takes_self=True
        ),
    )
    _listing: Listing = attrs.field(
        init=False,
        default=attrs.Factory(lambda own: Listing(own.wording.text, own.resolver.discourse), takes_self=True),
    )
    _addressed: Addressees = attrs.field(
        init=False, default=attrs.Factory(lambda own: Addressees(own.resolver), takes_self=True)
    )

    def read(self, frame: Frame, clause: Clause, *, contact: Callable[[], bool]) -> list[ActFinding]:
        """What a clause with a modal verb binds its subject to, or asks of it.

        Args:
            frame: a frame of modal verbs.
            clause: the clause.
            contact: tells whether the clause's own verb is one for a contact.
        """
        if clause.nominal:
            return []
        if asked := self._obligations.read(frame, clause, act=self._intended.is_act):
            return asked
        if listed := self._listed(frame, clause):
            return listed
        if not (clause.finite or goes_on_listing(clause)) or clause.question:
            return []
        unable = self._denials.is_unable(clause)
        if clause.modal in OBLIGING or not (clause.subjects or unable or self._has_actor(clause)):
            return []
        if unable or self._denials.rules_out(clause):
            return self._refusal(frame, clause)
        if self._under_way(clause) and not contact():
            return self._intention(frame, clause)
        if self._timetabled(clause):
            return self._intention(frame, clause)
        modal = modal_of(clause)
        if modal not in PROMISING:
            return []
        if clause.relation is Relation.CONJ and alternative(self.wording.text, clause):
            return []  # "shall not host or train rebels" is one promise
        if given := self._given(frame, clause):
            return given
        if self._intended.is_contact(
            clause, verb=not (clause.passive and clause.lemma == "meet") and contact()
        ):
            # What a text of both sides says shall take place, they agreed on (codebook, Commitment, rule 4).
            lone = not clause.passive and len(self.resolver.actor(clause, "subject").parties) == 1
            binding = modal == "shall" or (self.resolver.discourse.joint and not lone) or jointly(clause)
            return self._stipulation(frame, clause) if binding else []
        return self._intention(frame, clause) if self._intended.is_act(clause) else []

    def _has_actor(self, clause: Clause) -> bool:
        """Whether it is known who acts although the parser saw no subject."""
        return modal_of(clause) != "be to" and bool(self.resolver.actor(clause, "subject"))

    def _listed(self, frame: Frame, clause: Clause) -> list[ActFinding]:
        """What a point of a list says that those will do who stand above it: "India and Nepal will: (a) build a dam"."""
        by = self._listing.future(clause)
        if not by.parties or clause.lemma in self.resolver.lexicon.stative:
            return []
        kind = CommitmentKind.AGREEMENT if len(by.parties) > 1 else CommitmentKind.PLEDGE
        return [self._finding(frame, clause, kind, by, self._addressees(clause, kind, by))]

    def _under_way(self, clause: Clause) -> bool:
        """Whether a party says that it is about to do what it does once: "is withdrawing its complaint"."""
        if clause.lemma not in self.resolver.lexicon.once or not clause.progressive:
            return False
        now = clause.tense == "present" or (clause.tense == "past" and said_so(clause, self.resolver.lexicon))
        if not now or clause.negated or not (clause.objects or clause.passive):
            return False
        if clause.relation not in (Relation.ROOT, Relation.CONJ, Relation.PARATAXIS, Relation.COMPLEMENT):
            return False
        if clause.passive:
            return not clause.agents and is_sent(clause)
        by = self.resolver.speaker(clause)
        own = self.resolver.actor(clause, "subject")
        return not by.parties or bool(set(by.parties) & set(own.parties))

    def _timetabled(self, clause: Clause) -> bool:
        """Whether a party says in the present tense what its own will do by some day: "“Our troops leave by June,” he said"."""
        if clause.modal is not None or clause.tense != "present" or clause.perfect or clause.negated:
            return False
        lexicon = self.resolver.lexicon
        lemma = clause.lemma
        known = lemma in lexicon.once or lemma in lexicon.traded or lemma in lexicon.arranged
        if clause.passive or not known:
            return False
        beside = [*clause.obliques, *(pair for phrase in clause.objects for pair in phrase.modifiers)]
        due = any(word in ("by", "from", "on", "") and is_time(phrase) for word, phrase in beside)
        if not due or not clause.own_subject or not (clause.quoted or said_so(clause, lexicon)):
            return False
        subject = clause.subjects[0]
        owner = subject.possessor.lemma if subject.possessor is not None else subject.lemma
        if owner in FIRST_PERSON:
            return True
        by = self.resolver.speaker(clause)
        own = self.resolver.actor(clause, "subject") or self.resolver.named_in(subject)
        return bool(own.parties) and (not by.parties or set(own.parties) == set(by.parties))

    def _refusal(self, frame: Frame, clause: Clause) -> list[ActFinding]:
        """What whoever speaks says will not be, or that it cannot do."""
        if self._supposed(clause) or conditional(clause):
            return []
        by = self._denials.by(clause)
        if not by.parties:
            return []
        to = self._addressees(clause, CommitmentKind.REFUSAL, by)
        return [self._finding(frame, clause, CommitmentKind.REFUSAL, by, to)]

    def _given(self, frame: Frame, clause: Clause) -> list[ActFinding]:
        """What one party is to get from another, that one gives: "Mongolia will receive 60 buses from China"."""
        if clause.lemma not in _GETTING or clause.passive or clause.negated or not clause.objects:
            return []
        if conditional(clause) or self._supposed(clause) or not any(_is_goods(p) for p in clause.objects):
            return []
        by = self.resolver.first(clause, ("from", "object.from"))
        to = self.resolver.actor(clause, "subject")
        if len(by.parties) != 1 or not to.parties or set(by.parties) & set(to.parties):
            return []
        return [self._finding(frame, clause, CommitmentKind.PLEDGE, by, to)]

    def _stipulation(self, frame: Frame, clause: Clause) -> list[ActFinding]:
        """That a contact shall take place, which both sides agreed on."""
        if conditional(clause) or not speech_act_stands(clause, self.resolver.lexicon, modal=True):
            return []
        if clause.lemma == "see" and not (clause.objects or clause.passive):
            return []  # "We shall see."
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
        if clause.modal == "would" and not reported and (offered := self._offered(frame, clause)):
            return offered
        if clause.modal == "would" and not (
            reported or self._goes_on_telling(clause) or self._would_not(clause)
        ):
            return []
        conditions = any(marker in ("if", "unless", "should") for marker, _ in clause.adverbials)
        if conditions and not (reported or self._threatens(clause)):
            return []
        if not speech_act_stands(clause, self.resolver.lexicon, modal=True):
            return []
        by = self._binding.of(clause)
        if not by.parties or self._foretold(clause, by):
            return []
        discourse = self.resolver.discourse
        own = clause.modal == "will" and any(apart(phrase) for phrase in clause.subjects)
        together = len(by.parties) > 1 and not own and not discourse.others(by)
        kind = CommitmentKind.AGREEMENT if together else CommitmentKind.PLEDGE
        # "said no apology will be made"; what is promised or assured never to be done is a pledge
        telling = clause.parent is not None and clause.parent.lemma in _TELLING
        denied = clause.negated and clause.passive and reported and telling
        # "would no longer mediate": what somebody did until now it will not go on with
        no_longer = clause.negated and _NO_LONGER.search(self.wording.text, clause.span[0], clause.start)
        assured = clause.parent is not None and clause.parent.lemma in _ASSURING
        if not (together or assured) and (
            denied or no_longer or (clause.negated and is_declinable(clause, self.resolver.lexicon))
        ):
            kind = CommitmentKind.REFUSAL
        made = self._finding(frame, clause, kind, by, self._addressees(clause, kind, by))
        named = discourse.named
        others = others_giving(self.wording.text, clause.end, clause.span[1], named)
        if others and kind is CommitmentKind.PLEDGE and len(by.parties) == 1 and not clause.passive:
            return each_giving(
                made, others, self.wording, named
            )  # "Chad will pay $1 million and Mali $2 million"
        return [made]

    def _offered(self, frame: Frame, clause: Clause) -> list[ActFinding]:
        """What somebody's plan has sides do, and what an offer has who makes it do: "under the US plan, Hamas would disarm"."""
        head = clause.first or (clause.parent if clause.relation is Relation.PARATAXIS else None) or clause
        opening = _UNDER_OFFER.match(self.wording.text, head.span[0])
        if opening is None or opening.end() > clause.start or conditional(clause):
            return []
        named = self.resolver.discourse.named.parties_between(*opening.span())
        by = Actor(parties=named, chain=(f"“{opening[0]}” names {codes(named)}",)) if named else NOBODY
        if not named and opening[1].lower() == "offer":
            by = self.resolver.actor(clause, "agent" if clause.passive else "subject")
        if not by.parties:
            return []
        to = self._addressees(clause, CommitmentKind.PROPOSAL, by)
        return [self._finding(frame, clause, CommitmentKind.PROPOSAL, by, to)]

    def _would_not(self, clause: Clause) -> bool:
        """Whether it is told that a party would not do what others wanted: "Poland would not accept the quota"."""
        if not clause.negated or clause.adverbials or not is_declinable(clause, self.resolver.lexicon):
            return False
        opening = any(word and phrase.start < clause.start for word, phrase in clause.obliques)
        own = self.resolver.actor(clause, "subject").parties
        return stands_alone(clause) and not opening and len(own) == 1 and not is_thing(clause)

    def _threatens(self, clause: Clause) -> bool:
        """Whether a spokesperson says what the own side will do in some case: "If it is hit, Chad will close the border"."""
        discourse = self.resolver.discourse
        own = self.resolver.actor(clause, "subject").parties
        if clause.modal == "will" and discourse.is_of_one:
            return own == discourse.home.parties
        planned = modal_of(clause) == "be to" and not clause.passive  # "is to send observers if both ask"
        return planned and len(own) == 1 and not is_thing(clause)

    def _foretold(self, clause: Clause, by: Actor) -> bool:
        """Whether one party only says what another will do; who announces it, or has just met the other, may know."""
        said = self.resolver.speaker(clause)
        if not said.parties or set(said.parties) & set(by.parties):
            return False
        above = clause.parent if clause.relation is Relation.COMPLEMENT else None
        if above is not None and above.lemma in _GUESSING:
            return True
        discourse = self.resolver.discourse
        known = discourse.in_contact and bool(set(by.parties) & set(discourse.dyad.parties))
        return not known and not (above is not None and above.lemma in _ANNOUNCING)

    def _goes_on_telling(self, clause: Clause) -> bool:
        """Whether "would" goes on with what somebody said: "He promised aid. The ministry would send two ships"."""
        if not stands_alone(clause) or clause.adverbials or {*clause.modifiers} & _LATER:
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
        return self._addressed.of_future(clause, kind, by)

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
            chain=(f"“{modal_of(clause) or clause.lemma}”", *by.chain, *to.chain),
        )

    def _supposed(self, clause: Clause) -> bool:
        """Whether it is only hoped, feared or asked for: "trusts that parliament will", "guarantees that NATO will not"."""
        if {*clause.modifiers} & _PROBABLY or any(
            word in _BY_LAW and phrase.lemma in _LAWS for word, phrase in clause.obliques
        ):
            return True  # "will probably test a missile", "under the constitution, the king shall sign laws"
        above = clause.parent
        if above is None or clause.relation is not Relation.COMPLEMENT:
            return False
        if above.nominal:
            return above.lemma in _MOODS or any(
                frame.commitment for frame in self.resolver.lexicon.for_noun(above.lemma, ())
            )
        return above.lemma in _MOODS


def _is_goods(phrase: Phrase) -> bool:
    """Whether a phrase is for what one side can give another, and not for guests or for news."""
    lists = words()
    people = any(
        phrase.lemma in those for those in (lists.sides, lists.members, lists.organs, lists.title_heads)
    )
    return phrase.pos in ("NOUN", "SYM", "NUM") and not people and phrase.lemma not in _NEWS


_PROBABLY = frozenset({"probably", "hopefully", "likely", "perhaps", "possibly", "presumably", "inevitably", "surely", "doubtless", "undoubtedly", "conceivably", "eventually"})  # fmt: skip
# What goes for everybody is nobody's promise.
_BY_LAW = frozenset({"under", "by", "according to", "in accordance with"})
_LAWS = frozenset({"constitution", "law", "rule", "statute", "tradition", "custom", "bylaw", "charter", "legislation"})  # fmt: skip
_NEWS = frozenset({"letter", "message", "note", "invitation", "word", "call", "report", "news", "answer", "reply", "visit", "warning", "telegram", "briefing"})  # fmt: skip
_GUESSING = frozenset({"warn", "predict", "claim", "argue", "contend", "insist", "allege", "forecast", "reckon", "hint", "joke", "maintain", "complain", "quip"})  # fmt: skip
_ANNOUNCING = frozenset({"announce", "confirm", "reveal", "disclose", "inform", "notify", "convey", "report", "assure"})  # fmt: skip
_GETTING = frozenset({"receive", "get", "obtain"})
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
        "make clear",
        "make plain",
    }
)
_ASSURING = frozenset({"assure", "reassure", "promise", "pledge", "vow", "guarantee", "undertake"})
# What was still to come when the story was told, and nobody's promise.
_LATER = frozenset(
    {"later", "eventually", "subsequently", "soon", "then", "otherwise", "normally", "usually", "never"}
)
