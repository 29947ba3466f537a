"""The tables of a ledger: documents, accounts, links, decisions, records, and the log, which only grows.

A version is never edited once it is released: files made by it exist. Nothing is imported that may change.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "1"
down_revision = None
branch_labels = None
depends_on = None

_LOG = ("version", "change", "change_record")


def upgrade() -> None:
    """Make the tables, and guard the log."""
    _sources()
    _outcome()
    _log()
    if op.get_context().dialect.name == "sqlite":
        for table in _LOG:
            for deed in ("update", "delete"):
                op.execute(
                    f"CREATE TRIGGER {table}_no_{deed} BEFORE {deed.upper()} ON {table} "
                    "BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END"
                )
    else:
        op.execute(
            "CREATE FUNCTION diplotrack_append_only() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'the log is append-only'; END $$"
        )
        for table in _LOG:
            op.execute(
                f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION diplotrack_append_only()"
            )


def _number() -> sa.types.TypeEngine[int]:
    return sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _key() -> sa.types.TypeEngine[str]:
    return sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def _refers(table: str, column: str, target: str, *, goes_with: bool = False) -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        [column],
        [target],
        name=f"{table}_{column}_fkey",
        ondelete="CASCADE" if goes_with else None,
    )


def _sources() -> None:
    op.create_table(
        "document",
        sa.Column("id", _key(), nullable=False),
        sa.Column("published", sa.Text()),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="document_pkey"),
    )
    op.create_table(
        "account",
        sa.Column("number", _number(), autoincrement=False, nullable=False),
        sa.Column("key", _key(), nullable=False),
        sa.Column("document", _key(), nullable=False),
        sa.Column("record", _key(), nullable=False),
        sa.Column("published", sa.Text()),
        sa.Column("blocks", sa.Text(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="account_pkey"),
        sa.UniqueConstraint("key", name="account_key_key"),
        _refers("account", "document", "document.id"),
    )
    op.create_index("account_by_document", "account", ["document"])
    op.create_index("account_by_record", "account", ["record"])
    op.create_table(
        "evidence",
        sa.Column("account", _number(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("document", _key(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("stop", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("account", "position", name="evidence_pkey"),
        _refers("evidence", "account", "account.number", goes_with=True),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "block",
        sa.Column("block", _key(), nullable=False),
        sa.Column("account", _number(), nullable=False),
        sa.PrimaryKeyConstraint("block", "account", name="block_pkey"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "link",
        sa.Column("first", _key(), nullable=False),
        sa.Column("second", _key(), nullable=False),
        sa.Column("score", sa.Double(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("first", "second", name="link_pkey"),
        _refers("link", "first", "account.key", goes_with=True),
        _refers("link", "second", "account.key", goes_with=True),
        sqlite_with_rowid=False,
    )
    op.create_index("link_by_second", "link", ["second"])
    op.create_table(
        "decision",
        sa.Column("number", _number(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("undoes", _number()),
        sa.Column("actor", sa.Text()),
        sa.Column("at", sa.Text()),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="decision_pkey"),
    )
    op.create_index("decision_by_undoes", "decision", ["undoes"])
    op.create_table(
        "decision_account",
        sa.Column("account", _key(), nullable=False),
        sa.Column("decision", _number(), nullable=False),
        sa.PrimaryKeyConstraint("account", "decision", name="decision_account_pkey"),
        _refers("decision_account", "decision", "decision.number"),
        sqlite_with_rowid=False,
    )


def _outcome() -> None:
    op.create_table(
        "version",
        sa.Column("number", _number(), autoincrement=False, nullable=False),
        sa.Column("record", _key(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="version_pkey"),
    )
    op.create_table(
        "record",
        sa.Column("number", _number(), autoincrement=False, nullable=False),
        sa.Column("id", _key(), nullable=False),
        sa.Column("version", _number(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("day", _key(), nullable=False),
        sa.Column("earliest", _key()),
        sa.Column("latest", _key()),
        sa.Column("due", _key()),
        sa.Column("told", sa.Text()),
        sa.Column("whole", _key()),
        sa.Column("accounts", sa.Text(), nullable=False),
        sa.Column("conflicts", sa.Text(), nullable=False),
        sa.Column("corrected", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name="record_pkey"),
        sa.UniqueConstraint("id", name="record_id_key"),
        _refers("record", "version", "version.number"),
    )
    op.create_table(
        "holder",
        sa.Column("account", _key(), nullable=False),
        sa.Column("record", _number(), nullable=False),
        sa.PrimaryKeyConstraint("account", name="holder_pkey"),
        sa.ForeignKeyConstraint(
            ["account"], ["account.key"], name="holder_account_fkey", deferrable=True, initially="DEFERRED"
        ),
        _refers("holder", "record", "record.number", goes_with=True),
        sqlite_with_rowid=False,
    )
    op.create_index("holder_by_record", "holder", ["record"])


def _log() -> None:
    op.create_table(
        "change",
        sa.Column("number", _number(), autoincrement=False, nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("record", _key(), nullable=False),
        sa.Column("version", _number(), nullable=False),
        sa.Column("before", _number()),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("replaces", sa.Text(), nullable=False),
        sa.Column("document", sa.Text()),
        sa.Column("decision", _number()),
        sa.Column("actor", sa.Text()),
        sa.Column("at", _key()),
        sa.PrimaryKeyConstraint("number", name="change_pkey"),
        _refers("change", "version", "version.number"),
        _refers("change", "before", "version.number"),
    )
    op.create_index("change_by_time", "change", ["at"])
    op.create_table(
        "change_record",
        sa.Column("record", _key(), nullable=False),
        sa.Column("change", _number(), nullable=False),
        sa.PrimaryKeyConstraint("record", "change", name="change_record_pkey"),
        _refers("change_record", "change", "change.number"),
        sqlite_with_rowid=False,
    )
