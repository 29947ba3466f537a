"""Invariants of the records, from construction on, and ids that are functions of identity."""

from __future__ import annotations

import copy
import datetime
import hashlib
import json
import pickle
import re

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplotrack.errors import ValidationError
from diplotrack.records import (
    Commitment,
    CommitmentKind,
    CommitmentStatus,
    Document,
    Engagement,
    EngagementKind,
    EngagementStatus,
    Evidence,
    Participant,
    ParticipantRole,
    Party,
    Report,
)
from diplotrack.testing import commitment, document, engagement, report
from diplotrack.testing.strategies import reports
from diplotrack.when import When

KOR = Party(code="KOR", name="South Korea")
CHN = Party(code="CHN", name="China")
DOC = Document(text="Seoul and Beijing met. They agreed.")
MET = DOC.quote("Seoul and Beijing met.")


def _engagement(**fields):
    fields = {"kind": EngagementKind.MEETING, "status": EngagementStatus.HELD, "parties": [KOR], **fields}
    return Engagement(**fields)


def _commitment(**fields):
    return Commitment(**{"kind": CommitmentKind.PLEDGE, "by": [KOR], "content": "act", **fields})


WRONG = [
    (Document, {"text": 5}, "Document.text", "the document's text"),
    (Document, {"text": b"bytes"}, "Document.text", "the document's text"),
    (Document, {"text": "x", "title": " "}, "Document.title", "not blank"),
    (Document, {"text": "x", "uri": ""}, "Document.uri", "not blank"),
    (Document, {"text": "x", "publisher": 7}, "Document.publisher", "not blank"),
    (Document, {"text": "x", "published": "2025-08-25"}, "Document.published", "datetime.date"),
    (
        Document,
        {"text": "x", "published": datetime.datetime(2025, 8, 25)},
        "Document.published",
        "without a time",
    ),
    (Document, {"text": "x", "language": "English!"}, "Document.language", "BCP 47"),
    (Document, {"text": "x", "language": 3}, "Document.language", "BCP 47"),
    (Document, {"text": "x", "encoding": ""}, "Document.encoding", "not blank"),
    (Document, {"text": "x", "id": "doc-1"}, "Document.id", "leave the id out"),
    (Document, {"text": "x", "id": "a/b"}, "Document.id", "letters, digits"),
    (Evidence, {"document": DOC, "start": 0, "end": 5, "quote": "Sejul"}, "Evidence.quote", "'Seoul' at 0:5"),
    (Evidence, {"document": DOC, "start": 0, "end": 99, "quote": "x"}, "Evidence.start", "<= 35"),
    (Evidence, {"document": DOC, "start": 5, "end": 5, "quote": ""}, "Evidence.start", "start < end"),
    (Evidence, {"document": DOC, "start": "0", "end": 5, "quote": "Seoul"}, "Evidence.start", "offsets"),
    (Evidence, {"document": DOC.id, "start": 0, "end": 4, "quote": "Seoul"}, "Evidence.start", "start + 5"),
    (Evidence, {"document": DOC.id, "start": -5, "end": 0, "quote": "Seoul"}, "Evidence.start", "start + 5"),
    (
        Evidence,
        {"document": DOC.id, "start": True, "end": 6, "quote": "Seoul"},
        "Evidence.start",
        "code points",
    ),
    (Evidence, {"document": DOC.id, "start": 0, "end": 1.0, "quote": "S"}, "Evidence.end", "code points"),
    (Evidence, {"document": "", "start": 0, "end": 5, "quote": "Seoul"}, "Evidence.document", "not blank"),
    (Evidence, {"document": DOC.id, "start": 0, "end": 2, "quote": "  "}, "Evidence.quote", "not blank"),
    (Party, {"code": "kor", "name": "South Korea"}, "Party.code", "ISO 3166-1"),
    (Party, {"code": "K", "name": "South Korea"}, "Party.code", "2 to 12"),
    (Party, {"code": "KOR\n", "name": "South Korea"}, "Party.code", "2 to 12"),
    (Party, {"code": None, "name": "South Korea"}, "Party.code", "acronym"),
    (Party, {"code": "KOR", "name": "\t"}, "Party.name", "not blank"),
    (Participant, {"name": ""}, "Participant.name", "not blank"),
    (Participant, {"name": "Kim", "title": " "}, "Participant.title", "not blank"),
    (Participant, {"name": "Kim", "party": "KOR"}, "Participant.party", "a Party"),
    (Participant, {"name": "Kim", "role": "host"}, "Participant.role", "not a bare string"),
    (_engagement, {"kind": "meeting"}, "Engagement.kind", "visit, meeting, call"),
    (_engagement, {"status": "held"}, "Engagement.status", "proposed, scheduled"),
    (_engagement, {"status": CommitmentStatus.OPEN}, "Engagement.status", "EngagementStatus"),
    (_engagement, {"parties": []}, "Engagement.parties", "at least one party"),
    (_engagement, {"parties": ["KOR"]}, "Engagement.parties[0]", "Party records"),
    (_engagement, {"parties": [{"code": "KOR"}, {}]}, "Engagement.parties[0]", "Party records"),
    (_engagement, {"parties": "KOR"}, "Engagement.parties", "an iterable of Party"),
    (_engagement, {"parties": None}, "Engagement.parties", "an iterable of Party"),
    (_engagement, {"participants": ["Kim"]}, "Engagement.participants[0]", "Participant records"),
    (_engagement, {"place": ""}, "Engagement.place", "not blank"),
    (_engagement, {"when": "2025-10"}, "Engagement.when", "When.parse"),
    (_engagement, {"when": datetime.date(2025, 10, 1)}, "Engagement.when", "When.parse"),
    (_engagement, {"topics": ["trade", " "]}, "Engagement.topics[1]", "texts"),
    (_engagement, {"topics": "trade"}, "Engagement.topics", "an iterable of texts"),
    (_engagement, {"id": "a b"}, "Engagement.id", "computed"),
    (_engagement, {"id": "x" * 129}, "Engagement.id", "up to 128"),
    (_engagement, {"id": "e1", "part_of": "e1"}, "Engagement.part_of", "no part of itself"),
    (_engagement, {"part_of": ""}, "Engagement.part_of", "not blank"),
    (_engagement, {"evidence": ["Seoul"]}, "Engagement.evidence[0]", "Evidence records"),
    (_commitment, {"kind": EngagementKind.CALL}, "Commitment.kind", "pledge, agreement"),
    (_commitment, {"status": "open"}, "Commitment.status", "lapsed"),
    (_commitment, {"by": ()}, "Commitment.by", "at least one party"),
    (_commitment, {"content": "\n"}, "Commitment.content", "not blank"),
    (_commitment, {"kind": CommitmentKind.AGREEMENT, "to": [CHN]}, "Commitment.to", "leaves `to` empty"),
    (_commitment, {"due": "2025"}, "Commitment.due", "When.parse"),
    (_commitment, {"made": 2025}, "Commitment.made", "When.parse"),
    (_commitment, {"engagement": " "}, "Commitment.engagement", "not blank"),
    (Report, {"document": DOC.id}, "Report.document", "a Document"),
    (
        Report,
        {"document": DOC, "engagements": [_commitment()]},
        "Report.engagements[0]",
        "Engagement records",
    ),
]


