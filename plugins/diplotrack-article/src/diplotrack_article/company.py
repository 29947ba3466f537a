"""Company: the people whom words for several mean, once it is known for which parties they act.

"The two presidents", "the foreign ministers of Chad and Mali", "both", "they": the parties are known from the contact at
hand or from the words themselves; who acted for each is known from the people who are named with a title that fits, or
from those who were last in contact (codebook, Engagement, rules 4 and 9).
"""

from __future__ import annotations

import functools
import itertools
from collections import deque
from collections.abc import Collection, Iterable, Sequence

import attrs

from diplotrack.records import Party
from diplotrack_article.actors import Actor, Whereabouts, affiliations
from diplotrack_article.clauses import Phrase
from diplotrack_article.people import Person, PersonMention, singular
from diplotrack_article.words import words

# Nouns and pronouns for people that say nothing of their offices.
_ANYBODY = frozenset(
    {
        "they",
        "them",
        "both",
        "two",
        "three",
        "four",
        "pair",
        "duo",
        "trio",
        "man",
        "woman",
        "statesman",
        "politician",
    }
)
# Titles of those who lead a party, as words of the title; what stands before them can make them somebody else's.
_LEADING = frozenset(
    ["president", "premier", "chancellor", "king", "queen", "emir", "amir", "sultan", "emperor", "pope", "leader", "taoiseach"]
)  # fmt: skip
_SECOND = frozenset({"vice", "deputy", "former", "ex", "late", "foreign", "assistant"})


_BELOW = frozenset(
    ["minister", "director", "envoy", "ambassador", "secretary", "adviser", "advisor", "speaker", "representative", "commissioner", "director-general", "deputy", "spokesman"]
)  # fmt: skip
# "the Secretary" is no assistant secretary.
_LESSER = frozenset({"vice", "deputy", "assistant", "under", "associate", "junior"})
_REMEMBERED = 5
_NOBODY_IN_PARTICULAR = frozenset(
    ["official", "diplomat", "member", "representative", "delegate", "lawmaker", "legislator", "senator", "spokesman", "general", "commander"]
)  # fmt: skip
_SPELLED = {"defence": "defense", "economic": "economy"}
_PORTFOLIOS = frozenset(
    ["foreign", "defense", "finance", "trade", "commerce", "economy", "interior", "energy", "agriculture", "health", "justice"]
)  # fmt: skip
_BY_PLACE = frozenset({"guest", "host", "visitor", "counterpart"})
_CLOSE = 300
_COUNTS = frozenset({"two", "three", "four", "five", "six", "both"})
_AHEAD = 40
_BEFORE = 80
_LONGEST_LIST = 12
# How far behind the words for several a list of their names begins: ", the Hon".
_APART = 6


