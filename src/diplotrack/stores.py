"""Where a ledger keeps what it knows: what a store has to offer. The ledger's logic is above it, SQL is below it.

A store keeps rows and finds them again; it decides nothing. What is written within one `Store.writing` block is there as
a whole or not at all, also when the process is killed, and one writer waits for another. Readers see the state of some
moment between two such blocks, and are not held up by a writer.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from typing import Protocol, runtime_checkable

import attrs

from diplotrack.queries import Query
from diplotrack.records import Commitment, Document, Engagement
from diplotrack.tracking import Account, Change, Conflict, Decision, Link


# A converter of its own for each type: type checkers read a field's type off its converter.
def _texts(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(values)


def _conflict_tuple(values: Iterable[Conflict]) -> tuple[Conflict, ...]:
    return tuple(values)


@attrs.frozen(kw_only=True)
class Held:
    """A current record, with what a store needs to find it again.

    Attributes:
        record: the record.
        accounts: keys of its accounts, earliest first.
        told: the day on which a document first told of it, or None where none of its documents is dated.
        conflicts: where its accounts contradict each other.
        corrected: names of the fields that a person set.
    """

    record: Engagement | Commitment
    accounts: tuple[str, ...] = attrs.field(converter=_texts)
    told: datetime.date | None = None
    conflicts: tuple[Conflict, ...] = attrs.field(default=(), converter=_conflict_tuple)
    corrected: tuple[str, ...] = attrs.field(default=(), converter=_texts)


class StoreReader(Protocol):
    """One consistent look at a store."""

    def document(self, document: str) -> Document | None:
        """The document of this id, or None."""

    def present(self, documents: Collection[str]) -> set[str]:
        """Those of these ids of documents that are there."""

    def documents(self) -> Iterator[Document]:
        """All documents, by id."""

    def accounts(self, keys: Collection[str]) -> list[Account]:
        """The accounts of these keys, in their order (`Account.place_in_order`); those that are not there are left out."""

    def accounts_of(self, document: str) -> list[Account]:
        """The accounts of one document, in their order."""

    def accounts_in(self, blocks: Collection[str]) -> list[Account]:
        """The accounts that lie in any of these blocks, each once, in their order."""

    def links_of(self, keys: Collection[str]) -> list[Link]:
        """The links that have one of these accounts on either side, each once, by keys."""

    def decisions_of(self, keys: Collection[str]) -> list[Decision]:
        """The decisions that name one of these accounts, and those that undo them (and so on), by number."""

    def decisions(self) -> Iterator[Decision]:
        """All decisions, by number."""

    def held(self, record: str) -> Held | None:
        """The current record of this id, or the one that holds an account whose record has this id, or None."""

    def ids(self, beginning: str) -> Iterator[str]:
        """The ids of the current records whose ids begin so, in the order of their code points, lazily."""

    def held_by(self, keys: Collection[str]) -> list[Held]:
        """The current records that hold these accounts, each once, by id."""

    def find(self, query: Query) -> Iterator[Held]:
        """The current records that `query` fits (`Query.fits`), lazily, in its order (`diplotrack.queries.order`)."""

    def count(self, query: Query) -> int:
        """How many `find` would yield; `Query.limit` does not count."""

    def changes(
        self, *, after: int = 0, since: datetime.datetime | None = None, record: str | None = None
    ) -> Iterator[Change]:
        """The log, by number, lazily.

        Args:
            after: only changes with a greater number.
            since: only changes logged at this time or later.
            record: only changes whose record has this id, or which replace it.
        """


class StoreWriter(StoreReader, Protocol):
    """A look at a store that also writes; it sees what it wrote."""

    def put_document(self, document: Document) -> None:
        """Keep a document, in the place of one with the same id."""

    def put_accounts(self, accounts: Mapping[Account, Collection[str]]) -> None:
        """Keep accounts, each in its blocks, in the place of those with the same keys."""

    def drop_accounts(self, keys: Collection[str]) -> None:
        """Forget accounts, with their blocks and links."""

    def put_links(self, links: Iterable[Link]) -> None:
        """Keep links, in the place of those between the same accounts."""

    def put_decision(self, decision: Decision) -> Decision:
        """Keep a decision; returns it with its number."""

    def put_held(self, held: Iterable[Held]) -> None:
        """Keep current records, in the place of those with the same ids."""

    def drop_held(self, records: Collection[str]) -> None:
        """Forget current records by id."""

    def log(self, changes: Iterable[Change]) -> list[Change]:
        """Append changes to the log; returns them with their numbers."""


@runtime_checkable
class Store(Protocol):
    """Where a ledger is kept. Open by way of `diplotrack.Ledger.open`, which asks plugins (`diplotrack_open_store`)."""

    @property
    def url(self) -> str:
        """The URL or path that it was opened with, without a password."""

    def reading(self) -> AbstractContextManager[StoreReader]:
        """Begin to read; the state that is seen stays the same until the block is left."""

    def writing(self) -> AbstractContextManager[StoreWriter]:
        """Begin to write; all of it is kept when the block is left well, and none of it otherwise.

        Raises:
            LedgerError: what is to be kept cannot be, e.g. a text with characters that the database does not take.
        """

    def close(self) -> None:
        """Let go of files and connections. A closed store refuses to be used."""
