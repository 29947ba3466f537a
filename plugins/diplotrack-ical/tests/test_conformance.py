from __future__ import annotations

import io
from types import MappingProxyType

import pytest
from icalendar import Calendar

from diplotrack.exporting import export
from diplotrack.testing import ExporterSuite, SourceAdapterSuite, many_reports
from diplotrack_ical import IcalAdapter, IcalExporter

OURS = b"".join(
    line + b"\r\n"
    for line in (
        b"BEGIN:VCALENDAR",
        b"VERSION:2.0",
        b"PRODID:-//diplotrack//diplotrack-ical//EN",
        b"BEGIN:VEVENT",
        b"UID:eng-1@diplotrack",
        b"DTSTAMP:20250825T000000Z",
        b"DTSTART;VALUE=DATE:20250824",
        b"DTEND;VALUE=DATE:20250825",
        b"SUMMARY:Meeting: South Korea",
        b'X-DIPLOTRACK-RECORD;VALUE=TEXT:{"type":"engagement"\\,"id":"eng-1"\\,"kind":"meeting"\\,"status":"held"',
        b' \\,"parties":[{"code":"KOR"\\,"name":"South Korea"}]\\,"when":"2025-08-24"\\,"evidence":[{"source":0\\,"quo',
        b' te":"The envoys met."}]\\,"sources":[{"title":"Envoys"\\,"published":"2025-08-25"}]}',
        b"END:VEVENT",
        b"END:VCALENDAR",
    )
)
OTHERS = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Example Corp//Calendar//EN
BEGIN:VEVENT
UID:1
DTSTAMP:20250101T000000Z
DTSTART;TZID=Asia/Seoul:20250915T090000
DURATION:PT2H
SUMMARY:Talks between South Korea and Japan
END:VEVENT
END:VCALENDAR
"""


class TestIcalAdapter(SourceAdapterSuite):
    adapter = IcalAdapter()
    samples = (
        ("ours.ics", OURS),
        ("others.ics", OTHERS.encode()),
        ("small.ics", OTHERS.replace("BEGIN:VCAL", "begin:vcal").encode()),
    )
    foreign = (("notes.txt", b"BEGIN:VCARD\r\n"), ("late.ics", b"Some words. BEGIN:VCALENDAR\n"))


class TestIcalExporter(ExporterSuite):
    exporter = IcalExporter()
    # Fewer than the suite has, and less slack: 180 records more make a file that is larger by twice the slack.
    many = 200
    slack = 150_000

    def check_file(self, path):
        for each in path.parent.glob("*.ics"):
            self.check_calendar(each.read_bytes())

    def check_calendar(self, content):
        parsed = Calendar.from_ical(content)
        assert [part.errors for part in parsed.walk() if part.errors] == []
        assert {part.name for part in parsed.walk()} <= {"VCALENDAR", "VEVENT", "VTODO", "VALARM"}
        for physical in content.removesuffix(b"\r\n").split(b"\r\n"):
            assert len(physical) <= 75
            assert not any((octet < 0x20 and octet != 0x09) or octet == 0x7F for octet in physical), physical
            physical.decode("utf-8")


class TestIcalExporterWithAllOptions(TestIcalExporter):
    many = 40  # enough for the form; memory is measured without options, and with many more records below
    options = MappingProxyType(
        {
            "uncertain": "omit",
            "refresh": "PT12H",
            "alarm": "P1D",
            "todos": True,
            "split": "topic",
            "name": "Séoul – 北京; envoys, letters",
        }
    )


def test_a_stream_gets_in_one_calendar_what_files_have_in_two(tmp_path):
    suite = TestIcalExporter()
    stream, path = io.BytesIO(), tmp_path / "out.ics"
    for target in (stream, path):
        export(many_reports(5), target, exporter="ical", registry=suite._registry(), todos=True)
    suite.check_calendar(stream.getvalue())
    apart = [
        part for file in tmp_path.iterdir() for part in Calendar.from_ical(file.read_bytes()).subcomponents
    ]
    together = Calendar.from_ical(stream.getvalue()).subcomponents
    assert {bytes(part.to_ical()) for part in together} == {bytes(part.to_ical()) for part in apart}
    assert len(together) == len(apart)


@pytest.mark.heavy
def test_ten_thousand_engagements_are_exported_in_flat_memory(tmp_path):
    class TenThousand(TestIcalExporter):
        many = 10_000
        # The file has 20 MB. What grows beside it are the dates that `When.parse` keeps, up to 8,192 of them.
        slack = 2_000_000

    TenThousand().test_memory_is_flat(tmp_path)


@pytest.mark.heavy
def test_parts_and_tasks_are_exported_in_flat_memory(tmp_path):
    class ThreeThousand(TestIcalExporterWithAllOptions):
        many = 3_000
        slack = 1_000_000

    ThreeThousand().test_memory_is_flat(tmp_path)
