"""What a party says that it will do: an act, a contact, or neither."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("India will end its blockade of the road.", "pledge open IND"),
        ("India will begin deliveries of wheat in May.", "pledge open IND"),
        ("India will make its ports available.", "pledge open IND"),
        ("India will make a contribution of 2 million euros.", "pledge open IND"),
        ("India will come to the aid of Nepal.", "pledge open IND > NPL"),
        ("India will have no dealings with Nepal.", "pledge open IND > NPL"),
        ("India will meet the cost of the dam.", "pledge open IND"),
        ("India will host 300 refugees.", "pledge open IND"),
        ("India will review its aid to Nepal.", "pledge open IND > NPL"),
        ("India will issue visas on arrival.", "pledge open IND"),
        ("India will ask Congress for money.", "pledge open IND"),
        ("India said that it would return to the negotiating table.", "pledge open IND"),
        ("The Indian parliament will ratify the treaty.", "pledge open IND"),
        ("Indian ships will take part in the patrols.", "pledge open IND"),
        ("India will look at the request of Nepal.", "pledge open IND > NPL"),
        ("India said that it would block the talks.", "pledge open IND"),
        ("The request of Nepal will be considered, India said.", "pledge open IND > NPL"),
        ("India is to co-finance the dam in Nepal.", "pledge open IND > NPL"),
    ],
)
def test_what_stands_with_a_verb_makes_it_an_act(acts, sentence, expected):
    assert expected in acts(sentence)


def test_doing_the_same_is_what_was_just_told(acts):
    text = "India will open a mission in Malé, and Nepal will do the same in Suva."
    assert [act.split(" > ")[0] for act in acts(text)] == ["pledge open IND", "pledge open NPL"]


@pytest.mark.parametrize(
    "sentence",
    [
        "The drought in India will end.",
        "The blockade of India will end in May.",
        "India will have a new minister.",
        "India will make progress.",
        "India will come to the summit.",
        "India will meet the ministers of Nepal.",
        "India will host the ministers of Nepal.",
        "India will review the plan with Nepal.",
        "India will hold talks over coffee.",
        "India will be represented by its minister.",
        "India and Nepal met. The dates will be arranged through diplomatic channels.",
        "India will be watching the vote.",
        "India will never forget the aid.",
        "India will take part in the summit of the SAARC.",
    ],
)
def test_what_only_happens_and_what_is_a_contact_is_no_act(acts, sentence):
    assert acts(sentence) == []
