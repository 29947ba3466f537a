"""A calendar on a CalDAV server: what it holds, and single objects written, changed and removed under conditions.

Every write is conditional (RFC 9110 §13.1): ``If-None-Match: *`` for what should be new, ``If-Match`` with the entity tag
that was seen for what was there. So nobody's change is lost, and a request may be sent again when its answer was lost.
"""

from __future__ import annotations

import base64
import logging
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import TracebackType
from typing import Any, Final, Self, TypeVar
from xml.sax.saxutils import escape

import attrs
from caldav.davclient import DAVClient
from caldav.lib import error as dav
from caldav.lib.http_sync import requests
from caldav.response import DAVResponse, PropfindResult

from diplotrack_caldav import answers
from diplotrack_caldav.addresses import Address
from diplotrack_caldav.credentials import Credentials
from diplotrack_caldav.errors import CalendarError

T = TypeVar("T")

_TRIES: Final = 4
_LONGEST_WAIT: Final = 60.0
_AGAIN: Final = frozenset({429, 500, 502, 503, 504})
_TALKATIVE: Final = (None, "caldav")  # the loggers on which the library writes what servers send
_CALENDAR: Final = "{urn:ietf:params:xml:ns:caldav}calendar"
_COLLECTION: Final = "{DAV:}collection"
_LIST: Final = '<?xml version="1.0" encoding="utf-8"?><propfind xmlns="DAV:"><prop><resourcetype/><getetag/></prop></propfind>'
_GET: Final = (
    '<?xml version="1.0" encoding="utf-8"?><C:calendar-multiget xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:caldav">'
    "<prop><getetag/><C:calendar-data/></prop>{hrefs}</C:calendar-multiget>"
)


@attrs.frozen(kw_only=True)
class Stored:
    """An object as the server has it.

    Attributes:
        path: its path on the server, unescaped.
        etag: the tag of this version of it, or None where the server gives none.
        data: its content.
    """

    path: str
    etag: str | None
    data: bytes


@attrs.frozen(kw_only=True)
class _Answer:
    """What came of a request.

    Attributes:
        status: the HTTP status.
        conditions: the names of what RFC 4791 and RFC 4918 call preconditions, that the answer says were not met.
        response: the answer itself, or None where the library has only told of its status.
        wait: how many seconds the server wants to be left alone, or None.
        lost: why there is no answer; the status is 0 then.
    """

    status: int
    conditions: tuple[str, ...] = ()
    response: DAVResponse | None = None
    wait: float | None = None
    lost: str | None = None


class _Discretion(logging.Filter):
    """Keeps a password out of the log, also where a server has sent it back."""

    def __init__(self, credentials: Credentials | None) -> None:
        super().__init__()
        self._secrets: tuple[str, ...] = ()
        if credentials is not None:
            basic = base64.b64encode(f"{credentials.user}:{credentials.password}".encode()).decode()
            self._secrets = (credentials.password, basic)

    def filter(self, record: logging.LogRecord) -> bool:
        said = record.getMessage()
        return not any(secret in said for secret in self._secrets)


class Refused(Exception):  # noqa: N818 - no failure of the calendar, and never seen outside
    """The server will not take one object; the others are not touched by that."""


