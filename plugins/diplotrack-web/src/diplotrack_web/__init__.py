"""Reads web pages and feeds, fetches them where asked to, and watches feeds for what is new.

A program that fetches with limits of its own makes a `WebPlugin` with them and hands it to a `diplotrack.Registry`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from diplotrack_web.entries import FeedAdapter
    from diplotrack_web.errors import FetchError
    from diplotrack_web.fetching import Fetcher
    from diplotrack_web.options import FeedOptions, PageOptions
    from diplotrack_web.pages import PageAdapter
    from diplotrack_web.plugin import WebPlugin
    from diplotrack_web.policy import FetchPolicy

__all__ = [
    "FeedAdapter",
    "FeedOptions",
    "FetchError",
    "FetchPolicy",
    "Fetcher",
    "PageAdapter",
    "PageOptions",
    "WebPlugin",
]

_HOMES = {
    "FeedAdapter": "entries",
    "FeedOptions": "options",
    "FetchError": "errors",
    "FetchPolicy": "policy",
    "Fetcher": "fetching",
    "PageAdapter": "pages",
    "PageOptions": "options",
    "WebPlugin": "plugin",
}


def __getattr__(name: str) -> Any:
    # Feeds, TLS and states take a while to load; whoever reads no page need not wait for them.
    if name not in _HOMES:
        message = f"module 'diplotrack_web' has no attribute {name!r}"
        raise AttributeError(message)
    value = globals()[name] = getattr(import_module(f"diplotrack_web.{_HOMES[name]}"), name)
    return value
