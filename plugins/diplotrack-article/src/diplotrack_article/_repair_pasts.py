"""Mends past forms without "-ed" that the tagger has never met: it takes "Korea swore to pay" for a swore of Korea."""

from __future__ import annotations

from diplotrack_article._facts import SUBJECTS
from diplotrack_article._tree import NOUNS, Tree

# No noun looks like any of these.
_PASTS = {
    "swore": "swear", "forswore": "forswear", "strove": "strive", "withheld": "withhold", "besought": "beseech",
    "upheld": "uphold", "lent": "lend", "forbade": "forbid", "foresaw": "foresee", "oversaw": "oversee", "withdrew": "withdraw",
    "undertook": "undertake", "sought": "seek", "clung": "cling", "withstood": "withstand", "overrode": "override",
}  # fmt: skip
_TAKEN_FOR = NOUNS | {"ADJ"}
_OWN = frozenset({"det", "amod", "compound", "nmod:poss", "nummod", "flat", "nmod:desc", "case"})


def mend_pasts(tree: Tree) -> None:
    """Apply the repair of this module; it wants words as the parser gave them."""
    for index in range(1, tree.size) if not tree.forms.isdisjoint(_PASTS) else ():
        if tree.lower[index] in _PASTS and tree.pos[index] in _TAKEN_FOR:
            _past(tree, index)


def _past(tree: Tree, index: int) -> None:
    """Make a word the verb that it is: what stands before it acts, and an infinitive behind it is what for."""
    thing = tree.head[index]
    if tree.rel[index] in SUBJECTS and thing > index and tree.pos[thing] in NOUNS:
        own = [kid for kid in tree.kids[thing] if index < kid < thing]
        tree.swap(index, "obj")  # "the council lent its support" with the support as what is said of the lent
        for kid in own:
            tree.attach(kid, thing, tree.rel[kid])
    if not tree.has(index, *SUBJECTS):
        before = [kid for kid in tree.kids[index] if kid < index and tree.rel[kid] in _OWN]
        if not before or before[-1] != index - 1 or tree.pos[before[-1]] not in NOUNS:
            return
        for kid in before[:-1]:
            tree.attach(kid, before[-1], tree.rel[kid])
        tree.attach(before[-1], index, "nsubj")
    tree.pos[index], tree.tag[index], tree.lemma[index] = "VERB", "VBD", _PASTS[tree.lower[index]]
    for kid in tree.kids[index]:
        if kid > index and tree.rel[kid] in {"acl", "advcl", "acl:relcl"}:
            if tree.has(kid, *SUBJECTS):
                tree.rel[kid] = "ccomp"
            elif tree.tag[kid] == "VB" and tree.has(kid, "mark"):
                tree.rel[kid] = "xcomp"
