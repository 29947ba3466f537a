"""Repairs of prepositions and of what relative clauses hang on, told by what the reader makes of the sentence."""

from __future__ import annotations

import pytest

MET = "Kenya met Uganda in Nairobi on Monday."


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"{MET} They praised the memorandum the two governments signed in May.", "signing held KEN UGA"),
        (f"{MET} They praised the treaty which the two countries signed in May.", "signing held KEN UGA"),
        (f"{MET} They recalled the Declaration on Trade Relations, signed in May.", "signing held KEN UGA"),
        (
            "On Thursday Wanjiru received Ugandan President Ali Musa in Nairobi. Kenyan President Joy Wanjiru smiled.",
            "meeting held KEN UGA",
        ),
        (
            "Kenyan President Joy Wanjiru rang Ugandan President Ali Musa, as well as Chadian President Rose Deby.",
            "call held KEN TCD",
        ),
        (
            "A letter from Kenyan President Joy Wanjiru, sent to Ugandan President Ali Musa on Monday, arrived.",
            "correspondence held KEN UGA",
        ),
        (
            "It is a treaty, too, which prime ministers Ali Musa of Uganda and Sam Keita of Mali signed in Rome.",
            "signing held UGA MLI",
        ),
        (
            "The AU and the EU praised the Framework for Health in Africa, which the two organisations signed in May.",
            "signing held AU EU",
        ),
        ("Kenya and Uganda signed, in Kampala, a new treaty.", "signing held KEN UGA"),
        (
            f"{MET} A Joint Communiqué on Fisheries Relations was signed by the ministers.",
            "signing held KEN UGA",
        ),
        (
            f"{MET} The Ugandan president reiterated a proposal that they get together.",
            "meeting proposed UGA KEN",
        ),
        (
            "Ugandan envoy Rose Atim was in Nairobi from April 5 to 7 for consultations with Kenyan Minister Peter Otieno.",
            "meeting held UGA KEN",
        ),
        (
            "Kenya’s Joy Wanjiru held talks at State House with Ugandan President Ali Musa, who was on a visit to Kenya.",
            "visit held UGA KEN",
        ),
        (
            "Ugandan President Ali Musa had a call at the request of Kenyan President Joy Wanjiru.",
            "call held UGA KEN",
        ),
        (
            "Yesterday evening Ugandan President Ali Musa met Kenyan President Joy Wanjiru.",
            "meeting held UGA KEN",
        ),
    ],
)
def test_a_clause_is_read_where_the_parser_hangs_it_wrong(contacts, sentence, expected):
    assert expected in contacts(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya gave the minister the award given to Uganda.",
        "Kenya praised the law that the two ministers broke.",
        "On Thursday Kenya slept, as well as Uganda.",
        "Kenya signed in Kampala on Monday.",
    ],
)
def test_the_repairs_make_no_contact_where_there_is_none(contacts, sentence):
    assert contacts(sentence) == []
