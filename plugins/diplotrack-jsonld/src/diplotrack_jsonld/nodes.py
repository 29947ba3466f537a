"""The node of each item: an article, an event, or an action, with its quotations."""

from __future__ import annotations

from diplotrack.records import Commitment, CommitmentKind, Document, Engagement, Evidence, Participant, Party
from diplotrack.when import Bound, When
from diplotrack_jsonld.terms import (
    ACTION_STATUS,
    ACTIONS,
    EVENT_STATUS,
    Node,
    is_address,
    party_type,
    person_urn,
    urn,
)

_MARKS = "~?%"


def node(item: Document | Engagement | Commitment) -> Node:
    """The node of an item; what the item does not say is not in it."""
    if isinstance(item, Engagement):
        made = _event(item)
    elif isinstance(item, Commitment):
        made = _action(item)
    else:
        made = _article(item)
    return {name: value for name, value in made.items() if value is not None and value != []}


def _article(item: Document) -> Node:
    uri = item.uri
    return {
        "@id": urn(item.id),
        "@type": "Article",
        "identifier": item.id,
        "headline": item.title,
        "url": uri if uri is not None and is_address(uri) else None,
        "foundAt": None if uri is None or is_address(uri) else uri,
        "publisher": None if item.publisher is None else {"@type": "Organization", "name": item.publisher},
        "datePublished": None if item.published is None else item.published.isoformat(),
        "inLanguage": item.language,
    }


def _event(item: Engagement) -> Node:
    start, end = _sides(item.when)
    return {
        "@id": urn(item.id),
        "@type": "Event",
        "identifier": item.id,
        "name": item.summary,
        "kind": item.kind,
        "status": item.status,
        "eventStatus": EVENT_STATUS.get(item.status),
        "startDate": start,
        "endDate": end,
        "when": _edtf(item.when),
        "location": None if item.place is None else {"@type": "Place", "name": item.place},
        "organizer": [_party(party) for party in item.parties],
        "attendee": [_person(person, item.id) for person in item.participants],
        "about": list(item.topics),
        "superEvent": None if item.part_of is None else {"@id": urn(item.part_of)},
        "subjectOf": [_quotation(evidence) for evidence in item.evidence],
    }


def _action(item: Commitment) -> Node:
    action = ACTIONS[item.kind]
    return {
        "@id": urn(item.id),
        "@type": ["Action", action],
        "identifier": item.id,
        "name": item.summary,
        "description": item.content,
        "kind": item.kind,
        "status": item.status,
        "actionStatus": ACTION_STATUS.get(item.status),
        "agent": [_party(party) for party in item.by],
        "recipient": [_party(party) for party in item.to],
        "scheduledTime": _day(item.due) if item.kind is CommitmentKind.PLEDGE else None,
        "due": _edtf(item.due),
        "made": _edtf(item.made),
        "about": list(item.topics),
        "madeAt": None if item.engagement is None else {"@id": urn(item.engagement)},
        "subjectOf": [_quotation(evidence) for evidence in item.evidence],
    }


def _party(party: Party) -> Node:
    return {
        "@id": urn("party", party.code),
        "@type": party_type(party.code),
        "code": party.code,
        "name": party.name,
    }


def _person(person: Participant, record: str) -> Node:
    scope = record if person.party is None else person.party.code
    made: Node = {"@id": person_urn(person.name, scope), "@type": "Person", "name": person.name}
    if person.title is not None:
        made["jobTitle"] = person.title
    if person.role is not None:
        made["role"] = person.role
    if person.party is not None:
        made["affiliation"] = _party(person.party)
    return made


def _quotation(evidence: Evidence) -> Node:
    return {
        "@type": "Quotation",
        "text": evidence.quote,
        "citation": {"@id": urn(evidence.document)},
        "start": evidence.start,
        "end": evidence.end,
    }


def _day(when: When | None) -> str | None:
    """A day that is known exactly."""
    return when.text if when is not None and when.is_day and when.text[-1] not in _MARKS else None


def _edtf(when: When | None) -> str | None:
    return None if when is None else when.text


def _sides(when: When | None) -> tuple[str | None, str | None]:
    """Start and end in ISO 8601, as exactly as they are known and no more; remarks such as ``~`` are only in the EDTF."""
    if when is None:
        return None, None
    if not when.is_interval:
        return when.text.rstrip(_MARKS), None
    return _iso(when.start), _iso(when.end)


def _iso(side: When | Bound) -> str | None:
    return side.text.rstrip(_MARKS) if isinstance(side, When) else None
