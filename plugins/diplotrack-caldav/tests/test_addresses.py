from __future__ import annotations

from pathlib import Path

import pytest

from diplotrack_caldav import Address, default_publication


@pytest.mark.parametrize(
    ("given", "url", "host"),
    [
        ("https://Dav.Example.org/cal", "https://dav.example.org/cal/", "dav.example.org"),
        ("https://dav.example.org:8443/cal/", "https://dav.example.org:8443/cal/", "dav.example.org:8443"),
        ("https://dav.example.org", "https://dav.example.org/", "dav.example.org"),
        ("https://dav.example.org/me@home.example/f%C3%BCr/", "https://dav.example.org/me@home.example/f%C3%BCr/", "dav.example.org"),
        ("http://localhost:5232/a/b/", "http://localhost:5232/a/b/", "localhost:5232"),
        ("http://127.0.0.1/a/", "http://127.0.0.1/a/", "127.0.0.1"),
        ("http://[::1]:5232/a/", "http://[::1]:5232/a/", "[::1]:5232"),
    ],
)  # fmt: skip
def test_an_address_is_brought_into_one_form(given, url, host):
    assert Address.parse(given) == Address(url=url, host=host)


def test_ledgers_of_one_name_in_two_folders_have_publications_of_their_own(tmp_path):
    one, other = tmp_path / "a" / "Korea China.db", tmp_path / "b" / "Korea China.db"
    names = {default_publication(str(path)) for path in (one, other)}
    assert len(names) == 2
    assert all(name.startswith("korea-china-") for name in names)


def test_a_ledger_has_the_same_publication_however_it_is_named(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = Path("korea.db").resolve()
    names = {default_publication(str(each)) for each in ("korea.db", "./korea.db", path, f"sqlite:///{path}")}
    Path("link.db").symlink_to("korea.db")
    path.touch()
    assert {*names, default_publication("link.db")} == names
    assert len(names) == 1


def test_who_opens_a_database_does_not_count():
    urls = ("postgresql://db.example/korea", "postgresql://a:secret@db.example/korea?sslmode=require")
    assert len({default_publication(url) for url in urls}) == 1
    assert default_publication(urls[0]).startswith("korea-")
    assert default_publication(urls[0]) != default_publication("postgresql://other.example/korea")


@pytest.mark.parametrize("ledger", ["漢.db", "...", "x" * 300 + ".db"])
def test_any_name_makes_one(ledger):
    from diplotrack_caldav.addresses import checked_publication

    assert checked_publication(default_publication(ledger))
