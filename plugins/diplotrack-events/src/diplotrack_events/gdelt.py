"""Rows of GDELT 2.0 event files: 61 columns, tab-separated, no header, no quoting.

Columns as in *The GDELT Event Database Data Format Codebook V2.0* (2015), from 0.
"""

from __future__ import annotations

from collections.abc import Iterator

from diplotrack.errors import DiplotrackError, FormatError, ValidationError
from diplotrack.kinds import CommitmentKind
from diplotrack.records import Party, Report
from diplotrack.when import When
from diplotrack_events.codes import HOSTS, PRIVATE, ROOTS, Actors, kind_of
from diplotrack_events.counts import NO_PARTY, OTHER_KIND, PRIVATE_ACTOR, Counts
from diplotrack_events.making import Event, report

COLUMNS = 61
PUBLISHER = "GDELT"
_TABS = COLUMNS - 1
_DAY, _EVENT, _ROOT, _PLACE, _ADDED, _URL = 1, 26, 28, 52, 59, 60
_READ = frozenset(root.encode() for root in ROOTS)
_KNOWN = frozenset(f"{number:02}".encode() for number in range(1, 21))


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
    other = rows = 0
    try:
        for raw in lines:
            rows += 1
            found: Report | FormatError | str
            # Most rows are of other kinds: they are passed over by their root code, undecoded and cut no further.
            cells = raw.split(b"\t", 29)
            if (len(cells) == 30 and cells[_ROOT] not in _READ and cells[_ROOT] in _KNOWN) and (
                raw.count(b"\t") == _TABS
            ):
                other += 1
                continue
            try:
                found = _row(
                    raw.decode("utf-8").removesuffix("\r"), source, rows, actors, counts, private=private
                )
            except UnicodeDecodeError as error:
                found = FormatError(f"is not UTF-8 at byte {error.start}", source=source, line=rows)
            except FormatError as error:
                found = error
            if isinstance(found, Report):
                counts.records += 1
                yield found
            elif isinstance(found, FormatError):
                counts.errors += 1
                yield found
            elif found is not None:
                counts.skipped[found] += 1
    finally:
        counts.rows += rows
        if other:
            counts.skipped[OTHER_KIND] += other


def _row(
    line: str, source: str, number: int, actors: Actors, counts: Counts, *, private: bool
) -> Report | str:
    """The row's report, or why it has none.

    Raises:
        FormatError: the row is wrong.
    """
    cells = line.split("\t")
    if len(cells) != COLUMNS:
        problem = f"has {len(cells)} columns; GDELT 2.0 has {COLUMNS}"
        raise FormatError(problem, source=source, line=number)
    code, root = cells[_EVENT], cells[_ROOT]
    if root not in ROOTS or not code.startswith(root) or not (code.isdigit() and len(code) <= 4):
        problem = f"{code!r} with root {root!r} is no code of CAMEO"
        raise FormatError(problem, source=source, line=number, path="EventCode (column 27)")
    kind = kind_of(code)
    if kind is None:
        return OTHER_KIND
    if not private and not (PRIVATE.isdisjoint(cells[12:15]) and PRIVATE.isdisjoint(cells[22:25])):
        return PRIVATE_ACTOR
    first = _party(cells[7], cells[8], actors, counts)
    second = _party(cells[17], cells[18], actors, counts)
    if code.startswith(HOSTS):
        first, second = second, first
    by = (first,) if first else ()
    to = (second,) if second and second != first else ()
    if not by and (not to or isinstance(kind[0], CommitmentKind)):
        return NO_PARTY
    added = cells[_ADDED]
    return report(
        Event(
            kind=kind[0],
            words=f"{kind[1]} (CAMEO {code})",
            actors=by,
            recipients=to,
            place=cells[_PLACE].strip() or None,
            when=_day(cells[_DAY], source, number, "Day (column 2)"),
            uri=cells[_URL].strip() or None,
            published=_day(added[:8], source, number, "DATEADDED (column 60)").earliest if added else None,
        ),
        line,
        PUBLISHER,
    )


def _party(country: str, group: str, actors: Actors, counts: Counts) -> Party | None:
    code = country or group
    if not code:
        return None
    party = actors.find(code) or (actors.find(group) if group else None)
    if party is None:
        counts.unmapped[code] += 1
    return party


def _day(text: str, source: str, number: int, column: str) -> When:
    try:
        return When.parse(f"{text[:4]}-{text[4:6]}-{text[6:]}")
    except ValidationError as error:
        problem = f"{text!r} is no day; write YYYYMMDD"
        raise FormatError(problem, source=source, line=number, path=column) from error
