"""Watching feeds: reading what is new in them since the last time."""

from __future__ import annotations

from collections.abc import Callable

import attrs

from diplotrack.errors import DiplotrackError
from diplotrack.records import Report
from diplotrack.sources import Source
from diplotrack_web.entries import FeedAdapter
from diplotrack_web.errors import FetchError
from diplotrack_web.feeds import Entry, Feed, feed_of
from diplotrack_web.fetching import Fetcher
from diplotrack_web.options import FEED_BYTES, FeedOptions
from diplotrack_web.state import Seen, WatchState

MOST_TRIES = 5
"""Visits after which an entry's page that cannot be fetched is given up."""


@attrs.define
class Visit:
    """What a visit to a feed came to, in entries.

    Attributes:
        new: read and kept.
        seen: known from an earlier visit.
        failed: told as errors.
        unchanged: whether the server said that nothing changed, so that no entry was looked at.
    """

    new: int = 0
    seen: int = 0
    failed: int = 0
    unchanged: bool = False


@attrs.frozen(kw_only=True)
class Watch:
    """Reads what is new in feeds, and notes each entry once it is kept.

    The order is: read an entry, have it kept, note it; and the feed's validators (ETag, Last-Modified) are noted behind
    its last entry. So a kill at any point leaves entries that are kept and not noted at worst; they are read again, and
    keeping them again changes nothing, since a ledger knows documents by their text.

    Attributes:
        fetcher: fetches feeds and pages.
        adapter: reads entries.
        state: what was seen.
        options: how entries are read.
        keep: keeps a report; returns whether it is kept.
        tell: told of each error.
    """

    fetcher: Fetcher
    adapter: FeedAdapter
    state: WatchState
    options: FeedOptions
    keep: Callable[[Report], bool]
    tell: Callable[[DiplotrackError], None]

    def visit(self, url: str) -> Visit:
        """Read what is new in a feed, the oldest of it first.

        Raises:
            FetchError: it may not be fetched, or could not be.
            SourceError: it is no feed.
        """
        visit = Visit()
        answer = self.fetcher.get(url, limit=FEED_BYTES, headers=self.state.validators(url))
        if answer.status == 304:
            visit.unchanged = True
            return visit
        source = answer.source(name=url, limit=FEED_BYTES)
        feed = feed_of(source, most=self.options.entries)
        complete = True
        for entry in reversed(feed.entries):
            key = entry.key or entry.digest
            known = self.state.seen(url, key)
            if known is not None and known.done and known.digest == entry.digest:
                visit.seen += 1
                continue
            tries = known.tries if known is not None and known.digest == entry.digest else 0
            try:
                done = self._kept(entry, feed, source, visit)
            except FetchError as error:
                tries += 1
                done = error.refused or tries >= MOST_TRIES
                self._told(error, visit)
            complete = complete and done
            self.state.note(url, key, Seen(entry.digest, done, tries))
        if feed.broken is not None:
            self._told(feed.broken, visit)
            complete = False
        headers = answer.headers if complete else {}
        self.state.finish(url, headers.get("etag"), headers.get("last-modified"))
        return visit

    def _kept(self, entry: Entry, feed: Feed, source: Source, visit: Visit) -> bool:
        """Read an entry and have it kept; whether nothing is left to do for it.

        Raises:
            FetchError: its page could not be fetched.
        """
        try:
            report = self.adapter.report(entry, feed, source, self.options)
        except FetchError:
            raise
        except DiplotrackError as error:
            # What cannot be read today cannot be read tomorrow; it is told once.
            self._told(error, visit)
            return True
        if self.keep(report):
            visit.new += 1
            return True
        visit.failed += 1
        return False

    def _told(self, error: DiplotrackError, visit: Visit) -> None:
        visit.failed += 1
        self.tell(error)
