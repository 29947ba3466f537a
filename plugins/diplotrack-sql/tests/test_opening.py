"""What is opened, and what is refused and left as it is."""

from __future__ import annotations

import contextlib
import sqlite3

import pytest

from diplotrack.errors import LedgerError
from diplotrack.ledger import Ledger
from diplotrack.plugins import Registry
from diplotrack.queries import Query
from diplotrack.testing import document, many_reports
from diplotrack_sql import sqlite
from diplotrack_sql.places import place_of
from diplotrack_sql.store import SqlStore


def opened(path):
    return SqlStore(place_of(str(path)))


def files(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def filled(path, count=6):
    ledger = Ledger(opened(path), registry=Registry(plugins=[]))
    list(ledger.add_all(many_reports(count)))
    records = list(ledger.records())
    ledger.close()
    return records


def records_of(path):
    with contextlib.closing(opened(path)) as store, store.reading() as reader:
        return [held.record for held in reader.find(Query())]


def records_or_error(path):
    try:
        return records_of(path)
    except LedgerError as error:
        return error


def refused(path, match):
    """Opening is refused by an error of one line that names the file; nothing in its folder changes."""
    before = files(path.parent)
    with pytest.raises(LedgerError, match=match) as caught:
        opened(path)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)
    assert files(path.parent) == before


def test_a_new_file_is_made_and_an_empty_one_taken(tmp_path):
    (tmp_path / "empty.db").touch()
    for name in ("new.db", "empty.db"):
        filled(tmp_path / name)
        assert records_of(tmp_path / name)


def test_it_writes_ahead_waits_syncs_and_checks(tmp_path):
    with contextlib.closing(opened(tmp_path / "a.db")) as store, store._engine.connect() as connection:

        def setting(name):
            return connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()

        assert setting("journal_mode") == "wal"
        assert setting("synchronous") == 2
        assert setting("foreign_keys") == 1
        assert setting("busy_timeout") >= 60_000
        assert setting("application_id") == sqlite.APPLICATION


@pytest.mark.parametrize(
    ("content", "match"),
    [
        (b"The ministers met in Seoul.", "no SQLite database"),
        (b"\x00" * 5000, "no SQLite database"),
        (b"SQLite format 3\x00", "no SQLite database"),
        (b"SQLite format 3\x00" + b"\x01" * 4000, "another program"),
    ],
)
def test_what_is_no_database_is_left_as_it_is(tmp_path, content, match):
    path = tmp_path / "a.db"
    path.write_bytes(content)
    refused(path, match)


def test_a_database_of_another_program_is_left_as_it_is(tmp_path):
    path = tmp_path / "a.db"
    with contextlib.closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE record (id TEXT)")
        other.commit()
    refused(path, "another program")
    with contextlib.closing(sqlite3.connect(path)) as other:
        other.execute("PRAGMA journal_mode = WAL")
        other.execute("CREATE TABLE alembic_version (version_num TEXT)")
        other.commit()
        # Its log lies beside it now, so that SQLite has to be asked.
        with pytest.raises(LedgerError, match=r"is no ledger|another program"):
            opened(path)
        assert other.execute("SELECT name FROM sqlite_master ORDER BY name").fetchall() == [
            ("alembic_version",),
            ("record",),
        ]


def test_folders_and_missing_folders_are_told(tmp_path):
    (tmp_path / "folder.db").mkdir()
    refused(tmp_path / "folder.db", "is a folder")
    with pytest.raises(LedgerError, match="its folder is not there"):
        opened(tmp_path / "missing" / "a.db")
    (tmp_path / "file").touch()
    with pytest.raises(LedgerError, match="its folder is not there"):
        opened(tmp_path / "file" / "a.db")


