"""What a watch has seen: kept in a small SQLite file, entry by entry, so that a kill at any point costs nothing."""

from __future__ import annotations

import os
import sqlite3
from types import TracebackType
from typing import Self

import attrs

from diplotrack.errors import DiplotrackError

_APPLICATION = 0x64747763  # "dtwc"
_VERSION = 1
_TABLES = """
CREATE TABLE feed (url TEXT PRIMARY KEY, etag TEXT, modified TEXT) WITHOUT ROWID;
CREATE TABLE entry (
    feed TEXT NOT NULL, key TEXT NOT NULL, digest TEXT NOT NULL, done INTEGER NOT NULL, tries INTEGER NOT NULL,
    PRIMARY KEY (feed, key)
) WITHOUT ROWID;
"""


@attrs.frozen
class Seen:
    """What is known of an entry.

    Attributes:
        digest: of what it said.
        done: whether nothing is left to do for it.
        tries: how often it failed in a way that may pass.
    """

    digest: str
    done: bool
    tries: int


class WatchState:
    """The state of a watch, open for one process at a time.

    Args:
        path: the file; made where there is none.

    Raises:
        DiplotrackError: it is no such file, from a newer version, in use by another process, or cannot be opened.
    """

    def __init__(self, path: str | os.PathLike[str]) -> None:
        self._name = os.fspath(path)
        try:
            self._open()
        except sqlite3.OperationalError as error:
            busy = "locked" in str(error)
            problem = "is in use by another watch; wait for it, or give --state" if busy else str(error)
            raise DiplotrackError(f"{self._name}: {problem}", source=self._name) from error
        except sqlite3.DatabaseError as error:
            raise self._foreign() from error

    def _open(self) -> None:
        self._connection = sqlite3.connect(self._name, isolation_level=None, timeout=0)
        try:
            # The lock is held until the process ends, however it ends.
            self._connection.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._connection.execute("BEGIN EXCLUSIVE")
            found = [
                self._connection.execute(f"PRAGMA {name}").fetchone()[0]
                for name in ("application_id", "user_version")
            ]
            empty = not self._connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
            if empty and found == [0, 0]:
                for statement in filter(str.strip, _TABLES.split(";")):
                    self._connection.execute(statement)
                self._connection.execute(f"PRAGMA application_id = {_APPLICATION}")
                self._connection.execute(f"PRAGMA user_version = {_VERSION}")
            self._connection.execute("COMMIT")
        except BaseException:
            self._connection.close()
            raise
        if not (empty and found == [0, 0]) and found != [_APPLICATION, _VERSION]:
            self._connection.close()
            raise self._foreign()

    def _foreign(self) -> DiplotrackError:
        problem = (
            "is no state of this version's “diplotrack watch”; it is left as it is; give another with --state"
        )
        return DiplotrackError(f"{self._name}: {problem}", source=self._name)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def validators(self, feed: str) -> dict[str, str]:
        """The headers by which a server can say that a feed has not changed (RFC 9110, 13.1)."""
        row = self._connection.execute("SELECT etag, modified FROM feed WHERE url = ?", (feed,)).fetchone()
        names = ("If-None-Match", "If-Modified-Since")
        return {name: value for name, value in zip(names, row or (), strict=False) if value}

    def seen(self, feed: str, key: str) -> Seen | None:
        """What is known of an entry, or None."""
        row = self._connection.execute(
            "SELECT digest, done, tries FROM entry WHERE feed = ? AND key = ?", (feed, key)
        ).fetchone()
        return None if row is None else Seen(row[0], bool(row[1]), row[2])

    def note(self, feed: str, key: str, seen: Seen) -> None:
        """Keep what is known of an entry; kept when this returns."""
        self._connection.execute(
            "INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?, ?)",
            (feed, key, seen.digest, int(seen.done), seen.tries),
        )

    def finish(self, feed: str, etag: str | None, modified: str | None) -> None:
        """Keep the validators of a feed of which nothing is left to do; None where something is."""
        self._connection.execute("INSERT OR REPLACE INTO feed VALUES (?, ?, ?)", (feed, etag, modified))
