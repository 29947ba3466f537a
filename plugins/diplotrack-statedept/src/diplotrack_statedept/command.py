"""The command ``diplotrack statedept``."""

from __future__ import annotations

import click

from diplotrack.cli.shared import plain
from diplotrack.plugins import Registry
from diplotrack_statedept.surveying import survey


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--remarks", is_flag=True, help="Read the remarks too.")
@click.pass_obj
def statedept(registry: Registry, *, files: tuple[str, ...], remarks: bool) -> int:
    """Count the records in the Historian's tables, and list the countries that are no known party.

    FILEs are the XML tables of visits and journeys. The exit status is 1 where a table or a row is wrong.
    """
    counted = survey(files, remarks=remarks, registry=registry)
    for line in counted.lines():
        click.echo(plain(line))
    return 1 if counted.errors else 0
