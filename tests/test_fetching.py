"""Nothing is fetched unless asked; what is asked for goes to the plugins that fetch, with one clear error for each failure."""

from __future__ import annotations

import pytest

from diplotrack import jsonlines, read, read_all
from diplotrack.cli import main
from diplotrack.errors import SourceError
from diplotrack.hooks import hookimpl
from diplotrack.plugins import Registry
from diplotrack.serialize import dump
from diplotrack.sources import Source
from diplotrack.testing import report

URL = "https://ministry.example/report.jsonl?page=1#top"


class Fetching:
    """Fetches with a function, and remembers what it was asked for."""

    def __init__(self, function):
        self.function = function
        self.asked = []

    @hookimpl
    def diplotrack_fetch(self, url, limit, encoding):
        self.asked.append((url, limit, encoding))
        return self.function(url)


def _stored(folder):
    path = folder / "stored.jsonl"
    dump([report()], path)
    return path.read_bytes()


@pytest.fixture
def found(tmp_path):
    content = _stored(tmp_path)
    return Fetching(lambda url: Source(name=url, content=content, uri=url))


def _registry(*plugins):
    return Registry(plugins=[jsonlines, *((f"p{n}", plugin) for n, plugin in enumerate(plugins))])


@pytest.mark.parametrize("url", [URL, "HTTP://ministry.example"])
def test_a_url_is_not_fetched_and_no_file_unless_asked(url, found):
    with pytest.raises(
        SourceError, match=r"is a URL, and nothing is fetched unless asked: give fetch=True \(--fetch\)"
    ):
        read(url, registry=_registry(found))
    assert found.asked == []


def test_what_is_asked_for_is_fetched_and_read(found):
    assert read(URL, fetch=True, limit=1000, encoding="utf-8", registry=_registry(found)) == report()
    assert found.asked == [(URL, 1000, "utf-8")]


def test_only_urls_are_fetched(found, tmp_path):
    _stored(tmp_path)
    path = tmp_path / "stored.jsonl"
    assert read(path, fetch=True, registry=_registry(found)) == report()
    assert read(str(path), fetch=True, registry=_registry(found)) == report()
    with pytest.raises(SourceError, match="no such file"):
        read("ftp://ministry.example/x", fetch=True, registry=_registry(found))
    assert found.asked == []


def test_the_first_answer_wins(found):
    passing = Fetching(lambda url: None)
    assert read(URL, fetch=True, registry=_registry(passing, found)) == report()
    assert len(passing.asked) == 1


def _refusing(url):
    raise SourceError("is not at a public address", source=url)


@pytest.mark.parametrize(
    ("function", "problem"),
    [
        (lambda url: None, "no plugin fetches it; diplotrack-web does"),
        (lambda url: 5, "plugin 'p0' answered diplotrack_fetch with 5, which is no Source"),
        (lambda url: 1 / 0, "cannot be fetched: plugin 'p0': ZeroDivisionError: division by zero"),
        (_refusing, "is not at a public address"),
    ],
)
def test_what_cannot_be_fetched_is_one_error_and_leaves_the_others(function, problem, tmp_path):
    _stored(tmp_path)
    registry = _registry(Fetching(function))
    read_on = read_all([URL, tmp_path / "stored.jsonl"], fetch=True, on_error="collect", registry=registry)
    assert list(read_on) == [report()]
    [error] = read_on.errors
    assert str(error).startswith(f"{URL}: ")
    assert problem in str(error)
    assert error.source == URL


def test_the_command_line_fetches_with_an_option_only(found, capfd):
    registry = _registry(found)
    assert main(["read", URL], registry=registry) == 1
    assert "nothing is fetched unless asked" in capfd.readouterr().err
    assert main(["read", "--fetch", URL, "--format", "jsonl"], registry=registry) == 0
    assert report().document.id in capfd.readouterr().out
    assert len(found.asked) == 1
