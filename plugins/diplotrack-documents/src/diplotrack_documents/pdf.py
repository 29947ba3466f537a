"""PDF files: the text of their pages, by way of PDFium, the library that Chromium reads PDF with."""

from __future__ import annotations

import logging
import threading
from collections.abc import Iterator
from contextlib import closing
from typing import Any, Final

import attrs

from diplotrack.errors import ReadError
from diplotrack.sources import Source
from diplotrack_documents.handing import HandingAdapter, Prose, ProseOptions
from diplotrack_documents.paragraphs import Line, pages_text

_log: Final = logging.getLogger("diplotrack_documents")
# PDFium keeps state that threads must not share (pypdfium2's README, "Thread incompatibility").
_PDFIUM: Final = threading.Lock()
_UNREADABLE = 0.3
"""A page of which this share of characters means nothing has fonts that do not tell their letters."""


@attrs.frozen(kw_only=True)
class PdfOptions(ProseOptions):
    """Options of the adapter for PDF.

    Attributes:
        max_pages: how many pages a file may have.
    """

    max_pages: int = 2000


class PdfAdapter(HandingAdapter):
    """Reads PDF files. A form feed in the document's text ends a page (`diplotrack.describing.page_of`)."""

    name = "pdf"
    options = PdfOptions

    def accepts(self, source: Source) -> float:
        """1 for what begins as a PDF file does (ISO 32000-1, 7.5.2); behind other bytes only if it is named as one too.

        An archive that holds a PDF file, or a mail with one, may have its first bytes near the start.
        """
        head = source.head[:1024]
        named = source.suffix == ".pdf" or source.media_type == "application/pdf"
        return (
            1.0
            if head.lstrip(b"\xef\xbb\xbf\0\t\r\n ").startswith(b"%PDF-") or (named and b"%PDF-" in head)
            else 0.0
        )

    def parts(self, source: Source, options: PdfOptions) -> Iterator[Prose]:
        """The text of all pages, as one.

        Raises:
            SourceError: it cannot be opened or is too large.
            ReadError: it is broken or locked, has too many pages, or no page has any text.
        """
        content = source.bytes()
        with _PDFIUM:
            pages, pictures, unreadable, title = self._pages(content, source.name, options)
        text = pages_text(pages)
        if not text.strip():
            raise ReadError(_no_text(len(pages), pictures, unreadable), source=source.name, adapter=self.name)
        for numbers, what in ((pictures, "pictures without text"), (unreadable, "in fonts without letters")):
            if numbers:
                advice = "run OCR over the file to have them read, for example with ocrmypdf"
                _log.warning("%s: %s left out: %s; %s", source.name, _listed(numbers), what, advice)
        known = " ".join(text.split()).casefold()
        # The title is often that of a template; it is believed where the text has it too.
        stated = " ".join(title.split())
        yield Prose(
            text=text,
            name=source.name,
            uri=source.uri,
            title=stated if stated and stated.casefold() in known else None,
        )

    def _pages(
        self, content: bytes, name: str, options: PdfOptions
    ) -> tuple[list[list[Line]], list[int], list[int], str]:
        import pypdfium2

        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as error:
            raise ReadError(_broken(error), source=name, adapter=self.name) from error
        with closing(document):
            count = len(document)
            if count > options.max_pages:
                problem = f"has {count:,} pages, more than the limit of {options.max_pages:,}; raise it with max_pages"
                raise ReadError(problem, source=name, adapter=self.name)
            pages: list[list[Line]] = []
            pictures, unreadable = [], []
            for number in range(1, count + 1):
                try:
                    lines, drawn = _page(document, number - 1)
                except pypdfium2.PdfiumError as error:
                    problem = f"its page {number} is broken ({error})"
                    raise ReadError(problem, source=name, adapter=self.name) from error
                if not lines and drawn:
                    pictures.append(number)
                elif _meaningless(lines):
                    unreadable.append(number)
                    lines = []
                pages.append(lines)
            title = document.get_metadata_dict().get("Title", "")
        return pages, pictures, unreadable, title


def _page(document: Any, index: int) -> tuple[list[Line], bool]:
    """The lines of a page, and whether anything is drawn on it."""
    page = document[index]
    with closing(page):
        with closing(page.get_textpage()) as textpage:
            lines = list(_lines(textpage))
        return lines, next(iter(page.get_objects(max_depth=2)), None) is not None


_DIVIDED: Final = "\ufffe".encode("utf-16-le")
"""What PDFium writes for the hyphen and the end of a line within a word."""

_ENDS: Final = ("\n".encode("utf-16-le"), "\r".encode("utf-16-le"), _DIVIDED)


def _lines(textpage: Any) -> Iterator[Line]:
    """The lines as PDFium sees them, each with the box of its letters."""
    count = textpage.count_chars()
    # A character is a UTF-16 code unit to PDFium, and its index that of its box.
    units = textpage.get_text_range(0, count).encode("utf-16-le", "surrogatepass") if count > 0 else b""
    start = 0
    for position in range(0, len(units) + 2, 2):
        unit = units[position : position + 2]
        if unit and unit not in _ENDS:
            continue
        if start < position:
            text = units[start:position].decode("utf-16-le", "replace")
            if unit == _DIVIDED:
                text += "-"
            if text.strip():
                yield _line(textpage, text, start // 2, position // 2)
        start = position + 2


def _line(textpage: Any, text: str, first: int, behind: int) -> Line:
    begin = first + len(text) - len(text.lstrip())
    end = max(begin, behind - 1 - (len(text) - len(text.rstrip())))
    left, bottom, _, top = textpage.get_charbox(begin, loose=True)
    right = textpage.get_charbox(end, loose=True)[2]
    return Line(
        text=" ".join(text.split()), left=left, right=right, base=bottom, height=max(top - bottom, 0.0)
    )


def _meaningless(lines: list[Line]) -> bool:
    letters = [letter for line in lines for letter in line.text if not letter.isspace()]
    lost = sum(1 for letter in letters if letter == "\ufffd" or not letter.isprintable())
    return bool(letters) and lost > _UNREADABLE * len(letters)


def _broken(error: Exception) -> str:
    if "password" in str(error).lower():
        return "is locked with a password; unlock it first, for example with “qpdf --decrypt”"
    return f"is no whole PDF file ({' '.join(str(error).split())})"


def _no_text(count: int, pictures: list[int], unreadable: list[int]) -> str:
    which = "its page is" if count == 1 else f"its {count} pages are"
    if pictures:
        return f"has no text: {which} scanned, pictures of text; run OCR over it first, for example with ocrmypdf"
    if unreadable:
        return f"has no text: {which} set in fonts that do not tell their letters; run OCR over it first"
    return "has no text: nothing is written in it"


def _listed(numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:10]))
    more = f" and {len(numbers) - 10} more" if len(numbers) > 10 else ""
    return f"{'page' if len(numbers) == 1 else 'pages'} {shown}{more}"
