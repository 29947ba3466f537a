"""Targets: where exporters write. Files appear whole or not at all, all of one export together."""

from __future__ import annotations

import codecs
import contextlib
import io
import os
import secrets
import sys
from pathlib import Path, PurePath
from types import TracebackType
from typing import IO, Any, BinaryIO, Self, TextIO

from diplotrack.errors import ExportError

Writable = str | os.PathLike[str] | IO[bytes] | IO[str]
"""What `Target` takes: a path, ``"-"`` for standard output, or a file object open for writing."""


class Target:
    """The place that an export goes to; a context manager.

    A path's files are written beside it under other names and put in place when the block ends well; when it ends
    in an error they are removed and what stood there before still stands. Devices, pipes, standard output and file
    objects cannot be replaced, so they are written to directly.

    Args:
        thing: a path, ``"-"`` for standard output, or a file object open for writing.

    Attributes:
        name: how to call it in messages.
        suffix: the lower-case suffix of its name with the dot, or ``""``.
        has_sidecars: whether further files can stand beside it (`sidecar`).

    Raises:
        ExportError: it is nothing that can be written to.
    """

    def __init__(self, thing: Writable) -> None:
        self._stream: IO[Any] | None = None
        self._path: Path | None = None
        if isinstance(thing, str) and thing == "-":
            self._stream = getattr(sys.stdout, "buffer", sys.stdout)
            self.name = "<stdout>"
        elif isinstance(thing, (str, os.PathLike)):
            if not os.fspath(thing):
                raise ExportError(
                    "an empty path; give a file's name, or '-' for standard output", target="''"
                )
            self.name = str(thing)
            try:
                self._path = Path(os.path.realpath(thing))
            except ValueError as error:
                raise ExportError(f"is no path: {error}", target=repr(self.name)) from error
        elif hasattr(thing, "write"):
            self._stream = thing
            self.name = str(getattr(thing, "name", f"<{type(thing).__name__}>"))
        else:
            problem = f"a {type(thing).__name__} cannot be written to; give a path, '-' or a file object"
            raise ExportError(problem, target=repr(thing)[:80])
        self.suffix = PurePath(self.name).suffix.lower()
        # Not by `Path.exists`, which raises where a name is too long; the error is told when the file is opened.
        self._direct = self._path is None or (os.path.exists(self._path) and not os.path.isfile(self._path))  # noqa: PTH110, PTH113
        self.has_sidecars = not self._direct
        self._parts: dict[Path, Path] = {}
        self._open: list[IO[Any]] = []

    def binary(self) -> BinaryIO:
        """The main file, open for bytes. Call it or `text` once."""
        return self._opened(self._path)

    def text(self, *, encoding: str = "utf-8", newline: str = "\n") -> TextIO:
        """The main file, open for text; `encoding` and `newline` as for the built-in `open`. Call it or `binary` once."""
        return self._wrapped(self._opened(self._path), encoding, newline)

    def sidecar(self, ending: str, *, encoding: str = "utf-8") -> TextIO:
        """A further file for text in this `encoding`, whose name is the target's name with `ending` behind it.

        Raises:
            ExportError: the target is no file (see `has_sidecars`).
        """
        path = self._main(f"{ending!r} file")
        return self._wrapped(self._opened(path.with_name(path.name + ending)), encoding, "\n")

    def sibling(self, label: str) -> BinaryIO:
        """A further file of the same suffix, open for bytes: ``out.ics`` has ``out.KOR.ics`` beside it.

        There may be any number of them: close each when it is written.

        Args:
            label: what stands before the suffix; fit for a file's name, and different for each sibling.

        Raises:
            ExportError: the target is no file (see `has_sidecars`).
        """
        path = self._main(f"file for {label!r}")
        return self._opened(path.with_name(f"{path.stem}.{label}{path.suffix}"))

    def _main(self, further: str) -> Path:
        if self._path is None or self._direct:
            raise ExportError(f"is no file, so no {further} can stand beside it", target=self.name)
        return self._path

    def _wrapped(self, binary: BinaryIO, encoding: str, newline: str) -> TextIO:
        text = io.TextIOWrapper(binary, encoding=encoding, newline=newline)
        self._open.append(text)
        return text

    def _opened(self, path: Path | None) -> BinaryIO:
        raw: io.RawIOBase
        if path is None:
            raw = _Lent(self)
        else:
            try:
                if path.is_dir():
                    raise ExportError("is a directory; give the name of a file in it", target=str(path))
                if self._direct:
                    raw = _File(self, path, "w")
                else:
                    part = path.with_name(f".{path.name[:40]}.{secrets.token_hex(4)}.part")
                    raw = _File(self, part, "x")
                    self._parts[path] = part
            except OSError as error:
                raise self._failed(error) from error
        stream = io.BufferedWriter(raw)
        self._open.append(stream)
        return stream

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            self._discard()
            return
        try:
            self._finish()
        except OSError as failure:
            self._discard()
            raise self._failed(failure) from failure
        except BaseException:
            self._discard()
            raise

    def _finish(self) -> None:
        for stream in reversed(self._open):
            if not stream.closed:
                stream.flush()
                if self._parts:
                    os.fsync(stream.fileno())
                stream.close()
        if self._stream is not None and hasattr(self._stream, "flush"):
            self._stream.flush()
        for path, part in self._parts.items():
            if path.exists():
                part.chmod(path.stat().st_mode & 0o7777)
            part.replace(path)

    def _discard(self) -> None:
        for stream in reversed(self._open):
            # The failure that brought us here is the one to tell; a second one from closing adds nothing.
            with contextlib.suppress(OSError, ValueError, ExportError):
                stream.close()
        for part in self._parts.values():
            part.unlink(missing_ok=True)

    def _failed(self, error: OSError) -> ExportError:
        problem = error.strerror or str(error)
        stands = "" if self._direct else "; nothing was written, an older file still stands"
        return ExportError(f"cannot be written: {problem}{stands}", target=self.name)


