"""Tasks in a file of their own, and calendars by party or topic: which files there are, and what is in which."""

from __future__ import annotations

import io
from datetime import date

import pytest
from icalendar import Calendar

import diplotrack_ical
from diplotrack.errors import ExportError
from diplotrack.exporting import export
from diplotrack.plugins import Registry
from diplotrack.testing.builders import commitment, engagement
from diplotrack_ical.parts import Labels

REGISTRY = Registry(plugins=[diplotrack_ical])

MET = engagement(id="met", when="2025-08-24", topics=["Trade, fish", "visas"])
ALONE = engagement(id="alone", when="2025-08-25", parties=["JPN"], topics=["trade, fish"])
SAID = commitment(id="said", due="2025-10-31", topics=["visas"])
UNDATED = commitment(id="undated", by=["JPN"], to=["KOR"])
ALL = [MET, ALONE, SAID, UNDATED]


@pytest.fixture
def files(tmp_path):
    """Exports records, and gives the calendars of all files by name."""

    def exported(items=ALL, **options):
        export(items, tmp_path / "out.ics", registry=REGISTRY, **options)
        return {path.name: Calendar.from_ical(path.read_bytes()) for path in tmp_path.iterdir()}

    return exported


def uids(calendar):
    return [str(part["UID"]).partition("@")[0] for part in calendar.subcomponents]


def test_without_options_there_is_one_file_and_no_task(files):
    found = files()
    assert list(found) == ["out.ics"]
    assert [part.name for part in found["out.ics"].subcomponents] == ["VEVENT"] * 3


# Tasks


def test_due_dates_become_tasks_in_a_file_of_their_own(files):
    found = files(todos=True)
    assert {name: uids(calendar) for name, calendar in found.items()} == {
        "out.ics": ["met", "alone"],
        "out.todos.ics": ["said"],
    }
    (task,) = found["out.todos.ics"].todos
    assert task["DUE"].dt == date(2025, 10, 31)
    assert task["DUE"].params["VALUE"] == "DATE"
    assert not {"DTSTART", "DTEND", "TRANSP", "DURATION"} & set(task)
    assert task["SUMMARY"] == "Due: send a delegation to the talks (pledge by South Korea to China)"
    assert task["DTSTAMP"].dt == task["LAST-MODIFIED"].dt
    assert task["SEQUENCE"] == 0


def test_each_file_tells_what_it_does_not_show_itself(files):
    found = files([*ALL, engagement(), engagement(id="other", when="2025-08-26")], todos=True)
    assert found["out.ics"]["DESCRIPTION"] == "Not shown: 1 engagement without a date."
    assert found["out.todos.ics"]["X-DIPLOTRACK-UNDATED"] == "1"


def test_the_files_of_tasks_and_events_go_by_different_names(files):
    more = [commitment(id="more", due="2026-01-01")]
    found = files([*ALL, *more], todos=True, name="Seoul")
    assert [found[name]["X-WR-CALNAME"] for name in ("out.ics", "out.todos.ics")] == ["Seoul", "Seoul: tasks"]


@pytest.mark.parametrize(
    ("status", "shown"),
    [
        ("open", "NEEDS-ACTION"),
        ("accepted", "NEEDS-ACTION"),
        ("fulfilled", "COMPLETED"),
        ("broken", "CANCELLED"),
        ("lapsed", "CANCELLED"),
        ("declined", "CANCELLED"),
        ("withdrawn", "CANCELLED"),
    ],
)
def test_the_status_of_a_task(files, status, shown):
    (task,) = files([commitment(due="2025-10-31", status=status)], todos=True)["out.todos.ics"].todos
    assert task["STATUS"] == shown
    assert ("PERCENT-COMPLETE" in task) == (shown == "COMPLETED")
    assert status == "open" or f"({status})" in task["SUMMARY"]


def test_a_task_is_due_on_the_last_day_that_is_meant(files):
    (task,) = files([commitment(due="2025-10")], todos=True)["out.todos.ics"].todos
    assert task["DUE"].dt == date(2025, 10, 31)
    assert task["SUMMARY"].endswith("[date uncertain: October 2025]")


