"""Which words of a tree are predicates, and what their verb forms say: tense, modality, voice, negation."""

# ruff: noqa: SIM905 - long lists of words are easier to read and to keep as plain words.

from __future__ import annotations

import attrs

from diplotrack_article._clause_types import Tense
from diplotrack_article._facts import ABSTRACT, negative_adverb
from diplotrack_article._grammar import (
    DUE,
    FOCUS,
    FUTURE,
    MODALS,
    NEGATIVE_DETERMINERS,
    NEGATIVE_NOUNS,
    NEGATIVE_WORDS,
)
from diplotrack_article._tree import Tree

_NO_CLAUSE = frozenset(
    """amod compound case mark cc fixed aux aux:pass aux:due cop flat det punct compound:prt discourse goeswith
    nmod:poss nummod cc:preconj nmod:desc advmod""".split()
)
_CLAUSAL = frozenset(
    {"root", "conj", "ccomp", "xcomp", "advcl", "acl", "acl:relcl", "parataxis", "advcl:relcl", "csubj"}
)
_SUBJECTS = ("nsubj", "nsubj:pass", "csubj", "csubj:pass", "expl")
_DENYING = NEGATIVE_WORDS | NEGATIVE_NOUNS | NEGATIVE_DETERMINERS | {"longer", "without"}
_TENSES: dict[str, Tense] = {"VBD": "past", "VBP": "present", "VBZ": "present"}
_AUX_TENSES: dict[str, Tense] = {
    "was": "past", "were": "past", "had": "past", "did": "past", "got": "past", "'d": "past", "’d": "past",
    "is": "present", "are": "present", "am": "present", "has": "present", "have": "present", "does": "present",
    "do": "present", "'s": "present", "’s": "present", "'re": "present", "’re": "present", "'ve": "present",
    "’ve": "present", "'m": "present", "’m": "present", "gets": "present",
}  # fmt: skip


@attrs.define(kw_only=True)
class Form:
    """What the verb form of a predicate says; the fields are those of `Clause`."""

    modal: str | None = None
    tense: Tense | None = None
    perfect: bool = False
    progressive: bool = False
    passive: bool = False
    finite: bool = False
    infinitive: bool = False
    participle: bool = False
    copula: bool = False
    auxiliaries: bool = False
    be: bool = False


def find_predicates(tree: Tree) -> list[bool]:
    """Tell for each token whether it is the predicate of a clause."""
    found = [False] * tree.size
    rels, pos, kids = tree.rel, tree.pos, tree.kids
    carried = {tree.head[index] for index, rel in enumerate(rels) if rel == "cop" or rel == "aux:due"}
    for index, rel in enumerate(rels):
        if rel in _NO_CLAUSE:
            continue
        if pos[index] == "VERB" or pos[index] == "AUX" or index in carried:
            found[index] = True
        elif kids[index] and rel in _CLAUSAL:
            found[index] = tree.has(index, *_SUBJECTS)
    # "Is ready and willing to go": the second adjective is a predicate, too.
    for index, rel in enumerate(rels):
        if rel == "conj" and pos[index] == "ADJ" and found[tree.head[index]]:
            found[index] = tree.has(tree.head[index], "cop") and tree.pos[tree.head[index]] == "ADJ"
    return found


def _count_be(tree: Tree, index: int) -> int:
    return sum(tree.lemma[kid] == "be" for kid in tree.below(index, "aux", "aux:pass", "cop"))


def form_of(tree: Tree, index: int) -> Form:
    """Read tense, modality and voice of a predicate."""
    form = Form()
    tag = tree.tag[index]
    due: str | None = None
    to = undergone = False
    for kid in tree.kids[index]:
        rel, lower = tree.rel[kid], tree.lower[kid]
        if rel == "aux:due":
            due = "have to" if tree.lemma[kid] == "have" else DUE.get(tree.lemma[kid], "be to")
            form.tense = form.tense or _AUX_TENSES.get(lower)
        elif rel in {"mark", "aux"} and lower == "to" and kid < index:
            to = True
        elif rel == "mark" and lower in DUE and kid < index and tree.has(index, "cop", "aux", "aux:pass"):
            due = DUE[lower]
        elif rel in {"aux", "aux:pass", "cop"}:
            _auxiliary(tree, index, kid, form)
        elif rel == "nsubj:pass":
            undergone = True
    if to and tag == "VBG":
        to = False
    form.progressive = form.be and tag == "VBG" and due is None
    form.passive |= form.be and tag == "VBN" and due is None
    form.passive |= undergone
    form.progressive |= form.passive and any(tree.lower[kid] == "being" for kid in tree.kids[index])
    if to and form.be and due is None and not form.progressive and not form.passive:
        due = "be to"
    if to and form.passive and due is None and form.tense is not None and _count_be(tree, index) > 1:
        due = "be to"  # "are to be signed"
    if (
        to
        and due is None
        and tree.rel[index] == "root"
        and tag == "VB"
        and tree.has(index, "nsubj")
        and form.tense is None
    ):
        due = "be to"  # "Chad to hold talks", in a headline
    if due is not None:
        # "will have to pay" is a duty and no promise
        form.modal = due if due == "have to" and form.modal in {"will", "would"} else form.modal or due
    elif to and form.copula and tag == "VB" and not _abstract_subject(tree, index) and form.tense is not None:
        form.modal, form.copula, due = form.modal or "be to", False, "be to"
    if due is not None:
        # "Is due to": the copula was that of "due".
        form.copula = form.copula and tag not in {"VB", "VBN", "VBG"}
    _finish(tree, index, form, infinitive=to and due is None)
    return form


