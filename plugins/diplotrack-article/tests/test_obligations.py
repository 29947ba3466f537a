"""What is said that others must do."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("India said that the fishermen must be released.", "request open IND"),
        ("India told Nepal that the fishermen must be released.", "request open IND > NPL"),
        ("Nepal needs to release the fishermen, India said.", "request open IND > NPL"),
        ("It was up to Nepal to release the fishermen, India said.", "request open IND > NPL"),
        ("It is time for Nepal to release the fishermen, India said.", "request open IND > NPL"),
        ('"Release the fishermen," India told Nepal.', "request open IND > NPL"),
    ],
)
def test_what_somebody_says_must_be_done_is_asked_for(acts, sentence, expected):
    assert acts(sentence) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "The fishermen must be released.",
        "Analysts said that the fishermen must be released.",
        "India said that the treaty must be respected.",
        "India said that relations must be strengthened.",
        "India needs to think, Nepal said.",
        "The dam needs to be repaired, India said.",
        "It was time to leave.",
        '"Make no mistake," India told Nepal.',
        '"Thank the fishermen," India told Nepal.',
        "Nepal needs to release the fishermen.",
    ],
)
def test_principles_and_what_nobody_says_ask_for_nothing(acts, sentence):
    assert acts(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Ukrainian President Volodymyr Zelenskiy said the air raids must end.",
        '"The air raids must stop," Ukrainian President Volodymyr Zelenskiy said.',
    ],
)
def test_what_must_come_about_is_asked_of_whoever_can_see_to_it(acts, sentence):
    assert acts(sentence) == ["request open UKR"]


@pytest.mark.parametrize(
    "sentence",
    [
        "All conflicts must end at the negotiating table, the Chinese ambassador said.",
        "Ukraine's own raids must end, Ukrainian President Volodymyr Zelenskiy said.",
        "The air raids must end.",
    ],
)
def test_what_nobody_else_has_in_hand_must_only_be(acts, sentence):
    assert acts(sentence) == []


def test_the_authorities_must_do_what_their_state_was_asked_for(acts):
    assert acts(
        "Statement by the High Representative on behalf of the European Union. We urge Georgia to release all those "
        "detained. The authorities must allow independent monitors into prisons."
    ) == ["request open EU > GEO", "request open EU > GEO"]
