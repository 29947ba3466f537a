"""What is said where a calendar cannot be published to: the address, what is wrong, what would be right, no secret."""

from __future__ import annotations

import logging
import socket
import ssl
import threading
import traceback

import pytest
import trustme

from diplotrack import DiplotrackError
from diplotrack.errors import NoExporterError, OptionsError
from diplotrack.plugins import Registry
from diplotrack_caldav import CalendarError, Credentials, publish

from .conftest import MINE, PASSWORD, USER, records

XML = [("Content-Type", "application/xml; charset=utf-8")]
TEXT = [("Content-Type", "text/plain")]


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch):
    monkeypatch.setattr("diplotrack_caldav.server.time.sleep", lambda _: None)


@pytest.fixture
def failure(caplog):
    """What publishing fails with; neither in it nor in any log is the password."""
    caplog.set_level(logging.DEBUG)

    def failed(url, kind=CalendarError, **options):
        with pytest.raises(kind) as raised:
            publish(records(2), url, **({"credentials": MINE} | options))
        whole = "".join(traceback.format_exception(raised.value)) + repr(vars(raised.value)) + caplog.text
        shown = [line for line in whole.splitlines() if PASSWORD in line]
        assert shown == []
        return raised.value

    return failed


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (403, "may not be read or written by this user; ask its owner"),
        (404, "is not there; make the calendar in a client"),
        (405, "cannot be written in this way; give the address of a calendar"),
        (410, "is no longer there"),
        (418, "gave the unexpected status 418"),
        (429, "is asked too often"),
        (500, "failed (status 500); try again later"),
        (501, "speaks no CalDAV"),
        (503, "is out of service at the moment"),
        (507, "has no room left; make some on the server, then publish again"),
        (301, "has moved (status 301); give the address that it has now"),
        (302, "has moved"),
    ],
)
def test_what_a_status_means_is_said(server, url, failure, status, words):
    method = "PUT" if status % 2 else "PROPFIND"  # it is the same for all
    answer = f"{status} No {PASSWORD}", [*TEXT, ("Location", "https://elsewhere.example/")], PASSWORD.encode()
    server.before = lambda asked, _: answer if asked == method else None
    error = failure(url)
    assert error.status == status
    assert str(error).startswith(f"{url}: {words}")


def test_wrong_credentials(url, failure):
    error = failure(url, credentials=Credentials(user=USER, password="wrong"))
    assert error.status == 401
    assert "set DIPLOTRACK_CALDAV_USER and DIPLOTRACK_CALDAV_PASSWORD" in str(error)


