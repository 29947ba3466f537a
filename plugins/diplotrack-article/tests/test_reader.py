"""The whole way from a text to its report: evidence, ids, explanations, visits and what belongs to them."""

from __future__ import annotations

import datetime

import pytest

from diplotrack.records import Document
from diplotrack_article.evaluate import evaluate
from diplotrack_article.leaders import leaders
from diplotrack_article.reader import document_of

TEXT = """OSLO, Aug. 25 — Indian Foreign Minister Raj Mehta visited Norway from 23
to 25 August. Mehta met Norwegian Foreign Minister Kari Lund in Oslo on
24 August.

“India asked us to open the port,” Lund said.   Both sides agreed to train
300 officers by November. Mehta invited Lund to Delhi. The talks were
“useful”. 🙂 Mehta also met Chilean Foreign Minister Luis Soto.
"""
ENVOYS = {"Park Byeong-seug", "Kim Tae-nyeon", "Park Jeung", "Ro Jae-hun"}


def codes(parties):
    return {party.code for party in parties}


def people(record):
    return {person.name for person in record.participants}


def quotes(record):
    return " ".join(evidence.quote for evidence in record.evidence)


def test_every_record_quotes_the_text_exactly(report):
    found = report(TEXT)
    assert len(found.records) >= 5
    for record in found.records:
        assert record.evidence
        for evidence in record.evidence:
            assert TEXT[evidence.start : evidence.end] == evidence.quote
            assert evidence.quote == evidence.quote.strip()
            assert evidence.document == found.document.id


def test_evidence_over_a_line_break_keeps_it(report):
    visit = report(TEXT).engagements[0]
    assert visit.evidence[0].quote.endswith("from 23\nto 25 August")


def test_two_readings_give_the_same_ids(reading):
    first, second = reading(TEXT), reading(TEXT)
    assert first == second
    ids = [record.id for record in first.report.records]
    assert len(set(ids)) == len(ids)


def test_another_text_gives_other_ids(report):
    one, other = report("India met Nepal in Oslo."), report("India met Nepal in Oslo!")
    assert one.document.id != other.document.id
    assert one.engagements[0].id != other.engagements[0].id


def test_every_record_is_explained_by_frames_clauses_and_steps(reading):
    found = reading(TEXT)
    assert [why.record for why in found.explanations] == [record.id for record in found.report.records]
    for why, record in zip(found.explanations, found.report.records, strict=True):
        assert why.frames
        assert why.chain
        quotes = [mention.quote for mention in why.mentions]
        assert list(dict.fromkeys(quotes)) == [evidence.quote for evidence in record.evidence]
        assert all(mention.clause in TEXT for mention in why.mentions)


def test_each_step_is_told_once(reading):
    (why,) = reading("India met Nepal. India met Nepal in Oslo.").explanations
    assert why.frames == ("meet",)
    assert why.chain == ("“India” is IND", "“Nepal” is NPL")


def test_an_answer_that_settles_a_record_is_among_its_steps(reading):
    found = reading("India proposed a joint commission to Nepal. Nepal rejected the proposal.")
    why = found.explanations[0]
    assert found.report.commitments[0].status == "declined"
    assert any("Nepal rejected the proposal" in step for step in why.chain)


def test_the_meetings_of_a_visitor_with_the_hosts_are_part_of_the_visit(report):
    visit, inside, return_visit, outside = report(TEXT).engagements
    assert [e.kind for e in (visit, inside, return_visit, outside)] == [
        "visit",
        "meeting",
        "visit",
        "meeting",
    ]
    assert [e.part_of for e in (visit, inside, return_visit, outside)] == [None, visit.id, None, None]
    assert codes(outside.parties) == {"IND", "CHL"}


