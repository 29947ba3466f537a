from __future__ import annotations

import logging
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta
from importlib.metadata import entry_points
from pathlib import Path

import pytest
from icalendar import Calendar

import diplotrack_ical
from diplotrack.errors import ExportError
from diplotrack.exporting import export
from diplotrack.ledger import Ledger
from diplotrack.plugins import Registry
from diplotrack.records import Party
from diplotrack.testing.builders import commitment, document, engagement, participant, report
from diplotrack.testing.synthetic import many_reports


def met(**fields):
    return engagement(**({"when": "2025-08-24"} | fields))


def promised(**fields):
    return commitment(**({"due": "2025-10-31"} | fields))


def description(event):
    return str(event["DESCRIPTION"]).split("\n")


def days(event):
    return event["DTSTART"].dt, event["DTEND"].dt


# Which records have events


def test_each_dated_record_has_one_event_and_undated_ones_are_counted(calendar):
    records = [met(), promised(), engagement(), commitment(), commitment(content="another")]
    found = calendar(records)
    assert [event["UID"] for event in found.events] == [f"{record.id}@diplotrack" for record in records[:2]]
    assert found["X-DIPLOTRACK-UNDATED"] == "3"
    assert "X-DIPLOTRACK-OMITTED" not in found


def test_what_is_left_out_is_said_in_the_calendar_and_in_the_log(calendar, caplog):
    caplog.set_level(logging.INFO, "diplotrack_ical")
    records = [
        met(),
        promised(),
        engagement(),
        met(when="9999-12-31"),
        met(when="2025"),
        promised(due="2026?"),
    ]
    found = calendar(records, uncertain="omit")
    told = (
        "1 engagement without a date, 1 engagement with an uncertain date, 1 commitment with an uncertain date, "
        "1 engagement beyond the last day that a calendar can show"
    )
    assert found["DESCRIPTION"] == f"Not shown: {told}."
    assert found["X-WR-CALDESC"].replace("\\,", ",") == f"Not shown: {told}."
    assert (found["X-DIPLOTRACK-UNDATED"], found["X-DIPLOTRACK-OMITTED"]) == ("1", "3")
    (record,) = caplog.records
    assert record.levelno == logging.INFO
    assert record.getMessage().endswith(f"2 events; left out: {told}")


def test_a_calendar_that_came_out_empty_is_warned_of(calendar, caplog):
    assert calendar([engagement(), engagement(topics=["t"], evidence=())]).events == []
    assert [record.levelno for record in caplog.records] == [logging.WARNING]
    assert "2 engagements without a date" in caplog.text


def test_nothing_left_out_is_nothing_said(calendar, caplog):
    caplog.set_level(logging.DEBUG)
    found = calendar([met(), promised()])
    assert caplog.records == []
    assert "X-DIPLOTRACK-UNDATED" not in found
    assert "DESCRIPTION" not in found


def test_a_commitment_is_shown_on_its_due_date_and_not_on_the_day_it_was_made(calendar):
    assert calendar([commitment(made="2025-08-24")]).events == []


# Days


@pytest.mark.parametrize(
    ("when", "first", "end"),
    [
        ("2025-08-24", date(2025, 8, 24), date(2025, 8, 25)),
        ("2025-09-15/2025-09-17", date(2025, 9, 15), date(2025, 9, 18)),
        ("2025-12-31", date(2025, 12, 31), date(2026, 1, 1)),
        ("2025-10", date(2025, 10, 1), date(2025, 11, 1)),
        ("2024", date(2024, 1, 1), date(2025, 1, 1)),
    ],
)
def test_events_are_all_day_with_an_exclusive_end(event, when, first, end):
    for found in (event(met(when=when)), event(promised(due=when))):
        assert days(found) == (first, end)
        assert found["DTSTART"].params["VALUE"] == found["DTEND"].params["VALUE"] == "DATE"


@pytest.mark.parametrize(
    ("when", "words"),
    [
        ("2025-10", "October 2025"),
        ("2025", "2025"),
        ("2025-10-05~", "about 5 October 2025"),
        ("2025-10/..", "from October 2025 on"),
        ("/2025-10", "until October 2025"),
    ],
)
def test_an_uncertain_date_is_said_in_title_and_description_and_keeps_nobody_busy(event, when, words):
    for found in (event(met(when=when)), event(promised(due=when))):
        assert found["SUMMARY"].endswith(f"[date uncertain: {words}]")
        assert f"Date uncertain: {words}" in description(found)
        assert found["TRANSP"] == "TRANSPARENT"


