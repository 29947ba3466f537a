"""The schema, in one place: columns, types and the version. Version 1.

The version grows when a column is added or changes its type or meaning; it stands in the schema's metadata
(``diplotrack.schema``), so that whoever reads a file knows what it is.
"""

from __future__ import annotations

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
