"""Handing a text to whichever adapter reads prose, by way of the core."""

from __future__ import annotations

import datetime
from typing import Any, Literal, overload

import attrs

from diplotrack.errors import DiplotrackError, ReadError
from diplotrack.interfaces import DocumentOptions, Explained
from diplotrack.plugins import Registry
from diplotrack.reading import read_text
from diplotrack.records import LANGUAGE, Report


@attrs.frozen(kw_only=True)
class Prose:
    """A text and what is known of it.

    Attributes:
        name: how to call it in messages.
        text: the text.
        encoding: how its bytes were decoded, or None.
    """

    name: str
    text: str
    title: str | None = None
    uri: str | None = None
    publisher: str | None = None
    published: datetime.date | None = None
    language: str | None = None
    encoding: str | None = None

    def overridden(self, options: DocumentOptions) -> Prose:
        """The same, with what the user says of it in the place of what was found."""
        names = ("title", "uri", "publisher", "published", "language")
        said = {name: getattr(options, name) for name in names}
        return attrs.evolve(self, **{name: value for name, value in said.items() if value is not None})


@overload
def hand_over(prose: Prose, registry: Registry, *, explain: Literal[False]) -> Report: ...
@overload
def hand_over(prose: Prose, registry: Registry, *, explain: Literal[True]) -> Explained: ...


def hand_over(prose: Prose, registry: Registry, *, explain: bool) -> Report | Explained:
    """The report of a text.

    Raises:
        ReadError: with the name of the text, where the adapter for prose fails.
    """
    try:
        if explain:
            explained = _read(prose, registry, explain=True)
            return attrs.evolve(explained, report=_encoded(explained.report, prose.encoding))
        return _encoded(_read(prose, registry, explain=False), prose.encoding)
    except DiplotrackError as error:
        problem = str(error).removeprefix("<text>: ")
        raise ReadError(problem, source=prose.name) from error


@overload
def _read(prose: Prose, registry: Registry, *, explain: Literal[False]) -> Report: ...
@overload
def _read(prose: Prose, registry: Registry, *, explain: Literal[True]) -> Explained: ...


def _read(prose: Prose, registry: Registry, *, explain: bool) -> Report | Explained:
    said: dict[str, Any] = {
        "title": prose.title,
        "uri": prose.uri,
        "publisher": prose.publisher,
        "language": prose.language,
    }
    known = {name: value for name, value in said.items() if value}
    if explain:
        explained: Explained = read_text(
            prose.text, prose.published, registry=registry, explain=True, **known
        )
        return explained
    report: Report = read_text(prose.text, prose.published, registry=registry, **known)
    return report


def _encoded(report: Report, encoding: str | None) -> Report:
    # The text went over decoded, so that its reader cannot know.
    if encoding is None or report.document.encoding is not None:
        return report
    return attrs.evolve(report, document=attrs.evolve(report.document, encoding=encoding))


def language_tag(text: str | None) -> str | None:
    """A BCP 47 tag out of what a page or feed says (``en_US``), or None where it is none."""
    tag = (text or "").strip().replace("_", "-")
    return tag if LANGUAGE.fullmatch(tag) else None


def words(text: str | None) -> str | None:
    """A text in one line, or None where nothing is left."""
    return " ".join((text or "").split()) or None
