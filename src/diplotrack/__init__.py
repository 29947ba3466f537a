"""Who met whom, who promised what, by when, and whether it was kept: a tracked record out of diplomatic reporting.

    import diplotrack

    report = diplotrack.read("article.txt", published=date(2025, 8, 25))
    diplotrack.export(report, "article.ics")
    with diplotrack.Ledger.open("korea-china.db") as ledger:
        changes = ledger.add(report)

Names are loaded when they are first used, so that importing the package costs next to nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from diplotrack.columns import Stream as Stream
    from diplotrack.comparing import Comparison as Comparison
    from diplotrack.comparing import Difference as Difference
    from diplotrack.comparing import Pair as Pair
    from diplotrack.comparing import compare as compare
    from diplotrack.errors import DiplotrackError as DiplotrackError
    from diplotrack.errors import LedgerError as LedgerError
    from diplotrack.exporting import export as export
    from diplotrack.hooks import hookimpl as hookimpl
    from diplotrack.interfaces import Explained as Explained
    from diplotrack.interfaces import Explanation as Explanation
    from diplotrack.interfaces import Mention as Mention
    from diplotrack.ledger import Ledger as Ledger
    from diplotrack.parties import PartyEntry as PartyEntry
    from diplotrack.plugins import Registry as Registry
    from diplotrack.queries import Query as Query
    from diplotrack.reading import read as read
    from diplotrack.reading import read_all as read_all
    from diplotrack.reading import read_text as read_text
    from diplotrack.records import Commitment as Commitment
    from diplotrack.records import CommitmentKind as CommitmentKind
    from diplotrack.records import CommitmentStatus as CommitmentStatus
    from diplotrack.records import Document as Document
    from diplotrack.records import Engagement as Engagement
    from diplotrack.records import EngagementKind as EngagementKind
    from diplotrack.records import EngagementStatus as EngagementStatus
    from diplotrack.records import Evidence as Evidence
    from diplotrack.records import Participant as Participant
    from diplotrack.records import ParticipantRole as ParticipantRole
    from diplotrack.records import Party as Party
    from diplotrack.records import Report as Report
    from diplotrack.revising import Revision as Revision
    from diplotrack.schema import json_schema as json_schema
    from diplotrack.serialize import dump as dump
    from diplotrack.serialize import load as load
    from diplotrack.serialize import make_converter as make_converter
    from diplotrack.sources import Source as Source
    from diplotrack.tracking import Account as Account
    from diplotrack.tracking import Change as Change
    from diplotrack.tracking import ChangeKind as ChangeKind
    from diplotrack.tracking import Claim as Claim
    from diplotrack.tracking import Conflict as Conflict
    from diplotrack.tracking import Decision as Decision
    from diplotrack.tracking import DecisionKind as DecisionKind
    from diplotrack.tracking import Entry as Entry
    from diplotrack.tracking import Link as Link
    from diplotrack.tracking import StatusChange as StatusChange
    from diplotrack.tracking import Suggestion as Suggestion
    from diplotrack.when import Precision as Precision
    from diplotrack.when import When as When

    __version__: str

_HOMES = {
    "columns": ("Stream",),
    "comparing": ("Comparison", "Difference", "Pair", "compare"),
    "errors": ("DiplotrackError", "LedgerError"),
    "exporting": ("export",),
    "hooks": ("hookimpl",),
    "interfaces": ("Explained", "Explanation", "Mention"),
    "ledger": ("Ledger",),
    "parties": ("PartyEntry",),
    "plugins": ("Registry",),
    "queries": ("Query",),
    "reading": ("read", "read_all", "read_text"),
    "records": (
        "Commitment",
        "CommitmentKind",
        "CommitmentStatus",
        "Document",
        "Engagement",
        "EngagementKind",
        "EngagementStatus",
        "Evidence",
        "Participant",
        "ParticipantRole",
        "Party",
        "Report",
    ),
    "revising": ("Revision",),
    "schema": ("json_schema",),
    "serialize": ("dump", "load", "make_converter"),
    "sources": ("Source",),
    "tracking": (
        "Account",
        "Change",
        "ChangeKind",
        "Claim",
        "Conflict",
        "Decision",
        "DecisionKind",
        "Entry",
        "Link",
        "StatusChange",
        "Suggestion",
    ),
    "when": ("Precision", "When"),
}
_HOME = {name: module for module, names in _HOMES.items() for name in names}

__all__ = ["__version__", *sorted(_HOME)]  # noqa: PLE0604 (the names are texts, from the table above)


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("diplotrack")
    if name not in _HOME:
        message = f"module 'diplotrack' has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module

    value = getattr(import_module(f"diplotrack.{_HOME[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*globals(), *_HOME, "__version__"])
