"""Reports for people: who, what, when and the words of the source, as wide as the terminal."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable, Iterator
from typing import Any

from rich.box import SIMPLE_HEAD
from rich.console import Console, Group, RenderableType
from rich.table import Table
from rich.text import Text

from diplotrack.cli.messages import one_line
from diplotrack.records import Document, Engagement, Evidence, Party, Record, Report

NARROW = 72
"""Columns of a terminal below which records stand under one another and not in a table."""


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Leave a reader that went away to the command, which ends in its own way."""
        raise  # noqa: PLE0704 (rich calls this while it handles the error)


def console() -> Console:
    """A console on standard output; colors only on a terminal, and none with ``NO_COLOR``."""
    return _Console(file=sys.stdout, highlight=False, markup=False, emoji=False, soft_wrap=False)


def show(report: Report, to: Console) -> None:
    """Print a report under its document's title.

    Args:
        report: what to print.
        to: where; its width is kept.
    """
    to.print(Text(one_line(heading(report.document)), style="bold"))
    if not report.records:
        to.print(Text("no engagements or commitments were found\n", style="dim"))
    elif to.width < NARROW:
        to.print(Group(*_blocks(report)))
    else:
        to.print(_table(report))


def heading(document: Document) -> str:
    """A document's title, or what else it is known by, with its publisher and day."""
    name = document.title or document.uri or document.id
    also = (document.publisher, document.published and document.published.isoformat())
    return " · ".join([name, *(part for part in also if part)])


def _table(report: Report) -> Table:
    table = Table(box=SIMPLE_HEAD, expand=True, pad_edge=False, leading=1)
    table.add_column("Who", ratio=3, overflow="fold")
    # As wide as "correspondence," with its margins and as a day with a mark or a slash: neither is ever broken.
    table.add_column("What", ratio=3, min_width=17, overflow="fold")
    table.add_column("When", width=11, overflow="fold")
    table.add_column("Quote", ratio=6, overflow="fold")
    for record in report.records:
        table.add_row(who(record), what(record), broken(when_of(record)), _quote(record.evidence))
    return table


def _blocks(report: Report) -> Iterator[RenderableType]:
    for record in report.records:
        when = when_of(record)
        yield who(record)
        yield Text.assemble(what(record), f"\n{when}" if when else "")
        yield Text(f"{_quote(record.evidence)}\n", style="italic")


def who(record: Record) -> Text:
    """The parties, and the people under them."""
    if isinstance(record, Engagement):
        people = ", ".join(person.name for person in record.participants)
        text = Text(one_line(" – ".join(party.name for party in record.parties)))
        return text.append(f"\n{one_line(people)}", style="dim") if people else text
    to = f" → {names(record.to)}" if record.to else ""
    return Text(one_line(names(record.by) + to))


def names(parties: Iterable[Party]) -> str:
    """The parties' names, in their order."""
    return ", ".join(party.name for party in parties)


def what(record: Record) -> Text:
    """Kind and status, and under them the place or what is to be done."""
    text = Text.assemble((record.kind.value, "bold"), f", {record.status.value}")
    said = record.place if isinstance(record, Engagement) else record.content
    return text.append(f"\n{one_line(said)}", style="dim") if said else text


def when_of(record: Record) -> str:
    """When an engagement takes place, or until when a commitment is due; nothing where it is not known."""
    if isinstance(record, Engagement):
        return str(record.when or "")
    return f"due {record.due}" if record.due else ""


def broken(when: str) -> str:
    """A span of dates as it goes into a narrow column: broken behind its slash, and nowhere else."""
    return re.sub(r"(?<=\d)(\S?)/(?=\S)", r"\1/\n", when)


def _quote(evidence: tuple[Evidence, ...]) -> str:
    # What says most stands first (codebook, "Engagement", rule 1).
    return f"“{one_line(evidence[0].quote)}”" if evidence else ""


def listing(plugins: Iterable[dict[str, Any]]) -> Table:
    """The plugins as `diplotrack.cli.plugins` describes them, as a table."""
    table = Table(box=SIMPLE_HEAD, expand=False, pad_edge=False, leading=1)
    for title in ("Plugin", "Distribution", "State", "What it does"):
        table.add_column(title, overflow="fold")
    for plugin in plugins:
        version = f" {plugin['version']}" if plugin["version"] else ""
        table.add_row(
            one_line(plugin["name"]),
            one_line(f"{plugin['distribution']}{version}" if plugin["distribution"] else "–"),
            plugin["state"],
            _does(plugin),
        )
    return table


_LISTED = ("diplotrack_source_adapters", "diplotrack_exporters", "diplotrack_commands")
"""Hooks of which the listing shows what they answer."""


def _does(plugin: dict[str, Any]) -> Text:
    lines = [("adapter " + a["name"], a["options"]) for a in plugin["adapters"]]
    lines += [
        (f"exporter {e['name']} ({', '.join(e['suffixes'])})", e["options"]) for e in plugin["exporters"]
    ]
    text = Text()
    for name, options in lines:
        text.append(f"{one_line(name)}\n")
        for option in options:
            default = "" if option["default"] is None else f" = {option['default']}"
            text.append(
                one_line(f"{option['name']}{default}  ({option['type']})").join(("    ", "\n")), style="dim"
            )
    for command in plugin["commands"]:
        text.append(f"command {one_line(command)}\n")
    others = [hook for hook in plugin["hooks"] if hook not in _LISTED]
    for line in others:
        text.append(f"hook {line}\n")
    for problem in plugin["problems"]:
        text.append(f"problem: {one_line(problem)}\n", style="bold")
    text.rstrip()
    return text
