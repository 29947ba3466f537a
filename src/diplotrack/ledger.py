"""The ledger: what was promised, and what became of it, over many reports.

    with diplotrack.Ledger.open("korea-china.db") as ledger:
        for change in ledger.add(report):
            print(change.kind, change.record.summary)

What it knows is a function of the reports added and of what people decided (`Ledger.merge`, `split`, `correct`, `confirm`,
`undo`); the order in which documents arrived does not count. `diplotrack.settling` has the rules, a store (`diplotrack.stores`)
keeps the outcome.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from types import TracebackType
from typing import Any, Self, TypeVar

import attrs

from diplotrack.blocking import shifted
from diplotrack.columns import Columnar, Stream
from diplotrack.combining import combine
from diplotrack.correcting import corrected
from diplotrack.deciding import apart, found, settings, together, undoing
from diplotrack.errors import LedgerError
from diplotrack.gathering import Gathering
from diplotrack.memory import MemoryStore
from diplotrack.plugins import Registry, default_registry
from diplotrack.queries import UNSETTLED, Query
from diplotrack.records import Commitment, Document, Engagement, Record, Report
from diplotrack.revising import RevisedItems, Revision, revision
from diplotrack.settling import Settling
from diplotrack.showing import Shown
from diplotrack.stores import Held, Store, StoreReader, StoreWriter
from diplotrack.suggesting import suggestions
from diplotrack.tracking import Change, Decision, Entry, Suggestion

R = TypeVar("R", Engagement, Commitment, Record)


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


class Ledger(Shown, Columnar):
    """Engagements and commitments over months and many reports, each with its sources and its history.

    Args:
        store: where it is kept; None keeps it in memory. `Ledger.open` finds the store for a path or URL.
        registry: the plugins that are told of changes (`diplotrack_changed`); by default the installed ones.
        clock: gives the time of a change, aware of its zone; by default the time of day in UTC.

    It may be used by several threads, and one store by several ledgers in several processes.
    """

    def __init__(
        self,
        store: Store | None = None,
        *,
        registry: Registry | None = None,
        clock: Callable[[], datetime.datetime] = _now,
    ) -> None:
        self._store = MemoryStore() if store is None else store
        self._registry = registry
        self._clock = clock

    @classmethod
    def open(cls, url: str | os.PathLike[str], *, registry: Registry | None = None) -> Self:
        """Open the ledger that is kept at a path (``korea-china.db``) or URL (``postgresql://…``), or make it there.

        Args:
            url: the path or URL; a plugin's hook `diplotrack_open_store` decides what it means.
            registry: the plugins that are asked, and told of changes; by default the installed ones.

        Raises:
            LedgerError: what is there is no ledger, was written by a newer version, or is damaged; it is left as it is.
            PluginError: no plugin opens such a URL, or the one that should failed.
        """
        chosen = registry or default_registry()
        return cls(chosen.open_store(os.fspath(url)), registry=registry)

    @property
    def url(self) -> str:
        """Where it is kept, without a password."""
        return self._store.url

    def close(self) -> None:
        """Let go of files and connections."""
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # Adding

    def add(self, report: Report, *, actor: str | None = None, again: bool = False) -> list[Change]:
        """Add what a report says.

        Args:
            report: the report. If its document is there already, nothing changes.
            actor: who adds it, for the log.
            again: put this reading in the place of the one that is there (a better reader found more).

        Returns:
            What changed, as it was logged.

        Raises:
            LedgerError: the store cannot keep it; nothing of it is kept.
        """
        return list(self.add_all((report,), actor=actor, again=again))

    def add_all(
        self,
        reports: Iterable[Report],
        *,
        actor: str | None = None,
        again: bool = False,
        batch: int = 100,
        progress: Callable[[int], object] | None = None,
    ) -> Iterator[Change]:
        """Add many reports, lazily: nothing is added until the changes are asked for.

        The outcome and the log are those of adding one after the other; a batch is read and written with a few statements,
        which is what takes the time. When it breaks off, what was kept stays; adding the same again goes on from there.

        Args:
            reports: the reports.
            actor: who adds them, for the log.
            again: put these readings in the place of those that are there.
            batch: how many are kept at a time; each batch is kept as a whole or not at all.
            progress: is called after each batch with the number of reports that were taken so far.

        Yields:
            What changed, once it is kept.

        Raises:
            LedgerError: the store cannot keep one of the reports; nothing of its batch is kept.
        """
        remaining, taken = iter(reports), 0
        while some := list(islice(remaining, max(batch, 1))):
            with self._store.writing() as writer:
                changes = self._added(writer, some, actor=actor, again=again)
            taken += len(some)
            if progress is not None:
                progress(taken)
            yield from self._told(changes)

    def _added(
        self, writer: StoreWriter, reports: list[Report], *, actor: str | None, again: bool
    ) -> list[Change]:
        gathering = Gathering(writer, reports, again=again)
        changes = [
            change
            for report in reports
            for change in Settling(gathering, at=self._clock(), actor=actor, links=gathering.links).add(
                report, again=again
            )
        ]
        gathering.write()
        return changes

    def _told(self, changes: list[Change]) -> list[Change]:
        registry = self._registry or default_registry()
        for change in changes:
            registry.changed(change)
        return changes

    # Looking

    def records(self, query: Query | None = None, **conditions: Any) -> Stream[Record]:
        """The records that fit a query, lazily, in the order of their dates (`diplotrack.queries.order`).

        Args:
            query: what is asked; None asks for all.
            conditions: conditions of `Query`, which win over those of `query`: ``parties=["KOR", "CHN"]``,
                ``statuses=["open"]``, ``person="Wang Yi"``.

        Raises:
            LedgerError: there is no such condition.
        """
        return Stream(self._found(_query(query, conditions), (Engagement, Commitment)))

    def engagements(self, query: Query | None = None, **conditions: Any) -> Stream[Engagement]:
        """As `records`, with its `query` and `conditions`, engagements only."""
        return Stream(self._found(_query(query, {**conditions, "type": "engagement"}), Engagement))

    def commitments(self, query: Query | None = None, **conditions: Any) -> Stream[Commitment]:
        """As `records`, with its `query` and `conditions`, commitments only."""
        return Stream(self._found(_query(query, {**conditions, "type": "commitment"}), Commitment))

    def between(self, first: str, second: str, **conditions: Any) -> Stream[Record]:
        """What there is between two parties.

        Args:
            first: the code of one of them.
            second: the code of the other.
            conditions: as of `records`.
        """
        return self.records(**{**conditions, "parties": (first, second)})

    def open_commitments(
        self, by: str | Iterable[str] | None = None, **conditions: Any
    ) -> Stream[Commitment]:
        """The commitments that wait to be kept: open or accepted ones.

        Args:
            by: the code of the party that is bound, or codes of several, any of which may be; None for all.
            conditions: as of `records`.
        """
        more: dict[str, Any] = {} if by is None else {"by": by}
        return self.commitments(**{**conditions, **more, "statuses": UNSETTLED})

    def due(self, today: datetime.date, days: int = 30, **conditions: Any) -> Stream[Commitment]:
        """The open commitments that are due from `today` on, within so many `days`; `conditions` as of `records`."""
        last = shifted(today, days)
        return self.open_commitments(**{**conditions, "due_from": today, "due_until": last})

    def overdue(self, today: datetime.date, **conditions: Any) -> Stream[Commitment]:
        """The open commitments whose last day lies before `today`; `conditions` as of `records`.

        That is computed, and stored nowhere.
        """
        last = shifted(today, -1)
        return self.open_commitments(**{**conditions, "due_until": last})

    def count(self, query: Query | None = None, **conditions: Any) -> int:
        """How many records fit, by `query` and `conditions` as of `records`."""
        with self._store.reading() as reader:
            return reader.count(_query(query, conditions))

    def entry(self, record: str) -> Entry:
        """All that is known of one record: what each document says, its history, what contradicts.

        Args:
            record: its id, or that of any of the reports' records that it is made of.

        Raises:
            UnknownRecordError: there is none.
        """
        with self._store.reading() as reader:
            return _entry(reader, found(reader, record))

    def ids(self, beginning: str = "") -> Iterator[str]:
        """The ids of the records whose ids begin so, in order: what completes an id that was written short."""
        with self._store.reading() as reader:
            yield from reader.ids(beginning)

    def document(self, document: str) -> Document | None:
        """The document of this id, or None."""
        with self._store.reading() as reader:
            return reader.document(document)

    def items(self, query: Query | None = None, **conditions: Any) -> RevisedItems:
        """The records that fit, each behind the documents that it cites: what `diplotrack.export` takes.

        `query` and `conditions` are as of `records`.

        They also tell an exporter that shows it how often and when a record changed (`diplotrack.revising`).
        """
        return RevisedItems(self._store, _query(query, conditions))

    def revision(self, record: str) -> Revision:
        """How often each field of a record changed, and when the last change was logged.

        Raises:
            UnknownRecordError: there is no record of this id.
        """
        with self._store.reading() as reader:
            current = found(reader, record).record.id
            return revision(current, reader.changes(record=current))

    def changes(
        self, *, after: int = 0, since: datetime.datetime | None = None, record: str | None = None
    ) -> Iterator[Change]:
        """The log, lazily, in the order of time.

        Args:
            after: only what has a greater number.
            since: only what was logged at this time or later; aware of its zone.
            record: only what concerns the record of this id.

        Raises:
            LedgerError: `since` has no time zone.
            UnknownRecordError: there is no record of this id.
        """
        if since is not None and since.tzinfo is None:
            raise LedgerError("since has no time zone; give one, e.g. datetime.UTC")
        with self._store.reading() as reader:
            current = None if record is None else found(reader, record).record.id
            yield from reader.changes(after=after, since=since, record=current)

    def _found(self, query: Query, kind: type[R] | tuple[type[R], ...]) -> Iterator[R]:
        with self._store.reading() as reader:
            for held in reader.find(query):
                if isinstance(held.record, kind):
                    yield held.record

    def _column_items(self) -> RevisedItems:
        return self.items()

    # Deciding

    def merge(self, *records: str, why: str | None = None, actor: str | None = None) -> list[Change]:
        """Decide that two or more records are of one thing.

        Args:
            records: their ids.
            why: the reason, for the log.
            actor: who decides.

        Raises:
            UnknownRecordError: there is no such record.
            LedgerError: fewer than two are named, or they are engagements and commitments.
        """
        return self._decide(lambda reader: together(reader, records), why=why, actor=actor)

    def split(
        self, record: str, documents: Iterable[str], *, why: str | None = None, actor: str | None = None
    ) -> list[Change]:
        """Decide that what some documents tell of is not what the others do.

        Args:
            record: the record's id.
            documents: ids of the documents whose accounts become a record of their own.
            why: the reason, for the log.
            actor: who decides.

        Raises:
            UnknownRecordError: there is no such record.
            LedgerError: none of the record's accounts, or all of them, are from these documents.
        """
        chosen = {documents} if isinstance(documents, str) else set(documents)
        return self._decide(lambda reader: apart(reader, record, chosen), why=why, actor=actor)

    def correct(
        self, record: str, *, why: str | None = None, actor: str | None = None, **fields: Any
    ) -> list[Change]:
        """Set fields of a record by hand. They win over what documents say, also later ones.

        Args:
            record: its id.
            why: the reason, for the log.
            actor: who decides.
            fields: new values: those of the record's class, or what the stored form has for them (``status="held"``,
                ``when="2025-10-31"``, ``parties=[{"code": "KOR", "name": "South Korea"}]``).

        Raises:
            UnknownRecordError: there is no such record, or none that `part_of` or `engagement` names.
            ValidationError: there is no such field, it cannot be set, or the value is wrong.
        """
        return self._decide(lambda reader: settings(reader, record, fields), why=why, actor=actor)

    def suggestions(self) -> Iterator[Suggestion]:
        """What seems to follow and no document says: a visit that was held may have fulfilled the invitation to it."""
        with self._store.reading() as reader:
            yield from suggestions(reader)

    def confirm(self, suggestion: str, *, actor: str | None = None) -> list[Change]:
        """Make a suggestion so.

        Args:
            suggestion: its id.
            actor: who confirms it.

        Raises:
            LedgerError: there is no such suggestion (any more).
        """
        found = next((s for s in self.suggestions() if s.id == suggestion), None)
        if found is None:
            raise LedgerError(f"there is no suggestion {suggestion!r}; Ledger.suggestions() lists them")
        why = f"confirmed {found.id}: {found.why} ({found.because})"
        return self.correct(found.record, status=found.status, why=why, actor=actor)

    def decisions(self) -> list[Decision]:
        """What people decided, in the order of time, undone decisions included."""
        with self._store.reading() as reader:
            return list(reader.decisions())

    def undo(self, decision: int, *, why: str | None = None, actor: str | None = None) -> list[Change]:
        """Take back a decision; taking back an undo brings it back.

        Args:
            decision: its number (`Change.decision`).
            why: the reason, for the log.
            actor: who takes it back.

        Raises:
            LedgerError: there is no such decision, or it is taken back already.
        """
        return self._decide(lambda reader: undoing(reader, decision), why=why, actor=actor)

    def _decide(
        self, decide: Callable[[StoreReader], list[Decision]], *, why: str | None, actor: str | None
    ) -> list[Change]:
        with self._store.writing() as writer:
            changes = [
                change
                for decision in decide(writer)
                for change in Settling(writer, at=self._clock(), actor=actor).decide(
                    attrs.evolve(decision, why=why, actor=actor)
                )
            ]
        return self._told(changes)


def _query(query: Query | None, conditions: dict[str, Any]) -> Query:
    asked = query or Query()
    unknown = sorted(set(conditions) - {field.name for field in attrs.fields(Query)})
    if unknown:
        known = ", ".join(field.name for field in attrs.fields(Query))
        raise LedgerError(f"there is no condition {unknown[0]!r}; known are {known}")
    return attrs.evolve(asked, **conditions) if conditions else asked


def _entry(reader: StoreReader, held: Held) -> Entry:
    accounts = reader.accounts(held.accounts)
    keys = set(held.accounts)
    links = [link for link in reader.links_of(held.accounts) if {link.first, link.second} <= keys]
    made = combine(accounts, links=links, corrections=corrected(reader, accounts))
    return attrs.evolve(made, record=held.record)
