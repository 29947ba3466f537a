"""Paths and URLs: whose they are, and what is shown of them."""

from __future__ import annotations

from pathlib import Path

import pytest

import diplotrack_sql
from diplotrack.errors import LedgerError
from diplotrack.ledger import Ledger
from diplotrack.plugins import Registry
from diplotrack_sql.places import PostgresqlPlace, SqlitePlace, place_of

REGISTRY = Registry(plugins=[("sql", diplotrack_sql)])


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("a.db", "a.db"),
        ("folder/b.SQLite", "folder/b.SQLite"),
        ("/tmp/c d.sqlite3", "/tmp/c d.sqlite3"),
        ("한국.db", "한국.db"),
        ("sqlite:///a.db", "a.db"),
        ("sqlite:////tmp/no-suffix", "/tmp/no-suffix"),
        ("sqlite:///a%20b.db", "a b.db"),
    ],
)
def test_files_are_sqlite(url, path):
    assert place_of(url) == SqlitePlace(shown=url, path=Path(path))


@pytest.mark.parametrize(
    "url", ["a.txt", "ledger", "mysql://host/db", "https://example.org/a.db", "memory:", "db", ""]
)
def test_what_is_another_plugins_business_is_left_to_it(url):
    assert diplotrack_sql.diplotrack_open_store(url) is None


@pytest.mark.parametrize(
    "url", ["sqlite://", "sqlite:///", "sqlite:///:memory:", "sqlite://host/a.db", "sqlite:///a.db?mode=ro"]
)
def test_a_wrong_sqlite_url_is_told_with_the_right_form(url):
    with pytest.raises(LedgerError, match=r"write sqlite:///relative/file\.db"):
        place_of(url)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("postgresql://kim:secret@host:5432/db", "postgresql://kim@host:5432/db"),
        ("postgres://kim:secret@host/db", "postgresql://kim@host/db"),
        ("postgresql+psycopg://host/db", "postgresql://host/db"),
        ("postgresql:///db?host=/run/pg&password=secret", "postgresql:///db?host=%2Frun%2Fpg"),
        (
            "postgresql://kim@host/db?sslmode=require&sslpassword=secret",
            "postgresql://kim@host/db?sslmode=require",
        ),
        ("postgresql://kim:se%40cret@host/db", "postgresql://kim@host/db"),
        ("postgresql://kim:secret@[::1]:5432/db", "postgresql://kim@[::1]:5432/db"),
    ],
)
def test_a_server_is_shown_without_its_password(url, shown):
    place = place_of(url)
    assert isinstance(place, PostgresqlPlace)
    assert place.shown == shown
    assert place.url.startswith("postgresql+psycopg://")
    assert "cret" not in repr(place)


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://kim:se/cret@host/db",
        "postgresql://kim:se#cret@host/db",
        "postgresql://kim:se?cret@host/db",
        "postgresql://kim:secret@host:port/db",
        "postgresql://kim:se@cret@host/db#x",
        "postgresql://kim:secret@[host/db",
        "postgresql://",
    ],
)
def test_a_url_that_cannot_be_read_is_not_shown_since_its_password_may_be_what_is_wrong(url):
    with pytest.raises(LedgerError, match="%-escapes") as caught:
        place_of(url)
    assert "cret" not in str(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__suppress_context__ or caught.value.__context__ is None


def test_the_ledger_finds_the_plugin(tmp_path):
    with Ledger.open(tmp_path / "korea-china.db", registry=REGISTRY) as ledger:
        assert ledger.url == str(tmp_path / "korea-china.db")
    assert diplotrack_sql.SqlStore.__name__ == "SqlStore"
    with pytest.raises(AttributeError, match="'Nothing'"):
        diplotrack_sql.Nothing  # noqa: B018
