"""What plugins provide: source adapters and exporters, as protocols (stores: `diplotrack.stores`); nothing to inherit from."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from typing import Any, Protocol, runtime_checkable

import attrs

from diplotrack.errors import DiplotrackError, ValidationError
from diplotrack.records import Commitment, Document, Engagement, Record, Report
from diplotrack.revising import Revision
from diplotrack.showing import Shown
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

    def read(self, source: Source, options: Any) -> Iterable[Report | DiplotrackError]:
        """The reports that the source holds, lazily and in its order; `options` is an instance of `options`.

        Where one of several parts of a source is bad (a row, an event), an error stands in the place of its report, and
        the reading goes on: raising it would cost the parts behind it.

        Raises:
            DiplotrackError: the source cannot be read. Other exceptions are wrapped in a `ReadError` by the caller.
        """


# A converter of its own for each type: type checkers read a field's type off its converter.
def _texts(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(values)


@attrs.frozen(kw_only=True)
class Mention:
    """One place in a document that speaks of a record, and how it was understood.

    Attributes:
        frame: name of the rule by which it was understood.
        quote: the words that say it, as the record's evidence has them.
        clause: the words of the clause, or of the noun that stands for one ("the visit"), that the rule fits.
        steps: how words that name nobody, and what the words do not say themselves, were understood, in order.
    """

    frame: str
    quote: str
    clause: str
    steps: tuple[str, ...] = attrs.field(default=(), converter=_texts)


def _mentions(values: Iterable[Mention]) -> tuple[Mention, ...]:
    return tuple(values)


@attrs.frozen(kw_only=True)
class Explanation:
    """Why there is a record.

    Attributes:
        record: its id.
        mentions: the places that speak of it, in the order of its evidence.
    """

    record: str
    mentions: tuple[Mention, ...] = attrs.field(converter=_mentions)

    @property
    def frames(self) -> tuple[str, ...]:
        """The rules that made it, each once."""
        return tuple(dict.fromkeys(mention.frame for mention in self.mentions))

    @property
    def chain(self) -> tuple[str, ...]:
        """The steps of all mentions, each once."""
        return tuple(dict.fromkeys(step for mention in self.mentions for step in mention.steps))


def _explanations(values: Iterable[Explanation]) -> tuple[Explanation, ...]:
    return tuple(values)


@attrs.frozen(kw_only=True)
class Explained(Shown):
    """A report, and why each of its records is there.

    Attributes:
        report: the report.
        explanations: of its records, each at most once. A record that a plugin changed or added after the adapter
            had read it (`diplotrack_refine`) may have none.

    Raises:
        ValidationError: an explanation is of no record of the report, or there are two of one record.
    """

    report: Report
    explanations: tuple[Explanation, ...] = attrs.field(converter=_explanations)
    _by_record: Mapping[str, Explanation] = attrs.field(init=False, repr=False, eq=False)

    @_by_record.default
    def _indexed(self) -> Mapping[str, Explanation]:
        known = {record.id for record in self.report.records}
        found: dict[str, Explanation] = {}
        for explanation in self.explanations:
            if explanation.record not in known:
                raise ValidationError(
                    "Explained.explanations", explanation.record, "explain records of the report only"
                )
            if explanation.record in found:
                raise ValidationError(
                    "Explained.explanations", explanation.record, "explain each record once"
                )
            found[explanation.record] = explanation
        return found

    def why(self, record: Record) -> Explanation | None:
        """Why there is this record; None where the adapter did not make it so."""
        return self._by_record.get(record.id)


@runtime_checkable
class ExplainingAdapter(SourceAdapter, Protocol):
    """An adapter that can also say how it came by its records; asked with ``explain=True``."""

    def explain(self, source: Source, options: Any) -> Iterable[Explained | DiplotrackError]:
        """The reports that `read` gives for the same source and options, each of their records explained.

        Raises:
            DiplotrackError: as `read`.
        """


class RecordWriter(Protocol):
    """What an exporter's `open` yields."""

    def write(self, item: Document | Engagement | Commitment) -> None:
        """Write one item. Documents come before the records that cite them."""


@runtime_checkable
class RevisingWriter(RecordWriter, Protocol):
    """A writer that shows how often and when a record changed; what has no such method is not told."""

    def revise(self, revision: Revision) -> None:
        """Take note of the revision of the record that is written next; not called where it is not known."""


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


@runtime_checkable
class Command(Protocol):
    """A command that a plugin adds to the command line: a `click.Command`, asked in the words of this protocol.

    Its context's ``obj`` is the `Registry` in use (`click.pass_obj`), its return value the exit status, None meaning 0.
    """

    @property
    def name(self) -> str | None:
        """Its name, as in ``diplotrack NAME``: unique, lower case, words joined by ``-``, none of the core's own."""

    def make_context(self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any) -> Any:
        """The context in which it runs.

        Args:
            info_name: its name as it was called.
            args: the arguments behind it.
            parent: the context of the command line.
            extra: whatever else a `click.Context` takes.
        """

    def invoke(self, ctx: Any) -> Any:
        """Run in a context."""
