"""Uncertain dates: what is read, refused, compared and said, with the `edtf` package as judge of the notation."""

from __future__ import annotations

import copy
import locale
import operator
import pickle
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

import attrs
import pytest
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from hypothesis import assume, example, given
from hypothesis import strategies as st

from diplotrack.errors import ValidationError
from diplotrack.when import Bound, Precision, When

DAYS = st.dates()
SINGLE = st.builds(
    lambda day, length, qualifier: day.isoformat()[:length] + qualifier,
    DAYS,
    st.sampled_from([4, 7, 10]),
    st.sampled_from(["", "~", "?", "%"]),
)


def _is_readable(text: str) -> bool:
    try:
        When.parse(text)
    except ValidationError:
        return False
    return True


INTERVAL = (
    st.tuples(SINGLE | st.sampled_from(["", ".."]), SINGLE | st.sampled_from(["", ".."]))
    .map("/".join)
    .filter(_is_readable)
)
WHENS = st.one_of(SINGLE, INTERVAL).map(When.parse)
# A window of a few weeks, so that random dates meet, touch and nest often.
NEAR = st.dates(date(2024, 12, 20), date(2025, 2, 10))
NEAR_TEXT = st.builds(lambda day, length: day.isoformat()[:length], NEAR, st.sampled_from([7, 10, 10]))
NEAR_WHENS = st.one_of(
    NEAR_TEXT,
    st.tuples(NEAR_TEXT | st.sampled_from(["", ".."]), NEAR_TEXT | st.sampled_from(["", ".."]))
    .map("/".join)
    .filter(_is_readable),
).map(When.parse)
WORLD = [date(2024, 11, 1) + timedelta(days=n) for n in range(180)]


def _oracle_day(value: Sequence[int]) -> date:
    return date(value[0], value[1], value[2])


def _oracle_reads(text: str) -> bool:
    try:
        parse_edtf(text)
    except EDTFParseException:
        return False
    return True


def _calendar_has(text: str) -> bool:
    # The package takes a 29 February for any year.
    try:
        date.fromisoformat(text.rstrip("~?%")[:10] + "-01-01"[len(text.rstrip("~?%")) - 4 :])
    except ValueError:
        return False
    return True


@given(WHENS)
@example(When.parse("0001"))
@example(When.parse("9999-12"))
@example(When.parse("2024-02/2024-02-29"))
def test_the_edtf_package_reads_what_is_written_and_agrees_on_the_bounds(when: When) -> None:
    theirs = parse_edtf(str(when))
    assert str(theirs) == str(when)
    if when.earliest is not None:
        assert _oracle_day(theirs.lower_strict()) == when.earliest
    if when.latest is not None:
        assert _oracle_day(theirs.upper_strict()) == when.latest


@given(st.from_regex(r"\A[0-9]{4}(-[0-3][0-9]){0,2}[~?%]?\Z"))
@example("2025-02-30")
@example("2023-02-29")
@example("2025-13")
@example("2025-00")
@example("2025-01-00")
def test_what_is_read_is_what_the_edtf_package_reads_and_the_calendar_has(text: str) -> None:
    month = text[5:7]
    assume(not month or int(month) <= 20)  # 21 and above are EDTF's seasons, which the codebook leaves out
    assume(text[:4] != "0000")  # EDTF's year nought, which the calendar of this library has not
    assert _is_readable(text) == (_oracle_reads(text) and _calendar_has(text))


@given(SINGLE, SINGLE)
def test_an_interval_is_read_exactly_when_it_does_not_end_before_it_starts(left: str, right: str) -> None:
    starts, ends = When.parse(left).earliest, When.parse(right).latest
    assert starts is not None
    assert ends is not None
    assert _is_readable(f"{left}/{right}") == (starts <= ends)


@given(WHENS)
def test_text_round_trips(when: When) -> None:
    again = When.parse(str(when))
    assert again == when
    assert hash(again) == hash(when)
    assert str(again) == str(when)


