"""Journeys of several stops, and those that are told beside another act: each stop is a visit of its own."""

from __future__ import annotations

from datetime import date

import pytest

WANJIRU = "Kenyan President Joy Wanjiru"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"{WANJIRU} will fly to Accra and then on to Lomé.", ["scheduled KEN GHA", "scheduled KEN TGO"]),
        (f"{WANJIRU} flew to Accra on Monday and then on to Lomé.", ["held KEN GHA", "held KEN TGO"]),
        (f"{WANJIRU} will travel to Accra and from there to Lomé.", ["scheduled KEN GHA", "scheduled KEN TGO"]),
        (f"{WANJIRU} will be in Accra on Friday and in Lomé on Sunday.", ["scheduled KEN GHA", "scheduled KEN TGO"]),
        (f"{WANJIRU} will be in Accra on Friday and Lomé on Sunday.", ["scheduled KEN GHA", "scheduled KEN TGO"]),
        (f"The trip will take {WANJIRU} on to Accra.", ["scheduled KEN GHA"]),
        (f"{WANJIRU} visited Chad, the Central African Republic and Mali.", ["held KEN TCD", "held KEN CAF", "held KEN MLI"]),
        (
            f"{WANJIRU} landed in Accra on Friday, went on to Lomé on Saturday and ended her trip in Dakar on Sunday.",
            ["held KEN GHA", "held KEN TGO", "held KEN SEN"],
        ),
        (f"{WANJIRU} is due in Accra on Friday, her third visit to Ghana in a year.", ["scheduled KEN GHA"]),
        (f"Fresh from a visit to Accra, {WANJIRU} spoke of a good year.", ["held KEN GHA"]),
        (f"On her return from Accra, {WANJIRU} spoke of a good year.", ["held KEN GHA"]),
        (f"The visit follows a trip by {WANJIRU} to Accra in April.", ["held KEN GHA"]),
        (f"A trip to Accra by {WANJIRU} has been put off until May.", ["postponed KEN GHA"]),
        (f"The visit to Accra by {WANJIRU} lasted two days.", ["held KEN GHA"]),
        (f"Nurses in Accra had a visit from {WANJIRU}.", ["held KEN GHA"]),
        (f"{WANJIRU} flew to Mar-a-Lago.", ["held KEN USA"]),
        (
            f"{WANJIRU} met a friend. Wanjiru, who arrived in Accra late on Monday, was also due to see a plant before departing for Lomé.",
            ["held KEN GHA", "scheduled KEN TGO"],
        ),
        (f"{WANJIRU} ended a stay in Accra, her first since she was elected, and headed for Lomé.", ["held KEN GHA", "held KEN TGO"]),
        ("Kenya’s Joy Wanjiru lands in Accra on Friday after calling in at Lomé.", ["scheduled KEN GHA", "held KEN TGO"]),
        (f"{WANJIRU} will represent Kenya at the swearing-in of Sam Okello in Accra.", ["scheduled KEN GHA"]),
        (f"{WANJIRU}, back from Accra on Monday, spoke of a good year.", ["held KEN GHA"]),
        (f"{WANJIRU} passed through the Ghanaian capital.", ["held KEN GHA"]),
        (f"{WANJIRU} spoke of Accra. She had been there in May.", ["held KEN GHA"]),
        (f"{WANJIRU} flies to Accra to address the sustainability week and on to Lomé.", ["scheduled KEN GHA", "scheduled KEN TGO"]),
        (f"{WANJIRU}, on a three-day trip, arrives in Lomé on Friday.", ["scheduled KEN TGO"]),
        ("Kenyan President Ali Musa was in Accra on Monday. His next stop is Lomé.", ["held KEN GHA", "scheduled KEN TGO"]),
        ("A Kenyan military delegation left the Ghanaian capital.", ["held KEN GHA"]),
        (f"{WANJIRU} made Accra her first foreign destination.", ["held KEN GHA"]),
        (f"{WANJIRU} ended a stay in Accra and headed for Lomé.", ["held KEN GHA", "held KEN TGO"]),
        (f"{WANJIRU} ended a visit to Accra, her first since she was re-elected.", ["held KEN GHA"]),
        (f"{WANJIRU} left Accra and, two hours later, landed in Lomé.", ["held KEN GHA", "held KEN TGO"]),
        (f"{WANJIRU} just got back from Accra.", ["held KEN GHA"]),
        (f"{WANJIRU} was at the funeral of the founding president, Sam Okello, in Accra.", ["held KEN GHA"]),
    ],
)  # fmt: skip
def test_each_stop_is_a_visit(contacts, sentence, expected):
    assert contacts(sentence) == [f"visit {one}" for one in expected]