class Company:
    """Who acts for the parties that a text speaks of.

    Args:
        named: the people of the text by their places.
    """

    def __init__(self, named: Whereabouts) -> None:
        self._named = named
        self._met_last: deque[tuple[Person, ...]] = deque(maxlen=_REMEMBERED)

    def note(self, people: Iterable[Person]) -> None:
        """The people of a contact just read; those of one side alone change nothing."""
        met = tuple(dict.fromkeys(people))
        if len({person.party for person in met}) > 1:
            self._met_last.appendleft(met)

    @property
    def last(self) -> tuple[Person, ...]:
        """Who was last in contact."""
        return self._met_last[0] if self._met_last else ()

    def has_met(self, people: Collection[Person]) -> bool:
        """Whether people, at least two, were in one of the last contacts together."""
        return len(people) > 1 and any(set(people) <= set(met) for met in self._met_last)

    def forget(self) -> None:
        """Begin a new topic."""
        self._met_last.clear()

    def completed(self, actor: Actor, phrase: Phrase, *, of: Person | None = None) -> Actor:
        """An actor with the people whom the phrase means; unchanged where they are known or where nothing says who they are.

        Args:
            actor: whom the phrase stands for.
            phrase: the phrase.
            of: whose counterpart the phrase is for, where it is for one and this is known.
        """
        listed = self._list_at(phrase) or self._list_behind(phrase)
        if len(listed) > 1:
            parties = [person.party for person in listed if person.party is not None]
            chain = (*actor.chain, f"named in one list: {_names(listed)}", *affiliations(listed))
            both = dict.fromkeys((*actor.people, *listed) if actor.people else listed)
            if len(parties) == len(listed):
                return Actor(parties=tuple(dict.fromkeys(parties)), people=tuple(both), chain=chain)
            known = tuple(dict.fromkeys((*actor.parties, *parties)))
            return Actor(parties=known, people=tuple(both), chain=chain)
        if actor.people or not actor.parties or not is_personal(phrase):
            return actor
        if phrase.lemma not in _ANYBODY and phrase.number == "plur" and not self._certain(phrase):
            return actor
        several = len(actor.parties) > 1
        people = (
            self._met(actor.parties, phrase)
            if several and (phrase.lemma in _ANYBODY or _leads(phrase))
            else []
        )
        if not people and several and phrase.lemma in _ANYBODY:
            people = self._close(actor.parties, phrase)
        if not people and phrase.lemma not in _ANYBODY:
            people = self._holders(actor.parties, phrase, of)
            if several and len(people) < len(actor.parties):
                # "The two Secretaries", of whom one is called a minister, and "the two diplomats".
                met = self._met(actor.parties, phrase)
                alike = set(people) <= set(met) if people else _is_of_any_office(phrase)
                people = met if alike and met else people
        if not people or 3 * len(people) < 2 * len(actor.parties):
            return actor
        return attrs.evolve(
            actor, people=tuple(people), chain=(*actor.chain, f"“{phrase.text}”: {_names(people)}")
        )

    def _list_at(self, phrase: Phrase) -> tuple[Person, ...]:
        """The people of the list that the name in this phrase stands in: the parser loses many a part of a list."""
        if not self._named.is_anybody_from(phrase.start, phrase.head):
            return ()
        mentions = self._named.people_from(phrase.start, _LONGEST_LIST)
        place = 0
        while place < len(mentions) and mentions[place].end <= phrase.head:
            place += 1
        if place == len(mentions) or mentions[place].start > phrase.head:
            return ()
        last = place
        while place and mentions[place].joined in ("and" if place == last else ",", ", and"):
            place -= 1  # "Chad's Ali, Kenya's Musa and Uganda's Okello", whose head is the last name
        return _list(mentions[place:], within=phrase.end)

    def _list_behind(self, phrase: Phrase) -> tuple[Person, ...]:
        """The people of a list in apposition: "their foreign ministers, Ali Musa and Joy Mwangi"."""
        if phrase.number != "plur" or phrase.pos not in ("NOUN", "PROPN"):
            return ()
        behind = max(phrase.end, phrase.head_end) + _APART
        if not self._named.is_anybody_from(phrase.head_end, behind):
            return ()
        one = _singular(phrase.lemma)
        officials = one in words().title_heads or one in words().members
        if not officials and not is_personal(phrase):
            return ()
        mentions = self._named.people_from(phrase.head_end, _LONGEST_LIST)
        return _list(mentions, whole=True) if mentions[0].behind else ()

    def _certain(self, phrase: Phrase) -> bool:
        """Whether words for several mean certain people: "the ministers", "ministers of Chad"; but not "leaders’ summit"."""
        counted = any(word in _COUNTS for word in phrase.adjectives)
        own = phrase.determiner not in (None, "every") or phrase.possessor is not None
        return own or counted or bool(self._named.party_mentions(phrase.start, phrase.end))

    def _met(self, parties: Sequence[Party], phrase: Phrase) -> list[Person]:
        """One person of each party among those last in contact, in the order of the parties; nobody where one lacks."""
        for met in self._met_last:
            fitting = [person for person in met if not _leads(phrase) or _can_lead(person)]
            found = [next((p for p in fitting if p.party == party), None) for party in parties]
            people = [person for person in found if person is not None]
            if len(people) == len(parties):
                return people
            if not _leads(phrase):
                break
        return []

    def _close(self, parties: Sequence[Party], phrase: Phrase) -> list[Person]:
        """One person of each party among those just named; nobody where one lacks."""
        close = [
            m.person
            for m in self._named.people_before(phrase.start, _BEFORE)
            if m.end > phrase.start - _CLOSE
        ]
        found = [next((p for p in close if p.party == party), None) for party in parties]
        return [p for p in found if p is not None] if None not in found else []

    def _holders(self, parties: Sequence[Party], phrase: Phrase, of: Person | None) -> list[Person]:
        """For each party the person with the office that the phrase names: of the last contact, else the nearest before."""
        mentions = self._named.people_before(phrase.start, _BEFORE)
        mentions += self._named.people_from(phrase.end, _AHEAD)
        people = dict.fromkeys([*self.last, *[mention.person for mention in mentions]])
        near = [person for person in people if person.party in parties]
        found = []
        for party in parties:
            theirs = [p for p in near if p.party == party and (of is None or _of_one_rank(p, of))]
            bearing = next((person for person in theirs if _bears(person, phrase)), None)
            if bearing is None and phrase.lemma in _BY_PLACE and theirs:
                bearing = theirs[0]
            if bearing is None and _leads(phrase) and len(theirs) == 1 and theirs[0].title is None:
                bearing = theirs[0]  # "the Kenyan leader", where one Kenyan is named and no office of his
            found.append(bearing)
        return [person for person in found if person is not None]


