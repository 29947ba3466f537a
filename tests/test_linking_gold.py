"""Linking on annotated pairs of documents: two accounts of one trip, and two sides' readouts of one meeting."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from itertools import combinations, permutations
from pathlib import Path

import pytest

from diplotrack.comparing import compare
from diplotrack.ledger import Ledger
from diplotrack.linking import link
from diplotrack.plugins import Registry
from diplotrack.serialize import load
from diplotrack.testing import commitment, document, engagement
from diplotrack.tracking import Account

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


# Records of one document are different, as annotated; so whatever links two of them, told by two documents, is wrong.

EVALUATION = DATA.parents[1] / "plugins" / "diplotrack-article" / "evaluation"


def _accounts(line, again):
    source = document(line["text"], published=line["published"] and date.fromisoformat(line["published"]))
    text = f"{source.text}\nTold again." if again else source.text
    source = document(text, published=source.published)
    met = [
        engagement(
            of=source, quote=e["evidence"], kind=e["kind"], status=e["status"], parties=e["parties"],
            participants=e["participants"], place=e["place"], when=e["when"],
        )
        for e in line["engagements"]
    ]  # fmt: skip
    said = [
        commitment(
            of=source, quote=c["evidence"], kind=c["kind"], status=c["status"], by=c["by"],
            to=[] if c["kind"] == "agreement" else c["to"], content=c["content"], due=c["due"],
        )
        for c in line["commitments"]
    ]  # fmt: skip
    return [
        [Account(record=record, document=source.id, published=source.published) for record in records]
        for records in (met, said)
    ]


@pytest.mark.skipif(not EVALUATION.is_dir(), reason="the article reader's annotated documents are not here")
def test_different_records_of_one_document_are_rarely_linked_and_each_is_with_itself():
    wrong, pairs, alone = [0, 0], [0, 0], []
    for name in ("develop-1.jsonl", "develop-2.jsonl"):
        for line in map(json.loads, (EVALUATION / name).read_text(encoding="utf-8").splitlines()):
            both = zip(_accounts(line, again=False), _accounts(line, again=True), strict=True)
            for n, (ours, theirs) in enumerate(both):
                alone += [one.record for one, twin in zip(ours, theirs, strict=True) if not link(one, twin)]
                for one, other in combinations(zip(ours, theirs, strict=True), 2):
                    pairs[n] += 1
                    wrong[n] += link(one[0], other[1]) is not None
    assert not alone
    engagements, commitments = (100 * bad / all_ for bad, all_ in zip(wrong, pairs, strict=True))
    assert engagements <= 1.2, f"{wrong[0]} of {pairs[0]} pairs of engagements"
    assert commitments <= 0.1, f"{wrong[1]} of {pairs[1]} pairs of commitments"
