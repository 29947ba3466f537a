"""Whether two accounts are of one engagement or commitment: what rules it out, and a score that says why.

`at_odds` rules out what cannot be one thing; the **score** weighs what speaks for it, and what scores at least `THRESHOLD`
is linked. All of it is a function of the two accounts alone, and symmetric.

The weights and the threshold were set on pairs of the annotated documents: accounts of one event from two sides are links;
different records of one document, which are alike in parties, time and wording, are none.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import attrs

from diplotrack.blocking import CONFUSED, FAMILY, MOVED, OLD_NEWS, PLANNED, meet, shifted, span_of
from diplotrack.kinds import CommitmentKind, CommitmentStatus, EngagementKind, EngagementStatus
from diplotrack.naming import same_name, same_place
from diplotrack.records import Commitment, Engagement, Participant, Party
from diplotrack.tracking import Account, Link
from diplotrack.when import Precision, When
from diplotrack.wordings import likeness, numbers

THRESHOLD = 0.7
"""The score from which on two accounts are linked."""
SAME_NEWS = 4
"""Days between documents that tell of the same news."""
_SHORT = 3  # days: a date no longer than this is exact
_DUE_MOVED = 62  # days by which accounts of one deadline may differ


@attrs.frozen
class _Mark:
    """One thing that was compared: how well it agrees (0 to 1), how much that counts, and what to say of it."""

    value: float
    weight: float
    reason: str = ""


def link(one: Account, other: Account) -> Link | None:
    """The link between two accounts, or None where they are not taken to be of one thing."""
    if one.document == other.document or not meet(one, other) or at_odds(one, other):
        return None
    # In one order, so that the reasons are worded the same whichever came first.
    first, second = sorted((one, other), key=lambda account: account.key)
    marks = list(_marks(first, second))
    score = round(sum(mark.weight * mark.value for mark in marks) / sum(mark.weight for mark in marks), 4)
    if score < THRESHOLD:
        return None
    why = [mark.reason for mark in marks if mark.reason]
    return Link(first=first.key, second=second.key, score=score, why=why)


def at_odds(one: Account, other: Account) -> bool:
    """Whether two accounts cannot be of one thing: kinds, parties, people, dates or numbers exclude it."""
    first, second = one.record, other.record
    if FAMILY[first.kind] != FAMILY[second.kind]:
        return True
    if isinstance(first, Engagement) and isinstance(second, Engagement):
        return (
            _parties_at_odds(first, second)
            or _people_at_odds(first, second)
            or _days_between(one, other) is None
            or _over_before(one, other)
            or _over_before(other, one)
        )
    if isinstance(first, Commitment) and isinstance(second, Commitment):
        return _commitments_at_odds(first, second)
    return True


def _marks(one: Account, other: Account) -> Iterator[_Mark]:
    if isinstance(one.record, Engagement) and isinstance(other.record, Engagement):
        yield from _engagement_marks(one, other, one.record, other.record)
    if isinstance(one.record, Commitment) and isinstance(other.record, Commitment):
        yield from _commitment_marks(one, other, one.record, other.record)


# Engagements


def _engagement_marks(one: Account, other: Account, first: Engagement, second: Engagement) -> Iterator[_Mark]:
    yield _kind_mark(first.kind, second.kind)
    yield _parties_mark(first.parties, second.parties)
    yield _people_mark(first.participants, second.participants)
    yield _time_mark(one, other, first, second)
    if first.place and second.place:
        agree = same_place(first.place, second.place)
        yield _Mark(1.0 if agree else 0.2, 1.5, f"both in {min(first.place, second.place)}" if agree else "")


def _kind_mark(first: str, second: str) -> _Mark:
    return _Mark(1.0, 1, f"both a {first}") if first == second else _Mark(0.4, 1)


def _codes(parties: tuple[Party, ...]) -> set[str]:
    return {party.code for party in parties}


def _parties_at_odds(first: Engagement, second: Engagement) -> bool:
    """Whether the parties differ: two accounts may each leave some out, and only conferences have parties in plenty."""
    codes, others = _codes(first.parties), _codes(second.parties)
    conferences = {first.kind, second.kind} & {EngagementKind.CONFERENCE}
    if first.kind != second.kind and codes != others:
        # Two sides that speak on the margins of a conference are not the conference, nor are a mediator's separate talks
        # with one side the round of all.
        return not conferences or len(codes & others) < 3
    # Of a contact with one party told it is open who the other side was: any.
    return codes != others and len(codes & others) < (1 if conferences else 2)


def _parties_mark(first: tuple[Party, ...], second: tuple[Party, ...], weight: float = 3) -> _Mark:
    codes, others = _codes(first), _codes(second)
    shared = codes & others
    value = 0.6 * len(shared) / min(len(codes), len(others)) + 0.4 * len(shared) / len(codes | others)
    return _Mark(value, weight, f"parties {', '.join(sorted(shared))}")


def _people_at_odds(first: Engagement, second: Engagement) -> bool:
    """Whether some party is represented by quite other people here than there."""
    if EngagementKind.CONFERENCE in (first.kind, second.kind):
        return False
    return any(not _matches(ours, theirs) for _, ours, theirs in _by_party(first, second) if ours and theirs)


def _by_party(
    first: Engagement, second: Engagement
) -> Iterator[tuple[str, list[Participant], list[Participant]]]:
    """The people of each party on either side; those whose party is not known stand with anyone."""
    people, others = first.participants, second.participants
    codes = {p.party.code for p in (*people, *others) if p.party is not None}
    for code in sorted(codes) or [""]:
        yield (
            code,
            [p for p in people if p.party is None or p.party.code == code],
            [p for p in others if p.party is None or p.party.code == code],
        )


def _matches(people: list[Participant], others: list[Participant]) -> list[str]:
    return [p.name for p in people if any(same_name(p.name, other.name) for other in others)]


def _people_mark(first: tuple[Participant, ...], second: tuple[Participant, ...]) -> _Mark:
    """Who met whom tells contacts of one week apart; a side whose people only one account names leaves it open."""
    if not first or not second:
        return _Mark(0.5, 1 if not first and not second else 2)
    both = sorted({p.name for p in first if any(same_name(p.name, other.name) for other in second)})
    sides = {p.party.code if p.party else "" for p in first} | {
        p.party.code if p.party else "" for p in second
    }
    values = []
    for side in sides:
        ours = [p for p in first if (p.party.code if p.party else "") == side]
        theirs = [p for p in second if (p.party.code if p.party else "") == side]
        if ours and theirs:
            matched = len(_matches(ours, theirs))
            everyone = len(ours) + len(theirs) - matched
            values.append((matched / min(len(ours), len(theirs)) + matched / everyone) / 2)
        else:
            values.append(0.0)
    return _Mark(min(1.0, sum(values) / len(values)), 3, f"people {', '.join(both)}" if both else "")


def _time_mark(one: Account, other: Account, first: Engagement, second: Engagement) -> _Mark:
    days = _days_between(one, other)
    if first.when is not None and second.when is not None:
        if days:
            return _Mark(0.6 if days <= CONFUSED else 0.4, 3, f"dates {days} days apart")
        exact = Precision.YEAR not in (first.when.precision, second.when.precision)
        spelled = " and ".join(sorted({str(first.when), str(second.when)}))
        return _Mark(
            (1.0 if _short(first.when) and _short(second.when) else 0.8) if exact else 0.5,
            3,
            f"dates {spelled}",
        )
    if one.published is None or other.published is None:
        return _Mark(0.4, 3)
    if any(bool(ours) != bool(theirs) for _, ours, theirs in _by_party(first, second)) and first.participants:
        return _Mark(0.3, 3)  # neither when nor who met whom is told by both
    news = abs((one.published - other.published).days) <= SAME_NEWS
    return _Mark(0.6 if news else 0.4, 3, "documents of the same days" if news else "")


def _over_before(one: Account, other: Account) -> bool:
    """Whether a document still plans what, by the other's date, was over when it appeared."""
    planned, held = one.record, other.record
    if not isinstance(planned, Engagement) or not isinstance(held, Engagement) or one.published is None:
        return False
    awaited = planned.status in (EngagementStatus.PROPOSED, EngagementStatus.SCHEDULED)
    span = span_of(held.when)
    if not awaited or held.status is not EngagementStatus.HELD or span is None:
        return False
    return _short_span(span) and (one.published - span[1]).days >= 1


