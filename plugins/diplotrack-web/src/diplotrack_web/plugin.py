"""The plugin: an object, so that a program or a test can make one with limits of its own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from diplotrack.hooks import hookimpl
from diplotrack.interfaces import Command, SourceAdapter
from diplotrack.sources import Source

if TYPE_CHECKING:
    from diplotrack.plugins import Registry
    from diplotrack_web.fetching import Fetcher
    from diplotrack_web.policy import FetchPolicy


class WebPlugin:
    """Adapters, fetching and the command ``watch``, with one policy for all of them.

    Args:
        policy: limits of fetching; None for the defaults.
    """

    def __init__(self, policy: FetchPolicy | None = None) -> None:
        self._policy = policy
        self._fetcher: Fetcher | None = None

    def __reduce__(self) -> tuple[type[WebPlugin], tuple[FetchPolicy | None]]:
        return type(self), (self._policy,)

    @property
    def fetcher(self) -> Fetcher:
        """Who fetches; with the default policy all plugins of a process share one, so that they take turns."""
        if self._fetcher is None:
            from diplotrack_web.fetching import Fetcher, default_fetcher

            self._fetcher = default_fetcher() if self._policy is None else Fetcher(self._policy)
        return self._fetcher

    def _fetcher_if_own(self) -> Fetcher | None:
        return None if self._policy is None else self.fetcher

    @hookimpl
    def diplotrack_source_adapters(self, registry: Registry) -> Iterable[SourceAdapter]:
        """The adapters."""
        # Imported here, so that finding the plugin stays cheap; so are the others.
        from diplotrack_web.entries import FeedAdapter
        from diplotrack_web.pages import PageAdapter

        return [PageAdapter(registry), FeedAdapter(registry, self._fetcher_if_own())]

    @hookimpl
    def diplotrack_commands(self) -> Iterable[Command]:
        """The command ``watch``."""
        from diplotrack_web.command import watch_command

        return [watch_command(self.fetcher)]

    @hookimpl
    def diplotrack_fetch(self, url: str, limit: int, encoding: str | None) -> Source | None:
        """Fetch a URL within the limits of the policy."""
        return self.fetcher.source(url, limit=limit, encoding=encoding)


plugin = WebPlugin()
"""What the entry point names."""
