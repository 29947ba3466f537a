"""Collectives: the states that a region's name stands for: "the five Central Asian states", "Nordic ministers"."""

from __future__ import annotations

import functools

from diplotrack.parties import Gazetteer
from diplotrack_article.actors import Actor, Whereabouts, codes
from diplotrack_article.clauses import Phrase
from diplotrack_article.words import words

NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6}
"""Words for how many there are of those whom a phrase is for."""
_ONE_FOR_EACH = frozenset(
    {"leader", "president", "minister", "premier", "chief", "envoy", "diplomat", "official", "ambassador"}
)
_STATES = frozenset({"states", "countries"})


def collective(phrase: Phrase, named: Whereabouts, gazetteer: Gazetteer) -> Actor | None:
    """The states that a phrase is for, by a name that they have together; None where it holds none.

    Args:
        phrase: the phrase, for the states ("the two Koreas") or for those who lead or speak for them.
        named: what the text names; where it names a party in the phrase, the phrase is for that one.
        gazetteer: the parties.
    """
    officials = phrase.number == "plur" and phrase.lemma in _ONE_FOR_EACH
    name = phrase.text[: phrase.head_end - phrase.start].lower()
    if not (officials or name.rpartition(" ")[2] in _heads()):
        return None
    told = name.split()
    while len(told) > 1 and (told[0] in NUMBERS or told[0] in ("the", "all", "other")):
        told.pop(0)
    if not officials:
        members = words().collectives.get(" ".join(told), ())
    elif len(told) == 1 or named.party_mentions(phrase.start, phrase.head):
        return None
    else:
        members = next((m for region, m in _regions().items() if tuple(told[: len(region)]) == region), ())
    found = tuple(gazetteer.entry(code).party for code in members if code in gazetteer)
    return Actor(parties=found, chain=(f"“{phrase.text}” are {codes(found)}",)) if found else None


def told_number(phrase: Phrase) -> int:
    """How many known ones a phrase is for, 0 where it does not say, or where it names others.

    "Three European powers", unlike "the three powers" and "two sides", are named for the first time.
    """
    count = next((NUMBERS[a] for a in (*phrase.adjectives, phrase.determiner or "") if a in NUMBERS), 0)
    known = NUMBERS, words().title_modifiers, words().title_heads
    qualified = any(not any(word in those for those in known) for word in phrase.adjectives)
    return 0 if qualified and phrase.determiner is None and phrase.possessor is None else count


@functools.cache
def _heads() -> frozenset[str]:
    return frozenset(name.split()[-1] for name in words().collectives)


@functools.cache
def _regions() -> dict[tuple[str, ...], tuple[str, ...]]:
    """The codes of a region's states by the words before the noun: "central", "asian"."""
    return {
        tuple(name.split()[:-1]): members
        for name, members in words().collectives.items()
        if name.split()[-1] in _STATES
    }
