"""One entry out of the accounts of several documents: what all say together, and where they contradict one another.

For each field, a claim is what some accounts say of it. Claims that agree are one, in its fullest form ("Wang" and "Wang
Yi", October 2025 and 24 October 2025); where claims disagree the record shows one of them, by a rule that depends on the
accounts only, and a `Conflict` keeps them all. Nothing is filled in that no account says.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

import attrs

from diplotrack.blocking import PLANNED
from diplotrack.kinds import CommitmentKind, EngagementKind, EngagementStatus
from diplotrack.lifecycle import contradictory, current, history
from diplotrack.naming import fuller_name, same_name, same_place
from diplotrack.records import Commitment, Engagement, Evidence, Participant, Party, Record
from diplotrack.tracking import Account, Claim, Conflict, Entry, Link, StatusChange
from diplotrack.when import Precision, When

T = TypeVar("T")

_WEEK = 7  # days


@attrs.define
class _Claim:
    """A value, and the accounts that say so; the value grows fuller as accounts agree with it."""

    value: Any
    accounts: list[Account]


def combine(
    accounts: Sequence[Account],
    *,
    links: Iterable[Link] = (),
    wholes: Mapping[str, str | None] | None = None,
    corrections: Mapping[str, Any] | None = None,
    id: str | None = None,  # noqa: A002 - the field is called so
) -> Entry:
    """The entry that these accounts make.

    Args:
        accounts: of one engagement or commitment, in their order; at least one, all of one type.
        links: why they are together.
        wholes: ids of the engagements that the accounts' records are part of, or were made at, by the accounts' keys.
        corrections: values that a person set, by field; they win over the accounts.
        id: the entry's id; by default that of the first account's record.
    """
    record, conflicts = _alone(accounts) or _together(accounts)
    own = id or record.id
    whole = next((w for a in accounts if (w := (wholes or {}).get(a.key)) not in (None, own)), None)
    steps = history(accounts)
    corrected = dict(corrections or {})
    if "status" in corrected:
        steps = (*steps, StatusChange(status=corrected["status"]))
        conflicts = [conflict for conflict in conflicts if conflict.field != "status"]
    elif contradictory(steps):
        conflicts.append(_status_conflict(steps))
    set_here: dict[str, Any] = {
        "id": own,
        "status": type(record.status)(current(steps)),
        "part_of" if isinstance(record, Engagement) else "engagement": whole,
    }
    if corrected or any(getattr(record, name) != value for name, value in set_here.items()):
        record = attrs.evolve(record, **_allowed({**set_here, **corrected}, record))
    return Entry(
        record=record,
        accounts=accounts,
        history=steps,
        conflicts=[conflict for conflict in conflicts if conflict.field not in corrected],
        links=links,
        corrected=sorted(corrected),
    )


def _allowed(values: dict[str, Any], record: Record) -> dict[str, Any]:
    """The values for a record's fields, mended where two of them, set at different times, cannot stand together."""
    if values.get("part_of") == values["id"]:
        values["part_of"] = None
    if isinstance(record, Commitment) and values.get("kind", record.kind) is CommitmentKind.AGREEMENT:
        sides = (*values.get("by", record.by), *values.get("to", record.to))
        values |= {"by": _parties((sides,)), "to": ()}
    return values


def _alone(accounts: Sequence[Account]) -> tuple[Record, list[Conflict]] | None:
    """The record of a single account in which nothing has to be brought together, as most are; None otherwise."""
    record = accounts[0].record
    if len(accounts) > 1:
        return None
    people = len(record.participants) if isinstance(record, Engagement) else 0
    parties = record.parties if isinstance(record, Engagement) else (*record.by, *record.to)
    once = people < 2 and len({party.code for party in parties}) == len(parties)
    return (record, []) if once else None


def _together(accounts: Sequence[Account]) -> tuple[Record, list[Conflict]]:
    engagements = [account.record for account in accounts if isinstance(account.record, Engagement)]
    return _engagement(accounts, engagements) if engagements else _commitment(accounts)


