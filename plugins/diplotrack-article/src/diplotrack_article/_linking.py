"""How the clauses of a text hang together: which is above which, and as what."""

from __future__ import annotations

from diplotrack_article._clause_builder import Builder
from diplotrack_article._clause_types import Clause, Relation, add
from diplotrack_article._grammar import ARGUMENT_PREPOSITIONS, DUE, MARKERS, MEASURES, SAYING

_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_ASKING_ADVERBS = frozenset({"when", "where", "how", "why"})
_PLAIN_MODALS = frozenset({"will", "would", "should", "must", "may", "can"})


def link(builder: Builder) -> None:
    """Hang the clauses that a builder has made on each other, the verbal ones first."""
    for index, clause in builder.made.items():
        _hang(builder, index, clause)
    for index, clause in builder.nominals.items():
        _govern(builder, index, clause)


def _govern(builder: Builder, index: int, clause: Clause) -> None:
    tree = builder.tree
    top = index
    while not builder.predicates[tree.head[top]] and (
        tree.rel[top] == "conj"
        or (
            tree.rel[top] == "nmod"
            and tree.lemma[tree.head[top]] in MEASURES
            and builder.phrases.with_preposition(top)[0] == "of"
        )
    ):
        if tree.rel[top] == "nmod":
            clause.measure = tree.lemma[tree.head[top]]
        top = tree.head[top]
    clause.governor = governor = builder.governing(top)
    clause.parent = governor
    if governor is None:
        return
    governor.children = add(governor.children, clause)
    clause.governor_role = _role(builder, top)
    clause.quoted = builder.quoted[index]


def _role(builder: Builder, index: int) -> str:
    rel = builder.tree.rel[index]
    if rel in _SUBJECTS:
        return "subject"
    if rel == "obj":
        return "object"
    if rel == "iobj":
        return "indirect"
    if rel == "obl:agent":
        return "agent"
    if rel == "xcomp":
        return "attribute"
    kind = "oblique" if builder.predicates[builder.tree.head[index]] else "modifier"
    return f"{kind}:{builder.phrases.with_preposition(index)[0]}"


def _hang(builder: Builder, index: int, clause: Clause) -> None:
    tree, rel = builder.tree, builder.tree.rel[index]
    head = tree.head[index]
    if rel == "root":
        clause.introducer = _introducer(builder, index)
        return
    if rel == "conj" and builder.predicates[head]:
        _coordinate(builder, index, clause, builder.made[head])
        return
    clause.introducer = _introducer(builder, index)
    noun = head if not builder.predicates[head] and rel in {"acl", "acl:relcl", "ccomp", "advcl"} else None
    if rel in {"acl", "acl:relcl"}:
        noun = head
    parent = builder.nominals.get(head) or builder.governing(index)
    clause.parent = parent
    clause.relation = _relation(builder, index, clause, noun)
    if noun is not None and tree.pos[noun] not in {"ADJ", "ADV", "VERB"}:
        clause.noun = builder.phrases.get(noun)
        clause.noun.modifying = add(clause.noun.modifying, clause)
    if parent is None:
        return
    parent.children = add(parent.children, clause)
    if clause.relation is Relation.COMPLEMENT:
        parent.complements = add(parent.complements, clause)
    elif clause.relation is Relation.ADVERBIAL:
        parent.adverbials = add(parent.adverbials, (clause.introducer or "", clause))


def _relation(builder: Builder, index: int, clause: Clause, noun: int | None) -> Relation:
    rel = builder.tree.rel[index]
    marker = clause.introducer
    if rel == "acl:relcl":
        return Relation.RELATIVE
    if rel == "acl" or (noun is not None and rel == "advcl" and noun in builder.nominals):
        if marker in MARKERS and not clause.participle:
            return Relation.COMPLEMENT
        return Relation.COMPLEMENT if marker in ARGUMENT_PREPOSITIONS else Relation.PARTICIPLE
    if rel == "ccomp" and clause.participle and marker is None and _behind_comma(builder, index):
        # "…, Merz said, adding that …"
        return Relation.ADVERBIAL
    if rel in {"ccomp", "xcomp", "csubj", "csubj:pass", "obj", "nsubj", "nsubj:pass", "iobj"}:
        return Relation.COMPLEMENT
    before = rel == "advcl" and clause.finite and marker is None and builder.tree.head[index] > index
    if before and builder.tree.lemma[builder.tree.head[index]] in SAYING:
        # "Berlin will not send troops, the minister said."
        return Relation.COMPLEMENT
    if rel in {"advcl", "advcl:relcl", "obl", "obl:agent", "obl:unmarked", "nmod", "advmod"}:
        gerund = clause.participle and marker in ARGUMENT_PREPOSITIONS and builder.tree.head[index] < index
        return Relation.COMPLEMENT if gerund else Relation.ADVERBIAL
    return Relation.PARATAXIS


