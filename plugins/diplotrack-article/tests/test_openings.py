"""Participles that open a sentence: whose they are, and what they are about."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Having met the Polish president in Warsaw, Kenya's prime minister flew on to Kampala.",
            ["meeting held KEN POL", "visit held KEN UGA"],
        ),
        (
            "Having met President Ali Musa of Uganda in Kampala, the Kenyan foreign minister, Sam Okello, flew on to Kigali.",
            ["meeting held KEN UGA", "visit held KEN RWA"],
        ),
        (
            "Having been received by President Ali Musa of Uganda, Prime Minister Joy Wanjiru of Kenya turned up in Kigali.",
            ["meeting held UGA KEN", "visit held KEN RWA"],
        ),
        (
            "After meeting President Ali Musa of Uganda in Kampala, Joy Wanjiru of Kenya flew on to Kigali.",
            ["meeting held KEN UGA", "visit held KEN RWA"],
        ),
        (
            "Meeting in Bogotá, the foreign ministers of Colombia and Panama, Ana Ruiz and Eva Mora, signed a pact.",
            ["meeting held COL PAN", "signing held COL PAN"],
        ),
        (
            "The visit to Nairobi of Ugandan Foreign Minister Ali Musa ended on Friday.",
            ["visit held UGA KEN"],
        ),
        (
            "We recall the visit to Nairobi last month of the Ugandan president's special envoy, Ali Musa.",
            ["visit held UGA KEN"],
        ),
        ("Arab League ministers, gathered in Cairo on Sunday, rejected it.", ["conference held LAS"]),
        ("Delegations of Georgia and Romania met in Batumi.", ["meeting held GEO ROU"]),
        ("Emissaries of Georgia and Romania met in Batumi.", ["meeting held GEO ROU"]),
    ],
)
def test_contacts_of_clauses_that_the_parser_takes_apart(contacts, sentence, expected):
    found = contacts(sentence)
    assert [contact for contact in expected if contact not in found] == []


def test_a_name_behind_an_office_is_no_apposition_of_a_place(report):
    (met,) = report("Ali Musa, the foreign minister of Uganda, met Kenya's Joy Wanjiru in Rome.").engagements
    assert {person.name for person in met.participants} == {"Ali Musa", "Joy Wanjiru"}


def test_ties_keep_their_word(acts):
    said = acts("Kenya and Uganda restored ties last month.")
    assert said == ["agreement fulfilled KEN UGA"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("In Nairobi, Kenya and Uganda signed a treaty.", "signing held KEN UGA"),
        ("At the White House, Rwanda and the DRC signed a treaty.", "signing held RWA COD"),
        ("In Lima, Peru, Chile and Bolivia signed a treaty.", "signing held PER CHL BOL"),
        ("In Nairobi and Kampala, Chad signed treaties with Mali.", "signing held TCD MLI"),
    ],
)
def test_a_place_before_the_subject_is_no_part_of_it(contacts, sentence, expected):
    assert contacts(sentence) == [expected]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "At the summit in Cairo on Tuesday, Kenya, Uganda and Chad signed a treaty.",
            "signing held KEN UGA TCD",
        ),
        ("Following talks in Geneva, Armenia and Azerbaijan signed a treaty.", "signing held ARM AZE"),
        (
            "Kenyan Foreign Minister Ali Musa, on his first trip to Asia, is to meet his Ugandan counterpart.",
            "meeting scheduled KEN UGA",
        ),
        (
            "After talks with his French counterpart, Chadian Foreign Minister Ali Musa left.",
            "meeting held FRA TCD",
        ),
    ],
)
def test_what_stands_before_the_subject_takes_none_of_it(contacts, sentence, expected):
    assert [set(found.split()) for found in contacts(sentence) if not found.startswith("visit")][-1:] == [
        set(expected.split())
    ]


def test_the_list_of_a_place_stays_with_it(contacts):
    assert contacts("In Rome, the capital, Kenya and Chad signed a treaty.") == ["signing held KEN TCD"]


@pytest.mark.parametrize("date", ["On 3 March", "On March 3", "On Monday", "On May 6, 2026"])
def test_a_date_before_two_names_takes_none_of_them(report, date):
    text = f"{date}, Ali Musa and Foreign Minister Joy Mwangi of Kenya will sign a treaty."
    (signed,) = report(f"Chadian Foreign Minister Ali Musa left. {text}").engagements
    assert [person.name for person in signed.participants] == ["Ali Musa", "Joy Mwangi"]


@pytest.mark.parametrize(
    ("opening", "there", "expected"),
    [
        ("At the invitation of the President of Chad, Ali Musa, the President of Mali, Sam Okello,", "Chad", "TCD > MLI"),
        ("At the invitation of the Prime Minister of Togo, Joy Mwangi, the King of Bahrain, Ali Musa,", "Togo", "TGO > BHR"),
        ("On the invitation of the Foreign Minister of Peru, Ana Ruiz, the Foreign Minister of Chile, Sam Okello,", "Peru", "PER > CHL"),
        ("At the invitation of the President of the Republic of Chad, Ali Musa, the Chancellor of Austria, Joy Mwangi,", "Chad", "TCD > AUT"),
    ],
)  # fmt: skip
def test_who_comes_at_an_invitation_does_not_invite(acts, opening, there, expected):
    assert acts(f"{opening} paid a state visit to {there}.") == [f"invitation accepted {expected}"]


def test_an_aside_is_not_who_comes(contacts):
    text = "On April 24, 2021, Kenya’s Ali Musa, not yet three months in office, flew to Jakarta."
    assert contacts(text) == ["visit held KEN IDN"]


def test_an_office_behind_two_names_is_not_a_third_who_acts(report):
    text = (
        "Ali Musa, President of Chad, is paying a State Visit to Kenya from 7 to 10 October as a State Guest. "
        "On 8 October, he and Joy Mwangi, Prime Minister of Kenya, held a meeting at the Akasaka State Guest House."
    )
    met = report(text).engagements[-1]
    assert [person.name for person in met.participants] == ["Ali Musa", "Joy Mwangi"]
