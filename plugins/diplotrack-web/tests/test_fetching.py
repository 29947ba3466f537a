"""Fetching stays within its limits and goes to public addresses only, against a real server on loopback."""

from __future__ import annotations

import contextlib
import datetime
import gzip
import threading
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

import diplotrack
from diplotrack.plugins import Registry
from diplotrack_web import FetchError, FetchPolicy, WebPlugin
from diplotrack_web.addresses import checked_url, literal
from diplotrack_web.answers import retry_after

STRICT = FetchPolicy()


def failure(fetcher, url, **how):
    with pytest.raises(FetchError) as caught:
        fetcher.get(url, **how)
    assert "\n" not in str(caught.value)
    assert str(caught.value).startswith(f"{url[:200]}: ")
    return caught.value


def packed(data):
    return gzip.compress(data, mtime=0)  # the same each time, since the tests are named for it


# Where it goes


@pytest.mark.parametrize(
    ("url", "problem"),
    [
        ("file:///etc/passwd", "file; only http and https are"),
        ("ftp://ministry.example/", "ftp; only http and https are"),
        ("gopher://ministry.example/", "only http and https"),
        ("//ministry.example/", "no scheme; only http and https"),
        ("http:///page", "names no host"),
        ("http://ministry.example:25/", "port 25; only 80, 443, 8080, 8443 are asked"),
        ("http://2130706433/", "its host is a number"),
        ("http://0x7f000001/", "its host is a number"),
        ("http://0x7f.1/", "its host is a number"),
        ("http://0177.0.0.1/", "is no URL: Invalid IPv4 address"),
        ("http://127.1/", "its host is a number"),
        ("http://127.0.0.1./", "its host is a number"),
        ("http://[::1", "is no URL"),
        ("http://ministry.example/" + "a" * 3000, "is a URL of 3,024 characters"),
        ("http://127.0.0.1/", "127.0.0.1, which is no public address"),
        ("http://169.254.169.254/latest/meta-data/", "169.254.169.254, which is no public address"),
        ("http://[::1]/", "::1, which is no public address"),
        ("http://[::ffff:127.0.0.1]/", "is no public address"),
        ("http://[::ffff:7f00:1]/", "is no public address"),
        ("http://[2002:7f00:1::]/", "is no public address"),
        ("http://[64:ff9b::10.0.0.1]/", "is no public address"),
        ("http://[::127.0.0.1]/", "is no public address"),
        ("http://[fe80::1%25eth0]/", "is no"),
        ("http://0.0.0.0/", "is no public address"),
        ("http://10.0.0.1/", "is no public address"),
        ("http://100.64.0.1/", "is no public address"),
        ("http://224.0.0.1/", "is no public address"),
        ("http://255.255.255.255/", "is no public address"),
        ("http://①②⑦.0.0.1/", "is no"),
    ],
)
def test_what_may_not_be_fetched_is_refused_before_anything_is_sent(url, problem, make_fetcher):
    error = failure(make_fetcher(networks=(), ports=STRICT.ports), url)
    assert problem in str(error)
    assert error.refused


def test_names_and_passwords_in_a_url_are_refused_and_not_repeated():
    with pytest.raises(FetchError) as caught:
        checked_url("http://user:secret@ministry.example/", STRICT)
    assert "has a name or password in it" in str(caught.value)
    assert "secret" not in str(caught.value)


@pytest.mark.parametrize("name", ["localhost", "ministry.localhost", "metadata.internal", "innocent.example"])
@pytest.mark.parametrize("addresses", [["127.0.0.1"], ["::1"], ["8.8.8.8", "10.0.0.1"], ["fe80::1%lo"]])
def test_a_name_is_as_public_as_every_address_that_it_has(name, addresses, make_fetcher):
    fetcher = make_fetcher(networks=(), resolve=lambda host, port: addresses)
    error = failure(fetcher, f"http://{name}/")
    assert "which is no public address" in str(error)
    assert error.refused


def test_a_name_is_resolved_once_and_cannot_lead_elsewhere_afterwards(server, make_fetcher):
    server.pages["/"] = b"hello"
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    asked = []

    def resolve(host, port):
        asked.append(host)
        return next(answers)

    fetcher = make_fetcher(resolve=resolve)
    answer = fetcher.get(f"http://ministry.example:{server.port}/")
    assert answer.content == b"hello"
    assert asked == ["ministry.example"]
    [(_, headers)] = server.asked
    assert headers["Host"] == f"ministry.example:{server.port}"
    assert "10.0.0.1, which is no public address" in str(
        failure(fetcher, f"http://ministry.example:{server.port}/")
    )


