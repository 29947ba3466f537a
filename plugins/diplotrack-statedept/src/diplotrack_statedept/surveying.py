"""Tables read for what becomes of their rows."""

from __future__ import annotations

from collections.abc import Iterable

from diplotrack.errors import DiplotrackError
from diplotrack.plugins import Registry
from diplotrack.sources import Readable, Source
from diplotrack_statedept.adapter import StatedeptAdapter, StatedeptOptions
from diplotrack_statedept.counts import Survey


def survey(
    sources: Iterable[Readable | Source], *, remarks: bool = False, registry: Registry | None = None
) -> Survey:
    """Read tables and say what became of their rows: how many records, and which countries are no known party.

    Args:
        sources: the tables.
        remarks: whether the remarks are read too; with the article reader that takes minutes for all tables.
        registry: the plugins to use; by default the installed ones.

    Returns:
        The counts over all tables. A table that breaks off is counted up to there, and is among the errors.
    """
    counted = Survey()
    adapter, options = StatedeptAdapter(registry), StatedeptOptions(remarks=remarks)
    for source in sources:
        try:
            for _ in adapter.surveyed(Source.of(source), options, counted):
                pass
        except DiplotrackError as error:
            counted.errors.append(error)
    return counted
