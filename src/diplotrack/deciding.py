"""What people decide about a ledger's records, as decisions: what a merge, a split, a correction or an undo comes to.

Decisions name accounts, not records: records come and go with the reports that arrive, accounts stay.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any

import attrs

from diplotrack.correcting import REFERENCES, evolved_with, field_value, plain_value
from diplotrack.errors import LedgerError, UnknownRecordError, ValidationError
from diplotrack.grouping import standing
from diplotrack.records import Engagement
from diplotrack.stores import Held, StoreReader
from diplotrack.tracking import Decision, DecisionKind


def found(reader: StoreReader, record: str) -> Held:
    """The current record of this id, or the one that holds an account whose record has it.

    Raises:
        UnknownRecordError: there is none.
    """
    held = reader.held(record)
    if held is None:
        # Records of one id from several documents were told apart by their documents; since then they were joined.
        own, _, document = record.rpartition(".")
        held = next(iter(reader.held_by([f"{own}@{document}"])), None)
    if held is None:
        raise UnknownRecordError(record)
    return held


def together(reader: StoreReader, records: Iterable[str]) -> list[Decision]:
    """That records are of one thing.

    Raises:
        UnknownRecordError: there is no such record.
        LedgerError: fewer than two are named, or they are engagements and commitments.
    """
    held = list({h.record.id: h for h in (found(reader, record) for record in records)}.values())
    if len(held) < 2:
        raise LedgerError("name at least two different records to merge")
    if len({type(h.record) for h in held}) > 1:
        raise LedgerError("an engagement and a commitment are never one thing")
    decisions, before = [], list(held[0].accounts)
    for other in held[1:]:
        # With all before it: any two of them may have been told apart earlier.
        decisions.append(Decision(kind=DecisionKind.TOGETHER, first=before, second=other.accounts))
        before += other.accounts
    return decisions


def apart(reader: StoreReader, record: str, documents: Collection[str]) -> list[Decision]:
    """That what some documents tell of is not what the others of a record do.

    Raises:
        UnknownRecordError: there is no such record.
        LedgerError: none of the record's accounts, or all of them, are from these documents.
    """
    held = found(reader, record)
    accounts = reader.accounts(held.accounts)
    out = [account.key for account in accounts if account.document in documents]
    rest = [account.key for account in accounts if account.document not in documents]
    if not out or not rest:
        known = ", ".join(dict.fromkeys(account.document for account in accounts))
        problem = f"{held.record.id} rests on {known}; name some of these documents to split off, not all"
        raise LedgerError(problem)
    return [Decision(kind=DecisionKind.APART, first=out, second=rest)]


def settings(reader: StoreReader, record: str, fields: Mapping[str, Any]) -> list[Decision]:
    """That fields of a record have other values.

    Raises:
        UnknownRecordError: there is no such record, or none that `part_of` or `engagement` names.
        ValidationError: there is no such field, it cannot be set, or the value is wrong.
    """
    held = found(reader, record)
    kind = type(held.record)
    values = {name: field_value(kind, name, value) for name, value in fields.items()}
    named = {
        name: _engagement(reader, f"{kind.__name__}.{name}", value)
        for name, value in values.items()
        if name in REFERENCES and value is not None
    }
    values |= {name: whole.record.id for name, whole in named.items()}
    evolved_with(held.record, values)  # the record's own rules, before anything is kept
    return [
        Decision(
            kind=DecisionKind.SET,
            first=held.accounts,
            second=named[name].accounts if name in named else (),
            field=name,
            value=json.dumps(plain_value(held.record, name, value)),
        )
        for name, value in values.items()
    ]


def undoing(reader: StoreReader, number: int) -> list[Decision]:
    """That an earlier decision no longer counts.

    Raises:
        LedgerError: there is no such decision, or it is taken back already.
    """
    known = {decision.number: decision for decision in reader.decisions()}
    if number not in known:
        raise LedgerError(f"there is no decision {number}; Ledger.decisions() lists them")
    if any(decision.undoes == number for decision in standing(known.values())):
        raise LedgerError(f"decision {number} is taken back already")
    return [
        attrs.evolve(known[number], kind=DecisionKind.UNDO, undoes=number, field=None, value=None, number=0)
    ]


def _engagement(reader: StoreReader, field: str, record: str) -> Held:
    held = found(reader, record)
    if not isinstance(held.record, Engagement):
        raise ValidationError(field, record, "give the id of an engagement of this ledger")
    return held
