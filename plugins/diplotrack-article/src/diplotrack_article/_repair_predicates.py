"""Mends predicates that a small parser takes for a part of the noun behind their comma, and subjects that are numbers."""

from __future__ import annotations

from diplotrack_article._facts import is_time
from diplotrack_article._grammar import OFFICES
from diplotrack_article._tree import NOUNS, Tree
from diplotrack_article._verbs import LEMMAS
from diplotrack_article.standins import PERSON

ORDINALS = frozenset(
    {
        "next",
        "second",
        "third",
        "fourth",
        "fifth",
        "sixth",
        "seventh",
        "eighth",
        "ninth",
        "tenth",
        "eleventh",
        "twelfth",
    }
)

_HOLDING = frozenset({"hold", "host", "convene", "organize", "organise", "schedule", "postpone"})
_PERSON = PERSON.lower()
_MOTIONS = {
    "lands": "land",
    "visits": "visit",
    "heads": "head",
    "tours": "tour",
    "stops": "stop",
    "travels": "travel",
    "returns": "return",
    "flies": "fly",
    "leaves": "leave",
    "hosts": "host",
    "arrives": "arrive",
    "talks": "talk",
}
_HIGHEST = 8  # how far up a tree is looked: a repair may tie one into a ring
_APPOSED = frozenset({"his", "her", "its", "their", "the", "a", "an", "only", "what"})


def mend_predicates(tree: Tree) -> None:
    """Apply the repairs of this module, on which those of single words build."""
    rels, forms = tree.rel, tree.lower
    for index in range(tree.size - 3):
        rel, form = rels[index], forms[index]
        if form in ORDINALS and tree.has(index, "det"):
            _numeral(tree, index)
        elif rel == "amod":
            if tree.tag[index] in {"VBN", "VBD"}:
                _verb_or_act_for_adjective(tree, index)
        elif rel == "cop":
            if tree.pos[tree.head[index]] in {"ADJ", "ADV"}:
                _before_apposition(tree, tree.head[index])
        elif rel == "conj" and tree.pos[index] == "ADJ" and form.endswith("ed"):
            _past_for_adjective(tree, index)
        elif form in _MOTIONS:
            if rel == "conj" and forms[index - 1] == ",":
                _motion_behind_aside(tree, index)
            elif rel == "root" and forms[index - 1] == _PERSON:
                _motion_for_plural(tree, index)
        elif form == _PERSON:
            if rel == "nsubj" and tree.head[index] == index + 1:
                _name_behind_office(tree, index)
        elif form == "due" and rel == "mark" and tree.has(index, "nsubj"):
            _due_for_mark(tree, index)


def _verb_or_act_for_adjective(tree: Tree, index: int) -> None:
    """Mend a past form that is read as an adjective, by whether it has a subject."""
    if tree.has(index, "nsubj"):
        _verb_for_adjective(tree, index)
    elif tree.rel[tree.head[index]] == "root":
        _act_for_adjective(tree, index)


def _before_apposition(tree: Tree, predicate: int) -> None:
    """Mend "Musa is due in Oslo on Monday, his third visit in a year" with the visit as what Musa is."""
    noun = tree.head[predicate]
    if tree.pos[noun] != "NOUN" or noun < predicate or "," not in tree.lower[predicate:noun]:
        return
    comma = noun - 1 - tree.lower[predicate:noun][::-1].index(",")
    if tree.lower[comma + 1] not in _APPOSED:
        return
    behind = [kid for kid in tree.kids[noun] if kid > comma]
    tree.swap(predicate, "parataxis")
    for kid in behind:
        tree.attach(kid, noun, tree.rel[kid])
    if tree.lower[tree.size - 1] == "." and tree.head[tree.size - 1] == noun:
        tree.attach(tree.size - 1, predicate, "punct")


