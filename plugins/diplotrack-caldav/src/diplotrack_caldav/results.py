"""What publishing did: each event's outcome, and the sum of them."""

from __future__ import annotations

from enum import StrEnum

import attrs


class Action(StrEnum):
    """What became of an event."""

    CREATED = "created"
    UPDATED = "updated"
    REMOVED = "removed"
    UNCHANGED = "unchanged"
    LEFT = "left"
    """Somebody else changed it on the server, and it was left as it is."""
    FAILED = "failed"
    """The server would not take it; the other events are not touched by that."""


@attrs.frozen(kw_only=True)
class Outcome:
    """What became of one event.

    Attributes:
        action: what was done, or would be done in a dry run.
        uid: the event's UID on the server.
        record: the id of its record, or None where its event does not say.
        title: its title.
        why: the reason, where it was left or failed.
    """

    action: Action
    uid: str
    record: str | None = None
    title: str = ""
    why: str | None = None

    def __str__(self) -> str:
        why = f" ({self.why})" if self.why else ""
        return f"{self.action}: {self.title or self.uid}{why} [{self.record or self.uid}]"


def _outcomes(values: tuple[Outcome, ...] | list[Outcome]) -> tuple[Outcome, ...]:
    return tuple(values)


@attrs.frozen(kw_only=True)
class Published:
    """What publishing came to; in words by ``str()``.

    Attributes:
        calendar: the calendar's address.
        publication: the name under which the events stand there.
        created: how many events were new.
        updated: how many were written again, since their record changed.
        removed: how many were taken away, since their record is no longer among those published.
        unchanged: how many stand there as they should, and were not written.
        left: events that somebody else changed on the server, and that were left so.
        failed: events that the server would not take.
        undated: how many records have no event, for want of a date that a calendar can show.
        dry_run: nothing was written; the numbers say what would have been.
    """

    calendar: str
    publication: str
    created: int = 0
    updated: int = 0
    removed: int = 0
    unchanged: int = 0
    left: tuple[Outcome, ...] = attrs.field(default=(), converter=_outcomes)
    failed: tuple[Outcome, ...] = attrs.field(default=(), converter=_outcomes)
    undated: int = 0
    dry_run: bool = False

    @property
    def written(self) -> int:
        """How many events were written or taken away (in a dry run: would be)."""
        return self.created + self.updated + self.removed

    def __str__(self) -> str:
        counts = {
            "created": self.created,
            "updated": self.updated,
            "removed": self.removed,
            "unchanged": self.unchanged,
            "left as somebody else changed them": len(self.left),
            "failed": len(self.failed),
        }
        told = ", ".join(f"{number} {what}" for what, number in counts.items() if number)
        undated = f"; {self.undated} without an event, since undated" if self.undated else ""
        dry = "dry run, nothing written: " if self.dry_run else ""
        return f"{dry}{told or 'no events'}{undated} (publication {self.publication!r} in {self.calendar})"
