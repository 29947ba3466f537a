r"""Several values in one cell, without loss.

Values are joined by ``|``. Within a value, ``\`` is written ``\\`` and ``|`` is written ``\!``, so that a bare ``|``
is always a separator and any tool may split at it. An empty value is None. A cell in which every value would be
empty is empty.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

SEPARATOR = "|"
"""Stands between the values of a cell."""

_ESCAPED = re.compile(r"\\(.?)", re.DOTALL)
_MEANING = {"\\": "\\", "!": SEPARATOR}


def join_one(value: str) -> str:
    """The cell of a single text, which is not empty."""
    return _escape(value) if "|" in value or "\\" in value else value


def join(values: Sequence[str]) -> str:
    """The cell of these texts, none of which is empty."""
    cell = SEPARATOR.join(values)
    if "\\" in cell or cell.count(SEPARATOR) >= len(values) > 0:
        return SEPARATOR.join(map(_escape, values))
    return cell


def join_optional(values: Iterable[str | None]) -> str:
    """The cell of these texts, of which any may be None."""
    found = [value or "" for value in values]
    return join(found) if any(found) else ""


def split(cell: str) -> list[str]:
    r"""The values of a cell, ``""`` where one is None; of an empty cell, none.

    Raises:
        ValueError: a ``\`` is followed by neither ``\`` nor ``!``.
    """
    if not cell:
        return []
    values = cell.split(SEPARATOR)
    return [_ESCAPED.sub(_meant, value) for value in values] if "\\" in cell else values


def _escape(value: str) -> str:
    return value.replace("\\", "\\\\").replace(SEPARATOR, "\\!")


def _meant(match: re.Match[str]) -> str:
    meaning = _MEANING.get(match[1])
    if meaning is None:
        message = f"{match[0]!r} means nothing; in a value, \\\\ is a backslash and \\! a {SEPARATOR}"
        raise ValueError(message)
    return meaning
