"""What rules out that two accounts are of one engagement or commitment, however alike they are otherwise.

Every rule was taken from records that were joined wrongly: different records of one document, which share its parties,
people, days and words, and records of documents some months apart. All of them are symmetric.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from diplotrack.blocking import CONFUSED, FAMILY, MOVED, OLD_NEWS, PLANNED, organizations, shifted, span_of
from diplotrack.kinds import CommitmentKind, EngagementKind, EngagementStatus
from diplotrack.naming import same_name
from diplotrack.records import Commitment, Engagement, Participant, Party
from diplotrack.tracking import Account
from diplotrack.when import When
from diplotrack.wordings import denies, numbers

SHORT = 3
"""Days between the first and the last of a date that counts as exact."""
_DUE_MOVED = 62  # days by which accounts of one deadline may differ
_AWAITED = (EngagementStatus.PROPOSED, EngagementStatus.SCHEDULED)
_OPEN = frozenset((EngagementKind.CONFERENCE, EngagementKind.NEGOTIATION))
"""Kinds in which a teller may leave parties out: those who attend besides, or who mediate."""

Span = tuple[datetime.date, datetime.date]


def at_odds(one: Account, other: Account) -> bool:
    """Whether two accounts cannot be of one thing: kinds, parties, people, dates, numbers or a negation exclude it."""
    first, second = one.record, other.record
    if FAMILY[first.kind] != FAMILY[second.kind]:
        return True
    if isinstance(first, Engagement) and isinstance(second, Engagement):
        return (
            _parties_at_odds(first, second)
            or _people_at_odds(first, second)
            or days_between(one, other) is None
            or _another_by_then(one, other)
            or _another_by_then(other, one)
        )
    if isinstance(first, Commitment) and isinstance(second, Commitment):
        return _commitments_at_odds(first, second)
    return True


def codes(parties: Iterable[Party]) -> set[str]:
    """The codes of parties."""
    return {party.code for party in parties}


# Who


def _parties_at_odds(first: Engagement, second: Engagement) -> bool:
    """Whether the parties differ: two accounts may each leave some out, and only conferences have parties in plenty."""
    ours, theirs = codes(first.parties), codes(second.parties)
    if ours == theirs:
        return False
    conferences = {first.kind, second.kind} & {EngagementKind.CONFERENCE}
    if first.kind != second.kind:
        # Two sides that speak on the margins of a conference are not the conference, nor are a mediator's separate talks
        # with one side the round of all.
        return not conferences or len(ours & theirs) < 3
    # A conference goes by its organization: its host has others in the same month.
    if (
        conferences
        and len(ours & theirs) < 3
        and organizations(ours ^ theirs)
        and not organizations(ours & theirs)
    ):
        return True
    # Of a contact with one party told it is open who the other side was: any.
    if len(ours & theirs) < (1 if conferences else 2):
        return True
    # Who meets three of them and who meets one of them has two meetings.
    return first.kind not in _OPEN and (
        _represented(first, ours - theirs) or _represented(second, theirs - ours)
    )


def _represented(record: Engagement, parties: set[str]) -> bool:
    return any(person.party is not None and person.party.code in parties for person in record.participants)


def _people_at_odds(first: Engagement, second: Engagement) -> bool:
    """Whether some party is represented by quite other people here than there."""
    if EngagementKind.CONFERENCE in (first.kind, second.kind):
        return False
    people, others = first.participants, second.participants
    for code in _codes_of(people) | _codes_of(others):
        ours, theirs = _acting_for(code, people), _acting_for(code, others)
        unplaced, others_unplaced = _acting_for(None, people), _acting_for(None, others)
        if (
            ours
            and theirs
            and not (matches(ours, theirs + others_unplaced) or matches(theirs, ours + unplaced))
        ):
            return True
    return _other_counterpart(first, second)


def _other_counterpart(first: Engagement, second: Engagement) -> bool:
    """Whether, between two parties, one side is the same and everybody else is another person.

    That tells "Burns met Qadhafi" and "Burns met Shalgam" apart, where it was not read for whom these two act.
    """
    parties = codes(first.parties)
    if len(parties) != 2 or parties != codes(second.parties):
        return False
    people, others = first.participants, second.participants
    here = [person for person in people if not matches([person], others)]
    there = [person for person in others if not matches([person], people)]
    shared = _codes_of(p for p in people if p not in here) | _codes_of(p for p in others if p not in there)
    if len(people) == len(others) == 2 and len(here) == len(there) == 1:
        # One of each side; were the two others of one party besides, its people would differ.
        acting = [_codes_of(unmatched) or parties for unmatched in (here, there)]
        return not (acting[0] | acting[1]) <= shared
    left = parties - shared
    if len(shared) != 1 or len(left) != 1 or len(people) - len(here) != len(others) - len(there):
        return False
    matched = [p for p in (*people, *others) if p not in here and p not in there]
    if any(
        p.party is None and not matches([p], _acting_for(next(iter(shared)), (*people, *others)))
        for p in matched
    ):
        return False  # somebody of the other side may be the same
    return all(
        any(person.party is None or person.party.code in left for person in unmatched)
        for unmatched in (here, there)
    )


def _codes_of(people: Iterable[Participant]) -> set[str]:
    return {person.party.code for person in people if person.party is not None}


def _acting_for(code: str | None, people: Iterable[Participant]) -> list[Participant]:
    return [person for person in people if (person.party.code if person.party else None) == code]


def matches(people: Iterable[Participant], others: Iterable[Participant]) -> list[str]:
    """The names of those people who may be among the others."""
    known = list(others)
    return [p.name for p in people if any(same_name(p.name, other.name) for other in known)]


# When


def days_between(one: Account, other: Account) -> int | None:
    """How far apart two engagements are in days, 0 where their dates overlap; None where that is too far.

    What is planned may be moved (`MOVED`), except that what was cancelled is not held later; a new date is a new
    engagement. Exact dates of past contacts may be confused by a day or two (`CONFUSED`), months may not.
    """
    spans = [_expected(one), _expected(other)]
    if spans[0] is None or spans[1] is None:
        return 0
    (first, last), (other_first, other_last) = spans[0], spans[1]
    days = max((other_first - last).days, (first - other_last).days, 0)
    if days == 0:
        return 0
    statuses = {one.record.status, other.record.status}
    dated = all(isinstance(a.record, Engagement) and a.record.when is not None for a in (one, other))
    if statuses & PLANNED and not (dated and EngagementStatus.CANCELLED in statuses):
        return days if days <= MOVED else None
    return days if days <= CONFUSED and all(_exact_span(span) for span in (spans[0], spans[1])) else None


def _expected(account: Account) -> Span | None:
    """The days on which the contact was or will be; where no date is given, those around its document."""
    record = account.record
    span = span_of(record.when) if isinstance(record, Engagement) else None
    if span is not None or account.published is None:
        return span
    earlier, later = (0, MOVED) if record.status in PLANNED else (OLD_NEWS, 0)
    return shifted(account.published, -earlier), shifted(account.published, later)


def _another_by_then(plan: Account, known: Account) -> bool:
    """Whether a document plans a contact at a time when the other account's was over: then it plans another one.

    A plan for a day on which the other was held is the same all the same: it was told that morning.
    """
    planned, contact = plan.record, known.record
    if not isinstance(planned, Engagement) or not isinstance(contact, Engagement) or plan.published is None:
        return False
    if planned.status not in _AWAITED:
        return False
    over = _over(known)
    if over is None:
        return False
    # "Later this month", told when the contact was over, is no date that fits it.
    told_before = plan.published < over
    if planned.when is not None and contact.when is not None and planned.when.overlaps(contact.when):
        return not (told_before or exact(planned.when)) and exact(contact.when)
    # One that was planned for a day is not known to have been held; for a while, news of it may still be the same.
    return (plan.published - over).days >= (0 if contact.status is EngagementStatus.HELD else OLD_NEWS)


def _over(known: Account) -> datetime.date | None:
    """The day from which a contact is over, or would be if it went as planned; None where that is not known."""
    record = known.record
    if not isinstance(record, Engagement):
        return None
    if record.when is not None:
        return record.when.latest
    return known.published if record.status is EngagementStatus.HELD else None


def exact(when: When) -> bool:
    """Whether a date is one of days, not of months, and open on no side."""
    return when.earliest is not None and when.latest is not None and _exact_span((when.earliest, when.latest))


def _exact_span(span: Span) -> bool:
    return (span[1] - span[0]).days <= SHORT


# Commitments


def _commitments_at_odds(first: Commitment, second: Commitment) -> bool:
    by, to = codes(first.by), codes(first.to)
    others_by, others_to = codes(second.by), codes(second.to)
    if by.isdisjoint(others_by) or (to and others_to and to.isdisjoint(others_to)):
        return True
    kinds = {first.kind, second.kind}
    if CommitmentKind.AGREEMENT in kinds and not (by <= others_by | others_to and others_by <= by | to):
        return True
    amounts, others = numbers(first.content), numbers(second.content)
    if amounts and others and amounts.isdisjoint(others):
        return True
    # Refusals are worded with a negation or without.
    if CommitmentKind.REFUSAL not in kinds and denies(first.content) != denies(second.content):
        return True
    due, other_due = span_of(first.due), span_of(second.due)
    if due is None or other_due is None:
        return False
    return max((other_due[0] - due[1]).days, (due[0] - other_due[1]).days) > _DUE_MOVED


def by_party(
    first: Engagement, second: Engagement
) -> Iterator[tuple[str, list[Participant], list[Participant]]]:
    """The people of each party on either side; those whose party is not known stand with anyone."""
    people, others = first.participants, second.participants
    for code in sorted(_codes_of((*people, *others))) or [""]:
        yield (
            code,
            [p for p in people if p.party is None or p.party.code == code],
            [p for p in others if p.party is None or p.party.code == code],
        )
