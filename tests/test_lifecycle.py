"""Lives of engagements and commitments, told by one document after another."""

from __future__ import annotations

import datetime
from itertools import permutations

import pytest

from diplotrack.ledger import Ledger
from diplotrack.lifecycle import history
from diplotrack.plugins import Registry
from diplotrack.testing import commitment, document, engagement, participant, report
from diplotrack.tracking import Account, ChangeKind

XI = participant("Xi Jinping", party="CHN")


def told(day: str, text: str, *records) -> object:
    """A report of a day on which one sentence tells of these records, each given as a builder and its fields."""
    source = document(f"{day}: {text}", published=datetime.date.fromisoformat(day))
    made = [build(of=source, quote=text, **fields) for build, fields in records]
    return report(
        source,
        engagements=[r for r in made if hasattr(r, "parties")],
        commitments=[r for r in made if hasattr(r, "by")],
    )


def visit(status: str, when: str | None = None, **fields):
    base = {"kind": "visit", "status": status, "when": when, "parties": ("CHN", "KOR"), "participants": (XI,)}
    return engagement, {**base, **fields}


def invitation(status: str = "open", **fields):
    base = {"kind": "invitation", "status": status, "by": ("KOR",), "to": ("CHN",)}
    return commitment, {"content": "Xi Jinping to visit South Korea", **base, **fields}


def pledge(status: str = "open", **fields):
    return commitment, {"status": status, "content": "send observers to the fisheries talks", **fields}


def ledger_of(*reports) -> Ledger:
    ledger = Ledger(registry=Registry(plugins=[]))
    for one in reports:
        ledger.add(one)
    return ledger


def only(records):
    [record] = records
    return record


def stages(ledger: Ledger, record: str) -> list[str]:
    return [f"{step.status}{'' if step.applied else '?'}" for step in ledger.entry(record).history]


VISIT = [
    told("2025-08-25", "Lee invited Xi.", invitation(), visit("proposed")),
    told("2025-09-10", "Xi accepted the invitation of Lee.", invitation("accepted"), visit("scheduled")),
    told("2025-09-20", "Xi comes to Seoul on 10 October.", visit("scheduled", "2025-10-10", place="Seoul")),
    told("2025-10-05", "The visit of 10 October is put off.", visit("postponed", "2025-10-10")),
    told("2025-10-20", "Xi will now come on 1 November.", visit("scheduled", "2025-11-01", place="Seoul")),
    told("2025-11-02", "Xi visited Seoul on Saturday.", visit("held", "2025-11-01", place="Seoul")),
]


def test_a_visit_from_the_invitation_to_the_day_on_which_it_was_held():
    ledger = ledger_of(*VISIT)
    record = only(ledger.engagements())
    assert stages(ledger, record.id) == ["proposed", "scheduled", "postponed", "scheduled", "held"]
    assert (record.status, str(record.when), record.place) == ("held", "2025-11-01", "Seoul")
    assert ledger.entry(record.id).conflicts == ()
    assert [step.evidence[0].quote for step in ledger.entry(record.id).history][
        -1
    ] == "Xi visited Seoul on Saturday."
    invited = only(ledger.commitments())
    assert stages(ledger, invited.id) == ["open", "accepted"]


def test_what_each_document_changes():
    ledger = Ledger(registry=Registry(plugins=[]))
    kinds = [[(c.kind, c.fields) for c in ledger.add(one) if hasattr(c.record, "parties")] for one in VISIT]
    assert kinds == [
        [(ChangeKind.NEW, ())],
        [(ChangeKind.STATUS, ("status",))],
        [(ChangeKind.REFINED, ("place", "when"))],
        [(ChangeKind.STATUS, ("status",))],
        [(ChangeKind.STATUS, ("status",)), (ChangeKind.REFINED, ("when",))],
        [(ChangeKind.STATUS, ("status",))],
    ]


def test_a_visit_held_suggests_that_the_invitation_was_kept_and_a_person_confirms_it():
    ledger = ledger_of(*VISIT)
    invited, held = only(ledger.commitments()), only(ledger.engagements())
    suggestion = only(ledger.suggestions())
    assert (suggestion.record, suggestion.status, suggestion.because) == (invited.id, "fulfilled", held.id)
    assert only(ledger.commitments()).status == "accepted", "what merely follows is not applied"
    [change] = ledger.confirm(suggestion.id, actor="Kim")
    assert (change.kind, change.record.status, change.actor) == (ChangeKind.CORRECTED, "fulfilled", "Kim")
    assert list(ledger.suggestions()) == []
    assert stages(ledger, invited.id) == ["open", "accepted", "fulfilled"]


def test_a_later_document_that_still_speaks_of_the_plan_does_not_turn_time_back():
    early = told("2025-10-01", "Xi is to visit.", visit("scheduled", "2025-11-01"))
    held = told("2025-11-02", "Xi visited.", visit("held", "2025-11-01"))
    late = told("2025-11-03", "Xi is to visit on 1 November.", visit("scheduled", "2025-11-01"))
    for order in permutations((early, held, late)):
        ledger = ledger_of(*order)
        record = only(ledger.engagements())
        assert record.status == "held"
        assert stages(ledger, record.id) == ["scheduled", "held"]


