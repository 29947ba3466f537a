"""The exporter: the network of parties as GraphML, written by networkx."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from diplotrack.interfaces import NoOptions
from diplotrack.records import Commitment, Document, Engagement
from diplotrack.targets import Target
from diplotrack_graphml.network import Network


class GraphMLExporter:
    """Writes the parties of records, and what is between them, as a network."""

    name = "graphml"
    suffixes: tuple[str, ...] = (".graphml",)
    media_type = "application/graphml+xml"
    options = NoOptions

    @contextmanager
    def open(self, target: Target, options: NoOptions) -> Iterator[GraphMLWriter]:  # noqa: ARG002
        """Begin a network; it is written when all records are counted."""
        from networkx.readwrite.graphml import write_graphml_xml

        stream = target.binary()
        network = Network()
        yield GraphMLWriter(network)
        # The writer that takes the standard library's XML: the other one writes other bytes, where lxml is installed.
        write_graphml_xml(network.graph(), stream, encoding="utf-8", prettyprint=True)


class GraphMLWriter:
    """Counts each record."""

    def __init__(self, network: Network) -> None:
        self._network = network

    def write(self, item: Document | Engagement | Commitment) -> None:
        """Count one item; documents are not in the network."""
        if not isinstance(item, Document):
            self._network.add(item)
