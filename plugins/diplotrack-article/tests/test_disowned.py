"""What a denied report says, and what somebody will not speak of, is nobody's commitment."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    "sentence",
    [
        "A spokesperson for Kenya declined to comment.",
        "Kenya refused to give details of the loan.",
        "Kenya's treasury declined to name the company.",
        "Kenya declined to be drawn on whether it would sign the accord with Uganda.",
        "Kenya declined to say when its troops would leave Uganda.",
        "Kenya refused to confirm reports that it had agreed to lend Uganda $2 billion.",
        "Kenya denied a report that it had promised to sell its stake.",
        "Kenya dismissed claims that it had agreed to recognize Somaliland.",
        "Kenya denied rumors that it planned to expel the ambassador.",
        "There is no truth to suggestions that Kenya will lift the ban, its foreign ministry said.",
        "Diplomats in Kampala doubt that Kenya will lift the ban.",
        "Diplomats here doubt that Kenya will accept.",
    ],
)
def test_a_denied_report_and_a_refusal_to_speak_bind_nobody(acts, sentence):
    assert acts(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kenya refused to name an ambassador to Uganda.", ["refusal open KEN > UGA"]),
        ("Kenya refused to give up its base in Uganda.", ["refusal open KEN > UGA"]),
        ("Kenya declined to attend the summit.", ["refusal open KEN"]),
        ("Kenya confirmed reports that it would lend Uganda $2 billion.", ["pledge open KEN > UGA"]),
        ("Kenya said that its troops would leave Uganda.", ["pledge open KEN > UGA"]),
    ],
)
def test_what_is_declined_or_confirmed_in_earnest_stands(acts, sentence, expected):
    assert acts(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        # what others make of a party
        "Kenya is willing to learn from others, a columnist wrote in the Times.",
        "Critics say that Kenya refuses to pay its share.",
        "The book says that Kenya intends to leave Uganda to its fate.",
        "Uganda accused Kenya of refusing to pay.",
        "Uganda's farmers say Kenya refuses to buy their apples.",
        "Kenya intends to attack Uganda, the Ugandan interior minister claimed.",
        # what one party says of another, without having met it
        "Uganda warned that Kenya would send more troops.",
        "Uganda's air force said Kenya would run out of missiles within months.",
        "A spy chief of Uganda said Kenya intends to double its forces.",
        # what is only likely, what the law has it, and what has to be
        "Uganda said Kenya will probably test another missile.",
        "Hopefully, Kenya will lift the ban.",
        "Under the constitution, Kenya's president shall appoint the judges.",
        "Kenya will have to wait for the results, the federation said.",
        # what comes about
        "The Kenyan ministry said its ambassador would turn 60.",
        "Kenya's oil minister said that output will reach six million barrels.",
        "Kenya will learn next week whether it has won.",
        # what nobody can be seen doing
        "Kenya called for wisdom.",
        "Kenya's ambassador declined an interview.",
        "The Kenyan and Ugandan ministers agreed that trade binds the two nations.",
    ],
)
def test_what_others_make_of_a_party_is_not_its_word(acts, sentence):
    assert acts(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Analysts said Kenya had refused to pay.", ["refusal open KEN"]),
        ("Kenya warned that it would send troops to Uganda.", ["pledge open KEN > UGA"]),
        (
            "Qatar met Kenya and Uganda. Qatar said Kenya would send back the crew.",
            ["pledge open KEN > QAT UGA"],
        ),
        ("The mediators of Qatar announced that Kenya would free a pilot.", ["pledge open KEN > QAT"]),
        ("Kenya will have to withdraw its troops, the Ugandan foreign minister said.", ["request open UGA > KEN"]),
        ("Kenya and Uganda agreed that experts draw up a plan.", ["agreement open KEN UGA"]),
    ],
)  # fmt: skip
def test_what_a_party_is_told_to_have_done_or_announced_stands(acts, sentence, expected):
    assert acts(sentence) == expected


def test_what_a_thing_is_meant_for_and_what_nobody_will_want_is_nothing_promised(acts):
    assert acts("Kenya hosted talks with Chad that were meant to calm a row over arms.") == []
    assert acts("Kenya met Chad. Neither side will want to be blamed.") == []
    assert acts("Kenya means to build a road in Chad.") == ["pledge open KEN > TCD"]
    assert acts("Kenya will continue to supply power to Chad.") == ["pledge open KEN > TCD"]


def test_an_amount_in_dollars_names_no_party(acts):
    assert acts("Kenya will extend a credit of US$ 400 million.") == ["pledge open KEN"]
    assert acts("Kenya will extend a credit to the US.") == ["pledge open KEN > USA"]
