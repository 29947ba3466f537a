"""Events and tasks that others wrote, as reports: what they say becomes a document, and a record where it says enough.

An event is an engagement if a word in its title says of which kind, and its title, attendees or organizer name a party. The
place names none: talks in Riyadh need not be with Saudi Arabia (codebook, "Engagement", rule 3). A task is a commitment
only if it says who asks whom (ORGANIZER and ATTENDEE are parties): a title alone does not say who is bound. Everything
else gives a document without records. Nothing is made up, and nothing that was written is lost.
"""

from __future__ import annotations

import datetime as dt
import re
import zoneinfo
from collections.abc import Iterable
from typing import Any, Final

import attrs

from diplotrack.kinds import CommitmentKind, CommitmentStatus, EngagementKind, EngagementStatus
from diplotrack.parties import Gazetteer
from diplotrack.records import Commitment, Document, Engagement, Participant, Party, Report
from diplotrack.sources import Source
from diplotrack.when import When
from diplotrack_ical.components import Found
from diplotrack_ical.moments import days_of, due_of
from diplotrack_ical.options import IcalReadingOptions

# The first that fits counts: a visit "for talks" is a visit, a "conference call" a call.
_KINDS: Final = tuple(
    (kind, re.compile(rf"\b(?:{words})\b", re.IGNORECASE))
    for kind, words in (
        (
            EngagementKind.CALL,
            r"(?:phone |video |telephone |conference )?calls?|(?:phones|telephones)|video ?conference",
        ),
        (EngagementKind.SIGNING, r"sign(?:s|ing|ature)(?: ceremony)?"),
        (EngagementKind.VISIT, r"visits?|visiting|state visit"),
        (EngagementKind.NEGOTIATION, r"negotiations?|negotiating round|round of (?:formal )?talks|mediation"),
        (EngagementKind.CONFERENCE, r"conference|congress|general assembly|forum|ministerial|plenary"),
        (
            EngagementKind.MEETING,
            (
                r"meetings?|meets?|talks|summit|consultations?|dialogue|bilateral|trilateral|round ?table|"
                r"lunch|dinner|breakfast|audience|commission|session"
            ),
        ),
    )
)
_WITHIN: Final = re.compile(r"\b(?:in|at)(?: the)? \Z", re.IGNORECASE)
_STATUS: Final = {"CANCELLED": EngagementStatus.CANCELLED, "TENTATIVE": EngagementStatus.PROPOSED}
_TODO_STATUS: Final = {"COMPLETED": CommitmentStatus.FULFILLED, "CANCELLED": CommitmentStatus.WITHDRAWN}
_ANSWERED: Final = {"ACCEPTED": CommitmentStatus.ACCEPTED, "DECLINED": CommitmentStatus.DECLINED}
_SHOWN: Final = {
    "DTSTART": "Starts",
    "DTEND": "Ends",
    "DURATION": "Lasts",
    "DUE": "Due",
    "RRULE": "Repeats",
    "RDATE": "Also on",
    "EXDATE": "Not on",
    "RECURRENCE-ID": "In the place of",
    "STATUS": "Status",
}


@attrs.frozen(kw_only=True)
class _Person:
    """Who is named by ATTENDEE or ORGANIZER.

    Attributes:
        part: ``Organizer`` or ``Attendee``.
        name: the name given (CN), as written.
        kind: the sort of calendar user (CUTYPE); of unknown ones an individual (RFC 5545 §3.2.3).
        answer: whether it takes part (PARTSTAT).
    """

    part: str
    name: str
    kind: str
    answer: str