def _past_for_adjective(tree: Tree, index: int) -> None:
    """Mend "ended the talks and headed for Oslo" with "headed" as what somebody is."""
    place = any(tree.has(kid, "case") for kid in tree.below(index, "obl") if kid > index)
    verb = tree.head[index]
    resumed = tree.lower[max(0, index - 2) : index] == [",", "and"]
    for _ in range(_HIGHEST if resumed else 0):
        if tree.tag[verb] != "VBD":
            verb = tree.head[verb]  # "…, his first since he was elected, and headed for Oslo"
    if tree.tag[verb] == "VBD" and place and not tree.has(index, "cop", "advmod"):
        tree.attach(index, verb, "conj")
        tree.pos[index], tree.tag[index] = "VERB", "VBD"
        tree.lemma[index] = LEMMAS.get(tree.lower[index], tree.lemma[index])


def _motion_for_plural(tree: Tree, verb: int) -> None:
    """Mend "Chad's Musa lands in Oslo on Monday" with the landing as several lands of Musa's."""
    person = verb - 1
    if (
        tree.pos[verb] != "NOUN"
        or tree.head[person] != verb
        or not any(kid > verb for kid in tree.below(verb, "obl", "nmod"))
    ):
        return
    for kid in tree.kids[verb][:]:
        if kid < person and tree.rel[kid] in {"det", "amod", "compound", "nmod:poss", "nmod:desc"}:
            tree.attach(kid, person, tree.rel[kid])
        elif kid > verb and tree.rel[kid] == "nmod":
            tree.rel[kid] = "obl"
    tree.rel[person] = "nsubj"
    tree.pos[verb], tree.tag[verb], tree.lemma[verb] = "VERB", "VBZ", _MOTIONS[tree.lower[verb]]


def _numeral(tree: Tree, index: int) -> None:
    """Mend "The next will be held in Oslo" and "will hold the next in Oslo" with the next as no noun: it is a round, or a visit."""
    held = tree.rel[index] == "obj" and tree.lemma[tree.head[index]] in _HOLDING
    if held or tree.rel[index] in {"nsubj", "nsubj:pass"}:
        tree.pos[index], tree.tag[index] = "NOUN", "NN"


def _name_behind_office(tree: Tree, name: int) -> None:
    """Mend "A team led by deputy minister Ali Musa arrived" with Musa as who arrived, in a clause on the minister."""
    office, verb = name - 1, name + 1
    if tree.rel[verb] != "acl:relcl" or tree.head[verb] != office or tree.lemma[office] not in OFFICES:
        return
    if tree.rel[office] == "root":
        led = [kid for kid in tree.below(office, "amod", "acl") if tree.lower[kid + 1] == "by"]
        team = next((kid for kid in tree.below(office, "compound") if led and kid < led[0]), -1)
        if team < 0:
            return
        tree.attach(team, team, "root")
        for kid in tree.kids[office][:]:
            if kid < team:
                tree.attach(kid, team, tree.rel[kid])
        tree.attach(led[0], team, "acl")
        tree.attach(office, led[0], "obl:agent")
        tree.attach(verb, office, "acl:relcl")
        for kid in tree.below(office, "punct"):
            tree.attach(kid, team, "punct")
    elif not tree.has(office, "case"):
        return
    elif tree.rel[office] == "obl" and any(tree.lower[kid] == "by" for kid in tree.below(office, "case")):
        tree.rel[office] = "obl:agent"
    tree.attach(name, office, "appos")


