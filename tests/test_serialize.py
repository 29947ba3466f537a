"""JSON Lines: lossless, one item a line, and clear about what is wrong where."""

from __future__ import annotations

import datetime
import io
import json
import tracemalloc

import attrs
import pytest
from cattrs import Converter
from cattrs.preconf.json import make_converter as make_json_converter
from hypothesis import given
from hypothesis import strategies as st

from diplotrack.errors import DiplotrackError, ExportError, FormatError, SourceError, ValidationError
from diplotrack.records import Document, Engagement, EngagementKind, Party, Report
from diplotrack.serialize import (
    SCHEMA_VERSION,
    configure_converter,
    dump,
    dumps,
    from_dict,
    header,
    load,
    make_converter,
    to_dict,
    to_line,
)
from diplotrack.sources import Source
from diplotrack.testing import commitment, document, engagement, many_records, many_reports, report
from diplotrack.testing.strategies import commitments, documents, engagements, reports
from diplotrack.when import When

HEADER = b'{"type": "header", "format": "diplotrack", "schema": 1}\n'
ITEMS = st.one_of(
    documents(surrogates=True), engagements(surrogates=True, prose=False), commitments(surrogates=True, prose=False),
    reports(surrogates=True),
)  # fmt: skip


def _file(*lines):
    return HEADER + b"".join(
        (line if isinstance(line, bytes) else json.dumps(line).encode()) + b"\n" for line in lines
    )


@given(st.lists(ITEMS, max_size=4))
def test_what_is_dumped_is_loaded_equal_and_in_order(items):
    kept = io.BytesIO()
    dump(items, kept)
    assert list(load(kept.getvalue())) == items


@given(ITEMS)
def test_an_item_is_one_line_of_utf8_with_its_type_first(item):
    line = to_line(item)
    assert line.endswith("\n")
    assert len(line.encode("utf-8").splitlines()) == 1
    assert line.startswith(f'{{"type":"{type(item).__name__.lower()}",')
    assert from_dict(json.loads(line)) == item


@given(ITEMS)
def test_plain_data_is_json_and_becomes_the_item_again(item):
    data = to_dict(item)
    before = json.dumps(data)
    assert from_dict(data) == item
    assert json.dumps(data) == before, "from_dict changed its argument"


def test_texts_stay_readable_in_the_file():
    assert "서울–Genève" in to_line(document("서울–Genève"))


def test_one_item_is_dumped_as_a_series_of_one(tmp_path):
    dump(report(), tmp_path / "one.jsonl")
    assert list(load(tmp_path / "one.jsonl")) == [report()]


def test_a_file_begins_with_a_header_that_states_the_schema(tmp_path):
    dump([], tmp_path / "empty.jsonl")
    assert (tmp_path / "empty.jsonl").read_bytes() == HEADER == header().encode()
    assert json.loads(HEADER)["schema"] == SCHEMA_VERSION
    assert list(load(tmp_path / "empty.jsonl")) == []


def test_two_dumps_give_the_same_bytes():
    assert list(dumps(many_reports(9))) == list(dumps(many_reports(9)))


def test_dumping_takes_any_iterable_and_nothing_else():
    assert list(dumps(iter([report()]))) == list(dumps(report()))
    for wrong in (None, 5, "text"):
        with pytest.raises(ValidationError, match=r"or an iterable of them"):
            list(dumps(wrong))
    for wrong in ([Party(code="KOR", name="Korea")], ["text"], [None]):
        with pytest.raises(ValidationError, match=r"item: .* is wrong: give one of Document"):
            list(dumps(wrong))


def test_an_item_that_is_none_leaves_the_old_file(tmp_path):
    path = tmp_path / "kept.jsonl"
    dump(report(), path)
    before = path.read_bytes()
    with pytest.raises(ValidationError):
        dump([report(), "no record"], path)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["kept.jsonl"]


