"""Linking on annotated pairs of documents: two accounts of one trip, and two sides' readouts of one meeting."""

from __future__ import annotations

import tomllib
from itertools import combinations, permutations
from pathlib import Path

import pytest

from diplotrack.comparing import compare
from diplotrack.ledger import Ledger
from diplotrack.plugins import Registry
from diplotrack.serialize import load

DATA = Path(__file__).parent / "data"
TRIP, VIENTIANE = slice(0, 2), slice(2, 4)


@pytest.fixture(scope="module")
def reports():
    return list(load(DATA / "gold-pairs.jsonl"))


@pytest.fixture(scope="module")
def annotated():
    with (DATA / "gold-pairs.toml").open("rb") as file:
        return tomllib.load(file)


@pytest.fixture(scope="module")
def same(annotated):
    return {frozenset(one["records"]) for one in annotated["same"]}


def _joined(ledger):
    return {
        frozenset(pair)
        for record in ledger.records()
        for pair in combinations([account.record.id for account in ledger.entry(record.id).accounts], 2)
    }


def test_the_annotation_is_of_these_records(reports, annotated):
    document = {record.id: report.document.id for report in reports for record in report.records}
    for one in annotated["same"]:
        assert len({document[record] for record in one["records"]}) == 2, one["what"]
    for one in annotated["different"]:
        assert {document[record] for record in one["records"]}
        assert one["why"]
    named = [record for one in annotated["same"] for record in one["records"]]
    assert len(named) == len(set(named))


def test_a_ledger_joins_what_is_the_same_and_nothing_else(reports, same):
    for order in permutations(reports):
        ledger = Ledger(registry=Registry(plugins=[]))
        for report in order:
            ledger.add(report)
        joined = _joined(ledger)
        assert not joined - same, "joined what is not the same"
        assert len(joined & same) >= 0.9 * len(same), f"missed {same - joined}"


@pytest.mark.parametrize("which", [TRIP, VIENTIANE], ids=["trip", "meeting"])
def test_comparing_finds_the_same_pairs(reports, same, which):
    first, second = reports[which]
    records = {record.id for report in (first, second) for record in report.records}
    paired = {frozenset((pair.first.id, pair.second.id)) for pair in compare(first, second).both}
    assert paired <= same
    assert len(paired) >= 0.9 * sum(pair <= records for pair in same)
