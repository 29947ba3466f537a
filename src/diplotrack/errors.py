"""The errors that diplotrack raises. Each carries, besides its message, the data that a program needs.

    DiplotrackError
    ├── ValidationError      a value breaks a record's rule (also a ValueError): field, value
    ├── FormatError          a stored line or row cannot be read back: source, line, path
    ├── SourceError          an input cannot be opened, is empty, too large, not text: source
    ├── OptionsError         an option is unknown or has a wrong value: option, value, known
    ├── NoAdapterError       no source adapter fits, or several fit equally: source, candidates
    ├── NoExporterError      no exporter fits, or several fit: target, candidates
    ├── ReadError            an adapter failed on a source: source, adapter, plugin
    ├── ExportError          an exporter failed, or its files could not be written: target, exporter
    ├── LedgerError          a ledger cannot be opened, kept or changed so: ledger
    │   └── UnknownRecordError   a ledger has no record of this id (also a LookupError): record
    ├── UnknownPartyError    no party has this code (also a LookupError): code, near
    └── PluginError          a plugin could not be asked for what only it can give: plugin
    PluginWarning            (a UserWarning) a plugin was left out or only partly works; the rest goes on
    HookDeprecationWarning   (a DeprecationWarning) a plugin uses a hook, or an argument of one, that is on its way out

The cause, where another exception lies beneath, is ``__cause__``, as everywhere in Python.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable


class DiplotrackError(Exception):
    """The base of all errors of this library.

    Most are made of a `problem`, what was wrong and what would be right, before which they put the place.

    Attributes:
        message: what was wrong and what would be right, in one line.
        source: name of the input concerned, or None.
        plugin: name of the plugin concerned, or None.
    """

    def __init__(self, message: str, *, source: str | None = None, plugin: str | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.source = source
        self.plugin = plugin

    def __reduce__(self) -> tuple[object, ...]:
        # Exceptions with keyword arguments do not survive pickling by default; errors travel between processes here.
        data = {name: _sendable(value) for name, value in self.__dict__.items() if name != "message"}
        cause = None if self.__cause__ is None else _sendable_cause(self.__cause__)
        return _rebuild, (type(self), self.message, data, cause)

    def __str__(self) -> str:
        return self.message


def _survives(value: object) -> bool:
    """Whether a value can be sent to another process; some can be pickled and not read back."""
    try:
        pickle.loads(pickle.dumps(value))  # noqa: S301 - made in the same line
    except Exception:
        return False
    return True


def _sendable(value: object) -> object:
    return value if _survives(value) else repr(value)


def _sendable_cause(cause: BaseException) -> BaseException:
    return cause if _survives(cause) else DiplotrackError(f"{type(cause).__name__}: {cause}")


def _rebuild(
    kind: type[DiplotrackError], message: str, data: dict[str, object], cause: BaseException | None = None
) -> DiplotrackError:
    error = kind.__new__(kind, message)
    Exception.__init__(error, message)
    error.message = message
    error.__dict__.update(data)
    error.__cause__ = cause
    return error


class ValidationError(DiplotrackError, ValueError):
    """A value breaks the rule of the field that it was given to.

    Attributes:
        field: the field's name as the user writes it, e.g. ``"Evidence.quote"``.
        value: the offending value itself.

    It is made of these and of what was `expected` in the value's place.
    """

    def __init__(self, field: str, value: object, expected: str) -> None:
        shown = repr(value)
        if len(shown) > 120:
            shown = f"{shown[:100]}… ({len(shown):,} characters)"
        super().__init__(f"{field}: {shown} is wrong: {expected}")
        self.field = field
        self.value = value


class FormatError(DiplotrackError):
    """A line, row or component of a stored file cannot be turned into a record.

    Attributes:
        line: its number in the file, from 1, or None.
        path: where in the record, e.g. ``"engagements[0].when"``, or None for the whole line.
    """

    def __init__(
        self, problem: str, *, source: str, line: int | None = None, path: str | None = None
    ) -> None:
        place = source if line is None else f"{source}, line {line}"
        super().__init__(f"{place}: {path}: {problem}" if path else f"{place}: {problem}", source=source)
        self.line = line
        self.path = path


class SourceError(DiplotrackError):
    """An input cannot be opened or is not what a reader can take (missing, a directory, empty, too large, binary)."""

    def __init__(self, problem: str, *, source: str) -> None:
        super().__init__(f"{source}: {problem}", source=source)


class OptionsError(DiplotrackError, ValueError):
    """An option is unknown or its value cannot be used.

    Attributes:
        owner: the adapter or exporter that the option was for.
        option: its name.
        value: its value.
        known: the names that the owner takes.
    """

    def __init__(
        self, problem: str, *, owner: str, option: str, value: object, known: Iterable[str] = ()
    ) -> None:
        super().__init__(f"{owner}: {problem}")
        self.owner = owner
        self.option = option
        self.value = value
        self.known = tuple(known)


class NoAdapterError(DiplotrackError, LookupError):
    """No source adapter takes this input, or several take it equally well.

    Attributes:
        candidates: the adapters that tied, or all that were asked.
    """

    def __init__(self, problem: str, *, source: str, candidates: Iterable[str] = ()) -> None:
        super().__init__(f"{source}: {problem}", source=source)
        self.candidates = tuple(candidates)


class NoExporterError(DiplotrackError, LookupError):
    """No exporter writes this kind of file, or several do.

    Attributes:
        target: the file's name.
        candidates: the exporters that tied, or all that there are.
    """

    def __init__(self, problem: str, *, target: str, candidates: Iterable[str] = ()) -> None:
        super().__init__(f"{target}: {problem}")
        self.target = target
        self.candidates = tuple(candidates)


class ReadError(DiplotrackError):
    """An adapter failed on a source.

    Attributes:
        adapter: the adapter's name, or None where none had been chosen yet.
    """

    def __init__(
        self, problem: str, *, source: str, adapter: str | None = None, plugin: str | None = None
    ) -> None:
        by = f" (adapter {adapter!r})" if adapter else ""
        super().__init__(f"{source}: {problem}{by}", source=source, plugin=plugin)
        self.adapter = adapter


class ExportError(DiplotrackError):
    """An exporter failed or its files could not be written; what stood at the target before still stands.

    Attributes:
        target: the file's name.
        exporter: the exporter's name.
    """

    def __init__(
        self, problem: str, *, target: str, exporter: str | None = None, plugin: str | None = None
    ) -> None:
        by = f" (exporter {exporter!r})" if exporter else ""
        super().__init__(f"{target}: {problem}{by}", plugin=plugin)
        self.target = target
        self.exporter = exporter


class UnknownPartyError(DiplotrackError, LookupError):
    """No party has this code.

    Attributes:
        code: the code asked for.
        near: codes or names that come close.
    """

    def __init__(self, code: str, near: Iterable[str] = ()) -> None:
        near = tuple(near)
        hint = f"; near it: {', '.join(near)}" if near else ""
        super().__init__(f"no party has the code {code!r}{hint}")
        self.code = code
        self.near = near


class LedgerError(DiplotrackError):
    """A ledger cannot be opened, cannot keep what it is given, or cannot be changed so.

    Attributes:
        ledger: the ledger's URL or path, or None.
    """

    def __init__(self, problem: str, *, ledger: str | None = None) -> None:
        super().__init__(f"{ledger}: {problem}" if ledger else problem)
        self.ledger = ledger


class UnknownRecordError(LedgerError, LookupError):
    """A ledger has no record of this id.

    Attributes:
        record: the id asked for.
    """

    def __init__(self, record: str) -> None:
        super().__init__(f"there is no record {record!r} in this ledger")
        self.record = record


class PluginError(DiplotrackError):
    """A plugin could not be loaded, registered or asked."""

    def __init__(self, problem: str, *, plugin: str) -> None:
        super().__init__(f"plugin {plugin!r}: {problem}", plugin=plugin)


class PluginWarning(UserWarning):
    """A plugin was left out or only partly works; everything else goes on."""


class HookDeprecationWarning(DeprecationWarning):
    """A plugin uses a hook, or an argument of one, that is on its way out; it still works.

    Python shows it to whoever tests the plugin, and not to its users. ``diplotrack plugins`` lists it.
    """
