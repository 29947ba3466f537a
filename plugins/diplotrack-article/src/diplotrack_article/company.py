"""Company: the people whom words for several mean, once it is known for which parties they act.

"The two presidents", "the foreign ministers of Chad and Mali", "both", "they": the parties are known from the contact at
hand or from the words themselves; who acted for each is known from the people who are named with a title that fits, or
from those who were last in contact (codebook, Engagement, rules 4 and 9).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import attrs

from diplotrack.records import Party
from diplotrack_article.actors import Actor, Whereabouts
from diplotrack_article.clauses import Phrase
from diplotrack_article.people import Person, singular
from diplotrack_article.words import words

# Nouns and pronouns for people that say nothing of their offices.
_ANYBODY = frozenset(
    {"they", "them", "both", "two", "three", "four", "man", "woman", "statesman", "politician"}
)
# Titles of those who lead a party, as words of the title; what stands before them can make them somebody else's.
_LEADING = frozenset(
    ["president", "premier", "chancellor", "king", "queen", "emir", "amir", "sultan", "emperor", "pope", "leader", "taoiseach", "chairman"]
)  # fmt: skip
_SECOND = frozenset({"vice", "deputy", "former", "ex", "late", "foreign", "assistant"})


_NOBODY_IN_PARTICULAR = frozenset(
    ["official", "diplomat", "member", "representative", "delegate", "lawmaker", "legislator", "senator", "spokesman", "general", "commander"]
)  # fmt: skip
_SPELLED = {"defence": "defense", "economic": "economy"}
_COUNTS = frozenset({"two", "three", "four", "five", "six", "both"})
_AHEAD = 40


class Company:
    """Who acts for the parties that a text speaks of.

    Args:
        named: the people of the text by their places.
    """

    def __init__(self, named: Whereabouts) -> None:
        self._named = named
        self._last: tuple[Person, ...] = ()

    def note(self, people: Iterable[Person]) -> None:
        """The people of a contact just read; those of one side alone change nothing."""
        met = tuple(dict.fromkeys(people))
        if len({person.party for person in met}) > 1:
            self._last = met

    def forget(self) -> None:
        """Begin a new topic."""
        self._last = ()

    def completed(self, actor: Actor, phrase: Phrase) -> Actor:
        """An actor with the people whom the phrase means; unchanged where they are known or where nothing says who they are.

        Args:
            actor: whom the phrase stands for.
            phrase: the phrase.
        """
        if actor.people or not actor.parties or not _personal(phrase):
            return actor
        if phrase.lemma not in _ANYBODY and phrase.number == "plur" and not self._certain(phrase):
            return actor
        several = len(actor.parties) > 1
        people = self._met(actor.parties) if several and (phrase.lemma in _ANYBODY or _leads(phrase)) else []
        if not people and phrase.lemma not in _ANYBODY:
            people = self._holders(actor.parties, phrase)
        if not people:
            return actor
        names = ", ".join(person.name for person in people)
        return attrs.evolve(actor, people=tuple(people), chain=(*actor.chain, f"“{phrase.text}”: {names}"))

    def _certain(self, phrase: Phrase) -> bool:
        """Whether words for several mean certain people: "the ministers", "ministers of Chad"; but not "leaders’ summit"."""
        counted = any(word in _COUNTS for word in phrase.adjectives)
        own = phrase.determiner not in (None, "every") or phrase.possessor is not None
        return own or counted or bool(self._named.party_mentions(phrase.start, phrase.end))

    def _met(self, parties: Sequence[Party]) -> list[Person]:
        """One person of each party among those last in contact, in the order of the parties; nobody where one lacks."""
        found = [next((p for p in self._last if p.party == party), None) for party in parties]
        people = [person for person in found if person is not None]
        return people if len(people) == len(parties) else []

    def _holders(self, parties: Sequence[Party], phrase: Phrase) -> list[Person]:
        """For each party the person with the office that the phrase names: of the last contact, else the nearest before."""
        before = [mention.person for mention in self._named.people_before(phrase.start)]
        behind = [mention.person for mention in self._named.people_from(phrase.end, _AHEAD)]
        near = list(dict.fromkeys((*self._last, *before, *behind)))
        found = []
        for party in parties:
            theirs = [person for person in near if person.party == party]
            bearing = next((person for person in theirs if _bears(person, phrase)), None)
            if bearing is None and _leads(phrase) and len(theirs) == 1 and theirs[0].title is None:
                bearing = theirs[0]  # "the Kenyan leader", where one Kenyan is named and no office of his
            found.append(bearing)
        return [person for person in found if person is not None]


def _personal(phrase: Phrase) -> bool:
    """Whether a phrase means certain people: "the two presidents", but neither "the two sides" nor "senior officials"."""
    lemma = phrase.lemma
    if phrase.determiner in ("no", "any", "some", "a", "an", "another"):
        return False
    if lemma in ("man", "woman", "statesman", "politician"):
        return phrase.number == "plur"
    if lemma in _ANYBODY or _leads(phrase):
        return True
    return phrase.number == "plur" and lemma in words().title_heads - _NOBODY_IN_PARTICULAR


def _leads(phrase: Phrase) -> bool:
    """Whether a phrase means those at the top: "the leaders", "heads of state"."""
    if phrase.lemma == "head":
        return any(word == "of" and noun.lemma in ("state", "government") for word, noun in phrase.modifiers)
    return phrase.lemma in ("leader", "principal")


def _bears(person: Person, phrase: Phrase) -> bool:
    """Whether a person's title is the office that a phrase names."""
    title = [word.strip(".,").lower() for word in (person.title or "").replace("-", " ").split()]
    title = [singular(word, words().title_heads) or word for word in title]
    if _leads(phrase):
        at = next((place for place, word in enumerate(title) if word in _LEADING), None)
        prime = "prime" in title and "minister" in title
        return prime or (at is not None and not _SECOND & set(title[:at]))
    if phrase.lemma not in title:
        return False
    known = words().title_modifiers
    asked = {word for word in phrase.adjectives if word in known and word not in ("visiting", "new", "then")}
    if asked:
        if "foreign" in asked and {"foreign", "external", "exterior"} & set(title):
            asked.discard("foreign")
        return {_SPELLED.get(word, word) for word in asked} <= {_SPELLED.get(word, word) for word in title}
    at = title.index(phrase.lemma)
    return not _SECOND - {"foreign"} & set(title[:at])
