"""What an event says of the documents that it quotes, kept in flat memory however many there are."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections import OrderedDict
from typing import Self

import attrs

from diplotrack.records import Document
from diplotrack_ical.text import line


@attrs.frozen(kw_only=True)
class Citation:
    """A document without its text.

    Attributes:
        title: its headline, on one line, or None.
        publisher: who published it, on one line, or None.
        uri: where it was found, on one line, or None.
        published: the day on which it was published, or None.
    """

    title: str | None
    publisher: str | None
    uri: str | None
    published: dt.date | None

    @classmethod
    def of(cls, document: Document) -> Citation:
        """The citation of a document."""
        return cls(
            title=document.title and line(document.title),
            publisher=document.publisher and line(document.publisher),
            uri=document.uri and line(document.uri),
            published=document.published,
        )


class Citations:
    """The citations by document id; a context manager.

    The latest ones are held in memory and the rest in a temporary database on disk, because records may cite any
    document that came before them.

    Args:
        held: how many are held in memory.
    """

    def __init__(self, *, held: int = 64) -> None:
        self._held = held
        self._latest: OrderedDict[str, Citation] = OrderedDict()
        self._older: sqlite3.Connection | None = None

    def add(self, document: Document) -> None:
        """Remember a document; of two with the same id the later one counts."""
        self._latest[document.id] = Citation.of(document)
        self._latest.move_to_end(document.id)
        if len(self._latest) > self._held:
            self._put_away(*self._latest.popitem(last=False))

    def get(self, document: str) -> Citation | None:
        """The citation of the document with this id, or None where it has not come."""
        latest = self._latest.get(document)
        if latest is not None or self._older is None:
            return latest
        query = "SELECT title, publisher, uri, published FROM citation WHERE id = ?"
        row = self._older.execute(query, (document,)).fetchone()
        if row is None:
            return None
        title, publisher, uri, day = row
        published = None if day is None else dt.date.fromordinal(day)
        return Citation(title=title, publisher=publisher, uri=uri, published=published)

    def _put_away(self, document: str, citation: Citation) -> None:
        if self._older is None:
            # An empty name is a database in a temporary file that SQLite removes by itself; nothing in it needs to
            # outlive a crash.
            self._older = sqlite3.connect("", isolation_level=None)
            self._older.execute("PRAGMA journal_mode = OFF")
            self._older.execute(
                "CREATE TABLE citation (id TEXT PRIMARY KEY, title, publisher, uri, published) WITHOUT ROWID"
            )
        day = citation.published.toordinal() if citation.published else None
        row = (document, citation.title, citation.publisher, citation.uri, day)
        self._older.execute("INSERT OR REPLACE INTO citation VALUES (?, ?, ?, ?, ?)", row)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._older is not None:
            self._older.close()
