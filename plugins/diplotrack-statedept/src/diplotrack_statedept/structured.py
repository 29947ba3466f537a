"""A row's report: its document, and the visit that its fields tell of."""

from __future__ import annotations

import datetime
import functools
import re
from typing import NamedTuple

from diplotrack.errors import FormatError, ValidationError
from diplotrack.records import Document, Engagement, EngagementKind, EngagementStatus, Evidence, Party
from diplotrack.when import When
from diplotrack_statedept.people import traveler, visitors
from diplotrack_statedept.rows import Row
from diplotrack_statedept.states import States

PUBLISHER = "Office of the Historian, U.S. Department of State"
# Looked up once: an enum takes its time to find a member.
_VISIT, _HELD = EngagementKind.VISIT, EngagementStatus.HELD
_NEEDED = ("id", "start-date", "name", "country")
_NEEDED_OF_VISIT = ("id", "start-date", "visitor", "from")
# The day of entry is the document's own, and the remarks stand last.
_NO_LINE = frozenset({"created-datetime", "remarks", "description"})
_ENTERED = re.compile(r"\d{4}-\d{2}-\d{2}(?=T|$)", re.ASCII)


class About(NamedTuple):
    """What is said of all documents of a table; where None, the row's own or nothing.

    Attributes:
        uri: where the table was found.
        published: a day of publication in the place of that on which each row was entered.
        title: a title of all documents.
        publisher: in the place of the Office of the Historian.
        language: as a BCP 47 tag.
    """

    uri: str | None
    published: datetime.date | None
    title: str | None
    publisher: str
    language: str


class Structured(NamedTuple):
    """What the fields of a row say.

    Attributes:
        document: the row's words.
        visit: the visit.
        when: its days.
        prose: offset of the remarks in the document's text, or None where there are none.
        country: the party of the row's country, or None where it is not known.
    """

    document: Document
    visit: Engagement
    when: When
    prose: int | None
    country: Party | None


def structured(row: Row, states: States, about: About, source: str) -> Structured:
    """Read the fields of a row.

    Args:
        row: the row.
        states: finds the parties.
        about: what is said of all documents.
        source: the table's name, for messages.

    Raises:
        FormatError: a field that a row needs is absent, or its dates are none.
    """
    fields = row.fields
    for needed in _NEEDED_OF_VISIT if row.visit else _NEEDED:
        if needed not in fields:
            raise FormatError("is absent or empty", source=source, line=row.line, path=f"<{needed}>")
    when = _days(row, source)
    country = states.find(row.country, row.key, when.earliest or when.latest or datetime.date.max)
    document, quote, prose = _document(row, about, source)
    host = states.host
    if row.visit:
        people = visitors(fields["visitor"], country)
        parties = (country, host) if country else (host,)
    else:
        people = (traveler(fields["name"], fields.get("role", ""), host),)
        parties = (host, country) if country else (host,)
    visit = Engagement(
        kind=_VISIT,
        status=_HELD,
        parties=parties,
        participants=people,
        place=fields.get("locale"),
        when=when,
        evidence=(Evidence(document=document.id, start=0, end=len(quote), quote=quote),),
    )
    return Structured(document, visit, when, prose, country)


def _document(row: Row, about: About, source: str) -> tuple[Document, str, int | None]:
    """The document, the part of its text that is no prose, and the offset of the prose."""
    fields = row.fields
    facts = "\n".join([f"{name}: {text}" for name, text in fields.items() if name not in _NO_LINE])
    text, prose = facts, None
    label = "description" if row.visit else "remarks"
    if label in fields:
        text = f"{facts}\n{label}: {fields[label]}"
        prose = len(facts) + len(label) + 3
    published = about.published
    if published is None:
        try:
            published = _day_entered(fields.get("created-datetime", "")[:11])
        except ValidationError as error:
            raise _wrong(error, row, source, "<created-datetime>") from error
    document = Document(
        text=text,
        title=about.title,
        uri=f"{about.uri}#{fields['id']}" if about.uri else None,
        publisher=about.publisher,
        published=published,
        language=about.language,
    )
    return document, facts, prose


@functools.lru_cache(maxsize=1024)
def _day_entered(beginning: str) -> datetime.date | None:
    """The day that a time begins with; rows are entered by the hundred on one day."""
    entered = _ENTERED.match(beginning)
    return When.parse(entered[0]).earliest if entered else None


def _days(row: Row, source: str) -> When:
    first, last = row.fields["start-date"], row.fields.get("end-date", "")
    try:
        return When.parse(first if first == last else f"{first}/{last}")
    except ValidationError as error:
        raise _wrong(error, row, source, "<start-date>, <end-date>") from error


def _wrong(error: ValidationError, row: Row, source: str, path: str) -> FormatError:
    return FormatError(error.message, source=source, line=row.line, path=path)
