"""What a denied report says, and what somebody will not speak of, is nobody's commitment."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "sentence",
    [
        "A spokesperson for Kenya declined to comment.",
        "Kenya refused to give details of the loan.",
        "Kenya's treasury declined to name the company.",
        "Kenya declined to be drawn on whether it would sign the accord with Uganda.",
        "Kenya declined to say when its troops would leave Uganda.",
        "Kenya refused to confirm reports that it had agreed to lend Uganda $2 billion.",
        "Kenya denied a report that it had promised to sell its stake.",
        "Kenya dismissed claims that it had agreed to recognize Somaliland.",
        "Kenya denied rumors that it planned to expel the ambassador.",
        "There is no truth to suggestions that Kenya will lift the ban, its foreign ministry said.",
        "Diplomats in Kampala doubt that Kenya will lift the ban.",
        "Diplomats here doubt that Kenya will accept.",
    ],
)
def test_a_denied_report_and_a_refusal_to_speak_bind_nobody(acts, sentence):
    assert acts(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kenya refused to name an ambassador to Uganda.", ["refusal open KEN > UGA"]),
        ("Kenya refused to give up its base in Uganda.", ["refusal open KEN > UGA"]),
        ("Kenya declined to attend the summit.", ["refusal open KEN"]),
        ("Kenya confirmed reports that it would lend Uganda $2 billion.", ["pledge open KEN > UGA"]),
        ("Kenya said that its troops would leave Uganda.", ["pledge open KEN > UGA"]),
    ],
)
def test_what_is_declined_or_confirmed_in_earnest_stands(acts, sentence, expected):
    assert acts(sentence) == expected
