"""CSVW metadata: a JSON file beside the CSV that tells programs its columns, types, separators and dialect.

After the W3C recommendations "Metadata Vocabulary for Tabular Data" and "Model for Tabular Data" (2015). The file is
called like the CSV with ``-metadata.json`` behind it, where such programs look first (Model, section 5.3).
"""

from __future__ import annotations

import json
import os
import re
from typing import Any
from urllib.parse import quote

from diplotrack_csv.cells import SEPARATOR
from diplotrack_csv.columns import COLUMNS, Column, Profile

ENDING = "-metadata.json"
"""What the sidecar's name has behind that of the CSV file."""

_ABOUT = {
    Profile.RAW: (
        "Documents, engagements and commitments, one a row, with every field. In cells with several values a "
        "backslash is written \\\\ and a separator within a value \\!; a cell without any value is empty."
    ),
    Profile.SPREADSHEET: (
        "A view of documents, engagements and commitments for spreadsheets. An apostrophe stands before each sign "
        "that a spreadsheet would take for a formula. Documents' texts are left out."
    ),
}


def metadata(name: str, profile: Profile) -> str:
    """The metadata of one file.

    Args:
        name: the CSV file's name or path; the last part is what the metadata names.
        profile: what was written.

    Returns:
        JSON, with a line feed at its end.
    """
    table = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": "en"}],
        "url": quote(os.path.basename(os.path.realpath(name))),  # noqa: PTH119 - one call, no I/O wanted
        "dc:title": "diplotrack records",
        "dc:description": _ABOUT[profile],
        "dc:conformsTo": f"diplotrack-csv {profile} 1",
        "dialect": {
            "commentPrefix": None,
            "delimiter": ",",
            "doubleQuote": True,
            "encoding": "utf-8",
            "header": True,
            "lineTerminators": ["\r\n"],
            "quoteChar": '"',
            "skipInitialSpace": False,
            "trim": False,
        },
        "tableSchema": {"columns": [_column(column, profile) for column in COLUMNS[profile]]},
    }
    return json.dumps(table, indent=2, ensure_ascii=False) + "\n"


def _column(column: Column, profile: Profile) -> dict[str, Any]:
    described: dict[str, Any] = {
        "name": column.name,
        "titles": column.name,
        "dc:description": column.description,
        "datatype": column.datatype,
    }
    if column.choices and not (column.many and profile is Profile.RAW):
        # A list's values may be empty, which a format would refuse.
        described["datatype"] = {"base": "string", "format": "|".join(re.escape(c) for c in column.choices)}
    if column.many:
        described["separator"] = SEPARATOR
    if column.name == "record":
        described["required"] = True
    return described
