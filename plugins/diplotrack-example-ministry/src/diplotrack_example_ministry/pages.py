"""What the ministry's pages say: readouts with a body, and lists of items with a lead. No diplotrack in here but errors."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from urllib.parse import urljoin

import attrs
from bs4 import BeautifulSoup, Tag

from diplotrack.errors import DiplotrackError, FormatError

HOME = "https://mfa.examplia.example/"
"""Where the ministry's pages would be; RFC 2606 keeps ``.example`` for examples."""

MARK = b'<meta name="generator" content="examplia-press">'
"""What the ministry's system writes into the head of each page."""


@attrs.frozen(kw_only=True)
class Told:
    """One text of the ministry.

    Attributes:
        text: its words, a blank line between paragraphs.
        title: its headline.
        published: its day.
        uri: its address.
    """

    text: str
    title: str
    published: datetime.date
    uri: str


def told(html: str, name: str) -> Iterator[Told | DiplotrackError]:
    """The texts of a page: one of a readout, one for each item of a list. An item that is wrong is an error in its place.

    Args:
        html: the page.
        name: how to call it in messages.

    Raises:
        FormatError: the page is cut off, or holds neither a readout nor a list.
    """
    if not html.rstrip().endswith("</html>"):
        raise FormatError("is cut off: a page of the ministry ends with </html>", source=name)
    page = BeautifulSoup(html, "html.parser")
    items = page.select("article.readout, article.item")
    if not items:
        raise FormatError("holds no readout and no list of the press office", source=name)
    for number, item in enumerate(items, start=1):
        try:
            yield _told(item)
        except ValueError as error:
            yield FormatError(f"item {number}: {error}", source=name)


def _told(item: Tag) -> Told:
    """The text of one article.

    Raises:
        ValueError: something is missing in it, or its day is none.
    """
    paragraphs = [_words(each) for each in item.select(".body p, p.lead")]
    link = _one(item, "a.permalink")
    return Told(
        text="\n\n".join(words for words in paragraphs if words),
        title=_words(_one(item, "h1, h2")),
        published=datetime.date.fromisoformat(str(_one(item, "time[datetime]")["datetime"])),
        uri=urljoin(HOME, str(link["href"])),
    )


def _one(item: Tag, selector: str) -> Tag:
    found = item.select_one(selector)
    if found is None:
        raise ValueError(f"it has no {selector}")
    return found


def _words(tag: Tag) -> str:
    return " ".join(tag.get_text().split())
