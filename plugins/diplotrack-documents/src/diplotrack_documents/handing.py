"""Handing on: an adapter says which texts and files are in its source; the core's readers make the reports."""

from __future__ import annotations

import datetime
import logging
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final, TypeVar

import attrs

from diplotrack.errors import DiplotrackError, NoAdapterError, ReadError
from diplotrack.interfaces import DocumentOptions, Explained
from diplotrack.outcomes import Outcomes
from diplotrack.records import Report
from diplotrack.sources import Source

if TYPE_CHECKING:
    from diplotrack.plugins import Registry

_log: Final = logging.getLogger("diplotrack_documents")

T = TypeVar("T")

TIMES = 16
"""A container may unpack to so many times the limit of a single file."""

DEEPEST = 3
"""How many containers (archives, messages) may lie in one another, counting the outermost."""


@attrs.frozen(kw_only=True)
class ProseOptions(DocumentOptions):
    """Options of an adapter that gets prose out of a document: what the document itself does not say, or says wrongly.

    Attributes:
        reader: name of the adapter that reads the prose; by default the one that is surest of plain text.
    """

    reader: str | None = None


@attrs.frozen(kw_only=True)
class PartOptions:
    """Options of an adapter for files within files.

    Attributes:
        published: the day of publication of every file within.
        publisher: who published them.
        max_files: how many files are read at the most.
    """

    published: datetime.date | None = None
    publisher: str | None = None
    max_files: int = 10_000


@attrs.frozen(kw_only=True)
class Prose:
    """A text out of a document, and what the document says of it.

    Attributes:
        text: the text.
        name: how to call it in messages.
        uri: where it was found, or None.
        title: its title, or None.
        publisher: who published it, or None.
        published: on which day, or None.
        language: its language (BCP 47), or None.
    """

    text: str
    name: str
    uri: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: datetime.date | None = None
    language: str | None = None


class Budget:
    """What may still be unpacked out of one outermost container, whatever lies within what.

    Args:
        files: how many files.
        size: how many bytes in all.
    """

    def __init__(self, *, files: int, size: int) -> None:
        self.files = files
        self.size = size


class Member(Source):
    """A file that lies within another.

    Args:
        name: its name, after that of what it lies in.
        content: its bytes.
        uri: where it was found.
        media_type: its media type, or None to go by name and first bytes.
        limit: bytes of it to read at the most.
        depth: how many containers it lies in.
        budget: what may still be unpacked.
        incidental: whether it is no failure that no adapter reads it, as with a logo in a newsletter.
    """

    def __init__(
        self,
        *,
        name: str,
        content: bytes,
        uri: str | None,
        limit: int,
        depth: int,
        budget: Budget,
        media_type: str | None = None,
        incidental: bool = False,
    ) -> None:
        super().__init__(name=name, content=content, uri=uri, media_type=media_type, limit=limit)
        self.depth = depth
        self.budget = budget
        self.incidental = incidental


def within(source: Source, *, adapter: str, files: int) -> tuple[int, Budget]:
    """How deep the files in a container lie, and what may still be unpacked.

    Args:
        source: the container.
        adapter: who asks, for messages.
        files: how many files may be unpacked, where the container is the outermost.

    Raises:
        ReadError: it lies too deep in others.
    """
    if not isinstance(source, Member):
        return 1, Budget(files=files, size=TIMES * source.limit)
    if source.depth >= DEEPEST:
        problem = (
            f"lies {source.depth} archives or messages deep, and {DEEPEST - 1} is the limit; unpack it first"
        )
        raise ReadError(problem, source=source.name, adapter=adapter)
    return source.depth + 1, source.budget


Part = Prose | Source | DiplotrackError
"""What a document holds: a text to read, a file to read by its own kind, or what was wrong in the place of one."""


class HandingAdapter:
    """The base of the adapters here: `read` and `explain` over what `parts` finds.

    Args:
        registry: whose adapters read what is found; by default the installed ones.
    """

    name: str
    options: type[Any]

    def __init__(self, registry: Registry | None = None) -> None:
        self._registry = registry

    def __reduce__(self) -> tuple[type[HandingAdapter], tuple[Registry | None]]:
        return type(self), (self._registry,)

    def parts(self, source: Source, options: Any) -> Iterable[Part]:
        """What the source holds, in its order.

        Args:
            source: what is read.
            options: an instance of `options`.

        Raises:
            DiplotrackError: it cannot be read, or not further.
        """
        raise NotImplementedError

    def read(self, source: Source, options: Any) -> Iterator[Report | DiplotrackError]:
        """The reports of what the source holds, errors in the place of what could not be read.

        Raises:
            DiplotrackError: the source cannot be read, or not further.
        """
        yield from self._read(source, options, explain=False)

    def explain(self, source: Source, options: Any) -> Iterator[Explained | DiplotrackError]:
        """As `read`, with why each record is there; a part whose reader cannot say is an error."""
        yield from self._read(source, options, explain=True)

    def _read(self, source: Source, options: Any, *, explain: bool) -> Iterator[Any]:
        found = False
        for part in self.parts(source, options):
            found = True
            if isinstance(part, DiplotrackError):
                yield part
            elif isinstance(part, Prose):
                yield from self._prose(part, source, options, explain=explain)
            else:
                yield from self._file(part, options, explain=explain)
        if not found:
            raise ReadError("holds nothing to read", source=source.name, adapter=self.name)

    def _prose(
        self, prose: Prose, source: Source, options: Any, *, explain: bool
    ) -> Iterator[Report | Explained | DiplotrackError]:
        said = {
            name: getattr(options, name, None) or getattr(prose, name)
            for name in ("published", "title", "publisher", "uri", "language")
        }
        text = Source.of_text(prose.text, name=prose.name)
        how: dict[str, Any] = {name: value for name, value in said.items() if value is not None}
        how["adapter"] = getattr(options, "reader", None)
        how["limit"] = source.limit
        yield from self._outcomes([text], how, explain=explain)

    def _file(
        self, file: Source, options: Any, *, explain: bool
    ) -> Iterator[Report | Explained | DiplotrackError]:
        values = {name: getattr(options, name, None) for name in ("published", "publisher")}
        how = {name: value for name, value in values.items() if value is not None}
        for outcome in self._outcomes([file], how, explain=explain):
            if isinstance(outcome, NoAdapterError) and isinstance(file, Member) and file.incidental:
                _log.info("%s is not read: no adapter takes it", file.name)
            else:
                yield outcome

    def _outcomes(
        self, sources: list[Source], how: dict[str, Any], *, explain: bool
    ) -> Iterator[Report | Explained | DiplotrackError]:
        from diplotrack.reading import read_all

        registry = self._registry
        read: Outcomes[Any] = (
            read_all(sources, registry=registry, explain=True, **how)
            if explain
            else read_all(sources, registry=registry, **how)
        )
        yield from with_errors(read)


def with_errors(outcomes: Outcomes[T]) -> Iterator[T | DiplotrackError]:
    """What came through, and each error in its place."""
    while True:
        try:
            yield next(outcomes)
        except StopIteration:
            return
        except DiplotrackError as error:
            yield error
