"""A ledger in PostgreSQL that grows: what the next thousand reports cost, compared with the first thousand.

    python benchmarks/ledger_scale.py                    # 5,000 reports, some minutes
    python benchmarks/ledger_scale.py --reports 100000   # what the project promises

It starts a PostgreSQL server of its own (Debian and Ubuntu: ``apt-get install postgresql``) and fills a ledger by
`Ledger.add_all`. Then a thousand reports more are added to it, and the first thousand to an empty one, in turns.
The reports are those of `_archive.py`: years of news in which a few states have most of it. Where a run was stopped, the
next starts anew, since the server and its data go with it.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import time
from collections.abc import Iterator
from itertools import islice

from _archive import archive
from _postgresql import Taken, added, opened
from _ratio import Result, Skipped, finish

from diplotrack.errors import LedgerError
from diplotrack_sql.testing import new_database, postgresql_server

_REPORTS = 5_000
_STEP, _TURNS, _MOST = 1_000, 3, 2
_EVERY = 60  # seconds between two words of progress


def measure(reports: int = _REPORTS) -> Iterator[Result | Skipped]:
    """The cost of the next thousand as a multiple of that of the first, and what is stored for each report."""
    try:
        with postgresql_server() as server:
            yield from _measured(server, reports)
    except LedgerError as error:
        yield Skipped(f"adding {_STEP:,} reports to a ledger of {reports:,} in PostgreSQL", str(error))


def _measured(server: str, reports: int) -> Iterator[Result]:
    grown = new_database(server, "grown")
    coming = archive(reports + _TURNS * _STEP)
    filled = added(grown, islice(coming, reports), _Progress(reports))
    first: list[Taken] = []
    later: list[Taken] = []
    for turn in range(_TURNS):
        first.append(added(new_database(server, f"empty_{turn}"), archive(_STEP)))
        later.append(added(grown, islice(coming, _STEP)))
    with opened(grown) as ledger:
        records = ledger.count()
    yield Result(
        f"adding {_STEP:,} reports to a ledger of {reports:,} in PostgreSQL, against the first {_STEP:,}",
        statistics.median(one.processor for one in later) / statistics.median(one.processor for one in first),
        _MOST,
        at_most=True,
        detail=f"{_shown(later)} against {_shown(first)}; {records:,} records in the end",
    )
    yield Result(
        f"filling that ledger of {reports:,} reports, for each report",
        filled.processor / reports * 1000,
        None,
        unit="ms",
        detail=f"{filled.processor:.0f} s of processor time, {filled.wall:.0f} s on the wall",
    )
    yield Result(
        "what PostgreSQL keeps for each report", _size(grown) / (reports + _TURNS * _STEP), None, unit="bytes"
    )


def _shown(taken: list[Taken]) -> str:
    processor, wall = (
        statistics.median(getattr(one, name) for one in taken) for name in ("processor", "wall")
    )
    return f"{processor:.1f} s of processor time ({wall:.1f} s on the wall)"


def _size(url: str) -> int:
    import psycopg

    with psycopg.connect(url) as connection:
        [(size,)] = connection.execute("SELECT pg_database_size(current_database())")
        return int(size)


class _Progress:
    """Tells how far it is, on standard error, now and then."""

    def __init__(self, reports: int) -> None:
        self._reports = reports
        self._start = self._told = time.monotonic()

    def __call__(self, taken: int) -> None:
        now = time.monotonic()
        if now - self._told >= _EVERY:
            self._told = now
            left = (self._reports - taken) * (now - self._start) / taken
            print(
                f"{taken:,} of {self._reports:,} reports, {left / 60:.0f} minutes left",
                file=sys.stderr,
                flush=True,
            )


def main() -> int:
    """Print the results; 1 if one misses its bound."""
    parser = argparse.ArgumentParser(description="Measure a PostgreSQL ledger as it grows.")
    parser.add_argument(
        "--reports", type=int, default=_REPORTS, help="how many there are before (%(default)s)"
    )
    return finish(*measure(parser.parse_args().reports))


if __name__ == "__main__":
    sys.exit(main())
