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
