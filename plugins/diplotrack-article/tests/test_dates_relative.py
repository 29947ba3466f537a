"""Dates counted from publication or from another date of the text."""

from __future__ import annotations

from datetime import date

import pytest

from diplotrack.when import When
from diplotrack_article.dates import DateKind, find_dates


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("met today", "2025-08-25"),
        ("Earlier today in Canberra", "2025-08-25"),
        ("this morning", "2025-08-25"),
        ("tonight", "2025-08-25"),
        ("set for later Monday", "2025-08-25"),
        ("last night", "2025-08-24"),
        ("yesterday morning", "2025-08-24"),
        ("tomorrow", "2025-08-26"),
        ("the day before yesterday", "2025-08-23"),
        ("the day after tomorrow", "2025-08-27"),
        ("two days ago", "2025-08-23"),
        ("three weeks ago", "2025-08-04~"),
        ("a month ago", "2025-07"),
        ("about a year ago", "2024~"),
        ("in two weeks' time", "2025-09-08~"),
        ("he will return in three days", "2025-08-28"),
        ("this week", "2025-08-25/2025-08-31"),
        ("last week", "2025-08-18/2025-08-24"),
        ("next week", "2025-09-01/2025-09-07"),
        ("earlier this week", "2025-08-25"),
        ("later this week", "2025-08-25/2025-08-31"),
        ("this month", "2025-08"),
        ("last month", "2025-07"),
        ("next month", "2025-09"),
        ("earlier this year", "2025"),
        ("last year", "2024"),
        ("next year", "2026"),
        ("last November", "2024-11"),
        ("last August", "2024-08"),
        ("this November", "2025-11"),
        ("next May", "2026-05"),
        ("next September", "2025-09"),
        ("last Monday", "2025-08-18"),
        ("next Monday", "2025-09-01"),
        ("this Thursday", "2025-08-28"),
        ("this coming Friday", "2025-08-29"),
        ("on Tuesday last week", "2025-08-19"),
        ("last week on Tuesday", "2025-08-19"),
        ("next week's Tuesday", "2025-09-02"),
        ("last weekend", "2025-08-23/2025-08-24"),
        ("at the end of the month", "2025-08"),
        ("next quarter", "2025-10/2025-12"),
        ("on the 3rd of next month", "2025-09-03"),
    ],
)
def test_phrases_counted_from_publication(date_mention, text: str, expected: str) -> None:
    mention = date_mention(text)
    assert str(mention.when) == expected
    assert mention.kind is DateKind.RELATIVE


def test_earlier_this_week_runs_from_monday_to_publication(date_in) -> None:
    assert date_in("earlier this week", published=date(2025, 8, 28)) == "2025-08-25/2025-08-28"


@pytest.mark.parametrize(
    ("text", "anchor", "expected"),
    [
        ("on the same day", "2025-08-06", "2025-08-06"),
        ("later that day", "2025-08-06", "2025-08-06"),
        ("later in the day", "2025-08-06", "2025-08-06"),
        ("in the morning", "2025-08-06", "2025-08-06"),
        ("on this day", "2025-08-06", "2025-08-06"),
        ("late the same evening", "2025-08-06", "2025-08-06"),
        ("that same afternoon", "2025-08-06", "2025-08-06"),
        ("a few hours later", "2025-08-06", "2025-08-06"),
        ("hours earlier", "2025-08-06", "2025-08-06"),
        ("the next morning", "2025-08-06", "2025-08-07"),
        ("the previous evening", "2025-08-06", "2025-08-05"),
        ("the night before", "2025-08-06", "2025-08-05"),
        ("the next day", "2025-08-06", "2025-08-07"),
        ("the following day", "2025-08-04/2025-08-06", "2025-08-07"),
        ("the previous day", "2025-08-04/2025-08-06", "2025-08-03"),
        ("the day before", "2025-08-06", "2025-08-05"),
        ("two days before", "2025-08-08", "2025-08-06"),
        ("two days later.", "2025-08-08", "2025-08-10"),
        ("a week earlier", "2025-08-08", "2025-08-01"),
        ("a month earlier", "2025-08-08", "2025-07"),
        ("three months later", "2024-11", "2025-02"),
        ("on the final day", "2025-09-15/2025-09-17", "2025-09-17"),
        ("on the second day", "2025-09-15/2025-09-17", "2025-09-16"),
        ("on the opening day", "2025-09-15/2025-09-17", "2025-09-15"),
        ("the following month", "2024-12-11", "2025-01"),
        ("in the following year", "2024-12-11", "2025"),
        ("over the following two weeks", "2024-12-11", "/2024-12-25"),
        ("the following week", "2024-12-11", "2024-12-16/2024-12-22"),
        ("the same month", "2024-12-11", "2024-12"),
        ("that year", "2024-12-11", "2024"),
        ("the following Tuesday", "2025-08-06", "2025-08-12"),
        ("the previous May", "2025-08-06", "2025-05"),
        ("in May of the same year", "2024-12-11", "2024-05"),
        ("on the 3rd of that month", "2024-12-11", "2024-12-03"),
    ],
)
def test_phrases_counted_from_another_date(date_in, text: str, anchor: str, expected: str) -> None:
    assert date_in(text, anchor=anchor) == expected


