"""The conditions that records of a ledger are chosen by, as options of a command."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from diplotrack.cli.messages import complain
from diplotrack.errors import UnknownPartyError, ValidationError
from diplotrack.kinds import CommitmentKind, CommitmentStatus, EngagementKind, EngagementStatus
from diplotrack.plugins import Registry

if TYPE_CHECKING:
    from diplotrack.queries import Query
    from diplotrack.when import When

F = TypeVar("F", bound=Callable[..., Any])

_NAMED = "by code (KOR) or name (“South Korea”)"


def _span(_: click.Context, __: click.Parameter, value: str | None) -> When | None:
    from diplotrack.when import When

    if value is None:
        return None
    try:
        return When.parse(value)
    except ValidationError:
        problem = f"{value!r} is no date; give a day, month, year or span, e.g. 2025-08 or 2025-01/2025-06"
        raise click.BadParameter(problem) from None


_OPTIONS: dict[str, Callable[[F], F]] = {
    "between": click.option(
        "--between", nargs=2, metavar="PARTY PARTY", help=f"In which both have part, {_NAMED}."
    ),
    "party": click.option(
        "--party", "parties", multiple=True, metavar="PARTY", help="In which it has part; of several: all."
    ),
    "by": click.option(
        "--by", multiple=True, metavar="PARTY", help="Commitments by this party; of several: by any."
    ),
    "to": click.option(
        "--to", "--to-party", "to_party", multiple=True, metavar="PARTY", help="Commitments to this party."
    ),
    "to-party": click.option(
        "--to-party", "to_party", multiple=True, metavar="PARTY", help="Commitments to this party."
    ),
    "person": click.option(
        "--person", metavar="NAME", help="In which a person of this name, or part of a name, takes part."
    ),
    "kind": click.option(
        "--kind",
        "kinds",
        multiple=True,
        type=click.Choice([*EngagementKind, *CommitmentKind], case_sensitive=False),
        help="Of this kind; may be repeated.",
    ),
    "status": click.option(
        "--status",
        "statuses",
        multiple=True,
        type=click.Choice([*EngagementStatus, *CommitmentStatus], case_sensitive=False),
        help="With this status; may be repeated.",
    ),
    "during": click.option(
        "--during",
        callback=_span,
        metavar="DATE",
        help="That took place or were made then: a day, month, year or span (2025-01/2025-06).",
    ),
    "due-within": click.option(
        "--due-within",
        type=click.IntRange(min=0, max=36500),
        metavar="DAYS",
        help="Commitments due from today on within so many days; open ones unless --status says otherwise.",
    ),
    "topic": click.option("--topic", metavar="TEXT", help="Of which this is a topic."),
    "text": click.option("--text", metavar="TEXT", help="In whose content, place or quotation this stands."),
    "type": click.option(
        "--type", "type_", type=click.Choice(["engagement", "commitment"]), help="Of this type only."
    ),
    "limit": click.option(
        "--limit", type=click.IntRange(min=1), metavar="NUMBER", help="At most so many records."
    ),
}


def conditions(*names: str) -> Callable[[F], F]:
    """The options of these conditions, in this order; their values go to `query`."""

    def add(command: F) -> F:
        for name in reversed(names):
            command = _OPTIONS[name](command)
        return command

    return add


ALL = ("between", "party", "by", "to", "person", "kind", "status", "during", "due-within", "topic", "text", "type")  # fmt: skip
"""All conditions but the limit."""


def query(registry: Registry, today: dt.date, asked: dict[str, Any]) -> Query:
    """What the options ask for.

    Args:
        registry: knows the parties.
        today: the day of today.
        asked: the options' values by their names.

    Raises:
        UsageError: a party is not known by such a name.
    """
    from diplotrack.blocking import shifted
    from diplotrack.queries import UNSETTLED, Query

    def codes(name: str) -> list[str]:
        return [party_code(registry, given) for given in asked.get(name) or ()]

    statuses = asked.get("statuses") or ()
    within = asked.get("due_within")
    if within is not None:
        statuses = statuses or UNSETTLED
    return Query(
        type=asked.get("type_"),
        parties=[*codes("between"), *codes("parties")],
        by=codes("by"),
        to=codes("to_party"),
        person=asked.get("person"),
        kinds=asked.get("kinds") or (),
        statuses=statuses,
        during=asked.get("during"),
        topic=asked.get("topic"),
        text=asked.get("text"),
        due_from=None if within is None else today,
        due_until=None if within is None else shifted(today, within),
        limit=asked.get("limit"),
    )


def party_code(registry: Registry, given: str) -> str:
    """The code of the party that is meant by a code or a name.

    Raises:
        UsageError: it is neither.
    """
    gazetteer = registry.gazetteer
    for code in (given, given.upper()):
        if code in gazetteer:
            return code
    found = gazetteer.find(given) or gazetteer.find(given.title())
    if found is not None:
        return found.code
    if given.isupper() and given.isascii():
        # Whoever filled the ledger may have had other plugins, and with them other parties.
        complain("note", f"no party is known by the code {given!r}")
        return given
    try:
        gazetteer.party(given)
    except UnknownPartyError as error:
        near = f"; near it: {', '.join(error.near)}" if error.near else ""
        raise click.UsageError(f"no party is known by the code or name {given!r}{near}") from None
    raise AssertionError
