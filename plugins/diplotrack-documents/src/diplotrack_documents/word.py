"""Word files (.docx, ECMA-376 part 1): their paragraphs and tables as text."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any, Final

from diplotrack.errors import ReadError
from diplotrack.sources import Source
from diplotrack_documents.handing import HandingAdapter, Prose, ProseOptions

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PARAGRAPH, _ROW, _CELL = f"{_W}p", f"{_W}tr", f"{_W}tc"
# What was struck out with changes tracked, what a field is computed from, and what says the same once more for old programs.
_LEFT_OUT: Final = frozenset({f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", _FALLBACK})
_MARKS: Final = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "\u2011"}
_NOTES: Final = ("/footnotes", "/endnotes")


class WordAdapter(HandingAdapter):
    """Reads Word files. Text struck out with changes tracked is left out, text put in is read."""

    name = "docx"
    options = ProseOptions

    def accepts(self, source: Source) -> float:
        """0.95 for a zip archive that is named or laid out as a Word file."""
        head = source.head
        if not head.startswith(b"PK\x03\x04"):
            return 0.0
        return 0.95 if source.suffix == ".docx" or b"word/" in head or b"wordprocessingml" in head else 0.0

    def parts(self, source: Source, options: ProseOptions) -> Iterator[Prose]:  # noqa: ARG002
        """The text of the file: body, then notes.

        Raises:
            SourceError: it cannot be opened or is too large.
            ReadError: it is no whole Word file, unpacks to more than the limit, or has no text.
        """
        content = source.bytes()
        try:
            self._check_size(content, source)
            import docx

            document = docx.Document(io.BytesIO(content))
            body = list(_blocks(document.element.body))
            notes = [text for part in _notes(document) for text in _blocks(part)]
            title = " ".join((document.core_properties.title or "").split())
        except ReadError:
            raise
        except Exception as error:
            # zipfile, lxml and python-docx each have their own for a broken file.
            problem = f"is no whole Word file ({type(error).__name__}: {' '.join(str(error).split())})"
            raise ReadError(problem, source=source.name, adapter=self.name) from error
        text = "\n\n".join((*body, *notes))
        if not text.strip():
            raise ReadError("has no text: nothing is written in it", source=source.name, adapter=self.name)
        # The title is often that of a template; it is believed where the text has it too.
        known = title.casefold() in " ".join(text.split()).casefold()
        yield Prose(text=text, name=source.name, uri=source.uri, title=title if title and known else None)

    def _check_size(self, content: bytes, source: Source) -> None:
        """Zipfile reads no more of an entry than its directory states, so what is stated can be relied on."""
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            stated = sum(entry.file_size for entry in archive.infolist())
        if stated > source.limit:
            problem = (
                f"unpacks to {stated:,} bytes, more than the limit of {source.limit:,}; raise it with limit=…"
            )
            raise ReadError(f"{problem} (--limit)", source=source.name, adapter=self.name)


def _blocks(parent: Any) -> Iterator[str]:
    """The texts of paragraphs and, with tabs between cells, of the rows of tables, in order and without empty ones."""
    for element in parent.iterchildren():
        if element.tag in _LEFT_OUT:
            continue
        if element.tag == _PARAGRAPH:
            text, boxes = _text(element)
            if text.strip():
                yield text.strip()
            for box in boxes:
                yield from _blocks(box)
        elif element.tag == _ROW:
            cells = (" ".join(" ".join(_blocks(cell)).split()) for cell in element.iterchildren(_CELL))
            if row := "\t".join(cells).strip():
                yield row
        elif isinstance(element.tag, str):
            yield from _blocks(element)


def _text(paragraph: Any) -> tuple[str, list[Any]]:
    """The text of a paragraph, and the text boxes that hang on it."""
    parts: list[str] = []
    boxes: list[Any] = []
    waiting = list(reversed(paragraph))
    while waiting:
        element = waiting.pop()
        if element.tag in _LEFT_OUT:
            continue
        if element.tag == f"{_W}txbxContent":
            boxes.append(element)
        elif element.tag == f"{_W}t":
            parts.append(element.text or "")
        elif element.tag in _MARKS and element.getparent().tag == f"{_W}r":
            parts.append(_MARKS[element.tag])
        else:
            waiting.extend(reversed(element))
    return "".join(parts), boxes


def _notes(document: Any) -> Iterator[Any]:
    """The roots of the parts with footnotes and endnotes."""
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    for relation in document.part.rels.values():
        if relation.reltype.endswith(_NOTES) and not relation.is_external:
            yield etree.fromstring(relation.target_part.blob, parser)