@pytest.mark.parametrize(
    ("text", "anchor"),
    [
        ("on the same day", None),
        ("on the same day", "2025-08"),
        ("two days before", None),
        ("two days before", "2025-08"),
        ("a month earlier", "2025"),
        ("two days before the summit", "2025-08-08"),
        ("the day before the summit", "2025-08-08"),
        ("on the final day", "2025-08-08"),
        ("on the fourth day", "2025-09-15/2025-09-17"),
        ("the following Tuesday", None),
        ("that year", None),
        ("over the following two weeks", None),
        ("several days earlier", "2025-08-08"),
        ("on the very day of the vote", "2025-08-08"),
        ("on the eve of the summit", "2025-08-08"),
        ("a few hours later", None),
    ],
)
def test_what_hangs_on_an_unknown_date_stays_unset(date_in, text: str, anchor: str | None) -> None:
    assert date_in(text, anchor=anchor) is None


@pytest.mark.parametrize(
    "text",
    [
        "on 8 August", "in May", "on Sunday", "today", "tomorrow", "yesterday", "two days ago", "last week", "next month",
        "last November", "in November last year", "within 30 days", "by the end of the year", "by Friday", "on the 24th",
        "Monday to Wednesday", "over the weekend", "in two weeks' time", "this morning", "the first half of next year",
        "from 4 to 8 August", "between March and May", "next Tuesday", "later in the day", "by year-end",
    ],
)  # fmt: skip
def test_relative_phrases_are_found_but_unset_without_a_publication_date(date_in, text: str) -> None:
    assert date_in(text, published=None) is None


def test_a_day_in_the_text_itself_is_what_later_words_count_from() -> None:
    text = "met on 4 August 2025, signed the next day and left two days later"
    found = [
        str(m.when) for m in find_dates(text, published=date(2025, 9, 1), anchor=When.parse("2025-05-12"))
    ]
    assert found == ["2025-08-04", "2025-08-05", "2025-08-07"]


def test_the_day_of_an_unknown_event_ends_what_the_same_day_means() -> None:
    text = "On the day of the vote they met, and later that day they signed"
    found = find_dates(text, published=date(2025, 9, 1), anchor=When.parse("2025-05-12"))
    assert [(m.kind, m.when) for m in found] == [(DateKind.EVENT, None), (DateKind.RELATIVE, None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [("later that month", "2025-01"), ("that year", "2025"), ("the following month", "2025-02")],
)
def test_a_month_counts_from_the_last_date_of_any_precision(date_in, text: str, expected: str) -> None:
    assert date_in(text, anchor="2024-11-05", period="2025-01") == expected


def test_the_second_day_is_that_of_the_stretch_and_not_of_a_later_day(date_in) -> None:
    assert date_in("on the second day", anchor="2025-08-20", stretch="2025-09-15/2025-09-17") == "2025-09-16"


def test_on_this_day_is_the_day_of_publication_where_the_text_fixed_none(date_in) -> None:
    assert date_in("on this day") == "2025-08-25"
    assert date_in("on this day", published=None) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We welcomed the session in Oslo this Friday.", "2025-08-29"),
        ("The session will be held this Friday.", "2025-08-29"),
        ("The session was held last Friday.", "2025-08-22"),
        ("On the evening of the 27th, she will leave.", "2025-08-27"),
        ("A session is planned before the year is out.", "/2025-12-31"),
        ("A session is planned before the month is over.", "/2025-08-31"),
    ],
)
def test_days_of_this_week_days_of_a_month_and_ends_of_periods(date_in, text, expected):
    assert date_in(text) == expected
