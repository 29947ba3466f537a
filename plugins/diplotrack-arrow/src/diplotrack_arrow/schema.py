"""The schema, in one place: columns, types and the version. Version 1.

The version grows when a column is added or changes its type or meaning; it stands in the schema's metadata
(``diplotrack.schema``), so that whoever reads a file knows what it is.
"""

from __future__ import annotations

from typing import Any

import pyarrow as pa

from diplotrack.kinds import CommitmentKind, CommitmentStatus, EngagementKind, EngagementStatus

VERSION = 1
"""The version of the schema."""

METADATA: dict[bytes | str, bytes | str] = {b"diplotrack.schema": str(VERSION).encode()}

CODED = pa.dictionary(pa.int32(), pa.string())
"""Texts of which few are different: kinds, statuses, languages."""
PARTY = pa.struct(
    [pa.field("code", pa.string(), nullable=False), pa.field("name", pa.string(), nullable=False)]
)
PARTIES = pa.list_(PARTY)
TEXTS = pa.list_(pa.string())
PARTICIPANTS = pa.list_(
    pa.struct(
        [
            pa.field("name", pa.string(), nullable=False),
            pa.field("title", pa.string()),
            pa.field("party", PARTY),
            pa.field("role", pa.string()),
        ]
    )
)
EVIDENCE = pa.list_(
    pa.struct(
        [
            pa.field("document", pa.string(), nullable=False),
            pa.field("start", pa.int64(), nullable=False),
            pa.field("end", pa.int64(), nullable=False),
            pa.field("quote", pa.string(), nullable=False),
        ]
    )
)


def _when(name: str) -> list[pa.Field[pa.DataType]]:
    """A date: as EDTF, which is all of it, and its first and last possible day, by which one filters."""
    bounds = [pa.field(f"{name}_{side}", pa.date32()) for side in ("earliest", "latest")]
    return [pa.field(name, pa.string()), *bounds]


DOCUMENT = pa.schema(
    [
        pa.field("id", pa.string(), nullable=False),
        pa.field("text", pa.large_string()),
        pa.field("title", pa.string()),
        pa.field("uri", pa.string()),
        pa.field("publisher", CODED),
        pa.field("published", pa.date32()),
        pa.field("language", CODED),
        pa.field("encoding", CODED),
    ],
    metadata=METADATA,
)
"""The columns of documents."""

ENGAGEMENT = pa.schema(
    [
        pa.field("id", pa.string(), nullable=False),
        pa.field("kind", CODED),
        pa.field("status", CODED),
        pa.field("parties", PARTIES),
        pa.field("participants", PARTICIPANTS),
        pa.field("place", pa.string()),
        *_when("when"),
        pa.field("topics", TEXTS),
        pa.field("part_of", pa.string()),
        pa.field("summary", pa.string()),
        pa.field("evidence", EVIDENCE),
    ],
    metadata=METADATA,
)
"""The columns of engagements."""

COMMITMENT = pa.schema(
    [
        pa.field("id", pa.string(), nullable=False),
        pa.field("kind", CODED),
        pa.field("status", CODED),
        pa.field("by", PARTIES),
        pa.field("to", PARTIES),
        pa.field("content", pa.string()),
        *_when("due"),
        *_when("made"),
        pa.field("topics", TEXTS),
        pa.field("engagement", pa.string()),
        pa.field("summary", pa.string()),
        pa.field("evidence", EVIDENCE),
    ],
    metadata=METADATA,
)
"""The columns of commitments."""

_EACH = {field.name: field for schema in (ENGAGEMENT, COMMITMENT, DOCUMENT) for field in schema}

ANY = pa.schema([pa.field("type", CODED, nullable=False), *_EACH.values()], metadata=METADATA)
"""The columns of all three, told apart by ``type``; null where a column is not of the row's type."""

SCHEMAS = {"document": DOCUMENT, "engagement": ENGAGEMENT, "commitment": COMMITMENT, None: ANY}
"""The schema of each type, and (None) that of all."""

VALUES: dict[str | None, dict[str, tuple[str, ...]]] = {
    "document": {},
    "engagement": {"kind": tuple(map(str, EngagementKind)), "status": tuple(map(str, EngagementStatus))},
    "commitment": {"kind": tuple(map(str, CommitmentKind)), "status": tuple(map(str, CommitmentStatus))},
    None: {
        "type": ("document", "engagement", "commitment"),
        "kind": tuple(map(str, (*EngagementKind, *CommitmentKind))),
        "status": tuple(map(str, (*EngagementStatus, *CommitmentStatus))),
    },
}
"""The dictionaries that are the same in every batch, by the schema's type: the codebook's values."""


