"""One record as one component: a VEVENT, or a VTODO for a due date."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Final

import attrs
from icalendar import Alarm, Event, Todo, vDDDTypes
from icalendar.cal import Component
from icalendar.prop import vInt

from diplotrack.records import Commitment, CommitmentStatus, Engagement, EngagementStatus, Record
from diplotrack.when import When
from diplotrack_ical import wording
from diplotrack_ical.citations import Citation
from diplotrack_ical.kept import PROPERTY, kept
from diplotrack_ical.revisions import Stamp
from diplotrack_ical.spans import Span
from diplotrack_ical.text import Categories, Text, line

_CALLED_OFF: Final = frozenset({CommitmentStatus.DECLINED, CommitmentStatus.WITHDRAWN})
_TENTATIVE: Final = frozenset({EngagementStatus.PROPOSED, EngagementStatus.POSTPONED})
_AHEAD: Final = frozenset(
    {
        EngagementStatus.PROPOSED,
        EngagementStatus.SCHEDULED,
        EngagementStatus.ONGOING,
        CommitmentStatus.OPEN,
        CommitmentStatus.ACCEPTED,
    }
)
_TODO_STATUS: Final = {
    CommitmentStatus.OPEN: "NEEDS-ACTION",
    CommitmentStatus.ACCEPTED: "NEEDS-ACTION",
    CommitmentStatus.FULFILLED: "COMPLETED",
    # Nothing is left to be done; the title says whether it was broken or lapsed.
    CommitmentStatus.BROKEN: "CANCELLED",
    CommitmentStatus.LAPSED: "CANCELLED",
    CommitmentStatus.DECLINED: "CANCELLED",
    CommitmentStatus.WITHDRAWN: "CANCELLED",
}


@attrs.frozen(kw_only=True)
class Dated:
    """A record that has a place in a calendar, and what is shown with it.

    Attributes:
        record: an engagement or a commitment.
        when: its date or due date.
        days: what `spans.span` makes of that date.
        citations: the documents that it quotes, as far as they are known, by id.
        stamp: which state of the record this is.
        alarm: how long before to remind of it, as an RFC 5545 duration, or None.
    """

    record: Record
    when: When
    days: Span
    citations: Mapping[str, Citation]
    stamp: Stamp
    alarm: str | None = None


def event(dated: Dated) -> Event:
    """The event of a record, with the properties of the README's table."""
    record, days = dated.record, dated.days
    status = _status(record, days)
    made = Event()
    _identity(made, dated)
    made["DTSTART"], made["DTEND"] = vDDDTypes(days.first), vDDDTypes(days.end)
    title = _words(made, dated)
    made["STATUS"] = _word(status)
    # A deadline keeps nobody busy, and neither does what may not take place on that day.
    opaque = isinstance(record, Engagement) and days.certain and status == "CONFIRMED"
    made["TRANSP"] = _word("OPAQUE" if opaque else "TRANSPARENT")
    _own(made, dated)
    _remind(made, dated, title, {})
    return made


def todo(dated: Dated, status: CommitmentStatus) -> Todo:
    """The task of a commitment (RFC 5545 §3.6.2); of several days on which it can be due, it is due on the last.

    Args:
        dated: the commitment.
        status: its status.
    """
    made = Todo()
    _identity(made, dated)
    made["DUE"] = vDDDTypes(dated.days.last)
    title = _words(made, dated)
    made["STATUS"] = _word(_TODO_STATUS[status])
    if status is CommitmentStatus.FULFILLED:
        made["PERCENT-COMPLETE"] = vInt(100)
    _own(made, dated)
    _remind(made, dated, title, {"RELATED": "END"})
    return made


def uid(record: str) -> str:
    """The UID for a record's id, a function of it alone; ids hold no ``/`` and nothing that needs escaping."""
    return f"{record}@diplotrack"


def _identity(made: Component, dated: Dated) -> None:
    made["UID"] = Text(uid(dated.record.id))
    made["DTSTAMP"] = made["LAST-MODIFIED"] = vDDDTypes(dated.stamp.at)
    made["SEQUENCE"] = vInt(dated.stamp.sequence)


def _words(made: Component, dated: Dated) -> Text:
    """Add what people read; returns the title."""
    record, when, certain = dated.record, dated.when, dated.days.certain
    if isinstance(record, Engagement):
        place, whole = record.place, record.part_of
        title = wording.engagement_title(record, when, certain=certain)
        description = wording.engagement_description(record, when, dated.citations, certain=certain)
    else:
        place, whole = None, record.engagement
        title = wording.commitment_title(record, when, certain=certain)
        description = wording.commitment_description(record, when, dated.citations, certain=certain)
    shown = Text(title)
    made["SUMMARY"] = shown
    made["DESCRIPTION"] = Text(description)
    if place is not None:
        made["LOCATION"] = Text(line(place))
    made["CATEGORIES"] = Categories(
        [line(word) for word in dict.fromkeys((record.kind.value, *record.topics))]
    )
    if whole is not None:
        made["RELATED-TO"] = Text(line(uid(whole)))
    return shown


def _own(made: Component, dated: Dated) -> None:
    record = dated.record
    made["X-DIPLOTRACK-TYPE"] = _word("engagement" if isinstance(record, Engagement) else "commitment")
    made["X-DIPLOTRACK-ID"] = Text(record.id)
    made["X-DIPLOTRACK-KIND"] = _word(record.kind.value)
    made["X-DIPLOTRACK-STATUS"] = _word(record.status.value)
    made["X-DIPLOTRACK-EDTF"] = Text(str(dated.when))
    # Without VALUE, a parser need not know that a property of ours is escaped (RFC 7265 §5).
    made[PROPERTY] = Text(kept(record, dated.citations), params={"VALUE": "TEXT"})


def _remind(made: Component, dated: Dated, title: Text, related: Mapping[str, str]) -> None:
    """An alarm for what is still to come, and may come on that very day: others would ring for nothing."""
    if dated.alarm is None or not dated.days.certain or dated.record.status not in _AHEAD:
        return
    alarm = Alarm()
    alarm["ACTION"] = _word("DISPLAY")
    alarm["TRIGGER"] = Text(f"-{dated.alarm}", params=dict(related))
    alarm["DESCRIPTION"] = title
    made.add_component(alarm)


def _status(record: Record, days: Span) -> str:
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
