"""Mends subjects that a small parser misses: behind appositions, reduced relatives and inserted attributions."""

from __future__ import annotations

from diplotrack_article._facts import finite, first_word, is_time
from diplotrack_article._grammar import OFFICES, RELATIVE_PRONOUNS, SAYING
from diplotrack_article._tree import NOUNS, Tree

_SUBJECT = ("nsubj", "nsubj:pass")
_LOOSE = frozenset(
    {"parataxis", "appos", "conj", "ccomp", "list", "dep", "acl", "acl:relcl", "advcl", "orphan"}
)
_UNMOORED = frozenset(
    {"vocative", "obl", "obl:unmarked", "dislocated", "parataxis", "dep", "advmod", "nsubj", "obj", "list"}
)
# Plurals that are verb forms as well: what a party that "plans" or "vows" is said to do follows as an infinitive.
_VERBS_TOO = frozenset(
    {"plans", "vows", "pledges", "promises", "aims", "hopes", "offers", "requests", "demands", "moves"}
)
_APART = frozenset({"dep", "parataxis", "advcl", "conj", "appos", "ccomp"})
_WHO = frozenset({"who", "which", "whom"})
_VERBAL = frozenset({"VERB", "AUX"})
_AUXILIARY = frozenset({"aux", "aux:pass", "cop"})
_MEETING = frozenset({"meets", "convenes", "gathers", "sits", "reconvenes", "assembles"})


def mend_subjects(tree: Tree) -> None:
    """Apply the repairs of this module."""
    rel, pos, forms = tree.rel, tree.pos, tree.forms
    if not (forms.isdisjoint(_VERBS_TOO) and forms.isdisjoint(_MEETING)):
        for index, form in enumerate(tree.lower):
            if form in _VERBS_TOO:
                _verb_behind_of(tree, index)
                if rel[index] == "root":
                    _verb_for_plural(tree, index)
            elif form in _MEETING:
                _body_that_meets(tree, index)
    relative = not forms.isdisjoint(_WHO)
    for index in range(tree.size):
        if rel[index] == "root" and pos[index] in NOUNS:
            _headline(tree, index)
            _only_verb(tree, index)
            _verb_in_relative(tree, index)
            _day_before_subject(tree, index)
            _title_before_name(tree, index)
        if relative and rel[index] in _APART and tree.has(index, "cop"):
            _loose_relative(tree, index)
        if pos[index] not in _VERBAL or rel[index] in _AUXILIARY:
            continue
        if relative:
            _loose_relative(tree, index)
        _case_of_next(tree, index)
        _swallowed(tree, index)
        _behind_apposition(tree, index)
        _two_subjects(tree, index)
        _conjunction_before_subject(tree, index)
        _missing_subject(tree, index)
    for index in range(tree.size):
        if pos[index] == "VERB" and tree.lemma[index] in SAYING:
            _around_attribution(tree, index)


def _verb_for_plural(tree: Tree, index: int) -> None:
    """Mend "Chad plans to visit Togo" with "Chad plans" as a noun of two words."""
    who = ("compound", "nmod:desc", "amod")
    names = [kid for kid in tree.below(index, *who) if tree.pos[kid] == "PROPN" or tree.lemma[kid] in OFFICES]
    acts = [kid for kid in tree.below(index, "acl", "xcomp") if kid > index and tree.has(kid, "mark")]
    office = bool(names) and tree.lemma[names[-1]] in OFFICES
    if tree.pos[index] != "NOUN" or not names or not acts or tree.has(index, "cop"):
        return
    if tree.has(index, "det", "nmod:poss") and not office:
        return
    tree.pos[index], tree.tag[index] = "VERB", "VBZ"
    tree.lemma[index] = tree.lower[index].removesuffix("s")
    subject = names[-1]
    for kid in tree.kids[index][:]:
        if kid < subject and tree.rel[kid] in {"compound", "nmod:desc", "amod", "det", "nmod:poss"}:
            tree.attach(kid, subject, tree.rel[kid])
    tree.attach(subject, index, "nsubj")
    tree.attach(acts[0], index, "xcomp")


