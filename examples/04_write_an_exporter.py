"""A plugin that writes another format: a Markdown list of what was promised, open promises first."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import attrs

import diplotrack
from diplotrack import Commitment, CommitmentStatus, Document, Engagement, Registry
from diplotrack.hooks import hookimpl
from diplotrack.interfaces import Exporter
from diplotrack.targets import Target


@attrs.frozen(kw_only=True)
class PromiseOptions:
    """The options; `heading` is the list's first line."""

    heading: str = "Promises"


class Promises:
    """Keeps the lines of both sorts, since open promises come first."""

    def __init__(self) -> None:
        self.lines: dict[bool, list[str]] = {True: [], False: []}

    def write(self, item: Document | Engagement | Commitment) -> None:
        """Keep a commitment's line; this list has no others."""
        if isinstance(item, Commitment):
            is_open = item.status is CommitmentStatus.OPEN
            what = f"{', '.join(party.name for party in item.by)}: {item.content} ({item.status.value})"
            self.lines[is_open].append(f"- [{' ' if is_open else 'x'}] {what}\n")


class PromiseExporter:
    """Writes files that end in ``.md``; `diplotrack.export` sees to it that no half file is left."""

    name, suffixes, media_type, options = "promises", (".md",), "text/markdown", PromiseOptions

    @contextmanager
    def open(self, target: Target, options: PromiseOptions) -> Iterator[Promises]:
        """Write the list when all is known."""
        yield (kept := Promises())
        target.text().writelines([f"# {options.heading}\n\n", *kept.lines[True], *kept.lines[False]])


@hookimpl
def diplotrack_exporters() -> list[Exporter]:
    """Hand over the exporter; an installed plugin's entry point names the module that this stands in."""
    return [PromiseExporter()]


if __name__ == "__main__":
    registry = Registry(plugins=[("promises", sys.modules["__main__"])])
    records = diplotrack.load(Path(__file__).parent / "input/promises.jsonl")
    diplotrack.export(records, "-", exporter="promises", registry=registry, heading="Norway and Kenya")
