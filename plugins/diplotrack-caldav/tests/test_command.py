"""The command ``diplotrack publish``."""

from __future__ import annotations

import json
import re

import pytest

import diplotrack
from diplotrack.cli import main
from diplotrack.testing.builders import document, engagement
from diplotrack_caldav.addresses import PASSWORD as PASSWORD_VARIABLE
from diplotrack_caldav.addresses import USER as USER_VARIABLE

from .conftest import PASSWORD, USER


def fill(path, count=3):
    """A ledger with so many meetings, each of a month of its own."""
    with diplotrack.Ledger.open(path) as ledger:
        for month in range(1, count + 1):
            source = document(f"The envoys met in Beijing, round {month}.")
            meeting = engagement(
                when=f"2025-{month:02d}-03",
                kind="negotiation" if month == 2 else "meeting",
                evidence=[source.quote("The envoys met in Beijing")],
            )
            ledger.add(diplotrack.Report(document=source, engagements=[meeting]))


@pytest.fixture
def ledger(tmp_path):
    fill(tmp_path / "Korea China.db")
    return tmp_path / "Korea China.db"


@pytest.fixture
def run(monkeypatch, capfd):
    """Runs the command; gives its status and what it printed, in which the password never stands."""
    monkeypatch.setenv(USER_VARIABLE, USER)
    monkeypatch.setenv(PASSWORD_VARIABLE, PASSWORD)

    def ran(*arguments):
        status = main(["publish", *map(str, arguments)])
        out, err = capfd.readouterr()
        assert PASSWORD not in out + err
        return status, out, err

    return ran


def test_it_publishes_and_says_what_it_did(run, server, url, ledger):
    status, out, err = run(ledger, url)
    assert (status, err) == (0, "")
    *lines, summary = out.splitlines()
    assert re.fullmatch(r"created: Meeting: South Korea – China \[eng-\w+\]", lines[0])
    assert len(lines) == 3
    assert re.fullmatch(
        rf"3 created \(publication 'korea-china-[0-9a-f]{{8}}' in {re.escape(url)}\)", summary
    )
    assert len(server.events(url)) == 3


def test_again_there_is_nothing_to_tell_but_that(run, url, ledger):
    run(ledger, url)
    status, out, _ = run(ledger, url)
    assert status == 0
    assert out.startswith("3 unchanged (")


def test_conditions_choose_the_records(run, url, ledger):
    assert run(ledger, url, "--kind", "negotiation")[1].splitlines()[-1].startswith("1 created ")
    summary = run(ledger, url, "--during", "2025-02/2025-03", "--between", "KOR", "CHN")[1].splitlines()[-1]
    assert summary.startswith("1 created, 1 unchanged ")


def test_json_lines_tell_the_same(run, url, ledger):
    _, out, _ = run(ledger, url, "--format", "jsonl", "--publication", "mine")
    *outcomes, total = map(json.loads, out.splitlines())
    assert [each["action"] for each in outcomes] == ["created"] * 3
    assert {each["uid"].partition("@")[2] for each in outcomes} == {"mine.diplotrack"}
    assert (total["created"], total["unchanged"], total["publication"], total["left"]) == (3, 0, "mine", [])


def test_a_dry_run_says_would_be(run, server, url, ledger):
    status, out, _ = run(ledger, url, "--dry-run")
    assert status == 0
    assert out.startswith("would be created: Meeting")
    assert "dry run, nothing written: 3 created" in out
    assert server.events(url) == {}


def test_what_the_server_refuses_is_an_error_and_the_rest_goes_on(run, server, url, ledger):
    asked = []

    def refuse_the_first(method, path):
        if method == "PUT" and path not in asked:
            asked.append(path)
            return ("413 Too Large", [], b"") if len(asked) == 1 else None
        return None

    server.before = refuse_the_first
    status, out, err = run(ledger, url)
    assert status == 1
    assert err.startswith(
        "diplotrack: error: failed: Meeting: South Korea – China (it is larger than the server allows)"
    )
    assert "2 created, 1 failed" in out


def test_a_calendar_that_is_not_there_is_an_error(run, server, ledger):
    status, out, err = run(ledger, f"{server.url}{USER}/no-such/")
    assert (status, out) == (1, "")
    assert err == (
        f"diplotrack: error: {server.url}{USER}/no-such/: is not there; make the calendar in a client or on the"
        " server's page, and give its address\n"
    )


def test_a_password_in_the_url_is_refused_before_anything_is_opened(run, server, tmp_path):
    host = server.url.partition("//")[2]
    status, _, err = run(tmp_path / "no-such.db", f"http://{USER}:{PASSWORD}@{host}{USER}/")
    assert status == 2
    assert f"set {USER_VARIABLE} and {PASSWORD_VARIABLE}" in err
    assert server.asked == []


def test_a_ledger_that_is_not_there_is_an_error(run, url, tmp_path):
    status, _, err = run(tmp_path / "no-such.db", url)
    assert status == 1
    assert "there is no such file" in err


def test_credentials_are_no_options(run, url, ledger):
    for option in ("--user", "--password"):
        assert run(ledger, url, option, "x")[0] == 2


def test_it_is_listed_and_explains_itself(capsys):
    assert main(["publish", "--help"]) == 0
    out = capsys.readouterr().out
    assert "Examples:" in out
    assert USER_VARIABLE in out
    assert main(["plugins"]) == 0
    assert "publish" in capsys.readouterr().out
