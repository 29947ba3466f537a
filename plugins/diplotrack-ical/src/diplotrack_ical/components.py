"""The components of a calendar file one by one, so that a broken one costs no other (RFC 5545 §3.4)."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

import attrs
from icalendar import Event, Todo

from diplotrack.errors import FormatError
from diplotrack.sources import Source

START: Final = re.compile(
    rb"(?:\xef\xbb\xbf)?[ \t\r\n]*BEGIN[ \t]*:[ \t]*VCALENDAR[ \t]*[\r\n]", re.IGNORECASE
)
"""How a calendar begins."""

_LINE: Final = 4_000_000  # bytes of a physical line; RFC 5545 §3.1 wants 75
_COMPONENT: Final = 16_000_000  # bytes of a component
HIDDEN: Final = "X-DIPLOTRACK-RECORD"
"""The property that holds a record, in an event or in the calendar's head."""

_KINDS: Final = {"VEVENT": Event, "VTODO": Todo}
_BOUNDARY: Final = re.compile(r"(BEGIN|END)[ \t]*:[ \t]*([A-Z0-9-]+)[ \t]*", re.IGNORECASE)
# A client may have dropped what says that the value is escaped, as it may with any parameter that it does not know.
_UNTYPED: Final = re.compile(rf"\A{HIDDEN}(?:;[^:]*)?:", re.IGNORECASE)
_DEEPEST: Final = 32


@attrs.frozen(kw_only=True)
class Found:
    """A component, parsed.

    Attributes:
        kind: ``VEVENT`` or ``VTODO``; ``VCALENDAR`` for a property of the calendar itself that holds a record.
        line: the number of its first line, from 1.
        properties: it, as icalendar has it.
    """

    kind: str
    line: int
    properties: Any

    def text(self, name: str) -> str | None:
        """A property's text, the first where it stands there several times; None where it does not, or is blank."""
        value = self.first(name)
        text = None if value is None else str(value).strip()
        return text or None

    def first(self, name: str) -> Any:
        """A property's value, the first where it stands there several times, or None."""
        value = self.properties.get(name)
        return value[0] if isinstance(value, list) and value else value

    def all(self, name: str) -> list[Any]:
        """All values of a property."""
        value = self.properties.get(name)
        return [] if value is None else value if isinstance(value, list) else [value]


@attrs.define
class _Open:
    """A component whose end has not come yet."""

    kind: str
    line: int
    lines: list[str] = attrs.Factory(list)
    size: int = 0
    inner: list[str] = attrs.Factory(list)
    problem: str | None = None


