"""The command ``diplotrack read``: from sources to records."""

from __future__ import annotations

import datetime as dt
import sys

import click

from diplotrack.cli.inputs import HowToRead, Inputs
from diplotrack.cli.output import write
from diplotrack.cli.params import pairs, reading_options
from diplotrack.cli.progress import Progress
from diplotrack.plugins import Registry

EPILOG = """\b
Examples:
  diplotrack read article.txt --published 2025-08-25
  diplotrack read 'readouts/**/*.txt' --output readouts.jsonl
  curl -s https://example.org/readout.txt | diplotrack read -
  diplotrack read article.txt --to ical --output article.ics
  diplotrack read article.txt --explain
  diplotrack read --fetch https://example.org/readout.html
"""


@click.command(epilog=EPILOG)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
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
    "--to", metavar="EXPORTER", help="Write through this exporter; chosen by --output's suffix by default."
)
@click.option(
    "--export-option",
    "export_options",
    multiple=True,
    callback=pairs,
    metavar="NAME=VALUE",
    help="One of the exporter's own options. May be repeated.",
)
@click.option("--output", metavar="PATH", help="Write to this file instead of standard output.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["table", "jsonl"]),
    help="On standard output: a table for people (on a terminal) or JSON Lines (elsewhere).",
)
@click.option(
    "--explain",
    is_flag=True,
    help="Say of each record which rule found it in which clause, and whom its words mean; for people, or as JSON"
    " with “--format jsonl”. Not every adapter can.",
)
@click.pass_obj
def read(
    registry: Registry,
    *,
    files: tuple[str, ...],
    published: dt.date | None,
    adapter: str | None,
    encoding: str | None,
    limit: int,
    fetch: bool,
    options: dict[str, str],
    to: str | None,
    export_options: dict[str, str],
    output: str | None,
    form: str | None,
    explain: bool,
) -> int:
    """Read FILEs (“-” is standard input, patterns such as '*.txt' are expanded) and say what they report.

    A FILE that cannot be read is named on standard error; the others are read all the same, and the exit status is 1.
    """
    to_file = output not in (None, "-")
    if form is not None and (to is not None or to_file):
        raise click.UsageError("--format is for standard output; with --to or --output leave it out")
    if explain and (to is not None or to_file):
        raise click.UsageError("--explain is for standard output; with --to or --output leave it out")
    if form is None and to is None and not to_file and not explain:
        form = "table" if sys.stdout.isatty() else "jsonl"
    if export_options and form is not None:
        raise click.UsageError("--export-option is for an exporter; name one with --to or --output")
    how = HowToRead(
        published=published, adapter=adapter, limit=limit, encoding=encoding, fetch=fetch, options=options
    )
    progress = Progress()
    found = Inputs(files, how, registry, progress)
    if explain:
        from diplotrack.cli.explain import Explaining

        explaining = Explaining(as_json=form == "jsonl")
        for explained in found.explained():
            with progress.paused():
                explaining.show(explained)
        return found.status
    if form == "table":
        from diplotrack.cli.table import console, show

        screen = console()
        for report in found.reports():
            with progress.paused():
                show(report, screen)
        return found.status
    return write(
        found.reports(),
        found,
        output=output or "-",
        exporter="jsonl" if form else to,
        registry=registry,
        options=export_options,
    )
