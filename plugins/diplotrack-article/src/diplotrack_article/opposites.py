"""The other side: whom a party faces, asks or addresses where the text does not name it.

The other sides of the contact at hand come first, narrowed to those whom the paragraph names; then the other one of the
two that the text is mostly about.
"""

from __future__ import annotations

import attrs

from diplotrack.parties import PartyKind
from diplotrack.records import Party
from diplotrack_article.actors import NOBODY, Actor, codes
from diplotrack_article.situation import Situation


class Opposites(Situation):
    """Tells the other side of a contact, and whom somebody speaks to."""

    def others(self, actor: Actor) -> Actor:
        """The other parties of the contact at hand, as seen from this one; nobody where it is no part of it."""
        if not self._contact or not set(actor.parties) & set(self._contact):
            return self._other_of_two(actor)
        rest = tuple(p for p in self._contact if p not in actor.parties)
        return (
            Actor(parties=rest, chain=(f"the other side of the contact at hand: {codes(rest)}",))
            if rest
            else NOBODY
        )

    def dyad_besides(self, there: tuple[Party, ...]) -> Actor:
        """The two that the text is mostly about, but for one that it names only as the place: "signed in Brasilia"."""
        places = [party for party in there if self.named.is_only_a_place(party)]
        if not places:
            return self.dyad
        two = tuple(party for party in self._main if party not in places)[:2]
        return (
            Actor(parties=two, chain=(f"the parties that the text is mostly about: {codes(two)}",))
            if two
            else NOBODY
        )

    def asking(self, asked: Actor) -> Actor:
        """Who asks where the text only says who was asked: whose text it is, the other side, or who acted before."""
        if self._speaking is not None and not self.joint and self._speaking not in asked.parties:
            return self.home
        if not asked.parties:
            return NOBODY
        last = self._subject
        met = bool(last.people) and len(last.parties) == 1 and set(last.parties) <= set(self._contact)
        if met and not set(asked.parties) & set(self._contact):
            # "He asked Kagame to do this. Tshisekedi was urged to do that."
            return attrs.evolve(last, chain=(f"who acted before: {codes(last.parties)}", *last.chain))
        return self.others(asked)

    def _other_of_two(self, actor: Actor) -> Actor:
        """The other of the two that the text is mostly about, before it has told of a contact, or of its heading."""
        place = self._heading if len(self._heading) == 1 else ()
        pair = self._main[:2] if not self._contact else ()
        for around in (place, pair):
            rest = tuple(p for p in around if p not in actor.parties)
            if len(rest) == 1 and (around is place or len(rest) < len(around)):
                return Actor(parties=rest, chain=(f"the other that the text is about: {codes(rest)}",))
        return NOBODY

    def hearers(self, actor: Actor) -> Actor:
        """Whom a party addresses that names nobody: the other side of the contact at hand, else of the text's two.

        Of these it is those whom the paragraph names; where it names one other state only, that one.
        """
        found = self._other_side(actor)
        here = self._named_here()
        if self._told_in == self._begins and self._speaking in found.parties:
            return found  # who tells of it as "I" or "we" is there without a name
        told = tuple(party for party in found.parties if party in here)
        if told or not found:
            return attrs.evolve(found, parties=told) if len(told) < len(found.parties) else found
        near = tuple(
            p for p in self._named_between(self._paragraph[0], self._until) if p not in actor.parties
        )
        if len(near) == 1 and self._is_of(near[0], PartyKind.STATE):
            return Actor(parties=near, chain=(f"the only other that the paragraph names: {codes(near)}",))
        return NOBODY if len(near) > 1 else found

    def _other_side(self, actor: Actor) -> Actor:
        found = self.others(actor)
        pair = self._main[:2]
        if found or len(pair) < 2 or (self._contact and set(actor.parties) & set(self._contact)):
            return found
        rest = tuple(party for party in pair if party not in actor.parties)
        if len(rest) != 1:
            return NOBODY
        return Actor(parties=rest, chain=(f"the other party that the text is mostly about: {codes(rest)}",))

    def sides_before(self, outsider: Actor) -> Actor:
        """The sides of the contact at hand, as seen by one that is no part of it; nobody for one that is."""
        if not self._contact or set(outsider.parties) & set(self._contact):
            return NOBODY
        return Actor(
            parties=self._contact, chain=(f"the sides of the contact at hand: {codes(self._contact)}",)
        )

    def all_sides(self, actor: Actor) -> bool:
        """Whether these are all the parties of the contact at hand, so that nobody is left to be addressed."""
        return bool(self._contact) and set(actor.parties) >= set(self._contact)
