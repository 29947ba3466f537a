"""From a model's plain values to records: known parties, the codebook's values, and words that the text has."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Any, Final, TypeVar

from diplotrack.errors import ValidationError
from diplotrack.kinds import (
    CommitmentKind,
    CommitmentStatus,
    EngagementKind,
    EngagementStatus,
    ParticipantRole,
)
from diplotrack.parties import Gazetteer
from diplotrack.records import Commitment, Document, Engagement, Evidence, Participant, Party, Report
from diplotrack.when import When
from diplotrack_llm.aligning import Aligner
from diplotrack_llm.tally import Tally

Record = Engagement | Commitment
E = TypeVar("E", bound=StrEnum)
R = TypeVar("R", Engagement, Commitment)

NO_QUOTE: Final = "records without words of the text"
NOT_THERE: Final = "quotations that the text does not have"
NO_VALUE: Final = "records with a value that the codebook does not have"
NO_PARTY: Final = "records without a known party"
UNKNOWN: Final = "names of parties that are not known"
NO_DATE: Final = "dates that are no EDTF"
NO_PERSON: Final = "people whom the text does not name"
BROKEN: Final = "records that break a rule of the codebook"


class _DroppedError(Exception):
    """A record cannot be used; its message is the reason to count."""


class Drafts:
    """Gathers the records of one document.

    Args:
        document: the document.
        aligner: of its text.
        gazetteer: the parties that are known.
        tally: where what is dropped is counted.
    """

    def __init__(self, document: Document, aligner: Aligner, gazetteer: Gazetteer, tally: Tally) -> None:
        self._document = document
        self._aligner = aligner
        self._gazetteer = gazetteer
        self._tally = tally
        self._engagements: list[Engagement] = []
        self._commitments: list[Commitment] = []

    def add(self, answer: dict[str, list[dict[str, Any]]]) -> None:
        """Take the records of an answer that hold; windows overlap, so what is there already is not taken again."""
        for said in answer["engagements"]:
            self._take(self._engagement, said, self._engagements)
        for said in answer["commitments"]:
            self._take(self._commitment, said, self._commitments)

    def report(self) -> Report:
        """The report, records in the order of the text."""
        return Report(
            document=self._document,
            engagements=sorted(self._engagements, key=_begins),
            commitments=sorted(self._commitments, key=_begins),
        )

    def _take(self, make: Callable[[dict[str, Any]], R], said: dict[str, Any], taken: list[R]) -> None:
        try:
            record = make(said)
        except _DroppedError as why:
            self._tally.dropped[str(why)] += 1
        except ValidationError:
            self._tally.dropped[BROKEN] += 1
        else:
            if not any(_same(record, other) for other in taken):
                taken.append(record)

    def _engagement(self, said: dict[str, Any]) -> Engagement:
        evidence = self._evidence(said)
        parties = self._parties(said.get("parties"))
        if not parties:
            raise _DroppedError(NO_PARTY)
        return Engagement(
            kind=_value(EngagementKind, said.get("kind")),
            status=_value(EngagementStatus, said.get("status")),
            parties=parties,
            participants=tuple(self._people(said.get("participants"))),
            place=_text(said.get("place")),
            when=self._date(said.get("when")),
            topics=_texts(said.get("topics")),
            evidence=evidence,
        )

    def _commitment(self, said: dict[str, Any]) -> Commitment:
        evidence = self._evidence(said)
        by = self._parties(said.get("by"))
        if not by:
            raise _DroppedError(NO_PARTY)
        return Commitment(
            kind=_value(CommitmentKind, said.get("kind")),
            status=_value(CommitmentStatus, said.get("status")),
            by=by,
            to=self._parties(said.get("to")),
            content=_text(said.get("content")) or "",
            due=self._date(said.get("due")),
            made=self._date(said.get("made")),
            topics=_texts(said.get("topics")),
            evidence=evidence,
        )

    def _evidence(self, said: dict[str, Any]) -> tuple[Evidence, ...]:
        found: dict[tuple[int, int], Evidence] = {}
        for quote in _texts(said.get("quotes")):
            place = self._aligner.find(quote)
            if place is None:
                self._tally.dropped[NOT_THERE] += 1
                continue
            if place.exact:
                self._tally.exact += 1
            else:
                self._tally.realigned += 1
            words = self._document.text[place.start : place.end]
            evidence = Evidence(document=self._document, start=place.start, end=place.end, quote=words)
            found.setdefault((place.start, place.end), evidence)
        if not found:
            raise _DroppedError(NO_QUOTE)
        return tuple(found.values())

    def _parties(self, said: Any) -> tuple[Party, ...]:
        found = [self._party(name) for name in _texts(said)]
        return tuple(dict.fromkeys(party for party in found if party is not None))

    def _party(self, name: str) -> Party | None:
        party = self._gazetteer.get(name) or self._gazetteer.find(
            name, on=self._document.published, context=self._document.text
        )
        if party is None:
            self._tally.dropped[UNKNOWN] += 1
        return party

    def _people(self, said: Any) -> list[Participant]:
        people: dict[str, Participant] = {}
        for person in said if isinstance(said, list) else []:
            name = _text(person.get("name")) if isinstance(person, dict) else None
            if name is None or self._aligner.find(name) is None:
                self._tally.dropped[NO_PERSON] += 1
                continue
            party, role = _text(person.get("party")), _text(person.get("role"))
            made = Participant(
                name=name,
                title=_text(person.get("title")),
                party=self._party(party) if party else None,
                role=_value(ParticipantRole, role) if role else None,
            )
            people.setdefault(name, made)
        return list(people.values())

    def _date(self, said: Any) -> When | None:
        text = _text(said)
        if text is None:
            return None
        try:
            return When.parse(text)
        except ValidationError:
            self._tally.dropped[NO_DATE] += 1
            return None


def _value(kind: type[E], said: Any) -> E:
    try:
        return kind(said)
    except ValueError as error:
        raise _DroppedError(NO_VALUE) from error


def _text(said: Any) -> str | None:
    return said.strip() or None if isinstance(said, str) else None


def _texts(said: Any) -> tuple[str, ...]:
    return tuple(text for each in said if (text := _text(each))) if isinstance(said, list) else ()


def _begins(record: Record) -> tuple[int, int, str]:
    return record.evidence[0].start, record.evidence[0].end, record.id


def _same(record: Record, other: Record) -> bool:
    """Whether two windows gave one record: of one kind and the same parties, with words in common."""
    if record.kind != other.kind or _sides(record) != _sides(other):
        return False
    return any(a.start < b.end and b.start < a.end for a in record.evidence for b in other.evidence)


def _sides(record: Record) -> set[Party]:
    return {*record.parties} if isinstance(record, Engagement) else {*record.by, *record.to}