@pytest.mark.parametrize(
    ("sentence", "part"),
    [
        ("Mehta met Nepalese Foreign Minister Hari Thapa on 5 June 2025.", True),
        ("Mehta met Nepalese Foreign Minister Hari Thapa.", True),
        ("Mehta signed a treaty with Nepal.", True),
        ("Mehta met Nepalese Foreign Minister Hari Thapa on 9 June 2025.", False),
        ("Mehta will meet Nepalese Foreign Minister Hari Thapa.", False),
        ("Mehta phoned Nepalese Foreign Minister Hari Thapa on 5 June 2025.", False),
        ("Mehta met Bhutanese Foreign Minister Tshering Dorji.", False),
        ("Indian Trade Minister Asha Rao met Nepalese Foreign Minister Hari Thapa.", False),
        ("India met Nepal.", False),
    ],
)
def test_what_speaks_against_a_meeting_being_part_of_a_visit(report, sentence, part):
    text = f"Indian Foreign Minister Raj Mehta visited Nepal from 4 to 6 June 2025. {sentence}"
    visit, other = report(text).engagements
    assert (other.part_of == visit.id) is part


def test_a_dateline_is_no_part_of_the_evidence(report):
    found = report("OSLO, Aug. 25 — Norway met Peru on Monday.\n\nIt rained.")
    assert [quotes(e) for e in found.engagements] == ["Norway met Peru on Monday"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ARMENIA–IRAN. The two sides signed a transit treaty.", ["signing held ARM IRN"]),
        ("ARMENIA–IRAN. The two sides signed a treaty.\nINDIA–NEPAL. The two sides held talks.",
         ["signing held ARM IRN", "meeting held IND NPL"]),
        ("The two sides held talks.", []),
    ],
)  # fmt: skip
def test_a_digest_heading_says_who_the_two_sides_are(contacts, text, expected):
    assert contacts(text) == expected


def test_a_digest_heading_ends_what_the_text_was_about(contacts):
    text = "INDIA–NEPAL. India met Nepal in Oslo.\nWEATHER REPORT. The two sides held talks."
    assert contacts(text) == ["meeting held IND NPL"]


def test_a_speaker_s_label_is_no_heading(acts):
    text = "INDIA: Nepal asked China to open the port.\nNEPAL: China invited Nepal to join the drill."
    assert acts(text) == ["request open NPL > CHN", "invitation open CHN > NPL"]


@pytest.mark.parametrize("label", ["Reuters", "Q"])
def test_what_a_journalist_asks_is_nothing_that_happened(acts, label):
    text = f"{label}: India asked China to open the border. Why?\nLin Jian: China will open the border next week."
    assert acts(text) == ["pledge open CHN > IND"]


def test_a_headline_can_say_whom_the_text_is_about(report):
    text = "The two sides held talks in Oslo on Monday."
    assert report(text).engagements == ()
    (talks,) = report(text, title="India, Nepal hold talks").engagements
    assert codes(talks.parties) == {"IND", "NPL"}


def test_a_table_of_leaders_fills_in_whom_a_text_leaves_without_a_country(report):
    text = "President Emmanuel Macron met Chancellor Olaf Scholz in Meseberg on Tuesday."
    day = datetime.date(2024, 5, 29)
    assert report(text, published=day).engagements == ()
    (meeting,) = report(text, published=day, leaders=leaders()).engagements
    assert codes(meeting.parties) == {"FRA", "DEU"}


def test_two_contacts_in_the_same_words_are_one_record_only_if_all_is_the_same(report):
    found = report("Indian Prime Minister Raj Mehta visited Kenya and Ghana.")
    assert [codes(e.parties) for e in found.engagements] == [{"IND", "KEN"}, {"IND", "GHA"}]
    assert len({e.id for e in found.engagements}) == 2