def _act_for_adjective(tree: Tree, verb: int) -> None:
    """Mend "Chad's Musa on May 9 hosted envoys" with the envoys as root, and "hosted" as what they are."""
    noun = tree.head[verb]
    person = next(
        (kid for kid in tree.below(noun, "compound") if tree.lower[kid] == _PERSON and kid < verb), -1
    )
    if person < 0 or tree.lower[verb] not in LEMMAS or tree.has(noun, "cop", "nsubj", "nsubj:pass", "case"):
        return
    when = [
        kid for kid in (*tree.kids[person], *tree.kids[noun]) if person < kid < verb and tree.has(kid, "case")
    ]
    if noun < verb or not any(is_time(tree, word) for word in range(person + 1, verb)):
        return
    behind = [
        kid for kid in tree.kids[noun] if verb < kid < noun or tree.rel[kid] in {"nmod", "acl", "acl:relcl"}
    ]
    tree.swap(verb, "obj")
    for kid in behind:
        if kid > verb:
            tree.attach(kid, noun, tree.rel[kid])
    for kid in tree.kids[verb][:]:
        if kid < person and tree.rel[kid] != "punct":
            tree.attach(kid, person, tree.rel[kid])
    for kid in when:
        tree.attach(kid, verb, "obl")
    tree.attach(person, verb, "nsubj")
    tree.pos[verb], tree.tag[verb], tree.lemma[verb] = "VERB", "VBD", LEMMAS[tree.lower[verb]]


def _motion_behind_aside(tree: Tree, verb: int) -> None:
    """Mend "Musa, on a trip to Asia, lands in Oslo" with landing as something beside Musa."""
    person = tree.head[verb]
    if tree.lower[person] != _PERSON or tree.rel[person] != "root" or tree.has(verb, "cc", "det"):
        return
    tree.attach(verb, verb, "root")
    tree.attach(person, verb, "nsubj")
    for kid in tree.kids[verb]:
        if tree.rel[kid] == "nmod":
            tree.rel[kid] = "obl"
    for kid in tree.kids[person][:]:
        if kid > verb:
            tree.attach(kid, verb, tree.rel[kid])
    tree.pos[verb], tree.tag[verb], tree.lemma[verb] = "VERB", "VBZ", _MOTIONS[tree.lower[verb]]


def _due_for_mark(tree: Tree, due: int) -> None:
    """Mend "Musa, who came on Monday, is due to meet him" with "due" as what joins on meeting, and with its subject."""
    verb = tree.head[due]
    behind = [kid for kid in tree.kids[verb] if kid > due]
    if tree.pos[verb] == "VERB" and verb > due:
        tree.swap(due, "xcomp")
        for kid in behind:
            tree.attach(kid, verb, tree.rel[kid])


def _verb_for_adjective(tree: Tree, verb: int) -> None:
    """Mend "Chad and the EU opened trade talks in Oslo" with "opened" as what sort of talks they are, which a list ends with."""
    noun, subject = tree.head[verb], tree.below(verb, "nsubj")[0]
    while tree.rel[noun] == "compound" and tree.head[noun] > noun > verb:
        noun = tree.head[noun]
    above, first = tree.head[noun], subject
    if (
        noun < verb
        or subject > verb
        or "," in tree.lower[subject:verb]
        or tree.has(noun, "cop", "nsubj", "nsubj:pass")
    ):
        return
    if (
        tree.rel[noun] == "conj"
        and above < subject
        and tree.pos[above] in NOUNS
        and tree.rel[above] == "root"
    ):
        # "Chad" is root, "talks" stands beside it
        first = above
        tree.attach(noun, noun, "root")
        tree.attach(first, verb, "nsubj")
        tree.attach(subject, first, "conj")
        for kid in tree.below(noun, "cc"):
            tree.attach(kid, subject, "cc")
        for kid in tree.below(first, "punct"):
            tree.attach(kid, noun, "punct")
    elif tree.rel[noun] != "root":
        return
    tree.attach(verb, noun, "amod")
    behind = [kid for kid in tree.kids[noun] if verb < kid < noun]
    tree.swap(verb, "obj")
    for kid in behind:
        tree.attach(kid, noun, tree.rel[kid])
    for kid in tree.below(verb, "nmod"):
        if kid > noun:
            tree.rel[kid] = "obl"
    tree.pos[verb], tree.tag[verb] = "VERB", "VBD"
