"""Means: by what a contact is held: "by phone", "over a video link", "face to face"."""

from __future__ import annotations

import functools
import re

from diplotrack_article.clauses import Clause, Phrase
from diplotrack_article.lexicon import Frame
from diplotrack_article.roles import undergoing
from diplotrack_article.wording import is_reciprocal

_BY = frozenset({"by", "in", "over", "via", "on", "through"})
_TOUCH = frozenset({"touch", "contact", "communication"})


def is_by_means(frame: Frame, clause: Clause, text: str) -> bool:
    """Whether a clause tells that its contact is held by a frame's means; of those who saw "each other" it need not.

    Args:
        frame: a frame with means.
        clause: its clause.
        text: the document's text.
    """
    if not frame.means.isdisjoint(clause.modifiers):
        return True
    for preposition, phrase in _means(clause) if clause.obliques else ():
        if preposition in _BY and (
            phrase.lemma in frame.means or not frame.means.isdisjoint(phrase.adjectives)
        ):
            return True
    if "object" in frame.only_in.get(clause.lemma, frame.other) and any(
        map(is_reciprocal, undergoing(clause))
    ):
        return True
    several = _several_words(frame.means)
    if several is None or not several.search(text, *clause.span):
        return False
    under = (*clause.complements, *clause.children)
    below = [c.span[0] for c in under if c.start > clause.end and not c.nominal]
    end = min(below, default=clause.span[1])
    return several.search(text, clause.span[0], end) is not None


@functools.lru_cache(maxsize=1 << 8)  # There are as many as frames.
def _several_words(means: frozenset[str]) -> re.Pattern[str] | None:
    """What finds those means that are told in several words ("face to face"); None where none is."""
    several = sorted(words for words in means if " " in words)
    return (
        re.compile("|".join(r"\s+".join(map(re.escape, words.split())) for words in several))
        if several
        else None
    )


def _means(clause: Clause) -> list[tuple[str, Phrase]]:
    """What a clause is done by: behind its prepositions, and behind those of "in touch by phone"."""
    return [
        found
        for outer in clause.obliques
        for found in (outer, *(outer[1].modifiers if outer[1].lemma in _TOUCH else ()))
    ]
