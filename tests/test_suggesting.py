"""What seems to follow and no document says."""

from __future__ import annotations

import datetime

import pytest

from diplotrack.errors import LedgerError
from diplotrack.ledger import Ledger
from diplotrack.plugins import Registry
from diplotrack.testing import commitment, document, engagement, participant, report


def told(day, **records):
    source = document(f"{day}: {sorted(records)}", published=datetime.date.fromisoformat(day))
    met = [engagement(of=source, **fields) for fields in records.get("engagements", ())]
    said = [commitment(of=source, **fields) for fields in records.get("commitments", ())]
    return report(source, engagements=met, commitments=said)


def suggested(*reports):
    ledger = Ledger(registry=Registry(plugins=[]))
    for one in reports:
        ledger.add(one)
    return [(s.record, s.status, s.because) for s in ledger.suggestions()], ledger


INVITED = {"kind": "invitation", "by": ("KOR",), "to": ("CHN",), "content": "Xi Jinping to visit South Korea"}
CAME = {
    "kind": "visit", "status": "held", "parties": ("CHN", "KOR"), "when": "2025-11-01",
    "participants": [participant("Xi Jinping", party="CHN")],
}  # fmt: skip
ASKED = {"kind": "request", "by": ("KOR",), "to": ("CHN",), "content": "lift the quota on coffee"}
REFUSED = {"kind": "refusal", "by": ("CHN",), "to": ("KOR",), "content": "lift the coffee quota"}


def _after_invitation(**visit):
    return suggested(
        told("2025-08-25", commitments=[INVITED]), told("2025-11-02", engagements=[{**CAME, **visit}])
    )


def test_a_visit_that_was_held_may_have_fulfilled_the_invitation():
    found, ledger = _after_invitation()
    [invited], [visit] = ledger.commitments(), ledger.engagements()
    assert found == [(invited.id, "fulfilled", visit.id)]
    assert invited.status == "open"


def test_a_visit_that_is_scheduled_may_mean_that_the_invitation_was_accepted():
    found, _ = _after_invitation(status="scheduled", when="2025-12-01")
    assert [status for _, status, _ in found] == ["accepted"]


@pytest.mark.parametrize(
    "visit",
    [
        {"parties": ("KOR", "CHN"), "participants": ()},
        {"participants": [participant("Wang Yi", party="CHN")]},
        {"parties": ("CHN", "JPN")},
        {"kind": "call"},
        {"status": "cancelled"},
        {"when": "2025-08-01"},
        {"when": None},
        {"when": "2027-01-01"},
    ],
    ids=[
        "the host came",
        "somebody else",
        "elsewhere",
        "a call",
        "called off",
        "before",
        "undated",
        "years later",
    ],
)
def test_another_contact_suggests_nothing(visit):
    assert _after_invitation(**visit)[0] == []


def test_a_visit_under_way_when_its_invitation_was_told_of_counts():
    accepted = {**INVITED, "status": "accepted"}
    found, _ = suggested(told("2025-11-02", commitments=[accepted]), told("2025-11-04", engagements=[CAME]))
    assert [status for _, status, _ in found] == ["fulfilled"]


def test_what_came_after_the_deadline_suggests_nothing():
    due = {**INVITED, "due": "2025-10-31"}
    assert suggested(told("2025-08-25", commitments=[due]), told("2025-11-02", engagements=[CAME]))[0] == []


@pytest.mark.parametrize(
    ("promise", "contact", "expected"),
    [
        ({"content": "hold a dialogue in Washington"}, {}, True),
        ({"content": "hold a dialogue in Washington", "due": "2025-12-31"}, {}, True),
        ({"content": "hold a dialogue in Washington", "due": "2025-10"}, {}, False),
        ({"content": "hold a dialogue in Washington", "due": "2025-11"}, {}, True),
        ({"content": "reconvene next month"}, {"parties": ("KOR", "CHN", "QAT")}, True),
        ({"content": "reconvene next month"}, {"parties": ("KOR", "CHN", "JPN", "USA")}, False),
        ({"content": "go on implementing what was agreed at the meeting"}, {}, False),
        ({"content": "stay in close touch about a meeting"}, {}, False),
        ({"content": "hold a dialogue in Washington"}, {"when": "2025-08-25"}, False),
    ],
    ids=str,
)
def test_a_contact_that_was_agreed_on(promise, contact, expected):
    agreed = {"kind": "agreement", **promise}
    met = {"status": "held", "when": "2025-11-01", **contact}
    found, _ = suggested(told("2025-08-25", commitments=[agreed]), told("2025-11-02", engagements=[met]))
    assert [status for _, status, _ in found] == (["fulfilled"] if expected else [])


def test_a_refusal_in_like_words_may_answer_a_request():
    found, ledger = suggested(
        told("2025-08-25", commitments=[ASKED]), told("2025-09-10", commitments=[REFUSED])
    )
    asked, refused = (next(ledger.commitments(kinds=[kind])) for kind in ("request", "refusal"))
    assert found == [(asked.id, "declined", refused.id)]
    assert asked.status == "open"


@pytest.mark.parametrize(
    ("day", "refusal"),
    [
        ("2025-08-20", {}),
        ("2025-12-20", {}),
        ("2025-09-10", {"content": "send a delegation"}),
        ("2025-09-10", {"to": ("JPN",)}),
        ("2025-09-10", {"by": ("JPN",)}),
    ],
    ids=["before", "long after", "another thing", "to another", "by another"],
)
def test_another_refusal_suggests_nothing(day, refusal):
    assert (
        suggested(told("2025-08-25", commitments=[ASKED]), told(day, commitments=[{**REFUSED, **refusal}]))[0]
        == []
    )


def test_a_status_that_a_person_set_is_not_questioned():
    found, ledger = _after_invitation()
    ledger.correct(found[0][0], status="open")
    assert list(ledger.suggestions()) == []


def test_only_what_is_suggested_can_be_confirmed():
    found, ledger = _after_invitation()
    [suggestion] = ledger.suggestions()
    changes = ledger.confirm(suggestion.id)
    [decision] = ledger.decisions()
    assert suggestion.id in decision.why
    with pytest.raises(LedgerError, match="there is no suggestion"):
        ledger.confirm(suggestion.id)
    ledger.undo(changes[0].decision)
    assert [s.record for s in ledger.suggestions()] == [found[0][0]]
