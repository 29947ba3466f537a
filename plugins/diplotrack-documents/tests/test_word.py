"""Word files: what a reader of the printed page sees is read, what was struck out is not, and bombs are refused."""

from __future__ import annotations

import io
import zipfile

import pytest

from diplotrack import read, read_all
from diplotrack.errors import ReadError
from diplotrack.testing import SourceAdapterSuite
from diplotrack_documents import WordAdapter

from .conftest import reader_and_documents, word, zipped


def _statement(document):
    document.core_properties.title = "Joint Statement"
    document.add_heading("Joint statement", 0)
    document.add_paragraph("On Monday KOR met CHN in Seoul.")
    table = document.add_table(rows=2, cols=2)
    for row, cells in zip(table.rows, (("Date", "Place"), ("4 March", "Busan")), strict=True):
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    document.add_paragraph("Then KOR met CHN again.")


STATEMENT = word(_statement)


class TestWordAdapter(SourceAdapterSuite):
    adapter = WordAdapter(reader_and_documents())
    samples = (
        ("statement.docx", STATEMENT),
        ("short.docx", word(lambda document: document.add_paragraph("KOR met CHN."))),
    )
    foreign = (("sheet.xlsx", zipped(("xl/workbook.xml", "<workbook/>"))), ("note.txt", b"KOR met CHN."))


def test_paragraphs_tables_and_their_order(registry):
    document = read(STATEMENT, registry=registry).document
    assert document.text == (
        "Joint statement\n\nOn Monday KOR met CHN in Seoul.\n\nDate\tPlace\n\n4 March\tBusan\n\nThen KOR met CHN again."
    )
    assert document.title == "Joint Statement"


def _body(xml, name="word/document.xml"):
    """The statement with another body."""
    kept = io.BytesIO()
    spaces = (
        'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    )
    with zipfile.ZipFile(io.BytesIO(STATEMENT)) as old, zipfile.ZipFile(kept, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == name:
                content = f"<w:document {spaces}><w:body>{xml}</w:body></w:document>".encode()
            new.writestr(entry.filename, content)
    return kept.getvalue()


def _run(text):
    return f"<w:r><w:t xml:space='preserve'>{text}</w:t></w:r>"


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        (f"<w:p>{_run('KOR ')}<w:del><w:r><w:delText>never </w:delText></w:r></w:del>{_run('met CHN.')}</w:p>",
         "KOR met CHN."),
        (f"<w:p>{_run('KOR ')}<w:ins>{_run('met ')}</w:ins>{_run('CHN.')}</w:p>", "KOR met CHN."),
        (f"<w:p><w:moveFrom>{_run('Gone.')}</w:moveFrom><w:moveTo>{_run('Here.')}</w:moveTo></w:p>", "Here."),
        ("<w:p><w:r><w:t>one</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t></w:r></w:p>", "one\ttwo\nthree"),
        (f"<w:p><w:hyperlink>{_run('linked')}</w:hyperlink></w:p>", "linked"),
        (f"<w:sdt><w:sdtContent><w:p>{_run('in a control')}</w:p></w:sdtContent></w:sdt>", "in a control"),
        (f"<w:p>{_run('x')}<w:r><w:instrText>PAGE</w:instrText></w:r></w:p>", "x"),
        ("<w:p><w:r><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent><w:p>" + _run("boxed")
         + "</w:p></w:txbxContent></wps:txbx></mc:Choice><mc:Fallback><w:txbxContent><w:p>" + _run("boxed")
         + "</w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r></w:p>", "boxed"),
        (f"<w:p>{_run('')}</w:p><w:p>{_run('one')}</w:p><w:p/><w:p>{_run('two')}</w:p>", "one\n\ntwo"),
    ],
)  # fmt: skip
def test_what_is_seen_is_read(registry, xml, text):
    assert read(_body(xml), registry=registry).document.text == text


def test_footnotes_stand_behind_the_body(registry):
    notes = (
        '<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        "<w:footnote w:id='1'><w:p><w:r><w:t>KOR met CHN before.</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(STATEMENT)) as old, zipfile.ZipFile(kept, "w") as new:
        for entry in old.infolist():
            content = old.read(entry).decode("utf-8", "surrogateescape")
            if entry.filename == "word/_rels/document.xml.rels":
                relation = f'<Relationship Id="rId99" Type="{kind}" Target="footnotes.xml"/></Relationships>'
                content = content.replace("</Relationships>", relation)
            if entry.filename == "[Content_Types].xml":
                override = (
                    '<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument'
                    '.wordprocessingml.footnotes+xml"/></Types>'
                )
                content = content.replace("</Types>", override)
            new.writestr(entry.filename, content.encode("utf-8", "surrogateescape"))
        new.writestr("word/footnotes.xml", notes)
    assert read(kept.getvalue(), registry=registry).document.text.endswith("again.\n\nKOR met CHN before.")


def test_a_file_that_unpacks_to_more_than_the_limit_is_refused(registry):
    kept = io.BytesIO(STATEMENT)
    with zipfile.ZipFile(kept, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/media/bomb.png", bytes(2_000_000))
    assert len(kept.getvalue()) < 1_000_000
    with pytest.raises(ReadError, match=r"unpacks to [\d,]+ bytes, more than the limit of 1,000,000"):
        read(kept.getvalue(), limit=1_000_000, registry=registry)


def test_entities_are_not_expanded(registry):
    declared = _body("<w:p><w:r><w:t>KOR met CHN &amp; left</w:t></w:r></w:p>")
    kept = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(declared)) as old, zipfile.ZipFile(kept, "w") as new:
        for entry in old.infolist():
            content = old.read(entry)
            if entry.filename == "word/document.xml":
                bomb = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "boom">]>'
                content = bomb + content.replace(b"left", b"left &a; &b;")
            new.writestr(entry.filename, content)
    found = read_all([kept.getvalue()], registry=registry, on_error="collect")
    assert not any("root:" in report.document.text for report in found)
    assert all("is no whole Word file" in str(error) for error in found.errors)


def test_a_file_without_words_says_so(registry):
    with pytest.raises(ReadError, match="has no text"):
        read(word(lambda document: None), registry=registry)
