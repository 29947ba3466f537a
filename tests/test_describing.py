"""Records and documents in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplotrack.describing import page_of
from diplotrack.records import Document, Evidence


@given(st.lists(st.text(alphabet="ab \n", max_size=5), min_size=1, max_size=5), st.integers(0, 4))
def test_the_page_of_a_quotation_is_the_one_on_which_it_begins(pages, at):
    at = min(at, len(pages) - 1)
    marked = [*pages[:at], pages[at] + "HERE", *pages[at + 1 :]]
    document = Document(text="\f".join(marked))
    start = document.text.index("HERE")
    evidence = Evidence(document=document, start=start, end=start + 4, quote="HERE")
    assert page_of(document, evidence) == (at + 1 if len(pages) > 1 else None)


@pytest.mark.parametrize(("quote", "page"), [("one\ftwo", 1), ("two", 2)])
def test_a_quotation_that_runs_over_a_page_is_on_the_first(quote, page):
    document = Document(text="one\ftwo")
    start = document.text.index(quote)
    assert (
        page_of(document, Evidence(document=document, start=start, end=start + len(quote), quote=quote))
        == page
    )
