"""Train, package and judge the small Universal Dependencies pipeline that the article reader ships.

    python train.py --ud DIR --out DIR [--extra DIR] [--repeat N] [--repeat-constructions N] [--package DIR] [--steps N]

DIR after ``--ud`` holds ``en_diplotrack-ud-{train,dev,test}.conllu.xz`` and, optionally,
``en_gumopen-ud-{train,test}.conllu.xz``; the one after ``--extra`` holds ``diplomatic-{train,dev,test}.conllu``
and ``constructions-{train,dev,test}.conllu``. README.md in this directory says where these come from, and what must be installed.
"""

from __future__ import annotations

import argparse
import json
import lzma
import re
import shutil
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import spacy
import srsly
from spacy.cli.train import train as spacy_train
from spacy.language import Language
from spacy.tokens import Doc, DocBin
from spacy.training import Example
from spacy.training.converters import conllu_to_docs
from thinc.api import Config, fix_random_seed

HERE = Path(__file__).resolve().parent
SENTENCES_PER_DOC = 10

SCORES = ("pos_acc", "tag_acc", "lemma_acc", "dep_uas", "dep_las", "sents_f")
RELATIONS = (
    "nsubj",
    "nsubj:pass",
    "obj",
    "obl",
    "obl:agent",
    "obl:unmarked",
    "xcomp",
    "ccomp",
    "advcl",
    "acl",
    "conj",
)
NEWS = re.compile(r"^GUM_(news|interview)_")


def sentences(text: str) -> Iterator[str]:
    """Split CoNLL-U text into the blocks of its sentences."""
    for block in re.split(r"\n{2,}", text):
        if block.strip():
            yield block.strip("\n") + "\n\n"


def sentence_id(block: str) -> str:
    """Give a block's ``sent_id``, or the empty string."""
    found = re.search(r"^# sent_id = (.*)$", block, re.MULTILINE)
    return found[1] if found else ""


def read_conllu(path: Path) -> list[str]:
    """Read the sentence blocks of a CoNLL-U file, packed with xz or not."""
    raw = path.read_bytes()
    text = lzma.decompress(raw) if path.suffix == ".xz" else raw
    return list(sentences(text.decode("utf-8")))


def to_docs(blocks: Iterable[str], per_doc: int = SENTENCES_PER_DOC) -> list[Doc]:
    """Turn sentence blocks into spaCy documents of ``per_doc`` sentences each."""
    return list(conllu_to_docs("".join(blocks), n_sents=per_doc, no_print=True))


class Data:
    """The sentences of every split, by where they come from."""

    def __init__(self, ud: Path, extra: Path | None, repeats: Mapping[str, int]) -> None:
        main = {s: read_conllu(ud / f"en_diplotrack-ud-{s}.conllu.xz") for s in ("train", "dev", "test")}
        gum = {
            s: read_conllu(path) if (path := ud / f"en_gumopen-ud-{s}.conllu.xz").exists() else []
            for s in ("train", "test")
        }
        own = {
            (name, s): read_conllu(extra / f"{name}-{s}.conllu") if extra is not None else []
            for name in repeats
            for s in ("train", "dev", "test")
        }
        self.train = [*main["train"], *gum["train"]]
        # Our sentences stand next to other ones each time they are repeated, so that no order is learned by heart.
        self.own_train = [
            block
            for name, repeat in repeats.items()
            for turn in range(repeat)
            for block in _rotated(own[name, "train"], turn * 3)
        ]
        # What is not trained on has no say in which checkpoint is best.
        self.dev = [
            *main["dev"],
            *(block for name, repeat in repeats.items() if repeat for block in own[name, "dev"]),
        ]
        self.tests: dict[str, list[str]] = {
            "EWT test": [b for b in main["test"] if not _is_pud(b)],
            "PUD test": [b for b in main["test"] if _is_pud(b)],
            "gumopen news": [b for b in gum["test"] if NEWS.match(sentence_id(b))],
            **{f"{name} test": own[name, "test"] for name in repeats},
        }


def _is_pud(block: str) -> bool:
    return bool(re.match(r"[nw]0", sentence_id(block)))


def _rotated(blocks: list[str], by: int) -> list[str]:
    return [*blocks[by:], *blocks[:by]]


def write_corpus(data: Data, out: Path) -> tuple[Path, Path]:
    """Write what spaCy trains on and stops by; gives the two paths."""
    paths = out / "corpus" / "train.spacy", out / "corpus" / "dev.spacy"
    paths[0].parent.mkdir(parents=True, exist_ok=True)
    DocBin(docs=[*to_docs(data.train), *to_docs(data.own_train)], store_user_data=True).to_disk(paths[0])
    DocBin(docs=to_docs(data.dev), store_user_data=True).to_disk(paths[1])
    return paths


def halve(directory: Path) -> None:
    """Store every weight of a trained pipeline as float16, in place.

    The scores stay within 0.01 point. The loader must widen the weights again: spaCy computes in float32.
    """
    for path in sorted(directory.glob("*/model")):
        state = srsly.msgpack_loads(path.read_bytes())
        state["params"] = [
            {name: None if value is None else value.astype(np.float16) for name, value in params.items()}
            for params in state["params"]
        ]
        path.write_bytes(srsly.msgpack_dumps(state))


def widen(nlp: Language) -> Language:
    """Turn float16 weights back into float32, in place."""
    for component in nlp.pipe_names:
        model: Any = getattr(nlp.get_pipe(component), "model", None)
        for node in model.walk() if model is not None else ():
            for name in node.param_names:
                if node.has_param(name):
                    node.set_param(name, node.get_param(name).astype(np.float32))
    return nlp


