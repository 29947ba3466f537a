"""Writes engagements and dated commitments as iCalendar files (RFC 5545), and reads calendars back.

The exporter is chosen by the suffixes ``.ics`` and ``.ical``, or by its name, ``ical``; the adapter of the same name reads
what begins as a calendar does. `IcalOptions` and `IcalReadingOptions` say what can be chosen, the README which property
holds what. `load` reads back, without loss, what the exporter wrote.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from diplotrack.hooks import hookimpl
from diplotrack.interfaces import Exporter, SourceAdapter
from diplotrack_ical.adapter import IcalAdapter
from diplotrack_ical.exporter import IcalExporter
from diplotrack_ical.options import IcalOptions, IcalReadingOptions, Split, UncertainDates

if TYPE_CHECKING:
    from diplotrack.plugins import Registry
    from diplotrack_ical.loading import CalendarItems as CalendarItems
    from diplotrack_ical.loading import load as load

__all__ = [
    "CalendarItems",
    "IcalAdapter",
    "IcalExporter",
    "IcalOptions",
    "IcalReadingOptions",
    "Split",
    "UncertainDates",
    "load",
]


@hookimpl
def diplotrack_source_adapters(registry: Registry) -> Iterable[SourceAdapter]:
    """The adapter of iCalendar files."""
    return [IcalAdapter(registry)]


@hookimpl
def diplotrack_exporters() -> Iterable[Exporter]:
    """The exporter of iCalendar files."""
    return [IcalExporter()]


def __getattr__(name: str) -> Any:
    # icalendar is loaded by those who read, and not by those who list plugins.
    if name in {"CalendarItems", "load"}:
        from diplotrack_ical import loading

        return getattr(loading, name)
    message = f"module 'diplotrack_ical' has no attribute {name!r}"
    raise AttributeError(message)
