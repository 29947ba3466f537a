"""The registry: finds plugins, guards them, and asks them. One broken plugin never stops the rest."""

from __future__ import annotations

import difflib
import functools
import operator
import os
import pickle
import threading
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from typing import Any, Generic, TypeVar

import attrs
import pluggy

from diplotrack import hookspecs
from diplotrack.columns import ArrowStream
from diplotrack.discovery import (
    by_hand,
    core_version,
    in_further_groups,
    installed,
    names_elsewhere,
    portable,
    unpacked,
)
from diplotrack.errors import (
    DiplotrackError,
    HookDeprecationWarning,
    PluginError,
    PluginWarning,
    SourceError,
)
from diplotrack.hooks import PROJECT
from diplotrack.hookversions import asked_for, retired, version_of
from diplotrack.interfaces import Command, Exporter, SourceAdapter
from diplotrack.manifest import Manifest, mismatch
from diplotrack.parties import Gazetteer
from diplotrack.records import Item, Report
from diplotrack.sources import DEFAULT_LIMIT, Source
from diplotrack.stores import Store
from diplotrack.tracking import Change
from diplotrack.vetting import lacking, told, wrong_hooks, wrong_with

T = TypeVar("T", SourceAdapter, Exporter, Command)

_MOST_PROBLEMS = (
    20  # kept of one plugin; each is told when it comes up, but a million reports may bring a million
)

DISABLE_VARIABLE = "DIPLOTRACK_DISABLE_PLUGINS"
"""Environment variable: names of plugins to leave out, separated by commas."""


class PluginState(StrEnum):
    """What became of a plugin."""

    LOADED = "loaded"
    DISABLED = "disabled"
    FAILED = "failed"


@attrs.frozen(kw_only=True)
class PluginInfo:
    """What is known of one plugin.

    Attributes:
        name: its entry point's name.
        distribution: the distribution that brought it, or None where it was given by hand.
        version: that distribution's version, or None.
        hooks: the hooks that it implements.
        state: loaded, disabled or failed.
        problems: why it failed, and what else is wrong with it (misspelt or deprecated hooks, names already taken).
        hooks_version: the version of the hooks that it says it was written for, or None where it says none.
    """

    name: str
    distribution: str | None = None
    version: str | None = None
    hooks: tuple[str, ...] = ()
    state: PluginState = PluginState.LOADED
    problems: tuple[str, ...] = ()
    hooks_version: int | None = None


@attrs.frozen(kw_only=True)
class Provided(Generic[T]):
    """An adapter, exporter or command, and the plugin that it came from.

    Attributes:
        plugin: the name of the plugin.
        item: what it provides.
    """

    plugin: str
    item: T


