"""The exporter holds to what every exporter has to hold to; networkx reads every file."""

from __future__ import annotations

import networkx

import diplotrack_graphml
from diplotrack.testing import ExporterSuite


class TestGraphMLExporter(ExporterSuite):
    exporter = diplotrack_graphml.GraphMLExporter()
    # Between a few and many records lie more pairs of parties and kinds; from there on the file does not grow.
    many = 6_000
    slack = 1_200_000

    def check_file(self, path):
        graph = networkx.read_graphml(path, force_multigraph=True)
        assert graph.is_directed()
        assert all(edge["count"] > 0 for *_, edge in graph.edges(data=True))
