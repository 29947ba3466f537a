"""Fetching: one page or feed at a time, politely and within the limits of a policy."""

from __future__ import annotations

import datetime
import functools
import ssl
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from diplotrack.sources import DEFAULT_LIMIT, Source
from diplotrack_web.addresses import Resolve, checked_url, system_resolve
from diplotrack_web.answers import Answer, retry_after
from diplotrack_web.decompress import ACCEPTED, body_of
from diplotrack_web.errors import FetchError
from diplotrack_web.policy import FetchPolicy
from diplotrack_web.robots import Robots

if TYPE_CHECKING:
    import httpx

    from diplotrack_web.transport import Deadline

_REDIRECTS = (301, 302, 303, 307, 308)
_BUSY = (429, 503)
_STEP_SECONDS = 20.0
"""Seconds without a byte after which a connection is given up."""


def _now() -> datetime.datetime:
    return datetime.datetime.now(datetime.UTC)


class _BusyError(Exception):
    """An attempt that failed in a way that may pass."""

    def __init__(self, problem: str, *, status: int | None = None, after: float | None = None) -> None:
        super().__init__(problem)
        self.problem = problem
        self.status = status
        self.after = after


class Fetcher:
    """Fetches for one program: it knows when each host was asked last, and what each robots.txt says.

    Threads may share one; a host is asked by one of them at a time.

    Args:
        policy: the limits.
        clock: seconds that only grow.
        sleep: waits so many seconds.
        now: the time of day, against which a ``Retry-After`` with a date is held.
        resolve: a host's addresses; by default as the system knows them.
    """

    def __init__(
        self,
        policy: FetchPolicy | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        now: Callable[[], datetime.datetime] = _now,
        resolve: Resolve = system_resolve,
    ) -> None:
        self.policy: FetchPolicy = policy or FetchPolicy()
        self._clock = clock
        self._sleep = sleep
        self._now = now
        self._resolve = resolve
        self._locks: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
        self._asked: dict[str, float] = {}
        self._robots = Robots(self._rules, self.policy.user_agent)

    def source(self, url: str, *, limit: int = DEFAULT_LIMIT, encoding: str | None = None) -> Source:
        """What a URL names, as a source to read.

        Args:
            url: an ``http:`` or ``https:`` URL.
            limit: bytes at the most, where that is less than the policy allows.
            encoding: of its text; by default what the server says, where that fits, else it is detected.

        Raises:
            FetchError: it may not be fetched, or could not be.
        """
        return self.get(url, limit=limit).source(name=url, limit=limit, encoding=encoding)

    def get(self, url: str, *, limit: int | None = None, headers: Mapping[str, str] | None = None) -> Answer:
        """Ask for a URL.

        Args:
            url: an ``http:`` or ``https:`` URL.
            limit: bytes at the most, where that is less than the policy allows.
            headers: further headers, e.g. ``If-None-Match``.

        Raises:
            FetchError: it may not be fetched, or could not be.
        """
        policy, wait = self.policy, 1.0
        for attempt in range(1, policy.attempts + 1):
            try:
                return self._followed(url, limit, headers or {}, robots=policy.robots)
            except _BusyError as busy:
                rest = wait if busy.after is None else busy.after
                problem = ""
                if rest > policy.max_wait:
                    problem = (
                        f"the server wants {rest:,.0f} seconds of rest, more than {policy.max_wait:,.0f}"
                    )
                elif attempt == policy.attempts:
                    problem = f"asked {attempt} times"
                if problem:
                    raise FetchError(f"{busy.problem}; {problem}", source=url, status=busy.status) from busy
                self._sleep(rest)
                wait *= 4
        raise AssertionError  # the last attempt returns or raises

    def _rules(self, url: str) -> tuple[int, bytes]:
        try:
            answer = self._followed(url, None, {}, robots=False)
        except _BusyError as busy:
            raise FetchError(busy.problem, source=url, status=busy.status) from busy
        return answer.status, answer.content

    def _followed(self, url: str, limit: int | None, headers: Mapping[str, str], *, robots: bool) -> Answer:
        from diplotrack_web.transport import Deadline

        most = self.policy.max_bytes if limit is None else min(limit, self.policy.max_bytes)
        here, deadline = checked_url(url, self.policy), None
        for hop in range(self.policy.max_redirects + 1):
            origin = f"{here.scheme}://{here.netloc.decode('ascii')}"
            if robots:
                self._permitted(here, origin, url, redirected=hop > 0)
            with self._turn(here.host, self._robots.delay(origin)):
                # What robots.txt and waiting for one's turn take is not the server's time.
                deadline = deadline or Deadline(self.policy.max_seconds, self._clock)
                answer = self._answered(here, most, headers, deadline, url)
            if answer.status not in _REDIRECTS:
                return self._accepted(answer, url)
            here = self._next(here, answer, url)
        raise FetchError(f"redirects more than {self.policy.max_redirects} times", source=url)

    def _permitted(self, here: httpx.URL, origin: str, url: str, *, redirected: bool) -> None:
        try:
            self._robots.check(str(here), origin)
        except FetchError as error:
            problem = f"redirects to {error}" if redirected else _problem(error)
            raise FetchError(problem, source=url, refused=error.refused, status=error.status) from error

    @contextmanager
    def _turn(self, host: str, asked_for: float) -> Iterator[None]:
        """Be the only one who asks a host, and not too soon after the last time."""
        delay = max(self.policy.delay, min(asked_for, self.policy.max_wait))
        with self._locks[host]:
            last = self._asked.get(host)
            if last is not None and (left := last + delay - self._clock()) > 0:
                self._sleep(left)
            try:
                yield
            finally:
                self._asked[host] = self._clock()

    def _answered(
        self, here: httpx.URL, limit: int, headers: Mapping[str, str], deadline: Deadline, url: str
    ) -> Answer:
        import httpcore
        import httpx

        from diplotrack_web.transport import CheckedTransport

        context = self.policy.ssl_context or _context()
        sent = {"user-agent": self.policy.user_agent, "accept-encoding": ACCEPTED, "accept": "*/*", **headers}
        try:
            with (
                CheckedTransport(self.policy, self._resolve, deadline, context) as transport,
                httpx.Client(transport=transport, trust_env=False, timeout=_STEP_SECONDS) as client,
                client.stream("GET", here, headers=sent) as answer,
            ):
                said = {name.lower(): value for name, value in answer.headers.items()}
                content = b""
                if answer.status_code == 200:  # what a redirect or an error says besides is not read
                    coding = said.get("content-encoding", "")
                    content = body_of(answer.iter_raw(), coding, limit=limit, url=url)
                return Answer(url=str(here), status=answer.status_code, headers=said, content=content)
        except (httpcore.ConnectTimeout, httpcore.NetworkError, httpx.NetworkError) as error:
            raise _BusyError(f"could not be reached: {_told(error)}") from error
        except (httpcore.TimeoutException, httpx.TimeoutException) as error:
            most = f"{self.policy.max_seconds:g} seconds, or {_STEP_SECONDS:g} without a byte"
            raise FetchError(f"took longer than the limit of {most}", source=url) from error
        except (httpcore.ProtocolError, httpcore.UnsupportedProtocol, httpx.HTTPError, ValueError) as error:
            raise FetchError(f"gave no proper answer: {_told(error)}", source=url) from error
        except FetchError as error:
            if error.source == url:
                raise
            # Of the host that it led to; the caller knows the URL alone.
            raise FetchError(_problem(error), source=url, refused=error.refused) from error

    def _accepted(self, answer: Answer, url: str) -> Answer:
        if answer.status in _BUSY:
            after = retry_after(answer.headers.get("retry-after"), self._now())
            raise _BusyError(
                f"the server is busy (status {answer.status})", status=answer.status, after=after
            )
        if answer.status not in (200, 304):
            raise FetchError(
                f"the server answered with status {answer.status}", source=url, status=answer.status
            )
        return answer

    def _next(self, here: httpx.URL, answer: Answer, url: str) -> httpx.URL:
        import httpx

        location = answer.headers.get("location", "")
        if not location:
            raise FetchError(f"redirects without saying where (status {answer.status})", source=url)
        try:
            return checked_url(str(here.join(location)), self.policy)
        except (httpx.InvalidURL, ValueError) as error:
            problem = f"redirects to {location[:100]!r}, which is no URL"
            raise FetchError(problem, source=url, refused=True) from error
        except FetchError as error:
            raise FetchError(f"redirects to {error}", source=url, refused=True) from error


@functools.cache
def default_fetcher() -> Fetcher:
    """The fetcher of this process, with the default policy, so that all who fetch take turns."""
    return Fetcher()


@functools.cache
def _context() -> ssl.SSLContext:
    import httpx

    return httpx.create_ssl_context(trust_env=False)


def _problem(error: FetchError) -> str:
    """What an error says behind the name of its source."""
    return error.message.removeprefix(f"{error.source}: ")


def _told(error: Exception) -> str:
    return " ".join(str(error).split()) or type(error).__name__
