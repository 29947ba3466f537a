"""What plugins provide: source adapters, exporters and stores, as protocols; nothing to inherit from."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from contextlib import AbstractContextManager
from typing import Any, Protocol, runtime_checkable

import attrs

from diplotrack.records import Commitment, Document, Engagement, Record, Report
from diplotrack.sources import Source
from diplotrack.targets import Target


@attrs.frozen(kw_only=True)
class NoOptions:
    """The options of an adapter or exporter that has none."""


@attrs.frozen(kw_only=True)
class DocumentOptions:
    """Options of an adapter for prose: what the text itself does not say about its document. Subclass it to add more.

    Attributes:
        published: the day of publication, against which relative dates are resolved.
        title: the headline.
        uri: where the text was found.
        publisher: who published it.
        language: its language, as a BCP 47 tag.
    """

    published: datetime.date | None = None
    title: str | None = None
    uri: str | None = None
    publisher: str | None = None
    language: str | None = None


@runtime_checkable
class SourceAdapter(Protocol):
    """Turns one kind of input into reports."""

    @property
    def name(self) -> str:
        """Its name, as in ``adapter="article"``: unique, lower case, words joined by ``-``."""

    @property
    def options(self) -> type[Any]:
        """An attrs class with a default for each field; `NoOptions` where there is nothing to choose."""

    def accepts(self, source: Source) -> float:
        """How sure it is that the source is of its kind, from 0 (no) to 1 (certain).

        It looks at the suffix, the media type and the first bytes (`Source.head`), and reads no further.
        """

    def read(self, source: Source, options: Any) -> Iterable[Report]:
        """The reports that the source holds, lazily and in its order; `options` is an instance of `options`.

        Raises:
            DiplotrackError: the source cannot be read. Other exceptions are wrapped in a `ReadError` by the caller.
        """


class RecordWriter(Protocol):
    """What an exporter's `open` yields."""

    def write(self, item: Document | Engagement | Commitment) -> None:
        """Write one item. Documents come before the records that cite them."""


@runtime_checkable
class Exporter(Protocol):
    """Writes records in one format."""

    @property
    def name(self) -> str:
        """Its name, as in ``exporter="csv"``: unique, lower case, words joined by ``-``."""

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The file suffixes that it is chosen by, with the dot, lower case."""

    @property
    def media_type(self) -> str:
        """The media type of what it writes (RFC 6838)."""

    @property
    def options(self) -> type[Any]:
        """An attrs class with a default for each field; `NoOptions` where there is nothing to choose."""

    def open(self, target: Target, options: Any) -> AbstractContextManager[RecordWriter]:
        """Begin an export; leaving the block well ends it. The caller sees to whole files (`Target`)."""


@attrs.frozen(kw_only=True)
class Change:
    """One change to a ledger, as its log keeps it and as `diplotrack_changed` tells it.

    Attributes:
        kind: what happened, e.g. ``"new"``, ``"confirmed"``, ``"status"``.
        record: the record as it stands after the change.
        document: id of the document that brought the change, or None where a person made it.
        at: when it was logged; aware of its time zone.
    """

    kind: str
    record: Record
    document: str | None = None
    at: datetime.datetime | None = None


@runtime_checkable
class Store(Protocol):
    """Where a ledger keeps its reports."""

    @property
    def url(self) -> str:
        """The URL or path that it was opened with."""

    def close(self) -> None:
        """Let go of files and connections."""
