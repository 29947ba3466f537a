"""Sources: whatever can be read comes through one interface, or fails in one clear line."""

from __future__ import annotations

import io
import os
import pickle
import sys
import tempfile
import threading
from pathlib import Path

import pytest

from diplotrack.errors import SourceError
from diplotrack.sources import DEFAULT_LIMIT, Source

TEXT = "Die Gespräche in Genf – 회담.\n"
DATA = TEXT.encode("utf-8")


class Trickle(io.RawIOBase):
    """Gives three bytes at a time, as a socket may."""

    def __init__(self, data):
        self.rest = data

    def readable(self):
        return True

    def readinto(self, buffer):
        part, self.rest = self.rest[: min(3, len(buffer))], self.rest[min(3, len(buffer)) :]
        buffer[: len(part)] = part
        return len(part)


def _ways(folder):
    path = folder / "in.txt"
    path.write_bytes(DATA)
    return {
        "path": path, "text path": str(path), "bytes": DATA, "bytearray": bytearray(DATA), "memoryview": memoryview(DATA),
        "binary file": io.BytesIO(DATA), "text file": io.StringIO(TEXT), "raw stream": Trickle(DATA),
    }  # fmt: skip


@pytest.mark.parametrize(
    "way", ["path", "text path", "bytes", "bytearray", "memoryview", "binary file", "text file", "raw stream"]
)
def test_every_way_gives_the_same_content_again_and_again(way, tmp_path):
    source = Source.of(_ways(tmp_path)[way])
    assert source.head == DATA
    for _ in range(2):
        assert source.bytes() == DATA
        assert source.text().text == TEXT
        with source.open() as stream:
            assert stream.read() == DATA


def test_the_encoding_is_told_and_empty_for_what_was_text(tmp_path):
    assert Source.of(DATA).text().encoding == "utf-8"
    assert Source.of(io.StringIO(TEXT)).text().encoding == ""
    assert Source.of("café".encode("latin-1"), encoding="latin-1").text() == ("café", "iso8859-1")


def test_names_and_suffixes(tmp_path):
    path = tmp_path / "Note.TXT"
    path.write_bytes(DATA)
    assert (Source.of(path).name, Source.of(path).suffix, Source.of(path).uri) == (
        str(path),
        ".txt",
        "Note.TXT",
    )
    with path.open("rb") as stream:
        assert (Source.of(stream).name, Source.of(stream).suffix) == (str(path), ".txt")
    assert Source.of(DATA).name == "<bytes>"
    assert Source.of(io.BytesIO(DATA)).name == "<BytesIO>"
    assert Source.of_text("x").name == "<text>"
    assert repr(Source.of(DATA)) == "<Source <bytes>>"
    with tempfile.TemporaryFile() as unnamed:  # its name is a number
        assert Source.of(unnamed).name.startswith("<")


def test_a_source_stays_as_it_is():
    source = Source.of(DATA, media_type="text/plain")
    assert Source.of(source) is source
    assert source.media_type == "text/plain"


@pytest.mark.parametrize("has_buffer", [True, False])
def test_a_dash_is_standard_input(monkeypatch, has_buffer):
    stdin = io.TextIOWrapper(io.BytesIO(DATA), encoding="ascii") if has_buffer else io.StringIO(TEXT)
    monkeypatch.setattr(sys, "stdin", stdin)
    source = Source.of("-")
    assert source.name == "<stdin>"
    assert source.text().text == TEXT


def test_without_standard_input_a_dash_is_refused(monkeypatch):
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(SourceError, match="<stdin>: has nothing to read from"):
        Source.of("-").bytes()


@pytest.mark.parametrize("wrong", [5, None, ["a.txt"], object()])
def test_what_cannot_be_read_is_refused_with_what_can(wrong):
    with pytest.raises(
        SourceError, match=f"a {type(wrong).__name__} cannot be read; give a path, '-', bytes or a file"
    ):
        Source.of(wrong)


def test_an_empty_path_is_no_path():
    with pytest.raises(SourceError, match="an empty path"):
        Source.of("")


READS = {
    "head": lambda source: source.head,
    "bytes": lambda source: source.bytes(),
    "text": lambda source: source.text(),
}


def _opened(source):
    with source.open() as stream:
        return stream.read()


@pytest.mark.parametrize("read", [*READS.values(), _opened], ids=[*READS, "open"])
def test_missing_files_directories_and_odd_paths_fail_clearly(read, tmp_path):
    for path, problem in [
        (tmp_path / "missing.txt", "missing.txt: no such file"),
        (tmp_path / "folder", "is a directory; give the files in it"),
        ("a\0b", "cannot be opened: .*embedded null"),
        ("x" * 5000, "cannot be opened: File name too long"),
        (tmp_path / "in.txt" / "below", "cannot be opened: Not a directory"),
        ("The envoys met in Beijing.\n" * 9, "no such file; for a text, use read_text|File name too long"),
    ]:
        (tmp_path / "in.txt").write_bytes(DATA)
        (tmp_path / "folder").mkdir(exist_ok=True)
        if path == tmp_path / "folder" and read is READS["head"]:
            continue  # of a folder there is nothing to sniff at; adapters go by its media type
        with pytest.raises(SourceError, match=problem) as caught:
            read(Source.of(path))
        assert len(str(caught.value)) < 400
        assert caught.value.source is not None


@pytest.mark.parametrize("read", READS.values(), ids=READS)
@pytest.mark.parametrize("way", ["path", "bytes", "stream", "text stream"])
def test_empty_input_fails_clearly(read, way, tmp_path):
    (tmp_path / "in.txt").touch()
    thing = {"path": tmp_path / "in.txt", "bytes": b"", "stream": io.BytesIO(), "text stream": io.StringIO()}[
        way
    ]
    with pytest.raises(SourceError, match=r"is empty \(0 bytes\)"):
        read(Source.of(thing))


