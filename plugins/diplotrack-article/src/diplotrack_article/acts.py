"""Acts: from a frame of a speech act and its clause to the commitments that it makes."""

from __future__ import annotations

import attrs

from diplotrack.records import CommitmentKind, CommitmentStatus
from diplotrack_article.clauses import Clause, Phrase, Relation
from diplotrack_article.findings import ActFinding
from diplotrack_article.lexicon import Frame
from diplotrack_article.reference import NOBODY, Actor
from diplotrack_article.roles import Resolver, complements, light_verb, phrases
from diplotrack_article.standing import OBLIGING, PROMISING, speech_act_stands
from diplotrack_article.wording import Wording, evidence, is_time

# "called for efforts to secure peace": how far behind a noun what it is for may begin.
_ADJACENT = 60


@attrs.frozen
class Act:
    """What is to be done.

    Attributes:
        clause: the clause that says it, None where only a noun does.
        span: the evidence.
        words: the words for it.
    """

    clause: Clause | None
    span: tuple[int, int]
    words: str


@attrs.frozen
class ActFrames:
    """Applies frames of commitments."""

    resolver: Resolver
    wording: Wording

    def read(self, frame: Frame, clause: Clause) -> list[ActFinding]:
        """The commitments that a clause makes by this frame; none where it is denied, supposed, or nobody's."""
        kind = frame.commitment
        if kind is None or not speech_act_stands(clause, self.resolver.lexicon):
            return []
        by = self._by(frame, clause)
        if not by.parties:
            return []
        acts = self._acts(frame, clause)
        if kind is CommitmentKind.AGREEMENT and len(by.parties) < 2:
            kind = CommitmentKind.PLEDGE  # A lone side that "agreed to" act made a pledge (codebook, rule 7).
        to = self._addressees(frame, clause, kind, by)
        return [
            ActFinding(
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
            for act in acts
            if act.words
        ]

    def _by(self, frame: Frame, clause: Clause) -> Actor:
        """Who is bound or speaks; who accepts or turns down an offer is not who made it."""
        answering = self._answering(clause)
        if not answering:
            return self.resolver.first(clause, frame.by)
        named = self.resolver.first(clause, tuple(role for role in frame.by if role != "light"))
        return named or self.resolver.discourse.others(answering)

    def _answering(self, clause: Clause) -> Actor:
        """Who answers what a noun names: "Peru rejected the proposal of Chile"."""
        verb = light_verb(clause, self.resolver.lexicon) if clause.nominal else None
        statuses = self.resolver.lexicon.statuses
        if verb is None or verb.lemma not in statuses["accepted"] | statuses["declined"]:
            return NOBODY
        return self.resolver.actor(clause, "light")

    def _addressees(self, frame: Frame, clause: Clause, kind: CommitmentKind, by: Actor) -> Actor:
        """Whom the clause names, else the other side of the contact at hand; an agreement has none (codebook, rule 1)."""
        if kind is CommitmentKind.AGREEMENT:
            return NOBODY
        named = self.resolver.first(clause, frame.to)
        for actor in (named, self._answering(clause), self.resolver.discourse.others(by)):
            parties = tuple(party for party in actor.parties if party not in by.parties)
            if parties:
                return Actor(parties=parties, chain=actor.chain)
        return NOBODY

    def _outcome(self, frame: Frame, clause: Clause) -> CommitmentStatus:
        """What the clause itself says became of it: "at the invitation of", "accepted the invitation"."""
        invitation = frame.commitment is CommitmentKind.INVITATION
        if clause.nominal and invitation and clause.governor_role == "oblique:at":
            return CommitmentStatus.ACCEPTED
        verb = light_verb(clause, self.resolver.lexicon) if clause.nominal else None
        if verb is not None and not verb.negated:
            for status, verbs in self.resolver.lexicon.statuses.items():
                if verb.lemma in verbs:
                    return CommitmentStatus(status)
        return frame.status

    # What is to be done

    def _acts(self, frame: Frame, clause: Clause) -> list[Act]:
        """The acts in the first of the frame's content roles that is filled; none where it holds no act."""
        for role in frame.content:
            outer, _, inner = role.rpartition(".")
            if inner == "complement":
                sources = [clause] if not outer else _nominals(clause, outer)
                governed = [act for source in sources for act in complements(source)]
                if governed:
                    return self._governed(clause, [act for act in governed if self._is_act(frame, act)])
            elif role == "called-on":
                # "called on Guyana to act": who is called on acts.
                called = any(phrases(clause, word, self.resolver.lexicon) for word in ("on", "upon"))
                acts = [act for act in complements(clause) if called and self._is_act(frame, act)]
                if acts:
                    return self._governed(clause, acts)
            elif role == "parataxis":
                beside = [act for act in _beside(clause) if act.finite and self._is_act(frame, act)]
                if beside:
                    words = self.wording.of(beside[0].span)
                    return [Act(beside[0], beside[0].span, words)]
            elif role == "clause":
                return [Act(clause, evidence(clause), self.wording.of(evidence(clause)))]
            elif (thing := self._thing(frame, clause, role)) is not None:
                return [thing]
        return []

    def _governed(self, clause: Clause, acts: list[Clause]) -> list[Act]:
        """The acts of coordinated complements; "would threaten or use force" is one."""
        found: list[Act] = []
        for act in acts:
            words = self.wording.of(act.span, act.introducer)
            if not found:
                start = min(evidence(clause)[0], act.span[0])
                found.append(Act(act, (start, max(act.span[1], clause.end)), words))
            elif act.span[0] >= found[-1].span[1] and len(words.split()) > 2:
                found.append(Act(act, act.span, words))
        return found

    def _thing(self, frame: Frame, clause: Clause, role: str) -> Act | None:
        """What a noun says that is to be done, with what it is for: "joint efforts to secure peace"."""
        nouns = [
            phrase
            for phrase in phrases(clause, role, self.resolver.lexicon)
            if phrase.pos in ("NOUN", "PROPN", "VERB", "NUM") and not is_time(phrase)
        ]
        if not nouns or (role in (*frame.to, *frame.by) and self.resolver.actor(clause, role)):
            return None
        first: Phrase = nouns[0]
        purposes = [act for act in first.modifying if act.infinitive]
        purposes += [act for act in complements(clause) if first.end <= act.start < first.end + _ADJACENT]
        end = max([first.end, *(act.span[1] for act in purposes)])
        return Act(None, evidence(clause), self.wording.of((first.start, end)))

    def _is_act(self, frame: Frame, act: Clause) -> bool:
        """Something that could later be checked (codebook, Commitment, rule 3): no state of affairs, no mood."""
        lexicon = self.resolver.lexicon
        if frame.act_only and any(other.engagement for other in lexicon.by_verb.get(act.lemma, ())):
            return False
        if act.infinitive or (act.participle and not act.finite):
            return True
        if act.modal in PROMISING | OBLIGING:
            # "agreed that firmer support will keep ties steady" foretells an effect and binds nobody.
            effect = act.copula or act.lemma in lexicon.effects | lexicon.stative
            return not effect or act.passive or bool(self.resolver.actor(act, "subject"))
        if act.tense not in (None, "present") or act.copula:
            return False
        # "demanded that Seoul withdraw", "agreed that officials meet": a bare subjunctive.
        if frame.commitment is CommitmentKind.AGREEMENT:
            return act.lemma not in lexicon.stative
        return frame.commitment in (CommitmentKind.REQUEST, CommitmentKind.PROPOSAL)


def _nominals(clause: Clause, role: str) -> list[Clause]:
    """The nouns that stand in a role of a verb and govern acts of their own: "reached consensus to …"."""
    return [
        child
        for child in clause.everything()
        if child.nominal
        and child.governor is clause
        and (child.governor_role or "").removeprefix("oblique:") == role
    ]


def _beside(clause: Clause) -> list[Clause]:
    """The clauses that a clause is set beside without a conjunction."""
    if clause.relation is Relation.PARATAXIS and clause.parent is not None:
        return [clause.parent]
    return [child for child in clause.children if child.relation is Relation.PARATAXIS]
