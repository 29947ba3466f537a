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


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Oman assured its guests that deliveries of gas would resume within a week.", ["pledge open OMN"]),
        ("Kenya promised its partners that the port would be repaired by June.", ["pledge open KEN"]),
        ("Kenya assured Uganda's president that fuel shipments would continue.", ["pledge open KEN > UGA"]),
        ("Chad told its neighbors that flights would resume within a week.", ["pledge open TCD"]),
        ("Chad met the envoys that Mali would send.", []),
    ],
)
def test_what_somebody_is_told_is_no_clause_about_who_is_told(acts, sentence, expected):
    assert acts(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("Chad pledged that work on the road would begin in June.", "work on the road would begin in June"),
        ("Mali pledged that support to the rebels would end.", "support to the rebels would end"),
        ("Mali promised that water would be let through to the camps.", "water would be let through to the camps"),
        ("Chad promised that drilling at Doba would begin next year.", "drilling at Doba would begin next year"),
    ],
)  # fmt: skip
def test_a_noun_without_an_article_is_what_something_is_promised_of(report, sentence, content):
    (pledge,) = report(sentence).commitments
    assert (pledge.kind, pledge.content) == ("pledge", content)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Chad urged Mali to pay what it had promised.", ["request open TCD > MLI"]),
        ("Chad asked Mali what it would pay.", []),
        ("Uzbekistan expressed its intention to take part in the building of the dam.", ["pledge open UZB"]),
        ("Uzbekistan expressed its intention to take part in the conference.", []),
    ],
)
def test_what_is_asked_for_or_meant_may_lie_in_a_clause_of_its_own(acts, sentence, expected):
    assert acts(sentence) == expected
