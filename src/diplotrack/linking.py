"""Whether two accounts are taken to be of one engagement or commitment: a score, and reasons for it.

What rules it out stands in `diplotrack.excluding`. The **score** weighs what speaks for it, and what scores at least
`THRESHOLD` is linked. All of it is a function of the two accounts alone, and symmetric.

The weights stand in the order of how well a mark tells the different records of one document apart, which share much else:
who took part and when weigh three, the place half of that, the kind, which two tellers name differently, one. A mark that
two records leave open counts half of what it could, so that little told is not taken for agreement. The threshold is the
lowest at which two annotated pairs of documents and the links across a hundred others were right: at 0.7 a contact has to
agree in parties and kind and, besides, in people or in exact dates.
"""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from diplotrack.blocking import CONFUSED, meet
from diplotrack.excluding import at_odds, by_party, codes, days_between, exact, matches
from diplotrack.kinds import CommitmentStatus
from diplotrack.naming import same_name, same_place
from diplotrack.records import Commitment, Engagement, Participant, Party, Record
from diplotrack.tracking import Account, Link
from diplotrack.when import When
from diplotrack.wordings import likeness

THRESHOLD = 0.7
"""The score from which on two accounts are linked."""
SAME_NEWS = 4
"""Days between documents that tell of the same news."""
_VAGUE = 62  # days: a longer date fits too much to say that two contacts are one
_SAID_ALIKE = 0.34  # of the wording, in the same days' news
_WORDED_ALIKE = 0.5  # of the wording, otherwise
_QUOTED_ALIKE = 0.6  # of the words quoted for contacts of which little else is told


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


def _parties_mark(first: tuple[Party, ...], second: tuple[Party, ...], weight: float = 3) -> _Mark:
    ours, theirs = codes(first), codes(second)
    shared = ours & theirs
    value = 0.6 * len(shared) / min(len(ours), len(theirs)) + 0.4 * len(shared) / len(ours | theirs)
    return _Mark(value, weight, f"parties {', '.join(sorted(shared))}")


def _people_mark(first: tuple[Participant, ...], second: tuple[Participant, ...]) -> _Mark:
    """Who met whom tells contacts of one week apart; a side whose people only one account names leaves it open."""
    if not first or not second:
        return _Mark(0.5, 1 if not first and not second else 2)
    both = sorted(set(matches(first, second)))
    sides = [(_side(p, second), p) for p in first], [(_side(p, first), p) for p in second]
    values = []
    for side in {side for people in sides for side, _ in people}:
        ours, theirs = ([p for own, p in people if own == side] for people in sides)
        if ours and theirs:
            matched = len(matches(ours, theirs))
            everyone = len(ours) + len(theirs) - matched
            values.append((matched / min(len(ours), len(theirs)) + matched / everyone) / 2)
        else:
            values.append(0.0)
    return _Mark(min(1.0, sum(sorted(values)) / len(values)), 3, f"people {', '.join(both)}" if both else "")


def _side(person: Participant, others: tuple[Participant, ...]) -> str:
    """The party that a person acts for, by either account; empty where neither knows."""
    known = [person, *(other for other in others if same_name(person.name, other.name))]
    return next((p.party.code for p in known if p.party is not None), "")


def _time_mark(one: Account, other: Account, first: Engagement, second: Engagement) -> _Mark:
    """When it was; where that is not told by both, whether it is the same days' news of the same people."""
    if first.when is not None and second.when is not None:
        days = days_between(one, other)
        if days:
            near = days <= CONFUSED and exact(first.when) and exact(second.when)
            return _Mark(0.6 if near else 0.4, 3, f"dates {days} days apart")
        spelled = f"dates {' and '.join(sorted({str(first.when), str(second.when)}))}"
        if exact(first.when) and exact(second.when):
            return _Mark(1.0, 3, spelled)
        return _Mark(0.5 if _vague(first.when) or _vague(second.when) else 0.8, 3, spelled)
    if one.published is None or other.published is None:
        return _Mark(0.4, 3)
    one_sided = any(bool(ours) != bool(theirs) for _, ours, theirs in by_party(first, second))
    if one_sided or not matches(first.participants, second.participants):
        # Neither when nor who met whom is told by both: then it has to be told in like words.
        alike = _quoted_alike(first, second) >= _QUOTED_ALIKE
        return _Mark(0.6, 3, "like words") if alike else _Mark(0.3, 3)
    return _Mark(0.6, 3, "documents of the same days") if _same_news(one, other) else _Mark(0.4, 3)


def _vague(when: When) -> bool:
    return when.earliest is None or when.latest is None or (when.latest - when.earliest).days > _VAGUE


def _same_news(one: Account, other: Account) -> bool:
    if one.published is None or other.published is None:
        return False
    return abs((one.published - other.published).days) <= SAME_NEWS


# Commitments


def _commitment_marks(one: Account, other: Account, first: Commitment, second: Commitment) -> Iterator[_Mark]:
    """What is promised counts most, unless both tell of the same days' news: two tellers choose their own words.

    Then little has to be alike, the words of the source counted in; but days by which two things are due tell them apart.
    """
    yield _kind_mark(first.kind, second.kind)
    yield _parties_mark((*first.by, *first.to), (*second.by, *second.to), 2)
    news = _same_news(one, other)
    wording = likeness(first.content, second.content)
    said = (2 * wording + _quoted_alike(first, second, wording)) / 3
    settled = CommitmentStatus.OPEN not in (first.status, second.status)
    if news and first.kind == second.kind and said >= _SAID_ALIKE:
        yield _Mark(min(1.0, 0.5 + wording / 2), 4, "like words, in documents of the same days")
    elif wording < _WORDED_ALIKE:
        yield _Mark(0.0, 12)
    else:
        yield _Mark(wording, 8 if not settled else 6, "like words")
    if first.due is not None and second.due is not None:
        if first.due.overlaps(second.due):
            yield _Mark(1.0, 1, f"due {first.due}")
        else:
            yield _Mark(0.0, 3) if news else _Mark(0.3, 1)


def _quoted_alike(first: Record, second: Record, unquoted: float = 0.0) -> float:
    """How alike the words quoted are; `unquoted` where there are none to compare."""
    if not first.evidence or not second.evidence:
        return unquoted
    return likeness(first.evidence[0].quote, second.evidence[0].quote)
