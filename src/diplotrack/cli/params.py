"""Values on the command line: days, sizes, encodings, ``NAME=VALUE``; a wrong one is a usage error."""

from __future__ import annotations

import codecs
import datetime as dt
import re
from collections.abc import Callable
from typing import Any, TypeVar

import click

from diplotrack.sources import DEFAULT_LIMIT

F = TypeVar("F", bound=Callable[..., Any])

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_SIZE = re.compile(r"(\d[\d_]*(?:\.\d+)?)\s*([kmgt]?)(i?)b?", re.ASCII | re.IGNORECASE)
_POWERS = {"": 0, "k": 1, "m": 2, "g": 3, "t": 4}


def day(_: click.Context, __: click.Parameter, value: str | None) -> dt.date | None:
    """A day of the calendar, from ``YYYY-MM-DD``; `click.BadParameter` for any other text. A callback of an option."""
    if value is None:
        return None
    try:
        if _DAY.fullmatch(value):
            return dt.date.fromisoformat(value)
    except ValueError:
        pass  # told below, as every other wrong form
    raise click.BadParameter(f"{value!r} is no day of the calendar; give it as YYYY-MM-DD, e.g. 2025-08-25")


def size(_: click.Context, __: click.Parameter, value: str | None) -> int:
    """A number of bytes, from e.g. ``100MB`` (millions), ``64MiB`` (of 1,048,576) or ``5000``. A callback of an option.

    Raises:
        click.BadParameter: it is none, or less than a byte.
    """
    if value is None:
        return DEFAULT_LIMIT
    found = _SIZE.fullmatch(value.strip())
    if not found or (found[3] and not found[2]):
        raise click.BadParameter(f"{value!r} is no size; give e.g. 100MB, 64MiB or a number of bytes")
    base = 1024 if found[3] else 1000
    number = int(float(found[1].replace("_", "")) * base ** _POWERS[found[2].lower()])
    if number < 1:
        raise click.BadParameter(f"{value!r} is no size to read; give at least one byte")
    return number


def encoding(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """The name of an encoding that Python knows."""
    if value is None:
        return None
    try:
        codecs.lookup(value)
    except (LookupError, ValueError):
        problem = f"there is no encoding {value!r}; give e.g. utf-8, windows-1252 or euc-kr"
        raise click.BadParameter(problem) from None
    return value


def pairs(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    """Names and values, from ``NAME=VALUE``; a later one of the same name wins, as is usual. A callback of an option.

    Raises:
        click.BadParameter: a value is not of this form.
    """
    found: dict[str, str] = {}
    for value in values:
        name, equals, content = value.partition("=")
        if not equals or not name.strip():
            raise click.BadParameter(f"{value!r} is not of the form NAME=VALUE")
        found[name.strip().replace("-", "_")] = content
    return found


def form_option(command: F) -> F:
    """The option ``--format`` of commands that print records."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["table", "jsonl"]),
        help="A table for people (on a terminal) or JSON Lines (elsewhere).",
    )(command)


def text_form_option(command: F) -> F:
    """The option ``--format`` of commands that print lines."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(["text", "jsonl"]),
        default="text",
        help="Lines for people (the default) or JSON Lines.",
    )(command)


def reading_options(command: F) -> F:
    """The options that say how inputs are read, the same for every command that reads."""
    for option in (
        click.option(
            "--limit",
            callback=size,
            metavar="SIZE",
            help="The most that is read of one input, e.g. 100MB; 64MiB by default. JSON Lines files have no limit.",
        ),
        click.option(
            "--fetch",
            is_flag=True,
            help="Fetch inputs that are URLs. Without it nothing is read from a network.",
        ),
        click.option(
            "--encoding",
            callback=encoding,
            metavar="NAME",
            help="The inputs' encoding; detected by default.",
        ),
        click.option(
            "--adapter", metavar="NAME", help="How to read the inputs; found out for each by default."
        ),
        click.option(
            "--published",
            callback=day,
            metavar="DATE",
            help="Day of publication (YYYY-MM-DD), against which “on Sunday” and the like are resolved.",
        ),
    ):
        command = option(command)
    return command
