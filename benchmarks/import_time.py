"""What ``import diplotrack`` costs, against importing attrs and pluggy alone; each in Pythons of their own.

Each Python takes the processor's time before and after the import, so that neither its start nor the machine's other work
counts. The least of many is what the import itself costs. Run it with ``python benchmarks/import_time.py``.
"""

from __future__ import annotations

import subprocess
import sys

from _ratio import Result, finish

_RUNS = 21
_OURS, _PEER = "import diplotrack", "import attrs, pluggy"
# A user does not stop at the package's name: these are the first names that most scripts take from it.
_USED = "from diplotrack import read, export, Registry, When, Report"


def measure() -> list[Result]:
    """The import alone, against its bound."""
    cost: dict[str, float] = {}
    for run in range(_RUNS + 1):
        for code in (_PEER, _OURS, _USED):
            taken = _taken(code)
            if run:  # The first start of each reads its files from the disk.
                cost[code] = min(taken, cost.get(code, taken))
    detail = f"{cost[_OURS]:.1f} ms against {cost[_PEER]:.1f} ms; with the readers and records {cost[_USED]:.0f} ms"
    return [Result("import diplotrack", cost[_OURS] / cost[_PEER], 1.3, at_most=True, detail=detail)]


def _taken(code: str) -> float:
    """Milliseconds of the processor's that a Python of its own takes for an import."""
    timed = f"from time import process_time as now; start = now(); {code}; print(now() - start)"
    told = subprocess.run([sys.executable, "-c", timed], check=True, capture_output=True, text=True).stdout
    return float(told) * 1000


def main() -> int:
    """Print the result; 1 if it misses its bound."""
    return finish(*measure())


if __name__ == "__main__":
    sys.exit(main())
