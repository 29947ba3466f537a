"""Mends what opens a sentence before its subject: participles, and places that a small parser takes into a list with it."""

from __future__ import annotations

import itertools

from diplotrack_article._facts import finite, first_word
from diplotrack_article._grammar import OFFICES
from diplotrack_article._tree import NOUNS, Tree
from diplotrack_article.standins import PARTY, PERSON

_NAMES = frozenset({PERSON.lower(), PARTY.lower()})
_SUBJECT = ("nsubj", "nsubj:pass")
_PLACING = frozenset({"in", "at", "from", "outside", "near", "during", "after", "on", "following"})
_LISTING = frozenset({"conj", "appos", "nmod"})
_RETURNING = frozenset({"return", "exchange", "addition", "response", "turn"})


def mend_openings(tree: Tree) -> None:
    """Apply the repairs of this module, on which others build."""
    rels, lower = tree.rel, tree.lower
    for index in range(tree.size):
        rel = rels[index]
        if rel == "case":
            if lower[index] in _PLACING:
                _place_and_subject(tree, index)
                _aside_for_subject(tree, index)
        elif rel == "advcl":
            if lower[index].endswith("ing"):
                _object_for_subject(tree, index)
        elif rel == "obl":
            if lower[index] in _RETURNING:
                _return_and_subject(tree, index)
        elif rel == "aux" and lower[index] == "having":
            _having(tree, tree.head[index])
        elif rel == "nsubj" and tree.lemma[index] in OFFICES and tree.has(index, "nsubj"):
            _office_for_subject(tree, index)


def _office_for_subject(tree: Tree, office: int) -> None:
    """Mend "On 8 May, he and Musa, Prime Minister of Chad, met" with the minister as who met and the two as subjects of that."""
    verb, subject = tree.head[office], tree.below(office, "nsubj")[0]
    if not subject < office < verb or tree.has(office, "cop") or "," not in tree.lower[subject:office]:
        return
    for kid in [*tree.kids[office]]:
        if kid <= subject and tree.rel[kid] != "punct":
            tree.attach(kid, verb, tree.rel[kid])
    joined = [kid for kid in tree.below(subject, "conj") if kid < office]
    tree.attach(office, joined[-1] if joined else subject, "appos")


def _return_and_subject(tree: Tree, noun: int) -> None:
    """Mend "In return Slovakia is to pay" with Slovakia as what is returned."""
    verb = tree.head[noun]
    if verb < noun or tree.has(verb, *_SUBJECT):
        return
    names = [
        kid
        for kid in tree.kids[noun]
        if kid == noun + 1 and tree.pos[kid] == "PROPN" and not tree.has(kid, "case")
    ]
    if names:
        tree.attach(names[0], verb, "nsubj:pass" if tree.has(verb, "aux:pass") else "nsubj")


def _having(tree: Tree, participle: int) -> None:
    """Mend "Having met Musa, Okello flew on" with the participle as the main verb and the main verb beside it."""
    if tree.rel[participle] != "root" or tree.has(participle, *_SUBJECT):
        return
    mains = [kid for kid in tree.below(participle, "conj", "parataxis", "ccomp") if finite(tree, kid)]
    main = next((kid for kid in mains if kid > participle and not tree.has(kid, "cc")), -1)
    if main < 0 or "," not in tree.lower[participle:main]:
        return
    tree.attach(main, main, "root")
    tree.attach(participle, main, "advcl")
    for kid in [*tree.kids[participle]]:
        if kid > main:
            tree.attach(kid, main, tree.rel[kid])
    if not tree.has(main, *_SUBJECT):
        _subject_behind_comma(tree, participle, main)


def _subject_behind_comma(tree: Tree, participle: int, main: int) -> None:
    """Give a main verb the noun behind the comma: "Having left on Monday, Musa, the minister, flew on"."""
    comma = tree.lower.index(",", participle)
    for index in range(comma + 1, main):
        if (
            tree.pos[index] in NOUNS
            and tree.rel[index] in {"appos", "conj", "nmod", "flat"}
            and tree.head[index] < comma
        ):
            tree.attach(index, main, "nsubj")
            return


