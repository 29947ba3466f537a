"""What a ledger is made of: accounts, the links between them, entries, changes, decisions; frozen records like the others.

A report's record, kept with its document, is an **account**. Accounts of one real-world engagement or commitment are
linked (`diplotrack.linking`), grouped (`diplotrack.grouping`), and combined (`diplotrack.combining`) into an **entry**.
Entries are a function of the set of accounts and of the **decisions** that people made, and of nothing else: neither the
order in which documents arrived nor the clock counts. Each **change** is logged.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from enum import StrEnum

import attrs

from diplotrack.checks import is_a, one_of, words
from diplotrack.describing import headline, value_of
from diplotrack.records import Commitment, Engagement, Evidence, Record
from diplotrack.showing import Shown

_DAY = is_a(datetime.date, "a datetime.date (a day without a time)", or_none=True)
_TIME = is_a(datetime.datetime, "a datetime.datetime", or_none=True)


# A converter of its own for each type: type checkers read a field's type off its converter.
def _texts(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(values)


def _account_tuple(values: Iterable[Account]) -> tuple[Account, ...]:
    return tuple(values)


def _link_tuple(values: Iterable[Link]) -> tuple[Link, ...]:
    return tuple(values)


def _history(values: Iterable[StatusChange]) -> tuple[StatusChange, ...]:
    return tuple(values)


def _conflict_tuple(values: Iterable[Conflict]) -> tuple[Conflict, ...]:
    return tuple(values)


def _claims(values: Iterable[Claim]) -> tuple[Claim, ...]:
    return tuple(values)


def _evidence(values: Iterable[Evidence]) -> tuple[Evidence, ...]:
    return tuple(values)


@attrs.frozen(kw_only=True)
class Account:
    """One document's account of an engagement or a commitment.

    Attributes:
        record: the record as the document's report has it.
        document: the document's id.
        published: the day on which it was published, or None where that is not known.
        key: what links and decisions name the account by; a function of the record's and the document's ids.
    """

    record: Engagement | Commitment = attrs.field(validator=is_a(object, "a record"))
    document: str = attrs.field(validator=words)
    published: datetime.date | None = attrs.field(default=None, validator=_DAY)
    key: str = attrs.field(init=False, repr=False, eq=False)

    @key.default
    def _key(self) -> str:
        return f"{self.record.id}@{self.document}"

    @property
    def place_in_order(self) -> tuple[datetime.date, str, str]:
        """The order in which accounts count, by day of publication (undated ones first), then by ids."""
        return (self.published or datetime.date.min, self.document, self.record.id)


@attrs.frozen(kw_only=True)
class Link:
    """Why two accounts are taken to be of one engagement or commitment.

    Attributes:
        first: key of the account that comes first in the order of texts.
        second: key of the other.
        score: how well they agree, from 0 to 1; rounded to four places, so that it is the same everywhere.
        why: what agrees, one reason each, for people.
    """

    first: str = attrs.field(validator=words)
    second: str = attrs.field(validator=words)
    score: float = attrs.field()
    why: tuple[str, ...] = attrs.field(default=(), converter=_texts)


@attrs.frozen(kw_only=True)
class StatusChange:
    """One step in the life of an engagement or a commitment.

    Attributes:
        status: the status from then on.
        document: id of the document that says so, or None where a person decided it.
        published: the day of that document, or None.
        evidence: the words that say so.
        applied: whether it moved the record on. A document that still speaks of an earlier stage ("is to visit", read
            after "visited") does not, and is kept here all the same.
    """

    status: str = attrs.field(validator=words)
    document: str | None = None
    published: datetime.date | None = attrs.field(default=None, validator=_DAY)
    evidence: tuple[Evidence, ...] = attrs.field(default=(), converter=_evidence)
    applied: bool = True


@attrs.frozen(kw_only=True)
class Claim:
    """What some documents say of a field.

    Attributes:
        value: the value as text (EDTF for dates, a code for parties).
        documents: ids of the documents that say so, in the order of accounts.
    """

    value: str = attrs.field(validator=words)
    documents: tuple[str, ...] = attrs.field(converter=_texts)


@attrs.frozen(kw_only=True)
class Conflict:
    """A field of which documents say what cannot both be so. Both stay; the record shows the first claim.

    Attributes:
        field: the record's field, e.g. ``"when"``.
        claims: what is said, the one that the record shows first.
    """

    field: str = attrs.field(validator=words)
    claims: tuple[Claim, ...] = attrs.field(converter=_claims)


@attrs.frozen(kw_only=True)
class Entry(Shown):
    """One engagement or commitment as the ledger knows it.

    Attributes:
        record: what all accounts together say; its evidence is that of all. Its id is that of the earliest account,
            and the ids of the others find it too.
        accounts: what each document says, in their order.
        history: the stages of its status, each with the words that say so.
        conflicts: where the accounts contradict each other.
        links: why the accounts are taken to be of one thing.
        corrected: names of the fields that a person set.
    """

    record: Engagement | Commitment
    accounts: tuple[Account, ...] = attrs.field(converter=_account_tuple)
    history: tuple[StatusChange, ...] = attrs.field(default=(), converter=_history)
    conflicts: tuple[Conflict, ...] = attrs.field(default=(), converter=_conflict_tuple)
    links: tuple[Link, ...] = attrs.field(default=(), converter=_link_tuple)
    corrected: tuple[str, ...] = attrs.field(default=(), converter=_texts)

    @property
    def id(self) -> str:
        """The record's id."""
        return self.record.id


