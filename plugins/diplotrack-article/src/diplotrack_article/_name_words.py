"""Words as they can stand in names and titles."""

from __future__ import annotations

import functools
import re

import attrs

# "Dato’" is a Malay title, and nobody's.
POSSESSIVE = re.compile(r"(?<!\bDato)[’']s?$")
LONGEST_RUN = 14
"""How many capitalized words are looked at together, and how far before them an office is looked for."""
_ARTICLED = re.compile(r"(?:a[dlnrstz]|ash|ath|el|es|ul|ud|ur|bin|d)[-‑’'][^\W\d_a-z]")


@attrs.define(eq=False)
class Token:
    """A word as it can stand in a name.

    Attributes:
        start: offset of its first letter.
        end: offset behind it.
        text: the word.
        opens: whether a sentence begins with it, where a capital says nothing.
    """

    start: int
    end: int
    text: str
    opens: bool

    @property
    def low(self) -> str:
        """The word in lower case, without a possessive or a full stop."""
        return bare(self.text)

    @property
    def capital(self) -> bool:
        """Whether it has a capital."""
        return self.text[0].isupper()

    @property
    def begins_name(self) -> bool:
        """Whether it can stand first in a name: a capital, or an article grown together with one ("al-Burhan")."""
        return _begins_name(self.text)


@functools.lru_cache(maxsize=1 << 12)  # Each word is asked for many times over.
def _begins_name(word: str) -> bool:
    return word[0].isupper() or _ARTICLED.match(word) is not None


@functools.lru_cache(maxsize=1 << 12)  # Each word is asked for many times over.
def bare(word: str) -> str:
    """A word in lower case, without a possessive or a full stop."""
    return POSSESSIVE.sub("", word).rstrip(".’'").lower()


@functools.lru_cache(maxsize=1 << 12)
def singular(word: str, known: frozenset[str]) -> str | None:
    """A title's word in the singular, lower case: "ministers", "secretaries-general"; None where it is no plural.

    Args:
        word: the word in lower case, without a full stop.
        known: the singulars.
    """
    if word in known:
        return None
    first, hyphen, rest = word.partition("-")
    forms = [word.removesuffix("s"), first.removesuffix("s") + hyphen + rest]
    if word.endswith("men"):
        forms.append(word.removesuffix("men") + "man")
    if first.endswith("ies"):
        forms.append(first.removesuffix("ies") + "y" + hyphen + rest)
    return next((form for form in forms if form != word and form in known), None)


def known(word: str, words: frozenset[str]) -> bool:
    """Whether a word is one of these or a plural of one."""
    return word in words or singular(word, words) is not None
