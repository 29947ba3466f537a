"""Side by side with what a user would take instead: runs in turns, the median of the ratios, one line each."""

from __future__ import annotations

import gc
import statistics
import sys
import time
from collections.abc import Callable, Iterable

import attrs

Clock = Callable[[], float]


@attrs.frozen
class Skipped:
    """A benchmark that could not be run here.

    Attributes:
        name: what would have been measured.
        why: what it needs, and how to get that.
    """

    name: str
    why: str

    def __str__(self) -> str:
        return f"{self.name}: skipped, {self.why}"


def _points(values: Iterable[Iterable[float]]) -> tuple[tuple[int, float], ...]:
    return tuple((int(size), seconds) for size, seconds in values)


@attrs.frozen
class Curve:
    """How the time grows with the size.

    Attributes:
        name: what takes the time.
        points: numbers of reports, and the seconds that these took; from few to many.
    """

    name: str
    points: tuple[tuple[int, float], ...] = attrs.field(converter=_points)

    def __str__(self) -> str:
        return f"{self.name}: {', '.join(f'{size:,} in {_shown(seconds)}' for size, seconds in self.points)}"


@attrs.frozen
class Result:
    """What one benchmark found.

    Attributes:
        name: what was measured.
        value: the ratio, or an amount where `unit` says so.
        want: the bound; None for what is only told.
        at_most: whether `want` is an upper bound, as for costs; else it is a lower one, as for speeds.
        unit: of `value`; empty for a ratio.
        detail: what stands behind the value, e.g. the two times.
    """

    name: str
    value: float
    want: float | None
    at_most: bool = False
    unit: str = ""
    detail: str = ""

    @property
    def ok(self) -> bool:
        """Whether the value keeps its bound; what has none does."""
        if self.want is None:
            return True
        return self.value <= self.want if self.at_most else self.value >= self.want

    def __str__(self) -> str:
        what = f"{self.value:.1f} {self.unit}" if self.unit else f"ours/peer = {self.value:.2f}"
        if self.want is None:
            return f"{self.name}: {what}{f' ({self.detail})' if self.detail else ''}"
        bound = f"wanted {'≤' if self.at_most else '≥'} {self.want:g}{' ' if self.unit else ''}{self.unit}"
        detail = f"; {self.detail}" if self.detail else ""
        return f"{self.name}: {what} ({bound}{detail}) {'ok' if self.ok else 'MISSED'}"


def compare(
    name: str,
    ours: Callable[[], object],
    peer: Callable[[], object],
    want: float,
    *,
    runs: int = 7,
    warm: int = 1,
    clock: Clock = time.perf_counter,
) -> Result:
    """The speed of `ours` as a part of that of `peer`: 1 is as fast, 0.5 takes twice as long.

    Both run in turns, each first in every second run, so that a machine that slows down slows both.

    Args:
        name: what is measured.
        ours: does the work our way.
        peer: does the same work in the way that a user would take instead.
        want: the least ratio that is good enough.
        runs: how often each is timed.
        warm: runs of each beforehand that do not count.
        clock: tells the time; `time.process_time` for work of one thread on a machine that has other work too.
    """
    mine, theirs = times(ours, peer, runs, warm, clock)
    ratio = statistics.median(b / a for a, b in zip(mine, theirs, strict=True))
    return Result(name, ratio, want, detail=both(mine, theirs))


def compare_cost(
    name: str,
    ours: Callable[[], object],
    peer: Callable[[], object],
    at_most: float,
    *,
    runs: int = 7,
    warm: int = 1,
) -> Result:
    """The time of `ours` as a multiple of that of `peer`; as `compare` otherwise."""
    mine, theirs = times(ours, peer, runs, warm)
    ratio = statistics.median(a / b for a, b in zip(mine, theirs, strict=True))
    return Result(name, ratio, at_most, at_most=True, detail=both(mine, theirs))


def finish(*results: Result | Skipped | Curve) -> int:
    """Print the results; the exit status is 1 if one of them misses its bound."""
    for result in results:
        print(result)
    return 0 if all(result.ok for result in results if isinstance(result, Result)) else 1


def times(
    ours: Callable[[], object],
    peer: Callable[[], object],
    runs: int,
    warm: int = 1,
    clock: Clock = time.perf_counter,
) -> tuple[list[float], list[float]]:
    """The seconds of each run of both, in turns; arguments as for `compare`."""
    for _ in range(warm):
        ours()
        peer()
    mine: list[float] = []
    theirs: list[float] = []
    for run in range(runs):
        turns = [(ours, mine), (peer, theirs)]
        for work, seconds in turns if run % 2 else reversed(turns):
            seconds.append(_timed(work, clock))
    return mine, theirs


def _timed(work: Callable[[], object], clock: Clock) -> float:
    gc.collect()
    start = clock()
    work()
    return clock() - start


def both(mine: list[float], theirs: list[float]) -> str:
    """The median of either's times, for `Result.detail`."""
    return f"{_shown(statistics.median(mine))} against {_shown(statistics.median(theirs))}"


def _shown(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.1f} ms"


if __name__ == "__main__":
    sys.exit("this is the benchmarks' helper; start one of the others, or run.py")
