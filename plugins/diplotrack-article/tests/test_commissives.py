"""In how many words a promise, a request, an agreement, an offer, an invitation and a refusal are read."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Kenya gave its word that the border would stay open.", "pledge open KEN"),
        ("Kenya remains committed to withdrawing its troops by December.", "pledge open KEN"),
        ("Kenya said it was committed to withdrawing its troops.", "pledge open KEN"),
        ("Kenya accepted an obligation to guard the bridge.", "pledge open KEN"),
        ("Kenya signed up to sending 1,000 police officers to Haiti.", "pledge open KEN > HTI"),
        ("Kenya acquiesced in the deployment of Ugandan troops on its soil.", "pledge open KEN > UGA"),
        ("Kenya gave the green light for a base.", "pledge open KEN"),
        ("Kenya authorized the sale of two ships to Uganda.", "pledge open KEN > UGA"),
        ("Kenya granted Uganda a loan of $10 million.", "pledge open KEN > UGA"),
        ("Kenya came forward with $10 million for the fund.", "pledge open KEN"),
        ("Kenya issued a threat to close the border unless Uganda paid.", "pledge open KEN > UGA"),
        ("Kenya threatened closure of the border.", "pledge open KEN"),
        ("Uganda was promised a new railway by Kenya.", "pledge open KEN > UGA"),
        ("Kenya will see to it that the railway is completed.", "pledge open KEN"),
        ("Kenya will do everything in its power to free the hostages.", "pledge open KEN"),
        ("Kenya made it quite clear that it would withdraw its troops.", "pledge open KEN"),
        ("Kenya is reopening its embassy in Juba next week.", "pledge open KEN > SSD"),
        ("Kenya leaned on Uganda to free the fishermen.", "request open KEN > UGA"),
        ("Kenya enjoined Uganda to open its books.", "request open KEN > UGA"),
        ("Kenya wants an apology from Uganda.", "request open KEN > UGA"),
        ("Kenya urged the immediate release of the fishermen.", "request open KEN"),
        ("Kenya gave Uganda until Friday to free the fishermen.", "request open KEN > UGA"),
        ("Kenya issued an ultimatum to Uganda to free the fishermen.", "request open KEN > UGA"),
        ("Kenya warned Uganda against building the dam.", "request open KEN > UGA"),
        ("Kenya put it to Uganda that the dam be inspected.", "request open KEN > UGA"),
        ("Kenya would like to see the fishermen freed.", "request open KEN"),
        ("Kenya wants the fishermen released within a week.", "request open KEN"),
        ("Kenya applied for membership of BRICS.", "request open KEN > BRICS"),
        ("Kenya claimed compensation of $10 million from Uganda.", "request open KEN > UGA"),
        ("Kenya and Uganda came to terms on the railway.", "agreement open KEN UGA"),
        ("Kenya and Uganda are teaming up to build a railway.", "agreement open KEN UGA"),
        ("Kenya and Uganda shook hands on a plan to build a railway.", "agreement open KEN UGA"),
        ("Kenya and Uganda extended the truce by a month.", "agreement open KEN UGA"),
        ("Kenya and Uganda established a joint commission on the lake.", "agreement open KEN UGA"),
        ("Kenya and Uganda have opted to build a railway.", "agreement open KEN UGA"),
        ("Kenya and Uganda fixed June as the date for the start of work.", "agreement open KEN UGA"),
        ("Kenya placed its good offices at the disposal of both sides.", "proposal open KEN"),
        ("Kenya declared itself ready to mediate between Sudan and Chad.", "proposal open KEN > SDN TCD"),
        ("Kenya would be happy to host the talks.", "proposal open KEN"),
        ("Kenya would be willing to host the talks if both sides ask.", "proposal open KEN"),
        ("Kenya summoned Uganda to a summit in Nairobi.", "invitation open KEN > UGA"),
        ("Kenya said that Uganda would be welcome in Nairobi in May.", "invitation open KEN > UGA"),
        ("Kenya boycotted the summit.", "refusal open KEN"),
        ("Kenya stayed away from the summit.", "refusal open KEN"),
        ("Kenya opted out of the treaty.", "refusal open KEN"),
        ("Kenya held out against signing the treaty.", "refusal open KEN"),
        ("Kenya was not prepared to free the fishermen.", "refusal open KEN"),
        ("Kenya poured cold water on a plan for a joint patrol.", "refusal open KEN"),
        ("Kenya is in no position to free the fishermen, its government said.", "refusal open KEN"),
        ("Kenya brushed aside Uganda's request.", "refusal open KEN > UGA"),
    ],
)
def test_words_of_promising_asking_and_refusing(acts, sentence, expected):
    assert expected in acts(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya was bound by the treaty.",
        "The ship was bound for Kenya.",
        "Kenya took responsibility for the attack.",
        "Kenya gave a speech in Uganda.",
        "Kenya extended its condolences to Uganda.",
        "Kenya granted Uganda an audience.",
        "Kenya signed up to the idea of a union.",
        "Kenya bowed to the inevitable.",
        "Kenya wants peace with Uganda.",
        "Kenya warned Uganda of floods.",
        "Kenya gave Uganda a week of rain.",
        "Kenya applied the rules to Uganda.",
        "Kenya claimed success.",
        "Kenya ignored the rain.",
        "Kenya resisted the invasion.",
        "Kenya stayed away from politics.",
        "Kenya would be happy.",
        "Kenya showed itself strong.",
        "Kenya extended the runway.",
        "Kenya established a school.",
        "Hamas, which was offered a seat, said that it was pleased.",
    ],
)
def test_the_same_verbs_with_other_things_make_none_of_it(acts, sentence):
    assert not [act for act in acts(sentence) if "KEN" in act.split(" >")[0] or "HAMAS" in act]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Serbian President Aleksandar Vucic made one promise to Kosovo's Serbs: the schools would stay open.",
            ["pledge open SRB > XKX"],
        ),
        ("The Dutch parliament voted to recognize a Palestinian state.", ["pledge open NLD > PSE"]),
        ("The Dutch parliament voted to condemn the attack.", []),
        ("Israel's cabinet approved a plan to build 764 homes in the West Bank.", ["pledge open ISR"]),
        ("Chad signed off on a plan to reopen its border.", ["pledge open TCD"]),
        ("Norway has offered itself as a guarantor of the truce.", ["proposal open NOR"]),
        ("Austria's chancellor suggested that Vienna could host the inspectors.", ["proposal open AUT"]),
        ("Singapore's proposal is to patrol the strait together.", ["proposal open SGP"]),
        ("Jordan assured the UN that the crossing would remain open.", ["pledge open JOR > UN"]),
        ("Kazakhstan promised that the vote would be free and fair.", ["pledge open KAZ"]),
        ("Kazakhstan promised that ties would be strong.", []),
        ("Papua New Guinea said it was happy to mediate.", ["proposal open PNG"]),
        ("Papua New Guinea said it was happy to see the progress.", []),
        ("Kenya promised Haiti another 600 policemen by mid-January.", ["pledge open KEN > HTI"]),
        ("Copenhagen intends to host a plant for solid rocket fuel near Vojens.", ["pledge open DNK"]),
        ("Copenhagen intends to host President Musa of Chad.", []),
        ("President Lula gave Brazil's guarantee of safe passage for the ships.", ["pledge open BRA"]),
    ],
)
def test_further_ways_to_promise_and_offer(acts, sentence, expected):
    assert acts(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("North Korea swore to bolster its nuclear deterrent.", "pledge open PRK"),
        ("Haiti's transitional council swore to hold elections by November.", "pledge open HTI"),
        ("The council of Haiti swore that it would hold elections.", "pledge open HTI"),
        ("Hungary withheld its consent to the statement.", "refusal open HUN"),
        ("Japan lent its name to the plan and promised 500 trucks.", "pledge open JPN"),
    ],
)
def test_past_forms_without_an_ending_are_verbs(acts, sentence, expected):
    assert acts(sentence) == [expected]


def test_what_was_asked_for_may_be_promised_by_that_alone(acts):
    found = acts(
        "Slovakia asked Czechia to keep the pipeline open. Czech Prime Minister Petr Fiala promised that."
    )
    assert [act.split(" > ")[0] for act in found] == ["request open SVK", "pledge open CZE"]
