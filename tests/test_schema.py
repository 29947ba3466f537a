"""The published JSON Schema is what the classes say, and tells good lines from bad ones."""

from __future__ import annotations

import json

import attrs
import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplotrack import json_schema
from diplotrack.errors import FormatError, ValidationError
from diplotrack.records import Document, Party
from diplotrack.serialize import dumps, from_dict, header, to_dict, to_line
from diplotrack.testing import commitment, document, engagement, many_reports, report
from diplotrack.testing.strategies import reports, whens
from diplotrack.when import When

VALIDATOR = jsonschema.Draft202012Validator(json_schema())


def _is_valid(line):
    return VALIDATOR.is_valid(json.loads(line) if isinstance(line, str) else line)


def test_it_is_a_valid_schema_and_new_at_each_call():
    jsonschema.Draft202012Validator.check_schema(json_schema())
    assert json_schema() == json_schema()
    assert json_schema()["$defs"] is not json_schema()["$defs"]


def test_the_published_file_is_up_to_date(request):
    published = request.config.rootpath / "docs" / "schema" / "diplotrack-1.schema.json"
    assert json.loads(published.read_text(encoding="utf-8")) == json_schema(), (
        "write it anew with: diplotrack schema > docs/schema/diplotrack-1.schema.json"
    )


def test_dumped_lines_are_valid():
    for line in dumps(item for each in many_reports(40) for item in (each, each.document, *each.records)):
        VALIDATOR.validate(json.loads(line))


@given(reports(surrogates=True))
def test_any_dumped_report_is_valid(item):
    VALIDATOR.validate(json.loads(to_line(item)))


@given(st.one_of(whens().map(str), st.text(st.sampled_from("0123456789-/.~?%"), max_size=21)))
def test_it_takes_no_date_that_the_reader_refuses_for_its_form(text):
    try:
        When.parse(text)
    except ValidationError as error:
        form = not any(word in str(error) for word in ("no such day", "ends before", "0001"))
        assert not (form and _is_valid(to_dict(engagement()) | {"when": text})), text
    else:
        assert _is_valid(to_dict(engagement()) | {"when": text}), text


BROKEN = [
    {"type": "treaty"},
    {"text": "x"},
    {"type": "document"},
    {"type": "document", "text": 5},
    {"type": "document", "text": "x", "more": 1},
    {"type": "document", "text": "x", "title": " "},
    {"type": "document", "text": "x", "id": "doc-1"},
    {"type": "document", "text": "x", "language": "English!"},
    {"type": "document", "text": "x", "published": "25 August 2025"},
    to_dict(engagement()) | {"kind": "party"},
    to_dict(engagement()) | {"status": "open"},
    to_dict(engagement()) | {"id": "a/b"},
    to_dict(engagement()) | {"parties": []},
    to_dict(engagement()) | {"parties": [{"code": "kor", "name": "Korea"}]},
    to_dict(engagement()) | {"parties": [{"code": "KOR"}]},
    to_dict(engagement()) | {"when": "2025-13"},
    to_dict(engagement()) | {"when": 2025},
    to_dict(engagement()) | {"topics": [""]},
    {k: v for k, v in to_dict(engagement()).items() if k != "parties"},
    to_dict(commitment()) | {"content": ""},
    to_dict(commitment()) | {"kind": "agreement"},
    to_dict(commitment()) | {"evidence": [{"document": "d", "start": -1, "end": 0, "quote": "x"}]},
    to_dict(report()) | {"document": to_dict(document())},
]


@pytest.mark.parametrize("line", BROKEN, ids=range(len(BROKEN)))
def test_broken_lines_are_invalid_and_the_reader_agrees(line):
    assert not _is_valid(line)
    with pytest.raises(FormatError):
        from_dict(line)


@pytest.mark.parametrize(
    "line",
    [{"type": "header", "format": "diplotrack", "schema": 2}, {"type": "header", "format": "x", "schema": 1}],
)
def test_foreign_headers_are_invalid(line):
    assert _is_valid(header())
    assert not _is_valid(line)


def test_every_field_is_described():
    definitions = json_schema()["$defs"]
    for kind in (Document, Party):
        described = definitions[kind.__name__]["properties"]
        assert list(described) == [field.name for field in attrs.fields(kind)]
        assert all(len(field["description"]) > 10 for field in described.values())
    assert "BCP 47" in definitions["document"]["properties"]["language"]["description"]
    assert all(definition["description"] for definition in definitions.values())
