"""What is promised or asked for, where a state looks like a verb or a verb like a state."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Japan pledged continued support for Ukraine's energy sector.", ["pledge open JPN > UKR"]),
        (
            "Kenyan President William Ruto thanked Japan and pledged continued funding for the mission.",
            ["pledge open KEN > JPN"],
        ),
        ("The European Union sought increased access from Iran.", ["request open EU > IRN"]),
        ("Germany assured Egypt of continued support in the desert project.", ["pledge open DEU > EGY"]),
        ("Japan said continued fighting would harm trade.", []),
    ],
)
def test_what_continues_is_what_is_promised(acts, sentence, expected):
    assert acts(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Chad agreed to complete negotiations by May.", ["pledge open TCD"]),
        (
            "The United States encouraged Kenya to complete negotiations on the partnership before January 20.",
            ["request open USA > KEN"],
        ),
        ("Chad sent its envoy to free Mali.", []),
    ],
)
def test_an_infinitive_that_looks_like_a_state_is_what_is_asked_for(acts, sentence, expected):
    assert acts(sentence) == expected


def test_the_second_of_those_called_on_is_called_on_too(report):
    found = report(
        "Kenya and the United States called on the RSF and the Sudanese army to return to the talks and to lift the siege."
    ).commitments
    assert [str(one.kind) for one in found] == ["request", "request"]
    assert {party.code for one in found for party in one.by} == {"KEN", "USA"}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ('Kenya pledged to "respect all treaties".', "pledge open KEN"),
        ('Kenya promised to "protect minorities" in the north.', "pledge open KEN"),
        ("Kenya vowed to “fight on until victory”.", "pledge open KEN"),
        ("In return Slovakia is to release 200 megawatts of power.", "pledge open SVK"),
    ],
)
def test_what_is_promised_may_begin_a_quotation_or_stand_behind_a_return(acts, sentence, expected):
    assert acts(sentence) == [expected]
