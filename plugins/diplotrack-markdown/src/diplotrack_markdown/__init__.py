"""A briefing note in Markdown: what happened, what is open, what is due. ``diplotrack.export(report, "note.md")`` writes it."""

from __future__ import annotations

from collections.abc import Iterable

from diplotrack.hooks import hookimpl
from diplotrack.interfaces import Exporter
from diplotrack_markdown.exporter import MarkdownExporter
from diplotrack_markdown.note import MarkdownOptions

__all__ = ["MarkdownExporter", "MarkdownOptions", "diplotrack_exporters"]


@hookimpl
def diplotrack_exporters() -> Iterable[Exporter]:
    """The exporter of briefing notes."""
    return [MarkdownExporter()]
