"""Who gives: each of several, whoever another one gets something from, and what is asked for beside another thing."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "India will give $1 million and Chad $2 million to Nepal.",
            ["pledge open IND > NPL", "pledge open TCD > NPL"],
        ),
        ("Nepal is to receive 60 buses from India.", ["pledge open IND > NPL"]),
        ("Nepal will get six boats from India.", ["pledge open IND > NPL"]),
        ("Nepal will lend Chad $1 million and Mali $2 million.", ["pledge open NPL > TCD"]),
        (
            "India demanded an end to the flights, along with an apology, from Nepal.",
            ["request open IND > NPL", "request open IND > NPL"],
        ),
    ],
)
def test_each_gift_is_told_of_its_giver(acts, sentence, expected):
    assert acts(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Nepal will get rain from the west.",
        "Nepal will get no boats from India.",
        "Nepal will receive guests from India.",
        "Nepal will get a letter from India.",
    ],
)
def test_what_nobody_gives_is_no_promise(acts, sentence):
    assert acts(sentence) == []