def test_a_document_keeps_what_it_is_told_and_finds_out_its_language():
    text = "The ministers met in Oslo, and they agreed that they would meet again in the spring."
    day = datetime.date(2025, 8, 27)
    told = document_of(
        text, title="T", uri="x:1", publisher="P", published=day, language="fr", encoding="utf-8"
    )
    assert told == Document(
        text=text, title="T", uri="x:1", publisher="P", published=day, language="fr", encoding="utf-8"
    )
    assert document_of(text).language == "en"
    assert document_of("Oslo.").language is None


# The example article and the gold documents.


@pytest.fixture(scope="module")
def article(reading, shared):
    text = (shared / "articles" / "korea-china-envoys.txt").read_text(encoding="utf-8")
    return reading(text, published=datetime.date(2025, 8, 26), leaders=leaders()).report


@pytest.mark.parametrize(
    ("contact", "who", "words"),
    [
        ("visit held KOR CHN", ENVOYS, "special envoys to China"),
        ("meeting held KOR CHN", {*ENVOYS, "Wang Yi"},
         "During a meeting in Beijing, the envoys met Chinese Foreign Minister Wang Yi"),
        ("visit proposed CHN KOR", {"Xi Jinping"}, "to visit South Korea during the upcoming"),
        ("meeting scheduled KOR CHN", ENVOYS, "to meet senior Chinese officials"),
    ],
)  # fmt: skip
def test_the_example_s_engagements(article, said_of, contact, who, words):
    (found,) = [e for e in article.engagements if said_of(e) == contact]
    assert people(found) == who
    assert words in found.evidence[0].quote


def test_the_example_s_places(article, said_of):
    places = {said_of(e): e.place for e in article.engagements}
    assert places["visit held KOR CHN"] == "China"
    assert places["meeting held KOR CHN"] == "Beijing"
    assert places["visit proposed CHN KOR"] == "South Korea"
    assert places["meeting scheduled KOR CHN"] is None


def test_the_example_s_meeting_is_part_of_the_visit(article):
    (visit,) = [e for e in article.engagements if (e.kind, e.status) == ("visit", "held")]
    (meeting,) = [e for e in article.engagements if (e.kind, e.status) == ("meeting", "held")]
    assert meeting.part_of == visit.id


@pytest.mark.parametrize(
    ("act", "content"),
    [
        ("invitation open KOR > CHN", "visit South Korea during the upcoming APEC summit in Gyeongju"),
        ("pledge open CHN > KOR", "report Lee’s letter to Xi"),
        ("agreement open KOR CHN",
         "maintain close communication on a possible Xi visit to South Korea"),
        ("proposal accepted KOR > CHN",
         "academic collaboration between Seoul National University and Peking University"),
        ("pledge open CHN > KOR", "China’s active cooperation"),
        ("request open KOR > CHN",
         "play a constructive role in resolving the North Korean nuclear issue"),
        ("request open KOR > CHN",
         "joint efforts to secure peace and stability on the Korean Peninsula"),
    ],
)  # fmt: skip
def test_the_example_s_commitments(article, said_of, act, content):
    (found,) = [c for c in article.commitments if c.content == content]
    assert said_of(found) == act
    assert all(article.document.text[e.start : e.end] == e.quote for e in found.evidence)
    assert content in quotes(found)


@pytest.fixture(scope="module")
def figures(shared):
    return evaluate([shared / "gold" / "dev.jsonl"]).figures()


@pytest.mark.parametrize(
    ("kind", "precision", "recall"), [("engagements", 0.90, 0.57), ("commitments", 0.90, 0.66)]
)
def test_the_gold_documents_are_read_at_least_this_well(figures, kind, precision, recall):
    assert figures[kind].precision >= precision
    assert figures[kind].recall >= recall


def test_the_fields_of_what_is_found_in_the_gold_documents_are_mostly_right(figures):
    engagements, commitments = figures["engagements"], figures["commitments"]
    assert min(engagements.kind, engagements.status, engagements.parties) >= 0.80
    assert min(commitments.kind, commitments.status, commitments.parties) >= 0.83
    assert min(engagements.when, commitments.when) >= 0.70
