"""The page on the JSON Schema, made from the schema: ``python docs/schema_page.py`` prints it.

The tests hold ``docs/reference/schema.md`` against it, and write it with ``UPDATE_DOCS=1``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import diplotrack

HEAD = """\
# The JSON Schema, field by field

A file of the [JSON Lines form](jsonl.md) is described by
{download}`diplotrack-1.schema.json <../schema/diplotrack-1.schema.json>`. This page is made from it. Unknown fields are
refused. A field that is not required may be left out, and is then null or an empty list unless its meaning says otherwise.

## Lines

Each line is an object of one of these kinds, told apart by `type`.
"""
PARTS = """\
## Parts of lines

`Document`, `Engagement` and `Commitment`, as they stand within a `report`, have the fields of the lines of that name without
`type`.
"""
VALUES = """\
## Values

What they mean stands in the [codebook](../explanation/codebook.md).
"""

# What the schema need not say, since only one value will do.
FIXED = {"type": "what sort of line it is.", "format": "what sort of file it is."}


def form(schema: Mapping[str, Any]) -> str:
    """What a field may hold, in a few words."""
    if "$ref" in schema:
        return f"`{schema['$ref'].rpartition('/')[2]}`"
    if "const" in schema:
        value = schema["const"]
        return f'`"{value}"`' if isinstance(value, str) else f"`{value}`"
    if "anyOf" in schema:
        return " or ".join(form(each) for each in schema["anyOf"])
    if schema["type"] == "array":
        return f"list of {form(schema['items'])}"
    if schema.get("format") == "date":
        return "date, `YYYY-MM-DD`"
    return str(schema["type"])


def fields(name: str, definition: Mapping[str, Any], told: Mapping[str, Any]) -> Iterator[str]:
    """A section with a table of the fields of an object.

    Args:
        name: its name in the schema.
        definition: its definition.
        told: definitions whose descriptions of fields stand for those of a line of the same name.
    """
    yield f"### `{name}`\n\n{definition['description']}\n\n| field | holds | required | means |\n| --- | --- | --- | --- |\n"
    for field, schema in definition["properties"].items():
        means = schema.get("description") or told.get(field, {}).get("description") or FIXED[field]
        required = "yes" if field in definition.get("required", ()) else ""
        yield f"| `{field}` | {form(schema)} | {required} | {means.replace('|', chr(92) + '|')} |\n"
    yield "\n"


def text() -> str:
    """The whole page."""
    definitions: dict[str, Any] = diplotrack.json_schema()["$defs"]
    lines = [each["$ref"].rpartition("/")[2] for each in diplotrack.json_schema()["oneOf"]]
    made = [HEAD, "\n"]
    for name in lines:
        made += fields(name, definitions[name], definitions.get(name.capitalize(), {}).get("properties", {}))
    made += [PARTS, "\n"]
    rest = {
        name: found for name, found in definitions.items() if name not in lines and name.lower() not in lines
    }
    for name, found in rest.items():
        if "properties" in found:
            made += fields(name, found, {})
    made += [VALUES, "\n"]
    for name, found in rest.items():
        if "enum" in found:
            made.append(
                f"### `{name}`\n\n{found['description']}\n\n{', '.join(f'`{value}`' for value in found['enum'])}\n\n"
            )
        elif "properties" not in found:
            made.append(
                f"### `{name}`\n\n{found['description']} A {found['type']} of the form [EDTF](#dates).\n\n"
            )
    return "".join(made).rstrip("\n") + "\n"


if __name__ == "__main__":
    print(text(), end="")
