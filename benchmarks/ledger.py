"""A ledger in an SQLite file: what adding costs, how it grows, what memory it takes, and how fast it answers.

The peer is a program that has all rows ready, for the same tables with the same indexes, and hands them to SQLAlchemy in the
same transactions: ``connection.execute(insert(table), rows)`` for each table. It links nothing, combines nothing, and
looks nothing up. Where the ledger takes the place of a record, the peer deletes the old row too.

Run it with ``python benchmarks/ledger.py``; it takes some minutes.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path
from typing import Any
from unittest.mock import patch

from _ledger import reports
from _memory import PEAK
from _ratio import Result, compare_cost, finish
from sqlalchemy import Connection, Table, create_engine, delete, event, insert

from diplotrack import Registry
from diplotrack.ledger import Ledger
from diplotrack.queries import Query
from diplotrack_sql import sqlite
from diplotrack_sql.places import SqlitePlace, place_of
from diplotrack_sql.store import SqlStore
from diplotrack_sql.tables import IN_ORDER, record
from diplotrack_sql.writer import SqlWriter

_COMPARED, _BATCH = 300, 100
_FEW, _MANY = 1_000, 10_000
_COST, _GROWTH, _MOST_MB = 4, 12, 30
_NOBODY = Registry(plugins=[])
Rows = list[tuple[Table, list[dict[str, object]]]]
Transaction = tuple[list[str], Rows]
"""The ids of the records that it takes away, and the rows that it brings."""
_ADD = f"""{PEAK}
import time
sys.path.insert(0, sys.argv[3])
from _ledger import reports
from diplotrack import Registry
from diplotrack.ledger import Ledger
from diplotrack_sql.places import place_of
from diplotrack_sql.store import SqlStore

start = time.process_time()
with Ledger(SqlStore(place_of(sys.argv[1])), registry=Registry(plugins=[])) as ledger:
    for change in ledger.add_all(reports(int(sys.argv[2]))):
        pass
    taken = time.process_time() - start
    print(ledger.count(), taken, peak_bytes())
"""


def measure() -> Iterator[Result]:
    """All of it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield _cost(folder, 1, f"adding {_COMPARED} reports one by one")
        yield _cost(folder, _BATCH, f"adding {_COMPARED} reports, {_BATCH} at a time")
        yield from _growth(folder)


def _place(path: Path) -> SqlitePlace:
    place = place_of(str(path))
    if not isinstance(place, SqlitePlace):
        sys.exit(f"{path} is no SQLite file")
    return place


def _cost(folder: Path, batch: int, what: str) -> Result:
    """Ours against the peer, each time in a file of its own that has the tables already."""
    given = list(reports(_COMPARED))
    names = (folder / f"{batch}-{n}.db" for n in count())
    empty = next(names)
    SqlStore(_place(empty)).close()
    transactions = _rehearsed(_copied(empty, next(names)), given, batch)

    def ours() -> None:
        path = _copied(empty, next(names))
        with Ledger(SqlStore(_place(path)), registry=_NOBODY) as ledger:
            for _ in ledger.add_all(given, batch=batch):
                pass

    def peer() -> None:
        _insert(_copied(empty, next(names)), transactions)

    return compare_cost(f"{what}, against bare inserts of the same rows", ours, peer, _COST, runs=5)


def _copied(empty: Path, path: Path) -> Path:
    shutil.copyfile(empty, path)
    return path


