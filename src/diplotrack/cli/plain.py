"""What a ledger answers with, as plain data for JSON."""

from __future__ import annotations

import datetime as dt
import json
import sys
from typing import Any

import attrs

from diplotrack.records import Commitment, Document, Engagement
from diplotrack.when import When


def plain(value: object) -> Any:
    """Dicts, lists, texts and numbers; records as they are stored elsewhere, times in ISO 8601."""
    if isinstance(value, (Engagement, Commitment, Document)):
        from diplotrack.serialize import to_dict

        return to_dict(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, When):
        return str(value)
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    kind: Any = type(value)
    if attrs.has(kind):
        return {field.name: plain(getattr(value, field.name)) for field in attrs.fields(kind)}
    return value


def print_json(value: object) -> None:
    """Print it as one line of JSON: UTF-8, whatever the terminal is; lone surrogates leave as escapes."""
    line = json.dumps(plain(value), ensure_ascii=False) + "\n"
    sys.stdout.flush()
    sys.stdout.buffer.write(line.encode("utf-8", "backslashreplace"))
    sys.stdout.buffer.flush()
