"""How far clauses reach in a tree, and which of its sentences ask."""

# ruff: noqa: PLR1730 - asked of each word of a text, for which calls of min() and max() take too long.

from __future__ import annotations

from collections.abc import Sequence

from diplotrack_article._tree import Tree

_OUTSIDE = frozenset({"punct", "cc", "discourse"})


def edges(tree: Tree, order: Sequence[int], predicates: Sequence[bool]) -> tuple[list[int], list[int]]:
    """Give for each token the first and the last token of its clause or phrase, coordinated sisters left out.

    Args:
        tree: the tree.
        order: its tokens, heads before their dependents.
        predicates: for each token whether it is the predicate of a clause.

    Returns:
        The indices of the first tokens and those of the last ones.
    """
    own_left = list(range(tree.size))
    own_right, all_left, all_right = own_left[:], own_left[:], own_left[:]
    rels, kids = tree.rel, tree.kids
    for index in reversed(order):
        if not kids[index]:
            continue
        left = right = widest_left = widest_right = index
        for kid in kids[index]:
            rel = rels[kid]
            if rel in _OUTSIDE:
                continue
            first, last = all_left[kid], all_right[kid]
            if first < widest_left:
                widest_left = first
            if last > widest_right:
                widest_right = last
            if not ((rel == "conj" and predicates[kid]) or rel == "parataxis"):
                if first < left:
                    left = first
                if last > right:
                    right = last
        own_left[index], own_right[index] = left, right
        all_left[index], all_right[index] = widest_left, widest_right
    return own_left, own_right


def find_questions(tree: Tree) -> set[int]:
    """Give the numbers of the sentences that end with a question mark, a closing quotation mark behind it or not."""
    found: set[int] = set()
    for index in range(tree.size) if "?" in tree.line else ():
        if not tree.lower[index].startswith("?"):
            continue
        last = index + 1 == tree.size or tree.sentence[index + 1] != tree.sentence[index]
        if last or tree.lower[index + 1] in {"”", '"', "'", "’"}:
            found.add(tree.sentence[index])
    return found
