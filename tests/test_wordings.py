"""How far two wordings say the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplotrack.wordings import denies, likeness, numbers

WORDS = st.lists(
    st.sampled_from(
        ["the", "talks", "negotiate", "fisheries", "fishing", "quota", "lift", "nuclear", "20", "王"]
    ),
    max_size=6,
).map(" ".join)


@given(WORDS, WORDS)
def test_likeness_is_symmetric_and_bounded(one, other):
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, other) == likeness(other, one)


@given(WORDS)
def test_a_wording_is_like_itself(text):
    assert likeness(text, text) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("lift the quota on coffee", "lifting coffee quotas"),
        ("denuclearization of North Korea", "settle the North Korean nuclear issue"),
        ("send a delegation to the talks", "to send delegations to talks"),
        ("Réduire les droits", "reduire les droits"),
    ],
)
def test_like_wordings(one, other):
    assert likeness(one, other) >= 0.7


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("lift the quota on coffee", "send a delegation to the talks"),
        ("open a consulate", "hold talks on fishing"),
        ("both countries should continue to make further efforts", "the two sides will take part"),
        ("not", "coffee"),
    ],
)
def test_unlike_wordings(one, other):
    assert likeness(one, other) < 0.5


def test_words_that_stand_anywhere_tell_nothing():
    assert likeness("the two sides will", "the two sides will") == 1
    assert likeness("the two sides will", "the two countries should") == 0


def test_numbers():
    assert numbers("buy 1,000 tons by 2027, 3.5 percent") == {"1000", "2027", "3.5"}
    assert numbers("none") == frozenset()


def test_denial():
    assert denies("not station drones along the border")
    assert denies("Neither side will")
    assert not denies("take note of the knot")
