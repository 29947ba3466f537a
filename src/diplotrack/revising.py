"""How often and when a ledger's record changed: what a calendar or a feed has to tell its readers, beside the record.

A `Revision` is read off the log. It travels beside the records, which stay what they are: `Ledger.items` gives
`RevisedItems`, `diplotrack.export` asks them about each record, and tells a writer that wants to know
(`diplotrack.interfaces.RevisingWriter`). So exporters need no ledger, and the ledger knows no exporter.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Generator, Iterable, Iterator, Mapping
from typing import Protocol, runtime_checkable

import attrs

from diplotrack.columns import Columnar
from diplotrack.queries import Query
from diplotrack.records import Document, Record
from diplotrack.stores import Store, StoreReader
from diplotrack.tracking import Change, ChangeKind


def _counts(values: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(values.items()))


@attrs.frozen(kw_only=True)
class Revision:
    """Which state of a record this is. Both parts only ever grow for one record of one ledger.

    Attributes:
        record: the record's id.
        at: when its last change was logged, aware of its zone; None where nothing changed since it was added.
        changed: the fields that got another value since, by name, each with how often; given as a mapping.
    """

    record: str
    at: datetime.datetime | None = None
    changed: tuple[tuple[str, int], ...] = attrs.field(factory=dict, converter=_counts)

    def times(self, *fields: str) -> int:
        """How often these fields got another value, counted together."""
        return sum(count for field, count in self.changed if field in fields)


def revision(record: str, changes: Iterable[Change]) -> Revision:
    """What the log says of a record.

    Args:
        record: its id.
        changes: those that concern it, in the order of the log.
    """
    at: datetime.datetime | None = None
    counted: Counter[str] = Counter()
    for change in changes:
        if change.kind is ChangeKind.NEW or change.record.id != record:
            continue
        # A clock that was put back must not make a later state look older.
        at = change.at if at is None or (change.at is not None and change.at > at) else at
        before = change.before
        counted.update(
            name
            for name in change.fields
            if before is not None and getattr(before, name) != getattr(change.record, name)
        )
    return Revision(record=record, at=at, changed=counted)


@runtime_checkable
class HasRevisions(Protocol):
    """Items that can say of each of their records which revision it is, while it is the last one that they gave."""

    def revision(self, record: str) -> Revision | None:
        """The revision of the record of this id, or None where it is not known."""


class RevisedItems(Columnar, Iterator[Document | Record]):
    """The records of a ledger that fit a query, each behind the documents that it cites, and their revisions.

    Args:
        store: where the ledger is kept; it is looked at as it is when the first item is asked for.
        query: what is asked.
    """

    def __init__(self, store: Store, query: Query) -> None:
        self._reader: StoreReader | None = None
        self._given = self._items(store, query)

    def _items(self, store: Store, query: Query) -> Generator[Document | Record]:
        with store.reading() as reader:
            self._reader = reader
            try:
                shown: set[str] = set()
                for held in reader.find(query):
                    for document in dict.fromkeys(evidence.document for evidence in held.record.evidence):
                        cited = None if document in shown else reader.document(document)
                        if cited is not None:
                            shown.add(document)
                            yield cited
                    yield held.record
            finally:
                self._reader = None

    def __next__(self) -> Document | Record:
        return next(self._given)

    def _column_items(self) -> Iterator[Document | Record]:
        return self

    def revision(self, record: str) -> Revision | None:
        """The revision of a record, by its id; None when all items were given, or none yet."""
        if self._reader is None:
            return None
        return revision(record, self._reader.changes(record=record))

    def close(self) -> None:
        """Let go of the store, where not all items were asked for."""
        self._given.close()
