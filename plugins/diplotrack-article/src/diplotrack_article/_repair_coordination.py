"""Mends lists of people that a small parser takes for one name or for two subjects: "President A and Chancellor B met"."""

from __future__ import annotations

from diplotrack_article._facts import MET, SUBJECTS, finite, first_word, is_met, is_time, prepositions
from diplotrack_article._grammar import OFFICES
from diplotrack_article._tree import NOUNS, Tree
from diplotrack_article.standins import PARTY, PERSON

_TAKING = frozenset({"make", "hold", "pay", "have", "give", "place", "take", "host", "sign", "conduct"})
_LOOSE = frozenset({"conj", "obl", "obj", "appos", "dep", "parataxis", "list"})
_MEMBERS = frozenset({"conj", "nmod", "appos"})
_JOINING = frozenset({"and", "or", "&"})
_APOSTROPHES = frozenset({"’", "'"})
_OWNING = frozenset({"'s", "’s", "'", "’"})
_PLAIN = frozenset(
    {"flat", "appos", "nmod", "nmod:desc", "compound", "obj", "obl", "iobj", "nsubj", "nsubj:pass", "list"}
)
_OF_OFFICES = _PLAIN | {"conj", "parataxis", "root"}

_PLACING = frozenset({"in", "at", "on", "before", "after", "during", "over"})
# "Two hours with Musa": no date.
_LENGTHS = frozenset({"minute", "hour", "day", "week", "month", "year", "time"})
_NAMED = PERSON.lower()
_PARTIES = frozenset({PARTY.lower(), "un"})
_THEN = frozenset({"then", "later", "afterwards", "subsequently"})


def mend_coordination(tree: Tree) -> None:
    """Apply the repairs of this module."""
    rel, pos, lower, forms = tree.rel, tree.pos, tree.lower, tree.forms
    one, then = "one" in forms, not forms.isdisjoint(_THEN)
    for index in range(tree.size):
        if rel[index] == "xcomp" and pos[index] == "NOUN":
            _noun_for_object(tree, index)
        if one and lower[index] == "one":
            _one_after_the_other(tree, index)
        if rel[index] == "parataxis" and pos[index] == "NOUN":
            _list_behind(tree, index)
        if rel[index] in _LOOSE and (then or rel[index] == "conj") and is_met(tree, index):
            _behind_time_or_place(tree, index)
        if rel[index] in _MEMBERS:
            _member(tree, index)
    for index in range(tree.size):
        if tree.lemma[index] in OFFICES and rel[index] in _OF_OFFICES:
            _office_behind_name(tree, index)
        elif rel[index] == "nmod:poss" and tree.has(index, "conj"):
            _two_possessed(tree, index)
    _mend_joints(tree)


def _mend_joints(tree: Tree) -> None:
    """Apply the repairs at apostrophes and at the "and" that a noun's own words begin with."""
    rel, pos, lower, forms = tree.rel, tree.pos, tree.lower, tree.forms
    if not forms.isdisjoint(_APOSTROPHES):
        for index in range(1, tree.size - 1):
            if lower[index] in _APOSTROPHES:
                _possessive(tree, index)
    for index in range(tree.size) if not forms.isdisjoint(_JOINING) else ():
        if rel[index] in _PLAIN and pos[index] in NOUNS and (joining := _joining(tree, index)) >= 0:
            _join(tree, index, joining)


def _member(tree: Tree, index: int) -> None:
    """Apply the repairs of what a list goes on with: parties, names behind a counterpart's office, times."""
    rel = tree.rel
    if rel[index] == "appos" and tree.lower[index] in _PARTIES:
        _first_of_list(tree, index)
    elif tree.lemma[index] in MET and tree.lower[index + 1 : index + 2] == [_NAMED]:
        _name_of_colleague(tree, index)
    if rel[index] == "conj":
        if tree.tag[index] == "VBD":
            _past_behind_present(tree, index)
        if tree.pos[index] == "VERB":
            _next_subject(tree, index)
        elif tree.pos[index] in NOUNS:
            _explained_between_commas(tree, index)
            _beside_who_is_called_on(tree, index)
            _noun_beside_verb(tree, index)
    if rel[index] == "conj" or rel[index] == "nmod":
        _times(tree, index)


