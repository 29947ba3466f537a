"""The command ``diplotrack show``: all that a ledger knows of one record."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from diplotrack.cli.ledgers import ledger_option, opened, record_id
from diplotrack.cli.messages import one_line
from diplotrack.cli.params import text_form_option
from diplotrack.plugins import Registry
from diplotrack.records import Engagement, Evidence, Participant, Party, Record

if TYPE_CHECKING:
    from diplotrack.ledger import Ledger
    from diplotrack.tracking import Decision, Entry, StatusChange

EPILOG = """\b
Examples:
  diplotrack show eng-584f6df3 --ledger korea-china.db
  diplotrack show eng-584f6df3 --ledger korea-china.db --format jsonl
"""

_ENGAGEMENT = ("parties", "participants", "place", "when", "topics", "part_of", "summary")
_COMMITMENT = ("by", "to", "content", "due", "made", "topics", "engagement", "summary")


@click.command(epilog=EPILOG)
@click.argument("record", metavar="ID")
@ledger_option
@text_form_option
@click.pass_obj
def show(registry: Registry, *, record: str, url: str, form: str) -> int:
    """Show a record: its history with quotations, its sources, what contradicts, why they are linked, corrections.

    ID may be the beginning of an id, and the id that the record has in any single report.
    """
    with opened(url, registry) as ledger:
        entry = ledger.entry(record_id(ledger, record))
        known = _Known(ledger, entry)
        if form == "jsonl":
            from diplotrack.cli.plain import print_json

            print_json(known.plain())
        else:
            for indent, text in known.lines():
                sys.stdout.write(f"{'  ' * indent}{one_line(text)}".rstrip() + "\n")
    return 0


class _Known:
    """What is known of a record, with what the ledger knows around it."""

    def __init__(self, ledger: Ledger, entry: Entry) -> None:
        self._entry = entry
        own = {account.document for account in entry.accounts}
        found = {document: ledger.document(document) for document in sorted(own)}
        self._documents = {id_: document for id_, document in found.items() if document is not None}
        self._decisions = _decisions(ledger, {account.key for account in entry.accounts})
        self._suggestions = [made for made in ledger.suggestions() if made.record == entry.id]
        self._parts = (
            list(ledger.records(engagement=entry.id)) if isinstance(entry.record, Engagement) else []
        )

    def plain(self) -> dict[str, Any]:
        """All of it, by name."""
        named = {
            id_: {
                "title": d.title,
                "uri": d.uri,
                "publisher": d.publisher,
                "published": d.published,
                "language": d.language,
            }
            for id_, d in self._documents.items()
        }
        return {
            "record": self._entry.record,
            "history": self._entry.history,
            "accounts": self._entry.accounts,
            "documents": named,
            "conflicts": self._entry.conflicts,
            "links": self._entry.links,
            "corrected": self._entry.corrected,
            "decisions": self._decisions,
            "suggestions": self._suggestions,
            "parts": [record.id for record in self._parts],
        }

    def lines(self) -> Iterator[tuple[int, str]]:
        """All of it in lines, each with how far it is set in."""
        from diplotrack.describing import headline

        record = self._entry.record
        yield 0, headline(record)
        yield 1, f"id: {record.id}"
        for name in _ENGAGEMENT if isinstance(record, Engagement) else _COMMITMENT:
            if shown := _shown(record, name):
                yield 1, f"{name.replace('_', ' ')}: {shown}"
        for title, lines in (
            ("History", self._history()),
            ("Contradicted", self._conflicts()),
            ("Sources", self._sources()),
            ("Taken to be of one thing", self._links()),
            ("Decided by hand", self._decided()),
            ("Suggested", self._suggested()),
            ("Parts of it, and commitments made there", ((1, _pointed(part)) for part in self._parts)),
        ):
            for number, item in enumerate(lines):
                if number == 0:
                    yield 0, ""
                    yield 0, title
                yield item

    def _history(self) -> Iterator[tuple[int, str]]:
        for step in self._entry.history:
            yield (
                1,
                f"{step.status}{'' if step.applied else ' (recalled, not applied)'}: {self._said_by(step)}",
            )
            for evidence in step.evidence:
                yield 2, self._quoted(evidence)

    def _said_by(self, step: StatusChange) -> str:
        return "decided by hand" if step.document is None else self._name(step.document)

    def _conflicts(self) -> Iterator[tuple[int, str]]:
        for conflict in self._entry.conflicts:
            for claim in conflict.claims:
                told = "; ".join(self._name(document) for document in claim.documents)
                yield 1, f"{conflict.field} {claim.value}: {told}"

    def _sources(self) -> Iterator[tuple[int, str]]:
        from diplotrack.describing import headline

        for account in self._entry.accounts:
            yield 1, f"{account.document}: {self._name(account.document)}"
            yield 2, headline(account.record)
            for evidence in account.record.evidence:
                yield 2, self._quoted(evidence)

    def _links(self) -> Iterator[tuple[int, str]]:
        """Of each account the link to the one that is closest to it; all of them are many, and in the JSON."""
        names = {account.key: account.document for account in self._entry.accounts}
        order = sorted(self._entry.links, key=lambda link: (-link.score, link.first, link.second))
        closest = {
            next((link for link in order if key in (link.first, link.second)), None): None for key in names
        }
        for link in filter(None, closest):
            yield 1, f"{names[link.first]} and {names[link.second]} ({link.score:.2f}): {', '.join(link.why)}"

    def _decided(self) -> Iterator[tuple[int, str]]:
        for decision in self._decisions:
            yield 1, _told(decision)

    def _suggested(self) -> Iterator[tuple[int, str]]:
        for suggestion in self._suggestions:
            yield 1, f"{suggestion.status}? {suggestion.why} ({suggestion.because})"
            yield 2, f"“diplotrack confirm {suggestion.id}” makes it so"

    def _quoted(self, evidence: Evidence) -> str:
        from diplotrack.describing import page_of

        known = self._documents.get(evidence.document)
        page = None if known is None else page_of(known, evidence)
        return f"“{evidence.quote}”" if page is None else f"“{evidence.quote}” (p. {page})"

    def _name(self, document: str) -> str:
        from diplotrack.describing import name_of

        known = self._documents.get(document)
        return document if known is None else name_of(known)


def _decisions(ledger: Ledger, keys: set[str]) -> list[Decision]:
    """The decisions on these accounts, under the keys that they had before their documents were read anew too."""
    known = ledger.decisions()
    for decision in reversed(known):
        if decision.kind == "follow" and not keys.isdisjoint(decision.second):
            keys = keys | {*decision.first}
    return [decision for decision in known if not keys.isdisjoint((*decision.first, *decision.second))]


def _shown(record: Record, name: str) -> str:
    value = getattr(record, name)
    if not value:
        return ""
    if isinstance(value, tuple):
        return ", ".join(_item(item) for item in value)
    return str(value)


def _item(item: object) -> str:
    if isinstance(item, Party):
        return f"{item.name} ({item.code})"
    if isinstance(item, Participant):
        more = [str(part) for part in (item.title, item.party and item.party.code, item.role) if part]
        return f"{item.name} ({', '.join(more)})" if more else item.name
    return str(item)


def _told(decision: Decision) -> str:
    what = {
        "together": "one thing",
        "apart": "told apart",
        "set": f"{decision.field} set to {decision.value}",
        "undo": f"decision {decision.undoes} taken back",
        "follow": "what was decided holds for the new reading too",
    }[decision.kind]
    by = f" by {decision.actor}" if decision.actor else ""
    at = f" on {decision.at:%Y-%m-%d}" if decision.at is not None else ""
    why = f": {decision.why}" if decision.why else ""
    return f"decision {decision.number}{by}{at}, {what}{why}"


def _pointed(record: Record) -> str:
    from diplotrack.describing import headline

    return f"{headline(record)} [{record.id}]"
