"""How good is the reader: ``python -m diplotrack_article.evaluate GOLD.jsonl …``.

Reads each document of gold files (the codebook's format), prints the codebook's figures, and shows what was missed by
kind and what was found in excess by frame, so that the next person sees what to mend. ``--misses`` shows each of them;
``--why`` shows besides, for each that was missed, the clauses that it stands in and what the frames made of them.
"""

from __future__ import annotations

import argparse
import datetime
import json
import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

import attrs

from diplotrack.interfaces import Explained, Explanation
from diplotrack.records import Commitment, Engagement
from diplotrack.when import When
from diplotrack_article.reader import read_document
from diplotrack_article.scoring import Figures, Matches, Scored, Span, figures, match
from diplotrack_article.text import lay_out
from diplotrack_article.tracing import Look, Watch, causes

_PIPE_CLOSED = 141

TYPES = ("engagements", "commitments")


@attrs.define
class Evaluation:
    """The outcome over all documents.

    Attributes:
        documents: how many were read.
        words: how many words they have.
        matches: the outcome by type of record.
        misses: lines that show each missed and each excess record with its sentence.
        causes: for each missed record, the same line and those that tell how its clauses were read.
    """

    documents: int = 0
    words: int = 0
    matches: dict[str, Matches] = attrs.field(factory=lambda: {kind: Matches() for kind in TYPES})
    misses: list[str] = attrs.field(factory=list)
    causes: list[str] = attrs.field(factory=list)

    def figures(self) -> dict[str, Figures]:
        """The figures by type of record."""
        return {kind: figures(matches) for kind, matches in self.matches.items()}


def evaluate(paths: list[Path], *, pipeline: str | None = None) -> Evaluation:
    """Read the documents of gold files and score what was found.

    Args:
        paths: gold files, JSON Lines in the codebook's format.
        pipeline: an installed spaCy pipeline to parse with; None for the bundled one.

    Raises:
        ValueError: a line is no JSON or lacks a field.
        OSError: a file cannot be read.
        diplotrack.errors.OptionsError: the pipeline is not installed, or has no parser.
    """
    evaluation = Evaluation()
    for path in paths:
        for gold in _documents(path):
            text = gold["text"]
            sentences = [(s.start, s.end) for s in lay_out(text).sentences]
            looks: list[Look] = []
            found = _found(_reading(gold, pipeline, looks.append))
            evaluation.documents += 1
            evaluation.words += len(text.split())
            for kind in TYPES:
                wanted = [_gold(record, text) for record in gold[kind]]
                matches = match(wanted, found[kind], sentences)
                evaluation.matches[kind].add(matches)
                evaluation.misses += [
                    _shown(gold["id"], kind, word, record, text)
                    for word, records in (("missed", matches.missed), ("extra", matches.extra))
                    for record in records
                ]
                for record in matches.missed:
                    evaluation.causes.append(_shown(gold["id"], kind, "missed", record, text))
                    evaluation.causes += [f"  {line}" for line in causes(looks, record.spans[0])]
    return evaluation


