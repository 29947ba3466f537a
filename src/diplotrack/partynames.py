"""How written names of parties are cut into words, indexed and read in their surroundings.

The inner half of `diplotrack.parties`, which holds the public names: `Tokens` cuts a text, `Index` finds the
forms that stand at a word, and `Rules` (from ``data/party_rules.toml``) says where a form is no party. All of it
is linear in the length of the text: every word is looked at a bounded number of times.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import attrs

__all__ = ["Contested", "Elsewhere", "Form", "Index", "Rules", "Tokens", "fold"]

# Dotted initials ("U.S.", "D.C") are one word, combining marks belong to the letter before, "OPEC+" keeps its plus.
# It begins with the set of the letters and repeats sets, which `re` runs through much faster than groups.
_TOKEN = re.compile(
    r"[^\W_](?:(?<=[A-Z])(?<![^\W_][A-Z])(?:\.[A-Z])+\.?(?![^\W_])"
    r"|[^\W_]*(?:[\u0300-\u036f]+[^\W_]*)*(?:\+(?![\w+]))?)",
)
# How many words on each side of a name are looked at for what it means there.
_REACH = 4
_APOSTROPHES = "'\u2019\u2018\u02bc\u02bb\u02b9\u2032`\u00b4"
_HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u2212"
_PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ı": "i", "æ": "ae", "œ": "oe", ".": None, "ʻ": None})
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

    __slots__ = ("_held", "_joined", "ends", "folds", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        self.text: str = text
        matches = list(_TOKEN.finditer(text))
        self.words: list[str] = list(map(re.Match.group, matches))
        self.folds: list[str] = list(map(fold, self.words))
        self.starts: list[int] = list(map(re.Match.start, matches))
        self.ends: list[int] = list(map(re.Match.end, matches))
        self._joined: str | None = None
        self._held: dict[frozenset[str], bool] = {}

    def folded(self, i: int) -> str:
        """Return word `i` folded, or ``""`` outside the text."""
        return self.folds[i] if 0 <= i < len(self.folds) else ""

    def gap(self, i: int) -> str:
        """Return what stands between word `i` and the next, reduced; ``""`` at either end of the text."""
        if not 0 <= i < len(self.words) - 1:
            return ""
        raw = self.text[self.ends[i] : self.starts[i + 1]]
        return raw if raw == " " else _separator(raw)

    def neighbors(self, i: int, end: int, reach: int) -> Iterator[int]:
        """Yield the numbers of up to `reach` words on each side of the words `i` to `end`, within the sentence."""
        for k in range(i - 1, max(i - 1 - reach, -1), -1):
            gap = self.gap(k)
            abbreviated = gap == ". " and len(self.words[k]) < 5
            if not abbreviated and any(mark in gap for mark in ".;!?\n"):
                break
            yield k
        for k in range(end, min(end + reach, len(self.words))):
            if any(mark in self.gap(k - 1) for mark in ".;!?\n"):
                break
            yield k

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
        return all(self.folded(i + k) == word for k, word in enumerate(phrase.split()))


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
            if word in begun:
                node = begun[word]
                # "The" begins some names, but most words behind it go on with none of them.
                if node.forms or words[i + 1] in node.next:
                    yield i

    def at(self, tokens: Tokens, i: int) -> Iterator[tuple[int, list[Form]]]:
        """Yield ``(number of words, forms that fit)`` for what begins at word `i`, the longest first."""
        words = tokens.folds
        node = self._root.next.get(words[i])
        found: list[tuple[int, list[Form]]] = []
        length = 1
        while node is not None:
            forms = [form for form in node.forms if form.fits(tokens, i)] if node.forms else None
            if forms:
                if len(forms) > 1:
                    forms = [f for f in forms if f.spelled(tokens, i)] or forms
                found.append((length, forms))
            if i + length >= len(words) or not node.next:
                break
            node = node.next.get(words[i + length])
            length += 1
        return reversed(found)


def _folded(values: Iterable[str]) -> frozenset[str]:
    return frozenset(" ".join(map(fold, Tokens(value).words)) for value in values)


@attrs.frozen(kw_only=True)
class Contested:
    """A name that several parties share.

    It means `default`, or `other` where the text holds a phrase of `when` and none of `unless`. An empty code
    means: no party.
    """

    names: frozenset[str]
    default: str
    other: str
    when: frozenset[str]
    unless: frozenset[str]

    def choose(self, tokens: Tokens) -> str:
        """Return the code that the name has in this text."""
        return self.other if tokens.holds(self.when) and not tokens.holds(self.unless) else self.default


@attrs.frozen(kw_only=True)
class Elsewhere:
    """Surroundings in which a name means something else, such as a federal state of the same name."""

    names: frozenset[str]
    near: frozenset[str]
    before: frozenset[str]
    after: frozenset[str]

    def applies(self, tokens: Tokens, i: int, end: int) -> bool:
        """Say whether the words `i` to `end` (exclusive) stand in such surroundings."""
        previous, following = tokens.folded(i - 1), tokens.folded(end)
        # Few words are among those looked for: ask that first, and only then where they stand.
        if not self.near.isdisjoint(tokens.folds[max(i - _REACH, 0) : end + _REACH]) and any(
            tokens.folds[k] in self.near for k in tokens.neighbors(i, end, _REACH)
        ):
            return True
        for phrase in self.before:
            if phrase.endswith(previous) and tokens.stands(phrase, i - len(phrase.split())):
                return True
        return any(phrase.startswith(following) and tokens.stands(phrase, end) for phrase in self.after)


@attrs.frozen(kw_only=True)
class Rules:
    """Where a name that could be a party is none; every field is a list in ``data/party_rules.toml``.

    All words are folded. `contested` and `elsewhere` are looked up by the folded name.
    """

    not_party: tuple[str, ...] = ()
    exact: frozenset[str] = frozenset()
    persons: frozenset[str] = frozenset()
    first_names: frozenset[str] = frozenset()
    given_names: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    locatives: frozenset[str] = frozenset()
    not_surnames: frozenset[str] = frozenset()
    longer_names: frozenset[str] = frozenset()
    detached_prefixes: frozenset[str] = frozenset()
    detached_suffixes: frozenset[str] = frozenset()
    headline_words: frozenset[str] = frozenset()
    languages: frozenset[str] = frozenset()
    speaking: frozenset[str] = frozenset()
    language_before: frozenset[str] = frozenset()
    language_after: frozenset[str] = frozenset()
    generic_bodies: frozenset[str] = frozenset()
    generic_before: frozenset[str] = frozenset()
    contested: Mapping[str, Contested] = attrs.field(factory=dict)
    elsewhere: Mapping[str, tuple[Elsewhere, ...]] = attrs.field(factory=dict)
    renamed: Mapping[str, str] = attrs.field(factory=dict)

    @classmethod
    def from_data(cls, data: Mapping[str, Any]) -> Rules:
        """Build the rules from a parsed ``party_rules.toml``; an unknown key raises `TypeError`."""
        plain = {
            k: v
            for k, v in data.items()
            if k not in ("contested", "elsewhere", "renamed", "not_party", "exact")
        }
        contested: dict[str, Contested] = {}
        for row in data.get("contested", ()):
            rule = Contested(
                names=_folded(row["names"]),
                default=row["default"],
                other=row["other"],
                when=_folded(row["when"]),
                unless=_folded(row.get("unless", ())),
            )
            contested.update(dict.fromkeys(rule.names, rule))
        elsewhere: dict[str, tuple[Elsewhere, ...]] = {}
        for row in data.get("elsewhere", ()):
            place = Elsewhere(
                names=_folded(row["names"]),
                near=_folded(row.get("near", ())),
                before=_folded(row.get("before", ())),
                after=_folded(row.get("after", ())),
            )
            for name in place.names:
                elsewhere[name] = (*elsewhere.get(name, ()), place)
        return cls(
            not_party=tuple(data.get("not_party", ())),
            exact=frozenset(data.get("exact", ())),
            contested=contested,
            elsewhere=elsewhere,
            renamed=dict(data.get("renamed", {})),
            **{key: _folded(values) for key, values in plain.items()},
        )

    def refuses(self, tokens: Tokens, i: int, end: int, form: Form, index: Index) -> bool:
        """Say whether the words `i` to `end` (exclusive), which fit `form`, are no party where they stand."""
        key = form.key
        before, behind = tokens.gap(i - 1), tokens.gap(end - 1)
        return (
            (before == "-" and tokens.folds[i - 1] in self.detached_prefixes)
            or (behind == "-" and tokens.folds[end] in self.detached_suffixes)
            or (behind == " " and self._longer_name(tokens, end))
            or (key in self.elsewhere and any(p.applies(tokens, i, end) for p in self.elsewhere[key]))
            or (key in self.persons and self._person(tokens, i, end, index))
            or (key in self.headline_words and self._headline(tokens, i, end))
            or (key in self.languages and self._language(tokens, i, end))
        )

    def _longer_name(self, tokens: Tokens, end: int) -> bool:
        """Whether a longer name follows: "Washington Post", "Peking University", "Seoul National University"."""
        if not tokens.words[end][0].isupper():
            return False
        if tokens.folds[end] in self.longer_names and tokens.gap(end) != "-":
            return True
        return tokens.folded(end + 1) == "university" and tokens.gap(end) == " "

    def _person(self, tokens: Tokens, i: int, end: int, index: Index) -> bool:
        previous, gap = tokens.folded(i - 1), tokens.gap(i - 1)
        if gap in (" ", ". ") and tokens.words[i - 1][0].isupper():
            if previous in self.titles or (gap == ". " and len(previous) == 1):
                return True
            if gap == " " and previous in self.given_names:
                return True
        if (
            tokens.folded(i) not in self.first_names
            or previous in self.locatives
            or gap == "-"
            or tokens.gap(end - 1) != " "
        ):
            return False
        following = tokens.words[end]
        surname = following[0].isupper() and (not following.isupper() or tokens.words[i].isupper())
        return surname and tokens.folds[end] not in self.not_surnames and not index.starts(tokens.folds[end])

    def _headline(self, tokens: Tokens, i: int, end: int) -> bool:
        """Whether an acronym that is a word too ("WHO") stands among words that are all in capitals."""
        around = [tokens.words[k] for k in (i - 1, end) if 0 <= k < len(tokens.words)]
        shouted = [word for word in around if len(word) > 1 and word.isalpha() and word.isupper()]
        return len(shouted) == len(around) > 0 and any(len(word) > 3 for word in shouted)

    def _language(self, tokens: Tokens, i: int, end: int) -> bool:
        previous = tokens.folded(i - 1) if tokens.gap(i - 1) == " " else ""
        if previous in self.speaking:
            return True
        if previous not in self.language_before:
            return False
        if tokens.gap(end - 1) == " " and tokens.folded(end) in ("and", "or"):
            end += 2
        return tokens.gap(end - 1) != " " or tokens.folded(end) in self.language_after
