"""The command ``diplotrack view``: a ledger's page, written and opened."""

from __future__ import annotations

import datetime as dt
import tempfile
import webbrowser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import click

from diplotrack.cli.shared import CONDITIONS, complain, conditions, opened, query, today_option
from diplotrack.exporting import export
from diplotrack.plugins import Registry
from diplotrack_page.exporter import PageExporter

EPILOG = """\b
Examples:
  diplotrack view korea-china.db
  diplotrack view korea-china.db --between KOR CHN --title "Seoul and Beijing"
  diplotrack view korea-china.db --output dossier.html --no-open
"""


@click.command(epilog=EPILOG)
@click.argument("ledger", envvar="DIPLOTRACK_LEDGER", metavar="LEDGER")
@click.option("--output", metavar="PATH", help="The file to write; by default one in a new temporary folder.")
@click.option("--open/--no-open", "opens", default=True, help="Open it in the browser, or only write it.")
@click.option("--title", metavar="TEXT", help="The page's title; by default the ledger's name.")
@conditions(*CONDITIONS)
@today_option
@click.pass_obj
def view(
    registry: Registry,
    /,
    *,
    ledger: str,
    output: str | None,
    opens: bool,
    title: str | None,
    today: dt.date,
    **asked: Any,
) -> int:
    """Write a page of the records of LEDGER that fit all conditions, and open it in the browser.

    LEDGER is a path or URL; DIPLOTRACK_LEDGER stands in for it. The page is one file, asks nothing of any network, and is
    written whole or not at all. Its name is printed.
    """
    if output == "-" and opens:
        raise click.UsageError("standard output cannot be opened in a browser; add --no-open")
    wanted = query(registry, today, asked)
    name = _name(ledger)
    with opened(ledger, registry) as held:
        path = output or str(Path(tempfile.mkdtemp(prefix="diplotrack-")) / f"{name}.html")
        export(
            held.items(wanted),
            path,
            exporter=PageExporter.name,
            registry=registry,
            title=title or name,
            today=today,
        )
    if path == "-":
        return 0
    click.echo(path)
    if opens and not webbrowser.open(Path(path).resolve().as_uri()):
        complain("error", f"{path}: no browser could be started; open the file yourself, or use --no-open")
        return 1
    return 0


def _name(ledger: str) -> str:
    """What the ledger is called. Of a URL only its path, since what stands before and behind it may hold a password."""
    path = urlsplit(ledger).path if "://" in ledger else ledger
    return Path(path).stem or "dossier"
