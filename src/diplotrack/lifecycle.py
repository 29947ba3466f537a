"""How far an engagement or a commitment has come: which stage a later document moves it to, and which it only recalls.

Engagements go ``proposed → scheduled → ongoing → held``, and may be postponed or cancelled on the way; commitments go
``open → accepted | declined → fulfilled | broken | withdrawn | lapsed``. A document that speaks of an earlier stage than
the one already told is not taken to turn time back, except where a stage can really follow: what was postponed or
cancelled can be scheduled anew, what was declined can be accepted after all.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from itertools import combinations

from diplotrack.kinds import CommitmentStatus, EngagementStatus
from diplotrack.tracking import Account, StatusChange

_E, _C = EngagementStatus, CommitmentStatus

FOLLOWS: dict[str, frozenset[str]] = {
    _E.PROPOSED: frozenset((_E.SCHEDULED, _E.ONGOING, _E.HELD, _E.POSTPONED, _E.CANCELLED)),
    _E.SCHEDULED: frozenset((_E.ONGOING, _E.HELD, _E.POSTPONED, _E.CANCELLED)),
    _E.ONGOING: frozenset((_E.HELD, _E.POSTPONED, _E.CANCELLED)),
    _E.POSTPONED: frozenset((_E.SCHEDULED, _E.ONGOING, _E.HELD, _E.CANCELLED)),
    _E.CANCELLED: frozenset((_E.SCHEDULED, _E.ONGOING, _E.HELD)),
    _E.HELD: frozenset(),
    _C.OPEN: frozenset(CommitmentStatus) - {_C.OPEN},
    _C.ACCEPTED: frozenset((_C.DECLINED, _C.FULFILLED, _C.BROKEN, _C.WITHDRAWN, _C.LAPSED)),
    _C.DECLINED: frozenset((_C.ACCEPTED, _C.FULFILLED, _C.WITHDRAWN, _C.LAPSED)),
    _C.WITHDRAWN: frozenset((_C.ACCEPTED, _C.FULFILLED)),
    _C.LAPSED: frozenset((_C.FULFILLED, _C.BROKEN)),
    _C.FULFILLED: frozenset((_C.BROKEN,)),
    _C.BROKEN: frozenset((_C.FULFILLED,)),
}
"""Which statuses can follow a status; the two enums have no value in common."""

_EXCLUSIVE = (
    frozenset((_E.HELD, _E.CANCELLED)),
    frozenset((_C.FULFILLED, _C.BROKEN)),
    frozenset((_C.ACCEPTED, _C.DECLINED)),
)
"""Statuses that cannot both be so at one time."""

_STAGE: dict[str, int] = {
    status: stage
    for stages in (
        (_E.PROPOSED, _E.SCHEDULED, _E.ONGOING, _E.POSTPONED, _E.CANCELLED, _E.HELD),
        (_C.OPEN, _C.ACCEPTED, _C.DECLINED, _C.WITHDRAWN, _C.LAPSED, _C.FULFILLED, _C.BROKEN),
    )
    for stage, status in enumerate(stages)
}
"""The order in which documents of one day are taken: what came of it after what it came from."""

SETTLED = frozenset((_E.HELD, _E.CANCELLED, _C.FULFILLED, _C.BROKEN, _C.WITHDRAWN, _C.LAPSED))
"""Statuses after which nothing is awaited."""


def history(accounts: Iterable[Account]) -> tuple[StatusChange, ...]:
    """The stages that documents tell of, by day of publication; repetitions are left out.

    Of documents of one day nobody knows which came first: there an earlier stage counts first.

    Args:
        accounts: of one engagement or commitment, in their order.
    """
    steps: list[StatusChange] = []
    current: str | None = None
    for account in sorted(accounts, key=_by_day_and_stage):
        status = account.record.status
        if status == current:
            continue
        applied = current is None or status in FOLLOWS[current]
        if not applied and any(step.status == status for step in steps):
            continue
        if applied:
            current = status
        steps.append(
            StatusChange(
                status=status,
                document=account.document,
                published=account.published,
                evidence=account.record.evidence,
                applied=applied,
            )
        )
    return tuple(steps)


def _by_day_and_stage(account: Account) -> tuple[datetime.date, int]:
    return account.published or datetime.date.min, _STAGE[account.record.status]


def current(steps: Iterable[StatusChange]) -> str:
    """The status that the last applied step gives.

    Raises:
        ValueError: no step was applied.
    """
    applied = [step.status for step in steps if step.applied]
    if not applied:
        raise ValueError("a history has a first step, which is applied")
    return applied[-1]


def contradictory(steps: Iterable[StatusChange]) -> bool:
    """Whether documents say what cannot both be so.

    What is told on different days is how it went on, except that what was held cannot be cancelled.
    """
    told = list(steps)
    return any(step.status == _E.CANCELLED and not step.applied for step in told) or any(
        frozenset((one.status, other.status)) in _EXCLUSIVE and one.published == other.published
        for one, other in combinations(told, 2)
    )
