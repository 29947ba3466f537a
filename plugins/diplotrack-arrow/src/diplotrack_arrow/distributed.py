"""Documents in, records out, batch by batch: what Spark, Ray, Dask and Daft run on their workers."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

import pyarrow as pa

from diplotrack.errors import (
    DiplotrackError,
    ExportError,
    NoAdapterError,
    OptionsError,
    SourceError,
    ValidationError,
)
from diplotrack.options import build_options
from diplotrack.plugins import Registry, default_registry
from diplotrack.reading import read_all
from diplotrack.records import Document, Report
from diplotrack.sources import DEFAULT_LIMIT, Source, is_url
from diplotrack_arrow.columns import Single
from diplotrack_arrow.rows import ROWS, TEXT, batch_of
from diplotrack_arrow.schema import INPUT, RESULT, undone

_AT_A_TIME = 64  # rows that are Python's at once: the rest of a batch stays Arrow's
_OPTIONS = ("published", "title", "publisher", "language")

Row = tuple[str, Single | DiplotrackError]
"""The name of a source, and what came of it."""


class BatchReader:
    """Reads batches of documents; the function that a distributed engine runs on its partitions.

    Called with an iterable of record batches it gives an iterator of record batches; `table` does the same for one table.
    It can be pickled, and takes along the options and which plugins there are: used where plugins or versions are others,
    it raises a `PluginError` that says which.

    Args:
        adapter: an adapter's name; by default each document gets the one that is surest of it.
        published: the day of publication of the documents that have none of their own.
        limit: bytes of one document that are read at the most.
        encoding: of the documents' bytes where they have none of their own; by default it is detected.
        registry: the plugins to use; by default the installed ones.
        rows: how many rows a batch that comes out has at most; long documents make it fewer.
        options: the adapter's own options; a document's own columns go before them.

    Raises:
        NoAdapterError: there is no adapter of this name.
        OptionsError: the adapter (or where none is named, any) does not know an option, or its value is wrong.
    """

    def __init__(
        self,
        *,
        adapter: str | None = None,
        published: datetime.date | None = None,
        limit: int = DEFAULT_LIMIT,
        encoding: str | None = None,
        registry: Registry | None = None,
        rows: int = ROWS,
        **options: Any,
    ) -> None:
        if rows < 1:
            raise ValidationError("rows", rows, "give 1 or more")
        self._adapter, self._limit, self._encoding, self._rows = adapter, limit, encoding, rows
        self._registry = registry or default_registry()
        self._options = options if published is None else {**options, "published": published}
        self._hold_options()

    def __call__(self, batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        """The records of the documents, in their order, in the columns of `diplotrack_arrow.schema.RESULT`.

        Args:
            batches: documents, in columns of `diplotrack_arrow.schema.INPUT`; asked for as reading proceeds.

        Raises:
            PluginError: the plugins here are not those of where this was made.
            ValidationError: the batches have other columns.
        """
        self._registry.adapters  # noqa: B018 - before any document, since this is no document's fault
        some: list[Row] = []
        size = 0
        for batch in batches:
            _hold_columns(batch.schema)
            for start in range(0, batch.num_rows, _AT_A_TIME):
                for row in batch.slice(start, _AT_A_TIME).to_pylist():
                    for found in self._read(
                        {name: value for name, value in row.items() if value is not None}
                    ):
                        some.append(found)
                        size += len(found[1].text) if isinstance(found[1], Document) else 0
                        if len(some) >= self._rows or size >= TEXT:
                            yield _batch(some)
                            some, size = [], 0
        if some:
            yield _batch(some)

    def table(self, documents: pa.Table | pa.RecordBatch) -> pa.Table:
        """The records of the documents of one table or batch; as calling it otherwise."""
        batches = documents.to_batches() if isinstance(documents, pa.Table) else [documents]
        return pa.Table.from_batches(list(self(batches)), schema=RESULT)

    def _hold_options(self) -> None:
        adapters = [provided.item for provided in self._registry.adapters]
        if self._adapter is not None:
            named = [adapter for adapter in adapters if adapter.name == self._adapter]
            if not named:
                names = [adapter.name for adapter in adapters]
                problem = f"there is no adapter {self._adapter!r}; known are {', '.join(names) or 'none'}"
                raise NoAdapterError(problem, source="batches", candidates=names)
            build_options(named[0].options, self._options, owner=f"adapter {self._adapter!r}")
            return
        for name, value in self._options.items():
            problems = []
            for adapter in adapters:
                try:
                    build_options(adapter.options, {name: value}, owner=f"adapter {adapter.name!r}")
                except OptionsError as error:
                    problems.append(error)
            if len(problems) == len(adapters):
                known = [error for error in problems if name in error.known]
                unknown = OptionsError(
                    f"no adapter knows the option {name!r}", owner="batches", option=name, value=value
                )
                raise known[0] if known else unknown

    def _read(self, row: dict[str, Any]) -> Iterator[Row]:
        """What comes of one document, errors in their places."""
        name = row.get("name") or row.get("url") or ("<text>" if "text" in row else "<bytes>")
        found: list[Report | DiplotrackError] = []
        try:
            source = self._source(name, row)
            own = {option: row[option] for option in _OPTIONS if option in row}
            how: dict[str, Any] = {
                "adapter": self._adapter,
                "registry": self._registry,
                **self._options,
                **own,
            }
            found.extend(read_all([source], on_error=found.append, **how))  # errors in their places
        except DiplotrackError as error:
            found.append(error)
        for each in found:
            items = [each.document, *each.records] if isinstance(each, Report) else [each]
            yield from ((name, item) for item in items)

    def _source(self, name: str, row: dict[str, Any]) -> Source:
        if ("text" in row) == ("bytes" in row):
            problem = "has both text and bytes" if "text" in row else "has neither text nor bytes"
            raise SourceError(f"{problem}; give one of them", source=name)
        content = row["text"] if "text" in row else row["bytes"]
        kind = row.get("media_type") or ("text/plain" if "text" in row else None)
        encoding = row.get("encoding") or self._encoding
        source = Source(
            name=name,
            content=content,
            media_type=kind,
            uri=row.get("url"),
            limit=self._limit,
            encoding=encoding,
        )
        if "media_type" not in row and "text" in row:
            source.suffix = ""  # a page's address says what the page was, and not what its text is
        elif is_url(name):
            source.suffix = PurePosixPath(urlsplit(name).path).suffix.lower()
        return source


def read_batches(
    batches: Iterable[pa.RecordBatch],
    *,
    adapter: str | None = None,
    published: datetime.date | None = None,
    limit: int = DEFAULT_LIMIT,
    encoding: str | None = None,
    registry: Registry | None = None,
    rows: int = ROWS,
    **options: Any,
) -> Iterator[pa.RecordBatch]:
    """Read batches of documents: `BatchReader` made and called, where both are in one place.

    Arguments, results and errors are those of `BatchReader`. A worker to which this function is sent by its name uses
    the plugins that are there; send a `BatchReader`, or a ``registry``, to have them checked.
    """
    reader = BatchReader(
        adapter=adapter,
        published=published,
        limit=limit,
        encoding=encoding,
        registry=registry,
        rows=rows,
        **options,
    )
    return reader(batches)


def _hold_columns(schema: pa.Schema) -> None:
    known = {field.name: field.type for field in INPUT}
    for field in schema:
        if field.name not in known:
            expected = f"documents have the columns {', '.join(known)}; select those"
            raise ValidationError("batches", field.name, expected)
        kind: pa.DataType = undone(field.type)
        dated = field.name == "published" and kind == pa.string()  # YYYY-MM-DD
        if kind != known[field.name] and not dated and not pa.types.is_null(kind):
            raise ValidationError(f"batches.{field.name}", str(field.type), f"give {known[field.name]}")
    if len(set(schema.names)) != len(schema.names):
        raise ValidationError("batches", schema.names, "give each column once")
    if not {"text", "bytes"} & set(schema.names):
        raise ValidationError("batches", schema.names, "give a column text or bytes")


def _batch(rows: list[Row]) -> pa.RecordBatch:
    try:
        made = batch_of(_items(rows))
    except ExportError:
        rows = list(_without_unwritable(rows))
        made = batch_of(_items(rows))
    positions = iter(range(made.num_rows))
    order = pa.array(
        [None if isinstance(each, DiplotrackError) else next(positions) for _, each in rows], type=pa.int32()
    )
    errors = [each if isinstance(each, DiplotrackError) else None for _, each in rows]
    arrays: dict[str, pa.Array[Any]] = {
        "source": pa.array([name for name, _ in rows], type=pa.string()),
        "error": pa.array([None if e is None else _text(str(e)) for e in errors], type=pa.string()),
        "error_type": pa.array([None if e is None else type(e).__name__ for e in errors], type=pa.string()),
    }
    for field in made.schema:
        arrays[field.name] = made[field.name].cast(RESULT.field(field.name).type).take(order)
    arrays["type"] = arrays["type"].fill_null("error")
    return pa.RecordBatch.from_arrays([arrays[field.name] for field in RESULT], schema=RESULT)


def _items(rows: list[Row]) -> list[Single]:
    return [each for _, each in rows if not isinstance(each, DiplotrackError)]


def _text(message: str) -> str:
    return message.encode("utf-8", "backslashreplace").decode("utf-8")


def _without_unwritable(rows: list[Row]) -> Iterator[Row]:
    """The rows, with an error in the place of each document that has, or whose records have, a text that no Arrow text is."""
    starts = [n for n, (_, each) in enumerate(rows) if not n or isinstance(each, (Document, DiplotrackError))]
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        try:
            batch_of(_items(rows[start:end]), target=rows[start][0])
        except ExportError as error:
            yield rows[start][0], error
        else:
            yield from rows[start:end]
