"""The rows of a table, read as the file comes in, with the XML parser of the standard library (expat).

A table is a `<trips>` of `<trip>` or a `<visits>` of `<visit>`, with one element for each field. What is no part of such a
table, and can do harm, is refused: a document type declaration, and with it every entity; a row of more than `ROW_LIMIT`
characters. Nothing is ever fetched.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import BinaryIO, NamedTuple
from xml.parsers import expat

from diplotrack.errors import FormatError

ROW_LIMIT = 1_000_000
"""Characters that one row may have."""

_CHUNK = 1 << 16
_TABLES = {"trips": "trip", "visits": "visit"}


class Row(NamedTuple):
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
        parser.StartDoctypeDeclHandler = self._doctype
        self._pending = self._gather()

    def feed(self, chunk: bytes, *, last: bool) -> list[Row]:
        """The rows that are whole with this chunk."""
        try:
            self._parser.Parse(chunk, last)
        except expat.ExpatError as error:
            problem = f"is no well-formed XML: {expat.ErrorString(error.code)} (column {error.offset + 1})"
            raise FormatError(problem, source=self._source, line=error.lineno) from error
        if self._pending() > ROW_LIMIT:
            raise self._too_long()
        done = self.done[:]
        self.done.clear()
        return done

    def _refused(self, problem: str) -> FormatError:
        return FormatError(problem, source=self._source, line=self._parser.CurrentLineNumber)

    def _too_long(self) -> FormatError:
        return self._refused(f"has a row of more than {ROW_LIMIT:,} characters")

    def _doctype(self, *_: object) -> None:
        raise self._refused(
            "has a document type declaration, which these tables do not have; it could define entities"
        )

    def _gather(self) -> Callable[[], int]:
        """Set the handlers: functions over their own names, since these are asked for every element.

        Returns:
            What tells how many characters of a row are held that is not at its end.
        """
        parser = self._parser
        depth = line = size = 0
        kind = key = ""
        fields: dict[str, str] = {}
        further: list[tuple[str, str]] = []
        # What stands between elements is gathered too, and let go: to turn the gathering on and off costs more.
        gathered: list[str] = []
        clear, text_of = gathered.clear, "".join

        def start(name: str, attributes: dict[str, str]) -> None:
            nonlocal depth, line, size, kind, key, fields
            depth += 1
            if depth == 3:
                clear()
                if attributes and name not in BOOKKEEPING:
                    key = attributes.get("id", key)
            elif depth == 2:
                if name != kind:
                    raise self._refused(f"has a <{name}> where a <{kind}> belongs")
                line, size, fields, key = parser.CurrentLineNumber, 0, {}, ""
                clear()
            elif depth == 1:
                kind = self._kind_of_row(name)

        def end(name: str) -> None:
            nonlocal depth, size
            if depth == 3:
                if gathered and name not in BOOKKEEPING:
                    text = text_of(gathered)
                    size += len(text)
                    if text := " ".join(text.split()):
                        if name in fields:
                            further.append((name, text))
                        else:
                            fields[name] = text
            elif depth == 2:
                self._end_row(Row(kind == "visit", line, fields, key), size, further)
                further.clear()
            depth -= 1

        parser.CharacterDataHandler = gathered.append
        parser.StartElementHandler = start
        parser.EndElementHandler = end

        def pending() -> int:
            waiting = sum(map(len, gathered))
            # Between two fields that is the text of the one that has ended, and of what stands behind it.
            return size + waiting if depth >= 3 else max(size, waiting)

        return pending

    def _kind_of_row(self, root: str) -> str:
        if root not in _TABLES:
            raise self._refused(f"begins with <{root}>; a table begins with <trips> or <visits>")
        return _TABLES[root]

    def _end_row(self, row: Row, size: int, further: Sequence[tuple[str, str]]) -> None:
        """Keep a row of so many characters; `further` are fields that it has already, which are kept as well."""
        if size > ROW_LIMIT:
            raise self._too_long()
        if further:
            texts = {name: [text] for name, text in row.fields.items()}
            for name, text in further:
                texts[name].append(text)
            row = row._replace(fields={name: "; ".join(several) for name, several in texts.items()})
        self.done.append(row)


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
