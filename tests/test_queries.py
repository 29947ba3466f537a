"""What a query asks for."""

from __future__ import annotations

import datetime

import pytest

from diplotrack.errors import LedgerError, ValidationError
from diplotrack.ledger import Ledger
from diplotrack.plugins import Registry
from diplotrack.queries import Query
from diplotrack.testing import commitment, document, engagement, participant, report
from diplotrack.when import When

SOURCE = document(
    "Wang Yi met the envoys of Seoul. Seoul will SEND observers.", published=datetime.date(2025, 8, 25)
)
MEETING = engagement(
    of=SOURCE, quote="Wang Yi met the envoys of Seoul.", when="2025-08-24", place="Beijing", topics=["Trade"],
    participants=[participant("Wang Yi", party="CHN")],
)  # fmt: skip
PLEDGE = commitment(
    of=SOURCE, quote="Seoul will SEND observers.", content="send observers", due="2025-10", made="2025-08-24",
    engagement=MEETING.id, summary="Observers from Seoul",
)  # fmt: skip


@pytest.mark.parametrize(
    ("query", "meeting", "pledge"),
    [
        ({}, True, True),
        ({"type": "engagement"}, True, False),
        ({"type": "commitment"}, False, True),
        ({"parties": ["KOR", "CHN"]}, True, True),
        ({"parties": "KOR"}, True, True),
        ({"parties": ["KOR", "JPN"]}, False, False),
        ({"by": ["KOR", "JPN"]}, False, True),
        ({"by": "CHN"}, False, False),
        ({"to": ["CHN"]}, False, True),
        ({"person": "wang"}, True, False),
        ({"person": "Kim"}, False, False),
        ({"kinds": ["meeting", "call"]}, True, False),
        ({"statuses": ["open", "held"]}, True, True),
        ({"statuses": ["cancelled"]}, False, False),
        ({"during": When.parse("2025-08")}, True, True),
        ({"during": When.parse("2025-07")}, False, False),
        ({"due_until": datetime.date(2025, 10, 31)}, False, True),
        ({"due_until": datetime.date(2025, 10, 30)}, False, False),
        ({"due_from": datetime.date(2025, 10, 31)}, False, True),
        ({"due_from": datetime.date(2025, 11, 1)}, False, False),
        ({"topic": "trade"}, True, False),
        ({"topic": "trad"}, False, False),
        ({"text": "send OBSERVERS"}, False, True),
        ({"text": "envoys of seoul"}, True, False),
        ({"text": "beijing"}, True, False),
        ({"text": "observers from"}, False, True),
        ({"engagement": MEETING.id}, False, True),
        ({"parties": "KOR", "type": "commitment", "text": "fish"}, False, False),
    ],
    ids=str,
)
def test_every_condition_given_must_hold(query, meeting, pledge):
    asked = Query(**query)
    assert (asked.fits(MEETING), asked.fits(PLEDGE)) == (meeting, pledge)
    ledger = Ledger(registry=Registry(plugins=[]))
    ledger.add(report(SOURCE, engagements=[MEETING], commitments=[PLEDGE]))
    found = {record.id for record in ledger.records(**query)}
    assert found == {r.id for r, fits in ((MEETING, meeting), (PLEDGE, pledge)) if fits}
    assert ledger.count(asked) == len(found)


def test_what_has_no_time_fits_no_span_and_what_is_not_due_no_deadline():
    assert not Query(during=When.parse("2025")).fits(engagement())
    assert not Query(due_until=datetime.date.max).fits(commitment())
    assert Query(due_until=datetime.date.max).fits(commitment(due="2025"))


def test_pieces_of_text_are_not_run_together():
    assert not Query(text="observers seoul").fits(PLEDGE)


def test_answers_come_by_day_then_by_id_and_no_more_than_asked():
    days = ["2025-08-24", "2025-08-22", None, "2025-08-23"]
    source = document("Four meetings.", published=datetime.date(2025, 8, 21))
    met = [
        engagement(of=source, quote="Four meetings.", when=day, topics=[str(day)], id=f"m{n}")
        for n, day in enumerate(days)
    ]
    ledger = Ledger(registry=Registry(plugins=[]))
    ledger.add(report(source, engagements=met, commitments=[]))
    assert [record.id for record in ledger.records()] == ["m2", "m1", "m3", "m0"]
    assert [record.id for record in ledger.records(limit=2)] == ["m2", "m1"]
    assert ledger.count(limit=2) == 4


def test_an_unknown_condition_is_named_with_the_known_ones():
    ledger = Ledger(registry=Registry(plugins=[]))
    with pytest.raises(LedgerError, match="no condition 'status'; known are type, parties"):
        list(ledger.records(status="open"))
    with pytest.raises(ValidationError, match=r"Query\.type: .*'engagement' or 'commitment'"):
        Query(type="meeting")
