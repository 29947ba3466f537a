"""The exporter: records as CSV (RFC 4180), one file with a ``record`` column."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import attrs

from diplotrack.errors import ExportError
from diplotrack.records import Commitment, Document, Engagement
from diplotrack.targets import Target
from diplotrack_csv import raw
from diplotrack_csv.columns import Profile, names
from diplotrack_csv.metadata import ENDING, metadata
from diplotrack_csv.spreadsheet import View

_MARK = "\ufeff"


@attrs.frozen(kw_only=True)
class CsvOptions:
    """Options of the exporter.

    Attributes:
        profile: ``spreadsheet``, safe to open, or ``raw``, which reads back to equal records.
        metadata: whether a CSVW description (``out.csv-metadata.json``) is written beside a file.
    """

    profile: Profile = Profile.SPREADSHEET
    metadata: bool = True


class CsvExporter:
    """Writes records as CSV."""

    name = "csv"
    suffixes: tuple[str, ...] = (".csv",)
    media_type = "text/csv"
    options = CsvOptions

    @contextmanager
    def open(self, target: Target, options: CsvOptions) -> Iterator[CsvWriter]:
        """Begin a file with its header row.

        The ``raw`` profile is UTF-8 without a byte order mark; ``spreadsheet`` has one, without which Excel does not
        read UTF-8.

        Raises:
            ExportError: (while writing) a text holds a lone surrogate, which UTF-8 cannot hold.
        """
        stream = target.text(newline="")
        rows = csv.writer(stream, lineterminator="\r\n")
        if options.profile is Profile.SPREADSHEET:
            stream.write(_MARK)
        rows.writerow(names(options.profile))
        if options.metadata and target.has_sidecars:
            target.sidecar(ENDING).write(metadata(target.name, options.profile))
        row = raw.row if options.profile is Profile.RAW else View().row
        yield CsvWriter(rows.writerow, row, names(options.profile), target.name)


class CsvWriter:
    """Writes one row for each item."""

    def __init__(
        self,
        put: Callable[[raw.Cells], object],
        row: Callable[[Document | Engagement | Commitment], raw.Cells],
        header: tuple[str, ...],
        target: str,
    ) -> None:
        self._put = put
        self._row = row
        self._header = header
        self._target = target

    def write(self, item: Document | Engagement | Commitment) -> None:
        """Write one item.

        Raises:
            ExportError: a text in it holds a lone surrogate.
        """
        cells = self._row(item)
        try:
            self._put(cells)
        except UnicodeEncodeError as error:
            raise self._unencodable(item.id, cells) from error

    def _unencodable(self, item: str, cells: raw.Cells) -> ExportError:
        column, found = next(
            (name, character)
            for name, cell in zip(self._header, cells, strict=True)
            for character in str(cell or "")
            if "\ud800" <= character <= "\udfff"
        )
        problem = (
            f"{item}: {column} holds the lone surrogate U+{ord(found):04X}, which UTF-8 and so CSV cannot hold; "
            "correct the text, or write JSON Lines, which can"
        )
        return ExportError(problem, target=self._target, exporter=CsvExporter.name)
