"""Reading: one source or many, in this process or in others, with explanations or without."""

from __future__ import annotations

import datetime
import os
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Executor, Future
from contextlib import closing
from contextvars import ContextVar
from typing import Any, Literal, TypeVar, overload

import attrs

from diplotrack.choosing import choose_adapter
from diplotrack.errors import DiplotrackError, OptionsError, PluginWarning, ReadError, ValidationError
from diplotrack.interfaces import Explained, ExplainingAdapter, SourceAdapter
from diplotrack.options import build_options
from diplotrack.outcomes import OnError, Outcomes
from diplotrack.plugins import Provided, Registry, default_registry
from diplotrack.records import Report
from diplotrack.sources import DEFAULT_LIMIT, Readable, Source, is_url

T = TypeVar("T")

_IN_FLIGHT = 64

# Set while an adapter is at work: what it reads by way of another is refined once, as part of what it gives itself.
_within: ContextVar[bool] = ContextVar("diplotrack_reading_within", default=False)

_Found = Report | Explained


@attrs.frozen(kw_only=True)
class _Plan:
    """How to read: what is the same for all sources of one call, and travels to worker processes."""

    adapter: str | None
    options: dict[str, Any]
    registry: Registry
    explain: bool


@overload
def read(
    source: Readable | Source,
    *,
    published: datetime.date | None = None,
    adapter: str | None = None,
    limit: int = DEFAULT_LIMIT,
    encoding: str | None = None,
    fetch: bool = False,
    registry: Registry | None = None,
    explain: Literal[False] = False,
    **options: Any,
) -> Report: ...


@overload
def read(
    source: Readable | Source,
    *,
    published: datetime.date | None = None,
    adapter: str | None = None,
    limit: int = DEFAULT_LIMIT,
    encoding: str | None = None,
    fetch: bool = False,
    registry: Registry | None = None,
    explain: Literal[True],
    **options: Any,
) -> Explained: ...


def read(
    source: Readable | Source,
    *,
    published: datetime.date | None = None,
    adapter: str | None = None,
    limit: int = DEFAULT_LIMIT,
    encoding: str | None = None,
    fetch: bool = False,
    registry: Registry | None = None,
    explain: bool = False,
    **options: Any,
) -> Report | Explained:
    """Read one source that holds one report.

    Args:
        source: a path, ``"-"`` for standard input, bytes, or a file object; with ``fetch=True`` also a URL.
        published: its day of publication, against which relative dates ("on Sunday") are resolved.
        adapter: an adapter's name; by default the one that is surest of the source is taken.
        limit: bytes to read into memory at the most.
        encoding: of its text; by default it is detected and recorded in `Document.encoding`.
        fetch: fetch a source that is a URL (``http:``, ``https:``), which a plugin such as diplotrack-web does;
            without it nothing is fetched.
        registry: the plugins to use; by default the installed ones.
        explain: say of each record how it came about; not every adapter can.
        options: the adapter's own options (``diplotrack plugins`` lists them).

    Returns:
        The report, or with ``explain=True`` an `Explained`, which holds it.

    Raises:
        SourceError: the source cannot be opened, is empty, too large, or no text.
        NoAdapterError: no adapter takes it, or several do.
        OptionsError: the adapter does not know an option, or its value is wrong.
        ReadError: the adapter failed, it cannot explain its records where that is asked for, or the source holds
            no report or more than one (use `read_all`).
    """
    plan = _plan(adapter, published, registry, options, explain=explain)
    opened = opened_source(source, plan.registry, limit, encoding, fetch=fetch)
    with closing(_read(opened, plan)) as reports:
        first, second = next(reports, None), next(reports, None)
    if first is None:
        raise ReadError("holds no report", source=opened.name, adapter=adapter)
    if isinstance(first, DiplotrackError):
        raise first
    if isinstance(second, DiplotrackError):
        raise second
    if second is not None:
        raise ReadError("holds more than one report; use read_all", source=opened.name, adapter=adapter)
    return first


@overload
def read_text(
    text: str,
    published: datetime.date | None = None,
    *,
    adapter: str | None = None,
    registry: Registry | None = None,
    explain: Literal[False] = False,
    **options: Any,
) -> Report: ...


@overload
def read_text(
    text: str,
    published: datetime.date | None = None,
    *,
    adapter: str | None = None,
    registry: Registry | None = None,
    explain: Literal[True],
    **options: Any,
) -> Explained: ...


