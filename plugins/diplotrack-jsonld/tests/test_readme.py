"""The README's example runs, and it explains every term of the context."""

from __future__ import annotations

import re
from pathlib import Path

import diplotrack_jsonld
from diplotrack.plugins import Registry

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")


def test_its_example_runs(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    alone = Registry(plugins=[("jsonld", diplotrack_jsonld)])
    monkeypatch.setattr("diplotrack.exporting.default_registry", lambda: alone)
    (example,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    exec(example, {})
    assert (tmp_path / "kim.jsonld").is_file()


def test_it_explains_each_term_of_ours():
    ours = {name for name in diplotrack_jsonld.CONTEXT if name.isalpha()}
    assert {name for name in ours - {"dt", "edtf"} if f"`{name}`" not in README} == set()