def _explained_between_commas(tree: Tree, noun: int) -> None:
    """Mend "Russia, Mali’s main ally, said" with the ally as somebody besides: a list of two has an "and"."""
    name = tree.head[noun]
    inside = [noun, *tree.kids[noun]]
    if tree.rel[noun] != "conj" or tree.pos[noun] != "NOUN":
        return
    if tree.pos[name] != "PROPN" or tree.rel[name] not in SUBJECTS or len(tree.below(name, "conj")) != 1:
        return
    if tree.has(noun, "cc") or not tree.has(noun, "nmod:poss", "det"):
        return
    first, last = min(inside), max(inside)
    before = tree.lower[first] == "," or tree.lower[first - 1] == "," or tree.lower[first - 2] == ","
    if before and "," in tree.lower[last : last + 2]:
        tree.rel[noun] = "appos"


def _beside_who_is_called_on(tree: Tree, noun: int) -> None:
    """Mend "called on the RSF and the army to return" with the army beside the calling: it is called on, too."""
    verb = tree.head[noun]
    if tree.rel[noun] != "conj" or tree.pos[noun] not in NOUNS or tree.pos[verb] != "VERB":
        return
    first = min([noun, *tree.kids[noun]])
    others = [kid for kid in tree.below(verb, "obl", "obj", "iobj") if kid == first - 1]
    if tree.lower[first] not in _JOINING or not others or tree.has(noun, "case", *SUBJECTS):
        return
    if is_time(tree, others[0]):
        return
    tree.attach(noun, others[0], "conj")
    for kid in tree.below(noun, "acl"):
        if tree.tag[kid] == "VB" and tree.has(kid, "mark"):
            tree.attach(kid, verb, "xcomp")


def _name_of_colleague(tree: Tree, office: int) -> None:
    """Mend "Musa and his colleague Okello met" with Okello as who met, and Musa set beside it."""
    first, name = tree.head[office], office + 1
    verb = tree.head[name]
    subject = tree.rel[name] in {"nsubj", "nsubj:pass"} and tree.pos[verb] == "VERB"
    if subject and tree.pos[first] == "PROPN" and tree.rel[first] == "parataxis" and first < office < verb:
        tree.attach(first, verb, tree.rel[name])
        tree.attach(name, office, "appos")


def _first_of_list(tree: Tree, index: int) -> None:
    """Mend "Chad, Mali, Niger and Togo met" with Mali as another name of Chad."""
    first = tree.head[index]
    others = [kid for kid in tree.below(first, "conj") if kid > index]
    named = tree.lower[first] in _PARTIES and first < index and tree.lower[index - 1] == ","
    if named and others and tree.has(others[-1], "cc") and tree.lower[others[0]] in _PARTIES:
        tree.rel[index] = "conj"


def _noun_beside_verb(tree: Tree, index: int) -> None:
    """Mend "called for the release of Musa and for access to him" with access beside the verb: its preposition says to what.

    So does that of "met with Musa in Rome and with Okello in Oslo".
    """
    verb = tree.head[index]
    if tree.rel[index] != "conj" or tree.pos[index] not in NOUNS or tree.pos[verb] != "VERB" or verb > index:
        return
    own = {"for", "with"} if tree.lower[index] == _NAMED else {"for"}
    cases = own & set(prepositions(tree, index))
    for kid in reversed(tree.below(verb, "obl")):
        if kid < index and cases & {tree.lower[case] for case in tree.below(kid, "case")}:
            tree.attach(index, kid, "conj")
            return


def _past_behind_present(tree: Tree, verb: int) -> None:
    """Mend "praised the troops that Chad keeps there, and promised help" with the promise beside the praise: both are past."""
    above = tree.head[verb]
    if tree.rel[verb] != "conj" or tree.tag[verb] != "VBD":
        return
    joining = [kid for kid in tree.below(verb, "cc") if kid < verb]
    if not joining or tree.lower[joining[0] - 1] != "," or tree.has(verb, "nsubj", "nsubj:pass", "aux"):
        return
    if above > verb or tree.tag[above] not in {"VB", "VBZ", "VBP"}:
        return
    while tree.head[above] != above and tree.tag[above] != "VBD":
        above = tree.head[above]
    if tree.tag[above] == "VBD" and tree.has(above, "nsubj"):
        tree.attach(verb, above, "conj")


