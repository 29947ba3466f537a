"""Any text goes into a column and comes back, and lies within another as it did before."""

from __future__ import annotations

import datetime

from hypothesis import example, given
from hypothesis import strategies as st

from diplotrack_sql.texts import (
    day_of,
    day_text,
    indexed,
    json_text,
    json_value,
    moment_of,
    moment_text,
    original,
    plain,
)

_SPECIAL = st.sampled_from("\x00\ud800\udfff\U000fff00\U000fff0a\U000fff0f\U000fff10\U000fff11ab")
_TEXTS = st.text(st.characters(exclude_categories=())) | st.text(_SPECIAL)


@given(_TEXTS)
def test_every_text_comes_back(text):
    written = plain(text)
    assert original(written) == text
    assert "\x00" not in written
    written.encode("utf-8")


@given(st.text(_SPECIAL), st.text(_SPECIAL, max_size=3))
@example("\x00", "\U000fff00")
@example("\U000fff10", "\U000fff00\U000fff00")
def test_what_is_written_is_within_what_is_written_as_the_texts_are(text, part):
    assert (plain(part) in plain(text)) == (part in text)


@given(_TEXTS, _TEXTS)
def test_long_texts_are_told_apart_though_they_are_cut(one, other):
    long, longer = one * 50, one * 50 + other
    assert (indexed(long) == indexed(longer)) == (long == longer)
    assert len(original(indexed("x" * 1_000_000))) < 300


@given(_TEXTS)
def test_json_comes_back_and_a_column_takes_it(text):
    written = json_text([text, {text: text}])
    assert json_value(written) == [text, {text: text}]
    assert "\x00" not in written
    written.encode("utf-8")


@given(st.dates() | st.none(), st.dates())
def test_days_sort_as_days_do(one, other):
    assert day_of(day_text(one)) == one
    if one is not None:
        assert (day_text(one) < day_text(other)) == (one < other)


_MOMENTS = st.datetimes(
    min_value=datetime.datetime(2, 1, 1), max_value=datetime.datetime(9998, 1, 1), timezones=st.timezones()
)


@given(_MOMENTS, _MOMENTS)
def test_moments_sort_as_moments_do(one, other):
    assert moment_of(moment_text(one)) == one
    assert moment_of(moment_text(one)).tzinfo == datetime.UTC
    in_utc = [moment.astimezone(datetime.UTC) for moment in (one, other)]
    assert (moment_text(one) < moment_text(other)) == (in_utc[0] < in_utc[1])
