"""Reads web pages and feeds, fetches them where asked to, and watches feeds for what is new.

A program that fetches with limits of its own makes a `WebPlugin` with them and hands it to a `diplotrack.Registry`.
"""

from __future__ import annotations

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
