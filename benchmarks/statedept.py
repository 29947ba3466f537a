"""A second yardstick of the article reader: the remarks in the State Department's tables of visits and journeys.

Each row gives country, place and days apart from its remark, which is prose that somebody wrote for the record ("Met with
President Sadat and Foreign Minister Fahmi."). The reader gets the remark alone, with the row's last day as the day of
publication, since it was written when the journey was over; what it finds is held against the rest of the row. Of visits to
the United States the tables give no place.

A remark leaves out who traveled, as tables do. So each is read twice: as published, and with the traveler's office and name
put in front of each sentence that begins with its verb. It leaves out the country as often ("Attended the summit."); how
the reader does where a remark names it is told apart.

    python benchmarks/statedept.py [--all] [--misses]

The tables lie beside the repository where it is developed (``../shared/data/statedept``); elsewhere nothing is measured.
"""

from __future__ import annotations

import argparse
import datetime
import logging
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import attrs
from _article import Reader
from _ratio import Result, compare, finish
from lxml import etree

import diplotrack_statedept
from diplotrack.parties import Gazetteer
from diplotrack.reading import read_all
from diplotrack.records import Engagement

if TYPE_CHECKING:
    from collections.abc import Sequence

_TABLES = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "statedept"
_SEED, _SAMPLE, _KINDS = 20250827, 1_200, 10
_OFFICES = {"president": "President", "secretary": "Secretary of State"}
_DAY = datetime.timedelta(days=1)
# How high each share of the rows stood when this was written, less a little: a lower one means that something was lost. The
# country was once a share of what was found, which finding more in other remarks made lower.
_FLOORS = {
    "journeys, as published": (16, 6.8),
    "journeys, traveler in front": (73, 48),
    "visits, as published": (13, 0.7),
    "visits, traveler in front": (39, 31),
}


@attrs.frozen
class Row:
    """A row with a remark.

    Attributes:
        remark: its prose, on one line.
        who: office and name of the traveler, as the table gives them.
        country: as the table names it.
        locale: the places, empty for visits.
        first: first day.
        last: last day.
        visit: whether somebody came to the United States.
    """

    remark: str
    who: str
    country: str
    locale: str
    first: datetime.date
    last: datetime.date
    visit: bool


@attrs.define
class Tally:
    """What was found in the remarks of one kind of row."""

    rows: int = 0
    found: int = 0
    country: int = 0
    named: int = 0
    named_right: int = 0
    placed: int = 0
    place: int = 0
    dated: int = 0
    date: int = 0
    misses: Counter[str] = attrs.field(factory=Counter)
    examples: dict[str, str] = attrs.field(factory=dict)

    def miss(self, kind: str, row: Row) -> None:
        """Count a disagreement; the first of each kind is its example."""
        self.misses[kind] += 1
        self.examples.setdefault(kind, f"{row.country}, {row.first}: {row.remark}")


def rows() -> list[Row]:
    """All rows with a remark, in the order of the tables."""
    return [row for path in sorted(_TABLES.glob("*/*.xml")) for row in _rows_of(path)]


def _rows_of(path: Path) -> Iterator[Row]:
    with path.open("rb") as stream:
        for row in diplotrack_statedept.rows(stream, path.name):
            fields = row.fields
            if not row.remarks:
                continue
            yield Row(
                remark=row.remarks,
                who=fields["visitor"] if row.visit else f"{_OFFICES[fields['role']]} {fields['name']}",
                country=row.country,
                locale=fields.get("locale", ""),
                first=datetime.date.fromisoformat(fields["start-date"]),
                last=datetime.date.fromisoformat(fields["end-date"]),
                visit=row.visit,
            )


def told(row: Row) -> str:
    """The remark with the traveler as the subject of each sentence that begins with its verb."""
    return diplotrack_statedept.told(row.remark, row.who).text


def tally(reader: Reader, gazetteer: Gazetteer, chosen: Iterable[Row], text: Callable[[Row], str]) -> Tally:
    """Read the rows' remarks and hold what is found against the rows."""
    counted = Tally()
    for row in chosen:
        counted.rows += 1
        found = reader.read(text(row), row.last).engagements
        if not found:
            verb = re.sub(r"\W.*", "", row.remark).lower()
            counted.miss(f"nothing found in a remark that begins with “{verb}”", row)
            continue
        counted.found += 1
        _hold_country(counted, found, row, gazetteer)
        _hold_place(counted, found, row)
        _hold_date(counted, found, row)
    return counted


def _hold_country(counted: Tally, found: Sequence[Engagement], row: Row, gazetteer: Gazetteer) -> None:
    party = gazetteer.find(row.country, on=row.first)
    parties = {named.code for engagement in found for named in engagement.parties}
    if party is not None and any(
        mention.party == party for mention in gazetteer.scan(row.remark, on=row.last)
    ):
        counted.named += 1
        counted.named_right += party.code in parties
    if party is None:
        counted.miss("the table’s name of the country is not in the gazetteer", row)
    elif party.code in parties:
        counted.country += 1
    elif parties <= {"USA"}:
        counted.miss("country: none but the United States is found", row)
    else:
        states = {code for code in parties - {"USA"} if len(code) == 3 and code in gazetteer}
        counted.miss(
            f"country: {'another state' if states else 'an organization'} is found in its place", row
        )


