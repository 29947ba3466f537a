"""Outright: whom a phrase names by its own words, whatever the text told before it."""

from __future__ import annotations

from diplotrack.parties import NameKind
from diplotrack_article.actors import NOBODY, Actor, person_actor
from diplotrack_article.clauses import Phrase
from diplotrack_article.collectives import collective
from diplotrack_article.holders import Holders

# How a text about both Koreas calls each.
_KOREAS = {"north": "PRK", "south": "KOR"}
FEMALE = frozenset({"she", "her", "hers", "herself"})
SINGULAR = frozenset({"he", "she", "him", "her", "his", "himself", "herself"})
NEUTER = frozenset({"it", "its", "itself"})
PLURAL = frozenset({"they", "them", "their", "themselves", "both", "each", "either", "all"})
FIRST_PERSON = frozenset({"we", "us", "our", "i", "me", "my", "myself", "ourselves"})
"""Pronouns for whoever speaks."""
PRONOUNS = SINGULAR | NEUTER | PLURAL | FIRST_PERSON
PRESENT = frozenset(
    {"those present", "all present", "those attending", "all those present", "everyone present"}
)
"""Words for all who were at the contact at hand."""
TOGETHER = {"pair": 2, "duo": 2, "trio": 3, "quartet": 4}
"""How many people a word means."""
NOT_ACTORS = frozenset(
    [
        "analyst",
        "expert",
        "observer",
        "economist",
        "critic",
        "commentator",
        "scholar",
        "academic",
        "journalist",
        "reporter",
        "media",
        "pundit",
        "professor",
        "researcher",
        "source",
        "survey",
        "poll",
    ]
)
"""Nouns for third parties, who act for nobody (codebook, Commitment, rule 6)."""


class Outright(Holders):
    """Tells whom names mean."""

    def outright(self, phrase: Phrase) -> Actor | None:
        """Whom a phrase stands for by a name in it, whatever was told before; None where it is for those told of."""
        lemma = phrase.lemma
        if points(phrase) or (lemma == "number" and "opposite" in phrase.adjectives):
            return None
        if lemma in NOT_ACTORS:
            return NOBODY
        person = self.named.person_at(phrase.head, phrase.head_end)
        if person is not None:
            return self._with_those_behind(person_actor(person.person, f"“{phrase.text}”"), phrase)
        if is_pronoun(phrase):
            return None
        if lemma in _KOREAS and phrase.text.lower() == f"the {lemma}":
            korea = self._korea(_KOREAS[lemma])
            if korea:
                return korea
        elif (together := collective(phrase, self.named, self._gazetteer)) is not None:
            return together
        party = self.named.party_at(phrase.head, phrase.head_end)
        if party is None or (
            party.kind is NameKind.DEMONYM and phrase.number == "sing" and lemma not in party.surface.lower()
        ):
            return None
        place = party.kind in (NameKind.NAME, NameKind.CAPITAL)
        actor = Actor(
            parties=(party.party,), chain=(f"“{party.surface}” is {party.party.code}",), place=place
        )
        return actor.with_(self._compatriot(phrase, party)) if party.kind is NameKind.DEMONYM else actor

    def _with_those_behind(self, actor: Actor, phrase: Phrase) -> Actor:
        """As in "Xi of China and Biden of the United States": the parser hangs the second name on the first one's country."""
        for _, modifier in phrase.modifiers:
            for other in modifier.conjuncts:
                if (mention := self.named.person_at(other.head, other.head_end)) is not None:
                    actor = actor.with_(person_actor(mention.person, f"“{other.text}”"))
        return actor

    def _korea(self, code: str) -> Actor:
        """As in "The North" and "the South", in a text that names both Koreas."""
        koreas = {party.code: party for party in self._main if party.code in _KOREAS.values()}
        if len(koreas) < len(_KOREAS):
            return NOBODY
        return Actor(parties=(koreas[code],), chain=(f"in a text about both Koreas: {code}",))


def points(phrase: Phrase) -> bool:
    """Whether a phrase is for some of those told of, by its form alone: "the latter", "the trio", "the Russian one"."""
    lemma = phrase.lemma
    if lemma == "one" or (phrase.determiner == "the" and (lemma == "latter" or lemma in TOGETHER)):
        return True
    return phrase.text.lower() in PRESENT


def is_pronoun(phrase: Phrase) -> bool:
    """Whether a phrase is a pronoun, or a word for several that stands for one."""
    return phrase.pos == "PRON" or phrase.lemma in PRONOUNS or phrase.text in ("All", "all")
