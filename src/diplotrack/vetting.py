"""What a plugin hands over, held against what it should be, and what it raised, in one line."""

from __future__ import annotations

from typing import Any

import attrs

from diplotrack.errors import DiplotrackError


def lacking(item: object, protocol: type[Any]) -> str:
    """What the item does not have of a protocol, as a clause."""
    wanted = [name for name in dir(protocol) if not name.startswith("_")]
    return f"it lacks {', '.join(name for name in wanted if not hasattr(item, name))}"


def wrong_with(item: object, protocol: type[Any]) -> str | None:
    """What keeps the item from being used as one of a protocol, as a clause; None where nothing does."""
    if isinstance(item, type):
        return "it is a class; provide an instance"
    if not isinstance(item, protocol):
        return lacking(item, protocol)
    name = getattr(item, "name", None)
    if not isinstance(name, str) or not name:
        return f"its name is {name!r}, not a text"
    if not hasattr(protocol, "options"):
        return None
    options = getattr(item, "options", None)
    if not (isinstance(options, type) and attrs.has(options)):
        return f"its options are {options!r}, not an attrs class"
    return None


def told(error: BaseException) -> str:
    """What an exception says, on one line, with its type where it is none of ours."""
    text = " ".join(str(error).split())
    if isinstance(error, DiplotrackError):
        return text
    return f"{type(error).__name__}: {text}" if text else type(error).__name__