@given(st.text(max_size=30))
def test_any_text_is_read_back_verbatim_or_refused_by_name(text: str) -> None:
    if _is_readable(text):
        assert str(When.parse(text)) == text
    else:
        with pytest.raises(ValidationError) as caught:
            When.parse(text)
        assert (caught.value.field, caught.value.value) == ("when", text)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("", "write 2025-08-24"),
        ("yesterday", "write 2025-08-24"),
        (" 2025", "write 2025-08-24"),
        ("2025\n", "write 2025-08-24"),
        ("25-08-24", "write 2025-08-24"),
        ("2025-8-4", "write 2025-08-24"),
        ("20250824", "write 2025-08-24"),
        ("2025-08-24T10:00", "write 2025-08-24"),
        ("2025-XX", "write 2025-08-24"),
        ("XXXX", "write 2025-08-24"),
        ("2025~?", "write 2025-08-24"),
        ("~2025", "write 2025-08-24"),
        ("٢٠٢٥", "write 2025-08-24"),
        ("0000", "from 0001 to 9999"),
        ("2025-13", "no month 13"),
        ("2025-21", "no month 21"),
        ("2025-00", "no month 00"),
        ("2025-02-30", "from 01 to 28"),
        ("2024-02-30", "from 01 to 29"),
        ("/", "one side of an interval must be a date"),
        ("../..", "one side of an interval must be a date"),
        ("../", "one side of an interval must be a date"),
        ("2025/2026/2027", "one slash"),
        ("2026/2025", "ends before it starts"),
        ("2025-02-02/2025-02-01", "ends before it starts"),
        ("2025-02-30/2025-03-01", "the interval's start is wrong"),
        ("2025-02-01/soon", "the interval's end is wrong"),
    ],
)
def test_a_wrong_text_is_refused_with_the_value_and_what_would_be_right(text: str, hint: str) -> None:
    with pytest.raises(ValidationError) as caught:
        When.parse(text)
    assert caught.value.field == "when"
    assert caught.value.value == text
    assert repr(text) in str(caught.value)
    assert hint in str(caught.value)


@pytest.mark.parametrize("value", [None, 2025, date(2025, 8, 24), ["2025"]])
def test_what_is_no_text_is_refused(value: object) -> None:
    for make in (When.parse, lambda text: When(text=text)):
        with pytest.raises(ValidationError, match="must be EDTF text"):
            make(value)  # type: ignore[arg-type]


def test_the_constructor_holds_to_the_same_rules_as_parse() -> None:
    assert When(text="2025-10~") == When.parse("2025-10~")
    with pytest.raises(ValidationError, match="no month 13"):
        When(text="2025-13")
    with pytest.raises(ValidationError):
        attrs.evolve(When.parse("2025"), text="soon")


@pytest.mark.parametrize(
    ("text", "earliest", "latest", "precision", "approximate", "uncertain", "is_interval", "is_day"),
    [
        ("2025-08-24", "2025-08-24", "2025-08-24", "day", False, False, False, True),
        ("2025-08-24?", "2025-08-24", "2025-08-24", "day", False, True, False, True),
        ("2024-02", "2024-02-01", "2024-02-29", "month", False, False, False, False),
        ("2025-10~", "2025-10-01", "2025-10-31", "month", True, False, False, False),
        ("2026%", "2026-01-01", "2026-12-31", "year", True, True, False, False),
        ("2025-10-31/2025-11-01", "2025-10-31", "2025-11-01", "day", False, False, True, False),
        ("2025-10-31~/2025-11", "2025-10-31", "2025-11-30", "month", True, False, True, False),
        ("2025/2026-01-05?", "2025-01-01", "2026-01-05", "year", False, True, True, False),
        ("/2024-11-30", None, "2024-11-30", "day", False, False, True, False),
        ("2026/..", "2026-01-01", None, "year", False, False, True, False),
    ],
)
def test_what_a_date_tells_of_itself(
    text: str,
    earliest: str | None,
    latest: str | None,
    precision: str,
    approximate: bool,
    uncertain: bool,
    is_interval: bool,
    is_day: bool,
) -> None:
    when = When.parse(text)
    assert when.earliest == (date.fromisoformat(earliest) if earliest else None)
    assert when.latest == (date.fromisoformat(latest) if latest else None)
    assert when.precision is Precision(precision)
    assert (when.approximate, when.uncertain) == (approximate, uncertain)
    assert (when.is_interval, when.is_day) == (is_interval, is_day)


