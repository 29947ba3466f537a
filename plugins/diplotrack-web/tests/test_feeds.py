"""A feed gives one report an entry, with the entry's own date, link and title; a bad entry costs no other."""

from __future__ import annotations

import datetime
import json
import logging
from typing import ClassVar

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import diplotrack
from diplotrack.errors import ReadError, SourceError
from diplotrack.sources import Source
from diplotrack.testing import SourceAdapterSuite
from diplotrack_web import FeedAdapter, FeedOptions, FetchError
from diplotrack_web.feeds import feed_of
from diplotrack_web.markup import text_of_html

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<?xml-stylesheet href="feed.css"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>Ministry of External Relations of Norland</title><link>https://mer.norland.example/</link><language>en-us</language>
<item><title>Talks in Oslo</title><link>/news/1</link><guid isPermaLink="false">mer-1</guid>
<pubDate>Mon, 25 Aug 2025 00:30:00 +0900</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>Kenya met Peru in <b>Oslo</b> on Sunday.</p><p>They agreed to open a port &amp; a school.</p>
<script>alert(1)</script>]]></content:encoded></item>
<item><title>Visit to Bern</title><link>https://mer.norland.example/news/2</link>
<pubDate>Tue, 26 Aug 2025 10:00:00 GMT</pubDate><description>&lt;p&gt;Kenya met Peru in Bern on Monday.&lt;/p&gt;</description></item>
</channel></rss>
"""
RDF = """<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://mer.norland.example/"><title>Ministry</title>
<link>https://mer.norland.example/</link><dc:language>en</dc:language></channel>
<item rdf:about="https://mer.norland.example/1"><title>Talks in Oslo</title><link>https://mer.norland.example/1</link>
<dc:date>2025-08-25T00:30:00+09:00</dc:date><description>Kenya met Peru in Oslo on Sunday.</description></item></rdf:RDF>
"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Ministry</title>
<id>urn:mer</id><updated>2025-08-26T00:00:00Z</updated><entry><id>urn:mer:1</id><title type="html">Talks &amp;amp; dinner</title>
<link href="https://mer.norland.example/1"/><published>2025-08-25T00:30:00+09:00</published>
<updated>2025-08-27T00:00:00Z</updated><author><name>Press office</name></author>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Kenya met Peru in Oslo on Sunday.</p></div></content></entry></feed>
"""
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Ministry",
        "language": "en",
        "items": [
            {
                "id": 1,
                "url": "https://mer.norland.example/1",
                "title": "Talks in Oslo",
                "date_published": "2025-08-25T00:30:00+09:00",
                "authors": [{"name": "Press office"}],
                "content_html": "<p>Kenya met Peru in Oslo on Sunday.</p>",
            }
        ],
    }
)
ALL = {"rss": RSS, "rdf": RDF, "atom": ATOM, "json": JSON}
DAY = datetime.date(2025, 8, 25)


class TestFeedAdapter(SourceAdapterSuite):
    adapter = FeedAdapter()
    samples = (
        ("feed.xml", RSS.encode()),
        ("feed.rdf", RDF.encode("utf-16")),
        ("feed.atom", b"\xef\xbb\xbf" + ATOM.encode()),
        ("feed.json", JSON.encode()),
    )
    foreign: ClassVar = (
        ("page.html", b"<!DOCTYPE html><html><body><p>&lt;rss&gt;</p></body></html>"),
        ("other.xml", b"<?xml version='1.0'?><records><item/></records>"),
        ("other.json", b'{"version": "1", "items": []}'),
        ("prose.txt", b"The ministers met."),
    )


def feed(content, most=100, **how):
    data = content if isinstance(content, bytes) else content.encode()
    return feed_of(Source(name="feed.xml", content=data, **how), most=most)


def read(content, adapter=None, **options):
    source = Source(name="feed.xml", content=content if isinstance(content, bytes) else content.encode())
    return list((adapter or FeedAdapter()).read(source, FeedOptions(**options)))


@pytest.mark.parametrize("kind", ALL)
def test_every_kind_of_feed_gives_its_entries(kind):
    found = feed(ALL[kind])
    entry = found.entries[0]
    assert found.title.startswith("Ministry")
    assert found.language.startswith("en")
    assert entry.published == DAY  # as written there, and not in UTC
    assert entry.link in ("https://mer.norland.example/1", "https://mer.norland.example/news/1")
    assert entry.title in ("Talks in Oslo", "Talks & dinner")
    assert entry.text.startswith("Kenya met Peru in Oslo on Sunday.")
    assert entry.key in ("mer-1", "https://mer.norland.example/1", "urn:mer:1", "1")
    assert entry.author == ("Press office" if kind in ("atom", "json") else None)


def test_each_entry_is_a_report_of_its_own():
    first, second = read(RSS)
    assert (
        first.document.text == "Kenya met Peru in Oslo on Sunday.\n\nThey agreed to open a port & a school."
    )
    assert (first.document.published, first.document.title) == (DAY, "Talks in Oslo")
    assert first.document.publisher == "Ministry of External Relations of Norland"
    assert (first.document.uri, first.document.language) == ("https://mer.norland.example/news/1", "en-us")
    assert str(first.engagements[0].when) == "2025-08-24"
    assert second.document.uri == "https://mer.norland.example/news/2"


def test_what_the_user_says_goes_for_all_entries():
    found = read(RSS, published=datetime.date(2025, 9, 1), publisher="P", title="T", uri="https://x.example/")
    assert [(r.document.published.month, r.document.publisher) for r in found] == [(9, "P")] * 2
    # A title and a link are each entry's own.
    assert [r.document.title for r in found] == ["Talks in Oslo", "Visit to Bern"]


def test_an_entry_that_cannot_be_read_costs_no_other():
    empty = "<item><guid>x</guid></item><item>"
    first, bad, second = read(RSS.replace("<item><title>Visit", f"{empty}<title>Visit"))
    assert isinstance(bad, ReadError)
    assert str(bad).startswith("feed.xml: x: has no text and no title")
    assert (first.document.title, second.document.title) == ("Talks in Oslo", "Visit to Bern")


def test_an_entry_without_a_day_has_none_and_says_so(caplog):
    [report] = read(RDF.replace("2025-08-25T00:30:00+09:00", "2025-08"))
    assert report.document.published is None
    assert [r.levelno for r in caplog.records if r.name == "diplotrack_web"] == [logging.WARNING]


def test_a_feed_that_breaks_off_loses_the_entry_that_may_not_be_whole_and_says_so():
    cut = RSS[: RSS.index("in Bern on") + 4]
    *whole, error = read(cut)
    assert [r.document.title for r in whole] == ["Talks in Oslo"]
    assert "breaks off before its end; its last entry is left out" in str(error)


def test_a_feed_without_entries_is_an_error():
    [error] = read('<rss version="2.0"><channel><title>x</title></channel></rss>')
    assert "is a feed without entries" in str(error)


@pytest.mark.parametrize("kind", ["rss", "atom", "json"])
def test_a_feed_with_too_many_entries_is_refused_before_it_is_parsed(kind):
    if kind == "json":
        content = json.dumps({"version": "https://jsonfeed.org/version/1", "items": [{"id": 1}] * 100_000})
    else:
        tag = "item" if kind == "rss" else "entry"
        content = ALL[kind].replace(f"<{tag}>", f"<{tag}></{tag}>" * 100_000 + f"<{tag}>", 1)
    with pytest.raises(SourceError, match=r"has 100,00\d entries, more than the limit of 10,000"):
        read(content)


def test_the_limit_can_be_raised():
    assert len(feed(RSS, most=2).entries) == 2
    with pytest.raises(SourceError, match="has 2 entries, more than the limit of 1"):
        read(RSS, entries=1)
    with pytest.raises(ValueError, match=r"FeedOptions\.entries"):
        FeedOptions(entries=0)


def test_entities_of_a_feeds_own_are_refused(tmp_path):
    secret = tmp_path / "secret.txt"
    secret.write_text("TOP SECRET")
    bomb = '<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    for entities in (
        bomb,
        f'<!ENTITY i SYSTEM "{secret.as_uri()}">',
        '<!ENTITY % i SYSTEM "http://127.0.0.1/x"> %i;',
    ):
        content = RSS.replace("<rss", f"<!DOCTYPE rss [{entities}]><rss").replace("Short.", "&i;")
        with pytest.raises(SourceError, match=r"^feed\.xml: defines entities of its own"):
            read(content)


def test_an_external_document_type_is_not_fetched():
    content = RSS.replace("<rss", '<!DOCTYPE rss SYSTEM "http://127.0.0.1:9/rss.dtd"><rss')
    assert len(read(content)) == 2


@pytest.mark.parametrize(
    ("declared", "actual", "encoding"),
    [
        ("windows-1252", "windows-1252", "cp1252"),
        ("UTF-8", "windows-1252", "windows-1252"),
        ("x-none", "utf-8", "utf-8"),
    ],
)
def test_the_charset_is_what_the_feed_says_where_its_bytes_bear_that_out(declared, actual, encoding):
    content = RSS.replace('encoding="UTF-8"', f'encoding="{declared}"').replace("port", "café olé")
    found = feed(content.encode(actual))
    assert "café olé" in found.entries[0].text
    assert found.encoding.replace("windows-", "cp") == encoding.replace("windows-", "cp")


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        ("<html></html>", "is no feed"),
        ("{", "is no JSON Feed"),
        ("[" * 100_000, "is no feed"),
        ('{"version": "https://jsonfeed.org/version/1", "items": ' + "[" * 100_000, "is no JSON Feed"),
        ('{"version": "https://jsonfeed.org/version/1"}', "it lacks version or items"),
        ("<rss>" + " " * 32_000_000, "of a feed no more than 32,000,000 are taken"),
    ],
)
def test_what_is_no_feed_is_one_clear_error(content, problem):
    with pytest.raises(SourceError, match=f"^feed.xml: .*{problem}"):
        read(content)


def test_with_follow_the_page_of_each_entry_is_read(server, fetcher):
    page = "<html><body><article><p>Kenya met Peru in Rome on Sunday. The whole story is told on this page.</p></article></body></html>"
    server.pages["/news/1"] = (200, {"Content-Type": "text/html"}, page.encode())
    content = RSS.replace("/news/1", f"{server.url}/news/1").replace(
        "https://mer.norland.example/news/2", f"{server.url}/gone"
    )
    adapter = FeedAdapter(fetcher=fetcher)
    assert read(content, adapter)[0].document.text.startswith("Kenya met Peru in Oslo")
    assert server.asked == []
    followed, failed = read(content, adapter, follow=True)
    assert followed.document.text.startswith("Kenya met Peru in Rome")
    assert (followed.document.published, followed.document.title) == (DAY, "Talks in Oslo")
    assert followed.document.uri == f"{server.url}/news/1"
    assert isinstance(failed, FetchError)
    assert "status 404" in str(failed)


def test_the_public_functions_choose_the_adapter(tmp_path):
    path = tmp_path / "feed.xml"
    path.write_text(RSS, "utf-8")
    assert len(list(diplotrack.read_all([path]))) == 2
    assert len(list(diplotrack.read_all([path], explain=True))) == 2


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("plain\nwords\n\nand  more", "plain words\n\nand more"),
        ("a<br>b<br/>c", "a\n\nb\n\nc"),
        ("<p>a <b>b</b>c</p>d", "a bc\n\nd"),
        ("<ul><li>a</li><li>b</li></ul>", "a\n\nb"),
        ("a &amp; b &lt;c&gt;", "a & b <c>"),
        ("<style>x</style><script>y</script>z", "z"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a\n\nb"),
        ("<!-- x -->a", "a"),
        ("", ""),
        ("<p></p>", ""),
        ("<div>" * 200 + "a", "a"),
    ],
)
def test_html_becomes_paragraphs(html, text):
    assert text_of_html(html) == text


def test_an_entry_that_is_nested_too_deep_is_named_and_not_cut():
    deep = "<div>" * 5000 + "Kenya met Peru." + "</div>" * 5000
    feed = json.loads(JSON)
    feed["items"].append({"id": 2, "title": "Deep", "content_html": deep})
    found = diplotrack.read_all(
        [Source(name="feed.json", content=json.dumps(feed).encode())], on_error="collect"
    )
    assert [report.document.title for report in found] == ["Talks in Oslo"]
    assert [str(error) for error in found.errors] == ["feed.json: Deep: its HTML is nested too deep"]


@settings(deadline=None)
@given(st.text())
def test_any_html_becomes_text(html):
    assert "\x00" not in text_of_html(f"<p>{html}")


@settings(deadline=None)
@given(st.sampled_from(list(ALL)), st.integers(0, 2000), st.text(max_size=5))
def test_a_feed_that_is_damaged_anywhere_gives_entries_or_a_clear_error(kind, place, damage):
    content = ALL[kind]
    place %= len(content)
    try:
        found = feed((content[:place] + damage + content[place + 3 :]).encode("utf-8", "replace"))
    except SourceError:
        return
    assert len(found.entries) <= 3