def test_the_next_address_is_tried_where_one_does_not_answer(server, make_fetcher):
    server.pages["/"] = b"hello"
    fetcher = make_fetcher(resolve=lambda host, port: ["::1", "127.0.0.1"])
    assert fetcher.get(f"http://ministry.example:{server.port}/").content == b"hello"


def test_proxies_of_the_environment_are_not_used(server, fetcher, monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9/")
    server.pages["/"] = b"hello"
    assert fetcher.get(f"{server.url}/").content == b"hello"


@given(st.ip_addresses())
def test_an_address_that_is_not_global_is_never_allowed(address):
    if not address.is_global:
        mapped = address.version == 6 and address.ipv4_mapped
        assert (mapped and mapped.is_global) or not STRICT.allows(address)
    assert FetchPolicy(networks=(f"{address}/{address.max_prefixlen}",)).allows(address)


@given(st.integers(0, 2**32 - 1), st.sampled_from(["{}", "0x{:x}", "0{:o}", "{}.", "0X{:X}"]))
def test_an_address_in_another_form_is_never_taken(number, form):
    host = form.format(number)
    if literal(host) is None:
        with pytest.raises(FetchError):
            checked_url(f"http://{host}/", STRICT)


@given(st.text())
def test_any_text_is_a_url_that_may_be_fetched_or_a_clear_error(text):
    for url in (text, f"http://{text}", f"https://ministry.example/{text}"):
        try:
            found = checked_url(url, STRICT)
        except FetchError:
            continue
        assert found.scheme in ("http", "https")
        assert found.host
        assert not found.userinfo


# Redirects


@pytest.mark.parametrize(
    ("location", "problem"),
    [
        ("http://10.0.0.1/", "which is no public address"),
        ("http://169.254.169.254/latest/", "which is no public address"),
        ("file:///etc/passwd", "redirects to file:/etc/passwd: is not fetched: file"),
        ("http://[::ffff:10.0.0.1]/", "which is no public address"),
        ("http://167772161/", "its host is a number"),
        ("http://user:secret@ministry.example/", "has a name or password in it"),
        ("http://ministry.example:x/", "Invalid port"),
        ("", "redirects without saying where"),
    ],
)
@pytest.mark.parametrize("status", [301, 307])
def test_every_redirect_is_checked(status, location, problem, server, fetcher):
    server.pages["/"] = (status, {"Location": location}, b"")
    error = failure(fetcher, f"{server.url}/")
    assert problem in str(error)
    assert "secret" not in str(error)
    assert server.paths() == ["/"]


def test_redirects_are_followed_and_end(server, make_fetcher):
    server.pages.update({"/a": (302, {"Location": "b?x=1"}, b""), "/b?x=1": b"here"})
    server.pages["/loop"] = (302, {"Location": "/loop"}, b"")
    fetcher = make_fetcher(max_redirects=3)
    assert fetcher.get(f"{server.url}/a").url == f"{server.url}/b?x=1"
    assert "redirects more than 3 times" in str(failure(fetcher, f"{server.url}/loop"))
    assert server.paths().count("/loop") == 4


# How much and how long


def test_a_page_that_is_too_large_is_given_up_early(server, make_fetcher):
    sent = []

    def endless(handler):
        handler.send_response(200)
        handler.end_headers()
        try:
            for _ in range(50_000_000 // 65536):
                handler.wfile.write(b"x" * 65536)
                sent.append(65536)
        except OSError:
            pass

    server.pages["/"] = endless
    assert "has more bytes than the limit of 100,000" in str(
        failure(make_fetcher(max_bytes=100_000), f"{server.url}/")
    )
    assert "has more bytes than the limit of 5,000" in str(
        failure(make_fetcher(), f"{server.url}/", limit=5000)
    )
    assert sum(sent) < 50_000_000


@pytest.mark.parametrize("coding", ["gzip", "deflate"])
def test_a_bomb_is_not_expanded_beyond_the_limit(coding, server, make_fetcher):
    pack = packed if coding == "gzip" else zlib.compress
    bomb = pack(bytes(50_000_000))
    assert len(bomb) < 60_000
    server.pages["/"] = (200, {"Content-Encoding": coding}, bomb)
    fetcher = make_fetcher(max_bytes=100_000)
    assert "expands to more bytes than the limit of 100,000" in str(failure(fetcher, f"{server.url}/"))


def _raw_deflate(data):
    machine = zlib.compressobj(wbits=-15)
    return machine.compress(data) + machine.flush()


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", packed(b"hello" * 1000)),
        ("x-gzip", packed(b"hello" * 1000)),
        ("deflate", zlib.compress(b"hello" * 1000)),
        ("deflate", _raw_deflate(b"hello" * 1000)),
        ("identity", b"hello" * 1000),
    ],
)
def test_what_was_asked_for_is_decompressed(coding, body, server, fetcher):
    server.pages["/"] = (200, {"Content-Encoding": coding}, body)
    assert fetcher.get(f"{server.url}/").content == b"hello" * 1000


