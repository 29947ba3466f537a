"""Long texts in windows: pieces that overlap, cut where a paragraph or a sentence ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

import attrs

_ENDS = (re.compile(r"\n\s*\n"), re.compile(r"[.!?][\"'”’)]*\s"), re.compile(r"\s"))


@attrs.frozen(kw_only=True)
class Window:
    """A piece of a text.

    Attributes:
        start: its offset in the text, in code points.
        text: its words.
    """

    start: int
    text: str


def windows(text: str, size: int, overlap: int) -> Iterator[Window]:
    """The pieces of a text, in order; together they hold all of it.

    Args:
        text: the text.
        size: code points of a piece at the most.
        overlap: code points that a piece has in common with the one before it, about; less than half of `size`.
    """
    start = 0
    while True:
        end = start + size
        if end >= len(text):
            yield Window(start=start, text=text[start:])
            return
        end = max(_ends(text, start + size // 2, end), default=end)
        yield Window(start=start, text=text[start:end])
        start = min(_ends(text, end - overlap, end), default=end - overlap)


def _ends(text: str, first: int, last: int) -> list[int]:
    """Where to cut between two offsets: behind paragraphs if there is one's end, else behind sentences, else words."""
    for ending in _ENDS:
        found = [match.end() for match in ending.finditer(text, first, last)]
        if found:
            return found
    return []