def _verb_behind_of(tree: Tree, index: int) -> None:
    """Mend "President Musa of Chad plans to visit Togo" with "Chad plans" as a noun behind "of"."""
    act, name = tree.head[tree.head[index]], tree.head[index]
    country = [
        kid
        for kid in tree.below(index, "compound", "nmod:desc")
        if tree.pos[kid] == "PROPN" and kid == index - 1
    ]
    if tree.rel[index] != "nmod" or tree.pos[index] != "NOUN" or not country or tree.rel[name] != "nsubj":
        return
    if act != index + 2 or tree.lower[index + 1] != "to" or tree.tag[act] != "VB":
        return
    for case in tree.below(index, "case"):
        tree.attach(case, country[0], "case")
    tree.attach(country[0], name, "nmod")
    tree.pos[index], tree.tag[index], tree.lemma[index] = "VERB", "VBZ", tree.lower[index].removesuffix("s")
    tree.attach(index, act, "dep")
    tree.swap(index, "xcomp")
    for kid in tree.kids[index][:]:
        if kid > index and kid != act and tree.rel[kid] != "punct":
            tree.attach(kid, act, tree.rel[kid])


def _body_that_meets(tree: Tree, index: int) -> None:
    """Mend "The board of the UN meets in Vienna" with "UN meets" as a noun behind "of"."""
    body = tree.head[index]
    while tree.rel[body] == "nmod":
        body = tree.head[body]
    names = [kid for kid in tree.below(index, "compound", "nmod:desc") if tree.pos[kid] == "PROPN"]
    if tree.rel[index] != "nmod" or tree.pos[index] != "NOUN" or tree.rel[body] != "root" or body > index:
        return
    if not names or names[-1] != index - 1 or tree.has(body, "cop", "nsubj"):
        return
    name = names[-1]
    for kid in tree.kids[index][:]:
        if kid < name:
            tree.attach(kid, name, tree.rel[kid])
        elif kid > index:
            tree.attach(kid, index, "obl" if tree.rel[kid] == "nmod" else tree.rel[kid])
    tree.attach(name, tree.head[index], "nmod")
    tree.pos[index], tree.tag[index] = "VERB", "VBZ"
    tree.lemma[index] = tree.lower[index].removesuffix("s")
    tree.attach(index, body, "parataxis")
    _promote(tree, index)


def _only_verb(tree: Tree, noun: int) -> None:
    """Mend "The president of Chad, Ali Musa, gathered in Rome" with "gathered" as a participle: a sentence has a verb."""
    if not _is_bare_noun(tree, noun):
        return
    sentence = tree.sentence[noun]
    first = noun
    while first and tree.sentence[first - 1] == sentence:
        first -= 1
    verbs: list[int] = []
    for index in range(first, tree.size):
        if tree.sentence[index] != sentence:
            break
        if tree.pos[index] == "AUX" or tree.tag[index] in {"VBD", "VBZ", "VBP", "MD"}:
            return
        if tree.tag[index] == "VBN" and tree.rel[index] == "acl" and tree.lower[index - 1] == ",":
            verbs.append(index)
    if len(verbs) != 1 or tree.has(verbs[0], "obl:agent", "aux", "aux:pass", "mark") or verbs[0] < noun:
        return
    verb = verbs[0]
    tree.tag[verb] = "VBD"
    tree.attach(verb, noun, "parataxis")
    _promote(tree, verb)


def _headline(tree: Tree, noun: int) -> None:
    """Mend "Chad, Mali to hold talks in Rome" with the act as something said of a name: a headline's future."""
    if tree.rel[noun] != "root" or tree.pos[noun] != "PROPN" or tree.has(noun, "cop", *_SUBJECT):
        return
    acts = [kid for kid in tree.below(noun, "acl", "xcomp", "advcl") if tree.tag[kid] == "VB" and kid > noun]
    if not acts or tree.lower[acts[0] - 1] != "to":
        return
    for kid in tree.below(noun, "appos", "list", "flat"):
        if tree.lower[kid - 1] == "," and kid < acts[0]:
            tree.rel[kid] = "conj"
    tree.swap(acts[0], "nsubj")
    for kid in tree.below(acts[0], "conj"):
        if kid < acts[0]:
            tree.attach(kid, noun, "conj")


