"""Calendar objects: an exported calendar taken apart into one for each UID, and what tells whether one was changed.

An object says itself whose it is and what was written, so that no state is kept anywhere else: its UID ends in the
publication's name, and ``X-DIPLOTRACK-CONTENT`` has the fingerprint of what was written. If what stands on the server
has another fingerprint, somebody has changed it since.

icalendar reads what objects say. The exporter's lines are passed on as they are: to be written anew by another library
could change them.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import Any, BinaryIO, Final, Self

import attrs
from icalendar import Calendar, vText
from icalendar.cal import Component
from icalendar.parser import Contentline, Parameters

MARK: Final = "X-DIPLOTRACK-CONTENT"

_HEAD: Final = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//diplotrack//diplotrack-caldav//EN\r\nCALSCALE:GREGORIAN\r\n"
)
_END: Final = b"END:VCALENDAR\r\n"
_ITEMS: Final = (b"VEVENT", b"VTODO", b"VJOURNAL")
_OURS: Final = "X-DIPLOTRACK-"
_EXPORTED: Final = "@diplotrack"
# Servers and clients set these as they like, without anybody having changed the event.
_VOLATILE: Final = frozenset({"DTSTAMP", "LAST-MODIFIED", "CREATED", "SEQUENCE", MARK})
_TELLING: Final = ("TZID", "RELTYPE", "RELATED")
_PLAIN: Final = re.compile(r"[A-Za-z0-9._-]{1,120}")
_LOGICAL: Final = re.compile(rb"[^\n]*\n(?:[ \t][^\n]*\n)*")  # a content line with its continuations


@attrs.frozen(kw_only=True, slots=False)
class CalendarObject:
    """One object of a calendar: the components with one UID, and the time zones that they name.

    Attributes:
        uid: its UID.
        data: the object as a calendar of its own (RFC 4791 §4.1).
        items: its components without the time zones, as icalendar reads them.
    """

    uid: str
    data: bytes = attrs.field(repr=False)
    items: tuple[Component, ...] = attrs.field(repr=False)

    @classmethod
    def parse(cls, data: bytes) -> Self | None:
        """The object that these are the bytes of, or None where they are of none."""
        try:
            parts = Calendar.from_ical(data).subcomponents
        except ValueError:
            return None
        items = tuple(part for part in parts if part.name and part.name.encode() in _ITEMS)
        uids = {str(item.get("UID", "")) for item in items}
        return cls(uid=uids.pop(), data=data, items=items) if len(uids) == 1 else None

    @property
    def title(self) -> str:
        """The title that clients show."""
        return self._first("SUMMARY") or ""

    @property
    def record(self) -> str | None:
        """The id of the record that it shows, if it says so."""
        return self._first("X-DIPLOTRACK-ID")

    @property
    def mark(self) -> str | None:
        """The fingerprint that it had when it was written, or None where that is not there (any more)."""
        return self._first(MARK)

    @property
    def sequence(self) -> int:
        """How often its time or place changed (RFC 5545 §3.8.7.4), or 0."""
        return max((_number(item.get("SEQUENCE")) for item in self.items), default=0)

    @cached_property
    def fingerprint(self) -> str:
        """A digest of what it says, the same however a server orders, folds or adorns it."""
        return _digest(self.items, own=True)

    @property
    def touched(self) -> bool:
        """Whether somebody changed it since it was written."""
        return self.mark != self.fingerprint

    def shows(self, other: CalendarObject) -> bool:
        """Whether it says to a person what another one says; some servers drop the properties that are ours."""
        return _digest(self.items, own=False) == _digest(other.items, own=False)

    def marked(self, *, after: int = 0) -> bytes:
        """Its bytes with its mark, as they go to a server.

        Args:
            after: the sequence number of what stands there; it never goes down, since clients would stay with the old.
        """
        added = _content_line(MARK, self.fingerprint)
        set_anew = {b"SEQUENCE": _content_line("SEQUENCE", str(after))} if after > self.sequence else {}
        return b"".join(_edited(self.data, set_anew, added))

    def _first(self, name: str) -> str | None:
        return next((_text(item[name]) for item in self.items if name in item), None)


class Exported:
    """The objects of an exported calendar, made one by one from its file; only where each lies is held in memory.

    Args:
        stream: the file, open for reading at its start.
        publication: the name that their UIDs are given.
    """

    def __init__(self, stream: BinaryIO, publication: str) -> None:
        self._stream = stream
        self._publication = publication
        self._zones: dict[str, bytes] = {}
        self._places: dict[str, list[tuple[int, int]]] = {}
        self._search()

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def object(self, uid: str) -> CalendarObject:
        """The object with this UID, not yet marked."""
        parts = [self._read(*place) for place in self._places[uid]]
        items = tuple(map(Component.from_ical, parts))
        data = [self._renamed(part, item, uid) for part, item in zip(parts, items, strict=True)]
        values = [value for item in items for value in _flat(item)]
        named = {str(getattr(value, "params", {}).get("TZID")) for value in values}
        zones = [zone for name, zone in self._zones.items() if name in named]
        return CalendarObject(uid=uid, data=b"".join([_HEAD, *zones, *data, _END]), items=items)

    def _renamed(self, part: bytes, item: Component, uid: str) -> bytes:
        """The component, as bytes and as icalendar has it, with UIDs of the publication in the place of the exporter's."""
        item["UID"] = vText(uid)
        new = {b"UID": _content_line("UID", uid)}
        if "RELATED-TO" in item:
            related = [
                vText(published_uid(str(value), self._publication), params=value.params)
                for value in _listed(item["RELATED-TO"])
            ]
            item["RELATED-TO"] = related
            new[b"RELATED-TO"] = b"".join(_content_line("RELATED-TO", str(v), v.params) for v in related)
        return b"".join(_edited(part, new))

    def _search(self) -> None:
        """Note where each component lies: a line that begins with BEGIN is never the continuation of another."""
        inside: bytes | None = None
        lines: list[bytes] = []
        begun = offset = 0
        for line in self._stream:
            name = line.rstrip().upper()
            if inside is None and name.startswith(b"BEGIN:") and name != b"BEGIN:VCALENDAR":
                inside, begun, lines = name.removeprefix(b"BEGIN:"), offset, []
            offset += len(line)
            if inside is None:
                continue
            lines.append(line)
            if name == b"END:" + inside:
                self._found(inside, b"".join(lines), begun)
                inside = None

    def _found(self, kind: bytes, data: bytes, begun: int) -> None:
        if kind == b"VTIMEZONE":
            self._zones[str(Component.from_ical(data).get("TZID"))] = data
        elif kind in _ITEMS:
            uid = published_uid(_uid(data), self._publication)
            self._places.setdefault(uid, []).append((begun, len(data)))

    def _read(self, begin: int, length: int) -> bytes:
        self._stream.seek(begin)
        return self._stream.read(length)