@pytest.mark.parametrize(
    ("build", "fields", "field", "right"), WRONG, ids=[f"{w[2]}-{n}" for n, w in enumerate(WRONG)]
)
def test_a_wrong_value_is_refused_with_field_value_and_remedy(build, fields, field, right):
    with pytest.raises(ValidationError) as caught:
        build(**fields)
    error = caught.value
    assert field in error.field
    assert str(error).startswith(error.field)
    assert repr(error.value)[:100] in str(error)
    assert right in str(error)
    assert isinstance(error, ValueError)


def test_a_long_wrong_value_is_shown_in_part_and_kept_whole():
    with pytest.raises(ValidationError) as caught:
        Party(code="x" * 5000, name="x")
    assert len(str(caught.value)) < 400
    assert "5,002 characters" in str(caught.value)
    assert caught.value.value == "x" * 5000


@pytest.mark.parametrize(
    "record", [DOC, MET, KOR, Participant(name="Kim"), engagement(), commitment(), report()]
)
def test_records_are_frozen_slotted_hashable_and_keyword_only(record):
    field = attrs.fields(type(record))[0].name
    with pytest.raises(attrs.exceptions.FrozenInstanceError):
        setattr(record, field, "other")
    with pytest.raises((AttributeError, attrs.exceptions.FrozenInstanceError)):
        record.another = 1
    with pytest.raises(TypeError, match="positional"):
        type(record)("a", "b")
    assert len({record, copy.deepcopy(record)}) == 1


