"""The ledger that a command works on: which one, how it is opened, how its records are named, who acts and when."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from diplotrack.cli.params import day
from diplotrack.errors import LedgerError, UnknownRecordError
from diplotrack.plugins import Registry

if TYPE_CHECKING:
    from diplotrack.ledger import Ledger

F = TypeVar("F", bound=Callable[..., Any])

VARIABLE = "DIPLOTRACK_LEDGER"
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")  # two letters at least: "C:" is a drive


def _given(_: click.Context, __: click.Parameter, value: str | None) -> str:
    if not value:
        raise click.UsageError(f"give --ledger with a path or URL, or set {VARIABLE}")
    return value


def ledger_option(command: F) -> F:
    """The option ``--ledger`` of every command that works on one."""
    return click.option(
        "--ledger",
        "url",
        envvar=VARIABLE,
        callback=_given,
        metavar="LEDGER",
        help=f"The ledger's path or URL; by default what {VARIABLE} says.",
    )(command)


def actor_option(command: F) -> F:
    """Who has a change made."""
    return click.option("--actor", metavar="NAME", help="Who does it, for the log; nobody by default.")(
        command
    )


def why_option(command: F) -> F:
    """For what reason a decision is made."""
    return click.option("--why", metavar="TEXT", help="The reason, for the log.")(command)


def today_option(command: F) -> F:
    """The day against which deadlines are held."""
    return click.option(
        "--today",
        callback=_today,
        metavar="DATE",
        help="The day (YYYY-MM-DD) against which deadlines are held; by default the present one.",
    )(command)


def _today(context: click.Context, parameter: click.Parameter, value: str | None) -> dt.date:
    return day(context, parameter, value) or dt.datetime.now().astimezone().date()


@contextmanager
def opened(url: str, registry: Registry, *, make: bool = False) -> Iterator[Ledger]:
    """Open a ledger for the length of the block.

    Args:
        url: its path or URL.
        registry: the plugins.
        make: make a file that is not there; otherwise a wrong path would look like an empty ledger.

    Raises:
        LedgerError: it is not there, or cannot be opened.
        PluginError: no plugin opens it.
    """
    if not make and not _URL.match(url) and not Path(url).exists():
        raise LedgerError("there is no such file; “diplotrack track” makes a ledger", ledger=url)
    from diplotrack.ledger import Ledger

    with Ledger.open(url, registry=registry) as ledger:
        yield ledger


def record_id(ledger: Ledger, given: str) -> str:
    """The id of the record that is meant by an id or the beginning of one.

    Raises:
        UnknownRecordError: there is none.
        UsageError: there are several.
    """
    try:
        return ledger.entry(given).id
    except UnknownRecordError as error:
        found = one_of(given, islice(ledger.ids(given), 4)) if given else None
        if found is None:
            raise error from None
        return found


def one_of(given: str, ids: Iterable[str]) -> str | None:
    """The one id that begins so, or None.

    Raises:
        UsageError: there are several.
    """
    fitting = sorted({known for known in ids if given and known.startswith(given)})
    if given in fitting:
        return given
    if len(fitting) > 1:
        more = ", …" if len(fitting) > 3 else ""
        raise click.UsageError(f"{given!r} is the beginning of several ids: {', '.join(fitting[:3])}{more}")
    return fitting[0] if fitting else None
