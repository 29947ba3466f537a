"""The examples run as they stand, and print and write what they promise."""

from __future__ import annotations

import csv
import os
import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from diplotrack import load

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"


def needs(*plugins: str) -> pytest.MarkDecorator:
    missing = {*plugins} - {point.name for point in entry_points(group="diplotrack")}
    return pytest.mark.skipif(bool(missing), reason=f"needs the plugins {', '.join(sorted(missing))}")


@pytest.fixture
def example(tmp_path):
    def run(name: str, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, str(EXAMPLES / name), *arguments],
            cwd=tmp_path,
            env={**os.environ, "PYTHONIOENCODING": "utf-8"},
            capture_output=True,
            check=False,
            timeout=300,
        )
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    return run


@needs("article", "csv", "ical")
def test_an_article_becomes_records_a_table_and_a_calendar(example, tmp_path):
    from icalendar import Calendar

    printed = example("01_article_to_calendar.py", "out")
    words = " ".join(printed.split())
    text = " ".join((EXAMPLES / "input" / "envoys-in-beijing.txt").read_text("utf-8").split())

    assert "meeting: " in words
    assert "South Korea" in words
    assert "China" in words
    assert "Wang Yi" in words
    # Whatever is printed as a quotation stands so in the article.
    quotes = [line for line in words.split(" “")[1:] if "”" in line]
    assert len(quotes) >= 5
    assert all(quote.split("” ")[0].rstrip("”") in text for quote in quotes)

    table = tmp_path / "out" / "envoys-in-beijing.csv"
    with table.open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    assert len(rows) > 5
    calendar = Calendar.from_ical((tmp_path / "out" / "envoys-in-beijing.ics").read_bytes())
    assert not calendar.errors
    for name in ("envoys-in-beijing.csv", "envoys-in-beijing.ics"):
        assert f"written: {Path('out') / name}" in printed


@needs("ical")
def test_records_by_hand_survive_the_file_and_quote_only_what_is_there(example, tmp_path):
    printed = example("02_records_by_hand.py", "out")
    assert "read back from consulate.jsonl: the same" in printed
    assert "same id: open, then fulfilled" in printed
    assert "refused: Document.quote: 'Norway pledged to close its consulate' is wrong" in printed
    [report] = load(tmp_path / "out" / "consulate.jsonl")
    assert [str(c.due) for c in report.commitments] == ["2025-09-30"]
    calendar = (tmp_path / "out" / "consulate.ics").read_text("utf-8")
    assert "DTSTART;VALUE=DATE:20250303" in calendar
    assert "DTSTART;VALUE=DATE:20250930" in calendar


def test_an_adapter_of_ones_own_reads_its_files(example):
    assert example("03_write_an_adapter.py").splitlines() == [
        "2025-03-04: South Korea called Vietnam",
        "2025-03-06: South Korea called Côte d’Ivoire",
        "2025-03~: Brazil called South Korea",
    ]


def test_an_exporter_of_ones_own_writes_open_promises_first(example):
    assert example("04_write_an_exporter.py").splitlines() == [
        "# Norway and Kenya",
        "",
        "- [ ] Norway, Kenya: reopen the consulate in Mombasa (open)",
        "- [ ] Norway: send two survey ships (open)",
        "- [x] Kenya: lift the visa requirement for Norwegian seafarers (fulfilled)",
    ]


@pytest.mark.parametrize("name", ["03_write_an_adapter.py", "04_write_an_exporter.py"])
def test_a_plugin_takes_fewer_than_sixty_lines(name):
    assert len((EXAMPLES / name).read_text("utf-8").splitlines()) < 60