def _documents(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            if line.strip():
                document = json.loads(line)
                lacking = {"id", "text", "published", *TYPES} - set(document)
                if lacking:
                    message = f"{path}, line {number}: lacks {', '.join(sorted(lacking))}"
                    raise ValueError(message)
                yield document


def _reading(gold: dict[str, Any], pipeline: str | None, watch: Watch) -> Explained:
    from diplotrack.parties import Gazetteer
    from diplotrack_article.leaders import leaders
    from diplotrack_article.lexicon import build_lexicon
    from diplotrack_article.pipeline import load_pipeline
    from diplotrack_article.reader import document_of

    published = gold["published"] and datetime.date.fromisoformat(gold["published"])
    return read_document(
        document_of(gold["text"], published=published),
        pipeline=load_pipeline(pipeline),
        lexicon=build_lexicon(),
        gazetteer=Gazetteer.builtin(),
        leaders=leaders(),
        watch=watch,
    )


def _gold(record: dict[str, Any], text: str) -> Scored:
    evidence = record["evidence"]
    start = text.find(evidence)
    when = record.get("when", record.get("due"))
    return Scored(
        kind=record["kind"],
        status=record["status"],
        parties=frozenset(record.get("parties", record.get("by", ()))),
        others=frozenset(record.get("participants", record.get("to", ()))),
        when=_due(when) if "due" in record else None if when is None else When.parse(when),
        spans=((start, start + len(evidence)),),
    )


def _due(edtf: str | None) -> When | None:
    """A due date is its last day: ``/2024-11-30`` and ``2024-11-30`` are the same one."""
    if edtf is None:
        return None
    last = When.parse(edtf).latest
    return None if last is None else When.from_date(last)


def _found(reading: Explained) -> dict[str, list[Scored]]:
    why = {explanation.record: explanation for explanation in reading.explanations}
    return {
        "engagements": [_engagement(record, why[record.id]) for record in reading.report.engagements],
        "commitments": [_commitment(record, why[record.id]) for record in reading.report.commitments],
    }


def _spans(record: Engagement | Commitment) -> tuple[Span, ...]:
    return tuple((evidence.start, evidence.end) for evidence in record.evidence)


def _engagement(record: Engagement, why: Explanation) -> Scored:
    return Scored(
        kind=record.kind,
        status=record.status,
        parties=frozenset(party.code for party in record.parties),
        others=frozenset(person.name for person in record.participants),
        when=record.when,
        spans=_spans(record),
        frames=why.frames,
    )


def _commitment(record: Commitment, why: Explanation) -> Scored:
    return Scored(
        kind=record.kind,
        status=record.status,
        parties=frozenset(party.code for party in record.by),
        others=frozenset(party.code for party in record.to),
        when=_due(None if record.due is None else str(record.due)),
        spans=_spans(record),
        frames=why.frames,
    )


def _shown(document: str, kind: str, word: str, record: Scored, text: str) -> str:
    start, end = record.spans[0]
    who = ", ".join(sorted(record.parties))
    made = f" by {'+'.join(record.frames)}" if record.frames else ""
    quote = " ".join(text[start:end].split())
    return f"{word} {kind[:-1]}{made}, {document}: {record.kind} {record.status} ({who}): {quote}"


def show(evaluation: Evaluation, out: TextIO, *, misses: bool = False, causes: bool = False) -> None:
    """Write the figures as a table, and the misses by kind and the extras by frame below it.

    Args:
        evaluation: the outcome.
        out: where to.
        misses: whether to show each missed and each excess record.
        causes: whether to show for each missed record how its clauses were read.
    """
    out.write(f"{evaluation.documents} documents, {evaluation.words:,} words\n\n")
    names = [field.name for field in attrs.fields(Figures)]
    out.write(f"{'':12}" + "".join(f"{name:>10}" for name in names) + "\n")
    for kind, row in evaluation.figures().items():
        values = [getattr(row, name) for name in names]
        cells = [f"{v:>10}" if isinstance(v, int) else f"{v:>10.3f}" for v in values]
        out.write(f"{kind:12}" + "".join(cells) + "\n")
    for kind, matches in evaluation.matches.items():
        missed = Counter(record.kind for record in matches.missed)
        extra = Counter(frame for record in matches.extra for frame in record.frames)
        out.write(
            f"\n{kind} missed, by kind: {_counts(missed)}\n{kind} in excess, by frame: {_counts(extra)}\n"
        )
    if misses:
        out.write("\n" + "\n".join(evaluation.misses) + "\n")
    if causes:
        out.write("\n" + "\n".join(evaluation.causes) + "\n")


def _counts(counts: Counter[str]) -> str:
    return (
        ", ".join(f"{name} {count}" for name, count in sorted(counts.items(), key=lambda c: (-c[1], c[0])))
        or "none"
    )


def main(arguments: list[str] | None = None) -> int:
    """Run the command line; returns its exit status: 0 good, 2 unusable input, 141 nobody reads the output."""
    parser = argparse.ArgumentParser(prog="python -m diplotrack_article.evaluate", description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path, help="gold files, JSON Lines")
    parser.add_argument("--misses", action="store_true", help="show every missed and every excess record")
    parser.add_argument("--why", action="store_true", help="show for every missed record how it was read")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    parser.add_argument(
        "--pipeline",
        metavar="NAME",
        help="an installed spaCy pipeline to parse with; the bundled one by default",
    )
    chosen = parser.parse_args(arguments)
    try:
        evaluation = evaluate(chosen.gold, pipeline=chosen.pipeline)
    except (OSError, ValueError, KeyError) as error:
        sys.stderr.write(f"evaluate: {error}\n")
        return 2
    try:
        _print(evaluation, chosen)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read went away, as `head` does; what is left to be written goes to nowhere, so that Python does not try again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return _PIPE_CLOSED
    return 0


def _print(evaluation: Evaluation, chosen: argparse.Namespace) -> None:
    if chosen.json:
        rows = {kind: attrs.asdict(row) for kind, row in evaluation.figures().items()}
        json.dump({"documents": evaluation.documents, **rows}, sys.stdout)
        sys.stdout.write("\n")
    else:
        show(evaluation, sys.stdout, misses=chosen.misses, causes=chosen.why)


if __name__ == "__main__":
    sys.exit(main())
