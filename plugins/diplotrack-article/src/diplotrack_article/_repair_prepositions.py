"""Mends what a small parser makes of prepositions and of clauses without a relative pronoun."""

from __future__ import annotations

from diplotrack_article._facts import is_time
from diplotrack_article._grammar import CONTENT_NOUNS, INFINITIVE_NOUNS, WEEKDAYS
from diplotrack_article._tree import NOUNS, Tree

_SUBJECT = ("nsubj", "nsubj:pass")
# Who can sign, reach or hold something; such a noun is not itself signed, reached or held.
_ACTING = frozenset(
    """government leader minister side country president party capital delegation team premier official envoy ministry
    state nation pair two chancellor king neighbor neighbour diplomat negotiator secretary""".split()  # noqa: SIM905
)


def mend_prepositions(tree: Tree) -> None:
    """Apply the repairs of this module."""
    for index in range(tree.size):
        rel = tree.rel[index]
        if rel in {"obj", "iobj"} and _preposition(tree, index) >= 0:
            tree.rel[index] = "obl"  # "sent to Modi": what follows a preposition is no object
        elif rel in _SUBJECT and (case := _preposition(tree, index)) > 0:
            _subject_behind(tree, index, case)
        elif rel == "obl" and _joins(tree, index):
            _coordinated(tree, index)
        elif rel == "acl" and tree.tag[index] in {"VBN", "VBD"}:
            _without_pronoun(tree, index)
        if rel in {"acl", "ccomp"}:
            _pronoun_for_that(tree, index)
        if tree.pos[index] == "VERB":
            _weekday_before_name(tree, index)
            _opening_participle(tree, index)


def _preposition(tree: Tree, index: int) -> int:
    """Find the preposition before a noun; -1 where there is none, or only "of" and "as", which subjects may bear."""
    for kid in tree.below(index, "case"):
        if kid < index and tree.pos[kid] == "ADP" and tree.lower[kid] not in {"of", "as", "than", "like"}:
            return kid
    return -1


def _subject_behind(tree: Tree, subject: int, case: int) -> None:
    """Mend "In a call with Wang Yi, Secretary Rubio urged" with Wang as subject and Rubio beside him."""
    verb, noun = tree.head[subject], case - 1
    beside = [
        kid
        for kid in tree.below(subject, "appos", "conj", "list", "flat")
        if kid > subject and _behind_comma(tree, kid)
    ]
    if not beside or beside[0] > verb or tree.pos[noun] not in NOUNS:
        return
    real = beside[0]
    for kid in tree.kids[subject][:]:
        if kid > real:
            tree.attach(kid, real, tree.rel[kid])
    tree.attach(real, verb, tree.rel[subject])
    tree.attach(subject, noun, "nmod")


def _behind_comma(tree: Tree, index: int) -> bool:
    edge = index
    while earlier := [kid for kid in tree.kids[edge] if kid < edge and tree.rel[kid] != "punct"]:
        edge = earlier[0]
    return edge > 0 and tree.lower[edge - 1] == ","


def _joins(tree: Tree, index: int) -> bool:
    return any(kid < index for kid in tree.below(index, "cc")) and tree.pos[index] in NOUNS


def _coordinated(tree: Tree, index: int) -> None:
    """Mend "rang Modi on Friday, as well as Tokayev" with the second name as when or where."""
    verb = tree.head[index]
    before = [
        kid for kid in tree.kids[verb] if kid < index and tree.pos[kid] in NOUNS and not is_time(tree, kid)
    ]
    for rel in ("obj", "obl", "nsubj"):
        found = [kid for kid in before if tree.rel[kid] == rel and kid > verb]
        if found:
            tree.attach(index, found[-1], "conj")
            return


def _without_pronoun(tree: Tree, verb: int) -> None:
    """Mend "the memorandum the two governments signed" with the governments as what was signed."""
    actor = tree.head[verb]
    if tree.lemma[actor] not in _ACTING or tree.has(verb, "obl:agent", "aux", "aux:pass", "obj", "mark"):
        return
    if verb > 0 and tree.lower[verb - 1] == ",":
        return
    edge = actor
    while earlier := [kid for kid in tree.kids[edge] if kid < edge]:
        edge = earlier[0]
    thing = edge - 1
    if (
        edge == actor
        or thing < 0
        or tree.pos[thing] != "NOUN"
        or tree.lemma[thing] in _ACTING
        or is_time(tree, thing)
    ):
        return
    if tree.within(thing, actor):
        return
    if tree.head[thing] == tree.head[actor] and tree.rel[thing] == "iobj":
        tree.rel[thing] = tree.rel[actor]
    tree.attach(actor, verb, "nsubj")
    tree.attach(verb, thing, "acl:relcl")
    tree.tag[verb] = "VBD"


def _pronoun_for_that(tree: Tree, verb: int) -> None:
    """Mend "the truce that Macron brokered" with "that" as a conjunction: a truce says nothing, it is brokered."""
    noun = tree.head[verb]
    if tree.pos[noun] != "NOUN" or tree.lemma[noun] in CONTENT_NOUNS | INFINITIVE_NOUNS:
        return
    marks = [kid for kid in tree.below(verb, "mark") if tree.lower[kid] == "that"]
    if (
        not marks
        or not tree.has(verb, *_SUBJECT)
        or tree.has(verb, "obj", "ccomp", "xcomp", "aux:pass", "cop")
    ):
        return
    tree.rel[marks[0]], tree.pos[marks[0]], tree.tag[marks[0]] = "obj", "PRON", "WDT"
    tree.attach(verb, noun, "acl:relcl")


def _weekday_before_name(tree: Tree, verb: int) -> None:
    """Mend "On Thursday Albanese received" with the name as a part of the day."""
    if tree.has(verb, *_SUBJECT, "expl", "csubj") or tree.tag[verb] not in {"VBD", "VBZ", "VBP"}:
        return
    for day in tree.below(verb, "obl", "obl:unmarked", "nmod"):
        names = [kid for kid in tree.kids[day] if kid == day + 1 and tree.pos[kid] == "PROPN" and kid < verb]
        if tree.lower[day] in WEEKDAYS and names and not tree.has(names[0], "case"):
            tree.attach(names[0], verb, "nsubj")
            return
        if tree.pos[day] == "PROPN" and tree.lower[day - 1] in WEEKDAYS and tree.head[day - 1] == day:
            case = [kid for kid in tree.below(day, "case") if kid < day - 1]
            for kid in case:
                tree.attach(kid, day - 1, "case")
            tree.attach(day - 1, verb, "obl")
            tree.attach(day, verb, "nsubj")
            return


def _opening_participle(tree: Tree, verb: int) -> None:
    """Mend "Meeting in Abuja, the leaders offered" with the participle as a second subject."""
    subjects = [kid for kid in tree.below(verb, *_SUBJECT) if kid < verb]
    if (
        len(subjects) < 2
        or not tree.lower[subjects[0]].endswith("ing")
        or tree.has(subjects[0], "det", "nmod:poss")
    ):
        return
    first = subjects[0]
    opens = first == 0 or tree.sentence[first - 1] != tree.sentence[first]
    if not opens or "," not in tree.lower[first : subjects[1]]:
        return
    tree.pos[first], tree.tag[first], tree.rel[first] = "VERB", "VBG", "advcl"
    tree.lemma[first] = {"meeting": "meet", "gathering": "gather"}.get(tree.lower[first], tree.lemma[first])
    for kid in tree.below(first, "nmod"):
        tree.rel[kid] = "obl"
