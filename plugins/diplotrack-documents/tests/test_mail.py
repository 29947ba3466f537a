"""Mail: what a message says of itself and its text reach the reader, of HTML too, and attachments by their own kind."""

from __future__ import annotations

import datetime
import logging
from email.message import EmailMessage

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplotrack import read, read_all
from diplotrack.errors import DiplotrackError, ReadError
from diplotrack.testing import SourceAdapterSuite
from diplotrack_documents import MailAdapter
from diplotrack_documents.markup import text_of

from .conftest import pdf, reader_and_documents, zipped

REGISTRY = reader_and_documents()


def message(text="KOR met CHN.", html=None, **fields):
    made = EmailMessage()
    known = {
        "From": "Press Office <press@mofa.example>",
        "Subject": "Readout of the meeting",
        "Date": "Tue, 04 Mar 2025 23:30:00 +0900",
        "Message-ID": "<20250304.1@mofa.example>",
    }
    for name, value in {**known, **fields}.items():
        if value is not None:
            made[name] = value
    if text is not None:
        made.set_content(text)
    if html is not None:
        made.add_alternative(html, subtype="html") if text is not None else made.set_content(
            html, subtype="html"
        )
    return made


def mailbox(*messages):
    return b"".join(
        b"From press@mofa.example Tue Mar  4 14:30:00 2025\n" + each.as_bytes() + b"\n" for each in messages
    )


BOX = mailbox(message(), message("Later KOR met CHN.\n\nFrom there they went on.", Subject="Second"))


class TestMailAdapter(SourceAdapterSuite):
    adapter = MailAdapter(REGISTRY)
    samples = (("readout.eml", message().as_bytes()), ("press.mbox", BOX), ("unnamed", message().as_bytes()))
    foreign = (
        ("note.txt", b"KOR met CHN."),
        ("memo.txt", b"From: the desk\nTo: all\n\nKOR met CHN."),
        ("page.html", b"<html><body>From: me</body></html>"),
    )


def test_a_message_says_who_sent_it_when_and_about_what():
    document = read(message().as_bytes(), registry=REGISTRY).document
    assert document.text == "KOR met CHN.\n"
    assert document.title == "Readout of the meeting"
    assert document.publisher == "Press Office"
    # The sender's day, which in UTC is still the one before for half of it.
    assert document.published == datetime.date(2025, 3, 4)
    assert document.uri == "mid:20250304.1@mofa.example"


def test_what_a_message_does_not_say_is_left_open():
    bare = message(
        **{"From": None, "Subject": None, "Date": None, "Message-ID": None, "To": "desk@example.org"}
    )
    document = read(_named("bare.eml", bare.as_bytes()), registry=REGISTRY).document
    assert (document.title, document.publisher, document.published) == (None, None, None)
    assert document.uri is None


def test_a_date_that_is_none_is_left_open():
    document = read(message(Date="yesterday, about noon").as_bytes(), registry=REGISTRY).document
    assert document.published is None


def test_what_the_caller_knows_comes_first():
    document = read(
        message().as_bytes(), publisher="MOFA", published=datetime.date(2025, 3, 5), registry=REGISTRY
    ).document
    assert (document.publisher, document.published) == ("MOFA", datetime.date(2025, 3, 5))


def test_encoded_words_and_charsets_are_decoded():
    made = message("KOR met CHN: 김, 王.", Subject="면담 결과", From="외교부 <press@mofa.example>")
    document = read(made.as_bytes(), registry=REGISTRY).document
    assert (document.title, document.publisher) == ("면담 결과", "외교부")
    assert document.text == "KOR met CHN: 김, 王.\n"
    korean = made.as_bytes().replace(b"utf-8", b"euc-kr")
    assert b"euc-kr" in korean


HTML = "<html><body><h1>Readout</h1><p>On Monday KOR met CHN in Seoul, and they spoke for a long time.</p></body></html>"


@pytest.mark.parametrize("text", [None, "View in your browser."])
def test_html_is_read_where_the_plain_text_is_missing_or_a_stub(text):
    document = read(message(text, HTML).as_bytes(), registry=REGISTRY).document
    assert document.text == "Readout\n\nOn Monday KOR met CHN in Seoul, and they spoke for a long time."


def test_the_plain_text_is_read_where_it_is_whole():
    text = "Readout: on Monday KOR met CHN in Seoul, and they spoke."
    assert read(message(text, HTML).as_bytes(), registry=REGISTRY).document.text == f"{text}\n"


def test_a_mailbox_gives_a_report_of_each_message(registry):
    reports = list(read_all([BOX], registry=registry))
    assert [report.document.title for report in reports] == ["Readout of the meeting", "Second"]
    assert reports[1].document.text == "Later KOR met CHN.\n\nFrom there they went on.\n"


