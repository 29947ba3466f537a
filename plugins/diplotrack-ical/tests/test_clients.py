"""What clients and servers make of the files. khal and Radicale run with a home of their own; the user's is not touched."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from icalendar import Calendar

from diplotrack.ledger import Ledger
from diplotrack.plugins import Registry
from diplotrack.testing.builders import commitment, document, engagement, participant, report
from diplotrack.testing.synthetic import many_reports

GOLDEN = Path(__file__).parent / "golden" / "envoys.ics"


def envoys():
    """A small record in which each kind of event stands once."""
    source = document(
        "Envoys from Seoul, led by Park Byeong-seug, met Foreign Minister Wang Yi in Beijing on Sunday. “Ties matter; "
        "let us mend them,” Wang said. A summit in Gyeongju in October was proposed. A call set for Friday was called "
        "off. Seoul will send its report by the end of November. 양측은 연락을 유지하기로 했다.",
        title="A letter, and an invitation",
        publisher="Example Gazette",
        uri="https://example.org/envoys?day=1,2",
        published=date(2025, 8, 25),
    )

    def said(words):
        return {"evidence": [source.quote(words)]}

    park = participant("Park Byeong-seug", title="special envoy", party="KOR", role="visitor")
    wang = participant("Wang Yi", title="Foreign Minister", party="CHN", role="host")
    quotes = [
        source.quote(
            "Envoys from Seoul, led by Park Byeong-seug, met Foreign Minister Wang Yi in Beijing on Sunday."
        )
    ]
    quotes.append(source.quote("“Ties matter; let us mend them,” Wang said."))
    return [
        source,
        engagement(
            when="2025-08-24",
            place="Beijing",
            participants=[park, wang],
            topics=["ties, perceptions"],
            evidence=quotes,
        ),
        engagement(kind="visit", when="2025-08-23/2025-08-25", place="Beijing", **said("Envoys from Seoul")),
        engagement(
            status="proposed",
            when="2025-10",
            place="Gyeongju",
            **said("A summit in Gyeongju in October was proposed."),
        ),
        engagement(
            kind="call",
            status="cancelled",
            when="2025-08-29",
            **said("A call set for Friday was called off."),
        ),
        commitment(
            content="send its report",
            to=(),
            due="/2025-11-30",
            **said("Seoul will send its report by the end of November."),
        ),
        commitment(kind="agreement", content="연락을 유지", **said("양측은 연락을 유지하기로 했다.")),
    ]


def ledger_of_a_summit():
    """A ledger in which a summit was announced, moved, and told of as held, and what was promised at it."""
    days = iter(range(1, 30))
    ledger = Ledger(
        registry=Registry(plugins=[]), clock=lambda: datetime(2025, 9, next(days), 8, 30, tzinfo=UTC)
    )
    told = {
        date(2025, 8, 20): "South Korea and China will hold a summit in Gyeongju on 30 October.",
        date(2025, 9, 10): "The summit of South Korea and China was moved to 1 November.",
        date(
            2025, 11, 2
        ): "At the summit on 1 November, China promised to lift its ban on films by 15 December.",
    }
    fields = (
        {"status": "scheduled", "when": "2025-10-30", "place": "Gyeongju"},
        {"status": "scheduled", "when": "2025-11-01"},
        {"status": "held", "when": "2025-11-01", "topics": ["culture"]},
    )
    records = []
    for (day, text), more in zip(told.items(), fields, strict=True):
        source = document(text, title="Summit", publisher="Example Gazette", published=day)
        met = engagement(of=source, quote=text, **more)
        said = []
        if more["status"] == "held":
            said = [
                commitment(
                    of=source,
                    quote=text,
                    by=["CHN"],
                    to=["KOR"],
                    content="lift its ban on films",
                    due="/2025-12-15",
                    engagement=met.id,
                    topics=["culture"],
                )
            ]
        ledger.add(report(source, engagements=[met], commitments=said))
        records.append(met.id)
    found = {record.id for record in ledger.engagements()}
    if len(found) > 1:
        ledger.merge(*sorted(found, key=records.index))
    return ledger


@pytest.mark.parametrize(
    ("name", "options"),
    [("summit.ics", {"alarm": "P1D"}), ("summit.todos.ics", {"alarm": "P1D", "todos": True})],
)
def test_the_bytes_of_a_ledger_are_those_that_were_reviewed(exported, name, options):
    assert (
        exported(ledger_of_a_summit().items(), name="Summit", **options)
        == (GOLDEN.parent / name).read_bytes()
    )


def test_the_bytes_are_those_that_were_reviewed(exported):
    assert exported(envoys(), refresh="PT12H") == GOLDEN.read_bytes()


@pytest.mark.parametrize("options", [{}, {"todos": True, "alarm": "P1D"}], ids=str)
def test_vobject_reads_the_calendar_without_complaint_and_writes_the_same(exported, options):
    vobject = pytest.importorskip(
        "vobject", reason="vobject, another library that this asks, is not installed"
    )
    records = [*envoys(), *many_reports(12)]
    content = exported(records, **options).decode()
    (read,) = vobject.readComponents(content, validate=True)
    assert read.validate(raiseException=True)
    wanted = {str(part["UID"]): part for part in Calendar.from_ical(content).subcomponents}
    found = [*read.contents.get("vevent", []), *read.contents.get("vtodo", [])]
    assert {part.uid.value for part in found} == set(wanted)
    for part in found:
        same = wanted[part.uid.value]
        assert part.summary.value == same["SUMMARY"]
        assert part.description.value == same["DESCRIPTION"]
        assert (part.dtstart if "dtstart" in part.contents else part.due).value == (
            same["DTSTART"].dt if "DTSTART" in same else same["DUE"].dt
        )
    again = Calendar.from_ical(read.serialize())
    assert {str(part["UID"]) for part in again.subcomponents} == set(wanted)


@pytest.fixture
def khal(tmp_path):
    """Runs khal with a configuration, calendar and cache of its own; gives what it prints."""
    pytest.importorskip("khal", reason="khal, the calendar client that this runs, is not installed")
    (tmp_path / "calendar").mkdir()
    config = tmp_path / "config"
    config.write_text(
        f"""[calendars]
