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
