"""The parties of diplotrack records as a network. ``diplotrack.export(report, "out.graphml")`` writes it."""

from __future__ import annotations

from collections.abc import Iterable

from diplotrack.hooks import hookimpl
from diplotrack.interfaces import Exporter
from diplotrack_graphml.exporter import GraphMLExporter
from diplotrack_graphml.network import Network

__all__ = ["GraphMLExporter", "Network", "diplotrack_exporters"]


@hookimpl
def diplotrack_exporters() -> Iterable[Exporter]:
    """The exporter of networks."""
    return [GraphMLExporter()]
