"""Words as they can stand in names and titles."""

from __future__ import annotations

import functools
import itertools
import re

import attrs

# "Dato’" is a Malay title, and nobody's.
POSSESSIVE = re.compile(r"(?<!\bDato)[’']s?$")
# It repeats sets of letters, which `re` runs through much faster than alternatives; a text is split at its words, which
# makes no object for each match.
_TOKEN = re.compile(
    r"([^\W_]+(?:(?=[’'‑.-])(?:[’'‑-](?=[^\W_])|\.(?:(?=[^\W\d_]\b)|(?<=\b[A-Z].))|(?<=\bDato)[’'])[^\W_]*)*)"
)
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
        low: the word in lower case, without a possessive or a full stop.
        opens: whether a sentence begins with it, where a capital says nothing.
    """

    start: int
    end: int
    text: str
    low: str
    opens: bool

    @property
    def capital(self) -> bool:
        """Whether it has a capital."""
        return self.text[0].isupper()


class Tokens:
    """The words of a text as they can stand in names.

    Few of them are near a name: each is made into a `Token` when it is asked for.

    Attributes:
        text: the text.
        words: the words as written.
        starts, ends: their offsets.
    """

    __slots__ = ("_opening", "ends", "starts", "text", "words")

    def __init__(self, text: str, opening: frozenset[int]) -> None:
        """Cut a text into words; `opening` are the offsets at which sentences begin."""
        parts = _TOKEN.split(text)
        ends = list(itertools.accumulate(map(len, parts)))
        self.text = text
        self.words: list[str] = parts[1::2]
        self.starts: list[int] = ends[:-1:2]
        self.ends: list[int] = ends[1::2]
        self._opening = opening

    def __len__(self) -> int:
        return len(self.words)

    def __getitem__(self, place: int) -> Token:
        start, word = self.starts[place], self.words[place]
        return Token(start, self.ends[place], word, bare(word), start in self._opening)


@functools.lru_cache(maxsize=1 << 12)  # Each word is asked for many times over.
def begins_name(word: str) -> bool:
    """Whether a word can stand first in a name: a capital, or an article grown together with one ("al-Burhan")."""
    return word[0].isupper() or _ARTICLED.match(word) is not None


@functools.lru_cache(maxsize=1 << 12)
def bare(word: str) -> str:
    """A word in lower case, without a possessive or a full stop."""
    return POSSESSIVE.sub("", word).rstrip(".’'").lower()


def possessive(word: str) -> int:
    """How many letters of a word are the ending of a possessive."""
    ending = POSSESSIVE.search(word) if "’" in word or "'" in word else None
    return 0 if ending is None else len(ending.group())


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
