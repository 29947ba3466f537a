"""What a report or a decision does to a ledger.

The accounts that it touches are grouped and combined anew, and compared with what stood there. Only what is
connected to them by links or decisions is looked at; the result is the same as if everything had been grouped anew.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

import attrs

from diplotrack.blocking import blocks
from diplotrack.combining import combine
from diplotrack.correcting import corrected, corrections, counting, followed, settable
from diplotrack.excluding import at_odds
from diplotrack.gathering import accounts_of, connected, linked, whole_of
from diplotrack.grouping import groups
from diplotrack.records import Report
from diplotrack.stores import Held, StoreWriter
from diplotrack.tracking import Account, Change, ChangeKind, Decision, DecisionKind, Link

_LONGEST = 128  # characters of an id (`diplotrack.checks.ID`)


class Settling:
    """One report or decision on its way into a store.

    Args:
        writer: the store, within a `Store.writing` block.
        at: the time for the log.
        actor: who does it, for the log.
        links: the links of documents' accounts, by document, where these were found beforehand.
    """

    def __init__(
        self,
        writer: StoreWriter,
        *,
        at: datetime.datetime,
        actor: str | None,
        links: Mapping[str, Sequence[Link]] = MappingProxyType({}),
    ) -> None:
        self._writer = writer
        self._links = links
        self._at = at
        self._actor = actor

    def add(self, report: Report, *, again: bool) -> list[Change]:
        """Keep what a report says; returns the changes, logged."""
        writer, document = self._writer, report.document
        known = writer.document(document.id)
        if known is not None and not again:
            return []
        accounts = accounts_of(report)
        gone = writer.accounts_of(document.id) if known is not None else []
        if gone == sorted(accounts, key=lambda account: account.place_in_order) and known == document:
            return []
        writer.put_document(document)
        touched = {account.key for account in accounts}
        before: list[Held] = []
        if gone:
            before = writer.held_by([account.key for account in gone])
            writer.drop_accounts([account.key for account in gone])
            self._follow_decisions([account for account in gone if account.key not in touched], accounts)
            touched.update(key for held in before for key in held.accounts)
        writer.put_accounts({account: blocks(account) for account in accounts})
        found = self._links.get(document.id)
        writer.put_links(linked(accounts, writer) if found is None else found)
        return self._settle(touched, before, document=document.id)

    def decide(self, decision: Decision) -> list[Change]:
        """Keep a decision and do what follows from it; returns the changes, logged."""
        kept = self._writer.put_decision(attrs.evolve(decision, at=self._at))
        return self._settle({*kept.first, *kept.second}, [], decision=kept)

    def _follow_decisions(self, gone: Sequence[Account], now: Sequence[Account]) -> None:
        """Let what people decided on accounts that a new reading no longer has count for those in their place."""
        named = self._writer.decisions_of([account.key for account in gone])
        for old, new in sorted(followed(gone, now, named).items()):
            why = "the document was read anew"
            follow = Decision(
                kind=DecisionKind.FOLLOW, first=[old], second=[new], why=why, actor=self._actor, at=self._at
            )
            self._writer.put_decision(follow)

    # Grouping anew

    def _settle(
        self,
        touched: Collection[str],
        before: Iterable[Held],
        *,
        document: str | None = None,
        decision: Decision | None = None,
    ) -> list[Change]:
        writer = self._writer
        keys, links, decisions = connected(writer, touched)
        accounts = writer.accounts(keys)
        stood = {held.record.id: held for held in (*before, *writer.held_by(keys))}
        counted = counting(decisions)
        grouped = groups(accounts, links, counted, at_odds)
        ids = _ids(grouped)
        present = {account.key for account in accounts}
        now = {
            held.record.id: held
            for held in (
                self._combined(group, ids, corrections(group, counted, present, ids.get)) for group in grouped
            )
        }
        changes = _changes(stood, now)
        gone = [record for record in stood if record not in now]
        writer.drop_held(gone)
        writer.put_held([held for record, held in now.items() if stood.get(record) != held])
        changes += self._follow(stood, ids, set(keys))
        logged = [
            Change(
                kind=_decided(change.kind, decision),
                record=change.record,
                before=change.before,
                fields=change.fields,
                replaces=change.replaces,
                document=document,
                decision=None if decision is None else decision.number,
                actor=self._actor,
                at=self._at,
            )
            for change in changes
        ]
        return writer.log(logged) if logged else []

    def _combined(
        self,
        group: tuple[Account, ...],
        ids: Mapping[str, str],
        corrected: Mapping[str, Any],
    ) -> Held:
        wholes = {}
        for account in group:
            whole = whole_of(account)
            if whole is not None:
                wholes[account.key] = ids.get(whole) or self._holder(whole)
        entry = combine(group, wholes=wholes, corrections=corrected, id=ids[group[0].key])
        days = [account.published for account in group if account.published is not None]
        return Held(
            record=entry.record,
            accounts=[account.key for account in group],
            told=min(days, default=None),
            conflicts=entry.conflicts,
            corrected=entry.corrected,
        )

    def _holder(self, account: str) -> str | None:
        held = self._writer.held_by([account])
        return held[0].record.id if held else None

    def _follow(self, stood: Mapping[str, Held], ids: Mapping[str, str], settled: set[str]) -> list[Change]:
        """Changes of records that are part of an engagement, or were made at one, which now goes by another id."""
        moved = [
            key
            for held in stood.values()
            for key in held.accounts
            if ids.get(key, held.record.id) != held.record.id
        ]
        following = [
            account.key
            for document in sorted({_document(key) for key in moved})
            for account in self._writer.accounts_of(document)
            if whole_of(account) in moved and account.key not in settled
        ]
        changes: list[Change] = []
        for held in self._writer.held_by(following) if following else []:
            accounts = self._writer.accounts(held.accounts)
            own = {account.key: held.record.id for account in accounts}
            new = self._combined(tuple(accounts), {**ids, **own}, corrected(self._writer, accounts))
            if new != held:
                self._writer.put_held([new])
                changes += _changes({held.record.id: held}, {new.record.id: new})
        return changes


def _document(key: str) -> str:
    return key.rpartition("@")[2]


def _ids(grouped: Iterable[Sequence[Account]]) -> dict[str, str]:
    """The id of each account's group: that of its first account's record, told apart where two groups have it."""
    ids: dict[str, str] = {}
    taken: set[str] = set()
    for group in grouped:
        own = group[0].record.id
        if own in taken:
            told_apart = f".{group[0].document}"
            own = f"{own[: _LONGEST - len(told_apart)]}{told_apart}"
        taken.add(own)
        ids.update((account.key, own) for account in group)
    return ids


# What changed


def _changes(stood: Mapping[str, Held], now: Mapping[str, Held]) -> list[Change]:
    """The changes that lead from the records that stood there to those that stand there now."""
    holder = {key: record for record, held in now.items() for key in held.accounts}
    heirs: dict[str, list[str]] = {record: [] for record in now}
    changes: list[Change] = []
    for record, held in stood.items():
        if record in now:
            continue
        heir = next((holder[key] for key in held.accounts if key in holder), None)
        if heir is None:
            changes.append(Change(kind=ChangeKind.REMOVED, record=held.record, before=held.record))
        else:
            heirs[heir].append(record)
    for record, held in now.items():
        changes += _changes_of(record, held, stood, heirs[record], holder)
    return changes


def _changes_of(
    record: str, held: Held, stood: Mapping[str, Held], replaced: list[str], holder: Mapping[str, str]
) -> list[Change]:
    own = stood.get(record)
    base = own or (stood[replaced[0]] if replaced else None)
    if base == held:
        return []
    keys = set(held.accounts)
    sources = [old for old in stood.values() if not keys.isdisjoint(old.accounts)]
    if base is None:
        kind = ChangeKind.SPLIT if sources else ChangeKind.NEW
        return [Change(kind=kind, record=held.record)]
    kinds: dict[ChangeKind, list[str]] = {}
    if len(sources) > 1:
        kinds[ChangeKind.MERGED] = []
    if any(key in holder and key not in keys for key in base.accounts):
        kinds[ChangeKind.SPLIT] = []
    changed = [
        name
        for name in settable(type(held.record))
        if getattr(held.record, name) != getattr(base.record, name)
    ]
    for conflict in held.conflicts:
        if conflict not in base.conflicts:
            kinds.setdefault(ChangeKind.CONTRADICTED, []).append(conflict.field)
    if "status" in changed:
        kinds[ChangeKind.STATUS] = ["status"]
    told = {"status", *kinds.get(ChangeKind.CONTRADICTED, ())}
    refined = [name for name in changed if name not in told]
    # Fewer accounts that say the same (one was read anew and no longer says it) confirm nothing.
    if refined or (not kinds and keys <= set(base.accounts)):
        kinds[ChangeKind.REFINED] = refined
    if not kinds:
        kinds[ChangeKind.CONFIRMED] = []
    made = [
        Change(kind=kind, record=held.record, before=base.record, fields=fields)
        for kind, fields in kinds.items()
    ]
    return [attrs.evolve(made[0], replaces=replaced), *made[1:]]


def _decided(kind: ChangeKind, decision: Decision | None) -> ChangeKind:
    """A field that a person set was corrected, not refined."""
    by_hand = decision is not None and decision.kind in (DecisionKind.SET, DecisionKind.UNDO)
    told = (ChangeKind.STATUS, ChangeKind.REFINED, ChangeKind.CONFIRMED, ChangeKind.CONTRADICTED)
    return ChangeKind.CORRECTED if by_hand and kind in told else kind
