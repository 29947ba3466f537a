"""Clauses that tell of several contacts, each at a time of its own."""

from __future__ import annotations

import pytest

from diplotrack.when import When
from diplotrack_article.occasions import further, in_turn
from diplotrack_article.timing import Told

MEHTA = "Indian Foreign Minister Raj Mehta"
ROJAS = "Peruvian President Juan Rojas"
THAPA = "Nepalese President Hari Thapa"


@pytest.fixture(scope="module")
def dated(report):
    """Each engagement as "kind PARTY PARTY date"."""

    def told(text, **how):
        found = report(text, **how).engagements
        return sorted(f"{e.kind} {' '.join(sorted(p.code for p in e.parties))} {e.when}" for e in found)

    return told


@pytest.mark.parametrize(
    ("sentence", "kind", "first", "second"),
    [
        (f"{MEHTA} spoke by phone on Monday with {ROJAS} and on Tuesday with {THAPA}.", "call", "25", "26"),
        (f"{MEHTA} met {THAPA} in Kathmandu on Monday and {ROJAS} in Lima on Tuesday.", "meeting", "26", "25"),
        (f"In phone calls on 4 August with {ROJAS} and on 5 August with {THAPA}, {MEHTA} urged calm.", "call", "04", "05"),
        (f"In telephone calls on Monday to {ROJAS} and {THAPA}, {MEHTA} urged calm.", "call", "25", "25"),
        (f"{MEHTA} toured the world, with stops in Lima on Monday and Kathmandu on Tuesday.", "visit", "25", "26"),
    ],
)  # fmt: skip
def test_each_of_those_met_one_by_one_has_a_day_of_its_own(dated, sentence, kind, first, second):
    assert dated(sentence) == [f"{kind} IND NPL 2025-08-{second}", f"{kind} IND PER 2025-08-{first}"]


def test_the_day_of_the_second_is_not_that_of_the_first(dated):
    sentence = f"{MEHTA} will be received by {ROJAS} and, on 3 September, by {THAPA}."
    assert dated(sentence) == ["meeting IND NPL 2025-09-03", "meeting IND PER None"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("India and Nepal met in Oslo in March and once more in Lima on 4 May.", ["2025-03", "2025-05-04"]),
        ("India and Nepal met in Oslo in March, on the edges of a fair, and again in May.", ["2025-03", "2025-05"]),
        ("India and Nepal will hold talks in Oslo on 3 September and in Lima on 5 November.", ["2025-09-03", "2025-11-05"]),
        ("A commission of India and Nepal met in May 2022 and again in June 2023.", ["2022-05", "2023-06"]),
        ("India and Nepal held talks in Oslo on Monday and Tuesday.", ["2025-08-25/2025-08-26"]),
        ("India and Nepal met in May and agreed to open the border in June.", ["2025-05"]),
        ("India and Nepal met on Monday, a day before elections and a year after the flood of August 2024.", ["2025-08-25"]),
    ],
)  # fmt: skip
def test_one_pair_can_meet_more_than_once_in_one_clause(report, sentence, expected):
    meetings = [e for e in report(sentence).engagements if e.kind in ("meeting", "negotiation")]
    assert [str(meeting.when) for meeting in meetings] == expected


def test_the_further_occasion_has_its_own_place_and_words(report):
    first, second = report("India and Nepal met in Oslo in March and again in Lima in May.").engagements
    assert (first.place, second.place) == ("Oslo", "Lima")
    assert second.evidence[0].quote == "again in Lima in May"


def test_a_second_visit_elsewhere_is_no_further_occasion_of_the_first(dated):
    assert dated("India visited Nepal in 2021 and again in May.") == [
        "visit IND NPL 2021",
        "visit IND NPL 2025-05",
    ]


def told(text, word, when="2025-05"):
    start = text.index(word)
    return Told(when=When.parse(when), start=start, end=start + len(word))


def test_what_stands_between_two_times_tells_whether_the_second_is_another_occasion():
    text = "met in May and again in June in Lima"
    may, june = told(text, "May"), told(text, "June")
    occasion = further(text, [may, june], may)
    assert occasion is not None
    assert (occasion.told, occasion.place) == (june, "Lima")
    assert text[occasion.start :].startswith("again")
    assert further(text, [may, june], june) is None
    other = "met in May ahead of June"
    assert further(other, [told(other, "May"), told(other, "June")], told(other, "May")) is None


def test_a_date_before_or_behind_all_is_that_of_all():
    text = "on Monday A and B"
    assert in_turn(text, [told(text, "Monday")], [text.index("A"), text.index("B")]) is None


def test_who_has_no_date_has_that_of_the_one_before():
    text = "A on Monday, B, and C on Friday"
    monday, friday = told(text, "Monday"), told(text, "Friday", "2025-06")
    turns = [text.index(name) for name in "ABC"]
    assert in_turn(text, [monday, friday], turns) == dict(zip(turns, [monday, monday, friday], strict=True))
