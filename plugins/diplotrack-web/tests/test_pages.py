"""A page gives its main text and what it says of itself, and nothing that it does not say."""

from __future__ import annotations

import datetime
import logging
from pathlib import Path
from typing import ClassVar

import pytest

import diplotrack
from diplotrack.errors import OptionsError, ReadError, SourceError
from diplotrack.fragments import fragment_link
from diplotrack.sources import Source
from diplotrack.testing import SourceAdapterSuite
from diplotrack_web import PageAdapter, PageOptions
from diplotrack_web.pages import prose_of

PAGE = Path(__file__).parent / "pages" / "ministers-meet.html"
HTML = PAGE.read_text("utf-8")
BARE = (
    HTML.replace("2025-08-25T00:30:00+09:00", "")
    .replace("article:published_time", "x")
    .replace("canonical", "x")
)
BOMB = (
    '<?xml version="1.0"?><!-- > --><!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;">]><html><body><p>&c;</p></body></html>'
)
FRENCH = HTML.replace('"utf-8"', '"windows-1252"').replace("minister\n", "ministér\n").encode("windows-1252")


class TestPageAdapter(SourceAdapterSuite):
    adapter = PageAdapter()
    samples = (
        PAGE,
        ("windows.html", FRENCH),
        ("marked.htm", HTML.encode("utf-16")),
        ("saved", HTML.encode()),
    )
    foreign: ClassVar = (
        ("prose.txt", b"The ministers met."),
        ("feed.xml", b'<?xml version="1.0"?><rss version="2.0"><channel></channel></rss>'),
        ("data.json", b'{"a": "<html>"}'),
        ("plain.html", b"no markup at all"),
    )


def prose(html, name="page.html", **options):
    content = html if isinstance(html, bytes) else html.encode()
    return prose_of(Source(name=name, content=content), PageOptions(**options))


def test_a_page_gives_its_text_and_what_it_says_of_itself():
    document = diplotrack.read(PAGE).document
    assert document.title == "Ministers meet in Northport"
    assert document.publisher == "Ministry of External Relations of Norland"
    assert document.published == datetime.date(2025, 8, 25)  # as written there, and not in UTC
    assert (document.language, document.encoding) == ("en", "utf-8")
    assert document.uri == "https://mer.norland.example/news/ministers-meet"
    assert "“We will continue,” the minister said, in a long speech" in document.text
    assert "\n\n- The first point concerns ships and their crews.\n\n" in document.text
    assert all(word not in document.text for word in ("Visas", "Most read", "2024", "font-weight"))


def test_its_records_quote_the_text_and_link_to_the_words():
    report = diplotrack.read(PAGE)
    meeting = next(e for e in report.engagements if e.place == "Oslo")
    assert str(meeting.when) == "2025-08-24"  # "on Sunday"
    evidence = meeting.evidence[0]
    link = fragment_link(report.document, evidence)
    assert link.startswith("https://mer.norland.example/news/ministers-meet#:~:text=Kenya%20met%20Peru")


def test_what_the_user_says_goes_before_what_the_page_says():
    found = prose(
        HTML,
        published=datetime.date(2025, 8, 26),
        uri="https://x.example/",
        title="T",
        publisher="P",
        language="de",
    )
    assert (found.published, found.uri) == (datetime.date(2025, 8, 26), "https://x.example/")
    assert (found.title, found.publisher, found.language) == ("T", "P", "de")


def test_tables_can_be_left_out():
    assert "Talks in Oslo" in prose(HTML).text
    assert "Talks in Oslo" not in prose(HTML, tables=False).text


def test_a_fetched_page_is_where_it_was_fetched_whatever_it_says():
    source = Source(name="x", content=HTML.encode(), uri="https://mirror.example/a", media_type="text/html")
    assert prose_of(source, PageOptions()).uri == "https://mirror.example/a"


@pytest.mark.parametrize(
    "extra",
    [
        "",
        '<meta name="date" content="2025">',
        '<meta property="article:published_time" content="2025-08">',
        '<meta name="date" content="08/09/2025">',
        '<meta property="article:modified_time" content="2025-08-25">',
        '<time datetime="2025-08-25">a</time><time datetime="2025-08-01">b</time>',
        '<script type="application/ld+json">{"datePublished": "2025-08"}</script>',
        '<script type="application/ld+json">{"datePublished": ["2025-08-25"]} nonsense</script>',
        '<meta name="date" content="2025-02-30">',
    ],
)
def test_a_day_that_the_page_does_not_state_is_not_made_up(extra, caplog):
    assert prose(BARE.replace("<h1>", f"{extra}<h1>")).published is None
    assert [r.levelno for r in caplog.records if r.name == "diplotrack_web"] == [logging.WARNING]
    assert "page.html: says no day of publication" in caplog.text


