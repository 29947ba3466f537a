"""Mends arguments: infinitives, prepositional phrases and modal verbs that a small parser hangs in the wrong place.

Each repair says which error it is for. All are local: they look at a token and its neighbors in the tree.
"""

# ruff: noqa: SIM905 - long lists of words are easier to read and to keep as plain words.

from __future__ import annotations

from diplotrack_article._facts import ABSTRACT, SUBJECTS, is_time
from diplotrack_article._grammar import (
    ASKING_NOUNS,
    COMPOUND_PREPOSITIONS,
    DUE,
    EVENTS,
    HEARER_PREPOSITIONS,
    INFINITIVE_NOUNS,
    INFINITIVE_VERBS,
    VERB_PREPOSITIONS,
)
from diplotrack_article._tree import NOUNS, Tree
from diplotrack_article.standins import PERSON

# Nouns that have the preposition of the verbs before them themselves: "discussed relations with Japan".
_SAME_PREPOSITION = frozenset(
    """relation relations relationship tie ties talk talks meeting agreement treaty deal dialogue contact contacts
    cooperation partnership border alliance negotiation negotiations conflict war trade visit trip envoy ambassador
    delegation invitation message letter note""".split()
) - frozenset({"message", "letter", "note", "invitation", "delegation", "envoy"})
_PERSONAL_ENDINGS = (
    "er",
    "or",
    "ist",
    "ian",
    "ese",
    "man",
    "ee",
    "oy",
    "ers",
    "ors",
    "oys",
    "ists",
    "ians",
    "men",
    "ees",
)
_PERSONS = frozenset(
    """side sides government governments party parties country countries state states authority authorities ministry
    people council commission union group power nation nations ally allies military army community agency parliament
    court committee president presidents secretary secretaries opponents resident residents counterpart counterparts assembly congress delegation guest host team bank company""".split()
)

# At what a party agrees to act, and the verbs for it.
_PROMPTING = frozenset("request behest insistence urging suggestion prompting initiative invitation".split())
_INFINITIVES = frozenset({"advcl", "acl", "xcomp"})
_SET_BESIDE = frozenset({"parataxis", "dep", "list"})
_DUE = frozenset({*DUE, "be", "have"})
_COMMISSIVE = frozenset("agree promise pledge undertake decide consent vow refuse decline offer".split())


def mend_arguments(tree: Tree) -> None:
    """Apply the repairs of objects, infinitives and modal verbs; they want subjects in their places."""
    rels, lemmas, kids = tree.rel, tree.lemma, tree.kids
    to = "to" in tree.forms
    for index in range(tree.size):
        rel = rels[index]
        if rel in _INFINITIVES:
            if to:
                _infinitive_as_complement(tree, index)
        elif rel == "obl":
            if rels[tree.head[index]] != "advmod":
                _modifier_of_noun(tree, index)
            elif not _more_than(tree, index):
                _behind_adverb(tree, index)
        elif rel == "nmod":
            if kids[index]:
                _modifier_of_verb(tree, index)
        elif rel in _SET_BESIDE and tree.pos[index] in NOUNS and tree.has(index, "case"):
            _loose_phrase(tree, index)
    for index in range(tree.size) if to else ():
        if lemmas[index] in _DUE:
            _due(tree, index)
    for index in range(tree.size):
        if rels[index] == "obl" and not tree.has(index, "case", "mark"):
            _bare_oblique(tree, index)


def _infinitive_as_complement(tree: Tree, index: int) -> None:
    """An infinitive that fills an argument of a verb, called a purpose or hung on the verb's object."""
    to = [kid for kid in tree.kids[index] if tree.lower[kid] == "to" and tree.rel[kid] in {"mark", "aux"}]
    if not to or to[0] > index:
        return
    head = tree.head[index]
    if tree.rel[index] in {"xcomp", "advcl"}:
        nouns = [
            kid
            for kid in tree.below(head, "obj", "nsubj:pass")
            if kid < index and tree.lemma[kid] in INFINITIVE_NOUNS and not tree.has(kid, "acl")
        ]
        if nouns and tree.pos[head] == "VERB" and not tree.has(head, "iobj"):
            tree.attach(index, nouns[-1], "acl")
            return
    if tree.rel[index] == "xcomp":
        return
    if tree.rel[index] == "acl":
        _infinitive_on_noun(tree, index)
    elif (
        tree.pos[head] == "VERB"
        and tree.lemma[head] in INFINITIVE_VERBS
        and head < index
        and not tree.has(head, "xcomp", "ccomp")
    ):
        # "in order to", ", to …" are purposes whatever the verb.
        before = tree.lower[to[0] - 1] if to[0] else ""
        if before in {",", "order", "so"}:
            return
        asked = HEARER_PREPOSITIONS.get(tree.lemma[head], frozenset())
        if tree.lemma[head] in {"call", "appeal"} and not tree.has(head, "obl"):
            # "Called his colleague to congratulate him."
            return
        for kid in tree.below(head, "obl"):
            preposition = [tree.lower[part] for part in tree.below(kid, "case")]
            thing = tree.pos[kid] == "NOUN" and not _person(tree, kid)
            if preposition[:1] == ["for"] and "for" in asked and kid < index and thing:
                # "Called for efforts to secure peace": the efforts are to.
                tree.attach(index, kid, "acl")
                return
        tree.rel[index] = "xcomp"