def _next_subject(tree: Tree, verb: int) -> None:
    """Mend "will pay the fee and Mali will open the road" with the fee and Mali as two that are paid, or that open it."""
    first = tree.head[verb]
    if tree.rel[verb] != "conj" or tree.pos[verb] != "VERB" or first > verb or not finite(tree, verb):
        return
    subjects = tree.below(verb, "nsubj")
    things = subjects or [
        kid for act in (first, *tree.below(first, "xcomp")) for kid in tree.below(act, "obj")
    ]
    for thing in things:
        names = [kid for kid in tree.below(thing, "conj") if tree.pos[kid] == "PROPN" and thing < kid < verb]
        if len(names) != 1 or tree.pos[thing] != "NOUN" or _left(tree, verb, names[0]) != names[0] + 1:
            continue
        name = names[0]
        if subjects and (_left(tree, thing, first) != first + 1 or tree.has(first, "obj", "ccomp", "xcomp")):
            continue
        if subjects:
            tree.attach(thing, first, "obj")
        tree.attach(name, verb, "nsubj")
        for kid in tree.below(name, "cc"):
            tree.attach(kid, verb, "cc")
        return


def _left(tree: Tree, index: int, beyond: int) -> int:
    """Where a word's own words behind another one begin."""
    return min(
        [index, *(kid for kid in tree.kids[index] if beyond < kid < index and tree.rel[kid] != "punct")]
    )


def _two_possessed(tree: Tree, first: int) -> None:
    """Mend "Chad's Musa and Mali's Okello" with Okello as theirs: each name has an owner of its own."""
    second = tree.head[first]
    owners = [kid for kid in tree.below(first, "conj") if first < kid < second]
    if not owners or second < first or not tree.has(first, "nmod:poss"):
        return
    owner = owners[-1]
    if tree.pos[first] != "PROPN" or tree.pos[second] != "PROPN" or tree.lower[owner + 1] not in _OWNING:
        return
    for kid in tree.kids[second][:]:
        if kid < first:
            tree.attach(kid, first, tree.rel[kid])  # "between" is before both
    for kid in tree.below(owner, "cc"):
        tree.attach(kid, second, "cc")
    tree.attach(owner + 1, owner, "case")
    tree.attach(owner, second, "nmod:poss")
    if tree.head[second] == second:
        tree.rel[first], tree.head[first] = "root", first
    else:
        tree.attach(first, tree.head[second], tree.rel[second])
    tree.attach(second, first, "conj")


def _noun_for_object(tree: Tree, noun: int) -> None:
    """Mend "made telephone calls to Musa" with the calls as what somebody was made."""
    verb = tree.head[noun]
    if (
        tree.lemma[verb] not in _TAKING
        or verb > noun
        or tree.has(verb, "obj")
        or tree.has(noun, "cop", "mark")
    ):
        return
    tree.rel[noun] = "obj"
    for kid in tree.below(noun, "obl"):
        tree.rel[kid] = "nmod"


def _one_after_the_other(tree: Tree, index: int) -> None:
    """Mend "received his guests one after the other" with "one" as whom he received."""
    verb = tree.head[index]
    if tree.rel[index] not in {"obj", "obl", "obl:unmarked"} or tree.lower[index + 1 : index + 2] != [
        "after"
    ]:
        return
    if not {"other", "another"} & set(tree.lower[index + 2 : index + 4]):
        return
    if tree.rel[index] == "obj":
        for kid in tree.below(verb, "iobj"):
            tree.rel[kid] = "obj"
    tree.rel[index] = "obl:unmarked"


