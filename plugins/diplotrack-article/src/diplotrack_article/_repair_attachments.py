"""Mends to which noun a small parser hangs relative clauses and participles."""

from __future__ import annotations

from diplotrack_article._facts import finite, is_time
from diplotrack_article._grammar import CONTENT_NOUNS, INFINITIVE_NOUNS, OFFICES, SAYING
from diplotrack_article._repair_names import GATHERINGS, name_out_of_place
from diplotrack_article._tree import NOUNS, Tree
from diplotrack_article.standins import PERSON

# ruff: noqa: SIM905 - long lists of words are easier to read and to keep as plain words.

_SUBJECT = ("nsubj", "nsubj:pass")
# Who can sign, reach or hold something; such a noun is not itself signed, reached or held.
# Nouns that a clause with "that" or an infinitive can tell the content of.
_SAYING_NOUNS = CONTENT_NOUNS | INFINITIVE_NOUNS
_ACTING = frozenset(
    """government leader minister side country president party capital delegation team premier official envoy ministry
    state nation pair two chancellor king neighbor neighbour diplomat negotiator secretary organization organisation bloc union they we""".split()
)
# What is signed, and the verbs for it.
_INSTRUMENTS = frozenset(
    """agreement treaty accord pact protocol declaration memorandum convention arrangement deal communiqué communique
    statement charter compact framework partnership document contract truce ceasefire text instrument""".split()
)
_SIGNING = frozenset("sign initial ink conclude ratify co-sign countersign adopt".split())
_WITHOUT_OBJECT = frozenset(
    "meet get gather convene reconvene come go travel return resume talk speak begin remain continue sit".split()
)
_TELLING = SAYING | {"inform", "notify", "advise", "remind", "brief", "convince", "persuade"}
_ALONG = frozenset({"home", "back", "straight", "onward", "onwards", "overnight", "directly"})
_MARKED = _ALONG | {";", "visiting"}
_CLAUSES = frozenset({"acl", "ccomp", "advcl", "acl:relcl"})
_PLACES = frozenset({"xcomp", "obj", "obl", "nmod", "appos", "conj"})
_PASTS = frozenset({"VBN", "VBD"})
_FAR = 25
_SUBORDINATE = frozenset({"ccomp", "advcl", "acl", "acl:relcl", "xcomp"})
_LIST = 14
# Verbs for what is held: "the conference on glaciers which Tajikistan hosts".
_HOLDING = frozenset(
    "host organize organise hold convene attend chair co-chair have pay make send write address".split()
)


def mend_attachments(tree: Tree) -> None:
    """Apply the repairs of this module."""
    rels, tags, pos, lemmas, forms = tree.rel, tree.tag, tree.pos, tree.lemma, tree.lower
    marked = not tree.forms.isdisjoint(_MARKED)
    for index in range(tree.size):
        rel = rels[index]
        if marked and forms[index] in _MARKED:
            _at_word(tree, index)
        if rel in _CLAUSES:
            if rel == "acl" or rel == "ccomp":
                _pronoun_for_that(tree, index)
            if rel != "acl:relcl":
                _told_that(tree, index)
        if rel in _PLACES and pos[index] in NOUNS:
            name_out_of_place(tree, index)
        if rel == "acl" or rel == "acl:relcl":
            _on_a_noun(tree, index)
            if tags[index] in _PASTS:
                _without_pronoun(tree, index)
        lemma = lemmas[index]
        if lemma in _SIGNING:
            _on_things(tree, index, _INSTRUMENTS)
        elif lemma in _HOLDING:
            _on_things(tree, index, GATHERINGS)


def _at_word(tree: Tree, index: int) -> None:
    """Mend what stands behind a semicolon, "home" and its like, and "visiting"."""
    form = tree.lower[index]
    if form == ";":
        _behind_semicolon(tree, index)
    elif form == "visiting":
        if tree.rel[index] in {"xcomp", "advcl", "ccomp", "acl"}:
            _visitor_for_visiting(tree, index)
    elif tree.pos[index] == "ADV":
        for kid in tree.below(index, "obl"):
            tree.attach(kid, tree.head[index], "obl")  # "was on his way home from Chad"


