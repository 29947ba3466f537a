"""One dependency tree for all pipelines: content words as heads, Universal Dependencies relations.

spaCy's own English pipelines use the ClearNLP labels, in which prepositions and copulas are heads; they are turned
into the other form here, so that nothing above knows of two.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc

_CLEAR_ONLY = frozenset(
    {
        "prep",
        "pobj",
        "dobj",
        "nsubjpass",
        "auxpass",
        "attr",
        "acomp",
        "relcl",
        "npadvmod",
        "pcomp",
        "poss",
        "prt",
    }
)
_UD_ONLY = frozenset(
    {
        "obl",
        "obj",
        "case",
        "nsubj:pass",
        "aux:pass",
        "cop",
        "flat",
        "acl:relcl",
        "nmod:poss",
        "compound:prt",
        "fixed",
    }
)
_CLEAR_TO_UD = {
    "nsubjpass": "nsubj:pass",
    "csubjpass": "csubj:pass",
    "dobj": "obj",
    "dative": "iobj",
    "oprd": "xcomp",
    "auxpass": "aux:pass",
    "poss": "nmod:poss",
    "relcl": "acl:relcl",
    "npadvmod": "obl:unmarked",
    "prt": "compound:prt",
    "predet": "det:predet",
    "preconj": "cc:preconj",
    "neg": "advmod",
    "quantmod": "advmod",
    "intj": "discourse",
    "meta": "dep",
    "nmod": "compound",
}
_UD_PLAIN = {
    "obl:npmod": "obl:unmarked",
    "obl:tmod": "obl:unmarked",
    "nmod:npmod": "nmod:unmarked",
    "nmod:tmod": "nmod:unmarked",
    "nsubj:outer": "nsubj",
    "dobj": "obj",
    "nsubjpass": "nsubj:pass",
    "auxpass": "aux:pass",
}
NOUNS = frozenset({"NOUN", "PROPN", "PRON", "NUM", "SYM", "X"})


_UNCHANGED = re.compile(r".*(?:ss|us|is|series|species|news|means|headquarters|barracks|crossroads)$|.{0,3}$")
_SHORT = 8
_ES = re.compile(r".*(?:ss|x|ch|sh)es$")


def _is_left(lemma: str, plural: str) -> bool:
    """Whether the lemmatizer made nothing of a plural: "delegations", "emissarie"; but not "tie"."""
    return lemma == plural or (len(plural) > _SHORT and lemma.endswith("ie") and lemma == plural[:-1])


def _singular(plural: str) -> str:
    """The singular of a noun in the plural of which the lemmatizer makes nothing: "Delegations met", "Emissaries left"."""
    if not plural.endswith("s") or _UNCHANGED.match(plural):
        return plural
    if plural.endswith("ies"):
        return plural[:-3] + "y"
    return plural[:-2] if _ES.match(plural) else plural[:-1]


class _Spelled(dict[int, str]):
    """Words by their keys in a string store, each looked up once."""

    def __init__(self, strings: StringStore, *, lower: bool = False) -> None:
        super().__init__({0: ""})
        self._strings = strings
        self._lower = lower

    def __missing__(self, key: int) -> str:
        word: str = self._strings[key & 0xFFFFFFFFFFFFFFFF]
        word = self[key] = word.lower() if self._lower else word
        return word


@functools.lru_cache(maxsize=2)
def _spelled(strings: StringStore) -> tuple[_Spelled, _Spelled]:
    """The words of a pipeline's string store, which itself keeps all that it has seen; and the same in lower case."""
    return _Spelled(strings), _Spelled(strings, lower=True)


