"""What both sides settle, and what one offers the other."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("sentence", "contents"),
    [
        (
            "agreed to open a bank, to lend boats and to train crews.",
            ["open a bank", "lend boats", "train crews"],
        ),
        (
            "agreed to open a bank; to lend boats; and to train crews.",
            ["open a bank", "lend boats", "train crews"],
        ),
        ("agreed to open a bank in May to train crews.", ["open a bank in May to train crews"]),
        ("agreed to review and update the accord.", ["review and update the accord"]),
        ("agreed not to host or train rebels.", ["not to host or train rebels"]),
    ],
)
def test_each_act_of_a_list_is_one(report, sentence, contents):
    assert [act.content for act in report(f"Kenya and Uganda {sentence}").commitments] == contents


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The presidents tasked a working group with drafting a fisheries accord.", "agreement open KEN UGA"),
        ("The presidents instructed their ministers to draft an accord.", "agreement open KEN UGA"),
        ("Officials were instructed to draft an accord.", "agreement open KEN UGA"),
        ("The Governments are instructed to draft an accord.", "agreement open KEN UGA"),
        ("They set themselves the goal of doubling trade by 2030.", "agreement open KEN UGA"),
        ("The two sides agreed on the importance of trade.", None),
        ("The two sides agreed on the need to talk.", None),
        ("A protocol on establishing diplomatic relations was never ratified.", None),
    ],
)
def test_what_both_sides_settle_is_their_agreement(acts, sentence, expected):
    assert acts(f"The presidents of Kenya and Uganda met in Nairobi. {sentence}") == (
        [expected] if expected else []
    )


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Norway’s offer of talks was welcomed by Chad.", ["proposal accepted NOR > TCD"]),
        ("Norway offered to mediate between Chad and Togo.", ["proposal open NOR > TCD TGO"]),
        ("Norway thanked Chad for its willingness to talk.", []),
        ("Norway sought an invitation to the talks.", ["request open NOR"]),
        ("An invitation from Norway could follow.", []),
    ],
)
def test_what_is_offered_and_to_whom(acts, sentence, expected):
    assert acts(sentence) == expected


def test_members_of_a_body_agree_among_themselves(acts):
    assert acts("EU foreign ministers approved sanctions on Belarus.") == ["agreement open EU"]
    assert acts("The EU agreed to lend Egypt 5 billion euros.") == ["pledge open EU > EGY"]
    assert acts("Kenya's ministers agreed to lend Egypt 5 million euros.") == ["pledge open KEN > EGY"]