def _behind_comma(builder: Builder, index: int) -> bool:
    left = builder.left[index]
    return left > 0 and builder.tree.lower[left - 1] == ","


def _introducer(builder: Builder, index: int) -> str | None:
    tree, clause = builder.tree, builder.made[index]
    rel, lower = tree.rel, tree.lower
    words: list[int] = []
    for kid in tree.kids[index]:
        if kid >= index:
            break
        if rel[kid] == "mark" or rel[kid] == "case":
            words.append(kid)
    if words and clause.modal is not None and clause.modal not in _PLAIN_MODALS:
        words = [word for word in words if lower[word] != "to" and lower[word] not in DUE]
    if words and clause.copula and rel[words[-1]] == "case":
        words = [word for word in words if rel[word] == "mark"]
    if not words:
        if clause.infinitive:
            return "to"
        for kid in tree.kids[index]:
            if rel[kid] == "advmod" and lower[kid] in _ASKING_ADVERBS:
                return lower[kid]
        return None
    phrase: list[int] = []
    for word in words:
        phrase.append(word)
        phrase.extend(tree.below(word, "fixed"))
    named = [lower[word] for word in sorted(phrase)]
    # "For Russia to leave": what tells is that it is an infinitive.
    return "to" if named == ["for", "to"] else " ".join(named)


def _coordinate(builder: Builder, index: int, clause: Clause, first: Clause) -> None:
    tree, head = builder.tree, builder.tree.head[index]
    clause.first = first.first or first
    own = tree.has(index, "aux", "aux:pass", "cop", "aux:due")
    tag = tree.tag[index]
    if not own and not clause.own_subject:
        _share_form(clause, first, tag)
    if (
        tag == "VBN"
        and clause.participle
        and first.tense == "past"
        and not first.perfect
        and not first.passive
    ):
        # "Reiterated the offer and called for talks": a past tense that was tagged as a participle.
        clause.participle = clause.passive = False
        clause.tense, clause.finite = "past", True
    own_marker = _introducer(builder, index)
    clause.introducer = own_marker or (first.introducer if clause.finite == first.finite else None)
    for kid in tree.below(index, "cc"):
        if tree.lower[kid] == "nor" or (first.negated and tree.lower[kid] == "or"):
            clause.negated = True
    _share_objects(builder, index, head, clause, first)
    parent = first.parent
    clause.parent = parent
    clause.relation = first.relation
    if first.relation is Relation.ROOT or first.relation is Relation.PARATAXIS or parent is None:
        clause.relation, clause.parent = Relation.CONJ, first
        first.children = add(first.children, clause)
    else:
        parent.children = add(parent.children, clause)
        if clause.relation is Relation.COMPLEMENT:
            parent.complements = add(parent.complements, clause)
        elif clause.relation is Relation.ADVERBIAL:
            parent.adverbials = add(parent.adverbials, (clause.introducer or "", clause))
    if first.noun is not None:
        clause.noun = first.noun
        first.noun.modifying = add(first.noun.modifying, clause)


def _share_form(clause: Clause, first: Clause, tag: str) -> None:
    bare = tag in {"VB", "VBP"} and (first.infinitive or first.modal is not None)
    participle = (
        (tag == "VBN" and (first.perfect or first.passive))
        or (tag == "VBG" and (first.progressive or first.participle))
        or (tag == "VBD" and first.passive and not clause.objects and not clause.complements)
    )
    if not (bare or participle or (tag == "VB" and first.finite)):
        return
    clause.modal, clause.tense, clause.finite = first.modal, first.tense, first.finite
    clause.infinitive = first.infinitive
    clause.participle = first.participle
    clause.passive = first.passive and tag in {"VBN", "VBD"}
    clause.perfect = first.perfect and tag == "VBN"
    clause.progressive = first.progressive and tag == "VBG"


def _share_objects(builder: Builder, index: int, head: int, clause: Clause, first: Clause) -> None:
    """Share what stands behind "met and briefed": an object belongs to both verbs."""
    if clause.passive or first.passive or bool(clause.objects) == bool(first.objects):
        return
    for word in range(head + 1, index):
        if builder.tree.rel[word] not in {"cc", "advmod", "punct"}:
            return
    if first.objects and not clause.obliques and not clause.complements:
        clause.objects = list(first.objects)
    elif clause.objects and not first.obliques and not first.complements:
        first.objects = list(clause.objects)
