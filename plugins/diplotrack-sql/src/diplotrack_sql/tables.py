"""The tables, as the newest schema has them. `migrations` makes them, one version after another.

Days are texts (YYYY-MM-DD) and lists are JSON in both databases, so that a row is the same in either.
"""

from __future__ import annotations

from typing import Final

from sqlalchemy import (
    BigInteger,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

Number: Final = BigInteger().with_variant(Integer(), "sqlite")
Key: Final = Text().with_variant(Text(collation="C"), "postgresql")
"""Text that is compared by code points, as Python does; a database's own order depends on its locale."""

NAMES: Final = {
    "pk": "%(table_name)s_pkey",
    "fk": "%(table_name)s_%(column_0_name)s_fkey",
    "uq": "%(table_name)s_%(column_0_name)s_key",
}
metadata = MetaData(naming_convention=NAMES)


def _refers(target: str, *, goes_with: bool = False) -> ForeignKey:
    return ForeignKey(target, ondelete="CASCADE" if goes_with else None)


def _at_the_end(target: str) -> ForeignKey:
    """A foreign key that is checked at the end of the transaction: a report that is read anew drops its accounts first.

    All others are checked at once, which in SQLite is much faster.
    """
    return ForeignKey(target, deferrable=True, initially="DEFERRED")


document = Table(
    "document",
    metadata,
    Column("id", Key, primary_key=True),
    Column("published", Text),
    Column("payload", Text, nullable=False),
)

account = Table(
    "account",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("key", Key, nullable=False),
    Column("document", Key, _refers("document.id"), nullable=False),
    Column("record", Key, nullable=False),
    Column("published", Text),
    Column("blocks", Text, nullable=False),
    Column("payload", Text, nullable=False),
    UniqueConstraint("key"),
    Index("account_by_document", "document"),
    Index("account_by_record", "record"),
)

evidence = Table(
    "evidence",
    metadata,
    Column("account", Number, _refers("account.number", goes_with=True), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("document", Key, nullable=False),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Column("quote", Text, nullable=False),
    sqlite_with_rowid=False,
)

# No foreign key: to follow one back from an account takes an index as large as the table. The account knows its blocks.
block = Table(
    "block",
    metadata,
    Column("block", Key, primary_key=True),
    Column("account", Number, primary_key=True),
    sqlite_with_rowid=False,
)

link = Table(
    "link",
    metadata,
    Column("first", Key, _refers("account.key", goes_with=True), primary_key=True),
    Column("second", Key, _refers("account.key", goes_with=True), primary_key=True),
    Column("score", Double, nullable=False),
    Column("why", Text, nullable=False),
    Index("link_by_second", "second"),
    sqlite_with_rowid=False,
)

decision = Table(
    "decision",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("undoes", Number),
    Column("actor", Text),
    Column("at", Text),
    Column("payload", Text, nullable=False),
    Index("decision_by_undoes", "undoes"),
)

decision_account = Table(
    "decision_account",
    metadata,
    Column("account", Key, primary_key=True),
    Column("decision", Number, _refers("decision.number"), primary_key=True),
    sqlite_with_rowid=False,
)

# Each state that a record ever had, once: the current one and the log refer to it.
version = Table(
    "version",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("record", Key, nullable=False),
    Column("payload", Text, nullable=False),
)

record = Table(
    "record",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("id", Key, nullable=False),
    Column("version", Number, _refers("version.number"), nullable=False),
    Column("type", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("day", Key, nullable=False),
    Column("earliest", Key),
    Column("latest", Key),
    Column("due", Key),
    Column("told", Text),
    Column("whole", Key),
    Column("accounts", Text, nullable=False),
    Column("conflicts", Text, nullable=False),
    Column("corrected", Text, nullable=False),
    UniqueConstraint("id"),
    Index("record_by_day", "day", "id"),
    Index("record_by_due", "due"),
    Index("record_by_whole", "whole"),
)

holder = Table(
    "holder",
    metadata,
    Column("account", Key, _at_the_end("account.key"), primary_key=True),
    Column("record", Number, _refers("record.number", goes_with=True), nullable=False),
    Index("holder_by_record", "record"),
    sqlite_with_rowid=False,
)

change = Table(
    "change",
    metadata,
    Column("number", Number, primary_key=True, autoincrement=False),
    Column("kind", Text, nullable=False),
    Column("record", Key, nullable=False),
    Column("version", Number, _refers("version.number"), nullable=False),
    Column("before", Number, _refers("version.number")),
    Column("fields", Text, nullable=False),
    Column("replaces", Text, nullable=False),
    Column("document", Text),
    Column("decision", Number),
    Column("actor", Text),
    Column("at", Key),
    Index("change_by_time", "at"),
)

change_record = Table(
    "change_record",
    metadata,
    Column("record", Key, primary_key=True),
    Column("change", Number, _refers("change.number"), primary_key=True),
    sqlite_with_rowid=False,
)

# What queries look records up by

party = Table(
    "party",
    metadata,
    Column("record", Number, _refers("record.number", goes_with=True), primary_key=True),
    Column("code", Key, primary_key=True),
    Column("side", Text, primary_key=True),
    Index("party_by_code", "code", "side", "record"),
    sqlite_with_rowid=False,
)

dyad = Table(
    "dyad",
    metadata,
    Column("first", Key, primary_key=True),
    Column("second", Key, primary_key=True),
    Column("status", Key, primary_key=True),
    Column("record", Number, _refers("record.number", goes_with=True), primary_key=True),
    Index("dyad_by_record", "record"),
    sqlite_with_rowid=False,
)

person = Table(
    "person",
    metadata,
    Column("record", Number, _refers("record.number", goes_with=True), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    sqlite_with_rowid=False,
)

topic = Table(
    "topic",
    metadata,
    Column("topic", Key, primary_key=True),
    Column("record", Number, _refers("record.number", goes_with=True), primary_key=True),
    Index("topic_by_record", "record"),
    sqlite_with_rowid=False,
)

searched = Table(
    "searched",
    metadata,
    Column(
        "record",
        Number,
        _refers("record.number", goes_with=True),
        primary_key=True,
        autoincrement=False,
    ),
    Column("text", Text, nullable=False),
)

IN_ORDER: Final = (
    document,
    account,
    evidence,
    block,
    link,
    decision,
    decision_account,
    version,
    record,
    holder,
    party,
    dyad,
    person,
    topic,
    searched,
    change,
    change_record,
)
"""All tables, what is referred to before what refers to it."""
APPEND_ONLY: Final = (version, change, change_record)
"""The log: triggers refuse to change or delete its rows."""
