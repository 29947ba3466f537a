"""The day on which a page was published, where the page says so in full.

trafilatura's date finder completes what is missing (``2025-08`` becomes a day of that month) and takes copyright years and
dates out of running text. A day that relative dates are resolved against must not be guessed, so only statements of a
whole day count here, the surest kind first; of a kind that contradicts itself none is taken.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import Any

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:$|[T ]\d{2}:?\d{2}.{0,20})")
_NUMERIC = re.compile(r"(\d{4})[./-]\s?(\d{1,2})[./-]\s?(\d{1,2})\.?")
_DAY_FIRST = re.compile(r"(?:\w+,?\s+)?(\d{1,2})(?:st|nd|rd|th)?\s+([A-Za-z]+)\.?,?\s+(\d{4})")
_MONTH_FIRST = re.compile(r"(?:\w+,?\s+)?([A-Za-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})")
_LABEL = re.compile(
    r"^(?:published|posted|date|issued|released?)(?:\s+(?:on|date))?\s*[:|]?\s+", re.IGNORECASE
)
_TIME = re.compile(r"[\s,|–-]+(?:at\s+)?\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?(?:\s?[A-Z]{2,5})?$")
_IN_PATH = re.compile(r"/(\d{4})/(\d{2})/(\d{2})(?:/|$)")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_META = frozenset(
    {
        "article:published_time", "og:published_time", "datepublished", "dc.date.issued", "dcterms.issued",
        "dcterms.created", "dc.date.created", "citation_publication_date", "citation_date", "pubdate", "publishdate",
        "publish_date", "publication_date", "parsely-pub-date", "sailthru.date", "dc.date", "dcterms.date", "date",
    }
)  # fmt: skip
_DATE_CLASS = re.compile(
    r"(?:^|[-_\s])(?:pub(?:lished|lish)?[-_]?)?(?:date|datetime|pubdate|published|posted)(?:$|[-_\s])"
)
_MOST = 1000  # elements of a kind that are looked at


def day_of(text: str | None) -> datetime.date | None:
    """The day that a text states in full, as it is written there (its own zone's day), or None.

    Takes ISO 8601 and W3C dates, RFC 5322 dates, ``25 August 2025``, ``August 25, 2025`` and ``2025.08.25``; not
    ``08/09/2025``, which is two days.
    """
    if text is None or len(text) > 100:
        return None
    words = " ".join(text.split())
    if found := _ISO.fullmatch(words):
        return _day(found[1], found[2], found[3])
    words = _TIME.sub("", _LABEL.sub("", words))
    if found := _NUMERIC.fullmatch(words):
        return _day(found[1], found[2], found[3])
    if found := _DAY_FIRST.fullmatch(words):
        return _day(found[3], _month(found[2]), found[1])
    if found := _MONTH_FIRST.fullmatch(words):
        return _day(found[3], _month(found[1]), found[2])
    try:
        return parsedate_to_datetime(text).date() if re.search(r"\d{1,2}:\d{2}", text) else None
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def published_of(page: Any, url: str | None) -> datetime.date | None:
    """The day of publication that a parsed page (an lxml element) states, or that stands in its URL's path; or None."""
    for kind in (_structured, _meta, _marked_up, _time_elements, _classes):
        days = {day for text in kind(page) if (day := day_of(text)) is not None}
        if len(days) == 1:
            return days.pop()
        if days:
            return None
    found = _IN_PATH.search(url or "")
    return _day(found[1], found[2], found[3]) if found else None


def _month(name: str) -> int | None:
    lower = name.lower()
    if lower in _FULL_MONTHS:
        return _FULL_MONTHS.index(lower) + 1
    short = "sep" if lower == "sept" else lower
    return _MONTHS.index(short) + 1 if short in _MONTHS else None


def _day(year: str, month: str | int | None, day: str) -> datetime.date | None:
    try:
        return datetime.date(int(year), int(month or 0), int(day))
    except ValueError:
        return None


def _structured(page: Any) -> Iterator[str]:
    """JSON-LD (schema.org): the articles' ``datePublished``, of the first block that has one."""
    for element in page.xpath(".//script[@type='application/ld+json']")[:50]:
        try:
            content = json.loads(element.text or "")
        except (ValueError, RecursionError):
            continue
        found = list(_in_json(content, 0))
        if found:
            yield from found[:1]
            return


def _in_json(content: Any, depth: int) -> Iterator[str]:
    if depth > 4:
        return
    if isinstance(content, list):
        for each in content[:_MOST]:
            yield from _in_json(each, depth + 1)
    elif isinstance(content, dict):
        value = content.get("datePublished")
        if isinstance(value, str) and day_of(value) is not None:
            yield value
        yield from _in_json(content.get("@graph"), depth + 1)


def _meta(page: Any) -> Iterator[str]:
    for element in page.xpath(".//meta[@content]")[:_MOST]:
        name = element.get("property") or element.get("name") or ""
        if name.lower() in _META:
            yield element.get("content")


def _marked_up(page: Any) -> Iterator[str]:
    for element in page.xpath(".//*[@itemprop='datePublished' or @pubdate]")[:_MOST]:
        yield element.get("content") or element.get("datetime") or "".join(element.itertext())


def _time_elements(page: Any) -> Iterator[str]:
    for element in page.xpath(".//time[@datetime]")[:_MOST]:
        yield element.get("datetime")


def _classes(page: Any) -> Iterator[str]:
    for element in page.xpath(".//*[@class or @id]")[: 20 * _MOST]:
        if _DATE_CLASS.search(f"{element.get('class') or ''} {element.get('id') or ''}".lower()):
            yield "".join(element.itertext())[:200]