class Registry:
    """The plugins that are in use, found and loaded on first need and once only.

    Args:
        plugins: plugins given by hand (modules or objects with hooks, or ``(name, plugin)`` pairs); None finds the
            installed ones through the entry-point group ``diplotrack``.
        disable: names of plugins to leave out, besides those in ``DIPLOTRACK_DISABLE_PLUGINS``.

    What is wrong with a plugin is told in a `PluginWarning`, once, and kept in `plugins`. A registry may be used by
    several threads. It can be sent to another process, where it is rebuilt from these arguments: modules are
    imported there by their names, objects have to survive pickling. Whoever uses it there gets a `PluginError` where the
    plugins, their versions or the core's are not the same (`manifest`).
    """

    def __init__(self, plugins: Iterable[object] | None = None, *, disable: Iterable[str] = ()) -> None:
        self._sent: Manifest | None = None
        self._given = None if plugins is None else tuple(plugins)
        named = os.environ.get(DISABLE_VARIABLE, "")
        self._disabled = frozenset(disable) | {name.strip() for name in named.split(",") if name.strip()}
        self._lock = threading.RLock()
        # A manager for each plugin, so that each is guarded on its own: pluggy compares and hashes the plugins of one.
        self._managers: dict[str, pluggy.PluginManager] | None = None
        self._infos: dict[str, PluginInfo] = {}
        self._callers: dict[str, tuple[tuple[str, Callable[..., Any]], ...]] = {}
        self._untold: deque[tuple[str, type[Warning]]] = deque()
        self._adapters: tuple[Provided[SourceAdapter], ...] | None = None
        self._exporters: tuple[Provided[Exporter], ...] | None = None
        self._commands: tuple[Provided[Command], ...] | None = None
        self._gazetteer: Gazetteer | None = None

    def __reduce__(self) -> tuple[Callable[..., Registry], tuple[object, ...]]:
        given = None if self._given is None else pickle.dumps([portable(plugin) for plugin in self._given])
        return _rebuild, (given, self._disabled, self.manifest)

    @property
    def manifest(self) -> Manifest:
        """The core and the plugins, each with its distribution, its version and its state.

        Plugins given by hand have no version. Those of plugins (entry points of groups that begin with ``diplotrack_``)
        are there too where the installed ones are in use.

        Raises:
            PluginError: the registry was sent from a process whose manifest is another one.
        """
        with self._lock:
            self._loaded()
            return self._manifest

    @functools.cached_property
    def _manifest(self) -> Manifest:
        # Nothing in it changes once the plugins are loaded, and it goes with each source that another process reads.
        further = in_further_groups() if self._given is None else []
        told = [(i.name, f"{_release(i.distribution, i.version)}, {i.state}") for i in self._infos.values()]
        told += [(name, _release(distribution, version)) for name, distribution, version, _ in further]
        return (("diplotrack", core_version()), *sorted(told))

    @property
    def given(self) -> tuple[object, ...] | None:
        """The plugins given by hand, or None where the installed ones are in use."""
        return self._given

    @property
    def disabled(self) -> frozenset[str]:
        """The names of plugins to leave out, by whichever way they were named."""
        return self._disabled

    def plugins(self) -> tuple[PluginInfo, ...]:
        """All plugins by name, those that are disabled or failed included."""
        with self._asking():
            # Asking for everything once brings every problem to light, not only those of loading.
            self.adapters, self.exporters, self.gazetteer  # noqa: B018
            return tuple(self._infos[name] for name in sorted(self._infos))

    @property
    def adapters(self) -> tuple[Provided[SourceAdapter], ...]:
        """The source adapters, by name."""
        with self._asking():
            if self._adapters is None:
                self._adapters = self._provided("diplotrack_source_adapters", SourceAdapter, registry=self)
            return self._adapters

    @property
    def exporters(self) -> tuple[Provided[Exporter], ...]:
        """The exporters, by name."""
        with self._asking():
            if self._exporters is None:
                self._exporters = self._provided("diplotrack_exporters", Exporter)
            return self._exporters

    @property
    def commands(self) -> tuple[Provided[Command], ...]:
        """The commands that plugins add to the command line, by name. They need click, as the command line does."""
        with self._asking():
            if self._commands is None:
                self._commands = self._provided("diplotrack_commands", Command)
            return self._commands

    @property
    def gazetteer(self) -> Gazetteer:
        """The parties that are known, the built-in ones and those of plugins."""
        with self._asking():
            if self._gazetteer is None:
                gazetteer = Gazetteer.builtin()
                for plugin, entries in self._ask("diplotrack_parties"):
                    try:
                        gazetteer = gazetteer.extended(entries)
                    except Exception as error:
                        self._problem(plugin, f"its parties are left out: {told(error)}")
                self._gazetteer = gazetteer
            return self._gazetteer

    def refine(self, report: Report) -> Report:
        """The report as the plugins' ``diplotrack_refine`` hooks leave it, asked in the order of their names.

        A plugin that raises, or answers with something else than a report of the same document, is named in a
        `PluginWarning` and its answer is left out.
        """
        for plugin, call in self._calls("diplotrack_refine"):
            try:
                answers = call(report=report)
            except Exception as error:
                self._problem(plugin, f"diplotrack_refine failed: {told(error)}")
                continue
            # One plugin is asked at a time, so there is one answer, or none where it was None.
            for answer in answers:
                if isinstance(answer, Report) and answer.document.id == report.document.id:
                    report = answer
                else:
                    self._problem(
                        plugin, "diplotrack_refine answered with something else than this document's report"
                    )
        if self._untold:
            self._tell()
        return report

    def open_store(self, url: str) -> Store:
        """The store that a plugin opens for this URL or path.

        Raises:
            PluginError: no plugin opens it, or the one that should have failed.
        """
        for plugin, call in self._calls("diplotrack_open_store"):
            try:
                store = call(url=url)
            except DiplotrackError:
                raise
            except Exception as error:
                raise PluginError(f"cannot open {url!r}: {told(error)}", plugin=plugin) from error
            if isinstance(store, Store):
                return store
            if store is not None:
                problem = f"diplotrack_open_store answered with {store!r}, which is no store: {lacking(store, Store)}"
                raise PluginError(problem, plugin=plugin)
        self._tell()
        raise PluginError(f"no plugin opens {url!r}{self._failures()}", plugin="diplotrack_open_store")

    def fetch(self, url: str, *, limit: int = DEFAULT_LIMIT, encoding: str | None = None) -> Source:
        """What a plugin fetches from this URL.

        Args:
            url: an ``http:`` or ``https:`` URL.
            limit: bytes to take into memory at the most, decompressed.
            encoding: the encoding of its text, or None to detect it.

        Raises:
            SourceError: no plugin fetches, or it could not be fetched.
        """
        for plugin, call in self._calls("diplotrack_fetch"):
            try:
                source = call(url=url, limit=limit, encoding=encoding)
            except DiplotrackError:
                raise
            except Exception as error:
                raise SourceError(
                    f"cannot be fetched: plugin {plugin!r}: {told(error)}", source=url
                ) from error
            if isinstance(source, Source):
                return source
            if source is not None:
                problem = f"plugin {plugin!r} answered diplotrack_fetch with {source!r}, which is no Source"
                raise SourceError(problem, source=url)
        self._tell()
        problem = f"no plugin fetches it; diplotrack-web does{self.failures()}"
        raise SourceError(problem, source=url)

    def arrow_stream(self, items: Iterable[Item], kind: str | None = None) -> ArrowStream:
        """Items as an Arrow C stream, as a plugin gives it.

        Args:
            items: reports, documents and records; read as the stream is.
            kind: ``"document"``, ``"engagement"`` or ``"commitment"`` for those only; None for all.

        Raises:
            PluginError: no plugin gives such streams, or the one that does failed.
        """
        for plugin, call in self._calls("diplotrack_arrow_stream"):
            try:
                stream = call(items=items, type=kind)
            except DiplotrackError:
                raise
            except Exception as error:
                raise PluginError(f"cannot give an Arrow stream: {told(error)}", plugin=plugin) from error
            if isinstance(stream, ArrowStream):
                return stream
            if stream is not None:
                problem = f"diplotrack_arrow_stream answered with {stream!r}, which has no __arrow_c_stream__"
                raise PluginError(problem, plugin=plugin)
        self._tell()
        problem = f"no plugin gives Arrow streams: pip install diplotrack-arrow{self._failures()}"
        raise PluginError(problem, plugin="diplotrack_arrow_stream")

    def changed(self, change: Change) -> None:
        """Tell every plugin of a change; one that raises is named in a `PluginWarning`."""
        for plugin, call in self._calls("diplotrack_changed"):
            try:
                call(change=change)
            except Exception as error:
                self._problem(plugin, f"diplotrack_changed failed: {told(error)}")
        self._tell()

    def failures(self) -> str:
        """A clause for error messages that names the plugins that failed; empty where all is well."""
        with self._asking():
            self._loaded()
            return self._failures()

    def _failures(self) -> str:
        failed = [i for i in self._infos.values() if i.state is PluginState.FAILED]
        if not failed:
            return ""
        return "; plugins that failed: " + ", ".join(f"{i.name} ({'; '.join(i.problems)})" for i in failed)

    # Discovery

    def _loaded(self) -> dict[str, pluggy.PluginManager]:
        with self._lock:
            if self._managers is None:
                managers: dict[str, pluggy.PluginManager] = {}
                found = installed() if self._given is None else by_hand(self._given)
                for name, distribution, version, load in found:
                    self._load(managers, name, distribution, version, load)
                known = {name for name, *_ in found}
                unknown = self._disabled - known
                if unknown and self._given is None:
                    unknown -= names_elsewhere()
                for name in sorted(unknown):
                    near = difflib.get_close_matches(name, known, n=1)
                    hint = f"; did you mean {near[0]!r}?" if near else ""
                    wrong = f"no plugin is called {name!r}, so there is nothing to disable{hint}"
                    self._untold.append((wrong, PluginWarning))
                self._managers = managers
            if self._sent is not None and (error := mismatch(self._sent, self._manifest)) is not None:
                raise error
            self._sent = None  # held once, before anything was asked
            return self._managers

    def _load(
        self,
        managers: dict[str, pluggy.PluginManager],
        name: str,
        distribution: str | None,
        version: str | None,
        load: Callable[[], object],
    ) -> None:
        info = PluginInfo(name=name, distribution=distribution, version=version)
        if name in self._infos:
            problem = f"the name is already taken by {_owner(self._infos[name])}; {_owner(info)} is left out"
            self._problem(name, problem)
            return
        if name in self._disabled:
            self._infos[name] = attrs.evolve(info, state=PluginState.DISABLED)
            return
        self._infos[name] = info
        manager = pluggy.PluginManager(PROJECT)
        manager.add_hookspecs(hookspecs)
        try:
            plugin = load()
            hooks_version = version_of(plugin, distribution)
            self._check_retired(name, plugin)
            manager.register(plugin, name)
        except (Exception, SystemExit) as error:  # a script that is taken for a plugin may exit
            self._infos[name] = attrs.evolve(self._infos[name], state=PluginState.FAILED)
            self._problem(name, told(error) + asked_for(error, distribution))
            return
        managers[name] = manager
        marked = [caller.name for caller in manager.get_hookcallers(plugin) or []]
        known = sorted(hook for hook in dir(hookspecs) if hook.startswith("diplotrack_"))
        self._infos[name] = attrs.evolve(
            self._infos[name],
            hooks=tuple(sorted(set(marked).intersection(known))),
            hooks_version=hooks_version,
        )
        for problem in wrong_hooks(plugin, marked, known):
            self._problem(name, problem)

    def _check_retired(self, name: str, plugin: object) -> None:
        for said, what in retired(plugin, [each for each in dir(plugin) if each.startswith(f"{PROJECT}_")]):
            self._problem(name, said, PluginWarning if what.gone else HookDeprecationWarning)

    # Asking

    def _calls(self, hook: str) -> tuple[tuple[str, Callable[..., Any]], ...]:
        """One caller for each plugin that implements the hook, so that each can be guarded on its own; found once."""
        callers = self._callers.get(hook)
        if callers is None:
            managers = sorted(self._loaded().items(), key=operator.itemgetter(0))
            callers = tuple(
                (name, getattr(manager.hook, hook))
                for name, manager in managers
                if hook in self._infos[name].hooks
            )
            self._callers[hook] = callers
        return callers

    def _ask(self, hook: str, **arguments: Any) -> Iterator[tuple[str, list[Any]]]:
        for plugin, call in self._calls(hook):
            try:
                items = [item for answer in call(**arguments) for item in answer]
            except Exception as error:
                self._problem(plugin, f"{hook} failed: {told(error)}")
                continue
            yield plugin, items

    def _provided(self, hook: str, protocol: type[Any], **arguments: Any) -> tuple[Provided[Any], ...]:
        found: dict[str, Provided[Any]] = {}
        for plugin, items in self._ask(hook, **arguments):
            for item in items:
                if (wrong := wrong_with(item, protocol)) is not None:
                    self._problem(plugin, f"{hook}: {item!r} is left out: {wrong}")
                elif item.name in found:
                    owner = found[item.name].plugin
                    self._problem(
                        plugin, f"{hook}: the name {item.name!r} is already taken by plugin {owner!r}"
                    )
                else:
                    found[item.name] = Provided(plugin=plugin, item=item)
        return tuple(found[name] for name in sorted(found))

    # Problems

    def _problem(self, name: str, problem: str, category: type[Warning] = PluginWarning) -> None:
        with self._lock:
            info = self._infos[name]
            self._untold.append((f"{_owner(info)}: {problem}", category))
            if problem not in info.problems and len(info.problems) < _MOST_PROBLEMS:
                self._infos[name] = attrs.evolve(info, problems=(*info.problems, problem))

    @contextmanager
    def _asking(self) -> Iterator[None]:
        """Hold the lock, and tell at the end what came up."""
        with self._lock:
            yield
        self._tell()

    def _tell(self) -> None:
        """Told last, since a warning may be made an error, which must not leave anything half done."""
        while self._untold:
            try:
                message, category = self._untold.popleft()
            except IndexError:  # another thread has told it
                return
            warnings.warn(message, category, stacklevel=3)


def _release(distribution: str | None, version: str | None) -> str:
    return " ".join(filter(None, [distribution, version])) or "given by hand"


def _owner(info: PluginInfo) -> str:
    if info.distribution is None:
        return f"plugin {info.name!r}"
    version = f" {info.version}" if info.version else ""
    return f"plugin {info.name!r} of {info.distribution}{version}"


@functools.lru_cache(maxsize=8)
def _rebuild(given: bytes | None, disabled: frozenset[str], sent: Manifest) -> Registry:
    """Cached, so that a worker process loads its plugins once and not for each source that it is sent."""
    # Made by `Registry.__reduce__`, within a pickle that is trusted as much.
    plugins = None if given is None else map(unpacked, pickle.loads(given))  # noqa: S301
    registry = Registry(plugins, disable=disabled)
    registry._sent = sent  # noqa: SLF001 - a part of it; told when it is asked, since unpickling has no good way to fail
    return registry


@functools.cache
def default_registry() -> Registry:
    """The registry of the installed plugins, made on first need."""
    return Registry()
