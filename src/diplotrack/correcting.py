"""What people set by hand: values for fields, which entry they are for, and that they stay so after new readings."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Any

import attrs

from diplotrack.blocking import FAMILY
from diplotrack.errors import ValidationError
from diplotrack.grouping import effective
from diplotrack.kinds import CommitmentKind, EngagementKind, EngagementStatus
from diplotrack.records import Commitment, Engagement, Party, Record
from diplotrack.stores import StoreReader
from diplotrack.tracking import Account, Decision, DecisionKind
from diplotrack.wordings import likeness

REFERENCES = frozenset(("part_of", "engagement"))
"""Fields that name another record of the ledger."""
_FIXED = frozenset(("id", "evidence"))
"""Fields that nobody sets: an id is identity, evidence is the sources' words."""
_ANYONE = Party(code="XX", name="anyone")
_NEUTRAL: dict[type[Record], Record] = {
    Engagement: Engagement(
        id="neutral", kind=EngagementKind.MEETING, status=EngagementStatus.HELD, parties=(_ANYONE,)
    ),
    Commitment: Commitment(id="neutral", kind=CommitmentKind.PLEDGE, by=(_ANYONE,), content="anything"),
}
"""Records in which a field can have any value that it can have at all."""


def settable(kind: type[Record]) -> list[str]:
    """The names of the fields that can be set."""
    return [field.name for field in attrs.fields(kind) if field.name not in _FIXED]


def field_value(kind: type[Record], name: str, value: object) -> Any:
    """A value for a field of such a record, out of the stored form or as it is.

    Raises:
        ValidationError: there is no such field, it cannot be set, or the value is wrong.
    """
    if name not in settable(kind):
        expected = f"the fields that can be set are {', '.join(settable(kind))}"
        raise ValidationError(f"{kind.__name__}.{name}", value, expected)
    from diplotrack.serialize import from_dict, to_dict

    neutral = _NEUTRAL[kind]
    try:
        evolved: object = evolved_with(neutral, {name: value})
    except (ValidationError, TypeError):
        evolved = from_dict({**to_dict(neutral), name: value})
    return getattr(evolved, name)


def evolved_with(record: Record, values: Mapping[str, Any]) -> Record:
    """The record with other values in some fields, checked as in its constructor."""
    fields: Any = values  # which field has which type, only the constructor knows
    return attrs.evolve(record, **fields)


def plain_value(record: Record, name: str, value: object) -> object:
    """A value of a field as the stored form has it."""
    from diplotrack.serialize import to_dict

    return to_dict(evolved_with(_NEUTRAL[type(record)], {name: value}))[name]


# Which decisions count for which accounts


def counting(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions that count (`diplotrack.grouping.effective`), on the accounts as they are called by now."""
    made: list[Decision] = []
    for decision in effective(decisions):
        if decision.kind is not DecisionKind.FOLLOW:
            made.append(decision)
            continue
        names = dict.fromkeys(decision.first, decision.second)
        made = [
            attrs.evolve(one, first=_renamed(one.first, names), second=_renamed(one.second, names))
            for one in made
        ]
    return made


def _renamed(keys: Iterable[str], names: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(new for key in keys for new in names.get(key, (key,))))


def corrections(
    accounts: Sequence[Account],
    decisions: Iterable[Decision],
    present: Collection[str],
    holder: Callable[[str], str | None],
) -> dict[str, Any]:
    """The values that people set for the entry of these accounts, by field; later decisions win.

    Args:
        accounts: those of the entry.
        decisions: those that count and name any of the accounts.
        present: keys of all accounts that these decisions name and that are (still) there. A decision is about the
            entry that holds the first of them that it names.
        holder: gives the id of the record that holds an account, or None where it is not there.
    """
    keys = {account.key for account in accounts}
    found: dict[str, Any] = {}
    for decision in decisions:
        target = next((key for key in decision.first if key in present), None)
        if decision.kind is not DecisionKind.SET or not decision.field or target not in keys:
            continue
        if decision.field in REFERENCES:
            named = (holder(key) for key in decision.second)
            found[decision.field] = next((record for record in named if record is not None), None)
        else:
            value = json.loads(decision.value or "null")
            found[decision.field] = field_value(type(accounts[0].record), decision.field, value)
    return found


def corrected(reader: StoreReader, accounts: Sequence[Account]) -> dict[str, Any]:
    """As `corrections`, with the decisions that the store has on these accounts."""
    decisions: dict[int, Decision] = {}
    keys: set[str] = set()
    waiting = {account.key for account in accounts}
    while waiting:
        keys |= waiting
        found = reader.decisions_of(waiting)
        decisions |= {decision.number: decision for decision in found}
        waiting = {key for decision in found for key in decision.first} - keys
    if not decisions:
        return {}

    def holder(key: str) -> str | None:
        return next((held.record.id for held in reader.held_by([key])), None)

    present = {account.key for account in reader.accounts(keys)}
    return corrections(accounts, counting(decisions.values()), present, holder)


def followed(gone: Iterable[Account], now: Sequence[Account], named: Iterable[Decision]) -> dict[str, str]:
    """By which keys the accounts that a new reading no longer has go on, as far as decisions name them.

    Args:
        gone: the accounts of a document that are no longer there.
        now: its accounts by the new reading.
        named: the decisions that name any of those gone.

    Returns:
        The new keys by the old ones, of those accounts that quote the same words, or say the same where they quote none.
    """
    keys = {key for decision in named for key in (*decision.first, *decision.second)}
    found: dict[str, str] = {}
    for old in gone:
        if old.key in keys:
            near = [(_nearness(old.record, new.record), new.key) for new in now]
            best, key = max(near, default=(0, ""))
            if best > 0:
                found[old.key] = key
    return found


def _nearness(old: Record, new: Record) -> float:
    """How surely a record of a document, read anew, is what an old reading had; 0 where it is not."""
    if FAMILY[old.kind] != FAMILY[new.kind]:
        return 0
    if not old.evidence or not new.evidence:
        said = (_said(old), _said(new))
        return likeness(*said) if all(said) else float(said[0] == said[1])
    shared = sum(
        max(0, min(one.end, other.end) - max(one.start, other.start))
        for one in old.evidence
        for other in new.evidence
    )
    return shared / sum(one.end - one.start for one in old.evidence)


def _said(record: Record) -> str:
    if isinstance(record, Commitment):
        return record.content
    return " ".join(
        (*(person.name for person in record.participants), record.place or "", str(record.when or ""))
    )
