"""Dates in prose: what is no date, the ends of the calendar, and what holds for any text."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplotrack.when import When
from diplotrack_article.date_needs import candidates
from diplotrack_article.date_patterns import PATTERNS
from diplotrack_article.dates import DateKind, Tense, as_due, find_dates

MONDAY = date(2025, 8, 25)
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
GOLD = Path(__file__).parents[3] / ".." / "shared" / "gold" / "dev.jsonl"


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
def test_a_day_that_the_calendar_lacks_is_found_and_unset(date_in, text: str) -> None:
    assert date_in(text) is None
    assert date_in(text, published=None) is None


def test_a_range_that_ends_before_it_starts_is_found_and_unset(date_in) -> None:
    assert date_in("17–3 June 2025") is None


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
    date_in, day: date, form: str, published: date | None
) -> None:
    text = f"The ministers met on {_written(day, form)} in Vienna."
    assert date_in(text, published=published) == day.isoformat()


@settings(deadline=None)
@given(
    DAYS,
    st.integers(1, 60),
    st.sampled_from(["{d} {month}", "{month} {d}", "{short} {d}", "the {d}{th} of {month}"]),
)
def test_a_day_without_its_year_resolves_to_the_nearest_of_its_tense(
    date_in, published: date, away: int, form: str
) -> None:
    earlier, later = published - timedelta(days=away), published + timedelta(days=away)
    assert date_in(f"on {_written(earlier, form)}", published=published, tense="past") == earlier.isoformat()
    assert date_in(f"on {_written(later, form)}", published=published, tense="future") == later.isoformat()
    assert date_in(f"on {_written(later, form)}", published=published) == later.isoformat()


@settings(deadline=None)
@given(DAYS, st.integers(1, 27))
def test_a_stretch_written_out_has_its_first_and_last_day(date_in, first: date, length: int) -> None:
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
        assert date_in(text, published=None) == f"{first}/{last}"


@settings(deadline=None)
@given(DAYS, st.sampled_from(["past", "future"]))
def test_a_weekday_is_within_a_week_on_the_side_of_its_tense(
    date_mention, published: date, tense: Tense
) -> None:
    for number, name in enumerate(WEEKDAYS):
        found = date_mention(f"on {name}", published=published, tense=tense).when
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


DATE_WORDS = (
    *MONTHS, *WEEKDAYS, "Jan", "Sept.", "MAY", "FRIDAY", "5", "24th", "the 21st", "2024", "1990s", "2024-01-05",
    "the", "last", "this", "next", "that", "same", "day", "days", "daylong", "day-long", "10-day", "week", "weeks",
    "weekend", "month", "year", "years", "decades", "hour", "hours", "two", "few", "first", "third", "earlier", "later",
    "afterwards", "ago", "from now", "previously", "in", "on", "within", "over", "during", "coming", "future", "spring",
    "summer", "of", "morning", "evening", "night", "eve", "its", "Q1", "quarter", "half", "end", "early", "mid-", "today",
    "Yesterday", "tomorrow", "year’s end", "visit", "–", "-", "to", "and", ",", "Vote",
    "current", "following", "previous", "preceding", "past", "recent", "near", "is", "out", "before", "after", "final",
    "opening", "start", "middle", "weeklong", "half of", "distant",
)  # fmt: skip


@given(st.lists(st.sampled_from(DATE_WORDS), max_size=9).map(" ".join))
@settings(max_examples=400, deadline=None)
def test_what_a_text_lacks_the_words_for_is_all_that_no_pattern_looks_for(text):
    chosen = dict(candidates(text))
    for name, pattern in PATTERNS.items():
        whole = [(match.span(), match.groupdict()) for match in re.finditer(pattern, text)]
        found = (
            [(match.span(), match.groupdict()) for match in chosen[name].finditer(text)]
            if name in chosen
            else []
        )
        assert found == whole, name
