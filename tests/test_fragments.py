"""Links to the words of a page say where they stand, in the syntax of the text directive."""

from __future__ import annotations

import re
from urllib.parse import unquote

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from diplotrack.fragments import fragment_link
from diplotrack.records import Document

URL = "https://ministry.example/news/1"


def link(text, quote, *, uri=URL, after=0):
    document = Document(text=text, uri=uri)
    return fragment_link(document, document.quote(quote, after=after))


def test_the_words_are_the_directive():
    assert link("He met her. They left.", "They left.") == f"{URL}#:~:text=They%20left."


@pytest.mark.parametrize("uri", [None, "page.html", "ftp://ministry.example/1", "urn:isbn:1"])
def test_what_has_no_page_has_no_link(uri):
    assert link("He met her.", "met", uri=uri) is None


def test_what_the_syntax_needs_is_encoded():
    found = link("The 4-party talks, held & closed, ended.", "4-party talks, held & closed")
    assert found == f"{URL}#:~:text=4%2Dparty%20talks%2C%20held%20%26%20closed"


def test_the_pages_own_fragment_stays_and_an_older_directive_goes():
    assert link("He met her.", "He met", uri=f"{URL}#news") == f"{URL}#news:~:text=He%20met"
    assert link("He met her.", "He met", uri=f"{URL}#news:~:text=old") == f"{URL}#news:~:text=He%20met"


def test_words_that_stand_there_twice_get_those_before_them():
    text = "On Monday the ministers met. On Friday the ministers met."
    assert link(text, "the ministers met.") == f"{URL}#:~:text=the%20ministers%20met."
    second = link(text, "the ministers met.", after=20)
    assert second == f"{URL}#:~:text=On%20Friday-,the%20ministers%20met."


def test_words_at_the_head_of_a_paragraph_get_those_behind_them():
    text = "The ministers met in Oslo.\n\nThe ministers met in Bern."
    second = link(text, "The ministers met", after=20)
    assert second == f"{URL}#:~:text=The%20ministers%20met,-in%20Bern."


def test_words_over_several_paragraphs_are_given_by_both_ends():
    text = "One two three four five six seven eight.\n\n- nine ten\n\neleven twelve."
    assert link(text, text) == f"{URL}#:~:text=One%20two%20three%20four%20five%20six,eleven%20twelve."
    row = "| Day | Event |\n\n| 24 | Meeting |"
    assert link(row, "| 24 | Meeting |") == f"{URL}#:~:text=24,Meeting"


def test_a_part_of_a_word_is_widened_to_the_word():
    assert link("The ministers met.", "inisters me") == f"{URL}#:~:text=ministers%20met"


@given(st.text(min_size=1), st.data())
def test_any_evidence_has_a_link_whose_words_stand_in_the_text(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assume(text[start:end].strip())  # blanks are no evidence
    document = Document(text=text, uri=URL)
    found = fragment_link(document, document.evidence(start, end))
    assert found is not None
    head, mark, directive = found.partition("#:~:text=")
    assert head == URL
    assert re.fullmatch(r"[\w.~%,\-]*", directive, re.ASCII)
    if mark:
        terms = [unquote(term.strip("-")) for term in directive.split(",")]
        flat = " ".join(text.split())
        assert all(term in flat or term in " ".join(text.replace("|", " ").split()) for term in terms)
