"""What the repairs and the readers of a tree ask of it: is this form finite, is this word a time, does it deny."""

# ruff: noqa: SIM905 - long lists of words are easier to read and to keep as plain words.

from __future__ import annotations

from diplotrack_article._grammar import MODALS, MONTHS, NEGATIVE_WORDS, OFFICES, TIMES
from diplotrack_article._tree import NOUNS, Tree
from diplotrack_article.standins import PERSON

SUBJECTS = ("nsubj", "nsubj:pass")
# "The aim is to sign" says what the aim is; "the minister is to sign" says what will happen.
ABSTRACT = frozenset(
    """aim approach challenge decision desire duty focus goal hope idea intent intention issue job key mission objective
    option plan point policy priority proposal purpose question role solution step strategy task thing way what wish
    all""".split()
)
MET = OFFICES | frozenset(
    {"counterpart", "prince", "delegation", "colleague", "sultan", "emir", "pope", "number", "team", "leader"}
)
"""Nouns for somebody whom one can meet: offices and their like."""
_PERSON = PERSON.lower()
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


def first_word(tree: Tree, index: int) -> int:
    """Give the first word of what hangs below a token, marks left out; the token itself where nothing stands before it."""
    while True:
        for kid in tree.kids[index]:
            if kid >= index:  # a list may have hundreds behind it
                return index
            if tree.rel[kid] != "punct":
                index = kid
                break
        else:
            return index


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


def is_met(tree: Tree, index: int) -> bool:
    """Whether a noun is for somebody whom one can meet: a name behind an office, an office, a counterpart."""
    if tree.pos[index] not in NOUNS or tree.has(index, "cop"):
        return False
    if tree.lemma[index] in MET or tree.lower[index] == _PERSON:
        return True
    return tree.pos[index] == "PROPN" and any(
        tree.lemma[kid] in OFFICES for kid in tree.below(index, "nmod:desc", "compound", "flat")
    )


def prepositions(tree: Tree, index: int) -> list[str]:
    """The prepositions of a name, which the parser may hang on the title before it."""
    titles = [index, *tree.below(index, "nmod:desc", "compound")]
    return [tree.lower[kid] for title in titles for kid in tree.below(title, "case") if kid < index]
