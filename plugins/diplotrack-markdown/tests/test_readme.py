"""The README's example runs, and its table of options is that of the code."""

from __future__ import annotations

import re
from pathlib import Path

import attrs

import diplotrack_markdown
from diplotrack.plugins import Registry

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")


def test_its_example_runs(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    alone = Registry(plugins=[("markdown", diplotrack_markdown)])
    monkeypatch.setattr("diplotrack.exporting.default_registry", lambda: alone)
    (example,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    exec(example, {})
    assert "- **2025-10-01:**" in (tmp_path / "note.md").read_text("utf-8")


def test_it_explains_each_option():
    listed = re.findall(r"^\| `(\w+)` \|", README, re.MULTILINE)
    assert listed == [field.name for field in attrs.fields(diplotrack_markdown.MarkdownOptions)]