def suffix(publication: str) -> str:
    """What the UIDs of a publication end in."""
    return f"@{publication}.diplotrack"


def published_uid(uid: str, publication: str) -> str:
    """The UID that an exported event has in a publication.

    A calendar holds each UID once (RFC 4791 §4.1), and two ledgers may tell of the same meeting.
    """
    return f"{uid.removesuffix(_EXPORTED)}{suffix(publication)}"


def object_name(uid: str) -> str:
    """The name of the file under which an object is kept, a function of its UID.

    There is no ``@`` in it, which servers disagree on whether to escape.
    """
    local, _, owner = uid.rpartition("@")
    plain = local if _PLAIN.fullmatch(local) else hashlib.sha256(uid.encode("utf-8")).hexdigest()
    return f"{plain}.{owner}.ics"


def may_be_of(name: str, publication: str) -> bool:
    """Whether a file's name is one of the publication, also where a server has named it for its UID."""
    return name.replace("@", ".").endswith(f".{publication}.diplotrack.ics")


def _edited(data: bytes, new: Mapping[bytes, bytes], added: bytes = b"") -> Iterator[bytes]:
    """The lines with some properties of events and the like set anew, and a line added to each of these."""
    inside: list[bytes] = []
    done: set[bytes] = set()
    for line in _LOGICAL.findall(data):
        name = re.split(rb"[:;]", line, maxsplit=1)[0].upper()
        if name == b"BEGIN":
            inside.append(line.strip().upper().removeprefix(b"BEGIN:"))
            done = done if len(inside) > 2 else set()
        item = bool(inside) and inside[-1] in _ITEMS
        if name == b"END":
            if item:
                yield added
            inside.pop()
        elif item and name in new:
            if name not in done:
                yield new[name]
            done.add(name)
            continue
        yield line


def _uid(part: bytes) -> str:
    """The UID of a component, without a look at the rest of it."""
    for line in _LOGICAL.findall(part):
        if line[:3].upper() == b"UID" and line[3:4] in {b":", b";"}:
            parsed = Contentline.from_ical(line.rstrip(b"\r\n"))  # type: ignore[no-untyped-call]
            return str(vText.from_ical(parsed.parts()[2]))
    return ""


def _content_line(name: str, value: str, params: Parameters | None = None) -> bytes:
    line = Contentline.from_parts(name, params or Parameters(), vText(value))
    return bytes(line.to_ical()) + b"\r\n"


def _digest(items: tuple[Component, ...], *, own: bool) -> str:
    told = sorted(repr(_content(item, own=own)) for item in items)
    return hashlib.sha256("\n".join(told).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _content(part: Component, *, own: bool) -> object:
    """What a component says, in an order that no server changes."""
    told: list[tuple[str, str, tuple[str, ...]]] = []
    for name, value in part.items():
        foreign = name.startswith("X-") and not name.startswith(_OURS)
        if name in _VOLATILE or foreign or (not own and name.startswith(_OURS)):
            continue
        for one in _listed(value):
            params = getattr(one, "params", {})
            told.append((name, _text(one), tuple(str(params.get(telling, "")) for telling in _TELLING)))
    return part.name, sorted(told), sorted(repr(_content(each, own=own)) for each in part.subcomponents)


def _flat(part: Component) -> list[Any]:
    return [one for value in part.values() for one in _listed(value)]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _text(value: Any) -> str:
    if isinstance(value, str):
        return str(value)
    raw = value.to_ical()
    return raw.decode("utf-8", "replace") if isinstance(raw, bytes) else str(raw)


def _number(value: object) -> int:
    try:
        return int(str(value)) if value is not None else 0
    except ValueError:
        return 0
