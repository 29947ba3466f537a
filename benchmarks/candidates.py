"""How many accounts a new one is compared with, in archives of thousands of reports.

The reports are those of `_archive.py`, a few states in most of them: nine a day, as a desk has them, and ninety. What is
counted are the accounts in the blocks that the accounts of the last thousand reports seek (`diplotrack.blocking`). Blocks are
of a month, so what counts is how many reports a month has, and not how many years there are. Run it with
``python benchmarks/candidates.py``.
"""

from __future__ import annotations

import statistics
import sys
from collections import defaultdict
from collections.abc import Iterator

from _archive import A_DAY, archive
from _ratio import Result, finish

from diplotrack.blocking import dated_blocks, sought
from diplotrack.gathering import accounts_of

_LAST = 1_000
_MOST = 50


def measure() -> Iterator[Result]:
    """The average number of candidates, with the median and the most in the details."""
    for reports, a_day in ((5_000, A_DAY), (20_000, A_DAY), (20_000, 10 * A_DAY)):
        found = _candidates(reports, a_day)
        yield Result(
            f"accounts compared with a new one, in an archive of {reports:,} reports, {a_day} a day",
            statistics.mean(found),
            _MOST,
            at_most=True,
            unit="accounts",
            detail=f"median {statistics.median(found):.0f}, most {max(found)}",
        )


def _candidates(reports: int, a_day: int) -> list[int]:
    lying: defaultdict[str, list[str]] = defaultdict(list)
    found: list[int] = []
    for number, report in enumerate(archive(reports, a_day)):
        accounts = accounts_of(report)
        if number >= reports - _LAST:
            near = [{key for name in sought(account) for key in lying.get(name, ())} for account in accounts]
            found += map(len, near)
        for account in accounts:
            for name in dated_blocks(account):
                lying[name].append(account.key)
    return found


if __name__ == "__main__":
    sys.exit(finish(*measure()))
