"""A record and its report from what a row says, whatever its layout."""

from __future__ import annotations

import datetime

from diplotrack.kinds import CommitmentKind, EngagementKind, EngagementStatus
from diplotrack.records import Commitment, Document, Engagement, Evidence, Party, Report
from diplotrack.when import When
from diplotrack_events.codes import Kind


def report(
    *,
    kind: Kind,
    words: str,
    actors: tuple[Party, ...],
    recipients: tuple[Party, ...],
    place: str | None,
    when: When | None,
    uri: str | None,
    published: datetime.date | None,
    line: str,
    publisher: str | None,
) -> Report:
    """The report of a row: its document is the row, and so is the record's evidence.

    What was coded is an article that nobody here has read: to quote it would be to invent. The row is the source.

    Args:
        kind: of the record.
        words: what is to be done, of a commitment.
        actors: who acts; the visitor of a visit.
        recipients: to whom.
        place: where, or None.
        when: on which day, or None.
        uri: of the article that was coded, or None.
        published: when the row was added, or None.
        line: the row as it stands in its file.
        publisher: who published the table, or None.
    """
    document = Document(text=line, uri=uri, publisher=publisher, published=published)
    evidence = (Evidence(document=document.id, start=0, end=len(line), quote=line),)
    sides = actors + recipients
    if isinstance(kind, EngagementKind):
        engagement = Engagement(
            kind=kind,
            status=EngagementStatus.HELD,
            parties=sides,
            place=place,
            when=when,
            evidence=evidence,
        )
        return Report(document=document, engagements=(engagement,))
    together = kind is CommitmentKind.AGREEMENT
    commitment = Commitment(
        kind=kind,
        by=sides if together else actors,
        to=() if together else recipients,
        content=words,
        made=when,
        evidence=evidence,
    )
    return Report(document=document, commitments=(commitment,))
