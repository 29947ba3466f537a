"""The exporter holds to what every exporter has to hold to; pyld reads every file, and may fetch nothing."""

from __future__ import annotations

import json

from pyld import jsonld

import diplotrack_jsonld
from diplotrack.testing import ExporterSuite


def offline(url, options):
    raise AssertionError(f"{url} would be fetched")


class TestJsonLdExporter(ExporterSuite):
    exporter = diplotrack_jsonld.JsonLdExporter()

    def check_file(self, path):
        read = json.loads(path.read_text("utf-8"))
        assert list(read) == ["@context", "@graph"]
        # Expanding in full takes pyld seconds for thousands of nodes; each is expanded like its neighbors.
        some = {**read, "@graph": read["@graph"][:20]}
        for node in jsonld.expand(some, {"documentLoader": offline}):
            assert node["@id"].startswith("urn:diplotrack:")
            assert all(key.startswith(("@", "https://schema.org/", "urn:diplotrack:term:")) for key in node)
