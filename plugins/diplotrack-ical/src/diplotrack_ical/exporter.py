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
    """Writes dated engagements, and commitments with a due date, as the events of a calendar."""

    name = "ical"
    suffixes: tuple[str, ...] = (".ics", ".ical")
    media_type = "text/calendar"
    options = IcalOptions

    @contextmanager
    def open(self, target: Target, options: IcalOptions) -> Iterator[CalendarWriter]:
        """Begin a calendar; leaving the block well completes it.

        Raises:
            ExportError: the target cannot be written, or cannot take what the options ask for.
            OSError: the temporary files in which events wait for the calendar's head cannot be written.
        """
        from diplotrack_ical.calendar import CalendarWriter

        # Opened first, so that a target that cannot be written is told before the work and not after it.
        stream = target.binary()
        with CalendarWriter(options, target) as writer:
            yield writer
            writer.finish(stream)
