"""Publishes engagements and due dates to a calendar on a CalDAV server (RFC 4791), and keeps them up to date.

    from diplotrack_caldav import publish

    with diplotrack.Ledger.open("korea-china.db") as ledger:
        print(publish(ledger.items(), "https://dav.example.org/alice/diplomacy/", publication="korea-china"))

On the command line: ``diplotrack publish korea-china.db https://dav.example.org/alice/diplomacy/``.
"""

from __future__ import annotations

from collections.abc import Iterable

from diplotrack.hooks import hookimpl
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


@hookimpl
def diplotrack_commands() -> Iterable[Command]:
    """The command ``publish``."""
    from diplotrack_caldav.command import publish_command

    return [publish_command]
