"""Mends what a small parser makes of prepositions, and of days and participles before a subject."""

from __future__ import annotations

from diplotrack_article._facts import finite, first_word, is_time
from diplotrack_article._grammar import OFFICES, WEEKDAYS
from diplotrack_article._tree import NOUNS, Tree

_ARGUMENT = frozenset({"obl", "obj", "nmod", "nsubj"})
_SUBJECT = ("nsubj", "nsubj:pass")
_RECEIVING = frozenset({"welcome", "receive", "host", "greet", "meet", "see", "entertain"})
# Which relations no noun behind a preposition has, and one whose "and" it shares.
_NOT_BEHIND = frozenset({"obj", "iobj", "nsubj", "nsubj:pass", "ccomp", "conj", "obl"})
_ACRONYM = "un"  # what stands in for one: "to UN Secretary-General Musa"
_ASIDE, _BACK = 9, 40
_WITHIN_NAME = frozenset({"nmod:desc", "compound", "flat", "amod", "nmod:poss"})
_WHOSE = frozenset({"of", "by", "to", "with", "from", "between"})
_OPENS_NO_CLAUSE = frozenset({"with", "between", "from", "to", "of", "by", "in", "at", "on"})


def mend_asides(tree: Tree) -> None:
    """Apply the repair of asides, which others build on."""
    for index in range(tree.size - 2) if "and ," in tree.line else ():
        if tree.lower[index] == "and" and tree.lower[index + 1] == ",":
            _aside_behind_and(tree, index)


def mend_prepositions(tree: Tree) -> None:
    """Apply the repairs of this module."""
    rel, pos, head, kids = tree.rel, tree.pos, tree.head, tree.kids
    faces = "face to face" in tree.line
    for index in range(tree.size):
        if rel[index] == "case":
            above = rel[head[index]]
            if above in _ARGUMENT:
                _noun_behind(tree, index)
            elif above == "nmod:desc":
                _on_title(tree, index)
            if rel[head[index]] == "nmod:poss":
                _on_owner(tree, index)
        elif faces and tree.lower[index : index + 3] == ["face", "to", "face"]:
            _face_to_face(tree, index)
    days = not tree.forms.isdisjoint(WEEKDAYS)
    for index in range(tree.size):
        below = kids[index]
        if len(below) > 1 and below[1] < index and pos[index] in NOUNS:
            _two_prepositions(tree, index)
        if rel[index] in _NOT_BEHIND and below and below[0] < index:
            _behind_preposition(tree, index)
        if rel[index] == "obl" and tree.lemma[head[index]] in _RECEIVING:
            _place_before_guest(tree, index)
        if pos[index] == "VERB":
            _verb(tree, index, days=days)


def _verb(tree: Tree, verb: int, *, days: bool) -> None:
    """Apply the repairs of participles and of what a verb has for its subjects; `days` says whether any day is named."""
    if tree.rel[verb] == "conj":
        _participle_behind_comma(tree, verb)
    elif tree.rel[verb] == "acl":
        _verb_behind_preposition(tree, verb)
    if days:
        _weekday_before_name(tree, verb)
    if len([kid for kid in tree.kids[verb] if kid < verb and tree.rel[kid] in _SUBJECT]) > 1:
        _of_subject(tree, verb)
        _opening_participle(tree, verb)


def _behind_preposition(tree: Tree, index: int) -> None:
    """Mend the relations that a noun behind a preposition cannot have."""
    rel = tree.rel[index]
    if rel in {"obj", "iobj"}:
        if _preposition(tree, index) >= 0:
            tree.rel[index] = "obl"  # "sent to Modi": what follows a preposition is no object
    elif rel in _SUBJECT:
        if (case := _preposition(tree, index)) > 0:
            _subject_behind(tree, index, case)
    elif rel == "obl":
        if _joins(tree, index):
            _coordinated(tree, index)
    elif rel == "conj":
        if not tree.has(index, "cc") and _preposition(tree, index) > tree.head[index]:
            _no_second(tree, index)
    elif (
        tree.pos[index] == "PROPN"
        and not tree.has(index, "cop", *_SUBJECT)
        and _preposition(tree, index) > tree.head[index]
    ):
        tree.rel[index] = "obl"  # "follows a stop in Suva last month by Musa": nothing that is said


def _no_second(tree: Tree, index: int) -> None:
    """Mend "a call with Musa" and "it follows a visit by Musa" with Musa as another call, or as something else done."""
    before = _preposition(tree, index) - 1
    if tree.pos[tree.head[index]] == "VERB" and tree.pos[before] == "NOUN" and not is_time(tree, before):
        tree.attach(index, before, "nmod")
    tree.rel[index] = "nmod"


def _noun_behind(tree: Tree, case: int) -> None:
    """Mend "in telephone calls to Musa" with the calls as a verb."""
    noun = tree.head[case]
    if tree.tag[noun] == "VBZ" and tree.rel[noun] in _ARGUMENT and case < noun:
        tree.pos[noun], tree.tag[noun] = "NOUN", "NNS"


