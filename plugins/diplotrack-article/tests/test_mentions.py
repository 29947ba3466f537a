"""Parties and people in a text, together."""

from __future__ import annotations

import datetime

from hypothesis import given
from hypothesis import strategies as st

from diplotrack.parties import Gazetteer
from diplotrack_article.mentions import find_mentions

GAZETTEER = Gazetteer.builtin()


def found(text, **how):
    return find_mentions(text, GAZETTEER, **how)


def test_parties_and_people_come_in_the_order_of_the_text():
    mentions = found("Kenyan President Ali Musa met Ugandan President Joy Mwangi. Musa left Peru.")
    assert [m.party.code for m in mentions.parties] == ["KEN", "UGA", "PER"]
    assert [m.person.name for m in mentions.people] == ["Ali Musa", "Joy Mwangi", "Ali Musa"]


def test_each_person_comes_once_in_the_order_of_first_mention():
    mentions = found("President Ali Musa met President Joy Mwangi. Musa left. Mwangi left.")
    assert [p.name for p in mentions.persons()] == ["Ali Musa", "Joy Mwangi"]
    assert found("").persons() == []


def test_a_partys_name_inside_a_persons_is_no_party():
    mentions = found("On Monday Minister Michael Jordan met Minister Ali Musa. Then Jordan said so.")
    names = [m.person.name for m in mentions.people]
    assert "Michael Jordan" in names
    assert all(m.start > 40 for m in mentions.parties)


def test_the_day_of_publication_says_which_states_there_were():
    text = "The Soviet President Ali Musa spoke."
    before = found(text, on=datetime.date(1985, 1, 1)).parties[0].party.code
    assert before == "SUN"


def test_a_capital_at_the_beginning_of_a_sentence_says_nothing():
    text = "Later Mr. Okello spoke."
    (mention,) = found(text, starts=(0,)).people
    assert (mention.person.title, text[mention.start : mention.end]) == ("Mr.", "Mr. Okello")


WORDS = st.sampled_from(
    ["Kenyan", "Jordan", "President", "Ali", "Musa", "Jordan’s", "met", ",", ".", "the", "of", "Chad"]
)


@given(st.lists(WORDS, max_size=20).map(" ".join))
def test_no_party_lies_within_a_persons_name(text):
    mentions = found(text)
    for party in mentions.parties:
        assert text[party.start : party.end]
        assert not any(m.name_start <= party.start and party.end <= m.end for m in mentions.people)