def _short_span(span: tuple[datetime.date, datetime.date]) -> bool:
    return (span[1] - span[0]).days <= _SHORT


def _short(when: When) -> bool:
    span = span_of(when)
    return span is not None and _short_span(span)


def _days_between(one: Account, other: Account) -> int | None:
    """How far apart two engagements are in days, 0 where their dates overlap; None where that is too far."""
    planned = one.record.status in PLANNED or other.record.status in PLANNED
    spans = [_expected(one), _expected(other)]
    if spans[0] is None or spans[1] is None:
        return 0
    (first, last), (other_first, other_last) = spans[0], spans[1]
    days = max((other_first - last).days, (first - other_last).days, 0)
    return days if days <= (MOVED if planned else CONFUSED) else None


def _expected(account: Account) -> tuple[datetime.date, datetime.date] | None:
    """The days on which the contact was or will be; where no date is given, those around its document."""
    record = account.record
    span = span_of(record.when) if isinstance(record, Engagement) else None
    if span is not None or account.published is None:
        return span
    earlier, later = (0, MOVED) if record.status in PLANNED else (OLD_NEWS, 0)
    return shifted(account.published, -earlier), shifted(account.published, later)


# Commitments


def _commitments_at_odds(first: Commitment, second: Commitment) -> bool:
    by, to = _codes(first.by), _codes(first.to)
    others_by, others_to = _codes(second.by), _codes(second.to)
    if by.isdisjoint(others_by) or (to and others_to and to.isdisjoint(others_to)):
        return True
    mutual = CommitmentKind.AGREEMENT in (first.kind, second.kind)
    if mutual and not (by <= others_by | others_to and others_by <= by | to):
        return True
    amounts, others = numbers(first.content), numbers(second.content)
    if amounts and others and amounts.isdisjoint(others):
        return True
    due, other_due = span_of(first.due), span_of(second.due)
    if due is None or other_due is None:
        return False
    return max((other_due[0] - due[1]).days, (due[0] - other_due[1]).days) > _DUE_MOVED


def _commitment_marks(one: Account, other: Account, first: Commitment, second: Commitment) -> Iterator[_Mark]:
    """What is promised counts most, unless both tell of the same days' news: two tellers choose their own words."""
    yield _kind_mark(first.kind, second.kind)
    yield _parties_mark((*first.by, *first.to), (*second.by, *second.to), 2)
    wording = likeness(first.content, second.content)
    news = (
        one.published is not None
        and other.published is not None
        and abs((one.published - other.published).days) <= SAME_NEWS
    )
    settled = CommitmentStatus.OPEN not in (first.status, second.status)
    if wording < (1 / 3 if news and first.kind == second.kind else 0.5):
        yield _Mark(0.0, 12)
    elif news:
        yield _Mark(min(1.0, 0.5 + wording / 2), 4, "like words, in documents of the same days")
    else:
        yield _Mark(wording, 8 if not settled else 6, "like words")
    if first.due is not None and second.due is not None:
        agree = first.due.overlaps(second.due)
        yield _Mark(1.0 if agree else 0.3, 1, f"due {first.due}" if agree else "")