class Server:
    """A calendar on a server; a context manager that closes the connection.

    Args:
        address: where it is.
        credentials: who asks, or None.
        timeout: seconds after which a request that is not answered has failed.
        authorities: path of a file of certificates (PEM) to trust in the place of the system's, or None.
    """

    def __init__(
        self,
        address: Address,
        credentials: Credentials | None = None,
        *,
        timeout: float = 30.0,
        authorities: str | None = None,
    ) -> None:
        self.address = address
        self._client = DAVClient(
            url=address.url,
            username=credentials.user if credentials else None,
            password=credentials.password if credentials else None,
            timeout=timeout,  # type: ignore[arg-type]  # the HTTP library takes parts of seconds
            ssl_verify_cert=authorities or True,
            enable_rfc6764=False,
        )
        # A redirect could lead to another server, with the password; what moved is told instead.
        self._client.session.max_redirects = 0
        # Without this, the HTTP library sends what it finds in ~/.netrc.
        self._client.session.auth = _nobody
        self._discretion = _Discretion(credentials)

    def __enter__(self) -> Self:
        for name in _TALKATIVE:
            logging.getLogger(name).addFilter(self._discretion)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for name in _TALKATIVE:
            logging.getLogger(name).removeFilter(self._discretion)
        self._client.close()

    def names(self) -> dict[str, str]:
        """The names of the objects that the calendar holds, of anybody, with their paths.

        Raises:
            CalendarError: there is no calendar, or it cannot be read.
        """
        answer = self._send("PROPFIND", self.address.url, _LIST, {"Depth": "1"})
        found = self._parsed(answer, DAVResponse.parse_propfind)
        here = self.address.path.rstrip("/")
        calendars: list[str] = []
        names: dict[str, str] = {}
        itself: PropfindResult | None = None
        for each in found:
            kinds = each.properties.get("{DAV:}resourcetype") or ()
            if each.href.rstrip("/") == here:
                itself = each
            elif _CALENDAR in kinds:
                calendars.append(self.address.at(each.href))
            elif _COLLECTION not in kinds:
                names[each.href.rpartition("/")[2]] = each.href
        kinds = itself.properties.get("{DAV:}resourcetype") if itself is not None else None
        if not kinds or _CALENDAR not in kinds:
            raise self.failed(answers.no_calendar(calendars), answer.status)
        return names

    def fetch(self, paths: Iterable[str]) -> Iterator[Stored]:
        """The objects at these paths, one request for all of them; what is no longer there is left out.

        Raises:
            CalendarError: they cannot be read.
        """
        hrefs = "".join(f"<href>{escape(self._href(path))}</href>" for path in paths)
        if not hrefs:
            return
        answer = self._send("REPORT", self.address.url, _GET.format(hrefs=hrefs), {"Depth": "1"})
        for each in self._parsed(answer, DAVResponse.parse_calendar_query):
            if each.calendar_data is not None:
                yield Stored(path=each.href, etag=each.etag, data=each.calendar_data.encode())

    def create(self, name: str, data: bytes) -> bool:
        """Write a new object under a name; False where there is one already.

        Raises:
            Refused: the server does not want this object.
            CalendarError: it takes none at all.
        """
        url = f"{self.address.url}{name}"
        return self._write("PUT", url, data, {"If-None-Match": "*"})

    def update(self, stored: Stored, data: bytes) -> bool:
        """Write an object in the place of one; False where somebody else has changed or removed that.

        Raises:
            Refused: the server does not want this object.
            CalendarError: it takes none at all.
        """
        return self._write("PUT", self.address.at(stored.path), data, _if_match(stored))

    def remove(self, stored: Stored) -> bool:
        """Remove an object; False where somebody else has changed it.

        Raises:
            Refused: the server does not let go of it.
            CalendarError: it lets go of nothing.
        """
        return self._write("DELETE", self.address.at(stored.path), b"", _if_match(stored))

    def failed(self, problem: str, status: int | None = None) -> CalendarError:
        """The error that says what is wrong with this calendar."""
        return CalendarError(problem, calendar=self.address.url, status=status)

    def _href(self, path: str) -> str:
        return "/" + self.address.at(path).split("/", 3)[3]

    def _write(self, method: str, url: str, data: bytes, condition: Mapping[str, str]) -> bool:
        headers = {"Content-Type": "text/calendar; charset=utf-8"} | dict(condition)
        answer = self._send(method, url, data, headers)
        if answer.status == 412 and answers.conflict(answer.conditions) is None:
            return False
        if 200 <= answer.status < 300:
            return True
        if method == "DELETE" and answer.status in {404, 410}:
            return True  # It is gone, which is what was wanted.
        about_object = answers.about_object(answer.status, answer.conditions)
        if about_object is not None:
            raise Refused(about_object)
        raise self.failed(answers.about_calendar(answer.status), answer.status)

    def _parsed(self, answer: _Answer, parse: Callable[[DAVResponse], list[T]]) -> list[T]:
        if answer.status != 207 or answer.response is None:
            raise self.failed(answers.about_calendar(answer.status), answer.status)
        try:
            return parse(answer.response)
        except Exception as error:
            raise self.failed(answers.UNREADABLE, answer.status) from error

    def _send(self, method: str, url: str, body: str | bytes, headers: Mapping[str, str]) -> _Answer:
        """Send a request, and again a few times where the server is busy or the connection broke."""
        answer = self._sent(method, url, body, headers)
        for attempt in range(_TRIES - 1):
            if answer.lost is None and answer.status not in _AGAIN:
                break
            time.sleep(min(_LONGEST_WAIT, 2.0**attempt if answer.wait is None else answer.wait))
            answer = self._sent(method, url, body, headers)
        if answer.lost is not None:
            raise self.failed(answer.lost)
        if answer.status in {401, 507} or 300 <= answer.status < 400 or answer.status in _AGAIN:
            raise self.failed(answers.about_calendar(answer.status), answer.status)
        return answer

    def _sent(self, method: str, url: str, body: str | bytes, headers: Mapping[str, str]) -> _Answer:
        # What the server says in its own words is not passed on: it may repeat what it was sent, password included.
        try:
            response = self._client.request(url, method, body, headers)  # type: ignore[arg-type]  # bytes will do
        except (dav.AuthorizationError, dav.RateLimitError) as error:
            status = error.status or (401 if isinstance(error, dav.AuthorizationError) else 429)
            wait = getattr(error, "retry_after_seconds", None)
            return _Answer(status=status, conditions=_names(error.preconditions), wait=wait)
        except requests.exceptions.TooManyRedirects as error:
            moved = error.response
            return _Answer(status=300 if moved is None else moved.status_code or 300)
        except requests.exceptions.SSLError as error:
            raise self.failed(answers.untrusted(error)) from error
        except requests.exceptions.Timeout:
            return _Answer(status=0, lost=answers.SILENT)
        except requests.exceptions.ConnectionError as error:
            return _Answer(status=0, lost=answers.unreachable(error))
        except NotImplementedError as error:
            raise self.failed(answers.UNKNOWN_WAY_IN, 401) from error
        except Exception as error:
            raise self.failed(answers.UNREADABLE) from error
        body_of = response.raw if response.status >= 400 else ""
        return _Answer(
            status=response.status, conditions=_names(dav.parse_preconditions(body_of)), response=response
        )


def _nobody(request: Any) -> Any:
    return request


def _names(tags: Iterable[str]) -> tuple[str, ...]:
    return tuple(tag.rpartition("}")[2] for tag in tags)


def _if_match(stored: Stored) -> dict[str, str]:
    # A proxy that compresses makes a tag weak, and a weak one never matches (RFC 9110 §8.8.3.2).
    return {"If-Match": stored.etag.removeprefix("W/") if stored.etag else "*"}