@pytest.mark.parametrize(
    "sentence",
    [
        f"{WANJIRU} is ill, her third illness in a year.",
        f"{WANJIRU} praised Ghana, the host, Mali and Togo.",
        f"In return, {WANJIRU} spoke of a good year.",
        f"{WANJIRU} visits to Ghana would be many.",
        f"{WANJIRU}, back from Nairobi on Monday, spoke of a good year.",
        f"{WANJIRU} spoke of Accra. There is much fish there.",
        f"{WANJIRU} urged the return of art from Accra.",
        f"Fresh from the printer, the book of {WANJIRU} was praised.",
    ],
)
def test_what_only_looks_like_a_stop_is_none(contacts, sentence):
    assert contacts(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"Ghana invited {WANJIRU} to attend the fair in Accra.", ["visit proposed KEN GHA"]),
        (f"Ghana invited {WANJIRU} to the fair in Accra.", ["visit proposed KEN GHA"]),
        (f"{WANJIRU} accepted Ghana’s invitation to address the parliament in Accra.", ["visit scheduled KEN GHA"]),
        # Whoever invites to a third country does not ask for a visit.
        (f"Ghana invited {WANJIRU} to attend the fair in Oslo.", []),
        (f"{WANJIRU} attended the fair in Accra.", []),
    ],
)  # fmt: skip
def test_an_invitation_to_an_event_of_the_host_is_one_to_a_visit(contacts, sentence, expected):
    assert contacts(sentence) == expected


def test_both_capitals_are_those_of_the_two_sides(contacts):
    told = f"Chad and Mali held talks in Oslo in May. {WANJIRU} visited both capitals in June."
    assert contacts(told) == ["meeting held TCD MLI", "visit held KEN TCD", "visit held KEN MLI"]


def test_a_place_where_two_met_is_visited_by_nobody_for_what_it_was(contacts):
    told = f"Oslo, where {WANJIRU} and Ugandan President Ali Musa met face to face on July 10, was neutral ground."
    assert contacts(told) == ["meeting held KEN UGA"]


def test_a_hyphened_place_is_no_month(report):
    (visit,) = report(f"{WANJIRU} flew to Mar-a-Lago.").engagements
    assert visit.when is None


def test_somebody_known_by_a_surname_may_act_behind_an_adverb(reading):
    from diplotrack_article.leaders import leaders

    found = reading("Macron last visited Accra in April 2023.", leaders=leaders()).report.engagements
    assert [[party.code for party in one.parties] for one in found] == [["FRA", "GHA"]]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            f"{WANJIRU} will visit Ghana on May 3 and 4, the Comoros on May 5 and Oman on May 6.",
            [("GHA", "2025-05-03/2025-05-04"), ("COM", "2025-05-05"), ("OMN", "2025-05-06")],
        ),
        (
            f"{WANJIRU} will travel to Ghana on Monday, the Seychelles on Tuesday and Oman on Wednesday.",
            [("GHA", "2025-01-13"), ("SYC", "2025-01-14"), ("OMN", "2025-01-15")],
        ),
        (f"{WANJIRU} flew to Chad, the Congo, Mali and Togo.", [("TCD", None), ("COD", None), ("MLI", None), ("TGO", None)]),
    ],
)  # fmt: skip
def test_a_stop_may_have_an_article(report, sentence, expected):
    document = report(sentence, published=date(2025, 1, 10))
    assert [(v.parties[1].code, v.when and str(v.when)) for v in document.engagements] == expected
