"""A watch reads what is new, and neither loses nor repeats an entry wherever it is stopped."""

from __future__ import annotations

import os
import subprocess
import sys
import textwrap

import pytest

import diplotrack
import diplotrack_sql
from diplotrack import jsonlines
from diplotrack.cli import main
from diplotrack.errors import DiplotrackError
from diplotrack.interfaces import DocumentOptions
from diplotrack.plugins import Registry
from diplotrack.records import Document, Report
from diplotrack.testing import Plugin, engagement
from diplotrack_web import FetchPolicy, WebPlugin
from diplotrack_web.command import watch_command
from diplotrack_web.state import Seen, WatchState


class Prose:
    """Takes any text for a meeting: enough to see which documents a ledger has, and how often."""

    name = "prose"
    options = DocumentOptions

    def accepts(self, source):
        return 0.5 if source.media_type == "text/plain" else 0.0

    def read(self, source, options):
        text = source.text().text
        if "unreadable" in text:
            raise DiplotrackError("cannot be understood")
        document = Document(text=text, title=options.title, uri=options.uri, published=options.published)
        # A year of its own for each, so that the ledger takes no two for one.
        day = f"{2000 + sum(text.encode()) % 20}-01-01"
        met = engagement(of=document, quote=text, when=day)
        yield Report(document=document, engagements=[met])


def rss(*numbers, changed=(), link="https://mer.norland.example"):
    items = "".join(
        f"<item><title>Entry {n}</title><guid>id-{n}</guid><link>{link}/{n}</link>"
        f"<pubDate>Mon, 25 Aug 2025 00:00:00 GMT</pubDate>"
        f"<description>Text of entry {n}{' changed' if n in changed else ''}.</description></item>"
        for n in numbers
    )
    return f'<rss version="2.0"><channel><title>Ministry</title>{items}</channel></rss>'.encode()


class Watched:
    """The command line over a server's feed, with a ledger in a folder."""

    def __init__(self, server, folder):
        self.server = server
        self.ledger = str(folder / "ledger.db")
        policy = FetchPolicy(networks=("127.0.0.0/8",), ports=None, delay=0.0, robots=False, attempts=1)
        self.registry = Registry(
            plugins=[
                ("jsonl", jsonlines),
                ("sql", diplotrack_sql),
                ("prose", Plugin(adapters=[Prose()])),
                ("web", WebPlugin(policy)),
            ]
        )

    def run(self, *arguments, feed="/feed"):
        return main(
            ["watch", f"{self.server.url}{feed}", "--ledger", self.ledger, *arguments], registry=self.registry
        )

    def documents(self, numbers):
        """Which of the texts of these entries the ledger has."""
        found = []
        with diplotrack.Ledger.open(self.ledger, registry=self.registry) as ledger:
            for number in numbers:
                text = f"Text of entry {number}."
                if ledger.document(Document(text=text).id) is not None:
                    found.append(number)
        return found

    def count(self):
        """How many records the ledger has."""
        with diplotrack.Ledger.open(self.ledger, registry=self.registry) as ledger:
            return ledger.count()


@pytest.fixture
def watched(server, tmp_path):
    return Watched(server, tmp_path)


def test_what_is_new_is_read_and_the_rest_is_known(watched, server, capfd):
    server.pages["/feed"] = rss(2, 1)
    assert watched.run() == 0
    out = capfd.readouterr().out
    assert "/feed: 2 new, 0 seen before\n" in out
    assert out.index("Entry 1") < out.index("Entry 2"), "the oldest comes first"
    assert "2 reports added; 2 changes: 2 new" in out
    server.pages["/feed"] = rss(3, 2)
    assert watched.run() == 0
    out = capfd.readouterr().out
    assert "/feed: 1 new, 1 seen before\n" in out
    assert "Entry 2" not in out
    assert watched.documents([1, 2, 3]) == [1, 2, 3]


def test_an_entry_that_changed_is_read_again(watched, server, capfd):
    server.pages["/feed"] = rss(1)
    watched.run()
    server.pages["/feed"] = rss(1, changed=[1])
    watched.run()
    assert "1 new, 0 seen before" in capfd.readouterr().out.splitlines()[-2]