def test_no_credentials(url, failure, monkeypatch, tmp_path):
    for name in ("DIPLOTRACK_CALDAV_USER", "DIPLOTRACK_CALDAV_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    # What other programs keep there is not ours to send.
    (tmp_path / "netrc").write_text(f"default login {USER} password {PASSWORD}\n", encoding="utf-8")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    assert failure(url, credentials=None).status == 401


def test_an_address_above_the_calendar_names_those_beneath_it(server, url, failure):
    error = failure(f"{server.url}{USER}/")
    assert "is no calendar; give the address of one; calendars there: " in str(error)
    assert url in str(error) or ", …" in str(error)


def test_an_address_without_a_slash_will_do(server, url):
    assert publish(records(2), url.rstrip("/"), credentials=MINE).created == 2


@pytest.mark.parametrize(
    "body", [b"<html>hello", b"<multistatus xmlns='DAV:'><response/></multistatus>", b"", b"\xff"]
)
@pytest.mark.parametrize("kind", [XML, TEXT])
def test_a_server_that_speaks_no_caldav(server, url, failure, body, kind):
    server.before = lambda *_: ("207 Multi-Status", kind, body)
    assert "is it the address of a calendar" in str(failure(url)) or "is no calendar" in str(failure(url))


def test_an_unknown_way_of_logging_in(server, url, failure):
    server.before = lambda *_: ("401 No", [("WWW-Authenticate", "Negotiate")], b"")
    assert "known are basic and digest" in str(failure(url))


def test_a_busy_server_is_asked_again_and_not_for_ever(server, url, failure):
    busy = iter([("503 Busy", [("Retry-After", "1")], b"")] * 3)
    server.before = lambda *_: next(busy, None)
    assert publish(records(2), url, credentials=MINE).created == 2
    server.asked.clear()
    server.before = lambda *_: ("503 Busy", [("Retry-After", "1")], b"")
    failure(url)
    assert len(server.asked) == 4


def test_no_server(failure):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # bound, and nobody listens
        error = failure(f"http://127.0.0.1:{taken.getsockname()[1]}/cal/")
    assert "cannot be reached" in str(error)


def test_a_server_that_does_not_answer(failure):
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen(8)
        error = failure(f"http://127.0.0.1:{silent.getsockname()[1]}/cal/", timeout=0.05)
    assert "did not answer in time" in str(error)


def test_a_certificate_that_nobody_vouches_for(failure, tmp_path):
    authority = trustme.CA()
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    seen = []

    def serve(listening):
        for _ in range(2):
            raw, _ = listening.accept()
            with raw:
                try:
                    with context.wrap_socket(raw, server_side=True) as secure:
                        seen.append(secure.recv(4096))
                        secure.sendall(
                            b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                        )
                except OSError:
                    pass  # the client hung up, as it should

    with socket.create_server(("localhost", 0)) as listening:
        thread = threading.Thread(target=serve, args=[listening], daemon=True)
        thread.start()
        url = f"https://localhost:{listening.getsockname()[1]}/cal/"
        error = failure(url)
        assert "cannot be trusted: its certificate does not hold" in str(error)
        assert seen == []
        authority.cert_pem.write_to_path(str(tmp_path / "authority.pem"))
        assert failure(url, authorities=str(tmp_path / "authority.pem")).status == 404
        thread.join(10)
    assert len(seen) == 1


def test_without_the_exporter(failure, url):
    error = failure(url, NoExporterError, registry=Registry(plugins=[]))
    assert "pip install diplotrack-ical" in str(error)


def test_an_option_that_the_exporter_does_not_know(failure, url, server):
    assert "colour" in str(failure(url, OptionsError, options={"colour": "red"}))
    assert server.asked == []


@pytest.mark.parametrize("name", ["", "Korea", "a b", "-a", "a.b", "a@b", "x" * 65])
def test_a_name_that_can_be_no_publications(failure, url, name):
    assert "give up to 64 of a–z, 0–9 and -" in str(failure(url, OptionsError, publication=name))


@pytest.mark.parametrize(
    ("url", "words"),
    [
        (
            f"https://{USER}:{PASSWORD}@dav.example.org/cal/",
            "set DIPLOTRACK_CALDAV_USER and DIPLOTRACK_CALDAV_PASS",
        ),
        (f"https://:{PASSWORD}@dav.example.org/cal/", "leave out what stands before the @"),
        (f"https://{PASSWORD}@dav.example.org/cal/", "leave out what stands before the @"),
        (f"https://{USER}:{PASSWORD}/x@dav.example.org/cal/", "cannot be read"),
        (f"https://dav.example.org/cal/?key={PASSWORD}", "has a query or fragment"),
        (f"https://dav.example.org/cal/#{PASSWORD}", "has a query or fragment"),
        ("http://dav.example.org/cal/", "is not encrypted"),
        ("http://127.0.0.1.example.org/cal/", "is not encrypted"),
        ("ftp://dav.example.org/", "is no web address"),
        ("dav.example.org/cal", "is no web address"),
        ("https:///cal", "is no web address"),
        ("https://[::1/", "cannot be read"),
        ("https://dav.example.org:port/", "cannot be read"),
        ("https://dav.example.org/a b/", "is no web address"),
        ("", "is no web address"),
    ],
)
def test_an_address_that_is_refused(failure, url, words):
    error = failure(url, DiplotrackError)
    assert words in str(error)
    assert "give one like https://dav.example.org/alice/diplomacy/" in str(error)
