"""What can be chosen about a calendar, written or read."""

from __future__ import annotations

import re
import zoneinfo
from collections.abc import Callable
from enum import StrEnum
from typing import Any, Final

import attrs

from diplotrack.errors import ValidationError
from diplotrack.interfaces import DocumentOptions

# RFC 5545 §3.3.6 without a sign: a refresh never lies in the past, an alarm never behind its event. There are no
# months or years in it.
_DURATION: Final = re.compile(r"P(?=[0-9T])([0-9]+W|([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?)")


class UncertainDates(StrEnum):
    """What becomes of a record whose date is not known to the day."""

    SPAN = "span"
    OMIT = "omit"


class Split(StrEnum):
    """By what further calendars are written, each with a part of the records."""

    NONE = "none"
    PARTY = "party"
    TOPIC = "topic"


def _line(instance: object, attribute: attrs.Attribute[str], value: object) -> None:  # noqa: ARG001 - attrs passes three
    if not isinstance(value, str) or not value.strip():
        raise ValidationError(f"IcalOptions.{attribute.name}", value, "give a text that is not blank")


def _member_of(kind: type[StrEnum]) -> Callable[[object, attrs.Attribute[Any], object], None]:
    def check(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:  # noqa: ARG001 - as above
        if not isinstance(value, kind):
            expected = f"give a member of {kind.__name__} ({', '.join(kind)}), not a bare string"
            raise ValidationError(f"IcalOptions.{attribute.name}", value, expected)

    return check


def _flag(instance: object, attribute: attrs.Attribute[bool], value: object) -> None:  # noqa: ARG001 - as above
    if not isinstance(value, bool):
        raise ValidationError(f"IcalOptions.{attribute.name}", value, "give True or False")


def _duration(instance: object, attribute: attrs.Attribute[str | None], value: object) -> None:  # noqa: ARG001 - as above
    if value is None:
        return
    # A refresh every nothing would be a client's busy loop; an alarm at the start of a day rings at midnight.
    if not isinstance(value, str) or not _DURATION.fullmatch(value) or not re.search("[1-9]", value):
        expected = "give a duration above zero as in RFC 5545, e.g. 'PT12H', 'P1D' or 'P1W', or leave it out"
        raise ValidationError(f"IcalOptions.{attribute.name}", value, expected)


@attrs.frozen(kw_only=True)
class IcalOptions:
    """Options of the exporter ``ical``.

    Attributes:
        name: the calendar's name as clients show it. A file with a single event carries none: Outlook 2016 would
            open it as an empty calendar.
        uncertain: ``"span"`` shows a date that is not known to the day as an event over all the days that it can
            mean and says so in its title; ``"omit"`` leaves it out and counts it.
        refresh: how often a client that subscribes should ask again, as an RFC 5545 duration such as ``"PT12H"``;
            None leaves it to the client.
        alarm: how long before its day to remind of what is still to come, as an RFC 5545 duration such as ``"P1D"``;
            None for no alarms.
        todos: write due dates as tasks (VTODO) and not as events, into a file of their own beside the calendar
            (``out.todos.ics``); into the same calendar where the target is no file.
        split: ``"party"`` or ``"topic"`` writes a calendar for each of them too, beside the one with all records
            (``out.KOR.ics``); the target has to be a file.

    Raises:
        ValidationError: a value is none of these.
    """

    name: str = attrs.field(default="Diplomatic record", validator=_line)
    uncertain: UncertainDates = attrs.field(default=UncertainDates.SPAN, validator=_member_of(UncertainDates))
    refresh: str | None = attrs.field(default=None, validator=_duration)
    alarm: str | None = attrs.field(default=None, validator=_duration)
    todos: bool = attrs.field(default=False, validator=_flag)
    split: Split = attrs.field(default=Split.NONE, validator=_member_of(Split))


def _zone(instance: object, attribute: attrs.Attribute[str | None], value: object) -> None:  # noqa: ARG001 - as above
    if value is None:
        return
    try:
        if not isinstance(value, str):
            raise TypeError  # noqa: TRY301 - told below like every other value that is none
        zoneinfo.ZoneInfo(value)
    except (TypeError, ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
        expected = "give a time zone of the IANA database, e.g. 'Asia/Seoul', or leave it out"
        raise ValidationError(f"IcalReadingOptions.{attribute.name}", value, expected) from None


@attrs.frozen(kw_only=True)
class IcalReadingOptions(DocumentOptions):
    """Options of the adapter ``ical``. What is known of documents holds for events that diplotrack did not write.

    Attributes:
        timezone: where to look at times that are given in UTC, as an IANA name such as ``"Asia/Seoul"``: which day
            they mean depends on it. None for the calendar's own (``X-WR-TIMEZONE``), or UTC where it has none.

    Raises:
        ValidationError: there is no such time zone.
    """

    timezone: str | None = attrs.field(default=None, validator=_zone)
