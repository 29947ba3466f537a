"""Mends prepositions, conjunctions and particles: each has a use that looks like another's."""

from __future__ import annotations

from diplotrack_article._facts import ABSTRACT, SUBJECTS
from diplotrack_article._grammar import INFINITIVE_VERBS
from diplotrack_article._tree import NOUNS, Tree
from diplotrack_article._verbs import BASES

_PARTICLES = frozenset({"out", "off", "up", "down"})
_PARTICLE_VERBS = frozenset(
    {
        ("hand", "over"), ("take", "over"), ("turn", "over"), ("carry", "out"), ("set", "up"), ("set", "out"),
        ("rule", "out"), ("call", "off"), ("put", "off"), ("break", "off"), ("turn", "down"), ("point", "out"),
        ("lay", "out"), ("wrap", "up"), ("pick", "up"), ("take", "up"), ("step", "up"), ("draw", "up"),
    }
)  # fmt: skip


def mend_function_word(tree: Tree, index: int, lower: str) -> None:
    """Apply the repairs of this module to a word that the parser takes for a preposition, a conjunction or a part of one.

    Args:
        tree: the tree.
        index: the word.
        lower: its form, lower case.
    """
    rel = tree.rel[index]
    if tree.pos[index] == "PROPN" and rel != "case":
        _name_for_conjunction(tree, index)
    elif lower == "to" and index + 1 < tree.size:
        if rel == "fixed":
            _noun_behind_due(tree, index)
        else:
            _noun_for_infinitive(tree, index)
    elif rel == "case" and tree.rel[tree.head[index]] in {"nmod:desc", "compound", "amod", "nummod"}:
        _case_of_title(tree, index)
        _modifier_for_apposition(tree, index)
    elif rel == "case" and tree.rel[tree.head[index]] == "appos":
        _modifier_for_apposition(tree, index)
    elif rel == "case" and lower in _PARTICLES | {"over"} and index:
        _particle_for_preposition(tree, index)
    elif rel == "mark" and lower in _PARTICLES:
        _particle(tree, index)


def _case_of_title(tree: Tree, index: int) -> None:
    """Mend "With Prime Minister Hun Manet" with "with" on the title: it is the name's."""
    title = tree.head[index]
    noun = tree.head[title]
    if index < title < noun and tree.pos[noun] in NOUNS and not tree.has(noun, "case"):
        tree.attach(index, noun, "case")


def _modifier_for_apposition(tree: Tree, index: int) -> None:
    """Mend "a phone call with Foreign Minister Alami" with the name set beside the call."""
    noun = tree.head[index]
    if tree.rel[noun] == "appos" and index < noun and tree.lower[index - 1] != ",":
        tree.rel[noun] = "nmod"


def _particle(tree: Tree, index: int) -> None:
    """Mend "Ruled out sending" with "out" as a conjunction: it belongs to the verb before it."""
    clause = tree.head[index]
    verb = tree.head[clause]
    if verb == index - 1 and tree.pos[verb] == "VERB":
        tree.attach(index, verb, "compound:prt")
        tree.rel[clause] = "xcomp"


def _particle_for_preposition(tree: Tree, index: int) -> None:
    """Mend "handed over a message" read as "handed, over a message"."""
    noun, verb = tree.head[index], index - 1
    if (
        tree.head[noun] == verb
        and tree.rel[noun] == "obl"
        and (tree.lemma[verb], tree.lower[index]) in _PARTICLE_VERBS
    ):
        tree.attach(index, verb, "compound:prt")
        tree.rel[noun] = "obj"


def _name_for_conjunction(tree: Tree, index: int) -> None:
    """Mend "That Malaysia, as chair, would invite" with "that Malaysia" as a conjunction."""
    clause = tree.head[index] if tree.rel[index] == "mark" else tree.head[tree.head[index]]
    if tree.pos[clause] not in {"VERB", "ADJ", "NOUN"} or index > clause:
        return
    for kid in tree.below(clause, *SUBJECTS):
        if not tree.has(kid, "case"):
            return
        tree.rel[kid] = "obl"
    tree.attach(index, clause, "nsubj:pass" if tree.has(clause, "aux:pass") else "nsubj")


def _noun_for_infinitive(tree: Tree, to: int) -> None:
    """Mend "Are to exchange ambassadors" read as "are, to exchange-ambassadors": "be" and "to" side by side are modal."""
    verb, be = to + 1, to - 1
    if _object_of_infinitive(tree, to, verb):
        return
    noun = tree.head[verb] if tree.rel[verb] in {"compound", "amod"} else verb
    if be < 0 or tree.lemma[be] != "be" or tree.rel[be] != "cop" or tree.head[be] != noun or noun < verb:
        return
    if tree.pos[verb] not in {"NOUN", "VERB"} or tree.head[to] not in {noun, verb}:
        return
    if any(tree.lemma[kid] in ABSTRACT for kid in tree.below(noun, *SUBJECTS)):
        return
    tree.pos[verb], tree.tag[verb], tree.lemma[verb] = "VERB", "VB", tree.lower[verb]
    if verb != noun:
        inside = [
            kid
            for kid in tree.kids[noun]
            if kid > verb and tree.rel[kid] in {"amod", "compound", "det", "nmod"}
        ]
        tree.swap(verb, "obj")
        for kid in inside:
            tree.attach(kid, noun, tree.rel[kid])
    tree.attach(to, verb, "mark")
    tree.rel[be], tree.tag[to] = "aux", "TO"


def _noun_behind_due(tree: Tree, to: int) -> None:
    """Mend "Is due to convene in Chad" read as "is because of a convene": the word behind is a verb's base form."""
    due, verb = tree.head[to], to + 1
    if tree.lower[due] != "due" or tree.rel[due] != "case" or tree.head[due] != verb:
        return
    be = [kid for kid in tree.below(verb, "cop") if kid == due - 1]
    if not be or tree.lower[verb] not in BASES or tree.has(verb, "det", "amod"):
        return
    tree.pos[verb], tree.tag[verb], tree.lemma[verb] = "VERB", "VB", tree.lower[verb]
    tree.attach(to, verb, "aux:to")
    tree.tag[to], tree.pos[due], tree.rel[due], tree.rel[be[0]] = "TO", "ADJ", "aux:due", "aux"
    for kid in tree.below(verb, "nmod"):
        tree.rel[kid] = "obl"


def _object_of_infinitive(tree: Tree, to: int, verb: int) -> bool:
    """Mend "Refused to cede territory" read as "refused to cede-territory"."""
    noun = tree.head[verb]
    if tree.rel[verb] not in {"compound", "amod"} or tree.head[to] != noun or noun < verb:
        return False
    upper = tree.head[noun]
    if tree.rel[noun] == "nmod":
        upper = tree.head[upper]
    if (
        tree.lower[verb] not in BASES
        or tree.tag[verb] in {"NNP", "NNPS"}
        or tree.lemma[upper] not in INFINITIVE_VERBS
    ):
        return False
    tree.attach(verb, upper, "xcomp")
    tree.attach(to, verb, "mark")
    tree.attach(noun, verb, "obj")
    for kid in [kid for kid in tree.kids[noun] if tree.rel[kid] == "conj" and tree.lower[kid] in BASES]:
        tree.attach(kid, verb, "conj")
        tree.pos[kid], tree.tag[kid] = "VERB", "VB"
    tree.pos[verb], tree.tag[verb], tree.tag[to] = "VERB", "VB", "TO"
    tree.lemma[verb] = tree.lower[verb]
    return True