def test_an_error_of_the_iterable_is_told_as_it_is(tmp_path):
    def lines():
        yield report()
        raise FileNotFoundError(2, "No such file", "input.txt")

    with pytest.raises(FileNotFoundError, match=r"input\.txt"):
        dump(lines(), tmp_path / "out.jsonl")
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("first", "problem"),
    [
        (b"", "is empty|no header"),
        (b"prose\n", "no header"),
        (b"\xff\xfe\x00\n", "no header"),
        (b"[1]\n", "no header"),
        (b'{"type": "document", "text": "x"}\n', "no header"),
        (b'{"type": "header", "format": "other", "schema": 1}\n', "no header"),
        (b'{"type": "header", "format": "diplotrack"}\n', "schema None"),
        (b'{"type": "header", "format": "diplotrack", "schema": "1"}\n', "schema '1'"),
        (b'{"type": "header", "format": "diplotrack", "schema": true}\n', "schema True"),
        (b'{"type": "header", "format": "diplotrack", "schema": 0}\n', "schema 0"),
        (
            b'{"type": "header", "format": "diplotrack", "schema": 2}\n',
            "newer than 1.* use a newer diplotrack",
        ),
        (b"[" * 100_000, "no header"),
    ],
)
def test_a_wrong_header_is_told_with_what_it_must_be(first, problem, tmp_path):
    path = tmp_path / "in.jsonl"
    path.write_bytes(first + to_line(document()).encode())
    with pytest.raises(FormatError, match=problem) as caught:
        list(load(path))
    assert (caught.value.source, caught.value.line) == (str(path), 1)
    if "newer" not in problem:
        assert '{"type": "header", "format": "diplotrack", "schema": 1}' in str(caught.value)


def test_a_wrong_header_ends_the_reading_whatever_on_error_says():
    read = load(b"prose\n" + to_line(document()).encode(), on_error="collect")
    assert list(read) == []
    assert [error.line for error in read.errors] == [1]


def _data(item, **changes):
    return {**to_dict(item), **changes}


BAD = [
    (b"{", None, "is not JSON"),
    (b'{"type": "document", "text": "x"', None, "is not JSON"),
    (b'{"type": "document", "text": "\xff"}', None, "is not JSON: 'utf-8'"),
    (b"[" * 200_000, None, "is not JSON"),
    (b'{"type":"document","text":' + b"9" * 5000 + b"}", None, "is not JSON"),
    (b'{"type": "document", "text": "a", "text": "b"}', None, "the field 'text' stands there twice"),
    (b'{"type": "document", "type": "report", "text": "b"}', None, "the field 'type' stands there twice"),
    ([1], None, "is a list, not an object"),
    (b"null", None, "is a NoneType, not an object"),
    ({"text": "x"}, "type", "unknown type None; known are document, engagement, commitment, report"),
    ({"type": "treaty"}, "type", "unknown type 'treaty'"),
    ({"type": ["document"]}, "type", "unknown type"),
    ({"type": "document"}, "text", "the field 'text' is missing"),
    (_data(document(), importance=3), None, "unknown field 'importance', which this version would lose; known are id, text"),
    (_data(document(), text=5), "text", "5 is wrong: give a text"),
    (_data(document(), published="2025-02-30"), "published", "'2025-02-30' is wrong: give a day of the calendar"),
    (_data(document(), published="20250230"), "published", "YYYY-MM-DD"),
    (_data(document(), published=20250201), "published", "YYYY-MM-DD"),
    (_data(document(), id="doc-00000000000000000000"), None, "this text has the id"),
    (_data(engagement(), when="2025-13"), "when", "there is no month 13"),
    (_data(engagement(), when=2025), "when", "give an EDTF text"),
    (_data(engagement(), kind="party"), "kind", "'party' is wrong: give one of visit, meeting"),
    (_data(engagement(), status=None), "status", "None is wrong: give one of proposed"),
    (_data(engagement(), parties=[{"code": "KOR", "name": "K"}, {"code": "x", "name": "X"}]), "parties[1]", "Party.code"),
    (_data(engagement(), parties=[{"code": "KOR"}]), "parties[0].name", "the field 'name' is missing"),
    (_data(engagement(), parties=[{"code": "KOR", "name": "K", "flag": "f"}]), "parties[0]", "unknown field 'flag'"),
    (_data(engagement(), parties=[]), None, "name at least one party"),
    (_data(engagement(), parties=5), "parties", "give a list"),
    (_data(engagement(), topics=["a", 7]), "topics[1]", "give a text"),
    (_data(commitment(), evidence=[{"document": "d", "start": "0", "end": 1, "quote": "x"}]), "evidence[0].start", "number"),
    (_data(commitment(), evidence=[{"document": "d", "start": 0.0, "end": 1, "quote": "x"}]), "evidence[0].start", "number"),
    (_data(commitment(), evidence=[{"document": "d", "start": 0, "end": 5, "quote": "x"}]), "evidence[0]", "end must be"),
    (
        _data(report(), engagements=[{**attrs.asdict(engagement(), recurse=False), "parties": [], "participants": [],
                                      "evidence": [], "when": "2025-99"}]),
        "engagements[0].when", "there is no month 99",
    ),
    (_data(report(), document={"text": "other"}), None, "evidence in a report is of its own document"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "path", "problem"), BAD, ids=range(len(BAD)))
