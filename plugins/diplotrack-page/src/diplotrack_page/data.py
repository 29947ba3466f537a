r"""Items as the page's script reads them: JSON that no HTML parser can mistake for markup.

The script has no calendar of uncertain dates, so each date is written with its first and last day and its words.
Within a script element only ``</script`` and ``<!--`` mean anything (HTML Living Standard, 4.12.1.3); all of ``< > &``
are escaped, so that neither can stand there. Escaped as well is what JavaScript once took for ends of lines, what turns
the direction of a source around when it is read, lone surrogates, which UTF-8 does not have, and noncharacters, which HTML
forbids.
"""

from __future__ import annotations

import json
import re
from typing import Any

from diplotrack.records import Commitment, Document, Engagement, Evidence, Party
from diplotrack.when import When

_UNSAFE = re.compile(
    "[<>&\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufdd0-\ufdef\ufeff\ufff9-\uffff\ud800-\udfff"
    + "".join(chr(plane * 0x10000 + 0xFFFE) + chr(plane * 0x10000 + 0xFFFF) for plane in range(1, 17))
    + "]"
)


def line(item: Document | Engagement | Commitment) -> str:
    """One item as JSON on one line. Fields without a value are left out."""
    fields = {name: value for name, value in _fields(item).items() if value not in (None, [], "")}
    return escaped(json.dumps(fields, ensure_ascii=False, separators=(",", ":")))


def escaped(json_text: str) -> str:
    """JSON that is safe within a script element; it means the same."""
    return _UNSAFE.sub(_number, json_text)


def _number(found: re.Match[str]) -> str:
    character = found[0]
    # Beyond the first plane it takes a pair of surrogates, which `json` knows how to write.
    return json.dumps(character)[1:-1] if character > "\uffff" else f"\\u{ord(character):04x}"


def _fields(item: Document | Engagement | Commitment) -> dict[str, Any]:
    if isinstance(item, Document):
        return {
            "type": "document",
            "id": item.id,
            "title": item.title,
            "uri": item.uri,
            "publisher": item.publisher,
            "published": item.published.isoformat() if item.published else None,
            "language": item.language,
            "text": item.text,
        }
    shared = {
        "id": item.id,
        "kind": item.kind,
        "status": item.status,
        "topics": list(item.topics),
        "summary": item.summary,
        "evidence": [_evidence(each) for each in item.evidence],
    }
    if isinstance(item, Engagement):
        people = [
            {"name": p.name, "title": p.title, "party": p.party and _party(p.party), "role": p.role}
            for p in item.participants
        ]
        return {
            "type": "engagement",
            **shared,
            "parties": [_party(each) for each in item.parties],
            "people": people,
            "place": item.place,
            "when": _when(item.when),
            "whole": item.part_of,
        }
    return {
        "type": "commitment",
        **shared,
        "by": [_party(each) for each in item.by],
        "to": [_party(each) for each in item.to],
        "content": item.content,
        "due": _when(item.due),
        "made": _when(item.made),
        "whole": item.engagement,
    }


def _party(party: Party) -> list[str]:
    return [party.code, party.name]


def _evidence(evidence: Evidence) -> list[Any]:
    return [evidence.document, evidence.start, evidence.end, evidence.quote]


def _when(when: When | None) -> dict[str, Any] | None:
    if when is None:
        return None
    return {
        "edtf": str(when),
        "from": when.earliest.isoformat() if when.earliest else None,
        "to": when.latest.isoformat() if when.latest else None,
        "words": when.describe(),
        "vague": when.approximate or when.uncertain,
    }