def _list(mentions: Sequence[PersonMention], *, within: int = 0, whole: bool = False) -> tuple[Person, ...]:
    """The people who are named in one list with the first of these.

    Two with "and" between them can be of two clauses, so they count only where a title serves both, where one phrase holds
    the first and the conjunction (it ends at `within`), or where the list is known for one (`whole`).
    """
    kept = [mention.person for mention in mentions[:1]]
    comma = whole
    for before, mention in itertools.pairwise(mentions):
        one_phrase = mention.joined == "and" and before.end < within
        if mention.joined is None or not (comma or mention.listed or mention.joined == "," or one_phrase):
            break
        comma = comma or mention.joined == ","
        kept.append(mention.person)
        if mention.joined != ",":
            return tuple(dict.fromkeys(kept))
    # "In a call with Musa, Okello said": names with nothing but commas between them are no list.
    return tuple(dict.fromkeys(kept)) if whole else tuple(kept[:1])


def _singular(lemma: str) -> str:
    """A lemma that the parser left in the plural ("co-chairmen") in the singular."""
    return singular(lemma, words().title_heads) or lemma


def _names(people: Iterable[Person]) -> str:
    return ", ".join(person.name for person in people)


def is_personal(phrase: Phrase) -> bool:
    """Whether a phrase means certain people: "the two presidents", but neither "the two sides" nor "senior officials"."""
    lemma = phrase.lemma
    if phrase.determiner in ("no", "any", "some", "a", "an", "another"):
        return False
    if lemma in ("man", "woman", "statesman", "politician"):
        return phrase.number == "plur"
    if lemma in _ANYBODY or _leads(phrase) or (lemma in _BY_PLACE and phrase.number != "plur"):
        return True
    one = _singular(lemma) if phrase.number == "plur" else ""
    if _is_of_any_office(phrase):
        return True
    return one in words().title_heads and one not in _NOBODY_IN_PARTICULAR


def _is_of_any_office(phrase: Phrase) -> bool:
    """Whether a phrase means so many people by a word that says nothing of their offices: "the two diplomats"."""
    return (
        phrase.number == "plur"
        and _singular(phrase.lemma) in _NOBODY_IN_PARTICULAR
        and phrase.determiner is not None
        and not phrase.modifiers
        and any(word in _COUNTS for word in (*phrase.adjectives, phrase.determiner))
    )


def _leads(phrase: Phrase) -> bool:
    """Whether a phrase means those at the top: "the leaders", "heads of state"."""
    if phrase.lemma == "head":
        return any(word == "of" and noun.lemma in ("state", "government") for word, noun in phrase.modifiers)
    return phrase.lemma in ("leader", "principal")


