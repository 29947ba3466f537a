"""Many reports at once: what they touch is read in a few questions to the store, and what comes of them is written in as few.

`Ledger.add_all` puts a `Gathering` between `diplotrack.settling` and the store's writer for each batch. Each report is settled
as it would be alone, in its turn, so that entries and log are the same; but its reads are answered from what was read
for the whole batch, and its writes wait. What was not foreseen is read when it is asked for.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from diplotrack.blocking import dated_blocks, sharing, sought
from diplotrack.linking import link
from diplotrack.queries import Query
from diplotrack.records import Document, Engagement, Report
from diplotrack.stores import Held, StoreReader, StoreWriter
from diplotrack.tracking import Account, Change, Decision, Link


def accounts_of(report: Report) -> list[Account]:
    """The accounts that a report makes."""
    document = report.document
    return [
        Account(record=record, document=document.id, published=document.published)
        for record in report.records
    ]


def whole_of(account: Account) -> str | None:
    """Key of the account of the engagement that the account's record is part of, or was made at."""
    record = account.record
    whole = record.part_of if isinstance(record, Engagement) else record.engagement
    return None if whole is None else f"{whole}@{account.document}"


def linked(accounts: Sequence[Account], reader: StoreReader) -> list[Link]:
    """The links between the accounts of one document and those of others in a store."""
    wanted = frozenset().union(*map(sought, accounts))
    candidates = _Candidates()
    candidates.add(reader.accounts_in(wanted) if wanted else ())
    return candidates.linked(accounts)


def connected(reader: StoreReader, touched: Collection[str]) -> tuple[list[str], list[Link], list[Decision]]:
    """All accounts that links and decisions connect with these, directly or not, by keys; those links and decisions."""
    keys: set[str] = set()
    links: dict[tuple[str, str], Link] = {}
    decisions: dict[int, Decision] = {}
    waiting = set(touched)
    while waiting:
        keys |= waiting
        near: set[str] = set()
        for found in reader.links_of(waiting):
            links[found.first, found.second] = found
            near.update((found.first, found.second))
        for decision in reader.decisions_of(waiting):
            decisions[decision.number] = decision
            near.update((*decision.first, *decision.second))
        # Those of one id as well, so that their records can be told apart.
        there = {account.key: account for account in reader.accounts(waiting)}
        shared = {name for account in there.values() for name in sharing(account.record)}
        shared |= {name for key in waiting - there.keys() for name in sharing(key.rpartition("@")[0])}
        if shared:
            near.update(account.key for account in reader.accounts_in(shared))
        waiting = near - keys
    return sorted(keys), list(links.values()), list(decisions.values())


class _Candidates:
    """Accounts by the blocks in which others look for them."""

    def __init__(self) -> None:
        self._lying: defaultdict[str, list[Account]] = defaultdict(list)

    def add(self, accounts: Iterable[Account]) -> None:
        for account in accounts:
            for name in dated_blocks(account):
                self._lying[name].append(account)

    def linked(self, accounts: Sequence[Account]) -> list[Link]:
        """The links of these accounts, which are of one document, with those added."""
        made = []
        for account in accounts:
            near = {
                other.key: other
                for name in sought(account)
                for other in self._lying.get(name, ())
                if other.document != account.document
            }
            made += [found for other in near.values() if (found := link(account, other)) is not None]
        return made


