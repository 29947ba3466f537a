"""Lines of a file, of a gzip file or of the tables in a ZIP file, within limits."""

from __future__ import annotations

import gzip
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from typing import IO, Protocol

from diplotrack.errors import SourceError
from diplotrack.sources import Source

LINE_LIMIT = 1 << 20
"""Bytes that a line may have."""
RATIO = 200
"""How many times its packed size a file may unpack to; the tables unpack to some ten times."""

_CHUNK = 1 << 20
_FREE = 16 << 20
_TABLES = (".csv", ".tsv", ".txt", ".tab")


def beginning(source: Source) -> bytes:
    """The first bytes of the first table, unpacked as far as `Source.head` goes."""
    head = source.head
    try:
        if head.startswith(b"\x1f\x8b"):
            return zlib.decompressobj(31).decompress(head, 8192)
        if head.startswith(b"PK\x03\x04") and len(head) > 30:
            start = 30 + int.from_bytes(head[26:28], "little") + int.from_bytes(head[28:30], "little")
            packed = head[start:]
            return packed if head[8:10] == b"\0\0" else zlib.decompressobj(-15).decompress(packed, 8192)
    except zlib.error:
        return b""
    return head


def tables(source: Source) -> Iterator[tuple[str, Iterator[bytes]]]:
    """The tables of a source, each with its name and its lines without their ends; read one before asking for the next.

    Raises:
        SourceError: it is broken, a line is longer than `LINE_LIMIT`, or it unpacks to more than `RATIO` times its size.
    """
    head = source.head
    with source.open() as stream:
        if head.startswith(b"PK\x03\x04"):
            yield from _zipped(source.name, stream)
        elif head.startswith(b"\x1f\x8b"):
            size = stream.seek(0, 2)
            stream.seek(0)
            with gzip.GzipFile(fileobj=stream) as unpacked:
                yield source.name, _lines(unpacked, source.name, size)
        else:
            yield source.name, _lines(stream, source.name, None)


def _zipped(name: str, stream: IO[bytes]) -> Iterator[tuple[str, Iterator[bytes]]]:
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise SourceError(f"is no ZIP file that can be read: {error}", source=name) from error
    with closing(archive):
        members = [m for m in archive.infolist() if m.filename.lower().endswith(_TABLES)]
        if not members:
            raise SourceError(f"holds no table; tables end in {', '.join(_TABLES)}", source=name)
        for member in members:
            within = f"{name}/{member.filename}"
            try:
                with archive.open(member) as unpacked:
                    yield within, _lines(unpacked, within, member.compress_size)
            except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
                raise SourceError(f"cannot be unpacked: {error}", source=within) from error


class _Bytes(Protocol):
    def read(self, size: int, /) -> bytes: ...


def _lines(stream: _Bytes, name: str, packed: int | None) -> Iterator[bytes]:
    rest, size = b"", 0
    while True:
        try:
            chunk = stream.read(_CHUNK)
        except (OSError, EOFError, zlib.error, zipfile.BadZipFile) as error:
            raise SourceError(f"is broken: {error}", source=name) from error
        if not chunk:
            break
        size += len(chunk)
        if packed is not None and size > _FREE and size > packed * RATIO:
            problem = f"unpacks to more than {RATIO} times its {packed:,} bytes; no table of events does"
            raise SourceError(problem, source=name)
        lines = (rest + chunk).split(b"\n")
        rest = lines.pop()
        if len(rest) > LINE_LIMIT:
            raise SourceError(f"has a line of more than {LINE_LIMIT:,} bytes", source=name)
        yield from lines
    if rest:
        yield rest
