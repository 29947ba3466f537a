"""What phrases were found to mean is kept for as long as it holds, and no longer."""

from __future__ import annotations

import pytest

from diplotrack.parties import Gazetteer
from diplotrack_article.actors import Actor
from diplotrack_article.clauses import Phrase
from diplotrack_article.mentions import find_mentions
from diplotrack_article.reference import Discourse

TEXT = "Chad met Mali. He praised it, and its minister left for Togo."
GAZETTEER = Gazetteer.builtin()


def discourse():
    return Discourse(find_mentions(TEXT, GAZETTEER), GAZETTEER)


def phrase(words, pos):
    start = TEXT.index(words)
    end = start + len(words)
    lemma = words.split()[-1].lower()
    return Phrase(start=start, end=end, head=end - len(lemma), head_end=end, text=words, lemma=lemma, pos=pos)


def acting(code):
    return Actor(parties=(GAZETTEER.party(code),))


def codes(actor):
    return [party.code for party in actor.parties]


def test_a_pronoun_follows_whoever_acts():
    talk, it = discourse(), phrase("it", "PRON")
    talk.note_acting(acting("TCD"))
    assert codes(talk.resolve(it)) == ["TCD"]
    talk.note_acting(acting("MLI"))
    assert codes(talk.resolve(it)) == ["MLI"]


@pytest.mark.parametrize("before", [True, False])
def test_so_does_what_hangs_on_a_pronoun_whether_that_was_resolved_before_or_not(before):
    talk, its, minister = discourse(), phrase("its", "PRON"), phrase("its minister", "NOUN")
    minister.possessor = its
    talk.note_acting(acting("TCD"))
    if before:
        assert codes(talk.resolve(its)) == ["TCD"]
    assert codes(talk.resolve(minister)) == ["TCD"]
    talk.note_acting(acting("MLI"))
    assert codes(talk.resolve(minister)) == ["MLI"]


def test_a_name_means_the_same_whoever_acts_and_is_resolved_once():
    talk, togo = discourse(), phrase("Togo", "PROPN")
    first = talk.resolve(togo)
    talk.note_acting(acting("TCD"))
    assert talk.resolve(togo) is first
    talk.note_subject(acting("MLI"))
    assert talk.resolve(togo) is first


def test_what_hangs_on_the_last_subject_is_forgotten_with_it():
    talk, it = discourse(), phrase("it", "PRON")
    talk.note_subject(acting("TCD"))
    assert codes(talk.resolve(it)) == ["TCD"]
    talk.note_subject(acting("MLI"))
    assert codes(talk.resolve(it)) == ["MLI"]
