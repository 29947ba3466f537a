"""Choosing: which adapter reads a source."""

from __future__ import annotations

from collections.abc import Iterable

from diplotrack.errors import NoAdapterError, SourceError
from diplotrack.interfaces import SourceAdapter
from diplotrack.plugins import Provided, Registry
from diplotrack.sources import Source


def choose_adapter(source: Source, registry: Registry, name: str | None = None) -> Provided[SourceAdapter]:
    """The adapter of this name, or the one that is surest of the source.

    Raises:
        NoAdapterError: there is none of this name, none takes the source, or several are equally sure of it.
        SourceError: the source cannot be opened.
    """
    everyone = registry.adapters
    names = [provided.item.name for provided in everyone]
    if name is not None:
        for provided in everyone:
            if provided.item.name == name:
                return provided
        problem = f"there is no adapter {name!r}; known are {', '.join(names) or 'none'}{registry.failures()}"
        raise NoAdapterError(problem, source=source.name, candidates=names)
    sure, failed = _asked(source, everyone)
    best = max((certainty for certainty, _ in sure), default=0.0)
    winners = [provided for certainty, provided in sure if certainty == best]
    if best <= 0 and source.folder is not None:
        problem = "is a directory, which no adapter here reads; give the files in it"
        raise SourceError(problem, source=source.name)
    if best <= 0:
        kind = f"a {source.suffix!r} file" if source.suffix else source.media_type or "this input"
        asked = f"no adapter takes {kind}; asked were {', '.join(names) or 'none'}"
        problem = f"{asked}{failed}{registry.failures()}; name one with adapter=… (--adapter)"
        raise NoAdapterError(problem, source=source.name, candidates=names)
    if len(winners) > 1:
        tied = [provided.item.name for provided in winners]
        problem = (
            f"several adapters take it equally well: {', '.join(tied)}; name one with adapter=… (--adapter)"
        )
        raise NoAdapterError(problem, source=source.name, candidates=tied)
    return winners[0]


def _asked(
    source: Source, everyone: Iterable[Provided[SourceAdapter]]
) -> tuple[list[tuple[float, Provided[SourceAdapter]]], str]:
    sure: list[tuple[float, Provided[SourceAdapter]]] = []
    failed = ""
    for provided in everyone:
        try:
            certainty = float(provided.item.accepts(source))
        except SourceError:
            raise
        except Exception as error:
            failed += f"; {provided.item.name} of plugin {provided.plugin!r} failed to say ({type(error).__name__}: {error})"
            continue
        if not 0 <= certainty <= 1:
            failed += f"; {provided.item.name} of plugin {provided.plugin!r} answered {certainty}, not 0 to 1"
            continue
        sure.append((certainty, provided))
    return sure, failed
