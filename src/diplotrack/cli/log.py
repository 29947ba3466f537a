"""The command ``diplotrack log``: what changed in a ledger, and when."""

from __future__ import annotations

import datetime as dt
import sys
from itertools import islice

import click

from diplotrack.cli.ledgers import ledger_option, opened, record_id
from diplotrack.cli.messages import complain
from diplotrack.cli.params import text_form_option
from diplotrack.plugins import Registry

EPILOG = """\b
Examples:
  diplotrack log --ledger korea-china.db --since 2025-08-25
  diplotrack log --ledger korea-china.db --record eng-584f6df3
  diplotrack log --ledger korea-china.db --after 120 --format jsonl
"""


def _time(_: click.Context, __: click.Parameter, value: str | None) -> dt.datetime | None:
    """A day or a moment; without a zone it is in UTC, in which the log is kept."""
    if value is None:
        return None
    try:
        moment = dt.datetime.fromisoformat(value)
    except ValueError:
        problem = f"{value!r} is no time; give e.g. 2025-08-25, 2025-08-25T14:30 or 2025-08-25T14:30+09:00"
        raise click.BadParameter(problem) from None
    return moment if moment.tzinfo is not None else moment.replace(tzinfo=dt.UTC)


@click.command(epilog=EPILOG)
@ledger_option
@click.option(
    "--since",
    callback=_time,
    metavar="TIME",
    help="Only what was logged then or later: a day, or a time, in UTC where it names no zone.",
)
@click.option(
    "--after",
    type=click.IntRange(min=0),
    default=0,
    metavar="NUMBER",
    help="Only changes with a greater number.",
)
@click.option(
    "--record", metavar="ID", help="Only what concerns this record; the beginning of an id will do."
)
@click.option("--limit", type=click.IntRange(min=1), metavar="NUMBER", help="At most so many changes.")
@text_form_option
@click.pass_obj
def log(
    registry: Registry,
    *,
    url: str,
    since: dt.datetime | None,
    after: int,
    record: str | None,
    limit: int | None,
    form: str,
) -> int:
    """Print what changed, in the order of time: number, time in UTC, the change, and what brought it."""
    from diplotrack.cli.plain import print_json
    from diplotrack.cli.told import logged

    some = False
    with opened(url, registry) as ledger:
        reasons = {decision.number: decision.why for decision in ledger.decisions()}
        found = None if record is None else record_id(ledger, record)
        for change in islice(ledger.changes(after=after, since=since, record=found), limit):
            some = True
            if form == "jsonl":
                print_json(change)
            else:
                sys.stdout.write(f"{logged(change, reasons)}\n")
    if not some:
        complain("note", "no changes fit")
    return 0
