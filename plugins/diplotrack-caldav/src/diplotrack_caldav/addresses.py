"""Where a calendar is, and the name under which a ledger's events stand in it."""

from __future__ import annotations

import hashlib
import ipaddress
import re
from pathlib import Path
from typing import Final
from urllib.parse import quote, unquote, urlsplit

import attrs

from diplotrack.errors import OptionsError

USER: Final = "DIPLOTRACK_CALDAV_USER"
PASSWORD: Final = "DIPLOTRACK_CALDAV_PASSWORD"  # noqa: S105 - the name of a variable

_EXAMPLE: Final = "https://dav.example.org/alice/diplomacy/"
_PUBLICATION: Final = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")
_SAFE: Final = "/@:!$&'()*+,;=~"
_UNFIT: Final = re.compile(r"[\x00-\x20\x7f-\x9f\\]")


@attrs.frozen(kw_only=True)
class Address:
    """The address of a calendar, fit to be shown: there is no secret in it.

    Attributes:
        url: the URL of the calendar's collection, with a slash at its end.
        host: the host's name, with the port where one was given; passwords in a keyring are filed under it.
    """

    url: str
    host: str

    @classmethod
    def parse(cls, url: str) -> Address:
        """The address that a URL gives.

        Raises:
            OptionsError: it is no ``https`` URL (``http`` will do for the own machine), or has a user, a password, a
                query or a fragment in it. The message does not repeat what could be secret.
        """
        try:
            parts = urlsplit(url.strip())
            host, port = parts.hostname, parts.port
        except ValueError:
            raise _refused("cannot be read") from None
        if parts.username is not None or parts.password is not None:
            raise _refused(
                f"has a user or password in it, which logs and lists of processes would show; leave out what stands"
                f" before the @, and set {USER} and {PASSWORD}"
            )
        if parts.scheme not in {"https", "http"} or not host or _UNFIT.search(url.strip()):
            raise _refused("is no web address")
        if parts.query or parts.fragment:
            raise _refused("has a query or fragment (from ? or # on), which no calendar's address needs")
        if parts.scheme == "http" and not _loopback(host):
            raise _refused(
                "is not encrypted: everybody on the way could read the password; begin it with https://"
            )
        shown = f"[{host}]" if ":" in host else host
        where = shown if port is None else f"{shown}:{port}"
        path = quote(unquote(parts.path), safe=_SAFE) or "/"
        slash = "" if path.endswith("/") else "/"
        return cls(url=f"{parts.scheme}://{where}{path}{slash}", host=where)

    @property
    def path(self) -> str:
        """Its path as servers name it in their answers, without escapes."""
        return unquote(urlsplit(self.url).path)

    def at(self, path: str) -> str:
        """The URL of what has this path, unescaped, on the same server."""
        parts = urlsplit(self.url)
        return f"{parts.scheme}://{parts.netloc}{quote(path, safe=_SAFE)}"


def _refused(problem: str) -> OptionsError:
    message = f"the calendar's address {problem}; give one like {_EXAMPLE}"
    return OptionsError(message, owner="publish", option="url", value=None)


def _loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def checked_publication(name: str) -> str:
    """The name of a publication, found fit to be a part of UIDs and of file names on any server.

    Raises:
        OptionsError: it is not made of small letters, digits and hyphens.
    """
    if not _PUBLICATION.fullmatch(name):
        problem = (
            f"publication: {name!r} is no name for it; give up to 64 of a–z, 0–9 and -, e.g. 'korea-china'"
        )
        raise OptionsError(problem, owner="publish", option="publication", value=name)
    return name


def default_publication(ledger: str) -> str:
    """The name under which a ledger is published where none is given.

    It is made of the ledger's name and a digest of where it is kept, so that ledgers of one name in two folders do not
    take each other's events for their own. Who opens a database, and how, does not count.

    Args:
        ledger: its path or URL.
    """
    scheme, separator, rest = ledger.partition("://")
    if not separator or scheme == "sqlite":
        path = Path(unquote(rest.partition("?")[0][1:]) if separator else ledger).resolve()
        name, place = path.stem, path.as_posix()
    else:
        parts = urlsplit(ledger)
        name = parts.path.rpartition("/")[2] or parts.netloc.rpartition("@")[2]
        place = f"{scheme.partition('+')[0]}://{parts.netloc.rpartition('@')[2]}{parts.path}"
    plain = re.sub("[^a-z0-9]+", "-", name.lower())[:40].strip("-") or "ledger"
    return f"{plain}-{hashlib.sha256(place.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"
