"""What plugins' commands share with the core's: options with one name and one meaning, a ledger opened, words on errors.

A plugin hands in its commands by ``diplotrack_commands``. A command gets the `Registry` by `click.pass_obj` and returns
the exit status. A `DiplotrackError` that it raises is told in one line and ends in status 1, a `click.UsageError` in 2,
so it need catch neither.
"""

from __future__ import annotations

from diplotrack.cli.adding import Adding
from diplotrack.cli.conditions import ALL as CONDITIONS
from diplotrack.cli.conditions import conditions, query
from diplotrack.cli.inputs import HowToRead, Inputs
from diplotrack.cli.ledgers import actor_option, ledger_option, opened, today_option
from diplotrack.cli.messages import complain, one_line, plain
from diplotrack.cli.output import write
from diplotrack.cli.params import day, pairs, reading_options, size, text_form_option
from diplotrack.cli.progress import Progress

__all__ = [
    "CONDITIONS",
    "Adding",
    "HowToRead",
    "Inputs",
    "Progress",
    "actor_option",
    "complain",
    "conditions",
    "day",
    "ledger_option",
    "one_line",
    "opened",
    "pairs",
    "plain",
    "query",
    "reading_options",
    "size",
    "text_form_option",
    "today_option",
    "write",
]
