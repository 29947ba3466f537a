"""Where components wait until the heads of their calendars can be written."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
from typing import BinaryIO, Self


class Spool:
    """Bytes in a temporary file, in the order in which they came, and on disk too which of them belong to which part.

    A context manager that lets go of its files; memory stays flat however many there are.
    """

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by __exit__
        self._end = 0
        self._index: sqlite3.Connection | None = None

    def put(self, content: bytes, parts: tuple[int, ...] = ()) -> None:
        """Add a piece, which belongs to the whole and to these parts."""
        self._file.write(content)
        if parts:
            if self._index is None:
                # An empty name is a database in a temporary file that SQLite removes by itself.
                self._index = sqlite3.connect("", isolation_level=None)
                self._index.execute("PRAGMA journal_mode = OFF")
                self._index.execute(
                    "CREATE TABLE piece (part, start, size, PRIMARY KEY (part, start)) WITHOUT ROWID"
                )
            rows = [(part, self._end, len(content)) for part in parts]
            self._index.executemany("INSERT INTO piece VALUES (?, ?, ?)", rows)
        self._end += len(content)

    def copy(self, stream: BinaryIO, part: int | None = None) -> None:
        """Write all pieces to a stream, or those of a part."""
        if part is None:
            self._file.seek(0)
            shutil.copyfileobj(self._file, stream)
        elif self._index is not None:
            found = self._index.execute(
                "SELECT start, size FROM piece WHERE part = ? ORDER BY start", (part,)
            )
            for start, size in found:
                self._file.seek(start)
                stream.write(self._file.read(size))
        self._file.seek(self._end)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()
        if self._index is not None:
            self._index.close()
