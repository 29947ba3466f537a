"""What an agreed text binds its sides to."""

from __future__ import annotations

import pytest

SIGNED = "Kenya and Uganda signed an accord in Nairobi."
BOTH = ["agreement open KEN UGA"]
ONE = ["pledge open UGA > KEN"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Under the accord, Uganda will pull back its troops.", ONE),
        ("Under the accord, Uganda would pull back its troops.", ONE),
        ("Under its terms, a bridge will be built by May.", BOTH),
        ("Under the accord, Kenya and Uganda will train pilots.", BOTH),
        ("As part of the deal, Kenya and Uganda will hold joint exercises.", BOTH),
        ("The accord says that oil exports will resume within a month.", BOTH),
        ("It provides that the truce will be monitored by the African Union.", BOTH),
        ("All foreign fighters are to leave by March 1, according to the text.", BOTH),
        ("All foreign fighters are to leave by March 1.", BOTH),
        ("The text binds both sides to a lasting ceasefire.", BOTH),
        ("The accord foresees the exchange of prisoners.", BOTH),
        ("The accord obliges Uganda to pull back its troops.", ONE),
        ("The accord calls for joint patrols.", BOTH),
        ("Neither side will bring claims against the other.", BOTH),
        ("Trade will be doubled by 2030 under a joint statement.", BOTH),
        ("Trade would be doubled by 2030 under a proposed deal.", []),
        ("Under a draft agreement, Uganda would pull back its troops.", []),
        ("Under the accord, Uganda paid for the bridge.", []),
        ("Under the accord, Uganda will have good years.", []),
        ("If the accord fails, the fighters are to leave.", []),
        ("The accord requires patience.", []),
        ("It was raining. Prices will rise.", []),
        ("Each side blames the other.", []),
    ],
)
def test_a_text_binds_its_sides(acts, sentence, expected):
    assert acts(f"{SIGNED} {sentence}") == expected


def test_a_text_binds_its_sides_in_a_relative_clause(acts):
    text = (
        "Kenya and Uganda signed an accord in Nairobi, under which each will receive ten cadets of the other."
    )
    assert acts(text) == BOTH


def test_a_decision_stands_behind_what_was_decided(acts):
    met = "The presidents of Kenya and Uganda met in Nairobi."
    assert acts(f"{met} The next summit will be held in Kampala, it was decided.") == BOTH
    assert acts(f"{met} The commission will meet again in May, the two presidents decided.") == BOTH
    assert acts(f"{met} The next summit will be held in Kampala, it was cold.") == []


STRUCK = "Chad and Mali signed a truce in Bamako on Sunday. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (STRUCK + "Chad frees the crew within a week.", "pledge open TCD > MLI"),
        (STRUCK + "Chad frees the crew; Mali pays $2 million.", "pledge open MLI > TCD"),
        (STRUCK + "Mali gets a discount of ten percent.", "pledge open TCD > MLI"),
        (STRUCK + "Chad also lifts its embargo and reopens the border.", "pledge open TCD > MLI"),
    ],
)
def test_terms_are_told_in_the_present_tense_too(acts, text, expected):
    assert expected in acts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Chad frees the crew within a week.",
        STRUCK + "Chad freed the crew last week.",
        STRUCK + "Chad has freed the crew.",
        STRUCK + "Chad values the truce.",
        STRUCK + "Niger frees the crew within a week.",
        STRUCK + "Chad does not free the crew.",
        STRUCK + "“Chad frees the crew,” a banner read.",
    ],
)
def test_what_is_done_told_before_or_of_others_is_no_term(acts, text):
    assert not [act for act in acts(text) if act.startswith("pledge")]


def test_what_one_side_has_to_do_is_a_term(acts):
    assert acts(
        "Colombia and the ELN agreed in Caracas to prolong their ceasefire. Bogota has to lift eleven arrest warrants."
    ) == ["agreement open COL ELN", "pledge open COL > ELN"]
    assert acts(
        "Colombia and the ELN agreed in Caracas to prolong their ceasefire. Analysts said Bogota has to lift "
        "eleven arrest warrants."
    ) == ["agreement open COL ELN"]


@pytest.mark.parametrize(
    ("terms", "count"),
    [
        ("Joint patrols will begin in March.", 1),
        ("Fees for small boats will be abolished; a joint control post is to open at Port Victoria.", 2),
        ("Aid trucks will enter from Sunday and the wounded will be evacuated.", 2),
        ("Negotiations on a treaty have to open by June, and the treaty must be concluded by August.", 2),
        ("Prices will fall, traders said.", 0),
        ("Trade will grow.", 0),
        ("The ceremony will be broadcast.", 0),
        ("The deal will be watched closely.", 0),
        ("Citizens will remember the day.", 0),
        ("The war has ended. Crops have failed. Joint patrols will begin in March.", 0),
    ],
)
def test_what_both_will_see_to_is_told_behind_what_they_agreed_on(acts, terms, count):
    assert acts(f"Chad and Sudan agreed on Monday to reopen their border. {terms}") == [
        "agreement open TCD SDN"
    ] * (count + 1)


def test_each_of_two_does_something_under_what_they_agreed_on(acts):
    assert acts(
        "Pakistan and Afghanistan agreed on Saturday to reopen the crossing. Under the understanding, Kabul shifts a "
        "disputed post and Islamabad stops shelling suspected militant camps."
    ) == ["agreement open PAK AFG", "pledge open AFG > PAK", "pledge open PAK > AFG"]
