"""Only nouns that some stage asks for are made into clauses, and the reader misses none of the others."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pytest

from diplotrack_article import reader
from diplotrack_article.clauses import Phrase
from diplotrack_article.lexicon import build_lexicon
from diplotrack_article.nouns import predicative

DOCUMENTS = Path(__file__).parent.parent / "evaluation" / "develop-4.jsonl"


@pytest.fixture(scope="module")
def is_predicative():
    return predicative(build_lexicon())


def phrase(lemma, *, pos="NOUN", text=None, **parts):
    text = lemma if text is None else text
    end = len(text)
    return Phrase(
        start=0, end=end, head=end - len(lemma), head_end=end, text=text, lemma=lemma, pos=pos, **parts
    )


TALKS, CHAD = phrase("talk"), phrase("chad", pos="PROPN")
ENVOY = phrase("envoy")


@pytest.mark.parametrize(
    "wanted",
    [
        TALKS,
        phrase("last", modifiers=[("of", TALKS)]),
        ENVOY,
        phrase("car", possessor=ENVOY),
        phrase("killing", modifiers=[("by", ENVOY)]),
        phrase("treaty"),
        phrase("musa", pos="PROPN", modifiers=[("in", CHAD)]),
        phrase("musa", pos="PROPN", adjectives=["visiting"]),
        phrase("assembly", pos="PROPN", text="the General Assembly"),
    ],
    ids=lambda wanted: wanted.text,
)
def test_a_noun_is_wanted_for_a_frame_a_group_or_a_text(is_predicative, wanted):
    assert is_predicative(wanted)


@pytest.mark.parametrize(
    "idle",
    [
        CHAD,
        phrase("weather", adjectives=["fine"]),
        phrase("price", modifiers=[("of", phrase("bread"))], possessor=CHAD),
        phrase("house", modifiers=[("in", CHAD)]),
        phrase("river", modifiers=[("behind", TALKS)]),
        phrase("flood", adjectives=["2019"], modifiers=[("in", phrase("may", pos="PROPN"))]),
    ],
    ids=lambda idle: idle.text,
)
def test_other_nouns_are_not(is_predicative, idle):
    assert not is_predicative(idle)


def test_records_are_those_that_clauses_of_all_nouns_give(monkeypatch, report):
    documents = [json.loads(line) for line in DOCUMENTS.read_text("utf-8").splitlines()][:8]

    def read():
        return [
            report(
                row["text"],
                published=datetime.date.fromisoformat(row["published"]) if row["published"] else None,
            )
            for row in documents
        ]

    found = read()
    made: list[int] = []
    usual = reader.clauses

    def all_of(doc, *, predicative, **how):
        every = usual(doc, **how)
        made.append(len(every) - len(usual(doc, predicative=predicative, **how)))
        return every

    monkeypatch.setattr(reader, "clauses", all_of)
    assert read() == found
    assert sum(made) > len(documents)
