"""Findings: what one clause says of one contact or of one act, with the steps by which that was seen."""

from __future__ import annotations

import attrs

from diplotrack.records import CommitmentKind, CommitmentStatus, EngagementKind, EngagementStatus, Party
from diplotrack_article.clauses import Clause
from diplotrack_article.lexicon import Frame
from diplotrack_article.mentions import Person


@attrs.define(kw_only=True)
class ContactFinding:
    """A mention of an engagement.

    Attributes:
        frame: the frame that made it.
        clause: the clause.
        span: document offsets of the words that say it.
        sentence: index of the sentence.
        parties: the parties, a visitor's before a host's.
        kind: the kind of engagement.
        status: its status.
        visitors: people of the first side, who travel where anybody does.
        hosts: people of the other side.
        place: words for the place.
        apart: parties each of which is visited or called on its own.
        met: all who come where each comes on a visit of their own; empty elsewhere.
        alone: people of one party each of whom meets the other side on their own.
        turns: offsets of the words for each of `apart` or of `alone`, in that order; empty where not all are known.
        turn: of one of several contacts of a clause, the offset of the words for it.
        definite: whether the words only point back ("the talks").
        joins: whether the words only say who else was at the gathering told right before.
        introduces: whether the words bring up a contact not told before ("a meeting").
        announced: whether a headline tells it, which the text below tells once more.
        chain: the steps by which it came about.
    """

    frame: Frame
    clause: Clause
    span: tuple[int, int]
    sentence: int
    parties: tuple[Party, ...]
    kind: EngagementKind
    status: EngagementStatus
    visitors: tuple[Person, ...] = ()
    hosts: tuple[Person, ...] = ()
    place: str | None = None
    apart: tuple[Party, ...] = ()
    met: tuple[Party, ...] = ()
    alone: tuple[Person, ...] = ()
    turns: tuple[int, ...] = ()
    turn: int | None = None
    definite: bool = False
    joins: bool = False
    introduces: bool = False
    announced: bool = False
    chain: tuple[str, ...] = ()

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody named, the first side before the other."""
        return tuple(dict.fromkeys((*self.visitors, *self.hosts)))

    def each(self) -> list[ContactFinding]:
        """A tour of three countries is three visits, calls to two presidents are two calls (codebook, Settled cases)."""
        turns = dict(zip(self.apart if len(self.apart) > 1 else self.alone, self.turns, strict=False))
        if len(self.apart) < 2 and self.alone:
            return [
                attrs.evolve(self._without({*self.alone} - {person}), turn=turns.get(person))
                for person in self.alone
            ]
        if len(self.apart) < 2:
            return [self]
        known = {person.party for person in self.hosts}
        coming = {person.party for person in self.visitors}
        # Somebody without a party is of one that nobody else is of; where there is none such, of any.
        open_to = [host for host in self.apart if host not in known] or self.apart
        return [
            attrs.evolve(
                self,
                parties=tuple(p for p in self.parties if p == host or p not in self.apart),
                # "Was received by Musa and, a day later, by Okello": those who are met apart can be the first side.
                visitors=tuple(p for p in self.visitors if p.party == host or p.party not in self.apart),
                hosts=tuple(
                    p
                    for p in self.hosts
                    if p.party == host or (host in open_to if p.party is None else p.party not in self.apart)
                ),
                # The visits of a tour are to one place each, those of several guests to one and the same.
                place=host.name
                if self.place and self.kind is EngagementKind.VISIT and host not in coming
                else self.place,
                apart=(),
                turn=turns.get(host),
                met=self.parties if host in coming else (),
            )
            for host in self.apart
        ]

    def _without(self, people: set[Person]) -> ContactFinding:
        return attrs.evolve(
            self,
            visitors=tuple(p for p in self.visitors if p not in people),
            hosts=tuple(p for p in self.hosts if p not in people),
            alone=(),
        )


@attrs.define(kw_only=True)
class ActFinding:
    """A mention of a commitment.

    Attributes:
        frame: the frame that made it.
        clause: the clause of the speech act.
        span: document offsets of the words that say it.
        sentence: index of the sentence.
        parties: who is bound, or who speaks.
        kind: the kind of commitment.
        content: words for what is to be done.
        to: the addressees.
        status: what became of it; answers further down change it.
        act: the clause of what is to be done, for its dates.
        chain: the steps by which it came about.
    """

    frame: Frame
    clause: Clause
    span: tuple[int, int]
    sentence: int
    parties: tuple[Party, ...]
    kind: CommitmentKind
    content: str
    to: tuple[Party, ...] = ()
    status: CommitmentStatus = CommitmentStatus.OPEN
    act: Clause | None = None
    chain: tuple[str, ...] = ()


Finding = ContactFinding | ActFinding
