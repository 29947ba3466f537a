"""What agreed texts lay down, in words that hang on them."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Japan and the Philippines signed an agreement allowing each other's troops on their soil.",
            "agreement open JPN PHL",
        ),
        (
            "Kenya and Uganda signed a memorandum providing for joint patrols on Lake Victoria.",
            "agreement open KEN UGA",
        ),
        (
            "An agreement establishing a joint coast guard unit was signed by Italy and Tunisia on Monday.",
            "agreement open ITA TUN",
        ),
        (
            "Argentina and Paraguay reached a deal that allows barges to pass without toll.",
            "agreement open ARG PRY",
        ),
        (
            "Canada and Britain concluded a treaty under which pensions will be paid in either country.",
            "agreement open CAN GBR",
        ),
        (
            "Denmark and Iceland put their names to a pact under which patrol ships will be shared.",
            "agreement open DNK ISL",
        ),
        (
            "The EU and Madagascar struck an accord obliging Madagascar to open its ports to inspectors.",
            "pledge open MDG > EU",
        ),
        (
            "India and Sri Lanka signed a memorandum that gives Indian ships priority in Trincomalee.",
            "pledge open LKA > IND",
        ),
    ],
)
def test_a_text_lays_down_what_hangs_on_it(acts, sentence, expected):
    assert acts(sentence) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "Campaigners in Norway called for a treaty banning deep-sea mining.",
        "Japan and the Philippines signed an agreement marking a new chapter in their ties.",
        "France and Mali signed an accord following two years of talks.",
        "Jordan said a draft accord allowing transit was being studied.",
        "Kenya denounced an agreement allowing Somali ships to fish in the disputed waters.",
        "Kenya and Somalia signed a proposed text allowing Somali ships to fish.",
    ],
)
def test_a_text_that_nobody_made_or_that_only_is_about_something_binds_nobody(acts, sentence):
    assert acts(sentence) == []
