"""What one article costs: to read it, and to keep what it says. `docs/explanation/scale.md` reckons with these.

The articles are the forty documents of the open gold standard, one reader in one process and thread; the time is the processor's,
the median of three rounds. Memory is the peak of a process of its own that read them. What is kept for a report is measured on
a thousand reports of `_archive.py`.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from unittest.mock import patch

from _archive import archive
from _article import Reader, texts
from _memory import PEAK
from _ratio import Result, finish

import diplotrack
from diplotrack import Registry
from diplotrack.ledger import Ledger
from diplotrack.linking import link
from diplotrack.plugins import default_registry
from diplotrack.tracking import Account, Link

_ROUNDS, _REPORTS = 3, 1_000
_PEAK = f"""{PEAK}
sys.path.insert(0, sys.argv[1])
from _article import Reader, texts

reader = Reader()
for document in texts():
    reader.read(document.text, document.published)
print(peak_bytes())
"""


def measure() -> Iterator[Result]:
    """Costs, none of which has a bound."""
    yield from _reading()
    yield from _keeping()
    yield _comparing()


def _reading() -> Iterator[Result]:
    reader, documents = Reader(), texts()
    words = sum(len(document.text.split()) for document in documents)
    rounds = []
    records = 0
    for number in range(_ROUNDS + 1):
        start = time.process_time()
        records = sum(len(reader.read(one.text, one.published).records) for one in documents)
        if number:  # The first warms it up.
            rounds.append(time.process_time() - start)
    seconds = statistics.median(rounds)
    yield Result("reading an article", seconds / len(documents) * 1000, None, unit="ms")
    yield Result("words of an article", words / len(documents), None, unit="words")
    yield Result("records of an article", records / len(documents), None, unit="records")
    yield Result("reading, on one core", words / seconds, None, unit="words/s")
    told = subprocess.run(
        [sys.executable, "-c", _PEAK, str(Path(__file__).parent)], check=True, capture_output=True, text=True
    ).stdout
    yield Result("memory of a process that reads", int(told) / 1e6, None, unit="MB")


def _keeping() -> Iterator[Result]:
    reports = list(archive(_REPORTS))
    records = sum(len(report.records) for report in reports)
    installed = {provided.item.name for provided in default_registry().exporters}
    yield Result("records of a report of the archive", records / _REPORTS, None, unit="records")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for exporter, called in {"jsonl": "JSON Lines", "parquet": "Parquet"}.items():
            if exporter not in installed:
                continue
            path = folder / f"reports.{exporter}"
            diplotrack.export(reports, path, exporter=exporter)
            yield _bytes(called, _size(path), records)
        database = folder / "ledger.db"
        with Ledger(default_registry().open_store(str(database)), registry=Registry(plugins=[])) as ledger:
            start = time.process_time()
            for _ in ledger.add_all(reports):
                pass
            taken = time.process_time() - start
        yield Result("adding a report to an SQLite ledger", taken / _REPORTS * 1000, None, unit="ms")
        yield _bytes("an SQLite ledger", _size(database), records)


def _comparing() -> Result:
    """How many accounts a new one is compared with, in the second thousand of an archive's reports."""
    compared = 0

    def counting(one: Account, other: Account) -> Link | None:
        nonlocal compared
        compared += 1
        return link(one, other)

    coming = archive(2 * _REPORTS)
    with Ledger(registry=Registry(plugins=[])) as ledger:
        for _ in ledger.add_all(islice(coming, _REPORTS)):
            pass
        later = list(coming)
        with patch("diplotrack.gathering.link", counting):
            for _ in ledger.add_all(later):
                pass
    accounts = sum(len(report.records) for report in later)
    return Result("accounts that a new one is compared with", compared / accounts, None, unit="accounts")


def _size(path: Path) -> int:
    """Of a file, or of all files of a folder."""
    return (
        sum(one.stat().st_size for one in path.rglob("*") if one.is_file())
        if path.is_dir()
        else path.stat().st_size
    )


def _bytes(where: str, size: int, records: int) -> Result:
    return Result(
        f"a record in {where}", size / records, None, unit="bytes", detail="its share of documents counted in"
    )


def main() -> int:
    """Print them."""
    return finish(*measure())


if __name__ == "__main__":
    sys.exit(main())
