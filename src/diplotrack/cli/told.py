"""Changes to a ledger on standard output, each in a line: of ``track``, the decisions, and ``log``."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from diplotrack.cli.messages import one_line
from diplotrack.cli.plain import print_json

if TYPE_CHECKING:
    from diplotrack.tracking import Change, ChangeKind


def tell(changes: Iterable[Change], *, as_json: bool) -> int:
    """Print what a decision changed; returns the exit status."""
    told = list(changes)
    for change in told:
        if as_json:
            print_json(change)
        else:
            sys.stdout.write(f"{line(change)}\n")
    numbers = sorted({change.decision for change in told if change.decision is not None})
    if not as_json and numbers:
        undo = " and ".join(f"“diplotrack undo {number}”" for number in numbers)
        sys.stdout.write(f"{undo} takes it back\n")
    elif not as_json:
        sys.stdout.write("nothing changed by it\n")
    return 0


def line(change: Change) -> str:
    """A change in a line, with the record's id."""
    return one_line(f"{change} [{change.record.id}]")


def logged(change: Change, reasons: Mapping[int, str | None]) -> str:
    """A change in a line, with its number, its time, and what brought it.

    Args:
        change: the change.
        reasons: why each decision was made, by its number.
    """
    at = "" if change.at is None else f" {change.at:%Y-%m-%d %H:%M}"
    brought = [change.record.id]
    brought += [change.document] if change.document else []
    brought += [f"decision {change.decision}"] if change.decision is not None else []
    by = f" by {change.actor}" if change.actor else ""
    reason = reasons.get(change.decision or 0)
    why = f": {reason}" if reason else ""
    return one_line(f"{change.number}{at} {change} [{', '.join(brought)}{by}{why}]")


def counted(kinds: Counter[ChangeKind]) -> str:
    """How many changes of each kind there were, in words."""
    from diplotrack.tracking import ChangeKind

    parts = [f"{kinds[kind]} {kind}" for kind in ChangeKind if kinds[kind]]
    total = kinds.total()
    return f"{total} change{'' if total == 1 else 's'}: {', '.join(parts)}" if parts else "no changes"
