"""The command ``diplotrack new-plugin``: a complete distribution with a plugin in it, to begin from."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from diplotrack.cli.kit import KINDS, LICENSES, Names, check_free, rendered, written
from diplotrack.cli.messages import one_line
from diplotrack.errors import ValidationError
from diplotrack.plugins import Registry

EPILOG = """\b
Examples:
  diplotrack new-plugin examplia-ministry --kind adapter
  diplotrack new-plugin promises --kind exporter --license MIT --output plugins
"""


@click.command("new-plugin", epilog=EPILOG)
@click.argument("name", metavar="NAME")
@click.option("--kind", type=click.Choice(list(KINDS)), required=True, help="What it provides.")
@click.option(
    "--output",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    metavar="DIR",
    help="Where its folder is made; by default here.",
)
@click.option("--author", metavar="TEXT", help="Who writes it, for its metadata and license.")
@click.option(
    "--license",
    "license_id",
    type=click.Choice(LICENSES),
    default=LICENSES[0],
    show_default=True,
    help="Its license.",
)
@click.pass_obj
def new_plugin(
    registry: Registry, *, name: str, kind: str, output: Path, author: str | None, license_id: str
) -> None:
    """Write a plugin that works, to begin from: package, tests, README, license, CI.

    It is made in a new folder, diplotrack-NAME. Installed, it passes its tests and is listed by “diplotrack plugins”.
    """
    if author is not None and not (author.strip() and author.isprintable()):
        raise click.BadParameter(
            "give a text on one line, without control characters", param_hint="'--author'"
        )
    try:
        names = Names.of(name)
        check_free(names, registry)
    except ValidationError as error:
        raise click.UsageError(str(error)) from error
    folder = output / names.distribution
    texts = rendered(names, kind, author=author, license_id=license_id)
    written(folder, texts)
    lines = [
        *(str(folder / path) for path in texts),
        "",
        f"It works as it is. Then fill in {folder / 'src' / names.package}:",
        f"  cd {one_line(str(folder))}",
        "  python -m pip install --editable . --group test --group lint",
        "  python -m pytest",
        "  diplotrack plugins",
    ]
    sys.stdout.write("\n".join(lines) + "\n")