@pytest.mark.parametrize(
    "extra",
    [
        '<script type="application/ld+json">{"@graph": [{"datePublished": "2025-08-25T23:30:00-05:00"}]}</script>',
        '<meta name="DC.date.issued" content="2025-08-25">',
        '<span itemprop="datePublished" content="2025-08-25">Monday</span>',
        '<time datetime="2025-08-25T10:00Z">Monday</time>',
        '<span class="date">August 25, 2025</span>',
        '<span class="post-date">Published: Monday, 25 August 2025 | 10:30</span>',
        '<p id="pubdate">2025. 8. 25.</p>',
        '<div class="date">25th Aug. 2025</div>',
    ],
)
def test_a_day_that_the_page_states_is_taken(extra):
    assert prose(BARE.replace("<h1>", f"{extra}<h1>")).published == datetime.date(2025, 8, 25)


def test_the_surest_statement_counts():
    extra = '<time datetime="2024-01-01">old</time><meta name="date" content="2025-08-25">'
    assert prose(BARE.replace("<h1>", f"{extra}<h1>")).published == datetime.date(2025, 8, 25)


def test_the_day_in_the_path_of_the_url_is_a_statement():
    found = prose(BARE, uri="https://mer.norland.example/2025/08/25/talks")
    assert found.published == datetime.date(2025, 8, 25)


@pytest.mark.parametrize(
    ("declared", "actual", "encoding"),
    [
        ("iso-8859-1", "windows-1252", "cp1252"),
        ("utf-8", "windows-1252", "windows-1252"),  # wrong, and the bytes show it
        ("utf-16", "utf-8", "utf-8"),
        ("no-such-charset", "utf-8", "utf-8"),
        ("hex", "utf-8", "utf-8"),
        ("windows-1252", "utf-8-sig", "utf-8-sig"),  # a byte order mark goes first
    ],
)
def test_the_charset_is_what_the_page_says_where_its_bytes_bear_that_out(declared, actual, encoding):
    html = HTML.replace('charset="utf-8"', f'charset="{declared}"').replace(
        "<b>long</b>", "<b>long</b> café olé"
    )
    found = prose(html.encode(actual))
    assert "café olé" in found.text
    assert found.encoding.replace("windows-", "cp") == encoding.replace("windows-", "cp")


def test_an_encoding_that_the_user_names_is_held_against_the_bytes():
    content = HTML.encode("windows-1252", "xmlcharrefreplace") + "é".encode("windows-1252")
    with pytest.raises(SourceError, match="is not utf-8: byte"):
        diplotrack.read(Source(name="a.html", content=content, encoding="utf-8"))


@pytest.mark.parametrize(
    ("html", "problem"),
    [
        ("<html><body></body></html>", "has no main text"),
        ("<html>", "has no main text"),
        ("<html><body><script>alert(1)</script></body></html>", "has no main text"),
        ("<html>" + "<div>" * 100_000 + "</html>", "has no main text"),
        ("<html><p>" + "x" * 10_000_000, "of a page no more than 10,000,000 are taken"),
        (BOMB, "defines entities of its own"),
    ],
)
def test_a_page_without_text_or_beyond_the_limit_is_one_clear_error(html, problem):
    with pytest.raises(SourceError, match=f"^page.html: .*{problem}"):
        prose(html)


def test_external_entities_of_a_page_are_not_opened(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("TOP SECRET")
    html = HTML.replace("<!DOCTYPE html>", f'<!DOCTYPE html [<!ENTITY x SYSTEM "{secret.as_uri()}">]>')
    with pytest.raises(SourceError, match="defines entities of its own"):
        prose(html.replace("speech", "speech &x;"))


def test_another_language_is_refused_by_the_reader_of_prose_with_the_pages_name(tmp_path):
    page = tmp_path / "page.html"
    page.write_text(HTML.replace('lang="en"', 'lang="fr"'), "utf-8")
    with pytest.raises(ReadError, match=r"^.*page\.html: is in another language than English \('fr'\)"):
        diplotrack.read(page)


def test_options_are_checked():
    with pytest.raises(OptionsError, match="unknown option 'table'"):
        diplotrack.read(PAGE, table=True)
