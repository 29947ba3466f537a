"""A store in memory: what `Ledger()` uses, and what the conformance suite holds other stores against."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from heapq import nsmallest
from typing import Any, Final

import attrs

from diplotrack.errors import LedgerError
from diplotrack.queries import Query, order
from diplotrack.records import Document
from diplotrack.stores import Held, StoreReader, StoreWriter
from diplotrack.tracking import Account, Change, Decision, Link

_GONE: Final = object()
_NOTHING: Final[frozenset[str]] = frozenset()


@attrs.define
class _State:
    """All that is kept, as tables. Their values are never changed, only replaced: a shallow copy is a snapshot.

    Attributes:
        documents: by id.
        accounts: by key.
        of_document: keys of accounts, by document.
        blocks: keys of accounts, by block.
        blocks_of: blocks, by the account's key.
        links: links by the other account's key, by key.
        decisions: by number.
        decisions_on: numbers of decisions, by the keys that they name.
        undoing: numbers of decisions, by the number that they undo.
        held: by the record's id.
        holders: the current record's id, by the account's key.
        of_record: keys of accounts, by their record's id.
        log: changes, by number.
        logged: numbers of changes, by the ids of the records that they concern.
        readers: how many look at it, so that it must not change.
    """

    documents: dict[str, Document] = attrs.Factory(dict)
    accounts: dict[str, Account] = attrs.Factory(dict)
    of_document: dict[str, frozenset[str]] = attrs.Factory(dict)
    blocks: dict[str, frozenset[str]] = attrs.Factory(dict)
    blocks_of: dict[str, frozenset[str]] = attrs.Factory(dict)
    links: dict[str, Mapping[str, Link]] = attrs.Factory(dict)
    decisions: dict[int, Decision] = attrs.Factory(dict)
    decisions_on: dict[str, frozenset[int]] = attrs.Factory(dict)
    undoing: dict[int, frozenset[int]] = attrs.Factory(dict)
    held: dict[str, Held] = attrs.Factory(dict)
    holders: dict[str, str] = attrs.Factory(dict)
    of_record: dict[str, frozenset[str]] = attrs.Factory(dict)
    log: dict[int, Change] = attrs.Factory(dict)
    logged: dict[str, frozenset[int]] = attrs.Factory(dict)
    readers: int = 0

    def copy(self) -> _State:
        """The same tables anew, looked at by nobody yet."""
        tables = [field.name for field in attrs.fields(_State) if field.name != "readers"]
        return _State(**{name: getattr(self, name).copy() for name in tables})


class MemoryStore:
    """Keeps everything in memory, for as long as it lives."""

    def __init__(self) -> None:
        self._state = _State()
        self._writer = threading.Lock()
        self._swap = threading.Lock()
        self._closed = False

    @property
    def url(self) -> str:
        """``memory:``, which is nowhere else."""
        return "memory:"

    def close(self) -> None:
        """Refuse to be used from now on."""
        self._closed = True

    @contextmanager
    def reading(self) -> Iterator[StoreReader]:
        """A look at the state of this moment."""
        self._check()
        with self._swap:
            state = self._state
            state.readers += 1
        try:
            yield _Reader(state)
        finally:
            with self._swap:
                state.readers -= 1

    @contextmanager
    def writing(self) -> Iterator[StoreWriter]:
        """Write; others see it when the block is left well."""
        self._check()
        with self._writer:
            writer = _Writer(self._state)
            yield writer
            with self._swap:
                if self._state.readers:
                    self._state = self._state.copy()
                writer.apply(self._state)

    def _check(self) -> None:
        if self._closed:
            raise LedgerError("is closed", ledger=self.url)


class _Reader:
    """A state, and on top of it what a writer has changed so far."""

    def __init__(self, state: _State) -> None:
        self._state = state
        self._changes: dict[str, dict[Any, Any]] = {}

    def _get(self, table: str, key: object, default: Any = None) -> Any:
        value = self._changes.get(table, {}).get(key, default)
        if value is default:
            value = getattr(self._state, table).get(key, default)
        return default if value is _GONE else value

    def _items(self, table: str) -> Iterator[tuple[Any, Any]]:
        changed = self._changes.get(table, {})
        for key, value in getattr(self._state, table).items():
            if key not in changed:
                yield key, value
        yield from ((key, value) for key, value in changed.items() if value is not _GONE)

    def document(self, document: str) -> Document | None:
        found: Document | None = self._get("documents", document)
        return found

    def present(self, documents: Collection[str]) -> set[str]:
        return {document for document in documents if self.document(document) is not None}

    def documents(self) -> Iterator[Document]:
        yield from (document for _, document in sorted(self._items("documents"), key=lambda item: item[0]))

    def accounts(self, keys: Collection[str]) -> list[Account]:
        found = (self._get("accounts", key) for key in set(keys))
        return sorted(
            (account for account in found if account is not None), key=lambda account: account.place_in_order
        )

    def accounts_of(self, document: str) -> list[Account]:
        return self.accounts(self._get("of_document", document, _NOTHING))

    def accounts_in(self, blocks: Collection[str]) -> list[Account]:
        return self.accounts({key for block in blocks for key in self._get("blocks", block, _NOTHING)})

    def links_of(self, keys: Collection[str]) -> list[Link]:
        found = {
            (link.first, link.second): link for key in keys for link in self._get("links", key, {}).values()
        }
        return [found[pair] for pair in sorted(found)]

    def decisions_of(self, keys: Collection[str]) -> list[Decision]:
        numbers = {number for key in keys for number in self._get("decisions_on", key, frozenset())}
        waiting = list(numbers)
        while waiting:
            undoing = self._get("undoing", waiting.pop(), frozenset()) - numbers
            numbers |= undoing
            waiting += undoing
        return [self._get("decisions", number) for number in sorted(numbers)]

    def decisions(self) -> Iterator[Decision]:
        yield from (decision for _, decision in sorted(self._items("decisions"), key=lambda item: item[0]))

    def held(self, record: str) -> Held | None:
        found: Held | None = self._get("held", record)
        if found is None:
            holders = {self._get("holders", key) for key in self._get("of_record", record, _NOTHING)} - {None}
            found = self._get("held", min(holders)) if holders else None
        return found

    def ids(self, beginning: str) -> Iterator[str]:
        yield from sorted(record for record, _ in self._items("held") if record.startswith(beginning))

    def held_by(self, keys: Collection[str]) -> list[Held]:
        holders = {self._get("holders", key) for key in keys} - {None}
        return [self._get("held", record) for record in sorted(holders)]

    def find(self, query: Query) -> Iterator[Held]:
        fitting = (held for _, held in self._items("held") if query.fits(held.record))
        if query.limit is None:
            yield from sorted(fitting, key=order)
        else:
            yield from nsmallest(query.limit, fitting, key=order)

    def count(self, query: Query) -> int:
        return sum(query.fits(held.record) for _, held in self._items("held"))

    def changes(
        self, *, after: int = 0, since: datetime.datetime | None = None, record: str | None = None
    ) -> Iterator[Change]:
        if record is None:
            numbers = sorted(number for number, _ in self._items("log"))
        else:
            numbers = sorted(self._get("logged", record, frozenset()))
        for number in numbers:
            change = self._get("log", number)
            early = number <= after or (since is not None and change.at is not None and change.at < since)
            if not early:
                yield change


class _Writer(_Reader):
    def apply(self, state: _State) -> None:
        """Put what was changed into a state."""
        for table, changed in self._changes.items():
            rows = getattr(state, table)
            for key, value in changed.items():
                if value is _GONE:
                    rows.pop(key, None)
                else:
                    rows[key] = value

    def _put(self, table: str, key: object, value: object) -> None:
        self._changes.setdefault(table, {})[key] = value

    def _index(self, table: str, key: object, item: object, *, there: bool) -> None:
        """Add an item to, or take it from, the set that an index has under a key."""
        items = self._get(table, key, frozenset())
        items = items | {item} if there else items - {item}
        self._put(table, key, items or _GONE)

    def put_document(self, document: Document) -> None:
        self._put("documents", document.id, document)

    def put_accounts(self, accounts: Mapping[Account, Collection[str]]) -> None:
        for account, blocks in accounts.items():
            for block in self._get("blocks_of", account.key, _NOTHING):
                self._index("blocks", block, account.key, there=False)
            self._put("accounts", account.key, account)
            self._put("blocks_of", account.key, frozenset(blocks))
            self._index("of_document", account.document, account.key, there=True)
            self._index("of_record", account.record.id, account.key, there=True)
            for block in blocks:
                self._index("blocks", block, account.key, there=True)

    def drop_accounts(self, keys: Collection[str]) -> None:
        for account in self.accounts(keys):
            for block in self._get("blocks_of", account.key, _NOTHING):
                self._index("blocks", block, account.key, there=False)
            self._index("of_document", account.document, account.key, there=False)
            self._index("of_record", account.record.id, account.key, there=False)
            for other in self._get("links", account.key, {}):
                rest = {key: link for key, link in self._get("links", other).items() if key != account.key}
                self._put("links", other, rest or _GONE)
            for table in ("accounts", "blocks_of", "links"):
                self._put(table, account.key, _GONE)

    def put_links(self, links: Iterable[Link]) -> None:
        for link in links:
            for key, other in ((link.first, link.second), (link.second, link.first)):
                self._put("links", key, {**self._get("links", key, {}), other: link})

    def put_decision(self, decision: Decision) -> Decision:
        number = len(self._state.decisions) + len(self._changes.get("decisions", {}))
        kept = attrs.evolve(decision, number=number + 1)
        self._put("decisions", kept.number, kept)
        for key in (*kept.first, *kept.second):
            self._index("decisions_on", key, kept.number, there=True)
        if kept.undoes is not None:
            self._index("undoing", kept.undoes, kept.number, there=True)
        return kept

    def put_held(self, held: Iterable[Held]) -> None:
        for one in held:
            self._forget_holder(one.record.id)
            self._put("held", one.record.id, one)
            for key in one.accounts:
                self._put("holders", key, one.record.id)

    def drop_held(self, records: Collection[str]) -> None:
        for record in records:
            self._forget_holder(record)
            self._put("held", record, _GONE)

    def _forget_holder(self, record: str) -> None:
        held = self._get("held", record)
        for key in held.accounts if held is not None else ():
            if self._get("holders", key) == record:
                self._put("holders", key, _GONE)

    def log(self, changes: Iterable[Change]) -> list[Change]:
        number = len(self._state.log) + len(self._changes.get("log", {}))
        logged = [attrs.evolve(change, number=number + n) for n, change in enumerate(changes, start=1)]
        for change in logged:
            self._put("log", change.number, change)
            for record in {change.record.id, *change.replaces}:
                self._index("logged", record, change.number, there=True)
        return logged
