"""Records as plain data and as JSON Lines, without loss.

The first line of a file is a header, ``{"type": "header", "format": "diplotrack", "schema": 1}``; each further
line is one document, engagement, commitment or report, told apart by ``type``. Unknown fields are refused and
never dropped: what a later version wrote is not lost by reading it with this one.
"""

from __future__ import annotations

import datetime
import functools
import json
import re
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin

import attrs
from cattrs import BaseConverter, Converter
from cattrs.errors import (
    BaseValidationError,
    ForbiddenExtraKeysError,
    StructureHandlerNotFoundError,
)
from cattrs.v import transform_error

from diplotrack.errors import DiplotrackError, FormatError, ValidationError
from diplotrack.jsontext import Writer, writer
from diplotrack.outcomes import OnError, Outcomes
from diplotrack.records import Commitment, Document, Engagement, Item, Report
from diplotrack.sources import Readable, Source
from diplotrack.targets import Target, Writable
from diplotrack.when import When

C = TypeVar("C", bound=Converter)

SCHEMA_VERSION = 1
"""Version of the stored form; grows when a field is added or changes its meaning."""

FORMAT = "diplotrack"
TYPES: dict[str, type[Any]] = {
    "document": Document,
    "engagement": Engagement,
    "commitment": Commitment,
    "report": Report,
}
_TAGS = {kind: tag for tag, kind in TYPES.items()}
_HEADER_LIMIT = 4096  # bytes; nothing that begins with so long a line is a file of ours
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def make_converter(*, detailed: bool = True) -> Converter:
    """A new cattrs converter that knows the records; plugin authors may add their own hooks to it.

    Args:
        detailed: collect all errors with their paths (slower); otherwise the first one is raised as it is.
    """
    return configure_converter(Converter(forbid_extra_keys=True, detailed_validation=detailed))


def configure_converter(converter: C) -> C:
    """Teach any cattrs converter the records: dates and `When` as text, enums by value, nothing coerced in silence."""
    converter.register_unstructure_hook(When, str)
    converter.register_structure_hook(When, _strictly(str, "an EDTF text", When.parse))
    converter.register_unstructure_hook(datetime.date, datetime.date.isoformat)
    converter.register_structure_hook(datetime.date, _date)
    # Not by predicate: cattrs asks predicates after its own hooks for these, which turn 4 into "4".
    converter.register_structure_hook(str, _strictly(str, "a text"))
    converter.register_structure_hook(int, _strictly(int, "a whole number"))
    converter.register_structure_hook(bool, _strictly(bool, "true or false"))
    # These hooks hold for subclasses too, of which the enums have one of their own.
    converter.register_structure_hook(StrEnum, _member)
    converter.register_structure_hook_factory(_is_series, _series)
    converter.register_structure_hook_factory(_is_optional, _optional)
    return converter


def _is_series(kind: Any) -> bool:
    arguments = get_args(kind)
    return get_origin(kind) is tuple and len(arguments) == 2 and arguments[1] is Ellipsis


def _series(kind: Any, converter: BaseConverter) -> Callable[[object, Any], Any]:
    """The hook for ``tuple[X, ...]``, from lists only: a text would fall into its letters, an object into its keys."""
    whole: Any = list[get_args(kind)[0]]  # type: ignore[misc]
    structure = converter.get_structure_hook(whole)

    def series(values: object, _: object) -> Any:
        if not isinstance(values, (list, tuple)):
            raise ValidationError("value", values, "give a list")
        return tuple(structure(values, whole)) if values else ()

    return series


def _is_optional(kind: Any) -> bool:
    arguments = get_args(kind)
    return isinstance(kind, UnionType) and len(arguments) == 2 and arguments[1] is NoneType


def _optional(kind: Any, converter: BaseConverter) -> Callable[[object, Any], Any]:
    """The hook for ``X | None``, whose inner hook is looked up once and not for each value."""
    inner = get_args(kind)[0]
    structure = converter.get_structure_hook(inner)
    return lambda value, _: None if value is None else structure(value, inner)


def _strictly(
    kind: type, name: str, build: Callable[[Any], Any] | None = None
) -> Callable[[object, Any], Any]:
    def structure(value: object, _: object) -> Any:
        if type(value) is not kind:
            raise ValidationError("value", value, f"give {name}")
        return build(value) if build else value

    return structure


