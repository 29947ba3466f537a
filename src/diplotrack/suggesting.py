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
from diplotrack.checks import canonical, digest
from diplotrack.kinds import CommitmentKind, CommitmentStatus, EngagementKind, EngagementStatus
from diplotrack.naming import same_name
from diplotrack.queries import UNSETTLED, Query, codes_of
from diplotrack.records import Commitment, Engagement
from diplotrack.stores import StoreReader
from diplotrack.tracking import Suggestion
from diplotrack.when import When
from diplotrack.wordings import likeness

_TALKS = r"(?:talks?|meetings?|summits?|sessions?|rounds?|dialogues?|consultations?|negotiations?|conferences?|forums?)"
_CONTACTS: dict[str, str] = {
    EngagementKind.VISIT: r"visit|travel to|journey to|come to|(?:pay|make|undertake) .*\bvisit",
    EngagementKind.MEETING: rf"meet|reconvene|confer|(?:hold|host|convene|open|resume|start|begin) .*\b{_TALKS}",
    EngagementKind.NEGOTIATION: rf"negotiate|reconvene|(?:hold|open|resume|start|begin|take part in) .*\b{_TALKS}",
    EngagementKind.CONFERENCE: rf"attend|(?:take part in|participate in|hold|host|convene) .*\b{_TALKS}",
    EngagementKind.SIGNING: r"sign",
}
"""With which words a commitment begins that is about a contact of this kind, after whom it names."""
_ABOUT = {
    kind: re.compile(rf"(?:[\w’' .-]{{1,60}}? (?:to|will) )?(?:{words})\b", re.IGNORECASE)
    for kind, words in _CONTACTS.items()
}
_VISIT = re.compile(r"\bvisits?\b", re.IGNORECASE)
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
    # What was promised on a day is kept on a later one; but a visit to which one was invited may have been under way, or
    # over, when a document first told of it.
    accepted = promised.kind is CommitmentKind.INVITATION and promised.status is CommitmentStatus.ACCEPTED
    begin = shifted(told, -OLD_NEWS if accepted else 1)
    for contact in _contacts(reader, promised, begin, EngagementStatus.HELD):
        if _in_time(contact.when, begin, promised.due):
            why = f"a {contact.kind} between the two was held ({contact.when}), and this speaks of one"
            return _suggested(promised, CommitmentStatus.FULFILLED, contact.id, why)
    return None


def _accepted(reader: StoreReader, asked: Commitment, told: datetime.date) -> Suggestion | None:
    if asked.kind is not CommitmentKind.INVITATION or asked.status is not CommitmentStatus.OPEN:
        return None
    begin = shifted(told, 1)
    for contact in _contacts(reader, asked, begin, EngagementStatus.SCHEDULED):
        if _in_time(contact.when, begin, asked.due):
            why = f"a {contact.kind} between the two is scheduled ({contact.when}), and this invites to one"
            return _suggested(asked, CommitmentStatus.ACCEPTED, contact.id, why)
    return None


def _contacts(
    reader: StoreReader, promised: Commitment, begin: datetime.date, status: EngagementStatus
) -> Iterator[Engagement]:
    """The contacts of that status that a commitment may speak of."""
    kinds = {kind for kind, about in _ABOUT.items() if about.match(promised.content)}
    if promised.kind is CommitmentKind.INVITATION and _VISIT.search(promised.content):
        kinds.add(EngagementKind.VISIT)
    parties = codes_of(promised)
    if not kinds or len(parties) < 2:
        return
    span = When.between(begin, shifted(begin, _WITHIN))
    for other in reader.find(Query(parties=parties, kinds=kinds, statuses=(status,), during=span)):
        if isinstance(other.record, Engagement) and _is_meant(promised, other.record):
            yield other.record


def _is_meant(promised: Commitment, contact: Engagement) -> bool:
    """Whether the right sides, and nobody else than whom the commitment names ("Xi to attend the summit"), were there."""
    if contact.kind is EngagementKind.VISIT and promised.kind is not CommitmentKind.AGREEMENT:
        asking = promised.kind in (CommitmentKind.INVITATION, CommitmentKind.REQUEST)
        travelers = {party.code for party in (promised.to if asking else promised.by)}
        came = {person.party.code for person in contact.participants if person.party is not None}
        if not contact.participants:
            came = {contact.parties[0].code}  # a visitor's party stands before its host's
        if travelers and came and travelers.isdisjoint(came):
            return False
    if promised.kind is CommitmentKind.AGREEMENT and len(codes_of(contact)) > len(codes_of(promised)) + 1:
        return False  # two sides and a mediator, but not a conference at which the two are as well
    named = _NAMED.match(promised.content)
    people = [person.name for person in contact.participants]
    return named is None or not people or any(same_name(named[1], name) for name in people)


def _in_time(when: When | None, begin: datetime.date, due: When | None) -> bool:
    if when is None or when.earliest is None or when.earliest < begin:
        return False
    if due is not None and due.earliest is not None and not due.is_day:
        return when.overlaps(due)  # "in October"; what is due on a day may be done before (codebook, "Dates")
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
    made = digest(*map(canonical, ("suggestion", about.id, status, because)))
    return Suggestion(id=f"sug-{made}", record=about.id, status=status, because=because, why=why)
