"""The exporter: one JSON-LD document with a graph, written node by node."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from diplotrack.errors import ExportError
from diplotrack.interfaces import NoOptions
from diplotrack.records import Commitment, Document, Engagement
from diplotrack.targets import Target
from diplotrack_jsonld.nodes import node
from diplotrack_jsonld.terms import CONTEXT


class JsonLdExporter:
    """Writes records as JSON-LD 1.1 in the terms of schema.org."""

    name = "jsonld"
    suffixes: tuple[str, ...] = (".jsonld",)
    media_type = "application/ld+json"
    options = NoOptions

    @contextmanager
    def open(self, target: Target, options: NoOptions) -> Iterator[JsonLdWriter]:  # noqa: ARG002
        """Begin a document with its context; nothing is kept of what is written.

        Raises:
            ExportError: (while writing) a text holds a lone surrogate, which UTF-8 cannot hold.
        """
        stream = target.text()
        stream.write(f'{{"@context": {json.dumps(CONTEXT)},\n"@graph": [')
        yield JsonLdWriter(stream, target.name)
        stream.write("\n]}\n")


class JsonLdWriter:
    """Writes one node on one line for each item."""

    def __init__(self, stream: TextIO, target: str) -> None:
        self._stream = stream
        self._target = target
        self._before = "\n"

    def write(self, item: Document | Engagement | Commitment) -> None:
        """Write one item.

        Raises:
            ExportError: a text in it holds a lone surrogate.
        """
        try:
            line = json.dumps(node(item), ensure_ascii=False)
            line.encode()
        except UnicodeEncodeError as error:
            problem = (
                f"{item.id}: a text holds a lone surrogate, which UTF-8 and so JSON-LD cannot hold; "
                "correct the text, or write JSON Lines, which can"
            )
            raise ExportError(problem, target=self._target, exporter=JsonLdExporter.name) from error
        self._stream.write(f"{self._before}{line}")
        self._before = ",\n"
