"""The sentences that the bundled pipeline was trained on are well-formed trees, and the checker sees when they are not."""

from __future__ import annotations

import importlib.util
import itertools
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest
import spacy

TRAINING = Path(__file__).resolve().parents[1] / "training"
PARTS = ("train", "dev", "test")
CORPORA = ("diplomatic", "constructions")


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(f"training_{name}", TRAINING / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def conllu() -> ModuleType:
    return load("conllu")


@pytest.fixture(scope="module")
def scripts():
    """The modules of the generator; they import one another by name, as scripts of one directory do."""
    sys.path.insert(0, str(TRAINING))
    try:
        yield {name: load(name) for name in ("brackets", "constructions")}
    finally:
        sys.path.remove(str(TRAINING))
        sys.modules.pop("brackets", None)
        sys.modules.pop("wordforms", None)


def corpus(conllu, name, part):
    path = TRAINING / f"{name}-{part}.conllu"
    return list(conllu.read(path.read_text(encoding="utf-8").splitlines(), path.name))


GOOD = """\
# sent_id = a-1
# text = Japan rejected it.
1	Japan	Japan	PROPN	NNP	Number=Sing	2	nsubj	_	_
2	rejected	reject	VERB	VBD	_	0	root	_	_
3	it	it	PRON	PRP	_	2	obj	_	SpaceAfter=No
4	.	.	PUNCT	.	_	2	punct	_	_
"""


def faults(conllu, text):
    return [fault for sentence in conllu.read(text.splitlines(), "here") for fault in conllu.faults(sentence)]


def test_a_good_tree_has_no_faults(conllu):
    assert faults(conllu, GOOD) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("2\tnsubj", "3\tnsubj", ["1 Japan: its arc crosses that of 4 ."]),
        ("0\troot", "1\troot", ["0 roots", "head 1 with relation 'root'", "run in a circle"]),
        ("2\tobj", "2\tnsubj", ["2 × nsubj: Japan, it"]),
        ("2\tobj", "2\tobject", ["unknown relation 'object'"]),
        ("2\tobj", "9\tobj", ["head 9 is outside"]),
        ("PROPN", "NAME", ["unknown UPOS 'NAME'"]),
        ("rejected it.", "rejected  it.", ["but the text is"]),
        ("PUNCT", "SYM", ["SYM as punct"]),
        ("2\tpunct", "1\tpunct", []),
        ("2\tnsubj", "4\tnsubj", ["a punct cannot have the nsubj 'Japan'"]),
    ],
)
def test_a_fault_is_named(conllu, old, new, expected):
    assert old in GOOD
    found = faults(conllu, GOOD.replace(old, new, 1))
    for part in expected:
        assert any(part in fault for fault in found), found
    assert bool(found) == bool(expected)


@pytest.mark.parametrize("line", ["1\tJapan", "x\tJapan\tJapan\tPROPN\tNNP\t_\t0\troot\t_\t_"])
def test_a_line_that_is_no_word_line_is_refused_with_its_place(conllu, line):
    with pytest.raises(ValueError, match="here, line 1: "):
        list(conllu.read([line], "here"))


@pytest.mark.parametrize(("name", "part"), list(itertools.product(CORPORA, PARTS)))
def test_our_own_sentences_are_well_formed(conllu, name, part):
    found = corpus(conllu, name, part)
    assert len(found) > 10
    assert len({sentence.id for sentence in found}) == len(found)
    assert [(s.id, fault) for s in found for fault in conllu.faults(s)] == []


def test_no_sentence_is_both_trained_on_and_held_out(conllu):
    texts = {
        part: {s.comment("text") for name in CORPORA for s in corpus(conllu, name, part)} for part in PARTS
    }
    assert not texts["train"] & texts["test"]
    assert not texts["train"] & texts["dev"]
    assert not texts["dev"] & texts["test"]


@pytest.mark.parametrize("part", PARTS)
def test_the_words_of_a_construction_are_those_of_spacy(conllu, part):
    tokenizer = spacy.blank("en").tokenizer
    for sentence in corpus(conllu, "constructions", part):
        assert [token.text for token in tokenizer(sentence.comment("text"))] == [
            w.form for w in sentence.words
        ]


def tree(conllu, scripts, bracketed):
    (sentence,) = conllu.read(scripts["brackets"].conllu(bracketed, "x-1").splitlines(), "here")
    assert list(conllu.faults(sentence)) == []
    forms = {word.id: word.form for word in sentence.words} | {0: "-"}
    return sentence, [f"{w.form} {w.xpos} {w.relation} {forms[w.head]}" for w in sentence.words]


