"""URLs that may be fetched, and the addresses that their hosts have."""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Callable
from typing import TYPE_CHECKING

from diplotrack_web.errors import FetchError
from diplotrack_web.policy import Address, FetchPolicy

if TYPE_CHECKING:
    import httpx

Resolve = Callable[[str, int], list[str]]
"""From a host's name and a port to its addresses, as texts; raises `OSError` where there are none."""

_PORTS = {"http": 80, "https": 443}
_NUMBER = re.compile(r"(?:0x[0-9a-f]*|\d+)\.?", re.IGNORECASE)
_LONGEST = 2000


def checked_url(url: str, policy: FetchPolicy) -> httpx.URL:
    """A URL whose form allows that it be fetched; its host's addresses are checked when they are known.

    Raises:
        FetchError: it is no ``http:`` or ``https:`` URL, has a name or password in it, a port that is not allowed, or a
            host that is a number in another form than ``192.0.2.1`` (decimal, octal, hexadecimal, shortened).
    """
    import httpx

    name = url[:200]
    if len(url) > _LONGEST:
        raise FetchError(
            f"is a URL of {len(url):,} characters; no more than {_LONGEST:,} are taken",
            source=name,
            refused=True,
        )
    try:
        parsed = httpx.URL(url)
        host, port = parsed.host, parsed.port
    except (httpx.InvalidURL, ValueError, TypeError, UnicodeError) as error:
        raise FetchError(f"is no URL: {' '.join(str(error).split())}", source=name, refused=True) from error
    if parsed.scheme not in _PORTS:
        raise FetchError(
            f"is not fetched: {parsed.scheme or 'no scheme'}; only http and https are",
            source=name,
            refused=True,
        )
    if parsed.userinfo:
        raise FetchError(
            "is not fetched: it has a name or password in it", source=_without_userinfo(parsed), refused=True
        )
    if not host:
        raise FetchError("is no URL: it names no host", source=name, refused=True)
    port = port or _PORTS[parsed.scheme]
    if policy.ports is not None and port not in policy.ports:
        allowed = ", ".join(map(str, sorted(policy.ports)))
        raise FetchError(f"is not fetched: port {port}; only {allowed} are asked", source=name, refused=True)
    last = host.rstrip(".").rpartition(".")[2]
    if ":" not in host and _NUMBER.fullmatch(last) and literal(host) is None:
        problem = "is not fetched: its host is a number; addresses are taken only as four decimal numbers (192.0.2.1)"
        raise FetchError(problem, source=name, refused=True)
    return parsed


def _without_userinfo(url: httpx.URL) -> str:
    return str(url.copy_with(userinfo=b""))[:200]


def literal(host: str) -> Address | None:
    """The address that a host's name is itself, or None where it is a name."""
    try:
        return ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return None


def system_resolve(host: str, port: int) -> list[str]:
    """The addresses that the system knows for a name."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(address[0]) for *_, address in found]


def checked_addresses(host: str, port: int, policy: FetchPolicy, resolve: Resolve) -> list[Address]:
    """The addresses of a host, each of them allowed. Connect to one of these, and do not ask for them again.

    Raises:
        FetchError: it has none, or one that is not allowed. A name that leads to a public address and to one within is
            made to get past such checks.
    """
    own = literal(host)
    try:
        texts = [str(own)] if own is not None else resolve(host, port)
        found = [ipaddress.ip_address(text.partition("%")[0]) for text in texts]
    except (OSError, UnicodeError, ValueError) as error:
        raise FetchError(f"its host {host!r} is not known ({error})", source=host) from error
    if not found:
        raise FetchError(f"its host {host!r} has no address", source=host)
    for address in found:
        if not policy.allows(address):
            raise FetchError(
                f"is not fetched: {host} is at {address}, which is no public address",
                source=host,
                refused=True,
            )
    return list(dict.fromkeys(found))
