"""What bytes say about their encoding: a byte order mark, well-formed UTF-8, or the statistics of the scripts.

Covers what ministries and agencies publish in: UTF-8 and UTF-16 with and without a byte order mark, Windows-1252,
EUC-KR (as its superset CP949) and GB18030. Nothing is replaced or dropped: bytes that fit none are refused.
"""

from __future__ import annotations

import codecs
import functools
import re
from collections.abc import Iterator
from typing import NamedTuple

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = {
    b"%PDF-": "a PDF document",
    b"PK\x03\x04": "a zip archive or an Office document",
    b"\x1f\x8b": "gzip-compressed data",
    b"\x89PNG": "a PNG image",
    b"\xff\xd8\xff": "a JPEG image",
    b"GIF8": "a GIF image",
    b"\xd0\xcf\x11\xe0": "an old Office document",
    b"7z\xbc\xaf": "a 7-Zip archive",
    b"\x7fELF": "a program",
    b"SQLite format 3\x00": "an SQLite database",
}
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_CONTROL_BYTE = re.compile(rb"[\x00-\x08\x0e-\x1f]")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_SAMPLE = 1 << 18


@functools.cache  # It takes five milliseconds to compile, and most runs need none of it.
def _usual() -> re.Pattern[str]:
    """What finds the characters of which written texts consist."""
    return re.compile(
        r"[\t\n\r\x20-\x7e\xa0-\u024f\u0370-\u06ff\u0900-\u0eff\u1e00-\u1eff\u2010-\u2027\u2030-\u205e"
        r"\u20a0-\u20bf\u2190-\u21ff\u25a0-\u26ff\u3000-\u30ff\u3130-\u318f\u4e00-\u9fff\uac00-\ud7a3\uff00-\uffef]"
    )


class Decoded(NamedTuple):
    """A text and the encoding that its bytes were read in (a Python codec name)."""

    text: str
    encoding: str


def looks_like(head: bytes) -> str | None:
    """What a well-known binary format calls itself by its first bytes, e.g. ``"a PDF document"``, or None."""
    return next((what for magic, what in _MAGIC.items() if head.startswith(magic)), None)


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Turn bytes into text, in `encoding` where it is given, else in the one that the bytes speak for.

    Raises:
        ValueError: the bytes are no text, or not in this encoding; the message is a clause to put behind a name.
        LookupError: there is no such encoding.
    """
    if encoding is not None:
        try:
            return Decoded(data.decode(encoding), codecs.lookup(encoding).name)
        except UnicodeDecodeError as error:
            message = f"is not {encoding}: byte {error.start} ({data[error.start]:#04x}) does not fit"
            raise ValueError(message) from error
    if (what := looks_like(data)) is not None:
        message = f"is {what}, not text"
        raise ValueError(message)
    for mark, name in _MARKS:
        if data.startswith(mark):
            return decode(data, name)
    for name in _candidates(data):
        try:
            text = data.decode(name)
        except UnicodeDecodeError:
            continue
        if len(_CONTROL.findall(text, 0, _SAMPLE)) <= min(len(text), _SAMPLE) // 100:
            return Decoded(text, name)
    message = "is binary data, not text (or text in an encoding that has to be named: encoding=…)"
    raise ValueError(message)


def _candidates(data: bytes) -> Iterator[str]:
    """The encodings to try, surest first: text in another encoding is hardly ever well-formed UTF-8."""
    yield "utf-8"
    yield from _utf16_without_mark(data)
    if not data.isascii():
        yield from _by_script(data[:_SAMPLE])


def _utf16_without_mark(data: bytes) -> Iterator[str]:
    """UTF-16 is full of bytes that are control characters elsewhere, and makes sense in one byte order only.

    The first test keeps ASCII out, whose pairs of letters are Chinese characters in UTF-16.
    """
    sample = data[:4096]
    if len(data) % 2 or len(_CONTROL_BYTE.findall(sample)) * 50 < len(sample):
        return
    for name in ("utf-16-le", "utf-16-be"):
        text = sample.decode(name, "replace")
        if len(_usual().findall(text)) > 0.97 * len(text):
            yield name


def _by_script(sample: bytes) -> tuple[str, ...]:
    """The legacy encodings to try, likeliest first.

    Two-byte scripts show as even runs of high bytes; Korean writes nearly all its pairs in the Hangul rows (lead bytes
    B0–C8 of EUC-KR), Chinese spreads over the rows up to F7. Windows-1252 shows as single high bytes between ASCII.
    """
    runs = _HIGH_RUN.findall(sample)
    high = sum(map(len, runs))
    single = sum(1 for run in runs if len(run) == 1)
    if single * 2 > high:
        return ("windows-1252", "gb18030", "cp949")
    pairs = [run[i] for run in runs for i in range(0, len(run) - 1, 2) if run[i] >= 0xA4]
    hangul = sum(0xB0 <= lead <= 0xC8 for lead in pairs)
    if pairs and hangul >= 0.9 * len(pairs):
        return ("cp949", "gb18030", "windows-1252")
    return ("gb18030", "cp949", "windows-1252")