@given(reports(surrogates=True))
def test_records_survive_pickling_and_copying(item):
    assert pickle.loads(pickle.dumps(item)) == item
    assert copy.deepcopy(item) == item
    assert [r.id for r in pickle.loads(pickle.dumps(item)).records] == [r.id for r in item.records]


def test_ids_are_the_same_on_every_machine_and_python():
    # Literals: a change here breaks every ledger and calendar that holds an id.
    source = document("Treffen in Genf – 会谈。")
    met = engagement(
        of=source, quote="Treffen in Genf", participants=["Zoë"], when="2025-08-24", place="Genf"
    )
    said = commitment(of=source, quote="会谈。", content="reden")
    bare = engagement(evidence=(), when="2025-10~", place="Genf", topics=["trade"])
    assert source.id == "doc-0a212d75e8d0b18316a5"
    assert met.id == "eng-17916464fa5d2c88f26c"
    assert said.id == "com-c4ad4ab4ccc3bca6ecb2"
    assert bare.id == "eng-9371600892bc6e1b645f"
    assert document("broken \ud83d").id == "doc-2bf89624b42716601e6d"


@given(reports(surrogates=True))
def test_an_id_is_a_digest_of_canonical_json(item):
    for record in item.records:
        spans = [[e.document, e.start, e.end] for e in record.evidence]
        if isinstance(record, Engagement):
            people = sorted(p.name for p in record.participants)
            where = spans or [record.place, record.when and str(record.when), list(record.topics)]
            identity = ["engagement", record.kind, sorted(p.code for p in record.parties), people, where]
        else:
            by, to = sorted(p.code for p in record.by), sorted(p.code for p in record.to)
            identity = ["commitment", record.kind, by, to, record.content, spans]
        canonical = json.dumps(identity, separators=(",", ":")).encode()
        expected = hashlib.blake2b(canonical, digest_size=10).hexdigest()
        assert attrs.evolve(record, id="").id.partition("-")[2] == expected


def test_ids_do_not_depend_on_the_hash_seed(python):
    code = "from diplotrack.testing import many_reports as m; print([r.id for x in m(9) for r in x.records])"
    assert python(code, PYTHONHASHSEED="1") == python(code, PYTHONHASHSEED="2")


def test_a_document_has_the_id_of_its_text_alone():
    assert document("x", title="a", published=datetime.date(2020, 1, 1)).id == document("x", uri="b").id
    assert document("x").id != document("y").id
    assert document("x", id=document("x").id) == document("x")


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "call"}, {"parties": ["KOR", "JPN"]}, {"participants": ["Lee"]}, {"quote": "Seoul promised"},
        {"evidence": ()}, {"of": document("It is said: The special envoy of Korea met the foreign minister.")},
    ],
    ids=str,
)  # fmt: skip
def test_what_tells_engagements_apart_changes_the_id(change):
    assert engagement(**change).id != engagement().id


@pytest.mark.parametrize(
    "change",
    [
        {"status": "cancelled"},
        {"when": "2025"},
        {"place": "Seoul"},
        {"summary": "a meeting"},
        {"parties": ["CHN", "KOR"]},
    ],
    ids=str,
)
def test_what_a_correction_may_change_leaves_the_id_of_an_engagement(change):
    assert engagement(**change).id == engagement().id


@pytest.mark.parametrize("change", [{"when": "2025"}, {"place": "Seoul"}, {"topics": ["trade"]}], ids=str)
def test_without_evidence_date_place_and_topics_tell_engagements_apart(change):
    assert engagement(evidence=(), **change).id != engagement(evidence=()).id


@pytest.mark.parametrize(
    "change",
    [{"kind": "refusal"}, {"by": ["JPN"]}, {"to": ["JPN"]}, {"content": "leave"}, {"evidence": ()}],
    ids=str,
)
def test_what_tells_commitments_apart_changes_the_id(change):
    assert commitment(**change).id != commitment().id


def test_what_a_correction_may_change_leaves_the_id_of_a_commitment():
    assert (
        commitment(status="broken", due="2026", made="2025", topics=["a"], summary="b").id == commitment().id
    )


def test_evolve_keeps_the_id():
    for record in (engagement(), commitment()):
        assert attrs.evolve(record, evidence=(), topics=["trade"]).id == record.id


def test_sequences_become_tuples_without_repetitions_in_their_order():
    record = _engagement(parties=(p for p in [CHN, KOR, CHN]), topics=["b", "a", "b"])
    assert record.parties == (CHN, KOR)
    assert record.topics == ("b", "a")