def _verb_in_relative(tree: Tree, noun: int) -> None:
    """Mend "The talks that Musa held with Okello lasted two hours" with "lasted" as what Musa held."""
    if not _is_bare_noun(tree, noun):
        return
    for relative in tree.below(noun, "acl:relcl"):
        for verb in tree.below(relative, "xcomp", "ccomp", "advcl", "parataxis", "conj"):
            bare = not tree.has(verb, *_SUBJECT, "mark", "cc", "expl", "csubj")
            if verb > relative and bare and tree.tag[verb] in {"VBD", "VBZ", "VBP"} and finite(tree, verb):
                tree.attach(verb, noun, "parataxis")
                _promote(tree, verb)
                return


def _title_before_name(tree: Tree, title: int) -> None:
    """Mend "Ugandan envoy Rose Atim was in Nairobi" with the envoy as a sentence and the rest as said of her."""
    if tree.lemma[title] not in OFFICES or not _is_bare_noun(tree, title):
        return
    for verb in tree.below(title, "acl:relcl"):
        if title + 1 in tree.below(verb, *_SUBJECT) and tree.pos[title + 1] == "PROPN":
            later = [kid for kid in tree.kids[title] if kid > verb]
            before = [kid for kid in tree.kids[title] if kid < title]
            tree.swap(verb, "nmod:desc")
            tree.attach(title, title + 1, "nmod:desc")
            for kid in before:
                opens = tree.rel[kid] in {"obl", "obl:unmarked", "advcl", "advmod", "cc", "mark"}
                tree.attach(kid, verb if opens else title, tree.rel[kid])
            for kid in later:
                tree.attach(kid, verb, "obl" if tree.rel[kid] == "nmod" else tree.rel[kid])
            return


def _day_before_subject(tree: Tree, noun: int) -> None:
    """Mend "Yesterday evening I met Musa" with the evening as what was met."""
    if not is_time(tree, noun) or not _is_bare_noun(tree, noun):
        return
    for verb in tree.below(noun, "acl:relcl"):
        subjects = [kid for kid in tree.below(verb, *_SUBJECT) if noun < kid < verb]
        if subjects and finite(tree, verb) and tree.tag[subjects[0]][:1] != "W":
            tree.swap(verb, "obl:unmarked")
            return


def _loose_relative(tree: Tree, verb: int) -> None:
    """Turn "…, who was on a visit" set beside the main clause: it belongs to the noun before the comma."""
    if tree.rel[verb] not in _APART or tree.has(verb, "mark", "cc"):
        return
    who = [kid for kid in tree.kids[verb] if kid < verb and tree.lower[kid] in _WHO]
    if not who or who[0] < 2 or tree.lower[who[0] - 1] != "," or tree.pos[who[0] - 2] not in NOUNS:
        return
    noun = who[0] - 2
    while (
        tree.head[noun] < noun
        and tree.rel[noun] in {"flat", "nmod", "compound"}
        and tree.pos[tree.head[noun]] in NOUNS
    ):
        noun = tree.head[noun]
    if not tree.within(noun, verb):
        tree.attach(verb, noun, "acl:relcl")


