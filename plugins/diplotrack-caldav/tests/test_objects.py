"""An exported calendar taken apart."""

from __future__ import annotations

import io

from icalendar import Calendar

import diplotrack
from diplotrack_caldav.objects import CalendarObject, Exported

from .conftest import records


def exported(data):
    return Exported(io.BytesIO(data), "first")


def test_the_lines_of_the_exporter_are_passed_on_unchanged():
    written = io.BytesIO()
    source, first, *_ = records(2, place="C:\\New\\, a;b")
    diplotrack.export([source, first], written, exporter="ical")
    found = exported(written.getvalue())
    (uid,) = found
    marked = found.object(uid).marked()
    added = set(marked.splitlines()) - set(written.getvalue().splitlines())
    assert {line.partition(b":")[0] for line in added} == {b"PRODID", b"UID", b"X-DIPLOTRACK-CONTENT"}
    assert not CalendarObject.parse(marked).touched


CALENDAR = b"""BEGIN:VCALENDAR
METHOD:PUBLISH
X-WR-CALNAME:All
BEGIN:VTIMEZONE
TZID:Asia/Seoul
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:+0900
TZOFFSETTO:+0900
END:STANDARD
END:VTIMEZONE
BEGIN:VTIMEZONE
TZID:Africa/Nairobi
BEGIN:STANDARD
DTSTART:19700101T000000
TZOFFSETFROM:+0300
TZOFFSETTO:+0300
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:one@diplotrack
DTSTAMP:20250101T000000Z
DTSTART;TZID=Asia/Seoul:20250824T100000
SUMMARY:A talk\\, long eno
 ugh to be folded: BEGIN
 :VEVENT
BEGIN:VALARM
UID:alarm
TRIGGER:-P1D
ACTION:DISPLAY
DESCRIPTION:Soon
END:VALARM
END:VEVENT
BEGIN:VTODO
uid;X-A=b:two@di
 plotrack
DTSTAMP:20250101T000000Z
SEQUENCE:2
RELATED-TO;RELTYPE=PARENT:one@diplotrack
RELATED-TO:three@diplotrack
DUE;VALUE=DATE:20250824
END:VTODO
BEGIN:VEVENT
UID:one@diplotrack
RECURRENCE-ID;TZID=Asia/Seoul:20250831T100000
DTSTAMP:20250101T000000Z
DTSTART;TZID=Asia/Seoul:20250831T110000
END:VEVENT
END:VCALENDAR
"""
ONE, TWO = "one@first.diplotrack", "two@first.diplotrack"


def test_there_is_one_object_for_each_uid_with_the_zones_that_it_names():
    found = exported(CALENDAR)
    assert list(found) == [ONE, TWO]
    talk = Calendar.from_ical(found.object(ONE).data)
    assert [part.name for part in talk.subcomponents] == ["VTIMEZONE", "VEVENT", "VEVENT"]
    assert str(talk.subcomponents[0]["TZID"]) == "Asia/Seoul"
    assert "METHOD" not in talk
    assert "X-WR-CALNAME" not in talk
    assert str(talk.events[0].subcomponents[0]["UID"]) == "alarm"
    assert str(talk.events[0]["SUMMARY"]) == "A talk, long enough to be folded: BEGIN:VEVENT"


def test_relations_lead_to_the_publications_own():
    found = exported(CALENDAR).object(TWO)
    (todo,) = Calendar.from_ical(found.marked()).todos
    assert [str(each) for each in todo["RELATED-TO"]] == [ONE, "three@first.diplotrack"]
    assert todo["RELATED-TO"][0].params["RELTYPE"] == "PARENT"


def test_what_is_made_and_what_is_read_have_one_fingerprint():
    for uid in (ONE, TWO):
        made = exported(CALENDAR).object(uid)
        there = CalendarObject.parse(made.marked())
        assert (there.uid, there.mark, there.touched) == (uid, made.fingerprint, False)


def test_a_changed_alarm_or_zone_is_a_change_and_a_stamp_is_none():
    marked = exported(CALENDAR).object(ONE).marked()
    for old, new in ((b"-P1D", b"-P2D"), (b"TZID=Asia/Seoul:20250824", b"TZID=Asia/Tokyo:20250824")):
        assert old in marked
        assert CalendarObject.parse(marked.replace(old, new)).touched
    stamped = marked.replace(b"DTSTAMP:2025", b"X-OTHER:1\r\nCREATED:20200101T000000Z\r\nDTSTAMP:2026")
    assert not CalendarObject.parse(stamped).touched


def test_a_sequence_number_never_goes_down():
    todo = exported(CALENDAR).object(TWO)
    assert b"SEQUENCE:2\n" in todo.marked(after=1)
    assert b"SEQUENCE:5\r\n" in todo.marked(after=5)
    assert todo.marked(after=5).count(b"SEQUENCE") == 1


def test_what_is_no_calendar_is_no_object():
    for data in (b"", b"<html>", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"):
        assert CalendarObject.parse(data) is None