@pytest.mark.parametrize("when", ["2025-08-24", "2025-09-15/2025-09-17"])
def test_a_date_known_to_the_day_is_not_called_uncertain(event, when):
    found = event(met(when=when))
    assert "uncertain" not in found["SUMMARY"] + found["DESCRIPTION"]
    assert found["TRANSP"] == "OPAQUE"


def test_uncertain_dates_can_be_left_out(calendar):
    assert len(calendar([met(), met(when="2025-10"), promised(due="2025~")], uncertain="omit").events) == 1


def test_a_deadline_is_its_last_day(event):
    found = event(promised(due="/2024-11-30"), uncertain="omit")
    assert days(found) == (date(2024, 11, 30), date(2024, 12, 1))
    assert "uncertain" not in found["SUMMARY"]
    assert "Due: by 30 November 2024" in description(found)


# Status


@pytest.mark.parametrize(
    ("status", "when", "shown", "busy", "title"),
    [
        ("held", "2025-08-24", "CONFIRMED", "OPAQUE", "Meeting: "),
        ("ongoing", "2025-08-24", "CONFIRMED", "OPAQUE", "Meeting: "),
        ("scheduled", "2025-08-24", "CONFIRMED", "OPAQUE", "Meeting: "),
        ("scheduled", "2025-08", "TENTATIVE", "TRANSPARENT", "Meeting: "),
        ("held", "2025-08", "CONFIRMED", "TRANSPARENT", "Meeting: "),
        ("proposed", "2025-08-24", "TENTATIVE", "TRANSPARENT", "Proposed meeting: "),
        ("postponed", "2025-08-24", "TENTATIVE", "TRANSPARENT", "Postponed meeting: "),
        ("cancelled", "2025-08-24", "CANCELLED", "TRANSPARENT", "Cancelled meeting: "),
    ],
)
def test_the_status_of_an_engagement(event, status, when, shown, busy, title):
    found = event(met(status=status, when=when))
    assert (found["STATUS"], found["TRANSP"]) == (shown, busy)
    assert found["SUMMARY"].startswith(title)
    assert f"Status: {status}" in description(found)


@pytest.mark.parametrize(
    ("status", "shown", "title"),
    [
        ("open", "CONFIRMED", "Due: "),
        ("accepted", "CONFIRMED", "Due (accepted): "),
        ("fulfilled", "CONFIRMED", "Due (fulfilled): "),
        ("broken", "CONFIRMED", "Due (broken): "),
        ("lapsed", "CONFIRMED", "Due (lapsed): "),
        ("declined", "CANCELLED", "Due (declined): "),
        ("withdrawn", "CANCELLED", "Due (withdrawn): "),
    ],
)
def test_the_status_of_a_commitment(event, status, shown, title):
    found = event(promised(status=status))
    assert (found["STATUS"], found["TRANSP"]) == (shown, "TRANSPARENT")
    assert found["SUMMARY"].startswith(title)


# Words


def test_the_title_of_an_engagement_says_what_who_and_where(event):
    assert event(met(place="Beijing"))["SUMMARY"] == "Meeting: South Korea – China (Beijing)"
    assert event(met(kind="visit"))["SUMMARY"] == "Visit: South Korea – China"


def test_the_title_of_a_commitment_says_what_is_due_and_whose_word_it_is(event):
    assert (
        event(promised())["SUMMARY"] == "Due: send a delegation to the talks (pledge by South Korea to China)"
    )
    agreed = promised(kind="agreement", content="meet again")
    assert event(agreed)["SUMMARY"] == "Due: meet again (agreement of South Korea, China)"


def test_a_title_does_not_run_on(event):
    crowd = [Party(code=f"P{n}", name=f"Party {n}") for n in range(21)]
    found = event(met(parties=crowd, place="long " * 400))
    assert found["SUMMARY"].startswith(
        "Meeting: Party 0 – Party 1 – Party 2 – Party 3 – Party 4 and 16 others (long "
    )
    assert len(found["SUMMARY"]) < 400
    assert f"Parties: {', '.join(each.name for each in crowd)}" in description(found)
    assert found["LOCATION"] == ("long " * 400).strip()
    long = event(promised(content="word " * 400))
    assert len(long["SUMMARY"]) < 400
    assert "word " * 399 in long["DESCRIPTION"]


