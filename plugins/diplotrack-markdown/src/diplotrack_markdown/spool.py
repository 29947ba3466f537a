"""Lines put in order on disk, so that the memory needed does not grow with the note."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from typing import Self

_TABLE = "CREATE TABLE line (section TEXT, party TEXT, day TEXT, number INTEGER, text TEXT)"
_SOURCES = "CREATE TABLE source (id TEXT PRIMARY KEY, number INTEGER, text TEXT)"


class Spool:
    """Keeps lines by section in a temporary file of SQLite, and gives them back in order; closed by leaving the block."""

    def __init__(self) -> None:
        # An empty name is a temporary file, which goes with the connection (sqlite.org/inmemorydb.html).
        self._database = sqlite3.connect("")
        self._database.execute(_TABLE)
        self._database.execute(_SOURCES)
        self._lines = 0
        self._sources = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._database.close()

    def put(self, section: str, text: str, *, day: str, party: str = "") -> None:
        """Keep a line; within a section lines are ordered by party, day, and then as they came."""
        self._lines += 1
        row = (section, party, day, self._lines, text)
        self._database.execute("INSERT INTO line VALUES (?, ?, ?, ?, ?)", row)

    def lines(self, section: str) -> Iterator[tuple[str, str]]:
        """The lines of a section in order, each with its party."""
        ordered = "SELECT party, text FROM line WHERE section = ? ORDER BY party, day, number"
        yield from self._database.execute(ordered, (section,))

    def number(self, source: str) -> int:
        """The number of a source, by its id; a new one where it has none yet."""
        found = self._database.execute("SELECT number FROM source WHERE id = ?", (source,)).fetchone()
        if found is not None:
            return int(found[0])
        self._sources += 1
        self._database.execute("INSERT INTO source VALUES (?, ?, NULL)", (source, self._sources))
        return self._sources

    def describe(self, source: str, text: str) -> None:
        """Say what a source is called; the first word counts."""
        self.number(source)
        self._database.execute("UPDATE source SET text = ? WHERE id = ? AND text IS NULL", (text, source))

    def sources(self) -> Iterator[tuple[int, str, str | None]]:
        """Number, id and description of each source, in the order of the numbers."""
        yield from self._database.execute("SELECT number, id, text FROM source ORDER BY number")
