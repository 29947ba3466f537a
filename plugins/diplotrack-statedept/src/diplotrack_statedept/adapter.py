"""The adapter for the tables."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator

import attrs

from diplotrack.errors import DiplotrackError, FormatError
from diplotrack.interfaces import DocumentOptions
from diplotrack.parties import Gazetteer
from diplotrack.plugins import Registry, default_registry
from diplotrack.records import Report
from diplotrack.sources import Source
from diplotrack_statedept.counts import Survey
from diplotrack_statedept.remarks import with_remarks
from diplotrack_statedept.rows import rows
from diplotrack_statedept.states import States
from diplotrack_statedept.structured import PUBLISHER, About, structured

_LOG = logging.getLogger("diplotrack_statedept")
_BEGINNING = re.compile(rb"\s*(?:<\?xml[^>]*>)?\s*(?:<!--.*?-->\s*)*<(trips|visits)\b", re.DOTALL)


@attrs.frozen(kw_only=True)
class StatedeptOptions(DocumentOptions):
    """Options of the adapter `statedept`.

    Attributes:
        remarks: whether the remarks are read too, by the adapter that the registry has for prose.
        published: in the place of the day on which each row was entered.
        title: of all documents; rows have none.
        uri: of the table, in the place of its file's name; the row's number comes behind it.
        publisher: in the place of the Office of the Historian.
        language: in the place of English.
    """

    remarks: bool = True


class StatedeptAdapter:
    """Reads each row of a table as a report: its words are the document, the journey is a visit.

    Args:
        registry: whose parties are found, and who reads the remarks; by default the installed plugins.
    """

    name = "statedept"
    options = StatedeptOptions

    def __init__(self, registry: Registry | None = None) -> None:
        self._registry = registry
        self._states: tuple[Gazetteer, States] | None = None

    def accepts(self, source: Source) -> float:
        """1 for XML that begins with ``<trips>`` or ``<visits>``, else 0."""
        head = source.head
        if head.startswith((b"\xff\xfe", b"\xfe\xff")):
            head = head.decode("utf-16", "ignore").encode()
        return 1.0 if _BEGINNING.match(head.removeprefix(b"\xef\xbb\xbf")) else 0.0

    def read(self, source: Source, options: StatedeptOptions) -> Iterator[Report | DiplotrackError]:
        """A report for each row, in the order of the table, and an error in the place of a row that is wrong.

        Raises:
            FormatError: it is no such table, or no well-formed XML from some line on.
        """
        survey = Survey()
        yield from self.surveyed(source, options, survey)
        for unmapped in survey.unmapped:
            _LOG.warning("%s", unmapped)
        _LOG.info("%s: %s", source.name, survey)

    def surveyed(
        self, source: Source, options: StatedeptOptions, survey: Survey
    ) -> Iterator[Report | DiplotrackError]:
        """As `read` of the same `source` and `options`, and counts into `survey` what it does."""
        registry = self._registry or default_registry()
        states = self._known_states(registry.gazetteer)
        about = About(
            uri=options.uri or source.uri,
            published=options.published,
            title=options.title,
            publisher=options.publisher or PUBLISHER,
            language=options.language or "en",
        )
        with source.open() as stream:
            for row in rows(stream, source.name):
                try:
                    found = structured(row, states, about, source.name)
                except FormatError as error:
                    survey.rows += 1
                    survey.bad_rows += 1
                    survey.errors.append(error)
                    yield error
                    continue
                report = Report(document=found.document, engagements=(found.visit,))
                failure: DiplotrackError | None = None
                if options.remarks and found.prose is not None:
                    try:
                        report = with_remarks(found, registry)
                    except DiplotrackError as error:
                        problem = f"the remarks could not be read: {error.message}"
                        failure = FormatError(problem, source=source.name, line=row.line)
                        failure.__cause__ = error
                survey.count(row, found, report, source.name)
                yield report
                if failure is not None:
                    survey.bad_remarks += 1
                    survey.errors.append(failure)
                    yield failure

    def _known_states(self, gazetteer: Gazetteer) -> States:
        """What was found for one table serves the next."""
        if self._states is None or self._states[0] is not gazetteer:
            self._states = (gazetteer, States(gazetteer))
        return self._states[1]
