"""Mends participles that open a sentence, where a small parser loses whose they are or whom they are about."""

from __future__ import annotations

from diplotrack_article._facts import finite
from diplotrack_article._tree import NOUNS, Tree

_SUBJECT = ("nsubj", "nsubj:pass")


def mend_openings(tree: Tree) -> None:
    """Apply the repairs of this module, on which others build."""
    for index in range(tree.size):
        if tree.lower[index] == "having" and tree.rel[index] == "aux":
            _having(tree, tree.head[index])
        elif tree.rel[index] == "advcl" and tree.lower[index].endswith("ing"):
            _object_for_subject(tree, index)


def _having(tree: Tree, participle: int) -> None:
    """Mend "Having met Musa, Okello flew on" with the participle as the main verb and the main verb beside it."""
    if tree.rel[participle] != "root" or tree.has(participle, *_SUBJECT):
        return
    mains = [kid for kid in tree.below(participle, "conj", "parataxis", "ccomp") if finite(tree, kid)]
    main = next((kid for kid in mains if kid > participle and not tree.has(kid, "cc")), -1)
    if main < 0 or "," not in tree.lower[participle:main]:
        return
    tree.attach(main, main, "root")
    tree.attach(participle, main, "advcl")
    for kid in [*tree.kids[participle]]:
        if kid > main:
            tree.attach(kid, main, tree.rel[kid])
    if not tree.has(main, *_SUBJECT):
        _subject_behind_comma(tree, participle, main)


def _subject_behind_comma(tree: Tree, participle: int, main: int) -> None:
    """Give a main verb the noun behind the comma: "Having left on Monday, Musa, the minister, flew on"."""
    comma = tree.lower.index(",", participle)
    for index in range(comma + 1, main):
        if (
            tree.pos[index] in NOUNS
            and tree.rel[index] in {"appos", "conj", "nmod", "flat"}
            and tree.head[index] < comma
        ):
            tree.attach(index, main, "nsubj")
            return


def _object_for_subject(tree: Tree, participle: int) -> None:
    """Mend "After meeting Musa, Okello flew on" with Musa as a second subject."""
    main = tree.head[participle]
    subjects = [kid for kid in tree.below(main, *_SUBJECT) if kid < main]
    if participle > main or len(subjects) < 2 or tree.has(participle, "obj"):
        return
    first, second = subjects[0], subjects[1]
    between = [i for i in range(participle + 1, first) if tree.head[i] not in (first, participle)]
    if first < participle or between or "," not in tree.lower[first:second]:
        return
    tree.attach(first, participle, "obj")
    if tree.pos[participle] == "NOUN":
        tree.pos[participle], tree.tag[participle] = "VERB", "VBG"