def read_text(
    text: str,
    published: datetime.date | None = None,
    *,
    adapter: str | None = None,
    registry: Registry | None = None,
    explain: bool = False,
    **options: Any,
) -> Report | Explained:
    """Read prose that is at hand as text; as `read` otherwise.

    Args:
        text: the prose, of any length.
        published: its day of publication, against which relative dates are resolved.
        adapter: an adapter's name; by default the one that takes plain text.
        registry: the plugins to use; by default the installed ones.
        explain: say of each record how it came about.
        options: the adapter's own options, e.g. ``title`` and ``publisher``.
    """
    source = Source.of_text(text)
    how: dict[str, Any] = {"published": published, "adapter": adapter, "registry": registry, **options}
    return read(source, explain=True, **how) if explain else read(source, **how)


@overload
def read_all(
    sources: Iterable[Readable | Source],
    *,
    published: datetime.date | None = None,
    adapter: str | None = None,
    limit: int = DEFAULT_LIMIT,
    encoding: str | None = None,
    fetch: bool = False,
    executor: Executor | None = None,
    on_error: OnError = "raise",
    registry: Registry | None = None,
    explain: Literal[False] = False,
    **options: Any,
) -> Outcomes[Report]: ...


@overload
def read_all(
    sources: Iterable[Readable | Source],
    *,
    published: datetime.date | None = None,
    adapter: str | None = None,
    limit: int = DEFAULT_LIMIT,
    encoding: str | None = None,
    fetch: bool = False,
    executor: Executor | None = None,
    on_error: OnError = "raise",
    registry: Registry | None = None,
    explain: Literal[True],
    **options: Any,
) -> Outcomes[Explained]: ...


def read_all(
    sources: Iterable[Readable | Source],
    *,
    published: datetime.date | None = None,
    adapter: str | None = None,
    limit: int = DEFAULT_LIMIT,
    encoding: str | None = None,
    fetch: bool = False,
    executor: Executor | None = None,
    on_error: OnError = "raise",
    registry: Registry | None = None,
    explain: bool = False,
    **options: Any,
) -> Outcomes[Any]:
    """Read many sources, each with any number of reports, lazily and in their order.

    Args:
        sources: paths, bytes, file objects; asked for as reading proceeds.
        published: the day of publication of all of them.
        adapter: an adapter's name; by default each source gets the one that is surest of it.
        limit: bytes of one source to read into memory at the most.
        encoding: of their text; by default it is detected.
        fetch: fetch those that are URLs, in this process and as reading proceeds.
        executor: runs the reading elsewhere: any `concurrent.futures.Executor` (threads, processes, a cluster's). The
            plugins, with their versions, and the options go with each source; where a worker has others, its sources
            end in an error that says which.
        on_error: what to do with a source that fails: ``"raise"``, ``"collect"`` (in the result's ``errors``), or a
            callable; each error names its source and has its cause.
        registry: the plugins to use; by default the installed ones.
        explain: say of each record how it came about; sources whose adapter cannot do so fail.
        options: the adapter's own options.

    Returns:
        An iterator of reports, or of `Explained`; it can be asked on after an error.

    Raises:
        ValidationError: `sources` is a single source, or `on_error` is none of these.
        OptionsError: the adapter that is named does not know an option, or its value is wrong.
        DiplotrackError: while reading, with ``on_error="raise"``: what `read` raises.
    """
    if isinstance(sources, (str, bytes, os.PathLike, Source)):
        raise ValidationError("sources", sources, "give an iterable of sources; put a single one in a list")
    plan = _plan(adapter, published, registry, options, explain=explain)

    def opened() -> Iterator[Source | DiplotrackError]:
        for thing in sources:
            try:
                yield opened_source(thing, plan.registry, limit, encoding, fetch=fetch)
            except DiplotrackError as error:
                yield error

    outcomes = _here(opened(), plan) if executor is None else _elsewhere(opened(), plan, executor)
    return Outcomes(outcomes, on_error)


def opened_source(
    thing: Readable | Source, registry: Registry, limit: int, encoding: str | None, *, fetch: bool
) -> Source:
    """The source that a thing stands for, fetched first where it is a URL and that is asked for.

    Raises:
        SourceError: it is none, or could not be fetched.
    """
    if fetch and isinstance(thing, str) and is_url(thing):
        return registry.fetch(thing, limit=limit, encoding=encoding)
    return Source.of(thing, limit=limit, encoding=encoding)


def _plan(
    adapter: str | None,
    published: datetime.date | None,
    registry: Registry | None,
    options: dict[str, Any],
    *,
    explain: bool,
) -> _Plan:
    dated = options if published is None else {**options, "published": published}
    return _Plan(adapter=adapter, options=dated, registry=registry or default_registry(), explain=explain)


