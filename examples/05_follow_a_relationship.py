"""A relationship followed over three months: what each report changes, and at the end what was kept and what is overdue.

Reads five short reports about Kenya and Norway, adds each to a ledger, and prints what that changed and how the ledger
then stands. At the end it prints the story of one visit with its quotations, and the commitments that were kept, are
open, and are overdue on a fixed day.

    python examples/05_follow_a_relationship.py [LEDGER]

The ledger is kept in memory, or in the file LEDGER (``kenya-norway.db``) where one is given; run twice on the same
file, the second time changes nothing. The reports, the people and what they say are made up.
"""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import diplotrack
from diplotrack.describing import headline

REPORTS = Path(__file__).parent / "input" / "kenya-norway"
TODAY = dt.date(2025, 6, 10)


def main() -> None:
    ledger = diplotrack.Ledger.open(sys.argv[1]) if len(sys.argv) > 1 else diplotrack.Ledger()
    with ledger:
        for path in sorted(REPORTS.glob("*.txt")):
            add(ledger, path)
        print("\nThe visit, as the reports told it")
        tell_visit(ledger)
        print(f"\nOn {TODAY}")
        sum_up(ledger)


def add(ledger: diplotrack.Ledger, path: Path) -> None:
    """Read a report, named for its day of publication, add it, and print what that changed."""
    report = diplotrack.read(path, published=dt.date.fromisoformat(path.name[:10]))
    changes = ledger.add(report)
    print(f"\n{path.name}")
    for change in changes:
        print(f"  {change}")
    if not changes:
        print("  nothing new")
    print("  the ledger now:")
    for record in ledger.records():
        print(f"    {headline(record)}")


def tell_visit(ledger: diplotrack.Ledger) -> None:
    """Print each stage of the visit with the words that say so."""
    for visit in ledger.engagements(kinds=["visit"]):
        entry = ledger.entry(visit.id)
        for step in entry.history:
            print(f"  {step.published}: {step.status} – “{step.evidence[-1].quote}”")
        for conflict in entry.conflicts:
            print(f"  the reports differ on {conflict.field}")


def sum_up(ledger: diplotrack.Ledger) -> None:
    """Print what was kept, what is overdue and what is open, and what a person may want to confirm."""
    overdue = list(ledger.overdue(TODAY))
    kept = ledger.commitments(statuses=["fulfilled"])
    waiting = (commitment for commitment in ledger.open_commitments() if commitment not in overdue)
    for title, commitments in (("kept", kept), ("overdue", overdue), ("open", waiting)):
        print(f"  {title}:")
        for commitment in commitments:
            print(f"    {headline(commitment)}")
    print("  perhaps, if a person confirms it:")
    for suggestion in ledger.suggestions():
        about = ledger.entry(suggestion.record).record
        print(f"    {suggestion.status}: {headline(about)}")
        print(f"      since {suggestion.why}")


if __name__ == "__main__":
    main()