def _case_of_next(tree: Tree, verb: int) -> None:
    """Mend "The delegation led by Kono was received" with "by" on "received": give "by Kono" to "led"."""
    upper = tree.head[verb]
    if tree.rel[verb] not in {"obl", "obl:agent", "nmod", "advcl"} or upper == verb or not finite(tree, verb):
        return
    subjects = [kid for kid in tree.below(verb, *_SUBJECT) if kid < verb]
    if not subjects:
        return
    cases = [
        kid
        for kid in tree.below(verb, "case", "mark")
        if upper < kid < subjects[0] and tree.pos[kid] == "ADP"
    ]
    noun = tree.head[upper]
    if not cases or tree.rel[upper] not in {"acl", "acl:relcl"} or noun > upper:
        return
    subject = subjects[0]
    agent = tree.lower[cases[0]] == "by" and tree.tag[upper] == "VBN"
    tree.attach(cases[0], subject, "case")
    tree.attach(subject, upper, "obl:agent" if agent else "obl")
    tree.attach(verb, noun, "parataxis")
    if _is_bare_noun(tree, noun):
        _promote(tree, verb)


def _swallowed(tree: Tree, verb: int) -> None:
    """Mend "The letter Modi wrote was handed over" with "wrote" as subject of "was handed over"."""
    for kid in tree.kids[verb]:
        if kid > verb:
            return
        if tree.pos[kid] != "VERB" or tree.tag[kid] not in {"VBN", "VBD"}:
            continue
        if tree.has(verb, "expl") or not finite(tree, verb):
            return
        rel = tree.rel[kid]
        if rel not in {"nsubj", "nsubj:pass", "csubj", "csubj:pass", "advcl", "ccomp"} or tree.has(
            kid, "mark", "aux"
        ):
            continue
        nouns = [noun for noun in tree.below(kid, *_SUBJECT) if noun < kid]
        if rel in {"advcl", "ccomp"} and (tree.has(verb, *_SUBJECT) or tree.lemma[kid] in SAYING):
            continue
        if tree.has(kid, "aux:pass") or not nouns or tree.tag[nouns[0]][:1] == "W":
            continue
        noun = nouns[0]
        passive = tree.has(verb, "aux:pass")
        tree.attach(noun, verb, "nsubj:pass" if passive else "nsubj")
        between = [
            other
            for other in tree.kids[kid]
            if noun < other < kid
            and tree.pos[other] in {"PROPN", "NOUN", "PRON"}
            and not tree.has(other, "case")
        ]
        tree.attach(kid, noun, "acl:relcl" if between else "acl")
        if between:
            tree.rel[between[0]] = "nsubj"
        return


def _behind_apposition(tree: Tree, verb: int) -> None:
    """Mend "Wang Yi, China’s foreign minister, arrived" with the name as root and the verb beside it."""
    noun = tree.head[verb]
    if noun < verb and not _is_bare_noun(tree, noun):
        noun = _bare_root(tree, verb)
        if noun < 0:
            return
        tree.attach(verb, noun, "parataxis")
    if noun >= verb or tree.rel[verb] not in _LOOSE or not _is_bare_noun(tree, noun):
        return
    subjects = tree.below(verb, *_SUBJECT)
    if len(subjects) == 1 and noun < subjects[0] < verb:
        edge = first_word(tree, subjects[0])
        if edge and tree.lower[edge - 1] == "and" and tree.lower[edge - 2] != "," and finite(tree, verb):
            # "Representatives of Rwanda and the DRC initialed": one list, no second clause.
            nouns = [kid for kid in tree.below(noun, "nmod") if kid < edge]
            tree.attach(subjects[0], nouns[-1] if nouns else noun, "conj")
            _promote(tree, verb)
            return
    if tree.has(verb, *_SUBJECT, "expl", "csubj", "mark") or not finite(tree, verb):
        return
    relative = any(tree.lower[word] in RELATIVE_PRONOUNS for word in tree.kids[verb] if word < verb)
    if relative or (tree.tag[verb] == "VB" and not tree.has(verb, "aux")):
        return
    _promote(tree, verb)


_CONJUNCTIONS = frozenset(
    {"after", "before", "since", "until", "till", "as", "because", "while", "once", "when", "unless"}
)