def _object_for_subject(tree: Tree, participle: int) -> None:
    """Mend "After meeting Musa, Okello flew on" with Musa as a second subject."""
    main = tree.head[participle]
    subjects = [kid for kid in tree.below(main, *_SUBJECT) if kid < main]
    if participle > main or len(subjects) < 2 or tree.has(participle, "obj"):
        return
    first, second = subjects[0], subjects[1]
    between = [i for i in range(participle + 1, first) if tree.head[i] not in (first, participle)]
    if first < participle or between or "," not in tree.lower[first:second]:
        return
    tree.attach(first, participle, "obj")
    if tree.pos[participle] == "NOUN":
        tree.pos[participle], tree.tag[participle] = "VERB", "VBG"


def _place_and_subject(tree: Tree, preposition: int) -> None:
    """Mend "In Nairobi, Kenya and Uganda agreed" with the three in one list, and the same behind "At the talks on Monday, …"."""
    place = tree.head[preposition]
    verb = tree.head[place]
    opens = preposition == 0 or tree.sentence[preposition - 1] != tree.sentence[preposition]
    if not opens or not place < verb or not finite(tree, verb):
        return
    if tree.rel[place] in _SUBJECT and tree.lower[preposition] == "following":
        tree.rel[place] = "obl"  # "Following talks in Geneva, Kenya and Uganda agreed"
    if tree.rel[place] != "obl":
        return
    comma = next((index for index in range(place + 1, verb) if tree.lower[index] == ","), -1)
    listed = [
        index
        for index in range(comma + 1, verb)
        if (tree.rel[index] in _LISTING or (tree.rel[index] == "punct" and tree.pos[index] == "PROPN"))
        and tree.head[index] < comma
        and tree.within(index, place)
    ]
    if comma < 0 or not listed or tree.has(listed[0], "cc", "case"):
        return
    if tree.lower[first_word(tree, listed[0]) - 1] != ",":
        return
    subject = next((kid for kid in tree.below(verb, *_SUBJECT) if kid < verb), -1)
    first, rest = listed[0], [*listed[1:], *([subject] if subject >= 0 else [])]
    below = [first, *([subject] if subject >= 0 else [])]
    joined = [*rest, *(kid for one in below for kid in tree.below(one, "conj") if kid < verb)]
    if subject < 0 and not any(tree.has(kid, "cc") for kid in joined):
        _last_for_subject(tree, listed, verb)
        return
    if not any(tree.has(kid, "cc") for kid in joined) and not _joined_before(tree, first, subject):
        return
    tree.attach(first, verb, "nsubj:pass" if tree.has(verb, "aux:pass") else "nsubj")
    for kid in joined:
        tree.attach(kid, first, "conj")


def _last_for_subject(tree: Tree, listed: list[int], verb: int) -> None:
    """Mend "At the invitation of the President of Chad, Musa, the President of Mali, Keita, came" with nobody who came."""
    if tree.has(verb, "csubj", "expl") or any(one + 1 == other for one, other in itertools.pairwise(listed)):
        return  # "On May 12, Minister Musa met": office and name are mended later
    people = [i for i in listed if tree.lower[i] in _NAMES or tree.lower[i] in OFFICES]
    office = people[-2] if len(people) > 1 and tree.lower[people[-2]] in OFFICES else -1
    if office >= 0 and tree.lower[people[-1]] == PERSON.lower():
        tree.attach(people.pop(), office, "appos")
    if people and tree.lower[first_word(tree, people[-1]) - 1] == ",":
        tree.attach(people[-1], verb, "nsubj:pass" if tree.has(verb, "aux:pass") else "nsubj")


def _joined_before(tree: Tree, first: int, subject: int) -> bool:
    """Whether "and" stands before a subject's own words: "On 3 March, Musa and Foreign Minister Okello met"."""
    between = tree.lower[first + 1 : subject]
    return tree.lower[first] in _NAMES and "and" in between and "," not in between[between.index("and") :]


def _aside_for_subject(tree: Tree, preposition: int) -> None:
    """Mend "Musa, on her first trip to Asia, is to meet Okello" with the trip as the subject."""
    aside = tree.head[preposition]
    if (
        tree.rel[aside] not in {"nsubj", "nsubj:outer"}
        or preposition == 0
        or tree.lower[preposition - 1] != ","
    ):
        return
    verb = tree.head[aside]
    for kid in tree.below(verb, "obl", "dislocated", "vocative", "nmod"):
        named = tree.pos[kid] in NOUNS and not tree.has(kid, "case")
        if named and kid < preposition and "," not in tree.lower[kid : preposition - 1]:
            tree.attach(kid, verb, "nsubj")
            tree.attach(aside, verb, "obl")
            return
