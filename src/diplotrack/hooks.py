"""The marker for hook implementations. A plugin imports this and nothing of the machinery.

    from diplotrack.hooks import hookimpl

    @hookimpl
    def diplotrack_source_adapters():
        return [MyAdapter()]

It goes before a function of a module, or a method of an object, that is registered as a plugin.
"""

from __future__ import annotations

import pluggy

__all__ = ["PROJECT", "hookimpl"]

PROJECT = "diplotrack"
"""Name of the project in pluggy's sense, and of the entry-point group."""

hookimpl = pluggy.HookimplMarker(PROJECT)
"""Marks a function or method as an implementation of one of the hooks in `diplotrack.hookspecs`."""
