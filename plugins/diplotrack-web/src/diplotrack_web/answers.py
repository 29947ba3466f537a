"""What servers answered, and what that is as a source to read."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from pathlib import PurePosixPath
from urllib.parse import urlsplit

import attrs

from diplotrack.sources import Source
from diplotrack_web.charsets import codec_of, has_mark

_NOTHING = ("", "application/octet-stream", "binary/octet-stream")


@attrs.frozen(kw_only=True)
class Answer:
    """What a server answered.

    Attributes:
        url: where it was found, behind all redirects.
        status: the HTTP status: 200, or 304 where what is known has not changed.
        headers: by lower-case name.
        content: the body, decompressed.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    content: bytes

    @property
    def media_type(self) -> str | None:
        """Its media type, or None where the server says none, or one that means nothing."""
        found = self.headers.get("content-type", "").partition(";")[0].strip().lower()
        return None if found in _NOTHING else found

    @property
    def charset(self) -> str | None:
        """The codec that the server names, where the body is in it and has no byte order mark that goes first."""
        _, _, parameters = self.headers.get("content-type", "").partition(";")
        for parameter in parameters.split(";"):
            name, _, value = parameter.partition("=")
            if name.strip().lower() == "charset" and not has_mark(self.content):
                codec = codec_of(value)
                return codec if codec is not None and _fits(self.content, codec) else None
        return None

    def source(self, *, name: str, limit: int, encoding: str | None = None) -> Source:
        """The answer as a source.

        Args:
            name: how to call it in messages.
            limit: bytes to read at the most.
            encoding: of its text, where the user names one.
        """
        source = Source(
            name=name,
            content=self.content,
            media_type=self.media_type,
            uri=self.url,
            limit=limit,
            encoding=encoding or self.charset,
        )
        source.suffix = PurePosixPath(urlsplit(self.url).path).suffix.lower()
        return source


def retry_after(value: str | None, now: datetime.datetime) -> float | None:
    """The seconds that a ``Retry-After`` asks for (RFC 9110, 10.2.3), or None where it says nothing that can be read."""
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        then = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if then.tzinfo is None:
        then = then.replace(tzinfo=datetime.UTC)
    return max(0.0, (then - now).total_seconds())


def _fits(content: bytes, codec: str) -> bool:
    try:
        content.decode(codec)
    except UnicodeDecodeError:
        return False
    return True
