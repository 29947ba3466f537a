"""Tracing: what the frames made of each clause, so that whoever looks for the cause of a miss sees where it lies."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import attrs

from diplotrack_article.clauses import Clause, Phrase
from diplotrack_article.findings import Finding
from diplotrack_article.scoring import Span


@attrs.frozen(kw_only=True)
class Look:
    """How the frames looked at one clause.

    Attributes:
        clause: the clause.
        known: names of the frames that know its word.
        fitting: names of those whose conditions it meets.
        turned_away: for fitting frames that made nothing, the name and the reason.
        findings: what was made.
        sides: codes of the parties that "the two sides" meant there.
    """

    clause: Clause
    known: tuple[str, ...] = ()
    fitting: tuple[str, ...] = ()
    turned_away: tuple[tuple[str, str], ...] = ()
    findings: tuple[Finding, ...] = ()
    sides: tuple[str, ...] = ()


Watch = Callable[[Look], None]
"""Is told of each clause that frames looked at."""


def causes(looks: list[Look], span: Span) -> list[str]:
    """The lines that tell how the clauses within a stretch of the text were read.

    Args:
        looks: how the clauses of the document were looked at.
        span: document offsets of the words that a record should have been made of.
    """
    within = [look for look in looks if look.clause.span[0] < span[1] and look.clause.span[1] > span[0]]
    lines = []
    for look in within:
        lines.append(_clause(look.clause))
        if look.known:
            lines.append(_frames(look))
    return [f"{_verdict(within)}", *(f"  {line}" for line in lines)]


def _verdict(looks: list[Look]) -> str:
    if not looks:
        return "no clause: the parser gives none here"
    if any(look.findings for look in looks):
        return "something was made of it: with other parties, or as one record with another mention"
    if any(look.fitting for look in looks):
        return "frames fit, and all were turned away"
    if any(look.known for look in looks):
        return "frames know a word, and their conditions are not met"
    return "no frame knows a word of it"


def _clause(clause: Clause) -> str:
    marks = [
        *(["noun"] if clause.nominal else []),
        *(["not"] if clause.negated else []),
        *([clause.modal] if clause.modal else []),
        *(["passive"] if clause.passive else []),
        *(["to"] if clause.infinitive else []),
    ]
    above = clause.governor if clause.nominal else clause.parent
    role = clause.governor_role if clause.nominal else clause.relation.value
    parts = [
        f"{clause.lemma} [{', '.join([*marks, role or 'root'])}{f' of {above.lemma}' if above is not None else ''}]",
        *_phrases("subject", clause.subjects),
        *_phrases("object", clause.objects),
        *_phrases("indirect", clause.indirect),
        *_phrases("agent", clause.agents),
        *(part for preposition, phrase in clause.obliques for part in _phrases(preposition, [phrase])),
    ]
    if clause.phrase is not None and clause.nominal:
        parts += [
            part for word, phrase in clause.phrase.modifiers for part in _phrases(f"noun {word}", [phrase])
        ]
    return " ".join(parts)


def _phrases(role: str, found: Sequence[Phrase]) -> list[str]:
    texts = [member.text for phrase in found for member in phrase.members()]
    return [f"{role.strip()}={' + '.join(texts)!r}"] if texts else []


def _frames(look: Look) -> str:
    turned = dict(look.turned_away)
    made: dict[str, list[str]] = {}
    for finding in look.findings:
        made.setdefault(finding.frame.name, []).append(
            f"{finding.kind} of {', '.join(p.code for p in finding.parties) or 'nobody'}"
        )
    told = []
    for name in dict.fromkeys((*look.known, *made)):
        if name in made:
            told.append(f"{name}: {'; '.join(made[name])}")
        elif name in look.fitting:
            told.append(f"{name}: {turned.get(name, 'another frame stands for it')}")
        else:
            told.append(f"{name}: its conditions are not met")
    return f"  {' | '.join(told)} (the two sides: {', '.join(look.sides) or 'none'})"