def package(best: Path, target: Path, figures: Mapping[str, Mapping[str, float]]) -> None:
    """Copy a trained pipeline to ``target``, with half-width weights, its figures, and no more than loading needs."""
    if target.exists():
        shutil.rmtree(target)
    shutil.copytree(best, target)
    halve(target)
    meta_path = target / "meta.json"
    meta = json.loads(meta_path.read_text(encoding="utf-8"))
    meta.update(
        name="diplotrack",
        version="0.1.0",
        description="Small Universal Dependencies pipeline for diplomatic prose",
        author="The diplotrack maintainers",
        license="CC BY-SA 4.0",
        spacy_version=">=3.8.7,<4.0.0",
        performance=figures,
    )
    # The paths that this training happened to use.
    config = Config().from_disk(target / "config.cfg", interpolate=False)
    config["paths"] = dict.fromkeys(config["paths"])
    config.to_disk(target / "config.cfg")
    # Names the commit that one build of spaCy was made from; says nothing about the weights.
    meta.pop("spacy_git_version", None)
    meta_path.write_text(
        json.dumps(meta, indent=1, ensure_ascii=False, sort_keys=True) + "\n", encoding="utf-8"
    )


def evaluate(nlp: Language, blocks: list[str], *, split: bool) -> dict[str, float]:
    """Score a pipeline on sentences from their raw text.

    Args:
        nlp: the pipeline.
        blocks: gold sentences.
        split: whether the gold sentence boundaries are given to the parser, as the reader does by rule.

    Returns:
        Percentages by name: tags, lemmas, UAS and LAS without punctuation, and F of the chief relations.
    """
    # The converter's documents have a vocabulary of their own; the scorer looks labels up in the pipeline's.
    gold_docs = DocBin(docs=to_docs(blocks, per_doc=1 if split else SENTENCES_PER_DOC)).get_docs(nlp.vocab)
    examples = [Example(nlp.make_doc(gold.text), gold) for gold in gold_docs]
    if split:
        for example in examples:
            for token in example.predicted:
                token.is_sent_start = token.i == 0
    scores: dict[str, Any] = nlp.evaluate(examples)
    result = {name: round(100 * scores[name], 2) for name in SCORES if scores.get(name) is not None}
    by_relation = scores.get("dep_las_per_type") or {}
    return result | {f"F {r}": round(100 * by_relation[r]["f"], 1) for r in RELATIONS if r in by_relation}


def judge(nlp: Language, data: Data) -> dict[str, dict[str, float]]:
    """Score a pipeline on all test sets, with its own sentence boundaries and with given ones."""
    figures = {}
    for name, blocks in data.tests.items():
        if blocks:
            figures[name] = evaluate(nlp, blocks, split=False)
            figures[f"{name}, sentences given"] = evaluate(nlp, blocks, split=True)
    return figures


def table(figures: Mapping[str, Mapping[str, float]]) -> str:
    """Lay the figures out as a Markdown table, a test set a line."""
    shown = (*SCORES, *(f"F {r}" for r in RELATIONS))
    lines = ["| test set | " + " | ".join(shown) + " |", "|" + " --- |" * (len(shown) + 1)]
    for name, scores in figures.items():
        cells = (f"{scores[key]:g}" if key in scores else "–" for key in shown)
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def main() -> int:
    """Do the steps that the command line asks for."""
    parser = argparse.ArgumentParser(description="Train, package and judge the bundled pipeline.")
    parser.add_argument("--ud", type=Path, required=True, help="directory with the packed treebanks")
    parser.add_argument(
        "--extra", type=Path, help="directory with {diplomatic,constructions}-{train,dev,test}.conllu"
    )
    parser.add_argument("--repeat", type=int, default=1, help="how often diplomatic-train is seen a pass")
    parser.add_argument(
        "--repeat-constructions", type=int, default=0, help="how often constructions-train is seen a pass"
    )
    parser.add_argument(
        "--out", type=Path, required=True, help="where the corpus and the trained pipeline go"
    )
    parser.add_argument("--steps", type=int, default=3600, help="training steps")
    parser.add_argument("--package", type=Path, help="where the pipeline to ship goes")
    parser.add_argument("--no-train", action="store_true", help="only package and judge what --out holds")
    options = parser.parse_args()
    repeats = {"diplomatic": options.repeat, "constructions": options.repeat_constructions}
    data = Data(options.ud, options.extra, repeats)
    best = options.out / "model-best"
    if not options.no_train:
        fix_random_seed(0)
        train_path, dev_path = write_corpus(data, options.out)
        overrides = {
            "paths.train": str(train_path),
            "paths.dev": str(dev_path),
            "training.max_steps": options.steps,
        }
        spacy_train(HERE / "config.cfg", options.out, overrides=overrides)
    figures = judge(spacy.load(best), data)
    if options.package is not None:
        package(best, options.package, figures)
        figures = judge(widen(spacy.load(options.package)), data)
        package(best, options.package, figures)
        template = (HERE / "MODEL_CARD.template.md").read_text(encoding="utf-8")
        card = template.replace("{figures}", table(figures))
        (options.package / "MODEL_CARD.md").write_text(card, encoding="utf-8")
        shutil.copy(HERE / "MODEL_LICENSE", options.package / "LICENSE")
    (options.out / "figures.json").write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    print(table(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
