"""A look at the database that also writes.

Rows wait in memory until they are read or the block ends, and go out with one statement for each table: what a batch of
reports brings takes few round trips.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

import attrs
from sqlalchemy import Connection, Dialect, Table, delete, func, select
from sqlalchemy.dialects import postgresql, sqlite

from diplotrack.queries import Query
from diplotrack.records import Document, Record
from diplotrack.stores import Held
from diplotrack.tracking import Account, Change, Decision, Link
from diplotrack_sql import rows
from diplotrack_sql.facets import facets
from diplotrack_sql.reader import SqlReader, Statement, Statements, ordered
from diplotrack_sql.tables import (
    IN_ORDER,
    account,
    block,
    change,
    decision,
    document,
    evidence,
    holder,
    link,
    record,
    version,
)
from diplotrack_sql.texts import json_value, original, plain

_COUNTED = {table.name: table for table in (account, decision, version, record, change)}
_REPLACED = {table.name: table for table in (document, account, link, holder)}
"""Tables whose rows take the place of those with the same key, without what refers to them being touched."""
_KEYS = {"document": ["id"], "account": ["key"], "link": ["first", "second"], "holder": ["account"]}
_FEW = 10  # rows for which COPY, which goes to and fro twice, does not pay
_SETTLED = ("version", "record", "holder")
_LINKED = ("document", "account", "block", "link")


class WriterStatements(Statements):
    """The statements of writers besides those of readers.

    Args:
        dialect: of the engine, with parameters by position.
    """

    def __init__(self, dialect: Dialect) -> None:
        super().__init__(dialect)
        self.inserts = {table.name: Statement(self._insert(table), dialect).text for table in IN_ORDER}
        # PostgreSQL's COPY has no ON CONFLICT.
        self.copies = {
            table.name: f"COPY {table.name} ({', '.join(table.columns.keys())}) FROM STDIN"
            for table in IN_ORDER
            if self.dialect == "postgresql" and table.name not in _REPLACED
        }
        greatest = (
            select(func.coalesce(func.max(table.c.number), 0)).scalar_subquery().label(name)
            for name, table in _COUNTED.items()
        )
        self.numbers = Statement(select(*greatest), dialect)
        there = select(account.c.number, account.c.key, account.c.blocks).where(self.among(account.c.key))
        self.there = Statement(there, dialect)
        self.no_accounts = Statement(delete(account).where(self.among(account.c.key)), dialect)
        self.standing = Statement(select(record.c.id).where(self.among(record.c.id)), dialect)
        self.no_records = Statement(delete(record).where(self.among(record.c.id)), dialect)

    def _insert(self, table: Table) -> Any:
        insert = sqlite.insert if self.dialect == "sqlite" else postgresql.insert
        statement: Any = insert(table)
        if table.name not in _REPLACED:
            return statement
        keys = _KEYS[table.name]
        others = {
            column.name: statement.excluded[column.name]
            for column in table.columns
            if column.name not in (*keys, "number")
        }
        return statement.on_conflict_do_update(index_elements=keys, set_=others)


class SqlWriter(SqlReader):
    """Reads and writes within one transaction, the only one that writes.

    Args:
        connection: within the transaction.
        statements: for its kind of database.
    """

    _statements: WriterStatements

    def __init__(self, connection: Connection, statements: WriterStatements) -> None:
        super().__init__(connection, statements)
        self._waiting: dict[str, list[rows.Row]] = {table.name: [] for table in IN_ORDER}
        self._numbers: dict[str, int] = {}
        self._records: set[str] = set()  # ids of records of which rows wait
        # By identity: to compare records takes longer than to look them up. The record is kept, so that none takes its place.
        self._versions: dict[int, tuple[Record, int]] = {}
        self._payloads: dict[int, tuple[Record, str]] = {}
        self._documents: dict[str, Document | None] = {}
        self._empty: set[str] = set()  # ids of documents that were not there, so that they have no accounts
        self._seen: dict[str, Account] = {}

    # Rows that wait

    def flush(self, names: Collection[str] | None = None) -> None:
        """Write the rows that wait for these tables, or all."""
        for table in IN_ORDER:
            waiting = self._waiting[table.name]
            if waiting and (names is None or table.name in names):
                self._insert(table.name, waiting)
                self._waiting[table.name] = []
        if names is None:
            self._records.clear()

    def _insert(self, table: str, waiting: Sequence[rows.Row]) -> None:
        copying = self._statements.copies.get(table)
        if copying is None or len(waiting) < _FEW:
            self._driver.cursor().executemany(self._statements.inserts[table], waiting)
            return
        with self._driver.cursor().copy(copying) as stream:
            for row in waiting:
                stream.write_row(row)

    def _number(self, table: str) -> int:
        """The greatest number that a row of a table has."""
        if not self._numbers:
            self._numbers.update(self._rows(self._statements.numbers)[0]._asdict())
        return self._numbers[table]

    def _next(self, table: str) -> int:
        self._numbers[table] = number = self._number(table) + 1
        return number

    # Reading what was written

    def document(self, document: str) -> Document | None:
        if document not in self._documents:
            self._documents[document] = super().document(document)
            if self._documents[document] is None:
                self._empty.add(document)
        return self._documents[document]

    def present(self, documents: Collection[str]) -> set[str]:
        self.flush(["document"])
        there = super().present(documents)
        for absent in set(documents) - there:
            self._documents[absent] = None
            self._empty.add(absent)
        return there

    def documents(self) -> Iterator[Document]:
        self.flush()
        return super().documents()

    def accounts_of(self, document: str) -> list[Account]:
        self.flush(_LINKED)
        return super().accounts_of(document)

    def accounts(self, keys: Collection[str]) -> list[Account]:
        unknown = set(keys) - self._seen.keys()
        if unknown:
            super().accounts(unknown)
        return ordered(self._seen[key] for key in set(keys) if key in self._seen)

    def _read(self, statement: Statement, keys: Collection[str]) -> list[Account]:
        self.flush(_LINKED)
        found = super()._read(statement, keys)
        self._seen.update((one.key, one) for one in found)
        return found

    def links_of(self, keys: Collection[str]) -> list[Link]:
        self.flush(_LINKED)
        return super().links_of(keys)

    def decisions_of(self, keys: Collection[str]) -> list[Decision]:
        self.flush(["decision", "decision_account"])
        return super().decisions_of(keys) if self._number("decision") else []

    def decisions(self) -> Iterator[Decision]:
        self.flush()
        return super().decisions()

    def held(self, record: str) -> Held | None:
        self.flush()
        return super().held(record)

    def ids(self, beginning: str) -> Iterator[str]:
        self.flush()
        return super().ids(beginning)

    def held_by(self, keys: Collection[str]) -> list[Held]:
        self.flush((*_LINKED, *_SETTLED))
        found = []
        for row in self._among(self._statements.held_by, keys):
            held = rows.held_of(row)
            self._versions[id(held.record)] = (held.record, row.version)
            found.append(held)
        return found

    def find(self, query: Query) -> Iterator[Held]:
        self.flush()
        return super().find(query)

    def count(self, query: Query) -> int:
        self.flush()
        return super().count(query)

    def changes(
        self, *, after: int = 0, since: datetime.datetime | None = None, record: str | None = None
    ) -> Iterator[Change]:
        self.flush()
        return super().changes(after=after, since=since, record=record)

    # Writing

    def put_document(self, document: Document) -> None:
        self._waiting["document"].append(rows.document_row(document))
        self._documents[document.id] = document

    def put_accounts(self, accounts: Mapping[Account, Collection[str]]) -> None:
        numbers = self._forget_blocks([one.key for one in accounts if one.document not in self._empty])
        self._empty.difference_update(one.document for one in accounts)
        for one, blocks in accounts.items():
            number = numbers.get(one.key) or self._next("account")
            self._seen[one.key] = one
            ordered = sorted(set(blocks))
            self._waiting["account"].append(rows.account_row(number, one, ordered, self._payload(one.record)))
            self._waiting["block"] += [(plain(name), number) for name in ordered]
            self._waiting["evidence"] += [
                (number, position, plain(e.document), e.start, e.end, plain(e.quote))
                for position, e in enumerate(one.record.evidence)
            ]

    def _forget_blocks(self, keys: Collection[str]) -> dict[str, int]:
        """Take accounts out of their blocks, and away from their evidence; the numbers of those that are there."""
        if not keys:
            return {}
        self.flush((*_LINKED, "evidence"))
        numbers = {}
        for row in self._among(self._statements.there, keys):
            numbers[original(row.key)] = row.number
            names = [plain(name) for name in json_value(row.blocks)]
            lying = block.c.block.in_(names) & (block.c.account == row.number)
            self._connection.execute(delete(block).where(lying))
            self._connection.execute(delete(evidence).where(evidence.c.account == row.number))
        return numbers

    def drop_accounts(self, keys: Collection[str]) -> None:
        if keys:
            self._forget_blocks(keys)
            self._among(self._statements.no_accounts, keys)
            for key in keys:
                self._seen.pop(key, None)

    def put_links(self, links: Iterable[Link]) -> None:
        self._waiting["link"] += [rows.link_row(one) for one in links]

    def put_decision(self, decision: Decision) -> Decision:
        kept = attrs.evolve(decision, number=self._next("decision"))
        self._waiting["decision"].append(rows.decision_row(kept))
        self._waiting["decision_account"] += [
            (plain(key), kept.number) for key in dict.fromkeys((*kept.first, *kept.second))
        ]
        return kept

    def put_held(self, held: Iterable[Held]) -> None:
        put = list(held)
        self.drop_held([one.record.id for one in put])
        for one in put:
            number, kept = self._next("record"), self._kept(one.record)
            self._records.add(one.record.id)
            self._waiting["record"].append(rows.record_row(number, kept, one))
            self._waiting["holder"] += [(plain(key), number) for key in dict.fromkeys(one.accounts)]
            for table, row in facets(number, one.record):
                self._waiting[table].append(row)

    def drop_held(self, records: Collection[str]) -> None:
        if not records:
            return
        if not self._records.isdisjoint(records):
            self.flush()
        if self._among(self._statements.standing, records):
            self._among(self._statements.no_records, records)

    def _kept(self, record: Record) -> int:
        """The number of the version that a record is, which is kept if it is new."""
        known = self._versions.get(id(record))
        if known is None:
            known = self._versions[id(record)] = (record, self._next("version"))
            self._waiting["version"].append((known[1], record.id, self._payload(record)))
        return known[1]

    def _payload(self, record: Record) -> str:
        """The stored form of a record; that of a single account is the same object as the account's."""
        known = self._payloads.get(id(record))
        if known is None:
            known = self._payloads[id(record)] = (record, rows.payload_of(record))
        return known[1]

    def log(self, changes: Iterable[Change]) -> list[Change]:
        logged = [attrs.evolve(one, number=self._next("change")) for one in changes]
        for one in logged:
            before = None if one.before is None else self._kept(one.before)
            self._waiting["change"].append(rows.change_row(one, self._kept(one.record), before))
            self._waiting["change_record"] += [
                (plain(about), one.number) for about in dict.fromkeys((one.record.id, *one.replaces))
            ]
        return logged
