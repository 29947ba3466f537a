"""Requests told by a need, a text or a command, refusals told by a decision, and answers with a word of their own."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("India stressed the need for Nepal to open the border.", ["request open IND > NPL"]),
        ("India raised with Nepal the need to lift the duties.", ["request open IND > NPL"]),
        (
            "India handed Nepal's envoy a note demanding that the fence be removed.",
            ["request open IND > NPL"],
        ),
        ("“You must pull back your forces,” India told Nepal.", ["request open IND > NPL"]),
        (
            "India called for the release of the crew and for access to the camp.",
            ["request open IND", "request open IND"],
        ),
        (
            "India and Nepal agreed on joint patrols, on an exchange of prisoners and on the reopening of a market.",
            ["agreement open IND NPL"] * 3,
        ),
        ("India decided not to join the mission.", ["refusal open IND"]),
        ("India told Nepal that there would be no mediation.", ["refusal open IND > NPL"]),
        (
            "India asked Nepal for landing rights. Nepal has not granted them.",
            ["request declined IND > NPL", "refusal open NPL > IND"],
        ),
        ("The Indian cabinet approved the delivery of 25 tanks to Nepal.", ["pledge open IND > NPL"]),
        (
            "Nepal received an assurance from India that the bridge would stay open.",
            ["pledge open IND > NPL"],
        ),
        (
            "India made it clear to its Nepalese colleague that the quota would not be raised.",
            ["refusal open IND > NPL"],
        ),
        ("India let it be known that the islets would not be handed over.", ["refusal open IND"]),
        ("India told Nepal that the road should be reopened.", ["request open IND > NPL"]),
        ("India's acting foreign minister appealed to Nepal to free the crew.", ["request open IND > NPL"]),
        ("India wants a delay of a year.", ["request open IND"]),
        (
            "The agreement between India and Nepal obliges both to withdraw from the dam.",
            ["agreement open IND NPL"],
        ),
        (
            "“My country will keep its embassy open,” Indian Ambassador Ali Ba told Nepal.",
            ["pledge open IND > NPL"],
        ),
    ],
)
def test_needs_texts_and_decisions_ask_promise_and_refuse(acts, text, expected):
    assert acts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "India stressed the need for dialogue.",
        "India said there would be no improvement.",
        "The Indian cabinet approved the budget.",
        "India said that the road should be reopened.",
        "A note demanding that the fence be removed hung on the door in India.",
    ],
)
def test_needs_and_texts_of_nobody_ask_nothing(acts, text):
    assert acts(text) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Lebanon has a single demand: that Israel leave the five hills.", ["request open LBN > ISR"]),
        ("Niger's demand is that France withdraw its troops.", ["request open NER > FRA"]),
        ("Athens has asked that the EU freeze the customs union with Turkey.", ["request open GRC > EU"]),
        ("Chile prodded Bolivia into releasing the soldiers.", ["request open CHL > BOL"]),
        (
            "The European Union expects China to lift the export curbs on rare earths.",
            ["request open EU > CHN"],
        ),
        ("Kyiv expects Russia to launch a new offensive.", []),
        ("Ghana expects the economy to grow.", []),
        ("Niger's demand is higher than that of Mali.", []),
        ("Solomon Islands has approached New Zealand for budget support.", ["request open SLB > NZL"]),
        (
            "The operation was carried out by India after repeated requests from Colombo.",
            ["request accepted LKA > IND"],
        ),
        ("Rwanda sent 2,000 troops following a plea by Mozambique.", ["request accepted MOZ > RWA"]),
        ("Rwanda sent 2,000 troops after a request that nobody heard.", []),
        ("New Delhi has, however, asked Dhaka to wait.", ["request open IND > BGD"]),
    ],
)
def test_further_ways_to_ask(acts, sentence, expected):
    assert acts(sentence) == expected


def test_a_text_asks_for_whoever_adopted_it(acts):
    assert acts(
        "The UN Security Council met on Haiti. The resolution calls on the Dominican Republic to act."
    ) == ["request open UN > DOM"]
    assert acts("The resolution calls on the Dominican Republic to act.") == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Iran's foreign ministry asks Iraq to hand over the suspects.", ["request open IRN > IRQ"]),
        ("Israel's government rejects the draft.", ["refusal open ISR"]),
        ("Israel's government denies that it has agreed to leave.", []),
    ],
)
def test_a_verb_in_the_present_tense_is_no_plural(acts, sentence, expected):
    assert acts(sentence) == expected


def test_who_is_wanted_to_act_may_be_an_organ_of_no_known_party(acts):
    assert acts("Ankara wants the eastern parliament to approve a maritime accord.") == ["request open TUR"]
    assert acts("Ankara wants the country to prosper.") == []


def test_the_ministry_is_that_of_the_state_that_an_agency_reports_from(acts):
    told = "North Korea sent more soldiers to Russia. The foreign ministry urged North Korea to stop sending soldiers."
    assert acts(f"Seoul, Jan. 9 (Yonhap) -- South Korea is worried. {told}") == ["request open KOR > PRK"]
    assert acts(told) == []


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Chad said it had asked its neighbors to close the camps.", ["request open TCD"]),
        ("Chad instructed its ministers to close the camps.", ["pledge open TCD"]),
        ("Chad charged its ministers with drawing up a plan for Mali.", ["pledge open TCD > MLI"]),
    ],
)
def test_neighbors_and_friends_are_asked_and_ones_own_people_are_set_to_work(acts, sentence, expected):
    assert acts(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Chad charged 34 rebels from Mali with hiding in the hills.",
        "Chad and Mali were at war; he soon decided to return home.",
        "The Chadians would be wise to plan accordingly, said Ali Musa.",
    ],
)
def test_charges_of_a_court_decisions_of_nobody_and_advice_bind_no_party(acts, sentence):
    assert acts(sentence) == []
