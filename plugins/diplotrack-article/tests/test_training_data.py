"""The sentences that the bundled pipeline was trained on are well-formed trees, and the checker sees when they are not."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

TRAINING = Path(__file__).resolve().parents[1] / "training"


@pytest.fixture(scope="module")
def conllu() -> ModuleType:
    spec = importlib.util.spec_from_file_location("training_conllu", TRAINING / "conllu.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


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


@pytest.mark.parametrize("part", ["train", "dev", "test"])
def test_our_own_sentences_are_well_formed(conllu, part):
    path = TRAINING / f"diplomatic-{part}.conllu"
    found = list(conllu.read(path.read_text(encoding="utf-8").splitlines(), path.name))
    assert len(found) > 20
    assert len({sentence.id for sentence in found}) == len(found)
    assert [(s.id, fault) for s in found for fault in conllu.faults(s)] == []


def test_no_sentence_is_both_trained_on_and_held_out(conllu):
    texts = {
        part: {
            sentence.comment("text")
            for sentence in conllu.read(
                (TRAINING / f"diplomatic-{part}.conllu").read_text(encoding="utf-8").splitlines(), part
            )
        }
        for part in ("train", "dev", "test")
    }
    assert not texts["train"] & texts["test"]
    assert not texts["train"] & texts["dev"]
    assert not texts["dev"] & texts["test"]