def test_a_bad_line_is_told_with_file_line_path_and_problem(line, path, problem, tmp_path):
    stored = tmp_path / "in.jsonl"
    stored.write_bytes(_file(to_dict(document("first")), line, to_dict(document("last"))))
    with pytest.raises(FormatError) as caught:
        list(load(stored))
    error = caught.value
    assert (error.source, error.line, error.path) == (str(stored), 3, path)
    assert str(error).startswith(f"{stored}, line 3: {path}: " if path else f"{stored}, line 3: ")
    assert problem in str(error)
    assert "\n" not in str(error)


@pytest.mark.parametrize(("line", "path", "problem"), BAD, ids=range(len(BAD)))
def test_a_bad_line_leaves_its_neighbors(line, path, problem):
    read = load(_file(to_dict(document("first")), line, to_dict(document("last"))), on_error="collect")
    assert [item.text for item in read] == ["first", "last"]
    assert [error.line for error in read.errors] == [3]


def test_an_error_can_be_handed_to_a_callable_and_raising_can_be_continued():
    stored = _file({"type": "treaty"}, to_dict(document("a")), b"{", to_dict(document("b")))
    told = []
    assert [item.text for item in load(stored, on_error=told.append)] == ["a", "b"]
    assert [error.line for error in told] == [2, 4]
    read = load(stored)
    with pytest.raises(FormatError, match="line 2"):
        next(read)
    assert next(read).text == "a"
    with pytest.raises(FormatError, match="line 4"):
        next(read)
    assert [item.text for item in read] == ["b"]


@pytest.mark.parametrize("wrong", ["ignore", None, 3])
def test_an_unknown_way_with_errors_is_refused(wrong):
    with pytest.raises(ValidationError, match="give 'raise', 'collect' or a callable"):
        load(HEADER, on_error=wrong)


def test_an_error_of_the_callable_comes_through():
    def strict(error):
        raise RuntimeError("told") from error

    with pytest.raises(RuntimeError, match="told"):
        list(load(_file(b"{"), on_error=strict))


@pytest.mark.parametrize("ending", [b"\n", b"\r\n"])
def test_blank_lines_line_ends_and_a_byte_order_mark_do_no_harm(ending):
    lines = [b"\xef\xbb\xbf" + HEADER.strip(), b"", to_line(document()).strip().encode(), b"   ", b""]
    assert list(load(ending.join(lines))) == [document()]


def test_a_file_without_a_last_line_feed_is_whole():
    assert list(load(_file(to_dict(document())).rstrip(b"\n"))) == [document()]


