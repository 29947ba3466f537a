"""What ``import diplotrack`` costs, against importing attrs and pluggy alone; each in Pythons of their own.

The time of a start without any import is measured too and taken off both, so that the ratio is that of the imports.
Run it with ``python benchmarks/import_time.py``.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

from _ratio import Result, finish

_RUNS = 21
_BARE, _OURS, _PEER = "pass", "import diplotrack", "import attrs, pluggy"
# A user does not stop at the package's name: these are the first names that most scripts take from it.
_USED = "from diplotrack import read, export, Registry, When, Report"


def measure() -> list[Result]:
    """The import alone, against its bound."""
    times: dict[str, list[float]] = {code: [] for code in (_BARE, _PEER, _OURS, _USED)}
    for run in range(_RUNS + 1):
        for code, found in times.items():
            seconds = _started(code)
            if run:  # The first start of each reads its files from the disk.
                found.append(seconds)
    # The least of many starts is what the import itself costs; the rest is the machine's other work.
    bare = min(times[_BARE])
    cost = {code: (min(found) - bare) * 1000 for code, found in times.items()}
    used = statistics.median(times[_USED]) * 1000
    detail = f"{cost[_OURS]:.1f} ms against {cost[_PEER]:.1f} ms; with the readers and records {used:.0f} ms in all"
    return [Result("import diplotrack", cost[_OURS] / cost[_PEER], 1.3, at_most=True, detail=detail)]


def _started(code: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - start


def main() -> int:
    """Print the result; 1 if it misses its bound."""
    return finish(*measure())


if __name__ == "__main__":
    sys.exit(main())
