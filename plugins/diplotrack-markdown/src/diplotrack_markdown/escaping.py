"""Texts of others within Markdown: they stay text, whatever they hold (CommonMark 0.31.2, sections 2.4, 2.5 and 6; GFM 6.9)."""

from __future__ import annotations

import re

_SPECIAL = re.compile(r"[\\`*_\[\]|~$^#@{}]")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
# GitHub makes links of bare addresses, also without angle brackets (GFM, "Autolinks (extension)").
_ADDRESS = re.compile(r"(?i)(https?|ftp|mailto|xmpp)(:)|(www)(\.)")
_SPACES = re.compile(r"[\s\x1c-\x1f\x85\u2028\u2029]+")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
"""Controls, overrides of the direction of writing, and what is no character."""

_LINK = re.compile(r"https?://[!#-;=?-\[\]_a-z~]+", re.IGNORECASE)


def plain(text: str) -> str:
    """A text on one line, without characters that are not seen and change how others are; U+FFFD stands for them."""
    return _UNSEEN.sub("\ufffd", _SPACES.sub(" ", text).strip())


def escaped(text: str) -> str:
    """A text as Markdown that renders as this text, in one line; nothing in it is markup, HTML or a link.

    It is for places within a line: what only means something where a line begins (``-``, ``1.``, ``=``) stays.
    """
    marked = _SPECIAL.sub(r"\\\g<0>", plain(text)).translate(_ENTITIES)
    return _ADDRESS.sub(lambda m: f"{m[1] or m[3]}\\{m[2] or m[4]}", marked)


def link(uri: str) -> str:
    """A web address as a link; anything else (a file's name, a ``javascript:`` address) as text."""
    return f"<{uri}>" if _LINK.fullmatch(uri) else escaped(uri)
