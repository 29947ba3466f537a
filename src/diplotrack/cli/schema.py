"""The command ``diplotrack schema``: the JSON Schema of what is stored."""

from __future__ import annotations

import json
import sys

import click

EPILOG = """\b
Example:
  diplotrack schema > diplotrack.schema.json
"""


@click.command(epilog=EPILOG)
def schema() -> int:
    """Print the JSON Schema of one line of a JSON Lines file."""
    from diplotrack.schema import json_schema

    sys.stdout.write(json.dumps(json_schema(), indent=2) + "\n")
    return 0
