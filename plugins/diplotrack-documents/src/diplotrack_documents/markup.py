"""The text of HTML mail: newsletters lay their columns out with tables, so each cell is a block of its own."""

from __future__ import annotations

import re
from typing import Any, Final

_BLOCKS: Final = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
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
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_UNSEEN: Final = frozenset(["head", "script", "style", "title", "template", "noscript", "object", "svg"])
_HIDDEN: Final = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_BLANKS: Final = re.compile(r"[ \t\r\n\f\v]+")


def text_of(html: str) -> str:
    """What a reader sees of an HTML text: paragraphs apart by an empty line, ``<br>`` as a line end.

    Raises:
        ValueError: it is nested so deep that its text would be cut.
    """
    from lxml import html as parsing

    # With a declaration of an encoding, lxml refuses text; it is decoded already.
    parser: Any = parsing.HTMLParser(encoding="utf-8", huge_tree=True)
    tree: Any = parsing.document_fromstring(html.encode("utf-8", "replace"), parser=parser)
    if any("depth" in entry.message for entry in parser.error_log):
        # libxml2 leaves out what lies deeper, and only its log says so.
        raise ValueError("its HTML is nested too deep")
    lines: list[str] = [""]

    def end(block: bool) -> None:  # noqa: FBT001
        if lines[-1]:
            lines.append("")
        if block and len(lines) > 1 and lines[-2] != "\n":
            lines[-1] = "\n"
            lines.append("")

    def add(text: str | None) -> None:
        if text:
            words = _BLANKS.sub(" ", text)
            lines[-1] += words.lstrip() if not lines[-1] else words

    # Depth first without recursion: mail nests tables deeper than Python's stack.
    waiting: list[tuple[Any, bool]] = [(tree, True)]
    while waiting:
        element, opening = waiting.pop()
        seen = (
            isinstance(element.tag, str)
            and element.tag not in _UNSEEN
            and not _HIDDEN.search(element.get("style") or "")
        )
        block = element.tag in _BLOCKS
        if not opening:
            end(block) if block else None
            add(element.tail)
            continue
        if not seen:
            add(element.tail)
            continue
        if block or element.tag == "br":
            end(block)
        add(element.text)
        waiting.append((element, False))
        waiting.extend((child, True) for child in reversed(element))
    text = "\n".join("" if line == "\n" else line.strip() for line in lines)
    return re.sub(r"\n{3,}", "\n\n", text).strip()
