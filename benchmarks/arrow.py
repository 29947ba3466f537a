"""Parquet export against pyarrow's own writing of the same columns, and the memory of a million records.

The peer has its columns ready: first as Python lists, such as ``{"id": ["eng-…", …], "parties": [[{"code": …}]], …}``, then as
Arrow's own. Ours makes the columns out of records first. Both write into memory, so that the disk has no say, and by the same
settings: zstd, groups of 10,000 rows, dictionaries and statistics for the same columns. That the files are alike in this and hold
the same table is checked. Where the columns are Arrow's already, the peer only encodes and compresses, while ours reads some
thirty fields a record as Python objects, which takes longer than the encoding; so the second bound is lower. What does grow with a file
is its footer, which tells of each column of each row group and is read as a whole: half a megabyte of a million records, and some
four unpacked. Run it with
``python benchmarks/arrow.py``.
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
from _memory import PEAK
from _ratio import Result, compare, finish

import diplotrack_arrow
from diplotrack.exporting import export
from diplotrack.plugins import Registry
from diplotrack.testing.synthetic import many_reports
from diplotrack_arrow.files import settings

_REPORTS = 4_000
_GROUP = 10_000
_FEW, _MANY = 50_000, 1_000_000
_MOST_MB = 30
_PEAK = f"""{PEAK}
import diplotrack
from diplotrack.testing.synthetic import many_records

way, path, count = sys.argv[1], sys.argv[2], int(sys.argv[3])
if way == "write":
    found = diplotrack.export(many_records(count), path)
else:
    found = sum(len(report.records) for report in diplotrack.read_all([path]))
print(found, peak_bytes())
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
        export(reports, stream, exporter="parquet", registry=registry, compression="zstd", group=_GROUP)
        return stream.getvalue()

    def peer(table: Callable[[], pa.Table]) -> bytes:
        stream = io.BytesIO()
        pq.write_table(table(), stream, compression="zstd", row_group_size=_GROUP, **how)
        return stream.getvalue()

    table = pq.read_table(io.BytesIO(ours())).combine_chunks()
    how = settings(table.schema)
    columns = table.to_pydict()
    from_values = partial(peer, lambda: pa.table(columns, schema=table.schema))
    from_arrow = partial(peer, lambda: table)
    if _told(from_values()) != _told(ours()) or _told(from_arrow()) != _told(ours()):
        sys.exit("the peer's file is another one, so the comparison would mean nothing")
    return [
        compare("Parquet export", ours, from_values, 0.5, clock=process_time),
        compare(
            "Parquet export, against Arrow columns",
            ours,
            from_arrow,
            0.3,
            clock=process_time,
        ),
    ]


def _told(content: bytes) -> object:
    """What a file holds, and how each of its columns is encoded, compressed and counted."""
    file = pq.ParquetFile(io.BytesIO(content))
    groups = [file.metadata.row_group(number) for number in range(file.num_row_groups)]
    chunks = [group.column(number) for group in groups for number in range(group.num_columns)]
    ways = [(c.path_in_schema, c.encodings, c.compression, c.num_values, c.is_stats_set) for c in chunks]
    return file.read().to_pydict(), file.schema_arrow, ways


def memory() -> list[Result]:
    """How much more memory a million records take than some: to write as Parquet, and to read back."""
    with tempfile.TemporaryDirectory() as folder:
        return [_grown(way, folder) for way in ("write", "read")]


def _grown(way: str, folder: str) -> Result:
    low, high = (_peak(way, Path(folder, f"{count}.parquet"), count) for count in (_FEW, _MANY))
    name = f"memory to {way} {_MANY:,} records as Parquet above that of {_FEW:,}"
    detail = f"{high / 1e6:.0f} MB against {low / 1e6:.0f} MB"
    return Result(name, (high - low) / 1e6, _MOST_MB, at_most=True, unit="MB", detail=detail)


def _peak(way: str, path: Path, count: int) -> int:
    command = [sys.executable, "-c", _PEAK, way, str(path), str(count)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    if int(told[0]) != count:
        sys.exit(f"{way}: {told[0]} records instead of {count}")
    return int(told[1])


if __name__ == "__main__":
    sys.exit(finish(*measure()))
