"""A dossier as one HTML file: timeline, commitments, who met whom, people, and every record with the words of its source.

The exporter is chosen by the suffixes ``.html`` and ``.htm``, or by its name, ``page``; `PageOptions` says what can be
chosen. The command ``diplotrack view LEDGER`` writes a ledger's page and opens it.
"""

from __future__ import annotations

from collections.abc import Iterable

from diplotrack.hooks import hookimpl
from diplotrack.interfaces import Command, Exporter
from diplotrack_page.exporter import PageExporter, PageOptions

__all__ = ["PageExporter", "PageOptions"]


@hookimpl
def diplotrack_exporters() -> Iterable[Exporter]:
    """The exporter of pages."""
    return [PageExporter()]


@hookimpl
def diplotrack_commands() -> Iterable[Command]:
    """The command ``view``."""
    from diplotrack_page.command import view

    return [view]
