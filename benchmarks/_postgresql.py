"""Ledgers on a PostgreSQL server of the benchmarks' own, and the processor time that adding to one takes."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import attrs
import psycopg

from diplotrack import Registry, Report
from diplotrack.ledger import Ledger
from diplotrack.plugins import default_registry

_NOBODY = Registry(plugins=[])


@attrs.frozen
class Taken:
    """What adding took.

    Attributes:
        processor: seconds of processor time, of this process and of the server's that worked for it; where that cannot be
            told, as on other systems than Linux, the time on the wall.
        wall: seconds on the wall.
    """

    processor: float
    wall: float


def opened(url: str) -> Ledger:
    """The ledger at a URL, which tells no plugin of its changes."""
    return Ledger(default_registry().open_store(url), registry=_NOBODY)


def added(url: str, reports: Iterable[Report], progress: Callable[[int], object] | None = None) -> Taken:
    """Add reports to the ledger at a URL, in batches, and tell what that took."""
    with opened(url) as ledger, psycopg.connect(url, autocommit=True) as aside:
        ledger.count()  # connects
        start, before, own = time.perf_counter(), _server_seconds(aside), time.process_time()
        for _ in ledger.add_all(reports, progress=progress):
            pass
        wall = time.perf_counter() - start
        after = _server_seconds(aside)
        if before is None or after is None:
            return Taken(wall, wall)
        return Taken(time.process_time() - own + after - before, wall)


def _server_seconds(aside: psycopg.Connection[tuple[object, ...]]) -> float | None:
    """Processor time so far of the server's processes that work for the database of a connection, but for its own."""
    asked = (
        "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() "
        "AND backend_type = 'client backend'"
    )
    try:
        stats = [Path(f"/proc/{pid}/stat").read_text("ascii") for (pid,) in aside.execute(asked)]
    except OSError:
        return None
    # After the name, which may hold anything but ends with the last parenthesis: fields 14 and 15 (proc(5)).
    fields = [stat.rpartition(")")[2].split()[11:13] for stat in stats]
    return sum(int(ticks) for both in fields for ticks in both) / os.sysconf("SC_CLK_TCK")
