"""Lists whose opening says whose proposals or agreements their points are."""

from __future__ import annotations

import pytest

MET = "China met Kenya in Nairobi."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("China made two proposals. First, a hotline should be opened. Second, the ports should be kept open.",
         ["proposal open CHN > KEN"] * 2),
        ("They agreed on the following:\n(1) The next round of talks will be held in Nairobi.\n(2) A hotline will be opened.",
         ["agreement open CHN KEN"] * 2),
        ("China made a proposal. First, a hotline should be opened.", []),
        ("China made two proposals. The rain should be heavy.", []),
        ("China made two mistakes. First, a hotline should be opened.", []),
        ("China made two proposals. First, the rain stopped.", []),
    ],
)  # fmt: skip
def test_points_are_of_who_opened_the_list(acts, text, expected):
    assert acts(f"{MET} {text}") == expected


HEAD = "The presidents of Kenya and Uganda met in Nairobi. They agreed"
AGREED = "agreement open KEN UGA"


@pytest.mark.parametrize(
    ("points", "count"),
    [
        (" on the following:\n– to open a hotline;\n– to double the number of scholarships by 2027.", 2),
        (":\n1. To open a hotline.\n2. To double the number of scholarships.", 2),
        (
            " to:\n(a) open a hotline, and to publish its number;\n(b) the opening of a consulate by Uganda.",
            1,
        ),
        (" on the following:\n– to open a hotline, and to publish its number.", 2),
        (" on the following:\n– the opening of a consulate in Mbale by Kenya.", 1),
        (" on the following:\n– the high value of trade.", 0),
    ],
)
def test_points_say_what_is_to_be_done_without_a_finite_verb(acts, points, count):
    assert acts(HEAD + points) == [AGREED] * count


def test_what_a_point_says_that_one_side_will_do_is_its_pledge(acts):
    text = f"{HEAD} on the following:\n1. A hotline will be opened.\n2. Kenya will lend Uganda two boats."
    assert acts(text) == [AGREED, "pledge open KEN > UGA"]


def test_a_list_ends_where_its_points_end(acts):
    rest = "It rained. The sun came out. It was hot. Nobody came. First, a hotline should be opened."
    assert acts(f"{MET} China made two proposals. {rest}") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("China put three things to its guest: the release of the crew; an end to the tax; and access for boats.",
         ["request open CHN > KEN"] * 3),
        ("Kenya made two demands. First, the port should be reopened. Second, China must pay.",
         ["request open KEN > CHN"] * 2),
        ("The accord has two points. Troops will be withdrawn; a patrol is to be set up.", [MADE := "agreement open CHN KEN"] * 2),
        ("Two steps were agreed. A hotline will be opened; fishermen are to be freed.", [MADE] * 2),
        ("Out of the talks came the Nairobi Consensus: guns would fall silent; aid would be let in.", [MADE] * 2),
        ("They agreed to: open the border at Busia; waive the fees.", [MADE] * 2),
        ("Under the agreement:\n- visas will be free;\n- China will open two ports;\n- a bank will be founded.",
         [MADE, "pledge open CHN > KEN", MADE]),
        ("The Kenyan plan is simple: the crew would be freed; the army would pull back.",
         ["proposal open KEN > CHN"] * 2),
        ("The talks had two topics: trade; water.", []),
        ("China raised two points: the fishermen; the tax.", []),
        ("The agreement was praised by all: the streets were full; the crowd sang.", []),
        ("The accord has two points. The rain stopped; the crowd sang.", []),
    ],
)  # fmt: skip
def test_points_stand_behind_a_colon_or_in_the_next_sentence_too(acts, text, expected):
    assert acts(f"{MET} {text}") == expected
