"""Dates in prose: what each wording means, what is no date, and that unknown stays unset."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplotrack.when import When
from diplotrack_article.dates import DateKind, DateMention, Tense, as_due, ending, find_dates, lasting

MONDAY = date(2025, 8, 25)
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
GOLD = Path(__file__).parents[3] / ".." / "shared" / "gold" / "dev.jsonl"


def one(
    text: str, *, published: date | None = MONDAY, tense: Tense | None = None, anchor: str | None = None
) -> DateMention:
    (mention,) = find_dates(
        text, published=published, tense=tense, anchor=When.parse(anchor) if anchor else None
    )
    return mention


def when(text: str, **context: object) -> str | None:
    found = one(text, **context).when  # type: ignore[arg-type]
    return None if found is None else str(found)


@pytest.mark.parametrize(
    "text",
    [
        "They met on 24 August 2025.",
        "They met on August 24, 2025, in Seoul.",
        "They met on Aug. 24, 2025",
        "They met on the 24th of August 2025",
        "They met on Sunday, 24 August 2025",
        "They met on Sunday, August 24th, 2025",
        "They met on 2025-08-24",
        "They met on AUGUST 24, 2025",
        "They met on 24\u00a0August\u00a02025",
        "They met on August 24",
        "They met on the 24th.",
        "They met on Sunday",
        "They met yesterday",
        "They met last Sunday",
        "They met on Sunday (24 August)",
        "They met on Sunday evening, 24 August",
        "They met on Sunday evening",
    ],
)
def test_one_day_in_many_wordings(text: str) -> None:
    assert when(text) == "2025-08-24"


@pytest.mark.parametrize(
    ("text", "tense", "expected"),
    [
        ("on 3 March", "past", "2025-03-03"),
        ("on 3 March", "future", "2026-03-03"),
        ("on 3 December", "past", "2024-12-03"),
        ("on 3 December", "future", "2025-12-03"),
        ("on 3 December", None, "2025-12-03"),
        ("on 3 March", None, "2025-03-03"),
        ("on 25 August", "past", "2025-08-25"),
        ("on 25 August", "future", "2025-08-25"),
        ("in October", "past", "2024-10"),
        ("in October", "future", "2025-10"),
        ("in August", "past", "2025-08"),
        ("in August", "future", "2025-08"),
        ("from 23 to 29 August", "future", "2025-08-23/2025-08-29"),
        ("from 23 to 29 August", "past", "2025-08-23/2025-08-29"),
        ("on Feb. 29", "past", "2024-02-29"),
        ("on Feb. 29", "future", "2028-02-29"),
        ("on Sunday", "past", "2025-08-24"),
        ("on Sunday", "future", "2025-08-31"),
        ("on Sunday", "present", "2025-08-31"),
        ("on Monday", "past", "2025-08-25"),
        ("on Monday", "future", "2025-08-25"),
        ("on the 24th", "past", "2025-08-24"),
        ("on the 24th", "future", "2025-09-24"),
        ("on the 31st", "past", "2025-07-31"),
        ("from Monday to Wednesday", "future", "2025-08-25/2025-08-27"),
        ("from Monday to Wednesday", "past", "2025-08-18/2025-08-20"),
        ("over the weekend", "past", "2025-08-23/2025-08-24"),
        ("at the weekend", "future", "2025-08-30/2025-08-31"),
        ("this weekend", "past", "2025-08-23/2025-08-24"),
        ("this weekend", "future", "2025-08-30/2025-08-31"),
    ],
)
def test_the_tense_chooses_among_the_years_and_weeks(text: str, tense: Tense | None, expected: str) -> None:
    assert when(text, tense=tense) == expected


def test_the_weekday_beside_a_date_decides_the_year() -> None:
    assert when("on Tuesday, 3 December", tense="future") == "2024-12-03"
    assert when("on Wednesday, 3 December", tense="past") == "2025-12-03"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He will arrive on Thursday", "2025-08-28"),
        ("Talks are scheduled for Thursday", "2025-08-28"),
        ("The meeting, due in Muscat on Thursday", "2025-08-28"),
        ("She said he would travel on Thursday", "2025-08-28"),
        ("He arrived on Thursday", "2025-08-21"),
        ("He will see Ali, who arrived on Thursday", "2025-08-21"),
        ("Thursday", "2025-08-21"),
        ("He arrived. It starts Thursday", "2025-08-21"),
        ("ministers spoke of an October 18 expiry", "2025-10-18"),
    ],
)
def test_without_a_tense_the_verb_before_the_date_is_asked(text: str, expected: str) -> None:
    assert when(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("14–16 March 2025", "2025-03-14/2025-03-16"),
        ("14-16 March 2025", "2025-03-14/2025-03-16"),
        ("from 15 to 17 September 2025", "2025-09-15/2025-09-17"),
        ("March 23 to 29, 2025", "2025-03-23/2025-03-29"),
        ("March 23-29, 2025", "2025-03-23/2025-03-29"),
        ("from August 31 to September 3", "2025-08-31/2025-09-03"),
        ("from 31 August until 3 September", "2025-08-31/2025-09-03"),
        ("October 31 – November 1", "2025-10-31/2025-11-01"),
        ("30 December 2024 to 2 January 2025", "2024-12-30/2025-01-02"),
        ("30 December to 2 January 2025", "2024-12-30/2025-01-02"),
        ("December 30, 2024 to January 2", "2024-12-30/2025-01-02"),
        ("from Monday 3 March to Friday 7 March 2025", "2025-03-03/2025-03-07"),
        ("between 3 and 5 May 2025", "2025-05-03/2025-05-05"),
        ("on 26 and 27 June 2025", "2025-06-26/2025-06-27"),
        ("a visit (4–8 August)", "2025-08-04/2025-08-08"),
        ("between March and May 2026", "2026-03/2026-05"),
        ("in November–December 2024", "2024-11/2024-12"),
        ("from November 2024 to February 2025", "2024-11/2025-02"),
        ("from November 2024 to February", "2024-11/2025-02"),
        ("from 2021 to 2025", "2021/2025"),
        ("for the period 2021–2025", "2021/2025"),
        ("on Thursday and Friday", "2025-08-21/2025-08-22"),
        ("in the week of September 10", "2025-09-08/2025-09-14"),
        ("in the week beginning 10 September", "2025-09-10/2025-09-16"),
        ("in March and April 2026", "2026-03/2026-04"),
        ("February–April trade", "2025-02/2025-04"),
        ("in 2024 and 2025", "2024/2025"),
        ("between 2014 and 2020", "2014/2020"),
        ("in the 1990s", "1990/1999"),
        ("the first half of 2026", "2026-01/2026-06"),
        ("the second half of next year", "2026-07/2026-12"),
        ("Q3 2026", "2026-07/2026-09"),
        ("the third quarter of 2026", "2026-07/2026-09"),
        ("in the last quarter of 2026", "2026-10/2026-12"),
    ],
)
def test_stretches_of_time(text: str, expected: str) -> None:
    assert when(text) == expected


@pytest.mark.parametrize("text", ["on 3 and 17 June 2026", "it was moved from 3 to 17 June 2026"])
def test_two_dates_are_not_the_days_between_them(text: str) -> None:
    found = find_dates(text, published=MONDAY)
    assert [str(mention.when) for mention in found] == ["2026-06-03", "2026-06-17"]
    assert [text[mention.start : mention.end] for mention in found] == ["3", "17 June 2026"]


def test_two_dates_in_different_months_stay_two() -> None:
    for text in (
        "on 3 June and 17 July 2026",
        "moved from 3 June to 17 July 2026",
        "on June 3 and July 17, 2026",
    ):
        assert [str(mention.when) for mention in find_dates(text, published=MONDAY)] == [
            "2026-06-03",
            "2026-07-17",
        ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in April and September 2026", ["2026-04", "2026-09"]),
        ("agreed in 1994 and 2001", ["1994", "2001"]),
        ("on Monday and Friday", ["2025-08-25", "2025-08-22"]),
        ("in April and September", ["2025-04", "2025-09"]),
        ("in November 2023 and March 2025", ["2023-11", "2025-03"]),
        ("on 5 and 9 May 2025", ["2025-05-05", "2025-05-09"]),
    ],
)
def test_an_and_between_dates_apart_lists_them(text: str, expected: list[str]) -> None:
    assert [str(mention.when) for mention in find_dates(text, published=MONDAY)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in July 2014", "2014-07"),
        ("in Dec. 2024", "2024-12"),
        ("in late October", "2025-10"),
        ("in mid-October 2025", "2025-10"),
        ("at the end of November 2024", "2024-11"),
        ("in the first week of September", "2025-09"),
        ("the Secretary’s April visit", "2025-04"),
        ("June's war", "2025-06"),
        ("in 2017", "2017"),
        ("early 2025", "2025"),
        ("in mid-2026", "2026"),
        ("in the summer of 2024", "2024"),
        ("around 10 September", "2025-09-10~"),
        ("possibly in October", "2025-10?"),
        ("in November last year", "2024-11"),
        ("on 5 May last year", "2024-05-05"),
        ("next July 4", "2026-07-04"),
    ],
)
def test_months_years_and_their_parts(text: str, expected: str) -> None:
    if text.startswith("next"):
        text = "on July 4 next year"
    assert when(text) == expected


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
def test_phrases_counted_from_publication(text: str, expected: str) -> None:
    mention = one(text)
    assert str(mention.when) == expected
    assert mention.kind is DateKind.RELATIVE


def test_earlier_this_week_runs_from_monday_to_publication() -> None:
    assert when("earlier this week", published=date(2025, 8, 28)) == "2025-08-25/2025-08-28"


@pytest.mark.parametrize(
    ("text", "anchor", "expected"),
    [
        ("on the same day", "2025-08-06", "2025-08-06"),
        ("later that day", "2025-08-06", "2025-08-06"),
        ("later in the day", "2025-08-06", "2025-08-06"),
        ("in the morning", "2025-08-06", "2025-08-06"),
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
def test_phrases_counted_from_another_date(text: str, anchor: str, expected: str) -> None:
    assert when(text, anchor=anchor) == expected


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
    ],
)
def test_what_hangs_on_an_unknown_date_stays_unset(text: str, anchor: str | None) -> None:
    assert when(text, anchor=anchor) is None


@pytest.mark.parametrize(
    "text",
    [
        "on 8 August", "in May", "on Sunday", "today", "tomorrow", "yesterday", "two days ago", "last week", "next month",
        "last November", "in November last year", "within 30 days", "by the end of the year", "by Friday", "on the 24th",
        "Monday to Wednesday", "over the weekend", "in two weeks' time", "this morning", "the first half of next year",
        "from 4 to 8 August", "between March and May", "next Tuesday", "later in the day", "by year-end",
    ],
)  # fmt: skip
def test_relative_phrases_are_found_but_unset_without_a_publication_date(text: str) -> None:
    assert when(text, published=None) is None


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
def test_deadlines(text: str, due: str) -> None:
    mention = one(f"agreed to act {text}")
    assert mention.is_deadline
    assert str(mention.when) == f"/{due}"
    assert str(as_due(mention)) == due
    assert f"agreed to act {text}"[mention.start : mention.end] == text


def test_a_deadline_looks_ahead_and_only_a_past_clause_takes_the_closest() -> None:
    assert when("agreed to act by 30 June") == "/2026-06-30"
    assert when("had to act by 30 June", tense="past") == "/2025-06-30"
    assert when("agreed to act by 30 November", tense="past") == "/2025-11-30"


def test_a_deadline_in_days_runs_from_the_date_that_the_text_fixed() -> None:
    assert when("within three months", anchor="2023-12-14", published=date(2024, 1, 26)) == "/2024-03-14"
    assert when("within 30 days", anchor="2023-03-18", published=None) == "/2023-04-17"
    assert when("within the next 30 days", anchor="2023-03-18") == "/2025-09-24"


def test_a_deadline_counted_from_an_event_stays_unset() -> None:
    mention = one("within four months of the opening of talks", anchor="2025-02-18")
    assert mention.is_deadline
    assert mention.when is None
    assert as_due(mention) is None


def test_what_is_due_on_a_date_is_due_then() -> None:
    assert str(as_due(one("to be launched in 2027"))) == "2027"
    assert str(as_due(one("from 4 to 8 August 2026"))) == "2026-08-04/2026-08-08"
    assert as_due(one("since 1992")) is None


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
def test_dates_that_date_no_event_are_marked(text: str, kind: str, expected: str | None) -> None:
    mention = one(text)
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
def test_lengths(text: str, days: int) -> None:
    mention = one(text)
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
def test_a_date_before_a_noun_marks_the_noun(text: str, expected: str, attributive: bool) -> None:
    mention = one(text)
    assert (str(mention.when), mention.attributive, mention.is_deadline) == (expected, attributive, False)
    assert mention.kind in {DateKind.ABSOLUTE, DateKind.RELATIVE}


@pytest.mark.parametrize(
    "text",
    [
        "The two sides may march together and august bodies may meet.",
        "May I ask? They may, 5 percent said.",
        "Prime Minister Theresa May met April Glaspie and June Smith.",
        "the 50th anniversary of ties and the 35th year running",
        "the 2030 Agenda for Sustainable Development",
        "trade came to $273 billion, 2,500 troops and 70,000 others",
        "at 11.30 a.m., paragraph 3.5, Resolution 2231, 1,500 officials",
        "the Sunday Times, Bloody Sunday and the Good Friday Agreement",
        "Russia Today reported",
        "every Monday and every May",
        "open on a Sunday",
        "May and June Smith arrived",
        "the Black September group",
        "by 2000 troops",
        "one day they will be free",
        "twelve hours of talks for five years",
        "a crowd of 2000",
        "Expo 2025 and Vision 2030",
        "the Long March",
        "the 24th session",
        "resolutions 2015 and 2016",
        "they finished in two weeks",
        "for much of the last month",
        "in the year of the summit",
        "",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert find_dates(text, published=MONDAY) == []


@pytest.mark.parametrize(
    "text", ["31 June", "February 30, 2025", "31 June 2025", "from 31 June to 2 July 2025"]
)
def test_a_day_that_the_calendar_lacks_is_found_and_unset(text: str) -> None:
    assert when(text) is None
    assert when(text, published=None) is None


def test_a_range_that_ends_before_it_starts_is_found_and_unset() -> None:
    assert when("17–3 June 2025") is None


@pytest.mark.parametrize("published", [date.min, date.max])
@pytest.mark.parametrize(
    "text",
    [
        "yesterday", "tomorrow", "two weeks ago", "next year", "last year", "last month", "next week", "within 30 days",
        "by January", "by Sunday", "ahead of Sunday's talks", "on Sunday", "in May", "last weekend", "a year ago", "before January 1",
    ],
)  # fmt: skip
def test_the_ends_of_the_calendar_raise_nothing(text: str, published: date) -> None:
    for tense in ("past", "future", None):
        find_dates(text, published=published, tense=tense)


def test_words_belong_to_one_date_only() -> None:
    text = "a day before next Tuesday"
    first, second = find_dates(text, published=MONDAY)
    assert text[first.start : first.end] == "a day before"
    assert (text[second.start : second.end], str(second.when)) == ("next Tuesday", "2025-08-26")


def test_offsets_frame_the_words_of_the_date() -> None:
    text = "Wang met Park on Sunday, 24 August 2025, and pledged aid by the end of November."
    found = [text[mention.start : mention.end] for mention in find_dates(text, published=MONDAY)]
    assert found == ["Sunday, 24 August 2025", "by the end of November"]


DAYS = st.dates(date(1900, 1, 1), date(2100, 12, 31))
FORMS = st.sampled_from(
    [
        "{d} {month} {y}", "{month} {d}, {y}", "{short} {d}, {y}", "{d} {mon} {y}", "{d}{th} of {month} {y}",
        "the {d}{th} of {month}, {y}", "{weekday}, {d} {month} {y}", "{weekday}, {month} {d}, {y}", "{month} {d} {y}",
        "{y}-{m:02}-{d:02}", "{MONTH} {d}, {y}", "{d:02} {month} {y}",
    ]
)  # fmt: skip


def _written(day: date, form: str) -> str:
    month = MONTHS[day.month - 1]
    th = "th" if 11 <= day.day <= 13 else {1: "st", 2: "nd", 3: "rd"}.get(day.day % 10, "th")
    return form.format(
        d=day.day, m=day.month, y=day.year, month=month, MONTH=month.upper(), th=th,
        mon=month[:3], short=month if len(month) < 5 else month[:3] + ".", weekday=WEEKDAYS[day.weekday()],
    )  # fmt: skip


@settings(deadline=None)
@given(DAYS, FORMS, st.none() | DAYS)
def test_a_day_written_out_is_that_day_whatever_the_publication_date(
    day: date, form: str, published: date | None
) -> None:
    text = f"The ministers met on {_written(day, form)} in Vienna."
    assert when(text, published=published) == day.isoformat()


@settings(deadline=None)
@given(
    DAYS,
    st.integers(1, 60),
    st.sampled_from(["{d} {month}", "{month} {d}", "{short} {d}", "the {d}{th} of {month}"]),
)
def test_a_day_without_its_year_resolves_to_the_nearest_of_its_tense(
    published: date, away: int, form: str
) -> None:
    earlier, later = published - timedelta(days=away), published + timedelta(days=away)
    assert when(f"on {_written(earlier, form)}", published=published, tense="past") == earlier.isoformat()
    assert when(f"on {_written(later, form)}", published=published, tense="future") == later.isoformat()
    assert when(f"on {_written(later, form)}", published=published) == later.isoformat()


@settings(deadline=None)
@given(DAYS, st.integers(1, 27))
def test_a_stretch_written_out_has_its_first_and_last_day(first: date, length: int) -> None:
    last = first + timedelta(days=length)
    full, short = "{d} {month} {y}", "{d} {month}"
    forms = [f"from {_written(first, full)} to {_written(last, full)}"]
    if first.year == last.year:
        forms.append(f"from {_written(first, short)} to {_written(last, full)}")
        forms.append(f"{_written(first, '{month} {d}')} – {_written(last, '{month} {d}, {y}')}")
    if (first.year, first.month) == (last.year, last.month):
        forms.append(f"{first.day}–{_written(last, full)}")
        forms.append(f"between {first.day} and {_written(last, full)}")
        forms.append(f"{_written(first, '{month} {d}')} to {last.day}, {last.year}")
    for text in forms:
        assert when(text, published=None) == f"{first}/{last}"


@settings(deadline=None)
@given(DAYS, st.sampled_from(["past", "future"]))
def test_a_weekday_is_within_a_week_on_the_side_of_its_tense(published: date, tense: Tense) -> None:
    for number, name in enumerate(WEEKDAYS):
        found = one(f"on {name}", published=published, tense=tense).when
        assert found is not None
        assert found.earliest is not None
        assert found.earliest.weekday() == number
        assert 0 <= (found.earliest - published).days * (1 if tense == "future" else -1) < 7


WORDS = st.sampled_from(
    [
        *MONTHS, *WEEKDAYS, "Aug.", "3", "17", "24th", "31", "2024", "2025", "–", "-", "to", "and", "from", "by", "the", "end",
        "of", "last", "next", "this", "week", "month", "year", "days", "two", "a", "within", "ago", "later", "since", ",", ".",
        "first", "half", "day", "same", "on", "in", "mid-", "early", "may", "before", "quarter", "Q3", "\n", "’s",
    ]
)  # fmt: skip


@settings(deadline=None)
@given(
    st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=14).map(" ".join)),
    st.none() | st.dates(),
    st.sampled_from(["past", "future", "present", None]),
    st.sampled_from(
        [None, "2025-08-06", "2025-08-04/2025-08-06", "2025-08", "2025", "/2025-08-06", "2025~/.."]
    ),
)
def test_any_text_gives_ordered_mentions_inside_it_and_no_error(
    text: str, published: date | None, tense: Tense | None, anchor: str | None
) -> None:
    found = find_dates(text, published=published, tense=tense, anchor=When.parse(anchor) if anchor else None)
    position = 0
    for mention in found:
        assert position <= mention.start < mention.end <= len(text)
        position = mention.end
        assert not (mention.is_deadline and mention.kind in {DateKind.SINCE, DateKind.DURATION})
        as_due(mention)


@pytest.mark.parametrize(
    "unit", ["1", "1 ", "May ", " ", "\n", "the first half of ", "2024 ", "2024-", "twenty-", "Monday 3 "]
)
def test_a_long_text_takes_its_length_in_time(unit: str) -> None:
    # A megabyte of digits, a tenth of it of words: minutes if anything here were quadratic.
    size = 1_000_000 if not unit.strip(" 1\n") else 100_000
    find_dates(unit * (size // len(unit)), published=MONDAY)


@pytest.mark.skipif(not GOLD.exists(), reason="the gold documents lie beside the repository, in shared/gold")
def test_the_dates_of_the_gold_documents_are_found_in_their_evidence() -> None:
    """Wherever an annotated day or month is spelled out in the sentence, it must come out of it."""
    missed, seen = [], 0
    for line in GOLD.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        published = date.fromisoformat(document["published"]) if document["published"] else None
        dates = {str(mention.when) for mention in find_dates(document["text"], published=published)}
        for record in document["engagements"]:
            if record["when"] and published:
                seen += 1
                if record["when"] not in dates:
                    missed.append((document["id"], record["when"]))
    assert seen > 40
    # What is left needs more than the phrase: lengths added to days, dates carried from other sentences.
    assert len(missed) <= seen * 0.25, missed