class Components:
    """The events and tasks of a calendar file, in its order; each that is broken is an error in its place.

    A record in the head of one of our calendars, which has no event, comes first.

    Alarms, time zones, journals and what else a calendar may hold are passed over.

    Attributes:
        timezone: the calendar's own time zone (``X-WR-TIMEZONE``), as far as it was read, or None.

    Args:
        source: the file. It is read as it is asked for.
    """

    def __init__(self, source: Source) -> None:
        self.timezone: str | None = None
        self._source = source
        self._open: _Open | None = None
        self._around: list[str] = []

    def __iter__(self) -> Iterator[Found | FormatError]:
        """The components; the only one is an error where it is no calendar, the last where it breaks off.

        Raises:
            SourceError: it cannot be read.
        """
        if not START.match(self._source.head):
            problem = "is no calendar: one begins with BEGIN:VCALENDAR (RFC 5545)"
            yield FormatError(problem, source=self._source.name, line=1)
            return
        number = 0
        with self._source.open() as stream:
            for number, content in _unfolded(stream, self._source.name):
                yield from self._take(number, content)
        if self._open is not None:
            yield self._error(self._open, "breaks off: the file ends within it")
        elif self._around:
            problem = f"breaks off: there is no END:{self._around[-1]}"
            yield FormatError(problem, source=self._source.name, line=number)

    def _take(self, number: int, content: str | FormatError) -> Iterator[Found | FormatError]:
        if isinstance(content, FormatError):
            if self._open is None:
                yield content
            else:
                self._open.problem = self._open.problem or str(content).partition(": ")[2]
            return
        boundary = _BOUNDARY.fullmatch(content)
        if boundary is None:
            yield from self._add(number, content)
            return
        name = boundary[2].upper()
        if boundary[1].upper() == "BEGIN":
            yield from self._begin(name, number)
        else:
            yield from self._end(name, number)

    def _add(self, number: int, content: str) -> Iterator[Found | FormatError]:
        current = self._open
        if current is None:
            if self._around == ["VCALENDAR"]:
                name = re.split("[:;]", content, maxsplit=1)[0].upper()
                if name == "X-WR-TIMEZONE":
                    self.timezone = content.partition(":")[2].strip() or None
                elif name == HIDDEN:
                    yield self._parsed(_Open(kind="VCALENDAR", line=number, lines=[content]))
        elif not current.inner and current.problem is None:
            current.lines.append(content)
            current.size += len(content)
            if current.size > _COMPONENT:
                current.problem = f"is larger than {_COMPONENT:,} bytes, at line {number}"
                current.lines.clear()

    def _begin(self, name: str, number: int) -> Iterator[FormatError]:
        if self._open is not None and (name in _KINDS or name == "VCALENDAR"):
            yield self._error(self._open, f"has no END:{self._open.kind} before line {number}")
            self._open = None
        if name in _KINDS:
            # Whatever was left open around it: an event is what people look for.
            self._open = _Open(kind=name, line=number)
        elif self._open is not None:
            self._open.inner.append(name)
            if len(self._open.inner) > _DEEPEST:
                self._open.problem = f"nests more than {_DEEPEST} components, at line {number}"
                del self._open.inner[:-1]
        elif name == "VCALENDAR":
            self._around = [name]
        elif len(self._around) <= _DEEPEST:
            self._around.append(name)

    def _end(self, name: str, number: int) -> Iterator[Found | FormatError]:
        current = self._open
        if current is None:
            if name in self._around:
                del self._around[self._around.index(name) :]
            else:
                problem = f"END:{name} ends nothing that began"
                yield FormatError(problem, source=self._source.name, line=number)
        elif name == current.kind:
            self._open = None
            if current.inner:
                yield self._error(current, f"has no END:{current.inner[-1]} before line {number}")
            else:
                yield self._parsed(current)
        elif current.inner and current.inner[-1] == name:
            current.inner.pop()
        elif name == "VCALENDAR":
            self._open, self._around = None, []
            yield self._error(current, f"has no END:{current.kind} before line {number}")
        else:
            current.problem = current.problem or f"END:{name} at line {number} ends nothing that began"

    def _parsed(self, current: _Open) -> Found | FormatError:
        if current.problem is not None:
            return self._error(current, current.problem)
        parser = _KINDS.get(current.kind, Event)
        lines = (_UNTYPED.sub(f"{HIDDEN};VALUE=TEXT:", line) for line in current.lines)
        text = "\r\n".join([f"BEGIN:{parser.name}", *lines, f"END:{parser.name}", ""])
        try:
            component = parser.from_ical(text)
        except Exception as error:
            return self._error(current, f"cannot be read: {type(error).__name__}: {error}")
        for name, problem in component.errors:
            # A line that is no property at all has no name. Properties that say nothing to us may be as they like.
            if name is None or name in READ:
                return self._error(current, f"{name or 'a line'} cannot be read: {problem}")
        return Found(kind=current.kind, line=current.line, properties=component)

    def _error(self, current: _Open, problem: str) -> FormatError:
        uid = next((line.partition(":")[2] for line in current.lines if line[:4].upper() == "UID:"), "")
        named = f"{current.kind} {uid[:80]}" if uid else current.kind
        told = " ".join(f"{named} {problem}".split())[:500]
        return FormatError(told, source=self._source.name, line=current.line)


READ: Final = frozenset(
    [
        "UID",
        "SUMMARY",
        "DESCRIPTION",
        "LOCATION",
        "STATUS",
        "CATEGORIES",
        "DTSTART",
        "DTEND",
        "DURATION",
        "DUE",
        "LAST-MODIFIED",
        "SEQUENCE",
        "ATTENDEE",
        "ORGANIZER",
        "URL",
        "CREATED",
        "X-DIPLOTRACK-RECORD",
    ]
)
"""The properties that are looked at; a fault in any of them is the component's."""


def _unfolded(stream: BinaryIO, name: str) -> Iterator[tuple[int, str | FormatError]]:
    """The content lines, each with the number of its first line; a line that is no UTF-8 or too long is an error."""
    held: list[bytes] = []
    first = size = 0
    physical = iter(functools.partial(stream.readline, _LINE), b"")
    for number, line in enumerate(physical, start=1):
        stripped = line.rstrip(b"\r\n")
        if stripped[:1] in {b" ", b"\t"} and held:
            if size <= _COMPONENT:
                held.append(stripped[1:])
                size += len(stripped)
            continue
        if held:
            yield first, _decoded(b"".join(held), size, name, first)
        # Blank lines are no part of the format; some programs write them all the same.
        held, first, size = ([stripped], number, len(stripped)) if stripped.strip() else ([], number, 0)
    if held:
        yield first, _decoded(b"".join(held), size, name, first)


def _decoded(line: bytes, size: int, name: str, number: int) -> str | FormatError:
    if size > _COMPONENT:
        return FormatError(f"the line is longer than {_COMPONENT:,} bytes", source=name, line=number)
    try:
        text = line.decode("utf-8-sig" if number == 1 else "utf-8")
    except UnicodeDecodeError:
        problem = "is not in UTF-8, which RFC 5545 §3.1.4 wants where nothing else is said"
        return FormatError(problem, source=name, line=number)
    # The library takes other line breaks for ends of lines, and RFC 5545 has but one.
    return re.sub("[\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]", " ", text)
