"""Items to record batches, lazily: column by column for each type, then put into the order of the items."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from diplotrack.errors import ExportError
from diplotrack.records import Document, Item, Report
from diplotrack.serialize import to_dict
from diplotrack_arrow.columns import TYPES, Single, columns
from diplotrack_arrow.schema import SCHEMAS, VALUES

ROWS = 1_000
"""How many rows a batch has, unless asked otherwise: what is held in memory at a time."""
TEXT = 16_000_000
"""How many characters of documents a batch has at most, unless a single one has more."""


def stream(items: Iterable[Item], type: str | None = None, *, rows: int = ROWS) -> pa.RecordBatchReader:  # noqa: A002
    """Items as a stream of record batches, made as they are asked for.

    Args:
        items: reports, documents and records; reports are taken apart.
        type: ``"document"``, ``"engagement"`` or ``"commitment"`` for those only, with their own columns; None for all.
        rows: how many rows a batch has at most. Long documents make it fewer.

    Raises:
        ExportError: (by `batches`, while it is read) a text holds a lone surrogate, which Arrow's UTF-8 cannot hold. Who
            reads the stream raises an error of its own, which has this one's words.
    """
    return pa.RecordBatchReader.from_batches(SCHEMAS[type], batches(items, type, rows=rows))


def batches(items: Iterable[Item], type: str | None = None, *, rows: int = ROWS) -> Iterator[pa.RecordBatch]:  # noqa: A002
    """As `stream`, with its `items`, `type` and `rows`, batch by batch."""
    gathering = Gathering(type, rows=rows)
    for item in _flat(items):
        made = gathering.add(item)
        if made is not None:
            yield made
    yield from gathering.rest()


class Gathering:
    """Makes batches of items that come one by one.

    Args:
        type: as for `stream`; items of another type are left out.
        rows: how many rows a batch has at most.
        target, exporter: what to name in errors.
    """

    def __init__(
        self,
        type: str | None = None,  # noqa: A002
        *,
        rows: int = ROWS,
        target: str = "an Arrow stream",
        exporter: str = "arrow",
    ) -> None:
        self._type, self._rows = type, rows
        self._target, self._exporter = target, exporter
        self._items: list[Single] = []
        self._size = 0

    def add(self, item: Single) -> pa.RecordBatch | None:
        """Take an item; the batch that it completes, if it does.

        Raises:
            ExportError: a text holds a lone surrogate.
        """
        if self._type is not None and self._type != TYPES[type(item)]:
            return None
        items = self._items
        items.append(item)
        if isinstance(item, Document):
            self._size += len(item.text)
        if len(items) < self._rows and self._size < TEXT:
            return None
        return next(self.rest())

    def rest(self) -> Iterator[pa.RecordBatch]:
        """The batch of what was taken since the last one; none where nothing was.

        Raises:
            ExportError: a text holds a lone surrogate.
        """
        items, self._items, self._size = self._items, [], 0
        if not items:
            return
        yield batch_of(items, self._type, target=self._target, exporter=self._exporter)


def batch_of(
    items: Sequence[Single],
    type: str | None = None,  # noqa: A002
    *,
    target: str = "an Arrow stream",
    exporter: str = "arrow",
) -> pa.RecordBatch:
    """One batch of these items, which are all of the type where one is given; arguments as for `Gathering`.

    Raises:
        ExportError: a text holds a lone surrogate.
    """
    try:
        made = columns(items, type)
    except UnicodeEncodeError as error:
        raise _unencodable(items, target, exporter) from error
    schema, known = SCHEMAS[type], VALUES[type]
    arrays = [_coded(made[f.name], known[f.name]) if f.name in known else made[f.name] for f in schema]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def _unencodable(items: Sequence[Single], target: str, exporter: str) -> ExportError:
    for item in items:
        for name, value in to_dict(item).items():
            try:
                json.dumps(value, ensure_ascii=False).encode()
            except UnicodeEncodeError:
                problem = (
                    f"{item.id}: {name} holds a lone surrogate, which Arrow cannot hold; correct the text"
                )
                return ExportError(problem, target=target, exporter=exporter)
    raise AssertionError("no item holds what could not be encoded")


def _flat(items: Iterable[Item]) -> Iterator[Single]:
    for item in items:
        if isinstance(item, Report):
            yield item.document
            yield from item.records
        else:
            yield item


def _coded(texts: pa.Array[Any], known: Sequence[str]) -> pa.Array[Any]:
    """A dictionary that is the same in every batch: all the values that there can be."""
    if pa.types.is_dictionary(texts.type):
        return texts
    dictionary = pa.array(known, type=pa.string())
    return pa.DictionaryArray.from_arrays(pc.index_in(texts, value_set=dictionary), dictionary)
