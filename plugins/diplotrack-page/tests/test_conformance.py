"""The exporter holds to what every exporter has to hold to; html5lib reads every page without an error."""

from __future__ import annotations

import json
from types import MappingProxyType

import html5lib
import pytest

from diplotrack.testing import ExporterSuite
from diplotrack_page import PageExporter


class TestPageExporter(ExporterSuite):
    exporter = PageExporter()
    many = 1_000

    def check_file(self, path):
        tree = html5lib.HTMLParser(strict=True).parse(path.read_text("utf-8"))
        html = "{http://www.w3.org/1999/xhtml}"
        data, script = tree.iter(f"{html}script")
        assert {item["type"] for item in json.loads(data.text)} <= {"document", "engagement", "commitment"}
        assert script.text.endswith("})();\n")


class TestPageExporterWithOptions(TestPageExporter):
    many = 40  # memory is measured without options
    options = MappingProxyType({"title": "Séoul – 北京 <script>", "today": "2020-06-01"})


@pytest.mark.heavy
class TestTwentyThousand(TestPageExporter):
    many = 20_000
    # The core's cache of dates fills up in between; it is bounded, and of 60,000 records takes no more. The file has 15 MB.
    slack = 2_500_000
