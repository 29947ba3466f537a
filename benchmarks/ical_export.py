"""iCalendar export and reading against the bare icalendar package writing the same events, and parsing the same file.

The peers have less to do: to write, the texts, days and words of the events are worked out beforehand; to read, the
peer parses each event and looks at its dates and texts, where ours makes records, documents and quotations of them. Run it with ``python benchmarks/ical_export.py``.
"""

from __future__ import annotations

import io
import sys
from typing import Any

import icalendar
from _ratio import Result, compare, finish

import diplotrack_ical
from diplotrack import Document
from diplotrack.exporting import export
from diplotrack.plugins import Registry
from diplotrack.testing.synthetic import many_reports

_REPORTS = 250
_DATES = ("DTSTAMP", "LAST-MODIFIED", "DTSTART", "DTEND")
_RECORD = "X-DIPLOTRACK-RECORD"


def measure() -> list[Result]:
    """The speed of writing and of reading, each as a part of that of the bare package."""
    reports = list(many_reports(_REPORTS))
    registry = Registry(plugins=[diplotrack_ical])

    def ours() -> bytes:
        stream = io.BytesIO()
        export(reports, stream, exporter="ical", registry=registry)
        return stream.getvalue()

    parsed = icalendar.Calendar.from_ical(ours())
    head = [
        (name, str(value), {"VALUE": "TEXT"} if name == _RECORD else {})
        for name, values in parsed.items()
        for value in (values if isinstance(values, list) else [values])
    ]
    # What a user of the package would have at hand: plain texts, dates and numbers.
    events = [
        [
            (name, _plain(name, value), {"VALUE": "TEXT"} if name == _RECORD else {})
            for name, value in event.items()
        ]
        for event in parsed.events
    ]

    def peer() -> bytes:
        calendar = icalendar.Calendar()
        for name, text, parameters in head:
            calendar.add(name, text, parameters)
        for properties in events:
            event = icalendar.Event()
            for name, value, parameters in properties:
                event.add(name, value, parameters)
            calendar.add_component(event)
        return bytes(calendar.to_ical())

    if icalendar.Calendar.from_ical(peer()) != parsed:
        sys.exit("the peer's events are not the same, so the comparison would mean nothing")
    content = ours()

    def load() -> int:
        return sum(not isinstance(item, Document) for item in diplotrack_ical.load(content))

    def parse() -> int:
        calendar: Any = icalendar.Calendar.from_ical(content)
        records = list(calendar[_RECORD])
        for event in calendar.events:
            records.append(str(event[_RECORD]))
            _ = [event[name].dt for name in _DATES], str(event["SUMMARY"]), str(event["DESCRIPTION"])
        return len(records)

    if load() != parse():
        sys.exit("the two find different numbers of records, so the comparison would mean nothing")
    return [
        compare("iCalendar export", ours, peer, 0.8),
        compare("iCalendar reading", load, parse, 0.5),
    ]


def _plain(name: str, value: Any) -> object:
    if name in _DATES:
        return value.dt
    if name == "CATEGORIES":
        return [str(category) for category in value.cats]
    return int(value) if name == "SEQUENCE" else str(value)


if __name__ == "__main__":
    sys.exit(finish(*measure()))
