"""The exporter as the core sees it; icalendar is loaded when an export begins and not before."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from diplotrack.targets import Target
from diplotrack_ical.options import IcalOptions

if TYPE_CHECKING:
    from diplotrack_ical.calendar import CalendarWriter


class IcalExporter:
    """Writes dated engagements, and commitments with a due date, as the events of one calendar."""

    name = "ical"
    suffixes = (".ics", ".ical")
    media_type = "text/calendar"
    options = IcalOptions

    @contextmanager
    def open(self, target: Target, options: IcalOptions) -> Iterator[CalendarWriter]:
        """Begin a calendar; leaving the block well completes it.

        Raises:
            ExportError: the target cannot be written.
            OSError: neither can the temporary file that events are kept in until the calendar's head is known.
        """
        from diplotrack_ical.calendar import CalendarWriter

        # Opened first, so that a target that cannot be written is told before the work and not after it.
        stream = target.binary()
        with CalendarWriter(options) as writer:
            yield writer
            writer.finish(stream, target.name)
