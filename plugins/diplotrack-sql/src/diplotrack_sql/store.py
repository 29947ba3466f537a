"""The store: connections, transactions, and one writer at a time."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import text

from diplotrack.errors import LedgerError
from diplotrack.stores import StoreReader, StoreWriter
from diplotrack_sql import postgresql, sqlite
from diplotrack_sql.failures import told
from diplotrack_sql.places import Place, SqlitePlace
from diplotrack_sql.reader import SqlReader
from diplotrack_sql.schema import NEWEST, VERSION_TABLE
from diplotrack_sql.writer import SqlWriter, WriterStatements

_VERSION = text(f"SELECT version_num FROM {VERSION_TABLE}")  # noqa: S608 (our own name)


class SqlStore:
    """Keeps a ledger in SQLite or PostgreSQL.

    Args:
        place: where; `diplotrack_sql.places.place_of` makes it of a path or URL.

    Raises:
        LedgerError: it cannot be opened.
    """

    def __init__(self, place: Place) -> None:
        self._place = place
        self._engine = sqlite.opened(place) if isinstance(place, SqlitePlace) else postgresql.opened(place)
        self._statements = WriterStatements(self._engine.dialect)
        self._raised: type[Exception] = self._engine.dialect.loaded_dbapi.Error
        # Within a process this is fairer than what databases have.
        self._writing = threading.Lock()
        self._closed = False

    @property
    def url(self) -> str:
        """The path or URL that it was opened with, without a password."""
        return self._place.shown

    def close(self) -> None:
        """Close the connections; it refuses to be used from now on."""
        self._closed = True
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[StoreReader]:
        """A look at the state of this moment, in a transaction of its own."""
        self._check()
        with told(self.url, self._raised):
            connection = self._engine.connect()
            if not isinstance(self._place, SqlitePlace):
                connection = connection.execution_options(
                    isolation_level="REPEATABLE READ", postgresql_readonly=True
                )
            with connection, connection.begin():
                # The first statement is what settles which state is seen.
                self._check_version(connection.execute(_VERSION).scalar())
                yield SqlReader(connection, self._statements)

    @contextmanager
    def writing(self) -> Iterator[StoreWriter]:
        """Write, in a transaction of its own, when no other process or thread does."""
        self._check()
        with self._writing, told(self.url, self._raised):
            connection = self._engine.connect()
            if isinstance(self._place, SqlitePlace):
                connection = connection.execution_options(writing=True)
            with connection, connection.begin():
                # PostgreSQL's default isolation, where each statement sees what was committed before it: a snapshot
                # would be of the time before the lock was had.
                if not isinstance(self._place, SqlitePlace):
                    postgresql.lock(connection)
                self._check_version(connection.execute(_VERSION).scalar())
                writer = SqlWriter(connection, self._statements)
                yield writer
                writer.flush()

    def _check(self) -> None:
        if self._closed:
            raise LedgerError("is closed", ledger=self.url)

    def _check_version(self, version: str | None) -> None:
        if version != str(NEWEST):
            problem = f"was brought to version {version} of the tables by another program; use a newer diplotrack-sql"
            raise LedgerError(problem, ledger=self.url)
