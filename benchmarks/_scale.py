"""The arithmetic of `docs/explanation/scale.md`: a million articles a day, reckoned from the figures that are kept.

It stands between two marks in the page; what people wrote around it stays.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from _figures import Figures
from _page import DOCS, value
from _ratio import Result

PAGE: Final = Path("explanation/scale.md")
BEGIN: Final = "<!-- reckoned by `make bench` from here -->"
END: Final = "<!-- to here -->"
_ARTICLES = 1_000_000
_DAY = 86_400  # seconds
_YEAR = 365
_PEAK = 3
"""How many times the mean the news of the busiest hours is; a plan has to carry that."""
_A_DAY_HERE = 9  # reports of one day in `_archive.py`


def write(figures: Mapping[str, Figures], folder: Path = DOCS) -> None:
    """Write the arithmetic into the page; where figures are missing it stays as it is."""
    path = folder / PAGE
    text = path.read_text("utf-8")
    path.write_text(with_arithmetic(text, figures), "utf-8")


def with_arithmetic(text: str, figures: Mapping[str, Figures]) -> str:
    """The page with the arithmetic of these figures."""
    known = {result.name: result for one in figures.values() for result in one.results}
    before, _, rest = text.partition(BEGIN)
    _, _, after = rest.partition(END)
    try:
        lines = list(_lines(known))
    except KeyError:
        return text
    return f"{before}{BEGIN}\n\n" + "\n".join(lines) + f"\n\n{END}{after}"


def _lines(known: Mapping[str, Result]) -> Iterator[str]:
    reading, memory = known["reading an article"], known["memory of a process that reads"]
    records = known["records of an article"]
    filling = known[next((name for name in known if name.startswith("filling that ledger")), "")]
    kept = known["what PostgreSQL keeps for each report"]
    share = records.value / known["records of a report of the archive"].value
    compared = known["accounts that a new one is compared with"]
    core_seconds = _ARTICLES * reading.value / 1000
    cores = core_seconds / _DAY
    yield "| step | measured here | times | comes to |\n| --- | --- | --- | --- |"
    yield _row(
        "reading", f"{value(reading)} of one core an article", f"{_ARTICLES:,} articles",
        f"{core_seconds:,.0f} core-seconds, {cores:,.1f} cores all day, {cores * _PEAK:,.0f} for peaks of {_PEAK} ×",
    )  # fmt: skip
    yield _row(
        "memory of readers", f"{value(memory)} a process", f"{cores * _PEAK:,.0f} processes",
        f"{cores * _PEAK * memory.value / 1000:,.0f} GB",
    )  # fmt: skip
    yield _row(
        "records", f"{records.value:.1f} an article", f"{_ARTICLES:,} articles",
        f"{_ARTICLES * records.value / 1e6:,.1f} million a day",
    )  # fmt: skip
    writing = _ARTICLES * filling.value * share / 1000
    yield _row(
        "adding to one PostgreSQL ledger", f"{value(filling)} a report, program and server together",
        f"{_ARTICLES:,} reports of {share:.1f} times the records", f"{writing:,.0f} s of processor time, {writing / _DAY:.2f} of a day of one core",
    )  # fmt: skip
    stored = _ARTICLES * kept.value * share
    yield _row(
        "that ledger's size", f"{kept.value / 1000:.1f} kB a report", f"{_ARTICLES:,} reports of {share:.1f} times the records",
        f"{stored / 1e9:,.0f} GB a day, {stored * _YEAR / 1e12:,.1f} TB a year",
    )  # fmt: skip
    for name, called in (("a record in Parquet", "Parquet"), ("a record in JSON Lines", "JSON Lines")):
        if name in known:
            daily = _ARTICLES * records.value * known[name].value
            yield _row(
                f"the same records as {called}", f"{value(known[name])} a record",
                f"{_ARTICLES * records.value / 1e6:,.1f} million records",
                f"{daily / 1e9:,.1f} GB a day, {daily * _YEAR / 1e12:,.2f} TB a year",
            )  # fmt: skip
    denser = _ARTICLES / _A_DAY_HERE
    yield _row(
        "comparing", f"{compared.value:.1f} accounts for a new one, at {_A_DAY_HERE} reports a day",
        f"{denser:,.0f} as many reports a day", f"{compared.value * denser:,.0f} accounts for a new one",
    )  # fmt: skip


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"
