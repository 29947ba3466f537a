"""Publishes engagements and due dates to a calendar on a CalDAV server (RFC 4791), and keeps them up to date.

    from diplotrack_caldav import publish

    with diplotrack.Ledger.open("korea-china.db") as ledger:
        print(publish(ledger.items(), "https://dav.example.org/alice/diplomacy/", publication="korea-china"))

On the command line: ``diplotrack publish korea-china.db https://dav.example.org/alice/diplomacy/``.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Any

from diplotrack.hooks import hookimpl

if TYPE_CHECKING:
    from diplotrack.interfaces import Command
    from diplotrack_caldav.addresses import Address, default_publication
    from diplotrack_caldav.credentials import Credentials
    from diplotrack_caldav.errors import CalendarError
    from diplotrack_caldav.publishing import publish
    from diplotrack_caldav.results import Action, Outcome, Published

__all__ = [
    "Action",
    "Address",
    "CalendarError",
    "Credentials",
    "Outcome",
    "Published",
    "default_publication",
    "publish",
]

_HOMES = {
    "Action": "results",
    "Address": "addresses",
    "CalendarError": "errors",
    "Credentials": "credentials",
    "Outcome": "results",
    "Published": "results",
    "default_publication": "addresses",
    "publish": "publishing",
}


def __getattr__(name: str) -> Any:
    # Exporting and its options take a while to load; whoever publishes nothing need not wait for them.
    if name not in _HOMES:
        message = f"module 'diplotrack_caldav' has no attribute {name!r}"
        raise AttributeError(message)
    value = globals()[name] = getattr(import_module(f"diplotrack_caldav.{_HOMES[name]}"), name)
    return value


@hookimpl
def diplotrack_commands() -> Iterable[Command]:
    """The command ``publish``."""
    from diplotrack_caldav.command import publish_command

    return [publish_command]
