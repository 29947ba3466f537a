"""Explanations of the reader: nothing in a record is there without a word or a step that says why."""

from __future__ import annotations

import datetime
import json
import re
from pathlib import Path

import pytest

import diplotrack
import diplotrack_article
from diplotrack.records import Engagement
from diplotrack_article.lexicon import build_lexicon

EVALUATION = Path(__file__).resolve().parents[1] / "evaluation" / "develop-1.jsonl"
REGISTRY = diplotrack.Registry(plugins=[("article", diplotrack_article)])


def explained(text, published=None):
    return diplotrack.read_text(text, published=published, registry=REGISTRY, explain=True)


def steps(text, kind):
    """The steps behind the one record of a kind."""
    found = explained(text)
    (record,) = [record for record in found.report.records if record.kind == kind]
    return found.why(record).chain


@pytest.fixture(scope="module")
def documents():
    """All annotated documents that the reader may be looked at with, read and explained."""
    found = []
    with EVALUATION.open(encoding="utf-8") as lines:
        for line in lines:
            gold = json.loads(line)
            published = gold["published"] and datetime.date.fromisoformat(gold["published"])
            found.append(explained(gold["text"], published))
    assert sum(len(each.report.records) for each in found) > 200
    return found


def test_every_record_has_mentions_by_frames_of_the_lexicon_that_its_evidence_quotes(documents):
    frames = {frame.name for frame in build_lexicon().frames}
    for document in documents:
        for record in document.report.records:
            why = document.why(record)
            assert why is not None, record
            assert set(why.frames) <= frames
            quotes = [mention.quote for mention in why.mentions]
            assert list(dict.fromkeys(quotes)) == [evidence.quote for evidence in record.evidence]
            assert all(mention.clause in document.report.document.text for mention in why.mentions)


def test_every_party_and_person_of_a_record_is_named_in_a_step(documents):
    """So what does not stand in the quotation itself can be followed to where it does."""
    lacking = []
    for document in documents:
        for record in document.report.records:
            told = " ; ".join(document.why(record).chain)
            meeting = isinstance(record, Engagement)
            parties = record.parties if meeting else (*record.by, *record.to)
            names = [party.code for party in parties]
            names += [person.name for person in record.participants] if meeting else []
            unnamed = [name for name in names if not re.search(rf"(?<!\w){re.escape(name)}(?!\w)", told)]
            if unnamed:
                lacking.append(f"{unnamed} of {record.evidence[0].quote!r}: {told}")
    assert lacking == []


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (
            "Kenyan President Ali Musa met Peruvian President Ana Mora in Oslo. He promised to build a port.",
            "pledge",
            ["“He” → Ali Musa", "Ali Musa is of KEN: “Kenyan President Ali Musa”"],
        ),
        (
            "Kenyan President Ali Musa left. Musa promised to build a port.",
            "pledge",
            ["“Musa” → Ali Musa", "Ali Musa is of KEN: “Kenyan President Ali Musa”"],
        ),
        (
            "Kenya met Peru in Oslo. The two sides agreed to build a port.",
            "agreement",
            ["“The two sides” → KEN, PER", "the contact at hand: KEN, PER"],
        ),
        ("Kenya met Peru in Oslo. The talks were useful.", "meeting", ["points back to the meeting told before: KEN, PER"]),
    ],
)  # fmt: skip
def test_the_steps_lead_from_the_words_to_whom_they_mean(text, kind, expected):
    told = steps(text, kind)
    assert [step for step in expected if step not in told] == [], told


def test_the_members_of_a_group_are_told():
    text = (
        "South Korea sent special envoys to China. The group included Park Byeong-seug and Kim Tae-nyeon. "
        "The envoys met Chinese Foreign Minister Wang Yi."
    )
    told = steps(text, "meeting")
    assert any("KOR" in step and "Park Byeong-seug, Kim Tae-nyeon" in step for step in told), told


def test_the_clause_of_a_noun_is_narrower_than_the_words_that_say_it():
    found = explained("On Monday Kenya’s president held talks with the Peruvian president in Oslo.")
    (mention,) = found.why(found.report.engagements[0]).mentions
    assert mention.frame == "meeting-noun"
    assert mention.clause.startswith("talks with the Peruvian president")
    assert mention.quote.startswith("On Monday Kenya’s president held")
