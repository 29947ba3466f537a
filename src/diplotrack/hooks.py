"""The marker for hook implementations, and the version of the hooks. A plugin imports the marker and nothing of the machinery.

    from diplotrack.hooks import hookimpl

    diplotrack_hooks_version = 1

    @hookimpl
    def diplotrack_source_adapters():
        return [MyAdapter()]

It goes before a function of a module, or a method of an object, that is registered as a plugin.
"""

from __future__ import annotations

import pluggy

__all__ = ["HOOKS_VERSION", "OLDEST_HOOKS_VERSION", "PROJECT", "hookimpl"]

HOOKS_VERSION = 1
"""The version of the hooks, one more with each hook or argument that comes, is deprecated, changes or goes.

A plugin says which one it was written for: ``diplotrack_hooks_version = 1`` in its module. It says the number, and does
not import this one, which is whatever is installed.
"""

OLDEST_HOOKS_VERSION = 1
"""The oldest version for which plugins can still be written; those for an older one are left out."""

PROJECT = "diplotrack"
"""Name of the project in pluggy's sense, and of the entry-point group."""

hookimpl: pluggy.HookimplMarker = pluggy.HookimplMarker(PROJECT)
"""Marks a function or method as an implementation of one of the hooks in `diplotrack.hookspecs`."""
