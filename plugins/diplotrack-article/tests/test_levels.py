"""On which level two sides meet, and that contacts on different levels are different contacts."""

from __future__ import annotations

import pytest

from diplotrack_article.levels import agree, of_people
from diplotrack_article.mentions import Person

INDIA = "Indian President Raj Mehta"
NEPAL = "Nepalese President Hari Thapa"


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("President", {"president"}),
        ("Prime Minister", {"premier"}),
        ("Federal Chancellor", {"premier"}),
        ("King", {"monarch"}),
        ("Foreign Minister", {"minister:foreign"}),
        ("External Affairs Minister", {"minister:foreign"}),
        ("Defence Minister", {"minister:defense"}),
        ("Minister", {"minister"}),
        ("Deputy Prime Minister", {"deputy"}),
        ("Army Commander", {"soldier"}),
        ("Special Envoy", set()),
        (None, set()),
    ],
)
def test_a_title_tells_the_level(title, expected):
    assert of_people([Person(name="Raj Mehta", title=title)]) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (set(), {"president"}, True),
        ({"president"}, {"president", "premier"}, True),
        ({"leader"}, {"premier"}, True),
        ({"minister"}, {"minister:foreign"}, True),
        ({"president"}, {"premier"}, False),
        ({"minister:foreign"}, {"minister:defense"}, False),
        ({"leader"}, {"minister"}, False),
        ({"president"}, {"body:commission"}, False),
    ],
)
def test_levels_agree_unless_both_are_told_and_differ(one, other, expected):
    assert agree(one, other) is agree(other, one) is expected


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The foreign ministers of India and Nepal will meet in Oslo.", "Their military commanders are to meet soon."),
        (f"{INDIA} met {NEPAL} in Oslo on Monday.", "The India-Nepal Joint Commission held its third session in Oslo the same day."),
        ("Indian border commissions met those of Nepal.", "Talks between deputy prime ministers Raj Mehta of India and Hari Thapa of Nepal took place."),
        ("The security advisers of India and Nepal will meet in Oslo.", "The two countries’ police directors will meet soon."),
        ("The defence ministers of India and Nepal met in Oslo.", "The foreign ministers of India and Nepal met in Lima."),
        (f"{INDIA} met {NEPAL} on Monday.", "The two told their trade ministers to meet within two weeks."),
    ],
)  # fmt: skip
def test_contacts_on_different_levels_are_two(report, first, second):
    assert (
        len([e for e in report(f"{first} {second}").engagements if e.kind in ("meeting", "negotiation")]) == 2
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The leaders of India and Nepal met in Oslo.", f"{INDIA} and {NEPAL} met for two hours."),
        ("The trade ministers of India and Nepal will meet in May.", "The two ministers will meet in Oslo."),
        (f"{INDIA} met {NEPAL} in Oslo.", "The two presidents held talks for two hours."),
        (
            "Delegations of India and Nepal held talks in Oslo.",
            "The talks were led by the deputy foreign ministers.",
        ),
    ],
)
def test_contacts_that_can_be_on_one_level_are_one(report, first, second):
    assert len(report(f"{first} {second}").engagements) == 1


def test_a_host_of_another_rank_is_another_contact(report):
    text = (
        "On Monday Nepalese Prime Minister Hari Thapa met Indian President Raj Mehta in Kathmandu. "
        "The King of Nepal received Mehta on Monday."
    )
    assert len([e for e in report(text).engagements if e.kind == "meeting"]) == 2
