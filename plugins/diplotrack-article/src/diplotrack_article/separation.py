"""Separation: whether several who are named together are met together (codebook, Engagement, rule 8, and Settled cases).

"First A and then B", "A in Rome and B in Oslo", "meetings with A and B", "each of them": one contact each.
"""

from __future__ import annotations

import itertools
import re

import attrs

from diplotrack.records import EngagementKind, Party
from diplotrack_article.carrying import carriers
from diplotrack_article.clauses import Clause, Phrase
from diplotrack_article.lexicon import Frame
from diplotrack_article.mentions import Person
from diplotrack_article.roles import Resolver, acting, behind, phrases
from diplotrack_article.sides import Sides
from diplotrack_article.wording import Wording
from diplotrack_article.wording import apart as is_each

_APART = frozenset({"separately", "individually", "separate", "individual", "one-on-one", "successively"})
# What keeps the members of a list apart, between them or behind it.
_THEN = re.compile(r"\b(?:then|later|afterwards?|subsequently|followed by|before)\b")
_AT = re.compile(
    r"\b(?:(?:on|in|at|after|during) (?:the |\d|[A-Z])|yesterday|today|tomorrow|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
)
_EACH = re.compile(
    r"\b(?:respectively|one after the other|one by one|in turn|back[- ]to[- ]back|in succession|on separate occasions|separately)\b"
)
# Of these nouns a plural is of several contacts; "talks" are one.
_COUNTED = frozenset(
    {"meeting", "conversation", "audience", "encounter", "dinner", "lunch", "bilateral", "sit-down"}
)
_TOGETHER = frozenset({"joint", "conference", "group", "collective", "three-way", "four-way", "trilateral"})


@attrs.frozen(kw_only=True)
class Apart:
    """What one clause tells of several contacts.

    Attributes:
        kind: the kind of each contact.
        parties: the parties that are in contact on their own.
        people: the people of one party who are.
        turns: offsets of the words for each of them; empty where not all are found.
    """

    kind: EngagementKind
    parties: tuple[Party, ...] = ()
    people: tuple[Person, ...] = ()
    turns: tuple[int, ...] = ()


