"""Questions to a ledger: what a query asks for, and whether a record answers it.

A store may answer with an index; `Query.fits` says what is right.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING

import attrs

from diplotrack.errors import ValidationError
from diplotrack.kinds import CommitmentStatus
from diplotrack.records import Commitment, Engagement, Record
from diplotrack.when import When

if TYPE_CHECKING:
    from diplotrack.stores import Held

UNSETTLED = (CommitmentStatus.OPEN, CommitmentStatus.ACCEPTED)
"""The statuses of commitments that still wait for something."""


def folded(text: str) -> str:
    """A text as names and words are compared: without regard to case."""
    return text.casefold()


def _codes(values: Iterable[str]) -> frozenset[str]:
    return frozenset((values,) if isinstance(values, str) else values)


def _known_type(_: object, attribute: attrs.Attribute[str | None], value: object) -> None:
    if value not in (None, "engagement", "commitment"):
        raise ValidationError(
            f"Query.{attribute.name}", value, "give 'engagement' or 'commitment', or None for both"
        )


@attrs.frozen(kw_only=True)
class Query:
    """What is asked of a ledger; every condition given must hold. Unordered sets take any iterable of texts.

    Attributes:
        type: ``"engagement"`` or ``"commitment"``, or None for both.
        parties: codes of parties that must all have part in it (of a commitment: on either side).
        by: codes of which one must be among a commitment's `by`.
        to: codes of which one must be among a commitment's `to`.
        person: a name, or a part of one, of a participant, without regard to case.
        kinds: kinds of which it must be one.
        statuses: statuses of which it must have one.
        during: a span with which its time (`when`; of a commitment `made`) must overlap; what has no time does not fit.
        due_until: the last day on which a commitment may be due (`due.latest`); what is not due does not fit.
        due_from: the first such day.
        topic: one of its topics, without regard to case.
        text: words that must stand in its content, summary, place, topics or quotations, without regard to case.
        engagement: id of the engagement that it is part of, or was made at.
        limit: how many at most.
    """

    type: str | None = attrs.field(default=None, validator=_known_type)
    parties: frozenset[str] = attrs.field(default=frozenset(), converter=_codes)
    by: frozenset[str] = attrs.field(default=frozenset(), converter=_codes)
    to: frozenset[str] = attrs.field(default=frozenset(), converter=_codes)
    person: str | None = None
    kinds: frozenset[str] = attrs.field(default=frozenset(), converter=_codes)
    statuses: frozenset[str] = attrs.field(default=frozenset(), converter=_codes)
    during: When | None = None
    due_until: datetime.date | None = None
    due_from: datetime.date | None = None
    topic: str | None = None
    text: str | None = None
    engagement: str | None = None
    limit: int | None = None

    def fits(self, record: Record) -> bool:
        """Whether the record is what is asked for."""
        return all(
            (
                self.type is None or self.type == type_of(record),
                self.parties <= codes_of(record),
                not self.by or not self.by.isdisjoint(_codes_in(record, "by")),
                not self.to or not self.to.isdisjoint(_codes_in(record, "to")),
                not self.kinds or record.kind in self.kinds,
                not self.statuses or record.status in self.statuses,
                self.during is None or _overlaps(time_of(record), self.during),
                self._fits_due(record),
                self.person is None or any(folded(self.person) in folded(name) for name in people_of(record)),
                self.topic is None or folded(self.topic) in {folded(topic) for topic in record.topics},
                self.text is None or folded(self.text) in searched(record),
                self.engagement is None or self.engagement == whole_of(record),
            )
        )

    def _fits_due(self, record: Record) -> bool:
        if self.due_until is None and self.due_from is None:
            return True
        day = due_day(record)
        return (
            day is not None
            and (self.due_until is None or day <= self.due_until)
            and (self.due_from is None or day >= self.due_from)
        )


def type_of(record: Record) -> str:
    """``"engagement"`` or ``"commitment"``."""
    return "engagement" if isinstance(record, Engagement) else "commitment"


def codes_of(record: Record) -> frozenset[str]:
    """The codes of all parties that have part in a record."""
    parties = record.parties if isinstance(record, Engagement) else (*record.by, *record.to)
    return frozenset(party.code for party in parties)


def _codes_in(record: Record, field: str) -> frozenset[str]:
    return (
        frozenset(party.code for party in getattr(record, field))
        if isinstance(record, Commitment)
        else frozenset()
    )


def time_of(record: Record) -> When | None:
    """When an engagement takes place, or a commitment was made."""
    return record.when if isinstance(record, Engagement) else record.made


def due_day(record: Record) -> datetime.date | None:
    """The last day on which a commitment may be done in time, or None."""
    return record.due.latest if isinstance(record, Commitment) and record.due is not None else None


def people_of(record: Record) -> tuple[str, ...]:
    """The names of an engagement's participants."""
    return tuple(person.name for person in record.participants) if isinstance(record, Engagement) else ()


def whole_of(record: Record) -> str | None:
    """Id of the engagement that a record is part of, or was made at."""
    return record.part_of if isinstance(record, Engagement) else record.engagement


def searched(record: Record) -> str:
    """The folded text in which `Query.text` is looked for, its pieces on a line each."""
    own = record.place if isinstance(record, Engagement) else record.content
    pieces = (own, record.summary, *record.topics, *(evidence.quote for evidence in record.evidence))
    return folded("\n".join(piece for piece in pieces if piece))


def _overlaps(when: When | None, span: When) -> bool:
    return when is not None and when.overlaps(span)


def order(held: Held) -> tuple[datetime.date, str]:
    """The order of answers: by first possible day, then by id.

    Where that day is not known, the day on which it was first told counts; what has neither comes first.
    """
    when = time_of(held.record)
    day = (when.earliest or when.latest) if when is not None else None
    return (day or held.told or datetime.date.min, held.record.id)
