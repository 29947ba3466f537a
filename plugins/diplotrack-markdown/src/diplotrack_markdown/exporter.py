"""The exporter: a briefing note in Markdown (CommonMark)."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from diplotrack.targets import Target
from diplotrack_markdown.note import MarkdownOptions, Note
from diplotrack_markdown.spool import Spool


class MarkdownExporter:
    """Writes records as a briefing note."""

    name = "markdown"
    suffixes: tuple[str, ...] = (".md", ".markdown")
    media_type = "text/markdown; charset=utf-8"
    options = MarkdownOptions

    @contextmanager
    def open(self, target: Target, options: MarkdownOptions) -> Iterator[Note]:
        """Begin a note; it is written when the last record is known, since it is ordered by date and party."""
        stream = target.text()
        with Spool() as spool:
            note = Note(spool, options)
            yield note
            note.finish(stream)
