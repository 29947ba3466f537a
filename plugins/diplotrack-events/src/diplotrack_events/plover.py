"""Rows of PLOVER tables, as POLECAT publishes them: tab-separated, with a header.

The columns are found by their names, capitals and ``_`` or a space making no difference. Needed are *Event Date*, *Event
Type*, *Actor Country* and *Recipient Country*; several countries in one cell are divided by ``;``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import attrs

from diplotrack.errors import DiplotrackError, FormatError, ValidationError
from diplotrack.kinds import CommitmentKind, EngagementKind
from diplotrack.records import Party, Report
from diplotrack.when import When
from diplotrack_events.codes import PLOVER, Actors, Kind
from diplotrack_events.counts import NO_PARTY, OTHER_KIND, Counts
from diplotrack_events.making import report

NEEDED = ("event date", "event type", "actor country", "recipient country")
TYPES = frozenset(
    {
        "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE", "DEMAND", "INVESTIGATE",
        "MOBILIZE", "PROTEST", "REJECT", "REQUEST", "RETREAT", "SANCTION", "SUPPORT", "THREATEN",
    }
)  # fmt: skip
KIND = "Diplotrack Kind"
"""The column that our own tables have besides: the codebook's kind, which is finer than PLOVER's."""


def _name(column: str) -> str:
    return " ".join(column.replace("_", " ").lower().split())


def is_table(head: bytes) -> bool:
    """Whether a file begins with a header that has all columns that are needed."""
    columns = {_name(cell) for cell in head.split(b"\n", 1)[0].decode("utf-8", "replace").split("\t")}
    return columns.issuperset(NEEDED)


def reports(
    lines: Iterator[bytes], source: str, actors: Actors, counts: Counts
) -> Iterator[Report | DiplotrackError]:
    """A report for each row that is an engagement or a commitment, and an error in the place of a row that is wrong.

    Raises:
        FormatError: a column that is needed is not there.
    """
    header = next(lines, b"").decode("utf-8", "replace").removeprefix("\ufeff")
    columns = {_name(cell): place for place, cell in enumerate(header.split("\t"))}
    if missing := [name for name in NEEDED if name not in columns]:
        raise FormatError(f"lacks the column {missing[0]!r}", source=source, line=1)
    width = header.count("\t") + 1
    for number, raw in enumerate(lines, 2):
        counts.rows += 1
        found: Report | FormatError | str
        try:
            cells = raw.decode("utf-8").removesuffix("\r").split("\t")
            found = _read(cells, columns, width, Place(source, number), actors, counts)
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


@attrs.frozen
class Place:
    """Where a row stands."""

    source: str
    line: int

    def wrong(self, problem: str, column: str | None = None) -> FormatError:
        """The error of a row, or of a cell."""
        return FormatError(problem, source=self.source, line=self.line, path=column)


def _read(  # noqa: PLR0917 - private; each is what one row needs
    cells: list[str], columns: Mapping[str, int], width: int, at: Place, actors: Actors, counts: Counts
) -> Report | str:
    if len(cells) != width:
        raise at.wrong(f"has {len(cells)} columns; the header has {width}")
    row = {name: cells[place].strip() for name, place in columns.items()}
    kind = _kind(row, at)
    if kind is None:
        return OTHER_KIND
    by = _parties(row["actor country"], actors, counts)
    to = tuple(p for p in _parties(row["recipient country"], actors, counts) if p not in by)
    if not by and (not to or isinstance(kind, CommitmentKind)):
        return NO_PARTY
    when = _when(row["event date"], at, "Event Date")
    published = _when(row.get("publication date", "")[:10], at, "Publication Date")
    words = row.get("diplotrack content") or f"{kind} (PLOVER {row['event type'].upper()})"
    place = row.get("placename") or row.get("city") or None
    return report(
        kind=kind,
        words=words,
        actors=by,
        recipients=to,
        place=place,
        when=when,
        uri=row.get("url") or None,
        published=published.earliest if published else None,
        line="\t".join(cells),
        publisher=row.get("source") or None,
    )


def _kind(row: Mapping[str, str], at: Place) -> Kind | None:
    ours = row.get(KIND.lower(), "")
    for kinds in (EngagementKind, CommitmentKind):
        if ours in {str(kind) for kind in kinds}:
            return kinds(ours)
    what = row["event type"].upper()
    if what not in TYPES:
        raise at.wrong(f"{row['event type']!r} is no event type of PLOVER", "Event Type")
    mode = row.get("event mode", "").lower()
    return PLOVER.get((what, mode), PLOVER.get((what, "")))


def _when(text: str, at: Place, column: str) -> When | None:
    try:
        return When.parse(text) if text else None
    except ValidationError as error:
        raise at.wrong(f"{text!r} is no date; write YYYY-MM-DD", column) from error


def _parties(cell: str, actors: Actors, counts: Counts) -> tuple[Party, ...]:
    found: dict[Party, None] = {}
    for code in filter(None, (part.strip() for part in cell.split(";"))):
        party = actors.find(code)
        if party is None:
            counts.unmapped[code] += 1
        else:
            found[party] = None
    return tuple(found)
