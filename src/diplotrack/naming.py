"""Whether two texts name one person or one place, as far as the names alone can tell."""

from __future__ import annotations

import functools
import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")
_HONORIFICS = frozenset(
    ("mr", "mrs", "ms", "dr", "sir", "dame", "lord", "he", "hm", "hrh", "sheikh", "sheikha", "haji")
)
_SPELLING = 80  # of 100: "Roh" and "Ro" are one name in two romanizations, "Kim" and "Lim" (67) are not
_WHOLE = 88  # of 100, over all words of a name


def same_name(one: str, other: str) -> bool:
    """Whether two names can be one person's.

    Spelling, order of words, middle initials and honorifics may differ ("Lee Jae-myung", "Lee Jae Myung"; "Roh Jae-hun",
    "Ro Jae-hun"), and one may be a part of the other that stands at either end of it ("Wang", "Wang Yi"; "Rubio", "Marco
    Rubio").
    """
    shorter, longer = sorted((_words(one), _words(other)), key=lambda words: (len(words), words))
    if not shorter:
        return bool(not longer and one == other)
    if len(shorter) < len(longer):
        ends = (longer[: len(shorter)], longer[-len(shorter) :])
        return any(_alike(shorter, end) for end in ends) or (len(shorter) > 1 and set(shorter) <= set(longer))
    return sorted(shorter) == sorted(longer) or _alike(shorter, longer)


def fuller_name(one: str, other: str) -> str:
    """Of two names of one person the one that says more; of equals the first in the order of texts."""
    return max(sorted((one, other)), key=lambda name: (len(_words(name)), len(name)))


def same_place(one: str, other: str) -> bool:
    """Whether one place is named: the same words but for case, accents and articles, or all words of one in the other."""
    words, others = set(_words(one)) - {"the"}, set(_words(other)) - {"the"}
    return bool(words and others) and (words <= others or others <= words)


@functools.lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    plain = "".join(
        character for character in unicodedata.normalize("NFKD", text) if not unicodedata.combining(character)
    )
    words = tuple(_WORD.findall(plain.casefold()))
    # Initials and honorifics tell nobody apart, unless there is nothing else (also: scripts that write one letter a word).
    telling = tuple(
        word for word in words if (len(word) > 1 or not word.isascii()) and word not in _HONORIFICS
    )
    return telling or words


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if one == other:
        return True
    from rapidfuzz import fuzz

    return (
        all(fuzz.ratio(word, match) >= _SPELLING for word, match in zip(one, other, strict=True))
        and fuzz.ratio(" ".join(one), " ".join(other)) >= _WHOLE
    )
