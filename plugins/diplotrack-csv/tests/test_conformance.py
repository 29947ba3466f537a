"""The plugin holds to what every adapter and exporter has to hold to; the csvw package reads every file."""

from __future__ import annotations

import csv
import io
import json
from typing import ClassVar

from csvw import CSVW

import diplotrack_csv
from diplotrack.exporting import export
from diplotrack.plugins import Registry
from diplotrack.testing import ExporterSuite, SourceAdapterSuite, many_reports, report

REGISTRY = Registry(plugins=[("csv", diplotrack_csv)])


def stored(items, **options):
    kept = io.BytesIO()
    export(items, kept, exporter="csv", registry=REGISTRY, **options)
    return kept.getvalue()


class TestCsvAdapter(SourceAdapterSuite):
    adapter = diplotrack_csv.CsvAdapter()
    samples = (
        ("one.csv", stored(report(), profile="raw")),
        ("many.csv", stored(many_reports(7), profile="raw")),
        ("marked.csv", b"\xef\xbb\xbf" + stored(report(), profile="raw")),
        stored((part for each in many_reports(3) for part in (each.document, *each.records)), profile="raw"),
    )
    foreign = (("other.csv", b"record,id\r\n1,2\r\n"), ("prose.txt", b"The ministers met."), b'{"a": 1}\n')


class FormatSuite(ExporterSuite):
    exporter = diplotrack_csv.CsvExporter()
    encoding = "utf-8"

    def check_file(self, path):
        with path.open(encoding=self.encoding, newline="") as stream:
            rows = list(csv.reader(stream, strict=True))
        assert {len(row) for row in rows} == {len(rows[0])}
        sidecar = path.with_name(f"{path.name}-metadata.json")
        assert json.loads(sidecar.read_text("utf-8"))["url"] == path.name


class TestRawExporter(FormatSuite):
    options: ClassVar = {"profile": "raw"}

    def check_file(self, path):
        super().check_file(path)
        content = path.read_bytes()
        assert not content.startswith(b"\xef\xbb\xbf")
        list(diplotrack_csv.load(path))
        table = CSVW(str(path.with_name(f"{path.name}-metadata.json")), validate=True)
        assert table.is_valid, [str(warning.message) for warning in table.warnings]


class TestSpreadsheetExporter(FormatSuite):
    options: ClassVar = {"profile": "spreadsheet"}
    encoding = "utf-8-sig"

    def check_file(self, path):
        super().check_file(path)
        assert path.read_bytes().startswith(b"\xef\xbb\xbf")
