"""The columns of both profiles: names, meanings and types, in the order of the file. The one place that knows them."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

import attrs

from diplotrack.records import (
    CommitmentKind,
    CommitmentStatus,
    EngagementKind,
    EngagementStatus,
    ParticipantRole,
)

DOCUMENT = "document"
ENGAGEMENT = "engagement"
COMMITMENT = "commitment"
RECORDS = (DOCUMENT, ENGAGEMENT, COMMITMENT)
"""What stands in the column ``record``."""


class Profile(StrEnum):
    """What a CSV file is for.

    ``spreadsheet`` is a view that is safe to open; ``raw`` has every field and reads back to equal records.
    """

    RAW = "raw"
    SPREADSHEET = "spreadsheet"


@attrs.frozen(kw_only=True)
class Column:
    """One column.

    Attributes:
        name: the header cell.
        description: what its cells hold.
        of: the kinds of row in which it may be filled.
        many: whether a cell holds several values.
        datatype: its CSVW datatype; of each value where there are several.
        choices: the values that are possible; empty where any text is.
    """

    name: str
    description: str
    of: tuple[str, ...] = RECORDS
    many: bool = False
    datatype: str = "string"
    choices: tuple[str, ...] = ()


_E = (ENGAGEMENT,)
_C = (COMMITMENT,)
_D = (DOCUMENT,)
_EC = (ENGAGEMENT, COMMITMENT)


def _distinct(*sets: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(str(value) for values in sets for value in values))


_KINDS = _distinct(EngagementKind, CommitmentKind)
_STATUSES = _distinct(EngagementStatus, CommitmentStatus)


def _raw(
    name: str,
    of: tuple[str, ...],
    description: str,
    *,
    many: bool = False,
    datatype: str = "string",
    choices: tuple[str, ...] = (),
) -> Column:
    return Column(name=name, of=of, description=description, many=many, datatype=datatype, choices=choices)


RAW: tuple[Column, ...] = (
    _raw("record", RECORDS, "What the row is.", choices=RECORDS),
    _raw("id", RECORDS, "Its id; a function of what it says, computed on reading where the cell is empty."),
    _raw("kind", _EC, "What sort of engagement or commitment.", choices=_KINDS),
    _raw(
        "status", _EC, "How far the engagement has come, or what became of the commitment.", choices=_STATUSES
    ),
    _raw("parties", _E, "Codes of the parties (ISO 3166-1 alpha-3, or an acronym).", many=True),
    _raw("party_names", _E, "Their names, in the same order.", many=True),
    _raw("by", _C, "Codes of the parties that are bound, or that speak.", many=True),
    _raw("by_names", _C, "Their names, in the same order.", many=True),
    _raw("to", _C, "Codes of the parties that are addressed, or that benefit.", many=True),
    _raw("to_names", _C, "Their names, in the same order.", many=True),
    _raw("participants", _E, "Names of the people.", many=True),
    _raw(
        "participant_titles",
        _E,
        "Their titles, in the same order; an empty value where there is none.",
        many=True,
    ),
    _raw("participant_parties", _E, "Codes of the parties that they act for, likewise.", many=True),
    _raw("participant_party_names", _E, "Names of these parties, likewise.", many=True),
    _raw(
        "participant_roles",
        _E,
        "Their parts in the engagement, likewise.",
        many=True,
        choices=tuple(ParticipantRole),
    ),
    _raw("place", _E, "Where, in the words of the source."),
    _raw("when", _E, "When it took or takes place (EDTF)."),
    _raw("content", _C, "What is to be done."),
    _raw("due", _C, "By when (EDTF)."),
    _raw("made", _C, "When it was made (EDTF)."),
    _raw("topics", _EC, "What it is about.", many=True),
    _raw("part_of", _E, "Id of the engagement within which it happened."),
    _raw("engagement", _C, "Id of the engagement at which it was made."),
    _raw("summary", _EC, "One line for people."),
    _raw("quotes", _EC, "The words of the source, what says most first.", many=True),
    _raw("quote_documents", _EC, "Ids of the documents in which they stand, in the same order.", many=True),
    _raw(
        "quote_starts",
        _EC,
        "Where they start, in code points from 0, likewise.",
        many=True,
        datatype="nonNegativeInteger",
    ),
    _raw(
        "quote_ends",
        _EC,
        "Where they end (the offset behind), likewise.",
        many=True,
        datatype="nonNegativeInteger",
    ),
    _raw("title", _D, "The document's headline."),
    _raw("uri", _D, "Where it was found."),
    _raw("publisher", _D, "Who published it."),
    _raw("published", _D, "The day of its publication.", datatype="date"),
    _raw("language", _D, "Its language (BCP 47)."),
    _raw("encoding", _D, "How its bytes were decoded."),
    _raw("text", _D, "Its whole text."),
)
"""The columns of the ``raw`` profile."""

SPREADSHEET: tuple[Column, ...] = (
    Column(name="record", description="What the row is.", choices=RECORDS),
    Column(name="what", description="What sort of engagement or commitment.", of=_EC, choices=_KINDS),
    Column(name="status", description="As the source says it.", of=_EC, choices=_STATUSES),
    Column(name="who", description="The parties; of a commitment, who is bound or speaks.", of=_EC),
    Column(name="to_whom", description="Who is addressed or benefits.", of=_C),
    Column(name="people", description="Names, with role, title and party where known.", of=_E),
    Column(name="from_day", description="First day that it can mean.", of=_E, datatype="date"),
    Column(name="to_day", description="Last day that it can mean.", of=_E, datatype="date"),
    Column(name="where", description="The place, in the words of the source.", of=_E),
    Column(name="content", description="What is to be done.", of=_C),
    Column(name="due_day", description="Last day on which it is due.", of=_C, datatype="date"),
    Column(name="quote", description="The words of the source that say most.", of=_EC),
    Column(name="more_quotes", description="Its further words.", of=_EC),
    Column(name="topics", description="What it is about.", of=_EC),
    Column(name="summary", description="One line for people.", of=_EC),
    Column(name="source", description="Headline of the document."),
    Column(name="publisher", description="Who published it."),
    Column(name="published", description="The day of its publication.", datatype="date"),
    Column(name="uri", description="Where it was found."),
    Column(name="when_edtf", description="When, as exactly as known (EDTF).", of=_E),
    Column(name="due_edtf", description="By when, as exactly as known (EDTF).", of=_C),
    Column(name="made_edtf", description="When the commitment was made (EDTF).", of=_C),
    Column(name="who_codes", description="Codes of the parties in `who`.", of=_EC),
    Column(name="to_codes", description="Codes of the parties in `to_whom`.", of=_C),
    Column(name="id", description="Its id."),
    Column(name="within", description="Id of the engagement that it is part of, or was made at.", of=_EC),
    Column(name="document", description="Ids of the documents that are quoted; of a document, its own."),
)
"""The columns of the ``spreadsheet`` profile."""

COLUMNS = {Profile.RAW: RAW, Profile.SPREADSHEET: SPREADSHEET}


def names(profile: Profile) -> tuple[str, ...]:
    """The header row of a profile."""
    return tuple(column.name for column in COLUMNS[profile])
