"""What brings up a contact of its own: a numeral for the next one, a call for a session, a noun that leaves its sides around it."""

from __future__ import annotations

import pytest

WANJIRU = "Kenyan President Joy Wanjiru"
TOLD = "Kenya and Uganda held talks in Kampala in May."


@pytest.mark.parametrize(
    ("behind", "expected"),
    [
        ("The next will take place in Nairobi in October.", ["meeting scheduled KEN UGA"]),
        ("A second is planned for October.", ["meeting scheduled KEN UGA"]),
        ("The seventh was held in Nairobi in July.", ["meeting held KEN UGA"]),
        ("The second objected to the plan.", []),
        ("The next is unknown.", []),
        ("They agreed to hold the next in Nairobi.", ["meeting scheduled KEN UGA"]),
        ("Ghana saw the next as a test.", []),
    ],
)
def test_a_numeral_is_a_further_contact_where_it_takes_place(contacts, behind, expected):
    assert contacts(f"{TOLD} {behind}") == ["meeting held KEN UGA", *expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kenya has called a meeting of the Security Council for Friday.", ["conference scheduled UN KEN"]),
        ("Kenya called for a meeting of the Security Council.", ["conference proposed UN"]),
        (f"{WANJIRU} called the meeting a success.", []),
        ("Kenya called in Kampala’s ambassador on Friday to protest.", ["meeting held KEN UGA"]),
        (f"{WANJIRU} called in Kampala for calm.", []),
        ("African Union officials wrapped up two days of meetings in Accra on Friday.", ["conference held AU"]),
        (
            f"The trip comes after a stopover in Accra last month by {WANJIRU}.",
            ["visit held KEN GHA"],
        ),
        (
            f"{WANJIRU} conveyed an invitation to visit Nairobi, which Ugandan President Ali Musa accepted.",
            ["visit proposed UGA KEN"],
        ),
        (f"{WANJIRU} was greeted by caretaker Prime Minister Ali Musa of Uganda.", ["meeting held KEN UGA"]),
    ],
)  # fmt: skip
def test_a_noun_finds_its_sides_around_it(contacts, sentence, expected):
    assert [set(one.split()) for one in contacts(sentence)] == [set(one.split()) for one in expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Kenya and Uganda agreed on a treaty to be signed in Kampala in May.",
            ["signing scheduled UGA KEN"],
        ),
        ("Kenya and Uganda announced talks to be held in Oslo in May.", ["meeting scheduled KEN UGA"]),
        ("They spoke of a conference to be hosted by Ghana in May.", ["conference scheduled GHA"]),
        ("Kenya signed a treaty on fish to be caught in May.", ["signing held KEN"]),
    ],
)
def test_what_is_to_be_done_with_a_noun_is_scheduled(contacts, sentence, expected):
    assert contacts(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Chad and the EU opened trade negotiations in Oslo in June.", ["negotiation held TCD EU"]),
        ("Chad and Mali launched fisheries talks in Oslo in June.", ["meeting held TCD MLI"]),
        ("Kenya’s Ali Musa on Thursday hosted envoys of Chad in Oslo.", ["meeting held KEN TCD"]),
        ("Chad praised the planned trade negotiations.", []),
    ],
)
def test_a_verb_between_its_subject_and_a_compound_is_no_adjective(contacts, sentence, expected):
    assert contacts(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kenya and Chad will hold a video conference.", ["call scheduled KEN TCD"]),
        ("Kenya and Chad held a summit by video link.", ["conference held KEN TCD"]),
        ("Kenya and Chad attended a press conference.", []),
        ("A team from Kenya led by deputy minister Ali Musa arrived in Oslo.", ["visit held KEN NOR"]),
        ("A Kenyan team led by deputy minister Ali Musa arrived in Oslo.", ["visit held KEN NOR"]),
    ],
)
def test_a_contact_is_told_once(contacts, sentence, expected):
    found = contacts(sentence)
    assert [set(one.split()) for one in found] == [set(one.split()) for one in expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Canada's trade minister wrapped up a visit to Beijing with the signing of a nuclear deal.",
            ["visit held CAN CHN", "signing held CAN CHN"],
        ),
        (
            "Talks between Chad and Mali ended with the signing of a ceasefire.",
            ["meeting held TCD MLI", "signing held TCD MLI"],
        ),
        ("Kenya's president ended the year with the signing of the budget.", []),
    ],
)
def test_what_a_visit_or_talks_end_with_is_a_signing_of_both(contacts, sentence, expected):
    assert contacts(sentence) == expected
