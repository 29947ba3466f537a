"""A very long text is parsed and read window by window, and reads as if it were not."""

from __future__ import annotations

import pytest

from diplotrack_article import pipeline, reader
from diplotrack_article.pipeline import Passage, load_pipeline, parse

ARTICLE = (
    "Indian Foreign Minister Raj Mehta met Nepalese President Hari Thapa in Oslo on Monday.\n\n"
    "The two sides agreed to open the border.\n\n"
    "“We will send engineers,” Mehta said.\n\n"
    "He invited Thapa to visit New Delhi in October. Thapa accepted the invitation.\n\n"
    "Peru asked Chile to lower its tariffs by the end of November.\n\n"
    "It also proposed talks.\n"
)


@pytest.fixture
def windows(monkeypatch):
    """Have windows of so many characters; gives the sizes of those that were parsed."""
    sizes: list[int] = []
    usual = reader.parse

    def parsed(nlp, passages, **how):
        taken = list(passages)
        sizes.append(sum(len(passage.text) for passage in taken))
        return usual(nlp, taken, **how)

    def set_to(size):
        monkeypatch.setattr(reader, "_WINDOW", size)
        monkeypatch.setattr(reader, "parse", parsed)
        return sizes

    return set_to


@pytest.mark.parametrize("size", [1, 60, 200])
def test_references_lead_across_the_borders_of_windows(windows, reading, size):
    whole = reading(ARTICLE)
    assert len(whole.report.records) > 4
    sizes = windows(size)
    divided = reading(ARTICLE)
    assert len(sizes) > 1
    assert divided == whole


def test_a_group_stays_known_in_later_windows(windows, report):
    text = (
        "India sent a delegation to Oslo. The delegation included Raj Mehta and Om Rai.\n\n"
        "The weather was fine.\n\n"
        "The delegation met Nepalese President Hari Thapa."
    )
    whole = report(text)
    assert {p.name for e in whole.engagements for p in e.participants} >= {"Raj Mehta", "Hari Thapa"}
    windows(1)
    assert report(text) == whole


def test_no_more_than_a_window_and_a_paragraph_is_held_at_once(windows, reading):
    text = ARTICLE * 30
    longest = max(map(len, text.split("\n\n")))
    sizes = windows(500)
    reading(text)
    assert max(sizes) < 500 + longest
    assert sum(sizes) > len(text) / 2


def test_a_batch_of_long_passages_is_cut_short(monkeypatch):
    monkeypatch.setattr(pipeline, "_TOKENS", 12)
    nlp, sizes = load_pipeline(), []
    usual = nlp.pipe

    def pipe(docs, **how):
        sizes.append(sum(map(len, docs)))
        return usual(docs, **how)

    monkeypatch.setattr(nlp, "pipe", pipe)
    texts = [f"Minister {number} of Chad left for Oslo." for number in range(20)]
    assert [doc.text for doc in parse(nlp, [Passage(text=text, starts=[0]) for text in texts])] == texts
    assert len(sizes) > 1
    assert max(sizes) <= 12


def test_one_passage_that_is_longer_than_a_batch_is_parsed_whole(monkeypatch):
    monkeypatch.setattr(pipeline, "_TOKENS", 3)
    text = "Minister Ali of Chad left for Oslo."
    (doc,) = parse(load_pipeline(), [Passage(text=text, starts=[0])])
    assert doc.text == text
