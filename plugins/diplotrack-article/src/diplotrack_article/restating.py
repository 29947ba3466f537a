"""Restating: one record per commitment in a document, however often it is told (codebook, Commitment, rule 5)."""

from __future__ import annotations

import functools
from collections.abc import Collection

import attrs

from diplotrack.records import Commitment, CommitmentKind, CommitmentStatus, Document, Party
from diplotrack.when import When
from diplotrack_article.findings import ActFinding
from diplotrack_article.quoting import quotes

_FAR = 150
"""Among how many records before it a mention looks for its own, so that a text of any length takes linear time."""

_LEADS = 2
"""Within how many sentences behind its headline a story tells what the headline tells."""
_AT_LEAST = 2
"""How many words or roots two mentions of one act share at the least."""
_SAME, _ALIKE = 0.8, 0.66
"""What share of the words of two mentions of one act is the same, and what share of their roots."""
_STEM = 5  # letters that words of one root share: "deportation", "deporting"
_EMPTY = frozenset({"will", "would", "shall", "with", "from", "that", "this", "their", "into", "over", "under", "have", "been", "being", "also", "said", "says", "more", "some", "about", "another", "further"})  # fmt: skip
_MARKS = ".,;:“”\"'’()$€£"


@attrs.define(slots=False)
class _Words:
    """What a mention says, without the names of the sides: that in "Norway to reopen the consulate" is no promise.

    Each set is made when it is asked for: most acts are told once, and are held against no other.

    Attributes:
        finding: the mention.
        document: the text.
    """

    finding: ActFinding
    document: Document

    @functools.cached_property
    def _sides(self) -> set[str]:
        parties = (*self.finding.parties, *self.finding.to)
        return {word.lower() for party in parties for word in party.name.split()}

    @functools.cached_property
    def content(self) -> set[str]:
        """The words for what is to be done."""
        return _content_words(self.finding.content) - self._sides

    @functools.cached_property
    def roots(self) -> set[str]:
        """Their roots, and amounts."""
        return self.amounts | {word[:_STEM] for word in self.content - _EMPTY - self.amounts}

    @functools.cached_property
    def amounts(self) -> set[str]:
        """The amounts alone."""
        return {word for word in self.content if word[:1].isdigit()}

    @functools.cached_property
    def names(self) -> set[str]:
        """The words with a capital."""
        words = [word.strip(_MARKS) for word in self.finding.content.split()[1:]]
        return {word.lower() for word in words if word[:1].isupper()} & self.content

    @functools.cached_property
    def quote(self) -> set[str]:
        """The roots of the whole quotation but the verb of the speech act, which every other act has as well."""
        text, clause = self.document.text, self.finding.clause
        quoted = _content_words(text[slice(*self.finding.span)]) - self._sides
        return {word[:_STEM] for word in quoted - {text[clause.start : clause.end].lower()}}


@attrs.define(kw_only=True)
class _Act:
    """An act as the mentions so far describe it."""

    words: _Words
    due: When | None
    findings: list[ActFinding]

    def is_also(self, finding: ActFinding, words: _Words, due: When | None) -> bool:
        """Whether a mention of the same kind of act by the same side is in nearly the same words, or in others of one root.

        What is of another amount is another act, and so is what is told in other words and due at another time.
        """
        if self.findings[0].span == finding.span:
            return True
        alike = len(words.roots & self.words.roots) >= _AT_LEAST
        same = len(words.content & self.words.content) >= _AT_LEAST
        if not (alike or same) or _differ(words.amounts, self.words.amounts):
            return False
        if same and _share(words.content, self.words.content) >= _SAME:
            return True
        if (due and self.due and due != self.due) or _differ(words.names, self.words.names):
            return False
        return alike and _share(words.roots, self.words.roots) >= _ALIKE

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
        words = _Words(finding, document)
        known = alike.setdefault((finding.kind, frozenset(finding.parties)), [])
        again = next((act for act in known[-_FAR:] if act.is_also(finding, words, due)), None)
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


def _tells_headline(act: _Act, finding: ActFinding, words: _Words, headlines: Collection[int]) -> bool:
    """Whether a mention is the one by which a story tells what its headline told: soon behind it and about the same."""
    told = act.findings[0].sentence
    if len(act.findings) > 1 or told not in headlines or not 0 < finding.sentence - told <= _LEADS:
        return False
    return not words.quote.isdisjoint(act.words.quote)


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
    plain = [word.strip(_MARKS) for word in content.lower().split()]
    return {word for word in plain if len(word) > 3 or word[:1].isdigit()}


def _share(words: set[str], others: set[str]) -> float:
    return len(words & others) / max(1, min(len(words), len(others)))


def _differ(words: set[str], others: set[str]) -> bool:
    """Whether both have some and none is the same: the Rafah and the Kerem Shalom crossing, 20 tanks and 40."""
    return bool(words and others) and words.isdisjoint(others)
