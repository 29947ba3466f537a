"""What the words of a phrase or a clause tell by themselves."""

from __future__ import annotations

import pytest

from diplotrack_article.clauses import Clause, Phrase
from diplotrack_article.wording import Wording, evidence, has_name, is_official, is_time, noun_forms


def phrase(text, head=None, pos="NOUN", **fields):
    head = head or text.split()[-1]
    at = text.index(head)
    return Phrase(
        start=0,
        end=len(text),
        head=at,
        head_end=at + len(head),
        text=text,
        lemma=head.lower(),
        pos=pos,
        **fields,
    )


def clause(span, nominal=False, governor=None):
    return Clause(
        lemma="meet", start=span[0], end=span[1], span=span, sentence=0, nominal=nominal, governor=governor
    )


@pytest.mark.parametrize(
    ("text", "head", "name"),
    [
        ("the Hague", "Hague", "The Hague"),
        ("The Hague", "Hague", "The Hague"),
        ("the Kremlin", "Kremlin", "Kremlin"),
        ("The Kremlin", "Kremlin", "Kremlin"),
        ("Theba", "Theba", "Theba"),
        ("Phnom Penh in the rain", "Penh", "Phnom Penh"),
        ("Phnom\n  Penh", "Penh", "Phnom Penh"),
    ],
)
def test_a_place_is_named_without_article_line_breaks_and_what_hangs_on_it(text, head, name):
    assert Wording(text).name(phrase(text, head)) == name


@pytest.mark.parametrize(
    ("text", "introducer", "expected"),
    [
        ("to open\nthe  border,", "to", "open the border"),
        ("To open the border;", "to", "open the border"),
        ("that Nepal opens", "that", "Nepal opens"),
        ("to open", None, "to open"),
        ("tomatoes for Nepal", "to", "tomatoes for Nepal"),
    ],
)
def test_words_of_an_act_come_on_one_line_without_what_introduces_them(text, introducer, expected):
    assert Wording(f"xx{text}yy").of((2, 2 + len(text)), introducer) == expected


def test_a_verb_is_quoted_by_its_clause_and_a_noun_by_the_clause_above():
    verb = clause((10, 40))
    outer = clause((30, 38), nominal=True, governor=verb)
    inner = clause((34, 38), nominal=True, governor=outer)
    assert evidence(verb) == (10, 40)
    assert evidence(outer) == evidence(inner) == (10, 40)
    assert evidence(clause((3, 8), nominal=True)) == (3, 8)
    assert evidence(clause((3, 8), nominal=True, governor=clause((0, 9), nominal=True))) == (3, 8)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        (phrase("Mehta", pos="PROPN"), True),
        (phrase("he", pos="PRON"), True),
        (phrase("the delegation"), True),
        (phrase("the criteria"), False),
    ],
)
def test_who_acts_for_a_party(given, expected):
    assert is_official(given) is expected


@pytest.mark.parametrize("word", ["Sunday", "Mondays", "May", "2025", "week", "weekend", "evening"])
def test_a_time_is_no_place(word):
    assert is_time(phrase(word, pos="PROPN"))


@pytest.mark.parametrize("word", ["Mayotte", "Augusta", "mayor", "Marchfeld", "20251", "Oslo"])
def test_a_place_that_begins_like_a_time_is_a_place(word):
    assert not is_time(phrase(word, pos="PROPN"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Munich Security Conference", True),
        ("the Shangri-La Dialogue", True),
        ("the conference", False),
        ("Conference", False),
        ("the Conference", False),
        ("Munich conference", False),
    ],
)
def test_a_gathering_with_a_name_of_its_own(text, expected):
    assert has_name(phrase(text)) is expected


def test_a_noun_alone_and_with_each_adjective():
    assert noun_forms(phrase("a long phone call", adjectives=["long", "phone"])) == {
        "call",
        "long call",
        "phone call",
    }


def test_a_town_that_begins_like_a_month_is_where_they_met(report):
    (talks,) = report("India and Nepal held talks in Mayotte on Monday.").engagements
    assert talks.place == "Mayotte"
    (talks,) = report("India and Nepal held talks in May.").engagements
    assert talks.place is None