def test_the_description_says_who_took_part_and_quotes_the_source(event):
    source = document(
        "Envoy Park met “Wang”, \\Now; then left. More was said.",
        title="A letter",
        publisher="The Ministry",
        uri="https://example.org/a?b=1,2;c",
        published=date(2025, 8, 25),
    )
    people = [participant("Park", title="special envoy", party="KOR", role="visitor"), participant("Wang")]
    quotes = [source.quote("Envoy Park met “Wang”, \\Now; then left."), source.quote("More was said.")]
    found = event(
        [source, met(participants=people, evidence=quotes, topics=["trade", "visas"], summary="In short")]
    )
    assert description(found) == [
        "In short",
        "Parties: South Korea, China",
        "Date: 24 August 2025",
        "Status: held",
        "Participants:",
        "- Park, special envoy (South Korea, visitor)",
        "- Wang",
        "Topics: trade, visas",
        "",
        "“Envoy Park met “Wang”, \\Now; then left.”",
        "“More was said.”",
        "— A letter, The Ministry, 25 August 2025",
        "https://example.org/a?b=1,2;c",
    ]


def test_the_description_of_a_commitment(event):
    source = document(title="A letter")
    said = promised(of=source, made="2025-08", topics=["talks"], summary="In short")
    assert description(event([source, said])) == [
        "In short",
        "Pledge by South Korea to China: send a delegation to the talks",
        "Due: 31 October 2025",
        "Status: open",
        "Made: August 2025",
        "Topics: talks",
        "",
        f"“{said.evidence[0].quote}”",
        "— A letter",
    ]


def test_each_source_stands_behind_its_own_quotations(event):
    one, two = document("first words", title="One"), document("second words", title="Two")
    quotes = [one.quote("first"), one.quote("words"), two.quote("second")]
    lines = description(event([one, two, met(evidence=quotes)]))
    assert lines[3:] == ["", "“first”", "“words”", "— One", "", "“second”", "— Two"]


def test_a_document_that_did_not_come_is_not_made_up(event):
    assert not any(line.startswith("—") for line in description(event(met())))
    assert not any(line.startswith("—") for line in description(event([document(), met()])))


def test_categories_are_the_kind_and_the_topics_each_once(event):
    found = event(met(topics=["trade, fish", "meeting", "visas;\nborders"]))
    assert [str(each) for each in found["CATEGORIES"].cats] == ["meeting", "trade, fish", "visas; borders"]


# Identity and revision


def test_the_revision_is_the_publication_of_the_latest_document(event):
    old = document("old words", published=date(2025, 8, 25))
    new = document("new words", published=date(2025, 9, 1))
    found = event([old, new, met(evidence=[new.quote("new"), old.quote("old")])])
    assert found["DTSTAMP"].dt == found["LAST-MODIFIED"].dt == datetime(2025, 9, 1, tzinfo=UTC)
    assert found["SEQUENCE"] == 0


def test_without_a_publication_date_the_revision_is_a_fixed_instant(event):
    assert event(met())["DTSTAMP"].dt == datetime(1970, 1, 1, tzinfo=UTC)
    assert event([document(), met()])["DTSTAMP"].dt == datetime(1970, 1, 1, tzinfo=UTC)


@pytest.fixture
def ledger():
    """A ledger with one planned meeting, whose clock goes on by a day at each change."""
    days = iter(range(1000))
    made = Ledger(
        registry=Registry(plugins=[]),
        clock=lambda: datetime(2025, 9, 1, 12, tzinfo=UTC) + timedelta(next(days)),
    )
    source = document("They will meet.", published=date(2025, 8, 1))
    made.add(report(source, engagements=[met(of=source, id="eng-1", status="scheduled")], commitments=[]))
    return made


def test_a_record_that_was_added_once_to_a_ledger_is_shown_as_its_report_is(ledger, exported):
    assert exported(ledger.items()) == exported(
        [ledger.document(ledger.entry("eng-1").accounts[0].document), *ledger.records()]
    )


