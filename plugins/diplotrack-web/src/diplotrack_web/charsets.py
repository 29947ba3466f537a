"""Which encoding a page or feed is in: what it says of itself, where its bytes bear that out.

The order is that of the WHATWG's encoding sniffing: a byte order mark, what the transport or the user said, what the
document declares. Labels mean what browsers take them for (``iso-8859-1`` is windows-1252, ``gb2312`` is GB18030). A label
that the bytes contradict is wrong, and the core's detection decides; nothing is replaced or dropped.
"""

from __future__ import annotations

import codecs
import re

from diplotrack.encodings import Decoded
from diplotrack.errors import SourceError
from diplotrack.sources import Source

_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})|<meta[^>]{0,500}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""",
    re.IGNORECASE,
)
_PRESCAN = 8192
_MARKS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# WHATWG Encoding, section 4.2, for the labels where Python means a narrower encoding of the same name.
_MEANT = {
    "ascii": "windows-1252",
    "us-ascii": "windows-1252",
    "iso-8859-1": "windows-1252",
    "latin1": "windows-1252",
    "iso-8859-9": "windows-1254",
    "euc-kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
}
# A document whose declaration can be read byte by byte is not in UTF-16 (WHATWG HTML, 13.2.3.2).
_NOT_DECLARED_SO = ("utf-16", "utf-16le", "utf-16be", "utf-16-le", "utf-16-be")


def codec_of(label: str | None) -> str | None:
    """The Python codec of a charset label, or None where there is none."""
    if not label:
        return None
    name = label.strip().strip("\"'").lower()
    try:
        found = codecs.lookup(_MEANT.get(name, name))
    except (LookupError, ValueError):
        return None
    # "hex" and the like are codecs, and no encodings of text.
    return found.name if getattr(found, "_is_text_encoding", True) else None


def text_of(source: Source) -> Decoded:
    """A source's text and the encoding in which it was read.

    Raises:
        SourceError: as `Source.text`.
    """
    if source.encoding is not None:
        return source.text()
    content = source.bytes()
    if (label := declared(content)) is not None:
        try:
            found = Decoded(content.decode(label), label)
        except UnicodeDecodeError:
            return source.text()
        if found.text.strip():
            return found
        raise SourceError("is empty: it holds nothing but blanks", source=source.name)
    return source.text()


def has_mark(content: bytes) -> bool:
    """Whether it begins with a byte order mark."""
    return content.startswith(_MARKS)


def declared(content: bytes) -> str | None:
    """The codec that a document declares in its first bytes, or None; also None with a byte order mark, which is surer."""
    if has_mark(content):
        return None
    found = _DECLARED.search(content[:_PRESCAN])
    if found is None:
        return None
    label = (found[1] or found[2]).decode("ascii").lower()
    return "utf-8" if label in _NOT_DECLARED_SO else codec_of(label)


def head_text(head: bytes) -> str:
    """The first bytes as text to sniff at; a character cut in two at the end does no harm."""
    for mark, name in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if head.startswith(mark):
            return head[2:].decode(name, "replace")
    return head.removeprefix(codecs.BOM_UTF8).decode("latin-1")