def test_the_sides_of_an_interval_are_dates_or_bounds() -> None:
    both = When.parse("2025-10~/2026")
    assert (both.start, both.end) == (When.parse("2025-10~"), When.parse("2026"))
    assert When.parse("/2026").start is Bound.UNKNOWN
    assert When.parse("../2026").start is Bound.OPEN
    assert When.parse("2026/").end is Bound.UNKNOWN
    assert When.parse("2026/..").end is Bound.OPEN
    single = When.parse("2025")
    assert single.start == single.end == single


def test_building_from_dates() -> None:
    assert str(When.from_date(date(2025, 8, 24))) == "2025-08-24"
    assert str(When.from_date(date(44, 3, 15))) == "0044-03-15"
    assert str(When.between(date(2025, 8, 24), When.parse("2025-10~"))) == "2025-08-24/2025-10~"
    assert str(When.between(None, date(2024, 11, 30))) == "/2024-11-30"
    assert str(When.between(When.parse("2025/2026"), When.parse("2026/2027"))) == "2025/2027"
    assert str(When.between(When.parse("../2025"), When.parse("2026"))) == "../2026"
    assert str(When.between(date(2025, 8, 24), date(2025, 8, 24))) == "2025-08-24"
    assert str(When.until(date(2024, 11, 30))) == "/2024-11-30"
    assert str(When.since(When.parse("2026"))) == "2026/.."
    with pytest.raises(ValidationError, match="ends before"):
        When.between(date(2025, 8, 24), date(2025, 8, 23))
    with pytest.raises(ValidationError, match="one side"):
        When.between(None, None)


def test_a_moment_and_a_string_are_no_day() -> None:
    with pytest.raises(ValidationError, match=r"pass \.date\(\)"):
        When.from_date(datetime(2025, 8, 24, 23, 30, tzinfo=UTC))
    with pytest.raises(ValidationError, match=r"datetime\.date"):
        When.from_date("2025-08-24")  # type: ignore[arg-type]


@given(NEAR_WHENS, NEAR_WHENS)
def test_overlap_and_containment_are_those_of_the_sets_of_days(a: When, b: When) -> None:
    def days(when: When) -> set[date]:
        return {day for day in WORLD if (when.earliest or day) <= day <= (when.latest or day)}

    assert a.overlaps(b) == bool(days(a) & days(b)) == b.overlaps(a)
    assert a.contains(b) == (days(b) <= days(a))
    assert a.more_exact_than(b) == (days(a) < days(b))


@given(NEAR_WHENS, NEAR)
def test_a_plain_date_counts_as_its_day(when: When, day: date) -> None:
    assert when.overlaps(day) == when.contains(day) == when.overlaps(When.from_date(day))


def test_a_longer_date_and_an_equally_long_one_are_not_more_exact() -> None:
    month, day = When.parse("2025-10"), When.parse("2025-10-31")
    assert day.more_exact_than(month)
    assert not month.more_exact_than(day)
    assert not When.parse("2025-10~").more_exact_than(month)
    assert not When.parse("2025-11-01").more_exact_than(month)
    assert When.parse("2025").more_exact_than(When.parse("/2025"))


