"""Dates of contacts and of what is due, from the words of their own clauses."""

from __future__ import annotations

import datetime

import pytest

from diplotrack.when import When
from diplotrack_article.text import lay_out
from diplotrack_article.timing import Calendar

MEHTA = "Indian Foreign Minister Raj Mehta"


@pytest.fixture(scope="module")
def when(report):
    return lambda text, **how: [e.when and str(e.when) for e in report(text, **how).engagements]


@pytest.fixture(scope="module")
def due(report):
    return lambda text, **how: [c.due and str(c.due) for c in report(text, **how).commitments]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("India met Nepal on Monday.", "2025-08-25"),
        ("India will meet Nepal on Monday.", "2025-09-01"),
        ("India intends to meet Nepal on Monday.", "2025-09-01"),
        ("India met Nepal in June.", "2025-06"),
        ("India will meet Nepal in June.", "2026-06"),
        ("India met Nepal from 3 to 5 June 2024.", "2024-06-03/2024-06-05"),
        ("India met Nepal in the spring sunshine.", None),
        ("India met Nepal.", None),
        ("India met Nepal in recent days.", None),
    ],
)
def test_a_contact_has_the_date_in_its_clause_by_its_tense(when, sentence, expected):
    assert when(sentence) == [expected]


def test_each_clause_keeps_its_own_date(when):
    text = "India met Nepal on 4 August, and India will meet Bhutan on 6 October."
    assert when(text) == ["2025-08-04", "2025-10-06"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("India met Nepal on 27 February 2021. It met Bhutan on 1 March.", ["2021-02-27", "2021-03-01"]),
        ("India met Nepal on 27 December 2021. It met Bhutan on 3 January.", ["2021-12-27", "2022-01-03"]),
        ("India met Nepal in October 2021. It met Bhutan on 1 March.", ["2021-10", "2022-03-01"]),
        ("India met Nepal on 1 March.", [None]),
    ],
)
def test_without_a_publication_date_a_day_has_the_year_that_lies_closest_to_the_last_date(
    when, text, expected
):
    assert when(text, published=None) == expected


def test_the_date_of_a_clause_inside_is_not_the_date_of_the_contact(when):
    assert when("India, which held elections on 3 May 2025, met Nepal.") == [None]
    assert when("India, which held elections on 3 May 2025, met Nepal on 12 June 2025.") == ["2025-06-12"]


def test_a_noun_without_a_date_has_that_of_its_verb(when):
    assert when("Talks between India and Nepal took place on 4 August 2025.") == ["2025-08-04"]


def test_the_date_of_the_act_goes_before_the_date_that_marks_a_noun(when):
    assert when("India met Nepal on 20 August 2025 at the 2018 treaty office.") == ["2025-08-20"]


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("began a four-day visit to Nepal on Monday", "2025-08-25/2025-08-28"),
        ("arrived in Nepal on Monday for a four-day visit", "2025-08-25/2025-08-28"),
        ("flew to Nepal on Monday for a four-day visit", "2025-08-25/2025-08-28"),
        ("ended a four-day visit to Nepal on Monday", "2025-08-22/2025-08-25"),
        ("will begin a four-day visit to Nepal on Monday", "2025-09-01/2025-09-04"),
        ("will end a four-day visit to Nepal on Monday", "2025-08-29/2025-09-01"),
        ("will pay a four-day visit to Nepal on Monday", "2025-09-01/2025-09-04"),
        ("paid a four-day visit to Nepal on Monday", "2025-08-22/2025-08-25"),
        ("paid a four-day visit to Nepal in June", "2025-06"),
        ("paid a four-day visit to Nepal", None),
    ],
)
def test_a_visit_of_some_days_begins_or_ends_on_its_date_as_the_verb_says(when, clause, expected):
    assert when(f"{MEHTA} {clause}.") == [expected]


def test_the_same_day_is_the_last_full_date(when):
    text = "India met Nepal on 12 May. The hall was full. On the same day India met Bhutan."
    assert when(text) == ["2025-05-12", "2025-05-12"]


def test_a_month_or_a_length_is_not_what_the_same_day_means(when):
    text = "India met Nepal on 12 May. The hall was closed for two days in July. On the same day India met Bhutan."
    assert when(text) == ["2025-05-12", "2025-05-12"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("India urged Nepal to release the sailors by Friday.", "2025-08-29"),
        ("India urged Nepal on Monday to release the sailors by Friday.", "2025-08-29"),
        ("India urged Nepal on Monday to release the sailors.", None),
        ("India pledged to train 300 officers by the end of November.", "2025-11-30"),
        ("India pledged to train 300 officers before March.", "2026-02-28"),
        ("India pledged to train 300 officers within 30 days.", "2025-09-26"),
        ("India pledged to train 300 officers on 3 October or by the end of November.", "2025-11-30"),
        ("India pledged to reopen the 2018 office.", None),
        ("India pledged to train 300 officers for two years.", None),
        ("India pledged to train 300 officers.", None),
        ("India will open an embassy in Ghana next week.", "2025-09-01/2025-09-07"),
    ],
)
def test_an_act_is_due_when_its_own_words_say(due, sentence, expected):
    assert due(sentence) == [expected]