def _auxiliary(tree: Tree, index: int, kid: int, form: Form) -> None:
    """Add what one auxiliary or copula says."""
    rel, lower = tree.rel[kid], tree.lower[kid]
    form.auxiliaries = True
    form.copula |= rel == "cop"
    form.passive |= rel == "aux:pass"
    had = lower in {"'d", "’d"} and tree.tag[index] == "VBN"
    if lower in MODALS and tree.tag[kid] not in {"VBD", "VBN"} and not had:
        form.modal = MODALS[lower]
        return
    form.tense = form.tense or _AUX_TENSES.get(lower)
    form.perfect |= tree.lemma[kid] == "have" or lower in {"'ve", "’ve"}
    form.be |= rel == "aux" and tree.lemma[kid] == "be"


def _finish(tree: Tree, index: int, form: Form, *, infinitive: bool) -> None:
    """Read off the whole what no single auxiliary says."""
    form.finite = form.modal is not None or form.tense is not None
    form.infinitive = infinitive and (not form.finite or tree.pos[index] == "VERB")
    if form.modal is not None:
        if form.modal in FUTURE and form.tense != "past":
            form.tense = "future"
        elif form.tense is None and form.modal not in {"would", "could", "might"}:
            form.tense = "present"
    elif form.tense is None and not form.infinitive:
        _plain(tree, index, form)


def _plain(tree: Tree, index: int, form: Form) -> None:
    """Read a form without auxiliaries."""
    tag = tree.tag[index]
    opening = (
        tree.rel[index] == "advcl" and index < tree.head[index] and not tree.has(index, "mark", *_SUBJECTS)
    )
    if tag == "VBD" and opening and not tree.has(index, "obj"):
        # "Asked about the report, she declined to comment."
        form.participle = form.passive = True
    elif tag in _TENSES:
        form.tense, form.finite = _TENSES[tag], True
    elif tag == "VBN" and not form.auxiliaries:
        # A past tense with a subject of its own that the tagger took for a participle.
        if tree.has(index, "nsubj", "expl"):
            form.tense, form.finite = "past", True
        else:
            form.participle = form.passive = True
    elif tag == "VBG" and not form.auxiliaries:
        form.participle = True
    elif (
        tag == "VB" and tree.has(index, "nsubj") and tree.rel[index] in {"root", "ccomp", "conj", "acl:relcl"}
    ):
        form.tense, form.finite = "present", True
    elif not form.auxiliaries and (not tag or (tag[0] in "NJ" and tree.has(index, "nsubj"))):
        # A verb to the parser, whatever the tagger says.
        past = tree.lower[index].endswith("ed")
        form.tense, form.finite = "past" if past else "present", True


def _abstract_subject(tree: Tree, index: int) -> bool:
    return any(tree.lemma[kid] in ABSTRACT for kid in tree.below(index, "nsubj", "csubj"))


def find_denials(tree: Tree) -> set[int]:
    """Give the numbers of the sentences in which there is a word that can deny something."""
    if tree.forms.isdisjoint(_DENYING):
        return set()
    return {tree.sentence[index] for index, form in enumerate(tree.lower) if form in _DENYING}


def negated(tree: Tree, index: int) -> bool:
    """Tell whether a predicate is denied in its own clause: by an adverb, a marker, its subject or its object."""
    for kid in tree.kids[index]:
        rel = tree.rel[kid]
        if rel in {"advmod", "cc", "cc:preconj", "aux", "det", "neg"} and negative_adverb(tree, kid):
            following = tree.lower[kid + 1] if kid + 1 < tree.size else ""
            if not (tree.lower[kid] == "not" and following in FOCUS):
                return True
        elif rel in {"mark", "case"} and tree.lower[kid] == "without":
            return True
        elif rel in {"nsubj", "nsubj:pass", "obj"}:
            if tree.lower[kid] in NEGATIVE_NOUNS or (
                tree.lower[kid] == "one" and tree.lower[kid - 1] == "no"
            ):
                return True
            if any(
                tree.lower[part] in NEGATIVE_DETERMINERS
                for part in tree.below(kid, "det", "det:predet", "advmod")
            ):
                return True
        elif rel == "aux:due" and any(negative_adverb(tree, part) for part in tree.kids[kid]):
            return True
    return False
