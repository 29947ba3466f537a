"""One consistent look at the database: what `diplotrack.stores.StoreReader` asks for, as SQL."""

from __future__ import annotations

import datetime
from collections import namedtuple
from collections.abc import Collection, Iterable, Iterator
from typing import Any, Final

from sqlalchemy import (
    ARRAY,
    ColumnElement,
    Connection,
    Dialect,
    any_,
    bindparam,
    func,
    or_,
    select,
)

from diplotrack.queries import Query
from diplotrack.records import Document
from diplotrack.stores import Held
from diplotrack.tracking import Account, Change, Decision, Link
from diplotrack_sql import rows
from diplotrack_sql.finding import HELD, counted, found
from diplotrack_sql.tables import (
    Key,
    account,
    block,
    change,
    change_record,
    decision,
    decision_account,
    document,
    holder,
    link,
    record,
    version,
)
from diplotrack_sql.texts import legible, moment_text, original, plain

DOCUMENTS: Final = select(document.c.payload).order_by(document.c.id)
DECISIONS: Final = select(decision).order_by(decision.c.number)
_AT_A_TIME = 200  # rows that a cursor holds in memory


class Statement:
    """A statement that is compiled once and handed to the driver: for what is asked hundreds of times a second.

    SQLAlchemy's own way to run a statement takes longer than most of these do.

    Args:
        statement: with parameters that have names.
        dialect: of the engine that it will run on, with parameters by position.
    """

    def __init__(self, statement: Any, dialect: Dialect) -> None:
        compiled = statement.compile(dialect=dialect)
        self.text = str(compiled)
        self._order = tuple(compiled.positiontup or ())
        self._given = dict(compiled.params)
        names = [column.name for column in getattr(statement, "selected_columns", ())]
        self._row: Any = namedtuple("Row", names) if names else None  # noqa: PYI024 (its fields are the statement's)

    def run(self, driver: Any, **parameters: object) -> list[Any]:
        """The rows for these parameters, whose columns have names; none of a statement that only writes."""
        values = {**self._given, **parameters}
        cursor = driver.execute(self.text, tuple(values[name] for name in self._order))
        return list(map(self._row._make, cursor.fetchall())) if self._row else []


class Statements:
    """What readers ask, for one kind of database.

    Args:
        dialect: of the engine, with parameters by position.
    """

    def __init__(self, dialect: Dialect) -> None:
        def ready(statement: Any) -> Statement:
            return Statement(statement, dialect)

        self.dialect = dialect.name
        among = self.among
        lying = account.c.number.in_(select(block.c.account).where(among(block.c.block)))
        self.accounts = ready(select(account).where(among(account.c.key)))
        self.accounts_of = ready(select(account).where(account.c.document == bindparam("document")))
        self.accounts_in = ready(select(account).where(lying))
        self.document = ready(select(document.c.payload).where(document.c.id == bindparam("document")))
        self.present = ready(select(document.c.id).where(among(document.c.id)))
        self.links_of = ready(select(link).where(or_(among(link.c.first), among(link.c.second))))
        naming = select(decision_account.c.decision).where(among(decision_account.c.account))
        chain = naming.cte("chain", recursive=True)
        chain = chain.union(select(decision.c.number).join(chain, decision.c.undoes == chain.c.decision))
        self.decisions_of = ready(DECISIONS.where(decision.c.number.in_(select(chain.c.decision))))
        self.held = ready(HELD.where(record.c.id == bindparam("record")))
        self.holding = ready(
            HELD.join(holder, holder.c.record == record.c.number)
            .join(account, account.c.key == holder.c.account)
            .where(account.c.record == bindparam("record"))
            .order_by(record.c.id)
            .limit(1)
        )
        holding = select(holder.c.record).where(among(holder.c.account))
        self.held_by = ready(HELD.where(record.c.number.in_(holding)).order_by(record.c.id))

    def among(self, column: ColumnElement[str]) -> ColumnElement[bool]:
        """Whether a column has one of the texts of the parameter `keys`, however many they are."""
        if self.dialect == "sqlite":
            each = func.json_each(bindparam("keys")).table_valued("value")
            return column.in_(select(each.c.value))
        return column == any_(bindparam("keys", type_=ARRAY(Key)))

    def keys(self, keys: Collection[str]) -> str | list[str]:
        """Texts as that parameter."""
        taken = [plain(key) for key in keys]
        return legible(taken) if self.dialect == "sqlite" else taken


