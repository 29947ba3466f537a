"""Futures that something parts, told by what the reader makes of the sentence."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("India said its government will, as always, pursue the policy.", "pledge open IND"),
        ("“We will, with God's help, rebuild the bridge,” India told Nepal.", "pledge open IND > NPL"),
        ("India would, in return, lift the ban, its minister told Nepal.", "pledge open IND > NPL"),
        ("India will never again, its minister said, let its soil be used.", "pledge open IND"),
        ("The Indian envoy said Delhi would, if asked, send observers to Nepal.", "pledge open IND > NPL"),
        ("Nepal must, India's foreign minister said, restore the law.", "request open IND > NPL"),
        ("Nepal will continue to adhere to the one-China principle.", "pledge open NPL > CHN"),
    ],
)
def test_a_modal_verb_finds_its_verb_behind_what_is_put_in_between(acts, sentence, expected):
    assert acts(sentence) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "India will, analysts say, profit from the rise of the rupee.",
        "It is India's will, its envoy said, and nobody's whim.",
        "Prices will, as always, rise.",
    ],
)
def test_an_aside_makes_no_promise(acts, sentence):
    assert acts(sentence) == []
