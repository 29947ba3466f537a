"""Quoting: from a merged contact to its record, with the words of the document that say it."""

from __future__ import annotations

from collections.abc import Sequence

from diplotrack.records import (
    Document,
    Engagement,
    EngagementKind,
    Evidence,
    Participant,
    ParticipantRole,
)
from diplotrack_article.findings import Finding
from diplotrack_article.mentions import Person
from diplotrack_article.merging import Contact


def to_engagement(contact: Contact, document: Document) -> Engagement:
    """The record of a contact."""
    visit = contact.kind is EngagementKind.VISIT
    role = ParticipantRole.VISITOR if visit else None
    participants = [
        Participant(name=p.name, title=p.title, party=p.party, role=role)
        for p in (_travelers(contact) if visit else contact.people)
    ]
    return Engagement(
        kind=contact.kind,
        status=contact.status,
        parties=contact.parties,
        participants=participants,
        place=contact.place,
        when=contact.when,
        evidence=quotes(contact.findings, document),
    )


def _travelers(contact: Contact) -> list[Person]:
    """Who makes a visit: nobody of the host's, whose party stands last."""
    host = contact.parties[-1] if len(contact.parties) > 1 else None
    return [p for p in contact.visitors if host is None or p.party != host] or list(contact.visitors)


def quotes(findings: Sequence[Finding], document: Document) -> list[Evidence]:
    """The words of the document that say it, each once, of the findings that have any."""
    spans = dict.fromkeys(f.span for f in findings if document.text[f.span[0] : f.span[1]].strip())
    return [document.evidence(start, end) for start, end in spans]
