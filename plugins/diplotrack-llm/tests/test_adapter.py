"""Reading with a model: only what the text has comes out, and everything else is counted."""

from __future__ import annotations

import datetime
import logging
from typing import ClassVar

import pytest

from diplotrack import read, read_all, read_text
from diplotrack.errors import NoAdapterError, OptionsError, ReadError
from diplotrack.testing import SourceAdapterSuite
from diplotrack_llm import LlmAdapter, Tally, extract
from diplotrack_llm.cache import Cache

from .conftest import PLAIN, SCRIPTED, answer, meeting, pledge

TEXT = "On Monday South Korea met China in Jeju. “Rice is food”, an aide said. Seoul promised to send rice by 1 May 2025."


class TestLlmAdapter(SourceAdapterSuite):
    adapter = LlmAdapter()
    samples = (("a.txt", TEXT.encode()), ("b.txt", b"Earlier South Korea met China."))
    options: ClassVar = {"model": "scripted", "no_cache": True}
    only_named = True

    @pytest.fixture(autouse=True)
    def _says(self):
        SCRIPTED.answer = lambda question: answer([meeting()])


def ask(registry, text=TEXT, **options):
    return read_text(text, adapter="llm", model="scripted", registry=registry, **options)


def told(caplog):
    return caplog.records[-1].getMessage()


@pytest.fixture
def log(caplog):
    caplog.set_level(logging.INFO, logger="diplotrack_llm")
    return caplog


def test_records_come_with_the_words_of_the_text(registry, model):
    model.answer = lambda _: answer([meeting(place="Jeju", when="2025-03-03")], [pledge(due="2025-05-01")])
    report = ask(registry, published=datetime.date(2025, 3, 4))
    [met], [promised] = report.engagements, report.commitments
    assert (met.kind, met.place, str(met.when)) == ("meeting", "Jeju", "2025-03-03")
    assert {party.code for party in met.parties} == {"KOR", "CHN"}
    assert met.evidence[0].quote == "South Korea met China"
    assert ([party.code for party in promised.by], str(promised.due)) == (["KOR"], "2025-05-01")


def test_the_model_is_told_the_codebook_the_day_and_the_schema(registry, model):
    ask(registry, published=datetime.date(2025, 3, 4))
    [prompt] = model.asked
    for kind in ("visit", "correspondence", "pledge", "refusal", "postponed", "withdrawn"):
        assert kind in prompt.system
    assert "day of publication: 2025-03-04" in prompt.prompt
    assert TEXT in prompt.prompt
    assert prompt.schema["properties"]["engagements"]["items"]["properties"]["kind"]["enum"][0] == "visit"


def test_a_model_that_knows_no_schemas_gets_it_in_words_and_may_fence_its_answer(registry):
    PLAIN.answer = lambda _: (
        'Here you are:\n```json\n{"engagements": [], "commitments": [{"kind": "pledge", "status": "open", "by": ["KOR"],'
        ' "content": "send rice", "quotes": ["Seoul promised to send rice"]}]}\n```'
    )
    report = read_text(TEXT, adapter="llm", model="plain", registry=registry)
    assert [record.content for record in report.commitments] == ["send rice"]
    assert '"additionalProperties"' in PLAIN.asked[0].system


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (meeting(quotes=["South Korea embraced China warmly"]), "records without words of the text"),
        (meeting(quotes=[]), "records without words of the text"),
        (meeting(kind="summit"), "records with a value that the codebook does not have"),
        (meeting(status="done"), "records with a value that the codebook does not have"),
        (meeting(parties=["Ruritania"]), "records without a known party"),
        (meeting(kind=None), "records with a value that the codebook does not have"),
        (meeting(parties="KOR"), "records without a known party"),
    ],
)
def test_what_does_not_hold_is_dropped_and_counted(registry, model, log, wrong, why):
    model.answer = lambda _: answer([wrong, meeting(kind="call")])
    assert [record.kind for record in ask(registry).engagements] == ["call"]
    assert f"1 {why}" in told(log)


def test_an_agreement_with_an_addressee_breaks_the_codebook(registry, model, log):
    wrong = pledge(kind="agreement", by=["KOR", "CHN"], to=["JPN"])
    model.answer = lambda _: answer([], [wrong, pledge()])
    assert [record.kind for record in ask(registry).commitments] == ["pledge"]
    assert "1 records that break a rule of the codebook" in told(log)


