"""What records are looked up by: the rows of the tables for queries, made of a record and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from diplotrack.queries import codes_of, folded, people_of, searched
from diplotrack.records import Engagement, Record
from diplotrack_sql.texts import indexed, plain

Row = tuple[object, ...]

CROWD = "*"
"""Stands for the other party of a dyad where a record has so many parties that each pair would be too many rows."""
_MOST_PARTIES = 8  # 28 pairs; a conference of all states would have some 18,000


def facets(number: int, record: Record) -> Iterator[tuple[str, Row]]:
    """The rows for a record, each with the name of its table and its values in the order of the table's columns.

    Args:
        number: the record's number.
        record: the record.
    """
    for code, side in _sides(record):
        yield "party", (number, code, side)
    for first, second in dyads(codes_of(record)):
        yield "dyad", (first, second, record.status.value, number)
    for position, name in enumerate(people_of(record)):
        yield "person", (number, position, plain(folded(name)))
    for topic in {indexed(folded(topic)) for topic in record.topics}:
        yield "topic", (topic, number)
    yield "searched", (number, plain(searched(record)))


def dyads(codes: frozenset[str]) -> list[tuple[str, str]]:
    """The pairs of parties that a record is found by, each in the order of codes."""
    ordered = sorted(codes)
    if len(ordered) > _MOST_PARTIES:
        return [(code, CROWD) for code in ordered]
    return list(combinations(ordered, 2))


def _sides(record: Record) -> set[tuple[str, str]]:
    if isinstance(record, Engagement):
        return {(party.code, "") for party in record.parties}
    return {(party.code, "by") for party in record.by} | {(party.code, "to") for party in record.to}