def _on_things(tree: Tree, verb: int, things: frozenset[str]) -> None:
    """Mend where a verb stands that has instruments or gatherings for its object."""
    past = tree.tag[verb] in _PASTS
    if past:
        _which_they(tree, verb, things)
    if past if things is _INSTRUMENTS else tree.rel[verb] in {"acl", "acl:relcl"}:
        _of_kind(tree, verb, things)
    if tree.tag[verb] in {"VBD", "VBZ", "VBP", "VB"}:
        _object_behind_place(tree, verb, things)


def _on_a_noun(tree: Tree, verb: int) -> None:
    """Mend what a clause on a noun hangs on."""
    _days_after(tree, verb)
    if tree.rel[verb] == "acl:relcl":
        _that_for_pronoun(tree, verb)
        _who_is_somebody(tree, verb)


def _days_after(tree: Tree, verb: int) -> None:
    """Mend "landed on Monday, a day after meeting Musa" with the meeting hung on the day."""
    day = tree.head[verb]
    marked = any(tree.lower[kid] in {"after", "before"} for kid in tree.below(verb, "mark", "case"))
    if marked and is_time(tree, day) and tree.rel[day].startswith(("obl", "nmod", "appos")):
        above = tree.head[day]
        while tree.pos[above] in NOUNS and tree.head[above] != above:
            above = tree.head[above]
        tree.attach(verb, above, "advcl")


def _told_that(tree: Tree, verb: int) -> None:
    """Mend "informed Chad that accords would be signed" with what Chad was told hung on its name."""
    name = tree.head[verb]
    teller = tree.head[name]
    told = tree.pos[name] == "PROPN" and tree.rel[name] in {"obj", "iobj"} and tree.lemma[teller] in _TELLING
    if tree.rel[name] == "obl" and any(tree.lower[kid] == "to" for kid in tree.below(name, "case")):
        # "made it clear to her colleague that", "announced to the envoys that"
        clear = tree.lower[teller] in {"clear", "plain", "known"} and tree.head[teller] < teller
        told = clear or tree.lemma[teller] in SAYING
        teller = tree.head[teller] if clear else teller
    marked = any(tree.rel[kid] == "mark" and tree.lower[kid] == "that" for kid in tree.kids[verb])
    if told and marked and name < verb and not tree.has(teller, "ccomp"):
        tree.attach(verb, teller, "ccomp")


def _behind_semicolon(tree: Tree, mark: int) -> None:
    """Mend "Musa agreed; experts will come" with the second half as what Musa agreed to: it stands beside the first."""
    for verb in range(mark + 1, min(mark + _FAR, tree.size)):
        if tree.lower[verb] == ";" or tree.sentence[verb] != tree.sentence[mark]:
            return
        if tree.head[verb] >= mark or tree.rel[verb] not in _SUBORDINATE or not finite(tree, verb):
            continue
        subjects = [kid for kid in tree.below(verb, *_SUBJECT) if mark < kid < verb]
        if not subjects or any(tree.rel[kid] == "mark" and kid < verb for kid in tree.kids[verb]):
            return
        top = tree.head[verb]
        while tree.head[top] != top:
            top = tree.head[top]
        tree.attach(verb, top, "parataxis")
        return


def _visitor_for_visiting(tree: Tree, index: int) -> None:
    """Mend "met visiting President Musa" and "talks with visiting President Musa": it is he who is visiting."""
    objects = [kid for kid in tree.below(index, "obj") if kid > index]
    head = tree.head[index]
    if not objects or tree.has(index, "aux", "nsubj"):
        return
    person = objects[0]
    titled = tree.lemma[person] in OFFICES or any(
        tree.lemma[kid] in OFFICES for kid in tree.kids[person] if index < kid < person
    )
    if not titled or tree.has(person, "det", "nmod:poss") or min(tree.kids[person], default=person) <= index:
        return
    marks = [kid for kid in tree.below(index, "mark", "case") if kid < index]
    if marks and tree.lower[marks[0]] not in {"with", "to", "by", "between", "from", "of"}:
        return  # "after visiting President Musa"
    if not marks and (tree.rel[index] != "xcomp" or tree.pos[head] != "VERB"):
        return
    noun = tree.pos[head] in NOUNS
    tree.attach(person, head, ("nmod" if noun else "obl") if marks else "obj")
    for kid in list(tree.kids[index]):
        if kid in marks:
            tree.attach(kid, person, "case")
        elif kid != person:
            tree.attach(kid, head, tree.rel[kid])
    tree.attach(index, person, "amod")
    tree.pos[index] = "ADJ"


