"""Title words: what the words of a title are, and where a sentence ends the search for them."""

from __future__ import annotations

import re

from diplotrack_article._name_words import bare
from diplotrack_article.words import Words

FILLER = frozenset(
    [
        "of",
        "for",
        "and",
        "the",
        "to",
        "a",
        "an",
        "his",
        "her",
        "its",
        "their",
        "our",
        "’s",
        "'s",
        "s",
        "in",
        "at",
        "then",
    ]
)
"""Small words inside titles."""

_LAST_WORD = re.compile(r"[^\W\d_][^\W\d_.]*$")
_BOUNDARY = re.compile(r"[.!?;:][”\"’)]*\s|\n")


def crosses(between: str, vocabulary: Words) -> bool:
    """Whether a sentence ends within these words; full stops of abbreviations end none."""
    for stop in _BOUNDARY.finditer(between):
        if stop.group()[0] != ".":
            return True
        word = _LAST_WORD.search(between, 0, stop.start())
        low = word.group().lower() if word else ""
        if not (len(low) == 1 or low in vocabulary.honorifics):
            return True
    return False


def is_title(word: str, vocabulary: Words) -> bool:
    """Whether a word stands in titles, in the singular or the plural; of "President/CEO" both halves have to."""
    low = bare(word)
    known = vocabulary.within_titles
    if low in known or low.removesuffix("s") in known:
        return True
    return "/" in low and all(part in known or part.removesuffix("s") in known for part in low.split("/"))


def is_head(word: str, vocabulary: Words) -> bool:
    """Whether a word can be a title's noun, in the singular or the plural."""
    low = word.lower()
    return low in vocabulary.title_heads or low.removesuffix("s") in vocabulary.title_heads


def only_titles(following: list[str], vocabulary: Words) -> bool:
    """Whether there is a title head, and the words up to it are title words."""
    for word in following:
        if is_head(word, vocabulary):
            return True
        if not is_title(word, vocabulary):
            return False
    return False


def leads_to_name(between: list[str], vocabulary: Words) -> bool:
    """Whether the words between a party and a name can say what somebody is there: "Foreign Ministry spokesman"."""
    bodies = [at for at, word in enumerate(between) if word.lower() in vocabulary.title_bodies]
    if not all(
        at in bodies or is_title(word, vocabulary) or word.lower() in FILLER or word == "counterpart"
        for at, word in enumerate(between)
    ):
        return False
    # "the Kenyan government and Ali Musa" are two
    return not bodies or any(is_head(word, vocabulary) for word in between[bodies[-1] + 1 :])
