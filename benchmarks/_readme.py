"""The few figures of the README, taken from those that are kept; they stand between two marks."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from _figures import Figures
from _page import value

README: Final = Path(__file__).resolve().parent.parent / "README.md"
BEGIN: Final = "<!-- measured by `make bench` from here -->"
END: Final = "<!-- to here -->"
# What the README says of a result, by the beginning of its name.
_SHOWN: Final = {
    "reading, on one core": "reading prose on one core",
    "CSV export, raw": "CSV export, against a bare `csv.writer` that is handed the cells",
    "iCalendar export": "calendar export, against the bare icalendar package writing the same events",
    "JSON Lines out, against cattrs with orjson": "JSON Lines export, against cattrs with orjson",
    "adding 1,000 reports to a ledger of 100,000": "the next 1,000 reports in a PostgreSQL ledger of 100,000, in the time of the first 1,000",
    "page of 2,000 records: usable": "until a page of 2,000 records is usable in a browser",
}


def write(figures: Mapping[str, Figures], path: Path = README) -> None:
    """Write the figures into the README; a row whose figure is missing is left out."""
    path.write_text(with_figures(path.read_text("utf-8"), figures), "utf-8")


def with_figures(text: str, figures: Mapping[str, Figures]) -> str:
    """The README with these figures."""
    known = [result for one in figures.values() for result in one.results]
    rows = [
        f"| {said} | {value(result)} |"
        for name, said in _SHOWN.items()
        for result in known
        if result.name.startswith(name)
    ]
    before, _, rest = text.partition(BEGIN)
    after = rest.partition(END)[2]
    return f"{before}{BEGIN}\n\n| what | measured |\n| --- | --- |\n" + "\n".join(rows) + f"\n\n{END}{after}"
