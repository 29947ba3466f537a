"""Links to the very words of a page: text fragments (WICG, "URL Fragment Text Directives").

A browser that follows ``#:~:text=…`` scrolls to the words and marks them; one that does not know it opens the page. The
words are looked for by the browser in the page as it is then, so a link may find nothing where the page has changed.
"""

from __future__ import annotations

import re
from urllib.parse import quote

from diplotrack.records import Document, Evidence
from diplotrack.sources import is_url

_BLOCK = re.compile(r"[\n\r\f\v\u2028\u2029]+|(?:^|\s)\|(?:\s|$)")
_MARKER = re.compile(r"^\s*(?:[-*•]|\d{1,2}[.)])\s+")
_WORD = re.compile(r"\w+(?:[’'.\-]\w+)*")
_LONGEST = 300
"""Characters that are given in full; a longer quotation is given by its first and last words, as browsers do."""
_ENDS = 6
_CONTEXT = (2, 4, 8)


def fragment_link(document: Document, evidence: Evidence) -> str | None:
    """A link to the words of an evidence on the page that its document is from.

    Words that stand earlier in the document too are given with the words before them, or else behind them. ``-``, ``,``
    and ``&`` are percent-encoded, since they are the directive's own syntax.

    Args:
        document: the document.
        evidence: of one of its records.

    Returns:
        The URL, or None where the document has none (``http:`` or ``https:``).
    """
    uri = document.uri
    if uri is None or not is_url(uri):
        return None
    start, end = _whole_words(document.text, evidence.start, evidence.end)
    blocks = [words for part in _BLOCK.split(document.text[start:end]) if (words := _plain(part))]
    if not blocks:
        return uri
    first, last = _terms(blocks)
    before, after = _context(document.text, start, end, first, last)
    terms = [f"{_encoded(before)}-" if before else "", _encoded(first), _encoded(last) if last else ""]
    terms.append(f"-{_encoded(after)}" if after else "")
    page, _, anchor = uri.partition("#")
    return f"{page}#{anchor.partition(':~:')[0]}:~:text={','.join(filter(None, terms))}"


def _terms(blocks: list[str]) -> tuple[str, str]:
    """What the words begin with and end with; the end is empty where the beginning is all of them.

    One term may not reach across blocks of the page (paragraphs, cells), and need not be long.
    """
    if len(blocks) == 1 and len(blocks[0]) <= _LONGEST:
        return blocks[0], ""
    if len(blocks) == 1:
        return _first_words(blocks[0], _ENDS), _last_words(blocks[0], _ENDS)
    return _first_words(blocks[0], _ENDS), _last_words(blocks[-1], _ENDS)


def _context(text: str, start: int, end: int, first: str, last: str) -> tuple[str, str]:
    """The words before the place, or behind it, by which it differs from the places that come before it."""
    whole, term = _folded(text), _folded(first)
    place = whole.find(term, len(_folded(text[:start])))
    if whole.find(term) == place:
        return "", ""
    left, right = _plain(_BLOCK.split(text[:start])[-1]), _plain(_BLOCK.split(text[end:])[0])
    gap = " " if text[:start][-1:].isspace() else ""
    for count in _CONTEXT:
        words = _last_words(left, count)
        joint = _folded(f"{words}{gap}{first}")
        if words and whole.find(joint) == place + len(term) - len(joint):
            return words, ""
    if last:
        return _last_words(left, _CONTEXT[-1]), ""
    gap = " " if text[end : end + 1].isspace() else ""
    for count in _CONTEXT:
        words = _first_words(right, count)
        if words and whole.find(_folded(f"{first}{gap}{words}")) == place:
            return "", words
    return _last_words(left, _CONTEXT[-1]), _first_words(right, _CONTEXT[-1])


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """The span, widened to whole words: the directive matches nothing less."""
    while start > 0 and text[start - 1].isalnum() and text[start : start + 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1 : end].isalnum():
        end += 1
    return start, end


def _plain(text: str) -> str:
    return " ".join(_MARKER.sub("", text).split())


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _first_words(text: str, count: int) -> str:
    found = [word.end() for word in _WORD.finditer(text)]
    return text[: found[count - 1]] if len(found) > count else text


def _last_words(text: str, count: int) -> str:
    found = [word.start() for word in _WORD.finditer(text)]
    return text[found[-count] :] if len(found) > count else text


def _encoded(text: str) -> str:
    return quote(text, safe="").replace("-", "%2D")
