"""Adding reports to a ledger, with what that changed told as it happens: of ``track``, and of plugins' commands."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

from diplotrack.cli.messages import complain, one_line
from diplotrack.cli.progress import Progress
from diplotrack.errors import LedgerError
from diplotrack.records import Report

if TYPE_CHECKING:
    from diplotrack.ledger import Ledger
    from diplotrack.tracking import ChangeKind


class Adding:
    """Adds reports one by one, each kept before it is told, and counts.

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
        from diplotrack.describing import name_of

        name = one_line(name_of(report.document))
        known = self._ledger.document(report.document.id) is not None
        try:
            changes = self._ledger.add(report, actor=self._actor, again=self._again)
        except LedgerError as error:
            self.failures += 1
            with self._progress.paused():
                complain("error", f"{name}: {error}")
            return False
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
                sys.stdout.write("".join((f"{name}\n", *(f"  {text}\n" for text in told))))
        return True

    def sums(self) -> str:
        """What was added and what it changed, in a line."""
        from diplotrack.cli.told import counted

        new = self._reports - self._known
        there = f", {self._known} there already" if self._known else ""
        reports = f"{new} report{'' if new == 1 else 's'} added{there}"
        return f"{reports}; {counted(self._kinds)}"


def _why_nothing(report: Report, *, known: bool) -> str:
    if known:
        return "there already; nothing changed"
    return "nothing changed" if report.records else "no engagements or commitments were found"
