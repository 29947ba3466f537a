"""The inputs of a command: which they are, and reading them one after the other with every failure told."""

from __future__ import annotations

import datetime as dt
import glob
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, TypeVar

import attrs
import click

from diplotrack.choosing import choose_adapter
from diplotrack.cli.messages import complain
from diplotrack.cli.progress import Progress
from diplotrack.errors import DiplotrackError, NoAdapterError, OptionsError, SourceError
from diplotrack.interfaces import Explained
from diplotrack.jsonlines import JsonLinesAdapter
from diplotrack.plugins import Registry
from diplotrack.reading import opened_source, read_all
from diplotrack.records import Item, Report
from diplotrack.serialize import load
from diplotrack.sources import Source, is_url

T = TypeVar("T")

_FLAGS = frozenset({"adapter", "encoding", "limit", "explain", "fetch"})
# What `read_all` takes for itself.
_NO_OPTIONS = _FLAGS | {"sources", "executor", "on_error", "registry"}


@attrs.frozen(kw_only=True)
class HowToRead:
    """What the command line says about reading.

    Attributes:
        published: the documents' day of publication, or None.
        adapter: an adapter's name, or None to find one for each input.
        limit: bytes of one input to read into memory at the most.
        encoding: of the inputs' text, or None to detect it.
        fetch: whether to fetch inputs that are URLs.
        options: the adapter's own options.
    """

    published: dt.date | None
    adapter: str | None
    limit: int
    encoding: str | None
    fetch: bool = False
    options: Mapping[str, Any]


class Inputs:
    """The inputs of one command; reading goes on behind one that fails.

    Args:
        names: paths, patterns, URLs, and ``-`` for standard input.
        how: how they are read.
        registry: the plugins that read them.
        progress: told of each input.

    Attributes:
        failures: how many errors were told so far.

    Raises:
        click.UsageError: standard input is named twice, or what has an option of its own is given as one of an adapter.
    """

    def __init__(self, names: Iterable[str], how: HowToRead, registry: Registry, progress: Progress) -> None:
        self._names = tuple(names)
        if self._names.count("-") > 1:
            raise click.UsageError("standard input ('-') can be read only once")
        if taken := _NO_OPTIONS & how.options.keys():
            name = min(taken)
            hint = f"; give --{name}" if name in _FLAGS else ""
            raise click.UsageError(f"{name!r} is no option of an adapter{hint}")
        self._how = how
        self._registry = registry
        self._progress = progress
        self.failures = 0

    @property
    def status(self) -> int:
        """The exit status that reading alone calls for."""
        return 1 if self.failures else 0

    def reports(self) -> Iterator[Report]:
        """The reports of all inputs, in their order.

        Raises:
            NoAdapterError: the adapter that the user named does not exist.
            OptionsError: an adapter does not know one of the options that the user gave.
        """
        yield from self._each(self._reports_of)

    def explained(self) -> Iterator[Explained]:
        """As `reports`, with the explanations of their records."""
        yield from self._each(self._explained_of)

    def items(self) -> Iterator[Item]:
        """As `reports`, but the lines of JSON Lines files come as they are, single records included."""
        yield from self._each(self._items_of)

    def _each(self, read: Callable[[Source], Iterator[T]]) -> Iterator[T]:
        self._check_adapter()
        sources = list(self._sources())
        with self._progress.over(len(sources)):
            for source in sources:
                self._progress.at(source.name if isinstance(source, Source) else "")
                if isinstance(source, Source):
                    try:
                        yield from read(source)
                    except OptionsError as error:
                        error.message = f"{source.name}: {error.message}"
                        raise
                    except DiplotrackError as error:
                        self._failed(error)
                else:
                    self._failed(source)
                self._progress.done()

    def _reports_of(self, source: Source) -> Iterator[Report]:
        return read_all([source], **self._arguments())

    def _explained_of(self, source: Source) -> Iterator[Explained]:
        return read_all([source], explain=True, **self._arguments())

    def _arguments(self) -> dict[str, Any]:
        how = self._how
        dated = {} if how.published is None else {"published": how.published}
        own = {"adapter": how.adapter, "registry": self._registry, "on_error": self._told}
        return {**how.options, **dated, **own}

    def _items_of(self, source: Source) -> Iterator[Item]:
        given = self._how.options or self._how.published
        chosen = choose_adapter(source, self._registry, self._how.adapter).item
        if isinstance(chosen, JsonLinesAdapter) and not given:
            return load(source, on_error=self._told)
        return self._reports_of(source)

    def _told(self, error: DiplotrackError) -> None:
        if isinstance(error, OptionsError):
            raise error
        self._failed(error)

    def _failed(self, error: DiplotrackError) -> None:
        self.failures += 1
        with self._progress.paused():
            complain("error", str(error))

    def _check_adapter(self) -> None:
        name = self._how.adapter
        if name is None:
            return
        known = [provided.item.name for provided in self._registry.adapters]
        if name not in known:
            problem = f"there is no adapter {name!r}; known are {', '.join(known)}{self._registry.failures()}"
            raise NoAdapterError(problem, source="--adapter", candidates=known)

    def _sources(self) -> Iterator[Source | DiplotrackError]:
        for given in self._names:
            names = _expanded(given)
            if not names:
                yield SourceError("no file matches this pattern", source=given)
            for name in names:
                if name == "-" and sys.stdin is None:
                    yield SourceError("is closed", source="<stdin>")
                else:
                    yield self._source(name)

    def _source(self, name: str) -> Source | DiplotrackError:
        how = self._how
        try:
            return opened_source(name, self._registry, how.limit, how.encoding, fetch=how.fetch)
        except DiplotrackError as error:
            return error


def _expanded(name: str) -> list[str]:
    """The files that a pattern stands for, sorted, where the shell left it as it is; else the name itself."""
    if name == "-" or is_url(name) or not glob.has_magic(name) or os.path.lexists(name):
        return [name]
    # pathlib's glob takes no absolute patterns, and loses a leading "./".
    return [found for found in sorted(glob.glob(name, recursive=True)) if not Path(found).is_dir()]  # noqa: PTH207