def test_a_server_that_says_so_is_not_asked_for_what_has_not_changed(watched, server, capfd):
    def feed(handler):
        same = (
            handler.headers["If-None-Match"] == '"one"'
            and handler.headers["If-Modified-Since"] == "yesterday"
        )
        return (304, {}, b"") if same else (200, {"ETag": '"one"', "Last-Modified": "yesterday"}, rss(1))

    server.pages["/feed"] = feed
    assert watched.run() == 0
    assert watched.run() == 0
    assert "/feed: not changed since the last time\n0 reports added; no changes\n" in capfd.readouterr().out


def test_an_entry_that_cannot_be_read_is_told_once_and_costs_no_other(watched, server, capfd):
    server.pages["/feed"] = rss(2, 1).replace(b"Text of entry 2", b"unreadable")
    assert watched.run() == 1
    told = capfd.readouterr()
    assert "Entry 2: cannot be understood" in told.err
    assert "1 new, 0 seen before, 1 failed" in told.out
    assert watched.run() == 0
    assert "0 new, 2 seen before" in capfd.readouterr().out


def test_a_page_that_cannot_be_fetched_is_tried_again_and_then_given_up(watched, server, capfd):
    server.pages["/feed"] = lambda handler: (200, {"ETag": '"x"'}, rss(1, link=server.url))
    for _ in range(5):
        assert watched.run("--follow") == 1
        assert "/1: the server answered with status 404" in capfd.readouterr().err
    assert watched.run("--follow") == 0
    assert server.paths().count("/1") == 5
    said = ["If-None-Match" in headers for path, headers in server.asked if path == "/feed"]
    assert said == [False] * 5 + [True], "as long as something is left to do, the feed is asked for whole"


def test_a_page_that_comes_back_is_read(watched, server):
    server.pages["/feed"] = rss(1, link=server.url)
    assert watched.run("--follow") == 1
    server.pages["/1"] = (
        b"<html><body><article><p>The page of the entry tells the whole story at length.</p></article></body></html>"
    )
    assert watched.run("--follow") == 0
    with diplotrack.Ledger.open(watched.ledger, registry=watched.registry) as ledger:
        assert (
            ledger.document(Document(text="The page of the entry tells the whole story at length.").id)
            is not None
        )


def test_a_feed_that_fails_is_told_and_the_others_are_read(watched, server, capfd):
    server.pages["/feed"] = rss(1)
    assert watched.run(f"{server.url}/gone", f"{server.url}/feed?x", feed="/feed") == 1
    told = capfd.readouterr()
    assert "/gone: the server answered with status 404" in told.err
    assert "/feed: 1 new" in told.out


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["feed.xml", "--ledger", "x.db"], "'feed.xml' is no URL of a feed"),
        (["http://x.example/", "--ledger", "postgresql://x"], "give --state"),
        (["http://x.example/", "--ledger", "x.db", "--once", "--every", "5"], "not both"),
    ],
)
def test_wrong_use_is_told(arguments, problem, watched, capfd):
    assert main(["watch", *arguments], registry=watched.registry) == 2
    assert problem in capfd.readouterr().err


def test_it_asks_again_and_again_where_told_to(watched, server, make_fetcher):
    class Enough(BaseException):
        pass

    rounds = []

    def sleep(seconds):
        rounds.append(seconds)
        server.pages["/feed"] = rss(len(rounds) + 1, len(rounds))
        if len(rounds) == 3:
            raise Enough

    server.pages["/feed"] = rss(1)
    command = watch_command(make_fetcher(), sleep)
    with pytest.raises(Enough):
        command.main(
            [f"{server.url}/feed", "--ledger", watched.ledger, "--every", "30"],
            obj=watched.registry,
            standalone_mode=False,
        )
    assert rounds == [1800.0] * 3
    assert watched.documents([1, 2, 3]) == [1, 2, 3]


# The state


def test_a_state_in_use_is_refused(tmp_path):
    with WatchState(tmp_path / "s"), pytest.raises(DiplotrackError, match="is in use by another watch"):
        WatchState(tmp_path / "s")
    WatchState(tmp_path / "s").close()