def _hold_place(counted: Tally, found: Sequence[Engagement], row: Row) -> None:
    places = {word for e in found if e.place for word in _names(e.place)}
    if not places or row.visit:
        return
    counted.placed += 1
    known = _names(f"{row.locale} {row.country}")
    if places & known:
        counted.place += 1
    else:
        counted.miss("place: another one than the row’s", row)


def _hold_date(counted: Tally, found: Sequence[Engagement], row: Row) -> None:
    dates = [e.when for e in found if e.when is not None]
    if not dates:
        return
    counted.dated += 1
    first, last = row.first - _DAY, row.last + _DAY
    if any(
        (d.earliest or datetime.date.min) <= last and first <= (d.latest or datetime.date.max) for d in dates
    ):
        counted.date += 1
    else:
        counted.miss("date: outside the row’s days", row)


def _names(words: str) -> set[str]:
    return {
        word.casefold() for word in re.findall(r"[^\W\d_]+", words) if word[0].isupper() and len(word) > 2
    }


def measured(*, everything: bool) -> Iterator[tuple[str, Tally]]:
    """Each kind of row with its figures."""
    from diplotrack.plugins import default_registry

    chosen = rows()
    if not everything:
        kept = sorted(random.Random(_SEED).sample(range(len(chosen)), _SAMPLE))
        chosen = [chosen[place] for place in kept]
    reader, gazetteer = Reader(), default_registry().gazetteer
    journeys = [row for row in chosen if not row.visit]
    visits = [row for row in chosen if row.visit]
    for kind, some in (("journeys", journeys), ("visits", visits)):
        yield f"{kind}, as published", tally(reader, gazetteer, some, lambda row: row.remark)
        yield f"{kind}, traveler in front", tally(reader, gazetteer, some, told)


def results(name: str, counted: Tally) -> list[Result]:
    """The shares in percent."""
    found, country = _FLOORS[name]

    def share(part: int, whole: int) -> float:
        return 100 * part / whole if whole else 0.0

    detail = (
        f"{counted.country:,} of {counted.found:,} found; where the remark names it {counted.named_right} of {counted.named}; "
        f"date {counted.date} of {counted.dated} given"
    )
    if counted.placed:
        detail += f", place {counted.place} of {counted.placed} given"
    return [
        Result(
            f"State Department {name}: remarks with an engagement",
            share(counted.found, counted.rows),
            found,
            unit="%",
            detail=f"of {counted.rows:,} rows with remarks",
        ),
        Result(
            f"State Department {name}: the row’s country among its parties",
            share(counted.country, counted.rows),
            country,
            unit="%",
            detail=detail,
        ),
    ]


def speeds() -> list[Result]:
    """The rows of all tables against an lxml pass that reads the same fields: as texts, and as reports."""
    paths = sorted(_TABLES.glob("*/*.xml"))

    def peer() -> int:
        count = 0
        for path in paths:
            for _, element in etree.iterparse(path, tag=("trip", "visit"), resolve_entities=False):
                {child.tag: " ".join((child.text or "").split()) for child in element}
                element.clear()
                count += 1
        return count

    def fields() -> int:
        count = 0
        for path in paths:
            with path.open("rb") as stream:
                count += sum(1 for _ in diplotrack_statedept.rows(stream, path.name))
        return count

    def reports() -> int:
        return sum(1 for _ in read_all(paths, adapter="statedept", remarks=False))

    logging.getLogger("diplotrack_statedept").setLevel(logging.ERROR)
    if not peer() == fields() == reports():
        sys.exit("the two do not read the same rows, so the comparison would mean nothing")
    cpu = time.process_time
    return [
        compare("State Department tables: fields", fields, peer, 0.3, clock=cpu),
        compare("State Department tables: reports of the fields", reports, peer, 0.3, clock=cpu),
    ]


def measure() -> list[Result]:
    """The speeds, and the shares for a sample; none where the tables are absent."""
    if _absent():
        return []
    shares = [result for name, counted in measured(everything=False) for result in results(name, counted)]
    return [*speeds(), *shares]


def _absent() -> bool:
    if _TABLES.is_dir():
        return False
    print(
        "statedept: skipped, since the tables of the State Department do not lie at ../shared/data/statedept"
    )
    return True


def main() -> int:
    """Print the figures; 1 if one is below its floor."""
    parser = argparse.ArgumentParser(description="Read the remarks in the State Department's tables.")
    parser.add_argument("--all", action="store_true", help=f"all rows and not a sample of {_SAMPLE:,}")
    parser.add_argument("--misses", action="store_true", help="the most frequent kinds of disagreement too")
    arguments = parser.parse_args()
    if _absent():
        return 0
    worst = finish(*speeds())
    for name, counted in measured(everything=arguments.all):
        worst = max(worst, finish(*results(name, counted)))
        for kind, count in counted.misses.most_common(_KINDS) if arguments.misses else ():
            print(f"  {count:5,} × {kind}; e.g. {counted.examples[kind]}")
    return worst


if __name__ == "__main__":
    sys.exit(main())
