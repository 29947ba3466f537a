"""Actors that a text introduces with their acronym: parties, movements and bodies that the gazetteer does not know."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Orange Reform Movement (ORM) promised to end the strikes.", "pledge open ORM"),
        ("The Orange Reform Movement (ORM) met. The ORM promised to end the strikes.", "pledge open ORM"),
        ("The League of Herders (LH) met. The League of Herders promised to leave.", "pledge open LH"),
        ("The Chad Liberation\nFront (CLF) promised to end the strikes.", "pledge open CLF"),
        ("Her party, the Orange League (OL), promised to end the strikes.", "pledge open OL"),
    ],
)
def test_an_actor_introduced_with_its_acronym_goes_by_it(acts, text, expected):
    assert acts(text)[-1] == expected


def test_it_is_a_side_of_a_contact_and_no_state_of_its_name(contacts):
    text = "Talks between Mali and the Chad Liberation Front (CLF) began in Doha on Monday."
    assert contacts(text) == ["meeting held CLF MLI"] or contacts(text) == ["meeting held MLI CLF"]


@pytest.mark.parametrize(
    "text",
    [
        "The Free Trade Agreement (FTA) promised to end the strikes.",
        "The Federal Bureau of Roads (FBR) promised to build a road.",
        "The Joint Working Group (JWG) promised to build a road.",
        "The Munich Peace Conference (MPC) promised to build a road.",
        "The Orange Reform Movement (PQR) promised to end the strikes.",
        "The orange reform movement promised to end the strikes.",
    ],
)
def test_what_is_no_actor_or_has_other_initials_is_not_introduced(acts, text):
    assert acts(text) == []


def test_what_the_gazetteer_knows_keeps_its_code(acts):
    assert acts("The African Union (AU) promised to send troops.") == ["pledge open AU"]
