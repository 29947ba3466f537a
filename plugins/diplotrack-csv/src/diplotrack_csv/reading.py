"""Reading ``raw`` files back, one row at a time; nothing is guessed, and nothing that a cell says is dropped."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from datetime import date
from enum import StrEnum
from typing import NoReturn, TypeVar

from diplotrack.errors import DiplotrackError, FormatError, ValidationError
from diplotrack.outcomes import OnError, Outcomes
from diplotrack.records import (
    Commitment,
    CommitmentKind,
    CommitmentStatus,
    Document,
    Engagement,
    EngagementKind,
    EngagementStatus,
    Evidence,
    Participant,
    ParticipantRole,
    Party,
)
from diplotrack.sources import Readable, Source
from diplotrack.when import When
from diplotrack_csv.cells import split
from diplotrack_csv.columns import COMMITMENT, DOCUMENT, ENGAGEMENT, RAW, RECORDS, Profile, names

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)

Row = Document | Engagement | Commitment
"""What a row stands for."""

_HEADER = names(Profile.RAW)
_FOREIGN = {kind: tuple(column.name for column in RAW if kind not in column.of) for kind in RECORDS}
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"[0-9]{1,18}")
_LONGEST = 2**31 - 1  # the field size limit is a C long, which has 32 bits on some systems


def load(source: Readable | Source, *, on_error: OnError = "raise") -> Outcomes[Row]:
    """Read back what the ``raw`` profile wrote, one item at a time, whether or not their documents are in the file.

    Args:
        source: a path, ``"-"`` for standard input, bytes or a file object.
        on_error: what to do with a bad row: ``"raise"``, ``"collect"`` (in the result's ``errors``) or a callable.

    Returns:
        An iterator of the documents, engagements and commitments, in the order of the file.

    Raises:
        SourceError: the file cannot be opened.
        FormatError: (while iterating) a row is wrong; `line` is that in which it begins, `path` its column. A wrong
            header, text that is not UTF-8, or quotation marks that do not pair end the reading: behind them, rows
            cannot be told apart.
    """
    opened = Source.of(source)
    return Outcomes(_loaded(opened), on_error)


def profile_of(head: bytes) -> Profile | None:
    """Which profile's header row the first bytes of a file are, or None."""
    first = head.split(b"\n", 1)[0].rstrip(b"\r").removeprefix(b"\xef\xbb\xbf")
    try:
        cells = next(csv.reader([first.decode("utf-8")], strict=True), [])
    except (UnicodeDecodeError, csv.Error):
        return None
    return next((profile for profile in Profile if tuple(cells) == names(profile)), None)


def _loaded(source: Source) -> Iterator[Row | DiplotrackError]:
    with source.open() as stream:
        # A document's text is one cell, and may well be longer than the csv module takes by default. Only ever widened,
        # since the limit is the process's.
        csv.field_size_limit(max(csv.field_size_limit(), min(source.limit, _LONGEST)))
        text = io.TextIOWrapper(stream, encoding=source.encoding or "utf-8-sig", newline="")
        rows = csv.reader(text, strict=True)
        line = 1
        try:
            wrong = _header_problem(next(rows, []))
            if wrong:
                yield FormatError(wrong, source=source.name, line=1)
                return
            while True:
                line = rows.line_num + 1
                cells = next(rows, None)
                if cells is None:
                    return
                if cells:
                    yield _item(cells, source.name, line)
        except csv.Error as error:
            problem = f"the row that begins here is no CSV ({error}); rows behind it cannot be told apart"
            yield FormatError(problem, source=source.name, line=line)
        except UnicodeDecodeError as error:
            problem = f"in or behind this row stands text that is not {error.encoding}: {error.reason}"
            yield FormatError(problem, source=source.name, line=line)
        finally:
            text.detach()


def _header_problem(found: list[str]) -> str:
    if tuple(found) == _HEADER:
        return ""
    if tuple(found) == names(Profile.SPREADSHEET):
        return (
            "this is a file of the spreadsheet profile, a view that leaves out the documents' texts and has apostrophes "
            "before signs; export with profile=raw (or as JSON Lines) to read records back"
        )
    if not any(cell.strip() for cell in found):
        return f"there is no header row; the raw profile's begins with {','.join(_HEADER[:4])}"
    missing = [name for name in _HEADER if name not in found]
    unknown = [name for name in found if name not in _HEADER]
    wrong = [f"missing are {', '.join(missing)}"] if missing else []
    wrong += [f"unknown are {', '.join(map(repr, unknown))}"] if unknown else []
    return (
        f"the header is not that of the raw profile: {'; '.join(wrong) or 'its columns are in another order'}"
    )


def _item(cells: list[str], source: str, line: int) -> Row | FormatError:
    try:
        if len(cells) != len(_HEADER):
            problem = f"the row has {len(cells)} cells; the header has {len(_HEADER)}"
            raise FormatError(problem, source=source, line=line)  # noqa: TRY301 - the same way out as below
        return _Cells(dict(zip(_HEADER, cells, strict=True)), source, line).item()
    except FormatError as error:
        return error


class _Cells:
    """One row by column; every method raises a `FormatError` that names line and column."""

    def __init__(self, cells: dict[str, str], source: str, line: int) -> None:
        self._cells = cells
        self._source = source
        self._line = line

    def item(self) -> Row:
        record = self._cells["record"]
        builders: dict[str, Callable[[], Row]] = {
            DOCUMENT: self._document,
            ENGAGEMENT: self._engagement,
            COMMITMENT: self._commitment,
        }
        build = builders.get(record)
        if build is None:
            self._fail("record", f"{record!r} is wrong: give one of {', '.join(RECORDS)}")
        for name in _FOREIGN[record]:
            if self._cells[name]:
                shown = self._cells[name][:40]
                self._fail(name, f"{shown!r} has no place in a row of kind {record!r}; leave the cell empty")
        try:
            return build()
        except ValidationError as error:
            self._fail(self._column(error.field), error.message)

    def _engagement(self) -> Engagement:
        return Engagement(
            id=self._cells["id"],
            kind=self._member("kind", EngagementKind, self._cells["kind"]),
            status=self._member("status", EngagementStatus, self._cells["status"]),
            parties=self._parties("parties", "party_names"),
            participants=self._participants(),
            place=self._text("place"),
            when=self._when("when"),
            topics=tuple(self._many("topics")),
            part_of=self._text("part_of"),
            summary=self._text("summary"),
            evidence=self._evidence(),
        )

    def _commitment(self) -> Commitment:
        return Commitment(
            id=self._cells["id"],
            kind=self._member("kind", CommitmentKind, self._cells["kind"]),
            status=self._member("status", CommitmentStatus, self._cells["status"]),
            by=self._parties("by", "by_names"),
            to=self._parties("to", "to_names"),
            content=self._cells["content"],
            due=self._when("due"),
            made=self._when("made"),
            topics=tuple(self._many("topics")),
            engagement=self._text("engagement"),
            summary=self._text("summary"),
            evidence=self._evidence(),
        )

    def _document(self) -> Document:
        return Document(
            id=self._cells["id"],
            text=self._cells["text"],
            title=self._text("title"),
            uri=self._text("uri"),
            publisher=self._text("publisher"),
            published=self._date("published"),
            language=self._text("language"),
            encoding=self._text("encoding"),
        )

    def _parties(self, codes: str, party_names: str) -> tuple[Party, ...]:
        found = self._many(codes)
        beside = self._beside(party_names, codes, found)
        return tuple(self._party(codes, code, name) for code, name in zip(found, beside, strict=True))

    def _party(self, column: str, code: str, name: str) -> Party:
        return self._made(column, lambda: Party(code=code, name=name))

    def _participants(self) -> tuple[Participant, ...]:
        people = self._many("participants")
        beside = [
            self._beside(column, "participants", people)
            for column in (
                "participant_titles",
                "participant_parties",
                "participant_party_names",
                "participant_roles",
            )
        ]
        return tuple(self._participant(*values) for values in zip(people, *beside, strict=True))

    def _participant(self, name: str, title: str, code: str, party: str, role: str) -> Participant:
        if bool(code) != bool(party):
            self._fail(
                "participant_parties", f"{name} has {'no code' if party else 'no name'} of a party; give both"
            )
        return Participant(
            name=name,
            title=title or None,
            party=self._party("participant_parties", code, party) if code else None,
            role=self._member("participant_roles", ParticipantRole, role) if role else None,
        )

    def _evidence(self) -> tuple[Evidence, ...]:
        quotes = self._many("quotes")
        documents = self._beside("quote_documents", "quotes", quotes)
        starts = self._beside("quote_starts", "quotes", quotes)
        ends = self._beside("quote_ends", "quotes", quotes)
        return tuple(map(self._quoted, quotes, documents, starts, ends))

    def _quoted(self, quote: str, document: str, start: str, end: str) -> Evidence:
        first, behind = self._number("quote_starts", start), self._number("quote_ends", end)
        return self._made("quotes", lambda: Evidence(document=document, start=first, end=behind, quote=quote))

    def _text(self, column: str) -> str | None:
        return self._cells[column] or None

    def _many(self, column: str) -> list[str]:
        try:
            return split(self._cells[column])
        except ValueError as error:
            self._fail(column, str(error))

    def _beside(self, column: str, first: str, values: list[str]) -> list[str]:
        """The values of a column that goes along with another; an empty cell stands for as many empty values."""
        found = self._many(column) or [""] * len(values)
        if len(found) != len(values):
            self._fail(column, f"it has {len(found)} values, {first} has {len(values)}; give one for each")
        return found

    def _member(self, column: str, kind: type[E], value: str) -> E:
        try:
            return kind(value)
        except ValueError:
            self._fail(column, f"{value!r} is wrong: give one of {', '.join(kind)}")

    def _when(self, column: str) -> When | None:
        cell = self._cells[column]
        return self._made(column, lambda: When.parse(cell)) if cell else None

    def _date(self, column: str) -> date | None:
        cell = self._cells[column]
        if not cell:
            return None
        problem = "give a day of the calendar as YYYY-MM-DD"
        if not _DAY.fullmatch(cell):
            self._fail(column, f"{cell!r} is wrong: {problem}")
        try:
            return date.fromisoformat(cell)
        except ValueError as error:
            self._fail(column, f"{cell!r} is wrong: {error}; {problem}")

    def _number(self, column: str, value: str) -> int:
        if not _NUMBER.fullmatch(value):
            self._fail(column, f"{value!r} is wrong: give an offset in code points, 0 or more")
        return int(value)

    def _made(self, column: str, make: Callable[[], T]) -> T:
        try:
            return make()
        except ValidationError as error:
            self._fail(column, error.message)

    def _column(self, field: str) -> str:
        """The column of a record's field, such as ``Engagement.parties`` or ``Participant.name``."""
        kind, _, name = field.partition(".")
        if kind == "Participant":
            return "participants" if name == "name" else f"participant_{name}s"
        return name.partition("[")[0]

    def _fail(self, column: str, problem: str) -> NoReturn:
        raise FormatError(problem, source=self._source, line=self._line, path=column)
