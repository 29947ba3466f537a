"""Publishing: the events of records set against what stands in the calendar, and the differences written.

What was made by us is told by what stands there and by nothing else (`diplotrack_caldav.objects`). So it does not matter
where the run before ended, or on which machine it was. Events are added and changed first and taken away last: what
goes by another name after reports were linked is never missing in between.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from typing import TYPE_CHECKING, Any, Final, TypeVar

from diplotrack.errors import NoExporterError
from diplotrack.exporting import export
from diplotrack.plugins import Registry
from diplotrack.records import Item
from diplotrack_caldav.addresses import Address, checked_publication
from diplotrack_caldav.credentials import Credentials
from diplotrack_caldav.results import Action, Outcome, Published

if TYPE_CHECKING:
    from diplotrack_caldav.objects import CalendarObject, Exported
    from diplotrack_caldav.server import Server, Stored

T = TypeVar("T")

BATCH = 50
"""How many objects are asked for in one request."""

_CHANGED: Final = (
    "somebody changed it on the server; --overwrite (overwrite=True) puts the record's event in its place"
)
_MEANWHILE: Final = "somebody changed it on the server at this moment; publish again"
_STRANGE: Final = "what stands under its name on the server is none of this publication's events"


def publish(
    items: Item | Iterable[Item],
    url: str,
    *,
    publication: str = "diplotrack",
    credentials: Credentials | None = None,
    overwrite: bool = False,
    dry_run: bool = False,
    timeout: float = 30.0,
    authorities: str | None = None,
    registry: Registry | None = None,
    told: Callable[[Outcome], None] | None = None,
    begun: Callable[[int], None] | None = None,
    options: Mapping[str, Any] | None = None,
) -> Published:
    """Make a calendar on a CalDAV server show the events of these records.

    Events that it lacks are created, those whose record changed are updated, and those that were published before and
    whose record is no longer there are removed. An event that stands there as it should is not written. Nothing is
    touched that this publication did not make, and what somebody changed on the server is left so and told. It is safe
    to repeat and to interrupt; the run after goes on where it ended.

    Args:
        items: reports or records, such as ``ledger.items()``. If they raise, the calendar is not touched.
        url: the calendar's address (an ``https`` URL; ``http`` will do for the own machine).
        publication: the name under which these events stand there. Each publication has its own events in a calendar;
            give every ledger another, and the same one every time.
        credentials: who publishes; by default what the environment or the keyring has (`Credentials.find`).
        overwrite: put the records' events in the place of what somebody changed on the server.
        dry_run: write nothing, and say what would be written.
        timeout: seconds after which a request that is not answered has failed. A busy server is asked up to four times.
        authorities: path of a file of certificates (PEM) to trust in the place of the system's.
        registry: the plugins, among them the exporter ``ical``; by default the installed ones.
        told: told of each event's outcome as it comes.
        begun: told how many events there are before the first of them.
        options: those of the exporter ``ical``, such as ``{"uncertain": "omit"}``.

    Returns:
        What it came to.

    Raises:
        OptionsError: the address, the publication, the credentials or an option is wrong; nothing was sent.
        NoExporterError: the exporter ``ical`` is not installed.
        CalendarError: the calendar cannot be read or written; what was published until then stands.
    """
    address = Address.parse(url)
    checked_publication(publication)
    with tempfile.TemporaryFile() as stream:
        try:
            records = export(items, stream, exporter="ical", registry=registry, **(options or {}))
        except NoExporterError as error:
            error.message = f"{error.message}; pip install diplotrack-ical"
            raise
        stream.seek(0)
        from diplotrack_caldav.objects import Exported
        from diplotrack_caldav.server import Server

        exported = Exported(stream, publication)
        whose = credentials or Credentials.find(address)
        with Server(address, whose, timeout=timeout, authorities=authorities) as server:
            run = _Run(server, exported, publication, overwrite=overwrite, dry_run=dry_run, told=told)
            run.set_right(begun)
    return run.published(undated=max(0, records - len(exported)))


class _Run:
    """One run: what is wanted, what is there, and what became of each event."""

    def __init__(
        self,
        server: Server,
        exported: Exported,
        publication: str,
        *,
        overwrite: bool,
        dry_run: bool,
        told: Callable[[Outcome], None] | None,
    ) -> None:
        self._server = server
        self._exported = exported
        self._publication = publication
        self._overwrite = overwrite
        self._dry_run = dry_run
        self._told = told
        self._counts: Counter[Action] = Counter()
        self._left: list[Outcome] = []
        self._failed: list[Outcome] = []

    def set_right(self, begun: Callable[[int], None] | None) -> None:
        """Bring the calendar to what is wanted."""
        from diplotrack_caldav.objects import may_be_of, object_name

        names = self._server.names()
        stored = {
            name.replace("@", "."): path for name, path in names.items() if may_be_of(name, self._publication)
        }
        wanted = {object_name(uid): uid for uid in self._exported}
        gone = [path for name, path in stored.items() if name not in wanted]
        if begun is not None:
            begun(len(wanted) + len(gone))
        for batch in _batches(wanted.items()):
            there = self._fetched(stored[name] for name, _ in batch if name in stored)
            for name, uid in batch:
                found = there.get(name.replace("@", "."))
                if found is None:
                    self._create(name, uid)
                else:
                    self._update(found, uid)
        for paths in _batches(gone):
            for found in self._fetched(paths).values():
                self._remove(found)

    def published(self, undated: int) -> Published:
        """The sum of it."""
        return Published(
            calendar=self._server.address.url,
            publication=self._publication,
            created=self._counts[Action.CREATED],
            updated=self._counts[Action.UPDATED],
            removed=self._counts[Action.REMOVED],
            unchanged=self._counts[Action.UNCHANGED],
            left=tuple(self._left),
            failed=tuple(self._failed),
            undated=undated,
            dry_run=self._dry_run,
        )

    def _fetched(self, paths: Iterable[str]) -> dict[str, Stored]:
        return {each.path.rpartition("/")[2].replace("@", "."): each for each in self._server.fetch(paths)}

    def _create(self, name: str, uid: str) -> None:
        event = self._exported.object(uid)
        if self._dry_run:
            self._tell(Action.CREATED, event)
            return
        path = f"{self._server.address.path}{name}"
        if self._write(event, path, lambda: self._server.create(name, event.marked())):
            self._tell(Action.CREATED, event)

    def _update(self, stored: Stored, uid: str) -> None:
        from diplotrack_caldav.objects import CalendarObject

        event = self._exported.object(uid)
        there = CalendarObject.parse(stored.data)
        if there is None or there.uid != uid:
            self._tell(Action.LEFT, event, _STRANGE)
        elif there.mark is None and there.shows(event):
            self._tell(Action.UNCHANGED, event)  # A server that drops our properties.
        elif there.touched and not self._overwrite:
            self._tell(Action.LEFT, event, _CHANGED)
        elif there.mark == event.fingerprint and not there.touched:
            self._tell(Action.UNCHANGED, event)
        else:
            content = event.marked(after=there.sequence)
            if self._dry_run or self._write(event, stored.path, lambda: self._server.update(stored, content)):
                self._tell(Action.UPDATED, event)

    def _remove(self, stored: Stored) -> None:
        from diplotrack_caldav.objects import CalendarObject, suffix

        there = CalendarObject.parse(stored.data)
        if there is None or not there.uid.endswith(suffix(self._publication)):
            return  # The name may look like one of ours, and yet it is somebody else's.
        if there.touched and not self._overwrite:
            self._tell(Action.LEFT, there, _CHANGED)
        elif self._dry_run or self._write(there, None, lambda: self._server.remove(stored)):
            self._tell(Action.REMOVED, there)

    def _write(self, event: CalendarObject, path: str | None, write: Callable[[], bool]) -> bool:
        """Whether an event stands as it should at a path after writing; where not, that has been told."""
        from diplotrack_caldav.server import Refused

        try:
            # Where the answer to a request was lost and it was sent again, its condition no longer holds.
            if write() or (path is not None and self._stands(event, path)):
                return True
        except Refused as refused:
            self._tell(Action.FAILED, event, str(refused))
            return False
        self._tell(Action.LEFT, event, _MEANWHILE)
        return False

    def _stands(self, event: CalendarObject, path: str) -> bool:
        from diplotrack_caldav.objects import CalendarObject

        found = [CalendarObject.parse(each.data) for each in self._server.fetch([path])]
        return [each and each.fingerprint for each in found] == [event.fingerprint]

    def _tell(self, action: Action, event: CalendarObject, why: str | None = None) -> None:
        self._counts[action] += 1
        outcome = Outcome(action=action, uid=event.uid, record=event.record, title=event.title, why=why)
        if action is Action.LEFT:
            self._left.append(outcome)
        elif action is Action.FAILED:
            self._failed.append(outcome)
        if self._told is not None:
            self._told(outcome)


def _batches(values: Iterable[T]) -> Iterator[list[T]]:
    iterator = iter(values)
    while batch := list(islice(iterator, BATCH)):
        yield batch
