"""Who is at a contact besides those whom its own words name."""

from __future__ import annotations

import pytest


def present(report, text):
    return {person.name for engagement in report(text).engagements for person in engagement.participants}


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenyan President Joy Wanjiru, accompanied by Foreign Minister Sam Okello, arrived in Kampala on Monday.",
        "Accompanied by Foreign Minister Sam Okello, Kenyan President Joy Wanjiru visited Kampala on Monday.",
        "Kenyan President Joy Wanjiru flew to Kampala together with Foreign Minister Sam Okello.",
    ],
)
def test_who_comes_along_takes_part(report, sentence):
    assert {"Joy Wanjiru", "Sam Okello"} <= present(report, sentence)


def test_who_comes_along_from_another_party_is_no_traveler(report):
    text = "Kenyan President Joy Wanjiru, accompanied by Rwandan Minister Rose Uwase, arrived in Kampala on Monday."
    assert present(report, text) == {"Joy Wanjiru"}


def test_whom_a_list_in_the_words_we_and_their_offices_names_met(report):
    text = "We, President Joy Wanjiru of Kenya and President Ali Musa of Uganda, met today in Entebbe."
    assert present(report, text) == {"Joy Wanjiru", "Ali Musa"}


def test_who_leads_the_delegations_gives_them_their_parties(report):
    text = "The delegations, headed by Deputy Ministers Sam Okello of Kenya and Ali Musa of Uganda, met at the border."
    (met,) = report(text).engagements
    assert {party.code for party in met.parties} == {"KEN", "UGA"}
    assert {person.name for person in met.participants} == {"Sam Okello", "Ali Musa"}


def test_who_behind_a_body_is_who_works_there(report):
    text = "Ana Ruiz, an adviser to the Chilean foreign ministry who visited Lima in May, liked it."
    assert present(report, text) == {"Ana Ruiz"}
    assert present(report, "Ana Ruiz praised the Chilean foreign ministry, which met Peru in May.") == set()


@pytest.mark.parametrize(
    "sentence",
    [
        "She was accompanied by Foreign Minister Sam Okello and Trade Minister Rose Otieno.",
        "She is joined by Foreign Minister Sam Okello and Trade Minister Rose Otieno.",
        "Foreign Minister Sam Okello and Trade Minister Rose Otieno are accompanying her.",
        "Accompanying her are Foreign Minister Sam Okello and Trade Minister Rose Otieno.",
    ],
)
def test_who_comes_along_by_a_sentence_of_its_own_is_on_the_visit(report, sentence):
    text = f"Kenyan President Joy Wanjiru will arrive in Kampala on Monday. {sentence}"
    (visit,) = report(text).engagements
    assert [person.name for person in visit.participants] == ["Joy Wanjiru", "Sam Okello", "Rose Otieno"]
    assert visit.status == "scheduled"


def test_who_joins_from_the_other_side_is_no_companion(report):
    text = "Kenyan President Joy Wanjiru arrived in Kampala on Monday. She was joined by Ugandan Minister Ali Musa."
    assert [p.name for e in report(text).engagements if e.kind == "visit" for p in e.participants] == [
        "Joy Wanjiru"
    ]