def _which_they(tree: Tree, verb: int, things: frozenset[str]) -> None:
    """Mend "a treaty too, which prime ministers Musa and Keita signed" with the ministers beside the treaty's name."""
    if tree.rel[verb] == "acl:relcl" or tree.has(verb, "obj", "obl:agent", "aux:pass", "aux", "mark", "cc"):
        return
    pronoun = verb - 1
    while pronoun > 0 and tree.lower[pronoun] != "which":
        if verb - pronoun > _LIST or tree.pos[pronoun] in {"VERB", "AUX"}:
            return
        pronoun -= 1
    actors = [
        index
        for index in range(pronoun + 1, verb)
        if tree.pos[index] in NOUNS and not pronoun < tree.head[index] < verb
    ]
    thing = pronoun - 1
    while thing > 0 and tree.lower[thing] in {",", "too", "also"}:
        thing -= 1
    if not actors or thing < 0 or tree.pos[thing] not in NOUNS:
        return
    while tree.lemma[thing] not in things:
        above = tree.head[thing]
        if above == thing or tree.pos[above] not in NOUNS or above > thing or pronoun - above > _FAR:
            # "the Framework for Partnership in Peace, which …": the parser may hang the partnership on the verb.
            thing -= 1
            if thing < 0 or pronoun - thing > _LIST or tree.pos[thing] in {"VERB", "AUX", "PUNCT"}:
                return
            continue
        thing = above
    if tree.within(thing, verb) or any(tree.within(thing, actor) for actor in actors):
        return
    tree.attach(actors[0], verb, "nsubj")
    for other in actors[1:]:
        tree.attach(other, actors[0], "conj")
    tree.attach(pronoun, verb, "obj")
    tree.pos[pronoun], tree.tag[pronoun] = "PRON", "WDT"
    tree.attach(verb, thing, "acl:relcl")
    tree.tag[verb] = "VBD"


def _object_behind_place(tree: Tree, verb: int, things: frozenset[str]) -> None:
    """Mend "signed, in Rome, a new treaty" with the treaty beside Rome, and "signed in Rome a treaty" with it as a place."""
    if tree.has(verb, "obj", "aux:pass", "ccomp", "xcomp"):
        return
    for index in range(verb + 2, min(tree.size, verb + _LIST)):
        if tree.pos[index] in {"VERB", "AUX"} or tree.tag[index][:1] == "W":
            return
        loose = tree.rel[index] in {"appos", "obl", "obl:unmarked", "nmod", "conj", "dep", "list"}
        if tree.lemma[index] in things and loose and not tree.has(index, "case", "cc"):
            holder = tree.head[index]
            if holder == verb or (verb < holder < index and tree.has(holder, "case")):
                tree.attach(index, verb, "obj")
            return


def _without_pronoun(tree: Tree, verb: int) -> None:
    """Mend "the memorandum (which) the two governments signed" with the governments as what was signed."""
    actor = tree.head[verb]
    if tree.lemma[actor] not in _ACTING or tree.has(verb, "obl:agent", "aux", "aux:pass", "obj", "mark"):
        return
    if verb > 0 and tree.lower[verb - 1] == ",":
        return
    edge = actor
    while earlier := [kid for kid in tree.kids[edge] if kid < edge]:
        edge = earlier[0]
    pronoun = edge - 1 if edge and tree.lower[edge - 1] in {"which", "that"} else -1
    thing = edge - 1 if pronoun < 0 else pronoun - 1
    if edge == actor or thing < 0 or tree.pos[thing] not in NOUNS or tree.lemma[thing] in _ACTING:
        return
    if is_time(tree, thing) or tree.within(thing, actor):
        return
    if tree.head[thing] == tree.head[actor] and tree.rel[thing] == "iobj":
        tree.rel[thing] = tree.rel[actor]
    tree.attach(actor, verb, "nsubj")
    if pronoun >= 0:
        tree.attach(pronoun, verb, "obj")
        tree.pos[pronoun], tree.tag[pronoun] = "PRON", "WDT"
    tree.attach(verb, thing, "acl:relcl")
    tree.tag[verb] = "VBD"


