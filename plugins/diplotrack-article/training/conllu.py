"""CoNLL-U, as far as training needs it: read sentences, and say which trees are not well formed.

    python conllu.py FILE.conllu …

prints one line for each fault and ends with status 1 if there is any. The format is the one of
https://universaldependencies.org/format.html without multiword tokens, empty nodes and enhanced dependencies.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

UPOS = frozenset(
    "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()  # noqa: SIM905
)
RELATIONS = frozenset(
    """acl acl:relcl advcl advcl:relcl advmod amod appos aux aux:pass case cc cc:preconj ccomp compound
    compound:prt conj cop csubj csubj:outer csubj:pass dep det det:predet discourse dislocated expl fixed flat
    goeswith iobj list mark nmod nmod:desc nmod:poss nmod:unmarked nsubj nsubj:outer nsubj:pass nummod obj obl
    obl:agent obl:unmarked orphan parataxis punct reparandum root vocative xcomp""".split()  # noqa: SIM905
)
# Function words and punctuation have no dependents but these (UD guidelines, "Function words").
_LEAVES = {
    "aux": frozenset({"advmod", "conj", "cc", "fixed", "goeswith", "punct"}),
    "aux:pass": frozenset({"advmod", "conj", "cc", "fixed", "goeswith", "punct"}),
    "cop": frozenset({"advmod", "conj", "cc", "fixed", "goeswith", "punct"}),
    "punct": frozenset({"punct"}),
    "cc": frozenset({"fixed", "advmod", "conj", "cc", "punct"}),
    "case": frozenset({"fixed", "advmod", "conj", "cc", "punct", "obl:unmarked", "obl", "goeswith"}),
}
_ONCE = ("nsubj", "nsubj:pass", "obj", "iobj", "cop", "aux:pass", "obl:agent")


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word line: its ten columns, less DEPS, with the id and head as numbers."""

    id: int
    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    relation: str
    misc: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence: its comments in order, and its words."""

    line: int
    comments: tuple[str, ...]
    words: tuple[Word, ...]

    @property
    def id(self) -> str:
        """The ``sent_id``, or the empty string where the sentence has none."""
        return self.comment("sent_id")

    def comment(self, key: str) -> str:
        """Give the value of the comment ``# key = value``, or the empty string."""
        for comment in self.comments:
            name, _, value = comment.removeprefix("#").partition("=")
            if name.strip() == key:
                return value.strip()
        return ""

    def surface(self) -> str:
        """Put the forms together as ``SpaceAfter`` says."""
        text = "".join(w.form + ("" if "SpaceAfter=No" in w.misc.split("|") else " ") for w in self.words)
        return text.strip()


def read(lines: Iterable[str], source: str) -> Iterator[Sentence]:
    """Read sentences from CoNLL-U lines.

    Raises:
        ValueError: a word line has not ten columns, or its id or head is no number; names source and line.
    """
    comments: list[str] = []
    words: list[Word] = []
    start = 1
    number = 0
    for number, raw in enumerate(lines, 1):
        line = raw.rstrip("\n")
        if not line:
            if words:
                yield Sentence(line=start, comments=tuple(comments), words=tuple(words))
            comments, words, start = [], [], number + 1
        elif line.startswith("#"):
            comments.append(line)
        else:
            words.append(_word(line, f"{source}, line {number}"))
    if words:
        yield Sentence(line=start, comments=tuple(comments), words=tuple(words))


def _word(line: str, place: str) -> Word:
    columns = line.split("\t")
    if len(columns) != 10:
        raise ValueError(f"{place}: {len(columns)} columns; a word line has 10, separated by tabs")
    number, form, lemma, upos, xpos, feats, head, relation, _, misc = columns
    if not (number.isdecimal() and head.isdecimal()):
        raise ValueError(f"{place}: id {number!r} and head {head!r} must be whole numbers")
    return Word(
        id=int(number),
        form=form,
        lemma=lemma,
        upos=upos,
        xpos=xpos,
        feats=feats,
        head=int(head),
        relation=relation,
        misc=misc,
    )


def faults(sentence: Sentence) -> Iterator[str]:
    """Say what is wrong with a sentence's tree, tags and text; nothing when it is well formed."""
    words = sentence.words
    text = sentence.comment("text")
    if sentence.surface() != text:
        yield f"the words give {sentence.surface()!r}, but the text is {text!r}"
    if [w.id for w in words] != list(range(1, len(words) + 1)):
        yield "ids are not 1, 2, 3, …"
        return
    roots = [w for w in words if w.head == 0]
    if len(roots) != 1:
        yield f"{len(roots)} roots; a sentence has one"
    for word in words:
        yield from (f"{word.id} {word.form}: {problem}" for problem in _word_faults(word, words))
    yield from _cycles(words)
    yield from _crossings(words)


def _word_faults(word: Word, words: tuple[Word, ...]) -> Iterator[str]:
    if word.upos not in UPOS:
        yield f"unknown UPOS {word.upos!r}"
    if word.relation not in RELATIONS:
        yield f"unknown relation {word.relation!r}"
    if word.head > len(words):
        yield f"head {word.head} is outside the sentence"
        return
    if (word.head == 0) != (word.relation == "root"):
        yield f"head {word.head} with relation {word.relation!r}"
    if not word.lemma or re.search(r"\s", word.lemma):
        yield f"lemma {word.lemma!r}"
    if (word.upos == "PUNCT") != (word.relation == "punct"):
        yield f"{word.upos} as {word.relation}"
    children = [w for w in words if w.head == word.id]
    for child in children:
        if child.relation not in _LEAVES.get(word.relation, RELATIONS):
            yield f"a {word.relation} cannot have the {child.relation} {child.form!r}"
    for relation in _ONCE:
        found = [c.form for c in children if c.relation == relation]
        if len(found) > 1:
            yield f"{len(found)} × {relation}: {', '.join(found)}"
    if word.head and word.relation in {"conj", "flat", "fixed", "appos", "goeswith"} and word.head > word.id:
        yield f"{word.relation} must stand after its head"


def _cycles(words: tuple[Word, ...]) -> Iterator[str]:
    heads = {w.id: w.head for w in words}
    for word in words:
        seen = set()
        node = word.id
        while node and node not in seen:
            seen.add(node)
            node = heads.get(node, 0)
        if node:
            yield f"{word.id} {word.form}: its heads run in a circle"
            return


def _crossings(words: tuple[Word, ...]) -> Iterator[str]:
    arcs = [(min(w.id, w.head), max(w.id, w.head), w) for w in words if w.head]
    for left, right, word in arcs:
        for other_left, other_right, other in arcs:
            if left < other_left < right < other_right:
                yield f"{word.id} {word.form}: its arc crosses that of {other.id} {other.form}"


def main() -> int:
    """Check the files named on the command line."""
    parser = argparse.ArgumentParser(description="Check CoNLL-U files for well-formed trees.")
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    status = 0
    for path in parser.parse_args().files:
        seen: set[str] = set()
        with path.open(encoding="utf-8") as lines:
            for sentence in read(lines, str(path)):
                problems = list(faults(sentence))
                if not sentence.id or sentence.id in seen:
                    problems.append(f"sent_id {sentence.id!r} is missing or used twice")
                seen.add(sentence.id)
                for problem in problems:
                    print(f"{path.name}:{sentence.line}: {sentence.id}: {problem}")
                    status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
