"""Texts as columns of a database take them: exactly, whatever characters they hold.

PostgreSQL takes no NUL, and neither database takes lone surrogates, which have no UTF-8. In columns such a character is
written as seven of a private plane of Unicode: a lead and its code point in six hexadecimal digits. Those private
characters are themselves written so. Since they stand for nothing else, one text is within another if and only if what is
written for it is within what is written for the other, and searching needs no care.
"""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Mapping, Sequence
from hashlib import blake2b
from typing import Any

_DIGITS = 0xFFF00  # sixteen characters, one for each hexadecimal digit
_LEAD = "\U000fff10"
_SPECIAL = re.compile("[\x00\ud800-\udfff\U000fff00-\U000fff10]")
_WRITTEN = re.compile(f"{_LEAD}([\U000fff00-\U000fff0f]{{6}})")
_LONGEST = 200  # characters; what is indexed must fit a page of the index

legible = json.JSONEncoder(separators=(",", ":"), ensure_ascii=False).encode
"""JSON as it is, of texts that `plain` made."""


def plain(text: str) -> str:
    """The text as columns take it; most are taken as they are."""
    if text.isascii() and "\x00" not in text:
        return text
    return _SPECIAL.sub(_written, text) if _SPECIAL.search(text) else text


def original(text: str) -> str:
    """The text that `plain` made this of."""
    return _WRITTEN.sub(_read, text) if _LEAD in text else text


def _written(match: re.Match[str]) -> str:
    return _LEAD + "".join(chr(_DIGITS + int(digit, 16)) for digit in f"{ord(match[0]):06x}")


def _read(match: re.Match[str]) -> str:
    return chr(int("".join(f"{ord(character) - _DIGITS:x}" for character in match[1]), 16))


def indexed(text: str) -> str:
    """The text for a column that is compared with whole texts only: one that is long is cut and told by its digest."""
    if len(text) <= _LONGEST:
        return plain(text)
    digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
    return plain(f"{text[:_LONGEST]}…{digest}")


def json_text(value: Sequence[Any] | Mapping[str, Any]) -> str:
    """A list or object as JSON that a column takes.

    Not with JSON's escapes for surrogates: two that stand side by side would come back as one character.
    """
    return plain(legible(value)) if value else "[]"


def json_value(text: str) -> Any:
    """The value of such JSON."""
    return [] if text == "[]" else json.loads(original(text))


def day_text(day: datetime.date | None) -> str | None:
    """A day as it is kept: YYYY-MM-DD, which sorts as days do."""
    return None if day is None else day.isoformat()


def day_of(text: str | None) -> datetime.date | None:
    """The day that was kept so."""
    return None if text is None else datetime.date.fromisoformat(text)


def moment_text(moment: datetime.datetime) -> str:
    """A moment as it is kept: in UTC, to the microsecond, so that it sorts as moments do."""
    return moment.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ").rjust(27, "0")


def moment_of(text: str) -> datetime.datetime:
    """The moment that was kept so."""
    return datetime.datetime.fromisoformat(text)
