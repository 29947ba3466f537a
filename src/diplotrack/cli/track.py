"""The command ``diplotrack track``: reads sources and adds what they report to a ledger."""

from __future__ import annotations

import datetime as dt
import sys

import click

from diplotrack.cli.adding import Adding
from diplotrack.cli.inputs import HowToRead, Inputs
from diplotrack.cli.ledgers import actor_option, ledger_option, opened
from diplotrack.cli.params import pairs, reading_options, text_form_option
from diplotrack.cli.progress import Progress
from diplotrack.plugins import Registry

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
    fetch: bool,
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
    how = HowToRead(
        published=published, adapter=adapter, limit=limit, encoding=encoding, fetch=fetch, options=options
    )
    progress = Progress()
    found = Inputs(files, how, registry, progress)
    with opened(url, registry, make=True) as ledger:
        adding = Adding(ledger, progress, again=again, actor=actor, as_json=form == "jsonl")
        adding.add_all(found.reports())
    if form == "text":
        sys.stdout.write(f"{adding.sums()}\n")
    return 1 if adding.failures else found.status
