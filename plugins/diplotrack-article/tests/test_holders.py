"""Which of the people named a pronoun or a bare title means, and who is meant where only who was asked is told."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("opening", "sentence", "expected"),
    [
        (
            "Danish Prime Minister Mette Frederiksen met Indian Prime Minister Narendra Modi. Modi spoke of the climate.",
            "She promised to send two ships.",
            "pledge open DNK > IND",
        ),
        (
            "Danish Prime Minister Mette Frederiksen met Indian Prime Minister Narendra Modi. Frederiksen was glad.",
            "He promised to send two ships.",
            "pledge open IND > DNK",
        ),
        (
            "Mrs. Musa of Chad met President Sam Okello of Uganda. Okello welcomed her.",
            "She promised to send two ships.",
            "pledge open TCD > UGA",
        ),
    ],
)
def test_she_and_he_are_told_apart_by_titles_and_given_names(acts, opening, sentence, expected):
    assert acts(f"{opening} {sentence}")[-1] == expected


def test_a_name_that_tells_nothing_leaves_the_pronoun_to_who_acted_last(acts):
    opening = "Chinese Foreign Minister Wang Yi met Kenyan President Okello Musa."
    assert acts(f"{opening} She promised to send two ships.")[-1] == "pledge open CHN > KEN"


OWN = "Statement by Ali Musa, Foreign Minister of Chad\n\nI met President Sam Okello of Uganda and Prime Minister Joy Mwangi of Kenya today. I thanked President Okello."


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("He promised to send two ships.", "pledge open UGA > TCD KEN"),
        ("I asked that he open the border.", "request open TCD > UGA"),
        ("The leaders agreed to build a road.", "agreement open UGA KEN"),
        ("Both agreed to build a road.", "agreement open UGA KEN"),
    ],
)
def test_who_says_i_is_neither_he_nor_one_of_the_others(acts, sentence, expected):
    assert acts(f"{OWN} {sentence}")[-1] == expected


def test_a_bare_title_means_who_was_in_contact_before_who_was_only_named(acts):
    text = (
        "Kenyan Vice President Sam Okello met President Ali Musa of Chad. Okello told of the plans of Ugandan President"
        " John Mwangi. The president promised to send two ships."
    )
    assert acts(text)[-1] == "pledge open TCD > KEN"


def test_the_secretary_is_no_assistant_secretary(acts):
    text = (
        "U.S. Secretary of State Ann Moss met Kenyan President William Ruto. Assistant Secretary Jim Bell was there, and Bell"
        " spoke. The Secretary promised to send two ships."
    )
    assert acts(text)[-1] == "pledge open USA > KEN"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Safadi renewed the kingdom’s offer to host talks.", "proposal open JOR > RUS"),
        ("The kingdom promised to send two ships.", "pledge open JOR > RUS"),
        ("The emirate promised to send two ships.", None),
    ],
)
def test_a_word_for_some_states_alone_means_one_of_these(acts, sentence, expected):
    opening = "Jordanian Foreign Minister Ayman Safadi saw Russian Foreign Minister Sergey Lavrov."
    found = acts(f"{opening} {sentence}")
    assert (found[-1] if found else None) == expected


def test_whoever_asked_the_first_asks_the_next(acts):
    text = (
        "Secretary of State Marco Rubio called Kenyan President William Ruto. Rubio asked Ruto to open the border."
        " President Hakainde Hichilema of Zambia was urged to withdraw his troops."
    )
    assert acts(text)[-1] == "request open USA > ZMB"


def test_a_readout_s_own_side_asks_where_nobody_is_said_to(acts):
    text = "Secretary Moss spoke with President Ruto. President Ruto was urged to open the border."
    title = "Readout of U.S. Secretary Moss’s Call with Kenyan President Ruto"
    assert acts(text, title=title)[-1] == "request open USA > KEN"
