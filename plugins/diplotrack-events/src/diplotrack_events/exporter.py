"""The exporter: records as rows of a PLOVER table."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from diplotrack.errors import ExportError
from diplotrack.interfaces import NoOptions
from diplotrack.records import Commitment, Document, Engagement, Party
from diplotrack.targets import Target
from diplotrack_events.codes import WRITTEN
from diplotrack_events.plover import KIND

COLUMNS = (
    "Event ID", "Event Date", "Event Type", "Event Mode", "Actor Country", "Actor Name", "Recipient Country",
    "Recipient Name", "Placename", "Source", "Publication Date", "Headline", "URL", KIND, "Diplotrack Status",
    "Diplotrack Content",
)  # fmt: skip
"""The header; the columns are POLECAT's but for URL and those of our own."""

_REMEMBERED = 64


class PloverExporter:
    """Writes a row for each engagement and commitment."""

    name = "plover"
    suffixes: tuple[str, ...] = (".plover", ".tsv")
    media_type = "text/tab-separated-values"
    options = NoOptions

    @contextmanager
    def open(self, target: Target, options: NoOptions) -> Iterator[PloverWriter]:  # noqa: ARG002
        """Begin a table with its header."""
        write = target.text().write
        write("\t".join(COLUMNS) + "\n")
        yield PloverWriter(write, target.name)


class PloverWriter:
    """Writes rows; knows the last documents, for what a row says of its source."""

    def __init__(self, write: Callable[[str], object], target: str) -> None:
        self._write = write
        self._target = target
        self._documents: dict[str, tuple[str, str, str, str]] = {}

    def write(self, item: Document | Engagement | Commitment) -> None:
        """Write the row of a record; of a document, keep what rows say of it.

        Raises:
            ExportError: a text holds a lone surrogate, which UTF-8 cannot hold.
        """
        if isinstance(item, Document):
            if len(self._documents) >= _REMEMBERED:
                self._documents.clear()
            published = str(item.published or "")
            self._documents[item.id] = (item.publisher or "", published, item.title or "", item.uri or "")
            return
        if isinstance(item, Engagement):
            actors, recipients = item.parties[:1], item.parties[1:]
            when, place, content = item.when, item.place or "", ""
        else:
            actors, recipients = item.by, item.to
            when, place, content = item.made, "", item.content
        what, mode = WRITTEN[item.kind]
        source = self._documents.get(item.evidence[0].document if item.evidence else "", ("", "", "", ""))
        cells = (
            item.id, str(when or ""), what, mode, *_who(actors), *_who(recipients), place, *source,
            str(item.kind), str(item.status), content,
        )  # fmt: skip
        # The format has neither quoting nor escapes: what would end a cell becomes a space.
        line = "\t".join(" ".join(cell.split()) for cell in cells)
        try:
            line.encode()
        except UnicodeEncodeError as error:
            problem = f"{item.id} holds a lone surrogate, which UTF-8 cannot hold"
            raise ExportError(problem, target=self._target, exporter=PloverExporter.name) from error
        self._write(line + "\n")


def _who(parties: Iterable[Party]) -> tuple[str, str]:
    parties = tuple(parties)
    return ";".join(party.code for party in parties), ";".join(party.name for party in parties)
