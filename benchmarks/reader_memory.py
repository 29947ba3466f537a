"""The most memory that the article reader takes for a text of 5 MB, loading included.

It runs in a Python of its own, which tells its peak. Run it with ``python benchmarks/reader_memory.py``;
it takes some minutes.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from _memory import PEAK
from _ratio import Result, finish

_SIZE, _MOST_MB = 5_000_000, 1_500
_READ = f"""{PEAK}
sys.path.insert(0, sys.argv[1])
from _article import Reader, long_text, texts

text = long_text(int(sys.argv[2]))
report = Reader().read(text, texts()[0].published)
print(len(report.records), peak_bytes())
"""


def measure() -> Result:
    """Its peak, and that of a hundredth of the text to compare."""
    (few, low), (many, high) = _peak(_SIZE // 100), _peak(_SIZE)
    detail = f"{many:,} records; {low / 1e6:.0f} MB for a hundredth of the text with {few}"
    return Result("memory of the article reader for 5 MB of text", high / 1e6, _MOST_MB, True, "MB", detail)


def _peak(size: int) -> tuple[int, int]:
    command = [sys.executable, "-c", _READ, str(Path(__file__).parent), str(size)]
    records, peak = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return int(records), int(peak)


def main() -> int:
    """Print the result; 1 if it misses its bound."""
    return finish(measure())


if __name__ == "__main__":
    sys.exit(main())