def test_what_is_wrong_with_a_field_costs_the_field_alone(registry, model, log):
    people = [{"name": "Aide Nobody", "title": None, "party": None, "role": None}]
    model.answer = lambda _: answer(
        [meeting(parties=["KOR", "Ruritania"], when="last week", participants=people)]
    )
    [met] = ask(registry).engagements
    assert ([party.code for party in met.parties], met.when, met.participants) == (["KOR"], None, ())
    for why in ("1 names of parties", "1 dates that are no EDTF", "1 people whom the text does not name"):
        assert why in told(log)


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ('"Rice is food", an aide said', "Rice is food”, an aide said"),
        ("SOUTH KOREA MET CHINA", "South Korea met China"),
        ("South  Korea\nmet China", "South Korea met China"),
        ("Seoul promised to send the rice by 1 May 2025", "Seoul promised to send rice by 1 May 2025."),
        ("Seoul promised to send rice by 2 May 2025", None),
        ("Seoul never promised to send rice by 1 May 2025", None),
    ],
)
def test_quotations_are_set_right_by_the_text_or_dropped(registry, model, quote, words):
    model.answer = lambda _: answer([meeting(quotes=[quote])])
    quotes = [evidence.quote for record in ask(registry).engagements for evidence in record.evidence]
    assert quotes == ([words] if words else [])


def test_the_same_question_is_asked_once(registry, model, log):
    model.answer = lambda _: answer([meeting()])
    first, second = ask(registry), ask(registry)
    assert first == second
    assert len(model.asked) == 1
    assert "1 window (1 cached), 0 tokens in" in told(log)
    ask(registry, published=datetime.date(2025, 1, 1))
    assert len(model.asked) == 2


def test_without_a_cache_it_is_asked_anew_and_nothing_is_kept(registry, model, tmp_path):
    for _ in range(2):
        ask(registry, no_cache=True)
    assert len(model.asked) == 2
    assert not (tmp_path / "cache").exists()


def test_a_cache_that_cannot_be_written_is_named(registry, tmp_path):
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(ReadError, match=r"its answers cannot be kept in .*file.*; no_cache=true keeps none"):
        ask(registry, cache=tmp_path / "file")


def test_long_texts_are_read_in_windows_and_what_overlaps_comes_once(registry, model):
    middle = "Then South Korea met China in Busan. "
    text = "Nothing happened here. " * 60 + middle + "Nothing happened there. " * 60
    model.answer = lambda question: answer(
        [meeting(quotes=["South Korea met China"])] if middle in question else []
    )
    report = ask(registry, text, window=800, overlap=300)
    assert len(model.asked) > 3
    assert [record.evidence[0].start for record in report.engagements] == [text.index("South Korea")]


def test_the_cost_is_told_where_prices_are_known(registry, log):
    ask(registry, input_price=3.0, output_price=15.0)
    assert "1,000 tokens in, 200 out, cost 0.0060" in told(log)
    assert Tally(model="m").cost(None, 1.0) is None


def test_an_answer_that_is_none_is_asked_for_once_more(registry, model):
    answers = iter(["I am sorry.", answer([meeting()])])
    model.answer = lambda _: next(answers)
    assert len(ask(registry).engagements) == 1


@pytest.mark.parametrize("wrong", ["I am sorry.", "[]", '{"engagements": 3}', '{"engagements": ["x"]}', ""])
def test_answers_that_are_none_fail_with_the_model_named_and_are_not_kept(registry, model, wrong):
    model.answer = lambda _: wrong
    with pytest.raises(
        ReadError, match=r"<text>: model 'scripted' answered 2 times with something else than records"
    ):
        ask(registry)
    model.answer = lambda _: answer([meeting()])
    assert len(ask(registry).engagements) == 1


def test_a_model_that_fails_is_named_and_leaves_the_others(registry, model):
    def fail(question):
        if "BREAK" in question:
            raise RuntimeError("rate limit\nreached")
        return answer([meeting()])

    model.answer = fail
    found = read_all(
        [TEXT.encode(), b"BREAK " + TEXT.encode()],
        adapter="llm",
        model="scripted",
        registry=registry,
        on_error="collect",
    )
    assert len(list(found)) == 1
    assert "model 'scripted' failed (RuntimeError: rate limit reached)" in str(found.errors[0])


def test_a_model_that_nobody_has_is_named(registry):
    with pytest.raises(ReadError, match=r"there is no model 'nobody'; “llm models” lists the known ones"):
        read_text(TEXT, adapter="llm", model="nobody", registry=registry)


def test_a_window_that_is_too_small_is_refused(registry):
    with pytest.raises(OptionsError, match="window is 100; it has to be more than twice overlap"):
        ask(registry, window=100)


def test_it_is_never_chosen_by_itself(registry):
    with pytest.raises(NoAdapterError):
        read(TEXT.encode(), registry=registry)


def test_extracting_without_the_adapter(registry, model):
    from diplotrack.records import Document

    model.answer = lambda _: answer([meeting(), meeting(quotes=["South Korea hugged China tenderly"])])
    found = extract(Document(text=TEXT), "scripted", gazetteer=registry.gazetteer, answers=Cache(None))
    assert len(found.report.engagements) == 1
    assert (found.tally.exact, found.tally.dropped.total()) == (1, 2)