def _infinitive_on_noun(tree: Tree, index: int) -> None:
    """Take an infinitive from the one urged to the verb, and from the one invited to the invitation."""
    head = tree.head[index]
    verb = tree.head[head]
    asking = _asked_of(tree, index)
    if asking is not None:
        tree.attach(index, asking, "acl")
        return
    if tree.rel[head] == "obl" and _at_request(tree, head) and not tree.has(verb, "xcomp", "ccomp", "obj"):
        if tree.lemma[verb] in _COMMISSIVE:
            tree.attach(index, verb, "xcomp")  # "agreed, at Oman's request, to free the crew"
        return
    named = tree.pos[head] in {"PROPN", "PRON"} or tree.rel[head] == "iobj"
    if tree.rel[head] not in {"obj", "iobj", "obl", "nsubj:pass"} or tree.lemma[verb] not in INFINITIVE_VERBS:
        return
    if not named and tree.lemma[verb] in {"accept", "decline", "offer", "make", "seek", "need"}:
        return
    if not named and not _person(tree, head):
        return
    tree.attach(index, verb, "xcomp")


def _at_request(tree: Tree, noun: int) -> bool:
    return tree.lemma[noun] in _PROMPTING and any(tree.lower[kid] == "at" for kid in tree.below(noun, "case"))


def _asked_of(tree: Tree, index: int) -> int | None:
    """Find the invitation in "an invitation was extended to the sultan to visit", where "visit" hangs on the sultan."""
    person = tree.head[index]
    above = tree.head[person]
    if tree.rel[person] not in {"obl", "nmod"} or not any(
        tree.lower[kid] == "to" for kid in tree.below(person, "case")
    ):
        return None
    nouns = [above] if tree.rel[person] == "nmod" else tree.below(above, "obj", "nsubj:pass")
    return next((noun for noun in nouns if noun < person and tree.lemma[noun] in ASKING_NOUNS), None)


def _modifier_of_verb(tree: Tree, index: int) -> None:
    """A preposition behind an object: of the verb's pattern ("briefed the council on"), or of the wrong noun."""
    noun = tree.head[index]
    cases = [tree.lower[kid] for kid in tree.below(index, "case") if kid < index]
    if not cases or index < noun:
        return
    if cases[0] == "for" and tree.lemma[index] in EVENTS and (act := _act_in_place(tree, noun)) >= 0:
        # "Was in Quito from 5 to 7 April for talks": the talks are for no days.
        tree.attach(index, act, "obl")
        return
    verb = tree.head[noun]
    if is_time(tree, noun) and tree.rel[noun] in {"obl", "obl:unmarked"}:
        # "On 10 August for talks with the president": the talks are no part of the day.
        if cases[0] != "of" and tree.pos[verb] in {"VERB", "AUX"}:
            tree.attach(index, verb, "obl")
    elif tree.rel[noun] in {"obj", "iobj"}:
        if (
            cases[0] in {"by", "before", "until"} and is_time(tree, index) and tree.lemma[noun] not in EVENTS
        ) or (
            cases[0] in VERB_PREPOSITIONS.get(tree.lemma[verb], ())
            and tree.lemma[noun] not in _SAME_PREPOSITION
        ):
            tree.attach(index, verb, "obl")
    elif (
        cases[0] == "between" and tree.rel[noun] == "nmod" and tree.lemma[noun] not in EVENTS and verb < noun
    ):
        _between(tree, index, noun, verb)


def _modifier_of_noun(tree: Tree, index: int) -> None:
    """Mend "made calls to Musa" with an oblique of the calls, and "met counterparts from Chad" with "from" on the verb."""
    head = tree.head[index]
    if (
        tree.pos[head] == "NOUN"
        and head < index
        and tree.rel[head] in {"obj", "obl", "nsubj", "nmod", "conj"}
    ):
        if not tree.has(head, "cop", "aux:pass", *SUBJECTS):
            tree.rel[index] = "nmod"
        return
    if "from" not in tree.forms:
        return
    cases = [kid for kid in tree.below(index, "case") if kid < index]
    if not cases or tree.lower[cases[0]] != "from" or tree.pos[cases[0] - 1] != "NOUN":
        return
    noun = cases[0] - 1
    if tree.head[noun] == head and tree.rel[noun] in {"obj", "obl"} and _person(tree, noun):
        tree.attach(index, noun, "nmod")


