"""Diplotrack records as Apache Arrow: what stands behind ``to_pandas()``, ``to_polars()`` and ``__arrow_c_stream__``.

`stream` gives a ``pyarrow.RecordBatchReader``; `diplotrack_arrow.schema` has the schema. pyarrow is loaded when it is needed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from diplotrack.columns import ArrowStream
from diplotrack.hooks import hookimpl
from diplotrack.records import Item

if TYPE_CHECKING:
    from diplotrack_arrow.rows import batches, stream

__all__ = ["batches", "diplotrack_arrow_stream", "stream"]


def __getattr__(name: str) -> Any:
    if name not in {"batches", "stream"}:
        message = f"module 'diplotrack_arrow' has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module

    value = globals()[name] = getattr(import_module("diplotrack_arrow.rows"), name)
    return value


@hookimpl
def diplotrack_arrow_stream(items: Iterable[Item], type: str | None) -> ArrowStream:  # noqa: A002 - the hook's word
    """The items as a stream of record batches."""
    from diplotrack_arrow.rows import stream

    return stream(items, type)