@pytest.mark.parametrize(
    ("coding", "body", "problem"),
    [
        ("br", b"\x0b\x02\x80hello\x03", "is encoded as 'br', which was not asked for"),
        ("gzip, gzip", packed(packed(b"hello")), "which was not asked for"),
        ("gzip", b"no gzip at all", "is broken"),
        ("gzip", packed(b"hello" * 1000)[:-9], "breaks off"),
    ],
)
def test_what_cannot_be_decompressed_is_told(coding, body, problem, server, fetcher):
    server.pages["/"] = (200, {"Content-Encoding": coding}, body)
    assert problem in str(failure(fetcher, f"{server.url}/"))


def _drip(handler, lines):
    """One byte at a time, each as soon as the one before was taken: no byte is late, and yet there is no end."""
    try:
        for byte in lines:
            handler.wfile.write(bytes([byte]))
            handler.wfile.flush()
    except OSError:
        pass


@pytest.mark.parametrize("begin", [b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_a_server_that_drips_is_given_up_when_the_time_is_up(begin, server, make_fetcher, clock_of):
    server.pages["/"] = lambda handler: _drip(handler, begin + b"X-A: b\r\n" * 100_000)
    clock = clock_of(step=5.0)
    error = failure(make_fetcher(own_clock=clock, max_seconds=30, max_bytes=10**9), f"{server.url}/")
    assert "took longer than the limit of 30 seconds" in str(error)


def test_a_server_that_says_nothing_is_given_up(server, make_fetcher):
    done = threading.Event()
    server.pages["/"] = lambda handler: done.wait(30) and None
    try:
        error = failure(make_fetcher(max_seconds=0.05), f"{server.url}/")
    finally:
        done.set()
    assert "took longer than the limit of 0.05 seconds" in str(error)


@pytest.mark.parametrize(
    "said",
    [b"", b"nonsense\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf", b"HTTP/9 x\r\n\r\n"],
)
def test_an_answer_that_is_none_is_told(said, server, fetcher):
    server.pages["/"] = lambda handler: handler.wfile.write(said) and None
    assert "gave no proper answer" in str(failure(fetcher, f"{server.url}/"))


def test_endless_headers_are_not_taken(server, fetcher):
    server.pages["/"] = _endless_header
    assert "gave no proper answer" in str(failure(fetcher, f"{server.url}/"))


def _endless_header(handler):
    with contextlib.suppress(OSError):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n" + b"X-A: " + b"b" * 2_000_000)


# Politeness


def test_a_busy_server_is_asked_again_when_it_says(server, make_fetcher, clock):
    answers = iter([(503, {"Retry-After": "7"}, b""), (429, {}, b""), b"at last"])
    server.pages["/"] = lambda handler: next(answers)
    assert make_fetcher().get(f"{server.url}/").content == b"at last"
    assert clock.slept == [7.0, 4.0]


def test_a_server_that_stays_busy_or_wants_too_long_a_rest_is_left_alone(server, make_fetcher, clock):
    server.pages["/"] = (503, {}, b"")
    error = failure(make_fetcher(attempts=2), f"{server.url}/")
    assert "the server is busy (status 503); asked 2 times" in str(error)
    assert (error.status, error.refused) == (503, False)
    server.pages["/"] = (429, {"Retry-After": "3600"}, b"")
    assert "wants 3,600 seconds of rest, more than 120" in str(failure(make_fetcher(), f"{server.url}/"))
    assert clock.slept == [1.0]


def test_a_server_that_cannot_be_reached_is_asked_again(make_fetcher, server, clock):
    port = server.port
    server.close()
    server.close = lambda: None
    error = failure(make_fetcher(), f"http://127.0.0.1:{port}/")
    assert "could not be reached" in str(error)
    assert clock.slept == [1.0, 4.0]


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120), ("0", 0), ("Fri, 01 Aug 2025 00:00:30 GMT", 30), ("Thu, 31 Jul 2025 00:00:00 GMT", 0),
        (None, None), ("", None), ("soon", None), ("-5", None), ("１２", None), ("Fri, 99 Aug 2025 00:00:30 GMT", None),
    ],
)  # fmt: skip
def test_retry_after_is_seconds_or_a_date(value, seconds):
    now = datetime.datetime(2025, 8, 1, tzinfo=datetime.UTC)
    assert retry_after(value, now) == seconds


def test_a_host_is_asked_after_a_pause(server, make_fetcher, clock):
    server.pages["/"] = b"x"
    fetcher = make_fetcher(delay=2.0)
    for _ in range(3):
        fetcher.get(f"{server.url}/")
    assert clock.slept == [2.0, 2.0]