def _on_title(tree: Tree, case: int) -> None:
    """Mend "to Prime Minister Ali Musa" with "to" on the minister and not on the name that heads the phrase."""
    title = tree.head[case]
    name = tree.head[title]
    if tree.rel[title] != "nmod:desc" or not case < title < name or tree.pos[case] != "ADP":
        return
    others = tree.below(tree.head[name], *_SUBJECT)
    if (
        tree.rel[name] in _SUBJECT
        and others
        and others[0] < case
        and tree.lower[case] in {"by", "of", "to", "with"}
    ):
        tree.attach(name, others[0], "nmod")  # "A trip to Chad by President Ali Musa has been planned"
    if tree.rel[name] in {"nmod", "obl", "conj", "obl:agent"} and not tree.has(name, "case"):
        tree.attach(case, name, "case")
    outer = tree.head[name]
    if tree.rel[name] == "obl" and tree.pos[outer] == "NOUN" and not tree.has(outer, "cop"):
        tree.rel[name] = "nmod"


def _on_owner(tree: Tree, case: int) -> None:
    """Mend "at Ali Musa's invitation" with "at" on Musa: it is the invitation's."""
    owner = tree.head[case]
    owned = tree.head[owner]
    own = tree.rel[owner] == "nmod:poss" and case < owner < owned and tree.pos[case] == "ADP"
    if own and tree.rel[owned] in _ARGUMENT and not tree.has(owned, "case"):
        tree.attach(case, owned, "case")


def _aside_behind_and(tree: Tree, joint: int) -> None:
    """Mend "spoke with Musa and, later in the day, with Okello" with the second of them as part of the aside."""
    closing = next(
        (i for i in range(joint + 2, min(joint + _ASIDE, tree.size - 1)) if tree.lower[i] == ","), -1
    )
    case = closing + 1
    if closing > 0 and tree.tag[case] in {"VBN", "VBD"} and tree.rel[case] != "conj":
        _act_behind_aside(tree, joint, case)
    if closing < 0 or tree.pos[case] != "ADP" or tree.sentence[case] != tree.sentence[joint]:
        return
    inside = range(joint + 2, closing)
    if any(tree.tag[i] in {"VBD", "VBZ", "VBP", "VB", "MD"} for i in inside):
        return
    second = tree.head[case]
    while second > case and tree.rel[second] in _WITHIN_NAME and tree.head[second] > second:
        second = tree.head[second]
    firsts = [
        i
        for i in range(max(0, joint - _BACK), joint)
        if tree.rel[i] in {"obl", "nmod", "obl:agent"}
        and any(tree.lower[kid] == tree.lower[case] for kid in tree.below(i, "case"))
    ]
    if second <= case or not firsts or tree.pos[second] not in NOUNS:
        return
    first = firsts[-1]
    verb = tree.head[first]
    if tree.within(first, second):
        return
    tree.attach(second, first, "conj")
    for i in (joint, joint + 1, closing):
        tree.attach(i, second, "cc" if i == joint else "punct")
    for i in inside:
        if not joint < tree.head[i] < closing and not tree.within(verb, i):
            tree.attach(i, verb, "obl:unmarked")
    if tree.head[case] != second:
        tree.attach(case, second, "case")


def _act_behind_aside(tree: Tree, joint: int, act: int) -> None:
    """Mend "met Musa and, in the afternoon, called on Okello" with calling as something beside the main act, and done to him."""
    verb = joint
    while verb > 0 and tree.tag[verb] != "VBD" and tree.sentence[verb] == tree.sentence[joint]:
        verb -= 1
    if tree.tag[verb] != "VBD" or tree.has(act, *_SUBJECT, "aux", "aux:pass") or tree.within(verb, act):
        return
    for inside in range(joint, act):
        if not joint <= tree.head[inside] < act:
            tree.attach(
                inside, act, "cc" if inside == joint else "obl" if tree.has(inside, "case") else "advmod"
            )
    tree.attach(act, verb, "conj")
    tree.tag[act], tree.pos[act] = "VBD", "VERB"


def _face_to_face(tree: Tree, index: int) -> None:
    """Mend "told Musa face to face in Rome" with a face as what he told: it is how he told him."""
    verb = tree.head[index]
    while tree.pos[verb] != "VERB" or index <= verb <= index + 2:
        if tree.head[verb] == verb:
            return
        verb = tree.head[verb]
    inner = [kid for word in (index, index + 1, index + 2) for kid in tree.kids[word]]
    for kid in inner:
        if not index <= kid <= index + 2 and kid != verb:
            tree.attach(kid, verb, "obl" if tree.has(kid, "case") else tree.rel[kid])
    was_object = tree.rel[index] == "obj"
    tree.attach(index, verb, "advmod")
    tree.attach(index + 1, index, "fixed")
    tree.attach(index + 2, index, "fixed")
    tree.pos[index] = tree.pos[index + 1] = tree.pos[index + 2] = "ADV"
    for kid in tree.below(verb, "iobj") if was_object else ():
        tree.rel[kid] = "obj"


