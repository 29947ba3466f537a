"""PDF files: their words, paragraphs and pages reach the reader of prose, and what cannot be read is named."""

from __future__ import annotations

import datetime
import io
import logging
import zipfile
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplotrack import read, read_all
from diplotrack.describing import page_of
from diplotrack.errors import DiplotrackError, ReadError
from diplotrack.sources import Source
from diplotrack.testing import SourceAdapterSuite
from diplotrack_documents import PdfAdapter

from .conftest import pdf, reader_and_documents, zipped

STAY = (
    "The envoy arrived on Monday. In the evening KOR met CHN to discuss the long-term arrangement that both had been"
    " working on for months."
)
STATEMENT = pdf(
    [
        ["Joint Statement", STAY, "They will meet again."],
        ["Then KOR met CHN in Busan.", "The two ministers, who had been"],
        ["expected to leave, stayed on. KOR met CHN once more."],
    ],
    head="Ministry of Foreign Affairs 2025",
    title="Joint Statement",
)


REGISTRY = reader_and_documents()


class TestPdfAdapter(SourceAdapterSuite):
    adapter = PdfAdapter(REGISTRY)
    samples = (("statement.pdf", STATEMENT), ("short.pdf", pdf([["KOR met CHN."]])))
    foreign = (
        ("note.txt", b"KOR met CHN."),
        ("all.zip", zipped(("a.pdf", STATEMENT), compression=zipfile.ZIP_STORED)),
    )


def test_wrapped_lines_are_paragraphs_again_and_pages_are_told_apart(registry):
    report = read(STATEMENT, registry=registry)
    assert report.document.text == (
        f"Joint Statement\n\n{STAY}\n\nThey will meet again.\n\n\f"
        "Then KOR met CHN in Busan.\n\nThe two ministers, who had been\f"
        "expected to leave, stayed on. KOR met CHN once more."
    )
    assert [page_of(report.document, e.evidence[0]) for e in report.engagements] == [1, 2, 3]


def test_a_file_that_begins_with_other_bytes_is_known_by_its_name(registry):
    late = Source(name="late.pdf", content=b"HTTP/1.0 200 OK\r\n\r\n" + STATEMENT)
    assert len(read(late, registry=registry).engagements) == 3


def test_a_title_is_believed_where_the_text_has_it(registry):
    assert read(STATEMENT, registry=registry).document.title == "Joint Statement"
    template = pdf([["KOR met CHN."]], title="Microsoft Word - template3.doc")
    assert read(template, registry=registry).document.title is None


def test_what_the_caller_knows_comes_first(registry):
    day = datetime.date(2025, 3, 4)
    document = read(
        STATEMENT, published=day, title="Readout", publisher="Ministry", registry=registry
    ).document
    assert (document.published, document.title, document.publisher) == (day, "Readout", "Ministry")


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        ("the govern-\nment of KOR", "the government of KOR"),
        ("a long-term aim, a long-\nterm plan", "a long-term aim, a long-term plan"),
        ("Anglo-\nAmerican talks", "Anglo-American talks"),
    ],
)
def test_words_divided_at_the_end_of_a_line_are_joined(registry, lines, text):
    assert read(pdf([[lines]], hyphenated=True), registry=registry).document.text == text


def test_items_of_a_list_are_paragraphs(registry):
    listed = pdf([["They agreed:\n1. to talk;\n2. to meet at\nthe border;\n(a) soon."]], hyphenated=True)
    text = read(listed, registry=registry).document.text
    assert text == "They agreed:\n\n1. to talk;\n\n2. to meet at the border;\n\n(a) soon."


def test_a_number_in_the_prose_of_a_page_is_no_page_number(registry):
    text = read(pdf([["They met in", "2025"], ["and KOR met CHN."]]), registry=registry).document.text
    assert text.startswith("They met in")
    lone = read(
        pdf([["First KOR met CHN in the year", "12", "then left.", "All of them.", "Gone."]]),
        registry=registry,
    )
    assert "12" in lone.document.text


def test_a_scan_is_named_as_one(registry):
    with pytest.raises(ReadError, match=r"<bytes>: has no text: its 2 pages are scanned.* run OCR"):
        read(pdf([["picture"], ["picture"]]), registry=registry)


def test_scanned_pages_among_others_are_named_and_the_others_read(registry, caplog):
    with caplog.at_level(logging.WARNING):
        report = read(pdf([["KOR met CHN."], ["picture"], ["KOR met CHN."]]), registry=registry)
    assert [page_of(report.document, e.evidence[0]) for e in report.engagements] == [1, 3]
    assert "page 2 left out: pictures without text" in caplog.text


def test_an_empty_page_is_nothing_to_warn_of(registry, caplog):
    report = read(pdf([["KOR met CHN."], [], ["KOR met CHN."]]), registry=registry)
    assert page_of(report.document, report.engagements[-1].evidence[0]) == 3
    assert not caplog.records


def test_a_locked_file_is_named_with_what_to_do(registry):
    from reportlab.lib.pdfencrypt import StandardEncryption
    from reportlab.pdfgen.canvas import Canvas

    kept = io.BytesIO()
    canvas = Canvas(kept, encrypt=StandardEncryption("secret", canPrint=0))
    canvas.drawString(50, 500, "KOR met CHN.")
    canvas.save()
    with pytest.raises(ReadError, match="is locked with a password; unlock it first"):
        read(kept.getvalue(), registry=registry)


def test_too_many_pages_are_refused_with_the_limit(registry):
    with pytest.raises(ReadError, match=r"has 3 pages, more than the limit of 2; raise it with max_pages"):
        read(STATEMENT, max_pages=2, registry=registry)


def test_a_text_that_takes_more_than_the_limit_is_refused(registry):
    with pytest.raises(DiplotrackError, match="more than the limit"):
        read(STATEMENT, limit=100, registry=registry)


def test_threads_read_at_the_same_time(registry):
    wanted = read(STATEMENT, registry=registry)
    with ThreadPoolExecutor(4) as executor:
        assert list(read_all([STATEMENT] * 12, registry=registry, executor=executor)) == [wanted] * 12


@given(st.data())
def test_a_damaged_file_is_read_or_named(data):
    damaged = bytearray(STATEMENT)
    for _ in range(data.draw(st.integers(1, 20))):
        damaged[data.draw(st.integers(8, len(damaged) - 1))] = data.draw(st.integers(0, 255))
    found = read_all([bytes(damaged)], registry=REGISTRY, on_error="collect")
    assert all(report.document.text.strip() for report in found)
    assert all(error.source == "<bytes>" and "\n" not in str(error) for error in found.errors)
