"""Reading: choose an adapter for a source, read one or many, in this process or in others."""

from __future__ import annotations

import datetime
import os
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from concurrent.futures import Executor, Future
from contextlib import closing
from typing import Any

import attrs

from diplotrack.errors import (
    DiplotrackError,
    NoAdapterError,
    OptionsError,
    PluginWarning,
    ReadError,
    SourceError,
    ValidationError,
)
from diplotrack.interfaces import SourceAdapter
from diplotrack.options import build_options
from diplotrack.outcomes import OnError, Outcomes
from diplotrack.plugins import Provided, Registry, default_registry
from diplotrack.records import Report
from diplotrack.sources import DEFAULT_LIMIT, Readable, Source

_IN_FLIGHT = 64


@attrs.frozen(kw_only=True)
class _Plan:
    """How to read: what is the same for all sources of one call, and travels to worker processes."""

    adapter: str | None
    options: dict[str, Any]
    registry: Registry


def read(
    source: Readable | Source,
    *,
    published: datetime.date | None = None,
    adapter: str | None = None,
    limit: int = DEFAULT_LIMIT,
    encoding: str | None = None,
    registry: Registry | None = None,
    **options: Any,
) -> Report:
    """Read one source that holds one report.

    Args:
        source: a path, ``"-"`` for standard input, bytes, or a file object.
        published: its day of publication, against which relative dates ("on Sunday") are resolved.
        adapter: an adapter's name; by default the one that is surest of the source is taken.
        limit: bytes to read into memory at the most.
        encoding: of its text; by default it is detected and recorded in `Document.encoding`.
        registry: the plugins to use; by default the installed ones.
        options: the adapter's own options (``diplotrack plugins`` lists them).

    Raises:
        SourceError: the source cannot be opened, is empty, too large, or no text.
        NoAdapterError: no adapter takes it, or several do.
        OptionsError: the adapter does not know an option, or its value is wrong.
        ReadError: the adapter failed, or the source holds no report or more than one (use `read_all`).
    """
    opened = Source.of(source, limit=limit, encoding=encoding)
    with closing(_read(opened, _plan(adapter, published, registry, options))) as reports:
        first = next(reports, None)
        if first is None:
            raise ReadError("holds no report", source=opened.name, adapter=adapter)
        if next(reports, None) is not None:
            raise ReadError("holds more than one report; use read_all", source=opened.name, adapter=adapter)
    return first


def read_text(
    text: str,
    published: datetime.date | None = None,
    *,
    adapter: str | None = None,
    registry: Registry | None = None,
    **options: Any,
) -> Report:
    """Read prose that is at hand as text; as `read` otherwise.

    Args:
        text: the prose, of any length.
        published: its day of publication, against which relative dates are resolved.
        adapter: an adapter's name; by default the one that takes plain text.
        registry: the plugins to use; by default the installed ones.
        options: the adapter's own options, e.g. ``title`` and ``publisher``.
    """
    return read(Source.of_text(text), published=published, adapter=adapter, registry=registry, **options)


def read_all(
    sources: Iterable[Readable | Source],
    *,
    published: datetime.date | None = None,
    adapter: str | None = None,
    limit: int = DEFAULT_LIMIT,
    encoding: str | None = None,
    executor: Executor | None = None,
    on_error: OnError = "raise",
    registry: Registry | None = None,
    **options: Any,
) -> Outcomes[Report]:
    """Read many sources, each with any number of reports, lazily and in their order.

    Args:
        sources: paths, bytes, file objects; asked for as reading proceeds.
        published: the day of publication of all of them.
        adapter: an adapter's name; by default each source gets the one that is surest of it.
        limit: bytes of one source to read into memory at the most.
        encoding: of their text; by default it is detected.
        executor: runs the reading elsewhere: any `concurrent.futures.Executor` (threads, processes, a cluster's).
        on_error: what to do with a source that fails: ``"raise"``, ``"collect"`` (in the result's ``errors``), or a
            callable; each error names its source and has its cause.
        registry: the plugins to use; by default the installed ones.
        options: the adapter's own options.

    Returns:
        An iterator of reports; it can be asked on after an error.
    """
    if isinstance(sources, (str, bytes, os.PathLike, Source)):
        raise ValidationError("sources", sources, "give an iterable of sources; put a single one in a list")
    plan = _plan(adapter, published, registry, options)

    def opened() -> Iterator[Source | DiplotrackError]:
        for thing in sources:
            try:
                yield Source.of(thing, limit=limit, encoding=encoding)
            except DiplotrackError as error:
                yield error

    outcomes = _here(opened(), plan) if executor is None else _elsewhere(opened(), plan, executor)
    return Outcomes(outcomes, on_error)