def _conjunction_before_subject(tree: Tree, verb: int) -> None:
    """Mend "after China failed" with "after" as China’s preposition."""
    if tree.rel[verb] != "advcl" or tree.has(verb, "mark") or not finite(tree, verb):
        return
    for subject in tree.below(verb, *_SUBJECT):
        for case in tree.below(subject, "case"):
            if case < subject < verb and tree.lower[case] in _CONJUNCTIONS:
                tree.attach(case, verb, "mark")


def _missing_subject(tree: Tree, verb: int) -> None:
    """Mend "On May 12, Foreign Minister Wang Yi met" with the minister as a part of the date."""
    if tree.rel[verb] not in {"root", "ccomp", "parataxis"} or not finite(tree, verb):
        return
    if tree.has(verb, *_SUBJECT, "expl", "csubj"):
        return
    for holder in tree.kids[verb]:
        if holder > verb:
            return
        rel = tree.rel[holder]
        if rel in {"obl", "obl:unmarked"} and (is_time(tree, holder) or tree.pos[holder] == "NUM"):
            found = [kid for kid in tree.kids[holder] if _after_comma(tree, kid, holder, verb)]
        elif rel in {"amod", "advmod"}:
            found = [kid for kid in tree.kids[holder] if kid < holder and tree.pos[kid] in {"PROPN", "NOUN"}]
            tree.rel[holder] = "advmod" if found else rel
        else:
            continue
        if found:
            tree.attach(found[0], verb, "nsubj:pass" if tree.has(verb, "aux:pass") else "nsubj")
            for other in found[1:]:
                tree.attach(other, found[0], "flat")
            return


def _after_comma(tree: Tree, index: int, date: int, verb: int) -> bool:
    loose = tree.rel[index] in {"conj", "appos", "nmod:unmarked", "list", "parataxis", "flat", "dep"}
    if not loose or not date < index < verb or tree.has(index, "case") or is_time(tree, index):
        return False
    return tree.pos[index] in {"PROPN", "NOUN"} and "," in tree.lower[date:index]


def _bare_root(tree: Tree, verb: int) -> int:
    """Find the root of "the delegation led by the premier arrived" where "arrived" hangs on the premier; -1 if none."""
    plain = tree.rel[verb] in {"acl", "acl:relcl"} and tree.tag[verb] in {"VBD", "VBZ", "VBP"}
    if not plain or tree.has(verb, *_SUBJECT, "mark", "expl") or tree.lower[verb - 1] == ",":
        return -1
    if any(tree.lower[word] in RELATIVE_PRONOUNS for word in tree.kids[verb] if word < verb):
        return -1
    top = tree.head[verb]
    for _ in range(8):
        if tree.head[top] == top:
            break
        top = tree.head[top]
    return top if top < verb and _is_bare_noun(tree, top) else -1


def _is_bare_noun(tree: Tree, index: int) -> bool:
    return (
        tree.rel[index] == "root"
        and tree.pos[index] in NOUNS
        and not tree.has(index, "cop", "case", *_SUBJECT)
    )


def _promote(tree: Tree, verb: int) -> None:
    noun = tree.head[verb]
    mine = [kid for kid in tree.kids[noun] if kid != verb and kid < verb and tree.rel[kid] != "punct"]
    later = [kid for kid in tree.kids[noun] if kid > verb]
    tree.swap(verb, "nsubj:pass" if tree.has(verb, "aux:pass") else "nsubj")
    for kid in mine:
        opens = kid < noun and tree.rel[kid] in {"cc", "mark", "advmod", "obl", "obl:unmarked", "advcl"}
        if not opens:
            tree.attach(kid, noun, tree.rel[kid])
    for kid in later:
        if tree.rel[kid] == "nmod":
            tree.rel[kid] = "obl"


