"""Which accounts are of one engagement or commitment: groups made of links, vetoes, and what people decided.

The outcome depends on the set of accounts, links and decisions only. What people put together comes first, the latest
decision before earlier ones; then links, the closest first; a link does not join groups that hold two accounts of one
document, or two accounts that cannot be of one thing (`diplotrack.excluding.at_odds`).

What people told apart divides the groups that this gives, and changes no other group: an account that was split off is not
linked elsewhere in its stead, so that splitting and merging undo one another. Each of the two sides told apart stays
together.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from itertools import pairwise

from diplotrack.tracking import Account, Decision, DecisionKind, Link

Pair = tuple[str, str]


def effective(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions that count, without those undone and without the undoing ones, by number."""
    return [decision for decision in standing(decisions) if decision.kind is not DecisionKind.UNDO]


def standing(decisions: Iterable[Decision]) -> list[Decision]:
    """The decisions that are not undone, the undoing ones among them, by number."""
    ordered = sorted(decisions, key=lambda decision: decision.number)
    undone: set[int] = set()
    # From the end: an undo that is itself undone takes nothing back.
    for decision in reversed(ordered):
        if (
            decision.kind is DecisionKind.UNDO
            and decision.undoes is not None
            and decision.number not in undone
        ):
            undone.add(decision.undoes)
    return [decision for decision in ordered if decision.number not in undone]


def groups(
    accounts: Collection[Account],
    links: Iterable[Link],
    decisions: Iterable[Decision],
    at_odds: Callable[[Account, Account], bool],
) -> list[tuple[Account, ...]]:
    """The groups, each in the order of its accounts, ordered by their first accounts.

    Args:
        accounts: all accounts that links or decisions connect with one another, directly or not.
        links: the links between them; others are passed over.
        decisions: those that count (`effective`).
        at_odds: whether two accounts cannot be of one thing.
    """
    ordered = sorted(accounts, key=lambda account: account.place_in_order)
    if len(ordered) == 1:
        return [tuple(ordered)]
    known, made = list(links), list(decisions)
    decided = _decided(made)
    whole = _Grouping(ordered, decided, at_odds, dividing=False).joined(known)
    if not any(decision.kind is DecisionKind.APART for decision in decided.values()):
        return whole
    sides = [
        side
        for decision in reversed(made)
        if decision.kind is DecisionKind.APART
        for side in _sides(decision)
    ]
    divided = [
        part
        for group in whole
        for part in _Grouping(list(group), decided, at_odds, dividing=True).joined(known, sides)
    ]
    return sorted(divided, key=lambda group: group[0].place_in_order)


def _sides(decision: Decision) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return decision.first, decision.second


def _decided(decisions: Iterable[Decision]) -> dict[Pair, Decision]:
    """The latest decision on each pair of accounts."""
    latest: dict[Pair, Decision] = {}
    for decision in decisions:
        if decision.kind in (DecisionKind.TOGETHER, DecisionKind.APART):
            for first in decision.first:
                for second in decision.second:
                    latest[min(first, second), max(first, second)] = decision
    return latest


class _Grouping:
    def __init__(
        self,
        accounts: list[Account],
        decided: Mapping[Pair, Decision],
        at_odds: Callable[[Account, Account], bool],
        *,
        dividing: bool,
    ) -> None:
        self._dividing = dividing
        self._members = {account.key: [account] for account in accounts}
        self._root = {account.key: account.key for account in accounts}
        self._decided = decided
        self._at_odds = at_odds

    def joined(
        self, links: Iterable[Link], sides: Iterable[tuple[str, ...]] = ()
    ) -> list[tuple[Account, ...]]:
        together = [
            (pair, decision)
            for pair, decision in self._decided.items()
            if decision.kind is DecisionKind.TOGETHER and pair[0] in self._root and pair[1] in self._root
        ]
        for pair, _ in sorted(together, key=lambda item: (-item[1].number, item[0])):
            self._join(*pair, told_apart=self._told_apart)
        for side in sides:
            there = [key for key in side if key in self._root]
            for first, second in pairwise(there):
                self._join(first, second, told_apart=self._told_apart)
        for link in sorted(links, key=lambda link: (-link.score, link.first, link.second)):
            if link.first in self._root and link.second in self._root:
                self._join(link.first, link.second, told_apart=self._apart)
        found = [
            tuple(sorted(members, key=lambda account: account.place_in_order))
            for members in self._members.values()
        ]
        return sorted(found, key=lambda group: group[0].place_in_order)

    def _find(self, key: str) -> str:
        while self._root[key] != key:
            self._root[key] = key = self._root[self._root[key]]
        return key

    def _join(
        self, first: str, second: str, *, told_apart: Callable[[list[Account], list[Account]], bool]
    ) -> None:
        one, other = self._find(first), self._find(second)
        if one == other or told_apart(self._members[one], self._members[other]):
            return
        if len(self._members[one]) < len(self._members[other]):
            one, other = other, one
        self._members[one] += self._members.pop(other)
        self._root[other] = one

    def _told_apart(self, one: list[Account], other: list[Account]) -> bool:
        """Whether a person said of any two of them that they are not of one thing."""
        if not self._dividing:
            return False
        for first in one:
            for second in other:
                decision = self._decided.get((min(first.key, second.key), max(first.key, second.key)))
                if decision is not None and decision.kind is DecisionKind.APART:
                    return True
        return False

    def _apart(self, one: list[Account], other: list[Account]) -> bool:
        documents = {account.document for account in one}
        return (
            any(account.document in documents for account in other)
            or self._told_apart(one, other)
            or any(self._at_odds(first, second) for first in one for second in other)
        )
