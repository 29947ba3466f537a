"""The text of a piece of HTML, as feeds carry it: blocks as paragraphs, nothing of scripts and styles."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "td",
        "th",
        "tr",
        "ul",
        "br",
        "body",
    ]
)
_LEFT_OUT = frozenset(
    [
        "script",
        "style",
        "template",
        "noscript",
        "iframe",
        "object",
        "svg",
        "head",
        "title",
        "textarea",
        "select",
    ]
)
_TAG = re.compile(r"<[a-zA-Z/!][^>]*>|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]+);")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def text_of_html(html: str) -> str:
    """The text of a piece of HTML; a text without any markup keeps its lines.

    Raises:
        ValueError: it is nested so deep that its text would be cut, or cannot be parsed; the message is a clause.
    """
    if not _TAG.search(html):
        return "\n\n".join(part for line in re.split(r"\n\s*\n", html) if (part := " ".join(line.split())))
    import lxml.etree
    import lxml.html

    parser: Any = lxml.html.HTMLParser(huge_tree=True)
    try:
        tree = lxml.html.document_fromstring(f"<body>{_CONTROL.sub(' ', html)}</body>", parser=parser)
    except lxml.etree.LxmlError as error:
        raise ValueError(f"its HTML cannot be parsed ({' '.join(str(error).split())})") from error
    if any("depth" in entry.message for entry in parser.error_log):
        # libxml2 leaves out what lies deeper, and only its log says so.
        raise ValueError("its HTML is nested too deep")
    blocks = "".join(_parts(tree)).split("\x00")
    return "\n\n".join(block for part in blocks if (block := " ".join(part.split())))


def _parts(tree: Any) -> Iterator[str]:
    """The text in its order, NUL where a block begins or ends; without recursion, since markup may be deeply nested."""
    open_elements: list[tuple[Any, bool]] = [(tree, False)]
    while open_elements:
        element, closing = open_elements.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        if closing:
            yield "\x00" if tag in _BLOCKS else ""
            yield element.tail or ""
            continue
        open_elements.append((element, True))
        if tag and tag not in _LEFT_OUT:
            yield "\x00" if tag in _BLOCKS else ""
            yield element.text or ""
            open_elements.extend((child, False) for child in reversed(element))