@pytest.mark.parametrize(
    ("changed", "sequence"),
    [
        ({"when": "2025-10-01"}, 1),
        ({"place": "Seoul"}, 1),
        ({"when": "2025-10-01", "place": "Seoul"}, 2),
        ({"status": "held"}, 0),
        ({"status": "cancelled", "topics": ["trade"]}, 0),
    ],
    ids=str,
)
def test_a_change_is_a_later_revision_and_a_greater_sequence_where_it_moves_the_event(
    ledger, event, changed, sequence
):
    ledger.correct("eng-1", **changed)
    found = event(ledger.items())
    assert found["SEQUENCE"] == sequence
    assert found["LAST-MODIFIED"].dt == found["DTSTAMP"].dt >= datetime(2025, 9, 2, 12, tzinfo=UTC)
    assert found["UID"] == "eng-1@diplotrack"


def test_a_changed_due_date_is_a_greater_sequence(event):
    times = iter([datetime(2025, 9, day, tzinfo=UTC) for day in (1, 2)])
    ledger = Ledger(registry=Registry(plugins=[]), clock=lambda: next(times))
    ledger.add(report(engagements=[], commitments=[promised(id="com-1")]))
    ledger.correct("com-1", due="2025-11-30")
    assert event(ledger.items())["SEQUENCE"] == 1


def test_a_ledger_that_did_not_change_gives_the_same_bytes_at_any_time(ledger, exported):
    ledger.correct("eng-1", when="2025-10-01")
    assert exported(ledger.items()) == exported(ledger.items())


def test_the_uid_follows_the_id_whatever_else_changes(event):
    first, later = met(id="eng-1", place="Beijing"), met(id="eng-1", when="2025-09-01", status="postponed")
    assert event(first)["UID"] == event(later)["UID"] == "eng-1@diplotrack"


def test_the_properties_of_our_own_say_what_a_program_looks_for(calendar):
    records = [record for each in many_reports(12) for record in each.records]
    dated = {
        record.id: record
        for record in records
        if getattr(record, "when", None) or getattr(record, "due", None)
    }
    events = calendar(records).events
    assert len(events) == len(dated)
    for found in events:
        record = dated[found["X-DIPLOTRACK-ID"]]
        assert found["X-DIPLOTRACK-TYPE"] == type(record).__name__.lower()
        assert (found["X-DIPLOTRACK-KIND"], found["X-DIPLOTRACK-STATUS"]) == (record.kind, record.status)
        when = record.when if found["X-DIPLOTRACK-TYPE"] == "engagement" else record.due
        assert found["X-DIPLOTRACK-EDTF"] == str(when)


def test_no_more_of_a_document_gets_into_a_calendar_than_is_quoted_and_where_it_is_from(exported):
    secret = document("Wang met Park. Nobody else may know the rest.", title="Cable", encoding="windows-1252")
    content = exported([secret, met(evidence=[secret.quote("Wang met Park.")]), promised(evidence=())])
    unfolded = content.replace(b"\r\n ", b"").decode()
    assert "Wang met Park." in unfolded
    assert "rest" not in unfolded.replace("INTEREST", "")
    assert secret.id not in unfolded


def test_what_has_no_event_is_kept_in_the_head_for_those_who_read_the_file_back(exported):
    content = exported(
        [met(), promised(), engagement(place="Oslo"), met(when="2025", place="Bergen")], uncertain="omit"
    )
    head = content.replace(b"\r\n ", b"").partition(b"BEGIN:VEVENT")[0].decode()
    assert head.count("\r\nX-DIPLOTRACK-RECORD;VALUE=TEXT:") == 2
    assert "Oslo" in head
    assert "Bergen" in head


# What belongs together


def test_a_record_is_related_to_what_it_is_part_of_or_was_made_at(calendar):
    visit = met(kind="visit", id="eng-visit")
    talks = met(id="eng-talks", part_of="eng-visit")
    found = calendar([visit, talks, promised(engagement="eng-talks")]).events
    assert "RELATED-TO" not in found[0]
    assert [each["RELATED-TO"] for each in found[1:]] == ["eng-visit@diplotrack", "eng-talks@diplotrack"]
    assert found[2]["RELATED-TO"] == found[1]["UID"]


# Alarms


def alarms(component):
    return [each for each in component.walk() if each.name == "VALARM"]


@pytest.mark.parametrize("status", ["scheduled", "proposed", "ongoing"])
def test_an_alarm_reminds_of_an_engagement_that_is_still_to_come(event, status):
    found = event(met(status=status), alarm="P1D")
    (alarm,) = alarms(found)
    assert (alarm["ACTION"], alarm["TRIGGER"].dt) == ("DISPLAY", timedelta(days=-1))
    assert alarm["DESCRIPTION"] == found["SUMMARY"]


