"""The reports of a calendar: one of each document that our events quote, one of each event that others wrote."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from typing import Final

import attrs

from diplotrack.errors import FormatError, ValidationError
from diplotrack.parties import Gazetteer
from diplotrack.records import Commitment, Document, Engagement, Record, Report
from diplotrack.sources import Source
from diplotrack_ical.components import Components, Found
from diplotrack_ical.loading import Excerpts, Quoted, ours
from diplotrack_ical.options import IcalReadingOptions
from diplotrack_ical.others import Others
from diplotrack_ical.wording import told

_log: Final = logging.getLogger("diplotrack_ical")


def reports(
    source: Source, options: IcalReadingOptions, gazetteer: Gazetteer
) -> Iterator[Report | FormatError]:
    """The reports of a calendar, and errors in the place of events that are broken.

    Args:
        source: the calendar.
        options: what is known of the events that others wrote.
        gazetteer: the parties that may be named in them.

    Raises:
        SourceError: it cannot be opened.
    """
    excerpts = Excerpts()
    records: list[Quoted] = []
    components = Components(source)
    others = Others(source, options, gazetteer)
    for found in components:
        if isinstance(found, FormatError):
            yield found
            continue
        try:
            kept = ours(found, source.name)
            if kept is None:
                yield others.report(found, components.timezone)
            else:
                records.append(excerpts.quoted(kept, hidden=found.kind == "VCALENDAR"))
        except FormatError as error:
            yield error
        except Exception as error:
            yield _wrong(found, source, error)
    yield from _gathered(excerpts, records, source)


def _wrong(found: Found, source: Source, error: Exception) -> FormatError:
    """Whatever is wrong with an event is told of it, and costs no other."""
    uid = found.text("UID")
    named = f"{found.kind} {uid[:80]}" if uid else found.kind
    problem = " ".join(f"{named} cannot be read: {str(error) or type(error).__name__}".split())[:500]
    wrong = FormatError(problem, source=source.name, line=found.line)
    wrong.__cause__ = error
    return wrong


def _gathered(excerpts: Excerpts, records: list[Quoted], source: Source) -> Iterator[Report | FormatError]:
    """A report of each excerpt, and one of the records that quote nothing.

    A report is of one document. So a record that rests on several is in the report of each, with the words that are
    from there: in a ledger it comes together again.
    """
    by_document: dict[int, list[Record]] = {number: [] for number in _order(records)}
    unquoted: list[Record] = []
    for quoted in records:
        for number in quoted.documents:
            by_document[number].append(excerpts.record(quoted, number))
        if not quoted.spans:
            unquoted.append(quoted.record)
    for number, cited in by_document.items():
        yield _report(excerpts.document(number), cited, source)
    if unquoted:
        text = "\n".join(dict.fromkeys(told(record) for record in unquoted))
        yield _report(Document(text=text, uri=source.uri), unquoted, source)


def _order(records: list[Quoted]) -> dict[int, None]:
    """The excerpts in the order of the events that quote them, and of the hidden records, which the head holds apart."""
    hidden = list(dict.fromkeys(n for quoted in records if quoted.hidden for n in quoted.documents))
    places = {number: place for place, number in enumerate(hidden)}
    order: dict[int, None] = {}
    done = 0
    for number in (n for quoted in records if not quoted.hidden for n in quoted.documents):
        upto = places.get(number, -1) + 1
        order.update(dict.fromkeys(hidden[done:upto]))
        done = max(done, upto)
        order.setdefault(number)
    return {**order, **dict.fromkeys(hidden)}


def _report(document: Document, records: list[Record], source: Source) -> Report | FormatError:
    once = {record.id: record for record in records}
    if len(once) < len(records):
        _log.warning(
            "%s: %d events hold a record that another holds too; the later counts",
            source.name,
            len(records) - len(once),
        )
    engagements = {r.id: r for r in once.values() if isinstance(r, Engagement)}
    commitments = [r for r in once.values() if isinstance(r, Commitment)]
    # An engagement that has no date has no event: what was part of it, or made at it, stands alone then.
    placed = [
        attrs.evolve(r, part_of=r.part_of if r.part_of in engagements else None) for r in engagements.values()
    ]
    made = [
        attrs.evolve(r, engagement=r.engagement if r.engagement in engagements else None) for r in commitments
    ]
    try:
        return Report(document=document, engagements=placed, commitments=made)
    except ValidationError as error:
        return FormatError(
            f"the events that quote {document.title or document.id}: {error}", source=source.name
        )
