"""The reference names every check of the conformance suites, with its reason, and says which can be left out.

``UPDATE_DOCS=1`` writes the tables anew.
"""

from __future__ import annotations

import inspect
import os
import re
from pathlib import Path

import pytest

from diplotrack import testing
from diplotrack.errors import ValidationError
from diplotrack.testing import ExporterSuite, SourceAdapterSuite

PAGE = Path(__file__).resolve().parent.parent / "docs" / "reference" / "testing.md"
SUITES = [name for name in testing.__all__ if name.endswith("Suite")]


def _rows(suite):
    """The lines of a suite's table: each check, why it is asked, and whether it can be excused."""
    for name, check in vars(getattr(testing, suite)).items():
        if name.startswith("test_"):
            why = " ".join(inspect.getdoc(check).split()).replace("``", "`")
            yield f"| `{name}` | {why} | {'never' if hasattr(check, 'is_promise') else 'with a reason'} |"


@pytest.mark.parametrize("suite", SUITES)
def test_every_check_stands_in_the_reference_with_its_reason(suite):
    text = PAGE.read_text("utf-8")
    head = f"| check of `{suite}` | why it is asked | left out |\n| --- | --- | --- |\n"
    assert head in text
    before, _, rest = text.partition(head)
    found = re.match(r"(?:\|.*\n)*", rest)[0]
    wanted = "".join(f"{row}\n" for row in _rows(suite))
    assert wanted
    if os.environ.get("UPDATE_DOCS") == "1":
        PAGE.write_text(before + head + wanted + rest.removeprefix(found), "utf-8")
    else:
        assert found == wanted, "UPDATE_DOCS=1 writes it"


def test_a_check_is_left_out_with_a_reason():
    class Suite(ExporterSuite):
        excused = {"test_memory_is_flat": "a network is one whole"}  # noqa: RUF012

    class Further(Suite):
        many = 10

    assert Suite.test_memory_is_flat is None
    assert Further.test_memory_is_flat is None
    assert ExporterSuite.test_memory_is_flat is not None


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"excused": {"test_memory_is_flat": " "}}, "give the reason"),
        ({"excused": {"test_memory_is_flt": "why"}}, "did you mean test_memory_is_flat?"),
        ({"excused": {"test_hostile_texts_are_written": "why"}}, "it holds what diplotrack promises"),
        ({"test_memory_is_flat": None}, "say why it does not apply"),
    ],
)
def test_a_check_is_not_left_out_in_silence(body, expected):
    with pytest.raises(ValidationError, match=re.escape(expected)):
        type("Suite", (ExporterSuite,), body)


def test_a_check_may_be_made_stricter():
    class Suite(SourceAdapterSuite):
        def test_it_gives_reports(self, sample):
            raise AssertionError

    assert Suite.test_it_gives_reports is not SourceAdapterSuite.test_it_gives_reports