def test_what_is_no_state_is_left_as_it_is(tmp_path, watched):
    (tmp_path / "text").write_text("no database, and long enough to be told from an empty one" * 50)
    before = (tmp_path / "text").read_bytes()
    with pytest.raises(DiplotrackError, match="is no state of this version's"):
        WatchState(tmp_path / "text")
    assert (tmp_path / "text").read_bytes() == before
    diplotrack.Ledger.open(watched.ledger, registry=watched.registry).close()
    with pytest.raises(DiplotrackError, match="is no state of this version's"):
        WatchState(watched.ledger)


def test_a_state_that_cannot_be_opened_is_told(tmp_path):
    with pytest.raises(DiplotrackError, match="unable to open database file"):
        WatchState(tmp_path / "no" / "folder")


def test_what_is_noted_stays(tmp_path):
    with WatchState(tmp_path / "s") as state:
        assert (state.seen("f", "k"), state.validators("f")) == (None, {})
        state.note("f", "k", Seen("d", done=False, tries=2))
        state.finish("f", '"e"', None)
    with WatchState(tmp_path / "s") as state:
        assert state.seen("f", "k") == Seen("d", done=False, tries=2)
        assert state.validators("f") == {"If-None-Match": '"e"'}


# Kills


@pytest.mark.parametrize(
    "points", [pytest.param(3, id="some"), pytest.param(300, id="many", marks=pytest.mark.heavy)]
)
def test_a_kill_at_any_point_neither_loses_nor_repeats_an_entry(points, server, tmp_path):
    server.pages["/feed"] = lambda handler: (
        (304, {}, b"") if handler.headers["If-None-Match"] else (200, {"ETag": '"one"'}, rss(*range(6)))
    )
    script = tmp_path / "kill.py"
    script.write_text(
        textwrap.dedent(
            """
            import importlib.util, os, signal, sys
            from pathlib import Path

            spec = importlib.util.spec_from_file_location("watching_tests", sys.argv[1])
            tests = importlib.util.module_from_spec(spec)
            sys.modules["watching_tests"] = tests
            spec.loader.exec_module(tests)
            # Loaded before any child is made, since each would spend more time on that than on what it is killed at.
            import alembic.command, alembic.config, feedparser, httpx, lxml.html, pygments, sqlalchemy.orm
            import diplotrack.cli.app, diplotrack.cli.plain, diplotrack.cli.told
            import diplotrack_sql.sqlite, diplotrack_sql.store, diplotrack_web.transport

            class Server:
                url = sys.argv[2]

            def watch(folder, at):
                # A child each, made before any thread is: killed at the line of this number, or done before it.
                child = os.fork()
                if child == 0:
                    sys.stdout = sys.stderr = open(os.devnull, "w")
                    left = at

                    def trace(frame, event, argument):
                        nonlocal left
                        if "diplotrack" not in frame.f_code.co_filename:
                            return None
                        left -= 1
                        if left == 0:
                            os.kill(os.getpid(), signal.SIGKILL)
                        return trace

                    sys.settrace(trace)
                    status = tests.Watched(Server, folder).run()
                    sys.settrace(None)
                    (folder / "lines").write_text(str(-left))
                    os._exit(status)
                _, status = os.waitpid(child, 0)
                return status

            whole = Path(sys.argv[3]) / "whole"
            whole.mkdir()
            assert watch(whole, 0) == 0
            lines, points, killed_at = int((whole / "lines").read_text()), int(sys.argv[4]), 0
            for point in range(points):
                place = 1 + lines * point // points
                folder = Path(sys.argv[3]) / str(place)
                folder.mkdir()
                status = watch(folder, place)
                killed = os.WIFSIGNALED(status)
                if killed:
                    again = watch(folder, 0)
                    assert again == 0, (place, again)
                watched = tests.Watched(Server, folder)
                assert watched.documents(range(6)) == list(range(6)), place
                assert watched.count() == 6, place
                killed_at += killed
            print(killed_at)
            """
        )
    )
    done = subprocess.run(
        [sys.executable, str(script), __file__, server.url, str(tmp_path), str(points)],
        capture_output=True, text=True, check=False, timeout=900, env={**os.environ},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 0.9 * points - 1, "hardly any was killed, so nothing is shown"
