"""Sources: what can be read (paths, ``-``, bytes, file objects, text) behind one small interface for adapters."""

from __future__ import annotations

import io
import os
import re
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath
from typing import IO, Any, BinaryIO

from diplotrack.encodings import Decoded, decode
from diplotrack.errors import SourceError

DEFAULT_LIMIT = 64 * 1024 * 1024
"""Bytes that are read into memory at the most, where the caller sets no other limit."""

FOLDER = "inode/directory"
"""The media type of a folder (the one of shared-mime-info): an adapter that reads folders accepts it."""

_HEAD = 8192

_URL = re.compile(r"https?:", re.IGNORECASE)

_Content = bytes | str  # an alias, since `Source.bytes` takes the name within the class


def is_url(thing: object) -> bool:
    """Whether it is a text that names a page of the web, and no file."""
    return isinstance(thing, str) and _URL.match(thing) is not None


Readable = str | os.PathLike[str] | bytes | IO[bytes] | IO[str]
"""What `Source.of` takes: a path, ``"-"`` for standard input, bytes, or a file object open for reading."""


class Source:
    """One input, opened only when it is asked for something.

    Attributes:
        name: how to call it in messages: the path as given, ``<stdin>``, ``<bytes>`` …
        suffix: the lower-case suffix of its name with the dot, or ``""``.
        media_type: its media type (RFC 6838) where known, or None.
        uri: where it was found, or None.
        limit: how many bytes are read into memory at the most.
        encoding: the encoding that the caller named, or None to detect it.

    `Source.of` makes one of what there is. The constructor is for who fetches: one of `path`, `content` and `stream` says
    where the bytes, or the text, come from.
    """

    def __init__(
        self,
        *,
        name: str,
        path: Path | None = None,
        content: bytes | str | None = None,
        stream: IO[bytes] | IO[str] | None = None,
        media_type: str | None = None,
        uri: str | None = None,
        limit: int = DEFAULT_LIMIT,
        encoding: str | None = None,
    ) -> None:
        self.name = name
        self.suffix: str = PurePath(name).suffix.lower()
        self.media_type = media_type
        self.uri = uri
        self.limit = limit
        self.encoding = encoding
        self._path = path
        self._content = content
        self._stream = stream

    @classmethod
    def of(
        cls,
        thing: Readable | Source,
        *,
        media_type: str | None = None,
        limit: int = DEFAULT_LIMIT,
        encoding: str | None = None,
    ) -> Source:
        """The source that a path, ``"-"``, bytes or a file object stands for; a `Source` is returned as it is.

        Args:
            thing: what to read.
            media_type: its media type, if the caller knows it.
            limit: bytes to read into memory at the most.
            encoding: the encoding of its text, if the caller knows it; else it is detected.

        Raises:
            SourceError: it is none of these; a URL has to be fetched first (`diplotrack.read` with ``fetch=True``).
        """
        common = {"media_type": media_type, "limit": limit, "encoding": encoding}
        if isinstance(thing, Source):
            return thing
        if isinstance(thing, (bytes, bytearray, memoryview)):
            return cls(name="<bytes>", content=bytes(thing), **common)  # type: ignore[arg-type]
        if isinstance(thing, str) and thing == "-":
            stdin = getattr(sys.stdin, "buffer", sys.stdin)
            return cls(name="<stdin>", stream=stdin, **common)  # type: ignore[arg-type]
        if isinstance(thing, str) and is_url(thing):
            problem = "is a URL, and nothing is fetched unless asked: give fetch=True (--fetch)"
            raise SourceError(problem, source=thing[:200])
        if isinstance(thing, (str, os.PathLike)):
            if not os.fspath(thing):
                raise SourceError(
                    "an empty path; give a file's name, '-' for standard input, or bytes", source="''"
                )
            path = Path(thing)
            # Unlike Path.is_dir it answers whatever is wrong with the path; that is told when the source is opened.
            if media_type is None and os.path.isdir(path):  # noqa: PTH112
                common["media_type"] = FOLDER
            return cls(name=str(path), path=path, uri=path.name, **common)  # type: ignore[arg-type]
        if hasattr(thing, "read"):
            given = getattr(thing, "name", None)
            name = given if isinstance(given, str) else f"<{type(thing).__name__}>"
            return cls(name=name, stream=thing, **common)  # type: ignore[arg-type]
        problem = f"a {type(thing).__name__} cannot be read; give a path, '-', bytes or a file object"
        raise SourceError(problem, source=repr(thing)[:80])

    @classmethod
    def of_text(cls, text: str, *, name: str = "<text>", media_type: str = "text/plain") -> Source:
        """The source of a text that is already decoded; being in memory, it may be of any length."""
        return cls(name=name, content=text, media_type=media_type, limit=max(DEFAULT_LIMIT, len(text)))

    @property
    def folder(self) -> Path | None:
        """Where it lies, if it is a folder; None of everything else."""
        return self._path if self.media_type == FOLDER else None

    @property
    def head(self) -> bytes:
        """Its first bytes (8,192 at the most), to sniff at; of a text, in UTF-8; of a folder, none.

        Raises:
            SourceError: it cannot be opened.
        """
        if self.folder is not None:
            return b""
        if self._content is None and self._path is not None and stat.S_ISREG(self._stat(self._path).st_mode):
            with self.open() as stream:
                first = stream.read(_HEAD)
            if not first:
                raise self._empty()
            return first
        content = self._read()
        return (
            content[:_HEAD].encode("utf-8", "surrogatepass") if isinstance(content, str) else content[:_HEAD]
        )

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """A binary stream over the whole input, for adapters that read as they go; files are not limited in size.

        Raises:
            SourceError: it cannot be opened or read.
        """
        if self._content is None and self._path is not None:
            self._stat(self._path)
            try:
                with self._path.open("rb") as stream:
                    yield stream
            except OSError as error:
                raise SourceError(f"cannot be read: {error.strerror or error}", source=self.name) from error
        else:
            yield io.BytesIO(self.bytes())

    def bytes(self) -> bytes:
        """The whole input.

        Raises:
            SourceError: it cannot be opened, is empty, or is larger than the limit.
        """
        content = self._read()
        return content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content

    def text(self) -> Decoded:
        """The whole input as text, with the encoding that it was read in (``""`` where it was given as text).

        Raises:
            SourceError: as `bytes`, or it is no text, or blank.
        """
        content = self._read()
        if isinstance(content, str):
            decoded = Decoded(content, "")
        else:
            try:
                decoded = decode(content, self.encoding)
            except LookupError as error:
                raise SourceError(f"there is no encoding {self.encoding!r}", source=self.name) from error
            except ValueError as error:
                raise SourceError(str(error), source=self.name) from error
        if not decoded.text.strip():
            raise SourceError("is empty: it holds nothing but blanks", source=self.name)
        return decoded

    def portable(self) -> Source:
        """The same source in a form that can be sent to another process: a stream is read into memory first."""
        if self._stream is not None:
            self._read()
            self._stream = None
        return self

    def _stat(self, path: Path) -> os.stat_result:
        try:
            found = path.stat()
        except FileNotFoundError as error:
            hint = "" if len(self.name) < 200 and "\n" not in self.name else "; for a text, use read_text"
            shown = self.name if not hint else self.name[:60] + "…"
            raise SourceError(f"no such file{hint}", source=shown) from error
        except (OSError, ValueError) as error:
            problem = getattr(error, "strerror", None) or error
            raise SourceError(f"cannot be opened: {problem}", source=self.name[:200]) from error
        if stat.S_ISDIR(found.st_mode):
            raise SourceError("is a directory; give the files in it", source=self.name)
        return found

    def _read(self) -> _Content:
        if self._content is None:
            self._content = self._from_path(self._path) if self._path is not None else self._from_stream()
        size = len(self._content)
        if size > self.limit:
            raise self._too_large(size)
        if not size:
            raise self._empty()
        return self._content

    def _from_path(self, path: Path) -> _Content:
        size = self._stat(path).st_size
        if size > self.limit:
            raise self._too_large(size)
        with self.open() as stream:
            return stream.read(self.limit + 1)

    def _from_stream(self) -> _Content:
        if self._stream is None:
            raise SourceError("has nothing to read from", source=self.name)
        parts: list[Any] = []
        left = self.limit + 1
        try:
            # A raw stream or a socket may give less than it is asked for; only nothing means the end.
            while left > 0 and (part := self._stream.read(left)):
                parts.append(part)
                left -= len(part)
                if type(part) is not type(parts[0]) or not isinstance(part, (str, bytes, bytearray)):
                    problem = f"its read() gave a {type(part).__name__}, not always bytes or always text"
                    raise SourceError(problem, source=self.name)
        except (OSError, ValueError) as error:
            raise SourceError(f"cannot be read: {error}", source=self.name) from error
        return "".join(parts) if parts and isinstance(parts[0], str) else b"".join(parts)

    def _empty(self) -> SourceError:
        return SourceError("is empty (0 bytes)", source=self.name)

    def _too_large(self, size: int) -> SourceError:
        # Of a stream no more is read than it takes to know that it is too large.
        known = f"has {size:,} bytes, more" if self._stream is None else "has more bytes"
        problem = f"{known} than the limit of {self.limit:,}; raise it with limit=… (--limit)"
        return SourceError(problem, source=self.name)

    def __repr__(self) -> str:
        return f"<Source {self.name}>"
