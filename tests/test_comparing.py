"""Two sides' accounts of one event, side by side."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given

from diplotrack.comparing import Comparison, compare, differences
from diplotrack.errors import ValidationError
from diplotrack.serialize import load
from diplotrack.testing import commitment, document, engagement, participant, report
from diplotrack.testing.strategies import tellings

WANG, BLINKEN = participant("Wang Yi", party="CHN"), participant("Antony Blinken", party="USA")


def told(text, title, *, met=(), said=()):
    source = document(text, title=title, published=datetime.date(2024, 7, 27))
    base = {"of": source, "quote": text}
    return report(
        source,
        engagements=[engagement(**base, **{"parties": ("USA", "CHN")} | fields) for fields in met],
        commitments=[commitment(**base, **{"by": ("USA",), "to": ("CHN",)} | fields) for fields in said],
    )


MET = {"participants": [BLINKEN, WANG], "when": "2024-07-27", "place": "Vientiane"}
OURS = told(
    "Blinken met Wang in Vientiane.", "Washington",
    met=[MET, {"kind": "visit", "when": "2024-04", "participants": [BLINKEN]}],
    said=[{"kind": "request", "content": "use its influence with Pyongyang"}],
)  # fmt: skip
THEIRS = told(
    "Wang sat down with Blinken.", "Beijing",
    met=[{**MET, "participants": [WANG, participant("Antony J. Blinken")], "status": "ongoing", "place": None}],
    said=[{"kind": "agreement", "by": ("CHN", "USA"), "to": (), "content": "maintain communication at all levels"}],
)  # fmt: skip


def test_what_both_say_what_only_one_says_and_where_they_differ():
    found = compare(OURS, THEIRS)
    [pair] = found.both
    assert (pair.first, pair.second) == (OURS.engagements[0], THEIRS.engagements[0])
    assert [(d.field, d.first, d.second) for d in pair.differences] == [
        ("status", "held", "ongoing"),
        ("place", "Vientiane", None),
    ]
    assert "dates 2024-07-27" in pair.why
    assert [r.kind for r in found.only_first] == ["visit", "request"]
    assert [r.kind for r in found.only_second] == ["agreement"]


def test_as_text():
    lines = str(compare(OURS, THEIRS)).splitlines()
    assert lines[:2] == ["A: Washington (2024-07-27)", "B: Beijing (2024-07-27)"]
    assert "Both tell of (1)" in lines
    assert "    A “Blinken met Wang in Vientiane.”" in lines
    assert "    place differs: A Vientiane | B nothing" in lines
    assert "Only A tells of (2)" in lines
    assert "Only B tells of (1)" in lines


def test_as_a_table():
    rows = compare(OURS, THEIRS).table()
    assert [(row["told_by"], row["type"], row["kind"]) for row in rows] == [
        ("both", "engagement", "meeting"),
        ("first", "engagement", "visit"),
        ("first", "commitment", "request"),
        ("second", "commitment", "agreement"),
    ]
    assert rows[0]["differs"] == "status, place"
    assert rows[-1]["first"] == ""
    assert all(isinstance(cell, str) for row in rows for cell in row.values())


def test_nothing_to_compare_is_said():
    empty = [told(text, None) for text in ("Nothing.", "Nor here.")]
    assert "Neither tells of an engagement or a commitment." in str(compare(*empty))


def test_one_document_is_not_compared_with_itself():
    with pytest.raises(ValidationError, match="two different documents"):
        compare(OURS, OURS)


@pytest.mark.parametrize(
    ("one", "other", "fields"),
    [
        ({"when": "2024-07"}, {"when": "2024-07-27"}, ["when"]),
        ({"parties": ("USA", "CHN")}, {"parties": ("CHN", "USA")}, []),
        ({"participants": ["Antony Blinken"]}, {"participants": ["Antony J. Blinken"]}, []),
        ({"participants": ["Antony Blinken"]}, {"participants": ["Wang Yi"]}, ["participants"]),
        ({"place": "the White House"}, {"place": "White House"}, []),
        ({"kind": "meeting"}, {"kind": "negotiation"}, ["kind"]),
    ],
    ids=str,
)
def test_differences_between_engagements(one, other, fields):
    found = list(differences(engagement(**one), engagement(**other)))
    assert [difference.field for difference in found] == fields


@pytest.mark.parametrize(
    ("one", "other", "fields"),
    [
        ({"content": "lift the quota on coffee"}, {"content": "lifting the coffee quota"}, []),
        ({"content": "lift the quota on coffee"}, {"content": "lift the embargo on arms"}, ["content"]),
        ({"due": "2024-12"}, {}, ["due"]),
        ({"to": ()}, {"to": ("CHN",)}, ["to"]),
        ({"status": "open"}, {"status": "accepted"}, ["status"]),
    ],
    ids=str,
)
def test_differences_between_commitments(one, other, fields):
    found = list(differences(commitment(**one), commitment(**other)))
    assert [difference.field for difference in found] == fields


def test_the_two_readouts_of_vientiane():
    first, second = list(load(Path(__file__).parent / "data" / "gold-pairs.jsonl"))[2:]
    found = compare(first, second)
    meeting = next(pair for pair in found.both if pair.first.place == "Vientiane")
    assert meeting.differences == ()
    presidents = next(pair for pair in found.both if pair.first.place == "Woodside")
    assert [d.field for d in presidents.differences] == ["participants", "place"]


@given(tellings(at_least=2, at_most=2))
def test_every_record_stands_in_one_place_and_sides_can_be_swapped(reports):
    first, second = reports
    found, swapped = compare(first, second), compare(second, first)
    assert isinstance(found, Comparison)
    ours = [pair.first for pair in found.both] + list(found.only_first)
    theirs = [pair.second for pair in found.both] + list(found.only_second)
    assert sorted(ours, key=str) == sorted(first.records, key=str)
    assert sorted(theirs, key=str) == sorted(second.records, key=str)
    assert len(found.table()) == len(found.both) + len(found.only_first) + len(found.only_second)
    assert {(p.second.id, p.first.id, p.why) for p in swapped.both} == {
        (p.first.id, p.second.id, p.why) for p in found.both
    }
    assert str(found)