def test_a_host_is_asked_by_one_at_a_time(server, make_fetcher):
    inside, most = [], []

    def count(handler):
        inside.append(1)
        most.append(len(inside))
        inside.pop()
        return b"x"

    server.pages["/"] = count
    fetcher = make_fetcher()
    threads = [threading.Thread(target=fetcher.get, args=(f"{server.url}/",)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1] * 8


def test_robots_txt_is_kept_to_and_asked_for_once(server, make_fetcher, clock):
    server.pages["/robots.txt"] = b"User-agent: *\nDisallow: /private\nCrawl-delay: 5\n"
    server.pages.update({"/open": b"x", "/private/a": b"y"})
    fetcher = make_fetcher(robots=True)
    assert fetcher.get(f"{server.url}/open").content == b"x"
    error = failure(fetcher, f"{server.url}/private/a")
    assert "the server's robots.txt asks not to" in str(error)
    assert error.refused
    assert server.paths() == ["/robots.txt", "/open"]
    assert clock.slept == [5.0]


def test_robots_txt_is_asked_again_behind_a_redirect(server, make_fetcher):
    server.pages["/robots.txt"] = b"User-agent: diplotrack\nDisallow: /private\n"
    server.pages["/open"] = (302, {"Location": "/private"}, b"")
    error = failure(make_fetcher(robots=True), f"{server.url}/open")
    assert f"redirects to {server.url}/private: is not fetched: the server's robots.txt asks not to" in str(
        error
    )


def test_without_robots_txt_all_is_allowed_and_where_it_fails_nothing(server, make_fetcher):
    server.pages["/"] = b"x"
    assert make_fetcher(robots=True).get(f"{server.url}/").content == b"x"
    server.pages["/robots.txt"] = (500, {}, b"")
    error = failure(make_fetcher(robots=True), f"{server.url}/")
    assert "whether robots.txt allows it is not known (the server answered with status 500)" in str(error)
    assert not error.refused


# What comes of it


def test_other_statuses_are_told(server, fetcher):
    error = failure(fetcher, f"{server.url}/gone")
    assert "the server answered with status 404" in str(error)
    assert error.status == 404


def test_a_fetched_page_is_read(server, make_fetcher, monkeypatch):
    html = (
        "<html lang='en'><head><meta charset='utf-8'><meta name='date' content='2025-08-25'></head><body><p>"
        "Kenya met Peru in Oslo on Sunday. They had a long talk about the trade in café goods.</p></body></html>"
    )
    server.pages["/talks"] = (
        200, {"Content-Type": "text/html; charset=iso-8859-1"}, html.encode("windows-1252")
    )  # fmt: skip
    plugin = WebPlugin(FetchPolicy(networks=("127.0.0.0/8",), ports=None, delay=0, robots=False))
    installed = [p.plugin for p in diplotrack.Registry().adapters]
    assert "web" in installed
    import diplotrack_article

    registry = Registry(plugins=[("article", diplotrack_article), ("web", plugin)])
    document = diplotrack.read(f"{server.url}/talks", fetch=True, registry=registry).document
    assert document.uri == f"{server.url}/talks"
    assert document.encoding == "cp1252"
    assert "café goods" in document.text


@pytest.mark.parametrize(
    ("content_type", "body", "media_type", "encoding"),
    [
        ("text/html; charset=UTF-8", "é".encode(), "text/html", "utf-8"),
        ("text/html; charset=utf-8", "é".encode("latin-1"), "text/html", None),  # does not fit
        ('text/plain; format=flowed; charset="euc-kr"', "가".encode("cp949"), "text/plain", "cp949"),
        ("text/html; charset=utf-8", "é".encode("utf-16"), "text/html", None),  # the mark goes first
        ("text/html; charset=nonsense", b"x", "text/html", None),
        ("application/octet-stream", b"x", None, None),
        ("", b"x", None, None),
    ],
)
def test_what_the_server_says_of_the_body_goes_to_the_source(
    content_type, body, media_type, encoding, server, fetcher
):
    server.pages["/a/page.HTML?x=1.txt"] = (200, {"Content-Type": content_type}, body)
    source = fetcher.source(f"{server.url}/a/page.HTML?x=1.txt")
    assert (source.media_type, source.encoding, source.suffix) == (media_type, encoding, ".html")
    assert source.bytes() == body
    assert fetcher.source(f"{server.url}/a/page.HTML?x=1.txt", encoding="latin-1").encoding == "latin-1"


def test_a_policy_takes_no_nonsense():
    with pytest.raises(ValueError, match=r"FetchPolicy\.max_bytes"):
        FetchPolicy(max_bytes=0)
