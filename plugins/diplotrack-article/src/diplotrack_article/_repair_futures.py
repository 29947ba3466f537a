"""Mends futures that something parts: "will, as always, pay", "is, if asked, to pay", "continue to adhere"."""

from __future__ import annotations

from diplotrack_article._facts import SUBJECTS
from diplotrack_article._grammar import SAYING
from diplotrack_article._tree import NOUNS, Tree
from diplotrack_article._verbs import BASES

_MODALS = frozenset({"will", "would", "shall", "must", "should", "can", "could"})
_DENYING = frozenset({"not", "never", "also", "again", "now", "only", "no", "longer"})
# Behind these and "to" stands a verb, whatever the parser takes it for.
_GOING_ON = frozenset({"continue", "agree", "pledge", "promise", "vow", "undertake", "refuse", "decline", "plan", "intend", "decide"})  # fmt: skip
_WIDE = 12
_OF_POINTS = frozenset({"root", "parataxis", "conj"})
_LEFT = frozenset({"acl", "advcl", "parataxis", "conj", "ccomp", "xcomp", "root", "dep"})


def mend_futures(tree: Tree) -> None:
    """Apply the repairs of this module; they want words as the parser gave them."""
    rel, last = tree.rel, tree.size - 1
    for index in [at for at, tag in enumerate(tree.tag) if tag == "NN" and rel[at] in _OF_POINTS]:
        if index < last:
            _verb_of_point(tree, index)
    for index in [at for at, own in enumerate(rel) if own == "conj"]:
        if index and tree.lemma[tree.head[index]] in SAYING:
            _beside_what_is_said(tree, index)
    for index in [at for at, form in enumerate(tree.lower) if form == "to" or form in _MODALS]:
        if not 0 < index < last - 1:
            continue
        if tree.lower[index] == "to":
            if tree.lemma[index - 1] in _GOING_ON:
                _verb_for_other(tree, index)
        elif tree.tag[index] == "MD":
            _split(tree, index)


def _beside_what_is_said(tree: Tree, verb: int) -> None:
    """Mend "said it was not for sale and would never be returned" with returning beside saying: it is said, too."""
    saying = tree.head[verb]
    told = [kid for kid in tree.below(saying, "ccomp") if kid < verb > saying]
    future = any(tree.lower[kid] in {"would", "will"} for kid in tree.below(verb, "aux"))
    if told and future and not tree.has(verb, *SUBJECTS):
        tree.attach(verb, told[-1], "conj")


def _split(tree: Tree, modal: int) -> None:
    """Mend "the government will, as always, pursue" with "will" as a verb of its own, or with its subject on "will"."""
    verb = _behind_aside(tree, modal)
    if tree.lower[modal + 1] == ":" and tree.head[modal] > modal:
        verb = tree.head[modal]  # "India and Nepal will: (a) build a dam"
    if verb < 0:
        return
    subject = _subject(tree, modal)
    if tree.head[modal] == verb:
        for kid in tree.below(modal, *SUBJECTS):
            tree.attach(kid, verb, tree.rel[kid])
        if not tree.has(verb, *SUBJECTS) and subject >= 0 and tree.rel[subject] == "obj":
            tree.attach(subject, verb, "nsubj")  # "said Mali would, if asked, send": no object of "said"
        return
    if subject < 0 or tree.within(subject, verb):
        return
    if not _is_said(tree, modal, verb, subject):
        _take_place(tree, modal, verb)
    tree.attach(modal, verb, "aux")
    tree.attach(subject, verb, "nsubj")


def _is_said(tree: Tree, modal: int, verb: int, subject: int) -> bool:
    """Whether the aside says who says so: in "Mali will never again, Musa said, let", saying stays above."""
    above = modal if tree.rel[modal] != "aux" else tree.head[modal]
    while above != verb and not tree.within(verb, above) and tree.head[above] != above and above > subject:
        above = tree.head[above]
    saying = tree.lemma[above] in SAYING and modal < above < verb
    return saying and above != verb and tree.within(verb, above)


def _take_place(tree: Tree, modal: int, verb: int) -> None:
    """Put the verb where its modal verb stands in the tree."""
    above, rel = tree.head[modal], tree.rel[modal]
    for kid in tree.kids[modal][:]:
        if kid != verb:
            tree.attach(kid, verb, tree.rel[kid])
    if above == modal:
        tree.attach(verb, verb, "root")
        return
    if rel not in _LEFT:
        return
    top = above
    while tree.head[top] not in {top, verb}:
        top = tree.head[top]
    if tree.head[top] == verb and tree.head[verb] == verb:
        tree.attach(
            top, top, "root"
        )  # what is above the modal verb was taken for something beside the main one
    if not tree.within(above, verb):
        tree.attach(verb, above, rel)


def _behind_aside(tree: Tree, modal: int) -> int:
    """Find the verb in its base form behind what two commas part off from a modal verb, -1 where there is none."""
    comma = modal + 1
    while comma < modal + 3 and comma < tree.size and tree.lower[comma] in _DENYING:
        comma += 1
    if comma >= tree.size or tree.lower[comma] != ",":
        return -1
    for index in range(comma + 2, min(comma + _WIDE, tree.size - 1)):
        if tree.lower[index] in {",", "–", "—"}:
            verb = index + 1
            while verb < index + 3 and verb < tree.size - 1 and tree.pos[verb] == "ADV":
                verb += 1
            base = tree.tag[verb] == "VB" or (tree.lower[verb] in BASES and tree.tag[verb] in {"VBP", "NN"})
            return verb if base else -1
    return -1


def _subject(tree: Tree, modal: int) -> int:
    """Find what a modal verb is said of, -1 where that is not clear."""
    holders = [modal] if tree.rel[modal] != "aux" else [modal, tree.head[modal]]
    for holder in holders:
        found = [kid for kid in tree.below(holder, *SUBJECTS) if kid < modal]
        if found:
            return found[-1]
    before = modal - 1
    return before if tree.pos[before] in NOUNS else -1


def _verb_for_other(tree: Tree, to: int) -> None:
    """Mend "will continue to adhere to" with "adhere" as an adverb: a form that the lexicon knows is the verb."""
    verb, above = to + 1, to - 1
    if tree.lower[verb] not in BASES or tree.tag[verb] not in {"RB", "JJ", "NN", "RP"}:
        return
    if tree.head[to] != verb or tree.has(verb, "det", "amod", "compound") or tree.head[verb] != above:
        return
    closed = tree.pos[verb + 1] in {"ADP", "DET", "PRON", "PROPN", "PUNCT"} or tree.lower[verb + 1] == "to"
    if not closed:
        return
    tree.pos[verb], tree.tag[verb], tree.lemma[verb], tree.rel[verb] = "VERB", "VB", tree.lower[verb], "xcomp"
    tree.pos[to], tree.tag[to], tree.rel[to] = "PART", "TO", "mark"


def _verb_of_point(tree: Tree, index: int) -> None:
    """Mend "(b) train pilots" and "– train 200 nurses" with training as a noun: a noun has no object."""
    if not tree.has(index, "obj") or tree.has(
        index, "det", "amod", "case", "nmod:poss", "nmod", "cop", *SUBJECTS
    ):
        return
    if index and tree.pos[index - 1] not in {"PUNCT", "SYM"}:
        return
    tree.pos[index], tree.tag[index], tree.lemma[index] = "VERB", "VB", tree.lower[index]
