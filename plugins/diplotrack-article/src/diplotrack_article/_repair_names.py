"""Mends on what a small parser hangs names and offices: partners on topics, lists of offices, names that say who is meant."""

from __future__ import annotations

from diplotrack_article._facts import is_met, is_time, prepositions
from diplotrack_article._grammar import OFFICES
from diplotrack_article._tree import Tree
from diplotrack_article.standins import PERSON

# ruff: noqa: SIM905 - long lists of words are easier to read and to keep as plain words.

GATHERINGS = frozenset(
    """conference summit meeting talk session round forum gathering negotiation visit conversation call exchange trip
    letter message dinner lunch""".split()
)
"""What is held by those who meet."""
# Of what one talks with somebody, and over what line.
_TALKED_OF = frozenset({"discuss", "review", "raise", "coordinate", "explore", "debate"})
_DUE = frozenset({"schedule", "expect", "slate", "due", "set"})
_LINES = frozenset({"phone", "telephone", "video", "videoconference", "link", "hotline"})
_LIST = 14


def name_out_of_place(tree: Tree, name: int) -> None:
    """Mend what a name is hung on."""
    if tree.rel[name] == "nmod":
        _partner_on_topic(tree, name)
    elif tree.rel[name] == "appos":
        _office_in_a_list(tree, name)
    elif tree.rel[name] == "obl":
        _behind_what_is_due(tree, name)
    elif tree.rel[name] == "conj":
        _beside_the_office(tree, name)
    else:
        _beside_its_noun(tree, name)


def _beside_the_office(tree: Tree, other: int) -> None:
    """Mend "met the envoy for Chad, Musa, and his Malian counterpart" with the counterpart beside Chad or beside the name."""
    office = tree.head[other]
    while tree.rel[office] in {"appos", "nmod", "flat"} and tree.head[office] < office:
        office = tree.head[office]
    if office == tree.head[other] or tree.lemma[other] not in OFFICES | {"counterpart"}:
        return
    apart = tree.rel[tree.head[other]] == "appos" or not is_met(tree, tree.head[other])
    if (
        apart
        and tree.pos[office] == "NOUN"
        and is_met(tree, office)
        and tree.has(other, "nmod:poss", "det", "amod")
    ):
        tree.attach(other, office, "conj")


def _behind_what_is_due(tree: Tree, noun: int) -> None:
    """Mend "are scheduled to gather in Lima for a summit" with the summit on the schedule."""
    verb = tree.head[noun]
    if tree.lemma[verb] not in _DUE:
        return
    acts = [kid for kid in tree.below(verb, "xcomp") if verb < kid < noun and tree.tag[kid] == "VB"]
    if acts and not is_time(tree, noun):
        tree.attach(noun, acts[-1], "obl")


def _office_in_a_list(tree: Tree, office: int) -> None:
    """Mend "the President of Chad, Musa, the President of Mali, Okello, and …" with Mali's president as who Musa is."""
    edge = min((kid for kid in tree.kids[office] if tree.rel[kid] != "punct"), default=office)
    top = office
    while tree.rel[top] in {"appos", "conj"} and tree.head[top] < top:
        top = tree.head[top]
    if not {tree.lemma[office], tree.lemma[top]} <= OFFICES or top == office or edge < 2:
        return
    behind = next(
        (i for i in range(office + 1, min(office + _LIST, tree.size - 1)) if tree.lower[i] == ","), 0
    )
    apart = tree.lower[edge - 1] == "," and tree.lower[edge - 2] == PERSON.lower()
    if apart and behind and tree.lower[behind + 1] == PERSON.lower():
        tree.attach(office, top, "conj")
        tree.attach(behind + 1, office, "appos")


def _partner_on_topic(tree: Tree, partner: int) -> None:
    """Mend "discussed trade with President Musa" and "by phone with Musa" with Musa on the trade and the phone.

    Likewise "a meeting of the ministers of Chad and Mali with Musa", with Musa on Mali.
    """
    noun = tree.head[partner]
    if noun > partner or tree.lemma[noun] in GATHERINGS or not is_met(tree, partner):
        return
    if prepositions(tree, partner)[:1] != ["with"]:
        return
    while tree.rel[noun] in {"conj", "nmod"} and tree.head[noun] < noun:
        noun = tree.head[noun]
        if tree.lemma[noun] in GATHERINGS:
            tree.attach(partner, noun, "nmod")
            return
    verb = tree.head[noun]
    talked = tree.rel[noun] == "obj" and tree.lemma[verb] in _TALKED_OF
    if tree.pos[verb] == "VERB" and (talked or (tree.rel[noun] == "obl" and tree.lemma[noun] in _LINES)):
        tree.attach(partner, verb, "obl")


def _beside_its_noun(tree: Tree, name: int) -> None:
    """Mend "briefed its partners Chad and Mali" with the names as another object: they say who the partners are."""
    noun, verb = name - 1, tree.head[name]
    if tree.tag[name] != "NNP" or not name or tree.tag[noun] != "NNS":
        return
    if verb < noun and tree.within(noun, verb) and not tree.has(name, "case", "det", "nmod:poss"):
        tree.attach(name, noun, "appos")