class SqlReader:
    """Reads within one transaction.

    Args:
        connection: within the transaction.
        statements: for its kind of database.
    """

    def __init__(self, connection: Connection, statements: Statements) -> None:
        self._connection = connection
        self._driver: Any = connection.connection.driver_connection  # in the same transaction
        self._statements = statements

    def _rows(self, statement: Statement, **parameters: object) -> list[Any]:
        return statement.run(self._driver, **parameters)

    def _among(self, statement: Statement, keys: Collection[str]) -> list[Any]:
        return self._rows(statement, keys=self._statements.keys(keys)) if keys else []

    def _stream(self, statement: Any) -> Iterator[Any]:
        """Rows that are fetched as they are asked for; the server's cursor is closed though some are not."""
        with self._connection.execute(statement, execution_options={"yield_per": _AT_A_TIME}) as result:
            yield from result

    def document(self, document: str) -> Document | None:
        payloads = self._rows(self._statements.document, document=plain(document))
        found: Document | None = rows.item_of(payloads[0].payload) if payloads else None
        return found

    def present(self, documents: Collection[str]) -> set[str]:
        return {original(row.id) for row in self._among(self._statements.present, documents)}

    def documents(self) -> Iterator[Document]:
        for row in self._stream(DOCUMENTS):
            yield rows.item_of(row.payload)

    def accounts(self, keys: Collection[str]) -> list[Account]:
        return self._read(self._statements.accounts, keys)

    def accounts_of(self, document: str) -> list[Account]:
        found = self._rows(self._statements.accounts_of, document=plain(document))
        return ordered(rows.account_of(row) for row in found)

    def accounts_in(self, blocks: Collection[str]) -> list[Account]:
        return self._read(self._statements.accounts_in, blocks)

    def _read(self, statement: Statement, keys: Collection[str]) -> list[Account]:
        return ordered(map(rows.account_of, self._among(statement, keys)))

    def links_of(self, keys: Collection[str]) -> list[Link]:
        found = map(rows.link_of, self._among(self._statements.links_of, keys))
        return sorted(found, key=lambda link: (link.first, link.second))

    def decisions_of(self, keys: Collection[str]) -> list[Decision]:
        return [rows.decision_of(row) for row in self._among(self._statements.decisions_of, keys)]

    def decisions(self) -> Iterator[Decision]:
        for row in self._stream(DECISIONS):
            yield rows.decision_of(row)

    def held(self, record: str) -> Held | None:
        own = plain(record)
        found = self._rows(self._statements.held, record=own) or self._rows(
            self._statements.holding, record=own
        )
        return rows.held_of(found[0]) if found else None

    def ids(self, beginning: str) -> Iterator[str]:
        own = plain(beginning)
        asked = select(record.c.id).where(record.c.id >= own).order_by(record.c.id)
        for known in self._stream(asked):
            if not known.id.startswith(own):
                return
            yield original(known.id)

    def held_by(self, keys: Collection[str]) -> list[Held]:
        return [rows.held_of(row) for row in self._among(self._statements.held_by, keys)]

    def find(self, query: Query) -> Iterator[Held]:
        for row in self._stream(found(query, self._statements.dialect)):
            yield rows.held_of(row)

    def count(self, query: Query) -> int:
        number: int = self._connection.execute(counted(query, self._statements.dialect)).scalar_one()
        return number

    def changes(
        self, *, after: int = 0, since: datetime.datetime | None = None, record: str | None = None
    ) -> Iterator[Change]:
        for row in self._stream(_changes(after, since, record)):
            yield rows.change_of(row)


def ordered(accounts: Iterable[Account]) -> list[Account]:
    """Accounts in their order."""
    return sorted(accounts, key=lambda account: account.place_in_order)


def _changes(after: int, since: datetime.datetime | None, record: str | None) -> Any:
    before = version.alias("version_before")
    asked = (
        select(change, version.c.payload, before.c.payload.label("payload_before"))
        .join(version, version.c.number == change.c.version)
        .outerjoin(before, before.c.number == change.c.before)
        .where(change.c.number > after)
        .order_by(change.c.number)
    )
    if since is not None:
        asked = asked.where(or_(change.c.at.is_(None), change.c.at >= moment_text(since)))
    if record is not None:
        about = select(change_record.c.change).where(change_record.c.record == plain(record))
        asked = asked.where(change.c.number.in_(about))
    return asked
