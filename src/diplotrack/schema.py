"""The JSON Schema of the stored form, made from the record classes, so that it cannot say anything else than they do.

It tells other programs what a line may be. What only a program can check (a quote that stands in its text, days of
the calendar, ids that exist) is checked when the line is read.
"""

from __future__ import annotations

import datetime
import inspect
import re
import types
import typing
from collections.abc import Iterable
from enum import StrEnum
from typing import Any

import attrs

from diplotrack.records import CODE, ID, LANGUAGE, Commitment
from diplotrack.serialize import FORMAT, SCHEMA_VERSION, TYPES
from diplotrack.when import When

__all__ = ["json_schema"]

_DATE = "[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?[~?%]?"
_EDTF = rf"^({_DATE}|{_DATE}/({_DATE}|\.\.)?|(\.\.)?/{_DATE})$"
_NOT_BLANK: dict[str, Any] = {"pattern": r"\S"}
_ITSELF: dict[str, Any] = {}

# What the annotation of a field does not say; every other text may be anything that is not blank.
_FURTHER: dict[tuple[str, str], dict[str, Any]] = {
    ("Document", "id"): {"pattern": "^doc-[0-9a-f]{20}$"},
    ("Document", "text"): _ITSELF,
    ("Document", "language"): {"pattern": f"^{LANGUAGE.pattern}$"},
    ("Evidence", "start"): {"minimum": 0},
    ("Evidence", "end"): {"minimum": 1},
    ("Party", "code"): {"pattern": f"^{CODE.pattern}$"},
    ("Engagement", "id"): {"pattern": f"^{ID.pattern}$"},
    ("Engagement", "parties"): {"minItems": 1},
    ("Commitment", "id"): {"pattern": f"^{ID.pattern}$"},
    ("Commitment", "by"): {"minItems": 1},
}
_AGREEMENT_IS_TO_NOBODY = {
    "if": {"properties": {"kind": {"const": "agreement"}}},
    "then": {"properties": {"to": {"maxItems": 0}}},
}


def json_schema() -> dict[str, Any]:
    """Make the JSON Schema (2020-12) of one line of a diplotrack file: a header, or an item with its ``type``.

    Returns:
        Plain data, ready for `json.dump`; a new object at each call.
    """
    definitions: dict[str, Any] = {"header": _header()}
    for tag, kind in TYPES.items():
        definitions[tag] = _object(kind, definitions, tag)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:diplotrack:schema:{SCHEMA_VERSION}",
        "title": f"One line of a diplotrack file, schema {SCHEMA_VERSION}",
        "description": "A file is JSON Lines in UTF-8: first the header, then one item a line.",
        "oneOf": [{"$ref": f"#/$defs/{name}"} for name in ("header", *TYPES)],
        "$defs": dict(sorted(definitions.items())),
    }


def _header() -> dict[str, Any]:
    return {
        "description": "The first line of a file.",
        "type": "object",
        "properties": {
            "type": {"const": "header"},
            "format": {"const": FORMAT},
            "schema": {"const": SCHEMA_VERSION, "description": "Version of the stored form."},
        },
        "required": ["type", "format", "schema"],
        "additionalProperties": False,
    }


def _object(kind: type[Any], definitions: dict[str, Any], tag: str | None = None) -> dict[str, Any]:
    """The schema of an attrs class, as a whole line where it has a tag; classes within it go to `definitions`."""
    summary, told = _docstring(kind)
    hints = typing.get_type_hints(kind)
    properties: dict[str, Any] = {} if tag is None else {"type": {"const": tag}}
    required = [*properties]
    for field in attrs.fields(kind):
        further = _FURTHER.get((kind.__name__, field.name))
        properties[field.name] = {
            **_value(hints[field.name], further, definitions),
            "description": told[field.name],
        }
        if field.default is attrs.NOTHING or "minItems" in (further or {}):
            required.append(field.name)
    schema = {"description": summary, "type": "object", "properties": properties, "required": required}
    rules = _AGREEMENT_IS_TO_NOBODY if kind is Commitment else {}
    return {**schema, "additionalProperties": False, **rules}


def _value(hint: Any, further: dict[str, Any] | None, definitions: dict[str, Any]) -> dict[str, Any]:
    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        (inner,) = (argument for argument in typing.get_args(hint) if argument is not types.NoneType)
        return {"anyOf": [_value(inner, further, definitions), {"type": "null"}]}
    if typing.get_origin(hint) is tuple:
        items = _value(typing.get_args(hint)[0], None, definitions)
        return {"type": "array", "items": items, **(further or {})}
    if hint is str:
        return {"type": "string", **(_NOT_BLANK if further is None else further)}
    if hint is int:
        return {"type": "integer", **(further or {})}
    if hint is datetime.date:
        return {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}
    return {"$ref": f"#/$defs/{_defined(hint, definitions)}"}


def _defined(kind: type[Any], definitions: dict[str, Any]) -> str:
    name = kind.__name__
    if name not in definitions:
        if kind is When:
            summary = "A date or an interval of dates: the codebook's part of EDTF (ISO 8601-2)."
            definitions[name] = {"description": summary, "type": "string", "pattern": _EDTF}
        elif issubclass(kind, StrEnum):
            definitions[name] = {
                "description": _docstring(kind)[0],
                "enum": [member.value for member in kind],
            }
        else:
            definitions[name] = _object(kind, definitions)
    return name


def _docstring(kind: type[Any]) -> tuple[str, dict[str, str]]:
    """A class's first paragraph, and what its docstring says under ``Attributes:`` of each field."""
    text = inspect.cleandoc(kind.__doc__ or "")
    summary = _plain(text.split("\n\n")[0].splitlines())
    listed = text.partition("\nAttributes:\n")[2].partition("\n\n")[0]
    told: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in listed.splitlines():
        if (field := re.match(r"    (\w+): (.*)", line)) is not None:
            lines = told.setdefault(field[1], [])
            lines.append(field[2])
        else:
            lines.append(line.strip())
    return summary, {name: _plain(words) for name, words in told.items()}


def _plain(lines: Iterable[str]) -> str:
    return re.sub(r"\bNone\b", "null", " ".join(line.strip() for line in lines).replace("``", "`"))
