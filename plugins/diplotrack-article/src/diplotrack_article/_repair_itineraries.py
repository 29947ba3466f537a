"""Mends journeys with several stops: places that a small parser hangs on the day, the adverb or the article before them."""

from __future__ import annotations

from diplotrack_article._facts import is_time
from diplotrack_article._tree import NOUNS, Tree
from diplotrack_article.standins import PERSON

_PERSON = PERSON.lower()
_JOINED = frozenset({"conj", "appos", "list", "parataxis", "dep"})
_LOOSE = frozenset({"parataxis", "obl:unmarked", "appos", "list", "dep"})
_BESIDE = _JOINED | _LOOSE | {"obl"}
_WHITHER = frozenset({"to", "in", "at"})
_BETWEEN = frozenset({"and", ",", "then", "later", "afterwards", "finally", "on", "onward", "onwards", "back", "over", "from", "there", "to", "in", "at", "the"})  # fmt: skip
_TAKING = frozenset({"take", "bring", "lead", "carry"})
# How far up a tree is looked: a repair may tie one into a ring, and what stands higher is no part of the journey.
_HIGHEST = 8
_RETURNED = frozenset({"fresh", "straight", "hot", "back", "home"})
_ONWARD = frozenset(
    {"on", "onward", "onwards", "back", "over", "up", "down", "across", "later", "afterwards"}
)


def mend_itineraries(tree: Tree) -> None:
    """Apply the repairs of this module."""
    lower, pos = tree.lower, tree.pos
    for index in range(1, tree.size):
        if lower[index] == "from" and lower[index - 1] in _RETURNED and tree.rel[index] == "case":
            _fresh_from(tree, index)
        if pos[index] == "ADV":
            if tree.rel[index] == "conj":
                _onward(tree, index)
            elif tree.lower[index : index + 2] == ["on", "to"] and tree.lemma[tree.head[index]] in _TAKING:
                _taken_on(tree, index)
            continue
        if pos[index] != "PROPN" or lower[index] == _PERSON or tree.rel[index] not in _BESIDE:
            continue
        if is_time(tree, index):
            continue
        if (
            index > 2
            and lower[index - 1] == "the"
            and lower[index - 2] == ","
            and pos[index - 3] == "PROPN"
            and not is_time(tree, index - 3)
            and (tree.rel[index] in _LOOSE or (tree.rel[index] == "obl" and not _cases(tree, index)))
        ):
            _with_article(tree, index)
        elif tree.rel[index] in _JOINED:
            _next_stop(tree, index)


def _fresh_from(tree: Tree, case: int) -> None:
    """Mend "Fresh from a trip to Oslo, Musa met Okello" with the trip as what is fresh: it is what he met him after."""
    adverb, noun = case - 1, tree.head[case]
    verb = tree.head[adverb]
    if tree.head[noun] != adverb:
        return
    if case > 2 and tree.lower[case - 3 : adverb] == [_PERSON, ","]:
        # "Musa, back from Oslo, met Okello": it is said of him
        for kid in tree.below(adverb, "obl"):
            tree.attach(kid, noun if kid != noun else case - 3, "nmod")
        tree.attach(adverb, noun, "case")
    elif tree.pos[verb] == "VERB" and tree.rel[adverb] in {"advmod", "advcl", "amod"}:
        tree.attach(noun, verb, "obl")


def _with_article(tree: Tree, name: int) -> None:
    """Mend "flew to Chad, the Congo, Mali and Togo" with the Congo and all behind it set beside the verb."""
    before = name - 3
    members = [kid for kid in tree.below(name, "conj") if tree.pos[kid] == "PROPN"]
    if before < 0 or tree.pos[before] != "PROPN" or tree.lower[before] == _PERSON or not members:
        return
    if tree.has(members[-1], "cc") and not tree.within(before, name):
        for member in (name, *members):
            tree.attach(member, before, "conj")


