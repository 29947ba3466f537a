"""Reads the data files of the gazetteer (``data/*.toml``; their README tells sources, licences and how to edit)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib import resources
from typing import Any

from diplotrack.parties import PartyEntry, PartyKind
from diplotrack.partyrules import Rules

_FILES = {
    "states.toml": PartyKind.STATE,
    "organizations.toml": PartyKind.ORGANIZATION,
    "historical.toml": PartyKind.HISTORICAL,
    "groups.toml": PartyKind.GROUP,
}


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads((resources.files("diplotrack") / "data" / name).read_text(encoding="utf-8"))


def entries() -> Iterator[PartyEntry]:
    """Yield the built-in parties: each table of a file is one, its key the code."""
    for name, kind in _FILES.items():
        for code, row in _load(name).items():
            yield PartyEntry(code=code, kind=kind, **row)


def rules() -> Rules:
    """Return the built-in rules for names that are no party or several parties'."""
    return Rules.from_data(_load("party_rules.toml"))