def _here(sources: Iterable[Source | DiplotrackError], plan: _Plan) -> Iterator[_Found | DiplotrackError]:
    for source in sources:
        if isinstance(source, DiplotrackError):
            yield source
            continue
        try:
            yield from _read(source, plan)
        except DiplotrackError as error:
            error.source = error.source or source.name  # of a worker whose plugins are others, too
            yield error


def _elsewhere(
    sources: Iterable[Source | DiplotrackError], plan: _Plan, executor: Executor
) -> Iterator[_Found | DiplotrackError]:
    """At most so many sources wait at once that memory stays flat however many there are."""
    waiting: deque[tuple[str, Future[list[_Found | DiplotrackError]]]] = deque()
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
) -> tuple[str, Future[list[_Found | DiplotrackError]]]:
    failed: Future[list[_Found | DiplotrackError]] = Future()
    if isinstance(source, DiplotrackError):
        failed.set_exception(source)
        return source.source or "", failed
    try:
        return source.name, executor.submit(_read_whole, source.portable(), plan)
    except Exception as error:
        failed.set_exception(error)
        return source.name, failed


def _read_whole(source: Source, plan: _Plan) -> list[_Found | DiplotrackError]:
    return list(_here([source], plan))


def _result(name: str, future: Future[list[_Found | DiplotrackError]]) -> Iterator[_Found | DiplotrackError]:
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


def _read(source: Source, plan: _Plan) -> Generator[_Found | DiplotrackError]:
    """The reports of one source, errors in the place of those that the adapter told so.

    Raises:
        DiplotrackError: with the source's name; the reading ends with it.
    """
    provided = choose_adapter(source, plan.registry, plan.adapter)
    adapter = provided.item
    within, refine = _within.get(), plan.registry.refine
    try:
        options = build_options(adapter.options, plan.options, owner=f"adapter {adapter.name!r}")
        if plan.explain:
            explaining = _explaining(source, provided, plan.registry)
            for explained in _marked(lambda: explaining.explain(source, options)):
                failed = isinstance(explained, DiplotrackError)
                yield explained if failed else _refined(explained, plan.registry, within=within)
        else:
            for report in _marked(lambda: adapter.read(source, options)):
                if isinstance(report, DiplotrackError):
                    yield report
                else:
                    yield _report(report) if within else refine(_report(report))
    except OptionsError as error:
        error.source = source.name
        raise
    except PluginWarning:
        raise
    except Exception as error:
        if isinstance(error, DiplotrackError) and error.source is not None:
            raise
        raise _failed(error, source, provided) from error


def _marked(give: Callable[[], Iterable[T]]) -> Iterator[T]:
    """What an adapter gives, with `_within` set while it is at work and at no other time."""
    items: Iterator[T] | None = None
    while True:
        token = _within.set(True)
        try:
            items = iter(give()) if items is None else items
            item = next(items)
        except StopIteration:
            return
        finally:
            _within.reset(token)
        yield item


def _report(report: object) -> Report:
    if not isinstance(report, Report):
        raise TypeError(f"gave a {type(report).__name__} instead of a Report")
    return report


def _explaining(source: Source, provided: Provided[SourceAdapter], registry: Registry) -> ExplainingAdapter:
    adapter = provided.item
    if isinstance(adapter, ExplainingAdapter):
        return adapter
    able = [other.item.name for other in registry.adapters if isinstance(other.item, ExplainingAdapter)]
    problem = f"cannot explain its records; adapters that can: {', '.join(able) or 'none'}"
    raise ReadError(problem, source=source.name, adapter=adapter.name, plugin=provided.plugin)


def _refined(explained: object, registry: Registry, *, within: bool) -> Explained:
    """What plugins leave of a report, with the explanations of the records that they left as they were."""
    if not isinstance(explained, Explained):
        raise TypeError(f"gave a {type(explained).__name__} instead of an Explained")
    if within:
        return explained
    report = registry.refine(explained.report)
    left = {record.id for record in report.records}
    return Explained(report=report, explanations=[e for e in explained.explanations if e.record in left])


def _failed(error: Exception, source: Source, provided: Provided[SourceAdapter]) -> ReadError:
    problem = str(error) if isinstance(error, DiplotrackError) else f"{type(error).__name__}: {error}"
    one_line = " ".join(problem.split())
    return ReadError(one_line, source=source.name, adapter=provided.item.name, plugin=provided.plugin)