@attrs.frozen
class Separation:
    """Tells contacts apart that one clause speaks of.

    Attributes:
        resolver: tells whom roles mean.
        wording: the document's words.
    """

    resolver: Resolver
    wording: Wording

    def of(self, frame: Frame, clause: Clause, kind: EngagementKind, sides: Sides) -> Apart:
        """Which of the sides are in contact on their own.

        Args:
            frame: the frame.
            clause: its clause.
            kind: the kind of contact that all would have together.
            sides: who is in contact.
        """
        alone = self._alone(clause, sides) if kind is EngagementKind.MEETING else ()
        if (
            frame.territory
            and clause.nominal
            and clause.phrase is not None
            and clause.phrase.number == "plur"
        ):
            # "the visits to Lima of Minister Musa and Premier Okello"
            alone = sides.side.people if self._same_party(sides.side.people) else ()
        if not self._apart(frame, clause, kind, sides):
            return Apart(kind=kind, people=alone, turns=self._turns(clause, sides, alone))
        if kind is EngagementKind.CONFERENCE and frame.engagement is EngagementKind.MEETING:
            kind = EngagementKind.MEETING  # several of two parties are no gathering of many
        one, each = sides.side, sides.other
        apart = {*clause.modifiers} & _APART and len(each.parties) == 1 and len(one.parties) > 1
        if apart or self._in_turn(frame, clause) or self._come_apart(frame, clause, sides):
            one, each = each, one
        parties = tuple(p for p in each.parties if p not in one.parties)
        turns = self._turns(clause, sides, parties if len(parties) > 1 else alone)
        return Apart(kind=kind, parties=parties, people=alone, turns=turns)

    def _turns(
        self, clause: Clause, sides: Sides, each: tuple[Party, ...] | tuple[Person, ...]
    ) -> tuple[int, ...]:
        """Where the words for each of some parties or people stand; empty where those for one are not found."""
        if len(each) < 2:
            return ()
        found: dict[Party | Person, int] = {}
        for role in (*sides.roles, "subject", "in"):
            for phrase in phrases(clause, role, self.resolver.lexicon):
                for member in phrase.members():
                    actor = self.resolver.discourse.resolve(member, alone=True)
                    for party in actor.parties:
                        found.setdefault(party, member.head)
                    for person in actor.people:
                        found.setdefault(person, member.head)
        return tuple(found[one] for one in each) if found.keys() >= set(each) else ()

    def _apart(self, frame: Frame, clause: Clause, kind: EngagementKind, sides: Sides) -> bool:
        """Whether each of those on the other side is visited, called or met on their own."""
        if kind is EngagementKind.CALL:
            adjectives = clause.phrase.adjectives if clause.phrase is not None else []
            return not {*adjectives, *clause.modifiers} & {*_TOGETHER, "jointly", "together"}
        separate = clause.phrase is not None and clause.nominal and clause.phrase.number == "plur"
        words = {
            *clause.modifiers,
            *(clause.phrase.adjectives if separate and clause.phrase is not None else []),
        }
        if frame.engagement is EngagementKind.MEETING:
            carried = carriers(clause, self.resolver.lexicon) if clause.nominal else []
            if max(len(behind(c, "with")) for c in (clause, *carried)) > 1:
                return True  # "held consultations with Musa and with Okello"
            others = [p for role in sides.roles for p in phrases(clause, role, self.resolver.lexicon)]
            if self._in_turn(frame, clause) or self._one_by_one(clause, others):
                return True
            if any(is_each(phrase) for phrase in others):
                return True  # "saw each of her guests"
            if separate and clause.lemma in _COUNTED and len(sides.other.people) > 1:
                return True  # "had meetings with Musa and Okello"
        return frame.territory or bool(words & _APART)

    @staticmethod
    def _same_party(people: tuple[Person, ...]) -> bool:
        return len(people) > 1 and len({person.party for person in people} - {None}) < 2

    def _alone(self, clause: Clause, sides: Sides) -> tuple[Person, ...]:
        """People of one party each of whom meets the other side: "Premier Li and Chairman Zhao met him respectively"."""
        if not (self._same_party(sides.side.people) or self._same_party(sides.other.people)):
            return ()
        several = clause.nominal and clause.phrase is not None and clause.phrase.number == "plur"
        told = {
            *clause.modifiers,
            *(clause.phrase.adjectives if several and clause.phrase is not None else ()),
        }
        if not (
            told & _APART
            or _EACH.search(self.wording.text, clause.end, clause.span[1])
            or self._one_by_one(
                clause, [p for role in sides.roles for p in phrases(clause, role, self.resolver.lexicon)]
            )
        ):
            return ()
        for people, others in ((sides.side.people, sides.other), (sides.other.people, sides.side)):
            if self._same_party(people) and others and len(others.people) < 2:
                return people
        return ()

    @staticmethod
    def _in_turn(frame: Frame, clause: Clause) -> bool:
        """Whether somebody is received in several places: "was received by officials in Lima and Quito"."""
        if frame.host != "side" or not clause.passive:
            return False
        places = [p for word, phrase in clause.obliques if word == "in" for p in phrase.members()]
        return max(len(places), len(acting(clause))) > 1

    @staticmethod
    def _come_apart(frame: Frame, clause: Clause, sides: Sides) -> bool:
        """Whether people of several states come, each on a visit of their own: "welcomed Musa and Okello to Oslo", "both"."""
        if not frame.territory or len(sides.other.parties) > 1 or len(sides.side.parties) < 2:
            return False
        led = {person.party for person in sides.side.people} >= set(sides.side.parties)
        both = any(phrase.lemma == "both" or phrase.determiner == "both" for phrase in acting(clause))
        return led and (clause.lemma == "welcome" or both)

    def _one_by_one(self, clause: Clause, others: list[Phrase]) -> bool:
        """Whether words between the members of a list, or behind it, keep them apart: "first A and then B", "respectively"."""
        text = self.wording.text
        for phrase in others:
            for one, next_one in itertools.pairwise(phrase.members()):
                if _THEN.search(text, one.head_end, next_one.head) or _AT.search(
                    text, one.end, next_one.start
                ):
                    return True
        verb = clause.governor if clause.nominal and clause.governor is not None else clause
        return bool(others) and _EACH.search(text, clause.end, verb.span[1]) is not None
