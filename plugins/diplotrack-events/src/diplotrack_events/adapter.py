"""The adapter for both layouts."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator

import attrs

from diplotrack.errors import DiplotrackError, FormatError
from diplotrack.plugins import Registry, default_registry
from diplotrack.records import Report
from diplotrack.sources import Readable, Source
from diplotrack_events import gdelt, plover
from diplotrack_events.codes import Actors
from diplotrack_events.counts import Counts
from diplotrack_events.opening import beginning, tables

_LOG = logging.getLogger("diplotrack_events")


@attrs.frozen(kw_only=True)
class EventsOptions:
    """Options of the adapter `events`.

    Attributes:
        private: whether rows of GDELT with businesses, media, civilians or aid groups are read too, for their countries.
    """

    private: bool = False


class EventsAdapter:
    """Reads tables of coded events: a report for each row that is an engagement or a commitment.

    Args:
        registry: whose parties are found; by default the installed plugins.
    """

    name = "events"
    options = EventsOptions

    def __init__(self, registry: Registry | None = None) -> None:
        self._registry = registry

    def accepts(self, source: Source) -> float:
        """1 for a GDELT 2.0 event file or a PLOVER table, plain, in gzip or first in a ZIP file; else 0."""
        head = beginning(source)
        return 1.0 if gdelt.is_table(head) or plover.is_table(head) else 0.0

    def read(self, source: Source, options: EventsOptions) -> Iterator[Report | DiplotrackError]:
        """The reports, in the order of the rows, and an error in the place of each row that is wrong.

        Raises:
            SourceError: the file cannot be unpacked, or not within its limits.
            FormatError: a table has neither layout.
        """
        counts = Counts()
        yield from self.counted(source, options, counts)
        _LOG.info("%s: %s", source.name, counts)

    def counted(
        self, source: Source, options: EventsOptions, counts: Counts
    ) -> Iterator[Report | DiplotrackError]:
        """As `read` of the same `source` and `options`, and counts the rows into `counts`.

        Raises:
            FormatError: the input is no table of these kinds.
        """
        actors = Actors((self._registry or default_registry()).gazetteer)
        for name, lines in tables(source):
            first = next(lines, b"")
            again = _chained(first, lines)
            if plover.is_table(first):
                yield from plover.reports(again, name, actors, counts)
            elif gdelt.is_table(first) or first.count(b"\t") > 40:
                yield from gdelt.reports(again, name, actors, counts, private=options.private)
            else:
                problem = "is neither a GDELT 2.0 event file (61 columns) nor a PLOVER table (a header with 'Event Type')"
                raise FormatError(problem, source=name, line=1)


def _chained(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def count(
    sources: Iterable[Readable | Source], *, private: bool = False, registry: Registry | None = None
) -> Counts:
    """Read tables and say what became of their rows.

    Args:
        sources: the tables.
        private: as the option.
        registry: the plugins to use; by default the installed ones.

    Raises:
        DiplotrackError: a table cannot be read.
    """
    counts, adapter, options = Counts(), EventsAdapter(registry), EventsOptions(private=private)
    for source in sources:
        for _ in adapter.counted(Source.of(source), options, counts):
            pass
    return counts