def _onward(tree: Tree, adverb: int) -> None:
    """Mend "fly to Oslo on Monday and then on to Riga" with "on" as something else that is done, or as another day."""
    places = [kid for kid in tree.below(adverb, "obl") if kid > adverb and tree.pos[kid] in NOUNS]
    if len(places) != 1 or tree.lower[adverb] not in _ONWARD or not tree.has(places[0], "case"):
        return
    stop = _stop_before(tree, tree.head[adverb], adverb)
    if stop < 0:
        return
    for kid in tree.kids[adverb][:]:
        if kid != places[0]:
            tree.attach(kid, places[0], tree.rel[kid])
    tree.attach(places[0], stop, "conj")
    tree.attach(adverb, places[0], "advmod")


def _taken_on(tree: Tree, adverb: int) -> None:
    """Mend "the tour takes Musa on to Riga" with "on" as a part of the verb: nobody takes him on."""
    place = tree.head[min(adverb + 1, tree.size - 1)]
    if (
        tree.has(place, "case")
        and place > adverb
        and tree.head[place] == tree.head[adverb]
        and tree.rel[place] == "obl"
    ):
        tree.attach(adverb, place, "case")


def _next_stop(tree: Tree, place: int) -> None:
    """Mend "is in Oslo on Monday, Riga on Tuesday and then in Bonn" with Riga and Bonn beside the days."""
    above, cases = tree.head[place], _cases(tree, place)
    onward = tree.has(place, "cc") and "to" in cases and bool(_ONWARD & set(cases))
    verbal = tree.pos[above] == "VERB" and tree.rel[place] == "conj" and bool(cases)
    beside = tree.pos[above] == "VERB" and tree.rel[place] in {"parataxis", "dep"} and not cases
    if above > place or not (is_time(tree, above) or verbal or onward or beside):
        return
    gap = place - 1
    while gap > above and tree.lower[gap] in _BETWEEN:
        gap -= 1
    plain = is_time(tree, gap) or (tree.pos[gap] == "PROPN" and verbal) or tree.lower[gap].isdigit()
    if not (plain or onward or (verbal and "to" in cases and tree.has(place, "cc"))):
        return
    stop = _stop_before(tree, above, place)
    for _ in range(_HIGHEST if onward else 0):
        if stop >= 0:
            break
        above = tree.head[above]  # "flies to Oslo to open a fair and on to Riga"
        stop = _stop_before(tree, above, place)
    if stop < 0 or not set(cases) <= {*_cases(tree, stop), "from"} | _WHITHER | _ONWARD:
        return
    tree.attach(place, stop, "conj")
    for case in tree.below(place, "case"):
        if tree.has(stop, "cop"):
            tree.rel[case] = "cc"  # the predicate has one preposition
        elif tree.lower[case] in _ONWARD:
            tree.rel[case] = "advmod"


def _stop_before(tree: Tree, above: int, limit: int) -> int:
    """Find the first stop of the journey that goes on at an offset, -1 where there is none."""
    verb = above
    for _ in range(_HIGHEST):
        if not (is_time(tree, verb) or tree.rel[verb] == "conj"):
            break
        verb = tree.head[verb]
    if tree.pos[verb] == "PROPN" and tree.has(verb, "cop") and tree.has(verb, "case"):
        return verb  # "will be in Oslo on Monday"
    if tree.pos[verb] == "PROPN" and tree.has(verb, "conj") and tree.rel[verb] in {"obl", "obj"}:
        return verb  # whose list has got its first members already
    stops = [
        kid
        for kid in tree.below(verb, "obl", "obj", "nmod")
        if kid < limit
        and tree.pos[kid] == "PROPN"
        and tree.lower[kid] != _PERSON
        and not is_time(tree, kid)
        and (tree.rel[kid] == "obj" or _WHITHER & set(_cases(tree, kid)))
    ]
    return stops[0] if stops and stops[0] > verb else -1


def _cases(tree: Tree, index: int) -> list[str]:
    return [tree.lower[kid] for kid in tree.below(index, "case") if kid < index]
