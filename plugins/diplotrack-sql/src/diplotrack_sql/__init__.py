"""Keeps a ledger in a SQLite file or in a PostgreSQL database, on SQLAlchemy Core.

`diplotrack.Ledger.open` finds this plugin by the path (``*.db``, ``*.sqlite``, ``*.sqlite3``) or URL (``sqlite:///…``,
``postgresql://…``). The README says what is kept where.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from diplotrack.hooks import hookimpl

if TYPE_CHECKING:
    from diplotrack.stores import Store
    from diplotrack_sql.store import SqlStore as SqlStore

__all__ = ["SqlStore", "diplotrack_open_store"]


@hookimpl
def diplotrack_open_store(url: str) -> Store | None:
    """The store that is kept in the database at a path or URL; None where that is no database of this plugin's.

    Raises:
        LedgerError: it cannot be opened, is no ledger, is damaged, or was written by a newer version.
    """
    from diplotrack_sql.places import place_of

    place = place_of(url)
    if place is None:
        return None
    from diplotrack_sql.store import SqlStore

    return SqlStore(place)


def __getattr__(name: str) -> Any:
    # SQLAlchemy takes a while to load; whoever opens no database need not wait for it.
    if name == "SqlStore":
        from diplotrack_sql.store import SqlStore

        return SqlStore
    message = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(message)
