"""Mends what is promised or asked for where a state looks like a verb, or a verb like a state.

"Pledged continued support" has no continuing in it, and "urged Kenya to complete talks" no complete talks.
"""

from __future__ import annotations

from diplotrack_article._facts import SUBJECTS
from diplotrack_article._tree import NOUNS, Tree
from diplotrack_article._verbs import BASES

_STATES = frozenset({"continued", "increased", "renewed", "sustained", "expanded", "reduced", "improved", "heightened", "enhanced"})  # fmt: skip
_OPENING = _STATES | {"to", "that"}
# Behind these, such a form is a verb: "said continued fighting …" would be a clause.
_SAYING = frozenset({"say", "add", "note", "report", "think", "believe", "hear", "know", "be", "have"})
_BARE = BASES | frozenset(
    {
        "complete",
        "free",
        "clear",
        "open",
        "secure",
        "finish",
        "end",
        "lower",
        "double",
        "respect",
        "fight",
        "work",
        "help",
        "keep",
        "take",
        "make",
        "stand",
        "correct",
    }
)

# Nouns without an article that the parser takes for verbs, or that for a demonstrative.
_UNCOUNTED = frozenset({"work", "help", "trade", "support", "aid", "travel", "access", "traffic", "control", "research", "fire", "transit", "fuel", "food", "progress", "drilling", "cooperation", "assistance", "construction", "power", "water", "oil", "gas", "grain"})  # fmt: skip
_FAR = 12


def mend_contents(tree: Tree) -> None:
    """Apply the repairs of this module; they want words as the parser gave them."""
    lower, last = tree.lower, tree.size - 1
    for index in [at for at, form in enumerate(lower) if form in _OPENING]:
        if not 0 < index < last:
            continue
        if lower[index] in _STATES:
            if tree.pos[index] == "VERB":
                _state(tree, index)
        elif lower[index] == "that":
            if tree.rel[index] == "det" and tree.head[index] == index + 1:
                _subject(tree, index, index + 1)
        elif tree.tag[index] == "TO" and tree.rel[index] == "case":
            _infinitive(tree, index, index + 1)
        elif tree.rel[index] == "mark" and tree.pos[index + 1] == "PUNCT":
            _quoted(tree, index)


def _quoted(tree: Tree, to: int) -> None:
    """Mend "pledged to “respect all treaties”" with respect as a noun: the quotation begins with a verb."""
    act = to + 2
    if act >= tree.size or not (tree.tag[act] == "VB" or tree.lower[act] in _BARE):
        return
    if tree.head[to] != act:
        _infinitive(tree, to, act)
    elif tree.rel[act] in {"xcomp", "advcl", "acl"}:
        tree.pos[act], tree.tag[act], tree.lemma[act] = "VERB", "VB", tree.lower[act]
        tree.pos[to], tree.tag[to] = "PART", "TO"


def _subject(tree: Tree, that: int, thing: int) -> None:
    """Mend "pledged that work on the road would begin" with "that work" as one thing, or working as what was pledged."""
    verb = that - 1
    if tree.pos[verb] != "VERB" or tree.lemma[thing] not in _UNCOUNTED:
        return
    modal = next(
        (at for at in range(thing + 1, min(tree.size, thing + _FAR)) if tree.rel[at] == "aux"), thing
    )
    act = tree.head[modal]
    beside = tree.head[thing] == verb and not tree.has(act, *SUBJECTS)
    if modal == thing or act < modal or not (beside or tree.head[thing] == act):
        return
    tree.attach(that, act, "mark")
    tree.attach(thing, act, "nsubj")
    tree.pos[thing], tree.tag[thing] = "NOUN", "NN"
    tree.pos[that], tree.tag[that] = "SCONJ", "IN"
    for kid in tree.below(thing, "obl"):
        tree.rel[kid] = "nmod"


def _state(tree: Tree, state: int) -> None:
    """Mend "pledged continued support" with support as what continued something: it is what was pledged."""
    verb = state - 1
    if tree.pos[verb] != "VERB" or tree.lemma[verb] in _SAYING or tree.head[state] != verb:
        return
    things = [kid for kid in tree.kids[state] if kid > state and tree.rel[kid] in {"obj", *SUBJECTS}]
    if len(things) != 1 or tree.pos[things[0]] not in NOUNS or tree.has(things[0], "det"):
        return
    thing = things[0]
    for kid in tree.kids[state][:]:
        tree.attach(kid, verb, "obj" if kid == thing else tree.rel[kid])
    tree.attach(state, thing, "amod")
    tree.pos[state], tree.tag[state] = "ADJ", "VBN"


def _infinitive(tree: Tree, to: int, act: int) -> None:
    """Mend "urged Kenya to complete talks" with complete talks as where Kenya is urged to: the tagger saw the infinitive."""
    thing = tree.head[to]
    verb = tree.head[thing]
    if not (tree.lower[act] in _BARE or act > to + 1) or tree.head[act] != thing or thing <= act:
        return
    if tree.rel[act] not in {"amod", "compound"} or tree.rel[thing] not in {"obl", "nmod", "xcomp"}:
        return
    above = tree.rel[thing]
    if above == "nmod":
        verb = tree.head[verb]  # "urged Kenya to": hung on Kenya
    if tree.pos[verb] != "VERB" or verb > to:
        return
    tree.attach(act, verb, "xcomp")
    tree.attach(to, act, "mark")
    tree.attach(thing, act, "obj")
    tree.pos[act], tree.tag[act], tree.lemma[act] = "VERB", "VB", tree.lower[act]
    tree.pos[to], tree.tag[to] = "PART", "TO"