class Tree:
    """The tokens of a parsed text as parallel lists, with the relations of one label set.

    Attributes:
        size: how many tokens there are.
        lower: their forms, lower case.
        line: these with a blank between each two: what is not in it is in none of them.
        forms: these, each once.
        lemma: their lemmas, lower case.
        pos: universal parts of speech.
        tag: Penn tags, "" where the pipeline gives none.
        start: offsets of the tokens in the parsed text.
        end: offsets behind them.
        sentence: number of the sentence of each token, in the parsed text.
        head: index of each token's head; its own for a root.
        rel: each token's relation, "root" for a root.
        kids: for each token, the indices of its dependents in order of text.
    """

    def __init__(self, doc: Doc) -> None:
        """Take a parsed document over.

        Raises:
            ValueError: the document has no dependency parse.
        """
        size = self.size = len(doc)
        rows = doc.to_array(
            ["HEAD", "DEP", "POS", "TAG", "LEMMA", "ORTH", "IDX", "LENGTH", "SENT_START"]
        ).astype("int64")
        heads, rels, poses, tags, lemmas, forms, starts, lengths, begins = (
            rows.T.tolist() if size else ([] for _ in range(9))
        )
        if size and not any(rels):
            raise ValueError("the document has no dependency parse: run a pipeline with a parser on it first")
        spelled, lowered = _spelled(doc.vocab.strings)
        self.lower = list(map(lowered.__getitem__, forms))
        self.pos = list(map(spelled.__getitem__, poses))
        self.tag = list(map(spelled.__getitem__, tags))
        self.rel = list(map(spelled.__getitem__, rels))
        self.lemma = list(map(lowered.__getitem__, lemmas))
        if "" in self.lemma:
            self.lemma = [lemma or lower for lemma, lower in zip(self.lemma, self.lower, strict=True)]
        for index in [index for index, tag in enumerate(self.tag) if tag == "NNS"]:
            if _is_left(self.lemma[index], self.lower[index]):
                self.lemma[index] = _singular(self.lower[index])
        self.line = " ".join(self.lower)
        self.forms = frozenset(self.lower)
        self.start: list[int] = starts
        self.end: list[int] = [start + length for start, length in zip(starts, lengths, strict=True)]
        number = -1 if begins[:1] == [1] else 0
        self.sentence = [number := number + (begun == 1) for begun in begins]
        self.head: list[int] = [index + offset for index, offset in enumerate(heads)]
        for index in [index for index, offset in enumerate(heads) if not offset]:
            self.rel[index] = "root"
        self.kids: list[list[int]] = []
        kinds = set(self.rel)
        if not kinds.isdisjoint(_CLEAR_ONLY) and sum(rel in _CLEAR_ONLY for rel in self.rel) > sum(
            rel in _UD_ONLY for rel in self.rel
        ):
            self._from_clear()
        elif not kinds.isdisjoint(_UD_PLAIN):
            plain = _UD_PLAIN
            self.rel = [plain.get(rel, rel) for rel in self.rel]
        self.link()

    def link(self) -> None:
        """Make `kids` from `head` anew."""
        self.kids = [[] for _ in range(self.size)]
        kids = self.kids
        for index, head in enumerate(self.head):
            if head != index:
                kids[head].append(index)

    def attach(self, index: int, head: int, rel: str) -> None:
        """Hang a token elsewhere, keeping `kids` in order."""
        old = self.head[index]
        if old != index:
            self.kids[old].remove(index)
        self.head[index] = head
        self.rel[index] = rel
        if head != index:
            self.kids[head].append(index)
            self.kids[head].sort()

    def swap(self, index: int, rel: str) -> None:
        """Put a token in its head's place; the head becomes its dependent as `rel`, other dependents follow."""
        old = self.head[index]
        above, above_rel = self.head[old], self.rel[old]
        root = above == old
        for kid in list(self.kids[old]):
            if kid != index:
                self.attach(kid, index, self.rel[kid])
        self.attach(index, index if root else above, "root" if root else above_rel)
        self.attach(old, index, rel)

    def within(self, index: int, top: int) -> bool:
        """Tell whether a token is another or hangs below it, however deep."""
        # No path is longer than the tree is large: a tree that a repair tied into a ring ends, too.
        for _ in range(self.size):
            if index == top:
                return True
            index = self.head[index]
        return False

    def below(self, index: int, *rels: str) -> list[int]:
        """Give the dependents of a token with one of the relations."""
        own = self.rel
        found: list[int] = []
        for kid in self.kids[index]:
            if own[kid] in rels:
                found.append(kid)  # noqa: PERF401 - asked for all the time, and there are few: a comprehension takes longer
        return found

    def has(self, index: int, *rels: str) -> bool:
        """Tell whether a token has a dependent with one of the relations."""
        own = self.rel
        for kid in self.kids[index]:  # noqa: SIM110 - asked for all the time: a loop takes half as long as any() does
            if own[kid] in rels:
                return True
        return False

    def _from_clear(self) -> None:
        self._flat_conjuncts()
        for index, rel in enumerate(self.rel):
            if rel != "dative" or self.pos[index] != "ADP":
                self.rel[index] = _CLEAR_TO_UD.get(rel, rel)
        self._prepositions()
        self.link()
        self._copulas()

    def _flat_conjuncts(self) -> None:
        """ClearNLP hangs each conjunct on the one before; UD hangs all on the first."""
        for index in range(self.size):
            if self.rel[index] != "conj":
                continue
            head = self.head[index]
            # Conjuncts follow what they are joined to, so heads to the left are flat already.
            if self.rel[head] == "conj" and head < index:
                self.head[index] = self.head[head]

    def _prepositions(self) -> None:
        preps = {"prep", "agent"}
        self.link()
        original, heads = list(self.rel), list(self.head)

        def is_prep(index: int) -> bool:
            return original[index] in preps or (original[index] == "dative" and self.pos[index] == "ADP")

        for index in range(self.size):
            if not is_prep(index):
                continue
            above = heads[index]
            while (is_prep(above) or (original[above] == "conj" and self.pos[above] == "ADP")) and (
                heads[above] != above
            ):
                above = heads[above]
            filler = next((kid for kid in self.kids[index] if original[kid] in {"pobj", "pcomp"}), None)
            if filler is None:
                inner = any(is_prep(kid) for kid in self.kids[index])
                self.rel[index] = "case" if inner else "advmod"
                if inner:
                    nested = next(kid for kid in self.kids[index] if is_prep(kid))
                    target = next(
                        (kid for kid in self.kids[nested] if original[kid] in {"pobj", "pcomp"}), None
                    )
                    if target is not None:
                        self.head[index] = target
                continue
            verbal = self.pos[filler] in {"VERB", "AUX"} and original[filler] == "pcomp"
            nominal = self.pos[above] in NOUNS
            for kid in self.kids[index]:
                if kid != filler and not is_prep(kid):
                    self.head[kid] = filler
            self.head[filler] = above
            self.head[index] = filler
            self.rel[index] = "mark" if verbal else "case"
            if verbal:
                self.rel[filler] = "acl" if nominal else "advcl"
            elif original[index] == "agent":
                self.rel[filler] = "obl:agent"
            else:
                self.rel[filler] = "nmod" if nominal else "obl"

    def _copulas(self) -> None:
        for index in range(self.size):
            if self.rel[index] not in {"attr", "acomp"}:
                continue
            head = self.head[index]
            if self.lemma[head] == "be" and not self.has(index, "cop"):
                self.swap(index, "cop")
            else:
                self.rel[index] = "xcomp"