@given(st.text(min_size=1), st.data())
def test_evidence_of_a_span_is_the_text_of_the_span(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    source = document(text)
    if text[start:end].strip():
        evidence = source.evidence(start, end)
        assert (evidence.document, evidence.quote) == (source.id, text[start:end])
    else:
        with pytest.raises(ValidationError, match="not blank"):
            source.evidence(start, end)


@pytest.mark.parametrize("span", [(-3, 5), (3, 3), (5, 3), (0, 1000), (-5, -2)])
def test_evidence_outside_the_text_is_refused(span):
    with pytest.raises(ValidationError, match=re.escape("0 <= start < end <= 35")):
        DOC.evidence(*span)


def test_quoting_finds_the_first_place_behind_an_offset():
    source = document("they met; they met again 👩🏽‍🚀 they met")
    assert source.quote("they met").start == 0
    assert source.quote("they met", after=1).start == 10
    found = source.quote("they met", after=11)
    assert source.text[found.start : found.end] == "they met"
    assert found.end == len(source.text)


@pytest.mark.parametrize("words", ["They met", "", "they  met"])
def test_quoting_what_does_not_stand_there_is_refused(words):
    with pytest.raises(ValidationError, match=r"Document\.quote"):
        document("they met").quote(words)


def test_a_report_holds_each_quote_against_its_text():
    forged = Evidence(document=DOC.id, start=0, end=5, quote="Tokyo")
    with pytest.raises(ValidationError, match="'Seoul' at 0:5"):
        Report(document=DOC, engagements=[_engagement(evidence=[forged])])


def test_a_report_refuses_evidence_of_another_document():
    with pytest.raises(ValidationError, match=f"own document, {DOC.id}") as caught:
        Report(document=DOC, commitments=[_commitment(evidence=[document("other text").quote("other")])])
    assert caught.value.value == document("other text").id


def test_a_report_refuses_two_records_with_one_id():
    with pytest.raises(ValidationError, match="unique") as caught:
        Report(document=DOC, engagements=[_engagement(id="e1"), _engagement(id="e1", place="Seoul")])
    assert caught.value.value == ["e1"]
    with pytest.raises(ValidationError, match="unique"):
        Report(document=DOC, commitments=[_commitment(id="c1"), _commitment(id="c1", content="b")])


@pytest.mark.parametrize(
    ("records", "field"),
    [
        ({"engagements": [_engagement(part_of="e9")]}, "part_of"),
        ({"commitments": [_commitment(engagement="e9")]}, "engagement"),
    ],
)
def test_a_report_refuses_references_that_lead_nowhere(records, field):
    with pytest.raises(ValidationError, match=f"{field}: 'e9' is wrong: no engagement of this report"):
        Report(document=DOC, **records)


def test_a_report_gives_its_engagements_then_its_commitments():
    visit = _engagement(id="v1", kind=EngagementKind.VISIT)
    meeting = _engagement(id="m1", part_of="v1", evidence=[MET])
    pledge = _commitment(id="p1", engagement="m1")
    assert Report(document=DOC, commitments=[pledge], engagements=[meeting, visit]).records == (
        meeting,
        visit,
        pledge,
    )


def test_the_codebook_names_every_kind_and_status(shared):
    codebook = (shared / "CODEBOOK.md").read_text(encoding="utf-8")
    for member in (*EngagementKind, *EngagementStatus, *CommitmentKind, *CommitmentStatus):
        assert f"`{member}`" in codebook, member


def test_a_commitment_is_open_unless_told_otherwise():
    assert _commitment().status is CommitmentStatus.OPEN


def test_fields_that_a_source_does_not_tell_stay_unset():
    bare = Document(text="x")
    assert {f.name: getattr(bare, f.name) for f in attrs.fields(Document)} == {
        "id": bare.id, "text": "x", "title": None, "uri": None, "publisher": None, "published": None,
        "language": None, "encoding": None,
    }  # fmt: skip
    unset = {"place", "when", "part_of", "summary"}
    assert all(getattr(_engagement(), name) is None for name in unset)
    assert _commitment().due is _commitment().made is None


def test_roles_and_whens_are_kept():
    person = Participant(name="Kim", role=ParticipantRole.HOST, party=KOR)
    record = _engagement(participants=[person], when=When.parse("2025-10~"))
    assert record.participants[0].role is ParticipantRole.HOST
    assert str(record.when) == "2025-10~"
