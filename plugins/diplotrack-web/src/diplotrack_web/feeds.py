"""Feeds: RSS 2.0, RSS 1.0, Atom and JSON Feed, to entries."""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from typing import Any
from urllib.parse import urljoin

import attrs

from diplotrack.errors import ReadError, SourceError
from diplotrack.sources import Source, is_url
from diplotrack_web.charsets import text_of
from diplotrack_web.dates import day_of
from diplotrack_web.declarations import refuse_declarations
from diplotrack_web.handing import language_tag, words
from diplotrack_web.markup import text_of_html
from diplotrack_web.options import FEED_BYTES

_XML_ROOT = re.compile(
    r"(?>\s+|\ufeff|<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*+>)*+<(?:rss|feed|(?:\w+:)?RDF)[\s>]",
    re.IGNORECASE | re.DOTALL,
)
_JSON_VERSION = re.compile(
    r'\s*\{.*?"version"\s*:\s*"https?:(?:\\?/){2}(?:www\.)?jsonfeed\.org(?:\\?/)version', re.DOTALL
)
_ENTRY = re.compile(r"<(?:\w+:)?(?:item|entry)[\s>]")
_END = re.compile(r"</(?:rss|feed|(?:\w+:)?RDF)\s*>\s*(?:<!--.*?-->\s*)*$", re.IGNORECASE | re.DOTALL)


@attrs.frozen(kw_only=True)
class Entry:
    """One entry of a feed.

    Attributes:
        key: by which it is known again: its id, else its link, else its title.
        title: its headline, or None.
        text: what it says, without markup; ``""`` where it has a link only.
        link: the page that it stands for, or None.
        published: its own day, as it is written there, or None.
        author: who wrote it, or None.
        problem: why its text cannot be read, as a clause, or None.
    """

    key: str
    title: str | None
    text: str
    link: str | None
    published: datetime.date | None
    author: str | None
    problem: str | None = None

    @property
    def digest(self) -> str:
        """A digest of what it says, by which a change is known."""
        said = "\x00".join((self.title or "", self.text, self.link or ""))
        return hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()


@attrs.frozen(kw_only=True)
class Feed:
    """A feed.

    Attributes:
        title: its name, which stands for the publisher.
        language: a BCP 47 tag, or None.
        entries: its entries, in its order.
        encoding: how its bytes were decoded.
        broken: what is wrong with it where it breaks off, or None; an entry that may not be whole is left out.
    """

    title: str | None
    language: str | None
    entries: tuple[Entry, ...]
    encoding: str | None
    broken: ReadError | None = None


def feed_of(source: Source, *, most: int) -> Feed:
    """The feed that a source is.

    Args:
        source: the source.
        most: how many entries are taken at the most.

    Raises:
        SourceError: it is empty, no text, too large, defines entities of its own, has too many entries, or is no feed.
    """
    size = len(source.bytes())
    if size > FEED_BYTES:
        raise SourceError(
            f"has {size:,} bytes; of a feed no more than {FEED_BYTES:,} are taken", source=source.name
        )
    text, encoding = text_of(source)
    if text.lstrip("\ufeff \t\r\n").startswith("{"):
        return _json_feed(text, source, encoding, most)
    refuse_declarations(text, source.name)
    count = len(_ENTRY.findall(text))
    if count > most:
        raise _too_many(count, most, source)
    return _xml_feed(text, source, encoding)


def _too_many(count: int, most: int, source: Source) -> SourceError:
    problem = f"has {count:,} entries, more than the limit of {most:,}; raise it with entries=… (--option entries=…)"
    return SourceError(problem, source=source.name)


