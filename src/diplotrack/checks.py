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


def is_a(kind: type, expected: str) -> Check:
    """A validator: the value is an instance of `kind`; `bool` and `datetime` do not pass for their parents."""

    def check(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
        masked = isinstance(value, (bool, datetime.datetime)) and type(value) is not kind
        if not isinstance(value, kind) or masked:
            raise ValidationError(field_name(instance, attribute), value, f"give {expected}")

    return check


def optional(check: Check) -> Check:
    """A validator: None, or what `check` lets pass."""

    def check_optional(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
        if value is not None:
            check(instance, attribute, value)

    return check_optional


def one_of(kind: type[StrEnum]) -> Check:
    """A validator: a member of the enum, never a bare string that happens to spell one."""
    return is_a(kind, f"a member of {kind.__name__} ({', '.join(kind)}), not a bare string")


def words(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """A validator: a text that is not blank."""
    if not isinstance(value, str) or not value.strip():
        raise ValidationError(field_name(instance, attribute), value, "give a text that is not blank")


def identifier(instance: object, attribute: attrs.Attribute[Any], value: object) -> None:
    """A validator: an id, or the empty text, which is replaced by the computed id after validation."""
    if not isinstance(value, str) or (value and not ID.fullmatch(value)):
        expected = "give up to 128 letters, digits and . _ ~ - (or leave it out: it is computed)"
        raise ValidationError(field_name(instance, attribute), value, expected)


def unique(values: Iterable[T]) -> tuple[T, ...]:
    """A tuple without repetitions; what is no sequence is left for the validator to refuse by its field's name."""
    if isinstance(values, (str, bytes)) or not isinstance(values, Iterable):
        return values  # type: ignore[return-value]
    items = tuple(values)
    try:
        return items if len(items) < 2 else tuple(dict.fromkeys(items))
    except TypeError:  # an item without a hash is none of ours: for the validator as well
        return items


def each(kind: type, expected: str) -> Check:
    """A validator: a tuple of `kind`, texts not blank."""

    def check(instance: object, attribute: attrs.Attribute[Any], values: object) -> None:
        field = field_name(instance, attribute)
        if not isinstance(values, tuple):
            raise ValidationError(field, values, f"give an iterable of {expected}")
        for position, item in enumerate(values):
            if not isinstance(item, kind) or (isinstance(item, str) and not item.strip()):
                raise ValidationError(f"{field}[{position}]", item, f"give {expected}")

    return check


def digest(*identity: object) -> str:
    """80 bits over the canonical JSON of `identity`: the same on every machine and in every Python."""
    canonical = json.dumps(identity, ensure_ascii=True, separators=(",", ":"), sort_keys=True)
    return hashlib.blake2b(canonical.encode("ascii"), digest_size=10).hexdigest()
