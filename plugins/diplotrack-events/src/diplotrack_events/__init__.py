"""Reads GDELT 2.0 event files and PLOVER tables as engagements and commitments, and writes PLOVER rows.

The adapter is ``events``, the exporter ``plover`` (``.plover``, ``.tsv``). `count` says what became of the rows of tables.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from diplotrack.hooks import hookimpl
from diplotrack.interfaces import Exporter, SourceAdapter
from diplotrack_events.adapter import EventsAdapter, EventsOptions, count
from diplotrack_events.counts import Counts
from diplotrack_events.exporter import PloverExporter

if TYPE_CHECKING:
    from diplotrack.plugins import Registry

__all__ = ["Counts", "EventsAdapter", "EventsOptions", "PloverExporter", "count"]


@hookimpl
def diplotrack_source_adapters(registry: Registry) -> Iterable[SourceAdapter]:
    """The adapter of tables of events."""
    return [EventsAdapter(registry)]


@hookimpl
def diplotrack_exporters() -> Iterable[Exporter]:
    """The exporter of PLOVER tables."""
    return [PloverExporter()]
