"""What seems to follow from records and no document says; a person confirms it or does not.

- A visit, meeting or conference that was held may have fulfilled the invitation, the proposal or the agreement to it.
- A visit or another contact that is scheduled may mean that the invitation to it was accepted.
- A refusal may have been the answer to a request, a proposal or an invitation.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from diplotrack.blocking import OLD_NEWS, shifted
from diplotrack.checks import digest
from diplotrack.kinds import CommitmentKind, CommitmentStatus, EngagementKind, EngagementStatus
from diplotrack.naming import same_name
from diplotrack.queries import UNSETTLED, Query, codes_of
from diplotrack.records import Commitment, Engagement
from diplotrack.stores import StoreReader
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
_NAMED = re.compile(r"((?:[A-Z][\w’'-]*\s)+)to\s")
"""How a content begins that says who is to act: "Wang Yi to pay an official visit"."""
_WITHIN = 365  # days after a commitment within which a contact is taken for what was promised
_ANSWER = 62  # days within which a refusal answers
_LIKE = 0.5  # how much of the wording a refusal shares with what it refuses


def suggestions(reader: StoreReader) -> Iterator[Suggestion]:
    """The suggestions, in the order of the commitments that they are about; at most one for each.

    None is made for a commitment whose status a person set.
    """
    for held in reader.find(Query(type="commitment", statuses=UNSETTLED)):
        if isinstance(held.record, Commitment) and held.told is not None and "status" not in held.corrected:
            found = (
                _fulfilled(reader, held.record, held.told)
                or _declined(reader, held.record, held.told)
                or _accepted(reader, held.record, held.told)
            )
            if found is not None:
                yield found


def _fulfilled(reader: StoreReader, promised: Commitment, told: datetime.date) -> Suggestion | None:
    if promised.kind is CommitmentKind.REFUSAL:
        return None
    # What was accepted when it was first told of may have been under way by then.
    begin = shifted(told, -OLD_NEWS) if promised.status is CommitmentStatus.ACCEPTED else told
    for contact in _contacts(reader, promised, begin, EngagementStatus.HELD):
        if _in_time(contact.when, begin, promised.due):
            why = f"a {contact.kind} between the two was held ({contact.when}), and this speaks of one"
            return _suggested(promised, CommitmentStatus.FULFILLED, contact.id, why)
    return None


def _accepted(reader: StoreReader, asked: Commitment, told: datetime.date) -> Suggestion | None:
    if asked.kind is not CommitmentKind.INVITATION or asked.status is not CommitmentStatus.OPEN:
        return None
    for contact in _contacts(reader, asked, told, EngagementStatus.SCHEDULED):
        if _in_time(contact.when, told, asked.due):
            why = f"a {contact.kind} between the two is scheduled ({contact.when}), and this invites to one"
            return _suggested(asked, CommitmentStatus.ACCEPTED, contact.id, why)
    return None


def _contacts(
    reader: StoreReader, promised: Commitment, begin: datetime.date, status: EngagementStatus
) -> Iterator[Engagement]:
    """The contacts of that status that a commitment may speak of."""
    content = promised.content.casefold()
    kinds = [kind for kind, words in _CONTACTS.items() if any(word in content for word in words)]
    parties = codes_of(promised)
    if not kinds or len(parties) < 2:
        return
    span = When.between(begin, shifted(begin, _WITHIN))
    for other in reader.find(Query(parties=parties, kinds=kinds, statuses=(status,), during=span)):
        if isinstance(other.record, Engagement) and _is_meant(promised, other.record):
            yield other.record


def _is_meant(promised: Commitment, contact: Engagement) -> bool:
    """Whether the right side travels, and nobody else than whom the commitment names ("Xi to attend the summit")."""
    if contact.kind is EngagementKind.VISIT and promised.kind is not CommitmentKind.AGREEMENT:
        asking = promised.kind in (CommitmentKind.INVITATION, CommitmentKind.REQUEST)
        travelers = {party.code for party in (promised.to if asking else promised.by)}
        came = {person.party.code for person in contact.participants if person.party is not None}
        if not contact.participants:
            came = {contact.parties[0].code}  # a visitor's party stands before its host's
        if travelers and came and travelers.isdisjoint(came):
            return False
    named = _NAMED.match(promised.content)
    people = [person.name for person in contact.participants]
    return named is None or not people or any(same_name(named[1], name) for name in people)


def _in_time(when: When | None, begin: datetime.date, due: When | None) -> bool:
    if when is None or when.earliest is None or when.earliest < begin:
        return False
    return due is None or due.latest is None or when.earliest <= due.latest


def _declined(reader: StoreReader, asked: Commitment, told: datetime.date) -> Suggestion | None:
    if asked.kind not in (CommitmentKind.REQUEST, CommitmentKind.PROPOSAL, CommitmentKind.INVITATION):
        return None
    refusals = Query(by=[party.code for party in asked.to], kinds=(CommitmentKind.REFUSAL,))
    for other in reader.find(refusals) if asked.to else ():
        days = (other.told - told).days if other.told is not None else -1
        refusal = other.record
        if not isinstance(refusal, Commitment) or not 0 <= days <= _ANSWER or refusal.by[0] in asked.by:
            continue
        told_to = {party.code for party in refusal.to}
        if told_to and told_to.isdisjoint(party.code for party in asked.by):
            continue
        if likeness(asked.content, refusal.content) >= _LIKE:
            why = f"{refusal.by[0].name} refused something in like words soon after"
            return _suggested(asked, CommitmentStatus.DECLINED, refusal.id, why)
    return None


def _suggested(about: Commitment, status: CommitmentStatus, because: str, why: str) -> Suggestion:
    made = digest("suggestion", about.id, status, because)
    return Suggestion(id=f"sug-{made}", record=about.id, status=status, because=because, why=why)
