"""The hooks that plugins implement. Mark an implementation with `diplotrack.hooks.hookimpl`.

A plugin is a module or an object that has some of these functions, named in the entry-point group ``diplotrack``.
No hook may depend on the order in which plugins are called. All arrived in version 0.1.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pluggy

from diplotrack.columns import ArrowStream
from diplotrack.hooks import PROJECT
from diplotrack.interfaces import Command, Exporter, SourceAdapter
from diplotrack.parties import PartyEntry
from diplotrack.records import Item, Report
from diplotrack.sources import Source
from diplotrack.stores import Store
from diplotrack.tracking import Change

if TYPE_CHECKING:
    from diplotrack.plugins import Registry

hookspec = pluggy.HookspecMarker(PROJECT)


@hookspec
def diplotrack_source_adapters(registry: Registry) -> Iterable[SourceAdapter]:  # noqa: ARG001 - a specification
    """Adapters for further kinds of input.

    Args:
        registry: who asks, for adapters that need the parties of all plugins or have plugins of their own. It may
            be asked for those while reading, but not for adapters before this hook has answered.

    Returns:
        Each of them; asked for once, before the first source is read.
    """
    raise AssertionError


@hookspec
def diplotrack_exporters() -> Iterable[Exporter]:
    """Exporters for further formats.

    Returns:
        Each of them; asked for once, before the first export.
    """
    raise AssertionError


@hookspec
def diplotrack_commands() -> Iterable[Command]:
    """Further commands of the command line.

    Returns:
        ``click.Command`` objects; asked for once, when a command that the core does not have, or the help text, is
        wanted. Import click within the hook, since the library works without it. `diplotrack.cli.shared` has the
        options and helpers that the core's own commands are made of.
    """
    raise AssertionError


@hookspec
def diplotrack_parties() -> Iterable[PartyEntry]:
    """Further parties, or further names of known ones.

    Returns:
        Entries that are merged with the built-in ones by code; asked for once.
    """
    raise AssertionError


@hookspec
def diplotrack_refine(report: Report) -> Report | None:  # noqa: ARG001 - a specification
    """Correct or enrich what an adapter read.

    A report that one adapter has from another (a page or an archive from the reader of prose) is asked about once, as the
    outer one gives it.

    Args:
        report: what was read, as plugins whose names sort before this one's left it.

    Returns:
        The report to go on with, of the same document, or None to leave it as it is.
    """
    raise AssertionError


@hookspec(firstresult=True)
def diplotrack_open_store(url: str) -> Store | None:  # noqa: ARG001 - a specification
    """Open the store that a ledger is kept in; the first answer wins.

    Args:
        url: a URL or a path, e.g. ``postgresql://…`` or ``korea-china.db``.

    Returns:
        The store, or None where the URL is another plugin's business.
    """
    raise AssertionError


@hookspec(firstresult=True)
def diplotrack_fetch(url: str, limit: int, encoding: str | None) -> Source | None:  # noqa: ARG001 - a specification
    """Fetch what a URL names, for a caller who asked for it; the first answer wins.

    Args:
        url: an ``http:`` or ``https:`` URL, as the user gave it.
        limit: bytes to take into memory at the most, decompressed.
        encoding: the encoding of its text that the user named, or None.

    Returns:
        What was found, with the URL where it was found as its ``uri``, or None where the URL is another plugin's
        business.
    """
    raise AssertionError


@hookspec(firstresult=True)
def diplotrack_arrow_stream(items: Iterable[Item], type: str | None) -> ArrowStream | None:  # noqa: A002, ARG001 - a specification
    """Give items as an Arrow C stream; the first answer wins.

    Args:
        items: reports, documents and records; to be read as the stream is, and not before.
        type: ``"document"``, ``"engagement"`` or ``"commitment"`` for those only, with their own columns; None for all.

    Returns:
        An object with ``__arrow_c_stream__``.
    """
    raise AssertionError


@hookspec
def diplotrack_changed(change: Change) -> None:  # noqa: ARG001 - a specification
    """Told of each change after a ledger has kept it.

    Args:
        change: what changed.
    """
    raise AssertionError
