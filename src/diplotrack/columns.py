"""Records as columns: the Arrow C stream interface, and data frames by way of it. A plugin gives the stream (`diplotrack-arrow`).

    report.to_pandas()
    ledger.commitments(by="CHN").to_polars()
    diplotrack.Stream(diplotrack.read_all(paths)).to_pandas(type="engagement")

Anything that reads the Arrow C stream interface (``__arrow_c_stream__``) takes these objects as they are: ``pyarrow.table``,
``polars.DataFrame``, DuckDB.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, runtime_checkable

from diplotrack.errors import ValidationError

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

    from diplotrack.records import Item

T_co = TypeVar("T_co", covariant=True)

TYPES = ("document", "engagement", "commitment")
"""What a stream can be limited to."""


@runtime_checkable
class ArrowStream(Protocol):
    """What gives an Arrow C stream (Arrow's "PyCapsule interface")."""

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """A capsule named ``arrow_array_stream``."""


class Columnar:
    """A thing whose items can be had as columns."""

    __slots__ = ()

    def _column_items(self) -> Iterable[Item]:
        raise NotImplementedError

    def __arrow_c_stream__(self, requested_schema: object = None) -> object:
        """Its items, documents too, as an Arrow C stream.

        Args:
            requested_schema: a capsule of the schema that the consumer would like; it may be given another.

        Raises:
            PluginError: no plugin gives such streams, or the one that does failed.
        """
        return self._arrow(None).__arrow_c_stream__(requested_schema)

    def to_pandas(self, *, type: str | None = None) -> pd.DataFrame:  # noqa: A002 - as in `Query.type`
        """Its items as a data frame of pandas, by way of Arrow.

        Args:
            type: ``"document"``, ``"engagement"`` or ``"commitment"`` for those only, with their own columns; None for
                all, told apart by the column ``type``.

        Raises:
            ImportError: pandas is not installed.
            PluginError: no plugin gives Arrow streams (``pip install diplotrack-arrow``), or the one that does failed.
            ValidationError: there is no such type.
        """
        try:
            import pandas as pd
        except ImportError as error:
            raise _missing("pandas") from error
        stream = self._arrow(type)
        direct = getattr(pd.DataFrame, "from_arrow", None)
        if direct is not None:
            made: pd.DataFrame = direct(stream)
            return made
        import pyarrow as pa

        return pa.table(stream).to_pandas()

    def to_polars(self, *, type: str | None = None) -> pl.DataFrame:  # noqa: A002 - as in `Query.type`
        """Its items as a data frame of polars, by way of Arrow; arguments and errors as of `to_pandas`."""
        try:
            import polars as pl
        except ImportError as error:
            raise _missing("polars") from error
        return pl.DataFrame(self._arrow(type))

    def _arrow(self, kind: str | None) -> ArrowStream:
        from diplotrack.plugins import default_registry

        if kind is not None and kind not in TYPES:
            raise ValidationError("type", kind, f"give one of {', '.join(TYPES)}, or None for all")
        return default_registry().arrow_stream(self._column_items(), kind)


def _missing(package: str) -> ImportError:
    return ImportError(
        f"to_{package}() needs {package}: pip install {package} diplotrack-arrow", name=package
    )


class Stream(Columnar, Iterator[T_co]):
    """Items one by one, as a ledger gives them; once read it is empty. Also to be had as columns, which reads it.

    Args:
        items: reports, documents or records, read as they are asked for.
    """

    def __init__(self, items: Iterable[T_co]) -> None:
        self._items = iter(items)

    def __next__(self) -> T_co:
        return next(self._items)

    def close(self) -> None:
        """Let go of what stands behind it (a ledger's store), where not all items were asked for."""
        close = getattr(self._items, "close", None)
        if close is not None:
            close()

    def _column_items(self) -> Iterable[Any]:
        return self
