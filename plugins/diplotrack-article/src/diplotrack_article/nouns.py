"""Nouns as predicates: which of them any stage asks for, so that the others need not be made into clauses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from diplotrack_article.clauses import Phrase
from diplotrack_article.fitting import JOURNEYING
from diplotrack_article.frames import TEAMS
from diplotrack_article.instruments import INSTRUMENTS
from diplotrack_article.lexicon import Lexicon
from diplotrack_article.points import DOCUMENTS
from diplotrack_article.wording import assembly
from diplotrack_article.words import words

_GROUPS: Final = words().members | words().bodies | TEAMS
_OF_THEMSELVES: Final = _GROUPS | INSTRUMENTS | DOCUMENTS


def predicative(lexicon: Lexicon) -> Callable[[Phrase], bool]:
    """What tells of a noun phrase whether a clause is wanted of its noun (`diplotrack_article.clauses.clauses`).

    One is where a frame may know the noun, or one that it holds ("the last of the talks"), and where it names a group
    of people or a text, or is such a group's.

    Args:
        lexicon: the frames.
    """
    heads = lexicon.noun_heads

    def may_be_known(phrase: Phrase) -> bool:
        if phrase.lemma in heads or "visiting" in phrase.adjectives:
            return True
        if phrase.pos != "PROPN":
            return False
        for word, _ in phrase.modifiers:
            if word in JOURNEYING:
                return True
        return assembly(phrase) != ""

    def is_predicative(phrase: Phrase) -> bool:
        if phrase.lemma in _OF_THEMSELVES or may_be_known(phrase):
            return True
        if phrase.possessor is not None and phrase.possessor.lemma in _GROUPS:
            return True
        for word, inner in phrase.modifiers:
            if (word == "of" and may_be_known(inner)) or (word == "by" and inner.lemma in _GROUPS):
                return True
        return False

    return is_predicative
