"""The words of an event: its title and its description, in plain English, the same in every locale."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from diplotrack.records import (
    Commitment,
    CommitmentKind,
    CommitmentStatus,
    Engagement,
    EngagementStatus,
    Evidence,
    Participant,
    Party,
)
from diplotrack.when import Bound, When
from diplotrack_ical.citations import Citation
from diplotrack_ical.text import block, line

_TITLE_LIMIT: Final = 160
_NAMED_PARTIES: Final = 6

_NOT_SETTLED: Final = frozenset(
    {EngagementStatus.PROPOSED, EngagementStatus.POSTPONED, EngagementStatus.CANCELLED}
)


def engagement_title(record: Engagement, when: When, *, certain: bool) -> str:
    """One line, such as ``Meeting: South Korea – China (Beijing)``; a status that clients hide is its first word."""
    kind = f"{record.status} {record.kind}" if record.status in _NOT_SETTLED else str(record.kind)
    place = f" ({line(record.place, limit=_TITLE_LIMIT)})" if record.place else ""
    return f"{kind.capitalize()}: {_named(record.parties, ' – ')}{place}{_doubt(when, certain=certain)}"


def commitment_title(record: Commitment, due: When, *, certain: bool) -> str:
    """One line, such as ``Due: submit a joint report (pledge by South Korea to China)``; a status follows "Due"."""
    status = "" if record.status is CommitmentStatus.OPEN else f" ({record.status})"
    content = line(record.content, limit=_TITLE_LIMIT)
    return f"Due{status}: {content} ({_act(record, _named)}){_doubt(due, certain=certain)}"


def engagement_description(
    record: Engagement, when: When, citations: Mapping[str, Citation], *, certain: bool
) -> str:
    """What is known of an engagement, on lines of plain text: what, when, who, and the words of the sources."""
    people = [f"- {_person(participant)}" for participant in record.participants]
    lines = [
        *([block(record.summary)] if record.summary else []),
        f"Parties: {_listed(record.parties)}",
        f"{'Date' if certain else 'Date uncertain'}: {when.describe()}",
        f"Status: {record.status}",
        *(["Participants:", *people] if people else []),
        *_topics(record.topics),
        *_quotations(record.evidence, citations),
    ]
    return "\n".join(lines)


def commitment_description(
    record: Commitment, due: When, citations: Mapping[str, Citation], *, certain: bool
) -> str:
    """What is known of a commitment, on lines of plain text: who, what, by when, and the words of the sources."""
    lines = [
        *([block(record.summary)] if record.summary else []),
        f"{_upper(_act(record, _listed))}: {block(record.content)}",
        _due(due, certain=certain),
        f"Status: {record.status}",
        *([f"Made: {record.made.describe()}"] if record.made else []),
        *_topics(record.topics),
        *_quotations(record.evidence, citations),
    ]
    return "\n".join(lines)


def _named(parties: tuple[Party, ...], joint: str = ", ") -> str:
    """The first few names; a title has no room for the members of a summit, the description names them all."""
    shown = parties if len(parties) <= _NAMED_PARTIES else parties[: _NAMED_PARTIES - 1]
    more = len(parties) - len(shown)
    names = joint.join(line(party.name, limit=_TITLE_LIMIT) for party in shown)
    return f"{names} and {more} others" if more else names


def _listed(parties: tuple[Party, ...]) -> str:
    return ", ".join(line(party.name) for party in parties)


def _act(record: Commitment, names: Callable[[tuple[Party, ...]], str]) -> str:
    preposition = "of" if record.kind is CommitmentKind.AGREEMENT else "by"
    to = f" to {names(record.to)}" if record.to else ""
    return f"{record.kind} {preposition} {names(record.by)}{to}"


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _person(participant: Participant) -> str:
    title = f", {line(participant.title)}" if participant.title else ""
    party = line(participant.party.name) if participant.party else None
    part = ", ".join(word for word in (party, participant.role) if word)
    return f"{line(participant.name)}{title}{f' ({part})' if part else ''}"


def _doubt(when: When, *, certain: bool) -> str:
    return "" if certain else f" [date uncertain: {when.describe()}]"


def _due(due: When, *, certain: bool) -> str:
    if not certain:
        return f"Date uncertain: {due.describe()}"
    deadline = due.end if isinstance(due.start, Bound) else None
    return f"Due: by {deadline.describe()}" if isinstance(deadline, When) else f"Due: {due.describe()}"


def _topics(topics: tuple[str, ...]) -> Iterable[str]:
    if topics:
        yield f"Topics: {', '.join(map(line, topics))}"


def _quotations(evidence: tuple[Evidence, ...], citations: Mapping[str, Citation]) -> Iterable[str]:
    """The quotations, each run from one document followed by where it stands."""
    for position, quoted in enumerate(evidence):
        if position == 0 or evidence[position - 1].document != quoted.document:
            yield ""
        yield f"“{block(quoted.quote)}”"
        last = position + 1 == len(evidence) or evidence[position + 1].document != quoted.document
        citation = citations.get(quoted.document)
        if last and citation is not None:
            # Not by When.parse, which would keep the day of each document in memory.
            day = When(text=citation.published.isoformat()).describe() if citation.published else None
            said = [line(word) for word in (citation.title, citation.publisher, day) if word]
            source = ", ".join(word for word in said if word)
            if source:
                yield f"— {source}"
            if citation.uri:
                yield line(citation.uri)


def told(record: Engagement | Commitment) -> str:
    """A record's title, whatever is known of its date."""
    if isinstance(record, Engagement):
        return f"{engagement_title(record, _ANY, certain=True)}{f', {record.when}' if record.when else ''}"
    return f"{commitment_title(record, _ANY, certain=True)}{f', {record.due}' if record.due else ''}"


_ANY: Final = When.parse("2000")  # not shown where a date is certain
