"""Lines to paragraphs: whatever a page looks like, no word of its body is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from diplotrack_documents.paragraphs import Line, pages_text

lines = st.builds(
    Line,
    text=st.text(alphabet="abcABC1. -", min_size=1, max_size=30).filter(lambda text: text.strip()),
    left=st.floats(0, 300),
    right=st.floats(300, 600),
    base=st.floats(0, 800),
    height=st.floats(0, 40),
)


def _letters(text):
    return [letter for letter in text if letter.isalpha()]


@given(st.lists(st.lists(lines, max_size=8), min_size=1, max_size=1))
def test_no_letter_of_a_single_page_is_lost_or_moved(pages):
    assert _letters(pages_text(pages)) == _letters("".join(line.text for page in pages for line in page))


@given(st.lists(st.lists(lines, max_size=8), min_size=1, max_size=6))
def test_there_are_as_many_form_feeds_as_pages_have_ends_within(pages):
    assert pages_text(pages).count("\f") == len(pages) - 1


def _page(*texts, left=50.0):
    """Lines 14 points apart; an empty one is a gap."""
    return [
        Line(text=text, left=left, right=350, base=700 - 14 * n, height=12)
        for n, text in enumerate(texts)
        if text
    ]


def test_what_stands_at_the_edge_of_most_pages_and_apart_is_left_out():
    pages = [
        _page(f"Press release {n}/2025", "", f"Story {word} goes", "on", "and", "on", "", f"Page {n} of 3")
        for n, word in enumerate(("one", "two", "three"), start=1)
    ]
    stories = ("Story one goes on and on", "Story two goes on and on", "Story three goes on and on")
    assert pages_text(pages) == "\n\n\f".join(stories)


def test_what_stands_there_once_is_kept():
    pages = [_page("Annex A", "one story"), _page("Closing words", "another story")]
    assert pages_text(pages) == "Annex A one story\n\n\fClosing words another story"


def test_an_indent_begins_a_paragraph():
    first, second = (
        _page("One long line of it", "that is wrapped."),
        _page("Another begins", "and is wrapped."),
    )
    block = [
        Line(text=line.text, left=left, right=350, base=700 - 14 * n, height=12)
        for n, (line, left) in enumerate(zip(first + second, (50, 50, 70, 50), strict=True))
    ]
    assert pages_text([block]) == "One long line of it that is wrapped.\n\nAnother begins and is wrapped."
