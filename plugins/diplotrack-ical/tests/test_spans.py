from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given

from diplotrack.testing.strategies import whens
from diplotrack.when import When
from diplotrack_ical.spans import span


@pytest.mark.parametrize(
    ("edtf", "first", "last", "certain"),
    [
        ("2025-08-24", "2025-08-24", "2025-08-24", True),
        ("2025-09-15/2025-09-17", "2025-09-15", "2025-09-17", True),
        ("2025-12-31/2026-01-01", "2025-12-31", "2026-01-01", True),
        ("2025-08-24~", "2025-08-24", "2025-08-24", False),
        ("2025-08-24?", "2025-08-24", "2025-08-24", False),
        ("2025-08-24/2025-08-26%", "2025-08-24", "2025-08-26", False),
        ("2024-02", "2024-02-01", "2024-02-29", False),
        ("2025", "2025-01-01", "2025-12-31", False),
        ("2025-10/2025-12", "2025-10-01", "2025-12-31", False),
        ("/2024-11-30", "2024-11-30", "2024-11-30", False),
        ("../2024-11", "2024-11-01", "2024-11-30", False),
        ("2025-08-24/..", "2025-08-24", "2025-08-24", False),
        ("2026/", "2026-01-01", "2026-12-31", False),
        ("2025-08-24/9999-12-31", "2025-08-24", "2025-08-24", False),
        ("0001-01-01", "0001-01-01", "0001-01-01", True),
    ],
)
def test_a_date_takes_up_the_days_that_it_can_mean(edtf, first, last, certain):
    days = span(When.parse(edtf))
    assert (str(days.first), str(days.last), days.certain) == (first, last, certain)


@pytest.mark.parametrize(
    ("due", "certain"),
    [
        ("/2024-11-30", True),
        ("2024-11-30", True),
        ("/2024-11", False),
        ("/2024-11-30~", False),
        ("2024-11-30/..", False),
    ],
)
def test_a_deadline_is_certain_if_its_last_day_is(due, certain):
    assert span(When.parse(due), deadline=True).certain is certain


@pytest.mark.parametrize("edtf", ["9999-12-31", "9999", "9999-12", "9999-12-31/..", "/9999-12-31"])
def test_what_has_no_day_after_it_has_no_span(edtf):
    assert span(When.parse(edtf)) is None


@given(whens())
def test_a_span_lies_within_its_date_and_ends_the_day_after_its_last(when):
    days = span(when)
    if days is None:
        assert date.max in {when.earliest, when.latest}
        return
    assert when.contains(days.first)
    assert when.contains(days.last)
    assert days.first <= days.last
    assert days.end - days.last == timedelta(days=1)
    if days.certain:
        assert (days.first, days.last) == (when.earliest, when.latest)
