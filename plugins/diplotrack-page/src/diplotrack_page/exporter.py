"""The exporter: the frame of the page around the records, which are written as they come."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

import attrs

from diplotrack.records import Commitment, Document, Engagement
from diplotrack.targets import Target
from diplotrack_page.data import line


@attrs.frozen(kw_only=True)
class PageOptions:
    """Options of the exporter.

    Attributes:
        title: what stands at the top of the page and in its title bar.
        today: the day against which deadlines are held. Without it the page holds them against its reader's clock, and
            says so.
    """

    title: str = "Dossier"
    today: datetime.date | None = None


class PageExporter:
    """Writes records as one HTML file that needs nothing else."""

    name = "page"
    suffixes: tuple[str, ...] = (".html", ".htm")
    media_type = "text/html; charset=utf-8"
    options = PageOptions

    @contextmanager
    def open(self, target: Target, options: PageOptions) -> Iterator[PageWriter]:
        """Begin a page; leaving the block well completes it."""
        from diplotrack_page.frame import closing, opening

        stream = target.text()
        stream.write(opening(options.title, options.today))
        yield PageWriter(stream)
        stream.write(closing())


class PageWriter:
    """Writes each item as a line of the page's data; nothing is kept."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._between = ""

    def write(self, item: Document | Engagement | Commitment) -> None:
        """Write one item."""
        self._stream.write(self._between + line(item))
        self._between = ",\n"
