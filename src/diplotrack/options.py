"""Options of adapters and exporters: attrs classes, built from keyword arguments or from the command line's texts."""

from __future__ import annotations

import datetime
import difflib
import functools
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

import attrs
from cattrs import Converter
from cattrs.errors import BaseValidationError
from cattrs.v import transform_error

from diplotrack.errors import DiplotrackError, OptionsError, ValidationError
from diplotrack.serialize import make_converter

T = TypeVar("T")

_TRUTH = {
    "true": True,
    "yes": True,
    "on": True,
    "1": True,
    "false": False,
    "no": False,
    "off": False,
    "0": False,
}


def build_options(kind: type[T], values: Mapping[str, object], *, owner: str) -> T:
    """The options of an adapter or exporter.

    Args:
        kind: the attrs class of the options, each field with a default.
        values: names and values; a text is read as the field's type says (``"2025-08-25"``, ``"true"``, ``"3"``,
            ``"a,b"`` for a tuple), anything else must already be of that type.
        owner: the adapter's or exporter's name, for messages.

    Raises:
        OptionsError: an option is unknown (the known ones are named) or its value is wrong.
    """
    attrs.resolve_types(kind)  # type: ignore[type-var]
    known = [field.alias for field in attrs.fields(kind)]  # type: ignore[arg-type]
    for name, value in values.items():
        if name not in known:
            near = difflib.get_close_matches(name, known, n=1)
            hint = f"did you mean {near[0]!r}? " if near else ""
            takes = f"it takes {', '.join(known)}" if known else "it takes no options"
            problem = f"unknown option {name!r}; {hint}{takes}"
            raise OptionsError(problem, owner=owner, option=name, value=value, known=known)
    try:
        return _converter().structure(dict(values), kind)
    except BaseValidationError as group:
        problem, _, path = transform_error(group, path="$", format_exception=_told)[0].rpartition(" @ ")
        name = path.removeprefix("$.").partition("[")[0]
        raise OptionsError(
            f"option {name!r}: {problem}", owner=owner, option=name, value=values.get(name), known=known
        ) from group


def _told(error: BaseException, kind: type[Any] | None) -> str:
    if isinstance(error, DiplotrackError):
        return error.message
    return f"{error}; give a {getattr(kind, '__name__', kind)}"


@functools.cache
def _converter() -> Converter:
    converter = make_converter()
    converter.register_structure_hook(bool, _bool)
    converter.register_structure_hook(int, _int)
    converter.register_structure_hook(Path, lambda value, _: Path(value))
    converter.register_structure_hook(datetime.date, _date)
    texts = converter.get_structure_hook(tuple[str, ...])
    converter.register_structure_hook_func(
        lambda kind: kind == tuple[str, ...],
        lambda value, kind: texts(
            [t.strip() for t in value.split(",") if t.strip()] if isinstance(value, str) else value, kind
        ),
    )
    return converter


def _bool(value: object, _: object) -> bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and value.lower() in _TRUTH:
        return _TRUTH[value.lower()]
    raise ValidationError("value", value, "give true or false")


def _int(value: object, _: object) -> int:
    if type(value) is int:
        return value
    try:
        return int(value) if isinstance(value, str) else int("")
    except ValueError:
        raise ValidationError("value", value, "give a whole number") from None


def _date(value: object, _: object) -> datetime.date:
    if type(value) is datetime.date:
        return value
    try:
        return (
            datetime.date.fromisoformat(value) if isinstance(value, str) and len(value) == 10 else _no_date()
        )
    except ValueError:
        raise ValidationError("date", value, "give a day of the calendar as YYYY-MM-DD") from None


def _no_date() -> datetime.date:
    raise ValueError
