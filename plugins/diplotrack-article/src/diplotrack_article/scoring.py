"""Scoring: what was found against what stands in a gold file, as the codebook says ("Scoring").

A found record matches a gold record of its type when their evidence lies in the same sentence, or overlaps by half of
the shorter, and they share a party; one to one, best first. Reported are precision, recall and F1, and over the matched
pairs the accuracy of kind, status and date and the F1 of parties and participants.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence

import attrs

from diplotrack.when import When

Span = tuple[int, int]


@attrs.frozen(kw_only=True)
class Scored:
    """An engagement or commitment in the form that is scored.

    Attributes:
        kind: its kind.
        status: its status.
        parties: codes of its parties; of a commitment, of those bound or speaking.
        others: names of participants; of a commitment, codes of the addressees.
        when: its date or due date.
        spans: document offsets of its evidence.
        frames: the frames that made it; empty for gold.
    """

    kind: str
    status: str
    parties: frozenset[str]
    others: frozenset[str]
    when: When | None
    spans: tuple[Span, ...]
    frames: tuple[str, ...] = ()


@attrs.define
class Matches:
    """The outcome for one type of record.

    Attributes:
        pairs: gold and found records that match.
        missed: gold records that nothing matches.
        extra: found records that match nothing.
    """

    pairs: list[tuple[Scored, Scored]] = attrs.field(factory=list)
    missed: list[Scored] = attrs.field(factory=list)
    extra: list[Scored] = attrs.field(factory=list)

    def add(self, other: Matches) -> None:
        """Take in the outcome of a further document."""
        self.pairs += other.pairs
        self.missed += other.missed
        self.extra += other.extra


@attrs.frozen(kw_only=True)
class Figures:
    """The figures for one type of record, each from 0 to 1.

    Attributes:
        gold: how many records the gold has.
        found: how many were found.
        precision: share of the found that match.
        recall: share of the gold that is matched.
        f1: their harmonic mean.
        kind: of the matched, share with the right kind.
        status: of the matched, share with the right status.
        parties: F1 of the parties over the matched.
        others: F1 of the participants (of a commitment, the addressees) over the matched.
        when: of the matched, share with the right date.
    """

    gold: int
    found: int
    precision: float
    recall: float
    f1: float
    kind: float
    status: float
    parties: float
    others: float
    when: float


def match(gold: Sequence[Scored], found: Sequence[Scored], sentences: Sequence[Span]) -> Matches:
    """Pair gold and found records of one document, best pairs first."""
    ranked = []
    for g, wanted in enumerate(gold):
        for f, given in enumerate(found):
            near = _closeness(wanted.spans, given.spans, sentences)
            if near and wanted.parties & given.parties:
                same = (wanted.kind == given.kind) + 0.5 * (wanted.parties == given.parties) + near
                ranked.append((-same, g, f))
    matches = Matches()
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    for _, g, f in sorted(ranked):
        if g not in taken_gold and f not in taken_found:
            taken_gold.add(g)
            taken_found.add(f)
            matches.pairs.append((gold[g], found[f]))
    matches.missed = [wanted for g, wanted in enumerate(gold) if g not in taken_gold]
    matches.extra = [given for f, given in enumerate(found) if f not in taken_found]
    return matches


def figures(matches: Matches) -> Figures:
    """The figures of an outcome; 0 where there is nothing to divide by."""
    right = len(matches.pairs)
    precision = _share(right, right + len(matches.extra))
    recall = _share(right, right + len(matches.missed))
    return Figures(
        gold=right + len(matches.missed),
        found=right + len(matches.extra),
        precision=precision,
        recall=recall,
        f1=_share(2 * precision * recall, precision + recall),
        kind=_accuracy(matches.pairs, lambda record: record.kind),
        status=_accuracy(matches.pairs, lambda record: record.status),
        parties=_overlap(matches.pairs, lambda record: record.parties),
        others=_overlap(matches.pairs, lambda record: record.others),
        when=_accuracy(matches.pairs, lambda record: _bounds(record.when)),
    )


def _closeness(one: Iterable[Span], other: Sequence[Span], sentences: Sequence[Span]) -> float:
    """0 where the evidence is apart, else how well it meets, 1 at the most."""
    best = 0.0
    for s, e in one:
        for t, f in other:
            overlap = min(e, f) - max(s, t)
            if overlap > 0 and overlap >= 0.5 * min(e - s, f - t):
                best = max(best, 0.5 + 0.5 * overlap / max(e - s, f - t))
            elif any(x <= min(s, t) and max(s, t) < y for x, y in sentences):
                best = max(best, 0.4)
    return best


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0


def _accuracy(pairs: list[tuple[Scored, Scored]], field: Callable[[Scored], Hashable]) -> float:
    return _share(sum(field(gold) == field(found) for gold, found in pairs), len(pairs))


def _overlap(pairs: list[tuple[Scored, Scored]], field: Callable[[Scored], frozenset[str]]) -> float:
    right = sum(len(field(gold) & field(found)) for gold, found in pairs)
    return _share(2 * right, sum(len(field(gold)) + len(field(found)) for gold, found in pairs))


def _bounds(when: When | None) -> object:
    return None if when is None else (when.earliest, when.latest)
