"""What links two accounts, what rules it out, and why it says so."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplotrack.blocking import blocks, sought
from diplotrack.excluding import at_odds
from diplotrack.linking import THRESHOLD, link
from diplotrack.testing import commitment, document, engagement, participant
from diplotrack.testing.strategies import tellings
from diplotrack.tracking import Account

WANG, PARK = participant("Wang Yi", party="CHN"), participant("Park Byeong-seug", party="KOR")
MET = {"participants": [WANG, PARK], "when": "2025-08-24", "place": "Beijing"}
ASKED = {"kind": "request", "content": "play a constructive part in the North Korean nuclear issue"}


def account(record=engagement, day="2025-08-25", said="", **fields) -> Account:
    published = day and datetime.date.fromisoformat(day)
    source = document(f"{said or 'So it was.'} {day} {sorted(map(str, fields.items()))}", published=published)
    made = record(of=source, quote=said or source.text, **fields)
    return Account(record=made, document=source.id, published=published)


def met(day="2025-08-25", said="They met.", **fields) -> Account:
    return account(engagement, day, said, **{**MET, **fields})


def asked(day="2025-08-25", said="Seoul asked.", **fields) -> Account:
    return account(commitment, day, said, **{**ASKED, **fields})


def test_two_accounts_of_one_meeting_are_linked_and_it_says_why():
    made = link(met(), met(participants=["Wang", "Park Byeong-seug"], said="Wang sat down with the envoy."))
    assert made.score >= THRESHOLD
    assert made.first < made.second
    assert {"both a meeting", "parties CHN, KOR", "both in Beijing", "dates 2025-08-24"} <= set(made.why)
    assert any(reason.startswith("people ") for reason in made.why)


def test_one_document_tells_of_each_thing_once():
    one = met()
    assert link(one, one) is None


@pytest.mark.parametrize(
    "told",
    [
        {"when": None},
        {"place": None},
        {"place": "the Diaoyutai State Guesthouse"},
        {"participants": []},
        {"when": "2025-08"},
        {"when": "2025-08-25"},
        {"day": "2025-09-20"},
        {"day": None},
        {"parties": ("KOR", "CHN"), "kind": "negotiation"},
        {"status": "scheduled", "day": "2025-08-20"},
    ],
    ids=lambda told: ", ".join(f"{name} {value}" for name, value in told.items()),
)
def test_it_may_be_told_with_less_or_otherwise(told):
    assert link(met(), met(**told)) is not None


@pytest.mark.parametrize(
    "told",
    [
        {"kind": "call"},
        {"parties": ("KOR", "JPN")},
        {"parties": ("KOR",)},
        {"when": "2025-08-28"},
        {"when": "2025-09"},
        {"participants": [participant("Zhao Leji", party="CHN"), PARK]},
        {"participants": [participant("Zhao Leji"), PARK]},
        {"parties": ("KOR", "CHN", "JPN"), "participants": [WANG, PARK, participant("Ishiba", party="JPN")]},
        {"kind": "conference", "parties": ("KOR", "CHN", "JPN")},
        {"status": "scheduled", "when": None},
        {"status": "scheduled", "when": "2025-09-10"},
        {"status": "scheduled", "when": "2025-08", "day": "2025-08-26"},
        {"status": "cancelled", "when": "2025-08-20"},
        {"status": "proposed", "when": "2026-02-01"},
    ],
    ids=lambda told: ", ".join(f"{name} {value}" for name, value in told.items())[:60],
)
def test_another_contact_is_another(told):
    one, other = met(), met(**told)
    assert link(one, other) is None
    assert link(other, one) is None


def test_contacts_of_which_neither_day_nor_people_are_told_need_like_words():
    bare = {"participants": [], "when": None, "place": None}
    one = met(said="Military talks along the frontier will follow.", status="scheduled", **bare)
    other = met(said="Details are left to working-level meetings.", status="scheduled", **bare)
    same = met(said="There will be military talks along the frontier.", status="scheduled", **bare)
    assert link(one, other) is None
    assert link(one, same) is not None


def test_what_is_planned_may_be_moved_and_what_was_held_may_not():
    planned = met(status="scheduled", when="2025-09-10", day="2025-08-01")
    moved = met(status="scheduled", when="2025-11-10", day="2025-09-01")
    assert link(planned, moved) is not None
    assert link(met(when="2025-08-24"), met(when="2025-08-21")) is None


def test_a_plan_long_after_the_day_of_another_is_a_new_one():
    first = met(status="scheduled", when="2025-04-16", day="2025-04-10")
    second = met(status="scheduled", when="2025-08-10", day="2025-07-28")
    assert link(first, second) is None


def test_a_conference_goes_by_its_organization():
    summit = {"kind": "conference", "participants": [], "place": None, "when": "2025-10"}
    assert (
        link(met(parties=("APEC", "KOR"), **summit), met(parties=("APEC", "KOR", "CHN"), **summit))
        is not None
    )
    assert link(met(parties=("APEC", "KOR"), **summit), met(parties=("ASEAN", "KOR"), **summit)) is None


# Commitments


@pytest.mark.parametrize(
    "told",
    [
        {"content": "do its part toward denuclearizing North Korea"},
        {"to": ()},
        {"due": "2025-12"},
        {"status": "accepted"},
        {"kind": "proposal"},
    ],
    ids=lambda told: ", ".join(f"{name} {value}" for name, value in told.items()),
)
def test_one_commitment_told_otherwise(told):
    assert link(asked(), asked(**told)) is not None


@pytest.mark.parametrize(
    "told",
    [
        {"content": "lift the quota on coffee"},
        {"content": "play no part in the North Korean nuclear issue"},
        {"by": ("JPN",)},
        {"to": ("JPN",)},
        {"kind": "pledge"},
        {"kind": "refusal"},
        {"day": "2025-12-20"},
    ],
    ids=lambda told: ", ".join(f"{name} {value}" for name, value in told.items())[:60],
)
def test_another_commitment_is_another(told):
    one, other = asked(), asked(**told)
    assert link(one, other) is None
    assert link(other, one) is None


def test_numbers_and_deadlines_tell_commitments_apart():
    one = asked(content="buy 500 tons of coffee", due="2025-10-08")
    assert link(one, asked(content="buy 700 tons of coffee", due="2025-10-08")) is None
    assert link(one, asked(content="buy 500 tons of coffee", due="2026-10-08")) is None
    assert link(one, asked(content="buy tons of coffee", due="2025-10-08")) is not None
    soon = asked(content="open talks on a peace agreement", due="2025-10-08")
    later = asked(content="conclude the peace agreement", due="2025-10-18")
    assert link(soon, later) is None


def test_the_same_days_news_need_not_say_it_in_the_same_words():
    one = asked(
        kind="pledge", content="report the letter to Xi", said="Wang gave his word to report it to Xi"
    )
    other = {
        "kind": "pledge",
        "content": "pass the message on to Xi",
        "said": "Wang told him it would reach Xi",
    }
    assert link(one, asked(**other)) is not None
    assert link(one, asked("2025-09-09", **other)) is None


def test_what_became_of_a_promise_is_linked_months_later_and_a_restatement_before_it_is_due():
    promised = asked(due="2026-03-31")
    assert link(promised, asked("2026-02-01", due="2026-03-31")) is not None
    assert link(promised, asked("2026-05-01", status="broken")) is not None
    assert link(asked(), asked("2026-02-01")) is None


# Both


@given(tellings(at_least=2, at_most=3), st.data())
def test_what_is_linked_are_candidates_and_all_of_it_is_symmetric(reports, data):
    one, other = (
        Account(record=record, document=report.document.id, published=report.document.published)
        for report in data.draw(st.permutations(reports))[:2]
        for record in [data.draw(st.sampled_from(report.records))]
    )
    assert at_odds(one, other) == at_odds(other, one)
    made = link(one, other)
    assert made == link(other, one)
    met_either_way = [not blocks(a).isdisjoint(sought(b)) for a, b in ((one, other), (other, one))]
    assert met_either_way[0] == met_either_way[1]
    if made is not None:
        assert not at_odds(one, other)
        assert THRESHOLD <= made.score <= 1
        # An undated document is compared with dated ones only where a person asks for it.
        undated = [a.published is None and not getattr(a.record, "when", None) for a in (one, other)]
        assert met_either_way[0] or any(undated)