def _engagement(
    accounts: Sequence[Account], records: Sequence[Engagement]
) -> tuple[Engagement, list[Conflict]]:
    kinds = _claims(accounts, "kind", _equal, _first)
    # Talks are a meeting to one and a round of negotiations to the other: both are right, the narrower word says more.
    kind = max(
        kinds, key=lambda claim: (len(claim.accounts), claim.value is not EngagementKind.MEETING)
    ).value
    places = _claims(_placed(accounts), "place", same_place, _longer)
    whens = _claims(_standing(accounts), "when", _compatible, _more_exact)
    record = Engagement(
        id=records[0].id,
        kind=kind,
        status=records[0].status,
        parties=_parties(record.parties for record in records),
        participants=_people(person for record in records for person in record.participants),
        place=_chosen(places),
        when=_chosen(whens, latest=True),
        topics=_all(record.topics for record in records),
        summary=_chosen(_claims(accounts, "summary", _equal, _first)),
        evidence=_evidence(accounts),
    )
    # So "meeting" denies no other kind.
    narrower = [claim for claim in kinds if claim.value is not EngagementKind.MEETING]
    return record, [
        *(_conflicts("kind", kinds, kind) if len(narrower) > 1 else ()),
        *_conflicts("place", places),
        *_conflicts("when", whens, record.when),
    ]


def _commitment(accounts: Sequence[Account]) -> tuple[Commitment, list[Conflict]]:
    records = [account.record for account in accounts if isinstance(account.record, Commitment)]
    kinds = _claims(accounts, "kind", _equal, _first)
    kind = max(kinds, key=lambda claim: len(claim.accounts)).value
    dues = _claims(accounts, "due", _compatible, _more_exact)
    mades = _claims(accounts, "made", _compatible, _more_exact)
    by = _parties(record.by for record in records)
    to = () if kind == "agreement" else _parties(record.to for record in records)
    record = Commitment(
        id=records[0].id,
        kind=kind,
        status=records[0].status,
        by=by,
        to=[party for party in to if party.code not in {own.code for own in by}],
        content=records[0].content,
        due=_chosen(dues, latest=True),
        made=_earliest(mades),
        topics=_all(record.topics for record in records),
        summary=_chosen(_claims(accounts, "summary", _equal, _first)),
        evidence=_evidence(accounts),
    )
    return record, [*_conflicts("kind", kinds, kind), *_conflicts("due", dues, record.due)]


# Claims


def _claims(
    accounts: Sequence[Account],
    field: str,
    agree: Callable[[Any, Any], bool],
    fuller: Callable[[Any, Any], Any],
) -> list[_Claim]:
    """What the accounts say of a field, claims that agree as one, in the order of their first accounts."""
    claims: list[_Claim] = []
    for account in accounts:
        value = getattr(account.record, field)
        if value is None:
            continue
        for claim in claims:
            if agree(claim.value, value):
                claim.value = fuller(claim.value, value)
                claim.accounts.append(account)
                break
        else:
            claims.append(_Claim(value, [account]))
    return claims


def _chosen(claims: Sequence[_Claim], *, latest: bool = False) -> Any:
    """The value that most accounts claim; of equals the one that was claimed last, or first."""
    if not claims:
        return None
    most = max(len(claim.accounts) for claim in claims)
    best = [claim for claim in claims if len(claim.accounts) == most]
    if not latest:
        return best[0].value
    return max(best, key=lambda claim: claim.accounts[-1].place_in_order).value


def _earliest(claims: Sequence[_Claim]) -> Any:
    return claims[0].value if claims else None


def _conflicts(field: str, claims: Sequence[_Claim], shown: object = None) -> list[Conflict]:
    if len(claims) < 2:
        return []
    ordered = sorted(claims, key=lambda claim: (claim.value != shown, -len(claim.accounts)))
    told = [
        Claim(value=str(claim.value), documents=dict.fromkeys(a.document for a in claim.accounts))
        for claim in ordered
    ]
    return [Conflict(field=field, claims=told)]


