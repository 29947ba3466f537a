"""The rows of a table, read as the file comes in, with the XML parser of the standard library (expat).

A table is a `<trips>` of `<trip>` or a `<visits>` of `<visit>`, with one element for each field. What is no part of such a
table, and can do harm, is refused: a document type declaration, and with it every entity; a row of more than `ROW_LIMIT`
characters. Nothing is ever fetched.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO
from xml.parsers import expat

import attrs

from diplotrack.errors import FormatError

ROW_LIMIT = 1_000_000
"""Characters that one row may have."""

_CHUNK = 1 << 16
_TABLES = {"trips": "trip", "visits": "visit"}


@attrs.frozen(kw_only=True)
class Row:
    """One row, its texts with blanks put in order (a line break within an element is the printer's, and no word).

    Attributes:
        visit: whether it is a leader's visit to the United States; else an American's journey abroad.
        line: where it begins in its file, from 1.
        fields: what its elements hold, by their names and in their order; without empty ones.
        key: the table's own key of the country (the attribute ``id``), e.g. ``"korea-south"``, or ``""``.
    """

    visit: bool
    line: int
    fields: Mapping[str, str]
    key: str

    @property
    def country(self) -> str:
        """The country that the visitor came from, or that the journey led to, as the table names it, or ``""``."""
        return self.fields.get("from" if self.visit else "country", "")

    @property
    def remarks(self) -> str:
        """The prose of the row, or ``""``."""
        return self.fields.get("description" if self.visit else "remarks", "")


BOOKKEEPING = frozenset({"created-by", "last-modified-by", "last-modified-datetime"})
"""Elements that say who entered a row, and when it was changed; they are not read."""


class _Handler:
    """Gathers what expat tells of, into rows."""

    def __init__(self, source: str) -> None:
        self.done: list[Row] = []
        self._source = source
        self._parser = parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.StartDoctypeDeclHandler = self._doctype
        self._depth = 0
        self._row = ""
        self._line = 0
        self._key = ""
        self._size = 0
        self._fields: dict[str, str] = {}
        self._text: list[str] = []
        self._characters = self._text.append

    def feed(self, chunk: bytes, *, last: bool) -> list[Row]:
        """The rows that are whole with this chunk."""
        try:
            self._parser.Parse(chunk, last)
        except expat.ExpatError as error:
            problem = f"is no well-formed XML: {expat.ErrorString(error.code)} (column {error.offset + 1})"
            raise FormatError(problem, source=self._source, line=error.lineno) from error
        if self._size + sum(map(len, self._text)) > ROW_LIMIT:
            raise self._too_long()
        done, self.done = self.done, []
        return done

    def _refused(self, problem: str) -> FormatError:
        return FormatError(problem, source=self._source, line=self._parser.CurrentLineNumber)

    def _too_long(self) -> FormatError:
        return self._refused(f"has a row of more than {ROW_LIMIT:,} characters")

    def _doctype(self, *_: object) -> None:
        raise self._refused(
            "has a document type declaration, which these tables do not have; it could define entities"
        )

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth = depth = self._depth + 1
        if depth == 3:
            if name not in BOOKKEEPING:
                self._parser.CharacterDataHandler = self._characters
                if attributes:
                    self._key = attributes.get("id", self._key)
        elif depth == 2:
            if name != self._row:
                raise self._refused(f"has a <{name}> where a <{self._row}> belongs")
            self._line = self._parser.CurrentLineNumber
            self._fields, self._key, self._size = {}, "", 0
        elif depth == 1:
            if name not in _TABLES:
                raise self._refused(f"begins with <{name}>; a table begins with <trips> or <visits>")
            self._row = _TABLES[name]

    def _end(self, name: str) -> None:
        if self._depth == 3:
            self._parser.CharacterDataHandler = None
            if self._text:
                text = "".join(self._text)
                self._text.clear()
                self._size += len(text)
                if text := " ".join(text.split()):
                    fields = self._fields
                    # A field that comes twice is kept whole, as a row that says two things.
                    fields[name] = f"{fields[name]}; {text}" if name in fields else text
        elif self._depth == 2:
            if self._size > ROW_LIMIT:
                raise self._too_long()
            self.done.append(
                Row(visit=self._row == "visit", line=self._line, fields=self._fields, key=self._key)
            )
        self._depth -= 1


def rows(stream: BinaryIO, source: str) -> Iterator[Row]:
    """The rows of a table, in its order.

    Args:
        stream: its bytes.
        source: its name, for messages.

    Raises:
        FormatError: it is no such table, or no well-formed XML; the rows before the place have been given.
    """
    handler = _Handler(source)
    while True:
        chunk = stream.read(_CHUNK)
        failure: FormatError | None = None
        try:
            whole = handler.feed(chunk, last=not chunk)
        except FormatError as error:
            whole, failure = handler.done, error
        yield from whole
        if failure is not None:
            raise failure
        if not chunk:
            return
