"""Restating: one record per commitment in a document, however often it is told (codebook, Commitment, rule 5)."""

from __future__ import annotations

from collections.abc import Collection

import attrs

from diplotrack.records import Commitment, CommitmentKind, CommitmentStatus, Document, Party
from diplotrack.when import When
from diplotrack_article.findings import ActFinding
from diplotrack_article.merging import quotes

_FAR = 150
"""Among how many records before it a mention looks for its own, so that a text of any length takes linear time."""

_LEADS = 2
"""Within how many sentences behind its headline a story tells what the headline tells."""
_STEM = 5  # letters that words of one root share: "deportation", "deporting"


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
    dated: list[tuple[ActFinding, When | None]], document: Document, headlines: Collection[int] = ()
) -> list[tuple[Commitment, list[ActFinding]]]:
    """The commitments of a document, restatements joined, answers applied.

    Args:
        dated: the findings with the times by which they are due, in the order of the text.
        document: the text.
        headlines: the sentences that are headlines; the story behind one tells in other words what it tells.
    """
    acts: list[_Act] = []
    alike: dict[tuple[CommitmentKind, frozenset[Party]], list[_Act]] = {}
    for finding, due in dated:
        words = _content_words(finding.content) - _own_words(finding)
        known = alike.setdefault((finding.kind, frozenset(finding.parties)), [])
        again = next((act for act in known[-_FAR:] if act.is_also(finding, words)), None)
        if again is None:
            again = next(
                (act for act in known[-_FAR:] if _tells_headline(act, finding, words, headlines)), None
            )
            if again is not None:
                # The story says more than its headline does.
                again.words = words
                again.findings.insert(0, finding)
                again.due = due or again.due
                continue
        if again is None:
            acts.append(_Act(words=words, due=due, findings=[finding]))
            known.append(acts[-1])
        else:
            again.findings.append(finding)
            again.due = again.due or due
    return [(_to_commitment(act, document), act.findings) for act in acts]


def _tells_headline(act: _Act, finding: ActFinding, words: set[str], headlines: Collection[int]) -> bool:
    """Whether a mention is the one by which a story tells what its headline told: soon behind it and about the same."""
    told = act.findings[0].sentence
    if len(act.findings) > 1 or told not in headlines or not 0 < finding.sentence - told <= _LEADS:
        return False
    return not {word[:_STEM] for word in words}.isdisjoint(word[:_STEM] for word in act.words)


def _to_commitment(act: _Act, document: Document) -> Commitment:
    first = act.findings[0]
    to = first.to or next((finding.to for finding in act.findings if finding.to), ())
    return Commitment(
        kind=first.kind,
        status=act.status,
        by=first.parties,
        to=to,
        content=first.content,
        due=act.due,
        evidence=quotes(act.findings, document),
    )


def _content_words(content: str) -> set[str]:
    return {word.strip(".,;:“”\"'’()").lower() for word in content.split() if len(word) > 3}


def _own_words(finding: ActFinding) -> set[str]:
    """What says who acts: the name in "Norway to reopen the consulate" is not what it promises."""
    return {word.lower() for party in finding.parties for word in party.name.split()}
