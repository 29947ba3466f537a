"""An older file is brought up to date when it is opened: with a copy beside it first, and whole or not at all."""

from __future__ import annotations

import contextlib
import multiprocessing
import sqlite3

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from diplotrack.errors import LedgerError
from diplotrack.ledger import Ledger
from diplotrack.plugins import Registry
from diplotrack.queries import Query
from diplotrack.testing import many_reports
from diplotrack.testing.store_samples import everything, queries, varied_reports
from diplotrack_sql import schema, sqlite
from diplotrack_sql.places import place_of
from diplotrack_sql.store import SqlStore
from diplotrack_sql.tables import metadata

_SINCE_2 = ("party", "dyad", "person", "topic", "searched")


def opened(path):
    return SqlStore(place_of(str(path)))


def aged(path):
    """A ledger of version 1 at a path; what was in it."""
    store = opened(path)
    list(Ledger(store, registry=Registry(plugins=[])).add_all([*varied_reports(), *many_reports(40)]))
    held = everything(store)
    store.close()
    with contextlib.closing(sqlite3.connect(path)) as older:
        for table in _SINCE_2:
            older.execute(f"DROP TABLE {table}")
        for index in ("record_by_day", "record_by_due", "record_by_whole"):
            older.execute(f"DROP INDEX {index}")
        older.execute("UPDATE diplotrack_schema SET version_num = '1'")
        older.commit()
        older.execute("VACUUM")
    return held


def version(path):
    with contextlib.closing(sqlite3.connect(path)) as file:
        return file.execute("SELECT version_num FROM diplotrack_schema").fetchall()


def test_the_migrations_make_the_tables_that_the_code_knows(tmp_path):
    with contextlib.closing(opened(tmp_path / "a.db")) as store, store._engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"version_table": schema.VERSION_TABLE})
        assert compare_metadata(context, metadata) == []


def test_the_version_that_the_code_knows_is_the_last_one():
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", "diplotrack_sql:migrations")
    assert ScriptDirectory.from_config(config).get_current_head() == str(schema.NEWEST)


def test_an_older_file_is_brought_up_to_date_with_a_copy_beside_it(tmp_path):
    path = tmp_path / "a.db"
    held = aged(path)
    (tmp_path / "a.db.backup-1").write_text("an older copy, which stays")
    with contextlib.closing(opened(path)) as store:
        assert everything(store) == held
        with store.reading() as reader:
            for query in queries(one.record for one in held["find"]):
                fitting = [one for one in held["find"] if query.fits(one.record)]
                assert list(reader.find(query)) == fitting, query
    assert version(path) == [("2",)]
    assert version(tmp_path / "a.db.backup-1.2") == [("1",)]
    assert (tmp_path / "a.db.backup-1").read_text() == "an older copy, which stays"
    assert not list(tmp_path.glob("*.partial"))
    (tmp_path / "a.db.backup-1.2").rename(tmp_path / "restored.db")
    with contextlib.closing(opened(tmp_path / "restored.db")) as store:
        assert everything(store) == held


def test_a_failure_midway_leaves_the_older_file(tmp_path, monkeypatch):
    path = tmp_path / "a.db"
    held = aged(path)

    def fail(*_):
        raise RuntimeError("halfway")

    with monkeypatch.context() as broken:
        broken.setattr("diplotrack_sql.facets.people_of", fail)
        with pytest.raises(RuntimeError, match="halfway"):
            opened(path)
    assert version(path) == [("1",)]
    with contextlib.closing(sqlite3.connect(path)) as file:
        tables = {name for (name,) in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert tables.isdisjoint(_SINCE_2)
    with contextlib.closing(opened(path)) as store:
        assert everything(store) == held


def test_without_a_backup_nothing_is_changed(tmp_path, monkeypatch):
    path = tmp_path / "a.db"
    aged(path)
    before = path.read_bytes()

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("diplotrack_sql.sqlite.os.fsync", full)
    with pytest.raises(LedgerError, match=r"no backup could be made.*No space left"):
        opened(path)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["a.db"]


def _open(path, start):
    start.wait()
    with contextlib.closing(opened(path)) as store, store.reading() as reader:
        return reader.count(Query())


@pytest.mark.parametrize("old", [True, pytest.param(False, marks=pytest.mark.heavy)])
def test_several_processes_that_open_a_file_at_once_make_it_once(tmp_path, old):
    path = tmp_path / "a.db"
    expected = len(aged(path)["find"]) if old else 0
    context = multiprocessing.get_context("spawn")
    with context.Manager() as manager, context.Pool(4) as pool:
        start = manager.Barrier(4)
        assert pool.starmap(_open, [(path, start)] * 4) == [expected] * 4
    assert len(list(tmp_path.glob("*.backup-*"))) == old


def test_a_ledger_that_becomes_newer_while_it_is_open_is_not_written_to(tmp_path):
    store = opened(tmp_path / "a.db")
    with contextlib.closing(sqlite3.connect(tmp_path / "a.db")) as newer:
        newer.execute("UPDATE diplotrack_schema SET version_num = '3'")
        newer.commit()
    for enter in (store.reading, store.writing):
        with pytest.raises(LedgerError, match="version 3 of the tables by another program"), enter():
            pass
    store.close()
    assert int.from_bytes(b"dipl", "big") == sqlite.APPLICATION