def _act_in_place(tree: Tree, noun: int) -> int:
    """Find the predicate of which a time or a place is told, as which a phrase only looks; -1 for other nouns."""
    for _ in range(4):
        if tree.has(noun, "cop"):
            return noun
        if not (is_time(tree, noun) or tree.pos[noun] in {"NUM", "PROPN"}):
            return -1
        if tree.lower[noun] == PERSON.lower():
            return -1
        above = tree.head[noun]
        if above == noun:
            return -1
        if tree.pos[above] in {"VERB", "AUX"}:
            return above if tree.rel[noun] in {"obl", "obl:unmarked"} else -1
        noun = above
    return -1


def _behind_adverb(tree: Tree, index: int) -> None:
    """Mend "ahead of the summit" hung on "ahead": the two words are a preposition of the verb's."""
    adverb = tree.head[index]
    cases = [tree.lower[kid] for kid in tree.below(index, "case") if kid == adverb + 1]
    if cases and (tree.lower[adverb], cases[0]) in COMPOUND_PREPOSITIONS:
        tree.attach(index, tree.head[adverb], "obl")


def _more_than(tree: Tree, index: int) -> bool:
    """Mend "spent more than an hour" with "more" as how the time was spent, and not as a part of its measure."""
    more = tree.head[index]
    verb = tree.head[more]
    than = [kid for kid in tree.below(index, "case") if tree.lower[kid] == "than"]
    if (
        tree.lower[more] not in {"more", "less"}
        or not than
        or tree.has(verb, "obj")
        or tree.pos[verb] != "VERB"
    ):
        return False
    tree.attach(index, verb, "obj")
    tree.attach(more, index, "advmod")
    tree.attach(than[0], more, "fixed")
    return True


def _between(tree: Tree, index: int, inner: int, outer: int) -> None:
    """Mend "the exchange of prisoners between Israel and Hamas": it is no prisoners that are between them."""
    if tree.pos[outer] == "NOUN" and tree.has(inner, "case"):
        tree.attach(index, outer, "nmod")


def _loose_phrase(tree: Tree, index: int) -> None:
    """A phrase with a preposition that the parser only set beside: "held talks in Oslo with the minister"."""
    head = tree.head[index]
    if index > head and not tree.has(index, "cop", *SUBJECTS):
        tree.rel[index] = "obl" if tree.pos[head] in {"VERB", "AUX", "ADJ"} else "nmod"


def _person(tree: Tree, index: int) -> bool:
    lower = tree.lower[index]
    return lower in _PERSONS or lower.endswith(_PERSONAL_ENDINGS)


def _bare_oblique(tree: Tree, index: int) -> None:
    """An oblique without a preposition is a time, or the person met, urged or told."""
    head = tree.head[index]
    if is_time(tree, index) or tree.pos[head] not in {"VERB", "AUX"}:
        tree.rel[index] = "obl:unmarked"
    elif tree.pos[index] in {"PROPN", "PRON", "NOUN"} and index > head and not tree.has(head, "obj"):
        tree.rel[index] = "obj"


def _due(tree: Tree, index: int) -> None:
    """Mend "Is due to meet", "is to meet", "is going to meet", "has to meet": one predicate, "meet"."""
    if tree.rel[index] in {"aux", "aux:pass", "cop"} or tree.pos[index] in NOUNS:
        return
    infinitives = [
        kid
        for kid in tree.kids[index]
        if kid > index
        and tree.rel[kid] in {"xcomp", "advcl", "ccomp", "csubj", "acl", "dep"}
        and any(tree.lower[mark] == "to" and mark < kid for mark in tree.below(kid, "mark", "aux"))
    ]
    if not infinitives or tree.has(index, "obj"):
        return
    auxiliary = any(tree.lemma[kid] == "be" for kid in tree.below(index, "aux", "aux:pass", "cop"))
    lemma = tree.lemma[index]
    if lemma in DUE and not (auxiliary or tree.rel[index] in {"amod", "acl", "advcl"}):
        return
    if lemma == "be" and any(tree.lemma[kid] in ABSTRACT for kid in tree.below(index, "nsubj", "csubj")):
        return
    verb = infinitives[0]
    tree.swap(verb, "aux:due")
    for kid in tree.kids[verb]:
        if tree.lower[kid] == "to" and tree.rel[kid] in {"mark", "aux"}:
            tree.rel[kid] = "aux:to"
        elif tree.rel[kid] in {"cop", "aux:pass"} and kid < index:
            tree.rel[kid] = "aux"
    passive = tree.has(verb, "aux:pass")
    for kid in tree.below(verb, "nsubj", "nsubj:pass"):
        tree.rel[kid] = "nsubj:pass" if passive else "nsubj"
