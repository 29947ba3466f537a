"""One record for each commitment, however often and in whatever words a text tells it, and one for each of two alike."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "text",
    [
        "Kenya will send 20 tractors to Chad. “We will deliver 20 tractors,” President Ali Musa of Kenya told reporters.",
        "Kenya pledged to return the refugees' land, and Kenya's president said the land would be returned by December.",
        "“Kenya will host the talks and we will cover all costs,” the Kenyan minister said. Kenya would cover the costs.",
        "Kenya pledges $50 million for Chad\n\nNAIROBI - Kenya's prime minister promised Chad 50 million dollars on Tuesday to repair roads.",
    ],
)  # fmt: skip
def test_what_is_told_again_in_other_words_is_one(report, text):
    (commitment,) = report(text).commitments
    assert commitment.kind == "pledge"
    assert len(commitment.evidence) == 2


@pytest.mark.parametrize(
    "text",
    [
        # of another amount, due at another time, with another name, of another thing
        "Kenya will send 20 tractors to Chad. Kenya will also send 30 tractors to Chad.",
        "Kenya will open a school in Chad in May 2026. Kenya will open a school in Chad in June 2027.",
        "Kenya called on Chad to open the Rafah crossing. Kenya called on Chad to open the Kerem Shalom crossing.",
        "Kenya asked Chad to release five fishermen. It asked Chad to release their boats.",
    ],
)
def test_what_is_only_like_it_is_another(report, text):
    assert len(report(text).commitments) == 2
