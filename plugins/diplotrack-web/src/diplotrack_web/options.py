"""The options of the adapters."""

from __future__ import annotations

import attrs

from diplotrack.errors import ValidationError
from diplotrack.interfaces import DocumentOptions

PAGE_BYTES = 10_000_000
"""Bytes of a page that are taken at the most: parsing takes some twenty times as much memory."""
FEED_BYTES = 32_000_000
"""Bytes of a feed that are taken at the most."""
FEED_ENTRIES = 10_000
"""Entries of a feed that are taken at the most, where no other number is given."""


@attrs.frozen(kw_only=True)
class PageOptions(DocumentOptions):
    """Options of the adapter ``web-page``; those of `DocumentOptions` go before what the page says of itself.

    Attributes:
        tables: take the text of tables too.
        precision: take less of what may not be the main text, at the risk of losing some of it.
    """

    tables: bool = True
    precision: bool = False


def _positive(_: object, field: attrs.Attribute[int], value: int) -> None:
    if value < 1:
        raise ValidationError(f"FeedOptions.{field.name}", value, "give a number from 1 on")


@attrs.frozen(kw_only=True)
class FeedOptions(DocumentOptions):
    """Options of the adapter ``web-feed``; those of `DocumentOptions` go before what the entries say of themselves.

    Attributes:
        follow: fetch the page of each entry and read it in the place of the entry's own text. Nothing is fetched
            without this.
        entries: how many entries a feed may have; one that has more is refused as a whole.
    """

    follow: bool = False
    entries: int = attrs.field(default=FEED_ENTRIES, validator=_positive)
