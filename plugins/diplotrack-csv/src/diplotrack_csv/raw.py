"""The ``raw`` profile: every field of every record in a column of its own; what is written reads back equal."""

from __future__ import annotations

from collections.abc import Sequence

from diplotrack.records import Commitment, Document, Engagement, Evidence, Participant, Party
from diplotrack_csv.cells import join, join_one, join_optional
from diplotrack_csv.columns import COMMITMENT, DOCUMENT, ENGAGEMENT

Cells = Sequence[str | int | None]
"""A row; None is an empty cell."""


def row(item: Document | Engagement | Commitment) -> Cells:
    """The cells of one item, in the order of `diplotrack_csv.columns.RAW`."""
    if isinstance(item, Engagement):
        return _engagement(item)
    if isinstance(item, Commitment):
        return _commitment(item)
    return _document(item)


# Lists are spelled out in the order of the columns: this is the exporter's inner loop, and a dict for each row would
# cost more than writing it. A test holds each cell against its column.


def _engagement(item: Engagement) -> Cells:
    when = item.when
    codes, names = _parties(item.parties)
    return (
        ENGAGEMENT, item.id, item.kind, item.status,
        codes, names, None, None, None, None,
        *_participants(item.participants),
        item.place, None if when is None else when.text, None, None, None,
        join(item.topics) if item.topics else None,
        item.part_of, None, item.summary,
        *_evidence(item.evidence),
        None, None, None, None, None, None, None,
    )  # fmt: skip


def _commitment(item: Commitment) -> Cells:
    due, made = item.due, item.made
    by, by_names = _parties(item.by)
    to, to_names = _parties(item.to) if item.to else (None, None)
    return (
        COMMITMENT, item.id, item.kind, item.status,
        None, None, by, by_names, to, to_names,
        None, None, None, None, None,
        None, None, item.content, None if due is None else due.text, None if made is None else made.text,
        join(item.topics) if item.topics else None,
        None, item.engagement, item.summary,
        *_evidence(item.evidence),
        None, None, None, None, None, None, None,
    )  # fmt: skip


def _document(item: Document) -> Cells:
    published = item.published
    return (
        DOCUMENT, item.id, *(None,) * 26,
        item.title, item.uri, item.publisher, None if published is None else published.isoformat(),
        item.language, item.encoding, item.text,
    )  # fmt: skip


def _parties(parties: tuple[Party, ...]) -> tuple[str, str]:
    if len(parties) == 1:
        only = parties[0]
        return only.code, join_one(only.name)
    # Codes have neither separators nor backslashes in them.
    return "|".join([party.code for party in parties]), join([party.name for party in parties])


def _participants(people: tuple[Participant, ...]) -> Cells:
    if not people:
        return (None, None, None, None, None)
    if len(people) == 1:
        only = people[0]
        title, party = only.title, only.party
        code, name = (None, None) if party is None else (party.code, join_one(party.name))
        return (join_one(only.name), None if title is None else join_one(title), code, name, only.role)
    parties = [person.party for person in people]
    return (
        join([person.name for person in people]),
        join_optional([person.title for person in people]),
        join_optional([None if party is None else party.code for party in parties]),
        join_optional([None if party is None else party.name for party in parties]),
        join_optional([person.role for person in people]),
    )


def _evidence(evidence: tuple[Evidence, ...]) -> Cells:
    if not evidence:
        return (None, None, None, None)
    if len(evidence) == 1:
        only = evidence[0]
        # csv writes numbers as str() does, and quicker.
        return (join_one(only.quote), join_one(only.document), only.start, only.end)
    return (
        join([each.quote for each in evidence]),
        join([each.document for each in evidence]),
        "|".join([str(each.start) for each in evidence]),
        "|".join([str(each.end) for each in evidence]),
    )
