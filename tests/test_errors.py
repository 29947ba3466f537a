"""Errors carry data, survive the way between processes, and draw their tree truly."""

from __future__ import annotations

import pickle

import pytest

from diplotrack import errors
from diplotrack.errors import (
    DiplotrackError,
    ExportError,
    FormatError,
    NoAdapterError,
    NoExporterError,
    OptionsError,
    PluginError,
    ReadError,
    SourceError,
    UnknownPartyError,
    ValidationError,
)

EVERY = [
    DiplotrackError("wrong", source="a.txt", plugin="p"),
    ValidationError("Party.code", "kor", "give capitals"),
    FormatError("is not JSON", source="a.jsonl", line=3, path="when"),
    SourceError("is empty", source="a.txt"),
    OptionsError("unknown option", owner="csv", option="sep", value=";", known=["separator"]),
    NoAdapterError("none fits", source="a.bin", candidates=["article"]),
    NoExporterError("none fits", target="a.bin", candidates=["csv"]),
    ReadError("failed", source="a.txt", adapter="article", plugin="prose"),
    ExportError("failed", target="a.csv", exporter="csv", plugin="tables"),
    UnknownPartyError("KRO", near=["KOR"]),
    PluginError("failed", plugin="prose"),
]


@pytest.mark.parametrize("error", EVERY, ids=lambda error: type(error).__name__)
def test_an_error_survives_pickling_with_all_its_data(error):
    error.add_note("seen at noon")
    twin = pickle.loads(pickle.dumps(error))
    assert type(twin) is type(error)
    assert (str(twin), twin.args, vars(twin)) == (str(error), error.args, vars(error))


def test_the_cause_goes_along_even_where_it_cannot():
    class LocalError(Exception):
        pass

    for cause, kind in (
        (ZeroDivisionError("by zero"), ZeroDivisionError),
        (LocalError("here"), DiplotrackError),
    ):
        error = ReadError("failed", source="a.txt")
        error.__cause__ = cause
        twin = pickle.loads(pickle.dumps(error))
        assert isinstance(twin.__cause__, kind)
        assert str(cause) in str(twin.__cause__)


def test_a_value_that_cannot_be_pickled_does_not_hold_up_the_error():
    twin = pickle.loads(pickle.dumps(ValidationError("field", lambda: None, "give data")))
    assert "lambda" in twin.value
    assert twin.field == "field"


@pytest.mark.parametrize("error", EVERY, ids=lambda error: type(error).__name__)
def test_every_message_is_one_line_that_names_what_was_concerned(error):
    told = str(error)
    assert "\n" not in told
    for name in ("source", "target", "field", "owner", "code"):
        concerned = getattr(error, name, None)
        assert concerned is None or concerned in told or type(error) is DiplotrackError


def test_the_standard_exceptions_still_catch_them():
    assert issubclass(ValidationError, ValueError)
    assert issubclass(OptionsError, ValueError)
    for kind in (NoAdapterError, NoExporterError, UnknownPartyError):
        assert issubclass(kind, LookupError)
        # A KeyError shows its message in quotation marks.
        assert not issubclass(kind, KeyError)


def test_the_tree_in_the_docstring_names_every_error():
    for name, kind in vars(errors).items():
        if isinstance(kind, type) and issubclass(kind, (DiplotrackError, Warning)):
            assert name in errors.__doc__, name
