"""The commands by which a person decides: ``confirm``, ``merge``, ``split``, ``correct``, ``undo``."""

from __future__ import annotations

import json
from typing import Any

import click

from diplotrack.cli.conditions import party_code
from diplotrack.cli.ledgers import actor_option, ledger_option, one_of, opened, record_id, why_option
from diplotrack.cli.params import pairs, text_form_option
from diplotrack.errors import FormatError, ValidationError
from diplotrack.plugins import Registry

CONFIRM = """\b
Example:
  diplotrack confirm sug-641910fd37f20ec4514e --ledger korea-china.db --actor "A. Kim"
"""


@click.command(epilog=CONFIRM)
@click.argument("suggestion", metavar="ID")
@ledger_option
@actor_option
@text_form_option
@click.pass_obj
def confirm(registry: Registry, *, suggestion: str, url: str, actor: str | None, form: str) -> int:
    """Make a suggestion so (“diplotrack suggestions” lists them). ID may be the beginning of one."""
    from diplotrack.cli.told import tell

    with opened(url, registry) as ledger:
        found = one_of(suggestion, (known.id for known in ledger.suggestions()))
        return tell(ledger.confirm(found or suggestion, actor=actor), as_json=form == "jsonl")


MERGE = """\b
Example:
  diplotrack merge eng-584f6df3 eng-2a97aae3 --ledger korea-china.db --why "one visit, told twice"
"""


@click.command(epilog=MERGE)
@click.argument("records", nargs=-1, required=True, metavar="ID ID...")
@ledger_option
@why_option
@actor_option
@text_form_option
@click.pass_obj
def merge(
    registry: Registry, *, records: tuple[str, ...], url: str, why: str | None, actor: str | None, form: str
) -> int:
    """Decide that two or more records are of one thing. An ID may be the beginning of one."""
    from diplotrack.cli.told import tell

    if len(records) < 2:
        raise click.UsageError("give the ids of at least two records")
    with opened(url, registry) as ledger:
        ids = [record_id(ledger, record) for record in records]
        return tell(ledger.merge(*ids, why=why, actor=actor), as_json=form == "jsonl")


SPLIT = """\b
Example:
  diplotrack split eng-584f6df3 doc-a8a977eb --ledger korea-china.db --why "this was the visit of the year before"
"""


@click.command(epilog=SPLIT)
@click.argument("record", metavar="ID")
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT...")
@ledger_option
@why_option
@actor_option
@text_form_option
@click.pass_obj
def split(
    registry: Registry,
    *,
    record: str,
    documents: tuple[str, ...],
    url: str,
    why: str | None,
    actor: str | None,
    form: str,
) -> int:
    """Decide that what DOCUMENTs tell of is not what the record's other documents do.

    ID and DOCUMENT are ids or the beginnings of ids; “diplotrack show ID” lists a record's documents.
    """
    from diplotrack.cli.told import tell

    with opened(url, registry) as ledger:
        entry = ledger.entry(record_id(ledger, record))
        known = {account.document for account in entry.accounts}
        chosen = [one_of(document, known) or document for document in documents]
        if strange := [document for document in chosen if document not in known]:
            there = ", ".join(sorted(known))
            raise click.UsageError(f"{entry.id} does not rest on {strange[0]!r}, but on {there}")
        return tell(ledger.split(entry.id, chosen, why=why, actor=actor), as_json=form == "jsonl")


CORRECT = """\b
Examples:
  diplotrack correct eng-584f6df3 status=held when=2025-05-26/2025-05-27 --ledger korea-china.db
  diplotrack correct com-2dfc22bb by=KOR to=CHN,JPN due= --ledger korea-china.db --why "the readout has it"
"""


@click.command(epilog=CORRECT)
@click.argument("record", metavar="ID")
@click.argument("fields", nargs=-1, required=True, callback=pairs, metavar="FIELD=VALUE...")
@ledger_option
@why_option
@actor_option
@text_form_option
@click.pass_obj
def correct(
    registry: Registry,
    *,
    record: str,
    fields: dict[str, str],
    url: str,
    why: str | None,
    actor: str | None,
    form: str,
) -> int:
    """Set fields of a record by hand; that wins over what documents say, also over later ones.

    Dates are EDTF (2025-08, 2025-05-26/2025-05-27), parties codes or names with commas between them, participants and
    topics texts with commas between them. A VALUE that begins with [ or { is JSON, as stored files have it. An empty
    VALUE empties the field.
    """
    from diplotrack.cli.told import tell

    with opened(url, registry) as ledger:
        found = record_id(ledger, record)
        values = {name: _value(registry, name, text) for name, text in fields.items()}
        for name in {"part_of", "engagement"} & values.keys():
            values[name] = values[name] and record_id(ledger, values[name])
        if taken := {"why", "actor", "record"} & values.keys():
            raise click.UsageError(f"{min(taken)!r} is no field of a record")
        try:
            changes = ledger.correct(found, why=why, actor=actor, **values)
        except (ValidationError, FormatError) as error:
            raise click.UsageError(str(error)) from None
        return tell(changes, as_json=form == "jsonl")


_LISTS = frozenset(("parties", "by", "to", "participants", "topics"))


def _value(registry: Registry, name: str, text: str) -> Any:
    """A field's value in the stored form, from how it is written on the command line."""
    if text[:1] in ("[", "{"):
        try:
            return json.loads(text)
        except ValueError as error:
            raise click.UsageError(f"{name}: {text!r} is no JSON: {error}") from None
    if name not in _LISTS:
        return text or None
    parts = [part.strip() for part in text.split(",") if part.strip()]
    if name == "topics":
        return parts
    if name == "participants":
        return [{"name": part} for part in parts]
    codes = [party_code(registry, part) for part in parts]
    known = registry.gazetteer
    return [{"code": code, "name": party.name if (party := known.get(code)) else code} for code in codes]


UNDO = """\b
Example:
  diplotrack undo 3 --ledger korea-china.db --why "it was another visit after all"
"""


@click.command(epilog=UNDO)
@click.argument("number", type=click.IntRange(min=1))
@ledger_option
@why_option
@actor_option
@text_form_option
@click.pass_obj
def undo(registry: Registry, *, number: int, url: str, why: str | None, actor: str | None, form: str) -> int:
    """Take back decision NUMBER (“diplotrack log” tells the numbers); undoing an undo brings it back."""
    from diplotrack.cli.told import tell

    with opened(url, registry) as ledger:
        return tell(ledger.undo(number, why=why, actor=actor), as_json=form == "jsonl")
