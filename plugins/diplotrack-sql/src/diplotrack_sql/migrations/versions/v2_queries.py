"""What queries look records up by: parties and pairs of them, people, topics, searched text, and indexes on records."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import sqlalchemy as sa
from alembic import op

from diplotrack.serialize import from_dict
from diplotrack_sql.facets import facets
from diplotrack_sql.texts import json_value

revision = "2"
down_revision = "1"
branch_labels = None
depends_on = None

_AT_A_TIME = 500


def upgrade() -> None:
    """Make the tables and indexes, and fill them from the records that are there."""
    tables = [_party(), _dyad(), _person(), _topic(), _searched()]
    op.create_index("record_by_day", "record", ["day", "id"])
    op.create_index("record_by_due", "record", ["due"])
    op.create_index("record_by_whole", "record", ["whole"])
    _fill({table.name: table for table in tables})
    op.create_index("party_by_code", "party", ["code", "side", "record"])
    op.create_index("dyad_by_record", "dyad", ["record"])
    op.create_index("topic_by_record", "topic", ["record"])


def _fill(tables: dict[str, sa.Table]) -> None:
    connection = op.get_bind()
    last = -1
    page = sa.text(
        "SELECT record.number, version.payload FROM record JOIN version ON version.number = record.version "
        "WHERE record.number > :last ORDER BY record.number LIMIT :most"
    )
    while found := connection.execute(page, {"last": last, "most": _AT_A_TIME}).all():
        rows: dict[str, list[dict[str, object]]] = defaultdict(list)
        for number, payload in found:
            record: Any = from_dict(json_value(payload))
            for name, row in facets(number, record):
                rows[name].append(dict(zip(tables[name].columns.keys(), row, strict=True)))
        for name, made in rows.items():
            connection.execute(sa.insert(tables[name]), made)
        last = found[-1].number


def _number() -> sa.types.TypeEngine[int]:
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _key() -> sa.types.TypeEngine[str]:
    return sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def _of_record(table: str) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["record"],
        ["record.number"],
        name=f"{table}_record_fkey",
        ondelete="CASCADE",
    )


def _party() -> sa.Table:
    return op.create_table(
        "party",
        sa.Column("record", _number(), nullable=False),
        sa.Column("code", _key(), nullable=False),
        sa.Column("side", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("record", "code", "side", name="party_pkey"),
        _of_record("party"),
        sqlite_with_rowid=False,
    )


def _dyad() -> sa.Table:
    return op.create_table(
        "dyad",
        sa.Column("first", _key(), nullable=False),
        sa.Column("second", _key(), nullable=False),
        sa.Column("status", _key(), nullable=False),
        sa.Column("record", _number(), nullable=False),
        sa.PrimaryKeyConstraint("first", "second", "status", "record", name="dyad_pkey"),
        _of_record("dyad"),
        sqlite_with_rowid=False,
    )


def _person() -> sa.Table:
    return op.create_table(
        "person",
        sa.Column("record", _number(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("record", "position", name="person_pkey"),
        _of_record("person"),
        sqlite_with_rowid=False,
    )


def _topic() -> sa.Table:
    return op.create_table(
        "topic",
        sa.Column("topic", _key(), nullable=False),
        sa.Column("record", _number(), nullable=False),
        sa.PrimaryKeyConstraint("topic", "record", name="topic_pkey"),
        _of_record("topic"),
        sqlite_with_rowid=False,
    )


def _searched() -> sa.Table:
    return op.create_table(
        "searched",
        sa.Column("record", _number(), autoincrement=False, nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("record", name="searched_pkey"),
        _of_record("searched"),
    )
