"""The file: its structure, that texts stay texts, that its policy fits, and that it holds what the records hold."""

from __future__ import annotations

import base64
import hashlib
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplotrack.testing import commitment, document, engagement, many_reports, party, report
from diplotrack_page.data import escaped, line
from diplotrack_page.frame import SCRIPTS, opening, script, style


def sha(text):
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def test_only_the_pages_own_script_and_style_may_run(page):
    made = page(many_reports(3))
    [policy] = [
        m.get("content") for m in made.all("meta") if m.get("http-equiv") == "Content-Security-Policy"
    ]
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    [css] = made.all("style")
    data, js = made.all("script")
    assert rules["default-src"] == "'none'"
    assert rules["script-src"] == sha(js.text)
    assert rules["style-src"] == sha(css.text)
    assert data.get("type") == "application/json"
    assert "unsafe" not in policy


def test_the_policy_stands_before_all_that_it_is_about(page):
    head = page([]).content
    assert head.index("Content-Security-Policy") < head.index("<style>") < head.index("<script")


def test_nothing_is_loaded_and_no_element_has_a_script_or_style_of_its_own(page):
    for element in page(many_reports(3)).tree.iter():
        assert not {"src", "style", "srcset", "action"} & set(element.keys())
        assert not [name for name in element.keys() if name.startswith("on")]  # noqa: SIM118 - no mapping
    for name in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "fetch(",
        "XMLHttpRequest",
        "import(",
    ):
        assert name not in script()  # fmt: skip
    assert "url(" not in style()
    assert "@import" not in style()


HOSTILE = (
    "</script><img src=x onerror=alert(1)>",
    "<!--<script>",
    "]]></ScRiPt >",
    "\u202eevil\u2028line\u2029",
    "&lt;b&gt;",
    "\\u003c",
    "nul\x00 \ud83d \U0010ffff \x7f\x85",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_data_and_comes_back_as_it_was(page, text):
    source = document(text, title=text)
    made = page(report(source, engagements=[engagement(of=source, quote=text, place=text)], commitments=[]))
    held, record = made.items
    assert held["text"] == held["title"] == record["place"] == record["evidence"][0][3] == text
    assert len(made.all("script")) == 2
    assert not made.all("img")


@given(st.text(st.characters()))
def test_no_text_can_end_its_element_or_leave_utf_8(text):
    import json

    written = escaped(json.dumps(text, ensure_ascii=False))
    assert json.loads(written) == text
    assert not re.search("[<>&\u2028\u2029\u202a-\u202e\u2066-\u2069]", written)
    written.encode()


def test_a_hostile_title_stays_text(page):
    title = '</title><script>alert(1)</script>" onload="'
    made = page([], title=title)
    assert made.all("title")[0].text == title
    assert made.element("title").find("*").text == title
    assert len(made.all("script")) == 2


def test_every_record_is_there_with_its_quotation_and_where_it_stands(page):
    reports = list(many_reports(10))
    made = page(reports)
    texts = {item["id"]: item["text"] for item in made.items if item["type"] == "document"}
    assert [r["id"] for r in made.records()] == [r.id for each in reports for r in each.records]
    for record in made.records():
        for source, start, end, quote in record["evidence"]:
            assert texts[source][start:end] == quote


@pytest.mark.parametrize(
    ("edtf", "first", "last", "vague"),
    [
        ("2020-05-01", "2020-05-01", "2020-05-01", False),
        ("2020-02~", "2020-02-01", "2020-02-29", True),
        ("2020-05/", "2020-05-01", None, False),
        ("/2020", None, "2020-12-31", False),
        ("0001?", "0001-01-01", "0001-12-31", True),
    ],
)
def test_a_date_is_written_with_all_the_days_that_it_can_mean(page, edtf, first, last, vague):
    [record] = page(commitment(due=edtf)).records()
    due = record["due"]
    assert (due["edtf"], due["from"], due["to"], due["vague"]) == (edtf, first, last, vague)
    assert due["words"]


def test_the_day_given_is_in_the_page_and_otherwise_none(page):
    [body] = page([], today="2020-05-01").all("body")
    assert body.get("data-today") == "2020-05-01"
    assert page([]).all("body")[0].get("data-today") == ""


def test_what_is_not_known_is_left_out():
    written = line(engagement(parties=[party("KOR")], evidence=()))
    assert not re.search(r"null|\[\]", written.replace('"party":null', ""))


def test_every_part_of_the_script_is_in_it_once_and_none_is_forgotten():
    from importlib.resources import files

    found = {path.name for path in files("diplotrack_page").joinpath("assets").iterdir()}
    assert {name for name in found if name.endswith(".js")} == {f"{name}.js" for name in SCRIPTS}
    assert "</script" not in script()
    assert "<!--" not in script()
    assert "</style" not in style()


def test_the_frame_names_its_language_and_its_landmarks():
    head = opening("A dossier", None)
    assert '<html lang="en">' in head
    assert all(f"<{tag}" in head for tag in ("header", "nav", "main", "footer", "h1"))
