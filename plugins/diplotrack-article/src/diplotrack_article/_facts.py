"""What the repairs and the readers of a tree ask of it: is this form finite, is this word a time, does it deny."""

# ruff: noqa: SIM905 - long lists of words are easier to read and to keep as plain words.

from __future__ import annotations

from diplotrack_article._grammar import MODALS, MONTHS, NEGATIVE_WORDS, TIMES
from diplotrack_article._tree import Tree

SUBJECTS = ("nsubj", "nsubj:pass")
# "The aim is to sign" says what the aim is; "the minister is to sign" says what will happen.
ABSTRACT = frozenset(
    """aim approach challenge decision desire duty focus goal hope idea intent intention issue job key mission objective
    option plan point policy priority proposal purpose question role solution step strategy task thing way what wish
    all""".split()
)
_FINITE_TAGS = frozenset({"VBD", "VBP", "VBZ", "MD"})


def finite(tree: Tree, index: int) -> bool:
    """Tell whether a predicate has a finite form: its own or an auxiliary's."""
    if tree.tag[index] in _FINITE_TAGS or (not tree.tag[index] and tree.pos[index] == "VERB"):
        return True
    return any(
        tree.tag[kid] in _FINITE_TAGS or tree.lower[kid] in MODALS or not tree.tag[kid]
        for kid in tree.kids[index]
        if tree.rel[kid] in {"aux", "aux:pass", "cop"}
    )


def first_before(tree: Tree, index: int) -> int:
    """Give the first dependent before a token that is no mark, -1 without one; a list may have hundreds behind it."""
    for kid in tree.kids[index]:
        if kid >= index:
            return -1
        if tree.rel[kid] != "punct":
            return kid
    return -1


def is_time(tree: Tree, index: int) -> bool:
    """Tell whether a word names a time: a weekday, a month, "week", a year's number."""
    lower = tree.lower[index]
    if lower in TIMES or tree.lemma[index] in TIMES:
        return True
    if lower in {"march", "may"}:
        return any(tree.rel[kid] == "nummod" or tree.pos[kid] == "NUM" for kid in tree.kids[index])
    if lower.isdigit() and len(lower) < 3:
        # "10 August": the number is the head.
        return any(tree.lower[kid] in MONTHS for kid in tree.kids[index])
    if lower in {"end", "beginning", "start", "middle"}:
        return any(
            tree.rel[kid] == "nmod" and (tree.lower[kid] in TIMES or tree.lower[kid] in MONTHS)
            for kid in tree.kids[index]
        )
    return len(lower) == 4 and lower.isdigit() and lower[:2] in {"18", "19", "20"}


def negative_adverb(tree: Tree, index: int) -> bool:
    """Tell whether a dependent denies its head: "not", "never", "no longer"."""
    if tree.lower[index] in NEGATIVE_WORDS:
        return True
    return tree.lower[index] == "longer" and index > 0 and tree.lower[index - 1] in {"no", "any"}