def _date(value: object, _: object) -> datetime.date:
    if type(value) is datetime.date:
        return value
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return datetime.date.fromisoformat(value)
        except ValueError:
            pass  # told below, with the value
    raise ValidationError("date", value, "give a day of the calendar as YYYY-MM-DD")


def _member(value: object, kind: type[StrEnum]) -> StrEnum:
    try:
        return kind(value)  # type: ignore[arg-type]  # whatever it is, the enum decides
    except ValueError:
        raise ValidationError(kind.__name__, value, f"give one of {', '.join(kind)}") from None


def to_dict(item: Item) -> dict[str, Any]:
    """One item as plain data (dicts, lists, texts, numbers) with its ``type``.

    Raises:
        ValidationError: it is no document, engagement, commitment or report.
    """
    return _tagged(item)


def from_dict(data: object) -> Item:
    """The item that `to_dict` made this of.

    Raises:
        FormatError: it is not such data; `path` says where.
    """
    return _structured(dict(data) if isinstance(data, dict) else data, "data", None)


def header() -> str:
    """The first line of a file, with its line feed."""
    return json.dumps({"type": "header", "format": FORMAT, "schema": SCHEMA_VERSION}) + "\n"


def to_line(item: Item) -> str:
    """The line of one item, with its line feed.

    Raises:
        ValidationError: it is no document, engagement, commitment or report.
    """
    write = _writers().get(type(item))
    if write is None:
        raise _no_item(item)
    line = write(item)
    if not line.isascii():
        try:
            line.encode("utf-8")
        except UnicodeEncodeError:
            # A lone surrogate has no UTF-8; JSON's \\u escapes keep it exactly.
            line = json.dumps(_tagged(item), separators=(",", ":"))
    return line + "\n"


def dumps(items: Item | Iterable[Item]) -> Iterator[str]:
    """The lines of a JSON Lines file, header first.

    Raises:
        ValidationError: something among the items is none.
    """
    yield header()
    for item in each(items):
        yield to_line(item)


def each(items: Item | Iterable[Item]) -> Iterable[Item]:
    """A single item as an iterable of one, an iterable as it is.

    Raises:
        ValidationError: it is neither.
    """
    if isinstance(items, (Document, Engagement, Commitment, Report)):
        return (items,)
    if not isinstance(items, Iterable) or isinstance(items, (str, bytes)):  # type: ignore[redundant-expr]
        raise ValidationError("items", items, "give a report, a record or a document, or an iterable of them")
    return items


def dump(items: Item | Iterable[Item], target: Writable) -> None:
    """Write items as JSON Lines, without loss; the file appears whole or not at all.

    Args:
        items: one report or record, or any iterable of them, which is read as it is written.
        target: a path, ``"-"`` for standard output, or a file object.

    Raises:
        ValidationError: something among the items is none.
        ExportError: the file cannot be written.
    """
    with Target(target) as opened:
        write = opened.text().write
        for line in dumps(items):
            write(line)


def load(source: Readable | Source, *, on_error: OnError = "raise") -> Outcomes[Item]:
    """Read back what `dump` wrote, one item at a time.

    Args:
        source: a path, ``"-"`` for standard input, bytes or a file object.
        on_error: what to do with a bad line: ``"raise"``, ``"collect"`` (in the result's ``errors``) or a callable.

    Returns:
        An iterator of the items, in the order of the file.

    Raises:
        SourceError: the file cannot be opened.
        FormatError: (while iterating) a line is wrong; `line` and `path` say where. A wrong header ends the reading.
    """
    opened = Source.of(source)
    return Outcomes(_loaded(opened), on_error)


def _loaded(source: Source) -> Iterator[Item | DiplotrackError]:
    with source.open() as stream:
        first = stream.readline(_HEADER_LIMIT)
        wrong = _header_error(first, source.name)
        if wrong is not None:
            yield wrong
            return
        # A line is read no further than the limit, so that a file without line feeds does not fill the memory.
        lines = iter(functools.partial(stream.readline, source.limit + 1), b"")
        for number, line in enumerate(lines, start=2):
            if not line.strip():
                continue
            if len(line) > source.limit:
                problem = (
                    f"has more than {source.limit:,} bytes; the reading ends here, raise it with limit=…"
                )
                yield FormatError(problem, source=source.name, line=number)
                return
            try:
                yield _structured(_decode(line.decode("utf-8", "surrogatepass")), source.name, number)
            except FormatError as error:
                yield error
            except (ValueError, RecursionError) as error:
                yield FormatError(f"is not JSON: {error}", source=source.name, line=number)


