"""The versions of the tables, and how a ledger gets from one to the next.

A version is a number, as `migrations/versions` has them. A ledger of an older one is brought up to date when it is opened,
all at once or not at all; one of a newer version is refused.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import Connection, inspect, text

from diplotrack.errors import LedgerError
from diplotrack_sql.tables import metadata

NEWEST: Final = 2
"""The version that this package reads and writes."""
VERSION_TABLE: Final = "diplotrack_schema"


def version_of(connection: Connection, shown: str) -> int | None:
    """The version of the tables in a database, or None where there are none.

    Raises:
        LedgerError: it is newer than `NEWEST`, is none at all, or the database has tables of something else.
    """
    names = set(inspect(connection).get_table_names())
    if VERSION_TABLE not in names:
        others = sorted(names & set(metadata.tables))
        if others:
            raise LedgerError(
                f"is no ledger, but has tables of these names: {', '.join(others)}", ledger=shown
            )
        return None
    found = connection.execute(text(f"SELECT version_num FROM {VERSION_TABLE}")).scalars().all()  # noqa: S608 (our own name)
    if len(found) != 1 or not str(found[0]).isdecimal():
        raise LedgerError(
            f"is damaged: its version is {', '.join(map(repr, found)) or 'missing'}", ledger=shown
        )
    version = int(found[0])
    if version > NEWEST:
        raise LedgerError(
            f"has version {version} of the tables, and this diplotrack-sql knows up to {NEWEST}; use a newer one",
            ledger=shown,
        )
    return version


def missing(connection: Connection) -> list[str]:
    """Names of tables that a ledger of the newest version has and this database lacks."""
    return sorted(set(metadata.tables) - set(inspect(connection).get_table_names()))


def migrate(connection: Connection, *, to: int = NEWEST) -> None:
    """Make the tables, or bring them up to date, within the connection's transaction.

    Args:
        connection: within a transaction, which the caller ends.
        to: the version to stop at.
    """
    # Loaded here, since it takes longer than everything else and is needed once for each ledger.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "diplotrack_sql:migrations")
    config.attributes["connection"] = connection
    config.attributes["version_table"] = VERSION_TABLE
    command.upgrade(config, str(to))
