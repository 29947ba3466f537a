"""Writes engagements and dated commitments as an iCalendar file (RFC 5545).

The exporter is chosen by the suffixes ``.ics`` and ``.ical``, or by its name, ``ical``. `IcalOptions` says what can be
chosen, the README which property holds what.
"""

from __future__ import annotations

from collections.abc import Iterable

from diplotrack.hooks import hookimpl
from diplotrack.interfaces import Exporter
from diplotrack_ical.exporter import IcalExporter
from diplotrack_ical.options import IcalOptions, UncertainDates

__all__ = ["IcalExporter", "IcalOptions", "UncertainDates"]


@hookimpl
def diplotrack_exporters() -> Iterable[Exporter]:
    """The exporter of iCalendar files."""
    return [IcalExporter()]
