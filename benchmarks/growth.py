"""How the time grows with the number of reports: exports, reading JSON Lines back, and ledgers.

Ten, a hundred, a thousand and ten thousand reports, in processor time; of the small ones the least of several runs. The reports
are those of `_archive.py`, three and a half records each. A straight line at an angle of 45 degrees is growth in step with
the number. What a figure of the smallest size shows is mostly what it costs to begin.
"""

from __future__ import annotations

import gc
import io
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from _archive import archive
from _ratio import Curve, finish

import diplotrack
from diplotrack import Registry, Report
from diplotrack.ledger import Ledger
from diplotrack.plugins import default_registry

_SIZES = (10, 100, 1_000, 10_000)
_LEAST_OF = {10: 5, 100: 3}
_EXPORTERS = ("jsonl", "csv", "ical")
_NOBODY = Registry(plugins=[])
Work = Callable[[list[Report], Path], object]


def measure() -> Iterator[Curve]:
    """A curve for each."""
    reports = list(archive(_SIZES[-1]))
    works: dict[str, Work] = {f"export to {name}": partial(_export, name) for name in _EXPORTERS}
    works |= {
        "loading JSON Lines": _load,
        "adding to a ledger in memory": _add,
        "adding to an SQLite ledger": _add_to_file,
    }
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for what, work in works.items():
            yield Curve(what, [(size, _least(work, reports[:size], folder)) for size in _SIZES])


def _least(work: Work, reports: list[Report], folder: Path) -> float:
    taken = []
    for _ in range(_LEAST_OF.get(len(reports), 1)):
        with tempfile.TemporaryDirectory(dir=folder) as own:
            path = Path(own)
            if work is _load:
                diplotrack.dump(reports, path / "reports.jsonl")
            gc.collect()
            start = time.process_time()
            work(reports, path)
            taken.append(time.process_time() - start)
    return min(taken)


def _export(exporter: str, reports: list[Report], _: Path) -> None:
    diplotrack.export(reports, io.BytesIO(), exporter=exporter)


def _load(_: list[Report], folder: Path) -> None:
    for _item in diplotrack.load(folder / "reports.jsonl"):
        pass


def _add(reports: list[Report], _: Path) -> None:
    with Ledger(registry=_NOBODY) as ledger:
        for _change in ledger.add_all(reports):
            pass


def _add_to_file(reports: list[Report], folder: Path) -> None:
    store = default_registry().open_store(str(folder / "ledger.db"))
    with Ledger(store, registry=_NOBODY) as ledger:
        for _change in ledger.add_all(reports):
            pass


if __name__ == "__main__":
    sys.exit(finish(*measure()))
