"""An article to records, a table and a calendar.

Reads an article about South Korean envoys in Beijing, prints who met whom and who promised what with the words that
say so, and writes it all as CSV and as iCalendar.

    python examples/01_article_to_calendar.py [DIRECTORY]

The files go to DIRECTORY, by default ``out``.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
import textwrap
from pathlib import Path

import diplotrack
from diplotrack import Commitment, Engagement

ARTICLE = Path(__file__).parent / "input" / "envoys-in-beijing.txt"


def main() -> None:
    out = Path(sys.argv[1] if len(sys.argv) > 1 else "out")
    out.mkdir(parents=True, exist_ok=True)

    report = diplotrack.read(
        ARTICLE,
        published=dt.date(2025, 8, 25),
        title="China’s Wang receives envoys of South Korea’s Lee, takes letter for Xi",
    )
    print(report.document.title)
    print(f"\nEngagements ({len(report.engagements)})")
    for engagement in report.engagements:
        show_engagement(engagement)
    print(f"\nCommitments ({len(report.commitments)})")
    for commitment in report.commitments:
        show_commitment(commitment)

    print()
    for name in ("envoys-in-beijing.csv", "envoys-in-beijing.ics"):
        diplotrack.export(report, out / name)
        print(f"written: {os.path.relpath(out / name)}")
    dated = sum(e.when is not None for e in report.engagements)
    dated += sum(c.due is not None for c in report.commitments)
    print(
        f"The calendar shows the {dated} of {len(report.records)} records to which the article gives a date."
    )


def show_engagement(engagement: Engagement) -> None:
    parties = " – ".join(party.name for party in engagement.parties)
    facts = [engagement.status.value, engagement.place, str(engagement.when or "")]
    print(f"\n  {engagement.kind.value}: {parties} ({', '.join(fact for fact in facts if fact)})")
    if engagement.participants:
        people = ", ".join(person.name for person in engagement.participants)
        print(textwrap.fill(people, 100, initial_indent="    ", subsequent_indent="    "))
    quote(engagement)


def show_commitment(commitment: Commitment) -> None:
    by = ", ".join(party.name for party in commitment.by)
    to = " → " + ", ".join(party.name for party in commitment.to) if commitment.to else ""
    due = f", due {commitment.due}" if commitment.due else ""
    print(f"\n  {commitment.kind.value}: {by}{to} ({commitment.status.value}{due})")
    print(textwrap.fill(commitment.content, 100, initial_indent="    ", subsequent_indent="    "))
    quote(commitment)


def quote(record: Engagement | Commitment) -> None:
    words = " ".join(record.evidence[0].quote.split())
    print(textwrap.fill(f"“{words}”", 100, initial_indent="    ", subsequent_indent="     "))


if __name__ == "__main__":
    main()
