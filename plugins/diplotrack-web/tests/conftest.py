"""A web server of the tests' own on loopback, and a fetcher that may reach it and never really waits."""

from __future__ import annotations

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from diplotrack_web import Fetcher, FetchPolicy

LOOPBACK = ("127.0.0.0/8", "::1/128")


class Clock:
    """Time that passes only when somebody sleeps, or by a step at each look."""

    def __init__(self, step=0.0):
        self.seconds = 1000.0
        self.step = step
        self.slept = []

    def __call__(self):
        self.seconds += self.step
        return self.seconds

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.seconds += seconds


class Server:
    """Answers from a table of paths: to bytes, (status, headers, bytes), or a function of the request's handler."""

    def __init__(self, secured=None):
        self.pages = {}
        self.asked = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self):
                outer.asked.append((self.path, dict(self.headers)))
                page = outer.pages.get(self.path)
                if callable(page):
                    page = page(self)
                    if page is None:
                        self.close_connection = True
                        return
                status, headers, body = page if isinstance(page, tuple) else (200, {}, page)
                if page is None:
                    status, body = 404, b"no such page"
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        class Quiet(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *_):
                pass  # clients that hang up are what these tests are about

        self.http = Quiet(("127.0.0.1", 0), Handler)
        if secured is not None:
            self.http.socket = secured.wrap_socket(
                self.http.socket, server_side=True, do_handshake_on_connect=False
            )
        self.port = self.http.server_address[1]
        self.url = f"http{'s' if secured else ''}://127.0.0.1:{self.port}"
        self.thread = threading.Thread(target=self.http.serve_forever, kwargs={"poll_interval": 0.01})
        self.thread.start()

    def paths(self):
        return [path for path, _ in self.asked]

    def close(self):
        self.http.shutdown()
        self.http.server_close()
        self.thread.join()


@pytest.fixture
def make_server():
    made = []

    def make(secured=None):
        made.append(Server(secured))
        return made[-1]

    yield make
    for server in made:
        server.close()


@pytest.fixture
def server(make_server):
    return make_server()


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def make_fetcher(clock):
    def make(*, own_clock=None, resolve=None, now=None, **fields):
        used = own_clock or clock
        settings = {"networks": LOOPBACK, "ports": None, "delay": 0.0, "robots": False, **fields}
        more = {name: value for name, value in (("resolve", resolve), ("now", now)) if value is not None}
        return Fetcher(FetchPolicy(**settings), clock=used, sleep=used.sleep, **more)

    return make


@pytest.fixture
def fetcher(make_fetcher):
    return make_fetcher()


@pytest.fixture
def clock_of():
    return Clock
