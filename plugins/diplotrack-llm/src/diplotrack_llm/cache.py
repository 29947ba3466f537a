"""Answers kept by what was asked, so that the same text, asked the same way, costs once and reads the same."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from contextlib import suppress
from pathlib import Path


def default_folder() -> Path:
    """Where answers are kept: ``$XDG_CACHE_HOME/diplotrack/llm``, by default under ``~/.cache``."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "diplotrack" / "llm"


def key_of(*asked: object) -> str:
    """A name for what was asked: a digest of all of it."""
    return hashlib.sha256(json.dumps(asked, ensure_ascii=True, sort_keys=True).encode()).hexdigest()


class Cache:
    """A folder with a file for each answer.

    Args:
        folder: where; made on first use. None keeps nothing.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def get(self, key: str) -> str | None:
        """The answer kept under a key, or None."""
        if self._folder is None:
            return None
        with suppress(OSError, ValueError):
            return (self._folder / f"{key}.json").read_text("utf-8")
        return None

    def put(self, key: str, answer: str) -> None:
        """Keep an answer; it appears whole or not at all.

        Raises:
            OSError: it cannot be written.
        """
        if self._folder is None:
            return
        self._folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=self._folder, suffix=".part")
        try:
            with os.fdopen(handle, "w", encoding="utf-8") as stream:
                stream.write(answer)
            Path(name).replace(self._folder / f"{key}.json")
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise
