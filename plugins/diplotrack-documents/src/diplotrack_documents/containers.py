"""Folders and zip archives: each file within is read by the adapter for its kind."""

from __future__ import annotations

import os
import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from diplotrack.errors import ReadError
from diplotrack.sources import FOLDER, Source
from diplotrack_documents.handing import TIMES, Budget, HandingAdapter, Member, Part, PartOptions, within

_DRIVE = re.compile(r"[A-Za-z]:")
_CHUNK = 1 << 16


class FolderAdapter(HandingAdapter):
    """Reads the files in a folder and the folders in it, by name, hidden ones left out."""

    name = "folder"
    options = PartOptions

    def accepts(self, source: Source) -> float:
        """1 for a folder."""
        return 1.0 if source.media_type == FOLDER else 0.0

    def parts(self, source: Source, options: PartOptions) -> Iterator[Part]:
        """The files.

        Raises:
            ReadError: it is no folder, or holds more files than the limit.
        """
        if source.folder is None:
            raise ReadError("is no folder", source=source.name, adapter=self.name)
        for number, path in enumerate(_files(source.folder), start=1):
            if number > options.max_files:
                raise ReadError(_too_many(options.max_files), source=source.name, adapter=self.name)
            yield Source(
                name=str(path),
                path=path,
                uri=path.relative_to(source.folder).as_posix(),
                limit=source.limit,
                encoding=source.encoding,
            )


def _files(folder: Path) -> Iterator[Path]:
    for name, folders, files in os.walk(folder):
        folders[:] = sorted(each for each in folders if not each.startswith("."))
        yield from (Path(name) / each for each in sorted(files) if not each.startswith("."))


class ZipAdapter(HandingAdapter):
    """Reads the files in a zip archive, in its order. Nothing is unpacked to disk."""

    name = "zip"
    options = PartOptions

    def accepts(self, source: Source) -> float:
        """0.8 for a zip archive that is named so; many formats are zip archives and have adapters of their own."""
        return (
            0.8 if source.suffix == ".zip" and source.head.startswith((b"PK\x03\x04", b"PK\x05\x06")) else 0.0
        )

    def parts(self, source: Source, options: PartOptions) -> Iterator[Part]:
        """The files; an error in the place of one that is locked, broken, too large, or named as if it lay elsewhere.

        Raises:
            SourceError: it cannot be opened.
            ReadError: it is no whole zip archive, lies too deep in others, or unpacks to more than the limit in files or
                bytes.
        """
        depth, budget = within(source, adapter=self.name, files=options.max_files)
        with source.open() as stream:
            try:
                archive = zipfile.ZipFile(stream)
            except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
                problem = f"is no whole zip archive ({' '.join(str(error).split())})"
                raise ReadError(problem, source=source.name, adapter=self.name) from error
            with archive:
                for entry in archive.infolist():
                    if not entry.is_dir() and not _hidden(entry.filename):
                        yield self._part(archive, entry, source, depth, budget)

    def _part(
        self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, source: Source, depth: int, budget: Budget
    ) -> Part:
        budget.files -= 1
        if budget.files < 0:
            raise ReadError(_too_many(None), source=source.name, adapter=self.name)
        name = f"{source.name}/{entry.filename}"
        if _leads_out(entry.filename):
            problem = f"holds a file named {entry.filename!r}, which leads out of it; the file is not read"
            return ReadError(problem, source=source.name, adapter=self.name)
        try:
            content = self._content(archive, entry, source, budget)
        except (
            zipfile.BadZipFile,
            zlib.error,
            RuntimeError,
            NotImplementedError,
            EOFError,
            OSError,
        ) as error:
            # RuntimeError is what zipfile raises for a locked entry.
            problem = f"cannot be unpacked ({' '.join(str(error).split())})"
            return ReadError(problem, source=name, adapter=self.name)
        if isinstance(content, ReadError):
            return content
        return Member(
            name=name,
            content=content,
            uri=f"{source.uri or source.name}/{entry.filename}",
            limit=source.limit,
            depth=depth,
            budget=budget,
        )

    def _content(
        self, archive: zipfile.ZipFile, entry: zipfile.ZipInfo, source: Source, budget: Budget
    ) -> bytes | ReadError:
        content = bytearray()
        with archive.open(entry) as stream:
            while chunk := stream.read(_CHUNK):
                content += chunk
                if len(content) > source.limit:
                    problem = f"unpacks to more bytes than the limit of {source.limit:,}; raise it with limit=… (--limit)"
                    return ReadError(problem, source=f"{source.name}/{entry.filename}", adapter=self.name)
                if len(content) > budget.size:
                    problem = f"unpacks to more than {TIMES} times the limit of a file; raise it with limit=… (--limit)"
                    raise ReadError(problem, source=source.name, adapter=self.name)
        budget.size -= len(content)
        return bytes(content)


def _hidden(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return parts[0] == "__MACOSX" or any(part.startswith(".") and part not in (".", "..") for part in parts)


def _leads_out(name: str) -> bool:
    """Whether a name would lead out of the folder that it is unpacked to: absolute, with a drive, or through ``..``."""
    path = PurePosixPath(name.replace("\\", "/"))
    return path.is_absolute() or ".." in path.parts or _DRIVE.match(name) is not None


def _too_many(limit: int | None) -> str:
    told = "" if limit is None else f" of {limit:,}"
    return f"holds more files than the limit{told}; raise it with max_files"
