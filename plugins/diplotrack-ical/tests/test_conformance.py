from __future__ import annotations

from types import MappingProxyType

from icalendar import Calendar

from diplotrack.testing import ExporterSuite
from diplotrack_ical import IcalExporter


class TestIcalExporter(ExporterSuite):
    exporter = IcalExporter()

    def check_file(self, path):
        content = path.read_bytes()
        parsed = Calendar.from_ical(content)
        assert [part.errors for part in parsed.walk() if part.errors] == []
        assert {part.name for part in parsed.walk()} <= {"VCALENDAR", "VEVENT"}
        for physical in content.removesuffix(b"\r\n").split(b"\r\n"):
            assert len(physical) <= 75
            assert not any((octet < 0x20 and octet != 0x09) or octet == 0x7F for octet in physical), physical
            physical.decode("utf-8")


class TestIcalExporterWithOptions(TestIcalExporter):
    many = 500
    options = MappingProxyType(
        {"uncertain": "omit", "refresh": "PT12H", "name": "Séoul – 北京; envoys, letters"}
    )
