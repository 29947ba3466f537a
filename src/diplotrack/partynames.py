"""How written names of parties are cut into words and indexed.

The inner half of `diplotrack.parties`, which holds the public names: `Tokens` cuts a text, and `Index` finds the
forms that stand at a word. All of it is linear in the length of the text: every word is looked at a bounded number
of times. Where a form is no party is said by `diplotrack.partyrules`.
"""

from __future__ import annotations

import functools
import itertools
import re
import unicodedata
from collections.abc import Iterable, Iterator

import attrs

__all__ = ["Form", "Index", "Tokens", "fold"]

# Dotted initials ("U.S.", "D.C") are one word, combining marks belong to the letter before, "OPEC+" keeps its plus.
# It begins with the set of the letters and repeats sets, which `re` runs through much faster than groups; to split a text
# at its words makes no object for each match.
_TOKEN = re.compile(
    r"([^\W_](?:(?<=[A-Z])(?<![^\W_][A-Z])(?:\.[A-Z])+\.?(?![^\W_])"
    r"|[^\W_]*(?:[\u0300-\u036f]+[^\W_]*)*(?:\+(?![\w+]))?))",
)
_APOSTROPHES = "'\u2019\u2018\u02bc\u02bb\u02b9\u2032`\u00b4"
_HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u2212"
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", ".": None, "ʻ": None})
# What most often stands between words, and is reduced already.
_REDUCED = frozenset({" ", ", ", ". ", "; ", ": ", "-", "'"})
_SEPARATOR = str.maketrans({**dict.fromkeys(_APOSTROPHES, "'"), **dict.fromkeys(_HYPHENS, "-")})


@functools.lru_cache(maxsize=1 << 16)
def fold(token: str) -> str:
    """Reduce a word to what it is looked up by: no case, no diacritics, no dots."""
    if token.isascii():
        return token.lower().replace(".", "")
    plain = unicodedata.normalize("NFKD", token).casefold()
    return "".join(c for c in plain if not unicodedata.combining(c)).translate(_PLAIN)


def _separator(raw: str) -> str:
    """Reduce what stands between two words: to a space, ``-`` or ``'``, a blank line for one in it, or itself."""
    if raw.count("\n") > 1:
        return "\n\n"
    plain = raw.translate(_SEPARATOR)
    if plain.isspace():
        return " "
    return " ".join(plain.split()) + " " * plain[-1:].isspace() if len(plain) > 1 else plain


def _joins(wanted: str, found: str) -> bool:
    """Whether `found` in a text may stand for the separator that a name was written with."""
    if wanted == found:
        return True
    if wanted == " ":
        return found == "-"
    if wanted == "-":
        return found == " "
    if wanted == ". ":
        return found in (" ", ".")
    return wanted == " & " and found == "&"


