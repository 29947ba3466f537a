"""The raw profile: what is written reads back equal, whatever the texts are."""

from __future__ import annotations

import csv
import io
import tracemalloc

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import diplotrack_csv
from diplotrack.errors import DiplotrackError, ExportError
from diplotrack.exporting import export
from diplotrack.plugins import Registry
from diplotrack.reading import read, read_all
from diplotrack.records import Document, Engagement
from diplotrack.testing import commitment, document, engagement, many_records, participant, party, report
from diplotrack.testing.strategies import commitments, engagements, reports
from diplotrack_csv.cells import join, join_optional, split
from diplotrack_csv.columns import RAW

REGISTRY = Registry(plugins=[("csv", diplotrack_csv)])
SLOW = settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)


def raw(items) -> bytes:
    kept = io.BytesIO()
    export(items, kept, exporter="csv", registry=REGISTRY, profile="raw")
    return kept.getvalue()


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8"), newline="")))


@SLOW
@given(reports(prose=False))
def test_any_report_reads_back_equal(written):
    assert read(raw(written), registry=REGISTRY) == written


@SLOW
@given(st.lists(engagements(prose=False) | commitments(prose=False), max_size=4))
def test_records_without_their_documents_load_equal(written):
    assert list(diplotrack_csv.load(raw(written))) == written


@given(st.lists(st.text(min_size=1), max_size=5))
def test_values_of_a_cell_come_apart_as_they_were_put_together(values):
    assert split(join(values)) == values


@given(st.lists(st.none() | st.text(alphabet="|\\!ab", min_size=1), min_size=1, max_size=4))
def test_missing_values_of_a_cell_stay_missing(values):
    cell = join_optional(values)
    assert [value or None for value in split(cell)] == (values if any(values) else [])


@given(st.lists(st.text(alphabet="|\\!ab\n", min_size=1), min_size=1, max_size=4))
def test_any_tool_may_split_a_cell_at_its_separators(values):
    assert len(join(values).split("|")) == len(values)


@pytest.mark.parametrize(
    "text", ["", " ", "\n", "\r", "\r\n", '"', "\x00", "\ufeff", "a\rb\nc\r\nd", "x" * 300_000]
)
def test_documents_of_any_text_read_back_equal(text):
    written = Document(text=text, title='"', publisher="\ufeff x ")
    assert list(diplotrack_csv.load(raw(written))) == [written]


@pytest.mark.parametrize(
    ("item", "column"),
    [
        (document("fine", title="\ud800"), "title"),
        (document("broken \udfff"), "text"),
        (engagement(place="\ud83d"), "place"),
        (commitment(content="a\udc00"), "content"),
    ],
)
def test_a_lone_surrogate_is_refused_with_record_and_column(tmp_path, item, column):
    path = tmp_path / "out.csv"
    path.write_text("old")
    with pytest.raises(ExportError, match=rf"{item.id}: {column} holds the lone surrogate U\+D"):
        export(item, path, registry=REGISTRY, profile="raw")
    assert path.read_text() == "old"
    assert [p.name for p in tmp_path.iterdir()] == ["out.csv"]


def test_each_field_stands_in_its_column():
    source = document(
        "A met B. C promised X.", title="T", uri="U", publisher="P", language="en", encoding="ascii"
    )
    people = [participant("Ann", title="Dr", party=party("KOR"), role="host"), participant("Bo|b")]
    met = engagement(
        of=source, quote="A met B.", participants=people, place="L", when="2020-05", topics=["t", "u"], summary="S",
        part_of="visit-1",
    )  # fmt: skip
    said = commitment(
        of=source, quote="C promised X.", content="X", due="2021", made="2020?", engagement=met.id, topics=["v"],
        status="accepted", summary="R",
    )  # fmt: skip
    written = [{name: cell for name, cell in row.items() if cell} for row in rows(raw([source, met, said]))]
    assert written == [
        {
            "record": "document", "id": source.id, "title": "T", "uri": "U", "publisher": "P", "language": "en",
            "encoding": "ascii", "text": source.text,
        },
        {
            "record": "engagement", "id": met.id, "kind": "meeting", "status": "held", "parties": "KOR|CHN",
            "party_names": "South Korea|China", "participants": "Ann|Bo\\!b", "participant_titles": "Dr|",
            "participant_parties": "KOR|", "participant_party_names": "South Korea|", "participant_roles": "host|",
            "place": "L", "when": "2020-05", "topics": "t|u", "part_of": "visit-1", "summary": "S",
            "quotes": "A met B.", "quote_documents": source.id, "quote_starts": "0", "quote_ends": "8",
        },
        {
            "record": "commitment", "id": said.id, "kind": "pledge", "status": "accepted", "by": "KOR",
            "by_names": "South Korea", "to": "CHN", "to_names": "China", "content": "X", "due": "2021",
            "made": "2020?", "topics": "v", "engagement": met.id, "summary": "R", "quotes": "C promised X.",
            "quote_documents": source.id, "quote_starts": "9", "quote_ends": "22",
        },
    ]  # fmt: skip


def test_cells_stand_only_in_columns_of_their_kind_of_record():
    for row in rows(raw(many_records(60))):
        foreign = [column.name for column in RAW if row["record"] not in column.of and row[column.name]]
        assert not foreign


def test_the_file_is_rfc_4180_in_plain_utf_8():
    content = raw(report())
    assert content.startswith(b"record,id,kind,")
    assert content.count(b"\r\n") == 1 + 3
    assert content.endswith(b"\r\n")


def test_an_id_that_is_left_out_is_computed():
    written = engagement(evidence=(), place="Seoul")
    without = raw(written).replace(written.id.encode(), b"")
    assert list(diplotrack_csv.load(without)) == [written]


def test_given_ids_are_kept():
    written = engagement(id="my-own")
    assert next(diplotrack_csv.load(raw(written))) == written


def test_several_reports_of_one_file_come_in_order():
    first, second = report("Kim met Li."), report("Li called Kim.")
    assert list(read_all([raw([first, second])], registry=REGISTRY)) == [first, second]


def test_records_whose_document_is_not_in_the_file_are_left_to_load():
    content = raw(engagement())
    with pytest.raises(
        DiplotrackError, match=r"cites a document .*diplotrack_csv\.load reads single records"
    ):
        read(content, registry=REGISTRY)
    assert isinstance(next(diplotrack_csv.load(content)), Engagement)


def test_loading_needs_no_more_memory_for_more_records(tmp_path):
    def peak(count: int) -> int:
        path = tmp_path / f"{count}.csv"
        export(many_records(count), path, registry=REGISTRY, profile="raw")
        tracemalloc.start()
        try:
            assert sum(not isinstance(item, Document) for item in diplotrack_csv.load(path)) == count
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    peak(100)
    assert peak(2_000) < peak(200) + 600_000
