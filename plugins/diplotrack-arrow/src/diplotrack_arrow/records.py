"""Rows back to records: nothing is guessed, and nothing that a row says is dropped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pyarrow as pa

from diplotrack.errors import DiplotrackError, FormatError
from diplotrack.jsonlines import gathered
from diplotrack.outcomes import OnError, Outcomes
from diplotrack.records import Report
from diplotrack.serialize import from_dict
from diplotrack.when import When
from diplotrack_arrow.columns import Single
from diplotrack_arrow.schema import SCHEMAS, type_of, version_problem

Told = tuple[str | None, Single | DiplotrackError]
"""What a row is said to be, and what it is."""

_DATES = {"document": (), "engagement": ("when",), "commitment": ("due", "made")}
_BOUNDS = {
    name: tuple(f"{date}_{side}" for date in dates for side in ("earliest", "latest"))
    for name, dates in _DATES.items()
}
_FIELDS = {name: tuple(n for n in SCHEMAS[name].names if n not in _BOUNDS[name]) for name in _DATES}
_BESIDE = ("type", "source")
_ERROR = ("error", "error_type")


def items(
    batches: Iterable[pa.RecordBatch] | pa.Table,
    *,
    name: str = "batches",
    schema: int | None = None,
    on_error: OnError = "raise",
) -> Outcomes[Single]:
    """The documents and records of batches such as `batches` and `read_batches` make.

    Args:
        batches: record batches, or a table.
        name: what to call them in errors.
        schema: the version of the schema, for batches whose metadata have none.
        on_error: what to do with a bad row, and with the rows of `read_batches` that tell of an error: ``"raise"``,
            ``"collect"`` (in the result's ``errors``) or a callable.

    Returns:
        An iterator of the documents, engagements and commitments, in the order of the rows.

    Raises:
        FormatError: (while iterating) a row is wrong, or the schema is another one or of another version.
    """
    given = batches.to_batches() if isinstance(batches, pa.Table) else batches
    return Outcomes((told for _, told in rows(given, name, schema)), on_error)


def reports(
    batches: Iterable[pa.RecordBatch] | pa.Table,
    *,
    name: str = "batches",
    schema: int | None = None,
    on_error: OnError = "raise",
) -> Outcomes[Report]:
    """The reports of batches: each document with the records behind it. Arguments and errors as of `items`.

    A bad row costs its report, and its error stands in the place of it.
    """
    given = batches.to_batches() if isinstance(batches, pa.Table) else batches
    return Outcomes(grouped(rows(given, name, schema), name), on_error)


def rows(batches: Iterable[pa.RecordBatch], name: str, schema: int | None) -> Iterator[Told]:
    """Each row as what it says it is and what it is, or as what is wrong with it.

    Raises:
        FormatError: the schema is another one, or of another version.
    """
    known: pa.Schema | None = None
    only: str | None = None
    count = 0
    for batch in batches:
        if known is None or batch.schema != known:
            known, only = batch.schema, checked(batch.schema, name, schema)
        for row in batch.to_pylist():
            count += 1
            kind = only or row["type"]
            try:
                yield kind, _item(kind, row, name, count)
            except FormatError as error:
                yield kind, error


def checked(found: pa.Schema, name: str, said: int | None) -> str | None:
    """The type whose columns alone these are, or None for all.

    Raises:
        FormatError: the schema is another one, or of another version.
    """
    problem = version_problem(found, said)
    if problem is None:
        try:
            return type_of(found)
        except ValueError as error:
            problem = str(error)
    raise FormatError(problem, source=name)


def grouped(told: Iterable[Told], name: str) -> Iterator[Report | DiplotrackError]:
    """Each document with the records behind it; an error in the place of a report of which a row is bad."""
    group: list[Single] = []
    wrong: DiplotrackError | None = None
    for kind, item in told:
        if kind in {"document", "error"}:
            yield from _ended(group, wrong, name)
            group, wrong = [], None
        if not isinstance(item, DiplotrackError):
            group.append(item)
        elif kind == "error":
            yield item
        else:
            wrong = wrong or item
    yield from _ended(group, wrong, name)


def _ended(
    group: list[Single], wrong: DiplotrackError | None, name: str
) -> Iterator[Report | DiplotrackError]:
    if wrong is not None:
        yield wrong
        return
    try:
        yield from gathered(group, name, single="diplotrack_arrow.load")
    except FormatError as error:
        yield error


def _item(kind: str | None, row: dict[str, Any], name: str, number: int) -> Single | DiplotrackError:
    place = f"row {number}"
    if kind == "error":
        return DiplotrackError(row["error"] or "an error without a message", source=row["source"])
    if kind not in _FIELDS:
        raise FormatError(f"the type {kind!r} is none of {', '.join(_FIELDS)}", source=name, path=place)
    fields = _FIELDS[kind]
    for column, value in row.items():
        if (
            value is not None
            and column not in fields
            and column not in _BOUNDS[kind]
            and column not in _BESIDE
        ):
            problem = f"the column {column!r} has no place in a row of type {kind!r}; it must be null"
            raise FormatError(problem, source=name, path=place)
    try:
        item = from_dict({"type": kind, **{field: row[field] for field in fields}})
    except FormatError as error:
        path = place if error.path is None else f"{place}, {error.path}"
        problem = error.message.removeprefix("data: ").removeprefix(f"{error.path}: ")
        raise FormatError(problem, source=name, path=path) from error
    for date in _DATES[kind]:
        _hold_bounds(getattr(item, date), date, row, name, place)
    return item  # type: ignore[return-value]  # a report has no row


def _hold_bounds(when: When | None, date: str, row: dict[str, Any], name: str, place: str) -> None:
    """The bounds follow from the date; a row in which they don't was changed by hand in one of the two."""
    for side in ("earliest", "latest"):
        wanted = None if when is None else getattr(when, side)
        if row[f"{date}_{side}"] != wanted:
            problem = f"is {row[f'{date}_{side}']}, but follows from {date} ({when}) as {wanted}"
            raise FormatError(problem, source=name, path=f"{place}, {date}_{side}")
