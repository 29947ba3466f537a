"""Which accounts may be of one engagement or commitment: the blocks in which candidates for one another lie.

Two accounts are compared only where one lies in a **block** that the other seeks: a family of kinds, two parties and a
month. So a new report is compared with tens of accounts, and not with everything.
"""

from __future__ import annotations

import datetime
import functools
from collections.abc import Iterable
from itertools import combinations, product

from diplotrack.kinds import CommitmentKind, CommitmentStatus, EngagementKind, EngagementStatus
from diplotrack.records import Engagement, Party, Record, computed_id
from diplotrack.tracking import Account
from diplotrack.when import When

_E, _C = EngagementKind, CommitmentKind
FAMILY = {
    _E.VISIT: "visit", _E.MEETING: "talks", _E.NEGOTIATION: "talks", _E.CONFERENCE: "talks", _E.CALL: "call",
    _E.CORRESPONDENCE: "letter", _E.SIGNING: "signing",
    _C.PLEDGE: "undertaking", _C.AGREEMENT: "undertaking", _C.PROPOSAL: "asking", _C.INVITATION: "asking",
    _C.REQUEST: "asking", _C.REFUSAL: "refusal",
}  # fmt: skip
"""Kinds between which accounts of one thing waver, by a common name."""
PLANNED = frozenset(
    (
        EngagementStatus.PROPOSED,
        EngagementStatus.SCHEDULED,
        EngagementStatus.POSTPONED,
        EngagementStatus.CANCELLED,
    )
)
"""Statuses of what has not taken place."""
CONFUSED = 2
"""Days by which accounts of one past contact may differ; clocks around the world make one of them."""
MOVED = 120
"""Days by which what is planned may be moved and still be the same."""
OLD_NEWS = 31
"""Days within which a contact without a date is looked for before its document."""
LOOK_BACK = 365
"""Days after which a document may still tell what became of a commitment."""

_UNDATED = "undated"
_STATE = 3  # letters of a state's code
_MOST_PARTIES = 6  # of which blocks are made; more would give more blocks than they tell apart
_MOST_MONTHS = 14  # of one date; a vaguer one is no help in finding anything


def blocks(account: Account) -> frozenset[str]:
    """The blocks in which an account lies."""
    return dated_blocks(account).union(sharing(account.record))


def dated_blocks(account: Account) -> frozenset[str]:
    """Those of its blocks that others seek; it may lie in one for its id besides (`sharing`)."""
    return _blocks(account, _sides(account.record, "*"))


def sought(account: Account) -> frozenset[str]:
    """The blocks in which candidates for it lie: every account in them, and no other, may be of the same thing."""
    return _blocks(account, _sides(account.record, ""))


def sharing(record: Record | str) -> tuple[str, ...]:
    """The block of all accounts whose records have this id, where other documents may have records of the same id.

    An id that was made of quotations is of one document. One that was made without (a row of a table) or was given need
    not be.

    Args:
        record: the record, or an id of which nothing else is known.
    """
    if isinstance(record, str):
        return (f"id|{record}",)
    own = bool(record.evidence) and computed_id(record) == record.id
    return () if own else (f"id|{record.id}",)


def meet(one: Account, other: Account) -> bool:
    """Whether the months in which two accounts are looked for meet; where one has none, that is open."""
    months, others = _range(one), _range(other)
    return months is None or others is None or (months[0] <= others[-1] and others[0] <= months[-1])


def _blocks(account: Account, sides: Iterable[str]) -> frozenset[str]:
    return _named(FAMILY[account.record.kind], tuple(sides), _range(account))


@functools.lru_cache(maxsize=8192)
def _named(family: str, sides: tuple[str, ...], months: range | None) -> frozenset[str]:
    """The names of blocks; kept, since an account is a candidate for many others.

    The month comes first, so that an index has those of the same days beside each other.
    """
    return frozenset(f"{month}|{family}|{side}" for side in sides for month in _spelled(months))


def _sides(record: Record, other: str) -> list[str]:
    """The parties by which a record is found.

    Args:
        record: the record.
        other: what stands for the other side of a commitment besides its addressees. One with an addressee lies under
            ``*`` too, where those without any seek it, and seeks those without any under an empty name.
    """
    if isinstance(record, Engagement):
        codes = _codes(record.parties)
        # A conference is told of with whichever attendees matter to the teller.
        if len(codes) == 1:
            return codes
        if record.kind is EngagementKind.CONFERENCE:
            return [*codes, "+".join(codes)] if len(codes) == 2 else codes
        return ["+".join(pair) for pair in combinations(codes, 2)] + [
            code for code in codes if FAMILY[record.kind] == "talks" and len(codes) > 2
        ]
    own = _codes(record.by)
    others = _codes(record.to) or (own if len(own) > 1 else [])
    pairs = ["+".join(sorted(pair)) for pair in product(own, others) if pair[0] != pair[1]]
    if pairs:
        return [*pairs, *(f"{code}>{other}" for code in own)]
    return [f"{code}>{side}" for code in own for side in (("",) if other else ("", "*"))]


def organizations(codes: Iterable[str]) -> set[str]:
    """Those of the codes that are no state's: states have three letters, and few organizations do."""
    return {code for code in codes if len(code) != _STATE}


def _codes(parties: Iterable[Party]) -> list[str]:
    """Organizations first: they are fewer, and tell more of what it was."""
    codes = {party.code for party in parties}
    return sorted(codes, key=lambda code: (len(code) == _STATE, code))[:_MOST_PARTIES]


def _range(account: Account) -> range | None:
    """The months in which what an account tells of is looked for, counted from the year 0, or None for no date."""
    first, last = _looked_for(account)
    if first is None or last is None:
        return None
    return range(_month(first), _month(last) + 1)[:_MOST_MONTHS]


def _spelled(months: range | None) -> list[str]:
    if months is None:
        return [_UNDATED]
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in months]


def _month(day: datetime.date) -> int:
    return day.year * 12 + day.month - 1


def _looked_for(account: Account) -> tuple[datetime.date | None, datetime.date | None]:
    """The first and last day on which what the account tells of is looked for."""
    record, day = account.record, account.published
    if isinstance(record, Engagement):
        span = span_of(record.when)
        if span is not None:
            before, after = (OLD_NEWS, MOVED) if record.status in PLANNED else (CONFUSED, CONFUSED)
            return shifted(span[0], -before), shifted(span[1], after)
        before, after = (0, MOVED) if record.status in PLANNED else (OLD_NEWS, 0)
    else:
        before, after = (0 if record.status is CommitmentStatus.OPEN else LOOK_BACK), 0
        made, due = span_of(record.made), span_of(record.due)
        if made is None and day is not None:
            made, before = (day, day), max(before, OLD_NEWS)
        if made is not None:
            # As long as it is not due, documents come back to it.
            return shifted(made[0], -before), max(made[1], due[1]) if due is not None else made[1]
        return None, None
    return (None, None) if day is None else (shifted(day, -before), shifted(day, after))


def span_of(when: When | None) -> tuple[datetime.date, datetime.date] | None:
    """The first and last day of a date; where one side has no bound, the other one for both; None for None."""
    if when is None:
        return None
    first, last = when.earliest or when.latest, when.latest or when.earliest
    return None if first is None or last is None else (first, last)


def shifted(day: datetime.date, days: int) -> datetime.date:
    """The day so many days later (earlier, where negative), within the calendar."""
    try:
        return day + datetime.timedelta(days=days)
    except OverflowError:
        return datetime.date.max if days > 0 else datetime.date.min
