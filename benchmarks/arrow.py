"""Parquet export against pyarrow's own writing of the same columns, and the memory of a million records.

The peer has its columns ready, as Python lists such as ``{"id": ["eng-…", …], "parties": [[{"code": …}]], …}``, and makes a
table and writes it with the same settings; ours makes the columns out of records first. Both write into
memory, so that the disk has no say. What the peer takes where the columns are Arrow's already, so that it only encodes and
compresses, stands beside it. Run it with ``python benchmarks/arrow.py``.
"""

from __future__ import annotations

import io
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import process_time

import pyarrow as pa
import pyarrow.parquet as pq
from _ratio import Result, compare, finish

import diplotrack_arrow
from diplotrack.exporting import export
from diplotrack.plugins import Registry
from diplotrack.testing.synthetic import many_reports

_REPORTS = 4_000
_GROUP = 10_000
_FEW, _MANY = 50_000, 1_000_000
_MOST_MB = {"write": 30, "read": 80}
_PEAK = """
import resource, sys
import diplotrack
from diplotrack.testing.synthetic import many_records

way, path, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
if way == "write":
    found = diplotrack.export(many_records(count), path)
else:
    found = sum(len(report.records) for report in diplotrack.read_all([path]))
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(found, peak * (1 if sys.platform == "darwin" else 1024))
"""


def measure() -> list[Result]:
    """The speed of the export, and how much more memory a million records take than some."""
    return [*speed(), *memory()]


def speed() -> list[Result]:
    """The speed of the export as a part of the peer's."""
    reports = list(many_reports(_REPORTS))
    registry = Registry(plugins=[("arrow", diplotrack_arrow)])

    def ours() -> bytes:
        stream = io.BytesIO()
        export(reports, stream, exporter="parquet", registry=registry, group=_GROUP)
        return stream.getvalue()

    def peer(table: Callable[[], pa.Table]) -> bytes:
        stream = io.BytesIO()
        pq.write_table(table(), stream, compression="zstd", version="2.6", row_group_size=_GROUP)
        return stream.getvalue()

    table = pq.read_table(io.BytesIO(ours())).combine_chunks()
    columns = table.to_pydict()
    from_values = partial(peer, lambda: pa.table(columns, schema=table.schema))
    if pq.read_table(io.BytesIO(from_values())).to_pydict() != columns:
        sys.exit("the peer's file holds something else, so the comparison would mean nothing")
    return [
        compare("Parquet export", ours, from_values, 0.5, clock=process_time),
        compare(
            "Parquet export, against Arrow columns",
            ours,
            partial(peer, lambda: table),
            0.2,
            clock=process_time,
        ),
    ]


def memory() -> list[Result]:
    """How much more memory a million records take than some: to write as Parquet, and to read back."""
    with tempfile.TemporaryDirectory() as folder:
        return [_grown(way, folder) for way in ("write", "read")]


def _grown(way: str, folder: str) -> Result:
    low, high = (_peak(way, Path(folder, f"{count}.parquet"), count) for count in (_FEW, _MANY))
    name = f"memory to {way} {_MANY:,} records as Parquet above that of {_FEW:,}"
    detail = f"{high / 1e6:.0f} MB against {low / 1e6:.0f} MB"
    return Result(name, (high - low) / 1e6, _MOST_MB[way], at_most=True, unit="MB", detail=detail)


def _peak(way: str, path: Path, count: int) -> int:
    command = [sys.executable, "-c", _PEAK, way, str(path), str(count)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    if int(told[0]) != count:
        sys.exit(f"{way}: {told[0]} records instead of {count}")
    return int(told[1])


if __name__ == "__main__":
    sys.exit(finish(*measure()))
