"""One calendar's head, and what it has to say of records that it does not show."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import Final

from icalendar import Calendar

from diplotrack.records import Record
from diplotrack_ical.text import Text, line

_PRODID: Final = "-//diplotrack//diplotrack-ical//EN"


class LeftOut(StrEnum):
    """Why a record is not shown."""

    UNDATED = "without a date"
    UNCERTAIN = "with an uncertain date"
    ENDLESS = "beyond the last day that a calendar can show"


class Sheet:
    """What is counted while a calendar is written.

    Attributes:
        name: the calendar's name.
        number: its number among those of one export; 0 is the one with all records.
        written: how many components it has.
    """

    def __init__(self, name: str, number: int = 0) -> None:
        self.name = name
        self.number = number
        self.written = 0
        self._left_out: Counter[tuple[LeftOut, str]] = Counter()

    def leave_out(self, why: LeftOut, record: Record) -> None:
        """Count a record that is not shown."""
        self._left_out[why, type(record).__name__.lower()] += 1

    def told(self) -> str:
        """What is not shown, in words, or ``""``."""
        return ", ".join(
            f"{count} {what}{'' if count == 1 else 's'} {why}"
            for why in LeftOut
            for what in ("engagement", "commitment")
            if (count := self._left_out[why, what])
        )

    def head(self, refresh: str | None) -> Calendar:
        """The calendar without its components.

        Args:
            refresh: how often a client should ask again, as an RFC 5545 duration, or None.
        """
        head = Calendar()
        head["VERSION"] = Text("2.0")
        head["PRODID"] = Text(_PRODID)
        head["CALSCALE"] = Text("GREGORIAN")
        if self.written != 1:
            name = Text(line(self.name))
            head["NAME"], head["X-WR-CALNAME"] = name, name
            if told := self.told():
                description = Text(f"Not shown: {told}.")
                head["DESCRIPTION"], head["X-WR-CALDESC"] = description, description
        if refresh is not None:
            head["REFRESH-INTERVAL"] = Text(refresh, params={"VALUE": "DURATION"})
            head["X-PUBLISHED-TTL"] = Text(refresh)
        undated = sum(count for (why, _), count in self._left_out.items() if why is LeftOut.UNDATED)
        omitted = self._left_out.total() - undated
        if undated:
            head["X-DIPLOTRACK-UNDATED"] = Text(str(undated))
        if omitted:
            head["X-DIPLOTRACK-OMITTED"] = Text(str(omitted))
        return head
