"""What the plugin brings: the exporter and the adapter, as hooks."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from diplotrack.hooks import hookimpl
from diplotrack.interfaces import Exporter, NoOptions, SourceAdapter
from diplotrack.jsonlines import gathered
from diplotrack.records import Report
from diplotrack.sources import Source
from diplotrack_csv.exporter import CsvExporter
from diplotrack_csv.reading import load, profile_of


class CsvAdapter:
    """Reads the reports of a file that the exporter's ``raw`` profile wrote.

    A document's row and the rows of records behind it that quote it are one report again.
    """

    name = "csv"
    options = NoOptions

    def accepts(self, source: Source) -> float:
        """1 for a file with the header row of one of the profiles, else 0: other tables mean other things."""
        return 0.0 if profile_of(source.head) is None else 1.0

    def read(self, source: Source, options: NoOptions) -> Iterator[Report]:  # noqa: ARG002
        """The reports, in the order of the file.

        Raises:
            FormatError: a row is wrong, the file is of the ``spreadsheet`` profile, or a record quotes a document
                that does not stand before it (`diplotrack_csv.load` reads such records).
        """
        yield from gathered(load(source), source.name, single="diplotrack_csv.load")


@hookimpl
def diplotrack_source_adapters() -> Iterable[SourceAdapter]:
    """The adapter for CSV of ours."""
    return [CsvAdapter()]


@hookimpl
def diplotrack_exporters() -> Iterable[Exporter]:
    """The exporter of CSV."""
    return [CsvExporter()]
