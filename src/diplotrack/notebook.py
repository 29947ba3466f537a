"""How reports, records, comparisons and ledgers look in a notebook: HTML for people, of which every text is escaped.

Colors are those of the notebook, light or dark; lines are half transparent. Styles stand in the elements, because notebooks
that are not trusted lose style sheets. Nothing is fetched. Of long lists the first `SHOWN` are shown, and how many there are
more; of long texts the first `LONGEST` characters. A text is set apart (``<bdi>``), so that its direction changes no other's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from html import escape
from itertools import islice

from diplotrack.comparing import Comparison
from diplotrack.describing import headline, name_of
from diplotrack.interfaces import Explained
from diplotrack.ledger import Ledger
from diplotrack.queries import UNSETTLED
from diplotrack.records import Commitment, Document, Engagement, Evidence, Party, Record, Report
from diplotrack.tracking import Entry

SHOWN = 10
"""How many records of a list are shown."""
QUOTED = 3
"""How many quotations of a record within a list are shown."""
LONGEST = 400
"""How many characters of a text are shown."""

_BOX = (
    "border:1px solid rgba(128,128,128,.5);border-radius:4px;padding:.5em .8em;margin:.3em 0;max-width:60em"
)
_QUOTE = (
    "border-left:3px solid rgba(128,128,128,.6);margin:.2em 0 .2em .2em;padding:0 0 0 .6em;font-style:italic"
)
_SMALL = "font-size:.9em;font-style:normal;opacity:.85"
_CELL = "text-align:left;vertical-align:top"
_ADDRESS = re.compile(r"https?://[!#-;=?-\[\]_a-z~%]+", re.IGNORECASE)
_REPLACED = "\ufffd"
_UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")

Sources = Callable[[str], Document | None]
"""Finds a document by its id."""


def html_of(thing: object) -> str:
    """A thing as HTML.

    Args:
        thing: a report, explained or not, an engagement, commitment or evidence, a comparison, a ledger or its entry.

    Raises:
        TypeError: it is none of these.
    """
    for kind, show in _SHOWS.items():
        if isinstance(thing, kind):
            return f'<div class="diplotrack" style="{_BOX}">{"".join(show(thing))}</div>'
    raise TypeError(f"a {type(thing).__name__} has no form for notebooks")


def text(value: str) -> str:
    """A text of others as HTML: escaped, shortened where it is long, set apart from the direction of what stands around it."""
    short = value if len(value) <= LONGEST else f"{value[:LONGEST]}…"
    return f"<bdi>{escape(_UNSEEN.sub(_REPLACED, short))}</bdi>" if short else ""


def _report(report: Report) -> Iterator[str]:
    yield _source(report.document)
    counted = [
        _many(len(report.engagements), "engagement"),
        _many(len(report.commitments), "commitment"),
    ]
    yield f"<div>{', '.join(counted)}</div>"
    yield from _listed(report.records, len(report.records), lambda _: None)


def _explained(explained: Explained) -> Iterator[str]:
    yield from _report(explained.report)
    reasons = [
        f"<li>{text(headline(record))}: {text(', '.join(why.frames))}{_steps(why.chain)}</li>"
        for record in explained.report.records[:SHOWN]
        if (why := explained.why(record)) is not None
    ]
    if reasons:
        yield f"<details><summary>Why</summary><ul>{''.join(reasons)}</ul></details>"


def _steps(chain: tuple[str, ...]) -> str:
    return f" ({text('; '.join(chain))})" if chain else ""


def _record(record: Record, sources: Sources = lambda _: None) -> Iterator[str]:
    yield f"<div><strong>{text(headline(record))}</strong></div>"
    fields = _engagement(record) if isinstance(record, Engagement) else _commitment(record)
    rows = [
        f'<tr><th scope="row" style="{_CELL}">{name}</th><td style="{_CELL}">{value}</td></tr>'
        for name, value in fields
        if value
    ]
    yield f"<table><tbody>{''.join(rows)}</tbody></table>"
    yield from _quotations(record.evidence, sources, most=SHOWN)


def _engagement(item: Engagement) -> Iterator[tuple[str, str]]:
    yield "parties", _parties(item.parties)
    for person in item.participants:
        known = (person.role, person.title, person.party.name if person.party else None)
        more = ", ".join(word for word in known if word)
        yield "participant", text(f"{person.name} ({more})" if more else person.name)
    yield "place", text(item.place or "")
    yield "when", text(f"{item.when.describe()} ({item.when})" if item.when else "")
    yield "topics", text(", ".join(item.topics))
    yield "part of", text(item.part_of or "")
    yield "summary", text(item.summary or "")
    yield "id", text(item.id)


def _commitment(item: Commitment) -> Iterator[tuple[str, str]]:
    yield "by", _parties(item.by)
    yield "to", _parties(item.to)
    yield "content", text(item.content)
    yield "due", text(f"{item.due.describe()} ({item.due})" if item.due else "")
    yield "made", text(f"{item.made.describe()} ({item.made})" if item.made else "")
    yield "topics", text(", ".join(item.topics))
    yield "engagement", text(item.engagement or "")
    yield "summary", text(item.summary or "")
    yield "id", text(item.id)


def _parties(parties: tuple[Party, ...]) -> str:
    return ", ".join(text(f"{party.name} ({party.code})") for party in parties)


def _evidence(evidence: Evidence, sources: Sources = lambda _: None) -> Iterator[str]:
    document = sources(evidence.document)
    named = _source(document) if document else f'<div style="{_SMALL}">{text(evidence.document)}</div>'
    yield f'<blockquote style="{_QUOTE}">“{text(evidence.quote)}”{named}</blockquote>'


def _quotations(evidence: tuple[Evidence, ...], sources: Sources, *, most: int) -> Iterator[str]:
    for each in evidence[:most]:
        yield from _evidence(each, sources)
    yield from _rest(len(evidence) - most, "quotation")


def _comparison(comparison: Comparison) -> Iterator[str]:
    yield f"<div>A: {_source(comparison.first)}</div><div>B: {_source(comparison.second)}</div>"
    yield f"<div><strong>Both tell of {len(comparison.both)}</strong></div>"
    for pair in comparison.both[:SHOWN]:
        yield f"<div>{text(headline(pair.first))}</div>"
        rows = [("quotation", _said(pair.first), _said(pair.second))]
        rows += [(text(d.field), text(d.first or "–"), text(d.second or "–")) for d in pair.differences]
        cells = "".join(
            f'<tr><th scope="row" style="{_CELL}">{name}</th><td style="{_CELL}">{a}</td><td style="{_CELL}">{b}</td></tr>'
            for name, a, b in rows
        )
        head = '<tr><td></td><th scope="col">A</th><th scope="col">B</th></tr>'
        yield f"<table><thead>{head}</thead><tbody>{cells}</tbody></table>"
    yield from _rest(len(comparison.both) - SHOWN, "pair")
    for side, records in (("A", comparison.only_first), ("B", comparison.only_second)):
        yield f"<div><strong>Only {side} tells of {len(records)}</strong></div>"
        yield from _listed(records, len(records), lambda _: None)


def _said(record: Record) -> str:
    return f"“{text(record.evidence[0].quote)}”" if record.evidence else "–"


def _entry(entry: Entry) -> Iterator[str]:
    yield from _record(entry.record)
    steps = [
        f"<li>{text(step.status)}{f' ({step.published})' if step.published else ''}"
        f"{'' if step.applied else ', told again'}</li>"
        for step in entry.history[:SHOWN]
    ]
    yield f"<div>{_many(len(entry.accounts), 'account')}; history:</div><ol>{''.join(steps)}</ol>"
    yield from _rest(len(entry.history) - SHOWN, "step")
    fields = ", ".join(text(conflict.field) for conflict in entry.conflicts)
    if fields:
        yield f"<div>The accounts contradict each other in: {fields}</div>"


def _ledger(ledger: Ledger) -> Iterator[str]:
    engagements, commitments = ledger.count(type="engagement"), ledger.count(type="commitment")
    waiting = ledger.count(type="commitment", statuses=UNSETTLED)
    yield f"<div><strong>Ledger</strong> {text(ledger.url)}</div>"
    yield f"<div>{_many(engagements, 'engagement')}, {_many(commitments, 'commitment')}, {waiting} of them open</div>"
    yield from _listed(ledger.records(limit=SHOWN), engagements + commitments, ledger.document)


def _listed(records: Iterable[Record], count: int, sources: Sources) -> Iterator[str]:
    items = [
        f"<li>{text(headline(record))}{''.join(_quotations(record.evidence, sources, most=QUOTED))}</li>"
        for record in islice(records, SHOWN)
    ]
    if items:
        yield f"<ol>{''.join(items)}</ol>"
    yield from _rest(count - SHOWN, "record")


def _rest(count: int, what: str) -> Iterator[str]:
    if count > 0:
        yield f"<div>… and {count} more {what}{'' if count == 1 else 's'}</div>"


def _source(document: Document) -> str:
    named = text(name_of(document))
    if document.uri is not None and _ADDRESS.fullmatch(document.uri):
        address = escape(document.uri)
        named = f'<a href="{address}" rel="noopener noreferrer" target="_blank">{named}</a>'
    return f'<div style="{_SMALL}">{named}</div>'


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


_SHOWS: dict[type, Callable[..., Iterable[str]]] = {
    Report: _report,
    Explained: _explained,
    Engagement: _record,
    Commitment: _record,
    Evidence: _evidence,
    Comparison: _comparison,
    Entry: _entry,
    Ledger: _ledger,
}