def test_what_was_done_has_no_deadline(due):
    assert due("Belarus and Georgia established diplomatic relations on Monday.") == [None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("OSLO, 20 August 2025 — Norway met Peru on Monday.", "2025-08-18"),
        ("Oslo, 20 August 2025\n\nNorway met Peru on Monday.", "2025-08-18"),
        ("OSLO, August 20 — Norway met Peru on Monday.", None),
        ("OSLO (Reuters) — Norway met Peru on Monday.", None),
        ("Norway met Peru on Monday.", None),
    ],
)
def test_a_full_date_in_the_dateline_stands_in_for_the_day_of_publication(when, text, expected):
    assert when(text, published=None) == [expected]


def test_the_day_of_publication_that_is_given_goes_before_the_dateline(when):
    text = "OSLO, 20 August 2025 — Norway met Peru on Monday."
    assert when(text, published=datetime.date(2025, 9, 3)) == ["2025-09-01"]


def test_an_absolute_date_needs_no_day_of_publication(when, due):
    assert when("India met Nepal on 4 August 2025.", published=None) == ["2025-08-04"]
    assert due("India pledged to train 300 officers by 5 May 2026.", published=None) == ["2026-05-05"]


@pytest.fixture
def calendar():
    return lambda text: Calendar.of(text, lay_out(text), None)


def told(calendar, text, span, at, tense="past", **how):
    found = calendar(text).told(0, span, at, tense, **how)
    return found and found.when and str(found.when)


def test_a_calendar_gives_the_nearest_date_and_leaves_out_other_clauses(calendar):
    text = "Envoys met on 4 May 2025 and again, as planned on 9 June 2025, on 11 July 2025."
    whole, later = (0, len(text)), (text.index("as"), len(text))
    inner = (text.index("planned"), text.index(", on 11"))
    assert told(calendar, text, whole, text.index("met")) == "2025-05-04"
    assert told(calendar, text, whole, len(text)) == "2025-07-11"
    assert told(calendar, text, later, inner[0]) == "2025-06-09"
    assert told(calendar, text, later, inner[0], besides=[inner]) == "2025-07-11"


def test_words_without_a_date_and_words_with_a_vague_one_are_told_apart(calendar):
    silent, vague = "Envoys met.", "Envoys met in recent days."
    assert calendar(silent).told(0, (0, len(silent)), 0, "past") is None
    found = calendar(vague).told(0, (0, len(vague)), 0, "past")
    assert found is not None
    assert found.when is None


def test_a_deadline_of_a_later_act_is_not_the_date(calendar):
    text = "Envoys met to act by 4 May 2025."
    later = (text.index("to"), len(text))
    assert told(calendar, text, (0, len(text)), 0) == "/2025-05-04"
    assert told(calendar, text, (0, len(text)), 0, later=[later]) is None


def test_only_a_date_that_is_aimed_at_is_that_of_a_plan(calendar):
    aimed, stated = "Envoys planned talks for 4 May 2025.", "Envoys planned talks on 4 May 2025."
    assert told(calendar, aimed, (0, len(aimed)), 0, planned=True) == "2025-05-04"
    assert told(calendar, stated, (0, len(stated)), 0, planned=True) is None


def test_a_date_may_adjoin_words_behind_or_before_them(calendar):
    text = "On 4 May 2025 envoys met, due in Lima on 6 May 2025."
    start, end = text.index("envoys"), text.index(",")
    assert str(calendar(text).fronted(0, start, "past").when) == "2025-05-04"
    assert str(calendar(text).adjoining(0, end, "past").when) == "2025-05-06"
    assert calendar(text).fronted(0, text.index("met"), "past") is None
    assert calendar(text).adjoining(0, start, "past") is None


@pytest.mark.parametrize(
    ("text", "tense", "over", "expected"),
    [
        ("A three-day summit on 4 May 2025.", None, False, "2025-05-04"),
        ("A three-day summit on 4 May 2025.", "future", False, "2025-05-04/2025-05-06"),
        ("A three-day summit on 4 May 2025.", "past", False, "2025-05-02/2025-05-04"),
        ("A 0-day summit on 4 May 2025.", "future", False, "2025-05-04"),
        ("A three-day visit on 4 May 2025.", "past", False, "2025-05-04"),
        ("On 4 May 2025, after two days of talks.", "past", False, "2025-05-04"),
        ("On 4 May 2025, after two days of talks.", "past", True, "2025-05-03/2025-05-04"),
    ],
)
def test_a_length_is_laid_to_the_day_of_what_it_measures(calendar, text, tense, over, expected):
    day = When.parse("2025-05-04")
    found = calendar(text).stretch(day, 0, (0, len(text)), tense, verb="meet", journey=False, over=over)
    assert str(found) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("India and Nepal have not met since June 2019.", "2019-06"),
        ("India and Nepal have been negotiating since May 2023.", "2023-05/.."),
        ("India has held talks with Nepal since May 2023.", None),
        ("A meeting of the defence ministers of India and Nepal is planned before the end of the year.", "/2025-12-31"),
        ("India on Monday signed a treaty with Nepal.", "2025-08-25"),
        ("Ties go back to September 2008, when the Indian foreign minister travelled to Nepal.", "2008-09"),
        ("India had asked the president of Nepal to come to Delhi in November.", "2025-11"),
        ("India has convened a summit with Nepal for 20 September.", "2025-09-20"),
        ("India met Nepal on 20 November.", "2024-11-20"),
    ],
)  # fmt: skip
def test_the_words_around_a_verb_tell_the_time(when, sentence, expected):
    assert when(sentence) == [expected]
