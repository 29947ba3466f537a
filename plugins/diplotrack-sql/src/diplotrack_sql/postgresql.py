"""A ledger in a PostgreSQL database."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, Engine, create_engine, text

from diplotrack.errors import LedgerError
from diplotrack_sql.failures import told
from diplotrack_sql.places import PostgresqlPlace
from diplotrack_sql.schema import NEWEST, migrate, missing, version_of

LOCK: Final = 0x6469706C
"""The key of the advisory lock that a writer holds."""


def opened(place: PostgresqlPlace) -> Engine:
    """The engine for the ledger in a database, whose tables are made or brought up to date where that is needed.

    Raises:
        LedgerError: the server cannot be reached, or what is there is no ledger or of a newer version.
    """
    try:
        import psycopg  # noqa: F401 (told in words where it is missing)
    except ImportError as error:
        problem = "needs the driver psycopg: pip install 'diplotrack-sql[postgresql]'"
        raise LedgerError(problem, ledger=place.shown) from error
    engine = create_engine(place.url, paramstyle="format", pool_pre_ping=True, hide_parameters=True)
    try:
        with told(place.shown), engine.begin() as connection:
            _prepare(connection, place)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _prepare(connection: Connection, place: PostgresqlPlace) -> None:
    encoding = connection.execute(text("SHOW server_encoding")).scalar_one()
    if encoding != "UTF8":
        raise LedgerError(f"the database has the encoding {encoding}; make one with UTF8", ledger=place.shown)
    if version_of(connection, place.shown) != NEWEST:
        lock(connection)
        # Looked at again: another process may have been quicker.
        if version_of(connection, place.shown) != NEWEST:
            migrate(connection)
    lacking = missing(connection)
    if lacking:
        raise LedgerError(f"is damaged: it has no table {', '.join(lacking)}", ledger=place.shown)


def lock(connection: Connection) -> None:
    """Wait until no other transaction writes; the lock ends with this one."""
    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
