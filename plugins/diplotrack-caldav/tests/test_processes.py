"""Processes that are killed while they publish, with real signals, and other servers."""

from __future__ import annotations

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time

import attrs
import pytest
import requests

import diplotrack
from diplotrack_caldav import default_publication, publish
from diplotrack_caldav.addresses import PASSWORD as PASSWORD_VARIABLE
from diplotrack_caldav.addresses import USER as USER_VARIABLE

from .conftest import MINE, PASSWORD, USER, records
from .test_command import fill
from .test_publishing import HOLIDAY

EVENTS = 6


@pytest.fixture
def killed(server, url, tmp_path):
    """Publishes in a process that is killed at the n-th writing request, before or after the server has done it."""
    ledger = tmp_path / "killed.db"
    fill(ledger, EVENTS)
    environment = os.environ | {USER_VARIABLE: USER, PASSWORD_VARIABLE: PASSWORD}
    command = [sys.executable, "-m", "diplotrack", "publish", str(ledger), url]

    def start():
        return subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)

    def run(point, side):
        writes = []
        # The server answers only after the process is gone, so that it is killed at this very point.
        process = None

        def kill(method, _):
            if method in {"PUT", "DELETE"}:
                writes.append(method)
                if len(writes) == point:
                    process.kill()
                    process.wait()

        setattr(server, side, kill)
        process = start()
        process.communicate(timeout=60)
        server.before = server.after = None
        return process.returncode

    def again():
        with diplotrack.Ledger.open(ledger) as source:
            return publish(
                source.items(), url, credentials=MINE, publication=default_publication(str(ledger))
            )

    return attrs.make_class("Killed", ["run", "again", "ledger"])(run, again, ledger)


@pytest.fixture
def holiday(server, url):
    """Another client's event, as the server has it."""
    server.request("PUT", f"{url}holiday.ics", HOLIDAY.encode(), status=201)
    return server.events(url)["holiday.ics"]


def held_to_be_complete(server, url, killed, holiday):
    """Another client's event is as it was, and each event of the ledger is there once."""
    found = server.events(url)
    assert found.pop("holiday.ics") == holiday
    assert len(found) == EVENTS
    server.asked.clear()
    assert killed.again().unchanged == EVENTS
    assert server.writes == []


def test_killed_halfway_and_run_again_the_server_has_exactly_the_ledgers_events(server, url, killed, holiday):
    assert killed.run(3, "after") == -signal.SIGKILL
    assert len(server.events(url)) == 4
    killed.again()
    held_to_be_complete(server, url, killed, holiday)


@pytest.mark.heavy
@pytest.mark.parametrize("side", ["before", "after"])
@pytest.mark.parametrize("point", range(1, EVENTS + 4))
def test_killed_at_any_point(server, url, killed, holiday, point, side):
    # Three events to remove besides the six to create.
    publish(records(3), url, credentials=MINE, publication=default_publication(str(killed.ledger)))
    assert killed.run(point, side) == -signal.SIGKILL
    killed.again()
    held_to_be_complete(server, url, killed, holiday)


@pytest.fixture
def xandikos(tmp_path):
    """The address of a calendar on a Xandikos server of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "xandikos", "serve", "-d", str(tmp_path / "dav"), "--defaults"]
    command += [
        "-l",
        "127.0.0.1",
        "-p",
        str(port),
        "--no-detect-systemd",
        "--current-user-principal",
        "/alice",
    ]
    log = (tmp_path / "log").open("wb")
    with log, subprocess.Popen(command, stdout=log, stderr=log) as process:
        url = f"http://127.0.0.1:{port}/alice/calendars/calendar/"
        try:
            for _ in range(300):
                with contextlib.suppress(requests.ConnectionError):
                    if requests.options(url, timeout=5).ok:
                        break
                assert process.poll() is None, (tmp_path / "log").read_text()
                time.sleep(0.1)
            yield url
        finally:
            process.terminate()
            process.wait(20)


@pytest.mark.heavy
def test_xandikos_takes_updates_and_gives_back_the_same(xandikos):
    requests.put(f"{xandikos}holiday.ics", data=HOLIDAY.encode(), timeout=10).raise_for_status()
    source, first, *rest = records(5)
    assert publish([source, first, *rest], xandikos).created == 5
    assert publish([source, first, *rest], xandikos).unchanged == 5
    done = publish([source, attrs.evolve(first, place="Busan"), *rest[:-1]], xandikos)
    assert (done.updated, done.removed, done.unchanged) == (1, 1, 3)
    name = f"{xandikos}eng-{0:020d}.diplotrack.diplotrack.ics"
    theirs = requests.get(name, timeout=10).text.replace("Busan", "Daegu")
    requests.put(name, data=theirs.encode(), timeout=10).raise_for_status()
    assert len(publish([source, first, *rest], xandikos).left) == 1
    assert requests.get(f"{xandikos}holiday.ics", timeout=10).text.replace("\r", "") == HOLIDAY.replace(
        "\r", ""
    )
    assert publish([], xandikos, overwrite=True).removed == 5
