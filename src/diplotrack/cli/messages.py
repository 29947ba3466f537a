"""What is said on standard error, one line each, and text made fit for a terminal."""

from __future__ import annotations

import re
import sys

__all__ = ["complain", "one_line", "plain"]

# Control characters, lone surrogates and bidirectional overrides: a source must not steer the reader's terminal.
_UNSAFE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\u200e\u200f\u202a-\u202e\u2066-\u2069]"
)
_MARK = "\ufffd"


def plain(text: str) -> str:
    """The text with what could steer a terminal replaced by U+FFFD; line feeds and tabs stay."""
    return _UNSAFE.sub(_MARK, text.replace("\r\n", "\n"))


def one_line(text: str) -> str:
    """The text as `plain` leaves it, on one line with single blanks."""
    return " ".join(plain(text).split())


def complain(kind: str, message: str) -> None:
    """Say on standard error, in one line, what is wrong.

    Args:
        kind: ``"error"`` or ``"warning"``.
        message: what; it may have several lines.
    """
    if sys.stderr is not None:
        sys.stderr.write(f"diplotrack: {kind}: {one_line(message)}\n")
        sys.stderr.flush()
