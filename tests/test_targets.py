"""Targets: files appear whole or not at all, and streams of the caller stay the caller's."""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
import tempfile
from pathlib import Path

import pytest

from diplotrack.errors import ExportError
from diplotrack.targets import Target

TEXT = "envoys – 特使 😀\n"


def _write(thing, text=TEXT, **how):
    with Target(thing) as target:
        target.text(**how).write(text)


def _names(folder):
    return sorted(path.name for path in folder.iterdir())


@pytest.mark.parametrize("kind", [str, Path])
def test_a_file_appears_when_the_block_ends_well(tmp_path, kind):
    path = tmp_path / "out.csv"
    with Target(kind(path)) as target:
        stream = target.text()
        stream.write(TEXT)
        stream.flush()
        assert not path.exists()
        assert (target.name, target.suffix, target.has_sidecars) == (str(path), ".csv", True)
    assert path.read_text(encoding="utf-8") == TEXT
    assert _names(tmp_path) == ["out.csv"]


def test_binary_files_and_other_encodings(tmp_path):
    with Target(tmp_path / "out.bin") as target:
        target.binary().write(b"\x00\xff")
    assert (tmp_path / "out.bin").read_bytes() == b"\x00\xff"
    _write(tmp_path / "out.txt", "a\nb", encoding="utf-8-sig", newline="\r\n")
    assert (tmp_path / "out.txt").read_bytes() == b"\xef\xbb\xbfa\r\nb"


@pytest.mark.parametrize("error", [RuntimeError("x"), KeyboardInterrupt(), SystemExit(), OSError(5, "other")])
def test_an_interrupted_write_leaves_the_old_file_and_the_error_as_it_is(tmp_path, error):
    path = tmp_path / "out.csv"
    path.write_text("old")

    def interrupted():
        with Target(path) as target:
            target.text().write("n" * 100_000)
            target.sidecar("-metadata.json").write("{}")
            raise error

    with pytest.raises(type(error)) as caught:
        interrupted()
    assert caught.value is error
    assert path.read_text() == "old"
    assert _names(tmp_path) == ["out.csv"]


def test_a_file_that_stood_nowhere_stands_nowhere_after_an_error(tmp_path):
    with contextlib.suppress(RuntimeError), Target(tmp_path / "out.csv") as target:
        target.binary().write(b"half")
        raise RuntimeError
    assert _names(tmp_path) == []


def test_sidecars_appear_together_with_the_file(tmp_path):
    with Target(tmp_path / "out.csv") as target:
        target.text().write("a")
        target.sidecar("-metadata.json").write("{}")
        assert not any(name.startswith("out.csv") for name in _names(tmp_path))
    assert _names(tmp_path) == ["out.csv", "out.csv-metadata.json"]
    assert (tmp_path / "out.csv-metadata.json").read_text() == "{}"


def test_siblings_of_one_suffix_appear_together_with_the_file(tmp_path):
    with Target(tmp_path / "out.ics") as target:
        target.binary().write(b"all")
        for label in ("KOR", "CHN"):
            with target.sibling(label) as sibling:
                sibling.write(label.encode())
        assert not list(tmp_path.glob("*.ics"))
    assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {
        "out.ics": "all",
        "out.KOR.ics": "KOR",
        "out.CHN.ics": "CHN",
    }


def test_an_error_leaves_no_sibling(tmp_path):
    with contextlib.suppress(RuntimeError), Target(tmp_path / "out.ics") as target:
        target.binary().write(b"all")
        with target.sibling("KOR") as sibling:
            sibling.write(b"KOR")
        raise RuntimeError
    assert not list(tmp_path.iterdir())


def test_only_files_have_siblings():
    with pytest.raises(ExportError, match="no file for 'KOR' can stand beside it"):
        Target(io.BytesIO()).sibling("KOR")


