"""Subjects that grammar leaves unsaid: in coordination, infinitives, participles and relative clauses.

Also turns "…, Wang said" around, so that what was said is always a complement of the saying.
"""

# ruff: noqa: SIM905 - long lists of words are easier to read and to keep as plain words.

from __future__ import annotations

from diplotrack_article._clause_builder import Builder
from diplotrack_article._clause_types import Clause, Phrase, Relation, add
from diplotrack_article._grammar import (
    ASKING_NOUNS,
    HEARER_PREPOSITIONS,
    INFINITIVE_NOUNS,
    RELATIVE_ADVERBS,
    SAYING,
    SUBJECT_CONTROL,
)


def share(builder: Builder) -> None:
    """Fill in subjects and antecedents, from the top of the tree down, then turn attributions around."""
    used = set(builder.phrases.antecedents)
    for index in builder.phrases.order:
        clause = builder.made.get(index)
        if clause is not None:
            _fill(builder, index, clause, used)
    for clause in list(builder.made.values()):
        if clause.relation is Relation.PARATAXIS and clause.parent is not None:
            _attribute(clause, clause.parent)


def _fill(builder: Builder, index: int, clause: Clause, used: set[int]) -> None:
    if clause.relation is Relation.RELATIVE and clause.first is None:
        _relative(builder, index, clause, used)
    if clause.subjects or clause.impersonal:
        return
    if clause.first is not None:
        clause.subjects = list(clause.first.subjects)
        if clause.first.passive and not clause.passive and clause.first.agents and not clause.finite:
            clause.subjects = list(clause.first.agents)
    elif clause.relation is Relation.PARTICIPLE and clause.noun is not None:
        clause.subjects = [clause.noun]
    elif clause.parent is not None and clause.relation in {Relation.COMPLEMENT, Relation.ADVERBIAL}:
        if clause.finite and clause.relation is Relation.COMPLEMENT:
            return
        clause.subjects = _controller(clause, clause.parent)


def _controller(clause: Clause, parent: Clause) -> list[Phrase]:
    """Say who is meant to do what an infinitive or a participle names."""
    if parent.nominal:
        governor = parent.governor
        if parent.lemma in ASKING_NOUNS:
            return _asked(parent, governor)
        bare = clause.infinitive and clause.passive and not clause.objects
        if bare and parent.phrase is not None and parent.lemma not in INFINITIVE_NOUNS:
            return [parent.phrase]  # "a treaty to be signed in May"
        if parent.subjects:
            return list(parent.subjects)
        if parent.phrase is not None and parent.lemma in INFINITIVE_NOUNS:
            owners = [
                phrase for preposition, phrase in parent.phrase.modifiers if preposition in {"of", "from"}
            ]
            if owners:
                return owners
        if governor is None or parent.governor_role == "subject":
            return list(governor.agents) if governor is not None and governor.passive else []
        return list(governor.agents) if governor.passive else list(governor.subjects)
    if clause.relation is Relation.COMPLEMENT and (
        clause.infinitive or clause.introducer in {"from", "into", "of"}
    ):
        verb = parent.lemma
        if verb not in SUBJECT_CONTROL:
            if parent.passive:
                return list(parent.subjects)
            hearers = HEARER_PREPOSITIONS.get(verb, frozenset())
            asked = [phrase for preposition, phrase in parent.obliques if preposition in hearers]
            found = parent.objects or parent.indirect or asked
            if found:
                return list(found)
        elif parent.passive:
            return list(parent.agents)
    if clause.introducer == "with" and parent.lemma in {"task", "charge", "entrust", "credit"}:
        return list(parent.subjects if parent.passive else parent.objects)
    return list(parent.subjects)


def _asked(noun: Clause, governor: Clause | None) -> list[Phrase]:
    """Say whom "an invitation to visit" asks: the one it goes to, or the one who answers it."""
    if noun.phrase is not None:
        found = [
            phrase
            for preposition, phrase in noun.phrase.modifiers
            if preposition in {"to", "on", "for", "upon"}
        ]
        if found:
            return found
    if governor is None:
        return []
    found = [phrase for preposition, phrase in governor.obliques if preposition == "to"] or list(
        governor.indirect
    )
    if found:
        return found
    named = [noun.phrase, *(phrase for act in noun.complements for phrase in act.objects)]
    # "conveyed an invitation to visit Oslo, which Musa accepted"
    below = [clause for phrase in named if phrase is not None for clause in phrase.modifying]
    for answer in (governor, *below):
        if answer.lemma in _ANSWERS:
            return list(answer.agents if answer.passive else answer.subjects)
    return []


_ANSWERS = frozenset("accept receive get decline reject refuse rebuff welcome heed ignore answer".split()) | {
    "turn down",
    "take up",
}


def _relative(builder: Builder, index: int, clause: Clause, used: set[int]) -> None:
    noun = clause.noun
    if noun is None:
        return
    tree = builder.tree
    for kid in tree.kids[index]:
        if tree.rel[kid] == "advmod" and tree.lower[kid] in RELATIVE_ADVERBS:
            clause.obliques = add(clause.obliques, (tree.lower[kid], noun))
            return
    if any(noun is phrase for phrase in _arguments(clause)):
        return
    # A pronoun that the parser hung elsewhere, or none: the noun fills the gap that is there.
    if not clause.subjects and not clause.impersonal:
        clause.subjects = [noun]
    elif not any(word in used for word in range(max(0, tree.head[index]), index)):
        stranded = [kid for kid in tree.kids[index] if kid > index and tree.pos[kid] == "ADP"]
        if stranded:
            clause.obliques = add(clause.obliques, (tree.lower[stranded[0]], noun))
        elif not clause.objects and not clause.passive and not clause.copula and not clause.complements:
            clause.objects = [noun]


def _arguments(clause: Clause) -> list[Phrase]:
    phrases = [*clause.subjects, *clause.objects, *clause.indirect, *clause.agents]
    phrases.extend(phrase for _, phrase in clause.obliques)
    return phrases


def _attribute(saying: Clause, said: Clause) -> None:
    """Turn "…, Wang said": the parser sets the saying beside what was said; turn it into its head."""
    if (
        saying.lemma not in SAYING
        or not saying.own_subject
        or saying.complements
        or saying.objects
        or said.nominal
    ):
        return
    if saying.start < said.span[0] and saying.span[0] < said.span[0] and said.parent is saying:
        return
    above = said.parent
    said.children = [child for child in said.children if child is not saying]
    sisters = [child for child in said.children if child.first is said and child.relation is Relation.CONJ]
    saying.parent, saying.relation = above, said.relation
    if above is not None:
        above.children = [saying if child is said else child for child in above.children]
        above.complements = [saying if child is said else child for child in above.complements]
        above.adverbials = [
            (marker, saying if child is said else child) for marker, child in above.adverbials
        ]
    said.parent, said.relation = saying, Relation.COMPLEMENT
    saying.complements = [said, *sisters]
    saying.children = add(saying.children, said)
