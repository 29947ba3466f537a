"""What can be chosen about a calendar."""

from __future__ import annotations

import re
from enum import StrEnum

import attrs

from diplotrack.errors import ValidationError

# RFC 5545 §3.3.6 without a sign, since a refresh never lies in the past. There are no months or years in it.
_DURATION = re.compile(r"P(?=[0-9T])([0-9]+W|([0-9]+D)?(T(?=[0-9])([0-9]+H)?([0-9]+M)?([0-9]+S)?)?)")


class UncertainDates(StrEnum):
    """What becomes of a record whose date is not known to the day."""

    SPAN = "span"
    OMIT = "omit"


def _line(instance: object, attribute: attrs.Attribute[str], value: object) -> None:  # noqa: ARG001 - attrs passes three
    if not isinstance(value, str) or not value.strip():
        raise ValidationError(f"IcalOptions.{attribute.name}", value, "give a text that is not blank")


def _way(instance: object, attribute: attrs.Attribute[UncertainDates], value: object) -> None:  # noqa: ARG001 - as above
    if not isinstance(value, UncertainDates):
        expected = f"give a member of UncertainDates ({', '.join(UncertainDates)}), not a bare string"
        raise ValidationError(f"IcalOptions.{attribute.name}", value, expected)


def _duration(instance: object, attribute: attrs.Attribute[str | None], value: object) -> None:  # noqa: ARG001 - as above
    if value is None:
        return
    # A refresh every nothing would be a client's busy loop.
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

    Raises:
        ValidationError: a value is none of these.
    """

    name: str = attrs.field(default="Diplomatic record", validator=_line)
    uncertain: UncertainDates = attrs.field(default=UncertainDates.SPAN, validator=_way)
    refresh: str | None = attrs.field(default=None, validator=_duration)
