"""iCalendar export against the bare icalendar package making the same events of the same texts.

The peer has less to do: the texts, days and words of its events are worked out beforehand, and it adds and writes
them. Run it with ``python benchmarks/ical_export.py``.
"""

from __future__ import annotations

import io
import sys
from typing import Any

import icalendar
from _ratio import Result, compare, finish

import diplotrack_ical
from diplotrack.exporting import export
from diplotrack.plugins import Registry
from diplotrack.testing.synthetic import many_reports

_REPORTS = 250
_DATES = ("DTSTAMP", "LAST-MODIFIED", "DTSTART", "DTEND")
_RECORD = "X-DIPLOTRACK-RECORD"


def measure() -> list[Result]:
    """The one figure: the speed of the export as a part of that of the bare package."""
    reports = list(many_reports(_REPORTS))
    registry = Registry(plugins=[diplotrack_ical])

    def ours() -> bytes:
        stream = io.BytesIO()
        export(reports, stream, exporter="ical", registry=registry)
        return stream.getvalue()

    parsed = icalendar.Calendar.from_ical(ours())
    head = [(name, str(value)) for name, value in parsed.items()]
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
        for name, text in head:
            calendar.add(name, text)
        for properties in events:
            event = icalendar.Event()
            for name, value, parameters in properties:
                event.add(name, value, parameters)
            calendar.add_component(event)
        return bytes(calendar.to_ical())

    if icalendar.Calendar.from_ical(peer()) != parsed:
        sys.exit("the peer's events are not the same, so the comparison would mean nothing")
    return [compare("iCalendar export", ours, peer, 0.8)]


def _plain(name: str, value: Any) -> object:
    if name in _DATES:
        return value.dt
    if name == "CATEGORIES":
        return [str(category) for category in value.cats]
    return int(value) if name == "SEQUENCE" else str(value)


if __name__ == "__main__":
    sys.exit(finish(*measure()))
