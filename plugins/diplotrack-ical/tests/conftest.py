from __future__ import annotations

import io

import pytest
from icalendar import Calendar

from diplotrack.exporting import export
from diplotrack.plugins import Registry
from diplotrack.testing.builders import Plugin
from diplotrack_ical import IcalExporter

REGISTRY = Registry(plugins=[("ical", Plugin(exporters=[IcalExporter()]))])


def to_bytes(items, **options):
    stream = io.BytesIO()
    export(items, stream, exporter="ical", registry=REGISTRY, **options)
    return stream.getvalue()


@pytest.fixture(scope="session")
def exported():
    """The bytes of a calendar of these records."""
    return to_bytes


@pytest.fixture(scope="session")
def calendar():
    """The calendar of these records as icalendar reads it, held to be without a defect."""

    def parsed(items, **options):
        found = Calendar.from_ical(to_bytes(items, **options))
        assert [part.errors for part in found.walk() if part.errors] == []
        return found

    return parsed


@pytest.fixture(scope="session")
def event(calendar):
    """The only event of the calendar of these records."""

    def only(items, **options):
        (found,) = calendar(items, **options).events
        return found

    return only
