"""The fast way to JSON text gives what the slow way gives, letter by letter."""

from __future__ import annotations

import io
import json

import attrs
import pytest
from hypothesis import given

from diplotrack import dump, load
from diplotrack.errors import FormatError
from diplotrack.jsontext import writer
from diplotrack.serialize import from_dict, to_dict, to_line
from diplotrack.testing import commitment, document, engagement, report
from diplotrack.testing.strategies import reports
from diplotrack.testing.synthetic import many_reports


def slowly(item) -> str:
    data = to_dict(item)
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return (
        text if text.encode("utf-8", "replace").decode() == text else json.dumps(data, separators=(",", ":"))
    )


@given(reports())
def test_every_record_has_the_text_that_json_gives_it(one):
    for item in (one, one.document, *one.records):
        assert to_line(item) == slowly(item) + "\n"


def test_synthetic_reports_have_the_text_that_json_gives_them():
    for one in many_reports(60):
        assert to_line(one) == slowly(one) + "\n"


@pytest.mark.parametrize("text", ['"', "\\", "\n\r\t\b\f", "\x00\x1f\x7f", "\u2028", "é한😀", "{%s}", "'''"])
def test_letters_that_json_or_python_treat_specially_come_back(text):
    item = commitment(content=f"a{text}b", topics=(f"{text}t",))
    assert to_line(item) == slowly(item) + "\n"
    stored = io.BytesIO()
    dump(item, stored)
    assert list(load(stored.getvalue())) == [item]


def test_a_lone_surrogate_is_written_as_an_escape():
    assert "\\ud800" in to_line(document("a\ud800b"))


@attrs.frozen(kw_only=True)
class Other:
    name: str
    scores: dict[str, int]
    numbers: tuple[int, ...] = ()
    nested: tuple[tuple[str, ...], ...] = ()
    perhaps: str | int | None = None


def test_kinds_that_are_not_known_go_through_the_other_way():
    text = writer(Other, json.dumps, tag="other")(
        Other(name="n", scores={"a": 1}, numbers=(1, 2), nested=(("x",), ()), perhaps=5)
    )
    assert json.loads(text) == {
        "type": "other",
        "name": "n",
        "scores": {"a": 1},
        "numbers": [1, 2],
        "nested": [["x"], []],
        "perhaps": 5,
    }


def test_items_of_another_kind_are_refused_with_the_kinds_that_would_do():
    with pytest.raises(ValueError, match="give one of Document, Engagement, Commitment, Report"):
        to_line("engagement")


def test_reports_keep_the_order_of_their_records():
    one = report(engagements=(engagement(kind="call"), engagement(kind="visit")), commitments=())
    assert [e["kind"] for e in json.loads(to_line(one))["engagements"]] == ["call", "visit"]


@pytest.mark.parametrize("value", ["trade", {"trade": 1}, "", None, 5])
def test_a_list_is_read_from_nothing_but_a_list(value):
    data = {**to_dict(commitment()), "topics": value}
    with pytest.raises(FormatError, match=r"topics: value: .* is wrong: give a list"):
        from_dict(data)
