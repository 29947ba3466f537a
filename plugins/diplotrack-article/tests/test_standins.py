"""Names are parsed as names that the parser knows, and every offset leads back to the document."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplotrack.parties import Gazetteer
from diplotrack_article.mentions import find_mentions
from diplotrack_article.standins import stand_ins, with_stand_ins
from diplotrack_article.text import Excerpt, lay_out, passages

GAZETTEER = Gazetteer.builtin()


def replaced(text):
    """Each excerpt of the text, before and after."""
    layout = lay_out(text)
    names = stand_ins(find_mentions(text, GAZETTEER, starts=(s.body for s in layout.sentences)), text)
    return [(excerpt, with_stand_ins(excerpt, names)) for excerpt in passages(text, layout)]


def parsed_as(text):
    return " / ".join(after.text for _, after in replaced(text))


@pytest.mark.parametrize(
    ("text", "parsed"),
    [
        ("On Monday President Lee Jae Myung spoke.", "On Monday President Bush spoke."),
        ("The visitors left South Korea.", "The visitors left Iraq."),
        ("The Kenyan minister left.", "The Iraqi minister left."),
        ("The Kenyans left.", "The Kenyans left."),
        ("The EU agreed.", "The UN agreed."),
        ("The U.S. agreed.", "The Iraq agreed."),
        ("The European Union (EU) agreed.", "The Iraq agreed."),
        ("The European Union [EU] agreed.", "The Iraq [UN] agreed."),
        ("The European Union (NATO) agreed.", "The Iraq (UN) agreed."),
        ("The Kenyan (Kenya) side agreed.", "The Iraqi (Iraq) side agreed."),
        ("It rained.", "It rained."),
        ("Kenya met Peru.", "Iraq met Iraq."),
    ],
)
def test_a_familiar_word_stands_for_each_name(text, parsed):
    assert parsed_as(text) == parsed


def test_offsets_of_a_stand_in_are_those_of_the_name():
    text = "On Monday President Lee Jae Myung met Kenyan aides."
    ((_, after),) = replaced(text)
    at = after.text.index("Bush")
    first, last = after.positions[at], after.positions[at + len("Bush") - 1]
    assert text[first : last + 1] == "Lee Jae Myung"
    behind = after.text.index("met")
    assert text[after.positions[behind] :].startswith("met Kenyan")


def test_a_name_broken_by_a_line_is_one_name():
    text = "On Monday they left for the town, then for the hills of South\nKorea, and wrote so."
    excerpt = Excerpt(text=text.replace("\n", " "), positions=range(len(text)), starts=(0,), sentences=(0,))
    after = with_stand_ins(excerpt, stand_ins(find_mentions(text, GAZETTEER), text))
    assert after.text == "On Monday they left for the town, then for the hills of Iraq, and wrote so."


def test_sentences_begin_where_they_began():
    text = "President Lee Jae Myung came. South Korea was glad. It rained. Kenya left."
    ((before, after),) = replaced(text)
    assert [after.positions[start] for start in after.starts] == [
        before.positions[start] for start in before.starts
    ]
    assert [after.text[start:].split()[0] for start in after.starts] == ["President", "Iraq", "It", "Iraq"]


def test_names_outside_the_excerpt_change_nothing():
    text = "Kenya met Peru.\n\nIt rained.\n\nChad left."
    assert [after.text for _, after in replaced(text)] == ["Iraq met Iraq.", "It rained.", "Iraq left."]


def test_a_name_of_which_the_excerpt_holds_a_part_is_left():
    text = "South Korea left."
    names = stand_ins(find_mentions(text, GAZETTEER), text)
    part = Excerpt(text="South", positions=range(5), starts=(0,), sentences=(0,))
    assert with_stand_ins(part, names).text == "South"
    gap = Excerpt(text="South left", positions=[*range(6), *range(12, 16)], starts=(0,), sentences=(0,))
    assert with_stand_ins(gap, names).text == "South left"


def test_an_empty_excerpt_stays_empty():
    empty = Excerpt(text="", positions=(), starts=(), sentences=())
    assert with_stand_ins(empty, []) is empty


PIECES = st.sampled_from(
    ["President", "Lee", "Jae", "Myung", "Kenya", "Kenyan", "U.S.", "the EU", "European Union (EU)", "<b>", "</b>", "\u200b",
     "\n", "\n\n", ".", ",", "met", "said", "South", "Korea", "—", "’s", "\xad"]
)  # fmt: skip


@given(st.lists(PIECES, max_size=30).map(" ".join))
def test_offsets_lead_back_to_the_documents_own_words(text):
    for before, after in replaced(text):
        assert len(after.positions) == len(after.text)
        assert list(after.positions) == sorted(after.positions)
        assert set(after.positions) <= set(before.positions)
        assert list(after.positions[:1]) == list(before.positions[:1])
        assert list(after.positions[-1:]) == list(before.positions[-1:])
        starts = [s for s in before.starts if s < len(before.text)]
        assert len(after.starts) == len(before.starts)
        assert [after.positions[s] for s in after.starts[: len(starts)]] == [
            before.positions[s] for s in starts
        ]


@given(st.lists(PIECES, max_size=30).map(" ".join))
def test_stand_ins_are_in_order_and_apart(text):
    names = stand_ins(find_mentions(text, GAZETTEER), text)
    assert all(one.end <= other.start for one, other in itertools.pairwise(names))
    assert all(one.end - one.start > 0 for one in names)
