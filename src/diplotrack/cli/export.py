"""The command ``diplotrack export``: from stored records, any source, or a ledger to another format."""

from __future__ import annotations

import datetime as dt
from typing import Any

import click

from diplotrack.cli.conditions import ALL, conditions, query
from diplotrack.cli.inputs import HowToRead, Inputs
from diplotrack.cli.ledgers import opened, today_option
from diplotrack.cli.output import write
from diplotrack.cli.params import pairs, reading_options
from diplotrack.cli.progress import Progress
from diplotrack.plugins import Registry

EPILOG = """\b
Examples:
  diplotrack export records.jsonl calendar.ics
  diplotrack export 2024.jsonl 2025.jsonl both.csv --option profile=raw
  diplotrack read *.txt | diplotrack export - --to csv > records.csv
  diplotrack export --ledger korea-china.db --between KOR CHN calendar.ics
"""


@click.command(epilog=EPILOG)
@click.argument("paths", nargs=-1, metavar="INPUT... OUTPUT")
@click.option(
    "--ledger",
    "url",
    metavar="LEDGER",
    help="Write records of the ledger at this path or URL in the place of INPUTs. No variable stands in for it here,"
    " since without it a lone path could be a forgotten INPUT or OUTPUT.",
)
@conditions(*("to-party" if name == "to" else name for name in ALL))
@today_option
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
    /,
    *,
    paths: tuple[str, ...],
    url: str | None,
    today: dt.date,
    to: str | None,
    options: dict[str, str],
    published: dt.date | None,
    adapter: str | None,
    encoding: str | None,
    limit: int,
    fetch: bool,
    read_options: dict[str, str],
    **asked: Any,
) -> int:
    """Write the records of INPUTs (JSON Lines as “read” writes them, or any readable source) to OUTPUT.

    OUTPUT's suffix chooses the format. It appears whole or not at all: when the export fails or is interrupted, an
    older file still stands.

    With --ledger, write the records of a ledger that fit all conditions, and the documents that they quote.
    """
    if url is not None:
        given = (published, adapter, encoding, fetch, *read_options)
        if len(paths) > 1 or any(given):
            raise click.UsageError(
                "--ledger stands in the place of INPUTs; give OUTPUT alone, and no option of reading"
            )
        if not paths and to is None:
            raise click.UsageError("give OUTPUT, or an exporter for standard output with --to")
        wanted = query(registry, today, asked)
        with opened(url, registry) as ledger:
            return write(
                ledger.items(wanted),
                None,
                output=paths[0] if paths else "-",
                exporter=to,
                registry=registry,
                options=options,
            )
    if any(asked.values()):
        options_of = click.get_current_context().command.params
        given_one = next(parameter.opts[0] for parameter in options_of if asked.get(str(parameter.name)))
        raise click.UsageError(f"{given_one} chooses records of a ledger; give --ledger")
    if not paths:
        raise click.UsageError("give INPUT and OUTPUT")
    if len(paths) == 1 and to is None:
        raise click.UsageError("give INPUT and OUTPUT, or an exporter for standard output with --to")
    names, output = (paths, "-") if len(paths) == 1 else (paths[:-1], paths[-1])
    how = HowToRead(
        published=published,
        adapter=adapter,
        limit=limit,
        encoding=encoding,
        fetch=fetch,
        options=read_options,
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