def _plan(
    adapter: str | None, published: datetime.date | None, registry: Registry | None, options: dict[str, Any]
) -> _Plan:
    dated = options if published is None else {**options, "published": published}
    return _Plan(adapter=adapter, options=dated, registry=registry or default_registry())


def _here(sources: Iterable[Source | DiplotrackError], plan: _Plan) -> Iterator[Report | DiplotrackError]:
    for source in sources:
        if isinstance(source, DiplotrackError):
            yield source
            continue
        reports = _read(source, plan)
        while True:
            try:
                report = next(reports, None)
            except DiplotrackError as error:
                yield error
                break
            if report is None:
                break
            yield report


def _elsewhere(
    sources: Iterable[Source | DiplotrackError], plan: _Plan, executor: Executor
) -> Iterator[Report | DiplotrackError]:
    """At most so many sources wait at once that memory stays flat however many there are."""
    waiting: deque[tuple[str, Future[list[Report | DiplotrackError]]]] = deque()
    try:
        for source in sources:
            waiting.append(_submitted(source, plan, executor))
            if len(waiting) >= _IN_FLIGHT:
                yield from _result(*waiting.popleft())
        while waiting:
            yield from _result(*waiting.popleft())
    finally:
        for _, future in waiting:
            future.cancel()


def _submitted(
    source: Source | DiplotrackError, plan: _Plan, executor: Executor
) -> tuple[str, Future[list[Report | DiplotrackError]]]:
    failed: Future[list[Report | DiplotrackError]] = Future()
    if isinstance(source, DiplotrackError):
        failed.set_exception(source)
        return source.source or "", failed
    try:
        return source.name, executor.submit(_read_whole, source.portable(), plan)
    except Exception as error:
        failed.set_exception(error)
        return source.name, failed


def _read_whole(source: Source, plan: _Plan) -> list[Report | DiplotrackError]:
    return list(_here([source], plan))


def _result(name: str, future: Future[list[Report | DiplotrackError]]) -> Iterator[Report | DiplotrackError]:
    try:
        yield from future.result()
    except PluginWarning:
        raise
    except DiplotrackError as error:
        yield error
    except Exception as error:
        wrapped = ReadError(f"the executor failed: {type(error).__name__}: {error}", source=name)
        wrapped.__cause__ = error
        yield wrapped


def _read(source: Source, plan: _Plan) -> Generator[Report]:
    """The reports of one source; whatever fails is a `DiplotrackError` with the source's name."""
    provided = choose_adapter(source, plan.registry, plan.adapter)
    adapter = provided.item
    try:
        options = build_options(adapter.options, plan.options, owner=f"adapter {adapter.name!r}")
        for report in adapter.read(source, options):
            yield plan.registry.refine(_report(report))
    except OptionsError as error:
        error.source = source.name
        raise
    except PluginWarning:
        raise
    except Exception as error:
        if isinstance(error, DiplotrackError) and error.source is not None:
            raise
        raise _failed(error, source, provided) from error


def _report(report: object) -> Report:
    if not isinstance(report, Report):
        raise TypeError(f"gave a {type(report).__name__} instead of a Report")
    return report


def _failed(error: Exception, source: Source, provided: Provided[SourceAdapter]) -> ReadError:
    problem = str(error) if isinstance(error, DiplotrackError) else f"{type(error).__name__}: {error}"
    one_line = " ".join(problem.split())
    return ReadError(one_line, source=source.name, adapter=provided.item.name, plugin=provided.plugin)


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
