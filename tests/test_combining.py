"""What several accounts of one thing say together: dates that move, places told more and less exactly."""

from __future__ import annotations

import datetime
from itertools import permutations

import attrs
import pytest
from hypothesis import given

from diplotrack import combining
from diplotrack.combining import combine
from diplotrack.testing import document, engagement
from diplotrack.testing.strategies import reports
from diplotrack.tracking import Account


def account(day: str | None, status: str, when: str | None = None, place: str | None = None) -> Account:
    published = datetime.date.fromisoformat(day) if day else None
    told = document(f"{day} {status} {when} {place}", published=published)
    visit = engagement(of=told, kind="visit", status=status, when=when, place=place, participants=())
    return Account(record=visit, document=told.id, published=published)


def combined(*accounts: Account):
    return combine(sorted(accounts, key=lambda one: one.place_in_order))


def test_a_plan_that_a_later_document_moves_is_changed_and_not_contradicted():
    planned = account("2025-03-01", "scheduled", "2025-04-22")
    off = account("2025-04-16", "postponed", "2025-04-22")
    anew = account("2025-05-02", "scheduled", "2025-05-26/2025-05-27")
    before, after = combined(planned, off), combined(planned, off, anew)
    assert str(before.record.when) == "2025-04-22"
    assert (str(after.record.when), after.record.status) == ("2025-05-26/2025-05-27", "scheduled")
    assert after.conflicts == ()
    assert [step.status for step in after.history] == ["scheduled", "postponed", "scheduled"]


def test_what_was_put_off_keeps_the_date_that_was_told_before():
    moved = account("2025-05-02", "scheduled", "2025-05-26")
    recalled = account("2025-05-10", "postponed", "2025-04-22")
    assert [c.field for c in combined(moved, recalled).conflicts] == ["when"]


@pytest.mark.parametrize("days", [("2025-03-01", "2025-03-01"), (None, "2025-03-01"), (None, None)])
def test_plans_of_which_neither_is_known_to_be_later_contradict_each_other(days):
    one, other = account(days[0], "scheduled", "2025-04-22"), account(days[1], "scheduled", "2025-05-26")
    [conflict] = combined(one, other).conflicts
    assert {claim.value for claim in conflict.claims} == {"2025-04-22", "2025-05-26"}


def test_what_was_held_on_one_day_was_not_held_on_another():
    one, other = account("2025-05-01", "held", "2025-04-22"), account("2025-05-02", "held", "2025-04-23")
    assert [c.field for c in combined(one, other).conflicts] == ["when"]


def test_a_country_does_not_deny_a_city_and_two_cities_deny_each_other():
    country = account("2025-03-01", "held", place="China")
    beijing = account("2025-03-02", "held", place="Beijing")
    shanghai = account("2025-03-03", "held", place="Shanghai")
    for accounts in permutations((country, beijing)):
        assert (combined(*accounts).record.place, combined(*accounts).conflicts) == ("Beijing", ())
    assert combined(country).record.place == "China"
    [conflict] = combined(country, beijing, shanghai).conflicts
    assert [claim.value for claim in conflict.claims] == ["Beijing", "Shanghai"]


def test_a_meeting_denies_no_narrower_kind_and_two_narrower_ones_deny_each_other():
    def talks(kind: str) -> Account:
        told = document(f"A {kind}.")
        return Account(record=engagement(of=told, kind=kind), document=told.id)

    meeting, negotiation, conference = map(talks, ("meeting", "negotiation", "conference"))
    assert combined(meeting, negotiation).record.kind == "negotiation"
    assert combined(meeting, negotiation).conflicts == ()
    [conflict] = combined(meeting, negotiation, conference).conflicts
    assert conflict.field == "kind"


def test_the_day_on_which_a_visit_begins_does_not_shorten_it():
    days, first = (
        account("2025-03-01", "scheduled", "2025-04-22/2025-04-24"),
        account("2025-04-16", "postponed", "2025-04-22"),
    )
    assert str(combined(days, first).record.when) == "2025-04-22/2025-04-24"
    week, day = (
        account("2025-04-14", "scheduled", "2025-04-21/2025-04-27"),
        account("2025-04-16", "scheduled", "2025-04-21"),
    )
    assert str(combined(week, day).record.when) == "2025-04-21"
    assert str(combined(days, account("2025-04-16", "scheduled", "2025-04-23")).record.when) == "2025-04-23"


@given(reports(prose=False))
def test_an_account_that_is_alone_is_combined_as_any_other(report):
    for record in report.records:
        alone = Account(record=record, document=report.document.id, published=report.document.published)
        in_full, conflicts = combining._together([alone])
        assert combine([alone]).record == attrs.evolve(in_full, status=record.status)
        assert list(combine([alone]).conflicts) == conflicts
