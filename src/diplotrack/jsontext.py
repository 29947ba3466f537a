"""Records straight to JSON text, several times as fast as by way of plain data and the json module.

The text is the one that ``json.dumps(data, ensure_ascii=False, separators=(",", ":"))`` makes of the converter's plain
data, letter by letter. As attrs and cattrs do for their methods, this writes one function for each class, in which all
of a record's fields are filled into one template; a field of a kind that is not known here goes through the converter.
"""

from __future__ import annotations

import datetime as dt
import types
import typing
from collections.abc import Callable
from enum import StrEnum
from json.encoder import encode_basestring
from typing import Any

import attrs

from diplotrack.when import When

Writer = Callable[[Any], str]
"""Makes JSON text of a value."""


def writer(kind: type[Any], other: Writer, *, tag: str | None = None) -> Writer:
    """What makes JSON text of the instances of an attrs class.

    Args:
        kind: the class, whose annotations can be resolved.
        other: writes values of kinds that are not known here.
        tag: the value of a first field ``type``, or None for no such field.
    """
    attrs.resolve_types(kind)
    names: dict[str, Any] = {"quoted": encode_basestring}
    parts = [] if tag is None else [f'"type":{encode_basestring(tag)}']
    parts += [
        f"{encode_basestring(field.name)}:{{{_expression(f'item.{field.name}', field.type, other, names)}}}"
        for field in attrs.fields(kind)
    ]
    body = ",".join(parts)
    source = f"def write(item):\n    return f'''{{{{{body}}}}}'''\n"
    exec(compile(source, f"<JSON of {kind.__name__}>", "exec"), names)  # noqa: S102 (made of our own names only)
    return typing.cast("Writer", names["write"])


def _expression(value: str, kind: Any, other: Writer, names: dict[str, Any]) -> str:
    """The expression that makes text of `value`, itself one; what it calls is put among the names."""
    arguments = typing.get_args(kind)
    if kind is str:
        return f"quoted({value})"
    if kind is int:
        return f"str({value})"
    if kind is When:
        return f"quoted({value}.text)"
    if kind is dt.date:
        return f"quoted({value}.isoformat())"
    if typing.get_origin(kind) is tuple and len(arguments) == 2 and arguments[1] is Ellipsis:
        one = _expression("one", arguments[0], other, names)
        return f'"[" + ",".join([{one} for one in {value}]) + "]" if {value} else "[]"'
    if isinstance(kind, types.UnionType) and len(arguments) == 2 and arguments[1] is types.NoneType:
        inner = _expression(value, arguments[0], other, names)
        return f'"null" if {value} is None else {inner}'
    name = f"of_{len(names)}"
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        names[name] = {member: encode_basestring(member.value) for member in kind}
        return f"{name}[{value}]"
    names[name] = writer(kind, other) if isinstance(kind, type) and attrs.has(kind) else other
    return f"{name}({value})"
