"""The suite of stores, over PostgreSQL, and what is PostgreSQL's own."""

from __future__ import annotations

import contextlib
import re
import traceback

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from diplotrack.errors import LedgerError
from diplotrack.ledger import Ledger
from diplotrack.queries import Query
from diplotrack.testing import StoreSuite, many_reports
from diplotrack.testing.store_samples import everything, keep, queries, told, varied_reports
from diplotrack_sql.places import place_of
from diplotrack_sql.schema import VERSION_TABLE
from diplotrack_sql.store import SqlStore
from diplotrack_sql.tables import metadata

pytestmark = pytest.mark.heavy
_REPORTS = [*varied_reports(), *many_reports(20)]


class TestPostgresqlStore(StoreSuite):
    @pytest.fixture(autouse=True)
    def _databases(self, new_database):
        self.new_database = new_database

    def new_store(self, folder):
        self.url = self.new_database()
        return SqlStore(place_of(self.url))

    def opened_again(self, folder):
        return SqlStore(place_of(self.url))


def test_the_password_is_nowhere(new_database, caplog):
    caplog.set_level("DEBUG")
    url = new_database()
    password = url.split("@")[0].split(":")[-1]
    with Ledger(SqlStore(place_of(url))) as ledger:
        list(ledger.add_all(many_reports(2)))
        assert ledger.url == url.replace(f":{password}", "")
    seen = []
    for wrong in (
        url.replace("desk:", "nobody:"),
        f"{url}_missing",
        re.sub(r":\d+/", ":1/", url),
    ):
        with pytest.raises(LedgerError, match="cannot be reached") as caught:
            SqlStore(place_of(wrong))
        seen.append("".join(traceback.format_exception(caught.value)))
        assert "\n" not in str(caught.value)
    for text in (*seen, caplog.text):
        assert password not in text
        assert "not/told" not in text


def test_tables_of_something_else_are_left_as_they_are(new_database):
    import psycopg

    url = new_database()
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE record (id text)")
    with pytest.raises(LedgerError, match="is no ledger, but has tables of these names: record"):
        SqlStore(place_of(url))
    with psycopg.connect(url) as connection:
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
    assert tables == [("record",)]


def test_versions_are_looked_at(new_database):
    import psycopg

    url = new_database()
    SqlStore(place_of(url)).close()
    for change, match in (
        (
            "UPDATE diplotrack_schema SET version_num = '3'",
            "has version 3 of the tables, and .* knows up to 2",
        ),
        ("UPDATE diplotrack_schema SET version_num = '2'; DROP TABLE dyad", "it has no table dyad"),
    ):
        with psycopg.connect(url) as connection:
            connection.execute(change)
        with pytest.raises(LedgerError, match=match):
            SqlStore(place_of(url))


def test_another_encoding_is_refused(new_database):
    url = new_database(encoding="LATIN1", locale_provider="libc", locale="C")
    with pytest.raises(LedgerError, match="has the encoding LATIN1; make one with UTF8"):
        SqlStore(place_of(url))


def test_an_older_database_is_brought_up_to_date(new_database):
    import psycopg

    url = new_database()
    store = SqlStore(place_of(url))
    list(Ledger(store).add_all(_REPORTS))
    held = everything(store)
    store.close()
    with psycopg.connect(url) as connection:
        connection.execute(
            "DROP TABLE party, dyad, person, topic, searched; UPDATE diplotrack_schema SET version_num = '1';"
            "DROP INDEX record_by_day, record_by_due, record_by_whole"
        )
    store = SqlStore(place_of(url))
    assert everything(store) == held
    with store.reading() as reader:
        for query in queries(one.record for one in held["find"]):
            assert list(reader.find(query)) == [one for one in held["find"] if query.fits(one.record)], query
    with store._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
        assert compare_metadata(context, metadata) == []
    store.close()


def test_what_the_log_has_is_never_changed(new_database):
    import psycopg

    url = new_database()
    with Ledger(SqlStore(place_of(url))) as ledger:
        list(ledger.add_all(many_reports(2)))
    for table in ("change", "change_record", "version"):
        for deed in (f"DELETE FROM {table}", f"UPDATE {table} SET record = 'x'", f"TRUNCATE {table} CASCADE"):
            with (
                psycopg.connect(url) as connection,
                pytest.raises(psycopg.errors.RaiseException, match="append-only"),
            ):
                connection.execute(deed)


def test_an_index_does_not_bound_the_length_of_what_is_kept(new_database):
    long = "a very long topic " * 1000
    with contextlib.closing(SqlStore(place_of(new_database()))) as store:
        with store.writing() as writer:
            keep(writer, [told(1, topics=[long], part_of=None, participants=[long])])
        with store.reading() as reader:
            assert reader.count(Query(topic=long)) == 1
            assert reader.count(Query(topic=long[:-1])) == 0
            assert reader.count(Query(person=long)) == 1
