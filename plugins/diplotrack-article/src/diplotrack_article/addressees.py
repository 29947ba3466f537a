"""Addressees: who is asked, promised or refused something (codebook, Commitment, rule 1).

The words of the speech act come first, then whoever is told so ("told X that"), then those whom the act itself is about,
and only where all of these are silent the other side of the contact at hand.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from diplotrack.parties import NameKind
from diplotrack.records import CommitmentKind
from diplotrack_article.actors import codes
from diplotrack_article.clauses import Clause, Phrase, Relation
from diplotrack_article.deeds import Act
from diplotrack_article.demands import to_everybody, whose_withdrawal
from diplotrack_article.inviting import Inviting
from diplotrack_article.lexicon import Frame
from diplotrack_article.reference import NOBODY, Actor
from diplotrack_article.roles import Resolver, phrases
from diplotrack_article.wording import is_official

# Whom an act is about, by the preposition before the name: "will raise it with Mali", "would strike inside Chad".
_TOUCHING = frozenset({"to", "with", "against", "between", "over", "inside", "within", "into", "towards", "toward", "across"})  # fmt: skip
_ABOUT = frozenset({"of", "with", "against", "to", "between", "for", "in", "inside"})
_TOGETHER = frozenset({"together", "jointly", "along"})
_BACKING = frozenset({"backing", "support", "help", "assistance", "consent", "approval", "blessing", "aid", "mediation"})  # fmt: skip
_THINGS_TOO = frozenset({"they", "them", "it", "this", "that", "these", "those", "which"})
# Who is told something there is at home.
_AT_HOME = frozenset({"parliament", "lawmaker", "legislature", "legislator", "senate", "senator", "cabinet", "nation", "voter", "supporter", "mps", "countryman", "compatriot"})  # fmt: skip
_INFORMING = frozenset({"tell", "inform", "assure", "notify", "reassure"})
_SHARED = frozenset({"joint", "mutual", "common", "concerted", "shared", "bilateral"})
_OWN_ACTS = frozenset({CommitmentKind.PLEDGE, CommitmentKind.PROPOSAL, CommitmentKind.REFUSAL})
_UP = 4
"""How many clauses up somebody is told what a clause says."""
_DEEP = 2
"""How deep in a phrase a name still tells whom an act is about: "the rebuilding of the port of Lobito in Angola" is."""


def without(actor: Actor, by: Actor) -> Actor:
    """The others of those that words mean than who speaks; nobody where none is left."""
    if not actor.parties:
        return NOBODY
    rest = tuple([party for party in actor.parties if party not in by.parties])
    return Actor(parties=rest, chain=actor.chain) if rest else NOBODY


def _first_other(candidates: Iterator[Actor], by: Actor) -> Actor:
    return next((rest for actor in candidates if (rest := without(actor, by))), NOBODY)


@attrs.frozen
class Addressees:
    """Tells to whom something is said or for whom it is done.

    Attributes:
        resolver: tells whom roles mean.
    """

    resolver: Resolver

    def of_act(
        self, frame: Frame, clause: Clause, kind: CommitmentKind, by: Actor, act: Act, *, answering: Actor
    ) -> Actor:
        """To whom a speech act is addressed; an agreement has none (codebook, Commitment, rule 1).

        Args:
            frame: the frame of the act.
            clause: its clause.
            kind: what kind of commitment it is.
            by: who is bound or speaks.
            act: what is to be done.
            answering: who answers, gets or gives thanks for what the clause names.
        """
        if kind is CommitmentKind.AGREEMENT:
            return NOBODY
        if act.told is not None:
            return attrs.evolve(act.told, parties=tuple(p for p in act.told.parties if p not in by.parties))
        there = self.there(frame, clause)
        if kind is CommitmentKind.REQUEST and to_everybody(there, clause):
            return NOBODY
        found = without(self.resolver.first(clause, frame.to), by) or without(answering, by)
        found = found or _first_other(self._of_words(frame, clause, kind, by, act), by)
        if found:
            return found
        discourse = self.resolver.discourse
        if not (self._asks_outsiders(frame, clause, there) or self.is_said_at_home(clause)):
            found = without(discourse.hearers(by), by)
        if not found and kind is CommitmentKind.PROPOSAL and clause.relation is not Relation.RELATIVE:
            return without(discourse.sides_before(by), by)  # "Brazil offered to host the next round"
        return found

    def _of_words(
        self, frame: Frame, clause: Clause, kind: CommitmentKind, by: Actor, act: Act
    ) -> Iterator[Actor]:
        """Whom the words around an act tell as its addressee, likeliest first."""
        yield Inviting(self.resolver).guests(clause)
        yield from self._of_content(frame, clause, kind, act)
        yield self.hearer(clause)
        if kind in _OWN_ACTS:
            yield self.concerned(act.clause or clause, by, named=act.clause is None)
        if kind is CommitmentKind.REFUSAL:
            yield from self._turned_down(clause)

    def of_future(self, clause: Clause, kind: CommitmentKind, by: Actor) -> Actor:
        """To whom somebody says what it will do: who benefits, who is told so, else the other side.

        Args:
            clause: the clause that says what will be.
            kind: what kind of commitment it is.
            by: who is bound.
        """
        if kind is CommitmentKind.AGREEMENT:
            return NOBODY
        if kind is CommitmentKind.PLEDGE and (gaining := without(self.beneficiaries(clause), by)):
            return gaining
        told = without(self.hearer(clause), by) or without(self.concerned(clause, by), by)
        if told or self.is_said_at_home(clause):
            return told
        return without(self.resolver.discourse.hearers(by), by)

    def there(self, frame: Frame, clause: Clause) -> list[Phrase]:
        """The phrases that say who is addressed."""
        return [phrase for role in frame.to for phrase in phrases(clause, role, self.resolver.lexicon)]

    def beneficiaries(self, act: Clause) -> Actor:
        """For whom an act is done: "will lend $2 million to Ghana", "supply Ghana with"; a place where is nobody."""
        return self.resolver.first(act, ("indirect", "to", "object.to", "for", "object.for"))

    def hearer(self, clause: Clause) -> Actor:
        """To whom it is said: "told Minister Wang that …", "Musa was informed that …"."""
        saying = self._saying(clause)
        if saying is None:
            return NOBODY
        if saying.passive:
            heard = saying.lemma in _INFORMING
            return self.resolver.actor(saying, "object") if heard else NOBODY
        return self.resolver.first(saying, ("object", "indirect", "to"))

    def is_said_at_home(self, clause: Clause) -> bool:
        """Whether it is told to one's own people, and not to the other side: "told parliament that …"."""
        saying = self._saying(clause)
        if saying is None:
            return False
        told = [*saying.objects, *saying.indirect, *(p for word, p in saying.obliques if word == "to")]
        return any(phrase.lemma in _AT_HOME for phrase in told)

    def concerned(self, act: Clause, by: Actor, *, named: bool = False) -> Actor:
        """Whom what is done is done with, to or for, as its own words name them: "will train 500 Chadian officers".

        Args:
            act: what is to be done.
            by: who does it.
            named: whether only its objects say what it is; a place among them is no side: "offered Nairobi as the venue".
        """
        if not (act.objects or act.indirect or act.passive):
            # as in "will continue to advise Chadian troops"
            act = next((below for below in act.complements if below.infinitive), act)
        patients = [*act.indirect, *act.objects, *(act.subjects if act.passive else ())]
        beside = [
            phrase
            for word, phrase in act.obliques
            if word in _TOUCHING
            and not (word == "with" and (_TOGETHER & {*act.modifiers} or phrase.lemma in _BACKING))
        ]
        for there in (patients, beside):
            found = NOBODY
            for phrase in there:
                for member in phrase.members():
                    whom = self._named(member)
                    if not (named and whom.place):
                        found = found.with_(without(whom, by))
            if not found.parties:
                for phrase in there:
                    found = found.with_(self._inside(phrase, by, _DEEP))
            if found.parties:
                told = f"whom the act is about: {codes(found.parties)}"
                return Actor(parties=found.parties, chain=(told, *found.chain))
        return NOBODY

    def _of_content(self, frame: Frame, clause: Clause, kind: CommitmentKind, act: Act) -> list[Actor]:
        """Whom the words for what is to be done name as the one who gains by it, or who is to do it."""
        if kind is CommitmentKind.PROPOSAL and act.clause is not None:
            # between whom somebody offers to stand: "host talks between Niger and France"
            return [self.resolver.first(act.clause, ("between", "object.between", "object.of.between"))]
        if kind is CommitmentKind.PLEDGE and act.clause is not None:
            return [self.beneficiaries(act.clause)]
        if kind is CommitmentKind.REQUEST and act.clause is None:
            wanted = [p for role in frame.content for p in phrases(clause, role, self.resolver.lexicon)]
            return [self.resolver.named_in(phrase) for phrase in whose_withdrawal(wanted)]
        return []

    def _turned_down(self, clause: Clause) -> list[Actor]:
        """Who put forward what a clause declines: "declined to join a market that Fiji had proposed"."""
        things = [
            phrase
            for act in (clause, *clause.complements)
            for phrase in (*act.objects, *(p for _, p in act.obliques))
        ]
        return [
            self.resolver.actor(below, "subject")
            for phrase in things
            for below in phrase.modifying
            if any(
                frame.commitment
                in (CommitmentKind.PROPOSAL, CommitmentKind.REQUEST, CommitmentKind.INVITATION)
                for frame in self.resolver.lexicon.by_verb.get(below.lemma, ())
            )
        ]

    def _asks_outsiders(self, frame: Frame, clause: Clause, there: list[Phrase]) -> bool:
        """Whether the clause names addressees who are no party ("appealed to donors"), or calls for something at large."""
        if frame.commitment not in (CommitmentKind.REQUEST, CommitmentKind.INVITATION):
            return False
        if any(phrase.pos in ("NOUN", "PROPN") and not is_official(phrase) for phrase in there):
            return True
        if any(
            p.number == "plur" and p.determiner is None and p.adjectives and not p.possessor for p in there
        ):
            return True  # "called on European states", named for the first time
        wanted = phrases(clause, "for", self.resolver.lexicon)
        together = any({*phrase.adjectives} & _SHARED for phrase in wanted)
        return clause.lemma == "call" and "called-on" in frame.content and not there and not together

    def _saying(self, clause: Clause) -> Clause | None:
        """The verb of speech above a clause that says what the clause does."""
        below: Clause = clause
        for _ in range(_UP):
            above = below.parent
            if above is None:
                return None
            if above.lemma in self.resolver.lexicon.speech and not above.nominal:
                said = below.relation in (Relation.COMPLEMENT, Relation.PARATAXIS, Relation.CONJ)
                return above if said or below in above.complements else None
            if below.relation not in (Relation.COMPLEMENT, Relation.CONJ):
                return None
            below = above
        return None

    def _named(self, phrase: Phrase) -> Actor:
        """The party that a phrase names, or whose person, people or thing it is: "Chad", "him", "Chadian officers"."""
        discourse = self.resolver.discourse
        if phrase.pos == "PRON":
            return (
                NOBODY
                if phrase.lemma in _THINGS_TOO or phrase.text.lower() in _THINGS_TOO
                else discourse.resolve(phrase, alone=True)
            )
        known = discourse.named.party_at(phrase.head, phrase.head_end)
        if known is not None or discourse.named.person_at(phrase.head, phrase.head_end) is not None:
            return discourse.resolve(phrase, alone=True)
        owner = phrase.possessor
        if owner is not None:
            return NOBODY if owner.pos == "PRON" else discourse.resolve(owner, alone=True)
        return self.resolver.named_in(phrase)

    def _inside(self, phrase: Phrase, by: Actor, depth: int) -> Actor:
        """Whom the words behind a noun name: "a visit to Chad", "an embassy in Chad"; a city is only a place."""
        found = NOBODY
        for word, inner in phrase.modifiers:
            if word not in _ABOUT:
                continue
            for member in inner.members():
                if word != "in" or self._is_country(member):
                    found = found.with_(without(self._named(member), by))
            if not found.parties and depth > 1:
                found = self._inside(inner, by, depth - 1)
        return found

    def _is_country(self, phrase: Phrase) -> bool:
        mention = self.resolver.discourse.named.party_at(phrase.head, phrase.head_end)
        return mention is not None and mention.kind is NameKind.NAME
