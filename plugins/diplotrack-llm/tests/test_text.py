"""Windows hold all of a text, and quotations are found where they stand."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from diplotrack_llm.aligning import Aligner
from diplotrack_llm.windows import windows

texts = st.text(alphabet="ab .\n“”’é", max_size=400)


@given(texts, st.integers(20, 100), st.data())
def test_windows_together_hold_the_text_each_within_its_size(text, size, data):
    overlap = data.draw(st.integers(0, (size - 1) // 2 - 1))
    found = list(windows(text, size, overlap))
    assert found[0].start == 0
    for window, after in itertools.pairwise(found):
        assert window.start < after.start <= window.start + len(window.text)
    assert found[-1].start + len(found[-1].text) == len(text)
    assert all(len(window.text) <= size and text.startswith(window.text, window.start) for window in found)


@given(texts, st.data())
def test_words_of_the_text_are_found_to_the_letter(text, data):
    start = data.draw(st.integers(0, len(text)))
    quote = text[start : data.draw(st.integers(start, len(text)))].strip()
    place = Aligner(text).find(quote)
    if quote:
        assert text[place.start : place.end] == quote
        assert place.exact
    else:
        assert place is None


@given(texts, texts)
def test_whatever_is_found_lies_within_the_text(text, quote):
    place = Aligner(text).find(quote)
    assert place is None or 0 <= place.start < place.end <= len(text)


def test_case_that_changes_length_keeps_offsets():
    text = "Groß and İzmir: ﬁnal talks"
    place = Aligner(text).find("GROSS AND")
    assert text[place.start : place.end] == "Groß and"
    place = Aligner(text).find("final talks")
    assert text[place.start : place.end] == "ﬁnal talks"