class Tokens:
    """A text cut into words, with their offsets; iterating is left to the index.

    Attributes:
        text: the text itself.
        words: its words as written.
        folds: its words folded.
        starts, ends: their offsets in code points.
    """

    __slots__ = ("_gaps", "_held", "_joined", "ends", "folds", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        self.text: str = text
        parts = _TOKEN.split(text)
        ends = list(itertools.accumulate(map(len, parts)))
        self.words: list[str] = parts[1::2]
        self.folds: list[str] = list(map(fold, self.words))
        self.starts: list[int] = ends[:-1:2]
        self.ends: list[int] = ends[1::2]
        self._gaps: list[str] = parts[2::2]
        self._joined: str | None = None
        self._held: dict[frozenset[str], bool] = {}

    def folded(self, i: int) -> str:
        """Return word `i` folded, or ``""`` outside the text."""
        return self.folds[i] if 0 <= i < len(self.folds) else ""

    def gap(self, i: int) -> str:
        """Return what stands between word `i` and the next, reduced; ``""`` at either end of the text."""
        if not 0 <= i < len(self.words) - 1:
            return ""
        raw = self._gaps[i]
        return raw if raw in _REDUCED else _separator(raw)

    def near(self, wanted: frozenset[str], i: int, end: int, reach: int) -> bool:
        """Say whether a folded word stands up to `reach` words from the words `i` to `end`, within the sentence."""
        if wanted.isdisjoint(self.folds[max(i - reach, 0) : end + reach]):
            return False
        for k in range(i - 1, max(i - 1 - reach, -1), -1):
            gap = self.gap(k)
            abbreviated = gap == ". " and len(self.words[k]) < 5
            if not abbreviated and any(mark in gap for mark in ".;!?\n"):
                break
            if self.folds[k] in wanted:
                return True
        for k in range(end, min(end + reach, len(self.words))):
            if any(mark in self.gap(k - 1) for mark in ".;!?\n"):
                break
            if self.folds[k] in wanted:
                return True
        return False

    def holds(self, phrases: frozenset[str]) -> bool:
        """Say whether one of the folded `phrases` stands anywhere in the text; the text is searched once."""
        if phrases not in self._held:
            if self._joined is None:
                self._joined = f" {' '.join(self.folds)} "
            joined = self._joined
            self._held[phrases] = any(f" {phrase} " in joined for phrase in phrases)
        return self._held[phrases]

    def stands(self, phrase: str, i: int) -> bool:
        """Say whether the folded `phrase` begins at word `i`."""
        words = phrase.split()
        return i >= 0 and self.folds[i : i + len(words)] == words


@attrs.frozen(kw_only=True)
class Form:
    """One way of writing a party; `code` is ``""`` for a phrase that is no party ("South China Sea").

    Attributes:
        words, gaps: the name cut into words and what stands between them.
        label: the name of the `NameKind`; ``""`` for a phrase that is no party.
        exact: its diacritics must stand in the text ("Malé").
        prefix: it needs a hyphen and a capital after it ("Sino-").
        closes: a closing bracket belongs to it ("Congo (Kinshasa)").
        key: what it is looked up by, its words folded.
    """

    code: str
    label: str
    words: tuple[str, ...]
    gaps: tuple[str, ...]
    exact: bool = False
    prefix: bool = False
    closes: bool = False
    key: str = attrs.field(init=False)

    @key.default
    def _fold_words(self) -> str:
        return " ".join(map(fold, self.words))

    @classmethod
    def of(cls, name: str, code: str = "", label: str = "", *, exact: bool = False) -> Form:
        """Cut `name` into a form; raise `ValueError` where no word is in it."""
        tokens = Tokens(name)
        if not tokens.words:
            raise ValueError(f"{name!r} has no letter or digit")
        words = tuple(tokens.words)
        gaps = tuple(tokens.gap(i) for i in range(len(words) - 1))
        prefix, closes = name.endswith("-"), name.endswith(")")
        return cls(code=code, label=label, words=words, gaps=gaps, exact=exact, prefix=prefix, closes=closes)

    def disowned(self) -> Form:
        """Return the form as a phrase that is no party."""
        return attrs.evolve(self, code="", label="")

    def fits(self, tokens: Tokens, i: int) -> bool:
        """Say whether the form stands at word `i`, whose folded words are known to agree."""
        acronym = self.label == "acronym"
        for k, wanted in enumerate(self.words, i):
            if not _same_case(wanted, tokens.words[k], acronym=acronym):
                return False
        for k, gap in enumerate(self.gaps, i):
            if not _joins(gap, tokens.gap(k)):
                return False
        if self.prefix:
            last = i + len(self.words) - 1
            return tokens.gap(last) == "-" and tokens.words[last + 1][:1].isupper()
        return not self.exact or self.spelled(tokens, i)

    def spelled(self, tokens: Tokens, i: int) -> bool:
        """Say whether the text writes the form with the same diacritics."""
        return all(_plain(tokens.words[i + k]) == _plain(word) for k, word in enumerate(self.words))


@functools.lru_cache(maxsize=1 << 14)
def _plain(word: str) -> str:
    return unicodedata.normalize("NFC", word).casefold().replace(".", "")


def _same_case(wanted: str, found: str, *, acronym: bool) -> bool:
    if acronym:
        return wanted.replace(".", "") == found.replace(".", "")
    if len(wanted) > 1 and wanted.isupper():
        return found.isupper()
    return not wanted[0].isupper() or found[0].isupper() or wanted == "The"


class _Node:
    __slots__ = ("forms", "next")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.forms: list[Form] = []


class Index:
    """A tree of words: which forms begin at a word of a text."""

    __slots__ = ("_root",)

    def __init__(self, forms: Iterable[Form]) -> None:
        self._root = _Node()
        for form in forms:
            node = self._root
            for word in form.words:
                node = node.next.setdefault(fold(word), _Node())
            node.forms.append(form)

    def starts(self, word: str) -> bool:
        """Say whether some form begins with the folded `word`."""
        return word in self._root.next

    def beginnings(self, tokens: Tokens) -> Iterator[int]:
        """Yield the numbers of the words with which some form may begin, as far as this and the next word tell."""
        begun, words = self._root.next, [*tokens.folds, ""]
        for i, word in enumerate(tokens.folds):
            # "The" begins some names, but most words behind it go on with none of them.
            if word in begun and (begun[word].forms or words[i + 1] in begun[word].next):
                yield i

    def at(self, tokens: Tokens, i: int) -> Iterator[tuple[int, list[Form]]]:
        """Yield ``(number of words, forms that fit)`` for what begins at word `i`, the longest first."""
        words = tokens.folds
        node = self._root.next.get(words[i])
        found: list[tuple[int, list[Form]]] = []
        length = 1
        while node is not None:
            forms = [form for form in node.forms if form.fits(tokens, i)]
            if forms:
                spelled = [f for f in forms if f.spelled(tokens, i)] if len(forms) > 1 else forms
                found.append((length, spelled or forms))
            if i + length >= len(words):
                break
            node = node.next.get(words[i + length])
            length += 1
        return reversed(found)
