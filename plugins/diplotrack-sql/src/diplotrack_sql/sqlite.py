"""A ledger in an SQLite file: opened with care for what lies there, and with the settings that keep its promises."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import URL

from diplotrack.errors import LedgerError
from diplotrack_sql.failures import failure, told
from diplotrack_sql.places import SqlitePlace
from diplotrack_sql.schema import NEWEST, migrate, missing, version_of

APPLICATION: Final = 0x6469706C
"""SQLite's "application id" of a ledger, in the file's head: the letters ``dipl``."""
PATIENCE: Final = 300
"""Seconds that a writer waits for others."""

_MAGIC = b"SQLite format 3\x00"
_AT, _SIZE = 68, 100  # where the application id stands in the head, and how long that is
_OLDEST = (3, 38, 0)  # the first that always has the JSON functions


def opened(place: SqlitePlace) -> Engine:
    """The engine for the ledger in a file, which is made or brought up to date where that is needed.

    Raises:
        LedgerError: what lies there is no ledger, is damaged or of a newer version (it is left as it is), or the place
            cannot be used.
    """
    if sqlite3.sqlite_version_info < _OLDEST:
        raise LedgerError(f"SQLite {sqlite3.sqlite_version} is too old; use a Python with 3.38 or later")
    _look_at(place)
    engine = create_engine(
        URL.create("sqlite", database=str(place.path.absolute())),
        connect_args={"timeout": PATIENCE, "check_same_thread": False, "isolation_level": None},
        max_overflow=-1,
        hide_parameters=True,
    )
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    try:
        with told(place.shown):
            _prepare(engine, place)
    except BaseException:
        engine.dispose()
        raise
    return engine


def _look_at(place: SqlitePlace) -> None:
    """Refuse what is no ledger without opening it, since SQLite may write to what it opens."""
    path = place.path
    if path.is_dir():
        raise LedgerError("is a folder; give the path of a file in it", ledger=place.shown)
    if not path.absolute().parent.is_dir():
        raise LedgerError("its folder is not there; make it first", ledger=place.shown)
    try:
        with path.open("rb") as stream:
            head = stream.read(_SIZE)
    except FileNotFoundError:
        return
    except OSError as error:
        raise LedgerError(f"cannot be read: {error.strerror}", ledger=place.shown) from error
    if not head:
        return
    if not head.startswith(_MAGIC) or len(head) < _SIZE:
        raise LedgerError("is no SQLite database, so no ledger; it was left as it is", ledger=place.shown)
    # A transaction that a killed process left beside the file may hold the mark; SQLite knows.
    if not any(Path(f"{path}{suffix}").exists() for suffix in ("-journal", "-wal")):
        _check_mark(int.from_bytes(head[_AT : _AT + 4], "big"), place)


def _check_mark(mark: int, place: SqlitePlace) -> None:
    if mark != APPLICATION:
        raise LedgerError(
            "is a database of another program, no ledger; it was left as it is", ledger=place.shown
        )


def _prepare(engine: Engine, place: SqlitePlace) -> None:
    with engine.connect() as connection:
        version = _checked(connection, place)
    if version != NEWEST:
        with engine.connect().execution_options(writing=True) as connection, connection.begin():
            # Looked at again: another process may have been quicker.
            version = _checked(connection, place)
            if version is not None and version < NEWEST:
                back_up(place, version)
            if version != NEWEST:
                migrate(connection)
                connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION}")
    with engine.connect() as connection:
        lacking = missing(connection)
        if lacking:
            raise LedgerError(f"is damaged: it has no table {', '.join(lacking)}", ledger=place.shown)
    _log_ahead(engine)


def _checked(connection: Connection, place: SqlitePlace) -> int | None:
    version = version_of(connection, place.shown)
    used = connection.exec_driver_sql("SELECT count(*) FROM sqlite_master").scalar_one()
    if used or version is not None:
        _check_mark(connection.exec_driver_sql("PRAGMA application_id").scalar_one(), place)
    if used and version is None:
        raise LedgerError("is damaged: it does not say which version it has", ledger=place.shown)
    return version


def _log_ahead(engine: Engine) -> None:
    """Switch to a write-ahead log, with which readers and a writer go on beside each other; the file remembers it."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            with contextlib.closing(engine.raw_connection()) as connection:
                connection.cursor().execute("PRAGMA journal_mode = WAL").fetchall()
        except sqlite3.OperationalError as error:
            # The switch does not wait for others by itself.
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
            time.sleep(0.02)
        else:
            return


def back_up(place: SqlitePlace, version: int) -> Path:
    """Copy the file beside itself, under a name that no file has yet; the path of the copy."""
    names = (f"{place.path.name}.backup-{version}{more}" for more in _endings())
    target = next(path for name in names if not (path := place.path.with_name(name)).exists())
    partial = target.with_name(f"{target.name}.partial")
    try:
        with (
            contextlib.closing(sqlite3.connect(place.path, timeout=PATIENCE)) as source,
            contextlib.closing(sqlite3.connect(partial)) as copy,
        ):
            source.backup(copy)
        with partial.open("rb") as stream:
            os.fsync(stream.fileno())
        partial.replace(target)
    except (OSError, sqlite3.Error) as error:
        with contextlib.suppress(OSError):
            partial.unlink()
        why = failure(error, str(target)).message if isinstance(error, sqlite3.Error) else str(error)
        raise LedgerError(
            f"was not brought up to date, since no backup could be made: {why}", ledger=place.shown
        ) from error
    return target


def _endings() -> Iterator[str]:
    yield ""
    number = 2
    while True:
        yield f".{number}"
        number += 1


def _set_up(connection: sqlite3.Connection, _: Any) -> None:
    for setting in ("foreign_keys = ON", "synchronous = FULL", "cache_size = -32768"):
        connection.execute(f"PRAGMA {setting}")


def _begin(connection: Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
