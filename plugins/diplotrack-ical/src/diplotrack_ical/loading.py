"""What diplotrack wrote into a calendar, read back: the records, and excerpts of the documents that they quote."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from diplotrack.errors import DiplotrackError, FormatError
from diplotrack.outcomes import OnError, Outcomes
from diplotrack.records import Commitment, Document, Engagement, Record
from diplotrack.revising import Revision
from diplotrack.sources import Readable, Source
from diplotrack_ical.citations import Citation
from diplotrack_ical.components import Components, Found
from diplotrack_ical.kept import PROPERTY, Kept, restored

_log: Final = logging.getLogger("diplotrack_ical")


class CalendarItems(Outcomes[Document | Engagement | Commitment]):
    """Documents and records, each document before the records that cite it; `diplotrack.export` takes them.

    They also tell which revision each record is, as the calendar has it. `load` makes them, of the `items` that it finds and
    of their `revisions`.
    """

    def __init__(
        self,
        items: Iterable[Document | Engagement | Commitment | DiplotrackError],
        on_error: OnError,
        revisions: dict[str, Revision],
    ) -> None:
        super().__init__(items, on_error)
        self._revisions = revisions

    def revision(self, record: str) -> Revision | None:
        """The revision of the record of this id, or None."""
        return self._revisions.get(record)


def load(source: Readable | Source, *, on_error: OnError = "raise") -> CalendarItems:
    """Read back the records of a calendar that the exporter ``ical`` wrote, without loss.

    A record is what it was, down to its id, but for its evidence: a calendar holds the words that are quoted and not the
    texts around them. So each document comes back as an excerpt: what was known of it, and the quotations. To write the
    items into a calendar again gives the same bytes. Events that others wrote are passed over; `diplotrack.read_all`
    reads those too.

    Args:
        source: a path, ``"-"`` for standard input, bytes or a file object.
        on_error: what to do with a bad event: ``"raise"``, ``"collect"`` (in the result's ``errors``) or a callable.

    Returns:
        An iterator of the items, in the order of the file, which is read whole for the first.

    Raises:
        SourceError: the file cannot be opened.
        FormatError: (while iterating) it is no calendar, breaks off, or an event is broken; `line` says where.
    """
    opened = Source.of(source)
    revisions: dict[str, Revision] = {}
    return CalendarItems(_loaded(opened, revisions), on_error, revisions)


def _loaded(
    source: Source, revisions: dict[str, Revision]
) -> Iterator[Document | Engagement | Commitment | DiplotrackError]:
    excerpts = Excerpts()
    records: list[Quoted] = []
    others = 0
    for found in Components(source):
        if isinstance(found, FormatError):
            yield found
            continue
        try:
            kept = ours(found, source.name)
        except FormatError as error:
            yield error
            continue
        if kept is None:
            others += 1
            continue
        records.append(excerpts.quoted(kept, hidden=found.kind == "VCALENDAR"))
        revisions[kept.record.id] = revision(found, kept.record)
    if others:
        _log.info(
            "%s: %d events without %s, which others wrote, are passed over", source.name, others, PROPERTY
        )
    shown: set[int] = set()
    for quoted in records:
        for number in quoted.documents:
            if number not in shown:
                shown.add(number)
                yield excerpts.document(number)
        yield excerpts.record(quoted)


def ours(found: Found, name: str) -> Kept | None:
    """The record that a component keeps; None where it keeps none.

    Raises:
        FormatError: what it keeps is broken.
    """
    text = found.text(PROPERTY)
    return None if text is None else restored(text, source=name, line=found.line)


def revision(found: Found, record: Record) -> Revision:
    """The revision of a record, as its component tells it; none where that says nothing."""
    modified = found.first("LAST-MODIFIED")
    at = getattr(modified, "dt", None)
    try:
        sequence = max(0, int(found.first("SEQUENCE") or 0))
    except (TypeError, ValueError):
        sequence = 0
    moved = "due" if isinstance(record, Commitment) else "when"
    aware = isinstance(at, dt.datetime) and at.tzinfo is not None
    return Revision(record=record.id, at=at if aware else None, changed={moved: sequence} if sequence else {})


@attrs.frozen(kw_only=True)
class Quoted:
    """A record, and where its quotations stand in the excerpts.

    Attributes:
        record: the record, without evidence.
        hidden: whether it has no event.
        spans: of each quotation the excerpt's number, and where in it the words begin and end.
    """

    record: Record
    hidden: bool
    spans: tuple[tuple[int, int, int], ...]

    @property
    def documents(self) -> list[int]:
        """The numbers of the excerpts, each once."""
        return list(dict.fromkeys(number for number, _, _ in self.spans))


class _Excerpt:
    """A document as it grows: what is known of it, then the quotations with an empty line before each."""

    def __init__(self, citation: Citation, number: int) -> None:
        self._citation = citation
        known = citation.as_data()
        named = [f"{name.capitalize()}: {value}" for name, value in known.items()]
        which = [f"Excerpt {number + 1}"] if number or not named else []
        self._parts = ["\n".join([*which, *named])]
        self._end = len(self._parts[0])
        self._places: dict[str, list[int]] = {}
        self._made: Document | None = None

    def place(self, words: str, occurrence: int) -> int:
        """Where the words stand for the n-th time, from 0; they are added where they do not."""
        places = self._places.setdefault(words, [])
        while len(places) <= occurrence:
            places.append(self._end + 2)
            self._parts.append(words)
            self._end += 2 + len(words)
        return places[occurrence]

    def document(self) -> Document:
        """The document, once all quotations are there."""
        if self._made is None:
            self._made = Document(text="\n\n".join(self._parts), **attrs.asdict(self._citation))
        return self._made


class Excerpts:
    """The excerpts of the documents that the events of a calendar quote."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[Citation, int], int] = {}
        self._excerpts: list[_Excerpt] = []

    def quoted(self, kept: Kept, *, hidden: bool) -> Quoted:
        """Add the quotations of a record.

        Documents are told apart by what is known of them. Where a record quotes several of which the same is known,
        they stay several.
        """
        alike: dict[Citation, int] = {}
        numbers: list[int] = []
        for citation in kept.sources:
            among = alike.get(citation, 0)
            alike[citation] = among + 1
            key = (citation, among)
            if key not in self._numbers:
                self._numbers[key] = len(self._excerpts)
                self._excerpts.append(_Excerpt(citation, among))
            numbers.append(self._numbers[key])
        seen: dict[tuple[int, str], int] = {}
        spans = []
        for quotation in kept.quotations:
            words, number = quotation.words, numbers[quotation.source]
            occurrence = seen.get((number, words), 0)
            seen[number, words] = occurrence + 1
            start = self._excerpts[number].place(words, occurrence)
            spans.append((number, start, start + len(words)))
        return Quoted(record=kept.record, hidden=hidden, spans=tuple(spans))

    def document(self, number: int) -> Document:
        """An excerpt, once the quotations of all records are added."""
        return self._excerpts[number].document()

    def record(self, quoted: Quoted, only: int | None = None) -> Record:
        """A record with its evidence, or with what of it is from one excerpt only."""
        evidence = [
            self.document(number).evidence(start, end)
            for number, start, end in quoted.spans
            if only is None or number == only
        ]
        return attrs.evolve(quoted.record, evidence=evidence)
