"""A query as SQL. `Query.fits` says what is right; the conformance suite holds this against it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, and_, func, literal, or_, select, union_all

from diplotrack.queries import Query, folded
from diplotrack_sql.facets import CROWD
from diplotrack_sql.tables import dyad, party, person, record, searched, topic, version
from diplotrack_sql.texts import day_text, indexed, plain

HELD: Final = select(record, version.c.payload).join(version, version.c.number == record.c.version)
"""Current records with their payloads."""


def found(query: Query, dialect: str) -> Select[Any]:
    """The rows of the records that fit, in the order of answers."""
    asked = HELD.where(*conditions(query, dialect)).order_by(record.c.day, record.c.id)
    return asked if query.limit is None else asked.limit(max(query.limit, 0))


def counted(query: Query, dialect: str) -> Select[Any]:
    """How many fit."""
    return select(func.count()).select_from(record).where(*conditions(query, dialect))


def conditions(query: Query, dialect: str) -> Iterator[ColumnElement[bool]]:
    """What must hold of a row of `record`, each for a condition of the query."""
    columns = record.c
    if query.type is not None:
        yield columns.type == query.type
    yield from _of_parties(query)
    if query.kinds:
        yield columns.kind.in_(_plain(query.kinds))
    if query.statuses:
        yield columns.status.in_(_plain(query.statuses))
    if query.during is not None:
        yield from _during(query)
    if query.due_until is not None:
        yield columns.due <= day_text(query.due_until)
    if query.due_from is not None:
        yield columns.due >= day_text(query.due_from)
    if query.person is not None:
        named = select(literal(1)).where(person.c.record == columns.number)
        yield named.where(_contains(person.c.name, query.person, dialect)).exists()
    if query.topic is not None:
        yield columns.number.in_(select(topic.c.record).where(topic.c.topic == indexed(folded(query.topic))))
    if query.text:  # every text contains the empty one
        told = select(literal(1)).where(searched.c.record == columns.number)
        yield told.where(_contains(searched.c.text, query.text, dialect)).exists()
    if query.engagement is not None:
        yield columns.whole == indexed(query.engagement)


def _of_parties(query: Query) -> Iterator[ColumnElement[bool]]:
    codes = _plain(query.parties)
    if len(codes) > 1:
        yield record.c.number.in_(_between(codes[0], codes[1], query.statuses))
    for code in codes[2:] if len(codes) > 1 else codes:
        yield record.c.number.in_(select(party.c.record).where(party.c.code == code))
    for side, named in (("by", query.by), ("to", query.to)):
        if named:
            on_side = select(party.c.record).where(party.c.code.in_(_plain(named)), party.c.side == side)
            yield record.c.number.in_(on_side)


def _between(first: str, second: str, statuses: Collection[str]) -> Any:
    """Numbers of the records of two parties: those filed under the pair, and those that have a crowd of parties."""
    other = dyad.alias("other")
    pairs = select(dyad.c.record).where(dyad.c.first == first, dyad.c.second == second)
    crowds = (
        select(dyad.c.record)
        .join(other, and_(other.c.record == dyad.c.record, other.c.status == dyad.c.status))
        .where(dyad.c.first == first, dyad.c.second == CROWD)
        .where(other.c.first == second, other.c.second == CROWD)
    )
    if statuses:
        pairs, crowds = (some.where(dyad.c.status.in_(_plain(statuses))) for some in (pairs, crowds))
    return union_all(pairs, crowds)


def _during(query: Query) -> Iterator[ColumnElement[bool]]:
    earliest, latest = record.c.earliest, record.c.latest
    yield or_(earliest.is_not(None), latest.is_not(None))
    if query.during is not None and query.during.latest is not None:
        yield or_(earliest.is_(None), earliest <= day_text(query.during.latest))
    if query.during is not None and query.during.earliest is not None:
        yield or_(latest.is_(None), latest >= day_text(query.during.earliest))


def _contains(column: ColumnElement[str], text: str, dialect: str) -> ColumnElement[bool]:
    """Whether a column of folded text contains a text; LIKE has wildcards and limits, these functions have none."""
    look = func.instr if dialect == "sqlite" else func.strpos
    return look(column, plain(folded(text))) > 0


def _plain(texts: Collection[str]) -> list[str]:
    return sorted(map(plain, texts))
