"""Inviting: who invites where the text names only the place, who is invited, and when coming is an answer.

Whoever invites to Ankara is whose capital that is; who arrives at an invitation was invited; and whoever, once invited,
comes or says that he will has accepted (codebook, Commitment, Settled cases).
"""

from __future__ import annotations

import attrs

from diplotrack_article.actors import codes
from diplotrack_article.clauses import Clause, Phrase, Relation
from diplotrack_article.reference import NOBODY, Actor
from diplotrack_article.roles import Resolver, behind, complements, undergoing
from diplotrack_article.standing import said_so
from diplotrack_article.wording import is_official

_AT = frozenset({"at", "on", "upon", "following", "in response to"})
_TO_A_PLACE = ("to", "in", "at", "for")
_COMING = frozenset({"come", "travel", "go", "fly", "return", "visit", "attend", "arrive", "join", "be", "pay", "stay", "take part", "participate", "head"})  # fmt: skip
_CONSENTING = frozenset({"agree", "promise", "confirm", "consent", "undertake", "pledge", "glad", "happy", "pleased", "delighted", "honored", "honoured"})  # fmt: skip
_MOVING = frozenset({"come", "travel", "go", "fly", "return", "head"})
_GATHERINGS = frozenset({"talk", "summit", "conference", "meeting", "dialogue", "negotiation", "forum", "session", "ceremony", "celebration", "consultation"})  # fmt: skip
_INTENDING = frozenset({"will", "be to", "be going to"})


def at_invitation(clause: Clause) -> bool:
    """Whether an invitation only stands by the way: "visited Togo at the invitation of", "a visit on the invitation of"."""
    if not clause.nominal or clause.lemma != "invitation":
        return False
    outer, _, preposition = (clause.governor_role or "").partition(":")
    return outer in ("oblique", "modifier") and preposition in _AT


def guest_clause(clause: Clause) -> Clause | None:
    """The clause that says who comes at an invitation."""
    return clause.governor if at_invitation(clause) else None


# Who does this to an invitation keeps others from coming.
_BARRING = frozenset({"veto", "block"})