def _header_error(line: bytes, name: str) -> FormatError | None:
    expected = (
        f'the first line must be {{"type": "header", "format": "{FORMAT}", "schema": {SCHEMA_VERSION}}}'
    )
    try:
        header = json.loads(line)
    except (ValueError, RecursionError):
        header = None
    if not isinstance(header, dict) or header.get("format") != FORMAT:
        return FormatError(f"no header: {expected}", source=name, line=1)
    schema = header.get("schema")
    if type(schema) is not int or schema < 1:
        return FormatError(f"schema {schema!r}: {expected}", source=name, line=1)
    if schema > SCHEMA_VERSION:
        problem = f"schema {schema} is newer than {SCHEMA_VERSION}, which this diplotrack knows; use a newer diplotrack"
        return FormatError(problem, source=name, line=1)
    return None


def _tagged(item: Item) -> dict[str, Any]:
    tag = _TAGS.get(type(item))
    if tag is None:
        raise _no_item(item)
    return {"type": tag, **_FAST.unstructure(item)}


def _no_item(item: object) -> ValidationError:
    return ValidationError(
        "item", item, f"give one of {', '.join(k.__name__ for k in _TAGS)}, or an iterable of them"
    )


@functools.cache
def _writers() -> dict[type[Any], Writer]:
    return {kind: writer(kind, _by_converter, tag=tag) for tag, kind in TYPES.items()}


def _by_converter(value: object) -> str:
    return _encode(_FAST.unstructure(value))


def _structured(data: object, source: str, line: int | None) -> Item:
    if not isinstance(data, dict):
        raise FormatError(f"is a {type(data).__name__}, not an object", source=source, line=line)
    tag = data.pop("type", None)
    kind = TYPES.get(tag) if isinstance(tag, str) else None
    if kind is None:
        problem = f"unknown type {tag!r}; known are {', '.join(TYPES)}"
        raise FormatError(problem, source=source, line=line, path="type")
    try:
        return _FAST.structure(data, kind)  # type: ignore[no-any-return]
    except Exception as error:
        path, problem = explain(error, data, kind)
        raise FormatError(problem, source=source, line=line, path=path or None) from error


def explain(error: Exception, data: object, kind: type[Any]) -> tuple[str, str]:
    """Where in the data and what was wrong, of the first error that turning it into `kind` meets.

    Args:
        error: what the fast converter raised.
        data: the plain data.
        kind: the attrs class that it should have become.

    Returns:
        A path such as ``engagements[0].when`` (empty for the whole), and the problem.
    """
    try:
        _detailed().structure(data, kind)
    except BaseValidationError as group:
        told = transform_error(group, path="$", format_exception=_problem)[0]
        problem, _, path = told.rpartition(" @ ")
        return path.removeprefix("$").removeprefix("."), problem
    return "", _problem(error, kind)


def _problem(error: BaseException, kind: type[Any] | None) -> str:
    if isinstance(error, ForbiddenExtraKeysError):
        extra = ", ".join(sorted(map(repr, error.extra_fields)))
        known = ", ".join(a.alias for a in attrs.fields(error.cl)) if attrs.has(error.cl) else ""
        return f"unknown field {extra}, which this version would lose; known are {known}"
    if isinstance(error, KeyError):
        return f"the field {error.args[0]!r} is missing"
    if isinstance(error, StructureHandlerNotFoundError) or not isinstance(error, DiplotrackError):
        wanted = getattr(kind, "__name__", kind)
        return f"cannot be read as {wanted}: {error}"
    return error.message


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object of JSON; of a name that stands there twice, one value would be lost in silence."""
    found = dict(pairs)
    if len(found) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        message = f"the field {twice!r} stands there twice"
        raise ValueError(message)
    return found


_decode = json.JSONDecoder(object_pairs_hook=_unique).decode
_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_FAST = make_converter(detailed=False)


@functools.cache
def _detailed() -> Converter:
    return make_converter()