def _behind_time_or_place(tree: Tree, index: int) -> None:
    """Mend "met A in Rome and B in Oslo" with B beside Rome: who is met stands beside who was met before.

    So do "to A on Monday and to B on Tuesday" and "A in Rome, then B in Oslo".
    """
    before = tree.head[index]
    if tree.rel[index] == "conj":
        cases = [tree.lower[kid] for kid in tree.below(before, "case")]
        placed = is_time(tree, before) or (bool(cases) and cases[0] in _PLACING)
        if before > index or not placed or is_met(tree, before):
            return
    elif not any(tree.lower[kid] in _THEN for kid in tree.below(index, "advmod")) or tree.has(index, "case"):
        return
    verb = before
    while tree.pos[verb] not in {"VERB", "AUX"} and tree.head[verb] != verb:
        verb = tree.head[verb]
    limit = before if tree.rel[index] == "conj" else index
    for other in range(limit - 1, verb, -1):
        if not is_met(tree, other) or tree.within(other, index) or tree.within(index, other):
            continue
        own = tree.head[other] == verb and tree.rel[other] in {"obj", "obl", "nsubj:pass"}
        of_object = tree.rel[other] in {"nmod", "obl"} and tree.head[tree.head[other]] == verb
        if own or of_object:
            tree.attach(index, other, "conj")
            return


def _times(tree: Tree, index: int) -> None:
    """Apply the repairs of what the parser hangs on a time, and of times that it hangs on a name."""
    if is_time(tree, tree.head[index]):
        _on_time(tree, index)
    if tree.rel[index] == "conj" and is_time(tree, index) and is_met(tree, tree.head[index]):
        _time_beside_name(tree, index)


def _on_time(tree: Tree, index: int) -> None:
    """Mend "stops in Lima on Monday and Quito on Tuesday" with Quito beside Monday, "calls on 6 May to A" with A on the date."""
    time = tree.head[index]
    if tree.pos[index] not in NOUNS or is_time(tree, index) or time > index or tree.lemma[time] in _LENGTHS:
        return
    above = time
    while is_time(tree, above) and tree.head[above] != above:
        above = tree.head[above]
    if tree.rel[index] == "nmod":
        if not is_met(tree, index) or not prepositions(tree, index) or is_time(tree, above):
            return
        cases = prepositions(tree, index)
        before = [
            kid
            for kid in tree.kids[above]
            if kid < index and is_met(tree, kid) and prepositions(tree, kid) == cases
        ]
        rel = "nmod" if tree.pos[above] in NOUNS else "obl"
        tree.attach(index, before[-1] if before else above, "conj" if before else rel)
        if before:
            _take_joining(tree, time, index)
        return
    if tree.pos[index] != "PROPN" or is_met(tree, index):
        return
    places = [
        kid
        for kid in tree.kids[above]
        if kid < time
        and tree.rel[kid] in {"obl", "nmod", "obj"}
        and tree.pos[kid] == "PROPN"
        and not is_time(tree, kid)
        and not is_met(tree, kid)
    ]
    # "held talks with Chad on Monday and Mali on Tuesday"
    places = places or [
        inner
        for kid in tree.below(above, "obj")
        for inner in tree.below(kid, "nmod")
        if kid < inner < time and tree.pos[inner] == "PROPN" and not is_time(tree, inner)
    ]
    if not places and tree.pos[above] == "PROPN" and tree.has(above, "cop"):
        places = [above]  # "will be in Lima on Monday and in Quito on Tuesday"
    if places:
        tree.attach(index, places[-1], "conj")


def _time_beside_name(tree: Tree, time: int) -> None:
    """Mend "on 6 May with A and on 7 May with B" with the 7th beside A: it is B who stands there."""
    before = tree.head[time]
    above = tree.head[before]
    behind = [
        kid
        for kid in tree.kids[above]
        if kid > time
        and tree.rel[kid] in {"nmod", "obl"}
        and is_met(tree, kid)
        and prepositions(tree, kid) == prepositions(tree, before)
    ]
    if behind and above != before:
        tree.attach(time, above, "nmod" if tree.pos[above] in NOUNS else "obl")
        tree.attach(behind[0], before, "conj")
        _take_joining(tree, time, behind[0])


def _take_joining(tree: Tree, time: int, name: int) -> None:
    """Let the "and" before a time be that before the name."""
    for kid in tree.below(time, "cc"):
        tree.attach(kid, name, "cc")