def _who_is_somebody(tree: Tree, verb: int) -> None:
    """Mend "paid tribute to President Musa, whom she had met" with the tribute as whom she met.

    So with a place that the person hangs on: "held talks at the palace with President Musa of Chad, who is on a visit".
    """
    noun = tree.head[verb]
    if tree.lemma[noun] in _ACTING or tree.lemma[noun] in OFFICES or tree.lower[noun] == PERSON.lower():
        return
    pronouns = [kid for kid in tree.kids[verb] if kid < verb and tree.lower[kid] in {"who", "whom"}]
    if not pronouns or pronouns[0] < 2 or tree.lower[pronouns[0] - 1] != ",":
        return
    name = pronouns[0] - 2
    if tree.pos[name] != "PROPN":
        return
    while (
        tree.head[name] < name and tree.pos[tree.head[name]] == "PROPN" and tree.lower[name] != PERSON.lower()
    ):
        part = tree.rel[name] in {"flat", "compound"}
        if not part and not (
            tree.rel[name] in {"nmod", "appos"} and tree.lower[tree.head[name]] == PERSON.lower()
        ):
            break
        name = tree.head[name]
    known = tree.lower[name] == PERSON.lower() or tree.pos[noun] == "NOUN"
    if tree.pos[name] == "PROPN" and not tree.within(name, verb) and name > noun and known:
        tree.attach(verb, name, "acl:relcl")


def _pronoun_for_that(tree: Tree, verb: int) -> None:
    """Mend "the truce that Macron brokered" with "that" as a conjunction: a truce says nothing, it is brokered."""
    noun = tree.head[verb]
    if tree.pos[noun] != "NOUN" or tree.lemma[noun] in _SAYING_NOUNS:
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


def _that_for_pronoun(tree: Tree, verb: int) -> None:
    """Mend "a proposal that they meet in May" with "that" as a pronoun: whoever meets needs no proposal for an object."""
    noun = tree.head[verb]
    if tree.lemma[noun] not in _SAYING_NOUNS or not tree.has(verb, *_SUBJECT):
        return
    whole = tree.has(verb, "aux:pass", "cop") or tree.lemma[verb] in _WITHOUT_OBJECT
    for kid in tree.below(verb, "obj", "dep", "mark", "advmod"):
        whole = whole or (tree.rel[kid] == "obj" and tree.lower[kid] != "that")
    thats = [kid for kid in tree.kids[verb] if noun < kid < verb and tree.lower[kid] == "that"]
    own = any(kid not in thats for kid in tree.below(verb, *_SUBJECT))
    if whole and own and thats:
        tree.rel[thats[0]], tree.pos[thats[0]], tree.tag[thats[0]] = "mark", "SCONJ", "IN"
        tree.attach(verb, noun, "acl")


def _of_kind(tree: Tree, verb: int, things: frozenset[str]) -> None:
    """Mend "the Declaration on Allied Relations, signed in 2021" and "which they signed": relations are not signed."""
    relative = tree.rel[verb] in {"acl", "acl:relcl"}
    if relative and tree.lemma[tree.head[verb]] in things:
        return
    if relative:
        noun = tree.head[verb]
    elif tree.rel[verb] in {"conj", "advcl", "parataxis"} and _is_bare(tree, verb):
        noun = _last_noun(tree, verb)
    else:
        return
    while noun >= 0 and tree.lemma[noun] not in things:
        above = tree.head[noun]
        noun = above if above != noun and tree.pos[above] in NOUNS and verb - above < _FAR else -1
    if noun >= 0 and not tree.within(noun, verb):
        tree.attach(verb, noun, tree.rel[verb] if relative else "acl")


def _is_bare(tree: Tree, verb: int) -> bool:
    """Whether a form is a participle behind a comma: without subject, auxiliary, object or conjunction."""
    return (
        tree.tag[verb] == "VBN"
        and verb > 1
        and tree.lower[verb - 1] == ","
        and not tree.has(verb, *_SUBJECT, "aux", "aux:pass", "obj", "cc", "mark")
    )


def _last_noun(tree: Tree, verb: int) -> int:
    for index in range(verb - 2, max(-1, verb - _FAR), -1):
        if tree.pos[index] in NOUNS:
            return index
    return -1
