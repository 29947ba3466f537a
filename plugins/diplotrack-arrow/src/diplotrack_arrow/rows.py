"""Items to record batches, lazily: column by column for each type, then put into the order of the items."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, chain
from operator import attrgetter
from typing import Any, cast

import pyarrow as pa
import pyarrow.compute as pc

from diplotrack.errors import ExportError
from diplotrack.records import Commitment, Document, Engagement, Item, Party, Report
from diplotrack_arrow.schema import EVIDENCE, PARTICIPANTS, PARTIES, PARTY, SCHEMAS, TEXTS, VALUES

Single = Document | Engagement | Commitment
"""What a row is made of."""
_Column = Callable[[Sequence[Any]], "pa.Array[Any]"]

ROWS = 1_000
"""How many rows a batch has, unless asked otherwise: what is held in memory at a time."""
TEXT = 16_000_000
"""How many characters of documents a batch has at most, unless a single one has more."""

_TYPES: dict[type, str] = {Document: "document", Engagement: "engagement", Commitment: "commitment"}


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
        if self._type is not None and self._type != _TYPES[item.__class__]:
            return None
        self._items.append(item)
        if item.__class__ is Document:
            self._size += len(item.text)
        if len(self._items) < self._rows and self._size < TEXT:
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
        return _mixed(items) if type is None else _batch(_columns(items, type), type)
    except UnicodeEncodeError as error:
        raise _unencodable(items, target, exporter) from error


def _unencodable(items: Sequence[Single], target: str, exporter: str) -> ExportError:
    for item in items:
        for name, column in _MAKERS[_TYPES[item.__class__]].items():
            try:
                column([getattr(item, name)])
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


def _mixed(items: Sequence[Single]) -> pa.RecordBatch:
    """All columns: those of each type, and each row of them in its place."""
    places: dict[str, list[int]] = {name: [] for name in _MAKERS}
    for place, item in enumerate(items):
        places[_TYPES[item.__class__]].append(place)
    parts = {n: _columns([items[place] for place in found], n) for n, found in places.items() if found}
    made: dict[str, pa.Array[Any]] = {"type": _texts([_TYPES[item.__class__] for item in items])}
    orders: dict[tuple[str, ...], pa.Array[Any]] = {}
    for field in SCHEMAS[None]:
        having = tuple(name for name in parts if field.name in parts[name])
        if having:
            if having not in orders:
                orders[having] = _order(len(items), [places[name] for name in having])
            arrays = [parts[name][field.name] for name in having]
            joined: pa.Array[Any] = arrays[0] if len(arrays) == 1 else pa.concat_arrays(arrays)
            made[field.name] = joined.take(orders[having])
        elif field.name != "type":
            kind = pa.string() if field.name in VALUES[None] else field.type
            made[field.name] = pa.nulls(len(items), kind)
    return _batch(made, None)


def _order(count: int, parts: Iterable[list[int]]) -> pa.Array[Any]:
    """Where in the joined parts the value of each row stands; null where none has one.

    Args:
        count: how many rows there are.
        parts: of each part the rows that its values belong to.
    """
    order: list[int | None] = [None] * count
    for position, place in enumerate(chain.from_iterable(parts)):
        order[place] = position
    return pa.array(order, type=pa.int32())


def _batch(made: dict[str, pa.Array[Any]], type: str | None) -> pa.RecordBatch:  # noqa: A002
    schema, values = SCHEMAS[type], VALUES[type]
    arrays = [_coded(made[f.name], values[f.name]) if f.name in values else made[f.name] for f in schema]
    return pa.RecordBatch.from_arrays(arrays, schema=schema)


def _coded(texts: pa.Array[Any], known: Sequence[str]) -> pa.Array[Any]:
    """A dictionary that is the same in every batch: all the values that there can be."""
    if pa.types.is_dictionary(texts.type):
        return texts
    dictionary = _texts(known)
    return pa.DictionaryArray.from_arrays(pc.index_in(texts, value_set=dictionary), dictionary)


def _columns(items: Sequence[Single], type: str) -> dict[str, pa.Array[Any]]:  # noqa: A002
    # Attribute by attribute and not `zip(*rows)`: a tuple for each row is work for the garbage collector.
    made = {name: make(_taken(items, name)) for name, make in _MAKERS[type].items()}
    for name in _DATES[type]:
        dates = _taken(items, name)
        made[name] = _texts([None if when is None else when.text for when in dates])
        earliest = [None if when is None else when.earliest for when in dates]
        latest = [None if when is None else when.latest for when in dates]
        made[f"{name}_earliest"] = pa.array(earliest, type=pa.date32())
        made[f"{name}_latest"] = pa.array(latest, type=pa.date32())
    return made


def _taken(values: Sequence[Any], name: str) -> list[Any]:
    return list(map(attrgetter(name), values))


def _plain(kind: pa.DataType) -> _Column:
    return lambda values: pa.array(values, type=kind)


def _listed(kind: pa.DataType, make: _Column) -> _Column:
    def column(values: Sequence[Any]) -> pa.Array[Any]:
        ends = pa.array([0, *accumulate(map(len, values))], type=pa.int32())
        return pa.ListArray.from_arrays(ends, make(list(chain.from_iterable(values))), type=kind)

    return column


def _structs(kind: pa.DataType, **makers: _Column) -> _Column:
    """Makes structs of objects that have the fields as attributes; `makers` makes the columns that are no plain values."""
    fields: list[pa.Field[Any]] = list(cast("Iterable[pa.Field[Any]]", kind))
    each = [(field.name, makers.get(field.name) or _plain(field.type)) for field in fields]

    def column(values: Sequence[Any]) -> pa.Array[Any]:
        arrays = [make(_taken(values, name)) for name, make in each]
        return pa.StructArray.from_arrays(arrays, fields=fields)

    return column


def _texts(texts: Sequence[str | None]) -> pa.Array[Any]:
    return pa.array(texts, type=pa.string())


def _party(parties: Sequence[Party | None]) -> pa.Array[Any]:
    codes = _texts(["" if party is None else party.code for party in parties])
    names = _texts(["" if party is None else party.name for party in parties])
    none = pa.array([party is None for party in parties], type=pa.bool_())
    return pa.StructArray.from_arrays(
        [codes, names], fields=list(cast("Iterable[pa.Field[Any]]", PARTY)), mask=none
    )


_PARTIES = _listed(PARTIES, _structs(PARTY))
_TEXT = _plain(pa.string())
_SHARED: dict[str, _Column] = {
    "id": _TEXT,
    "kind": _TEXT,
    "status": _TEXT,
    "topics": _listed(TEXTS, _TEXT),
    "summary": _TEXT,
    "evidence": _listed(EVIDENCE, _structs(EVIDENCE.value_type)),
}
_MAKERS: dict[str, dict[str, _Column]] = {
    "document": {field.name: _plain(field.type) for field in SCHEMAS["document"]},
    "engagement": _SHARED
    | {
        "parties": _PARTIES,
        "participants": _listed(PARTICIPANTS, _structs(PARTICIPANTS.value_type, party=_party)),
        "place": _TEXT,
        "part_of": _TEXT,
    },
    "commitment": _SHARED | {"by": _PARTIES, "to": _PARTIES, "content": _TEXT, "engagement": _TEXT},
}
_DATES = {"document": (), "engagement": ("when",), "commitment": ("due", "made")}
