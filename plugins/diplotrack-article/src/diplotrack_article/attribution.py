"""Attribution: who says what a clause tells."""

from __future__ import annotations

from collections.abc import Callable

from diplotrack_article.clauses import Clause, Relation
from diplotrack_article.lexicon import Lexicon
from diplotrack_article.reference import FIRST_PERSON, NOBODY, Actor
from diplotrack_article.wording import is_official

_URGING = frozenset({"urge", "demand", "insist", "warn", "plead", "appeal", "counter", "argue"})
# Verbs that name who is told: "…, the minister told parliament".
_TELLING = frozenset({"tell", "inform", "assure", "notify", "warn"})
GAP = 4
"""How far apart words stand that only a comma, a closing quotation mark and a blank part, but no "and"."""


def speaker(clause: Clause, whom: Callable[[Clause, str], Actor], lexicon: Lexicon) -> Actor:
    """To whom a clause is attributed: "…, Wang said", "Seoul announced that …", "according to Seoul"; else nobody.

    Args:
        clause: the clause.
        whom: tells whom a role of a clause means.
        lexicon: tells verbs of speech.
    """
    above = clause.parent
    below = clause
    beside = clause.relation in (Relation.RELATIVE, Relation.PARTICIPLE)
    if beside and above is not None and above.nominal and above.governor_role == "subject":
        # "Hamas, which was offered a seat, said …": it is not Hamas that says so.
        below = above.governor or above
        above = below.parent
    for _ in range(4):
        if above is None:
            break
        if says(above, lexicon) and below in (*above.complements, *above.children):
            found = _of_subject(above, below, whom) or _named(above, whom)
            if found:
                return found
        below, above = above, above.parent
    for child in _asides(clause):
        beside = child.relation == "parataxis" or is_aside(child, clause)
        if beside and says(child, lexicon):
            return _of_subject(child, clause, whom) or _named(child, whom)
        behind_comma = child.relation in ("parataxis", "conj") and 0 < child.start - clause.span[1] <= GAP
        if behind_comma and not child.own_subject and child.lemma in _URGING:
            # "Iran should return to talks, urged the French minister": who urges stands behind the verb
            return whom(child, "object")
    if any(word == "according to" and is_official(phrase) for word, phrase in clause.obliques):
        return whom(clause, "according to")
    return NOBODY


def is_aside(child: Clause, clause: Clause) -> bool:
    """Whether a clause that seems coordinated only says who says so: "Chad would pay, its minister told reporters"."""
    if child.relation != "conj" or not child.own_subject or child.start < clause.end:
        return False
    said = child.complements or (child.objects and child.lemma not in _TELLING)
    return not said and (not child.objects or 0 <= child.span[0] - clause.span[1] <= GAP)


def says(clause: Clause, lexicon: Lexicon) -> bool:
    """Whether a clause reports what somebody says: "said", "let it be known"."""
    known = clause.lemma == "let" and any(act.lemma == "know" for act in clause.complements)
    hinting = clause.lemma == "give" and any(act.lemma == "understand" for act in clause.complements)
    return known or hinting or clause.lemma in lexicon.speech


def _asides(clause: Clause) -> list[Clause]:
    """What is put beside a clause, also right behind its subject: "Addis Ababa, Cairo insists, must sign"."""
    behind_subject = [
        below
        for child in clause.children
        if child.nominal and child.governor_role == "subject"
        for below in child.children
    ]
    return [*clause.children, *behind_subject]


def _of_subject(saying: Clause, clause: Clause, whom: Callable[[Clause, str], Actor]) -> Actor:
    """Who says it, where that is only told as the subject's own: "Oman will pay, its foreign ministry said"."""
    owners = [phrase.possessor for phrase in saying.subjects[:1] if phrase.possessor is not None]
    own = any(owner.text.lower() == "its" and owner.start > clause.start for owner in owners)
    return whom(clause, "subject") if own and not clause.passive else NOBODY


def _named(saying: Clause, whom: Callable[[Clause, str], Actor]) -> Actor:
    """Who says it, unless that is only "we" or "I" again."""
    if any(phrase.lemma in FIRST_PERSON for phrase in (saying.agents if saying.passive else saying.subjects)):
        return NOBODY
    return whom(saying, "subject")
