"""Whose document a text is, and whether all its sides speak in it."""

from __future__ import annotations

import pytest

from diplotrack_article.mentions import find_mentions
from diplotrack_article.speaking import is_joint, speaking_party


@pytest.mark.parametrize(
    ("title", "text", "code"),
    [
        ("Statement by the President of Kenya", "We will build a dam.", "KEN"),
        (None, "Remarks by Kenyan Foreign Minister Joy Wanjiru in Kampala, Uganda\n\nThank you.", "KEN"),
        ("Kenya and Uganda meet", "Uganda built a dam.", None),
        (
            None,
            "The talks ended without a statement by Kenya" + ", on a day of rain and wind" * 8 + ".",
            None,
        ),
        ("A statement", "A statement was not issued. It was said by farmers.\n" + "It rained. " * 40, None),
    ],
)
def test_a_statement_is_of_whoever_makes_it(gazetteer, title, text, code):
    in_title = find_mentions(title, gazetteer) if title else None
    party = speaking_party(text, find_mentions(text, gazetteer), title, in_title)
    assert (party.code if party else None) == code


def test_we_are_whoever_makes_the_statement(acts):
    text = "Uganda is a friend. Uganda is big. I met the president of Uganda today. We will build a dam in Uganda."
    assert acts(text, title="Remarks by the President of Kenya")[-1].startswith("pledge open KEN")


@pytest.mark.parametrize(
    ("title", "text", "joint"),
    [
        ("Joint Statement of India and Nepal", "", True),
        (None, "India–Nepal Joint Press Communiqué\n\nThe ministers met.", True),
        (None, "The two sides have agreed as follows:", True),
        ("Statement by the President", "A joint venture was launched.", False),
        (None, "It rained. " * 50 + "They issued a joint statement.", False),
    ],
)
def test_a_joint_document_says_so_at_its_head(title, text, joint):
    assert is_joint(text, title) is joint


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Press conference by Kenyan Foreign Minister Ali Musa", ""),
        ("Kenyan Foreign Minister Ali Musa’s statement to parliament", ""),
        (None, "Foreign Minister Ali Musa of Kenya: I feel fine.\n\n"),
        (
            None,
            (
                "Chadian Foreign Minister Sam Okello rested. So did Kenyan Foreign Minister Ali Musa.\n\n"
                "MINISTER OKELLO: I feel fine.\n\nMINISTER MUSA: I feel fine, too.\n\nMINISTER OKELLO: Good.\n\n"
                "MINISTER MUSA: "
            ),
        ),
    ],
)
def test_i_am_who_speaks(report, title, text):
    found = report(
        f"{text}I will visit Peru in May. I met Foreign Minister Joy Mwangi of Togo on Monday.", title=title
    )
    visit, met = found.engagements
    assert [person.name for person in visit.participants] == ["Ali Musa"]
    assert {party.code for party in visit.parties} == {"KEN", "PER"}
    assert {person.name for person in met.participants} == {"Ali Musa", "Joy Mwangi"}


def test_each_turn_is_of_its_speaker(acts):
    text = (
        "Kenyan Foreign Minister Ali Musa and Chadian Foreign Minister Sam Okello spoke.\n\n"
        "FOREIGN MINISTER MUSA: We will send two ships to Peru.\n\n"
        "FOREIGN MINISTER OKELLO: We will send two doctors to Togo.\n\n"
        "FOREIGN MINISTER MUSA: We will send ten planes to Mali."
    )
    assert acts(text) == ["pledge open KEN > PER", "pledge open TCD > TGO", "pledge open KEN > MLI"]


def test_a_report_about_somebody_is_not_in_his_words(report):
    text = "“I will visit Peru in May,” Chadian President Sam Okello said."
    (visit,) = report(text, title="Kenyan Foreign Minister Ali Musa’s visit to Togo").engagements
    assert {party.code for party in visit.parties} == {"TCD", "PER"}


@pytest.mark.parametrize(
    ("told", "sides"),
    [
        ("The Parties praised a corridor to Chad. The Kenyan Party proposed that experts of the three countries meet in May.", "KEN UGA"),
        ("The Parties praised the talks that Mali held with Niger in Niamey.", "KEN UGA"),
        ("Chad, Kenya and Uganda will meet in Arusha in May. Both Parties were glad.", "KEN UGA"),
    ],
)  # fmt: skip
def test_the_parties_are_whose_text_it_is_whoever_else_it_names(acts, told, sides):
    text = f"Kenya and Uganda held talks in Nairobi on Monday. Kenya and Uganda are friends. {told} The Parties agreed to build a road."
    assert f"agreement open {sides}" in acts(text)


def test_the_parties_of_a_report_are_who_met_last(acts):
    text = "Kenya and Uganda held talks on Monday. Chad, Kenya and Uganda met on Tuesday. The parties agreed to build a road."
    assert acts(text) == ["agreement open TCD KEN UGA"]
