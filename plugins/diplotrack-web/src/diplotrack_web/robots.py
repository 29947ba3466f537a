"""What the robots.txt of each server allows (RFC 9309), asked for once."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from diplotrack_web.errors import FetchError

if TYPE_CHECKING:
    from protego import Protego

_MOST = 500 * 1024  # bytes that have to be read at the least (RFC 9309, 2.5); more are left out here


class Robots:
    """Rules by origin.

    Args:
        get: fetches a URL and gives the status and the body; raises `FetchError` where there is no answer.
        user_agent: under which name rules are looked for.
    """

    def __init__(self, get: Callable[[str], tuple[int, bytes]], user_agent: str) -> None:
        self._get = get
        self._agent = user_agent.partition("/")[0]
        self._lock = threading.Lock()
        self._rules: dict[str, Protego | FetchError | None] = {}

    def check(self, url: str, origin: str) -> None:
        """Refuse a URL that the rules keep from us.

        Raises:
            FetchError: they do, or the server could not say: what cannot be asked counts as a no (RFC 9309, 2.3.1.4).
        """
        rules = self._of(origin)
        if isinstance(rules, FetchError):
            problem = f"is not fetched: whether robots.txt allows it is not known ({rules.message.removeprefix(f'{rules.source}: ')})"
            raise FetchError(problem, source=url, refused=rules.refused, status=rules.status)
        if rules is not None and not rules.can_fetch(url, self._agent):
            raise FetchError("is not fetched: the server's robots.txt asks not to", source=url, refused=True)

    def delay(self, origin: str) -> float:
        """The seconds between two requests that the rules ask for."""
        rules = self._rules.get(origin)
        asked = None if rules is None or isinstance(rules, FetchError) else rules.crawl_delay(self._agent)
        return float(asked or 0)

    def _of(self, origin: str) -> Protego | FetchError | None:
        with self._lock:
            if origin not in self._rules:
                self._rules[origin] = self._asked(f"{origin}/robots.txt")
            return self._rules[origin]

    def _asked(self, url: str) -> Protego | FetchError | None:
        from protego import Protego

        try:
            status, body = self._get(url)
        except FetchError as error:
            if error.status is not None and 400 <= error.status < 500 and error.status != 429:
                return None
            return error
        return Protego.parse(body[:_MOST].decode("utf-8", "replace")) if status == 200 else None
