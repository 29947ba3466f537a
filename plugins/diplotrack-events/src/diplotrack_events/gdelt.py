"""Rows of GDELT 2.0 event files: 61 columns, tab-separated, no header, no quoting.

Columns as in *The GDELT Event Database Data Format Codebook V2.0* (2015), from 0.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator

from diplotrack.errors import DiplotrackError, FormatError, ValidationError
from diplotrack.kinds import CommitmentKind
from diplotrack.records import Party, Report
from diplotrack.when import When
from diplotrack_events.codes import HOSTS, PRIVATE, ROOTS, Actors, Kind, kind_of
from diplotrack_events.counts import NO_PARTY, OTHER_KIND, PRIVATE_ACTOR, Counts
from diplotrack_events.making import report

COLUMNS = 61
PUBLISHER = "GDELT"
_DAY, _COUNTRY_1, _GROUP_1, _ROLES_1 = 1, 7, 8, slice(12, 15)
_COUNTRY_2, _GROUP_2, _ROLES_2 = 17, 18, slice(22, 25)
_EVENT, _ROOT = 26, 28
# What is behind the root code is cut only of rows that are read; so these are counted from there.
_REST = _ROOT + 1
_PLACE, _ADDED, _URL = 52 - _REST, 59 - _REST, 60 - _REST
_READ = frozenset(root.encode() for root in ROOTS)
_OTHER = frozenset(f"{number:02}".encode() for number in range(1, 21)) - _READ
_PRIVATE = frozenset(role.encode() for role in PRIVATE)
_HOSTS = HOSTS.encode()


def is_table(head: bytes) -> bool:
    """Whether a file begins as these do: 61 columns, an event's number, its day."""
    cells = head.split(b"\n", 1)[0].split(b"\t")
    return len(cells) == COLUMNS and cells[0].isdigit() and cells[1].isdigit() and len(cells[1]) == 8


def reports(
    lines: Iterator[bytes], source: str, actors: Actors, counts: Counts, *, private: bool
) -> Iterator[Report | DiplotrackError]:
    """A report for each row that is an engagement or a commitment, and an error in the place of a row that is wrong.

    Args:
        lines: of the table.
        source: its name, for messages.
        actors: finds the parties.
        counts: counts the rows.
        private: whether rows of businesses, media and civilians are read too.
    """
    row = _Rows(source, actors, counts, private=private)
    other = number = 0
    try:
        for number, raw in enumerate(lines, 1):
            cells = raw.split(b"\t", _REST)
            found: Report | FormatError | str
            if (columns := raw.count(b"\t") + 1) != COLUMNS:
                problem = f"has {columns} columns; GDELT 2.0 has {COLUMNS}"
                found = FormatError(problem, source=source, line=number)
            elif cells[_ROOT] in _OTHER:
                # Most rows are of other kinds: they are passed over undecoded and cut no further.
                other += 1
                continue
            else:
                try:
                    found = row.read(raw, cells, number)
                except UnicodeDecodeError as error:
                    found = FormatError(f"is not UTF-8 at byte {error.start}", source=source, line=number)
                except FormatError as error:
                    found = error
            if isinstance(found, str):
                counts.skipped[found] += 1
                continue
            counts.records += isinstance(found, Report)
            counts.errors += not isinstance(found, Report)
            yield found
    finally:
        counts.rows += number
        if other:
            counts.skipped[OTHER_KIND] += other


class _Rows:
    """Reads rows of a kind that is read; arguments as for `reports`."""

    def __init__(self, source: str, actors: Actors, counts: Counts, *, private: bool) -> None:
        self._source = source
        self._actors = actors
        self._counts = counts
        self._private = private

    def read(self, raw: bytes, cells: list[bytes], number: int) -> Report | str:
        """The row's report, or why it has none.

        Args:
            raw: the row, with the right number of columns.
            cells: its columns up to the root code, and the rest uncut.
            number: of its line.

        Raises:
            FormatError: the row is wrong.
            UnicodeDecodeError: so are its bytes.
        """
        line = raw.decode("utf-8").removesuffix("\r")
        code = _coded(cells[_EVENT], cells[_ROOT])
        if code is None:
            problem = f"{cells[_EVENT].decode()!r} with root {cells[_ROOT].decode()!r} is no code of CAMEO"
            raise self._wrong(problem, number, "EventCode (column 27)")
        kind, words = code
        if kind is None:
            return OTHER_KIND
        if not (
            self._private or (_PRIVATE.isdisjoint(cells[_ROLES_1]) and _PRIVATE.isdisjoint(cells[_ROLES_2]))
        ):
            return PRIVATE_ACTOR
        first = self._party(cells[_COUNTRY_1], cells[_GROUP_1])
        second = self._party(cells[_COUNTRY_2], cells[_GROUP_2])
        if cells[_EVENT].startswith(_HOSTS):
            first, second = second, first
        by = (first,) if first else ()
        to = (second,) if second and second != first else ()
        if not by and (not to or isinstance(kind, CommitmentKind)):
            return NO_PARTY
        rest = cells[_REST].split(b"\t")
        added = rest[_ADDED]
        return report(
            kind=kind,
            words=words,
            actors=by,
            recipients=to,
            place=rest[_PLACE].decode().strip() or None,
            when=self._day(cells[_DAY], number, "Day (column 2)"),
            uri=rest[_URL].decode().strip() or None,
            published=self._day(added[:8], number, "DATEADDED (column 60)").earliest if added else None,
            line=line,
            publisher=PUBLISHER,
        )

    def _party(self, country: bytes, group: bytes) -> Party | None:
        code = (country or group).decode()
        if not code:
            return None
        party = self._actors.find(code) or (self._actors.find(group.decode()) if group else None)
        if party is None:
            self._counts.unmapped[code] += 1
        return party

    def _day(self, text: bytes, number: int, column: str) -> When:
        try:
            return _parsed_day(text)
        except ValidationError as error:
            problem = f"{text.decode()!r} is no day; write YYYYMMDD"
            raise self._wrong(problem, number, column) from error

    def _wrong(self, problem: str, number: int, column: str) -> FormatError:
        return FormatError(problem, source=self._source, line=number, path=column)


@functools.lru_cache(maxsize=1024)
def _coded(event: bytes, root: bytes) -> tuple[Kind | None, str] | None:
    """The kind of a code, None where the codebook has none for it, and its words; None where it is no code of such a root."""
    code = event.decode()
    if root not in _READ or not event.startswith(root) or not (event.isdigit() and len(code) <= 4):
        return None
    kind = kind_of(code)
    return (kind[0], f"{kind[1]} (CAMEO {code})") if kind else (None, "")


@functools.lru_cache(maxsize=1024)
def _parsed_day(text: bytes) -> When:
    day = text.decode()
    return When.parse(f"{day[:4]}-{day[4:6]}-{day[6:]}")
