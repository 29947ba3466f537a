"""The source adapter of iCalendar files, as the core sees it; what reads them is loaded when it is asked to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from diplotrack.errors import FormatError
from diplotrack.records import Report
from diplotrack.sources import Source
from diplotrack_ical.options import IcalReadingOptions

if TYPE_CHECKING:
    from diplotrack.plugins import Registry


class IcalAdapter:
    """Reads calendars: diplotrack's own records as they were, other events as engagements.

    Args:
        registry: whose parties are known; by default the installed ones.
    """

    name = "ical"
    options = IcalReadingOptions

    def __init__(self, registry: Registry | None = None) -> None:
        self._registry = registry

    def __reduce__(self) -> tuple[type[IcalAdapter], tuple[Registry | None]]:
        return type(self), (self._registry,)

    def accepts(self, source: Source) -> float:
        """1 for what begins as a calendar does, else 0."""
        head = source.head.removeprefix(b"\xef\xbb\xbf").lstrip()
        return 1.0 if head[:15].upper() == b"BEGIN:VCALENDAR" else 0.0

    def read(self, source: Source, options: IcalReadingOptions) -> Iterator[Report | FormatError]:
        """A report for each event of others, in the order of the file, then one for each document that ours quote.

        A broken event is an error in its place; so is a file that is no calendar.

        Raises:
            SourceError: the file cannot be opened.
        """
        from diplotrack.plugins import default_registry
        from diplotrack_ical.reading import reports

        registry = self._registry or default_registry()
        yield from reports(source, options, registry.gazetteer)