def _rehearsed(path: Path, given: list[Any], batch: int) -> list[Transaction]:
    """The rows that the ledger writes in each transaction, and the records whose place they take."""
    found: dict[SqlWriter, tuple[list[str], dict[str, list[Any]]]] = {}

    class Spy(SqlWriter):
        def flush(self, names: Any = None) -> None:
            _, rows = found.setdefault(self, ([], {}))
            for table, waiting in self._waiting.items():
                if waiting and (names is None or table in names):
                    rows.setdefault(table, []).extend(waiting)
            super().flush(names)

        def drop_held(self, records: Any) -> None:
            gone, _ = found.setdefault(self, ([], {}))
            gone += self._connection.exec_driver_sql(
                f"SELECT id FROM record WHERE id IN ({', '.join('?' * len(records))})", tuple(records)
            ).scalars()
            super().drop_held(records)

    with (
        patch("diplotrack_sql.store.SqlWriter", Spy),
        Ledger(SqlStore(_place(path)), registry=_NOBODY) as ledger,
    ):
        kept = sum(1 for _ in ledger.add_all(given, batch=batch))
    transactions = [(gone, _as_dicts(rows)) for gone, rows in found.values()]
    if (
        sum(len(rows) for _, tables in transactions for table, rows in tables if table.name == "change")
        != kept
    ):
        sys.exit("the rehearsal missed rows, so the comparison would mean nothing")
    return transactions


def _as_dicts(found: dict[str, list[Any]]) -> Rows:
    """The rows of each table as SQLAlchemy takes them; those of records that the same transaction takes away again are not."""
    last = {row[1]: row[0] for row in found.get("record", [])}
    gone = {row[0] for row in found.get("record", [])} - set(last.values())
    made: Rows = []
    for table in IN_ORDER:
        names = table.columns.keys()
        rows = [dict(zip(names, row, strict=True)) for row in found.get(table.name, [])]
        of = "number" if table.name == "record" else "record"
        if of in names and table.name not in ("account", "version", "change", "change_record"):
            rows = [row for row in rows if row[of] not in gone]
        if rows:
            made.append((table, rows))
    return made


def _insert(path: Path, transactions: list[Transaction]) -> None:
    engine = create_engine(f"sqlite:///{path}", connect_args={"isolation_level": None})
    event.listen(engine, "connect", sqlite._set_up)  # noqa: SLF001 (the same settings)
    event.listen(engine, "begin", _begin)
    for gone, tables in transactions:
        with engine.begin() as connection:
            if gone:
                connection.execute(delete(record).where(record.c.id.in_(gone)))
            for table, rows in tables:
                connection.execute(insert(table), rows)
    engine.dispose()


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _growth(folder: Path) -> Iterator[Result]:
    """Few and many reports, each in a process of its own."""
    (few, few_s, few_peak), (many, many_s, many_peak) = (_added(folder, n) for n in (_FEW, _MANY))
    yield Result(
        f"adding {_MANY:,} reports ({_MANY * 10:,} records) as a multiple of {_FEW:,}",
        many_s / few_s,
        _GROWTH,
        at_most=True,
        detail=f"{many_s:.0f} s against {few_s:.0f} s of processor time; {many:,} and {few:,} records in the end",
    )
    yield Result(
        f"memory of adding {_MANY:,} reports above that of {_FEW:,}",
        (many_peak - few_peak) / 1e6,
        _MOST_MB,
        at_most=True,
        unit="MB",
        detail=f"{many_peak / 1e6:.0f} MB against {few_peak / 1e6:.0f} MB",
    )
    with Ledger(SqlStore(_place(folder / f"{_MANY}.db")), registry=_NOBODY) as ledger:
        pairs = {tuple(p.code for p in each.parties): None for r in reports(40) for each in r.engagements}
        asked = [Query(parties=pair, statuses=["held", "open"]) for pair in islice(pairs, 100)]
        start = time.perf_counter()
        found = sum(1 for query in asked for _ in ledger.records(query))
        taken = (time.perf_counter() - start) / len(asked)
        yield Result(
            f"a question by two parties and status over {many:,} records",
            taken * 1000,
            50,
            at_most=True,
            unit="ms",
            detail=f"{found / len(asked):.0f} answers each",
        )


def _added(folder: Path, number: int) -> tuple[int, float, int]:
    path = folder / f"{number}.db"
    command = [sys.executable, "-c", _ADD, str(path), str(number), str(Path(__file__).parent)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return int(told[0]), float(told[1]), int(told[2])


def main() -> int:
    """Print the results; 1 if one misses its bound."""
    return finish(*measure())


if __name__ == "__main__":
    sys.exit(main())
