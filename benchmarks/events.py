"""A million rows of GDELT, read as records, against a bare `csv.reader` loop that splits the same file.

The rows are made from a seed, with thirty event codes in even shares; rows of a third of them are read, and of these the ones with
a known party that are no private actor's: one row in five becomes a record. A row that is passed over costs about a third of what
the bare loop takes for it, a row that becomes a record some eight times as much; so the share of records decides, and is printed.

Memory is measured over a tenth of the rows and over all of them. Run it with ``python benchmarks/events.py [--rows N]``; the
million takes some minutes.
"""

from __future__ import annotations

import argparse
import csv
import random
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

from _ratio import Result, compare, finish

import diplotrack_events
from diplotrack.plugins import Registry
from diplotrack.reading import read_all

_SEED, _ROWS = 20250824, 1_000_000
_CODES = ("010", "020", "030", "036", "040", "042", "043", "046", "051", "057", "060", "070", "080", "090", "100",
          "110", "111", "112", "120", "130", "140", "150", "160", "170", "173", "180", "190", "193", "195", "200")  # fmt: skip
_STATES = ("USA", "CHN", "KOR", "JPN", "DEU", "FRA", "GBR", "IND", "BRA", "EUR", "", "RUS")
_ROLES = ("GOV", "", "", "MIL", "MED", "LEG")


def write(path: Path, rows: int) -> None:
    """Make a file of rows from the seed."""
    chosen = random.Random(_SEED)
    with path.open("w", encoding="utf-8", newline="\n") as stream:
        for number in range(rows):
            code = chosen.choice(_CODES)
            first, second = chosen.choice(_STATES), chosen.choice(_STATES)
            day = f"2025{chosen.randint(1, 12):02}{chosen.randint(1, 28):02}"
            place = ("4", "Beijing, Beijing, China", "CH", "CH22", "13001", "39.9289", "116.388", "-1898541")
            actor = [f"{first}GOV", "OFFICIAL", first, *[""] * 4, chosen.choice(_ROLES), "", ""]
            other = [f"{second}GOV", "MINISTRY", second, *[""] * 4, chosen.choice(_ROLES), "", ""]
            cells = [str(number), day, day[:6], day[:4], "2025.6466", *actor, *other, "1", code, code, code[:2], "1",
                     "1.0", "10", "1", "10", "-2.5", *place, *place, *place, f"{day}010000",
                     f"https://example.org/{number}"]  # fmt: skip
            stream.write("\t".join(cells) + "\n")


def measure(rows: int = _ROWS) -> list[Result]:
    """The speed as a part of that of the bare loop, and the memory."""
    registry = Registry(plugins=[diplotrack_events])

    def ours(path: Path) -> int:
        return sum(1 for _ in read_all([path], adapter="events", registry=registry))

    def peer() -> int:
        with whole.open(encoding="utf-8", newline="") as stream:
            return sum(1 for _ in csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))

    with tempfile.TemporaryDirectory() as folder:
        whole, tenth = Path(folder) / "whole.CSV", Path(folder) / "tenth.CSV"
        write(whole, rows)
        write(tenth, rows // 10)
        records = ours(whole)
        name = f"GDELT, {rows:,} rows, {records:,} of them records"
        speed = compare(name, lambda: ours(whole), peer, 0.3, runs=3, warm=0, clock=time.process_time)
        small, large = (_peak(ours, path) for path in (tenth, whole))
    memory = Result(
        "GDELT, memory for all rows less that for a tenth",
        (large - small) / 2**20,
        4,
        at_most=True,
        unit="MiB",
    )
    return [speed, memory]


def _peak(work: Callable[[Path], object], path: Path) -> int:
    tracemalloc.start()
    work(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return peak


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Read many rows of GDELT.")
    parser.add_argument("--rows", type=int, default=_ROWS)
    sys.exit(finish(*measure(parser.parse_args().rows)))
