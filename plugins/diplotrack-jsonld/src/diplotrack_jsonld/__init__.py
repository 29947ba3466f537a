"""Diplotrack records as JSON-LD in the terms of schema.org. ``diplotrack.export(report, "out.jsonld")`` writes it."""

from __future__ import annotations

from collections.abc import Iterable

from diplotrack.hooks import hookimpl
from diplotrack.interfaces import Exporter
from diplotrack_jsonld.exporter import JsonLdExporter
from diplotrack_jsonld.terms import CONTEXT

__all__ = ["CONTEXT", "JsonLdExporter", "diplotrack_exporters"]


@hookimpl
def diplotrack_exporters() -> Iterable[Exporter]:
    """The exporter of JSON-LD."""
    return [JsonLdExporter()]