def test_a_file_that_cannot_be_read_is_told(tmp_path, monkeypatch):
    path = tmp_path / "a.db"
    path.touch()

    def deny(self, *_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", deny)
    with pytest.raises(LedgerError, match="cannot be read: Permission denied"):
        opened(path)


def test_a_read_only_ledger_says_so_when_it_is_written_to(tmp_path):
    filled(tmp_path / "a.db")
    store = opened(tmp_path / "a.db")
    with store._engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only = ON")
    with pytest.raises(LedgerError, match="read-only"), store.writing() as writer:
        writer.put_document(next(many_reports(9)).document)
    store.close()


def test_a_newer_ledger_is_refused_with_both_versions_named(tmp_path):
    path = tmp_path / "a.db"
    filled(path)
    with contextlib.closing(sqlite3.connect(path)) as newer:
        newer.execute("UPDATE diplotrack_schema SET version_num = '3'")
        newer.commit()
    refused(path, "has version 3 of the tables, and this diplotrack-sql knows up to 2")


@pytest.mark.parametrize("version", ["", "x", "-1", "0b1c2d"])
def test_a_ledger_without_a_version_is_damaged(tmp_path, version):
    path = tmp_path / "a.db"
    filled(path)
    with contextlib.closing(sqlite3.connect(path)) as broken:
        broken.execute("UPDATE diplotrack_schema SET version_num = ?", [version])
        broken.commit()
    refused(path, "is damaged: its version is")


def test_a_ledger_that_lacks_tables_is_damaged(tmp_path):
    path = tmp_path / "a.db"
    filled(path)
    with contextlib.closing(sqlite3.connect(path)) as broken:
        broken.execute("DROP TABLE dyad")
        broken.commit()
    refused(path, "is damaged: it has no table dyad")
    with contextlib.closing(sqlite3.connect(path)) as broken:
        broken.execute("DROP TABLE diplotrack_schema")
        broken.commit()
    refused(path, "is no ledger, but has tables|does not say which version")


@pytest.mark.parametrize("part", [0.02, 0.3, 0.7, 0.99])
def test_a_ledger_that_was_cut_off_is_named_and_left_as_it_is(tmp_path, part):
    path = tmp_path / "a.db"
    records = filled(path, 30)
    whole = path.read_bytes()
    cut = whole[: int(len(whole) * part)]
    path.write_bytes(cut)
    found = records_or_error(path)
    if isinstance(found, LedgerError):
        assert str(path) in str(found)
        assert "damaged" in str(found)
        assert path.read_bytes() == cut
    else:
        assert found == records, "records are missing, and nobody was told"


@pytest.mark.parametrize("page", range(12))
def test_a_ledger_with_a_broken_page_is_named_or_whole(tmp_path, page):
    path = tmp_path / "a.db"
    records = filled(path, 12)
    content = bytearray(path.read_bytes())
    place = page * len(content) // 12 // 4096 * 4096 + (100 if page == 0 else 0)
    content[place : place + 512] = b"\xff" * 512
    path.write_bytes(content)
    found = records_or_error(path)
    assert found == records or (isinstance(found, LedgerError) and str(path) in str(found))


def test_what_the_log_has_is_never_changed(tmp_path):
    filled(tmp_path / "a.db")
    with contextlib.closing(sqlite3.connect(tmp_path / "a.db")) as hand:
        for table in ("change", "change_record", "version"):
            for deed in (f"DELETE FROM {table}", f"UPDATE {table} SET record = 'x'"):
                with pytest.raises(sqlite3.IntegrityError, match="append-only"):
                    hand.execute(deed)


def test_a_time_without_a_zone_is_refused(tmp_path):
    import datetime

    import attrs

    from diplotrack.testing.store_samples import full_change

    record = next(many_reports(1)).records[0]
    with contextlib.closing(opened(tmp_path / "a.db")) as store:
        with pytest.raises(LedgerError, match="no time zone"), store.writing() as writer:
            writer.log([attrs.evolve(full_change(record), at=datetime.datetime(2025, 8, 24))])
        with store.reading() as reader:
            assert list(reader.changes()) == []


def test_a_text_that_is_too_long_for_a_value_is_refused(tmp_path):
    with contextlib.closing(opened(tmp_path / "a.db")) as store:
        with store._engine.connect() as connection:
            connection.connection.driver_connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 100_000)
        with pytest.raises(LedgerError, match="too big"), store.writing() as writer:
            writer.put_document(document("語" * 60_000))
        with store.reading() as reader:
            assert list(reader.documents()) == []


def test_a_writer_that_waits_too_long_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(sqlite, "PATIENCE", 0.01)
    filled(tmp_path / "a.db")
    with (
        contextlib.closing(opened(tmp_path / "a.db")) as store,
        contextlib.closing(sqlite3.connect(tmp_path / "a.db", isolation_level=None)) as other,
    ):
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LedgerError, match=r"another program.*try again"), store.writing():
            pass
        with store.reading() as reader:
            assert reader.count(Query()), "readers go on"
