"""The calendar: events as they come, then a head that knows how many there are and what was left out."""

from __future__ import annotations

import logging
import shutil
import tempfile
from collections import Counter
from enum import StrEnum
from typing import BinaryIO, Final, Self

from icalendar import Calendar

from diplotrack.records import Commitment, Document, Engagement
from diplotrack_ical.citations import Citations
from diplotrack_ical.events import event
from diplotrack_ical.folding import written
from diplotrack_ical.options import IcalOptions, UncertainDates
from diplotrack_ical.spans import span
from diplotrack_ical.text import Text, line

_log: Final = logging.getLogger("diplotrack_ical")
_PRODID: Final = "-//diplotrack//diplotrack-ical//EN"
_END: Final = b"END:VCALENDAR\r\n"


class LeftOut(StrEnum):
    """Why a record has no event."""

    UNDATED = "without a date"
    UNCERTAIN = "with an uncertain date"
    ENDLESS = "beyond the last day that a calendar can show"


class CalendarWriter:
    """Writes one calendar; a context manager that lets go of its temporary files.

    RFC 5545 §3.4 puts a calendar's properties before its events, and these tell what is known only after the last
    event: how many records have none, and whether there is but one. So the events wait in a temporary file.

    Args:
        options: what was chosen.
    """

    def __init__(self, options: IcalOptions) -> None:
        self._options = options
        self._citations = Citations()
        self._events = tempfile.TemporaryFile()  # noqa: SIM115 - closed by __exit__
        self._written = 0
        self._left_out: Counter[tuple[LeftOut, str]] = Counter()

    def write(self, item: Document | Engagement | Commitment) -> None:
        """Write the event of a record, or count the record where it has none; remember a document for its records."""
        if isinstance(item, Document):
            self._citations.add(item)
            return
        deadline = isinstance(item, Commitment)
        when = item.due if isinstance(item, Commitment) else item.when
        if when is None:
            self._leave_out(LeftOut.UNDATED, item)
            return
        days = span(when, deadline=deadline)
        if days is None:
            self._leave_out(LeftOut.ENDLESS, item)
            return
        if not days.certain and self._options.uncertain is UncertainDates.OMIT:
            self._leave_out(LeftOut.UNCERTAIN, item)
            return
        cited = {evidence.document: self._citations.get(evidence.document) for evidence in item.evidence}
        known = {document: citation for document, citation in cited.items() if citation is not None}
        self._events.write(written(event(item, when, days, known)))
        self._written += 1

    def finish(self, stream: BinaryIO, name: str) -> None:
        """Write the whole calendar to a stream, and say in the log what was left out.

        Args:
            stream: open for bytes.
            name: what the stream is called in the log.
        """
        head = written(self._head())
        stream.write(head.removesuffix(_END))
        self._events.seek(0)
        shutil.copyfileobj(self._events, stream)
        stream.write(_END)
        left_out = self._told()
        if left_out:
            # A calendar that came out empty is what its user will wonder about, so that is more than a remark.
            level = logging.INFO if self._written else logging.WARNING
            _log.log(level, "%s: %d events; left out: %s", name, self._written, left_out)

    def _leave_out(self, why: LeftOut, record: Engagement | Commitment) -> None:
        self._left_out[why, type(record).__name__.lower()] += 1

    def _told(self) -> str:
        return ", ".join(
            f"{count} {what}{'' if count == 1 else 's'} {why}"
            for why in LeftOut
            for what in ("engagement", "commitment")
            if (count := self._left_out[why, what])
        )

    def _head(self) -> Calendar:
        head = Calendar()
        head["VERSION"] = Text("2.0")
        head["PRODID"] = Text(_PRODID)
        head["CALSCALE"] = Text("GREGORIAN")
        if self._written != 1:
            name = Text(line(self._options.name))
            head["NAME"], head["X-WR-CALNAME"] = name, name
            if left_out := self._told():
                description = Text(f"Not shown: {left_out}.")
                head["DESCRIPTION"], head["X-WR-CALDESC"] = description, description
        if self._options.refresh is not None:
            head["REFRESH-INTERVAL"] = Text(self._options.refresh, params={"VALUE": "DURATION"})
            head["X-PUBLISHED-TTL"] = Text(self._options.refresh)
        undated = sum(count for (why, _), count in self._left_out.items() if why is LeftOut.UNDATED)
        omitted = self._left_out.total() - undated
        if undated:
            head["X-DIPLOTRACK-UNDATED"] = Text(str(undated))
        if omitted:
            head["X-DIPLOTRACK-OMITTED"] = Text(str(omitted))
        return head

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._citations.__exit__()
        self._events.close()