@pytest.mark.parametrize("status", ["open", "accepted"])
def test_an_alarm_reminds_of_a_promise_that_waits_to_be_kept(event, status):
    assert len(alarms(event(promised(status=status), alarm="PT36H"))) == 1


@pytest.mark.parametrize(
    "record",
    [
        met(),
        met(status="cancelled"),
        met(status="postponed"),
        met(status="scheduled", when="2025-10"),
        met(status="scheduled", when="2025-10-05~"),
        promised(status="fulfilled"),
        promised(status="broken"),
        promised(due="2025-10"),
    ],
    ids=lambda record: f"{record.status} {getattr(record, 'when', None) or getattr(record, 'due', None)}",
)
def test_no_alarm_rings_for_what_is_over_or_off_or_may_come_on_another_day(event, record):
    assert alarms(event(record, alarm="P1D")) == []


def test_nobody_is_reminded_unasked(event):
    assert alarms(event(met(status="scheduled"))) == []


# The calendar


def test_the_head_of_a_calendar(calendar):
    found = calendar([met(), promised()], name="Seoul – Beijing", refresh="PT12H")
    assert (found["VERSION"], found["CALSCALE"]) == ("2.0", "GREGORIAN")
    assert found["PRODID"] == "-//diplotrack//diplotrack-ical//EN"
    assert found["NAME"] == found["X-WR-CALNAME"] == "Seoul – Beijing"
    assert found["REFRESH-INTERVAL"].params["VALUE"] == "DURATION"
    assert found["REFRESH-INTERVAL"].dt == timedelta(hours=12)
    assert found["X-PUBLISHED-TTL"] == "PT12H"
    assert "METHOD" not in found


def test_the_name_that_google_reads(exported):
    assert b"\r\nX-WR-CALNAME:Diplomatic record\r\n" in exported([met(), promised()])


def test_a_file_with_one_event_has_no_name(calendar):
    for name in ("NAME", "X-WR-CALNAME", "DESCRIPTION", "X-WR-CALDESC"):
        assert name not in calendar([met(), engagement()])
        assert name in calendar([met(), promised(), engagement()])
    assert calendar([met(), engagement()])["X-DIPLOTRACK-UNDATED"] == "1"
    assert "NAME" in calendar([])


def test_a_client_is_not_told_when_to_refresh_unless_asked(calendar):
    assert not {"REFRESH-INTERVAL", "X-PUBLISHED-TTL"} & set(calendar([met(), promised()]))


def test_nobody_is_invited(exported):
    people = [participant("Park", title="envoy", party="KOR", role="chair")]
    content = exported([met(participants=people), promised()])
    assert not any(name in content for name in (b"ATTENDEE", b"ORGANIZER", b"METHOD", b"VALARM", b"VTODO"))


def test_a_report_that_tries_to_end_the_event_stays_text(calendar):
    attack = "x\r\nEND:VEVENT\r\nEND:VCALENDAR\r\nBEGIN:VCALENDAR\nATTENDEE:mailto:a@example.org\r"
    found = calendar(
        [met(place=attack, topics=[attack], summary=attack), promised(content=attack)], name=attack
    )
    assert [part.name for part in found.walk()] == ["VCALENDAR", "VEVENT", "VEVENT"]
    assert not any("ATTENDEE" in part for part in found.walk())


def test_the_entry_point_provides_the_exporter(tmp_path):
    (point,) = entry_points(group="diplotrack", name="ical")
    registry = Registry(plugins=[(point.name, point.load())])
    assert [provided.item.name for provided in registry.exporters] == ["ical"]
    assert export(report(engagements=[met()], commitments=[]), tmp_path / "out.ics", registry=registry) == 1
    assert len(Calendar.from_ical((tmp_path / "out.ics").read_bytes()).events) == 1


def test_the_plugin_is_listed_without_loading_icalendar():
    code = "import sys, diplotrack_ical as d; d.IcalExporter(); sys.exit('icalendar' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_told():
    registry = Registry(plugins=[diplotrack_ical])
    with pytest.raises(ExportError, match="No space left"):
        export(many_reports(50), "/dev/full", exporter="ical", registry=registry)
