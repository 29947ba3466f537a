"""The command ``diplotrack export``: from stored records, or any source, to another format."""

from __future__ import annotations

import datetime as dt

import click

from diplotrack.cli.inputs import HowToRead, Inputs
from diplotrack.cli.output import write
from diplotrack.cli.params import pairs, reading_options
from diplotrack.cli.progress import Progress
from diplotrack.plugins import Registry

EPILOG = """\b
Examples:
  diplotrack export records.jsonl calendar.ics
  diplotrack export 2024.jsonl 2025.jsonl both.csv --option profile=raw
  diplotrack read *.txt | diplotrack export - --to csv > records.csv
"""


@click.command(epilog=EPILOG)
@click.argument("paths", nargs=-1, required=True, metavar="INPUT... OUTPUT")
@click.option(
    "--to",
    metavar="EXPORTER",
    help="Write through this exporter. With it and a single path, the output is standard output.",
)
@click.option(
    "--option",
    "options",
    multiple=True,
    callback=pairs,
    metavar="NAME=VALUE",
    help="One of the exporter's own options; “diplotrack plugins” lists them. May be repeated.",
)
@reading_options
@click.option(
    "--read-option",
    "read_options",
    multiple=True,
    callback=pairs,
    metavar="NAME=VALUE",
    help="One of the adapter's own options. May be repeated.",
)
@click.pass_obj
def export(
    registry: Registry,
    *,
    paths: tuple[str, ...],
    to: str | None,
    options: dict[str, str],
    published: dt.date | None,
    adapter: str | None,
    encoding: str | None,
    limit: int,
    read_options: dict[str, str],
) -> int:
    """Write the records of INPUTs (JSON Lines as “read” writes them, or any readable source) to OUTPUT.

    OUTPUT's suffix chooses the format. It appears whole or not at all: when the export fails or is interrupted, an
    older file still stands.
    """
    if len(paths) == 1 and to is None:
        raise click.UsageError("give INPUT and OUTPUT, or an exporter for standard output with --to")
    names, output = (paths, "-") if len(paths) == 1 else (paths[:-1], paths[-1])
    how = HowToRead(
        published=published, adapter=adapter, limit=limit, encoding=encoding, options=read_options
    )
    found = Inputs(names, how, registry, Progress())
    return write(
        found.items(),
        found,
        output=output,
        exporter=to,
        registry=registry,
        options=options,
        last_of_paths=True,
    )