def _two_prepositions(tree: Tree, index: int) -> None:
    """Mend "the visit to Chad by President Musa" with both prepositions on the president."""
    cases = [kid for kid in tree.below(index, "case") if kid < index and tree.pos[kid] == "ADP"]
    if len(cases) < 2:
        return
    first, second = cases[0], cases[-1]
    between = [
        kid
        for kid in tree.below(index, "compound", "nmod", "nmod:desc", "flat", "amod")
        if first < kid < second
    ]
    if not between or tree.pos[between[-1]] not in NOUNS or tree.head[index] > first:
        return
    place = between[-1]
    tree.attach(first, place, "case")
    for kid in between[:-1]:
        tree.attach(kid, place, tree.rel[kid])
    tree.attach(place, tree.head[index], tree.rel[index])


def _place_before_guest(tree: Tree, guest: int) -> None:
    """Mend "welcomed to Oslo President Musa" with the city as a part of the guest's name."""
    verb = tree.head[guest]
    cases = [kid for kid in tree.below(guest, "case") if tree.lower[kid] in {"to", "in", "at"}]
    if len(cases) != 1 or tree.has(verb, "obj") or tree.pos[guest] != "PROPN" or cases[0] < verb:
        return
    case = cases[0]
    place = case + 1
    titles = [i for i in range(place + 1, guest) if tree.lemma[i].lower() in OFFICES]
    if place >= guest or not titles or tree.pos[place] != "PROPN" or tree.lower[place] == _ACRONYM:
        return
    for kid in tree.kids[place][:]:
        if kid > place:
            tree.attach(kid, guest, tree.rel[kid])
    tree.attach(place, verb, "obl")
    tree.attach(case, place, "case")
    tree.rel[guest] = "obj"


def _preposition(tree: Tree, index: int) -> int:
    """Find the preposition before a noun; -1 where there is none, or only "of" and "as", which subjects may bear."""
    edge = first_word(tree, index)
    if edge == index or tree.rel[edge] != "case" or tree.pos[edge] != "ADP":
        return -1
    if tree.lower[edge] in {"of", "as", "than", "like"} or tree.rel[tree.head[edge]] == "nmod:poss":
        return -1
    if tree.head[edge] != index:
        tree.attach(edge, index, "case")  # "to Ugandan President Musa" with "to" on the title
    return edge


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


def _of_subject(tree: Tree, verb: int) -> None:
    """Mend "The visit to Chad of President Musa ended" and "A trip there by him ended" with him as a second subject."""
    subjects = [kid for kid in tree.below(verb, *_SUBJECT) if kid < verb]
    if len(subjects) < 2 or tree.pos[subjects[1]] not in NOUNS or tree.pos[subjects[0]] not in NOUNS:
        return
    outer, inner = subjects[:2]
    if "," in tree.lower[outer:inner]:
        return
    if any(outer < case and tree.lower[case] in _WHOSE for case in tree.below(inner, "case")):
        tree.attach(inner, outer, "nmod")


def _behind_comma(tree: Tree, index: int) -> bool:
    edge = first_word(tree, index)
    return edge > 0 and tree.lower[edge - 1] == ","


def _joins(tree: Tree, index: int) -> bool:
    for kid in tree.kids[index]:
        if kid >= index:
            return False
        if tree.rel[kid] == "cc":
            return tree.pos[index] in NOUNS
    return False


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


def _participle_behind_comma(tree: Tree, verb: int) -> None:
    """Mend "EU ministers, meeting in Oslo, agreed" with the participle as something else that agreed."""
    noun = tree.head[verb]
    joined = tree.has(verb, "cc") or tree.lower[verb - 1] != ","
    if tree.tag[verb] == "VBG" and noun < verb and tree.pos[noun] in NOUNS and not joined:
        tree.rel[verb] = "acl"


def _verb_behind_preposition(tree: Tree, verb: int) -> None:
    """Mend "The talks with Modi took place in Oslo" read as talks with "Modi took place": no such word opens a clause."""
    noun = tree.head[verb]
    subjects = [kid for kid in tree.below(verb, *_SUBJECT) if noun < kid < verb]
    marks = [
        kid for kid in tree.below(verb, "mark") if kid == noun + 1 and tree.lower[kid] in _OPENS_NO_CLAUSE
    ]
    if tree.pos[noun] not in NOUNS or not subjects or not marks or not finite(tree, verb):
        return
    if any(tree.tag[word][:1] == "W" for word in range(noun, verb)):
        return
    for kid in tree.kids[noun][:]:
        if kid > verb or tree.rel[kid] == "punct":
            tree.attach(kid, verb, tree.rel[kid])
    tree.swap(verb, "nsubj")
    for kid in tree.kids[verb][:]:
        if kid < noun:
            tree.attach(kid, noun, tree.rel[kid])
    tree.attach(subjects[0], noun, "nmod")
    tree.attach(marks[0], subjects[0], "case")
    tree.rel[marks[0]] = "case"


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
