"""The lexicon: frames are checked when they are made, found by lemma, and joined by those of others."""

from __future__ import annotations

import re
from pathlib import Path

import attrs
import pytest

from diplotrack.errors import ValidationError
from diplotrack.records import CommitmentKind, CommitmentStatus, EngagementKind, EngagementStatus
from diplotrack_article.lexicon import Frame, build_lexicon, frame_from


@pytest.fixture(scope="module")
def lexicon():
    return build_lexicon()


def names(frames):
    return [frame.name for frame in frames]


def test_a_table_becomes_a_frame():
    frame = frame_from(
        {
            "name": "toast", "engagement": "meeting", "verbs": ["toast"], "side": ["subject"], "becomes": "proposed",
            "object": ["guest"], "only_with": {"take_on": ["object"]},
        }
    )  # fmt: skip
    assert (frame.engagement, frame.commitment, frame.becomes) == (
        EngagementKind.MEETING,
        None,
        EngagementStatus.PROPOSED,
    )
    assert (frame.verbs, frame.side, frame.object) == (("toast",), ("subject",), frozenset({"guest"}))
    assert frame.only_with == {"take on": ("object",)}
    assert frame.status is CommitmentStatus.OPEN


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"engagment": "meeting"}, "engagment"),
        ({"engagement": "rendezvous"}, "rendezvous"),
        ({"engagement": None, "commitment": "wish"}, "wish"),
        ({"becomes": "dreamt"}, "dreamt"),
        ({"engagement": None, "commitment": "pledge", "status": "maybe"}, "maybe"),
        ({"engagement": None}, "either an engagement or a commitment"),
        ({"commitment": "pledge"}, "either an engagement or a commitment"),
        ({"verbs": []}, "give verbs, nouns or adjectives"),
        ({"engagement": "rendezvous"}, r"Frame\.engagement"),
        ({"becomes": "dreamt"}, r"Frame\.becomes"),
        ({"verbs": ["Toast"]}, r"Frame 'toast'\.verbs: 'Toast' is wrong: give lemmas in lower case"),
        ({"nouns": [" toast"]}, r"Frame 'toast'\.nouns: ' toast'"),
        ({"side": [None]}, r"Frame 'toast'\.side: None is wrong: give texts"),
        ({"object": [""]}, r"Frame 'toast'\.object: ''"),
        ({"visitor": "subject"}, r"Frame 'toast'\.visitor: 'subject' is wrong: give \"side\" or \"other\""),
        ({"name": " "}, r"Frame\.name: ' '"),
        ({"engagement": None, "commitment": "pledge", "content": ["complement"]}, r"Frame 'toast'\.by"),
        ({"engagement": None, "commitment": "pledge", "by": ["subject"]}, r"Frame 'toast'\.content"),
    ],
)
def test_a_wrong_table_is_refused_and_says_what_is_wrong(fields, message):
    with pytest.raises(ValidationError, match=message):
        frame_from({"name": "toast", "engagement": "meeting", "verbs": ["toast"]} | fields)


def test_a_misspelt_field_is_answered_with_the_frame_and_the_fields_there_are():
    with pytest.raises(ValidationError, match=r"'toast'.*wrbs.*known fields are .*verbs"):
        frame_from({"name": "toast", "engagement": "meeting", "wrbs": ["toast"]})


def test_a_wrong_kind_is_answered_with_the_kinds_there_are():
    with pytest.raises(ValidationError, match="visit, meeting, call"):
        Frame(name="toast", engagement="rendezvous", verbs=["toast"])


def test_will_needs_no_words():
    assert Frame(name="shall", commitment="pledge", will=True, by=["subject"], content=["clause"]).will


def test_a_single_word_may_be_given_as_it_is():
    one = Frame(name="toast", engagement="meeting", verbs="toast", side="subject", object="guest")
    assert one == Frame(
        name="toast", engagement="meeting", verbs=["toast"], side=["subject"], object=["guest"]
    )


def test_two_frames_of_one_name_are_refused():
    with pytest.raises(
        ValidationError, match=r"Frame\.name: 'meet' is wrong: give each frame a name of its own"
    ):
        build_lexicon([Frame(name="meet", engagement="meeting", verbs=["toast"])])


