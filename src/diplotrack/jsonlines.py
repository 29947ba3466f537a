"""The built-in plugin: reports in and records out as JSON Lines (`diplotrack.serialize`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from diplotrack.errors import FormatError, ValidationError
from diplotrack.hooks import hookimpl
from diplotrack.interfaces import Exporter, NoOptions, SourceAdapter
from diplotrack.records import Commitment, Document, Engagement, Report
from diplotrack.sources import Source
from diplotrack.targets import Target

SUFFIXES = (".jsonl", ".ndjson")


class JsonLinesAdapter:
    """Reads the reports of a file that `diplotrack.dump` or the exporter wrote.

    A document line and the records behind it that cite it are one report again.
    """

    name = "jsonl"
    options = NoOptions

    def accepts(self, source: Source) -> float:
        """1 for a file with diplotrack's header, else 0."""
        first = source.head.split(b"\n", 1)[0]
        return 1.0 if b'"format": "diplotrack"' in first or b'"format":"diplotrack"' in first else 0.0

    def read(self, source: Source, options: NoOptions) -> Iterator[Report]:  # noqa: ARG002
        """The reports, in the order of the file.

        Raises:
            FormatError: a line is wrong, or a record cites a document that does not stand before it.
        """
        from diplotrack.serialize import load

        yield from gathered(load(source), source.name)


def gathered(
    items: Iterable[Document | Engagement | Commitment | Report],
    name: str,
    *,
    single: str = "diplotrack.load",
) -> Iterator[Report]:
    """Reports from a flat series in which each document stands before the records that cite it.

    Args:
        items: documents, records and whole reports.
        name: the series' name, for messages.
        single: the function that reads single records, for messages.

    Raises:
        FormatError: a record cites no document or one that is not the last before it.
    """
    document: Document | None = None
    records: list[Engagement | Commitment] = []
    for item in items:
        if isinstance(item, (Document, Report)):
            if document is not None:
                yield _gathered(document, records, name)
            document, records = None, []
            if isinstance(item, Report):
                yield item
            else:
                document = item
            continue
        if document is None or any(e.document != document.id for e in item.evidence):
            problem = (
                f"{item.id} cites a document that does not stand before it; {single} reads single records"
            )
            raise FormatError(problem, source=name)
        records.append(item)
    if document is not None:
        yield _gathered(document, records, name)


def _gathered(document: Document, records: list[Engagement | Commitment], name: str) -> Report:
    engagements = tuple(record for record in records if isinstance(record, Engagement))
    commitments = tuple(record for record in records if isinstance(record, Commitment))
    try:
        return Report(document=document, engagements=engagements, commitments=commitments)
    except ValidationError as error:
        raise FormatError(f"{document.id} and its records do not fit: {error}", source=name) from error


class JsonLinesExporter:
    """Writes every item on a line of its own, without loss."""

    name = "jsonl"
    suffixes = SUFFIXES
    media_type = "application/jsonl"
    options = NoOptions

    @contextmanager
    def open(self, target: Target, options: NoOptions) -> Iterator[_Lines]:  # noqa: ARG002
        """Begin a file with its header."""
        yield _Lines(target)


class _Lines:
    def __init__(self, target: Target) -> None:
        from diplotrack import serialize

        self._write = target.text().write
        self._line = serialize.to_line
        self._write(serialize.header())

    def write(self, item: Document | Engagement | Commitment) -> None:
        self._write(self._line(item))


@hookimpl
def diplotrack_source_adapters() -> Iterable[SourceAdapter]:
    """The adapter for JSON Lines."""
    return [JsonLinesAdapter()]


@hookimpl
def diplotrack_exporters() -> Iterable[Exporter]:
    """The exporter of JSON Lines."""
    return [JsonLinesExporter()]
