"""The exporters and adapters of Parquet and Feather. pyarrow is loaded when a file is read or written."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager
from enum import StrEnum

import attrs

from diplotrack.errors import DiplotrackError
from diplotrack.interfaces import RecordWriter
from diplotrack.records import Report
from diplotrack.sources import Source
from diplotrack.targets import Target

_GROUP = 10_000


class Rows(StrEnum):
    """Which rows a file has."""

    ALL = "all"
    DOCUMENT = "document"
    ENGAGEMENT = "engagement"
    COMMITMENT = "commitment"


class ParquetCompression(StrEnum):
    """How a Parquet file is compressed."""

    ZSTD = "zstd"
    SNAPPY = "snappy"
    GZIP = "gzip"
    LZ4 = "lz4"
    NONE = "none"


class FeatherCompression(StrEnum):
    """How a Feather file is compressed."""

    ZSTD = "zstd"
    LZ4 = "lz4"
    NONE = "none"


@attrs.frozen(kw_only=True)
class ParquetOptions:
    """Options of the exporter of Parquet.

    Attributes:
        type: ``all`` rows, told apart by the column ``type``, or only ``document``, ``engagement`` or ``commitment``, with
            the columns of that type.
        compression: ``zstd``, ``snappy``, ``gzip``, ``lz4`` or ``none``.
        group: how many rows a row group has at most; so many are held in memory. Long documents make it fewer.
    """

    type: Rows = Rows.ALL
    compression: ParquetCompression = ParquetCompression.ZSTD
    group: int = attrs.field(default=_GROUP, validator=attrs.validators.ge(1))


@attrs.frozen(kw_only=True)
class FeatherOptions:
    """Options of the exporter of Feather.

    Attributes:
        type: as of `ParquetOptions`.
        compression: ``zstd``, ``lz4`` or ``none``.
        group: how many rows a record batch of the file has at most; as of `ParquetOptions` otherwise.
    """

    type: Rows = Rows.ALL
    compression: FeatherCompression = FeatherCompression.ZSTD
    group: int = attrs.field(default=_GROUP, validator=attrs.validators.ge(1))


@attrs.frozen(kw_only=True)
class FileOptions:
    """Options of the adapters.

    Attributes:
        schema: the version of the schema, for files whose metadata have none because another program wrote them.
    """

    schema: int | None = None


class ParquetExporter:
    """Writes every item as a row of one Parquet file, without loss."""

    name = "parquet"
    suffixes = (".parquet",)
    media_type = "application/vnd.apache.parquet"
    options = ParquetOptions

    def open(self, target: Target, options: ParquetOptions) -> AbstractContextManager[RecordWriter]:
        """Begin a file.

        Raises:
            ExportError: (while writing) a text holds a lone surrogate, which UTF-8 cannot hold.
        """
        from diplotrack_arrow.files import parquet, writing

        opened = parquet(target.binary(), options.compression.value)
        only = None if options.type is Rows.ALL else options.type.value
        return writing(opened, only, options.group, target=target.name, exporter=self.name)


class FeatherExporter:
    """Writes every item as a row of one Feather file (version 2: an Arrow IPC file), without loss."""

    name = "feather"
    suffixes = (".feather", ".arrow")
    media_type = "application/vnd.apache.arrow.file"
    options = FeatherOptions

    def open(self, target: Target, options: FeatherOptions) -> AbstractContextManager[RecordWriter]:
        """Begin a file.

        Raises:
            ExportError: (while writing) a text holds a lone surrogate, which UTF-8 cannot hold.
        """
        from diplotrack_arrow.files import feather, writing

        opened = feather(target.binary(), options.compression.value)
        only = None if options.type is Rows.ALL else options.type.value
        return writing(opened, only, options.group, target=target.name, exporter=self.name)


class _Adapter:
    """A document's row and the rows of records behind it that quote it are one report again."""

    name: str
    magic: bytes
    options = FileOptions

    def accepts(self, source: Source) -> float:
        """0.9 for a file that begins as its format does, else 0: whose table it is stands at its end."""
        return 0.9 if source.head.startswith(self.magic) else 0.0

    def read(self, source: Source, options: FileOptions) -> Iterator[Report | DiplotrackError]:
        """The reports, in the order of the file; an error in the place of one of which a row is bad.

        Raises:
            FormatError: the file is damaged, or its schema is another one or of another version.
        """
        from diplotrack_arrow.files import loaded
        from diplotrack_arrow.records import grouped

        yield from grouped(loaded(source, options.schema), source.name)


class ParquetAdapter(_Adapter):
    """Reads the reports of a Parquet file."""

    name = "parquet"
    magic = b"PAR1"


class FeatherAdapter(_Adapter):
    """Reads the reports of a Feather file."""

    name = "feather"
    magic = b"ARROW1\0\0"
