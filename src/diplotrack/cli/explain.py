"""What ``--explain`` prints: each record with the rules, the clauses and the references that made it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from diplotrack.cli.messages import one_line
from diplotrack.cli.plain import print_json
from diplotrack.cli.table import console, heading, names
from diplotrack.interfaces import Explained, Explanation
from diplotrack.records import Engagement, Record

_UNEXPLAINED = "no explanation: a plugin changed or added this record after it had been read"


class Explaining:
    """Prints explained reports on standard output, as they come.

    Args:
        as_json: one JSON object a line for each record; text for people otherwise.
    """

    def __init__(self, *, as_json: bool) -> None:
        self._screen = None if as_json else console()

    def show(self, explained: Explained) -> None:
        """Print one report."""
        if self._screen is None:
            for line in _lines(explained):
                print_json(line)
            return
        for indent, text in _texts(explained):
            _print(text, indent, self._screen)


def _lines(explained: Explained) -> Iterator[dict[str, Any]]:
    for record in explained.report.records:
        why = explained.why(record)
        mentions = None if why is None else [
            {"frame": m.frame, "quote": m.quote, "clause": m.clause, "steps": list(m.steps)} for m in why.mentions
        ]  # fmt: skip
        yield {"record": record, "mentions": mentions}


def _texts(explained: Explained) -> Iterator[tuple[int, Text]]:
    yield 0, Text(one_line(heading(explained.report.document)), style="bold")
    if not explained.report.records:
        yield 0, Text("no engagements or commitments were found", style="dim")
    for record in explained.report.records:
        yield 0, Text()
        yield from _record(record, explained.why(record))
    yield 0, Text()


def _record(record: Record, why: Explanation | None) -> Iterator[tuple[int, Text]]:
    yield 0, Text.assemble((record.kind.value, "bold"), one_line(f", {record.status.value}: {_who(record)}"))
    if said := _said(record):
        yield 2, Text(one_line(said), style="dim")
    if why is None:
        for evidence in record.evidence:
            yield 2, Text(f"“{one_line(evidence.quote)}”", style="italic")
        yield 4, Text(_UNEXPLAINED, style="dim")
        return
    for mention in why.mentions:
        yield 2, Text(f"“{one_line(mention.quote)}”", style="italic")
        yield 4, Text(one_line(f"frame: {mention.frame}"))
        yield 4, Text(one_line(f"clause: {mention.clause}"))
        for step in mention.steps:
            yield 4, Text(one_line(f"step: {step}"))


def _who(record: Record) -> str:
    if isinstance(record, Engagement):
        return " – ".join(party.name for party in record.parties)
    return f"{names(record.by)} → {names(record.to)}" if record.to else names(record.by)


def _said(record: Record) -> str:
    if isinstance(record, Engagement):
        people = ", ".join(person.name for person in record.participants)
        parts: Iterable[object] = (people, record.place, record.when)
    else:
        parts = (record.content, record.due and f"due {record.due}")
    return "; ".join(str(part) for part in parts if part)


def _print(text: Text, indent: int, to: Console) -> None:
    """In a terminal's width; into a pipe each on one line, however long, so that it can be searched."""
    if not text:
        to.print()
    elif to.is_terminal:
        to.print(Padding.indent(text, indent))
    else:
        to.print(Text(" " * indent).append_text(text), soft_wrap=True)
