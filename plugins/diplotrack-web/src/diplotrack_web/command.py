"""The command ``diplotrack watch``."""

from __future__ import annotations

import re
import sys
import time
from collections.abc import Callable

import click

from diplotrack.cli.shared import (
    Adding,
    Progress,
    actor_option,
    complain,
    ledger_option,
    opened,
    text_form_option,
)
from diplotrack.errors import DiplotrackError
from diplotrack.plugins import Registry
from diplotrack.sources import is_url
from diplotrack_web.entries import FeedAdapter
from diplotrack_web.fetching import Fetcher
from diplotrack_web.options import FEED_ENTRIES, FeedOptions
from diplotrack_web.state import WatchState
from diplotrack_web.watching import Visit, Watch

EPILOG = """\b
Examples:
  diplotrack watch https://ministry.example/news.rss --ledger korea-china.db
  diplotrack watch https://ministry.example/news.rss --ledger korea-china.db --follow
  diplotrack watch https://ministry.example/news.rss --ledger korea-china.db --every 30
"""

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+:")  # two letters at least: "C:" is a drive


def watch_command(fetcher: Fetcher, sleep: Callable[[float], None] = time.sleep) -> click.Command:
    """The command.

    Args:
        fetcher: fetches feeds and pages.
        sleep: waits so many seconds between two rounds.
    """

    @click.command("watch", epilog=EPILOG)
    @click.argument("feeds", nargs=-1, required=True, metavar="FEED...")
    @ledger_option
    @click.option(
        "--state",
        metavar="PATH",
        help="Where to keep what was seen; by default beside a ledger that is a file (LEDGER.watch).",
    )
    @click.option(
        "--follow", is_flag=True, help="Fetch the page of each entry and read it in the entry's place."
    )
    @click.option(
        "--entries",
        type=click.IntRange(1),
        default=FEED_ENTRIES,
        show_default=True,
        help="How many entries a feed may have.",
    )
    @click.option("--once", is_flag=True, help="Ask each feed once and end, which is the default.")
    @click.option(
        "--every",
        type=click.FloatRange(1),
        metavar="MINUTES",
        help="Ask again and again, so many minutes after the last time.",
    )
    @actor_option
    @text_form_option
    @click.pass_obj
    def watch(
        registry: Registry,
        *,
        feeds: tuple[str, ...],
        url: str,
        state: str | None,
        follow: bool,
        entries: int,
        once: bool,
        every: float | None,
        actor: str | None,
        form: str,
    ) -> int:
        """Read what is new in FEEDs (URLs of RSS, Atom or JSON feeds) since the last time, and add it to a ledger.

        It may be stopped at any point and run again: no entry is lost, and none is added twice. An entry that was
        changed is read again. A FEED or an entry that cannot be read is named on standard error; the others are read
        all the same, and the exit status is 1. To have it run day by day, call it from cron or a timer.
        """
        if once and every is not None:
            raise click.UsageError("give --once or --every, not both")
        for feed in feeds:
            if not is_url(feed):
                raise click.UsageError(f"{feed!r} is no URL of a feed; “diplotrack track” reads files")
        if state is None and _URL.match(url):
            raise click.UsageError("give --state: a ledger at a URL has no place beside it")
        options = FeedOptions(follow=follow, entries=entries)
        with opened(url, registry, make=True) as ledger, WatchState(state or f"{url}.watch") as seen:
            while True:
                progress = Progress()
                adding = Adding(ledger, progress, again=False, actor=actor, as_json=form == "jsonl")

                def tell(error: DiplotrackError, progress: Progress = progress) -> None:
                    with progress.paused():
                        complain("error", str(error))

                watching = Watch(
                    fetcher=fetcher,
                    adapter=FeedAdapter(registry, fetcher),
                    state=seen,
                    options=options,
                    keep=adding.add,
                    tell=tell,
                )
                failures = _round(watching, feeds, progress, tell, shown=form == "text")
                if form == "text":
                    sys.stdout.write(f"{adding.sums()}\n")
                if every is None:
                    return 1 if failures else 0
                sys.stdout.flush()
                sleep(every * 60)

    return watch


def _round(
    watching: Watch,
    feeds: tuple[str, ...],
    progress: Progress,
    tell: Callable[[DiplotrackError], None],
    *,
    shown: bool,
) -> int:
    """Visit each feed once; how many errors there were."""
    failures = 0
    with progress.over(len(feeds)):
        for feed in feeds:
            progress.at(feed)
            try:
                visit = watching.visit(feed)
            except DiplotrackError as error:
                failures += 1
                tell(error)
            else:
                failures += visit.failed
                if shown:
                    with progress.paused():
                        sys.stdout.write(f"{feed}: {_told(visit)}\n")
            progress.done()
    return failures


def _told(visit: Visit) -> str:
    if visit.unchanged:
        return "not changed since the last time"
    failed = f", {visit.failed} failed" if visit.failed else ""
    return f"{visit.new} new, {visit.seen} seen before{failed}"
