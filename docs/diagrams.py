"""Draw the diagrams of the documentation: ``python docs/diagrams.py`` writes ``docs/images/*.svg``.

They are made from text, by Graphviz (``apt-get install graphviz``), and kept in the repository, so that the documentation
builds without it. What can be, is asked of the code: the fields of the records, and which status can follow which. Each
picture names the digest of its text, by which the tests see one that is out of date.
"""

from __future__ import annotations

import hashlib
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

import attrs

import diplotrack
from diplotrack.lifecycle import FOLLOWS, SETTLED
from diplotrack.records import CommitmentStatus

IMAGES = Path(__file__).parent / "images"

# On a ground of their own, since the pages have a dark form too.
STYLE = """\
  graph [bgcolor="white", fontname="Helvetica,Arial,sans-serif", fontsize=13, pad=0.25, nodesep=0.3, ranksep=0.55]
  node [shape=box, style="rounded,filled", fillcolor="#eef2f7", color="#52667a", fontname="Helvetica,Arial,sans-serif", fontsize=13]
  edge [color="#52667a", fontname="Helvetica,Arial,sans-serif", fontsize=11, fontcolor="#33414f", arrowsize=0.8]
"""

PIPELINE = f"""\
digraph pipeline {{
  rankdir=LR
{STYLE}
  label="\\nAdapters, exporters and stores are plugins; so are further parties, corrections and commands."
  labelloc=b
  sources [label="sources\\n\\ntext, pages, feeds\\nPDF, Word, mail\\ntables, calendars", fillcolor="#fdf3dc"]
  report [label="Report\\n\\nthe document\\nits engagements\\nits commitments", fillcolor="#e3f1e4"]
  ledger [label="Ledger\\n\\nlinks what is one\\nkeeps each history\\nlogs each change", fillcolor="#e3f1e4"]
  targets [label="targets\\n\\nCSV, iCalendar, a page\\na note, linked data\\nnetworks, data frames", fillcolor="#fdf3dc"]
  sources -> report [label="adapter"]
  report -> ledger [label="add"]
  ledger -> targets [label="exporter"]
  report -> targets [label="exporter"]
}}
"""


def records() -> str:
    """The classes of the record model with their fields, and what each is made of."""
    classes = [
        diplotrack.Report,
        diplotrack.Document,
        diplotrack.Engagement,
        diplotrack.Commitment,
        diplotrack.Evidence,
        diplotrack.Participant,
        diplotrack.Party,
    ]
    nodes = [
        _class(kind.__name__, [field.name for field in attrs.fields(kind) if field.init]) for kind in classes
    ]
    nodes.append(_class("When", ["earliest", "latest", "precision"]))
    names = {kind.__name__ for kind in classes} | {"When"}
    edges = [
        f"  {kind.__name__} -> {part} [label={field.name}]"
        for kind in classes
        for field in attrs.fields(kind)
        if field.init and kind is not diplotrack.Evidence
        for part in sorted(names & set(re.findall(r"\w+", str(field.type))))
    ]
    edges.append("  Evidence -> Document [label=quotes]")
    return "\n".join([f"digraph records {{\n  rankdir=LR\n{STYLE}", *nodes, *edges, "}\n"])


def _class(name: str, fields: Iterable[str]) -> str:
    rows = "".join(f'<tr><td align="left">{field}</td></tr>' for field in fields)
    table = (
        f'<table border="0" cellborder="0" cellspacing="0"><tr><td><b>{name}</b></td></tr><hr/>{rows}</table>'
    )
    return f"  {name} [label=<{table}>]"


def commitment() -> str:
    """What can become of a commitment; one arrow to a group where all of it can follow."""
    ends = [status for status in CommitmentStatus if status in SETTLED]
    lines = [
        f"digraph commitment {{\n  rankdir=LR\n  compound=true\n{STYLE}",
        '  open [fillcolor="#fdf3dc"]\n  accepted [fillcolor="#fdf3dc"]',
        '  subgraph cluster_settled { label="nothing is awaited any more"; style="rounded"; color="#9aa9b7"',
        *(f'    {status} [fillcolor="#e3f1e4"]' for status in ends),
        "  }",
        "  {rank=same; accepted; declined}",
    ]
    for status in CommitmentStatus:
        after = set(FOLLOWS[status])
        if after >= set(ends):
            lines.append(f"  {status} -> {ends[0]} [lhead=cluster_settled]")
            after -= set(ends)
        # What was settled, or declined, and comes up again.
        style = (
            " [style=dashed, constraint=false]"
            if status in SETTLED or status is CommitmentStatus.DECLINED
            else ""
        )
        lines += [f"  {status} -> {each}{style}" for each in CommitmentStatus if each in after]
    return "\n".join([*lines, "}\n"])


DIAGRAMS = {"pipeline": lambda: PIPELINE, "records": records, "commitment": commitment}


def digest(text: str) -> str:
    """By what a picture knows the text that it was made from."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def main() -> None:
    """Draw all."""
    for name, made in DIAGRAMS.items():
        text = made()
        drawn = subprocess.run(
            ["dot", "-Tsvg"], input=text.encode(), check=True, stdout=subprocess.PIPE
        ).stdout.decode()
        picture = drawn[drawn.index("<svg") :]
        (IMAGES / f"{name}.svg").write_text(f"<!-- docs/diagrams.py {digest(text)} -->\n{picture}", "utf-8")


if __name__ == "__main__":
    main()
