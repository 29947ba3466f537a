"""Bodies of answers, decompressed within a limit: a small answer may expand to any size."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from diplotrack_web.errors import FetchError

ACCEPTED = "gzip, deflate"
_CODINGS = {"gzip": 31, "x-gzip": 31, "deflate": 15}  # zlib's window bits for each form


def body_of(chunks: Iterable[bytes], coding: str, *, limit: int, url: str) -> bytes:
    """The whole body of an answer.

    Args:
        chunks: its bytes as they came.
        coding: its ``Content-Encoding``.
        limit: bytes at the most, as they came and decompressed.
        url: for messages.

    Raises:
        FetchError: it is larger, in a coding that was not asked for, or broken.
    """
    names = [name for part in coding.lower().split(",") if (name := part.strip()) not in ("", "identity")]
    if not names:
        return b"".join(_limited(chunks, limit, url, "has"))
    if len(names) > 1 or names[0] not in _CODINGS:
        raise FetchError(f"is encoded as {coding!r}, which was not asked for ({ACCEPTED})", source=url)
    return b"".join(
        _limited(
            _expanded(_limited(chunks, limit, url, "has"), names[0], limit, url), limit, url, "expands to"
        )
    )


def _limited(chunks: Iterable[bytes], limit: int, url: str, verb: str) -> Iterable[bytes]:
    size = 0
    for chunk in chunks:
        size += len(chunk)
        if size > limit:
            raise FetchError(f"{verb} more bytes than the limit of {limit:,}", source=url, refused=True)
        yield chunk


def _expanded(chunks: Iterable[bytes], coding: str, limit: int, url: str) -> Iterable[bytes]:
    machine = zlib.decompressobj(_CODINGS[coding])
    begun = False
    try:
        for chunk in chunks:
            if not begun and coding == "deflate" and chunk[:1] and chunk[0] & 0x0F != 8:
                machine = zlib.decompressobj(-15)  # without zlib's head, as some servers mean it
            begun = begun or bool(chunk)
            left = chunk
            while left and not machine.eof:
                yield machine.decompress(left, limit + 1)
                left = machine.unconsumed_tail
    except zlib.error as error:
        raise FetchError(f"is broken: {error}", source=url) from error
    if begun and not machine.eof:
        raise FetchError("breaks off before the end of its compressed data", source=url)
