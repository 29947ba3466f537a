"""People: who is named, by titles and capitals and not from a list.

A person is a run of capitalized words that is no party and no institution, with something that speaks for a person: a
title or form of address before it, an apposition with a title behind it, the place of a subject or a counterpart, or
a later mention by surname alone. Every later mention by a part of the name is the same person (codebook, Engagement,
rule 4).
"""

from __future__ import annotations

from collections.abc import Callable

from diplotrack.parties import PartyMention
from diplotrack_article._identities import Person, PersonMention, believed, identified
from diplotrack_article._name_runs import candidates
from diplotrack_article._name_words import POSSESSIVE, singular
from diplotrack_article.words import Words

__all__ = ["POSSESSIVE", "Person", "PersonMention", "find_people", "singular"]


def find_people(
    text: str,
    parties: list[PartyMention],
    vocabulary: Words,
    starts: frozenset[int],
    *,
    is_leader: Callable[[str], bool] | None = None,
) -> list[PersonMention]:
    """The people whom a text names, at each place; their parties and offices are not looked for yet.

    Args:
        text: the document's text.
        parties: where parties are named; such words begin no name.
        vocabulary: titles, institutions, particles.
        starts: offsets at which sentences begin, where a capital says nothing.
        is_leader: whether a surname alone is that of somebody in a leading office, where a table of them is at hand.
    """
    found = candidates(text, parties, vocabulary, starts)
    common = {c.name for c in found if c.name.lower() in vocabulary.institutions and not c.title}
    common -= {c.name for c in found if c.title}
    people = [c for c in believed(found, text, vocabulary, is_leader) if c.name not in common]
    return identified(people, found, text, vocabulary)
