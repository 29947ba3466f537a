"""The command ``diplotrack compare``: two sides' accounts of one event, side by side."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
import sys
from typing import TYPE_CHECKING, Any

import attrs
import click

from diplotrack.cli.inputs import HowToRead, Inputs
from diplotrack.cli.messages import complain, one_line, plain
from diplotrack.cli.params import day, pairs, reading_options
from diplotrack.cli.progress import Progress
from diplotrack.plugins import Registry
from diplotrack.records import Report

if TYPE_CHECKING:
    from diplotrack.comparing import Comparison

EPILOG = """\b
Examples:
  diplotrack compare washington.txt beijing.txt --published 2024-10-11
  diplotrack compare washington.jsonl beijing.jsonl --format table
  diplotrack compare washington.jsonl beijing.jsonl --format csv > compared.csv
"""


@click.command(epilog=EPILOG)
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@reading_options
@click.option(
    "--published-b",
    callback=day,
    metavar="DATE",
    help="B's day of publication, where it is another than that of --published.",
)
@click.option(
    "--option",
    "options",
    multiple=True,
    callback=pairs,
    metavar="NAME=VALUE",
    help="One of the adapter's own options; “diplotrack plugins” lists them. May be repeated.",
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "table", "jsonl", "csv"]),
    default="text",
    help="Text for people (the default), a table for people, JSON Lines or CSV with a row for each record.",
)
@click.pass_obj
def compare(
    registry: Registry,
    *,
    first: str,
    second: str,
    published: dt.date | None,
    published_b: dt.date | None,
    adapter: str | None,
    encoding: str | None,
    limit: int,
    fetch: bool,
    options: dict[str, str],
    form: str,
) -> int:
    """Compare what two documents, A and B, tell of one event: what both say, what only one says, where they differ.

    A and B are read as “read” does; each must hold one document. No ledger is needed.
    """
    how = HowToRead(
        published=published, adapter=adapter, limit=limit, encoding=encoding, fetch=fetch, options=options
    )
    one = _report(first, how, registry)
    other = _report(second, attrs.evolve(how, published=published_b or published), registry)
    if one is None or other is None:
        return 1
    from diplotrack.comparing import compare as compared

    _show(compared(one, other), form)
    return 0


def _report(name: str, how: HowToRead, registry: Registry) -> Report | None:
    """The one report that an input holds; None where that was not so and has been told."""
    found = Inputs([name], how, registry, Progress())
    reports = list(found.reports())
    if found.failures:
        return None
    if len(reports) != 1:
        complain("error", f"{name}: holds {len(reports)} documents; to compare takes one from each input")
        return None
    return reports[0]


def _show(comparison: Comparison, form: str) -> None:
    if form == "text":
        sys.stdout.write(f"{plain(str(comparison))}\n")
    elif form == "table":
        _table(comparison)
    elif form == "jsonl":
        from diplotrack.cli.plain import print_json

        for line in _lines(comparison):
            print_json(line)
    else:
        rows = io.StringIO()
        writer = csv.DictWriter(rows, _COLUMNS, lineterminator="\r\n")
        writer.writeheader()
        writer.writerows({name: _harmless(cell) for name, cell in row.items()} for row in comparison.table())
        sys.stdout.flush()
        sys.stdout.buffer.write(rows.getvalue().encode("utf-8", "backslashreplace"))
        sys.stdout.buffer.flush()


_COLUMNS = ("told_by", "type", "kind", "differs", "first", "second")


_FORMULA = re.compile(r"[\s\"'“”‘’]*[=+\-@＝＋－＠]")


def _harmless(cell: str) -> str:
    """A cell that a spreadsheet could take for a formula, made text, as the CSV exporter does."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def _lines(comparison: Comparison) -> list[dict[str, Any]]:
    """An object for each record: who tells of it, both records, why they are one, and where they differ."""
    lines: list[dict[str, Any]] = [
        {
            "told_by": "both",
            "first": pair.first,
            "second": pair.second,
            "why": pair.why,
            "differences": [attrs.asdict(difference) for difference in pair.differences],
        }
        for pair in comparison.both
    ]
    lines += [{"told_by": "first", "first": record} for record in comparison.only_first]
    return lines + [{"told_by": "second", "second": record} for record in comparison.only_second]


def _table(comparison: Comparison) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    from diplotrack.cli.table import console
    from diplotrack.describing import name_of

    table = Table(box=SIMPLE_HEAD, expand=True, pad_edge=False, leading=1)
    table.add_column("Kind", width=14, overflow="fold")
    table.add_column(one_line(f"A: {name_of(comparison.first)}"), ratio=1, overflow="fold")
    table.add_column(one_line(f"B: {name_of(comparison.second)}"), ratio=1, overflow="fold")
    table.add_column("Differs", width=14, overflow="fold")
    for row in comparison.table():
        sides = [f"“{one_line(row[side])}”" if row[side] else "–" for side in ("first", "second")]
        table.add_row(row["kind"], *sides, row["differs"].replace(", ", "\n"))
    console().print(table)
