"""Groups: who "the envoys" and "the delegation" are, learned from the whole text before it is read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import TYPE_CHECKING

from diplotrack.records import Party
from diplotrack_article.actors import NOBODY, Actor
from diplotrack_article.clauses import Clause, Phrase
from diplotrack_article.mentions import Person
from diplotrack_article.words import words

if TYPE_CHECKING:
    from diplotrack_article.reference import Discourse

_INCLUDING = frozenset({"include", "comprise", "make up", "consist", "number"})
_MADE_OF = frozenset({"make", "make up", "compose", "comprise", "form"})
_BELONGING = frozenset({"on", "in", "among", "of", "part of"})
_LEADING = frozenset({"lead", "head", "head up", "chair"})
_FIRST_GAP, _LIST_GAP = 50, 8  # characters before the first name of a list, and between two
_TEAMS = frozenset({"delegation", "team", "group", "mission"})
_MOST_NAMES = 20
_NEAR = 600  # characters within which a group of another name was told of that the words mean
SENDING = frozenset({"send", "dispatch", "appoint", "lead", "head", "name", "represent"})


def _members_from(clause: Clause) -> int | None:
    """Where the names begin that a clause gives as a group's members: "includes …", "is made up of …", "are lawmakers …"."""
    if clause.lemma in _INCLUDING and not clause.passive:
        return clause.end
    if clause.passive and any(preposition in ("of", "up of") for preposition, _ in clause.obliques):
        return clause.end if clause.lemma in _MADE_OF else None
    heads = words().title_heads
    if clause.copula and clause.phrase is not None and clause.phrase.lemma in heads:
        return clause.phrase.start  # "On the team are lawmakers Ali Musa and Sam Keita."
    if clause.lemma in heads and clause.lemma not in _LEADING and not (clause.nominal or clause.copula):
        return clause.start  # the same, with "lawmakers" taken for a verb
    return None


def _named_on(discourse: Discourse, offset: int) -> tuple[Person, ...]:
    """The people who are named from an offset on, one hard behind the other, as in a list."""
    found: list[Person] = []
    for mention in discourse.named.people_from(offset, _MOST_NAMES):
        if mention.start - offset > (_LIST_GAP if found else _FIRST_GAP):
            break
        found.append(mention.person)
        offset = mention.end
    return tuple(found)


def _offset(noted: tuple[int, Party]) -> int:
    return noted[0]


