"""Checks: what the records' fields are held against, and how their ids are made."""

from __future__ import annotations

import datetime
import hashlib
import json
import re
from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any, TypeVar

import attrs

from diplotrack.errors import ValidationError

T = TypeVar("T")

Check = Callable[[Any, "attrs.Attribute[Any]", Any], None]
"""A validator of attrs: it raises `ValidationError`."""

ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._~-]{0,127}")
"""What an id looks like: nothing that a URL, a file name or a calendar's UID would have to escape."""


def field_name(instance: object, attribute: attrs.Attribute[Any]) -> str:
    """How messages call a field: ``"Evidence.quote"``."""
    return f"{type(instance).__name__}.{attribute.name}"


# Records are made by the million and are nearly always right. So each check first asks, in one comparison, for exactly the
# type that is wanted, and looks closer only where the answer is no.


def is_a(kind: type, expected: str, *, or_none: bool = False) -> Check:
    """A validator: the value is an instance of `kind`; `bool` and `datetime` do not pass for their parents.

    Args:
        kind: the class.
        expected: what to give, for the message.
        or_none: whether None passes too.
    """

    def check(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
        if type(value) is kind or (or_none and value is None):
            return
        masked = isinstance(value, (bool, datetime.datetime))
        if not isinstance(value, kind) or masked:
            raise ValidationError(field_name(instance, attribute), value, f"give {expected}")

    return check


def one_of(kind: type[StrEnum], *, or_none: bool = False) -> Check:
    """A validator: a member of the enum, never a bare string that happens to spell one."""
    return is_a(kind, f"a member of {kind.__name__} ({', '.join(kind)}), not a bare string", or_none=or_none)


def words(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """A validator: a text that is not blank."""
    if not isinstance(value, str) or not value or value.isspace():
        raise ValidationError(field_name(instance, attribute), value, "give a text that is not blank")


def words_or_none(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """A validator: None, or a text that is not blank."""
    if value is not None and (type(value) is not str or not value or value.isspace()):
        words(instance, attribute, value)


def identifier(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """A validator: an id, or the empty text, which is replaced by the computed id after validation."""
    if not isinstance(value, str) or (value and not ID.fullmatch(value)):
        expected = "give up to 128 letters, digits and . _ ~ - (or leave it out: it is computed)"
        raise ValidationError(field_name(instance, attribute), value, expected)


def unique(values: Iterable[T]) -> tuple[T, ...]:
    """A tuple without repetitions; what is no sequence is left for the validator to refuse by its field's name."""
    if type(values) is tuple:
        items = values
    elif isinstance(values, (str, bytes)) or not isinstance(values, Iterable):
        return values  # type: ignore[return-value]
    else:
        items = tuple(values)
    if len(items) < 2:
        return items
    try:
        if len(items) == 2:
            return items[:1] if items[0] == items[1] else items
        return tuple(dict.fromkeys(items))
    except (
        TypeError,
        ValueError,
    ):  # what cannot be compared or hashed is none of ours: for the validator as well
        return items


def each(kind: type, expected: str) -> Check:
    """A validator: a tuple of `kind`, texts not blank."""
    texts = kind is str

    def check(instance: object, attribute: attrs.Attribute[Any], values: object) -> None:
        if type(values) is tuple:
            for item in values:
                if type(item) is not kind or (texts and isinstance(item, str) and not item.strip()):
                    break
            else:
                return
        if not isinstance(values, tuple):
            raise ValidationError(field_name(instance, attribute), values, f"give an iterable of {expected}")
        for position, item in enumerate(values):
            if not isinstance(item, kind) or (isinstance(item, str) and not item.strip()):
                field = f"{field_name(instance, attribute)}[{position}]"
                raise ValidationError(field, item, f"give {expected}")

    return check


quoted: Callable[[str], str] = json.encoder.encode_basestring_ascii
"""A text as a JSON string, in ASCII."""

# One for all: making an encoder costs more than encoding what makes an id.
_encode = json.JSONEncoder(
    check_circular=False, ensure_ascii=True, separators=(",", ":"), sort_keys=True
).encode


def canonical(value: object) -> str:
    """The JSON of a value, in ASCII and without blanks."""
    return quoted(value) if isinstance(value, str) else _encode(value)


# A copy of it costs a fifth of making another.
_nothing_yet = hashlib.blake2b(digest_size=10)


def hashed(text: str) -> str:
    """80 bits over a text, as 20 hexadecimal digits: the same on every machine and in every Python."""
    made = _nothing_yet.copy()
    made.update(text.encode("utf-8", "surrogatepass"))
    return made.hexdigest()


def digest(*identity: str) -> str:
    """As `hashed`, of a list whose items are given as canonical JSON."""
    return hashed(f"[{','.join(identity)}]")
