"""Which words of a clause can hold somebody in a role, told before the roles are asked for one by one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from diplotrack_article.clauses import Clause, Phrase
from diplotrack_article.lexicon import build_lexicon
from diplotrack_article.roles import behind, phrases, preposition, prepositions

LEXICON = build_lexicon()
WORDS = ("in", "to", "with", "of", "by", "on", "between", "")
LEMMAS = ("chad", "monday", "minister")
ROLES = ("to", "in.of", "with", "by", "of", "on", "between", "light", "light-with", "light-to")


def phrase(lemma, at, modifiers=()):
    pos = "PROPN" if lemma == "chad" else "NOUN"
    return Phrase(
        start=at, end=at + 9, head=at, head_end=at + 9, text=lemma, lemma=lemma, pos=pos, modifiers=modifiers
    )


@st.composite
def clauses(draw, depth=2, *, nominal=None):
    around = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(LEMMAS)), max_size=3)

    def beside(at, left):
        return [
            (word, phrase(lemma, at + 10 * n, beside(at + 10 * n + 100, left - 1) if left else ()))
            for n, (word, lemma) in enumerate(draw(around), start=1)
        ]

    nominal = draw(st.booleans()) if nominal is None else nominal
    at = draw(st.integers(0, 40))
    whole = Clause(
        nominal=nominal,
        lemma=draw(st.sampled_from(("talk", "hold", "meet"))),
        start=at,
        end=at + 5,
        span=(0, 400),
        sentence=0,
        passive=draw(st.booleans()),
        participle=draw(st.booleans()),
        obliques=beside(0, 1),
    )
    if nominal and depth:
        whole.phrase = phrase("talk", at, beside(50, 1))
        whole.phrase.modifying = [draw(clauses(depth=0, nominal=False))]
        whole.governor = draw(clauses(depth=0, nominal=False))
        whole.governor_role = draw(st.sampled_from(("object", "oblique:in")))
    return whole


@given(clauses())
def test_nothing_stands_behind_a_word_that_a_clause_does_not_have(clause):
    assert {word for word in WORDS if behind(clause, word)} <= prepositions(clause, LEXICON)


@given(clauses())
def test_no_role_is_filled_without_the_word_that_it_needs(clause):
    filled = {preposition(role) for role in ROLES if phrases(clause, role, LEXICON)}
    assert filled <= prepositions(clause, LEXICON)


def test_who_acts_and_who_undergoes_need_no_preposition():
    assert {preposition(role) for role in ("subject", "object.to", "dyad", "subject+with", "adjective")} == {
        None
    }


def test_who_wrote_a_letter_stands_behind_by_although_the_parser_gives_no_preposition():
    written = Clause(lemma="write", start=7, end=14, span=(7, 22), sentence=0, participle=True, passive=True)
    written.agents = [phrase("chad", 18)]
    letter = Clause(nominal=True, lemma="letter", start=0, end=6, span=(0, 22), sentence=0)
    letter.phrase = phrase("letter", 0)
    letter.phrase.modifying = [written]
    assert behind(letter, "by") == written.agents
    assert "by" in prepositions(letter, LEXICON)
