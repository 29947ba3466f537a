"""Which accounts make one group: links, vetoes, and what people decided."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplotrack.grouping import effective, groups, standing
from diplotrack.testing import commitment, document
from diplotrack.tracking import Account, Decision, DecisionKind, Link

A, B, C, D, E = range(5)


def accounts(*documents: str) -> list[Account]:
    """An account for each document named; a name that comes twice gives two accounts of one document."""
    made = []
    for n, name in enumerate(documents):
        source = document(f"Document {name}.")
        made.append(Account(record=commitment(of=source, content=f"act {n}"), document=source.id))
    return made


FIVE = accounts("a", "b", "c", "d", "e")


def grouped(among, links=(), decisions=(), odds=()):
    """The groups as sets of positions."""
    position = {account.key: n for n, account in enumerate(among)}
    made = [
        Link(first=min(among[x].key, among[y].key), second=max(among[x].key, among[y].key), score=score)
        for x, y, score in links
    ]
    apart = {frozenset((among[x].key, among[y].key)) for x, y in odds}
    found = groups(among, made, decisions, lambda one, other: frozenset((one.key, other.key)) in apart)
    return sorted(sorted(position[account.key] for account in group) for group in found)


def decided(kind, first, second, number, among=FIVE):
    return Decision(
        kind=kind, first=[among[n].key for n in first], second=[among[n].key for n in second], number=number
    )


def together(first, second, number):
    return decided(DecisionKind.TOGETHER, first, second, number)


def apart(first, second, number):
    return decided(DecisionKind.APART, first, second, number)


def test_links_join_and_bridge():
    assert grouped(FIVE, [(A, B, 0.8), (B, C, 0.9)]) == [[A, B, C], [D], [E]]


def test_two_accounts_of_one_document_are_never_joined_by_links():
    among = accounts("a", "b", "a")
    assert grouped(among, [(0, 1, 0.8), (1, 2, 0.9)]) == [[0], [1, 2]]


def test_what_is_at_odds_is_not_joined_by_way_of_others():
    assert grouped(FIVE, [(A, B, 0.9), (B, C, 0.8)], odds=[(A, C)]) == [[A, B], [C], [D], [E]]
    assert grouped(FIVE, [(A, B, 0.8), (B, C, 0.9)], odds=[(A, C)]) == [[A], [B, C], [D], [E]]


def test_people_win_over_links_and_vetoes():
    among = accounts("a", "b", "a")
    both = decided(DecisionKind.TOGETHER, [0], [2], 1, among)
    assert grouped(among, decisions=[both], odds=[(0, 2)]) == [[0, 2], [1]]
    assert grouped(FIVE, [(A, B, 1.0)], [apart([A], [B], 1)]) == [[A], [B], [C], [D], [E]]


def test_later_decisions_win_over_earlier_ones():
    one, other = together([A], [B], 1), apart([A], [B], 2)
    assert grouped(FIVE, decisions=[one, other])[0] == [A]
    assert grouped(FIVE, decisions=[apart([A], [B], 1), together([A], [B], 2)])[0] == [A, B]
    # A and C are told apart, then each is put together with B: the later one wins.
    found = grouped(FIVE, decisions=[apart([A], [C], 1), together([A], [B], 2), together([B], [C], 3)])
    assert found[:2] == [[A], [B, C]]


def test_a_split_divides_one_group_and_leaves_the_others():
    # B is linked to D as well, of which A's group kept it; it does not go there when it is split off.
    links = [(A, B, 0.9), (A, C, 0.9), (B, D, 0.8)]
    assert grouped(FIVE, links, odds=[(A, D)]) == [[A, B, C], [D], [E]]
    assert grouped(FIVE, links, [apart([B], [A, C], 1)], odds=[(A, D)]) == [[A, C], [B], [D], [E]]


def test_the_sides_of_a_split_stay_together():
    # A and C were one only by way of B.
    assert grouped(FIVE, [(A, B, 0.9), (B, C, 0.9)], [apart([B], [A, C], 1)]) == [[A, C], [B], [D], [E]]


def test_a_later_account_joins_one_side_of_a_split():
    links = [(A, B, 0.9), (A, E, 0.8), (B, E, 0.95)]
    assert grouped(FIVE, links, [apart([A], [B], 1)]) == [[A], [B, E], [C], [D]]


def test_what_is_not_there_is_passed_over():
    some = FIVE[:2]
    away = [together([A], [D], 1), apart([A], [E], 2)]
    link = Link(first=FIVE[C].key, second=FIVE[D].key, score=1.0)
    assert [len(group) for group in groups(some, [link], away, lambda *_: False)] == [1, 1]


def undo(of, number):
    return Decision(kind=DecisionKind.UNDO, undoes=of, number=number)


@pytest.mark.parametrize(
    ("undoing", "counts"),
    [
        ([], [1]),
        ([undo(1, 2)], []),
        ([undo(1, 2), undo(2, 3)], [1]),
        ([undo(1, 2), undo(2, 3), undo(3, 4)], []),
        ([undo(1, 2), undo(2, 3), undo(1, 4)], []),
        ([undo(1, 2), undo(2, 3), undo(1, 4), undo(4, 5)], [1]),
        ([undo(1, 2), undo(1, 3)], []),
        ([undo(7, 2)], [1]),
    ],
)
def test_undoing_and_undoing_that(undoing, counts):
    made = [together([A], [B], 1), *undoing]
    assert [decision.number for decision in effective(reversed(made))] == counts
    assert {decision.number for decision in standing(made)} >= set(counts)


PAIRS = st.tuples(st.integers(0, 4), st.integers(0, 4)).filter(lambda pair: pair[0] != pair[1])


@given(
    st.lists(
        st.tuples(PAIRS, st.sampled_from([0.7, 0.8, 0.9])),
        max_size=8,
        unique_by=lambda item: frozenset(item[0]),
    ),
    st.lists(st.tuples(PAIRS, st.sampled_from([together, apart])), max_size=4),
    st.lists(PAIRS, max_size=3),
    st.randoms(use_true_random=False),
)
def test_groups_depend_on_sets_only_and_hold_each_account_once(linked, made, odds, random):
    links = [(*pair, score) for pair, score in linked]
    decisions = [kind([x], [y], n) for n, ((x, y), kind) in enumerate(made, start=1)]
    found = grouped(FIVE, links, decisions, odds)
    assert sorted(n for group in found for n in group) == list(range(5))
    random.shuffle(links)
    random.shuffle(decisions)
    shuffled = FIVE[:]
    random.shuffle(shuffled)
    position = {account.key: n for n, account in enumerate(FIVE)}
    made_links = [
        Link(first=min(FIVE[x].key, FIVE[y].key), second=max(FIVE[x].key, FIVE[y].key), score=score)
        for x, y, score in links
    ]
    apart_keys = {frozenset((FIVE[x].key, FIVE[y].key)) for x, y in odds}
    again = groups(
        shuffled,
        made_links,
        sorted(decisions, key=lambda d: d.number),
        lambda one, other: frozenset((one.key, other.key)) in apart_keys,
    )
    assert sorted(sorted(position[account.key] for account in group) for group in again) == found
    last = {frozenset(pair): kind for pair, kind in made}
    for group in found:
        assert all(last.get(frozenset((x, y))) is not apart for x in group for y in group if x != y)
