"""Items to record batches, lazily, in rows of the schema."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

import attrs
import pyarrow as pa

from diplotrack.errors import ExportError
from diplotrack.records import Commitment, Document, Engagement, Evidence, Item, Participant, Party, Report
from diplotrack.when import When
from diplotrack_arrow.schema import CODED, SCHEMAS, VALUES

Row = dict[str, Any]

ROWS = 1_000
"""How many rows a batch has, unless asked otherwise: what is held in memory at a time."""

_TYPES: dict[type, str] = {Document: "document", Engagement: "engagement", Commitment: "commitment"}


def stream(items: Iterable[Item], type: str | None = None, *, rows: int = ROWS) -> pa.RecordBatchReader:  # noqa: A002
    """Items as a stream of record batches, made as they are asked for.

    Args:
        items: reports, documents and records; reports are taken apart.
        type: ``"document"``, ``"engagement"`` or ``"commitment"`` for those only, with their own columns; None for all.
        rows: how many rows a batch has at most.

    Raises:
        ExportError: (by `batches`, while it is read) a text holds a lone surrogate, which Arrow's UTF-8 cannot hold. Who
            reads the stream raises an error of its own, which has this one's words.
    """
    return pa.RecordBatchReader.from_batches(SCHEMAS[type], batches(items, type, rows=rows))


def batches(items: Iterable[Item], type: str | None = None, *, rows: int = ROWS) -> Iterator[pa.RecordBatch]:  # noqa: A002
    """As `stream`, batch by batch."""
    schema = SCHEMAS[type]
    wanted = (item for item in _flat(items) if type in {None, _TYPES[item.__class__]})
    while some := list(islice(wanted, rows)):
        yield _batch(some, schema, VALUES[type])


def _flat(items: Iterable[Item]) -> Iterator[Document | Engagement | Commitment]:
    for item in items:
        if isinstance(item, Report):
            yield item.document
            yield from item.records
        else:
            yield item


def _batch(
    items: list[Document | Engagement | Commitment], schema: pa.Schema, values: dict[str, tuple[str, ...]]
) -> pa.RecordBatch:
    rows = [_row(item) for item in items]
    try:
        columns = [
            _column([row.get(field.name) for row in rows], field, values.get(field.name)) for field in schema
        ]
    except UnicodeEncodeError as error:
        raise _unencodable(items, rows) from error
    return pa.RecordBatch.from_arrays(columns, schema=schema)


def _column(values: list[Any], field: pa.Field[Any], known: tuple[str, ...] | None) -> pa.Array[Any]:
    if known is None:
        made: pa.Array[Any] = pa.array(values, type=field.type)
        return made
    places = {value: place for place, value in enumerate(known)}
    indices = pa.array([None if value is None else places[value] for value in values], type=CODED.index_type)
    return pa.DictionaryArray.from_arrays(indices, pa.array(known, type=CODED.value_type))


def _unencodable(items: list[Document | Engagement | Commitment], rows: list[Row]) -> ExportError:
    for item, row in zip(items, rows, strict=True):
        for name, value in row.items():
            if any("\ud800" <= character <= "\udfff" for text in _texts(value) for character in text):
                problem = (
                    f"{item.id}: {name} holds a lone surrogate, which Arrow cannot hold; correct the text"
                )
                return ExportError(problem, target="an Arrow stream", exporter="arrow")
    raise AssertionError("no row holds what could not be encoded")


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _texts(part)
    elif isinstance(value, list):
        for part in value:
            yield from _texts(part)


def _row(item: Document | Engagement | Commitment) -> Row:
    if isinstance(item, Document):
        return {"type": "document", **attrs.asdict(item)}
    row: Row = {
        "type": _TYPES[item.__class__],
        "id": item.id,
        "kind": str(item.kind),
        "status": str(item.status),
        "topics": list(item.topics),
        "summary": item.summary,
        "evidence": [_evidence(evidence) for evidence in item.evidence],
    }
    if isinstance(item, Engagement):
        return row | {
            "parties": [_party(party) for party in item.parties],
            "participants": [_participant(person) for person in item.participants],
            "place": item.place,
            "part_of": item.part_of,
            **_when("when", item.when),
        }
    return row | {
        "by": [_party(party) for party in item.by],
        "to": [_party(party) for party in item.to],
        "content": item.content,
        "engagement": item.engagement,
        **_when("due", item.due),
        **_when("made", item.made),
    }


def _when(name: str, when: When | None) -> Row:
    if when is None:
        return {}
    return {name: when.text, f"{name}_earliest": when.earliest, f"{name}_latest": when.latest}


def _party(party: Party) -> Row:
    return {"code": party.code, "name": party.name}


def _participant(person: Participant) -> Row:
    return {
        "name": person.name,
        "title": person.title,
        "party": None if person.party is None else _party(person.party),
        "role": None if person.role is None else str(person.role),
    }


def _evidence(evidence: Evidence) -> Row:
    return {
        "document": evidence.document,
        "start": evidence.start,
        "end": evidence.end,
        "quote": evidence.quote,
    }
