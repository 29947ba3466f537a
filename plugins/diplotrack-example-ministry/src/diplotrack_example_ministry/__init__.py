"""Reads the press pages of the Ministry of Foreign Affairs of Examplia, a state that does not exist."""

from __future__ import annotations

from collections.abc import Iterable

from diplotrack import PartyEntry, Registry
from diplotrack.hooks import hookimpl
from diplotrack.interfaces import SourceAdapter

__all__ = ["diplotrack_hooks_version", "diplotrack_parties", "diplotrack_source_adapters"]

diplotrack_hooks_version = 1


@hookimpl
def diplotrack_source_adapters(registry: Registry) -> Iterable[SourceAdapter]:
    """The adapter of press pages. It keeps the registry, whose reader of prose it hands the texts to."""
    from diplotrack_example_ministry.adapter import PressAdapter

    return [PressAdapter(registry)]


@hookimpl
def diplotrack_parties() -> Iterable[PartyEntry]:
    """Examplia and its neighbors, which no gazetteer has."""
    from diplotrack_example_ministry.parties import PARTIES

    return PARTIES
