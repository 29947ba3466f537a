"""The stream holds what the records hold, for pyarrow, pandas and polars."""

from __future__ import annotations

import re
from pathlib import Path

import attrs
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings

import diplotrack_arrow
from diplotrack import Ledger, Stream, jsonlines
from diplotrack.errors import ExportError, PluginError, ValidationError
from diplotrack.plugins import Registry
from diplotrack.testing import commitment, engagement, many_records, many_reports, party, report
from diplotrack.testing.exporter_suite import every_kind, hostile_report
from diplotrack.testing.strategies import reports
from diplotrack_arrow import schema
from diplotrack_arrow.plugin import FeatherOptions, FileOptions, ParquetOptions

README = (Path(__file__).parents[1] / "README.md").read_text("utf-8")


@pytest.fixture(autouse=True)
def _alone(monkeypatch):
    """This plugin alone: what else is installed here is not these tests' business."""
    alone = Registry(plugins=[("arrow", diplotrack_arrow), ("jsonl", jsonlines)])
    for module in (
        "diplotrack.plugins",
        "diplotrack.exporting",
        "diplotrack.reading",
        "diplotrack_arrow.distributed",
    ):
        monkeypatch.setattr(f"{module}.default_registry", lambda: alone)


def plain(value):
    """A record as plain data, by the library's own serializer."""
    from diplotrack.serialize import to_dict

    return to_dict(value)


def as_told(row, names):
    """A row as plain data: without the bounds of dates, and without what is null or an empty list."""
    kept = {name: value for name, value in row.items() if name in names}
    return cleaned(kept)


def cleaned(value):
    if isinstance(value, dict):
        found = {name: cleaned(part) for name, part in value.items()}
        return {name: part for name, part in found.items() if part not in (None, [])}
    if isinstance(value, list):
        return [cleaned(part) for part in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=30)
@given(reports(prose=False))
def test_every_field_of_every_record_is_there(written):
    table = pa.table(diplotrack_arrow.stream([written], rows=2))
    table.validate(full=True)
    rows = table.to_pylist()
    items = [written.document, *written.records]
    assert len(rows) == len(items)
    for row, item in zip(rows, items, strict=True):
        names = {field.name for field in attrs.fields(type(item))}
        told = {name: value for name, value in plain(item).items() if name in names}
        assert as_told(row, names) == cleaned(told)
        assert row["type"] == type(item).__name__.lower()


def test_only_one_type_with_its_own_columns():
    for name, expected in (("document", 20), ("engagement", None), ("commitment", None)):
        table = pa.table(diplotrack_arrow.stream(many_reports(20), name, rows=7))
        assert table.schema.equals(schema.SCHEMAS[name], check_metadata=True)
        assert table.num_rows == (
            expected or sum(len(getattr(each, f"{name}s")) for each in many_reports(20))
        )


def test_batches_are_made_as_they_are_asked_for():
    taken = []

    def items():
        for record in many_records(100):
            taken.append(record)
            yield record

    reader = diplotrack_arrow.stream(items(), rows=10)
    assert taken == []
    assert reader.read_next_batch().num_rows == 10
    assert len(taken) <= 12


def test_every_kind_and_status_is_in_the_dictionaries():
    table = pa.table(every_kind())
    items = every_kind().records
    assert table["kind"].to_pylist()[1:] == [str(item.kind) for item in items]
    assert table["status"].to_pylist()[1:] == [str(item.status) for item in items]


def test_pandas_and_polars_take_reports_ledgers_and_what_ledgers_give():
    ledger = Ledger(registry=Registry(plugins=[]))
    for each in many_reports(10):
        ledger.add(each)
    count = ledger.count(type="commitment")
    assert count > 0
    for given_ in (ledger, ledger.items(), ledger.records(), ledger.commitments(), Stream(ledger.records())):
        frame = given_.to_pandas(type="commitment")
        assert isinstance(frame, pd.DataFrame)
        assert len(frame) == count
    assert pl.DataFrame(ledger.commitments()).height == count
    assert ledger.to_polars(type="commitment")["id"].to_list() == [c.id for c in ledger.commitments()]
    both = ledger.to_pandas()
    assert set(both["type"]) == {"document", "engagement", "commitment"}


def test_pandas_without_arrow_of_its_own_takes_the_long_way(monkeypatch):
    monkeypatch.delattr(pd.DataFrame, "from_arrow", raising=False)
    assert list(report().to_pandas()["type"]) == ["document", "engagement", "commitment"]


def test_a_data_frame_filters_by_day_and_party():
    records = [
        engagement(when="2025-10~", parties=[party("KOR", "South Korea")], evidence=()),
        engagement(when="2024", parties=[party("CHN", "China")], evidence=()),
    ]
    frame = Stream(records).to_polars(type="engagement")
    found = frame.filter(pl.col("when_latest") > pl.date(2025, 1, 1))
    assert found["parties"].to_list() == [[{"code": "KOR", "name": "South Korea"}]]


def test_a_lone_surrogate_is_refused_with_its_place():
    broken = hostile_report("broken \ud83d character").commitments[0]
    told = f"{broken.id}: content holds a lone surrogate"
    items = [
        engagement(evidence=()),
        attrs.evolve(broken, by=[party()], topics=(), evidence=(), summary=None),
    ]
    with pytest.raises(ExportError, match=told):
        list(diplotrack_arrow.batches(items))
    with pytest.raises(pa.ArrowInvalid, match=told):
        pa.table(Stream(items))


def test_an_unknown_type_and_a_missing_plugin_are_told(monkeypatch):
    with pytest.raises(ValidationError, match="document, engagement, commitment"):
        report().to_pandas(type="engagements")
    monkeypatch.setattr("diplotrack.plugins.default_registry", lambda: Registry(plugins=[]))
    with pytest.raises(PluginError, match="pip install diplotrack-arrow"):
        report().to_polars()


@pytest.mark.parametrize("package", ["pandas", "polars"])
def test_a_missing_package_is_told(package, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, package, None)
    with pytest.raises(ImportError, match=f"pip install {package}"):
        getattr(report(), f"to_{package}")()


def test_the_version_stands_in_the_metadata_and_the_readme_has_every_column():
    assert pa.table(report()).schema.metadata == {b"diplotrack.schema": b"1"}
    table = README.partition("## The schema")[2].partition("| column |")[2].partition("\n\n")[0]
    listed = [name for row in table.splitlines()[2:] for name in re.findall(r"`(\w+)`", row.split("|")[1])]
    assert sorted(listed) == sorted(schema.ANY.names)


def test_the_examples_of_the_readme_run(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    examples = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    assert len(examples) == 3
    names: dict[str, object] = {}
    for example in examples:
        exec(example, names)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "0.jsonl",
        "1.jsonl",
        "2.jsonl",
        "kim.feather",
        "kim.parquet",
    ]


def test_the_readme_has_every_option():
    for options in (ParquetOptions, FeatherOptions, FileOptions):
        for field in attrs.fields(options):
            assert f"| `{field.name}` |" in README


def test_commitments_by_two_parties_keep_both():
    said = commitment(
        kind="agreement", by=[party("KOR", "South Korea"), party("CHN", "China")], to=[], evidence=()
    )
    (row,) = pa.table(Stream([said])).to_pylist()
    assert ([p["code"] for p in row["by"]], row["to"]) == (["KOR", "CHN"], [])