def test_a_bracketed_sentence_becomes_its_tree(conllu, scripts):
    sentence, words = tree(
        conllu, scripts, "nsubj[<Iraqi President> Bush appos[, poss[Iraq 's] friend ,]] !met obj[Wang_Yi] ."
    )
    assert sentence.comment("text") == "Iraqi President Bush, Iraq's friend, met Wang Yi."
    assert words == [
        "Iraqi JJ amod President",
        "President NNP nmod:desc Bush",
        "Bush NNP nsubj met",
        ", , punct friend",
        "Iraq NNP nmod:poss friend",
        "'s POS case Iraq",
        "friend NN appos Bush",
        ", , punct friend",
        "met VBD root -",
        "Wang NNP obj met",
        "Yi NNP flat Wang",
        ". . punct met",
    ]


@pytest.mark.parametrize(
    ("bracketed", "expected"),
    [
        ("nsubj[the treaty] was !signed .", "treaty NN nsubj:pass signed"),
        ("nsubj[the treaty] was !signed .", "was VBD aux:pass signed"),
        ("nsubj[he] has !signed obj[it] .", "signed VBN root -"),
        ("nsubj[they] are to !meet .", "are VBP aux meet"),
        ("nsubj[they] are to be !received .", "be VB aux:pass received"),
        ("nsubj[they] !agreed xcomp[to !meet conj[and !talk]] .", "talk VB conj meet"),
        ("it:expl was !agreed csubj[that nsubj[they] would !meet] .", "meet VB csubj:pass agreed"),
        ("nsubj[the letter acl[!sent obl[to Bush]]] !arrived .", "sent VBN acl letter"),
        ("nsubj[he] is due obl[in Rome] .", "is VBZ cop due"),
        ("nsubj[Bush] !co-chaired obj[it] .", "co AFX compound chaired"),
        ("nsubj[Bush conj[as~well~as Bush]] !met .", "as RB cc Bush"),
        ("nsubj[he] !met obj[them] un[last week] .", "week NN obl:unmarked met"),
        ("nsubj[he] !said Monday .", "Monday NNP obl:unmarked said"),
    ],
)
def test_what_a_word_is_follows_from_where_it_stands(conllu, scripts, bracketed, expected):
    assert expected in tree(conllu, scripts, bracketed)[1]


def test_a_comma_before_another_mark_is_dropped(conllu, scripts):
    sentence, _ = tree(conllu, scripts, "nsubj[he] !met obj[Bush appos[, poss[Iraq 's] president ,]] .")
    assert sentence.comment("text") == "He met Bush, Iraq's president."


@pytest.mark.parametrize(
    ("bracketed", "message"),
    [
        ("nsubj[he !met .", "a bracket is open"),
        ("nsubj[he]] !met .", "']' closes nothing"),
        ("nsubj[he] !frobbed .", "no form of a known verb: 'frobbed'"),
        ("nsubj[of] !met .", "a nsubj without a head: of"),
    ],
)
def test_a_wrong_bracketing_is_refused_with_the_sentence(scripts, bracketed, message):
    with pytest.raises(ValueError, match=re.escape(f"{message}, in {bracketed!r}")):
        scripts["brackets"].conllu(bracketed, "x-1")


def test_the_templates_give_the_sentences_that_are_kept(conllu, scripts):
    made = scripts["constructions"].sentences((TRAINING / "constructions.txt").read_text(encoding="utf-8"))
    for part in PARTS:
        kept = {s.id: s.comment("text") for s in corpus(conllu, "constructions", part)}
        again = {
            s.id: s.comment("text") for block in made[part] for s in conllu.read(block.splitlines(), part)
        }
        assert again == kept


def test_a_template_gives_no_more_than_six_sentences(scripts):
    text = (TRAINING / "constructions.txt").read_text(encoding="utf-8")
    assert max(count for _, count, _, _ in scripts["constructions"].templates(text)) <= 6


def test_no_template_is_both_trained_on_and_held_out(scripts):
    text = (TRAINING / "constructions.txt").read_text(encoding="utf-8")
    parts = {part: set() for part in PARTS}
    for part, _, _, template in scripts["constructions"].templates(text):
        parts[part].add(template)
    assert not parts["train"] & (parts["dev"] | parts["test"])


@pytest.mark.parametrize("line", ["nsubj[he] !met .", "x | nsubj[he] !met ."])
def test_a_line_that_is_no_template_is_named(scripts, line):
    with pytest.raises(ValueError, match="line 2: "):
        list(scripts["constructions"].templates(f"[train]\n{line}"))


def test_an_unknown_slot_is_named(scripts):
    with pytest.raises(ValueError, match=re.escape("no slot {capital}")):
        scripts["constructions"].sentences("[train]\n1 | nsubj[{S}] !met obj[{capital}] .")
