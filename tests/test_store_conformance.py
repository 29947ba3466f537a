"""The suite of stores holds for the one in memory, and finds out stores that break a rule."""

from __future__ import annotations

from diplotrack.memory import MemoryStore
from diplotrack.testing import StoreSuite


class TestMemoryStore(StoreSuite):
    def new_store(self, folder):
        return MemoryStore()