class ChangeKind(StrEnum):
    """What happened to a record of the ledger."""

    NEW = "new"
    """It was not there before."""
    CONFIRMED = "confirmed"
    """A further document says the same."""
    REFINED = "refined"
    """Something became known, or known more exactly, such as a date, a fuller name or a place."""
    CONTRADICTED = "contradicted"
    """A document says what another denies; both are kept."""
    STATUS = "status"
    """Its status changed."""
    MERGED = "merged"
    """It took in what had been several records."""
    SPLIT = "split"
    """Some of its accounts became a record of their own."""
    CORRECTED = "corrected"
    """A person set a field, or took that back."""
    REMOVED = "removed"
    """No account of it is left (its document was read anew)."""


@attrs.frozen(kw_only=True)
class Change:
    """One change to a ledger, as its log keeps it and as `diplotrack_changed` tells it.

    To replay a log: at each change, take away `replaces`, and (unless it was removed) put `record` in the place of the
    record that has its id. That gives the ledger's records.

    Attributes:
        kind: what happened.
        record: the record as it stands after the change (before it, where it was removed).
        before: the record as it stood before, or None where it is new.
        fields: the names of the fields that changed.
        replaces: ids of records that are no longer there because this one holds their accounts.
        document: id of the document that brought the change, or None where a person made it.
        decision: number of the decision that brought it, or None where a document did.
        actor: who had it made: a person's or a program's name, or None.
        at: when it was logged, aware of its time zone; None until it is.
        number: its place in the log, from 1; 0 until it is logged.
    """

    kind: ChangeKind = attrs.field(validator=one_of(ChangeKind))
    record: Record = attrs.field()
    before: Engagement | Commitment | None = None
    fields: tuple[str, ...] = attrs.field(default=(), converter=_texts)
    replaces: tuple[str, ...] = attrs.field(default=(), converter=_texts)
    document: str | None = None
    decision: int | None = None
    actor: str | None = None
    at: datetime.datetime | None = attrs.field(default=None, validator=_TIME)
    number: int = 0

    def __str__(self) -> str:
        """In a line: what happened to which record, and what its fields were and are."""
        details = [self._was(name) for name in self.fields]
        if self.replaces:
            details.append(f"in the place of {', '.join(self.replaces)}")
        return "; ".join([f"{self.kind}: {headline(self.record)}", *details])

    def _was(self, name: str) -> str:
        if self.before is None or self.kind is ChangeKind.CONTRADICTED:
            return f"documents differ on {name}"
        old, new = (value_of(getattr(record, name)) for record in (self.before, self.record))
        if self.kind is ChangeKind.STATUS:
            return f"{name} was {old}"
        if old == new:
            return f"{name}: more is known of {new}"
        return f"{name}: {new or 'nothing'}" + (f" (was {old})" if old else "")


class DecisionKind(StrEnum):
    """What a person decided."""

    TOGETHER = "together"
    """The accounts of the first group and those of the second are of one thing."""
    APART = "apart"
    """They are not; those within either group are."""
    SET = "set"
    """A field of the entry that holds the account has this value."""
    UNDO = "undo"
    """An earlier decision no longer counts (undoing an undo brings it back)."""
    FOLLOW = "follow"
    """What was decided on the first account so far counts for the second, since their document was read anew. Nobody
    decides that; it is kept with the decisions so that it is logged, and can be undone, like them."""


@attrs.frozen(kw_only=True)
class Decision:
    """What a person decided; it wins over what documents and linking say, later ones over earlier ones.

    Attributes:
        kind: what was decided.
        first: keys of accounts: of the one group, or (for `SET`) of the entry's accounts at the time, earliest first.
        second: keys of the other group's accounts; for a `SET` of `part_of` or `engagement` those of the engagement that
            is named; else empty for `SET`. An `UNDO` names the keys of what it undoes.
        field: the field that was set.
        value: its value as JSON, as the stored form of records has it (``null`` for none).
        undoes: number of the decision undone.
        why: the person's reason, or the suggestion that was confirmed, or None.
        actor: who decided, or None.
        at: when, aware of its time zone.
        number: its number, from 1 in the order of time; 0 until it is kept.
    """

    kind: DecisionKind = attrs.field(validator=one_of(DecisionKind))
    first: tuple[str, ...] = attrs.field(default=(), converter=_texts)
    second: tuple[str, ...] = attrs.field(default=(), converter=_texts)
    field: str | None = None
    value: str | None = None
    undoes: int | None = None
    why: str | None = None
    actor: str | None = None
    at: datetime.datetime | None = attrs.field(default=None, validator=_TIME)
    number: int = 0


@attrs.frozen(kw_only=True)
class Suggestion:
    """A status that seems to follow and that no document says; `Ledger.confirm` makes it so.

    Attributes:
        id: a function of what it says.
        record: id of the record whose status it is about.
        status: the status that seems to follow.
        because: id of the record from which it seems to follow.
        why: the reasoning, for people.
    """

    id: str = attrs.field(validator=words)
    record: str = attrs.field(validator=words)
    status: str = attrs.field(validator=words)
    because: str = attrs.field(validator=words)
    why: str = attrs.field(validator=words)
