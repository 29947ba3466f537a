"""The error of fetching."""

from __future__ import annotations

from diplotrack.errors import SourceError


class FetchError(SourceError):
    """A URL may not be fetched, or could not be.

    Attributes:
        refused: whether a rule forbids it (scheme, address, port, robots.txt), so that trying again is of no use.
        status: the HTTP status that the server answered with, or None.
    """

    def __init__(
        self, problem: str, *, source: str, refused: bool = False, status: int | None = None
    ) -> None:
        super().__init__(problem, source=source)
        self.refused = refused
        self.status = status
