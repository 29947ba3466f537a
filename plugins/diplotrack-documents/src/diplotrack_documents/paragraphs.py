"""From the lines of pages, and where they lie, to paragraphs: wrapped lines joined, running heads left out.

Lengths are in points (1/72 inch), heights grow upwards, as in PDF (ISO 32000-1, 8.3).
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

import attrs

_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"[\W_]*(?:page|p\.|seite)?\s*(?:\d{1,4}|[ivx]{1,5})\s*(?:(?:of|/)\s*\d{1,4})?[\W_]*", re.IGNORECASE
)
_ITEM = re.compile(r"(?:[•‣◦▪–—*-]|\(?(?:\d{1,3}|[a-zA-Z]|[ivx]{1,4})[.)])\s+\S")
_WORD = re.compile(r"[^\W\d_]+")
_COMPOUND = re.compile(r"[^\W\d_]+-[^\W\d_]+")
_DIVIDED = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]$")
_SINGLE = 1.4
"""The most that lines with single spacing are apart, in heights of a line; many lines tell their own spacing, few do not."""

_STEPS_ENOUGH = 5
_HEADS = 3
"""At so many lines from the top and the bottom a running head may stand."""


@attrs.frozen(kw_only=True)
class Line:
    """One printed line.

    Attributes:
        text: its words.
        left: where it begins.
        right: where it ends.
        base: the height of its lower edge.
        height: from its lower to its upper edge.
    """

    text: str
    left: float
    right: float
    base: float
    height: float


def pages_text(pages: Sequence[Sequence[Line]]) -> str:
    """The text of pages: paragraphs apart by an empty line, pages by a form feed.

    A paragraph that runs over a page goes on behind the form feed. Words divided at the end of a line are joined.
    """
    leading = _leading(pages)
    bodies = list(_without_heads(pages, leading))
    whole = _hyphenated(line.text for lines in bodies for line in lines)
    written = ["\n\n".join(_joined(block, whole) for block in _blocks(lines, leading)) for lines in bodies]
    text = ""
    for number, page in enumerate(written):
        if number:
            text += "\f" if _goes_on(text, page) else "\n\n\f"
        text += page
    return text


def _without_heads(pages: Sequence[Sequence[Line]], leading: float) -> Iterator[Sequence[Line]]:
    """The pages without page numbers and what stands on most of them, numbers aside, at an edge and apart from the rest."""
    seen: Counter[str] = Counter()
    for lines in pages:
        seen.update({_shape(line) for line in (*lines[:_HEADS], *lines[-_HEADS:])})
    enough = max(2, (len(pages) + 1) // 2)

    def is_head(line: Line) -> bool:
        repeated = len(pages) > 1 and seen[_shape(line)] >= enough
        return repeated or _PAGE_NUMBER.fullmatch(line.text) is not None

    def heads(lines: Sequence[Line]) -> int:
        """How many lines from the first on are heads: those before a gap."""
        found = 0
        for number, line in enumerate(lines[:_HEADS], start=1):
            if not is_head(line):
                break
            alone = number == len(lines)
            if _PAGE_NUMBER.fullmatch(line.text) if alone else _apart(line, lines[number], leading):
                found = number
        return found

    for lines in pages:
        first = heads(lines)
        last = len(lines) - heads(lines[first:][::-1])
        yield lines[first:last]


def _apart(line: Line, other: Line, leading: float) -> bool:
    """Whether there is more between two lines than between those of a paragraph."""
    return abs(line.base - other.base) > 1.3 * max(leading, 1.0) * max(line.height, other.height)


def _shape(line: Line) -> str:
    return _DIGITS.sub("#", " ".join(line.text.split()).casefold())


def _leading(pages: Sequence[Sequence[Line]]) -> float:
    """How far lines of one paragraph are apart, in heights of a line: what is usual in the whole document."""
    steps = sorted(
        (line.base - after.base) / line.height
        for lines in pages
        for line, after in itertools.pairwise(lines)
        if line.height and line.base - after.base > 0.8 * line.height
    )
    # Among them are the gaps between paragraphs, on some pages most; lines of one paragraph are the closest.
    closest = steps[len(steps) // 10] if steps else 1.0
    return closest if len(steps) >= _STEPS_ENOUGH else min(closest, _SINGLE)


def _blocks(lines: Sequence[Line], leading: float) -> Iterator[list[Line]]:
    """The lines of each paragraph."""
    block: list[Line] = []
    for line in lines:
        if block and _begins(line, block, leading):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _begins(line: Line, block: Sequence[Line], leading: float) -> bool:
    """Whether a paragraph begins with the line: by a gap, another size, an indent, or the mark of an item."""
    before = block[-1]
    step = before.base - line.base
    if step <= 0 or step > 1.3 * max(leading, 1.0) * before.height:
        return True
    if abs(line.height - before.height) > 0.2 * max(line.height, before.height):
        return True
    if _ITEM.match(line.text):
        return True
    left = min(each.left for each in block[1:]) if len(block) > 1 else before.left
    indent = line.height * 0.8
    return line.left - left > indent and before.left - left < indent / 2


def _joined(block: Sequence[Line], whole: frozenset[str]) -> str:
    text = ""
    for line in block:
        words = line.text.strip()
        divided = _DIVIDED.search(text)
        if divided:
            rest = _WORD.match(words)
            own = not words[:1].islower() or (rest and f"{divided[1]}-{rest[0]}".casefold() in whole)
            text = text[: divided.end(1)] + ("-" if own else "")
        elif text:
            text += " "
        text += words
    return text.replace("\u00ad", "")


def _hyphenated(lines: Iterable[str]) -> frozenset[str]:
    """The words with a hyphen that stand within a line, so that the hyphen is their own."""
    return frozenset(word.casefold() for line in lines for word in _COMPOUND.findall(line))


def _goes_on(text: str, page: str) -> bool:
    """Whether a page goes on with the paragraph that the text before it ends in."""
    last = text.rstrip("\"'”’)»")[-1:]
    return bool(page) and page[0].islower() and bool(last) and last not in ".!?:;"
