"""Records of a ledger on standard output: a table with ids for people, JSON Lines for programs."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Callable, Iterable, Iterator

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from diplotrack.cli.messages import complain, one_line
from diplotrack.cli.table import NARROW, broken, console, what, when_of, who
from diplotrack.plugins import Registry
from diplotrack.records import Record

Note = Callable[[Record], str]
"""What a command has to say of a record besides, or nothing."""

_CHUNK = 500  # rows that are laid out at once, so that a long list takes no more memory than a short one
_ID = 24  # letters of an id; one that was told apart from another (by its document) is folded


def nothing(_: Record) -> str:
    """Nothing to say besides."""
    return ""


def as_table(form: str | None) -> bool:
    """Whether a table is wanted, by what ``--format`` says or where the output goes."""
    return (form or ("table" if sys.stdout.isatty() else "jsonl")) == "table"


def show_records(records: Iterable[Record], registry: Registry, *, table: bool, note: Note = nothing) -> None:
    """Print records; where there are none, say so on standard error.

    Args:
        records: read as they are printed.
        registry: the plugins.
        table: a table, or else JSON Lines.
        note: of a table, what stands under a record's date.
    """
    some = iter(records)
    first = next(some, None)
    if first is None:
        complain("note", "no records fit")
        return
    found = itertools.chain((first,), some)
    if table:
        rows(found, console(), note=note)
        return
    from diplotrack.exporting import export

    export(found, "-", exporter="jsonl", registry=registry)


def rows(records: Iterable[Record], to: Console, *, note: Note = nothing) -> None:
    """Print records as a table, or under one another where the terminal is narrow."""
    if to.width < NARROW:
        for record in records:
            to.print(*_block(record, note), sep="\n")
        return
    some, heads = iter(records), True
    while chunk := list(itertools.islice(some, _CHUNK)):
        to.print(_table(chunk, note, heads=heads))
        heads = False


def _table(records: Iterable[Record], note: Note, *, heads: bool) -> Table:
    table = Table(box=SIMPLE_HEAD, expand=True, pad_edge=False, leading=1, show_header=heads)
    table.add_column("Id", width=_ID, overflow="fold")
    table.add_column("Who", ratio=3, overflow="fold")
    table.add_column("What", ratio=4, min_width=17, overflow="fold")
    table.add_column("When", width=12, overflow="fold")
    for record in records:
        when = Text(broken(when_of(record)))
        if besides := note(record):
            when.append(f"\n{besides}", style="bold")
        table.add_row(one_line(record.id), who(record), what(record), when)
    return table


def _block(record: Record, note: Note) -> Iterator[Text]:
    yield Text(one_line(record.id), style="dim")
    yield who(record)
    yield what(record)
    for line in (when_of(record), note(record)):
        if line:
            yield Text(line)
    yield Text()