def test_only_files_have_sidecars():
    target = Target(io.BytesIO())
    assert not target.has_sidecars
    with pytest.raises(ExportError, match=r"is no file, so no '-metadata.json' file can stand beside it"):
        target.sidecar("-metadata.json")


@pytest.mark.skipif(os.name != "posix", reason="permissions and links are a matter of POSIX")
def test_permissions_are_kept_and_new_files_obey_the_umask(tmp_path):
    old, new = tmp_path / "old.csv", tmp_path / "new.csv"
    old.write_text("old")
    old.chmod(0o604)
    before = os.umask(0o027)
    try:
        _write(old)
        _write(new)
    finally:
        os.umask(before)
    assert old.stat().st_mode & 0o777 == 0o604
    assert new.stat().st_mode & 0o777 == 0o640


@pytest.mark.skipif(os.name != "posix", reason="permissions and links are a matter of POSIX")
@pytest.mark.parametrize("dangling", [True, False])
def test_a_link_stays_a_link_and_its_file_is_written(tmp_path, dangling):
    (tmp_path / "real").mkdir()
    real, link = tmp_path / "real" / "data.csv", tmp_path / "link.csv"
    if not dangling:
        real.write_text("old")
    link.symlink_to(real)
    _write(link)
    assert link.is_symlink()
    assert real.read_text(encoding="utf-8") == TEXT
    assert _names(real.parent) == ["data.csv"]


def test_two_writers_of_one_file_do_not_mix(tmp_path):
    path = tmp_path / "out.txt"
    with Target(path) as first:
        with Target(path) as second:
            first.text().write("first" * 5000)
            second.text().write("second" * 5000)
        assert path.read_text() == "second" * 5000
    assert path.read_text() == "first" * 5000
    assert _names(tmp_path) == ["out.txt"]


def test_a_long_name_can_be_written(tmp_path):
    name = "n" * 250 + ".txt"
    _write(tmp_path / name)
    assert _names(tmp_path) == [name]


@pytest.mark.parametrize(
    ("make", "problem"),
    [
        (lambda folder: folder, "is a directory; give the name of a file in it"),
        (lambda folder: folder / "missing" / "out.csv", "cannot be written: No such file or directory"),
        (lambda folder: folder / ("x" * 300), "cannot be written: File name too long|nothing was written"),
    ],
)
def test_what_cannot_be_opened_is_told_with_its_name(tmp_path, make, problem):
    path = make(tmp_path)
    with pytest.raises(ExportError, match=problem) as caught:
        _write(path)
    assert str(path) in str(caught.value)
    assert caught.value.target == str(path)
    assert _names(tmp_path) == []


@pytest.mark.parametrize("wrong", [5, None, b"bytes"])
def test_what_is_no_target_is_refused(wrong):
    with pytest.raises(ExportError, match="cannot be written to; give a path, '-' or a file object"):
        Target(wrong)


def test_an_empty_path_and_one_with_a_nul_are_no_paths():
    with pytest.raises(ExportError, match="an empty path"):
        Target("")
    with pytest.raises(ExportError, match=r"is no path: .*embedded null"):
        Target("a\0b")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the device that is always full")
@pytest.mark.parametrize("size", [10, 1_000_000])
def test_a_full_device_is_told(size):
    with pytest.raises(ExportError, match="/dev/full: cannot be written: No space left on device") as caught:
        _write("/dev/full", "x" * size)
    assert caught.value.__cause__.errno == errno.ENOSPC


@pytest.mark.skipif(not hasattr(os, "fsync"), reason="needs fsync")
@pytest.mark.parametrize("function", ["fsync", "replace"])
def test_a_failure_at_the_very_end_leaves_the_old_file(tmp_path, monkeypatch, function):
    path = tmp_path / "out.csv"
    path.write_text("old")

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    if function == "fsync":
        monkeypatch.setattr(os, "fsync", full)
    else:
        monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(
        ExportError, match="No space left on device; nothing was written, an older file still stands"
    ):
        _write(path)
    monkeypatch.undo()
    assert path.read_text() == "old"
    assert _names(tmp_path) == ["out.csv"]


