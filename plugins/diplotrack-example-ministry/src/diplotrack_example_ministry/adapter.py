"""The adapter: hands each text of a page to whichever adapter reads prose, with what the page says of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from diplotrack import DiplotrackError, Explained, Registry, Report, Source, read_text
from diplotrack.errors import ReadError
from diplotrack.interfaces import DocumentOptions
from diplotrack_example_ministry.pages import MARK, Told, told

PUBLISHER = "Ministry of Foreign Affairs of Examplia"


class PressAdapter:
    """Reads the press pages of the ministry of Examplia.

    Args:
        registry: whose adapter for prose reads the texts; None for that of the installed plugins.
    """

    name = "example-ministry"
    options = DocumentOptions

    def __init__(self, registry: Registry | None = None) -> None:
        self._registry = registry

    def accepts(self, source: Source) -> float:
        """1 where the mark of the ministry's system stands in the first bytes: surer than who takes any web page."""
        return 1.0 if MARK in source.head else 0.0

    def read(self, source: Source, options: DocumentOptions) -> Iterator[Report | DiplotrackError]:
        """A report of a readout, or one of each item of a list.

        Raises:
            SourceError: the source is empty or no text.
            FormatError: it is no whole page of the ministry.
        """
        html, encoding = source.text()
        for each in told(html, source.name):
            if isinstance(each, DiplotrackError):
                yield each
                continue
            try:
                report: Report = read_text(each.text, **self._known(each, options))
            except DiplotrackError as error:
                yield _failed(each, source, error)
            else:
                yield _decoded(report, encoding)

    def explain(self, source: Source, options: DocumentOptions) -> Iterator[Explained | DiplotrackError]:
        """The same reports, explained by the adapter for prose; raises as `read`."""
        html, encoding = source.text()
        for each in told(html, source.name):
            if isinstance(each, DiplotrackError):
                yield each
                continue
            try:
                explained: Explained = read_text(each.text, explain=True, **self._known(each, options))
            except DiplotrackError as error:
                yield _failed(each, source, error)
            else:
                yield attrs.evolve(explained, report=_decoded(explained.report, encoding))

    def _known(self, each: Told, options: DocumentOptions) -> dict[str, Any]:
        """What is known of a text; what the user says of it goes before what the page says."""
        page = {
            "published": each.published,
            "title": each.title,
            "uri": each.uri,
            "publisher": PUBLISHER,
            "language": "en",
        }
        said = {name: value for name, value in attrs.asdict(options).items() if value is not None}
        return {**page, **said, "registry": self._registry}


def _decoded(report: Report, encoding: str) -> Report:
    """The report with how the page's bytes were decoded, which whoever got the text cannot know."""
    return attrs.evolve(report, document=attrs.evolve(report.document, encoding=encoding or None))


def _failed(each: Told, source: Source, error: DiplotrackError) -> ReadError:
    problem = str(error).removeprefix("<text>: ")  # what the text is called where it is read
    wrapped = ReadError(f"{each.uri}: {problem}", source=source.name)
    wrapped.__cause__ = error
    return wrapped
