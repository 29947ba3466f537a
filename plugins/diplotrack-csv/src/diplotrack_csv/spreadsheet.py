"""The ``spreadsheet`` profile: a view for people, readable columns first, no cell of which a spreadsheet executes."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from diplotrack.records import Commitment, Document, Engagement, Participant, Party
from diplotrack.when import When
from diplotrack_csv.columns import COMMITMENT, DOCUMENT, ENGAGEMENT
from diplotrack_csv.raw import Cells
from diplotrack_csv.safety import neutral

_BETWEEN = " | "
_NO_SOURCE: Cells = (None, None, None, None)

_often = lru_cache(maxsize=1024)(neutral)
# For what comes again from row to row: names of parties, places, topics.


class View:
    """Makes the rows, in the order of `diplotrack_csv.columns.SPREADSHEET`; keeps the last document, and no more."""

    def __init__(self) -> None:
        self._document = ""
        self._source = _NO_SOURCE

    def row(self, item: Document | Engagement | Commitment) -> Cells:
        """The cells of one item. Records name the document that they quote where it was the last one before them."""
        if isinstance(item, Engagement):
            return self._engagement(item)
        if isinstance(item, Commitment):
            return self._commitment(item)
        return self._source_row(item)

    # As in `raw`, the order is that of the columns. Ids, codes, enums and dates cannot begin a formula, so only texts
    # are looked at.

    def _engagement(self, item: Engagement) -> Cells:
        when = item.when
        quotes, source, documents = self._quoted(item)
        return (
            ENGAGEMENT, item.kind, item.status,
            _named(item.parties), None, _people(item.participants),
            _first(when), _last(when), None if item.place is None else _often(item.place), None, None,
            *quotes, _often(_BETWEEN.join(item.topics)) if item.topics else None, _safe(item.summary),
            *source, None if when is None else when.text, None, None,
            _coded(item.parties), None, item.id, _safe(item.part_of), documents,
        )  # fmt: skip

    def _commitment(self, item: Commitment) -> Cells:
        due, made = item.due, item.made
        quotes, source, documents = self._quoted(item)
        return (
            COMMITMENT, item.kind, item.status,
            _named(item.by), _named(item.to), None,
            None, None, None, neutral(item.content), _last(due),
            *quotes, _often(_BETWEEN.join(item.topics)) if item.topics else None, _safe(item.summary),
            *source, None, None if due is None else due.text, None if made is None else made.text,
            _coded(item.by), _coded(item.to),
            item.id, _safe(item.engagement), documents,
        )  # fmt: skip

    def _source_row(self, item: Document) -> Cells:
        published = None if item.published is None else item.published.isoformat()
        self._source = (_safe(item.title), _safe(item.publisher), published, _safe(item.uri))
        self._document = item.id
        return (DOCUMENT, *(None,) * 14, *self._source, *(None,) * 5, item.id, None, item.id)

    def _quoted(self, item: Engagement | Commitment) -> tuple[Cells, Cells, str | None]:
        if not item.evidence:
            return (None, None), _NO_SOURCE, None
        first = item.evidence[0]
        here = first.document == self._document
        source = self._source if here else _NO_SOURCE
        if len(item.evidence) == 1:
            # A document's own id is computed, and harmless.
            return (neutral(first.quote), None), source, first.document if here else neutral(first.document)
        more = _joined([e.quote for e in item.evidence[1:]])
        return (neutral(first.quote), more), source, _joined(dict.fromkeys(e.document for e in item.evidence))


def _safe(text: str | None) -> str | None:
    return None if text is None else neutral(text)


def _joined(texts: Collection[str]) -> str | None:
    return neutral(_BETWEEN.join(texts)) if texts else None


def _named(parties: tuple[Party, ...]) -> str | None:
    if len(parties) == 1:
        return _often(parties[0].name)
    return _often(_BETWEEN.join([party.name for party in parties])) if parties else None


def _coded(parties: tuple[Party, ...]) -> str:
    return parties[0].code if len(parties) == 1 else _BETWEEN.join([party.code for party in parties])


def _people(people: tuple[Participant, ...]) -> str | None:
    return _joined([_person(person) for person in people]) if people else None


def _person(person: Participant) -> str:
    party = person.party
    known = ", ".join(filter(None, (person.role, person.title, None if party is None else party.name)))
    return f"{person.name} ({known})" if known else person.name


def _first(when: When | None) -> str | None:
    return None if when is None or when.earliest is None else when.earliest.isoformat()


def _last(when: When | None) -> str | None:
    return None if when is None or when.latest is None else when.latest.isoformat()