def test_an_interrupt_at_the_very_end_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "out.csv"
    path.write_text("old")

    def interrupted(*_):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        _write(path)
    assert _names(tmp_path) == ["out.csv"]


@pytest.mark.parametrize("make", [io.BytesIO, tempfile.TemporaryFile, tempfile.NamedTemporaryFile])
def test_a_binary_stream_gets_the_bytes_and_stays_open(make):
    with make() as stream:
        stream.write(b"before ")
        _write(stream, TEXT * 2000)
        stream.seek(0)
        assert stream.read() == b"before " + (TEXT * 2000).encode("utf-8")


def _text_file(kind):
    if kind == "StringIO":
        return io.StringIO()
    make = tempfile.TemporaryFile if kind == "file" else tempfile.NamedTemporaryFile
    return make("w+", encoding="utf-8", newline="")


@pytest.mark.parametrize("kind", ["StringIO", "file", "wrapper"])
def test_a_text_stream_gets_the_text_and_stays_open(kind):
    # Characters of one to four bytes lie across every boundary of the buffers.
    text = "".join("aé特😀"[n % 4] for n in range(50_001))
    with _text_file(kind) as stream:
        _write(stream, text)
        stream.seek(0)
        assert stream.read() == text


def test_bytes_that_are_no_text_are_refused_by_a_text_stream():
    with (
        pytest.raises(ExportError, match="takes text, but this format is bytes"),
        Target(io.StringIO()) as target,
    ):
        target.binary().write(b"\xff\xfe\x00" * 9000)


class Raw(io.RawIOBase):
    """Takes at most seven bytes at a time, as a pipe may, and nothing once it is full."""

    def __init__(self, room):
        super().__init__()
        self.room = room
        self.taken = b""

    def writable(self):
        return True

    def write(self, data):
        if len(self.taken) >= self.room:
            return None
        self.taken += bytes(data[:7])
        return min(7, len(data))


def test_a_raw_stream_gets_everything_in_pieces():
    stream = Raw(10**9)
    _write(stream, TEXT * 99)
    assert stream.taken == (TEXT * 99).encode("utf-8")


def test_a_stream_that_takes_no_more_is_told():
    with pytest.raises(ExportError, match="the stream takes no more"):
        _write(Raw(50), "x" * 100)


def test_a_stream_whose_writing_fails_is_told():
    class Gone(io.BytesIO):
        name = "socket"

        def write(self, data):
            raise BrokenPipeError(errno.EPIPE, "Broken pipe")

    with pytest.raises(ExportError, match="socket: cannot be written: Broken pipe") as caught:
        _write(Gone())
    assert isinstance(caught.value.__cause__, BrokenPipeError)


def test_an_object_that_can_only_write_will_do():
    class Writer:
        taken = b""

        def write(self, data):
            self.taken += data

    writer = Writer()
    _write(writer)
    assert writer.taken == TEXT.encode("utf-8")


@pytest.mark.parametrize("has_buffer", [True, False])
def test_a_dash_is_standard_output(monkeypatch, has_buffer):
    below = io.BytesIO()
    stdout = io.TextIOWrapper(below, encoding="ascii") if has_buffer else io.StringIO()
    monkeypatch.setattr(sys, "stdout", stdout)
    with Target("-") as target:
        assert (target.name, target.suffix, target.has_sidecars) == ("<stdout>", "", False)
        target.text().write(TEXT)
    assert not stdout.closed
    assert (below.getvalue().decode("utf-8") if has_buffer else stdout.getvalue()) == TEXT


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="named pipes are a matter of POSIX")
def test_a_device_is_written_to_and_not_replaced():
    _write(os.devnull)
    assert Path(os.devnull).is_char_device()
    assert not Target(os.devnull).has_sidecars
