"""What a plugin hands over, held against what it should be, and what it raised, in one line."""

from __future__ import annotations

import difflib
import inspect
from collections.abc import Iterable, Iterator
from typing import Any

import attrs

from diplotrack.errors import DiplotrackError
from diplotrack.hooks import PROJECT
from diplotrack.hookversions import MARK, RETIRED


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


def wrong_hooks(plugin: object, marked: Iterable[str], known: Iterable[str]) -> Iterator[str]:
    """What of a plugin looks like a hook and is none that is called, a sentence each.

    Args:
        plugin: the plugin.
        marked: the names of its marked functions.
        known: the names of all hooks.
    """
    marked, known = set(marked), sorted(known)
    # Objects other than functions are not called, and may be there for any reason (imported modules are).
    functions = {name: inspect.getattr_static(plugin, name, None) for name in dir(plugin)}
    others = {name for name, function in functions.items() if _marked_otherwise(function)}
    looks_like_hook = {name for name in functions if name.startswith(f"{PROJECT}_")}.difference(
        marked, others
    )
    unmarked = {name for name in looks_like_hook if callable(functions[name])}
    # What is retired is told as such.
    for hook in sorted((unmarked | (marked - set(known))).difference(RETIRED)):
        near = difflib.get_close_matches(hook, known, n=1)
        hint = f"; did you mean {near[0]}?" if near and near[0] != hook else ""
        wrong = "there is no such hook" if hook not in known else "it lacks the @hookimpl marker"
        yield f"{hook} is never called: {wrong}{hint}"
    if not marked and not others:
        yield f"it implements no hook; known are {', '.join(known)}"


def _marked_otherwise(thing: object) -> bool:
    """Whether a function is marked as a hook of a plugin's own (pluggy sets an attribute named for the project)."""
    marks = getattr(thing, "__dict__", {})
    return any(mark.startswith(f"{PROJECT}_") and mark.endswith("_impl") for mark in marks if mark != MARK)


def told(error: BaseException) -> str:
    """What an exception says, on one line, with its type where it is none of ours."""
    text = " ".join(str(error).split())
    if isinstance(error, DiplotrackError):
        return text
    return f"{type(error).__name__}: {text}" if text else type(error).__name__
