"""Adding reports to a ledger, with what that changed told as it happens: of ``track``, and of plugins' commands."""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from time import monotonic
from typing import TYPE_CHECKING, Final

from diplotrack.cli.messages import complain, one_line
from diplotrack.cli.progress import Progress
from diplotrack.errors import LedgerError
from diplotrack.records import Report

if TYPE_CHECKING:
    from diplotrack.ledger import Ledger
    from diplotrack.tracking import Change, ChangeKind

_MOST: Final = 100
_LONGEST: Final = 0.5
"""How many reports, and those of how many seconds, are added together at the most."""


class Adding:
    """Adds reports, each kept before it is told, and counts.

    Args:
        ledger: where they are added.
        progress: told of each; interrupted where something is printed.
        again: put each reading in the place of one that is there.
        actor: who adds them, for the log.
        as_json: print changes as JSON Lines, and not as lines for people.

    Attributes:
        failures: how many could not be kept.
    """

    def __init__(
        self, ledger: Ledger, progress: Progress, *, again: bool, actor: str | None, as_json: bool
    ) -> None:
        self._ledger = ledger
        self._progress = progress
        self._again = again
        self._actor = actor
        self._as_json = as_json
        self._reports = self._known = 0
        self._kinds: Counter[ChangeKind] = Counter()
        self.failures = 0

    def add(self, report: Report) -> bool:
        """Add a report, and tell what that changed or why it could not be kept; returns whether it was kept."""
        return self._keep([report])

    def add_all(self, reports: Iterable[Report]) -> None:
        """Add reports as they come: the first at once, then those of half a second together, which is quicker.

        Where they come slowly, each is added alone. What came before an interruption is kept and told. Where the process is
        killed, what was told is kept; what came within the last half second need not be.
        """
        waiting: dict[str, Report] = {}
        since = float("-inf")
        try:
            for report in reports:
                if report.document.id in waiting:  # its changes could not be told from the other's
                    self._let_go(waiting)
                waiting[report.document.id] = report
                if len(waiting) >= _MOST or monotonic() - since >= _LONGEST:
                    self._let_go(waiting)
                    since = monotonic()
        finally:
            self._let_go(waiting)

    def _let_go(self, waiting: dict[str, Report]) -> None:
        some = list(waiting.values())
        waiting.clear()  # before they are kept, so that what cannot be is not tried once more
        if some:
            self._keep(some)

    def _keep(self, reports: Sequence[Report]) -> bool:
        """Add reports of different documents, and tell what each changed; returns whether all were kept."""
        known = {one.document.id for one in reports if self._ledger.document(one.document.id) is not None}
        changes: defaultdict[str | None, list[Change]] = defaultdict(list)
        try:
            for change in self._ledger.add_all(
                reports, actor=self._actor, again=self._again, batch=len(reports)
            ):
                changes[change.document].append(change)
        except LedgerError as error:
            if len(reports) > 1:  # one of them, with which none was kept
                kept = [self._keep([report]) for report in reports]
                return all(kept)
            self.failures += 1
            with self._progress.paused():
                complain("error", f"{_name(reports[0])}: {error}")
            return False
        for report in reports:
            self._tell(report, changes[report.document.id], known=report.document.id in known)
        return True

    def _tell(self, report: Report, changes: Sequence[Change], *, known: bool) -> None:
        self._reports += 1
        self._known += known
        self._kinds.update(change.kind for change in changes)
        with self._progress.paused():
            if self._as_json:
                from diplotrack.cli.plain import print_json

                for change in changes:
                    print_json(change)
            else:
                from diplotrack.cli.told import line

                told = [line(change) for change in changes] or [_why_nothing(report, known=known)]
                sys.stdout.write("".join((f"{_name(report)}\n", *(f"  {text}\n" for text in told))))

    def sums(self) -> str:
        """What was added and what it changed, in a line."""
        from diplotrack.cli.told import counted

        new = self._reports - self._known
        there = f", {self._known} there already" if self._known else ""
        reports = f"{new} report{'' if new == 1 else 's'} added{there}"
        return f"{reports}; {counted(self._kinds)}"


def _name(report: Report) -> str:
    from diplotrack.describing import name_of

    return one_line(name_of(report.document))


def _why_nothing(report: Report, *, known: bool) -> str:
    if known:
        return "there already; nothing changed"
    return "nothing changed" if report.records else "no engagements or commitments were found"
