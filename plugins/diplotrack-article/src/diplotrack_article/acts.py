"""Acts: from a frame of a speech act and its clause to the commitments that it makes."""

from __future__ import annotations

import attrs

from diplotrack.records import CommitmentKind, CommitmentStatus
from diplotrack_article.addressees import Addressees
from diplotrack_article.carrying import answering_verb, light_verb
from diplotrack_article.clauses import Clause, Relation
from diplotrack_article.deeds import Act, Deeds
from diplotrack_article.demands import each_giving, others_giving
from diplotrack_article.findings import ActFinding
from diplotrack_article.inviting import Inviting, asks_to_come, at_invitation
from diplotrack_article.lexicon import Frame
from diplotrack_article.listing import Listing
from diplotrack_article.reference import FIRST_PERSON, NOBODY, Actor
from diplotrack_article.roles import TASKING, Resolver, acting, behind, complements
from diplotrack_article.standing import UNSURE, denies, not_yet, said_so, speech_act_stands, undone
from diplotrack_article.tasking import own_organs
from diplotrack_article.wording import Wording, apart, is_official

_CALLING = frozenset({"ask", "request", "call on", "call upon"})
_POSSIBLE = frozenset({"could", "may", "might", "can", "should"})
_THANKING = frozenset({"thank", "praise", "appreciate", "commend", "applaud", "note", "hail"})
_CALLING_FOR = frozenset({"call", "appeal", "press", "push", "plead", "lobby", "ask", "campaign"})
_WANTING = frozenset({"request", "seek", "want", "need", "expect", "await", "deserve", "demand", "solicit"})
_RECEIVING = frozenset({"receive", "get", "obtain"})
_OFFERING = frozenset({"would", "will"})
_TELEPHONING = frozenset({"hold", "have", "receive", "take", "host", "join", "schedule", "arrange", "place"})
_STILL_TO_COME = frozenset({"once", "when", "until", "before", "as soon as"})
_DECIDING = frozenset({"decide", "resolve", "opt", "choose", "elect"})
# What says what its author says: "handed over a note demanding that …".
_UTTERANCES = frozenset({"note", "letter", "statement", "message", "resolution", "declaration", "communiqué", "communique", "text", "petition", "memo", "telegram", "cable", "tweet", "post", "speech", "report"})  # fmt: skip
_JOINTLY = frozenset({"together", "jointly"})
_ASKING = frozenset({"ask", "request"})
_UP = 3
"""How many clauses up the verb stands whose act a noun names once more."""
_SOMEBODY = frozenset({"him", "her", "them", "us", "me"})


