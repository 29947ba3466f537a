"""Records, documents and values in a line for people."""

from __future__ import annotations

from collections.abc import Iterable

from diplotrack.records import Commitment, Document, Engagement, Evidence, Participant, Party, Record
from diplotrack.when import When


def headline(record: Record) -> str:
    """What a record says, in one line: kind, who, status, when, and of a commitment what is to be done."""
    if isinstance(record, Engagement):
        when = f", {record.when.describe()}" if record.when else ""
        return f"{record.kind}: {' – '.join(_names(record.parties))} ({record.status}{when})"
    to = f" → {', '.join(_names(record.to))}" if record.to else ""
    due = f", due {record.due.describe()}" if record.due else ""
    what = " ".join(record.content.split())
    return f"{record.kind}: {', '.join(_names(record.by))}{to} ({record.status}{due}): {what}"


def said(record: Record) -> str:
    """The words that say it: its first quotation on one line; without one its content or place, or nothing."""
    if record.evidence:
        return " ".join(record.evidence[0].quote.split())
    return (record.content if isinstance(record, Commitment) else record.place) or ""


def page_of(document: Document, evidence: Evidence) -> int | None:
    """The page of a document on which a quotation (`evidence`) begins, from 1; None where the document has no pages.

    A form feed ends a page, as in what ``pdftotext`` writes and in the text of every adapter that knows pages.
    """
    if "\f" not in document.text:
        return None
    return document.text.count("\f", 0, evidence.start) + 1


def name_of(document: Document) -> str:
    """What a document is called: its title, else where it was found, else its first words; with publisher and day."""
    name = document.title or document.uri or " ".join(document.text.split()[:8]) or document.id
    more = [str(part) for part in (document.publisher, document.published) if part]
    return f"{name} ({', '.join(more)})" if more else name


def value_of(value: object) -> str | None:
    """A field's value, or None where it is empty: parties by their codes, people by their names, dates in words."""
    if not value:
        return None
    if isinstance(value, tuple):
        return ", ".join(_item(item) for item in value)
    return value.describe() if isinstance(value, When) else str(value)


def _item(item: object) -> str:
    if isinstance(item, Party):
        return item.code
    return item.name if isinstance(item, Participant) else str(item)


def _names(parties: Iterable[Party]) -> Iterable[str]:
    return (party.name for party in parties)
