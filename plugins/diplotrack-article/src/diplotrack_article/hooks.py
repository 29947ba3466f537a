"""The marker for plugins of the article reader. A plugin imports this and nothing of the machinery.

    from diplotrack_article import hookimpl

    @hookimpl
    def diplotrack_article_frames():
        from diplotrack_article.lexicon import Frame

        return [Frame(name="toast", engagement="meeting", verbs=["toast"], side=["subject"], other=["object", "with"])]

It goes before a function of a module, or a method of an object, that is named in the entry-point group
``diplotrack_article`` or given to a `diplotrack.Registry`.
"""

from __future__ import annotations

import pluggy

__all__ = ["PROJECT", "hookimpl"]

PROJECT = "diplotrack_article"
"""Name of the project in pluggy's sense, and of the entry-point group."""

hookimpl: pluggy.HookimplMarker = pluggy.HookimplMarker(PROJECT)
"""Marks a function or method as an implementation of one of the hooks in `diplotrack_article.hookspecs`."""
