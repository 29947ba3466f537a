"""The command ``diplotrack track``: reads sources and adds what they report to a ledger."""

from __future__ import annotations

import datetime as dt
import sys
from collections import Counter
from typing import TYPE_CHECKING

import click

from diplotrack.cli.inputs import HowToRead, Inputs
from diplotrack.cli.ledgers import actor_option, ledger_option, opened
from diplotrack.cli.messages import complain, one_line
from diplotrack.cli.params import pairs, reading_options, text_form_option
from diplotrack.cli.progress import Progress
from diplotrack.errors import LedgerError
from diplotrack.plugins import Registry
from diplotrack.records import Report

if TYPE_CHECKING:
    from diplotrack.ledger import Ledger
    from diplotrack.tracking import ChangeKind

EPILOG = """\b
Examples:
  diplotrack track article.txt --published 2025-08-25 --ledger korea-china.db
  diplotrack track 'readouts/**/*.jsonl' --ledger korea-china.db
  diplotrack read *.txt | diplotrack track - --ledger korea-china.db --format jsonl
"""


@click.command(epilog=EPILOG)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@ledger_option
@reading_options
@click.option(
    "--option",
    "options",
    multiple=True,
    callback=pairs,
    metavar="NAME=VALUE",
    help="One of the adapter's own options; “diplotrack plugins” lists them. May be repeated.",
)
@click.option(
    "--again",
    is_flag=True,
    help="Put this reading in the place of an earlier one of the same document, such as one of an older version.",
)
@actor_option
@text_form_option
@click.pass_obj
def track(
    registry: Registry,
    *,
    files: tuple[str, ...],
    url: str,
    published: dt.date | None,
    adapter: str | None,
    encoding: str | None,
    limit: int,
    options: dict[str, str],
    again: bool,
    actor: str | None,
    form: str,
) -> int:
    """Read FILEs as “read” does, add their reports to a ledger, and say what that changed.

    The ledger is made where there is none. A document that it has already changes nothing, so that the command can be
    repeated. A FILE that cannot be read or kept is named on standard error; the others are added all the same, and the
    exit status is 1.
    """
    how = HowToRead(published=published, adapter=adapter, limit=limit, encoding=encoding, options=options)
    progress = Progress()
    found = Inputs(files, how, registry, progress)
    with opened(url, registry, make=True) as ledger:
        adding = _Adding(ledger, progress, again=again, actor=actor, as_json=form == "jsonl")
        for report in found.reports():
            adding.add(report)
    if form == "text":
        sys.stdout.write(f"{adding.sums()}\n")
    return 1 if adding.failures else found.status


class _Adding:
    """Adds reports one by one, each kept as soon as it is told, and counts."""

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

    def add(self, report: Report) -> None:
        from diplotrack.describing import name_of

        name = one_line(name_of(report.document))
        known = self._ledger.document(report.document.id) is not None
        try:
            changes = self._ledger.add(report, actor=self._actor, again=self._again)
        except LedgerError as error:
            self.failures += 1
            with self._progress.paused():
                complain("error", f"{name}: {error}")
            return
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
