"""What an event says of the documents that it quotes, kept in flat memory however many there are."""

from __future__ import annotations

import datetime as dt
import json
import sqlite3
from collections import OrderedDict
from typing import Any, Self

import attrs

from diplotrack.records import Document


@attrs.frozen(kw_only=True)
class Citation:
    """A document without its text, every field as the document has it.

    Attributes:
        title: its headline, or None.
        publisher: who published it, or None.
        uri: where it was found, or None.
        published: the day on which it was published, or None.
        language: BCP 47 tag, or None.
    """

    title: str | None = None
    publisher: str | None = None
    uri: str | None = None
    published: dt.date | None = None
    language: str | None = None

    @classmethod
    def of(cls, document: Document) -> Citation:
        """The citation of a document."""
        return cls(**{field.name: getattr(document, field.name) for field in attrs.fields(cls)})

    def as_data(self) -> dict[str, str]:
        """What is known, as plain data."""
        data = {field.name: getattr(self, field.name) for field in attrs.fields(Citation)}
        return {name: str(value) for name, value in data.items() if value is not None}

    @classmethod
    def from_data(cls, data: dict[str, Any]) -> Citation:
        """What `as_data` made this of.

        Raises:
            ValueError, TypeError: it is not such data.
        """
        published = data.get("published")
        day = None if published is None else dt.date.fromisoformat(published)
        return cls(**{**data, "published": day})


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
        row = self._older.execute("SELECT data FROM citation WHERE id = ?", (document,)).fetchone()
        return None if row is None else Citation.from_data(json.loads(row[0]))

    def _put_away(self, document: str, citation: Citation) -> None:
        if self._older is None:
            # An empty name is a database in a temporary file that SQLite removes by itself; nothing in it needs to
            # outlive a crash.
            self._older = sqlite3.connect("", isolation_level=None)
            self._older.execute("PRAGMA journal_mode = OFF")
            self._older.execute("CREATE TABLE citation (id TEXT PRIMARY KEY, data TEXT) WITHOUT ROWID")
        # As JSON with escapes: a lone surrogate in a title has no UTF-8.
        row = (document, json.dumps(citation.as_data()))
        self._older.execute("INSERT OR REPLACE INTO citation VALUES (?, ?)", row)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._older is not None:
            self._older.close()
