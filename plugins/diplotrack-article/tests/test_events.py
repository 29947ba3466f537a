"""Events and relations: which words tell of one contact, and which of how two sides stand with each other."""

from __future__ import annotations

import pytest

TOLD = "Jordanian Foreign Minister Omar Haddad met Omani Foreign Minister Said Harthy in Muscat."


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya and Uganda agreed to remain in close contact.",
        "Kenya and Uganda keep regular contact through their embassies.",
        "Kenya and Uganda maintain a dialogue on energy.",
        "Kenya and Uganda opened a dialogue on fish.",
        "The dam was built by Kenya in consultation with Uganda.",
        "Contacts between Kenya and Uganda have multiplied since 2019.",
        "A meeting between Kenya and Uganda is unlikely.",
        "Diplomats from Kenya often meet counterparts from Uganda.",
        "Kenya and Uganda had an exchange of fire across the lake.",
        "Kenya has convened an emergency session of parliament.",
    ],
)
def test_a_relation_or_a_habit_is_no_contact(contacts, sentence):
    assert contacts(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kenya and Uganda held a dialogue on energy in Kampala.", "meeting held KEN UGA"),
        ("Kenya and Uganda opened a dialogue on fish in Kampala on Friday.", "meeting held KEN UGA"),
        ("Kenya held consultations with Uganda.", "meeting held KEN UGA"),
        ("The second regular meeting between Kenya and Uganda took place on Friday.", "meeting held KEN UGA"),
        ("Delegations of Kenya and Uganda held a session by video conference.", "call held KEN UGA"),
    ],
)
def test_talk_that_takes_place_is_a_contact(contacts, sentence, expected):
    assert contacts(sentence) == [expected]


@pytest.mark.parametrize(
    "more",
    [
        "The two sides had an in-depth exchange of views on water.",
        "They also discussed trade.",
        "The two ministers spoke highly of their ties.",
        "They spoke about trade.",
    ],
)
def test_words_for_what_was_talked_about_are_no_further_contact(contacts, more):
    assert contacts(f"{TOLD} {more}") == ["meeting held JOR OMN"]


def test_those_who_are_briefed_besides_are_met_besides(contacts):
    more = "Haddad then briefed Kuwaiti Foreign Minister Ali Sabah."
    assert contacts(f"{TOLD} {more}") == ["meeting held JOR OMN", "meeting held JOR KWT"]
