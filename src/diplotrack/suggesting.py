"""What seems to follow from records and no document says; a person confirms it or does not.

- A visit, meeting or conference that was held may have fulfilled the invitation, the proposal or the agreement to it.
- A refusal may have been the answer to a request, a proposal or an invitation.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from diplotrack.blocking import shifted
from diplotrack.checks import digest
from diplotrack.kinds import CommitmentKind, CommitmentStatus, EngagementKind, EngagementStatus
from diplotrack.queries import UNSETTLED, Query, codes_of
from diplotrack.records import Commitment, Engagement
from diplotrack.stores import Held, StoreReader
from diplotrack.tracking import Suggestion
from diplotrack.when import When
from diplotrack.wordings import likeness

_CONTACTS: dict[str, tuple[str, ...]] = {
    EngagementKind.VISIT: ("visit", "travel", "come to", "trip", "attend"),
    EngagementKind.MEETING: ("meet", "talks", "summit", "consult", "dialogue"),
    EngagementKind.NEGOTIATION: ("negotiat", "talks", "round"),
    EngagementKind.CONFERENCE: ("attend", "summit", "conference", "take part", "participate"),
    EngagementKind.SIGNING: ("sign",),
}
"""By which words a commitment speaks of a contact of this kind."""
_WITHIN = 365  # days after a commitment within which a contact is taken for what was promised
_ANSWER = 62  # days within which a refusal answers
_LIKE = 0.5  # how much of the wording a refusal shares with what it refuses


def suggestions(reader: StoreReader) -> Iterator[Suggestion]:
    """The suggestions, in the order of the commitments that they are about."""
    for held in reader.find(Query(type="commitment", statuses=UNSETTLED)):
        if isinstance(held.record, Commitment):
            found = _fulfilled(reader, held, held.record) or _declined(reader, held, held.record)
            if found is not None:
                yield found


def _fulfilled(reader: StoreReader, held: Held, promised: Commitment) -> Suggestion | None:
    if promised.kind is CommitmentKind.REFUSAL or held.told is None or "status" in held.corrected:
        return None
    kinds = [
        kind
        for kind, words in _CONTACTS.items()
        if any(word in promised.content.casefold() for word in words)
    ]
    parties = codes_of(promised)
    if not kinds or len(parties) < 2:
        return None
    span = When.between(held.told, shifted(held.told, _WITHIN))
    for other in reader.find(
        Query(parties=parties, kinds=kinds, statuses=(EngagementStatus.HELD,), during=span)
    ):
        contact = other.record
        if isinstance(contact, Engagement) and _later(contact.when, held.told, promised.due):
            why = f"a {contact.kind} between the two was held ({contact.when}), and this speaks of one"
            return _suggested(promised, CommitmentStatus.FULFILLED, contact.id, why)
    return None


def _later(when: When | None, told: datetime.date, due: When | None) -> bool:
    if when is None or when.earliest is None or when.earliest < told:
        return False
    return due is None or due.latest is None or when.earliest <= due.latest


def _declined(reader: StoreReader, held: Held, asked: Commitment) -> Suggestion | None:
    if asked.kind not in (CommitmentKind.REQUEST, CommitmentKind.PROPOSAL, CommitmentKind.INVITATION):
        return None
    if held.told is None or not asked.to or "status" in held.corrected:
        return None
    refusals = Query(by=[party.code for party in asked.to], kinds=(CommitmentKind.REFUSAL,))
    for other in reader.find(refusals):
        days = (other.told - held.told).days if other.told is not None else -1
        refusal = other.record
        if isinstance(refusal, Commitment) and 0 <= days <= _ANSWER and refusal.by[0] not in asked.by:
            like = likeness(asked.content, refusal.content)
            if like >= _LIKE:
                why = f"{refusal.by[0].name} refused something in like words soon after"
                return _suggested(asked, CommitmentStatus.DECLINED, refusal.id, why)
    return None


def _suggested(about: Commitment, status: CommitmentStatus, because: str, why: str) -> Suggestion:
    made = digest("suggestion", about.id, status, because)
    return Suggestion(id=f"sug-{made}", record=about.id, status=status, because=because, why=why)
