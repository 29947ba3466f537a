"""Diplotrack records as Apache Arrow: streams, Parquet and Feather files, and documents in batches for distributed engines.

`stream` gives a ``pyarrow.RecordBatchReader``; `diplotrack_arrow.schema` has the schema. pyarrow is loaded when it is needed.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Any

from diplotrack.columns import ArrowStream
from diplotrack.hooks import hookimpl
from diplotrack.interfaces import Exporter, SourceAdapter
from diplotrack.records import Item

if TYPE_CHECKING:
    from diplotrack_arrow.distributed import BatchReader, read_batches
    from diplotrack_arrow.files import load
    from diplotrack_arrow.records import items, reports
    from diplotrack_arrow.rows import batches, stream

__all__ = [
    "BatchReader",
    "batches",
    "diplotrack_arrow_stream",
    "diplotrack_exporters",
    "diplotrack_source_adapters",
    "items",
    "load",
    "read_batches",
    "reports",
    "stream",
]

_HOMES = {
    "BatchReader": "distributed",
    "batches": "rows",
    "items": "records",
    "load": "files",
    "read_batches": "distributed",
    "reports": "records",
    "stream": "rows",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        message = f"module 'diplotrack_arrow' has no attribute {name!r}"
        raise AttributeError(message)
    value = globals()[name] = getattr(import_module(f"diplotrack_arrow.{_HOMES[name]}"), name)
    return value


@hookimpl
def diplotrack_arrow_stream(items: Iterable[Item], type: str | None) -> ArrowStream:  # noqa: A002 - the hook's word
    """The items as a stream of record batches."""
    from diplotrack_arrow.rows import stream

    return stream(items, type)


@hookimpl
def diplotrack_source_adapters() -> Iterable[SourceAdapter]:
    """The adapters of Parquet and Feather."""
    from diplotrack_arrow.plugin import FeatherAdapter, ParquetAdapter

    return [ParquetAdapter(), FeatherAdapter()]


@hookimpl
def diplotrack_exporters() -> Iterable[Exporter]:
    """The exporters of Parquet and Feather."""
    from diplotrack_arrow.plugin import FeatherExporter, ParquetExporter

    return [ParquetExporter(), FeatherExporter()]