def office_words(person: Person) -> frozenset[str]:
    """The words of a person's offices, lower case; of "spokesman for the Secretary-General" the spokesman's alone."""
    return _all_words(person.title, person.office)


def bears(person: Person, head: str, wanted: Collection[str]) -> bool:
    """Whether a bare title means somebody: "the Secretary" is no secretary-general, "the president" no vice president.

    Args:
        person: somebody with an office.
        head: the title's noun.
        wanted: all its words, lower case.
    """
    for title in _offices(person):
        if head not in title or not set(wanted).issubset(title):
            continue
        at = title.index(head)
        general = title[at + 1 : at + 2] == ("general",) and "general" not in wanted
        lesser = any(word in _LESSER and word not in wanted for word in title[:at])
        if not (general or lesser):
            return True
    return False


def _offices(person: Person) -> tuple[tuple[str, ...], ...]:
    """The words of the title that the text gives and of the office that the table of office holders does."""
    return _words_of(person.title, person.office)


@functools.lru_cache(maxsize=1 << 12)
def _all_words(title: str | None, office: str | None) -> frozenset[str]:
    return frozenset(word for words_of_one in _words_of(title, office) for word in words_of_one)


@functools.lru_cache(maxsize=1 << 12)  # The same few people are asked about at each "the minister".
def _words_of(given: str | None, office: str | None) -> tuple[tuple[str, ...], ...]:
    heads = words().title_heads
    offices: list[tuple[str, ...]] = []
    for title in filter(None, ((given or "").lower(), (office or "").lower())):
        own = words().short_titles.get(title.removeprefix("the "), title)
        for preposition in (" for ", " of ", " to "):
            before, _, rest = own.partition(preposition)
            if any(word.strip(".,") in heads for word in rest.replace("-", " ").split()):
                own = before
        found = [word.strip(".,") for word in own.replace("-", " ").split()]
        offices.append(tuple(singular(word, heads) or word for word in found))
    return tuple(offices)


def _can_lead(person: Person) -> bool:
    """Whether a person may be at the top: has such a title, or none that says otherwise."""
    offices = _offices(person)
    return any(map(_at_top, offices)) or not any(_BELOW & set(title) for title in offices)


def _of_one_rank(one: Person, other: Person) -> bool:
    """Whether two can be counterparts by their offices: a minister is none of a president, nor of another portfolio."""
    ours, theirs = _offices(one), _offices(other)
    if not ours or not theirs:
        return True
    if any(map(_at_top, ours)) != any(map(_at_top, theirs)):
        return False
    portfolios = [
        {_SPELLED.get(word, word) for title in offices for word in title} & _PORTFOLIOS
        for offices in (ours, theirs)
    ]
    return not all(portfolios) or bool(portfolios[0] & portfolios[1])


def _at_top(title: Sequence[str]) -> bool:
    at = next((place for place, word in enumerate(title) if word in _LEADING), None)
    return ("prime" in title and "minister" in title) or (at is not None and not _SECOND & set(title[:at]))


def _bears(person: Person, phrase: Phrase) -> bool:
    """Whether one of a person's offices is the one that a phrase names."""
    offices = _offices(person)
    return (
        any(map(_at_top, offices)) if _leads(phrase) else any(_is_office(title, phrase) for title in offices)
    )


def _is_office(title: Sequence[str], phrase: Phrase) -> bool:
    lemma = _singular(phrase.lemma)
    if lemma not in title:
        return False
    known = words().title_modifiers
    asked = {word for word in phrase.adjectives if word in known and word not in ("visiting", "new", "then")}
    if not asked:
        return not _SECOND - {"foreign"} & set(title[: title.index(lemma)])
    if "foreign" in asked and {"foreign", "external", "exterior"} & set(title):
        asked.discard("foreign")
    return {_SPELLED.get(word, word) for word in asked} <= {_SPELLED.get(word, word) for word in title}
