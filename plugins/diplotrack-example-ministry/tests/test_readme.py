"""The README's examples run."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import diplotrack_example_ministry
from diplotrack import Registry

FOLDER = Path(__file__).parents[1]


def test_its_examples_run(monkeypatch):
    article = pytest.importorskip("diplotrack_article", reason="pip install diplotrack-article")
    monkeypatch.chdir(FOLDER)
    alone = Registry(plugins=[diplotrack_example_ministry, article])
    monkeypatch.setattr("diplotrack.reading.default_registry", lambda: alone)
    examples = re.findall(r"```python\n(.*?)```", (FOLDER / "README.md").read_text("utf-8"), re.DOTALL)
    names = {}
    for example in examples:
        exec(example, names)
    assert names["meeting"].place == "Sample City"


def test_what_it_shows_of_the_source_stands_there():
    text = (FOLDER / "README.md").read_text("utf-8")
    shown = re.findall(r"`(src/\w+/\w+\.py)`:\n\n```py\n(.*?)```", text, re.DOTALL)
    assert len(shown) == 3
    for path, code in shown:
        assert code in (FOLDER / path).read_text("utf-8"), path
