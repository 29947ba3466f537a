"""Where the words that a model quotes really stand in the text."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

import attrs

_SIMILAR: Final = 92.0
"""How much of a quotation has to stand in the text, in percent of its letters (RapidFuzz's `partial_ratio_alignment`)."""

_SHORTEST: Final = 12
"""A quotation with fewer letters is taken to the letter: a few letters are similar to too much."""

_ALIKE: Final = str.maketrans({
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'",
    "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "\u00a0": " ", "\u00ad": "-",
})  # fmt: skip
_WORD: Final = re.compile(r"\w")


@attrs.frozen(kw_only=True)
class Place:
    """Where a quotation stands.

    Attributes:
        start: offset of its first code point.
        end: offset behind its last.
        exact: whether it stands there to the letter.
    """

    start: int
    end: int
    exact: bool


class Aligner:
    """Finds quotations in one text.

    Args:
        text: the text.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._plain, self._offsets = _plain(text)

    def find(self, quote: str) -> Place | None:
        """Where the quotation stands: to the letter; else with other marks, blanks or case; else nearly; or None."""
        quote = quote.strip()
        if not quote:
            return None
        start = self._text.find(quote)
        if start >= 0:
            return Place(start=start, end=start + len(quote), exact=True)
        plain = _plain(quote.strip("\"'“”‘’… "))[0].strip()
        if not plain:
            return None
        start = self._plain.find(plain)
        if start >= 0:
            return self._place(start, start + len(plain))
        return self._nearly(plain) if len(plain) >= _SHORTEST else None

    def _nearly(self, plain: str) -> Place | None:
        from rapidfuzz import fuzz

        if len(plain) > len(self._plain):
            return None
        found = fuzz.partial_ratio_alignment(plain, self._plain, score_cutoff=_SIMILAR)
        if found is None or found.dest_end <= found.dest_start:
            return None
        # A number or a "not" more or less is similar in letters and another fact.
        start, end = self._whole(found.dest_start, found.dest_end)
        return self._place(start, end) if _facts(plain) == _facts(self._plain[start:end]) else None

    def _whole(self, start: int, end: int) -> tuple[int, int]:
        """The span with the words at its edges taken whole."""
        text = self._plain
        while start > 0 and _WORD.match(text[start - 1]) and _WORD.match(text[start]):
            start -= 1
        while end < len(text) and _WORD.match(text[end - 1]) and _WORD.match(text[end]):
            end += 1
        while start < end and text[start] == " ":
            start += 1
        while end > start and text[end - 1] == " ":
            end -= 1
        return start, end

    def _place(self, start: int, end: int) -> Place:
        return Place(start=self._offsets[start], end=self._offsets[end - 1] + 1, exact=False)


_FACTS: Final = re.compile(r"\d+|\b(?:not|no|never|none|nor|without|neither|cannot|un\w+)\b|n't\b")


def _facts(plain: str) -> list[str]:
    return _FACTS.findall(plain)


def _plain(text: str) -> tuple[str, list[int]]:
    """The text in lower case with plain marks and single blanks, and the offset of each of its characters."""
    letters: list[str] = []
    offsets: list[int] = []
    for offset, letter in enumerate(text):
        for plain in unicodedata.normalize("NFKC", letter.translate(_ALIKE)).casefold():
            blank = plain.isspace()
            if blank and letters and letters[-1] == " ":
                continue
            letters.append(" " if blank else plain)
            offsets.append(offset)
    return "".join(letters), offsets
