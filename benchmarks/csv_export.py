"""CSV export against a bare csv.writer that writes the same cells, for both profiles.

The peer has less to do: its rows are worked out beforehand, and it only writes them. Both write into memory, so that
the disk has no say. Run it with ``python benchmarks/csv_export.py``.
"""

from __future__ import annotations

import csv
import io
import sys
from functools import partial

from _ratio import Result, compare, finish

import diplotrack_csv
from diplotrack.exporting import export
from diplotrack.plugins import Registry
from diplotrack.testing.synthetic import many_reports

_REPORTS = 1_500


def measure() -> list[Result]:
    """One figure for each profile: the speed of the export as a part of that of the bare writer."""
    reports = list(many_reports(_REPORTS))
    registry = Registry(plugins=[("csv", diplotrack_csv)])

    def ours(profile: diplotrack_csv.Profile) -> bytes:
        stream = io.BytesIO()
        export(reports, stream, exporter="csv", registry=registry, profile=profile)
        return stream.getvalue()

    def peer(rows: list[list[str]], encoding: str) -> bytes:
        stream = io.BytesIO()
        text = io.TextIOWrapper(stream, encoding=encoding, newline="")
        csv.writer(text).writerows(rows)
        text.flush()
        return stream.getvalue()

    results = []
    for profile in diplotrack_csv.Profile:
        encoding = "utf-8-sig" if profile is diplotrack_csv.Profile.SPREADSHEET else "utf-8"
        written = ours(profile)
        rows = list(csv.reader(io.StringIO(written.decode(encoding), newline="")))
        if peer(rows, encoding) != written:
            sys.exit("the peer's bytes are not the same, so the comparison would mean nothing")
        results.append(
            compare(f"CSV export, {profile}", partial(ours, profile), partial(peer, rows, encoding), 0.5)
        )
    return results


if __name__ == "__main__":
    sys.exit(finish(*measure()))