def test_a_task_is_related_to_the_engagement_at_which_it_was_promised(files):
    found = files([MET, commitment(due="2025-10-31", engagement="met")], todos=True)
    (task,) = found["out.todos.ics"].todos
    assert task["RELATED-TO"] == found["out.ics"].events[0]["UID"]


def test_the_alarm_of_a_task_counts_from_its_due_date(files):
    (task,) = files(todos=True, alarm="P2D")["out.todos.ics"].todos
    (alarm,) = [part for part in task.walk() if part.name == "VALARM"]
    assert alarm["TRIGGER"].params["RELATED"] == "END"
    assert alarm["TRIGGER"].to_ical() in {b"-P2D", "-P2D"}


def test_a_stream_gets_tasks_and_events_in_one_calendar():
    stream = io.BytesIO()
    export(ALL, stream, exporter="ical", registry=REGISTRY, todos=True)
    found = Calendar.from_ical(stream.getvalue())
    assert [part.name for part in found.subcomponents] == ["VEVENT", "VEVENT", "VTODO"]


# Parts


def test_each_party_has_a_calendar_beside_the_whole_one(files):
    found = files(split="party")
    assert {name: uids(calendar) for name, calendar in found.items()} == {
        "out.ics": ["met", "alone", "said"],
        "out.KOR.ics": ["met", "said"],
        "out.CHN.ics": ["met", "said"],
        "out.JPN.ics": ["alone"],
    }
    assert found["out.KOR.ics"]["X-WR-CALNAME"] == "Diplomatic record: South Korea"
    assert found["out.JPN.ics"]["X-DIPLOTRACK-UNDATED"] == found["out.KOR.ics"]["X-DIPLOTRACK-UNDATED"] == "1"
    assert "X-DIPLOTRACK-UNDATED" not in found["out.CHN.ics"]


def test_each_topic_has_a_calendar_beside_the_whole_one(files):
    found = files(split="topic")
    alike = {name: uids(calendar) for name, calendar in found.items()}
    assert alike.pop("out.ics") == ["met", "alone", "said"]
    assert alike.pop("out.visas.ics") == ["met", "said"]
    # Two topics, one name on a file system that does not tell capitals from small letters.
    assert alike.pop("out.Trade-fish.ics") == ["met"]
    ((name, records),) = alike.items()
    assert (name[:15], records) == ("out.trade-fish-", ["alone"])


def test_parts_have_their_tasks_beside_them(files):
    found = files(split="party", todos=True)
    assert {name for name, calendar in found.items() if "said" in uids(calendar)} == {
        "out.todos.ics",
        "out.KOR.todos.ics",
        "out.CHN.todos.ics",
    }


def test_an_event_is_the_same_in_every_file(files):
    found = files(split="party")
    events = {bytes(event.to_ical()) for calendar in found.values() for event in calendar.events}
    assert len(events) == 3


def test_all_files_appear_together_or_none(tmp_path):
    def broken():
        yield from ALL
        raise RuntimeError

    with pytest.raises(RuntimeError):
        export(broken(), tmp_path / "out.ics", registry=REGISTRY, split="party", todos=True)
    assert list(tmp_path.iterdir()) == []


def test_a_stream_takes_no_calendars_by_party():
    stream = io.BytesIO()
    with pytest.raises(ExportError, match="split='party' makes several; give a file's name"):
        export(ALL, stream, exporter="ical", registry=REGISTRY, split="party")
    assert stream.getvalue() == b""


def test_labels_are_fit_for_files_and_differ():
    labels = Labels()
    topics = [
        "trade",
        "TRADE",
        "../../etc/passwd",
        "..",
        "北京 visas",
        "todos",
        "Todos",
        "a" * 300,
        "a" * 301,
        "\ud83d",
        "a.todos",
    ]
    made = [labels.label(topic) for topic in topics]
    assert len({label.casefold() for label in made}) == len(topics)
    assert made[0] == "trade"
    assert made[4] == "北京-visas"
    assert all("/" not in label and "." not in label and 0 < len(label) <= 80 for label in made)
    assert made == [Labels().label("trade"), *made[1:]]
