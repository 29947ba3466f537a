"""Counterparts met one by one: which lists are of several contacts, and which of one (codebook, Engagement, rule 8)."""

from __future__ import annotations

import pytest

WANJIRU = "Kenyan President Joy Wanjiru"
MUSA = "Ugandan President Ali Musa"
KEITA = "Malian President Sam Keita"


@pytest.mark.parametrize(
    "sentence",
    [
        f"{WANJIRU} received first the Ugandan and then the Malian delegation.",
        f"{WANJIRU} received first the Ugandan prime minister and then the Malian foreign minister.",
        f"{WANJIRU} met {MUSA} in Kampala and {KEITA} in Bamako.",
        f"{WANJIRU} met {MUSA} in Kampala on May 3 and {KEITA} in Bamako on May 6.",
        f"{WANJIRU} held talks with {MUSA} on Monday and {KEITA} on Tuesday.",
        f"{WANJIRU} sat down with {MUSA} in the morning, with {KEITA} in the afternoon.",
        f"{WANJIRU} saw the king of Uganda in Kampala, then the premier of Mali in Bamako.",
        f"{WANJIRU} will meet the Ugandan and the Malian prime ministers respectively.",
        f"{WANJIRU} met her counterparts from Uganda and Mali one after the other.",
        f"On the margins, {WANJIRU} had meetings with {MUSA} and {KEITA}.",
    ],
)
def test_counterparts_met_one_by_one_are_met_apart(contacts, sentence):
    assert [contact.split(" ", 2)[::2] for contact in contacts(sentence)] == [
        ["meeting", "KEN UGA"],
        ["meeting", "KEN MLI"],
    ]


def test_officials_of_several_capitals_receive_apart(contacts):
    sentence = "In Kampala and Bamako the Kenyan envoy Joy Wanjiru was received by officials."
    assert contacts(sentence) == ["meeting held KEN UGA", "meeting held KEN MLI"] or {
        " ".join(sorted(c.split()[2:])) for c in contacts(sentence)
    } == {"KEN UGA", "KEN MLI"}


def test_calls_on_different_days_are_several_calls(contacts):
    sentence = f"{WANJIRU} made telephone calls to {MUSA} on Monday and to {KEITA} on Tuesday."
    assert contacts(sentence) == ["call held KEN UGA", "call held KEN MLI"]


@pytest.mark.parametrize(
    "sentence",
    [
        f"{WANJIRU} met {MUSA} and {KEITA} in Nairobi.",
        f"{WANJIRU} met the presidents of Uganda and Mali in Nairobi on Monday.",
        f"{WANJIRU} met her counterparts from Uganda and Mali.",
    ],
)
def test_counterparts_met_together_are_met_once(contacts, sentence):
    assert contacts(sentence) == ["meeting held KEN UGA MLI"]


@pytest.mark.parametrize("how", ["respectively", "separately", "on separate occasions"])
def test_officials_of_one_party_who_meet_a_visitor_apart_have_a_meeting_each(contacts, how):
    sentence = f"Ugandan Premier Joseph Okot and Ugandan Speaker Grace Atim met {WANJIRU} {how}."
    assert contacts(sentence) == ["meeting held UGA KEN", "meeting held UGA KEN"]


def test_visits_of_several_people_are_several_visits(report):
    text = f"Talks followed the visits to Kampala of Kenyan Trade Minister Ann Otieno and {WANJIRU} in April."
    visits = [e for e in report(text).engagements if e.kind == "visit"]
    assert [[person.name for person in visit.participants] for visit in visits] == [
        ["Ann Otieno"],
        ["Joy Wanjiru"],
    ]
    together = report(
        f"Kenyan Trade Minister Ann Otieno and {WANJIRU} paid a visit to Kampala in April."
    ).engagements
    assert [len(visit.participants) for visit in together] == [2]


def test_a_list_goes_on_behind_a_seat_of_an_organization(contacts):
    sentence = "In May the Kenyan envoy Joy Wanjiru traveled to Uganda, the AU headquarters in Addis Ababa, Mali and Ghana."
    assert {contact.split()[-1] for contact in contacts(sentence)} >= {"UGA", "MLI", "GHA"}


def test_who_also_sees_somebody_else_has_another_meeting(contacts):
    text = f"The premiers of Uganda and Kenya will hold talks; Ugandan Premier Joseph Okot will also call on {WANJIRU}."
    assert contacts(text) == ["meeting scheduled UGA KEN", "meeting scheduled UGA KEN"]


def test_separate_meetings_with_officials_of_one_party_are_one_each(report):
    text = f"{WANJIRU} held separate meetings in Kampala with Ugandan Premier Joseph Okot and Speaker Grace Atim."
    assert [[person.name for person in met.participants] for met in report(text).engagements] == [
        ["Joy Wanjiru", "Joseph Okot"],
        ["Joy Wanjiru", "Grace Atim"],
    ]


def test_talks_with_one_and_with_another_on_the_next_day_are_two(report):
    found = report("Kenya held talks with Uganda on Monday and Mali on Tuesday.").engagements
    assert [(met.parties[1].code, str(met.when)) for met in found] == [
        ("UGA", "2025-08-25"),
        ("MLI", "2025-08-26"),
    ]


@pytest.mark.parametrize("first", ["Uganda's envoy for Chad, Joseph Okot,", "Ugandan leader Joseph Okot"])
def test_a_counterpart_is_beside_an_office_and_not_beside_what_stands_by_it(contacts, first):
    sentence = f"{WANJIRU} met separately with {first} and her Malian counterpart, Ali Musa, on Monday."
    assert contacts(sentence) == ["meeting held KEN UGA", "meeting held KEN MLI"]
