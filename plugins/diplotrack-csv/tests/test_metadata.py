"""The CSVW sidecar: valid, and good enough for another program to read every value."""

from __future__ import annotations

import io
import json
import warnings

import pytest
from csvw import CSVW

import diplotrack_csv
from diplotrack.errors import OptionsError
from diplotrack.exporting import export
from diplotrack.plugins import Registry
from diplotrack.testing import commitment, document, engagement, participant, report

REGISTRY = Registry(plugins=[("csv", diplotrack_csv)])


@pytest.fixture
def written(tmp_path):
    source = document('Kim met Li.\r\n"Quoted", said #Li; tea.', title="=T", published=None)
    met = engagement(
        of=source, quote="Kim met Li.", participants=[participant("Kim", role="host"), participant("Li")]
    )
    said = commitment(of=source, quote='"Quoted", said #Li; tea.', content=" tea ", due="2025-10~")
    items = [report(source, engagements=[met], commitments=[said])]
    export(items, tmp_path / "out.csv", registry=REGISTRY, profile="raw")
    return tmp_path / "out.csv", (source, met, said)


def read_by_csvw(path):
    opened = CSVW(f"{path}-metadata.json", validate=True)
    assert opened.is_valid, [str(warning.message) for warning in opened.warnings]
    return list(opened.tables[0])


def test_csvw_reads_values_lists_and_numbers(written):
    path, (source, met, said) = written
    first, second, third = read_by_csvw(path)
    assert (first["record"], first["text"], first["title"]) == ("document", source.text, "=T")
    assert second["parties"] == ["KOR", "CHN"]
    assert second["participants"] == ["Kim", "Li"]
    assert second["participant_roles"][0] == "host"
    assert (second["quote_starts"], second["quote_ends"]) == ([0], [11])
    assert third["quotes"] == [said.evidence[0].quote]
    assert (third["content"], third["due"], third["place"]) == (" tea ", "2025-10~", None)
    assert (second["id"], third["id"]) == (met.id, said.id)


def test_csvw_finds_what_does_not_fit_the_description(written):
    path, _ = written
    path.write_bytes(path.read_bytes().replace(b",meeting,", b",party,"))
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(UserWarning, match="Invalid column value: party"):
            read_by_csvw(path)


def test_csvw_reads_the_spreadsheet_profile_too(tmp_path):
    export(report(), tmp_path / "out.csv", registry=REGISTRY)
    rows = read_by_csvw(tmp_path / "out.csv")
    assert [row["record"] for row in rows] == ["document", "engagement", "commitment"]
    assert rows[1]["who"] == "South Korea | China"


@pytest.mark.parametrize("profile", diplotrack_csv.Profile)
def test_every_column_is_described(tmp_path, profile):
    export(report(), tmp_path / "out.csv", registry=REGISTRY, profile=profile)
    header = (tmp_path / "out.csv").read_text("utf-8-sig").splitlines()[0].split(",")
    columns = json.loads((tmp_path / "out.csv-metadata.json").read_text("utf-8"))["tableSchema"]["columns"]
    assert [column["titles"] for column in columns] == header
    assert all(column["dc:description"].endswith(".") for column in columns)


def test_names_that_are_no_urls_are_escaped(tmp_path):
    export(report(), tmp_path / "a b#1.csv", registry=REGISTRY)
    assert json.loads((tmp_path / "a b#1.csv-metadata.json").read_text("utf-8"))["url"] == "a%20b%231.csv"


def test_it_names_the_file_that_a_link_leads_to(tmp_path):
    (tmp_path / "link.csv").symlink_to(tmp_path / "real.csv")
    export(report(), tmp_path / "link.csv", registry=REGISTRY)
    assert json.loads((tmp_path / "real.csv-metadata.json").read_text("utf-8"))["url"] == "real.csv"


def test_it_can_be_left_out(tmp_path):
    export(report(), tmp_path / "out.csv", registry=REGISTRY, metadata=False)
    assert [path.name for path in tmp_path.iterdir()] == ["out.csv"]


def test_streams_get_none():
    kept = io.BytesIO()
    export(report(), kept, exporter="csv", registry=REGISTRY, metadata=True)
    assert kept.getvalue()


def test_another_profile_is_refused_with_the_known_ones():
    with pytest.raises(OptionsError, match="raw, spreadsheet"):
        export(report(), io.BytesIO(), exporter="csv", registry=REGISTRY, profile="excel")
