"""The suite of stores, over SQLite."""

from __future__ import annotations

from diplotrack.testing import StoreSuite
from diplotrack_sql.places import place_of
from diplotrack_sql.store import SqlStore


class TestSqliteStore(StoreSuite):
    def new_store(self, folder):
        return SqlStore(place_of(str(folder / "ledger.db")))

    opened_again = new_store
