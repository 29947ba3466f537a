"""A real Radicale on loopback, which tells what it was asked, and records to publish."""

from __future__ import annotations

import socketserver
import threading
import wsgiref.simple_server
from datetime import date, timedelta

import attrs
import pytest
import radicale.app
import radicale.config
import requests

from diplotrack.testing.builders import commitment, document, engagement
from diplotrack_caldav import Credentials

USER, PASSWORD = "alice", "marker-5ecret-of-alice"
MINE = Credentials(user=USER, password=PASSWORD)


@attrs.define(kw_only=True)
class Calendars:
    """The server.

    Attributes:
        url: its address.
        asked: method and path of each request.
        before: called with each of these before it is answered, if set; an answer that it gives is sent instead.
        after: called with each of these after it was carried out and before the answer is sent, if set.
    """

    url: str
    asked: list = attrs.field(factory=list)
    before: object = None
    after: object = None
    made: int = 0

    def make(self):
        """The address of a new and empty calendar."""
        self.made += 1
        url = f"{self.url}{USER}/calendar-{self.made}/"
        self.request("MKCALENDAR", url, status=201)
        self.asked.clear()
        return url

    def request(self, method, url, content=None, *, status=None, headers=None):
        answer = requests.request(
            method, url, data=content, headers=headers, auth=(USER, PASSWORD), timeout=20
        )
        assert status is None or answer.status_code == status, answer.text
        return answer

    def events(self, url):
        """Every object of a calendar by its name."""
        names = [path.rpartition("/")[2] for path in self.listed(url)]
        return {name: self.request("GET", url + name, status=200).text for name in names}

    def listed(self, url):
        text = self.request("PROPFIND", url, headers={"Depth": "1"}, status=207).text
        hrefs = [part.partition("</href>")[0] for part in text.split("<href>")[1:]]
        return sorted(href for href in hrefs if href.endswith(".ics"))

    @property
    def writes(self):
        return [method for method, _ in self.asked if method in {"PUT", "DELETE"}]


class _Quiet(wsgiref.simple_server.WSGIRequestHandler):
    def log_message(self, *_):
        pass


class _Threading(socketserver.ThreadingMixIn, wsgiref.simple_server.WSGIServer):
    daemon_threads = True

    def handle_error(self, request, client_address):
        pass  # A client that was killed.


@pytest.fixture(scope="session")
def radicale_app(tmp_path_factory):
    folder = tmp_path_factory.mktemp("radicale")
    (folder / "users").write_text(f"{USER}:{PASSWORD}\n", encoding="utf-8")
    configuration = radicale.config.load()
    settings = {
        "auth": {
            "type": "htpasswd",
            "htpasswd_filename": str(folder / "users"),
            "htpasswd_encryption": "plain",
            "delay": "0",
        },
        "storage": {"filesystem_folder": str(folder / "collections"), "_filesystem_fsync": "False"},
        "logging": {"level": "critical"},
    }
    configuration.update(settings, "test", privileged=True)
    return radicale.app.Application(configuration)


@pytest.fixture(scope="session")
def serving(radicale_app):
    holder = {}

    def app(environ, start_response):
        asked = (environ["REQUEST_METHOD"], environ["PATH_INFO"])
        server = holder["server"]
        server.asked.append(asked)
        if server.before is not None:
            instead = server.before(*asked)
            if instead is not None:
                status, headers, body = instead
                environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
                start_response(status, headers)
                return [body]
        answer = radicale_app(environ, start_response)
        if server.after is not None:
            server.after(*asked)
        return answer

    with wsgiref.simple_server.make_server(
        "127.0.0.1", 0, app, server_class=_Threading, handler_class=_Quiet
    ) as made:
        holder["server"] = Calendars(url=f"http://127.0.0.1:{made.server_port}/")
        thread = threading.Thread(target=made.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield holder["server"]
        made.shutdown()
        thread.join()


@pytest.fixture
def server(serving):
    serving.before = serving.after = None
    serving.asked.clear()
    yield serving
    serving.before = serving.after = None


@pytest.fixture
def url(server):
    return server.make()


SOURCE = document(
    "The envoys met Wang in Beijing on Sunday. A summit in Gyeongju was proposed. Seoul will send its report. 北京; a,b\\c",
    title="Envoys; a letter",
    published=date(2025, 8, 25),
)


def records(count=3, **changed):
    """A document, meetings on successive days, and a commitment that is due."""
    quoted = [SOURCE.quote("The envoys met Wang in Beijing on Sunday.")]
    meetings = [
        engagement(
            id=f"eng-{number:020d}",
            when=str(date(2025, 8, 1) + timedelta(number)),
            evidence=quoted,
            **changed,
        )
        for number in range(count - 1)
    ]
    report = SOURCE.quote("Seoul will send its report.")
    due = commitment(
        id=f"com-{1:020d}", content="send its report; 北京, all", due="2025-11-30", evidence=[report]
    )
    return [SOURCE, *meetings, due]
