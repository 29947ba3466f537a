"""Text on its way into a calendar: no control character gets through raw, nothing is escaped wrongly."""

from __future__ import annotations

import re
from typing import Final

from icalendar import vText
from icalendar.prop import vCategory

_BREAKS: Final = re.compile("\r\n|[\r\x85\u2028\u2029]")
_UNFIT: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_UNFIT_IN_JSON: Final = re.compile("[\x7f-\x9f\u2028\u2029]")


class Text(vText):
    r"""A TEXT value, escaped by RFC 5545 §3.3.11 to the letter.

    icalendar's own escaping takes a backslash before a capital N for a line break, which would break ``C:\New``.
    """

    __slots__ = ()

    def to_ical(self) -> bytes:
        r"""The value with ``\ ; ,`` and line feeds escaped, in UTF-8."""
        return escaped(self).encode("utf-8")


class Categories(vCategory):
    """A list of TEXT values (RFC 5545 §3.8.1.2), each escaped as `Text` is."""

    def to_ical(self) -> bytes:
        """The values in UTF-8, separated by commas."""
        return b",".join(Text(category).to_ical() for category in self.cats)


def escaped(text: str) -> str:
    r"""A TEXT value as RFC 5545 §3.3.11 writes it: ``\ ; ,`` and line feeds escaped."""
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def block(text: str) -> str:
    """The text with its line breaks, all of them line feeds, and every control character made visible.

    C0 controls and DEL become their Unicode pictures (NUL is ``␀``); C1 controls and lone surrogates, which have no
    picture, become ``\ufffd``. RFC 5545 §3.1 allows no control character but the tab.
    """
    return _UNFIT.sub(_visible, _BREAKS.sub("\n", text))


def line(text: str, *, limit: int | None = None) -> str:
    """The text as `block` leaves it, on one line, cut with an ellipsis where it is longer than `limit` characters."""
    flat = " ".join(block(text).split())
    return flat if limit is None or len(flat) <= limit else f"{flat[: limit - 1].rstrip()}…"


def json_line(json: str) -> str:
    r"""JSON on one line in which characters that RFC 5545 forbids, or parsers split lines at, are ``\u`` escapes.

    It says the same to a JSON parser: such characters stand only inside its strings.
    """
    return _UNFIT_IN_JSON.sub(lambda match: f"\\u{ord(match[0]):04x}", json.rstrip("\n"))


def _visible(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code == 0x7F:
        return "\u2421"
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"