def undone(kind: pa.DataType) -> pa.DataType:
    """A type without what programs change when they rewrite a file: dictionaries, widths, names of list elements."""
    if pa.types.is_dictionary(kind):
        return undone(kind.value_type)
    if pa.types.is_large_string(kind) or pa.types.is_string_view(kind):
        return pa.string()
    if pa.types.is_large_binary(kind) or pa.types.is_binary_view(kind):
        return pa.binary()
    if pa.types.is_list(kind) or pa.types.is_large_list(kind):
        return pa.list_(pa.field("item", undone(kind.value_type)))
    if pa.types.is_struct(kind):
        return pa.struct([pa.field(field.name, undone(field.type)) for field in kind])
    return kind


def plain(schema: pa.Schema) -> pa.Schema:
    """The columns without dictionaries, wide texts and required fields: what every engine takes."""
    return pa.schema([pa.field(f.name, undone(f.type)) for f in schema], metadata=METADATA)


_ABOUT: list[pa.Field[Any]] = [pa.field(name, pa.string()) for name in ("source", "error", "error_type")]
RESULT = plain(
    pa.schema(_ABOUT[:1] + [ANY.field(name) for name in ANY.names] + _ABOUT[1:], metadata=METADATA)
)
"""What `read_batches` gives: the rows of documents and records, each with its source, and a row for each error."""


_DOCUMENTS: list[pa.Field[Any]] = [
    pa.field("name", pa.string()),
    pa.field("url", pa.string()),
    pa.field("text", pa.string()),
    pa.field("bytes", pa.binary()),
    pa.field("media_type", pa.string()),
    pa.field("encoding", pa.string()),
    pa.field("published", pa.date32()),
    pa.field("title", pa.string()),
    pa.field("publisher", pa.string()),
    pa.field("language", pa.string()),
]
INPUT = pa.schema(_DOCUMENTS)
"""What `read_batches` takes: any of these columns, ``text`` or ``bytes`` among them."""


def version_problem(schema: pa.Schema, said: int | None = None) -> str | None:
    """What is wrong with the version of a schema, or None.

    Args:
        schema: as it was read.
        said: the version that the caller says it is of, for files whose metadata have none.
    """
    told = (schema.metadata or {}).get(b"diplotrack.schema")
    if told is None and said is None:
        return (
            f"its metadata have no diplotrack.schema, as is so where another program wrote the file; if its columns are "
            f"those of version {VERSION}, say so with schema={VERSION}"
        )
    version = str(said) if told is None else told.decode("utf-8", "replace")
    if version != str(VERSION):
        return f"is of schema {version!r}; this diplotrack-arrow reads schema {VERSION}; read it with the version that wrote it"
    if said not in {None, VERSION}:
        return f"is of schema {version}, and not {said}"
    return None


def type_of(schema: pa.Schema) -> str | None:
    """The type of whose columns alone a schema is made, or None for all types (with or without those of errors).

    Raises:
        ValueError: it is neither; the message says what is missing, unknown, or of another type.
    """
    names = set(schema.names)
    for name, wanted in SCHEMAS.items():
        if names == set(wanted.names):
            _hold_types(schema, wanted)
            return name
    wanted = RESULT if names & {"source", "error", "error_type"} else ANY
    missing = [name for name in wanted.names if name not in names]
    unknown = [name for name in schema.names if name not in wanted.names]
    if missing or unknown:
        problems = [f"missing are {', '.join(missing)}"] if missing else []
        problems += [f"unknown are {', '.join(map(repr, unknown))}"] if unknown else []
        raise ValueError(f"its columns are not those of schema {VERSION}: {'; '.join(problems)}")
    _hold_types(schema, wanted)
    return None


def _hold_types(schema: pa.Schema, wanted: pa.Schema) -> None:
    if len(schema) != len(wanted):
        raise ValueError("a column stands there twice")
    for field in plain(wanted):
        found: pa.DataType = undone(schema.field(field.name).type)
        if found != field.type and not pa.types.is_null(found):
            raise ValueError(f"the column {field.name!r} is of type {found}, and not {field.type}")


def ddl(schema: pa.Schema) -> str:
    """A schema in the words in which Spark takes it (``mapInArrow(f, schema=ddl(RESULT))``)."""
    return ", ".join(f"`{field.name}` {_sql(field.type)}" for field in plain(schema))


_SQL: dict[Any, str] = {pa.string(): "STRING", pa.date32(): "DATE", pa.int64(): "BIGINT"}


def _sql(kind: pa.DataType) -> str:
    if pa.types.is_list(kind):
        return f"ARRAY<{_sql(kind.value_type)}>"
    if pa.types.is_struct(kind):
        return f"STRUCT<{', '.join(f'`{field.name}`: {_sql(field.type)}' for field in kind)}>"
    return _SQL[kind]
