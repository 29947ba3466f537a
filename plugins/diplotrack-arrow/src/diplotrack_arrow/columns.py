"""Items to columns: attribute by attribute, the elements of all lists of a column in one array, then spread over the rows.

The lists of attributes are written out, since a list comprehension reads an attribute in a third of the time that
`operator.attrgetter` or a tuple for each row takes; and this is most of what an export costs.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from functools import reduce
from itertools import compress
from operator import iconcat
from typing import Any, cast

import pyarrow as pa
import pyarrow.compute as pc

from diplotrack.records import Commitment, Document, Engagement, Evidence, Participant, Party, Record
from diplotrack.when import When
from diplotrack_arrow.schema import CODED, EVIDENCE, PARTICIPANTS, PARTIES, PARTY, TEXTS, VALUES

Single = Document | Engagement | Commitment
"""What a row is made of."""
Columns = dict[str, "pa.Array[Any]"]
"""Columns by their names."""

TYPES: dict[type, str] = {Document: "document", Engagement: "engagement", Commitment: "commitment"}
"""What the schemas call the classes of items."""
_NAMES = VALUES[None]["type"]
_CODES = {kind: _NAMES.index(name) for kind, name in TYPES.items()}


def columns(items: Sequence[Single], only: str | None) -> Columns:
    """The columns of a schema, those of coded texts as plain texts.

    Args:
        items: all of the type, where one is given.
        only: the type: a key of `diplotrack_arrow.schema.SCHEMAS`.

    Raises:
        UnicodeEncodeError: a text holds a lone surrogate.
    """
    made: Columns = {"id": _texts([item.id for item in items])}
    if only is not None:
        for make, types in _MAKERS:
            if only in types:
                made |= make(items)
        return made
    codes = bytes(map(_CODES.__getitem__, map(type, items)))
    made["type"] = pa.DictionaryArray.from_arrays(_bytes(codes).cast(pa.int32()), _texts(_NAMES))
    for make, types in _MAKERS:
        there = codes.translate(bytes(name in types for name in _NAMES).ljust(256, b"\0"))
        made |= _spread(make(list(compress(items, there))), _bytes(there).cast(pa.bool_()))
    return made


def _of_documents(documents: Sequence[Document]) -> Columns:
    return {
        "text": pa.array([one.text for one in documents], type=pa.large_string()),
        "title": _texts([one.title for one in documents]),
        "uri": _texts([one.uri for one in documents]),
        "publisher": pa.array([one.publisher for one in documents], type=CODED),
        "published": pa.array([one.published for one in documents], type=pa.date32()),
        "language": pa.array([one.language for one in documents], type=CODED),
        "encoding": pa.array([one.encoding for one in documents], type=CODED),
    }


def _of_records(records: Sequence[Record]) -> Columns:
    """The columns that engagements and commitments share."""
    return {
        "kind": _texts([one.kind for one in records]),
        "status": _texts([one.status for one in records]),
        "topics": _lists([one.topics for one in records], _texts, TEXTS),
        "summary": _texts([one.summary for one in records]),
        "evidence": _lists([one.evidence for one in records], _evidence, EVIDENCE),
    }


def _of_engagements(engagements: Sequence[Engagement]) -> Columns:
    return {
        "parties": _lists([one.parties for one in engagements], _parties, PARTIES),
        "participants": _lists([one.participants for one in engagements], _participants, PARTICIPANTS),
        "place": _texts([one.place for one in engagements]),
        **_dates("when", [one.when for one in engagements]),
        "part_of": _texts([one.part_of for one in engagements]),
    }


def _of_commitments(commitments: Sequence[Commitment]) -> Columns:
    return {
        "by": _lists([one.by for one in commitments], _parties, PARTIES),
        "to": _lists([one.to for one in commitments], _parties, PARTIES),
        "content": _texts([one.content for one in commitments]),
        **_dates("due", [one.due for one in commitments]),
        **_dates("made", [one.made for one in commitments]),
        "engagement": _texts([one.engagement for one in commitments]),
    }


def _dates(name: str, dates: Sequence[When | None]) -> Columns:
    return {
        name: _texts([None if when is None else when.text for when in dates]),
        f"{name}_earliest": pa.array(
            [None if when is None else when.earliest for when in dates], type=pa.date32()
        ),
        f"{name}_latest": pa.array(
            [None if when is None else when.latest for when in dates], type=pa.date32()
        ),
    }


def _parties(parties: Sequence[Party]) -> pa.Array[Any]:
    return _structs(PARTY, _texts([one.code for one in parties]), _texts([one.name for one in parties]))


def _participants(people: Sequence[Participant]) -> pa.Array[Any]:
    parties = [one.party for one in people]
    acting = _structs(
        PARTY,
        _texts(["" if party is None else party.code for party in parties]),
        _texts(["" if party is None else party.name for party in parties]),
        mask=pa.array([party is None for party in parties], type=pa.bool_()),
    )
    names, titles = _texts([one.name for one in people]), _texts([one.title for one in people])
    return _structs(PARTICIPANTS.value_type, names, titles, acting, _texts([one.role for one in people]))


def _evidence(evidence: Sequence[Evidence]) -> pa.Array[Any]:
    return _structs(
        EVIDENCE.value_type,
        _texts([one.document for one in evidence]),
        _integers("q", [one.start for one in evidence]),
        _integers("q", [one.end for one in evidence]),
        _texts([one.quote for one in evidence]),
    )


def _texts(texts: Sequence[str | None]) -> pa.Array[Any]:
    return pa.array(texts, type=pa.string())


def _bytes(content: bytes) -> pa.Array[Any]:
    return pa.Array.from_buffers(pa.uint8(), len(content), [None, pa.py_buffer(content)])


def _integers(code: str, values: Sequence[int]) -> pa.Array[Any]:
    """Integers of the width that `struct` has for the code; by way of their bytes, a quarter of what `pa.array` takes."""
    content = struct.pack(f"={len(values)}{code}", *values)
    return pa.Array.from_buffers(_WIDTHS[code], len(values), [None, pa.py_buffer(content)])


_WIDTHS: dict[str, pa.DataType] = {"i": pa.int32(), "q": pa.int64()}


def _structs(
    kind: pa.StructType, *children: pa.Array[Any], mask: pa.Array[Any] | None = None
) -> pa.Array[Any]:
    fields = list(cast("Sequence[pa.Field[Any]]", kind))
    return pa.StructArray.from_arrays(list(children), fields=fields, mask=mask)


def _lists(
    lists: Sequence[Sequence[Any]], make: Callable[[list[Any]], pa.Array[Any]], kind: pa.DataType
) -> pa.Array[Any]:
    """Lists whose elements `make` makes the array of."""
    ends: Any = pc.cumulative_sum_checked(_integers("i", [0, *map(len, lists)]))
    return pa.ListArray.from_arrays(ends, make(reduce(iconcat, lists, [])), type=kind)


def _spread(made: Columns, there: pa.Array[Any]) -> Columns:
    """Columns with a value for each row in which `there` is true: with nulls in the other rows.

    Of lists only the offsets change, so that their elements, which are in order, need not be moved.
    """
    counts = pc.cumulative_sum(there.cast(pa.int32()))
    before = pa.concat_arrays([_integers("i", [0]), counts])
    order = pc.if_else(there, pc.subtract(counts, 1), pa.scalar(None, pa.int32()))
    absent = pc.invert(there)
    flat = {name: column for name, column in made.items() if not isinstance(column, pa.ListArray)}
    taken = pa.RecordBatch.from_pydict(flat).take(order)
    spread: Columns = dict(zip(flat, taken.columns, strict=True))
    for name, column in made.items():
        if isinstance(column, pa.ListArray):
            ends = column.offsets.take(before)
            spread[name] = pa.ListArray.from_arrays(ends, column.values, type=column.type, mask=absent)
    return spread


_MAKERS: list[tuple[Callable[[Sequence[Any]], Columns], tuple[str, ...]]] = [
    (_of_documents, ("document",)),
    (_of_records, ("engagement", "commitment")),
    (_of_engagements, ("engagement",)),
    (_of_commitments, ("commitment",)),
]
"""What makes columns, and of the items of which types."""
