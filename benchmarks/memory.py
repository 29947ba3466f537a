"""The most memory that a stream of records takes: 200,000 records against 2,000, from JSON Lines to each format.

Each export runs in a Python of its own, which tells its peak. Run it with
``python benchmarks/memory.py``.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from importlib.metadata import entry_points
from pathlib import Path

from _memory import PEAK
from _ratio import Result, finish

from diplotrack import dump
from diplotrack.testing.synthetic import many_records

_FEW, _MANY, _MOST_MB = 2_000, 200_000, 30
_PLUGINS = {"csv": "csv", "ical": "ical", "jsonl": None}
_EXPORT = f"""{PEAK}
import diplotrack

count = diplotrack.export(diplotrack.load(sys.argv[1]), sys.argv[2], exporter=sys.argv[3])
print(count, peak_bytes())
"""


def measure() -> list[Result]:
    """How much more memory the many take than the few, for each exporter that is installed."""
    installed = {point.name for point in entry_points(group="diplotrack")}
    results = []
    with tempfile.TemporaryDirectory() as folder:
        few, many = Path(folder, "few.jsonl"), Path(folder, "many.jsonl")
        dump(many_records(_FEW), few)
        dump(many_records(_MANY), many)
        for exporter, plugin in _PLUGINS.items():
            if plugin is not None and plugin not in installed:
                sys.exit(f"the plugin {plugin!r} is not installed, so its memory cannot be measured")
            low, high = (_peak(path, count, exporter) for path, count in ((few, _FEW), (many, _MANY)))
            results.append(
                Result(
                    f"memory of {_MANY:,} records to {exporter} above that of {_FEW:,}",
                    (high - low) / 1e6,
                    _MOST_MB,
                    at_most=True,
                    unit="MB",
                    detail=f"{high / 1e6:.0f} MB against {low / 1e6:.0f} MB",
                )
            )
    return results


def _peak(path: Path, count: int, exporter: str) -> int:
    out = path.with_suffix(f".{exporter}")
    command = [sys.executable, "-c", _EXPORT, str(path), str(out), exporter]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    if int(told[0]) != count:
        sys.exit(f"{exporter} was given {told[0]} records instead of {count}")
    out.unlink()
    return int(told[1])


def main() -> int:
    """Print the results; 1 if one misses its bound."""
    return finish(*measure())


if __name__ == "__main__":
    sys.exit(main())
