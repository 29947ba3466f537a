"""The adapter for feeds: one report an entry, of the entry's own text or of the page that it stands for."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Literal, overload

import attrs

from diplotrack.encodings import looks_like
from diplotrack.errors import DiplotrackError, ReadError
from diplotrack.interfaces import Explained
from diplotrack.plugins import Registry, default_registry
from diplotrack.records import Report
from diplotrack.sources import Source
from diplotrack_web.charsets import head_text
from diplotrack_web.feeds import Entry, Feed, begins_feed, feed_of
from diplotrack_web.fetching import Fetcher, default_fetcher
from diplotrack_web.handing import Prose, hand_over
from diplotrack_web.options import FeedOptions, PageOptions
from diplotrack_web.pages import PageAdapter, prose_of

logger = logging.getLogger("diplotrack_web")


class FeedAdapter:
    """Reads a feed, saved or fetched.

    Args:
        registry: whose adapter reads the prose; by default the installed ones.
        fetcher: fetches the entries' pages where the option ``follow`` asks for it.
    """

    name = "web-feed"
    options = FeedOptions

    def __init__(self, registry: Registry | None = None, fetcher: Fetcher | None = None) -> None:
        self._registry = registry
        self._fetcher = fetcher

    def __reduce__(self) -> tuple[type[FeedAdapter], tuple[Registry | None]]:
        return type(self), (self._registry,)

    def accepts(self, source: Source) -> float:
        """0.95 where the first bytes begin a feed, whatever it is called: feeds come under many media types."""
        head = source.head
        return 0.95 if looks_like(head) is None and begins_feed(head_text(head)) else 0.0

    def read(self, source: Source, options: FeedOptions) -> Iterator[Report | DiplotrackError]:
        """A report for each entry, in the feed's order; an error in the place of one that cannot be read.

        Raises:
            SourceError: it is empty, no text, too large, or no feed.
        """
        feed = feed_of(source, most=options.entries)
        for entry in feed.entries:
            try:
                yield self.report(entry, feed, source, options)
            except DiplotrackError as error:
                yield error
        yield from _rest(feed, source)

    def explain(self, source: Source, options: FeedOptions) -> Iterator[Explained | DiplotrackError]:
        """The same reports, explained by the adapter for prose; raises as `read`."""
        feed = feed_of(source, most=options.entries)
        for entry in feed.entries:
            try:
                yield self._handed(entry, feed, source, options, explain=True)
            except DiplotrackError as error:
                yield error
        yield from _rest(feed, source)

    def report(self, entry: Entry, feed: Feed, source: Source, options: FeedOptions) -> Report:
        """The report of one entry.

        Args:
            entry: the entry.
            feed: the feed that it stands in.
            source: where the feed is from.
            options: how it is read.

        Raises:
            FetchError: its page was to be fetched, and could not be.
            ReadError: it has no text, or the adapter for prose failed.
        """
        return self._handed(entry, feed, source, options, explain=False)

    @overload
    def _handed(
        self, entry: Entry, feed: Feed, source: Source, options: FeedOptions, *, explain: Literal[False]
    ) -> Report: ...
    @overload
    def _handed(
        self, entry: Entry, feed: Feed, source: Source, options: FeedOptions, *, explain: Literal[True]
    ) -> Explained: ...
    def _handed(
        self, entry: Entry, feed: Feed, source: Source, options: FeedOptions, *, explain: bool
    ) -> Report | Explained:
        prose = self._prose(entry, feed, source, options)
        registry = self._registry or default_registry()
        if explain:
            return hand_over(prose, registry, explain=True)
        return hand_over(prose, registry, explain=False)

    def _prose(self, entry: Entry, feed: Feed, source: Source, options: FeedOptions) -> Prose:
        own = Prose(
            name=f"{source.name}: {entry.title or entry.key or 'an entry'}",
            text=entry.text or entry.title or "",
            title=entry.title,
            uri=entry.link or source.uri,
            publisher=feed.title,
            published=entry.published,
            language=feed.language,
            encoding=feed.encoding,
        )
        if options.follow and entry.link:
            own = self._page(own, entry.link)
        elif entry.problem is not None:
            raise ReadError(entry.problem, source=own.name)
        elif not own.text:
            raise ReadError("has no text and no title", source=own.name)
        own = own.overridden(attrs.evolve(options, uri=None, title=None))
        if own.published is None:
            logger.warning("%s: says no day of publication; published=… says it", own.name)
        return own

    def _page(self, own: Prose, link: str) -> Prose:
        """The page's text, with what the entry says of itself before what the page says."""
        fetched = (self._fetcher or default_fetcher()).source(link)
        if not PageAdapter(self._registry).accepts(fetched):
            raise ReadError(f"its page {link} is no HTML ({fetched.media_type})", source=own.name)
        page = prose_of(fetched, PageOptions(published=own.published))
        return attrs.evolve(
            page,
            name=own.name,
            title=own.title or page.title,
            publisher=page.publisher or own.publisher,
            language=page.language or own.language,
        )


def _rest(feed: Feed, source: Source) -> Iterator[DiplotrackError]:
    if feed.broken is not None:
        yield feed.broken
    elif not feed.entries:
        yield ReadError("is a feed without entries", source=source.name)
