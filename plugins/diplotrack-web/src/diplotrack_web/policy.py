"""What may be fetched, and how much of it."""

from __future__ import annotations

import ipaddress
import ssl
from collections.abc import Iterable
from typing import Any

import attrs

from diplotrack.errors import ValidationError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network


def _networks(values: Iterable[str | Network]) -> tuple[Network, ...]:
    return tuple(ipaddress.ip_network(value) if isinstance(value, str) else value for value in values)


def _above_nothing(_: object, field: attrs.Attribute[Any], value: float) -> None:
    if value <= 0:
        raise ValidationError(f"FetchPolicy.{field.name}", value, "give a number above 0")


@attrs.frozen(kw_only=True)
class FetchPolicy:
    """Limits of fetching. The defaults are meant for pages of strangers; each one loosened is loosened on purpose.

    Attributes:
        networks: addresses that may be reached although they are not public, e.g. ``("10.1.0.0/16",)`` for the pages of
            one's own house. Nothing but public addresses by default.
        ports: the ports that may be reached, or None for all.
        max_bytes: bytes of an answer, decompressed or not, at the most.
        max_seconds: seconds that one answer may take, redirects included, at the most.
        max_redirects: redirects that are followed at the most.
        attempts: how often a server that is busy (429, 503) or cannot be reached is asked.
        max_wait: seconds to wait between two attempts at the most; a server that wants more is left alone.
        delay: seconds between two requests to one host at the least; a ``Crawl-delay`` in its robots.txt may be longer.
        robots: keep to robots.txt (RFC 9309).
        user_agent: the name by which servers are asked.
        ssl_context: for servers whose certificates the usual authorities do not sign.
    """

    networks: tuple[Network, ...] = attrs.field(default=(), converter=_networks)
    ports: frozenset[int] | None = frozenset({80, 443, 8080, 8443})
    max_bytes: int = attrs.field(default=32_000_000, validator=_above_nothing)
    max_seconds: float = attrs.field(default=60.0, validator=_above_nothing)
    max_redirects: int = 5
    attempts: int = attrs.field(default=3, validator=_above_nothing)
    max_wait: float = 120.0
    delay: float = 1.0
    robots: bool = True
    user_agent: str = "diplotrack/0.1"
    ssl_context: ssl.SSLContext | None = None

    def allows(self, address: Address) -> bool:
        """Whether this address may be reached: it is public, or in one of the networks.

        An address that carries another (IPv4-mapped, 6to4, NAT64 …) is as public as both.
        """
        if any(address in network for network in self.networks):
            return True
        carried = _carried(address)
        if carried is not None:
            return self.allows(carried)
        return (
            address.is_global
            and not address.is_multicast
            and not address.is_reserved
            and not address.is_unspecified
            and not any(address in network for network in _NOT_PUBLIC)
        )


# Ranges that are not for hosts of the public and that Python versions differ about (IANA's special-purpose registries).
_NOT_PUBLIC = _networks(
    ("100.64.0.0/10", "192.0.0.0/24", "192.88.99.0/24", "198.18.0.0/15", "240.0.0.0/4", "100::/64", "2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16", "64:ff9b:1::/48", "fec0::/10", "fe80::/10", "fc00::/7")
)  # fmt: skip
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_COMPATIBLE = ipaddress.IPv6Network("::/96")


def _carried(address: Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 address leads to (RFC 4291, 3056, 6052), or None."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address.ipv4_mapped is not None:
        return address.ipv4_mapped
    if address.sixtofour is not None:
        return address.sixtofour
    if address in _NAT64 or (address in _COMPATIBLE and int(address) > 1):
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return None