def test_documents_of_one_day_are_taken_in_the_order_of_stages():
    planned = told("2025-10-05", "Xi is to visit.", visit("scheduled", "2025-11-01"))
    off = told("2025-10-05", "The visit is put off.", visit("postponed", "2025-11-01"))
    accounts = [
        Account(record=one.engagements[0], document=one.document.id, published=one.document.published)
        for one in (planned, off)
    ]
    for order in permutations(accounts):
        assert [step.status for step in history(order)] == ["scheduled", "postponed"]
    for order in permutations((planned, off)):
        ledger = ledger_of(*order)
        assert stages(ledger, only(ledger.engagements()).id) == ["scheduled", "postponed"]


def test_held_and_cancelled_contradict_each_other():
    off = told("2025-11-03", "The visit of 1 November was called off.", visit("cancelled", "2025-11-01"))
    held = told("2025-11-02", "Xi visited.", visit("held", "2025-11-01"))
    ledger = ledger_of(held, off)
    entry = ledger.entry(only(ledger.engagements()).id)
    assert entry.record.status == "held"
    assert [(c.field, {claim.value for claim in c.claims}) for c in entry.conflicts] == [
        ("status", {"held", "cancelled"})
    ]


def test_a_promise_with_a_due_date_restated_and_kept():
    ledger = ledger_of(
        told("2025-09-01", "Seoul promised to send observers.", pledge()),
        told("2025-09-20", "Seoul will send observers by the end of October.", pledge(due="2025-10-31")),
        told("2025-10-15", "Seoul is to send observers by 31 October.", pledge(due="2025-10-31")),
        told("2025-10-30", "Seoul sent the observers it had promised.", pledge("fulfilled")),
    )
    record = only(ledger.commitments())
    assert (record.status, str(record.due)) == ("fulfilled", "2025-10-31")
    assert stages(ledger, record.id) == ["open", "fulfilled"]
    assert len(record.evidence) == 4
    assert list(ledger.overdue(datetime.date(2026, 1, 1))) == []


@pytest.mark.parametrize("status", ["broken", "withdrawn", "lapsed"])
def test_a_promise_that_was_not_kept(status):
    ledger = ledger_of(
        told("2025-09-20", "Seoul will send observers by the end of October.", pledge(due="2025-10-31")),
        told("2025-12-20", "Seoul did not send the observers.", pledge(status)),
    )
    record = only(ledger.commitments())
    assert (record.status, str(record.due)) == (status, "2025-10-31")


def test_overdue_is_computed_and_changes_nothing():
    ledger = ledger_of(told("2025-09-20", "Seoul will send observers.", pledge(due="2025-10-31")))
    assert list(ledger.overdue(datetime.date(2025, 10, 31))) == []
    assert [r.status for r in ledger.overdue(datetime.date(2025, 11, 1))] == ["open"]
    assert [r.status for r in ledger.due(datetime.date(2025, 10, 2))] == ["open"]
    assert list(ledger.due(datetime.date(2025, 10, 2), days=10)) == []


def test_a_deadline_that_documents_give_differently_is_contradicted_and_both_stay():
    ledger = ledger_of(
        told("2025-09-20", "Seoul will send observers by 15 October.", pledge(due="2025-10-15")),
        told("2025-10-01", "Seoul will send observers by 31 October.", pledge(due="2025-10-31")),
    )
    entry = ledger.entry(only(ledger.commitments()).id)
    [conflict] = entry.conflicts
    assert conflict.field == "due"
    assert [claim.value for claim in conflict.claims] == ["2025-10-31", "2025-10-15"]


def test_what_a_document_adds_refines():
    first = told("2025-11-02", "Xi came in November.", visit("held", "2025-11", participants=["Xi"]))
    second = told("2025-11-03", "Xi Jinping came on Saturday.", visit("held", "2025-11-01"))
    ledger = ledger_of(first)
    [change] = ledger.add(second)
    assert (change.kind, change.fields) == (ChangeKind.REFINED, ("participants", "when"))
    assert [p.name for p in change.record.participants] == ["Xi Jinping"]
    assert str(change.record.when) == "2025-11-01"


def test_a_date_that_contradicts_is_told_and_kept_beside_the_other():
    first = told("2025-11-02", "Xi came on Saturday.", visit("held", "2025-11-01"))
    second = told("2025-11-03", "Xi came on Sunday.", visit("held", "2025-11-02"))
    ledger = ledger_of(first)
    changes = ledger.add(second)
    assert [(c.kind, c.fields) for c in changes] == [(ChangeKind.CONTRADICTED, ("when",))]
    [conflict] = ledger.entry(changes[0].record.id).conflicts
    assert {(claim.value, claim.documents) for claim in conflict.claims} == {
        ("2025-11-01", (first.document.id,)),
        ("2025-11-02", (second.document.id,)),
    }


def test_a_decision_wins_over_later_documents_and_is_taken_back():
    ledger = ledger_of(told("2025-09-20", "Seoul will send observers.", pledge()))
    record = only(ledger.commitments())
    [change] = ledger.correct(record.id, status="broken", why="nobody came")
    ledger.add(told("2025-10-01", "Seoul sent observers.", pledge("fulfilled")))
    assert only(ledger.commitments()).status == "broken"
    assert ledger.entry(record.id).corrected == ("status",)
    ledger.undo(change.decision)
    assert only(ledger.commitments()).status == "fulfilled"
