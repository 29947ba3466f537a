"""Dates that are written out: days, stretches, months, years, and the tense that chooses among them."""

from __future__ import annotations

from datetime import date

import pytest

from diplotrack_article.dates import Tense, find_dates

MONDAY = date(2025, 8, 25)


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
def test_one_day_in_many_wordings(date_in, text: str) -> None:
    assert date_in(text) == "2025-08-24"


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
def test_the_tense_chooses_among_the_years_and_weeks(
    date_in, text: str, tense: Tense | None, expected: str
) -> None:
    assert date_in(text, tense=tense) == expected


def test_the_weekday_beside_a_date_decides_the_year(date_in) -> None:
    assert date_in("on Tuesday, 3 December", tense="future") == "2024-12-03"
    assert date_in("on Wednesday, 3 December", tense="past") == "2025-12-03"


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
def test_without_a_tense_the_verb_before_the_date_is_asked(date_in, text: str, expected: str) -> None:
    assert date_in(text) == expected


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
def test_stretches_of_time(date_in, text: str, expected: str) -> None:
    assert date_in(text) == expected


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
def test_months_years_and_their_parts(date_in, text: str, expected: str) -> None:
    if text.startswith("next"):
        text = "on July 4 next year"
    assert date_in(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Done at Lima on this fifth day of May, 2019", "2019-05-05"),
        ("Signed this twenty-first day of June 2024", "2024-06-21"),
        ("on the 3rd day of March 2020", "2020-03-03"),
        ("on this thirty-first day of June, 2024", None),
    ],
)
def test_the_day_of_a_treaty_in_words(date_in, text: str, expected: str | None) -> None:
    assert date_in(text) == expected