class Others:
    """Makes the reports of the events and tasks of one calendar that others wrote.

    A recurring event gives one record, on the day of its first occurrence, and the text says how it repeats: a rule says
    what is intended, for years ahead or without an end, and not that each contact is scheduled. What was changed by hand
    (RECURRENCE-ID) stands in the file as an event of its own, and gives a record of its own.

    Args:
        source: the calendar.
        options: what is known of its documents, and the time zone for times in UTC.
        gazetteer: the parties that may be named.
    """

    def __init__(self, source: Source, options: IcalReadingOptions, gazetteer: Gazetteer) -> None:
        self._source = source
        self._options = options
        self._gazetteer = gazetteer

    def report(self, found: Found, timezone: str | None) -> Report:
        """The report of a component.

        Args:
            found: the component.
            timezone: the calendar's own time zone.

        Raises:
            FormatError: it ends before it begins.
            ValueError, OverflowError, TypeError: a date is none.
        """
        zone = self._options.timezone or _known(timezone)
        title = found.text("SUMMARY")
        organizers = _people(found, "ORGANIZER")
        attendees = _people(found, "ATTENDEE")
        document = self._document(found, title, [*organizers, *attendees])
        if title is None:
            return Report(document=document)
        if found.kind == "VTODO":
            task = self._commitment(found, document, organizers, attendees)
            due = due_of(found, zone=zone)
            return Report(document=document, commitments=[attrs.evolve(task, due=due)] if task else [])
        when = days_of(found, name=self._source.name, zone=zone)
        met = self._engagement(found, document, [*organizers, *attendees], when)
        return Report(document=document, engagements=[met] if met else [])

    def _engagement(
        self, found: Found, document: Document, people: Iterable[_Person], when: When | None
    ) -> Engagement | None:
        title = found.text("SUMMARY") or ""
        categories = _categories(found)
        kind = _kind(title, categories)
        year = when.earliest.year if when and when.earliest else None
        coming = [person for person in people if person.answer != "DECLINED"]
        place = found.text("LOCATION")
        acting = self._acting(title, place, year)
        parties = list(dict.fromkeys([*acting, *self._parties((person.name for person in coming), year)]))
        if kind is None or not parties:
            return None
        persons = [
            Participant(name=person.name)
            for person in coming
            if person.kind == "INDIVIDUAL"
            and "@" not in person.name
            and not self._parties([person.name], year)
        ]
        return Engagement(
            kind=kind,
            status=_STATUS.get(_status(found), EngagementStatus.SCHEDULED),
            parties=parties,
            participants=persons,
            place=place,
            when=when,
            topics=[topic for topic in categories if topic != kind.value],
            summary=title,
            evidence=[document.evidence(0, len(title))],
        )

    def _commitment(
        self, found: Found, document: Document, organizers: Iterable[_Person], attendees: Iterable[_Person]
    ) -> Commitment | None:
        title = found.text("SUMMARY") or ""
        asking = self._parties((person.name for person in organizers), None)
        asked = [party for party in self._parties((p.name for p in attendees), None) if party not in asking]
        if not asking or not asked:
            return None
        answers = {person.answer for person in attendees}
        answer = _ANSWERED.get(answers.pop()) if len(answers) == 1 else None
        return Commitment(
            kind=CommitmentKind.REQUEST,
            status=_TODO_STATUS.get(_status(found)) or answer or CommitmentStatus.OPEN,
            by=asking,
            to=asked,
            content=title,
            topics=_categories(found),
            evidence=[document.evidence(0, len(title))],
        )

    def _document(self, found: Found, title: str | None, people: Iterable[_Person]) -> Document:
        """What the component says, as text: its title, its properties, its description."""
        given = self._options
        labels = {"LOCATION": "Place", "UID": "UID"}
        lines = [
            title or f"{found.kind} without a title",
            *(f"{label}: {text}" for name, label in _SHOWN.items() for text in _written(found, name)),
            *(f"{person.part}: {person.name}" for person in people),
            *(f"Category: {category}" for category in _categories(found)),
            *(f"{label}: {text}" for name, label in labels.items() if (text := found.text(name))),
        ]
        description = found.text("DESCRIPTION")
        return Document(
            text="\n".join(lines) + (f"\n\n{description}" if description else ""),
            title=given.title or title,
            uri=given.uri or found.text("URL") or self._source.uri,
            publisher=given.publisher,
            published=given.published or _published(found),
            language=given.language,
        )

    def _acting(self, title: str, place: str | None, year: int | None) -> list[Party]:
        """The parties that a title names, but for one that only says where; unless it names no other."""
        mentions = list(self._gazetteer.scan(title, on=year))
        where = (
            {
                offset
                for match in re.finditer(re.escape(place), title, re.IGNORECASE)
                for offset in range(match.start(), match.end())
            }
            if place
            else set()
        )
        elsewhere = [
            mention
            for mention in mentions
            if mention.start not in where and not _WITHIN.search(title[: mention.start])
        ]
        return list(dict.fromkeys(mention.party for mention in elsewhere or mentions))

    def _parties(self, names: Iterable[str], year: int | None) -> list[Party]:
        found = (mention.party for name in names for mention in self._gazetteer.scan(name, on=year))
        return list(dict.fromkeys(found))


def _published(found: Found) -> dt.date | None:
    """The day on which the component came to say what it says. DTSTAMP is no such day: many write the clock there."""
    for name in ("LAST-MODIFIED", "CREATED"):
        moment = getattr(found.first(name), "dt", None)
        if isinstance(moment, dt.date):
            return moment.date() if isinstance(moment, dt.datetime) else moment
    return None


def _written(found: Found, name: str) -> list[str]:
    texts = []
    for value in found.all(name):
        zone = getattr(value, "params", {}).get("TZID")
        text = value.to_ical()
        plain = text.decode("utf-8", "replace") if isinstance(text, bytes) else str(text)
        texts.append(f"{plain} ({zone})" if zone else plain)
    return texts


def _status(found: Found) -> str:
    return (found.text("STATUS") or "").upper()


def _kind(title: str, categories: Iterable[str]) -> EngagementKind | None:
    for category in categories:
        if category.lower() in set(EngagementKind):
            return EngagementKind(category.lower())
    return next((kind for kind, pattern in _KINDS if pattern.search(title)), None)


def _categories(found: Found) -> list[str]:
    texts = [
        str(text).strip() for value in found.all("CATEGORIES") for text in getattr(value, "cats", [value])
    ]
    return list(dict.fromkeys(text for text in texts if text))


def _people(found: Found, name: str) -> list[_Person]:
    return [person for value in found.all(name) if (person := _person(value, name.capitalize())) is not None]


def _person(value: Any, part: str) -> _Person | None:
    params = getattr(value, "params", {})
    name = " ".join(str(params.get("CN", "")).split())
    if not name:
        return None
    kind = str(params.get("CUTYPE", "INDIVIDUAL")).upper()
    return _Person(part=part, name=name, kind=kind, answer=str(params.get("PARTSTAT", "")).upper())


def _known(timezone: str | None) -> str | None:
    """The calendar's own time zone, if it is one; some programs write names of their own."""
    try:
        zoneinfo.ZoneInfo(timezone or "")
    except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
        return None
    return timezone