def _list_behind(tree: Tree, index: int) -> None:
    """Mend "flew to Lima, the UN seat in Geneva, Quito and Bogotá" with the cities behind the seat beside Geneva."""
    verb, comma = tree.head[index], index
    while comma > verb and tree.lower[comma] != ",":
        comma -= 1
    places = [
        kid
        for kid in tree.kids[verb]
        if verb < kid < comma and tree.pos[kid] == "PROPN" and tree.rel[kid] in {"obl", "obj"}
    ]
    within = [place for kid in tree.below(index, "nmod") for place in tree.below(kid, "conj")]
    if not places or places[-1] != comma - 1 or not within or is_time(tree, places[-1]):
        return
    tree.attach(index, places[-1], "conj")
    for place in within:
        if tree.pos[place] == "PROPN":
            tree.attach(place, places[-1], "conj")


def _possessive(tree: Tree, apostrophe: int) -> None:
    """Mend "the Leaders’ Summit" with the leaders and the summit as two objects or two subjects."""
    owner, owned = apostrophe - 1, apostrophe + 1
    if not tree.lower[owner].endswith("s") or tree.pos[owner] not in NOUNS or tree.pos[owned] not in NOUNS:
        return
    while tree.head[owned] > owned and tree.rel[owned] in {"compound", "amod", "nmod:desc"}:
        owned = tree.head[owned]
    if (
        tree.head[owner] != tree.head[owned]
        or tree.head[owner] in (owner, owned)
        or tree.pos[owned] not in NOUNS
    ):
        return
    tree.attach(owner, owned, "nmod:poss")
    tree.attach(apostrophe, owner, "case")


def _office_behind_name(tree: Tree, office: int) -> None:
    """Mend "wrote to Ali Musa, the foreign minister of Chad, on Monday" with the minister as what was written."""
    edge = first_word(tree, office)
    if (
        edge < 2
        or tree.lower[edge - 1] != ","
        or tree.pos[edge - 2] != "PROPN"
        or tree.rel[edge] not in {"det", "nmod:poss"}
    ):
        return
    end = office
    while later := [
        kid for kid in tree.kids[end] if kid > end and tree.rel[kid] in {"nmod", "conj", "flat", "punct"}
    ]:
        end = later[-1]
    if tree.lower[end] != "," and (end + 1 >= tree.size or tree.lower[end + 1] not in {",", ".", ";"}):
        return
    name = edge - 2
    while (
        tree.rel[name] in {"flat", "nmod", "compound"}
        and tree.head[name] < name
        and tree.pos[tree.head[name]] == "PROPN"
    ):
        name = tree.head[name]
    if tree.head[name] == name or tree.within(name, office) or tree.head[office] == name:
        return
    if is_time(tree, name) or tree.lower[name] == PARTY.lower():
        return  # "Meeting in Cairo on Monday, the foreign ministers …"
    if tree.rel[office] in SUBJECTS and any(
        tree.lower[kid] == PERSON.lower() for kid in tree.below(office, "appos")
    ):
        return  # "At the invitation of Ali Musa, the President of Chad, Sam Okello, came": the office has its own name
    tree.attach(office, name, "appos")


def _joining(tree: Tree, index: int) -> int:
    """Find the "and" that a noun's own words begin with, -1 without one."""
    edge = first_word(tree, index)
    return edge if edge != index and tree.lower[edge] in _JOINING and tree.rel[edge] == "cc" else -1


def _join(tree: Tree, index: int, joining: int) -> None:
    """Hang a noun as a further member on the noun before its "and", where both are names or both are not."""
    before = joining - 1
    while before >= 0 and tree.rel[before] == "punct":
        before -= 1
    first = before
    while first >= 0 and tree.head[first] != first and tree.head[first] != index and _is_part(tree, first):
        first = tree.head[first]
    if first < 0 or first == index or tree.pos[first] not in NOUNS or tree.within(first, index):
        return
    if (tree.pos[first] == "PROPN") != (tree.pos[index] == "PROPN"):
        return
    for kid in tree.kids[index][:]:
        # What stands on the second noun only because the parser took both for one.
        if kid < joining and tree.rel[kid] != "punct":
            return
    tree.attach(joining, index, "cc")
    tree.attach(index, first, "conj")


def _is_part(tree: Tree, index: int) -> bool:
    """Whether a word only belongs to a longer name or title: "Ali Musa", "President of Chad"."""
    return (
        tree.rel[index] in {"flat", "nmod", "nmod:desc", "compound", "appos", "conj"}
        and tree.head[index] < index
    )
