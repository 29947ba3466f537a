"""The benchmarks of memory tell of the process that they measure, and not of the one that started it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).resolve().parent.parent / "benchmarks"
PARENTS = 150_000_000


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux hands a parent's peak on to its child")
def test_a_peak_is_that_of_the_process_itself(monkeypatch):
    monkeypatch.syspath_prepend(str(BENCHMARKS))
    from _memory import PEAK

    grown = bytearray(PARENTS)
    grown[::4096] = b"\1" * len(grown[::4096])
    told = [
        int(
            subprocess.run(
                [sys.executable, "-c", PEAK + code], check=True, capture_output=True, text=True
            ).stdout
        )
        for code in ("print(peak_bytes())", "x = b'1' * 50_000_000; print(peak_bytes())")
    ]
    assert told[0] < 50_000_000 < told[1] < PARENTS
