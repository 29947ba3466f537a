"""The README's examples run, and its lists of columns are those of the code."""

from __future__ import annotations

import re
from pathlib import Path

import diplotrack_csv
from diplotrack.plugins import Registry
from diplotrack_csv.columns import RAW, names

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")


def test_its_examples_run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    # This plugin alone: what else is installed here is not this test's business.
    alone = Registry(plugins=[("csv", diplotrack_csv)])
    monkeypatch.setattr("diplotrack.exporting.default_registry", lambda: alone)
    monkeypatch.setattr("diplotrack.reading.default_registry", lambda: alone)
    examples = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    assert len(examples) == 2
    names_in_use = {}
    for example in examples:
        exec(example, names_in_use)
    assert sorted(path.name for path in tmp_path.glob("*.csv")) == ["kim-raw.csv", "kim.csv"]


def test_it_lists_the_columns_of_the_raw_profile():
    table = README.partition("| columns |")[2].partition("\n\n")[0]
    listed = {}
    for line in table.splitlines()[2:]:
        cells = line.split(" | ")
        for name in re.findall(r"`(\w+)`", cells[0]):
            listed[name] = cells[1]
    kinds = {
        column.name: "all" if len(column.of) == 3 else ", ".join(k for k in ("engagement", "commitment", "document") if k in column.of)
        for column in RAW
    }  # fmt: skip
    assert list(listed) == list(kinds)
    assert listed == kinds


def test_it_lists_the_columns_of_the_spreadsheet_profile():
    listed = README.partition("Columns, in this order: ")[2].partition("\n\n")[0]
    assert tuple(re.findall(r"`(\w+)`", listed)) == names(diplotrack_csv.Profile.SPREADSHEET)