[[record]]
path = {tmp_path / "calendar"}
[locale]
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
local_timezone = Asia/Seoul
default_timezone = Asia/Seoul
[sqlite]
path = {tmp_path / "khal.db"}
""",
        encoding="utf-8",
    )
    home = {
        name: str(tmp_path)
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
    }
    environment = os.environ | home | {"PYTHONUTF8": "1", "LC_ALL": "C.UTF-8"}

    def run(*arguments):
        command = [sys.executable, "-m", "khal", "-c", str(config), *map(str, arguments)]
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == 0, done.stderr
        assert "error" not in done.stderr.lower(), done.stderr
        assert "warning" not in done.stderr.lower(), done.stderr
        return done.stdout

    return run


def test_khal_imports_lists_and_searches_the_calendar(khal, tmp_path):
    khal("import", "--batch", GOLDEN)
    assert len(list((tmp_path / "calendar").glob("*.ics"))) == 5
    printed = khal("list", "--format", "{title}", "--day-format", "# {date}", "2025-08-20", "110d")
    days = {
        lines[0]: lines[1:]
        for day in printed.split("# ")[1:]
        if (lines := [each.strip() for each in day.splitlines()])
    }
    assert [day for day, titles in days.items() if any("Visit" in title for title in titles)] == [
        "2025-08-23",
        "2025-08-24",
        "2025-08-25",
    ]
    assert "Meeting: South Korea – China (Beijing)" in days["2025-08-24"]
    assert days["2025-08-29"] == ["Cancelled call: South Korea – China"]
    month = "Proposed meeting: South Korea – China (Gyeongju) [date uncertain: October 2025]"
    assert [day for day, titles in days.items() if month in titles] == [
        f"2025-10-{day:02}" for day in range(1, 32)
    ]
    assert days["2025-11-30"] == ["Due: send its report (pledge by South Korea)"]
    found = " ".join(
        khal("search", "--format", "{description}", "Ties matter").split()
    )  # khal wraps its lines
    assert "““Ties matter; let us mend them,” Wang said.”" in found
    assert "https://example.org/envoys?day=1,2" in found


@pytest.mark.heavy
def test_khal_takes_a_second_import_for_the_same_events(khal, tmp_path):
    for _ in range(2):
        khal("import", "--batch", GOLDEN)
    assert len(list((tmp_path / "calendar").glob("*.ics"))) == 5


@pytest.mark.heavy
def test_khal_takes_every_kind_of_date(khal, tmp_path, exported, calendar):
    records = list(many_reports(25))
    (tmp_path / "many.ics").write_bytes(exported(records))
    khal("import", "--batch", tmp_path / "many.ics")
    assert len(list((tmp_path / "calendar").glob("*.ics"))) == len(calendar(records).events)