def test_every_field_of_a_frame_stands_in_the_readme():
    page = (Path(__file__).resolve().parents[1] / "README.md").read_text("utf-8")
    table = page.partition("| `Frame` |")[2].partition("\n\n")[0]
    listed = {name for row in table.splitlines()[2:] for name in re.findall(r"`(\w+)`", row.split("|")[1])}
    assert listed == {field.name for field in attrs.fields(Frame)}


def test_further_frames_stand_behind_the_own_ones(lexicon):
    toast = Frame(name="toast", engagement="meeting", verbs=["toast", "meet"], nouns=["toast"])
    keen = Frame(
        name="keen", commitment="proposal", adjectives=["keen"], by=["subject"], content=["complement"]
    )
    more = build_lexicon([toast, keen])
    assert names(more.by_verb["meet"]) == [*names(lexicon.by_verb["meet"]), "toast"]
    assert names(more.by_verb["toast"]) == names(more.by_noun["toast"]) == ["toast"]
    assert names(more.by_adjective["keen"]) == ["keen"]
    assert more.verb("toast", "toasted") == "toast"
    assert "toast" in more.verbs - lexicon.verbs


def test_a_frame_of_others_makes_records(reading, said_of):
    toast = Frame(name="toast", engagement="meeting", verbs=["salute"], side=["subject"], other=["object"])
    sentence = "India saluted Nepal in Oslo."
    assert reading(sentence).report.records == ()
    found = reading(sentence, lexicon=build_lexicon([toast]))
    assert [said_of(record) for record in found.report.records] == ["meeting held IND NPL"]
    assert found.explanations[0].frames == ("toast",)


@pytest.mark.parametrize(
    ("noun", "modifiers", "expected"),
    [
        ("call", ["phone"], ["call-noun"]),
        ("call", ["long", "phone"], ["call-noun"]),
        ("call", ["long"], ["call-noun", "request-noun"]),
        ("call", [], ["call-noun", "request-noun"]),
        ("meeting", ["long"], ["meeting-noun"]),
        ("umbrella", ["phone"], []),
    ],
)
def test_a_noun_with_a_telling_modifier_goes_before_the_noun_alone(lexicon, noun, modifiers, expected):
    assert names(lexicon.for_noun(noun, modifiers)) == expected


@pytest.mark.parametrize(
    ("lemma", "form", "expected"),
    [
        ("meet", "met", "meet"),
        ("reiterat", "reiterated", "reiterate"),
        ("vowe", "vowed", "vow"),
        ("pledg", "Pledging", "pledge"),
        ("notifi", "notified", "notify"),
        ("notifie", "notifies", "notify"),
        ("rebu", "rebuffs", "rebuff"),
        ("stres", "stresses", "stress"),
        ("conven", "convenes", "convene"),
        ("rebut", "committed", "commit"),
        ("sough", "sought", "seek"),
        ("forwen", "gone", "go"),
        ("ree", "meet", "meet"),
        ("han over", "handed", "hand over"),
        ("cal off", "called", "call off"),
    ],
)
def test_a_verb_whose_lemma_is_unknown_is_known_by_its_form(lexicon, lemma, form, expected):
    assert lexicon.verb(lemma, form) == expected


@pytest.mark.parametrize(("lemma", "form"), [("gallop", "galloped"), ("han umbrella", "handed"), ("s", "s")])
def test_a_verb_that_the_lexicon_does_not_have_keeps_its_lemma(lexicon, lemma, form):
    assert lexicon.verb(lemma, form) == lemma


def test_every_role_that_the_lists_name_is_there(lexicon):
    assert set(lexicon.status) >= {"scheduled", "proposed", "none", "postponed", "cancelled"}
    assert set(lexicon.statuses) == {"accepted", "declined", "fulfilled", "broken", "withdrawn"}
    assert lexicon.answers["offer"] == {CommitmentKind.PROPOSAL, CommitmentKind.INVITATION}
    assert names(lexicon.will) == ["will"]
