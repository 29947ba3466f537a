"""The examples run as they stand, and print and write what they promise."""

from __future__ import annotations

import csv
import os
import shutil
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


VISIT = [
    "2025-03-04: proposed – “to visit Oslo this spring”",
    "2025-03-19: scheduled – “She will visit Norway from 22 to 24 April”",
    "2025-04-16: postponed – “Kenya’s Foreign Minister Amina Wanjiru has postponed her visit to Norway”",
    "2025-05-02: scheduled – “Kenya’s Foreign Minister Amina Wanjiru will now visit Norway on 26 and 27 May”",
    "2025-05-28: held – “Kenya’s Foreign Minister Amina Wanjiru ended a two-day visit to Norway on Tuesday”",
]
REOPEN = "pledge: Norway → Kenya (fulfilled, due 30 April 2025): reopen its consulate in Mombasa by the end of April"
LIFT = "pledge: Kenya → Norway (open, due 15 May 2025): lift the visa requirement for Norwegian seafarers by 15 May"
ASKED = "invitation: Norway → Kenya (accepted): visit Oslo this spring"


@needs("article")
def test_a_relationship_is_followed_from_invitation_to_visit_and_from_promise_to_kept_or_overdue(example):
    printed = example("05_follow_a_relationship.py")
    steps = printed.split("\n\n")
    assert [step.strip().splitlines()[0] for step in steps[:5]] == [
        "2025-03-04-wire.txt",
        "2025-03-19-ministry.txt",
        "2025-04-16-wire.txt",
        "2025-05-02-embassy.txt",
        "2025-05-28-wire.txt",
    ]
    changes = [
        [line[2:] for line in step.partition("  the ledger now:")[0].strip().splitlines()[1:]]
        for step in steps[:5]
    ]
    assert all(change.startswith("new: ") for change in changes[0])
    assert f"status: {ASKED}; status was open" in changes[1]
    assert changes[2] == ["status: visit: Kenya – Norway (postponed, 22–24 April 2025); status was scheduled"]
    assert f"status: {REOPEN}; status was open" in changes[3]
    assert (
        "refined: visit: Kenya – Norway (scheduled, 26–27 May 2025); when: 26–27 May 2025 (was 22–24 April 2025)"
        in changes[3]
    )
    assert "status: visit: Kenya – Norway (held, 26–27 May 2025); status was scheduled" in changes[4]
    assert [step.count("    visit: ") for step in steps[:5]] == [1] * 5
    assert [line.strip() for line in steps[5].splitlines()[1:]] == VISIT
    found: dict[str, list[str]] = {}
    title = ""
    for line in steps[6].splitlines()[1:]:
        if line.startswith("    "):
            found[title].append(line.strip())
        else:
            title = line.strip()
            found[title] = []
    assert found["kept:"] == [REOPEN]
    assert found["overdue:"] == [LIFT]
    assert ASKED in found["open:"]
    assert LIFT not in found["open:"]
    assert found["perhaps, if a person confirms it:"][0] == f"fulfilled: {ASKED}"


@needs("article", "sql")
def test_following_again_into_a_file_changes_nothing(example):
    first = example("05_follow_a_relationship.py", "kenya-norway.db")
    again = example("05_follow_a_relationship.py", "kenya-norway.db")
    assert again.count("nothing new") == 5
    assert "new: " not in again
    assert again.partition("The visit")[2] == first.partition("The visit")[2]


FISH = "agreement: Kenya, Norway (open, due 31 December 2026): survey the fish stocks"


@pytest.mark.heavy
@needs("arrow", "article")
def test_a_cluster_reads_source_by_source_and_in_batches(example):
    sources, _, batches = example("06_dask_cluster.py").partition("in batches")
    assert [line.split(":")[0].strip() for line in sources.splitlines()[1:]] == [
        path.name for path in sorted((EXAMPLES / "input" / "kenya-norway").glob("*.txt"))
    ]
    assert FISH in batches
    assert LIFT in batches


@pytest.mark.heavy
@pytest.mark.skipif(
    shutil.which("java") is None, reason="Spark needs Java: apt-get install default-jre-headless"
)
@needs("arrow", "article")
def test_spark_reads_parquet_and_writes_parquet(example, tmp_path):
    printed = example("07_spark.py")
    assert FISH in printed
    assert LIFT in printed
    assert list((tmp_path / "out" / "spark").glob("*.parquet"))


@pytest.mark.parametrize("name", ["03_write_an_adapter.py", "04_write_an_exporter.py"])
def test_a_plugin_takes_fewer_than_sixty_lines(name):
    assert len((EXAMPLES / name).read_text("utf-8").splitlines()) < 60
