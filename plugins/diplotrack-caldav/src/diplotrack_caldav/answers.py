"""What answers of a server mean, in words that say what would be right."""

from __future__ import annotations

import ssl
from collections.abc import Iterable
from typing import Final

from diplotrack_caldav.addresses import PASSWORD, USER

UNREADABLE: Final = "gave an answer that cannot be read; is it the address of a calendar on a CalDAV server?"
UNKNOWN_WAY_IN: Final = "asks for a way of logging in that is not known here; known are basic and digest"
SILENT: Final = "did not answer in time; try again later, or allow it more time with --timeout (timeout=…)"

_CALENDAR: Final = {
    401: f"asks for a user and a password, or does not know these; set {USER} and {PASSWORD}",
    403: "may not be read or written by this user; ask its owner for the right to write, or give a calendar of your own",
    404: "is not there; make the calendar in a client or on the server's page, and give its address",
    405: "cannot be written in this way; give the address of a calendar, not of a page or of a file in one",
    410: "is no longer there; give the address of another calendar",
    429: "is asked too often and refuses further requests; try again later",
    501: "speaks no CalDAV; give the address of a calendar on a CalDAV server",
    503: "is out of service at the moment; try again later",
    507: "has no room left; make some on the server, then publish again",
}
_OBJECT: Final = {
    "no-uid-conflict": "the calendar has an event with this UID under another name; remove that one",
    "supported-calendar-component": "the calendar does not take this kind of entry",
    "supported-calendar-data": "the server does not take this form of data",
    "valid-calendar-data": "the server does not take it for a valid event",
    "valid-calendar-object-resource": "the server does not take it for a valid event",
    "max-resource-size": "it is larger than the server allows",
    "min-date-time": "its date is earlier than the server allows",
    "max-date-time": "its date is later than the server allows",
}


def no_calendar(found: Iterable[str]) -> str:
    """What to say of an address that is none of a calendar, with the calendars that lie beneath it."""
    known = list(found)
    below = f"; calendars there: {', '.join(known[:5])}{', …' if len(known) > 5 else ''}" if known else ""
    return f"is no calendar; give the address of one{below}"


def about_calendar(status: int) -> str:
    """What a status says of the calendar as a whole."""
    if status in _CALENDAR:
        return _CALENDAR[status]
    if 300 <= status < 400:
        return f"has moved (status {status}); give the address that it has now, with https:// and a slash at its end"
    if status >= 500:
        return f"failed (status {status}); try again later"
    return f"gave the unexpected status {status}; is it the address of a calendar on a CalDAV server?"


def about_object(status: int, conditions: Iterable[str]) -> str | None:
    """What a refusal says of the object that was sent, or None where it concerns the calendar as a whole."""
    for condition in conditions:
        if condition in _OBJECT:
            return _OBJECT[condition]
    told = {400: "the server does not take it for a valid event", 409: "the server sees a conflict in it"}
    told |= {
        413: _OBJECT["max-resource-size"],
        415: _OBJECT["supported-calendar-data"],
        412: "it was changed meanwhile",
    }
    return told.get(status) or ("the server does not take it" if status == 422 else None)


def conflict(conditions: Iterable[str]) -> str | None:
    """What to say where another object has the UID; some servers tell it by status 412."""
    return _OBJECT["no-uid-conflict"] if "no-uid-conflict" in set(conditions) else None


def untrusted(error: BaseException) -> str:
    """What to say where the connection cannot be made safe."""
    reason = _within(error, ssl.SSLCertVerificationError)
    said = f" ({reason.verify_message})" if isinstance(reason, ssl.SSLCertVerificationError) else ""
    return (
        f"cannot be trusted: its certificate does not hold{said}; nothing was sent. Give the file of the authority that"
        " issued it with --authorities (authorities=…), if you know it"
    )


def unreachable(error: BaseException) -> str:
    """What to say where there is no connection."""
    reason = _within(error, OSError)
    said = f" ({reason.strerror})" if isinstance(reason, OSError) and reason.strerror else ""
    return f"cannot be reached{said}; is the host's name right, and is there a network?"


def _within(error: BaseException, kind: type[BaseException]) -> BaseException | None:
    """The innermost error of a kind: libraries wrap them several times."""
    found: BaseException | None = None
    todo, seen = [error], set[int]()
    while todo:
        each = todo.pop()
        if id(each) in seen:
            continue
        seen.add(id(each))
        if isinstance(each, kind) and (found is None or getattr(each, "strerror", None)):
            found = each
        inner = [each.__cause__, each.__context__, getattr(each, "reason", None), *each.args]
        todo += [one for one in inner if isinstance(one, BaseException)]
    return found
