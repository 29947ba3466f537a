"""The form of a model's answer: its JSON Schema, and the answer as plain values."""

from __future__ import annotations

import json
import re
from typing import Any, Final

from diplotrack.kinds import (
    CommitmentKind,
    CommitmentStatus,
    EngagementKind,
    EngagementStatus,
    ParticipantRole,
)

_TEXTS: Final = {"type": "array", "items": {"type": "string"}}
_MAYBE: Final = {"type": ["string", "null"]}
_FENCE: Final = re.compile(r"```(?:json)?\s*(.*?)```", re.DOTALL)


def _object(**properties: Any) -> dict[str, Any]:
    """An object with these and no other properties, as the strict mode of OpenAI's interface asks for."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def schema() -> dict[str, Any]:
    """The JSON Schema of an answer, with the codebook's values."""
    person = _object(
        name={"type": "string"},
        title=_MAYBE,
        party=_MAYBE,
        role={"type": ["string", "null"], "enum": [*ParticipantRole, None]},
    )
    engagement = _object(
        kind={"type": "string", "enum": [*EngagementKind]},
        status={"type": "string", "enum": [*EngagementStatus]},
        parties=_TEXTS,
        participants={"type": "array", "items": person},
        place=_MAYBE,
        when=_MAYBE,
        topics=_TEXTS,
        quotes=_TEXTS,
    )
    commitment = _object(
        kind={"type": "string", "enum": [*CommitmentKind]},
        status={"type": "string", "enum": [*CommitmentStatus]},
        by=_TEXTS,
        to=_TEXTS,
        content={"type": "string"},
        due=_MAYBE,
        made=_MAYBE,
        topics=_TEXTS,
        quotes=_TEXTS,
    )
    return _object(
        engagements={"type": "array", "items": engagement},
        commitments={"type": "array", "items": commitment},
    )


def parsed(answer: str) -> dict[str, list[dict[str, Any]]]:
    """The records of an answer, as plain values.

    Raises:
        ValueError: it is no JSON object with the two lists of objects.
    """
    fenced = _FENCE.search(answer)
    try:
        value = json.loads(fenced[1] if fenced else answer)
    except ValueError as error:
        raise ValueError(f"it is no JSON ({error})") from error
    found: dict[str, list[dict[str, Any]]] = {}
    for name in ("engagements", "commitments"):
        records = value.get(name, []) if isinstance(value, dict) else None
        if not isinstance(records, list) or not all(isinstance(record, dict) for record in records):
            raise ValueError(f"it has no list of objects under {name!r}")
        found[name] = records
    return found
