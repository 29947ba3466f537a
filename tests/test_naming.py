"""When two texts name one person or one place."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplotrack.naming import fuller_name, same_name, same_place

NAMES = st.lists(
    st.sampled_from(["Lee", "Jae", "Myung", "Jae-myung", "Dr.", "J.", "Wang", "Yi", "王毅", "Kim"]),
    max_size=4,
).map(" ".join)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Lee Jae-myung", "Lee Jae Myung"),
        ("Lee Jae Myung", "Jae Myung Lee"),
        ("Roh Jae-hun", "Ro Jae-hun"),
        ("Wang", "Wang Yi"),
        ("Rubio", "Marco Rubio"),
        ("Antony Blinken", "Antony J. Blinken"),
        ("Mr. Blinken", "Antony Blinken"),
        ("Félix Tshisekedi", "Felix Tshisekedi"),
        ("Mohammed bin Salman", "Mohammed bin Salman Al Saud"),
        ("王毅", "王毅"),
        ("K.", "K."),
    ],
)
def test_one_person(one, other):
    assert same_name(one, other)
    assert same_name(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kim Min-seo", "Lim Min-seo"),
        ("Wang Yi", "Wang Wentao"),
        ("Park Jeung", "Park Byeong-seug"),
        ("Xi Jinping", "Lee Jae Myung"),
        ("Jae", "Lee Jae Myung"),
        ("王毅", "王小明"),
        ("王", "李"),
        ("", "Wang"),
    ],
)
def test_two_persons(one, other):
    assert not same_name(one, other)
    assert not same_name(other, one)


@given(NAMES, NAMES)
def test_naming_is_symmetric(one, other):
    assert same_name(one, other) == same_name(other, one)
    assert same_place(one, other) == same_place(other, one)
    assert fuller_name(one, other) == fuller_name(other, one)
    assert fuller_name(one, other) in (one, other)


@given(NAMES)
def test_a_name_is_the_same_as_itself(name):
    assert same_name(name, name)


@pytest.mark.parametrize(
    ("one", "other", "fuller"),
    [
        ("Wang", "Wang Yi", "Wang Yi"),
        ("Antony Blinken", "Antony J. Blinken", "Antony J. Blinken"),
        ("Ro", "Roh", "Roh"),
    ],
)
def test_the_fuller_name(one, other, fuller):
    assert fuller_name(one, other) == fuller


def test_places():
    assert same_place("Beijing", "beijing")
    assert same_place("the White House", "White House")
    assert same_place("Windsor Castle", "Windsor")
    assert same_place("Malacañan Palace", "Malacanan Palace")
    assert not same_place("Beijing", "Seoul")
    assert not same_place("the", "the")