@pytest.mark.parametrize("blank", [b" \n\t ", "\ufeff \n".encode()])
def test_blank_input_is_no_text(blank):
    if blank.strip():
        blank = blank.replace("\ufeff".encode(), b"\xef\xbb\xbf")
    with pytest.raises(SourceError, match="nothing but blanks"):
        Source.of(blank).text()


def test_binary_input_is_bytes_and_no_text():
    data = bytes(range(256)) * 9
    assert Source.of(data).bytes() == data
    with pytest.raises(SourceError, match="<bytes>: is binary data, not text"):
        Source.of(data).text()
    with pytest.raises(SourceError, match="is a PDF document, not text"):
        Source.of(b"%PDF-1.7 \x00").text()
    with pytest.raises(SourceError, match="there is no encoding 'klingon'"):
        Source.of(DATA, encoding="klingon").text()


@pytest.mark.parametrize("way", ["path", "bytes", "binary file", "text file", "raw stream"])
def test_more_than_the_limit_is_refused_with_how_to_raise_it(way, tmp_path):
    size = len(TEXT) if way == "text file" else len(DATA)
    assert Source.of(_ways(tmp_path)[way], limit=size).text().text == TEXT
    with pytest.raises(
        SourceError, match=rf"more .*than the limit of {size - 1}; raise it with limit=… \(--limit\)"
    ):
        Source.of(_ways(tmp_path)[way], limit=size - 1).bytes()


def test_a_huge_file_is_refused_without_being_read(tmp_path):
    path = tmp_path / "huge.txt"
    with path.open("wb") as stream:
        stream.truncate(200 * 1024 * 1024)
    with pytest.raises(SourceError, match="has 209,715,200 bytes, more than the limit of 67,108,864"):
        Source.of(path).text()
    assert len(Source.of(path).head) == 8192
    with Source.of(path).open() as stream:
        assert len(stream.read(10)) == 10


def test_an_endless_stream_is_read_no_further_than_the_limit():
    class Endless(io.RawIOBase):
        given = 0

        def read(self, size=-1):
            self.given += size
            return b"x" * size

    stream = Endless()
    with pytest.raises(SourceError, match="has more bytes than the limit of 1,000"):
        Source.of(stream, limit=1000).bytes()
    assert stream.given == 1001


def test_a_text_at_hand_may_be_of_any_length():
    class Long(str):
        __slots__ = ()

        def __len__(self):
            return DEFAULT_LIMIT * 3

    assert Source.of_text(Long("x")).limit == DEFAULT_LIMIT * 3
    assert Source.of_text("x").limit == DEFAULT_LIMIT


def test_the_head_is_the_first_bytes_and_costs_no_more(tmp_path):
    path = tmp_path / "in.txt"
    path.write_bytes(b"x" * 100_000)
    assert Source.of(path).head == b"x" * 8192
    assert Source.of(b"y" * 100_000).head == b"y" * 8192
    assert Source.of_text("é" * 100_000).head[:2] == "é".encode()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are a matter of POSIX")
def test_a_named_pipe_is_read_once_and_kept(tmp_path):
    path = tmp_path / "pipe.txt"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_bytes, args=(DATA,))
    writer.start()
    source = Source.of(path)
    assert source.head == DATA
    writer.join()
    assert source.text().text == TEXT
    assert _opened(source) == DATA


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that opens and cannot be read")
def test_a_read_error_names_the_file():
    with pytest.raises(SourceError, match="/proc/self/mem: cannot be read: "):
        _opened(Source.of("/proc/self/mem"))


@pytest.mark.parametrize(
    ("stream", "problem"),
    [
        (
            type("Broken", (), {"read": lambda self, size: (_ for _ in ()).throw(OSError("line dropped"))})(),
            "line dropped",
        ),
        (
            type("Odd", (), {"read": lambda self, size: [1, 2]})(),
            r"its read\(\) gave a list, not always bytes or always text",
        ),
    ],
)
def test_a_broken_stream_fails_clearly(stream, problem):
    with pytest.raises(SourceError, match=problem):
        Source.of(stream).bytes()


def test_a_stream_that_mixes_bytes_and_text_fails_clearly():
    class Mixed:
        parts = iter([b"bytes", "text"])

        def read(self, size):
            return next(self.parts)

    with pytest.raises(SourceError, match="gave a str, not always bytes"):
        Source.of(Mixed()).bytes()


def test_a_closed_stream_fails_clearly():
    stream = io.BytesIO(DATA)
    stream.close()
    with pytest.raises(SourceError, match="closed file"):
        Source.of(stream).bytes()


@pytest.mark.parametrize("way", ["path", "bytes", "binary file", "text file", "raw stream"])
def test_a_portable_source_survives_pickling(way, tmp_path):
    source = Source.of(_ways(tmp_path)[way]).portable()
    twin = pickle.loads(pickle.dumps(source))
    assert (twin.name, twin.text().text) == (source.name, TEXT)


def test_a_source_made_of_nothing_says_so():
    with pytest.raises(SourceError, match="empty-handed: has nothing to read from"):
        Source(name="empty-handed").bytes()


def test_a_folder_is_known_by_its_media_type_and_has_nothing_to_sniff_at(tmp_path):
    source = Source.of(tmp_path)
    assert (source.folder, source.media_type, source.head) == (tmp_path, "inode/directory", b"")
    assert Source.of(tmp_path / "missing").folder is None
    assert Source.of(b"bytes").folder is None