def _xml_feed(text: str, source: Source, encoding: str) -> Feed:
    import feedparser

    # Bytes and never a URL, which feedparser would fetch. They are in UTF-8 whatever their declaration says.
    try:
        parsed = feedparser.parse(
            text.encode("utf-8", "replace"),
            sanitize_html=False,
            resolve_relative_uris=False,
            response_headers={"content-type": "application/xml; charset=utf-8"},
        )
    except Exception as error:  # of many kinds, where the XML is damaged
        raise SourceError(f"is no feed that can be read: {words(str(error))}", source=source.name) from error
    if not parsed.get("version") and not parsed.entries:
        said = words(str(parsed.get("bozo_exception", ""))) or "it has no <rss>, <feed> or <rdf:RDF>"
        raise SourceError(f"is no feed: {said}", source=source.name)
    where = parsed.feed.get("link") or source.uri or ""
    entries = [_entry(each, where) for each in parsed.entries]
    broken = None
    if not _END.search(text[-10_000:]):
        # The last entry may be cut in the middle; nothing says whether it is.
        entries = entries[:-1]
        broken = ReadError("breaks off before its end; its last entry is left out", source=source.name)
    return Feed(
        title=_plain(parsed.feed.get("title")),
        language=language_tag(parsed.feed.get("language")),
        entries=tuple(entries),
        encoding=encoding or None,
        broken=broken,
    )


def _entry(each: Any, where: str) -> Entry:
    title = _plain(each.get("title"))
    bodies = [content.get("value") or "" for content in each.get("content") or ()]
    body = max([*bodies, each.get("summary") or ""], key=len)
    link = _link(each.get("link"), where)
    # An Atom entry need not say when it was published, only when it changed; RSS 1.0 has the one date.
    dated = (each.get(name) for name in ("published", "created", "updated") if name in each)
    text, problem = _body(body)
    return Entry(
        key=words(each.get("id")) or link or title or "",
        title=title,
        text=text,
        problem=problem,
        link=link,
        published=next((day for text in dated if (day := day_of(text)) is not None), None),
        author=words(each.get("author")),
    )


def _json_feed(text: str, source: Source, encoding: str, most: int) -> Feed:
    try:
        content = json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise SourceError(f"is no JSON Feed: {words(str(error))}", source=source.name) from error
    items = content.get("items") if isinstance(content, dict) else None
    if not isinstance(items, list) or "jsonfeed.org" not in str(content.get("version")):
        raise SourceError("is no JSON Feed: it lacks version or items", source=source.name)
    if len(items) > most:
        raise _too_many(len(items), most, source)
    where = _said(content, "home_page_url") or source.uri or ""
    return Feed(
        title=words(_said(content, "title")),
        language=language_tag(_said(content, "language")),
        entries=tuple(_json_entry(item, where) for item in items if isinstance(item, dict)),
        encoding=encoding or None,
    )


def _json_entry(item: dict[str, Any], where: str) -> Entry:
    title = words(_said(item, "title"))
    html, plain = _said(item, "content_html"), _said(item, "content_text")
    link = _link(_said(item, "url") or _said(item, "external_url"), where)
    authors = item.get("authors") if isinstance(item.get("authors"), list) else [item.get("author")]
    names = (words(_said(author, "name")) for author in authors or () if isinstance(author, dict))
    text, problem = _body(html) if html else ((plain or _said(item, "summary") or "").strip(), None)
    return Entry(
        key=(words(str(item["id"])) if item.get("id") else None) or link or title or "",
        title=title,
        text=text,
        problem=problem,
        link=link,
        published=day_of(_said(item, "date_published")),
        author=", ".join(filter(None, names)) or None,
    )


def _said(content: dict[str, Any], name: str) -> str | None:
    value = content.get(name)
    return value if isinstance(value, str) else None


def _body(html: str) -> tuple[str, str | None]:
    """The text of an entry's HTML, or none and why: one bad entry must not cost the feed."""
    try:
        return text_of_html(html), None
    except ValueError as error:
        return "", str(error)


def _plain(text: str | None) -> str | None:
    return words(_body(text)[0]) if text else None


def _link(link: str | None, where: str) -> str | None:
    if not link:
        return None
    try:
        found = urljoin(where, link.strip())
    except ValueError:
        return None
    return found if is_url(found) else None


def begins_feed(head: str) -> bool:
    """Whether the first characters of a text begin a feed."""
    return _XML_ROOT.match(head) is not None or _JSON_VERSION.match(head) is not None
