"""In which blocks accounts lie and are looked for."""

from __future__ import annotations

import datetime

import pytest

from diplotrack.blocking import blocks, meet, sharing, shifted, sought, span_of
from diplotrack.testing import commitment, document, engagement
from diplotrack.tracking import Account
from diplotrack.when import When


def account(record, day="2025-08-25", **fields):
    published = day and datetime.date.fromisoformat(day)
    source = document(f"On {day}: {sorted(map(str, fields.items()))}", published=published)
    return Account(record=record(of=source, **fields), document=source.id, published=published)


def candidates(one, other):
    found = [not blocks(a).isdisjoint(sought(b)) for a, b in ((one, other), (other, one))]
    assert found[0] == found[1]
    return found[0]


def test_a_past_contact_lies_in_the_month_of_its_day():
    assert blocks(account(engagement, when="2025-08-24")) == {"2025-08|talks|CHN+KOR"}
    assert blocks(account(engagement, when="2025-08-31")) == {
        "2025-08|talks|CHN+KOR",
        "2025-09|talks|CHN+KOR",
    }


def test_an_undated_contact_is_looked_for_before_its_document_if_past_and_after_it_if_planned():
    held = account(engagement, when=None)
    planned = account(engagement, when=None, status="scheduled")
    months = [sorted(block[:7] for block in blocks(one)) for one in (held, planned)]
    assert months == [["2025-07", "2025-08"], ["2025-08", "2025-09", "2025-10", "2025-11", "2025-12"]]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"kind": "negotiation"}, True),
        ({"kind": "visit"}, False),
        ({"parties": ("KOR", "CHN", "JPN")}, True),
        ({"parties": ("KOR", "JPN")}, False),
        ({"kind": "conference"}, True),
        ({"when": "2025-08-26"}, True),
        ({"when": "2025-10-26"}, False),
    ],
    ids=str,
)
def test_candidates_for_a_meeting(fields, expected):
    assert (
        candidates(
            account(engagement, when="2025-08-24"), account(engagement, **{"when": "2025-08-24"} | fields)
        )
        is expected
    )


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"to": ()}, True),
        ({"to": ("JPN",)}, False),
        ({"by": ("CHN",), "to": ("KOR",)}, True),
        ({"kind": "agreement"}, True),
        ({"kind": "request"}, False),
        ({"day": "2025-09-20"}, True),
        ({"day": "2025-12-20"}, False),
        ({"day": "2025-12-20", "status": "broken"}, True),
        ({"day": "2025-12-20", "made": "2025-08"}, True),
    ],
    ids=str,
)
def test_candidates_for_a_pledge(fields, expected):
    assert candidates(account(commitment), account(commitment, **fields)) is expected


def test_a_commitment_is_looked_for_until_it_is_due():
    assert candidates(account(commitment, due="2026-01-31"), account(commitment, "2026-01-10"))
    assert not candidates(account(commitment, due="2025-10-31"), account(commitment, "2026-01-10"))


def test_a_vague_date_does_not_fill_the_store():
    assert len(blocks(account(engagement, when="1950/2025"))) == 14
    assert len(blocks(account(commitment, due="9999"))) <= 2 * 14


def test_what_is_undated_lies_apart_and_meets_everything_when_compared():
    undated = account(commitment, None)
    assert {block.partition("|")[0] for block in blocks(undated)} == {"undated"}
    assert meet(undated, account(commitment))
    assert meet(account(commitment), account(commitment, "2025-09-01"))
    assert not meet(account(commitment), account(commitment, "2026-09-01"))


def test_only_ids_that_other_documents_may_have_make_a_block():
    assert sharing(engagement()) == ()
    assert sharing(engagement(evidence=(), id="row-1")) == ("id|row-1",)
    assert sharing(engagement(id="given")) == ("id|given",)
    bare = engagement(evidence=())
    assert sharing(bare) == sharing(bare.id) == (f"id|{bare.id}",)


def test_spans_and_days_at_the_edges_of_the_calendar():
    assert span_of(None) is None
    assert span_of(When.parse("/2025-08-31")) == (datetime.date(2025, 8, 31),) * 2
    assert shifted(datetime.date.max, 1) == datetime.date.max
    assert shifted(datetime.date.min, -1) == datetime.date.min
    assert blocks(account(engagement, "9999-12-31", when=None, status="scheduled"))
    assert blocks(account(commitment, "0001-01-01"))
