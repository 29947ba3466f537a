"""What the ledger keeps as rows, and rows as what it keeps."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Callable
from itertools import islice
from typing import Any, TypeVar

from diplotrack.errors import LedgerError
from diplotrack.queries import due_day, order, time_of, type_of, whole_of
from diplotrack.records import Document, Record
from diplotrack.serialize import from_dict, to_dict, to_line
from diplotrack.stores import Held
from diplotrack.tracking import (
    Account,
    Change,
    ChangeKind,
    Claim,
    Conflict,
    Decision,
    DecisionKind,
    Link,
)
from diplotrack_sql.texts import (
    day_of,
    day_text,
    indexed,
    json_text,
    json_value,
    moment_of,
    moment_text,
    original,
    plain,
)

T = TypeVar("T")
Row = tuple[object, ...]

_KEPT = 8_192  # payloads whose records are kept in memory …
_SHORT = 4_096  # … and how long they may be, so that it is some 80 MB at most

_recent: dict[str, Record] = {}
"""Records by their payloads, for linking reads the accounts of the same days again and again.

A payload says all that there is in a record, so what is here never ages, whatever becomes of the databases.
"""


_turning = threading.Lock()


def payload_of(item: Document | Record) -> str:
    """The stored form of a document or record: its line of JSON, as columns take it."""
    line = to_line(item)[:-1]
    # Escapes for surrogates are not exact, see `json_text`.
    payload = json_text(to_dict(item)) if "\\ud" in line and line.isascii() else plain(line)
    _keep(payload, item)
    return payload


def item_of(payload: str) -> Any:
    """The document or record of a payload."""
    item: Any = _recent.get(payload)
    if item is None:
        item = from_dict(json_value(payload))
        _keep(payload, item)
    return item


def _keep(payload: str, item: Any) -> None:
    if len(payload) <= _SHORT and not isinstance(item, Document):
        if len(_recent) >= _KEPT:
            with _turning:
                for oldest in list(islice(_recent, _KEPT // 8)):
                    del _recent[oldest]
        _recent[payload] = item


# Rows


def document_row(document: Document) -> Row:
    """For the table `document`."""
    return (plain(document.id), day_text(document.published), payload_of(document))


def account_row(number: int, account: Account, blocks: list[str], payload: str) -> Row:
    """For the table `account`."""
    return (
        number,
        plain(account.key),
        plain(account.document),
        account.record.id,
        day_text(account.published),
        json_text(blocks),
        payload,
    )


def link_row(link: Link) -> Row:
    """For the table `link`."""
    return (plain(link.first), plain(link.second), link.score, json_text(link.why))


def decision_row(decision: Decision) -> Row:
    """For the table `decision`."""
    payload = {
        "first": decision.first,
        "second": decision.second,
        "field": decision.field,
        "value": decision.value,
        "why": decision.why,
    }
    return (
        decision.number,
        decision.kind.value,
        decision.undoes,
        _optional(plain, decision.actor),
        _moment(decision.at),
        json_text(payload),
    )


def record_row(number: int, version: int, held: Held) -> Row:
    """For the table `record`."""
    record, when = held.record, time_of(held.record)
    return (
        number,
        record.id,
        version,
        type_of(record),
        record.kind.value,
        record.status.value,
        day_text(order(held)[0]),
        None if when is None else day_text(when.earliest),
        None if when is None else day_text(when.latest),
        day_text(due_day(record)),
        day_text(held.told),
        _optional(indexed, whole_of(record)),
        json_text(held.accounts),
        json_text([_plain_conflict(conflict) for conflict in held.conflicts]),
        json_text(held.corrected),
    )


def change_row(change: Change, version: int, before: int | None) -> Row:
    """For the table `change`."""
    return (
        change.number,
        change.kind.value,
        change.record.id,
        version,
        before,
        json_text(change.fields),
        json_text(change.replaces),
        _optional(plain, change.document),
        change.decision,
        _optional(plain, change.actor),
        _moment(change.at),
    )


def _optional(make: Callable[[str], str], value: str | None) -> str | None:
    return None if value is None else make(value)


def _moment(moment: datetime.datetime | None) -> str | None:
    if moment is not None and moment.tzinfo is None:
        raise LedgerError(f"the time {moment} has no time zone; give one, e.g. datetime.UTC")
    return None if moment is None else moment_text(moment)


def _plain_conflict(conflict: Conflict) -> list[object]:
    return [conflict.field, [[claim.value, claim.documents] for claim in conflict.claims]]


# Back


def account_of(row: Any) -> Account:
    """An account of a row with its columns."""
    return Account(
        record=item_of(row.payload), document=original(row.document), published=day_of(row.published)
    )


def link_of(row: Any) -> Link:
    """A link of its row."""
    return Link(
        first=original(row.first), second=original(row.second), score=row.score, why=json_value(row.why)
    )


def decision_of(row: Any) -> Decision:
    """A decision of its row."""
    return Decision(
        kind=DecisionKind(row.kind),
        undoes=row.undoes,
        actor=_optional(original, row.actor),
        at=None if row.at is None else moment_of(row.at),
        number=row.number,
        **json_value(row.payload),
    )


def held_of(row: Any) -> Held:
    """A current record of its row, joined with its version's payload."""
    conflicts = [
        Conflict(field=field, claims=[Claim(value=value, documents=documents) for value, documents in claims])
        for field, claims in json_value(row.conflicts)
    ]
    return Held(
        record=item_of(row.payload),
        accounts=json_value(row.accounts),
        told=day_of(row.told),
        conflicts=conflicts,
        corrected=json_value(row.corrected),
    )


def change_of(row: Any) -> Change:
    """A change of its row, joined with the payloads of its versions."""
    return Change(
        kind=ChangeKind(row.kind),
        record=item_of(row.payload),
        before=None if row.payload_before is None else item_of(row.payload_before),
        fields=json_value(row.fields),
        replaces=json_value(row.replaces),
        document=_optional(original, row.document),
        decision=row.decision,
        actor=_optional(original, row.actor),
        at=None if row.at is None else moment_of(row.at),
        number=row.number,
    )
