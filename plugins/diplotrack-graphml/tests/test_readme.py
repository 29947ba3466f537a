"""The README's example runs."""

from __future__ import annotations

import re
from pathlib import Path

import diplotrack_graphml
from diplotrack.plugins import Registry

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")


def test_its_example_runs(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    alone = Registry(plugins=[("graphml", diplotrack_graphml)])
    monkeypatch.setattr("diplotrack.exporting.default_registry", lambda: alone)
    (example,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    exec(example, {})
    assert (tmp_path / "parties.graphml").is_file()
