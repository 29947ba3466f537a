from __future__ import annotations

from datetime import date

import pytest

from diplotrack.testing.builders import document
from diplotrack_ical.citations import Citation, Citations


@pytest.mark.parametrize("held", [1, 3, 100])
def test_a_document_is_known_however_many_came_after_it(held):
    documents = [
        document(
            f"text {n}",
            title=f"Title\n{n}",
            uri=f"x:{n}",
            publisher="P\ud83d",
            published=date(1, 1, 1 + n % 28),
        )
        for n in range(20)
    ]
    with Citations(held=held) as citations:
        for each in documents:
            citations.add(each)
        for n, each in enumerate(documents):
            expected = Citation(
                title=f"Title\n{n}",
                uri=f"x:{n}",
                publisher="P\ud83d",
                published=date(1, 1, 1 + n % 28),
            )
            assert citations.get(each.id) == expected


@pytest.mark.parametrize("held", [1, 100])
def test_what_a_document_does_not_say_stays_unsaid(held):
    with Citations(held=held) as citations:
        citations.add(document("bare"))
        citations.add(document("other"))
        assert citations.get(document("bare").id) == Citation(
            title=None, uri=None, publisher=None, published=None
        )


@pytest.mark.parametrize("held", [1, 100])
def test_a_document_that_never_came_is_not_known(held):
    with Citations(held=held) as citations:
        citations.add(document("one"))
        citations.add(document("two"))
        assert citations.get(document("three").id) is None


@pytest.mark.parametrize("held", [1, 100])
def test_of_two_documents_with_one_text_the_later_counts(held):
    with Citations(held=held) as citations:
        for title in ("first", "second"):
            citations.add(document("same", title=title))
            citations.add(document("another"))
            citations.add(document("a third"))
        assert citations.get(document("same").id).title == "second"
