"""The bundled pipeline gives the syntax that the reader builds on, and keeps to the sentences it is told."""

from __future__ import annotations

import re
import subprocess
import sys
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, Token

from diplotrack.errors import OptionsError
from diplotrack_article import pipeline as module
from diplotrack_article.pipeline import BUNDLED, Passage, load_pipeline, parse


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load_pipeline()


def word(doc: Doc, form: str) -> Token:
    return next(token for token in doc if token.text == form)


def child(token: Token, *relations: str) -> list[str]:
    return [c.text for c in token.children if c.dep_ in relations]


def one(nlp: Language, text: str) -> Doc:
    (doc,) = parse(nlp, [Passage(text=text, starts=[0])])
    return doc


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("The president invited his counterpart to Lisbon.", ("president", "invite", "counterpart")),
        ("Japan rejected the request on Monday.", ("Japan", "reject", "request")),
        ("France and Ghana signed a treaty in Accra.", ("France", "sign", "treaty")),
        ("The minister met his Chinese counterpart in Rome.", ("minister", "meet", "counterpart")),
    ],
)
def test_a_plain_clause_has_its_subject_and_object(nlp, text, roles):
    predicate = next(token for token in one(nlp, text) if token.dep_ == "ROOT")
    (subject,) = child(predicate, "nsubj")
    (obj,) = child(predicate, "obj")
    assert (subject, predicate.lemma_, obj) == roles


def test_a_promised_act_hangs_on_its_verb(nlp):
    doc = one(nlp, "Norway promised to send a ship.")
    send = word(doc, "send")
    assert (send.dep_, send.head.text) == ("xcomp", "promised")
    assert child(send, "obj") == ["ship"]


def test_negation_is_an_adverbial_of_the_verb(nlp):
    doc = one(nlp, "Hungary did not sign the statement.")
    assert (word(doc, "not").head.text, word(doc, "not").dep_) == ("sign", "advmod")
    assert "Polarity=Neg" in str(word(doc, "not").morph)


def test_a_passive_has_a_passive_subject_and_its_agent(nlp):
    doc = one(nlp, "The offer was rejected by the government.")
    rejected = word(doc, "rejected")
    assert child(rejected, "nsubj:pass") == ["offer"]
    assert child(rejected, "aux:pass") == ["was"]
    assert child(rejected, "obl:agent", "obl") == ["government"]
    assert "Tense=Past" in str(rejected.morph)


def test_sentences_given_are_kept_to(nlp):
    text = "Talks with the U.S. Government officials met in Oslo. They agreed. More later"
    starts = [0, text.index("Government"), text.index("More")]
    (doc,) = parse(nlp, [Passage(text=text, starts=starts)])
    assert [s.start_char for s in doc.sents] == starts


def test_no_sentence_is_made_where_none_is_given(nlp):
    text = "He left. She stayed. They met again."
    (doc,) = parse(nlp, [Passage(text=text, starts=[])])
    assert [s.text for s in doc.sents] == [text]


def test_without_given_sentences_the_parser_finds_them(nlp):
    (doc,) = parse(nlp, ["The minister arrived on Monday. He met the president on Tuesday."])
    assert len(list(doc.sents)) == 2


def test_a_start_inside_a_token_counts_from_the_next_one(nlp):
    text = "They met in e.g. Rome and left."
    (doc,) = parse(nlp, [Passage(text=text, starts=[text.index("g.")])])
    assert [s.start_char for s in doc.sents] == [0, text.index("Rome")]


def test_documents_come_in_order_and_one_for_each_passage(nlp):
    texts = [f"Minister {n} left." for n in range(150)]
    assert [doc.text for doc in parse(nlp, iter(texts), batch_size=7)] == texts


def test_parsing_is_lazy(nlp):
    taken = []

    def passages():
        for number in range(1000):
            taken.append(number)
            yield f"Minister {number} left."

    next(iter(parse(nlp, passages(), batch_size=10)))
    assert len(taken) < 100


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=80), st.lists(st.integers(min_value=-5, max_value=100), max_size=5))
def test_any_text_with_any_starts_is_parsed_whole(text, starts):
    (doc,) = parse(load_pipeline(), [Passage(text=text, starts=starts)])
    assert doc.text == text
    assert len(list(doc.sents)) <= 1 + len(starts)


