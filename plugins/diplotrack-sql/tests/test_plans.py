"""Over 100,000 records, what people ask most is answered through an index."""

from __future__ import annotations

import contextlib
import re

import pytest
from sqlalchemy import text

from diplotrack.queries import Query
from diplotrack_sql.finding import counted, found
from diplotrack_sql.places import place_of
from diplotrack_sql.store import SqlStore

MANY = 100_000
_NUMBERS = f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {MANY})"
_STATUS = "CASE i % 7 WHEN 0 THEN 'held' ELSE 'scheduled' END"
_RECORD = "number, id, version, type, kind, status, day, accounts, conflicts, corrected"
_ROWS = {
    "version": "i, 'eng-' || i, '{}'",
    f"record ({_RECORD})": f"i, 'eng-' || i, i, 'engagement', 'meeting', {_STATUS}, "
    "'20' || (10 + i % 15) || '-08-24', '[]', '[]', '[]'",
    "dyad": f"'C' || (i % 20), 'D' || (i % 11), {_STATUS}, i",
    "party": "i, 'C' || (i % 20), ''",
}
BETWEEN = Query(parties=["C4", "D3"], statuses=["held"])


def filled(store):
    with store._engine.begin() as connection:
        for table, values in _ROWS.items():
            connection.execute(text(f"INSERT INTO {table} {_NUMBERS} SELECT {values} FROM n"))
    return store


def plan(store, statement):
    dialect = store._engine.dialect
    sql = statement.compile(dialect=dialect, compile_kwargs={"literal_binds": True})
    explain = "EXPLAIN QUERY PLAN" if dialect.name == "sqlite" else "EXPLAIN"
    with store._engine.connect() as connection:
        return [str(row[-1]) for row in connection.exec_driver_sql(f"{explain} {sql}".replace("%", "%%"))]


@pytest.fixture(scope="module")
def sqlite_store(tmp_path_factory):
    with contextlib.closing(SqlStore(place_of(str(tmp_path_factory.mktemp("plans") / "a.db")))) as store:
        yield filled(store)


@pytest.fixture(scope="module")
def postgresql_store(new_database):
    with contextlib.closing(SqlStore(place_of(new_database()))) as store:
        filled(store)
        with store._engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
            connection.execute(text("ANALYZE"))
        yield store


def test_sqlite_answers_by_dyad_and_status_through_an_index(sqlite_store):
    for statement in (found(BETWEEN, "sqlite"), counted(BETWEEN, "sqlite")):
        steps = plan(sqlite_store, statement)
        assert not [step for step in steps if step.startswith("SCAN") and "SUBQUERY" not in step], steps
        assert any(re.search(r"SEARCH dyad USING .*\(first=\? AND second=\? AND status=\?", s) for s in steps)
        assert any("SEARCH record USING INTEGER PRIMARY KEY" in step for step in steps), steps
    with sqlite_store.reading() as reader:
        assert reader.count(BETWEEN) == sum(
            i % 20 == 4 and i % 11 == 3 and i % 7 == 0 for i in range(1, MANY + 1)
        )


@pytest.mark.heavy
def test_postgresql_answers_by_dyad_and_status_through_an_index(postgresql_store):
    for statement in (found(BETWEEN, "postgresql"), counted(BETWEEN, "postgresql")):
        steps = plan(postgresql_store, statement)
        assert not [step for step in steps if "Seq Scan" in step], steps
        assert any("dyad_pkey" in step for step in steps), steps
        assert any("record_pkey" in step for step in steps), steps


@pytest.mark.parametrize(
    ("query", "index"),
    [
        (Query(limit=20), "record_by_day"),
        (Query(engagement="eng-1"), "record_by_whole"),
        (Query(topic="trade"), "topic_pkey|sqlite_autoindex_topic|SEARCH topic USING PRIMARY KEY"),
        (Query(by=["C3"]), "party_by_code"),
    ],
)
def test_sqlite_has_an_index_for_what_is_asked(sqlite_store, query, index):
    steps = plan(sqlite_store, found(query, "sqlite"))
    assert re.search(index, " ".join(steps)), steps
