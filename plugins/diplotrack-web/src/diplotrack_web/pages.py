"""The adapter for a web page: its main text, and what it says of itself."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin

from diplotrack.encodings import looks_like
from diplotrack.errors import SourceError
from diplotrack.interfaces import Explained
from diplotrack.plugins import Registry, default_registry
from diplotrack.records import Report
from diplotrack.sources import Source, is_url
from diplotrack_web.charsets import head_text, text_of
from diplotrack_web.declarations import refuse_declarations
from diplotrack_web.handing import Prose, hand_over, language_tag, words
from diplotrack_web.options import PAGE_BYTES, PageOptions

logger = logging.getLogger("diplotrack_web")

MEDIA_TYPES = ("text/html", "application/xhtml+xml")
SUFFIXES = (".html", ".htm", ".xhtml", ".xht")
_MARK = re.compile(
    r"(?>\s+|<\?xml[^>]*\?>|<!--.*?-->)*+<(?:!doctype\s+html|html)[\s>]", re.IGNORECASE | re.DOTALL
)
_XML_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")
_RULE = re.compile(r"\|(?:-+\|)+")  # drawn under a table's head; no words of the page
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


class PageAdapter:
    """Reads a web page, saved or fetched.

    Args:
        registry: whose adapter reads the prose; by default the installed ones.
    """

    name = "web-page"
    options = PageOptions

    def __init__(self, registry: Registry | None = None) -> None:
        self._registry = registry

    def __reduce__(self) -> tuple[type[PageAdapter], tuple[Registry | None]]:
        return type(self), (self._registry,)

    def accepts(self, source: Source) -> float:
        """0.9 where the first bytes begin an HTML document; 0.7 by media type or suffix alone."""
        if source.media_type not in (None, "text/plain", *MEDIA_TYPES):
            return 0.0
        head = source.head
        if looks_like(head) is not None or b"\x00" in head[2:3]:
            return 0.0
        if _MARK.match(head_text(head)):
            return 0.9
        named = source.media_type in MEDIA_TYPES or source.suffix in SUFFIXES
        return 0.7 if named and b"<" in head else 0.0

    def read(self, source: Source, options: PageOptions) -> Iterator[Report]:
        """One report, of the page's main text.

        Raises:
            SourceError: it is empty, no text, too large, or has no main text.
            ReadError: the adapter for prose failed.
        """
        yield hand_over(prose_of(source, options), self._registry or default_registry(), explain=False)

    def explain(self, source: Source, options: PageOptions) -> Iterator[Explained]:
        """The same report, explained by the adapter for prose; raises as `read`."""
        yield hand_over(prose_of(source, options), self._registry or default_registry(), explain=True)


def prose_of(source: Source, options: PageOptions) -> Prose:
    """The main text of a page, and what the page says of itself, as far as the options say nothing else.

    Raises:
        SourceError: it is empty, no text, too large, or has no main text.
    """
    content = source.bytes()
    if len(content) > PAGE_BYTES:
        problem = f"has {len(content):,} bytes; of a page no more than {PAGE_BYTES:,} are taken"
        raise SourceError(problem, source=source.name)
    html, encoding = text_of(source)
    refuse_declarations(html, source.name)
    import lxml.etree
    import lxml.html
    import trafilatura

    from diplotrack_web.dates import published_of

    try:
        # The declaration's encoding no longer holds, and lxml refuses text that has one.
        page = lxml.html.document_fromstring(_CONTROL.sub("\ufffd", _XML_DECLARATION.sub("", html, count=1)))
    except (lxml.etree.LxmlError, ValueError) as error:
        raise SourceError(f"is no HTML: {words(str(error))}", source=source.name) from error
    where = options.uri or (source.uri if is_url(source.uri) else None) or _canonical(page) or source.uri
    date, language = published_of(page, where), _language(page)
    found = trafilatura.bare_extraction(
        page,
        url=where if is_url(where) else None,
        with_metadata=True,
        include_comments=False,
        include_tables=options.tables,
        favor_precision=options.precision,
        # Its own finder guesses, and asks the clock; see `dates`.
        date_extraction_params={"extensive_search": False, "max_date": "2100-01-01"},
    )
    text = _paragraphs(getattr(found, "text", None) or "")
    if not text:
        raise SourceError("has no main text that could be found in it", source=source.name)
    prose = Prose(
        name=source.name,
        text=text,
        title=words(getattr(found, "title", None)),
        uri=where,
        publisher=words(getattr(found, "sitename", None)),
        published=date,
        language=language,
        encoding=encoding or None,
    ).overridden(options)
    if prose.published is None:
        logger.warning(
            "%s: says no day of publication; words such as “on Sunday” stay without a date; published=… says it",
            source.name,
        )
    return prose


def _paragraphs(text: str) -> str:
    """Its lines as paragraphs: each is a block of the page, which prose readers must not join to the next."""
    lines = (line.strip() for line in text.splitlines())
    return "\n\n".join(line for line in lines if line and not _RULE.fullmatch(line))


def _canonical(page: Any) -> str | None:
    for path in (".//link[@rel='canonical']/@href", ".//meta[@property='og:url']/@content"):
        for found in page.xpath(path)[:1]:
            base = next(iter(page.xpath(".//base/@href")), "")
            try:
                url = urljoin(str(base), str(found).strip())
            except ValueError:
                continue
            if is_url(url):
                return url
    return None


def _language(page: Any) -> str | None:
    paths = ("/html/@lang", "/html/@*[local-name()='lang']", ".//meta[@property='og:locale']/@content")
    found = (language_tag(str(each)) for path in paths for each in page.xpath(path)[:1])
    return next((tag for tag in found if tag), None)
