"""How far two wordings say the same: by the words that carry meaning, in whatever form they stand."""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Callable

_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_EMPTY = frozenset(
    """a about above after against all also among an and any are as at be been before being between both but by can could
    did do does done during each either for from further had has have having he her his how if in into is it its itself
    more most much must new no nor not of on one only onto or other our out over own per shall she should side sides so
    some such than that the their them then there these they this those through to together toward towards two under until
    up upon was we were what when where whether which while who will with within without would you your
    country countries government party parties continue keep maintain make take give further""".split()  # noqa: SIM905 - a list of words reads best as one
)
"""Words that stand in any sentence of the field, and so tell nothing about what it says."""
_DENYING = frozenset(("not", "no", "never", "neither", "nor", "without", "refrain", "stop", "cease"))
_STEM = 5  # letters; "denuclearization" and "denuclearize" share more, "consul" and "consult" five at least
_WORD_LETTERS = 4  # of a word to which an ending may be added: "lift" and "lifting", "Iran" and "Iranian"
_ENDING = 3  # letters
_SPELLING = 85  # of 100


def likeness(one: str, other: str) -> float:
    """How much of what the shorter wording says stands in the other too, from 0 to 1.

    Words count alike where they share their stem, or one is within the other ("nuclear", "denuclearizing"). Symmetric.
    """
    shorter, longer = sorted((_words(one), _words(other)), key=lambda words: (len(words), sorted(words)))
    if not shorter:
        return 1.0 if _plain(one) == _plain(other) else 0.0
    alike = _comparison()
    found = sum(word in longer or any(alike(word, match) for match in longer) for word in shorter)
    return found / len(shorter)


def numbers(text: str) -> frozenset[str]:
    """The numbers in a text, without separators of thousands."""
    return frozenset(number.replace(",", "") for number in _NUMBER.findall(text))


def denies(text: str) -> bool:
    """Whether a wording says that something will not be."""
    return not _DENYING.isdisjoint(_WORD.findall(_plain(text)))


def _plain(text: str) -> str:
    if text.isascii():
        return text.lower()
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in letters if not unicodedata.combining(character))


@functools.lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    return frozenset(word for word in _WORD.findall(_plain(text)) if word not in _EMPTY and len(word) > 1)


@functools.cache
def _comparison() -> Callable[[str, str], bool]:
    from rapidfuzz import fuzz

    def alike(one: str, other: str) -> bool:
        if one == other:
            return True
        shorter, longer = sorted((one, other), key=len)
        if len(shorter) < _STEM:
            ending = len(longer) - len(shorter)
            return len(shorter) >= _WORD_LETTERS and ending <= _ENDING and longer.startswith(shorter)
        if one[:_STEM] == other[:_STEM] or one in other or other in one:
            return True
        return fuzz.ratio(one, other) >= _SPELLING

    return alike
