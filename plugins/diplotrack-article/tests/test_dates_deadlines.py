"""What stands before and behind a date: deadlines, lengths, since and after, nouns that a date marks."""

from __future__ import annotations

from datetime import date

import pytest

from diplotrack.when import When
from diplotrack_article.dates import DateKind, as_due, ending, find_dates, lasting


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("by 30 November 2024", "2024-11-30"),
        ("by the end of November", "2025-11-30"),
        ("before the end of November", "2025-11-30"),
        ("by November", "2025-11-30"),
        ("by the end of the year", "2025-12-31"),
        ("by the end of this month", "2025-08-31"),
        ("by the end of next year", "2026-12-31"),
        ("by the end of 2027", "2027-12-31"),
        ("by year-end", "2025-12-31"),
        ("by year’s end", "2025-12-31"),
        ("by 2040", "2040-12-31"),
        ("by early 2026", "2026~"),
        ("by mid-November", "2025-11-15~"),
        ("by mid-2026", "2026-06-30~"),
        ("by the start of March 2026", "2026-03-01"),
        ("by the third quarter of 2026", "2026-09-30"),
        ("before March 2026", "2026-02-28"),
        ("before 15 March 2026", "2026-03-14"),
        ("prior to 2027", "2026-12-31"),
        ("ahead of 1 October", "2025-09-30"),
        ("no later than 5 May 2026", "2026-05-05"),
        ("not later than May 5, 2026", "2026-05-05"),
        ("until Friday", "2025-08-29"),
        ("by Friday", "2025-08-29"),
        ("by tomorrow", "2025-08-26"),
        ("by next month", "2025-09-30"),
        ("within 30 days", "2025-09-24"),
        ("within a month", "2025-09-25"),
        ("within two weeks", "2025-09-08"),
        ("within twenty-one days", "2025-09-15"),
        ("within a year", "2026-08-25"),
        ("within the next six months", "2026-02-25"),
        ("in the next 30 days", "2025-09-24"),
    ],
)
def test_deadlines(date_mention, text: str, due: str) -> None:
    mention = date_mention(f"agreed to act {text}")
    assert mention.is_deadline
    assert str(mention.when) == f"/{due}"
    assert str(as_due(mention)) == due
    assert f"agreed to act {text}"[mention.start : mention.end] == text


def test_a_deadline_looks_ahead_and_only_a_past_clause_takes_the_closest(date_in) -> None:
    assert date_in("agreed to act by 30 June") == "/2026-06-30"
    assert date_in("had to act by 30 June", tense="past") == "/2025-06-30"
    assert date_in("agreed to act by 30 November", tense="past") == "/2025-11-30"


def test_a_deadline_in_days_runs_from_the_date_that_the_text_fixed(date_in) -> None:
    assert date_in("within three months", anchor="2023-12-14", published=date(2024, 1, 26)) == "/2024-03-14"
    assert date_in("within 30 days", anchor="2023-03-18", published=None) == "/2023-04-17"
    assert date_in("within thirty days of today", anchor="2025-08-20") == "/2025-09-24"
    assert date_in("within the next 30 days", anchor="2023-03-18") == "/2025-09-24"


def test_a_deadline_counted_from_an_event_stays_unset(date_mention) -> None:
    mention = date_mention("within four months of the opening of talks", anchor="2025-02-18")
    assert mention.is_deadline
    assert mention.when is None
    assert as_due(mention) is None


def test_what_is_due_on_a_date_is_due_then(date_mention) -> None:
    assert str(as_due(date_mention("to be launched in 2027"))) == "2027"
    assert str(as_due(date_mention("from 4 to 8 August 2026"))) == "2026-08-04/2026-08-08"
    assert as_due(date_mention("since 1992")) is None


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("relations since 1992", "since", "1992"),
        ("since April", "since", "2025-04"),
        ("since at least 1997", "since", "1997"),
        ("since the early 1990s", "since", "1990/1999"),
        ("not before 2027", "after", "2027"),
        ("no earlier than May 2027", "after", "2027-05"),
        ("After September 27, 2024 he rested", "after", "2024-09-27"),
        ("BEIJING, Aug. 25 — Wang Yi met", "dateline", "2025-08-25"),
        ("ANKARA, Aug 24 (Reuters) - Ethiopia", "dateline", "2025-08-24"),
        ("in the coming days", "vague", None),
        ("in the near future", "vague", None),
        ("this spring", "vague", None),
        ("a few weeks ago", "vague", None),
        ("within days", "vague", None),
        ("every Monday and Tuesday", "vague", None),
    ],
)
def test_dates_that_date_no_event_are_marked(
    date_mention, text: str, kind: str, expected: str | None
) -> None:
    mention = date_mention(text)
    assert mention.kind == kind
    assert mention.when == (When.parse(expected) if expected else None)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("a four-day visit", 4),
        ("a 3-day trip", 3),
        ("for two days", 2),
        ("was to last 60 days", 60),
        ("Four days of bargaining", 4),
        ("a week-long tour", 7),
        ("a weeklong tour", 7),
        ("a two-week mission", 14),
        ("a twenty-one-day truce", 21),
        ("a two day official visit", 2),
    ],
)
def test_lengths(date_mention, text: str, days: int) -> None:
    mention = date_mention(text)
    assert (mention.kind, mention.days, mention.when) == (DateKind.DURATION, days, None)


def test_a_length_put_to_a_day() -> None:
    sunday = When.parse("2025-08-24")
    assert str(lasting(sunday, 4)) == "2025-08-24/2025-08-27"
    assert str(ending(sunday, 2)) == "2025-08-23/2025-08-24"
    assert lasting(sunday, 1) == ending(sunday, 1) == sunday
    for edge, days in ((When.parse("2025-08"), 2), (sunday, 0), (When.parse("9999-12-31"), 2)):
        assert lasting(edge, days) is None
    assert ending(When.parse("0001-01-01"), 2) is None


@pytest.mark.parametrize(
    ("text", "expected", "attributive"),
    [
        ("the 2018 summit", "2018", True),
        ("Friday's four hours", "2025-08-22", True),
        ("the Secretary’s April visit", "2025-04", True),
        ("following Thursday’s inaugural session", "2025-08-21", True),
        ("ahead of Thursday's summit", "2025-08-28", True),
        ("They met on Friday", "2025-08-22", False),
        ("On Friday they met", "2025-08-22", False),
    ],
)
def test_a_date_before_a_noun_marks_the_noun(
    date_mention, text: str, expected: str, attributive: bool
) -> None:
    mention = date_mention(text)
    assert (str(mention.when), mention.attributive, mention.is_deadline) == (expected, attributive, False)
    assert mention.kind in {DateKind.ABSOLUTE, DateKind.RELATIVE}


def test_a_term_that_was_over_by_publication_runs_from_publication(date_in) -> None:
    assert date_in("within a month", anchor="2025-05-22") == "/2025-09-25"
    assert date_in("within 90 days", anchor="2025-07-01") == "/2025-09-29"


@pytest.mark.parametrize(
    ("text", "due"),
    [("within 24 hours", "2025-08-26"), ("within 72 hours", "2025-08-28"), ("inside 30 hours", "2025-08-27")],
)
def test_hours_count_as_the_days_that_they_reach_into(date_in, text: str, due: str) -> None:
    assert date_in(f"told to leave {text}") == f"/{due}"


def test_hours_in_which_something_was_done_are_no_deadline() -> None:
    assert [m for m in find_dates("agreed in 12 hours", published=date(2025, 8, 25)) if m.is_deadline] == []