@attrs.frozen
class Inviting:
    """Completes invitations from where they lead to and from who comes."""

    resolver: Resolver

    def of_nobody(self, clause: Clause) -> bool:
        """Whether only a thing is invited: "invited criticism"."""
        things = [*clause.objects, *clause.indirect]
        if clause.passive or clause.complements or any(word in ("to", "for") for word, _ in clause.obliques):
            return False
        if any(p.lemma == "invitation" for p in things):
            return False  # "conveyed an invitation"
        people = any(p.pos != "NOUN" or is_official(p) or self.resolver.discourse.resolve(p) for p in things)
        return bool(things) and not people

    def by(self, clause: Clause, named: Actor, answering: Actor = NOBODY) -> Actor:
        """Who invites: who is named, unless it is who comes; else whose place it is that somebody is invited to.

        Args:
            clause: the invitation.
            named: who the words for it say invites, or nobody.
            answering: who answers or gets it ("Musa accepted an invitation to Oslo"), or nobody.
        """
        if not clause.nominal and not clause.passive and not named.parties:
            return named  # "the policy invites criticism" invites nobody
        if clause.nominal:
            barred = clause.governor is not None and clause.governor.lemma in _BARRING
            guests = (NOBODY if barred else answering) or self.guests(clause)
        else:
            guests = self._invited(clause)
        if named.parties and set(named.parties) != set(guests.parties):
            return named
        invited = guests or self._invited(clause)
        land = self._land(clause)
        if land.parties and not set(land.parties) & set(invited.parties):
            return land
        if named.parties and at_invitation(clause):
            return (
                NOBODY  # "attends the forum at the invitation of its chairman": not who comes, whoever it is
            )
        if named.parties:
            return named if clause.nominal else self.resolver.discourse.others(named) or named
        if clause.passive and len(others := self.resolver.discourse.others(invited).parties) == 1:
            step = f"who can have invited {codes(invited.parties)}: {codes(others)}"
            return Actor(parties=others, chain=(step,))
        said = NOBODY if clause.nominal and clause.governor is None else self.resolver.speaker(_verb(clause))
        return NOBODY if set(said.parties) & set(invited.parties) else said

    def guests(self, clause: Clause) -> Actor:
        """Who comes at an invitation: "at the invitation of Kenya, the Ugandan president visited …"."""
        host = guest_clause(clause)
        if host is None:
            return NOBODY
        own = self.resolver.first(host, ("possessor", "subject", "by", "of")) if host.nominal else NOBODY
        while host is not None and host.nominal:
            host = host.governor
        coming = ("object",) if host is not None and host.passive else ("subject",)
        return own or (self.resolver.first(host, coming) if host is not None else NOBODY)

    def comes(self, clause: Clause) -> bool:
        """Whether who is invited comes, as the clause around it says: "X, invited by Y, will arrive on Monday"."""
        verb = clause.parent
        while verb is not None and verb.nominal:
            verb = verb.governor
        if verb is None or clause.noun is None or not clause.passive or verb.negated or verb.passive:
            return False
        if clause.relation not in (Relation.PARTICIPLE, Relation.RELATIVE):
            return False
        coming = any(
            frame.territory or frame.name == "attend"
            for frame in self.resolver.lexicon.by_verb.get(verb.lemma, ())
        )
        return coming and any(clause.noun.head == phrase.head for phrase in verb.subjects)

    def consents(self, clause: Clause) -> Clause | None:
        """The clause by which who was invited says that he comes: "agreed to attend", "said that he would come"."""
        if clause.nominal or clause.negated:
            return None
        if clause.lemma in _CONSENTING and (clause.modal is None or clause.copula):
            return next((act for act in complements(clause) if act.infinitive and is_coming(act)), None)
        lexicon = self.resolver.lexicon
        will = clause.modal in _INTENDING or (clause.modal == "would" and said_so(clause, lexicon))
        return clause if will and is_coming(clause) and not clause.copula else None

    def _invited(self, clause: Clause) -> Actor:
        roles = ("to", "for", "light-to", "complement.subject") if clause.nominal else ("object", "indirect")
        return self.resolver.first(clause, roles)

    def _land(self, clause: Clause) -> Actor:
        """Whose place it is that an invitation leads to: "invited to Ankara", "an invitation to visit Doha"."""
        around = [clause, *complements(clause)]
        host = guest_clause(clause)
        while host is not None:
            around.append(host)
            host = host.governor if host.nominal else None
        for act in around:
            found: list[Phrase] = [p for word in _TO_A_PLACE for p in behind(act, word)]
            if act is not clause and not act.nominal:
                found += undergoing(act)
            for below in act.children:
                if below.nominal and below.phrase is not None and below.lemma in ("visit", "trip", "journey"):
                    found += behind(below, "to")
            inside = [inner for p in found for word, inner in p.modifiers if word in ("in", "at")]
            for phrase in (*found, *inside):
                actor = self.resolver.discourse.resolve(phrase)
                if actor.place and len(actor.parties) == 1:
                    step = f"an invitation to “{phrase.text}” is from {codes(actor.parties)}"
                    return Actor(parties=actor.parties, chain=(*actor.chain, step))
        return NOBODY


def asks_to_come(act: Clause | None) -> bool:
    """Whether what somebody is asked to do makes the request an invitation: "asked Xi to attend", "to come to Rome"."""
    if act is None:
        return False
    if act.lemma in _MOVING:
        return not act.objects and bool(behind(act, "to") or (act.lemma == "come" and not act.complements))
    if act.lemma == "visit":
        return bool(undergoing(act))
    if act.lemma in ("take", "take part", "participate"):
        return is_coming(act) and any(phrase.lemma in _GATHERINGS for phrase in behind(act, "in"))
    return act.lemma in ("attend", "pay", "join") and is_coming(act)


def _verb(clause: Clause) -> Clause:
    while clause.nominal and clause.governor is not None:
        clause = clause.governor
    return clause


def is_coming(act: Clause) -> bool:
    """Whether an act is to come to where one is invited; "to take part" is parsed apart from its noun."""
    if act.lemma == "take":
        return any(phrase.lemma == "part" for phrase in act.objects)
    if act.lemma == "pay":
        return any(phrase.lemma == "visit" for phrase in act.objects)
    if act.lemma == "join":
        return not act.objects or any(phrase.pos == "PRON" for phrase in act.objects)
    return act.lemma in _COMING
