"""Restating: one record per commitment in a document, however often it is told (codebook, Commitment, rule 5)."""

from __future__ import annotations

import attrs

from diplotrack.records import Commitment, CommitmentKind, CommitmentStatus, Document, Party
from diplotrack.when import When
from diplotrack_article.findings import ActFinding
from diplotrack_article.merging import quotes

_FAR = 150
"""Among how many records before it a mention looks for its own, so that a text of any length takes linear time."""


@attrs.define(kw_only=True)
class _Act:
    """An act as the mentions so far describe it."""

    words: set[str]
    due: When | None
    findings: list[ActFinding]

    def is_also(self, finding: ActFinding, words: set[str]) -> bool:
        """Whether a mention of the same kind of act by the same side is in nearly the same words."""
        shared = len(words & self.words)
        return self.findings[0].span == finding.span or (
            shared >= 2 and shared >= 0.8 * min(len(words), len(self.words))
        )

    @property
    def status(self) -> CommitmentStatus:
        """What became of it: an answer may have been given to any of the mentions."""
        settled = [f.status for f in self.findings if f.status is not CommitmentStatus.OPEN]
        return settled[-1] if settled else CommitmentStatus.OPEN


def merge_commitments(
    dated: list[tuple[ActFinding, When | None]], document: Document
) -> list[tuple[Commitment, list[ActFinding]]]:
    """The commitments of a document, restatements joined, answers applied."""
    acts: list[_Act] = []
    alike: dict[tuple[CommitmentKind, frozenset[Party]], list[_Act]] = {}
    for finding, due in dated:
        words = _content_words(finding.content) - _own_words(finding)
        known = alike.setdefault((finding.kind, frozenset(finding.parties)), [])
        again = next((act for act in known[-_FAR:] if act.is_also(finding, words)), None)
        if again is None:
            acts.append(_Act(words=words, due=due, findings=[finding]))
            known.append(acts[-1])
        else:
            again.findings.append(finding)
            again.due = again.due or due
    return [(_to_commitment(act, document), act.findings) for act in acts]


def _to_commitment(act: _Act, document: Document) -> Commitment:
    first = act.findings[0]
    return Commitment(
        kind=first.kind,
        status=act.status,
        by=first.parties,
        to=first.to,
        content=first.content,
        due=act.due,
        evidence=quotes(act.findings, document),
    )


def _content_words(content: str) -> set[str]:
    return {word.strip(".,;:“”\"'’()").lower() for word in content.split() if len(word) > 3}


def _own_words(finding: ActFinding) -> set[str]:
    """What says who acts: the name in "Norway to reopen the consulate" is not what it promises."""
    return {word.lower() for party in finding.parties for word in party.name.split()}