def test_attachments_are_read_by_their_kind_and_a_logo_is_no_failure(caplog):
    made = message("See the statement; KOR met CHN.")
    statement = pdf([["Statement", "Then KOR met CHN again."]])
    made.add_attachment(statement, maintype="application", subtype="pdf", filename="statement.pdf")
    made.add_attachment(
        b"\x89PNG\r\n\x1a\n" + bytes(99), maintype="image", subtype="png", filename="logo.png"
    )
    with caplog.at_level(logging.INFO):
        read_ = read_all([_named("news.eml", made.as_bytes())], registry=REGISTRY, on_error="collect")
        texts = [report.document.text for report in read_]
    assert texts == ["See the statement; KOR met CHN.\n", "Statement\n\nThen KOR met CHN again."]
    assert read_.errors == []
    assert "news.eml: logo.png is not read: no adapter takes it" in caplog.text


def test_attachments_can_be_left_out():
    made = message()
    made.add_attachment(b"KOR met CHN elsewhere.", maintype="text", subtype="plain", filename="more.txt")
    assert len(list(read_all([made.as_bytes()], registry=REGISTRY))) == 2
    assert len(list(read_all([made.as_bytes()], attachments=False, registry=REGISTRY))) == 1


def test_a_broken_attachment_leaves_the_message_be():
    made = message()
    made.add_attachment(b"%PDF-1.7 and no more", maintype="application", subtype="pdf", filename="cut.pdf")
    found = read_all([_named("news.eml", made.as_bytes())], registry=REGISTRY, on_error="collect")
    assert len(list(found)) == 1
    [error] = found.errors
    assert error.source == "news.eml: cut.pdf"
    assert "is no whole PDF file" in str(error)


def test_messages_in_messages_end_at_a_depth():
    inner = message("KOR met CHN at last.")
    for _ in range(5):
        outer = message("Forwarded: KOR met CHN.")
        outer.add_attachment(inner)
        inner = outer
    found = read_all([inner.as_bytes()], registry=REGISTRY, on_error="collect")
    assert len(list(found)) == 3
    assert [type(error) for error in found.errors] == [ReadError]
    assert "2 is the limit" in str(found.errors[0])


def test_archives_in_messages_share_one_budget():
    bomb = zipped(*((f"{n}.txt", f"KOR met CHN. {'.' * 13_000}") for n in range(40)))
    made = message()
    made.add_attachment(bomb, maintype="application", subtype="zip", filename="all.zip")
    found = read_all([made.as_bytes()], registry=REGISTRY, on_error="collect", limit=20_000)
    assert 0 < len(list(found)) < 40
    assert "unpacks to more than 16 times the limit of a file" in str(found.errors[-1])


def test_a_message_of_a_mailbox_that_is_too_large_leaves_the_others_be(tmp_path):
    path = tmp_path / "press.mbox"
    box = mailbox(message("KOR met CHN. " * 500), message("KOR met CHN."))
    path.write_bytes(box)
    found = read_all([path], registry=REGISTRY, on_error="collect", limit=2000)
    assert [report.document.text for report in found] == ["KOR met CHN.\n"]
    assert "press.mbox: message 1: has more bytes than the limit" in str(found.errors[0])


@given(st.binary(max_size=300))
def test_whatever_follows_the_fields_is_read_or_named(junk):
    fields = b"From: a@example.org\nSubject: x\nDate: Tue, 04 Mar 2025 23:30:00 +0900\nMIME-Version: 1.0\n"
    found = read_all([_named("odd.eml", fields + junk)], registry=REGISTRY, on_error="collect")
    assert all(report.document.text.strip() for report in found)
    assert all(isinstance(error, DiplotrackError) and "\n" not in str(error) for error in found.errors)


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>one</p><p>two</p>", "one\n\ntwo"),
        ("one<br>two", "one\ntwo"),
        ("<table><tr><td>left</td><td>right</td></tr></table>", "left\n\nright"),
        ("<p>a <b>bold</b> word</p>", "a bold word"),
        ("<script>alert(1)</script><style>p{}</style><p>seen</p>", "seen"),
        ('<div style="display:none">preview</div><p>seen</p>', "seen"),
        ("<p>a\n  b</p>", "a b"),
        ("<ul><li>one</li><li>two</li></ul>", "one\n\ntwo"),
        ("<p>R&amp;D &lt;b&gt;</p>", "R&D <b>"),
        ("<div>" * 1500 + "deep" + "</div>" * 1500, "deep"),
    ],
)
def test_the_text_of_html_is_what_is_seen(html, text):
    assert text_of(f"<html><body>{html}</body></html>") == text


def _named(name, content, **how):
    from diplotrack.sources import Source

    return Source(name=name, content=content, **how)


def test_html_that_is_nested_too_deep_is_named_and_not_cut():
    deep = "<div>" * 5000 + "KOR met CHN." + "</div>" * 5000
    with pytest.raises(ReadError, match="its HTML is nested too deep"):
        read(message(None, deep).as_bytes(), registry=REGISTRY)