@attrs.frozen
class ActFrames:
    """Applies frames of commitments.

    Attributes:
        resolver: tells whom roles mean.
        wording: the document's words.
        turned_away: the frames that made nothing, each with the reason; for whoever traces the reader; None where nobody does.
    """

    resolver: Resolver
    wording: Wording
    turned_away: list[tuple[str, str]] | None = None
    _inviting: Inviting = attrs.field(
        init=False, default=attrs.Factory(lambda own: Inviting(own.resolver), takes_self=True)
    )
    _addressees: Addressees = attrs.field(
        init=False, default=attrs.Factory(lambda own: Addressees(own.resolver), takes_self=True)
    )
    _deeds: Deeds = attrs.field(
        init=False, default=attrs.Factory(lambda own: Deeds(own.resolver, own.wording), takes_self=True)
    )

    def read(self, frame: Frame, clause: Clause) -> list[ActFinding]:
        """The commitments that a clause makes by this frame; none where it is denied, supposed, or nobody's."""
        kind = frame.commitment
        if frame.denied is not None and denies(clause, self.resolver.lexicon):
            frame = attrs.evolve(frame, commitment=frame.denied, denied=None, act_only=False)
            kind = frame.commitment
        elif kind is None or not speech_act_stands(clause, self.resolver.lexicon):
            return self._turn_away(frame, "it is denied, supposed or only thought of")
        if self._is_another_matter(frame, clause) or self._is_plan_of_others(frame, clause):
            return self._turn_away(frame, "it is only spoken of")
        by = Listing(self.wording.text, self.resolver.discourse).by(clause) or self._by(frame, clause)
        by = (
            by
            or self._of_text(frame, clause)
            or self._of_above(frame, clause)
            or self._of_voice(frame, clause)
        )
        if not by.parties or (frame.several and not self._together(by)):
            return self._turn_away(frame, "nobody is bound")
        if frame.act_only and self._told_by_others(clause, by):
            return self._turn_away(frame, "others tell of it")
        if each := self._each_giving(frame, clause, by):
            return each
        acts = self._deeds.of(frame, clause)
        if not acts:
            return self._turn_away(frame, "nothing is to be done")
        if frame.needs_other and not self._tells_somebody(frame, clause, by):
            return self._turn_away(frame, "nobody is told")
        return [self._finding(frame, clause, by, act) for act in acts if act.words]

    def _turn_away(self, frame: Frame, reason: str) -> list[ActFinding]:
        if self.turned_away is not None:
            self.turned_away.append((frame.name, reason))
        return []

    def _each_giving(self, frame: Frame, clause: Clause, by: Actor) -> list[ActFinding]:
        """What each of several gives, where the verb is said for the first only: "Chad pledged $1, Mali $2"."""
        giving = frame.commitment in (CommitmentKind.PLEDGE, CommitmentKind.PROPOSAL)
        if not giving or clause.nominal or clause.passive or clause.negated or len(by.parties) != 1:
            return []
        text, named = self.wording.text, self.resolver.discourse.named
        others = others_giving(text, clause.end, clause.span[1], named)
        if not others:
            return []
        first = Act(None, clause.span, self.wording.of((clause.end, clause.span[1])))
        return each_giving(self._finding(frame, clause, by, first), others, self.wording, named)

    def _finding(self, frame: Frame, clause: Clause, by: Actor, act: Act) -> ActFinding:
        kind = self._kind(frame, clause, by, act)
        to = self._addressees.of_act(
            frame, clause, kind, by, act, answering=self._answering_or_thanking(clause)
        )
        return ActFinding(
            frame=frame,
            clause=clause,
            span=act.span,
            sentence=clause.sentence,
            parties=by.parties,
            kind=kind,
            content=act.words,
            to=to.parties,
            status=self._outcome(frame, clause),
            act=act.clause,
            chain=(*by.chain, *to.chain),
        )

    def _kind(self, frame: Frame, clause: Clause, by: Actor, act: Act) -> CommitmentKind:
        """The frame's kind, changed where who is bound or what is asked for makes it another."""
        kind = frame.commitment or CommitmentKind.PLEDGE
        several = len(by.parties) > 1
        tasking = clause.lemma in TASKING or clause.lemma in _CALLING
        if tasking and own_organs(clause, by, self.resolver):
            # A body that tasks its own organs made an agreement of its members (codebook, Settled cases).
            body = any(not self.resolver.discourse.is_state(party) for party in by.parties)
            return CommitmentKind.AGREEMENT if several or body else CommitmentKind.PLEDGE
        others = act.clause is not None and act.clause.introducer == "that"  # "asked that Xi attend"
        asked = clause.lemma in _ASKING and (clause.passive or clause.objects or clause.indirect or others)
        if kind is CommitmentKind.REQUEST and asked and asks_to_come(act.clause):
            return CommitmentKind.INVITATION
        if kind is CommitmentKind.AGREEMENT and not several and self._of_members(clause, by):
            return kind
        if kind is CommitmentKind.AGREEMENT and not several and clause.lemma in _DECIDING and _is_denied(act):
            return CommitmentKind.REFUSAL  # "decided not to join"
        if kind is CommitmentKind.AGREEMENT and not several:
            return CommitmentKind.PLEDGE  # A lone side that "agreed to" act made a pledge (codebook, rule 7).
        if (
            kind is CommitmentKind.PLEDGE
            and several
            and act.clause is not None
            and {*act.clause.modifiers} & _JOINTLY
        ):
            return CommitmentKind.AGREEMENT  # "undertook to build it together"
        own = any(apart(phrase) for phrase in acting(clause))
        if kind is CommitmentKind.PLEDGE and several and not own and self.resolver.discourse.all_sides(by):
            return CommitmentKind.AGREEMENT  # Nobody is left whom the two could promise it to.
        return kind

    def _of_members(self, clause: Clause, by: Actor) -> bool:
        """Whether the members of an organization agreed among themselves: "NATO leaders agreed", "the Council decided"."""
        assembled = self.resolver.discourse.assembly
        if clause.nominal or any(self.resolver.discourse.is_state(party) for party in by.parties):
            return False
        met = any(
            (p.number == "plur" and p.pos == "NOUN" and is_official(p))
            or p.lemma in ("council", "assembly", "summit")
            for p in acting(clause)
        )
        return met or (bool(assembled.parties) and assembled.parties == by.parties)

    def _is_another_matter(self, frame: Frame, clause: Clause) -> bool:
        """Whether a call is one by telephone, or ties are only spoken of as still to be established."""
        if clause.nominal and clause.lemma == "call":
            verb = light_verb(clause, self.resolver.lexicon)
            return verb is not None and verb.lemma in _TELEPHONING
        if (
            frame.commitment is CommitmentKind.INVITATION
            and not clause.nominal
            and self._inviting.of_nobody(clause)
        ):
            return True
        if clause.nominal and self._only_spoken_of(clause, frame.commitment):
            return True
        above = clause.parent
        if frame.would:
            return clause.modal not in _OFFERING and not self._gladly(clause)
        if frame.status is not CommitmentStatus.FULFILLED or above is None:
            return False
        if clause.participle and not clause.finite and clause.introducer is not None:
            return True  # "a protocol on establishing ties", "prospects for restoring relations"
        still = any(act is clause and marker in _STILL_TO_COME for marker, act in above.adverbials)
        return still and clause.tense == "present"

    def _gladly(self, clause: Clause) -> bool:
        """Whether somebody says that it is happy to act, and not to tell or to see something."""
        lexicon = self.resolver.lexicon
        if clause.lemma not in ("happy", "glad") or not said_so(clause, lexicon):
            return False
        act = next((act for act in complements(clause) if act.infinitive), None)
        if act is None or act.lemma in ("report", "share", "welcome", "note", "hear"):
            return False
        return act.lemma not in lexicon.speech and act.lemma not in lexicon.stative

    def _only_spoken_of(self, clause: Clause, kind: CommitmentKind | None) -> bool:
        """Whether a noun is for what is wanted, possible or thanked for: "sought an invitation", "an offer could follow"."""
        verb = clause.governor
        if verb is None or verb.nominal:
            return False
        if clause.governor_role == "subject" and verb.modal in _POSSIBLE:
            return not verb.passive  # an offer that "could not be accepted" was made
        if clause.governor_role == "oblique:for" and verb.lemma in _CALLING_FOR:
            return kind is not CommitmentKind.REQUEST  # "called for an agreement to end the war"
        if verb.lemma in _THANKING:
            return clause.lemma in ("willingness", "readiness")
        return clause.lemma == "invitation" and clause.governor_role == "object" and verb.lemma in _WANTING

    def _together(self, by: Actor) -> bool:
        """Whether who is bound are several, or the members of a body."""
        return len(by.parties) > 1 or not self.resolver.discourse.is_state(by.parties[0])

    def _told_by_others(self, clause: Clause, by: Actor) -> bool:
        """Whether one party tells what another means to do, which is a guess or a warning."""
        said = NOBODY if clause.nominal else self.resolver.speaker(clause)
        return bool(said.parties) and not set(said.parties) & set(by.parties)

    def _is_plan_of_others(self, frame: Frame, clause: Clause) -> bool:
        """Whether a plan is only spoken of by who turns it down: "rejected plans to build a dam"."""
        verb = light_verb(clause, self.resolver.lexicon) if clause.nominal else None
        return (
            frame.act_only and verb is not None and verb.lemma in self.resolver.lexicon.statuses["declined"]
        )

    def _by(self, frame: Frame, clause: Clause) -> Actor:
        """Who is bound or speaks; who accepts or turns down an offer is not who made it."""
        answering = self._answering(clause)
        invitation = frame.commitment is CommitmentKind.INVITATION
        if thanked := self._thanked(clause):
            return thanked
        if not answering:
            if frame.joint and _is_of_one(clause) and not self.resolver.actor(clause, "subject"):
                return NOBODY  # "he agreed to return", whoever he is: not the two sides
            by = self.resolver.first(clause, frame.by)
            if invitation:
                by = self._inviting.by(clause, by)
            if by and (again := self._named_again(frame, clause)):
                return again
            if invitation:
                return by
            return self._with_the_other_side(clause, by) if frame.joint else by
        named = self.resolver.first(clause, tuple(role for role in frame.by if role != "light"))
        if invitation:
            named = self._inviting.by(clause, named, answering)
            invited = self.resolver.first(clause, frame.to)
            if not named and invited and not set(invited.parties) & set(answering.parties):
                return NOBODY  # who vetoes an invitation to somebody else is not whom it asks
        if not named and any(behind(clause, word) for word in ("from", "by")):
            return NOBODY  # "rejected calls from nationalists"
        return named or self.resolver.discourse.others(answering)

    def _thanked(self, clause: Clause) -> Actor:
        """Whose it is that somebody is thanked for: "thanked Chad for its offer"."""
        verb, own = clause.governor, clause.phrase.possessor if clause.phrase is not None else None
        if verb is None or verb.nominal or verb.passive or own is None or own.pos != "PRON":
            return NOBODY
        thanked = verb.lemma in _THANKING and clause.governor_role == "oblique:for"
        return self.resolver.actor(verb, "object") if thanked else NOBODY

    def _answering_or_thanking(self, clause: Clause) -> Actor:
        """Who answers, gets or gives thanks for what a noun names, and so is whom it is for."""
        if clause.governor is not None and self._thanked(clause):
            return self.resolver.actor(clause.governor, "subject")
        return self._answering(clause)

    def _named_again(self, frame: Frame, clause: Clause) -> Actor:
        """Who makes what a noun only names once more: "invited her to visit Chad, an invitation that she accepted"."""
        above = clause.governor
        if not clause.nominal or clause.governor_role != "modifier:":
            return NOBODY
        for _ in range(_UP):
            if above is None:
                break
            for made in self.resolver.lexicon.by_verb.get(above.lemma, ()):
                if made.commitment is frame.commitment and not above.nominal:
                    return self.resolver.first(above, made.by)
            above = above.governor if above.nominal else above.parent
        return NOBODY

    def _of_voice(self, frame: Frame, clause: Clause) -> Actor:
        """Who speaks, where it is only told that something was promised: "another $5 million has been pledged"."""
        told = clause.passive and clause.finite and not clause.nominal and clause.own_subject
        main = clause.relation in (Relation.ROOT, Relation.CONJ, Relation.PARATAXIS)
        if frame.commitment is not CommitmentKind.PLEDGE or not (told and main) or clause.agents:
            return NOBODY
        if any(self.resolver.discourse.resolve(phrase).parties for phrase in clause.subjects):
            return NOBODY  # "Mali was promised help"
        discourse = self.resolver.discourse
        return discourse.voice(clause.sentence, planned=False) if discourse.is_of_one else NOBODY

    def _of_text(self, frame: Frame, clause: Clause) -> Actor:
        """Whose the text is that says it: "handed the envoy a note demanding that the fence be removed"."""
        noun, above = clause.noun, clause.parent
        hanging = clause.participle and clause.relation is Relation.PARTICIPLE
        if clause.own_subject and not clause.passive:
            noun = clause.subjects[0]  # "the resolution calls on Chad to"
        acting = not (clause.passive or frame.joint) and "subject" in "+".join(frame.by).split("+")
        if not acting or noun is None or noun.lemma not in _UTTERANCES:
            return NOBODY
        if not (hanging or (clause.own_subject and frame.commitment is CommitmentKind.REQUEST)):
            return NOBODY
        discourse = self.resolver.discourse
        around = [p for word, p in noun.modifiers if word in ("of", "from", "by")]
        around += [noun.possessor] if noun.possessor is not None else []
        own = next((found for p in around if (found := discourse.resolve(p)).parties), NOBODY)
        if not hanging:
            return own or discourse.assembly or discourse.dyad
        while above is not None and above.nominal:
            above = above.governor
        if own or above is None or above.lemma in _RECEIVING:
            return own
        return self.resolver.actor(above, "subject")

    def _of_above(self, frame: Frame, clause: Clause) -> Actor:
        """Who acts where the parser gave a verb to a thing further down: "rang him after his plane landed and offered to"."""
        first = clause.first
        if first is None or clause.own_subject or clause.passive or not clause.finite or not clause.subjects:
            return NOBODY
        above = first.parent
        things = all(phrase.pos == "NOUN" and not is_official(phrase) for phrase in clause.subjects)
        if not things or above is None or above.nominal or not above.finite or above.tense != clause.tense:
            return NOBODY
        return self.resolver.actor(above, "subject") if "subject" in "+".join(frame.by).split("+") else NOBODY

    def _tells_somebody(self, frame: Frame, clause: Clause, by: Actor) -> bool:
        """Whether somebody else is told: another party, or a person ("wants him to leave")."""
        if set(self.resolver.first(clause, frame.to).parties) - set(by.parties):
            return True
        there = self._addressees.there(frame, clause)
        if any(phrase.text.lower() in _SOMEBODY for phrase in there):
            return True
        # "wants the eastern parliament to approve it"; but "wants the country to prosper"
        deed = any(act.lemma not in self.resolver.lexicon.stative for act in complements(clause))
        if deed and any(phrase.pos == "NOUN" and is_official(phrase) for phrase in there):
            return True
        # "would like to see them freed"
        return any(
            act.lemma == "see" and (act.complements or any(p.modifying for p in act.objects))
            for act in complements(clause)
        )

    def _with_the_other_side(self, clause: Clause, by: Actor) -> Actor:
        """Who agrees with the first of two people where the text gives the second no party, and whom "we" includes."""
        if len(by.parties) != 1 or clause.nominal:
            return by
        for phrase in acting(clause):
            unknown = [
                p for p in phrase.members() if not self.resolver.discourse.resolve(p, alone=True).parties
            ]
            together = phrase.lemma in FIRST_PERSON and phrase.number == "plur"
            if together or (phrase.conjuncts and any(is_official(p) for p in unknown)):
                return by.with_(self.resolver.discourse.others(by))
        return by

    def _answering(self, clause: Clause) -> Actor:
        """Who answers or gets what a noun names: "Peru rejected the proposal of Chile", "received an invitation"."""
        verb = answering_verb(clause, self.resolver.lexicon) if clause.nominal else None
        statuses = self.resolver.lexicon.statuses
        having = verb is not None and verb.lemma == "have" and clause.lemma == "invitation"
        answers = statuses["accepted"] | statuses["declined"] | _RECEIVING
        if verb is None or not (having or verb.lemma in answers):
            return NOBODY
        return self.resolver.actor(verb, "subject")

    def _outcome(self, frame: Frame, clause: Clause) -> CommitmentStatus:
        """What the clause itself says became of it: "at the invitation of", "accepted the invitation"."""
        invitation = frame.commitment is CommitmentKind.INVITATION
        if invitation and (at_invitation(clause) or self._inviting.comes(clause)):
            return CommitmentStatus.ACCEPTED
        kept = self._deeds.kept(clause) if frame.commitment is CommitmentKind.PLEDGE else None
        if kept is not None:
            # "withdrew, as it had promised"; but "to withdraw, as it promised in 2019 and has never done"
            never = any(act.lemma == "do" and act.negated for _, act in kept.adverbials)
            return (
                CommitmentStatus.BROKEN
                if never
                else frame.status
                if kept.infinitive
                else CommitmentStatus.FULFILLED
            )
        verb = answering_verb(clause, self.resolver.lexicon) if clause.nominal else None
        statuses = self.resolver.lexicon.statuses
        if verb is not None and verb.lemma in statuses["accepted"]:
            if verb.modal in UNSURE:
                return frame.status  # "may accept the offer"
            above = verb.parent if verb.infinitive and not verb.finite else None
            if verb.negated or (above is not None and above.lemma in statuses["declined"]):
                return CommitmentStatus.DECLINED
        if verb is not None and verb.lemma in statuses["fulfilled"] and undone(verb):
            return frame.status if not_yet(verb) else CommitmentStatus.BROKEN
        if verb is not None and not verb.negated:
            for status, verbs in statuses.items():
                if verb.lemma in verbs and not (invitation and status == "fulfilled"):  # "delivered"
                    return CommitmentStatus(status)
        return frame.status


def _is_of_one(clause: Clause) -> bool:
    return bool(clause.subjects) and all(phrase.lemma in ("he", "she") for phrase in clause.subjects)


def _is_denied(act: Act) -> bool:
    return act.clause is not None and act.clause.negated