def _status_conflict(steps: Sequence[StatusChange]) -> Conflict:
    now = current(steps)
    ordered = sorted(steps, key=lambda step: step.status != now)
    by_status: dict[str, list[str]] = {}
    for step in ordered:
        by_status.setdefault(step.status, []).extend([step.document] if step.document else [])
    return Conflict(
        field="status", claims=[Claim(value=status, documents=told) for status, told in by_status.items()]
    )


# Which accounts count for a field


def _placed(accounts: Sequence[Account]) -> Sequence[Account]:
    """The accounts that say more of the place than a party's name, if there are any: "Oslo" does not deny "Norway"."""
    names = {
        party.name.casefold()
        for account in accounts
        if isinstance(account.record, Engagement)
        for party in account.record.parties
    }
    exact = [
        account
        for account in accounts
        if isinstance(account.record, Engagement)
        and account.record.place is not None
        and account.record.place.casefold() not in names
    ]
    return exact or accounts


def _standing(accounts: Sequence[Account]) -> list[Account]:
    """The accounts whose date was not overtaken: a plan that a later document moves is changed, not contradicted."""
    return [
        account
        for account in accounts
        if account.record.status not in PLANNED or not any(_moves(later, account) for later in accounts)
    ]


def _moves(later: Account, plan: Account) -> bool:
    """Whether an account gives a new date to what another plans. The date of what was put off is the old one."""
    new, old = later.record, plan.record
    if not isinstance(new, Engagement) or not isinstance(old, Engagement) or not new.when or not old.when:
        return False
    if later.published is None or plan.published is None or later.published <= plan.published:
        return False
    off = (EngagementStatus.POSTPONED, EngagementStatus.CANCELLED)
    return new.status not in off and not new.when.overlaps(old.when)


# What agrees, and what of two that agree says more


def _equal(one: object, other: object) -> bool:
    return one == other


def _first(one: T, _: T) -> T:
    return one


def _longer(one: str, other: str) -> str:
    return max(one, other, key=lambda text: (len(text), text))


def _compatible(one: When, other: When) -> bool:
    return one.overlaps(other)


def _more_exact(one: When, other: When) -> When:
    for whole, day in ((one, other), (other, one)):
        if _lasts(whole) and day.precision is Precision.DAY and day.earliest == day.latest == whole.earliest:
            return whole  # "on 22 April" tells when the visit from 22 to 24 April begins
    if one.more_exact_than(other) or other.more_exact_than(one):
        return one if one.more_exact_than(other) else other
    return min(one, other, key=lambda when: (when.uncertain, when.approximate, when.is_interval, when))


def _lasts(when: When) -> bool:
    """Whether a date says how long something takes, and is no week within which it is."""
    first, last = when.earliest, when.latest
    exact = when.precision is Precision.DAY and when.is_interval
    return exact and first is not None and last is not None and (last - first).days < _WEEK - 1


# Sets


def _parties(groups: Iterable[Iterable[Party]]) -> tuple[Party, ...]:
    found: dict[str, Party] = {}
    for group in groups:
        for party in group:
            found.setdefault(party.code, party)
    return tuple(found.values())


def _people(people: Iterable[Participant]) -> tuple[Participant, ...]:
    """Each person once, with the fullest name and what any account knows besides."""
    found: list[Participant] = []
    for person in people:
        for n, known in enumerate(found):
            if _one_person(known, person):
                found[n] = Participant(
                    name=fuller_name(known.name, person.name),
                    title=known.title or person.title,
                    party=known.party or person.party,
                    role=known.role or person.role,
                )
                break
        else:
            found.append(person)
    return tuple(found)


def _one_person(one: Participant, other: Participant) -> bool:
    apart = one.party is not None and other.party is not None and one.party.code != other.party.code
    return not apart and same_name(one.name, other.name)


def _all(groups: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for group in groups for value in group))


def _evidence(accounts: Sequence[Account]) -> tuple[Evidence, ...]:
    return tuple(dict.fromkeys(evidence for account in accounts for evidence in account.record.evidence))