class Groups:
    """The groups of people that a text speaks of, one for each party (codebook, Engagement, rule 9)."""

    def __init__(self) -> None:
        self._members: dict[Party, Actor] = {}
        self._places: dict[str, list[tuple[int, Party]]] = {}
        self._teams: list[tuple[int, Party]] = []

    def note(self, phrase: Phrase, actor: Actor) -> bool:
        """Take in the group that a phrase is for, one party's groups being one; whether anything is new."""
        party = actor.parties[0]
        known = self._members.get(party)
        new = known is None or not {*actor.people} <= {*known.people}
        if new:
            self._members[party] = known.with_(actor) if known else actor
        own = self._places.setdefault(phrase.lemma, [])
        for named in (own, self._teams) if phrase.lemma in _TEAMS else (own,):
            place = bisect_left(named, phrase.start, key=_offset)
            if named[place : place + 1] != [(phrase.start, party)]:
                named.insert(place, (phrase.start, party))
                new = True
        return new

    def of(self, party: Party) -> Actor:
        """A party's group, or nobody."""
        return self._members.get(party, NOBODY)

    def all(self) -> list[Actor]:
        """Every group, the last named first."""
        return list(reversed(self._members.values()))

    def meant(self, phrase: Phrase, travelers: Actor) -> Actor:
        """The last group near before a phrase, of its name before others; else one further away.

        Args:
            phrase: the phrase; one for a new group is for none that has another name.
            travelers: who last made a visit: "the delegation", where no group has that name.
        """
        own = self._places.get(phrase.lemma, [])
        new = phrase.determiner in ("a", "an", "another")
        teams = self._teams if phrase.lemma in _TEAMS and not new else []
        for named in (own, teams):
            behind = bisect_left(named, phrase.start, key=_offset)
            if behind and phrase.start - named[behind - 1][0] < _NEAR:
                return self._members[named[behind - 1][1]]
        if own:
            behind = bisect_left(own, phrase.start, key=_offset)
            return self._members[own[max(0, behind - 1)][1]]
        if travelers and phrase.lemma in _TEAMS and phrase.determiner == "the" and not phrase.modifiers:
            return travelers
        party = None if new else next(reversed(self._members), None)
        return self._members[party] if party is not None else NOBODY

    def observe(self, clause: Clause, discourse: Discourse) -> None:
        """Learn from a clause who the groups are: "the special envoys of President Lee", "the group included …"."""
        members = words().members
        groups = [
            phrase
            for there in (clause.subjects, clause.objects, clause.agents)
            for phrase in there
            if phrase.lemma in members
        ]
        for _, phrase in clause.obliques:
            if phrase.lemma in members:
                groups.append(phrase)
        if clause.phrase is not None and clause.phrase.lemma in members:
            groups.append(clause.phrase)
        if not groups:
            return  # Most clauses tell of no group.
        discourse.changed()
        for phrase in groups:
            actor = discourse.resolve(phrase, alone=True)
            named = [
                p
                for led in phrase.modifying
                if led.lemma in _LEADING
                for a in led.agents
                for p in discourse.resolve(a).people
            ]
            named += [p for apposition in phrase.appositions for p in discourse.resolve(apposition).people]
            # "a delegation under Ali Musa"
            named += [
                p
                for word, head in phrase.modifiers
                if word == "under"
                for p in discourse.resolve(head).people
            ]
            self._joined(discourse, phrase, actor, named)
        if clause.lemma in SENDING and not clause.passive:
            # Read ahead of the text, "the minister" may be anybody's: only a name tells who sends.
            places = discourse.named
            senders = [
                p
                for subject in clause.subjects
                if places.person_at(subject.head, subject.head_end) is not None
                or places.party_mentions(subject.start, subject.end)
                for p in discourse.resolve(subject).parties
            ]
            for sent in clause.objects:
                if sent.lemma in members and len(senders) == 1 and not discourse.resolve(sent):
                    self.note(sent, Actor(parties=tuple(senders), chain=(f"sent by {senders[0].code}",)))
                    discourse.changed()
        self._observe_members(clause, discourse)

    def _observe_members(self, clause: Clause, discourse: Discourse) -> None:
        """Learn from a clause that says who belongs to a group or leads it."""
        members = words().members
        begin = _members_from(clause)
        if begin is not None:
            for subject in clause.subjects:
                if subject.lemma in members:
                    inverted = clause.lemma not in _INCLUDING and subject.end <= begin
                    listed = _named_on(discourse, subject.end) if inverted else ()
                    named = listed or discourse.named.people_between(begin, clause.span[1])
                    self._joined(discourse, subject, discourse.resolve(subject), named)
        if clause.participle and clause.lemma.replace("making", "make") in _INCLUDING:
            # "Making up the team were Ali Musa and Sam Keita."
            whole = clause.parent or clause
            for group in clause.objects:
                if group.lemma in members:
                    named = _named_on(discourse, group.end) or discourse.named.people_between(
                        group.end, whole.span[1]
                    )
                    self._joined(
                        discourse, group, discourse.resolve(group), named or _named_on(discourse, group.end)
                    )
        if clause.lemma == "be" and not (clause.copula or clause.nominal):
            # "Also on the team are Ali Musa and Sam Keita": the parser loses who is.
            for subject in clause.subjects:
                if subject.lemma in members and subject.start < clause.start:
                    named = _named_on(discourse, clause.end)
                    self._joined(discourse, subject, discourse.resolve(subject), named)
        self._observe_belonging(clause, discourse)

    def _observe_belonging(self, clause: Clause, discourse: Discourse) -> None:
        """Learn from a clause that says of somebody that he is in a group, or leads it."""
        members = words().members
        if not clause.copula and (clause.lemma not in _LEADING or clause.passive):
            return
        acting = tuple(p for subject in clause.subjects for p in discourse.resolve(subject).people)
        if clause.copula:
            for preposition, phrase in clause.obliques:
                if preposition in _BELONGING and phrase.lemma in members:
                    behind = phrase.start < clause.start  # "Also on the team are …"
                    named = (
                        tuple(discourse.named.people_between(clause.start, clause.span[1]))
                        if behind
                        else acting
                    )
                    self._joined(discourse, phrase, discourse.resolve(phrase), named)
        if clause.lemma in _LEADING and not clause.passive:
            for led in clause.objects:
                if led.lemma in members:
                    self._joined(discourse, led, discourse.resolve(led), acting)

    def _joined(self, discourse: Discourse, phrase: Phrase, group: Actor, people: Iterable[Person]) -> None:
        lemma = phrase.lemma
        party = group.parties[0] if group.parties else None
        joined: list[Person] = []
        for person in people:
            if person.party is None and party is not None:
                person.party, person.why = party, f"of the {lemma} of {party.code}"
                discourse.learned()
            if person.party is party or person.party == party:
                joined.append(person)
        discourse.changed()
        if party is not None and (joined or lemma not in self._places):
            names = ", ".join(person.name for person in joined)
            members = (f"the {lemma} of {party.code}: {names}",) if joined else ()
            self.note(phrase, Actor(parties=(party,), people=tuple(joined), chain=(*group.chain, *members)))
