"""The page of benchmarks is what the kept figures give, and says where a bound is missed."""

from __future__ import annotations

import importlib
import re
import sys
from pathlib import Path
from xml.etree import ElementTree

import attrs
import pytest

REPOSITORY = Path(__file__).parent.parent
DOCS = REPOSITORY / "docs"


@pytest.fixture(autouse=True)
def _beside_benchmarks(monkeypatch):
    monkeypatch.syspath_prepend(str(REPOSITORY / "benchmarks"))
    monkeypatch.setattr(sys, "dont_write_bytecode", True)


def module(name):
    return importlib.import_module(name)


def figures(**results):
    ratio, kept = module("_ratio"), module("_figures")
    return {
        name: kept.Figures(
            about=f"How {name} is measured.\n\n    python x.py\n\nMore of it.", day="2026-03-01", machine="a machine",
            python="3.11.7", peers={"peer": "1.2"}, results=made, curves=curves, skipped=[ratio.Skipped("a thing", "no server")],
        )
        for name, (made, curves) in results.items()
    }  # fmt: skip


def test_the_documentation_has_the_figures_that_are_kept():
    kept = module("_figures").kept()
    assert kept, "nothing is kept"
    for name, text in module("_page").pages(kept, module("_figures").names()).items():
        assert (DOCS / name).read_text("utf-8") == text, (
            f"{name} is not of these figures: python benchmarks/run.py --page"
        )
    scale = (DOCS / "explanation/scale.md").read_text("utf-8")
    assert module("_scale").with_arithmetic(scale, kept) == scale
    readme = (REPOSITORY / "README.md").read_text("utf-8")
    assert module("_readme").with_figures(readme, kept) == readme


def test_the_readme_has_a_row_for_each_figure_it_names():
    readme = module("_readme")
    rows = readme.with_figures(f"Before.\n{readme.BEGIN}{readme.END}\nAfter.\n", module("_figures").kept())
    assert rows.startswith("Before.\n")
    assert rows.endswith("\nAfter.\n")
    assert rows.count("\n| ") == 2 + len(readme._SHOWN), "a benchmark was renamed"


def test_every_benchmark_has_a_place_on_the_page():
    names = module("_figures").names()
    assert {"csv_export", "ledger_scale", "growth"} <= set(names)
    assert set(module("_figures").kept()) <= set(names), "figures of a benchmark that is gone"
    page = (DOCS / "benchmarks.md").read_text("utf-8")
    assert [
        name
        for name in names
        if f"### {name.replace('_', ' ').capitalize()}" not in page and f"`{name}.py`" not in page
    ] == []


def test_what_misses_its_bound_is_shown_as_missed():
    result = module("_ratio").Result
    found = figures(
        fast=([result("A", 0.4, 0.5), result("B", 0.6, 0.5), result("C", 7.0, None, unit="ms")], [])
    )
    page = module("_page").pages(found)["benchmarks.md"]
    assert "| A | 0.40 × | ≥ 0.5 × | **missed** |" in page
    assert "| B | 0.60 × | ≥ 0.5 × | kept |" in page
    assert "| C | 7.0 ms |" in page.partition("## Costs")[2]
    assert "a thing: not measured; no server" in page
    assert "With peer 1.2." in page
    assert "python x.py" not in page


def test_curves_are_pictures_that_depend_on_the_figures_only():
    curve = module("_ratio").Curve
    curves = [
        curve("reading & <more>", [(10, 0.002), (100, 0.02), (1000, 0.4)]),
        curve("adding", [(10, 0.01), (1000, 2)]),
    ]
    pages = module("_page").pages(figures(growth=([], curves)))
    assert pages == module("_page").pages(figures(growth=([], curves)))
    svg = pages["images/growth-growth.svg"]
    root = ElementTree.fromstring(svg)
    texts = [text.text for text in root.iter("{http://www.w3.org/2000/svg}text")]
    assert {"reading & <more>", "adding", "1,000", "10 ms", "reports"} <= set(texts)
    assert "prefers-color-scheme:dark" in svg
    lines = [line.get("points").split() for line in root.iter("{http://www.w3.org/2000/svg}polyline")]
    assert [len(line) for line in lines] == [3, 2]
    heights = [float(point.split(",")[1]) for point in lines[0]]
    assert heights == sorted(heights, reverse=True), "more time is not higher"
    assert "![How growth is measured.](images/growth-growth.svg)" in pages["benchmarks.md"]


def test_figures_come_back_from_the_file(tmp_path):
    kept, ratio = module("_figures"), module("_ratio")
    found = figures(
        a=([ratio.Result("A", 0.4, 0.5, detail="x")], [ratio.Curve("c", [(10, 0.5)])]),
        b=([ratio.Result("B", 1, None, unit="é")], []),
    )
    path = tmp_path / "figures.json"
    kept.keep(found, path)
    assert kept.kept(path) == found
    one = attrs.evolve(found["a"], day="2027-01-01")
    kept.keep({**kept.kept(path), "a": one}, path)
    assert kept.kept(path) == {"a": one, "b": found["b"]}, "a run of one changed another"


def test_the_arithmetic_of_scale_is_that_of_the_figures():
    result, scale = module("_ratio").Result, module("_scale")
    known = {
        "reading an article": (50, "ms"), "memory of a process that reads": (400, "MB"), "records of an article": (2.5, "records"), "records of a report of the archive": (2.5, "records"),
        "filling that ledger of 9 reports, for each report": (4, "ms"), "what PostgreSQL keeps for each report": (9000, "bytes"),
        "accounts that a new one is compared with": (2, "accounts"), "a record in Parquet": (300, "bytes"),
    }  # fmt: skip
    found = figures(
        costs=([result(name, value, None, unit=unit) for name, (value, unit) in known.items()], [])
    )
    page = scale.with_arithmetic(f"Before.\n\n{scale.BEGIN}\nold\n{scale.END}\n\nAfter.\n", found)
    assert page.startswith("Before.")
    assert page.endswith("After.\n")
    assert "old" not in page
    assert "50,000 core-seconds, 0.6 cores all day, 2 for peaks of 3 ×" in page
    assert "4,000 s of processor time, 0.05 of a day of one core" in page
    assert "9 GB a day, 3.3 TB a year" in page
    assert re.search(
        r"as Parquet \| 300 bytes a record \| 2\.5 million records \| 0\.8 GB a day, 0\.27 TB", page
    )
    assert scale.with_arithmetic(page, {}) == page
