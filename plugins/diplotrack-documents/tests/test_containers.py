"""Folders and zip archives: each file by its own kind, each failure in its place, and no archive takes over."""

from __future__ import annotations

import datetime
import io
import zipfile

import pytest

from diplotrack import read_all
from diplotrack.errors import NoAdapterError, ReadError, SourceError
from diplotrack.plugins import Registry
from diplotrack.testing import SourceAdapterSuite
from diplotrack_documents import ZipAdapter

from .conftest import ReaderPlugin, pdf, reader_and_documents, zipped
from .test_mail import message

REGISTRY = reader_and_documents()
STATEMENT = pdf([["Then KOR met CHN."]])
ENTRIES = (
    ("a.txt", b"First KOR met CHN."),
    ("deeper/b.pdf", STATEMENT),
    ("deeper/c.eml", message("By mail KOR met CHN.").as_bytes()),
)
TEXTS = ["First KOR met CHN.", "Then KOR met CHN.", "By mail KOR met CHN.\n"]


class TestZipAdapter(SourceAdapterSuite):
    adapter = ZipAdapter(REGISTRY)
    samples = (("all.zip", zipped(*ENTRIES)), ("one.zip", zipped(ENTRIES[0])))
    foreign = (("statement.docx", zipped(("word/document.xml", "<x/>"))), ("a.txt", b"KOR met CHN."))


def _texts(found):
    return [report.document.text for report in found]


def _folder(tmp_path):
    for name, content in (*ENTRIES, (".hidden/d.txt", b"KOR met CHN."), (".e.txt", b"KOR met CHN.")):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content)
    return tmp_path


def test_a_folder_is_the_files_in_it_by_name(tmp_path):
    found = list(read_all([_folder(tmp_path)], registry=REGISTRY, published=datetime.date(2025, 3, 4)))
    assert _texts(found) == TEXTS
    assert [report.document.uri for report in found][:2] == ["a.txt", "deeper/b.pdf"]
    assert {report.document.published for report in found} == {datetime.date(2025, 3, 4)}


def test_a_bad_file_in_a_folder_is_named_and_the_others_are_read(tmp_path):
    _folder(tmp_path)
    (tmp_path / "b.bin").write_bytes(bytes(range(256)))
    (tmp_path / "c.pdf").write_bytes(b"%PDF-1.7 cut")
    found = read_all([tmp_path], registry=REGISTRY, on_error="collect")
    assert _texts(found) == TEXTS
    assert [type(error) for error in found.errors] == [NoAdapterError, ReadError]
    assert [error.source for error in found.errors] == [str(tmp_path / "b.bin"), str(tmp_path / "c.pdf")]


def test_an_empty_folder_says_so(tmp_path):
    with pytest.raises(ReadError, match="holds nothing to read"):
        list(read_all([tmp_path], registry=REGISTRY))


def test_a_folder_with_more_files_than_the_limit_says_so(tmp_path):
    with pytest.raises(ReadError, match="more files than the limit of 2; raise it with max_files"):
        list(read_all([_folder(tmp_path)], registry=REGISTRY, max_files=2))


def test_without_an_adapter_for_folders_it_is_told_what_to_give(tmp_path):
    with pytest.raises(
        SourceError, match="is a directory, which no adapter here reads; give the files in it"
    ):
        list(read_all([tmp_path], registry=Registry(plugins=[("reader", ReaderPlugin())])))


def test_the_files_of_an_archive_in_its_order():
    found = list(read_all([_source("all.zip", zipped(*ENTRIES))], registry=REGISTRY))
    assert _texts(found) == TEXTS
    assert found[1].document.uri == "all.zip/deeper/b.pdf"


def _source(name, content, **how):
    from diplotrack.sources import Source

    return Source(name=name, content=content, **how)


def _read(content, *, limit=64 << 20, **options):
    found = read_all(
        [_source("all.zip", content, limit=limit)], registry=REGISTRY, on_error="collect", **options
    )
    return _texts(found), [str(error) for error in found.errors]


@pytest.mark.parametrize(
    "name", ["../out.txt", "/etc/out.txt", "a/../../out.txt", "C:\\out.txt", "..\\out.txt"]
)
def test_names_that_lead_out_are_refused_and_the_others_read(name):
    texts, errors = _read(zipped((name, b"KOR met CHN."), ENTRIES[0]))
    assert texts == TEXTS[:1]
    assert len(errors) == 1
    assert "which leads out of it; the file is not read" in errors[0]


def test_a_file_that_unpacks_to_too_much_is_refused_and_the_others_read():
    texts, errors = _read(zipped(("bomb.txt", bytes(3_000_000)), ENTRIES[0]), limit=100_000)
    assert texts == TEXTS[:1]
    assert len(errors) == 1
    assert (
        "all.zip/bomb.txt: unpacks to more bytes than the limit of 100,000; raise it with limit=…"
        in errors[0]
    )


def test_an_archive_of_many_large_files_ends_at_a_total():
    texts, errors = _read(
        zipped(*((f"{n}.txt", b"KOR met CHN. " + b"." * 90_000) for n in range(30))), limit=100_000
    )
    assert 10 < len(texts) < 30
    assert len(errors) == 1
    assert "unpacks to more than 16 times the limit of a file" in errors[0]


def test_an_archive_of_too_many_files_ends_at_a_number():
    texts, errors = _read(zipped(*((f"{n}.txt", b"KOR met CHN.") for n in range(5))), max_files=3)
    assert len(texts) == 3
    assert "holds more files than the limit" in errors[0]


def test_archives_within_archives_end_at_a_depth():
    inner = zipped(ENTRIES[0])
    for _ in range(4):
        inner = zipped(("inner.zip", inner))
    texts, errors = _read(inner)
    assert texts == []
    assert len(errors) == 1
    assert "3 archives or messages deep, and 2 is the limit" in errors[0]


def test_a_locked_file_is_named():
    locked = bytearray(zipped(ENTRIES[0]))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        locked[locked.index(signature) + offset] |= 1  # APPNOTE 4.4.4: bit 0, encrypted
    texts, errors = _read(bytes(locked))
    assert texts == []
    assert "all.zip/a.txt: cannot be unpacked" in errors[0]
    assert "encrypted" in errors[0]


def test_damaged_bytes_of_one_file_leave_the_others_be():
    kept = io.BytesIO(zipped(*ENTRIES, compression=zipfile.ZIP_STORED))
    damaged = bytearray(kept.getvalue())
    position = damaged.index(b"First KOR")
    damaged[position : position + 5] = b"Worst"
    texts, errors = _read(bytes(damaged))
    assert texts == TEXTS[1:]
    assert "Bad CRC" in errors[0]


def test_what_only_looks_like_an_archive_is_named():
    texts, errors = _read(b"PK\x03\x04" + bytes(100))
    assert texts == []
    assert "is no whole zip archive" in errors[0]
