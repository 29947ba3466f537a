"""What became of an offer, and the refusal that a "no" is besides."""

from __future__ import annotations

import pytest

OFFER = "Kenya proposed a joint dam to Uganda."
DECLINED = ["proposal declined KEN > UGA", "refusal open UGA > KEN"]
ACCEPTED = ["proposal accepted KEN > UGA"]
OPEN = ["proposal open KEN > UGA"]


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        ("Uganda rejected it.", DECLINED),
        ("Uganda turned it down.", DECLINED),
        ("Uganda said no.", DECLINED),
        ("The proposal was rejected by Uganda.", DECLINED),
        ("The proposal could not be accepted by Uganda.", DECLINED),
        ("The proposal did not find favor with Uganda.", DECLINED),
        ("The proposal was not accepted.", ["proposal declined KEN > UGA"]),
        ("Uganda will not hear of it.", DECLINED),
        ("Uganda dismissed it out of hand.", DECLINED),
        ("Uganda's answer was no.", DECLINED),
        ("The answer was a firm no.", DECLINED),
        ("The answer was no surprise.", OPEN),
        ("Uganda said no talks were planned.", OPEN),
        ("Uganda said yes.", ACCEPTED),
        ("Uganda accepted it.", ACCEPTED),
        ("Uganda gave a positive answer.", ACCEPTED),
        ("Uganda said nothing.", OPEN),
        ("Uganda might reject it.", OPEN),
        ("Uganda did not reject it.", OPEN),
        ("If Uganda rejected it, trade would suffer.", OPEN),
        ("Kenya rejected it.", OPEN),
        ("Uganda accepted the result.", OPEN),
        ("It rained. Uganda said no.", [*OPEN, "refusal open UGA"]),
        ("Asked whether it rained, Uganda said no.", OPEN),
    ],
)
def test_a_yes_or_no_settles_the_last_offer_of_another(acts, answer, expected):
    assert acts(f"{OFFER} {answer}") == expected


def test_what_falls_on_deaf_ears_is_refused_by_whom_it_was_put_to(acts):
    text = "Kenya asked Uganda to open the border. The request fell on deaf ears."
    assert acts(text) == ["request declined KEN > UGA", "refusal open UGA > KEN"]


def test_a_noun_says_what_is_answered_and_by_whom_it_was_made(acts):
    text = "A Kenyan proposal to build a dam was not accepted by Uganda."
    assert acts(text) == ["proposal declined KEN > UGA", "refusal open UGA > KEN"]


def test_who_accepts_was_invited(acts):
    text = "The prime minister of Kenya invited President Ali Musa of Uganda to Nairobi; he accepted."
    assert acts(text) == ["invitation accepted KEN > UGA"]


def test_a_refusal_without_words_of_its_own_is_of_what_it_answers(report):
    proposal, refusal = report(f"{OFFER} Uganda rejected it.").commitments
    assert refusal.content == proposal.content == "a joint dam"
    assert refusal.evidence[0].quote == "Uganda rejected it"


def test_what_was_asked_of_one_is_refused_by_that_one(acts):
    text = "Kenya asked Uganda to open the border. That request was not granted."
    assert acts(text) == ["request declined KEN > UGA", "refusal open UGA > KEN"]


def test_what_no_frame_told_of_is_turned_down_all_the_same(acts):
    assert acts("A draft lay ready. Uganda turned it down.") == ["refusal open UGA"]
    assert acts("A draft lay ready. Uganda read it.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Caracas called the ultimatum unacceptable.", ["refusal open VEN"]),
        (
            "Peru asked for the return of the ship. Chile described the request as unacceptable.",
            ["request declined PER > CHL", "refusal open CHL > PER"],
        ),
        (
            "Kenyan Fisheries Minister Hassan Joho said the request was a non-starter.",
            ["refusal open KEN"],
        ),
        (
            '"Your conditions are unacceptable," Iranian Foreign Minister Abbas Araghchi told the Europeans.',
            ["refusal open IRN"],
        ),
        ("Japan called the missile test unacceptable.", []),
        ("The deal is unacceptable to farmers, analysts said.", []),
        ("Chile did not call the request unacceptable.", []),
    ],
)
def test_what_is_called_unacceptable_is_turned_down_where_it_was_put_to_somebody(acts, text, expected):
    assert acts(text) == expected


@pytest.mark.parametrize(
    ("sentence", "refusing"),
    [
        ("Denmark said Greenland was not for sale.", "DNK"),
        ("Cairo shut the door on any transfer of Gazans.", "EGY"),
        ("Belgrade stuck to its refusal to join the sanctions.", "SRB"),
        ("Beijing has resisted pressure to let the yuan rise.", "CHN"),
        ("New Delhi turned a deaf ear to Islamabad's call for talks.", "IND"),
        ("Mexico denied landing rights to a US military plane.", "MEX"),
        ("Austria blocked Romania's entry to Schengen.", "AUT"),
        ("Doha said it would no longer mediate between Hamas and Israel.", "QAT"),
    ],
)
def test_further_ways_to_refuse(acts, sentence, refusing):
    assert [act.split(" > ")[0] for act in acts(sentence) if act.startswith("refusal")] == [
        f"refusal open {refusing}"
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "Denmark said the bread was for sale.",
        "Cairo shut the door of the embassy.",
        "Beijing resisted the heat.",
        "Austria blocked the sun.",
    ],
)
def test_the_same_words_of_other_things_refuse_nothing(acts, sentence):
    assert acts(sentence) == []