def test_the_same_text_is_parsed_the_same_alone_and_in_a_batch(nlp):
    text = "The envoys agreed to meet again in Geneva next month."
    alone = one(nlp, text)
    *_, batched = parse(nlp, ["Some other text comes first.", Passage(text=text, starts=[0])])
    assert [(t.head.i, t.dep_, t.pos_, t.lemma_) for t in alone] == [
        (t.head.i, t.dep_, t.pos_, t.lemma_) for t in batched
    ]


def test_a_pipeline_is_loaded_once(nlp):
    assert load_pipeline() is nlp


@pytest.mark.parametrize("name", ["en_no_such_pipeline", "spacy", "", "../model"])
def test_an_unknown_pipeline_is_named_in_the_error(name):
    with pytest.raises(OptionsError, match=re.escape(repr(name))) as caught:
        load_pipeline(name)
    assert "installed: " in caught.value.message
    assert (caught.value.option, caught.value.value) == ("pipeline", name)


def test_the_bundled_weights_are_small_and_carry_their_licence():
    files = [path for path in BUNDLED.rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < 6_000_000
    assert not [path for path in files if path.suffix in {".pkl", ".pickle", ".pt"}]
    assert "CC BY-SA 4.0" in (BUNDLED / "MODEL_CARD.md").read_text(encoding="utf-8")
    assert "UD_English-EWT" in (BUNDLED / "LICENSE").read_text(encoding="utf-8")


def test_weights_are_widened_when_loaded(nlp):
    kinds = {
        str(node.get_param(name).dtype)
        for _, pipe in nlp.pipeline
        for node in pipe.model.walk()
        for name in node.param_names
        if node.has_param(name)
    }
    assert kinds == {"float32"}


def test_the_tokenizer_is_the_one_that_is_stored(nlp):
    stored = spacy.load(BUNDLED).tokenizer
    assert len(nlp.tokenizer.rules) > 1000
    assert nlp.tokenizer.rules == stored.rules
    for name in ("prefix_search", "suffix_search", "infix_finditer", "token_match", "url_match"):
        ours, theirs = getattr(nlp.tokenizer, name), getattr(stored, name)
        assert (ours and ours.__self__) == (theirs and theirs.__self__), name


def test_the_module_does_not_import_spacy_before_it_is_needed():
    code = "import sys, diplotrack_article.pipeline; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_bundled_directory_lies_in_the_package():
    assert BUNDLED.is_dir()
    assert Path(BUNDLED).parent.name == "diplotrack_article"


@pytest.fixture
def installed(monkeypatch):
    """Have two pipeline packages installed, of which one has a parser."""

    def load(name):
        pipeline = spacy.blank("en")
        if name == "en_with_parser":
            pipeline.add_pipe("parser")
        return pipeline

    names = ["en_with_parser", "en_tagger_only"]
    entries = [EntryPoint(name=name, value=f"{name}:load", group="spacy_models") for name in names]
    monkeypatch.setattr(module, "entry_points", lambda *, group: [e for e in entries if e.group == group])
    monkeypatch.setattr(module, "_loaded", {})
    monkeypatch.setattr(spacy, "load", load)


@pytest.mark.usefixtures("installed")
def test_an_installed_pipeline_with_a_parser_is_loaded_once():
    pipeline = load_pipeline("en_with_parser")
    assert pipeline.pipe_names == ["parser"]
    assert load_pipeline("en_with_parser") is pipeline


@pytest.mark.usefixtures("installed")
def test_a_pipeline_without_a_parser_is_refused():
    with pytest.raises(OptionsError, match="no dependency parser \\(its components: none\\)") as caught:
        load_pipeline("en_tagger_only")
    assert caught.value.known == ("en_tagger_only", "en_with_parser")


@pytest.mark.usefixtures("installed")
def test_the_refusal_of_an_unknown_pipeline_names_the_installed_ones():
    with pytest.raises(OptionsError, match="installed: en_tagger_only, en_with_parser"):
        load_pipeline("en_other")


def test_a_passage_that_leaves_its_sentences_open_is_split_by_the_parser(nlp):
    (doc,) = parse(nlp, [Passage(text="The minister arrived on Monday. He met the president on Tuesday.")])
    assert len(list(doc.sents)) == 2