class Gathering:
    """A store's writer for a batch of reports: it knows what they touch beforehand, and writes at the end.

    Args:
        writer: the store's, within a `Store.writing` block.
        reports: the batch.
        again: whether reports whose document is there take the place of what is there.

    Attributes:
        links: the links of the accounts of those reports whose links are known, by document. It is empty as soon as
            something else than these reports changed the store.
    """

    def __init__(self, writer: StoreWriter, reports: Sequence[Report], *, again: bool) -> None:
        self._writer = writer
        self.links: dict[str, list[Link]] = {}
        self._forget()
        new: dict[str, list[Account]] = {}
        for report in reports:
            if report.document.id not in new:
                new[report.document.id] = accounts_of(report)
        self._absent = new.keys() - writer.present(new)
        # What is read anew changes what the reports after it are linked with.
        if not again or len(self._absent) == len(reports):
            self._look_ahead({document: new[document] for document in new if document in self._absent})

    def _forget(self) -> None:
        """Know nothing, and have nothing waiting."""
        self.links.clear()
        self._accounts: dict[str, Account | None] = {}
        self._bare: set[str] = set()  # blocks in which the store has nothing
        self._links: dict[str, dict[str, Link]] = {}
        self._held: dict[str, Held] = {}
        self._holders: dict[str, str | None] = {}
        self._undecided: set[str] = set()
        # What waits to be written
        self._documents: dict[str, Document] = {}
        self._fresh: set[str] = set()  # those of them that the store does not have
        self._lying: dict[Account, Collection[str]] = {}
        self._waiting: defaultdict[str, list[str]] = defaultdict(list)  # their keys, by block
        self._made: list[Link] = []
        self._put: set[str] = set()
        self._dropped: set[str] = set()

    def _look_ahead(self, new: Mapping[str, Sequence[Account]]) -> None:
        """Find the links of new documents' accounts, and read what these reach."""
        everything = [account for accounts in new.values() for account in accounts]
        candidates = _Candidates()
        wanted = frozenset().union(*map(sought, everything))
        candidates.add(self._writer.accounts_in(wanted) if wanted else ())
        found: dict[str, list[Link]] = {}
        for document, accounts in new.items():
            found[document] = candidates.linked(accounts)
            candidates.add(accounts)
        touched = {account.key for account in everything}
        touched |= {key for links in found.values() for one in links for key in (one.first, one.second)}
        keys, _, _ = connected(self, touched)
        wholes = {whole for account in self.accounts(keys) if (whole := whole_of(account)) is not None}
        self.held_by({*keys, *wholes})
        self.links.update(found)

    def write(self) -> None:
        """Write what waits."""
        writer = self._writer
        for document in self._documents.values():
            writer.put_document(document)
        if self._lying:
            writer.put_accounts(self._lying)
        if self._made:
            writer.put_links(self._made)
        if gone := self._dropped - self._put:
            writer.drop_held(sorted(gone))
        if self._put:
            writer.put_held([held for record, held in self._held.items() if record in self._put])
        self._bare -= self._waiting.keys()
        self._waiting.clear()
        self._fresh.clear()
        self._documents, self._lying, self._made, self._put, self._dropped = {}, {}, [], set(), set()

    def _handing_over(self) -> StoreWriter:
        """The store's writer, for what is done seldom, when it has all that waited."""
        self.write()
        return self._writer

    # Reading

    def document(self, document: str) -> Document | None:
        """See `StoreReader`, as for all that follow."""
        if document in self._documents:
            return self._documents[document]
        return None if document in self._absent else self._writer.document(document)

    def present(self, documents: Collection[str]) -> set[str]:
        """Those of these documents that are there."""
        asked = set(documents)
        own = asked & self._documents.keys()
        return own | self._writer.present(asked - own - self._absent)

    def documents(self) -> Iterator[Document]:
        """All of them."""
        return self._handing_over().documents()

    def accounts(self, keys: Collection[str]) -> list[Account]:
        """The accounts of these keys."""
        wanted = set(keys)
        if unknown := wanted - self._accounts.keys():
            self._know(self._writer.accounts(unknown))
            for key in unknown:
                self._accounts.setdefault(key, None)
        return _ordered(account for key in wanted if (account := self._accounts[key]) is not None)

    def accounts_of(self, document: str) -> list[Account]:
        """The accounts of one document."""
        waiting = [account for account in self._lying if account.document == document]
        there = [] if document in self._fresh else self._writer.accounts_of(document)
        return _ordered({account.key: account for account in (*there, *waiting)}.values())

    def accounts_in(self, blocks: Collection[str]) -> list[Account]:
        """The accounts in these blocks."""
        unknown = set(blocks) - self._bare
        found = self._writer.accounts_in(unknown) if unknown else []
        if not found:
            self._bare |= unknown
        self._know(found)
        own = {key for name in set(blocks) & self._waiting.keys() for key in self._waiting[name]}
        return self.accounts(own.union(account.key for account in found)) if own else found

    def _know(self, accounts: Iterable[Account]) -> None:
        for account in accounts:
            self._accounts.setdefault(account.key, account)

    def links_of(self, keys: Collection[str]) -> list[Link]:
        """The links of these accounts."""
        if unknown := set(keys) - self._links.keys():
            for key in unknown:
                self._links[key] = {}
            for found in (*self._writer.links_of(unknown), *self._made):
                for key, other in ((found.first, found.second), (found.second, found.first)):
                    if key in unknown:
                        self._links[key][other] = found
        pairs = {(one.first, one.second): one for key in keys for one in self._links[key].values()}
        return [pairs[pair] for pair in sorted(pairs)]

    def decisions_of(self, keys: Collection[str]) -> list[Decision]:
        """The decisions on these accounts."""
        unknown = set(keys) - self._undecided
        found = self._writer.decisions_of(unknown) if unknown else []
        if not found:
            self._undecided |= unknown
        return found

    def decisions(self) -> Iterator[Decision]:
        """All of them."""
        return self._handing_over().decisions()

    def held(self, record: str) -> Held | None:
        """The current record of this id."""
        return self._handing_over().held(record)

    def ids(self, beginning: str) -> Iterator[str]:
        """The ids that begin so."""
        return self._handing_over().ids(beginning)

    def held_by(self, keys: Collection[str]) -> list[Held]:
        """The current records of these accounts."""
        wanted = set(keys)
        if unknown := wanted - self._holders.keys():
            for held in self._writer.held_by(unknown):
                if held.record.id not in self._put | self._dropped:
                    self._held[held.record.id] = held
                    self._holders.update((key, held.record.id) for key in held.accounts)
            for key in unknown:
                self._holders.setdefault(key, None)
        records = {record for key in wanted if (record := self._holders[key]) is not None}
        return [self._held[record] for record in sorted(records)]

    def find(self, query: Query) -> Iterator[Held]:
        """The current records that a query fits."""
        return self._handing_over().find(query)

    def count(self, query: Query) -> int:
        """How many a query fits."""
        return self._handing_over().count(query)

    def changes(
        self, *, after: int = 0, since: datetime.datetime | None = None, record: str | None = None
    ) -> Iterator[Change]:
        """The log."""
        return self._handing_over().changes(after=after, since=since, record=record)

    # Writing

    def put_document(self, document: Document) -> None:
        """Keep a document."""
        if document.id in self._absent or not self._writer.present([document.id]):
            self._fresh.add(document.id)
        self._documents[document.id] = document
        self._absent.discard(document.id)

    def put_accounts(self, accounts: Mapping[Account, Collection[str]]) -> None:
        """Keep accounts; those that may take the place of others are written at once."""
        if not self._fresh.issuperset(account.document for account in accounts):
            self._handing_over().put_accounts(accounts)
            self._bare.clear()
            self._accounts.update((account.key, account) for account in accounts)
            return
        for account, lying in accounts.items():
            self._lying[account] = lying
            self._accounts[account.key] = account
            for name in lying:
                self._waiting[name].append(account.key)

    def drop_accounts(self, keys: Collection[str]) -> None:
        """Forget accounts; what was found beforehand does not hold any more."""
        self._handing_over().drop_accounts(keys)
        self._forget()

    def put_links(self, links: Iterable[Link]) -> None:
        """Keep links."""
        for made in links:
            self._made.append(made)
            for key, other in ((made.first, made.second), (made.second, made.first)):
                if key in self._links:
                    self._links[key][other] = made

    def put_decision(self, decision: Decision) -> Decision:
        """Keep a decision."""
        self._undecided.difference_update((*decision.first, *decision.second))
        return self._writer.put_decision(decision)

    def put_held(self, held: Iterable[Held]) -> None:
        """Keep current records."""
        for one in held:
            self._let_go(one.record.id)
            self._held[one.record.id] = one
            self._put.add(one.record.id)
            self._holders.update((key, one.record.id) for key in one.accounts)

    def drop_held(self, records: Collection[str]) -> None:
        """Forget current records."""
        for record in records:
            self._let_go(record)
            self._put.discard(record)
            self._dropped.add(record)

    def _let_go(self, record: str) -> None:
        old = self._held.pop(record, None)
        for key in old.accounts if old is not None else ():
            if self._holders.get(key) == record:
                self._holders[key] = None

    def log(self, changes: Iterable[Change]) -> list[Change]:
        """Append to the log."""
        return self._writer.log(changes)


def _ordered(accounts: Iterable[Account]) -> list[Account]:
    return sorted(accounts, key=lambda account: account.place_in_order)
