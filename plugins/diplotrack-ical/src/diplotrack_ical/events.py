"""One record as one VEVENT."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

from icalendar import Event, vDDDTypes
from icalendar.prop import vInt

from diplotrack.records import Commitment, CommitmentStatus, Engagement, EngagementStatus
from diplotrack.serialize import to_line
from diplotrack.when import When
from diplotrack_ical import wording
from diplotrack_ical.citations import Citation
from diplotrack_ical.revisions import revision
from diplotrack_ical.spans import Span
from diplotrack_ical.text import Categories, Text, json_line, line

_CALLED_OFF: Final = frozenset({CommitmentStatus.DECLINED, CommitmentStatus.WITHDRAWN})
_TENTATIVE: Final = frozenset({EngagementStatus.PROPOSED, EngagementStatus.POSTPONED})


def event(
    record: Engagement | Commitment, when: When, days: Span, citations: Mapping[str, Citation]
) -> Event:
    """The event of a dated record.

    Args:
        record: an engagement or a commitment.
        when: its date or due date.
        days: what `spans.span` makes of that date.
        citations: the documents that the record quotes, as far as they are known, by id.

    Returns:
        A component with the properties of the README's table.
    """
    if isinstance(record, Engagement):
        place = record.place
        title = wording.engagement_title(record, when, certain=days.certain)
        description = wording.engagement_description(record, when, citations, certain=days.certain)
    else:
        place = None
        title = wording.commitment_title(record, when, certain=days.certain)
        description = wording.commitment_description(record, when, citations, certain=days.certain)
    status = _status(record, days)
    revised = revision(citations.values())
    made = Event()
    made["UID"] = Text(uid(record))
    made["DTSTAMP"] = made["LAST-MODIFIED"] = vDDDTypes(revised.at)
    made["SEQUENCE"] = vInt(revised.sequence)
    made["DTSTART"], made["DTEND"] = vDDDTypes(days.first), vDDDTypes(days.end)
    made["SUMMARY"] = Text(title)
    made["DESCRIPTION"] = Text(description)
    if place is not None:
        made["LOCATION"] = Text(line(place))
    made["CATEGORIES"] = Categories(
        [line(word) for word in dict.fromkeys((record.kind.value, *record.topics))]
    )
    made["STATUS"] = _word(status)
    # A deadline keeps nobody busy, and neither does what may not take place on that day.
    opaque = isinstance(record, Engagement) and days.certain and status == "CONFIRMED"
    made["TRANSP"] = _word("OPAQUE" if opaque else "TRANSPARENT")
    made["X-DIPLOTRACK-TYPE"] = _word("engagement" if isinstance(record, Engagement) else "commitment")
    made["X-DIPLOTRACK-ID"] = Text(record.id)
    made["X-DIPLOTRACK-KIND"] = _word(record.kind.value)
    made["X-DIPLOTRACK-STATUS"] = _word(record.status.value)
    made["X-DIPLOTRACK-EDTF"] = Text(str(when))
    # Without VALUE, a parser need not know that a property of ours is escaped (RFC 7265 §5).
    made["X-DIPLOTRACK-RECORD"] = Text(json_line(to_line(record)), params={"VALUE": "TEXT"})
    return made


def uid(record: Engagement | Commitment) -> str:
    """The event's UID, a function of the record's id alone; ids hold no ``/`` and nothing that needs escaping."""
    return f"{record.id}@diplotrack"


def _status(record: Engagement | Commitment, days: Span) -> str:
    if isinstance(record, Commitment):
        return "CANCELLED" if record.status in _CALLED_OFF else "CONFIRMED"
    if record.status is EngagementStatus.CANCELLED:
        return "CANCELLED"
    planned = record.status is EngagementStatus.SCHEDULED and not days.certain
    return "TENTATIVE" if planned or record.status in _TENTATIVE else "CONFIRMED"


@cache
def _word(word: str) -> Text:
    """The few words of RFC 5545 and the codebook, each made once."""
    return Text(word)
