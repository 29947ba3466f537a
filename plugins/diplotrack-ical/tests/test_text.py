from __future__ import annotations

import json
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Event

from diplotrack_ical.folding import folded
from diplotrack_ical.text import Categories, Text, block, json_line, line


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("one\r\ntwo\rthree\u2028four\x85five", "one\ntwo\nthree\nfour\nfive"),
        ("nul\x00 bell\x07 delete\x7f", "nul␀ bell␇ delete␡"),
        ("form\x0cfeed", "form␌feed"),
        ("c1\x9b", "c1\ufffd"),
        ("half\ud83d", "half\ufffd"),
        ("tab\tstays, 한국어 too 👩🏽‍🚀", "tab\tstays, 한국어 too 👩🏽‍🚀"),
    ],
)
def test_control_characters_become_visible_and_breaks_line_feeds(raw, shown):
    assert block(raw) == shown


def test_a_title_is_one_line_and_cut_with_an_ellipsis():
    assert line(" a\r\n b\t c ") == "a b c"
    assert line("abcdef", limit=6) == "abcdef"
    assert line("abcdefg", limit=6) == "abcde…"


@given(st.text())
@example(r"C:\New\notes")
@example("a\\\nb;c,d")
def test_text_reads_back_as_it_was_cleaned(raw):
    written = Event()
    written["DESCRIPTION"] = Text(block(raw))
    assert str(Event.from_ical(written.to_ical())["DESCRIPTION"]) == block(raw)


@given(st.lists(st.text(min_size=1).map(line).filter(bool), min_size=1))
@example([r"C:\New", "a,b", "c;d"])
def test_categories_read_back_one_by_one(categories):
    written = Event()
    written["CATEGORIES"] = Categories(categories)
    assert [str(each) for each in Event.from_ical(written.to_ical())["CATEGORIES"].cats] == categories


@given(st.text(st.characters()))
def test_json_says_the_same_without_forbidden_characters(value):
    for ascii_only in (True, False):
        written = json_line(json.dumps(value, ensure_ascii=ascii_only) + "\n")
        assert json.loads(written) == value
        assert not re.search("[\x00-\x1f\x7f-\x9f\u2028\u2029]", written)


@given(
    st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"])).map(lambda text: text * 9)
)
@example("\\" * 500)
@example("한" * 100)
@example("x" * 75)
@example("x" * 76)
def test_folding_loses_nothing_and_cuts_neither_characters_nor_escapes(content):
    lines = folded(content).removesuffix(b"\r\n").split(b"\r\n")
    assert all(len(each) <= 75 for each in lines)
    assert all(each.startswith(b" ") for each in lines[1:])
    # Whole characters: each piece is UTF-8 by itself.
    pieces = [each[bool(n) :].decode("utf-8") for n, each in enumerate(lines)]
    assert "".join(pieces) == content
    assert not any(re.search(r"(?<!\\)(\\\\)*\\\Z", piece) for piece in pieces[:-1])


def test_short_lines_are_not_folded():
    assert folded("x" * 75) == b"x" * 75 + b"\r\n"
    assert folded("x" * 76) == b"x" * 75 + b"\r\n x\r\n"