def _two_subjects(tree: Tree, verb: int) -> None:
    """Mend "The offer to host the talks was declined" with "the talks" as a second subject: it is what "host" lacks."""
    below = tree.kids[verb]
    if len(below) < 2 or below[1] > verb:
        return
    subjects = [kid for kid in tree.below(verb, *_SUBJECT) if kid < verb]
    if len(subjects) < 2:
        return
    first, second = subjects[0], subjects[1]
    for inner in reversed(tree.kids[first]):
        if tree.pos[second] == "PROPN" and first_word(tree, second) == _right(tree, first) + 1:
            _title_and_name(tree, first_word(tree, second) - 1, second)
            return
        if tree.rel[inner] in {"acl", "acl:relcl"} and first < inner < second and not tree.has(inner, "obj"):
            left = min([second, *tree.kids[second]])
            if left == inner + 1:
                tree.attach(second, inner, "obj")
            return


def _around_attribution(tree: Tree, saying: int) -> None:
    """Mend "Brazil, he pledged, will continue": the first noun is the subject of what was said."""
    speakers = [kid for kid in tree.below(saying, "nsubj") if kid < saying]
    if not speakers or tree.has(saying, "mark"):
        return
    above = tree.head[saying]
    if above < saying and _closes(tree, saying, speakers[-1]):
        return
    if tree.rel[saying] in {"advcl", "parataxis", "ccomp", "dep"} and above > saying and finite(tree, above):
        said = above
    else:
        below = [
            kid
            for kid in tree.below(saying, "ccomp", "parataxis", "conj")
            if kid > saying and finite(tree, kid)
        ]
        if not below or tree.has(below[0], "mark", "cc"):
            return
        said = below[0]
    if tree.has(said, *_SUBJECT, "csubj", "expl"):
        return
    edge = first_word(tree, speakers[-1])
    first = [
        kid
        for holder in (said, saying, speakers[-1])
        for kid in tree.kids[holder]
        if kid < edge
        and tree.pos[kid] in NOUNS
        and tree.rel[kid] in _UNMOORED | {"compound", "appos", "conj"}
        and not tree.has(kid, "case")
    ]
    if not first or "," not in tree.lower[first[0] + 1 : edge + 1]:
        return
    tree.attach(first[0], said, "nsubj:pass" if tree.has(said, "aux:pass") else "nsubj")
    if tree.head[saying] == said:
        tree.rel[saying] = "parataxis"


def _closes(tree: Tree, saying: int, speaker: int) -> bool:
    """Turn "…, the ministry announced." at the end, hung on a noun as a relative clause, or as what was said itself."""
    edge = first_word(tree, speaker)
    if edge == 0 or tree.lower[edge - 1] not in {",", "”", '"'}:
        return False
    above = tree.head[saying]
    if tree.rel[saying] in {"ccomp", "advcl"}:
        tree.rel[saying] = "parataxis"
        return True
    if tree.rel[saying] not in {"acl", "acl:relcl", "appos", "conj"} or tree.pos[above] not in NOUNS:
        return False
    if any(tree.tag[kid][:1] == "W" for kid in tree.kids[saying]) or tree.has(saying, "ccomp", "obj", "cc"):
        return False
    top = above
    while tree.head[top] != top and tree.pos[top] not in {"VERB", "AUX"}:
        top = tree.head[top]
    for kid in [
        kid for kid in tree.kids[saying] if kid < edge and tree.rel[kid] in {"obl", "obl:unmarked", "advmod"}
    ]:
        tree.attach(kid, top, tree.rel[kid])
    tree.attach(saying, top, "parataxis")
    tree.tag[saying] = "VBD" if tree.tag[saying] == "VBN" else tree.tag[saying]
    return True


def _right(tree: Tree, index: int) -> int:
    while True:
        later = [kid for kid in tree.kids[index] if kid > index and tree.rel[kid] != "punct"]
        if not later:
            return index
        index = later[-1]


def _title_and_name(tree: Tree, title: int, name: int) -> None:
    """Mend "Between Presidents Putin and Trump" with the names as a second subject: the title is theirs."""
    if tree.pos[title] not in {"NOUN", "PROPN"}:
        return
    for kid in tree.below(title, "case"):
        tree.attach(kid, name, "case")
    holder, rel = tree.head[title], tree.rel[title]
    tree.attach(name, holder, rel)
    tree.attach(title, name, "nmod:desc")
