"""The page of the documentation that shows what was measured, made of the figures in the file and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from _curves import picture
from _figures import Figures
from _ratio import Result

DOCS: Final = Path(__file__).resolve().parent.parent / "docs"
_HEAD = """# Benchmarks

What is said to be fast is measured side by side with what a user would take instead: on the same data and in the same
run, in turns. A ratio of speeds of 1 means as fast as the peer, 0.5 half as fast. The figure is the median of the runs'
ratios, so that a machine that is busy slows both down.

This page is written by `make bench`, from `benchmarks/figures.json`; `make bench ARGS="csv_export jsonl"` measures some and
leaves the other rows as they are. `benchmarks/README.md` says more of how it is done. A bound that is missed is
shown as missed.
"""


def write(figures: Mapping[str, Figures], names: Iterable[str], folder: Path = DOCS) -> None:
    """Write the page and its pictures.

    Args:
        figures: all that is known, by the benchmark's name.
        names: of all benchmarks, those without figures too.
        folder: of the documentation.
    """
    for name, text in pages(figures, names).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")


def pages(figures: Mapping[str, Figures], names: Iterable[str] = ()) -> dict[str, str]:
    """The files of the page, by their paths within the documentation's folder."""
    made = {
        f"images/growth-{name}.svg": picture(one.curves, _about(one)[0])
        for name, one in sorted(figures.items())
        if one.curves
    }
    return {"benchmarks.md": "\n".join(_page(figures, sorted({*names} - {*figures}))), **made}


def _page(figures: Mapping[str, Figures], missing: Iterable[str]) -> Iterator[str]:
    ordered = sorted(figures.items())
    yield _HEAD
    yield "## Claims\n"
    yield "| what | result | bound | | measured by |\n| --- | --- | --- | --- | --- |"
    for name, one in ordered:
        for result in one.results:
            if result.want is not None:
                kept = "kept" if result.ok else "**missed**"
                yield f"| {_cell(result.name)} | {value(result)} | {_bound(result)} | {kept} | [{name}](#{_anchor(name)}) |"
    yield ""
    yield from _costs(ordered)
    if any(one.curves for _, one in ordered):
        yield "## Growth\n"
        for name, one in ordered:
            if one.curves:
                yield f"{_about(one)[0]}\n"
                yield f"![{_about(one)[0]}](images/growth-{name}.svg)\n"
                yield from _points(one)
    yield "## How each was measured\n"
    for name, one in ordered:
        yield from _section(name, one)
    if missing:
        yield f"Not measured yet: {', '.join(f'`{name}.py`' for name in missing)}.\n"


def _costs(figures: Iterable[tuple[str, Figures]]) -> Iterator[str]:
    told = [(name, result) for name, one in figures for result in one.results if result.want is None]
    if not told:
        return
    yield "## Costs\n\nThese have no bound; [what a million articles a day would take](explanation/scale.md) is reckoned from them.\n"
    yield "| what | result | measured by |\n| --- | --- | --- |"
    for name, result in told:
        yield f"| {_cell(result.name)} | {value(result)} | [{name}](#{_anchor(name)}) |"
    yield ""


def _points(one: Figures) -> Iterator[str]:
    sizes = sorted({size for curve in one.curves for size, _ in curve.points})
    yield f"| seconds for so many reports | {' | '.join(f'{size:,}' for size in sizes)} |\n| --- |{' ---: |' * len(sizes)}"
    for curve in one.curves:
        known = dict(curve.points)
        cells = (f"{known[size]:.3g}" if size in known else "" for size in sizes)
        yield f"| {_cell(curve.name)} | {' | '.join(cells)} |"
    yield ""


def _section(name: str, one: Figures) -> Iterator[str]:
    yield f"### {_title(name)}\n"
    yield "\n\n".join(_about(one)) + "\n"
    peers = ", ".join(f"{peer} {number}" for peer, number in one.peers.items())
    with_them = f" With {peers}." if peers else ""
    yield f"Measured on {one.day} with Python {one.python} on {one.machine}.{with_them}\n"
    for result in one.results:
        if result.detail:
            yield f"- {result.name}: {value(result)}; {result.detail}"
    for skipped in one.skipped:
        yield f"- {skipped.name}: not measured; {skipped.why}"
    if one.skipped or any(result.detail for result in one.results):
        yield ""


def _about(one: Figures) -> list[str]:
    """The paragraphs of how it measures, without the commands and the layout of a docstring."""
    paragraphs = re.split(r"\n\s*\n", one.about)
    return [" ".join(text.split()) for text in paragraphs if not text.startswith("    ")]


def value(result: Result) -> str:
    """A figure with its unit."""
    if not result.unit:
        return f"{result.value:.2f} ×"
    return f"{result.value:,.{0 if abs(result.value) >= 100 else 1}f} {result.unit}"


def _bound(result: Result) -> str:
    return f"{'≤' if result.at_most else '≥'} {result.want:g} {result.unit or '×'}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def _title(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _anchor(name: str) -> str:
    return name.replace("_", "-")
