"""The README's example runs, and its options are those of the code."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

import attrs
import pytest

from diplotrack_documents import MailOptions, PartOptions, PdfOptions, ProseOptions

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")


@pytest.mark.skipif(find_spec("diplotrack_article") is None, reason="the example needs diplotrack-article")
def test_its_example_runs(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    examples = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    assert len(examples) == 1
    exec(examples[0], {})


def test_it_names_every_option():
    table = README.partition("## Options")[2].partition("## Limits")[0]
    named = {
        name
        for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE)
        for name in re.findall(r"`(\w+)`", row)
    }
    kinds = (ProseOptions, PartOptions, PdfOptions, MailOptions)
    assert named == {field.name for kind in kinds for field in attrs.fields(kind)}
