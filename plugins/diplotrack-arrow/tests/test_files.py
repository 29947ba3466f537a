"""Parquet and Feather hold what the records hold: for other programs, and for us when they are read back."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Iterable
from functools import partial
from typing import ClassVar

import attrs
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.feather
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import diplotrack_arrow
from diplotrack import export, read, read_all
from diplotrack.errors import DiplotrackError, ExportError, FormatError, OptionsError
from diplotrack.plugins import Registry
from diplotrack.records import Report
from diplotrack.testing import (
    ExporterSuite,
    SourceAdapterSuite,
    commitment,
    document,
    engagement,
    many_records,
    many_reports,
    report,
)
from diplotrack.testing.exporter_suite import every_kind
from diplotrack.testing.strategies import reports
from diplotrack_arrow import schema
from diplotrack_arrow.plugin import FeatherAdapter, FeatherExporter, ParquetAdapter, ParquetExporter

REGISTRY = Registry(plugins=[("arrow", diplotrack_arrow)])
FORMATS = ("parquet", "feather")


def stored(items, exporter, **options) -> bytes:
    kept = io.BytesIO()
    export(items, kept, exporter=exporter, registry=REGISTRY, **options)
    return kept.getvalue()


def table(content: bytes) -> pa.Table:
    stream = io.BytesIO(content)
    return pq.read_table(stream) if content[:4] == b"PAR1" else pa.feather.read_table(stream)


def rewritten(content: bytes, change) -> bytes:
    """The file with its table changed, as another program may write it."""
    changed, out = change(table(content)), io.BytesIO()
    if content[:4] == b"PAR1":
        pq.write_table(changed, out)
    else:
        pa.feather.write_feather(changed, out)
    return out.getvalue()


class Adapter(SourceAdapterSuite):
    has_evidence = False
    foreign = (("other.arrow", b"ARROW2\0\0"), ("old.feather", b"FEA1" * 4), ("letters.parquet", b"PARTY"))


class TestParquetAdapter(Adapter):
    adapter = ParquetAdapter()
    samples = (
        ("one.parquet", stored(report(), "parquet")),
        ("many.parquet", stored(many_reports(7), "parquet", group=5)),
        stored(many_reports(3), "parquet", compression="none"),
    )


class TestFeatherAdapter(Adapter):
    adapter = FeatherAdapter()
    samples = (
        ("one.feather", stored(report(), "feather")),
        ("many.arrow", stored(many_reports(7), "feather", group=5)),
        stored(many_reports(3), "feather", compression="none"),
    )


class Files(ExporterSuite):
    options: ClassVar = {"group": 200}  # so that the suite's test of memory sees groups let go

    def check_file(self, path):
        content = path.read_bytes()
        table(content).validate(full=True)
        list(diplotrack_arrow.load(content))


class TestParquetExporter(Files):
    exporter = ParquetExporter()


class TestFeatherExporter(Files):
    exporter = FeatherExporter()


@pytest.mark.parametrize("exporter", FORMATS)
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=12)
@given(one=reports(prose=False), group=st.integers(1, 4))
def test_what_is_written_reads_back_equal(exporter, one, group):
    some = [one, *many_reports(1)]
    content = stored(some, exporter, group=group)
    assert list(read_all([content], registry=REGISTRY)) == some
    items = [item for each in some for item in (each.document, *each.records)]
    assert list(diplotrack_arrow.load(content)) == items
    assert list(diplotrack_arrow.items(diplotrack_arrow.batches(some, rows=group))) == items


@pytest.mark.parametrize("exporter", FORMATS)
def test_records_without_their_documents_read_back_one_by_one(exporter):
    records = [engagement(evidence=()), commitment(), engagement()]
    content = stored(records, exporter)
    assert list(diplotrack_arrow.load(content)) == records
    with pytest.raises(FormatError, match=r"does not stand before it; diplotrack_arrow\.load reads single"):
        list(read_all([content], registry=REGISTRY))


@pytest.mark.parametrize("exporter", FORMATS)
@pytest.mark.parametrize("kind", ["document", "engagement", "commitment"])
def test_rows_of_one_type_have_its_columns_and_read_back(exporter, kind):
    some = list(many_reports(5))
    content = stored(some, exporter, type=kind)
    assert table(content).column_names == schema.SCHEMAS[kind].names
    wanted = [
        item
        for each in some
        for item in (each.document, *each.records)
        if type(item).__name__.lower() == kind
    ]
    assert list(diplotrack_arrow.load(content)) == wanted


def test_the_schema_in_the_file_is_the_documented_one_with_its_version():
    written = pq.read_schema(io.BytesIO(stored(every_kind(), "parquet")))
    assert written.names == schema.ANY.names
    assert written.metadata == {b"diplotrack.schema": b"1"}
    for name in ("type", "kind", "status", "publisher", "language", "encoding"):
        assert pa.types.is_dictionary(written.field(name).type)
    feather = table(stored(every_kind(), "feather")).schema
    assert pa.types.is_dictionary(feather.field("kind").type)
    assert feather.metadata == written.metadata


def test_row_groups_are_as_large_as_asked_and_smaller_where_documents_are_long():
    file = pq.ParquetFile(io.BytesIO(stored(many_records(95), "parquet", group=40)))
    sizes = [file.metadata.row_group(n).num_rows for n in range(file.num_row_groups)]
    assert sum(sizes) == file.metadata.num_rows
    assert sizes[:-1] == [40] * (len(sizes) - 1)
    long = (document(f"{n} " + "x" * 9_000_000) for n in range(4))
    assert pq.ParquetFile(io.BytesIO(stored(long, "parquet"))).num_row_groups == 2


@pytest.mark.parametrize("compression", ["zstd", "snappy", "gzip", "lz4", "none"])
def test_a_parquet_file_is_compressed_as_asked(compression):
    file = pq.ParquetFile(io.BytesIO(stored(report(), "parquet", compression=compression)))
    found = file.metadata.row_group(0).column(0).compression
    assert found == {"none": "UNCOMPRESSED"}.get(compression, compression.upper())


def test_options_are_held_to_what_there_is():
    for wrong in ({"group": 0}, {"compression": "zip"}, {"type": "report"}):
        with pytest.raises(OptionsError):
            stored(report(), "parquet", **wrong)
    with pytest.raises(OptionsError):
        stored(report(), "feather", compression="gzip")


@pytest.mark.parametrize("exporter", FORMATS)
def test_a_lone_surrogate_is_refused_with_the_file_and_the_place(exporter, tmp_path):
    path = tmp_path / f"out.{exporter}"
    with pytest.raises(
        ExportError, match=rf"out\.{exporter}: .*: summary holds a lone surrogate.*{exporter}"
    ):
        export(engagement(summary="\ud83d", evidence=()), path, registry=REGISTRY)
    assert list(tmp_path.iterdir()) == []


# Files that other programs wrote


def without_version(content: bytes) -> bytes:
    return rewritten(content, lambda found: found.replace_schema_metadata(None))


@pytest.mark.parametrize("exporter", FORMATS)
def test_another_version_is_refused_and_an_unsaid_one_has_to_be_said(exporter):
    content = stored(many_reports(2), exporter)
    newer = rewritten(content, lambda found: found.replace_schema_metadata({"diplotrack.schema": "2"}))
    with pytest.raises(FormatError, match="is of schema '2'; this diplotrack-arrow reads schema 1"):
        read(newer, registry=REGISTRY)
    with pytest.raises(FormatError, match=r"diplotrack\.schema.*say so with schema=1"):
        list(diplotrack_arrow.load(without_version(content)))
    again = read_all([without_version(content)], registry=REGISTRY, schema=1)
    assert list(again) == list(many_reports(2))
    with pytest.raises(FormatError, match="is of schema 1, and not 2"):
        list(diplotrack_arrow.load(content, schema=2))


@pytest.mark.parametrize("exporter", FORMATS)
def test_what_pandas_and_polars_make_of_a_file_reads_back(exporter, tmp_path):
    some = list(many_reports(6))
    content = stored(some, exporter)
    name = exporter if exporter == "parquet" else "ipc"
    through_polars = io.BytesIO()
    frame = getattr(pl, f"read_{name}")(io.BytesIO(content))
    assert frame.filter(pl.col("type") == "engagement").height == sum(len(each.engagements) for each in some)
    getattr(frame, f"write_{name}")(through_polars)
    through_pandas = io.BytesIO()
    taken = getattr(pd, f"read_{exporter}")(io.BytesIO(content))
    assert list(taken["id"]) == list(frame["id"])
    getattr(taken, f"to_{exporter}")(through_pandas)
    for written in (through_polars, through_pandas):
        assert list(read_all([written.getvalue()], registry=REGISTRY, schema=1)) == some


def put(column: str, place: int, value: object, found: pa.Table) -> pa.Table:
    values = found[column].to_pylist()
    values[place] = value
    kind = found.schema.field(column).type
    kind = kind.value_type if pa.types.is_dictionary(kind) else kind
    at = found.column_names.index(column)
    return found.set_column(at, pa.field(column, kind), pa.array(values, type=kind))


BAD = [
    ("type", 1, "treaty", "row 2: the type 'treaty' is none of document, engagement, commitment"),
    ("status", 1, "pending", r"row 2, status: .*'pending' is wrong: give one of proposed"),
    ("text", 0, "Another.", r"row 1.*this text has the id"),
    ("due", 1, "2025", "row 2: the column 'due' has no place in a row of type 'engagement'"),
    ("when", 1, "Oct-25", "row 2, when: .*Oct-25"),
    (
        "when_latest",
        1,
        datetime.date(2030, 1, 1),
        r"row 2, when_latest: is 2030-01-01, but follows from when",
    ),
    ("parties", 1, [], "row 2.*name at least one party"),
    ("parties", 1, None, "row 2, parties: .*give a list"),
    ("content", 2, None, "row 3, content: .*None"),
]


@pytest.mark.parametrize("exporter", FORMATS)
@pytest.mark.parametrize(("column", "place", "value", "told"), BAD)
def test_a_bad_row_costs_its_report_and_is_told_with_its_number(exporter, column, place, value, told):
    content = rewritten(stored([report(), *many_reports(2)], exporter), partial(put, column, place, value))
    read_ = read_all([content], registry=REGISTRY, on_error="collect")
    assert list(read_) == list(many_reports(2))
    (error,) = read_.errors
    assert re.search(told, str(error)), str(error)
    assert error.source == "<bytes>"
    loaded = diplotrack_arrow.load(content, on_error="collect")
    assert len(list(loaded)) == table(content).num_rows - 1


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda t: t.drop_columns(["evidence"]), "missing are evidence"),
        (lambda t: t.append_column("mood", pa.nulls(len(t))), "unknown are 'mood'"),
        (
            lambda t: t.drop_columns(["status"]).append_column("state", t["status"]),
            "missing are status",
        ),
        (lambda t: t.append_column("kind", t["kind"]), "twice"),
        (
            lambda t: t.set_column(1, "id", pa.array([1] * len(t))),
            "the column 'id' is of type int64, and not string",
        ),
    ],
)
def test_a_table_of_other_columns_is_refused_with_what_is_wrong(change, told):
    for content in (stored(report(), "feather"), stored(report(), "parquet")):
        with pytest.raises(FormatError, match=told):
            list(diplotrack_arrow.items(change(table(content))))
    if told != "twice":  # which these formats write, and pyarrow's own reader of whole files refuses
        with pytest.raises(FormatError, match=told):
            list(diplotrack_arrow.load(rewritten(content, change)))


def test_any_table_of_another_kind_is_refused():
    other = io.BytesIO()
    pq.write_table(pa.table({"a": [1]}), other)
    with pytest.raises(FormatError, match=r"its metadata have no diplotrack\.schema"):
        read(other.getvalue(), registry=REGISTRY)
    with pytest.raises(FormatError, match="missing are type, id"):
        read(other.getvalue(), registry=REGISTRY, schema=1)
    with pytest.raises(FormatError, match="neither Parquet nor Feather"):
        list(diplotrack_arrow.load(b"FEA1 and so on"))


@pytest.mark.parametrize("exporter", FORMATS)
@settings(deadline=None, max_examples=40)
@given(data=st.data())
def test_a_damaged_file_gives_reports_or_a_clear_error(exporter, data):
    content = bytearray(_SMALL[exporter])
    for _ in range(data.draw(st.integers(1, 3))):
        content[data.draw(st.integers(8, len(content) - 1))] = data.draw(st.integers(0, 255))
    got = read_all([bytes(content)], registry=REGISTRY, on_error="collect", adapter=exporter)
    for each in got:
        assert isinstance(each, Report)
        attrs.evolve(each)
    for error in got.errors:
        assert isinstance(error, DiplotrackError)
        assert "\n" not in str(error)


_SMALL = {exporter: stored(many_reports(2), exporter, compression="none") for exporter in FORMATS}


def test_reading_holds_a_batch_at_a_time():
    def taken() -> Iterable[pa.RecordBatch]:
        for batch in diplotrack_arrow.batches(many_records(300), rows=10):
            asked.append(batch.num_rows)
            yield batch

    asked: list[int] = []
    found = diplotrack_arrow.items(taken())
    assert asked == []
    next(found)
    assert asked == [10]
