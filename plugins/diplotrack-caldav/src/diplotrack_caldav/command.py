"""The command ``diplotrack publish``."""

from __future__ import annotations

import datetime as dt
import sys
from contextlib import ExitStack
from typing import Any

import click

from diplotrack.cli.plain import print_json
from diplotrack.cli.shared import (
    CONDITIONS,
    Progress,
    complain,
    conditions,
    one_line,
    opened,
    pairs,
    query,
    text_form_option,
    today_option,
)
from diplotrack.plugins import Registry
from diplotrack_caldav.addresses import Address, default_publication
from diplotrack_caldav.publishing import publish
from diplotrack_caldav.results import Action, Outcome

EPILOG = """\b
Examples:
  diplotrack publish korea-china.db https://dav.example.org/alice/diplomacy/ --dry-run
  diplotrack publish korea-china.db https://dav.example.org/alice/diplomacy/
  diplotrack publish korea-china.db https://dav.example.org/alice/due/ --type commitment --option alarm=P1D
"""


@click.command("publish", epilog=EPILOG)
@click.argument("ledger", metavar="LEDGER")
@click.argument("url", metavar="URL")
@conditions(*CONDITIONS)
@today_option
@click.option(
    "--publication",
    metavar="NAME",
    help="The name under which the events stand in the calendar; by default one made of the ledger's name and place."
    " Each publication has its own events.",
)
@click.option(
    "--overwrite",
    is_flag=True,
    help="Put the ledger's events in the place of what somebody changed on the server.",
)
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    default=30.0,
    metavar="SECONDS",
    help="After how long a request that is not answered has failed; 30 by default.",
)
@click.option(
    "--authorities",
    type=click.Path(exists=True, dir_okay=False),
    metavar="FILE",
    help="A file of certificates (PEM) to trust in the place of the system's.",
)
@click.option(
    "--option",
    "options",
    multiple=True,
    callback=pairs,
    metavar="NAME=VALUE",
    help="One of the options of the exporter “ical”; “diplotrack plugins” lists them. May be repeated.",
)
@text_form_option
@click.pass_obj
def publish_command(
    registry: Registry,
    /,
    *,
    ledger: str,
    url: str,
    today: dt.date,
    publication: str | None,
    overwrite: bool,
    dry_run: bool,
    timeout: float,
    authorities: str | None,
    options: dict[str, str],
    form: str,
    **asked: Any,
) -> int:
    """Make the calendar at URL, on a CalDAV server, show the events of a LEDGER, of all records or those that fit.

    What it lacks is created, what changed is updated, what is no longer in the ledger is removed. Only events that this
    command made are touched; one that somebody changed on the server is told and left. It can be repeated and
    interrupted.

    The user's name and password are taken from DIPLOTRACK_CALDAV_USER and DIPLOTRACK_CALDAV_PASSWORD, or the password
    from the system's keyring.
    """
    address = Address.parse(url)
    wanted = query(registry, today, asked)
    with ExitStack() as showing, opened(ledger, registry) as source:
        telling = _Telling(showing, as_json=form == "jsonl", dry_run=dry_run)
        published = publish(
            source.items(wanted),
            address.url,
            publication=publication or default_publication(ledger),
            overwrite=overwrite,
            dry_run=dry_run,
            timeout=timeout,
            authorities=authorities,
            registry=registry,
            begun=telling.begin,
            told=telling.tell,
            options=options,
        )
    if form == "jsonl":
        print_json(published)
    else:
        sys.stdout.write(f"{one_line(str(published))}\n")
    return 1 if published.failed else 0


class _Telling:
    """Shows how far it is, and prints what becomes of each event that is not as it should be."""

    def __init__(self, showing: ExitStack, *, as_json: bool, dry_run: bool) -> None:
        self._showing = showing
        self._progress = Progress()
        self._as_json = as_json
        self._would = "would be " if dry_run else ""

    def begin(self, events: int) -> None:
        self._showing.enter_context(self._progress.over(events))

    def tell(self, outcome: Outcome) -> None:
        self._progress.at(outcome.title)
        self._progress.done()
        if outcome.action is Action.UNCHANGED:
            return
        with self._progress.paused():
            if outcome.action is Action.FAILED:
                complain("error", str(outcome))
            if self._as_json:
                print_json(outcome)
            elif outcome.action is not Action.FAILED:
                sys.stdout.write(f"{self._would}{one_line(str(outcome))}\n")