class _File(io.FileIO):
    """A file whose write errors say which target they are about, unlike those of the code that does the writing."""

    def __init__(self, target: Target, path: Path, mode: str) -> None:
        super().__init__(path, mode)
        self._target = target

    def write(self, data: Any) -> int:
        try:
            return super().write(data)
        except OSError as error:
            raise self._target._failed(error) from error  # noqa: SLF001 - a part of it


class _Lent(io.RawIOBase):
    """Bytes into a stream that belongs to the caller and stays open; a text stream gets them decoded from UTF-8."""

    def __init__(self, target: Target) -> None:
        super().__init__()
        self._target = target
        self._stream: Any = target._stream  # noqa: SLF001 - a part of it
        # Wrappers such as those of `tempfile` are no `TextIOBase`, but text streams all have an encoding.
        takes_text = hasattr(self._stream, "encoding")
        self._decoder = codecs.getincrementaldecoder("utf-8")() if takes_text else None

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        content = bytes(data)
        try:
            if self._decoder is None:
                self._write_all(content)
            else:
                self._stream.write(self._decoder.decode(content))
        except OSError as error:
            raise self._target._failed(error) from error  # noqa: SLF001 - a part of it
        except UnicodeDecodeError as error:
            problem = "takes text, but this format is bytes; open the file in binary mode"
            raise ExportError(problem, target=self._target.name) from error
        return len(content)

    def _write_all(self, content: bytes) -> None:
        while content:
            # A raw stream may take less than it is given, and tells; others tell nothing and take all.
            taken = self._stream.write(content)
            if taken is None and isinstance(self._stream, io.RawIOBase):
                raise BlockingIOError("the stream takes no more at the moment")
            content = content[taken if isinstance(taken, int) else len(content) :]
