"""Options: built from values and from texts, with anything unknown or wrong refused by name."""

from __future__ import annotations

import datetime
from enum import StrEnum
from pathlib import Path

import attrs
import pytest

from diplotrack.errors import OptionsError
from diplotrack.interfaces import DocumentOptions, NoOptions
from diplotrack.options import build_options


class Profile(StrEnum):
    RAW = "raw"
    SPREADSHEET = "spreadsheet"


def _positive(instance, attribute, value):
    if value < 0:
        message = "must not be negative"
        raise ValueError(message)


@attrs.frozen(kw_only=True)
class Options:
    profile: Profile = Profile.RAW
    header: bool = True
    depth: int = attrs.field(default=1, validator=_positive)
    share: float = 0.5
    since: datetime.date | None = None
    folder: Path | None = None
    columns: tuple[str, ...] = ()
    title: str | None = None


def _built(**values):
    return build_options(Options, values, owner="exporter 'csv'")


def test_no_values_give_the_defaults():
    assert _built() == Options()
    assert build_options(NoOptions, {}, owner="x") == NoOptions()


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("profile", "spreadsheet", Profile.SPREADSHEET),
        ("header", "no", False), ("header", "TRUE", True), ("header", "0", False), ("header", "on", True),
        ("depth", "12", 12), ("share", "0.25", 0.25), ("since", "2025-08-25", datetime.date(2025, 8, 25)),
        ("folder", "a/b", Path("a/b")), ("columns", "kind, when,", ("kind", "when")), ("columns", "", ()),
        ("title", "12", "12"),
    ],
)  # fmt: skip
def test_texts_are_read_as_the_field_says(name, text, value):
    built = getattr(_built(**{name: text}), name)
    assert (built, type(built)) == (value, type(value))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("profile", Profile.SPREADSHEET), ("header", False), ("depth", 3), ("since", datetime.date(2025, 8, 25)),
        ("since", None), ("folder", Path("a")), ("columns", ("a", "b")), ("columns", ["a", "b"]), ("title", None),
    ],
)  # fmt: skip
def test_values_of_the_right_type_are_kept(name, value):
    assert getattr(_built(**{name: value}), name) == (tuple(value) if isinstance(value, list) else value)


@pytest.mark.parametrize(
    ("name", "value", "right"),
    [
        ("profile", "fancy", "give one of raw, spreadsheet"), ("profile", 3, "give one of raw, spreadsheet"),
        ("header", "maybe", "give true or false"), ("header", 1, "give true or false"),
        ("depth", "many", "give a whole number"), ("depth", 1.0, "give a whole number"), ("depth", True, "whole number"),
        ("depth", "", "give a whole number"), ("share", "half", "give a float"),
        ("since", "25 August", "YYYY-MM-DD"), ("since", "20250825", "YYYY-MM-DD"), ("since", "2025-02-30", "YYYY-MM-DD"),
        ("since", datetime.datetime(2025, 8, 25), "YYYY-MM-DD"), ("since", 2025, "YYYY-MM-DD"),
        ("columns", ["a", 5], "give a text"), ("title", 5, "give a text"), ("depth", -1, "must not be negative"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_refused_with_option_value_and_remedy(name, value, right):
    with pytest.raises(OptionsError, match=right) as caught:
        _built(**{name: value})
    error = caught.value
    assert str(error).startswith("exporter 'csv': option")
    if right != "must not be negative":  # the class's own rule, which attrs does not tie to one field
        assert (error.owner, error.option, error.value) == ("exporter 'csv'", name, value)
        assert f"option {name!r}" in str(error)


def test_an_unknown_option_is_refused_with_the_known_ones_and_the_nearest():
    with pytest.raises(
        OptionsError, match=r"unknown option 'colums'; did you mean 'columns'\? it takes profile, header"
    ) as caught:
        _built(colums="a")
    assert caught.value.known == tuple(field.name for field in attrs.fields(Options))
    with pytest.raises(OptionsError, match="unknown option 'zzz'; it takes profile"):
        _built(zzz=1)
    with pytest.raises(OptionsError, match="it takes no options"):
        build_options(NoOptions, {"published": "2025-08-25"}, owner="adapter 'jsonl'")


def test_adapters_for_prose_add_to_the_common_options():
    @attrs.frozen(kw_only=True)
    class Mine(DocumentOptions):
        strict: bool = False

    built = build_options(Mine, {"published": "2025-08-25", "strict": "yes", "title": "T"}, owner="mine")
    assert built == Mine(published=datetime.date(2025, 8, 25), strict=True, title="T")
