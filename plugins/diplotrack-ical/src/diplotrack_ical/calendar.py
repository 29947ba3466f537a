"""The calendars of one export: components as they come, then heads that know how many there are and what was left out."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import BinaryIO, Final, Self

from icalendar.cal import Component

from diplotrack.errors import ExportError
from diplotrack.records import Commitment, Document, Engagement
from diplotrack.revising import Revision
from diplotrack.targets import Target
from diplotrack.when import When
from diplotrack_ical.citations import Citations
from diplotrack_ical.events import Dated, event, todo
from diplotrack_ical.folding import folded, written
from diplotrack_ical.kept import PROPERTY, kept
from diplotrack_ical.options import IcalOptions, Split, UncertainDates
from diplotrack_ical.parts import TODOS, Labels, Part, parts
from diplotrack_ical.revisions import stamp
from diplotrack_ical.sheets import LeftOut, Sheet
from diplotrack_ical.spans import Span, span
from diplotrack_ical.spool import Spool
from diplotrack_ical.text import escaped

_log: Final = logging.getLogger("diplotrack_ical")
_END: Final = b"END:VCALENDAR\r\n"


class _Series:
    """The calendars of one sort of component, events or tasks: that of all records, and those of parts.

    Attributes:
        shown: the components.
        hidden: the records that have none, as properties for the calendar's head.
        whole: the calendar of all records.
        parts: the others, by key.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self.shown = Spool()
        self.hidden = Spool()
        self.whole = Sheet(name)
        self.parts: dict[str, Sheet] = {}

    def sheets(self, found: Iterable[Part]) -> list[Sheet]:
        """The calendar of all records, then those of these parts."""
        for part in found:
            if part.key not in self.parts:
                self.parts[part.key] = Sheet(f"{self._name}: {part.name}", len(self.parts) + 1)
        return [self.whole, *(self.parts[part.key] for part in found)]


class CalendarWriter:
    """Writes the calendars of one export; a context manager that lets go of its temporary files.

    RFC 5545 §3.4 puts a calendar's properties before its components, and these tell what is known only after the last
    one: how many records have none, and whether there is but one. So the components wait in temporary files.

    Args:
        options: what was chosen.
        target: where the calendars go.

    Raises:
        ExportError: calendars by party or topic were asked for, and no further files can stand beside the target.
    """

    def __init__(self, options: IcalOptions, target: Target) -> None:
        if options.split is not Split.NONE and not target.has_sidecars:
            problem = (
                f"takes one calendar, and split={options.split.value!r} makes several; give a file's name"
            )
            raise ExportError(problem, target=target.name)
        self._options = options
        self._target = target
        self._citations = Citations()
        self._events = _Series(options.name)
        # Some clients fail on a file that has tasks too (CALENDARS.md); one stream has to take both.
        apart = options.todos and target.has_sidecars
        self._todos = _Series(f"{options.name}: tasks") if apart else self._events
        self._revision: Revision | None = None

    def revise(self, revision: Revision) -> None:
        """Take note of the revision of the record that is written next."""
        self._revision = revision

    def write(self, item: Document | Engagement | Commitment) -> None:
        """Write the component of a record, or keep it in the head where it has none; remember a document for its records."""
        if isinstance(item, Document):
            self._citations.add(item)
            return
        revision = self._revision if self._revision and self._revision.record == item.id else None
        series = self._todos if isinstance(item, Commitment) else self._events
        sheets = series.sheets(list(parts(item, self._options.split)))
        when = item.due if isinstance(item, Commitment) else item.when
        days = None if when is None else span(when, deadline=isinstance(item, Commitment))
        why = self._reason(when, days)
        cited = {evidence.document: self._citations.get(evidence.document) for evidence in item.evidence}
        known = {document: citation for document, citation in cited.items() if citation is not None}
        numbers = tuple(sheet.number for sheet in sheets[1:])
        if why is not None or when is None or days is None:
            series.hidden.put(folded(f"{PROPERTY};VALUE=TEXT:{escaped(kept(item, known))}"), numbers)
            for sheet in sheets:
                sheet.leave_out(why or LeftOut.UNDATED, item)
            return
        dated = Dated(
            record=item,
            when=when,
            days=days,
            citations=known,
            stamp=stamp(known.values(), revision),
            alarm=self._options.alarm,
        )
        series.shown.put(written(self._component(dated)), numbers)
        for sheet in sheets:
            sheet.written += 1

    def _component(self, dated: Dated) -> Component:
        record = dated.record
        as_todo = self._options.todos and isinstance(record, Commitment)
        return todo(dated, record.status) if as_todo and isinstance(record, Commitment) else event(dated)

    def _reason(self, when: When | None, days: Span | None) -> LeftOut | None:
        """Why a record is not shown, or None where it is."""
        if when is None:
            return LeftOut.UNDATED
        if days is None:
            return LeftOut.ENDLESS
        omitted = not days.certain and self._options.uncertain is UncertainDates.OMIT
        return LeftOut.UNCERTAIN if omitted else None

    def finish(self, stream: BinaryIO) -> None:
        """Write the calendars whole, and say in the log what was left out.

        Args:
            stream: the target, open for bytes.
        """
        self._sheet(self._events, self._events.whole, stream)
        series = {"": self._events}
        if self._todos is not self._events:
            series[f".{TODOS}"] = self._todos
            with self._target.sibling(TODOS) as sibling:
                self._sheet(self._todos, self._todos.whole, sibling)
        labels = Labels()
        named = {
            key: labels.label(key) for key in sorted({k for each in series.values() for k in each.parts})
        }
        for ending, each in series.items():
            for key, sheet in each.parts.items():
                with self._target.sibling(f"{named[key]}{ending}") as sibling:
                    self._sheet(each, sheet, sibling)
        self._tell()

    def _sheet(self, series: _Series, sheet: Sheet, stream: BinaryIO) -> None:
        head = written(sheet.head(self._options.refresh))
        stream.write(head.removesuffix(_END))
        series.hidden.copy(stream, sheet.number or None)
        series.shown.copy(stream, sheet.number or None)
        stream.write(_END)

    def _tell(self) -> None:
        whole = dict.fromkeys((self._events.whole, self._todos.whole))
        left_out = ", ".join(told for sheet in whole if (told := sheet.told()))
        if left_out:
            count = sum(sheet.written for sheet in whole)
            # A calendar that came out empty is what its user will wonder about, so that is more than a remark.
            level = logging.INFO if count else logging.WARNING
            _log.log(level, "%s: %d events; left out: %s", self._target.name, count, left_out)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._citations.__exit__()
        for series in (self._events, self._todos):
            series.shown.__exit__()
            series.hidden.__exit__()
