"""Over TLS a page comes from the host that its certificate names, or not at all; against a real server on loopback."""

from __future__ import annotations

import ssl

import pytest
import trustme

from diplotrack_web import FetchError

HOST = "ministry.example"


@pytest.fixture(scope="module")
def authority():
    return trustme.CA()


@pytest.fixture
def trust(authority):
    context = ssl.create_default_context()
    authority.configure_trust(context)
    return context


@pytest.fixture
def secured(make_server, authority):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(HOST).configure_cert(context)
    made = make_server(context)
    made.pages["/readout"] = b"India met Nepal."
    return made


def at_loopback(host, port):
    return ["127.0.0.1"]


def test_a_page_comes_from_the_host_that_the_certificate_names(secured, make_fetcher, trust):
    fetcher = make_fetcher(ssl_context=trust, resolve=at_loopback)
    assert fetcher.get(f"https://{HOST}:{secured.port}/readout").content == b"India met Nepal."


def test_a_certificate_for_another_host_is_refused(secured, make_fetcher, trust):
    fetcher = make_fetcher(ssl_context=trust, resolve=at_loopback)
    with pytest.raises(FetchError, match="certificate"):
        fetcher.get(f"https://embassy.example:{secured.port}/readout")
    assert secured.asked == []


def test_a_certificate_of_an_unknown_authority_is_refused(secured, make_fetcher):
    with pytest.raises(FetchError, match="certificate") as caught:
        make_fetcher(resolve=at_loopback).get(f"https://{HOST}:{secured.port}/readout")
    assert "\n" not in str(caught.value)
    assert secured.asked == []


def test_a_redirect_to_https_is_followed_and_checked(server, secured, make_fetcher, trust):
    for path, host in (("/good", HOST), ("/bad", "embassy.example")):
        server.pages[path] = (301, {"Location": f"https://{host}:{secured.port}/readout"}, b"")
    fetcher = make_fetcher(ssl_context=trust, resolve=at_loopback)
    assert fetcher.get(f"{server.url}/good").content == b"India met Nepal."
    with pytest.raises(FetchError, match="certificate"):
        fetcher.get(f"{server.url}/bad")


def test_a_server_without_tls_behind_https_is_one_clear_error(server, make_fetcher, trust):
    with pytest.raises(FetchError) as caught:
        make_fetcher(ssl_context=trust, resolve=at_loopback).get(f"https://{HOST}:{server.port}/readout")
    assert "\n" not in str(caught.value)
