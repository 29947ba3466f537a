"""JSON Lines out and in, against bare cattrs converters on the same classes: with orjson, and with the standard json.

The peers are `cattrs.preconf.orjson` and `cattrs.preconf.json` with the least that the records need: `When` as text,
the kinds of line told apart by cattrs' own tagged unions, unknown keys refused. They have neither a header nor line
numbers nor checks of types, and they write to and read from the same kind of file.

Run it with ``python benchmarks/jsonl.py``.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import cattrs.preconf.json
import cattrs.preconf.orjson
from _ratio import Result, compare, finish
from cattrs.strategies import configure_tagged_union

from diplotrack import Commitment, Document, Engagement, When, dump, load
from diplotrack.testing.synthetic import many_reports

_REPORTS = 1000
_PEERS = {"json": cattrs.preconf.json, "orjson": cattrs.preconf.orjson}
_WANT = 0.7
Line = Document | Engagement | Commitment
_TAGS = {Document: "document", Engagement: "engagement", Commitment: "commitment"}


def measure() -> list[Result]:
    """Both directions, against both peers."""
    items: list[Line] = []
    for report in many_reports(_REPORTS):
        items += [report.document, *report.records]
    results = []
    with tempfile.TemporaryDirectory() as folder:
        for name, maker in _PEERS.items():
            results += _against(name, _bare(maker), items, Path(folder))
    return results


def _bare(maker: Any) -> Any:
    converter = maker.make_converter(forbid_extra_keys=True, detailed_validation=False)
    converter.register_unstructure_hook(When, str)
    converter.register_structure_hook(When, lambda text, _: When.parse(text))
    configure_tagged_union(Line, converter, tag_generator=_TAGS.__getitem__, tag_name="type")
    return converter


def _against(name: str, converter: Any, items: list[Line], folder: Path) -> list[Result]:
    ours, theirs = folder / "ours.jsonl", folder / f"{name}.jsonl"

    def dumped() -> None:
        dump(items, ours)

    def dumped_barely() -> None:
        with theirs.open("wb") as stream:
            for item in items:
                line = converter.dumps(item, unstructure_as=Line)
                stream.write((line if isinstance(line, bytes) else line.encode()) + b"\n")

    def loaded() -> list[Any]:
        return list(load(ours))

    def loaded_barely() -> list[Any]:
        with theirs.open("rb") as stream:
            return [converter.loads(line, Line) for line in stream]

    dumped()
    dumped_barely()
    _same(loaded(), items)
    _same(loaded_barely(), items)
    return [
        compare(f"JSON Lines out, against cattrs with {name}", dumped, dumped_barely, _WANT),
        compare(f"JSON Lines in, against cattrs with {name}", loaded, loaded_barely, _WANT),
    ]


def _same(found: Iterable[Any], items: list[Line]) -> None:
    if list(found) != items:
        sys.exit("what was read back is not what was written, so the comparison would mean nothing")


def main() -> int:
    """Print the results; 1 if one misses its bound."""
    return finish(*measure())


if __name__ == "__main__":
    sys.exit(main())
