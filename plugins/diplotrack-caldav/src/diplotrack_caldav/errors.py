"""What goes wrong with a calendar."""

from __future__ import annotations

from diplotrack.errors import ExportError


class CalendarError(ExportError):
    """A calendar cannot be read or written: it is not there, refuses, does not answer, or cannot be trusted.

    What was published before stays, and publishing again goes on from there.

    Attributes:
        target: the calendar's address.
        status: the HTTP status of the answer, or None where there was none.
    """

    def __init__(self, problem: str, *, calendar: str, status: int | None = None) -> None:
        super().__init__(problem, target=calendar)
        self.status = status