def test_a_line_that_never_ends_is_not_read_into_memory(tmp_path):
    path = tmp_path / "long.jsonl"
    path.write_bytes(_file(to_dict(document("a"))) + b'"' + b"x" * 30_000_000)
    tracemalloc.start()
    try:
        read = load(Source.of(path, limit=1_000_000), on_error="collect")
        assert [item.text for item in read] == ["a"]
        assert tracemalloc.get_traced_memory()[1] < 6_000_000
    finally:
        tracemalloc.stop()
    assert "line 3: has more than 1,000,000 bytes" in str(read.errors[0])
    (tmp_path / "no-lines.bin").write_bytes(b"x" * 30_000_000)
    tracemalloc.start()
    try:
        with pytest.raises(FormatError, match="no header"):
            list(load(tmp_path / "no-lines.bin"))
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


def test_loading_is_lazy_and_memory_stays_flat(tmp_path):
    peaks = []
    for count in (100, 1_500):
        path = tmp_path / f"{count}.jsonl"
        dump(many_records(count), path)
        tracemalloc.start()
        dump(load(path), tmp_path / "copy.jsonl")
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
        assert (tmp_path / "copy.jsonl").read_bytes() == path.read_bytes()
    assert peaks[1] < peaks[0] + 200_000, peaks


@pytest.mark.parametrize("kind", ["missing", "directory", "empty"])
def test_what_cannot_be_opened_is_told(kind, tmp_path):
    path = tmp_path / "in.jsonl"
    if kind == "directory":
        path.mkdir()
    if kind == "empty":
        path.touch()
    with pytest.raises((SourceError, FormatError), match=r"no such file|is a directory|no header") as caught:
        list(load(path))
    assert caught.value.source == str(path)


def test_dumping_where_nothing_can_be_written_is_told(tmp_path):
    with pytest.raises(ExportError, match="cannot be written: No such file or directory"):
        dump(report(), tmp_path / "missing" / "out.jsonl")


@pytest.mark.parametrize("wrong", [None, 5, "text", [], {}, {"type": "document", "text": 4}])
def test_data_that_is_no_item_is_refused(wrong):
    with pytest.raises(FormatError, match=r"^data: "):
        from_dict(wrong)


def test_plugins_can_add_to_the_converter_without_touching_ours():
    @attrs.frozen
    class Dossier:
        who: Party
        when: When | None = None
        kinds: tuple[EngagementKind, ...] = ()

    converter = make_converter()
    converter.register_unstructure_hook(Party, lambda party: party.code)
    converter.register_structure_hook(Party, lambda code, _: Party(code=code, name=code))
    dossier = Dossier(
        who=Party(code="KOR", name="KOR"), when=When.parse("2025~"), kinds=(EngagementKind.CALL,)
    )
    plain = {"who": "KOR", "when": "2025~", "kinds": ["call"]}
    assert json.loads(json.dumps(converter.unstructure(dossier))) == plain
    assert converter.structure(plain, Dossier) == dossier
    assert make_converter() is not converter
    assert to_dict(report())["engagements"][0]["parties"][0] == {"code": "KOR", "name": "South Korea"}


@pytest.mark.parametrize("converter", [Converter(), make_json_converter()], ids=["plain", "json"])
def test_any_converter_can_be_taught_the_records(converter):
    taught = configure_converter(converter)
    assert taught is converter
    data = json.loads(json.dumps(taught.unstructure(report())))
    assert taught.structure(data, Report) == report()


def test_the_converter_collects_all_errors_unless_told_otherwise():
    bad = _data(engagement(), kind="x", status="y")
    del bad["type"]
    with pytest.raises(ExceptionGroup) as caught:
        make_converter().structure(bad, Engagement)
    assert len(caught.value.exceptions) == 2
    with pytest.raises(DiplotrackError, match="EngagementKind"):
        make_converter(detailed=False).structure(bad, Engagement)


def test_days_may_come_as_days_where_a_format_has_them():
    day = datetime.date(2025, 8, 25)
    assert make_converter().structure(day, datetime.date) is day


def test_plain_data_is_made_of_items_only():
    with pytest.raises(ValidationError, match="give one of Document, Engagement, Commitment, Report"):
        to_dict(Party(code="KOR", name="Korea"))


def test_documents_from_elsewhere_may_leave_out_what_has_a_default():
    assert from_dict({"type": "document", "text": "x"}) == Document(text="x")
