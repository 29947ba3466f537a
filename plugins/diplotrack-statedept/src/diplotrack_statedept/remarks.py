"""What the remarks of a row tell besides: read by the article reader, by way of the core, and joined to the row's visit.

Remarks leave out who traveled, as tables do ("Met with President Fox."). So the reader is given them with the traveler's
office and name before each sentence that begins with its verb. What it finds is led back to the remark's own words: evidence
quotes the row, and never what was put before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import TypeVar

import attrs

import diplotrack
from diplotrack.plugins import Registry
from diplotrack.records import (
    Commitment,
    Document,
    Engagement,
    EngagementKind,
    Evidence,
    Participant,
    Record,
    Report,
)
from diplotrack_statedept.structured import Structured

# A sentence that begins with its verb: "Met with …", "Accompanied the President to …".
_VERB = re.compile(
    r"(?:(?<=^)|(?<=[.;] ))(?P<first>Met|Held|Made|Gave|Took|Spoke|Had|Led|Saw|Sat|Paid|Flew|Left|Went|[A-Z][a-z]+ed)(?= )"
)


@attrs.frozen(kw_only=True)
class Told:
    """A remark with the traveler as the subject of its sentences.

    Attributes:
        text: what the reader gets.
        pieces: the spans of the text that are the remark's own, each as (start in the text, start in the remark, length).
    """

    text: str
    pieces: tuple[tuple[int, int, int], ...]

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Where a span of the text, from `start` to `end`, stands in the remark, without what was put in; None where it is nothing else."""
        found = [
            (own + max(start - at, 0), own + min(end - at, length))
            for at, own, length in self.pieces
            if start < at + length and at < end
        ]
        return (found[0][0], found[-1][1]) if found else None


def told(remark: str, who: str) -> Told:
    """Put the traveler before each sentence of a remark that begins with its verb.

    Args:
        remark: the prose of a row.
        who: office and name of the traveler.
    """
    text, pieces = "", []
    starts = [match.start() for match in _VERB.finditer(remark)]
    for start, end in pairwise([*([] if starts[:1] == [0] else [0]), *starts, len(remark)]):
        own = remark[start:end]
        if start in starts:
            text += f"{who} "
            own = own[0].lower() + own[1:]
        pieces.append((len(text), start, len(own)))
        text += own
    return Told(text=text, pieces=tuple(pieces))


def traveler_of(visit: Engagement) -> str:
    """Who traveled, as a subject for the remarks ("President Clinton", "King Hassan II and President Mubarak")."""
    return " and ".join(" ".join(filter(None, (p.title, p.name))) for p in visit.participants)


def with_remarks(row: Structured, registry: Registry) -> Report:
    """The row's report with what its remarks tell.

    A visit that the remarks tell of and that has no party besides the row's is the row's own: its words become further
    evidence, its people further participants. Everything else is a record of its own, and part of the visit unless it has
    a date outside the visit's days.

    Args:
        row: what the fields say, with a `prose`.
        registry: reads the prose.

    Raises:
        DiplotrackError: no adapter takes prose, or it failed.
    """
    if row.prose is None:
        return Report(document=row.document, engagements=(row.visit,))
    remark = row.document.text[row.prose :]
    subject = told(remark, traveler_of(row.visit))
    found = diplotrack.read_text(
        subject.text, row.when.latest or row.when.earliest, registry=registry, uri=row.document.uri
    )
    return _joined(row, found, subject)


def _joined(row: Structured, found: Report, subject: Told) -> Report:
    visit, new = row.visit, dict[str, str]()
    others: list[Engagement] = []
    for engagement in found.engagements:
        own = _own(engagement, row, subject)
        if own is None:
            continue
        if _same(own, visit):
            visit = _merged(visit, own)
            new[engagement.id] = visit.id
        else:
            own = attrs.evolve(own, id="", part_of=None)
            new[engagement.id] = own.id
            others.append(attrs.evolve(own, part_of=engagement.part_of))
    engagements = {visit.id: visit}
    for other in others:
        engagements.setdefault(other.id, attrs.evolve(other, part_of=_within(other, visit, new)))
    commitments: dict[str, Commitment] = {}
    for commitment in found.commitments:
        told_of = _own(commitment, row, subject)
        if told_of is not None:
            at = new.get(commitment.engagement) if commitment.engagement else None
            promised = attrs.evolve(told_of, id="", engagement=at)
            commitments.setdefault(promised.id, promised)
    return Report(document=row.document, engagements=engagements.values(), commitments=commitments.values())


_R = TypeVar("_R", Engagement, Commitment)


def _own(record: _R, row: Structured, subject: Told) -> _R | None:
    """The record with the row's own words as its evidence; None where it rests on none of them."""
    evidence = tuple(_quotes(record, row.document, row.prose or 0, subject))
    return attrs.evolve(record, evidence=evidence) if evidence else None


def _quotes(record: Record, document: Document, prose: int, subject: Told) -> Iterable[Evidence]:
    for evidence in record.evidence:
        span = subject.span(evidence.start, evidence.end)
        if span is not None and document.text[prose + span[0] : prose + span[1]].strip():
            yield document.evidence(prose + span[0], prose + span[1])


def _same(engagement: Engagement, visit: Engagement) -> bool:
    codes = {party.code for party in visit.parties}
    return engagement.kind is EngagementKind.VISIT and all(p.code in codes for p in engagement.parties)


def _merged(visit: Engagement, found: Engagement) -> Engagement:
    """The visit with what the remark says of it; its id stays that of the row."""
    known = [person.name for person in visit.participants]
    people = [person for person in found.participants if not _is_one_of(person, known)]
    return attrs.evolve(
        visit,
        participants=(*visit.participants, *people),
        topics=(*visit.topics, *found.topics),
        evidence=(*visit.evidence, *found.evidence),
    )


def _is_one_of(person: Participant, names: Iterable[str]) -> bool:
    words = set(person.name.split())
    return any(words <= set(name.split()) or words >= set(name.split()) for name in names)


def _within(engagement: Engagement, visit: Engagement, new: dict[str, str]) -> str | None:
    """The engagement during which another was: as the reader found it, else the row's visit in whose days it lies."""
    inner = new.get(engagement.part_of) if engagement.part_of else None
    if inner is not None and inner != engagement.id:
        return inner
    outside = (
        engagement.when is not None and visit.when is not None and not engagement.when.overlaps(visit.when)
    )
    return None if outside or engagement.kind is EngagementKind.VISIT else visit.id
