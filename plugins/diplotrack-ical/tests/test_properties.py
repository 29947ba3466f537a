from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diplotrack.errors import FormatError
from diplotrack.records import Report
from diplotrack.sources import Source
from diplotrack.testing.strategies import reports
from diplotrack.when import When
from diplotrack_ical import IcalAdapter, IcalReadingOptions, load
from diplotrack_ical.text import block


def check_any_report(calendar, exported, report):
    """It reads back with an event for each dated record, and every record comes back from the file."""
    content = exported(report)
    physical = content.removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(line) <= 75 and b"\r" not in line and b"\n" not in line for line in physical)
    dated = {}
    for record in report.records:
        when = record.when if record in report.engagements else record.due
        if when is not None and not (_reaches_the_last_day(when)):
            dated[record.id] = record
    found = calendar(report)
    assert [event["X-DIPLOTRACK-ID"] for event in found.events] == list(dated)
    assert int(found.get("X-DIPLOTRACK-UNDATED", 0)) + int(found.get("X-DIPLOTRACK-OMITTED", 0)) == (
        len(report.records) - len(dated)
    )
    for event in found.events:
        record = dated[event["X-DIPLOTRACK-ID"]]
        assert event["DTSTART"].dt < event["DTEND"].dt
        for evidence in record.evidence:
            assert f"“{block(evidence.quote)}”" in event["DESCRIPTION"]
    assert exported(load(content)) == content


@settings(max_examples=12)
@given(report=reports(surrogates=True))
def test_any_report_reads_back(calendar, exported, report):
    check_any_report(calendar, exported, report)


@pytest.mark.heavy
@settings(deadline=None, max_examples=400, suppress_health_check=[HealthCheck.too_slow])
@given(report=reports(surrogates=True))
def test_any_of_many_reports_reads_back(calendar, exported, report):
    check_any_report(calendar, exported, report)


def _reaches_the_last_day(when):
    # An open or endless interval is shown at its start, any other date up to its end.
    if when.is_interval and when.latest in {None, date.max}:
        return when.start.latest == date.max if when.earliest else True
    return when.latest == date.max


HEAD, TAIL = ["BEGIN:VCALENDAR", "VERSION:2.0"], ["END:VCALENDAR", ""]
EVENT = [
    "BEGIN:VEVENT",
    "UID:1",
    "DTSTART;TZID=Asia/Seoul:20250915T090000",
    "DTEND;VALUE=DATE:20250917",
    "RRULE:FREQ=DAILY;UNTIL=20260101T000000Z",
    'ATTENDEE;CN="Kim, Min-seo";PARTSTAT=ACCEPTED:mailto:a@example.org',
    "SUMMARY:Talks between South Korea\\, Japan",
    'X-DIPLOTRACK-RECORD;VALUE=TEXT:{"type":"engagement"\\,"id":"e"\\,"kind":"visit"\\,"status":"held"',
    ' \\,"parties":[{"code":"KOR"\\,"name":"K"}]\\,"evidence":[{"source":0\\,"quote":"q"}]\\,"sources":[{}]}',
    "BEGIN:VALARM",
    "TRIGGER:-P1D",
    "END:VALARM",
    "END:VEVENT",
]
ODD = """DTSTART:|DTEND:20250901|DURATION:-P9D|DUE:2025|BEGIN:VTODO|END:VTODO|RDATE;VALUE=PERIOD:x/y|CATEGORIES:,,\\,
ORGANIZER:|LAST-MODIFIED:now|SEQUENCE:-1|STATUS:|:|;=| |DTSTART;TZID=../x:99991231T235959|DTEND:99991231T235960Z
DURATION:P99999D|URL:\x00|EXDATE:1"""
PIECES = st.sampled_from([*EVENT, *EVENT[1:], *HEAD, *TAIL, *ODD.replace("\n", "|").split("|")]) | st.text(
    max_size=20
)


@given(
    lines=st.lists(PIECES, max_size=25),
    cut=st.integers(len(HEAD[0]) + 2, 400) | st.none(),
    zone=st.sampled_from([None, "Asia/Seoul"]),
)
def test_any_lines_give_reports_or_clear_errors(lines, cut, zone):
    text = "\r\n".join([*HEAD, *lines, *TAIL])
    content = text.encode("utf-8", "surrogatepass")[:cut]
    source = Source(name="some.ics", content=content)
    for read in IcalAdapter().read(source, IcalReadingOptions(timezone=zone)):
        if isinstance(read, FormatError):
            assert "\n" not in str(read)
            assert read.source == "some.ics"
        else:
            assert isinstance(read, Report)
    list(load(content, on_error="collect"))


@given(start=st.dates(max_value=date(9999, 1, 1)), days=st.integers(1, 300), by_duration=st.booleans())
def test_any_days_come_back(start, days, by_duration):
    last = start + timedelta(days=days - 1)
    end = f"DURATION:P{days}D" if by_duration else f"DTEND;VALUE=DATE:{_compact(last + timedelta(days=1))}"
    event = [
        "BEGIN:VEVENT",
        "SUMMARY:Meeting with Japan",
        f"DTSTART;VALUE=DATE:{_compact(start)}",
        end,
        "END:VEVENT",
    ]
    source = Source(name="some.ics", content="\r\n".join([*HEAD, *event, *TAIL]).encode())
    [read] = IcalAdapter().read(source, IcalReadingOptions())
    [record] = read.engagements or [None]
    assert record is None or record.when == When.between(start, last)


def _compact(day):
    return day.isoformat().replace("-", "")