@given(WHENS | NEAR_WHENS, WHENS | NEAR_WHENS, WHENS | NEAR_WHENS)
def test_the_order_is_total_transitive_and_agrees_with_equality(a: When, b: When, c: When) -> None:
    assert [a < b, a == b, a > b].count(True) == 1
    assert (a <= b) == (a < b or a == b)
    assert (a >= b) == (b <= a)
    low, middle, high = sorted([a, b, c])
    assert low <= middle <= high
    assert low <= high
    assert sorted([c, b, a]) == [low, middle, high]


def test_order_is_by_first_day_then_last_day_with_unknown_ends_outermost() -> None:
    ordered = [
        "/2020", "../2025", "/2025", "2024", "2025-01-01", "2025-01", "2025-01~", "2025", "2025/2026", "2025/",
        "2025/..", "2025-01-02",
    ]  # fmt: skip
    assert [str(when) for when in sorted(map(When.parse, reversed(ordered)))] == [
        "/2020", "../2025", "/2025", "2024", "2025-01-01", "2025-01", "2025-01~", "2025", "2025/2026", "2025/",
        "2025/..", "2025-01-02",
    ]  # fmt: skip


def test_a_date_does_not_compare_with_other_things() -> None:
    when = When.parse("2025")
    assert when != "2025"  # type: ignore[comparison-overlap]
    others: list[Any] = ["2025", 1, None, date(2025, 1, 1)]
    for compare in (operator.lt, operator.le, operator.gt, operator.ge):
        for other in others:
            with pytest.raises(TypeError):
                compare(when, other)


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("2025-08-24", "24 August 2025"),
        ("2025-10", "October 2025"),
        ("2025", "2025"),
        ("2025-10~", "about October 2025"),
        ("2025-10?", "October 2025, uncertain"),
        ("2026%", "about 2026, uncertain"),
        ("2025-09-15/2025-09-17", "15–17 September 2025"),
        ("2025-10-31/2025-11-01", "31 October – 1 November 2025"),
        ("2024-12-30/2025-01-02", "30 December 2024 – 2 January 2025"),
        ("2025-03/2025-05", "March–May 2025"),
        ("2024-12/2025-02", "December 2024 – February 2025"),
        ("2024/2026", "2024–2026"),
        ("2024/2026-03", "2024 – March 2026"),
        ("2025-09-15~/2025-09-17~", "about 15–17 September 2025"),
        ("2025-10~/2025-12?", "from about October 2025 to December 2025 (uncertain)"),
        ("/2024-11-30", "until 30 November 2024"),
        ("../2024-11-30?", "until 30 November 2024, uncertain"),
        ("2026/..", "from 2026 on"),
        ("2026-03~/", "from about March 2026, end unknown"),
    ],
)
def test_plain_english(text: str, english: str) -> None:
    assert When.parse(text).describe() == english


def test_plain_english_does_not_depend_on_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(locale, "setlocale", lambda *_: pytest.fail("the locale was asked"))
    monkeypatch.setattr("calendar.month_name", ["", *["août"] * 12])
    assert When.parse("2025-08").describe() == "August 2025"


@given(WHENS)
def test_copies_and_pickles_are_equal(when: When) -> None:
    for again in (copy.copy(when), copy.deepcopy(when), pickle.loads(pickle.dumps(when))):
        assert again == when
        assert (again.earliest, again.latest, again.precision) == (when.earliest, when.latest, when.precision)


def test_it_serves_as_a_field_a_key_and_in_a_format_string() -> None:
    @attrs.frozen(kw_only=True)
    class Record:
        when: When

    record = Record(when=When.parse("2025-10~"))
    assert record == Record(when=When.parse("2025-10~"))
    assert repr(record.when) == "When(text='2025-10~')"
    assert {record.when: 1}[When.parse("2025-10~")] == 1
    assert f"{record.when:>10}|{record.when}" == "  2025-10~|2025-10~"


def test_it_cannot_be_changed() -> None:
    when = When.parse("2025")
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        when.text = "2026"  # type: ignore[misc]
