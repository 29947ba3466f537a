"""Where plugins come from: entry points, or the hands of the caller; and how they travel to other processes."""

from __future__ import annotations

import functools
import importlib
import types
from collections.abc import Callable

import attrs

from diplotrack.hooks import PROJECT

Found = tuple[str, str | None, str | None, Callable[[], object]]
"""A plugin before it is loaded: its name, distribution, version, and what loads it."""


def installed() -> list[Found]:
    """The built-in plugin, then those of installed distributions by name; nothing is imported yet."""
    return [_builtin(), *in_group(PROJECT)]


def in_group(group: str) -> list[Found]:
    """The plugins of installed distributions in an entry-point group, by name; nothing is imported yet."""
    from importlib.metadata import entry_points

    found: list[Found] = []
    for point in entry_points(group=group):
        distribution = point.dist.name if point.dist else None
        version = point.dist.version if point.dist else None
        found.append((point.name, distribution, version, point.load))
    return sorted(found, key=lambda f: (f[0], f[1] or ""))


def names_elsewhere() -> frozenset[str]:
    """The names of plugins of plugins: those in the groups of hooks that plugins have of their own."""
    return frozenset(name for name, *_ in in_further_groups())


def in_further_groups() -> list[Found]:
    """The plugins of plugins, by name; nothing is imported yet."""
    from importlib.metadata import entry_points

    groups = sorted(group for group in entry_points().groups if group.startswith(f"{PROJECT}_"))
    return [found for group in groups for found in in_group(group)]


def core_version() -> str:
    """The core's own version."""
    from importlib.metadata import version

    return version(PROJECT)


def _builtin() -> Found:
    def load() -> object:
        from diplotrack import jsonlines

        return jsonlines

    return ("jsonl", PROJECT, None, load)


def by_hand(plugins: tuple[object, ...]) -> list[Found]:
    """Plugins that were given as modules, objects or ``(name, plugin)`` pairs, in their order."""
    found: list[Found] = []
    for given in plugins:
        if isinstance(given, tuple):
            name, plugin = given
        else:
            usual, plugin = getattr(given, "__name__", type(given).__name__), given
            # Two objects of one class are two plugins; who cares for their names gives them.
            same = sum(taken.partition("#")[0] == usual for taken, *_ in found)
            name = f"{usual}#{same + 1}" if same else usual
        found.append((name, None, None, functools.partial(_same, plugin)))
    return found


def _same(plugin: object) -> object:
    return plugin


@attrs.frozen
class _ByName:
    """A module, which cannot be pickled, on its way to another process."""

    module: str


def portable(given: object) -> object:
    """A plugin given by hand, in a form that can be pickled if the plugin can: modules go by their names."""
    if isinstance(given, tuple):
        name, plugin = given
        return name, portable(plugin)
    return _ByName(given.__name__) if isinstance(given, types.ModuleType) else given


def unpacked(given: object) -> object:
    """What `portable` was given."""
    if isinstance(given, tuple):
        name, plugin = given
        return name, unpacked(plugin)
    return importlib.import_module(given.module) if isinstance(given, _ByName) else given
