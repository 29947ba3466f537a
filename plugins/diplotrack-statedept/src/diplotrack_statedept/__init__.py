"""Reads the tables of visits and journeys of the Historian of the U.S. Department of State.

The adapter, ``statedept``, takes XML that begins with ``<trips>`` or ``<visits>``. `survey` reads tables and says what
became of their rows; so does the command ``diplotrack statedept``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from diplotrack.hooks import hookimpl
from diplotrack.interfaces import Command, SourceAdapter
from diplotrack_statedept.adapter import StatedeptAdapter, StatedeptOptions
from diplotrack_statedept.counts import Survey, Unmapped
from diplotrack_statedept.remarks import Told, told
from diplotrack_statedept.rows import Row, rows
from diplotrack_statedept.surveying import survey

if TYPE_CHECKING:
    from diplotrack.plugins import Registry

__all__ = [
    "Row",
    "StatedeptAdapter",
    "StatedeptOptions",
    "Survey",
    "Told",
    "Unmapped",
    "rows",
    "survey",
    "told",
]


@hookimpl
def diplotrack_source_adapters(registry: Registry) -> Iterable[SourceAdapter]:
    """The adapter of the tables."""
    return [StatedeptAdapter(registry)]


@hookimpl
def diplotrack_commands() -> Iterable[Command]:
    """The command that says what became of the rows of tables."""
    from diplotrack_statedept.command import statedept

    return [statedept]
