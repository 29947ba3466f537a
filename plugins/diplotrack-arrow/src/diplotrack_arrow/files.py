"""Parquet and Feather files: written in row groups, read in batches, so that memory stays flat in either direction."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any, cast

import pyarrow as pa
import pyarrow.parquet as pq

from diplotrack.errors import FormatError
from diplotrack.outcomes import OnError, Outcomes
from diplotrack.sources import Readable, Source
from diplotrack_arrow.columns import Single
from diplotrack_arrow.records import Told, checked, rows
from diplotrack_arrow.rows import ROWS, Gathering
from diplotrack_arrow.schema import METADATA, SCHEMAS, VALUES

PARQUET = b"PAR1"
FEATHER = b"ARROW1\0\0"

Opened = Callable[[pa.Schema], AbstractContextManager[Callable[[pa.Table], object]]]


class Writer:
    """Gathers items to row groups, each of which is put into the file when it is full."""

    def __init__(self, put: Callable[[pa.Table], object], gathering: Gathering) -> None:
        self._put, self._gathering = put, gathering

    def write(self, item: Single) -> None:
        """Write one item.

        Raises:
            ExportError: a text holds a lone surrogate.
        """
        group = self._gathering.add(item)
        if group is not None:
            self._put(pa.Table.from_batches([group]))

    def finish(self) -> None:
        """Write what is left."""
        for group in self._gathering.rest():
            self._put(pa.Table.from_batches([group]))


@contextmanager
def writing(opened: Opened, type: str | None, group: int, *, target: str, exporter: str) -> Iterator[Writer]:  # noqa: A002
    """A writer into the file that `opened` begins, with the schema of the type."""
    gathering = Gathering(type, rows=group, target=target, exporter=exporter)
    with opened(SCHEMAS[type]) as put:
        writer = Writer(put, gathering)
        yield writer
        writer.finish()


def parquet(stream: Any, compression: Any) -> Opened:
    """Begins a Parquet file."""

    @contextmanager
    def opened(schema: pa.Schema) -> Iterator[Callable[[pa.Table], object]]:
        with pq.ParquetWriter(stream, schema, compression=compression, **settings(schema)) as file:
            yield lambda table: file.write_table(table, row_group_size=table.num_rows)

    return opened


def settings(schema: pa.Schema) -> dict[str, Any]:
    """The format's version, which columns get a dictionary, and which get statistics, as pyarrow's Parquet writer takes them."""
    paths = list(_paths(schema))
    coded = [path for path in paths if path.rpartition(".")[2] not in _DIFFERENT]
    counted = [path for path in paths if path.partition("_")[0] in _FILTERS]
    return {"version": "2.6", "use_dictionary": coded, "write_statistics": counted}


_DIFFERENT = {"id", "text", "title", "uri", "content", "summary", "start", "end", "quote"}
"""Fields of which most values are different, so that a dictionary only costs time and room."""


_FILTERS = {
    "type",
    "id",
    "kind",
    "status",
    "when",
    "due",
    "made",
    "published",
    "publisher",
    "language",
    "part",
    "engagement",
}
"""Columns, up to an underscore, by which one filters, so that their least and greatest values save reading a row group."""


def _paths(fields: Iterable[pa.Field[Any]], before: str = "") -> Iterator[str]:
    """The names by which Parquet calls the columns within columns."""
    for field in fields:
        kind, path = field.type, f"{before}{field.name}"
        if pa.types.is_list(kind):
            kind, path = kind.value_type, f"{path}.list.element"
        if pa.types.is_struct(kind):
            yield from _paths(cast("Iterable[pa.Field[Any]]", kind), f"{path}.")
        else:
            yield path


def feather(stream: Any, compression: Any) -> Opened:
    """Begins a Feather file.

    The format has one dictionary a column for the whole file, and it is not known to the end what publishers there are: only
    the codebook's values are dictionaries in it, the other columns plain texts.
    """

    @contextmanager
    def opened(schema: pa.Schema) -> Iterator[Callable[[pa.Table], object]]:
        fixed = {name for values in VALUES.values() for name in values}
        fields = [
            field
            if field.name in fixed or not pa.types.is_dictionary(field.type)
            else field.with_type(pa.string())
            for field in schema
        ]
        kept = pa.schema(fields, metadata=METADATA)
        options = pa.ipc.IpcWriteOptions(compression=None if compression == "none" else compression)
        with pa.ipc.new_file(stream, kept, options=options) as file:
            yield lambda table: file.write_table(table.cast(kept))

    return opened


def load(
    source: Readable | Source, *, schema: int | None = None, on_error: OnError = "raise"
) -> Outcomes[Single]:
    """Read back what the exporters wrote, one item at a time, whether or not their documents are in the file.

    Args:
        source: a Parquet or Feather file: a path, bytes or a file object.
        schema: the version of the schema, for files whose metadata have none because another program wrote them.
        on_error: what to do with a bad row: ``"raise"``, ``"collect"`` (in the result's ``errors``) or a callable.

    Returns:
        An iterator of the documents, engagements and commitments, in the order of the file.

    Raises:
        SourceError: the file cannot be opened.
        FormatError: (while iterating) a row is wrong, the file is damaged, or its schema another one.
    """
    opened = Source.of(source)
    return Outcomes((item for _, item in loaded(opened, schema)), on_error)


def loaded(source: Source, schema: int | None) -> Iterator[Told]:
    """The rows of a file, by `diplotrack_arrow.records.rows`.

    Raises:
        SourceError: the file cannot be opened.
        FormatError: it is damaged, or its schema is another one.
    """
    head = source.head
    if not head.startswith((PARQUET, FEATHER)):
        raise FormatError(
            "is neither Parquet nor Feather (version 2): other bytes begin such files", source=source.name
        )
    read = _parquet if head.startswith(PARQUET) else _feather
    with source.open() as stream:
        batches = read(stream, source.name, schema)
        yield from rows(_told(batches, source.name), source.name, schema)


def _parquet(stream: Any, name: str, schema: int | None) -> Iterator[pa.RecordBatch]:
    file = pq.ParquetFile(stream)
    checked(file.schema_arrow, name, schema)  # of a file without rows, too, and before any of them
    for group in range(file.num_row_groups):  # one after another, so that each is let go before the next
        yield from file.iter_batches(batch_size=ROWS, row_groups=[group])


def _feather(stream: Any, name: str, schema: int | None) -> Iterator[pa.RecordBatch]:
    file = pa.ipc.open_file(stream)
    checked(file.schema, name, schema)
    for number in range(file.num_record_batches):
        batch = file.get_batch(number)
        batch.validate(full=True)  # the format maps memory: a damaged file's offsets lead anywhere
        for start in range(0, batch.num_rows, ROWS):
            yield batch.slice(start, ROWS)


def _told(batches: Iterator[pa.RecordBatch], name: str) -> Iterator[Any]:
    try:
        yield from batches
    except (pa.ArrowException, OSError, ValueError, MemoryError) as error:
        problem = " ".join(str(error).split())
        raise FormatError(f"is damaged or no such file: {problem}", source=name) from error
