"""The commands that look into a ledger: ``list``, ``open``, ``overdue``, ``suggestions``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from diplotrack.cli.conditions import ALL, conditions, query
from diplotrack.cli.ledgers import ledger_option, opened, today_option
from diplotrack.cli.params import form_option
from diplotrack.plugins import Registry
from diplotrack.records import Commitment, Record

if TYPE_CHECKING:
    from diplotrack.ledger import Ledger
    from diplotrack.tracking import Suggestion


LIST = """\b
Examples:
  diplotrack list --ledger korea-china.db --between KOR CHN
  diplotrack list --ledger korea-china.db --person "Wang Yi" --during 2025-08
  diplotrack list --ledger korea-china.db --due-within 30 --format jsonl
"""


@click.command("list", epilog=LIST)
@ledger_option
@conditions(*ALL, "limit")
@today_option
@form_option
@click.pass_obj
def list_(registry: Registry, /, *, url: str, today: dt.date, form: str | None, **asked: Any) -> int:
    """List the records of a ledger that fit all conditions, in the order of their dates."""
    from diplotrack.cli.listed import as_table, show_records

    wanted = query(registry, today, asked)
    with opened(url, registry) as ledger:
        show_records(ledger.records(wanted), registry, table=as_table(form))
    return 0


OPEN = """\b
Examples:
  diplotrack open --ledger korea-china.db
  diplotrack open --ledger korea-china.db --by KOR --due-within 30
"""


@click.command("open", epilog=OPEN)
@ledger_option
@conditions("between", "party", "by", "to", "kind", "due-within", "topic", "text")
@today_option
@form_option
@click.pass_obj
def open_(registry: Registry, /, *, url: str, today: dt.date, form: str | None, **asked: Any) -> int:
    """List the commitments that wait to be kept, by party; the ones that are due first stand first."""
    from diplotrack.cli.listed import as_table, show_records

    wanted = query(registry, today, asked)
    with opened(url, registry) as ledger:
        found = ledger.open_commitments(**_conditions(wanted))
        if as_table(form):
            _by_party(found, registry, today)
        else:
            show_records(found, registry, table=False)
    return 0


OVERDUE = """\b
Examples:
  diplotrack overdue --ledger korea-china.db
  diplotrack overdue --ledger korea-china.db --by CHN --today 2026-01-01
"""


@click.command(epilog=OVERDUE)
@ledger_option
@conditions("between", "party", "by", "to", "kind", "topic", "text")
@today_option
@form_option
@click.pass_obj
def overdue(registry: Registry, /, *, url: str, today: dt.date, form: str | None, **asked: Any) -> int:
    """List the open commitments whose last day has passed, the longest overdue first.

    Being overdue is computed and stored nowhere: a commitment stays open until a document or a person says otherwise.
    """
    from diplotrack.cli.listed import as_table, show_records

    wanted = query(registry, today, asked)
    with opened(url, registry) as ledger:
        found = sorted(ledger.overdue(today, **_conditions(wanted)), key=_due)
        show_records(found, registry, table=as_table(form), note=lambda record: late(record, today))
    return 0


SUGGESTIONS = """\b
Example:
  diplotrack suggestions --ledger korea-china.db
  diplotrack confirm sug-641910fd37f20ec4514e --ledger korea-china.db
"""


@click.command(epilog=SUGGESTIONS)
@ledger_option
@form_option
@click.pass_obj
def suggestions(registry: Registry, *, url: str, form: str | None) -> int:
    """List what seems to follow and no document says, such as that a visit fulfilled the invitation to it.

    “diplotrack confirm” makes one of them so.
    """
    from diplotrack.cli.listed import as_table
    from diplotrack.cli.messages import complain
    from diplotrack.cli.plain import print_json

    table, some = as_table(form), False
    with opened(url, registry) as ledger:
        for suggestion in ledger.suggestions():
            some = True
            if table:
                _show(suggestion, ledger)
            else:
                print_json(suggestion)
    if not some:
        complain("note", "nothing is suggested")
    return 0


def _show(suggestion: Suggestion, ledger: Ledger) -> None:
    from diplotrack.cli.messages import one_line
    from diplotrack.describing import headline

    about, because = (ledger.entry(record).record for record in (suggestion.record, suggestion.because))
    click.echo(f"{suggestion.id}: {suggestion.status}?")
    click.echo(f"  {one_line(headline(about))} [{suggestion.record}]")
    click.echo(f"  since {one_line(suggestion.why)}")
    click.echo(f"  {one_line(headline(because))} [{suggestion.because}]")


def late(record: Record, today: dt.date) -> str:
    """How long a commitment is overdue, or nothing."""
    from diplotrack.queries import due_day

    last = due_day(record)
    if last is None or last >= today:
        return ""
    days = (today - last).days
    return f"{days} day{'s' if days > 1 else ''} ago"


def _due(record: Record) -> tuple[dt.date, str]:
    from diplotrack.queries import due_day

    return due_day(record) or dt.date.max, record.id


def _by_party(found: Iterable[Commitment], registry: Registry, today: dt.date) -> None:
    from rich.text import Text

    from diplotrack.cli.listed import rows, show_records
    from diplotrack.cli.messages import one_line
    from diplotrack.cli.table import console, names

    parties: dict[str, list[Commitment]] = {}
    for commitment in found:
        parties.setdefault(names(commitment.by), []).append(commitment)
    if not parties:
        show_records((), registry, table=True)
    screen = console()
    for party in sorted(parties):
        screen.print(Text(f"{one_line(party)} ({len(parties[party])})", style="bold"))
        rows(sorted(parties[party], key=_due), screen, note=lambda record: late(record, today))


def _conditions(wanted: Any) -> dict[str, Any]:
    """The conditions of a query that say something."""
    import attrs

    given = attrs.asdict(wanted, recurse=False)
    return {name: value for name, value in given.items() if value not in (None, frozenset())}
