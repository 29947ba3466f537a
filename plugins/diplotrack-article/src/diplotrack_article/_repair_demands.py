"""Mends what stands behind verbs of asking and promising: bare subjunctives, and infinitives that something parts from them.

Each repair says which error it is for. They look at words as well as at the tree: a small parser that has seen few
subjunctives takes "that Togo resume its supply" for a supply.
"""

# ruff: noqa: SIM905 - long lists of words are easier to read and to keep as plain words.

from __future__ import annotations

from diplotrack_article._facts import SUBJECTS, finite, is_time
from diplotrack_article._grammar import MODALS, RELATIVE_PRONOUNS, SAYING
from diplotrack_article._tree import NOUNS, Tree
from diplotrack_article._verbs import BASES

# Behind "that", these have a verb in its bare form.
_DEMANDING = frozenset(
    """ask demand insist request urge propose suggest recommend require stipulate order plead beg move advise
    request demand proposal suggestion recommendation plea appeal call insistence condition requirement""".split()
)
# Common in such clauses, beyond the verbs that the lexicon of forms knows.
_BASES = BASES | frozenset(
    """tow bring build buy cut drop fill free give go grant hand keep leave let limit lose man open pay pull put rebuild
    remove repair repay run scrap sell send set share ship shut split sponsor stand start stop take train tow turn vacate
    withdraw work audit fix head hold host match name plan guard cap lock raise forge fund force permit freeze unfreeze end arrest delay exempt swap trade bar ban honor honour respect lease
    disarm close spare spend treat vote act abide""".split()
)
# Whoever does one of these does it to no purpose: an infinitive behind it says what, whatever is put in between.
_PROMISING = frozenset(
    """agree promise pledge vow undertake refuse decline offer threaten commit resolve decide swear volunteer consent
    intend plan propose opt fail""".split()
)
_ASKING = frozenset(
    "ask urge implore exhort beseech entreat request invite press encourage tell instruct order call appeal".split()
)
_BOUND_TIMES = frozenset({"until", "till", "before", "after", "once", "while", "unless"})
# Adjectives in -ed that no passive is behind.
_STATES = frozenset(
    """interested concerned committed prepared determined united limited pleased delighted satisfied needed based
    convinced dedicated worried advanced disappointed surprised honored honoured relieved tired excited devoted aligned
    balanced related unprecedented unprepared detailed complicated sophisticated opposed allied armed divided
    mixed""".split()
)
_OTHER_THAT = frozenset({"so", "such", "now", "in", "except", "given", "provided", "all", "only"})
_TELLING = SAYING | frozenset(
    "announce assure agree pledge promise vow tell inform decide know reassure notify".split()
)
# Whoever tells these tells it to somebody: "told a news conference that".
_INFORMING = frozenset({"tell", "inform", "assure", "notify", "remind", "warn", "reassure"})
_STATEMENTS = frozenset(
    {"statement", "briefing", "interview", "speech", "letter", "post", "tweet", "note", "message", "call"}
)
_SAID_IN = frozenset({"in", "at", "during", "by", "via", "through", "after", "before", "over"})
_NEAR, _FAR = 12, 25
"""Within how many words what is asked for stands behind who is asked, and what is put in between begins."""
_OPENING = frozenset({"that", "to", "has", "have", "had", "on", "upon"})
_CLOSERS = frozenset({"DET", "ADP", "PART", "SCONJ"})


def mend_demands(tree: Tree) -> None:
    """Apply the repairs of this module; they want words as the parser gave them."""
    for index in [at for at, form in enumerate(tree.lower) if form in _OPENING]:
        if not 0 < index < tree.size - 2:
            continue
        lower = tree.lower[index]
        if lower == "that":
            _subjunctive(tree, index)
            _content_of_verb(tree, index)
        elif lower == "to":
            _behind_verb(tree, index)
            _behind_relative(tree, index)
            _behind_insertion(tree, index)
            _split_infinitive(tree, index)
        elif lower in {"has", "have", "had"} and tree.lower[index + 1] == ",":
            _split_perfect(tree, index)
        elif lower in {"on", "upon"} and tree.lower[index - 1] == "called":
            _stranded(tree, index)
    rel, pos, kids = tree.rel, tree.pos, tree.kids
    for index in range(tree.size):
        if rel[index] == "nmod" and kids[index] and kids[index][0] < index:
            _behind_inserted_phrase(tree, index)
        if pos[index] == "ADJ" and tree.lower[index].endswith("ed") and tree.has(index, "cop"):
            _passive_for_adjective(tree, index)


def _subjunctive(tree: Tree, that: int) -> None:
    """Mend "asked that Togo resume, when it can, its supply" and "that the Philippines tow away the ship"."""
    above = that - 1
    if tree.lemma[above] not in _DEMANDING or tree.sentence[above] != tree.sentence[that]:
        return
    verb = _bare_form(tree, that)
    if verb < 0:
        return
    if tree.pos[verb] == "VERB" and tree.has(verb, *SUBJECTS) and tree.within(verb, above):
        tree.tag[verb] = "VBP"  # "suggested that Ethiopia host", taken for a past tense
        return
    subject = verb - 1
    while that < tree.head[subject] < verb and tree.head[subject] != subject:
        subject = tree.head[subject]
    if tree.pos[subject] not in NOUNS:
        return
    old, inside = tree.head[verb], list(tree.kids[verb])
    rivals = [
        kid for kid in tree.kids[above] if kid > verb and tree.rel[kid] in {"ccomp", "xcomp", "obj", "acl"}
    ]
    tree.attach(verb, above, "acl" if tree.pos[above] in NOUNS else "ccomp")
    tree.attach(subject, verb, "nsubj")
    for kid in [*inside, *tree.kids[that]]:
        if that < kid < verb and kid != subject:
            tree.attach(kid, subject, tree.rel[kid])
        elif kid > verb and kid != verb and tree.rel[kid] in {"fixed", "nmod", "compound", "flat"}:
            tree.attach(kid, verb, "obl" if tree.has(kid, "case") else "obj")
    tree.attach(that, verb, "mark")
    tree.pos[verb], tree.tag[verb], tree.lemma[verb] = "VERB", "VBP", tree.lower[verb]
    for kid in dict.fromkeys([*([old] if old > verb else []), *rivals]):
        if kid != verb:
            _below_subjunctive(tree, verb, kid)


def _bare_form(tree: Tree, that: int) -> int:
    """Find the bare form behind "that" and its subject, -1 where there is none or something else is the verb."""
    for index in range(that + 2, min(that + 10, tree.size)):
        if tree.pos[index] == "PUNCT" or tree.pos[index] == "AUX" or tree.tag[index] in {"VBZ", "MD", "TO"}:
            return -1
        before = tree.pos[index - 1] in NOUNS and tree.tag[index - 1] != "PRP$"
        closed = index + 1 == tree.size or tree.pos[index + 1] in _CLOSERS | {"PUNCT", "PRON", "ADV"}
        noun = tree.tag[index] in {"NN", "JJ", "RB"} and (
            tree.lower[index] in _BASES or _is_sole_noun(tree, index)
        )
        verbal = tree.tag[index] in {"VB", "VBP", "VBD"} and tree.lower[index] in _BASES
        if before and (verbal or (noun and (closed or _is_sole_noun(tree, index)))):
            return -1 if _has_verb(tree, index + 1) else index
        if tree.pos[index] == "VERB":
            return -1
    return -1


def _is_sole_noun(tree: Tree, index: int) -> bool:
    """Whether a noun has a name for its subject and a determiner behind it: "that Manila tow the ship" is a verb."""
    behind = tree.pos[index + 1] if index + 1 < tree.size else ""
    name = tree.pos[index - 1] == "PROPN" and tree.tag[index] == "NN"
    particle = index + 2 < tree.size and tree.pos[index + 1] == "ADV" and tree.pos[index + 2] == "DET"
    return name and (behind == "DET" or particle)


def _has_verb(tree: Tree, start: int) -> bool:
    """Whether a verb follows before anything parts it off: "that China trade talks be resumed"."""
    for index in range(start, min(start + 5, tree.size)):
        if tree.pos[index] in {"AUX", "VERB"} and tree.tag[index] not in {"VBN", "VBG"}:
            return True
        if tree.pos[index] in {"PUNCT", "ADP", "PART", "CCONJ", "SCONJ", "DET", "PRON"}:
            return False
    return False


def _below_subjunctive(tree: Tree, verb: int, kid: int) -> None:
    """Hang on a subjunctive what the parser took for its verb: its object, or something put in between."""
    if tree.within(verb, kid):
        return
    if tree.pos[kid] in NOUNS:
        for part in tree.kids[kid][:]:
            if tree.rel[part] in {"mark", "advcl"} and part < kid:
                tree.attach(part, verb, tree.rel[part])
        tree.attach(kid, verb, "obl" if tree.has(kid, "case") else "obj")
    elif tree.pos[kid] in {"ADV", "ADP"}:
        for part in tree.kids[kid][:]:
            tree.attach(part, verb, tree.rel[part])
        tree.attach(kid, verb, "advmod")
    else:
        tree.attach(kid, verb, "advcl")
        for thing in tree.below(kid, "obj"):
            first = min([thing, *tree.kids[thing]])
            if first > kid and tree.lower[first - 1] == "," and not tree.has(verb, "obj"):
                tree.attach(thing, verb, "obj")


def _behind_verb(tree: Tree, to: int) -> None:
    """Mend "declined to send its envoy back until an inquiry has run" with sending as what runs: it is what was declined."""
    verb, act = to - 1, to + 1
    if tree.lemma[verb] not in _PROMISING or tree.pos[verb] != "VERB" or tree.tag[act] != "VB":
        return
    other = tree.head[act]
    if (
        other in {verb, act}
        or tree.head[other] != verb
        or other < act
        or tree.pos[other] not in {"VERB", "AUX"}
    ):
        return
    if tree.rel[act] not in {"csubj", "advcl", "xcomp", "ccomp"} or not finite(tree, other):
        return
    tree.attach(act, verb, "xcomp")
    tree.attach(other, act, "advcl")
    if tree.has(other, *SUBJECTS):
        return
    for noun in tree.below(act, "obl"):
        bounds = [kid for kid in tree.below(noun, "case") if tree.lower[kid] in _BOUND_TIMES]
        if bounds and noun < other:
            tree.attach(noun, other, "nsubj")
            tree.attach(bounds[0], other, "mark")


def _behind_insertion(tree: Tree, to: int) -> None:
    """Mend "promised, once again, to pay" and "undertakes, however, to pay" with paying as a purpose."""
    act = tree.head[to]
    verb = tree.head[act]
    if (
        tree.lower[to - 1] != ","
        or act < to
        or verb > to
        or tree.rel[act] not in {"advcl", "acl", "parataxis"}
    ):
        return
    asks = tree.lemma[verb] in _ASKING
    if tree.pos[verb] != "VERB" or not (tree.lemma[verb] in _PROMISING or asks):
        return
    commas = [index for index in range(verb + 1, to - 1) if tree.lower[index] == ","]
    if not commas or tree.has(verb, "xcomp", "ccomp"):
        return
    first = commas[0]
    before = [
        kid for kid in tree.kids[verb] if verb < kid < first and tree.rel[kid] in {"obj", "obl", "iobj"}
    ]
    if asks:
        if not (before or tree.has(verb, "nsubj:pass")):
            return
    elif any(not is_time(tree, kid) for kid in before):
        return
    between = [
        kid for kid in tree.kids[verb] if first < kid < to and tree.rel[kid] in {"obj", "conj", *SUBJECTS}
    ]
    if between:
        return
    tree.rel[act] = "xcomp"
    for kid in tree.kids[act][:]:
        if kid < to:
            tree.attach(kid, verb, tree.rel[kid])


def _behind_relative(tree: Tree, to: int) -> None:
    """Mend "asked Togo, which holds the chair, to pay" with paying as what Togo holds the chair for."""
    act = to + 1
    if tree.lower[to - 1] != "," or tree.tag[act] != "VB" or tree.head[to] != act:
        return
    opening = to - 2
    while opening > max(0, to - _FAR) and tree.lower[opening] != ",":
        opening -= 1
    verb = opening - 1
    while verb > max(0, opening - _NEAR) and tree.pos[verb] not in {"VERB", "AUX"}:
        verb -= 1
    if tree.lower[opening] != "," or tree.lemma[verb] not in _ASKING or not tree.within(act, verb):
        return
    inside = [index for index in range(opening + 1, to - 1) if not opening < tree.head[index] < to]
    inner = next((index for index in inside if tree.pos[index] in {"VERB", "AUX", "ADJ"} | NOUNS), -1)
    relative = any(tree.lower[index] in RELATIVE_PRONOUNS for index in range(opening + 1, opening + 4))
    if inner < 0 or not (relative or (tree.pos[inner] in NOUNS and tree.rel[inner] in {"ccomp", "appos"})):
        return
    noun = opening - 1
    while verb < tree.head[noun] < opening:
        noun = tree.head[noun]
    if tree.pos[noun] not in NOUNS or tree.has(verb, "xcomp"):
        return
    tree.attach(act, verb, "xcomp")
    tree.attach(inner, noun, "acl:relcl" if relative else "appos")


def _behind_second_comma(tree: Tree, index: int, *tags: str) -> int:
    """Find the word with one of the tags behind what two commas part off right after a word, -1 where there is none."""
    for comma in range(index + 2, min(index + 11, tree.size - 1)):
        if tree.lower[comma] == ",":
            return comma + 1 if tree.tag[comma + 1] in tags else -1
        if tree.pos[comma] in {"VERB", "AUX"} and tree.tag[comma] != "VBN":
            return -1
    return -1


def _split_infinitive(tree: Tree, to: int) -> None:
    """Mend "pressed Chad to, among other things, open its market" with opening set beside pressing."""
    if tree.lower[to + 1] != ",":
        return
    act = _behind_second_comma(tree, to + 1, "VB")
    if act < 0:
        return
    verb = to - 1
    while verb > to - 6 and verb > 0 and tree.pos[verb] != "VERB":
        verb -= 1
    binding = tree.lemma[verb] in _PROMISING or tree.lemma[verb] in _ASKING
    if tree.pos[verb] != "VERB" or not binding or tree.within(verb, act):
        return
    tree.attach(act, verb, "xcomp")
    tree.attach(to, act, "mark")
    tree.pos[to], tree.tag[to] = "PART", "TO"


def _split_perfect(tree: Tree, have: int) -> None:
    """Mend "has, time and again, called on Togo to pay" with calling set beside having."""
    verb = _behind_second_comma(tree, have + 1, "VBN", "VBD")
    if (
        verb < 0
        or tree.head[verb] != have
        or tree.rel[verb] not in {"conj", "parataxis", "ccomp", "xcomp", "acl"}
    ):
        return
    tree.swap(verb, "aux")
    tree.pos[have] = "AUX"
    for kid in tree.kids[verb][:]:
        if have < kid < verb and tree.rel[kid] in {"conj", "obj", "nmod"}:
            tree.attach(kid, verb, "obl:unmarked")


def _behind_inserted_phrase(tree: Tree, index: int) -> None:
    """Mend "agreed, in the presence of ministers, on a link" with the link as one of their presence."""
    cases = [kid for kid in tree.below(index, "case") if kid < index]
    if not cases or cases[0] < 1 or tree.lower[cases[0] - 1] != ",":
        return
    noun = tree.head[index]
    while tree.rel[noun] == "nmod" and tree.head[noun] != noun:
        noun = tree.head[noun]
    verb = tree.head[noun]
    if tree.rel[noun] != "obl" or not verb < noun < index or tree.pos[verb] != "VERB":
        return
    first = min([noun, *tree.kids[noun]])
    if first > 0 and tree.lower[first - (tree.lower[first] != ",")] == ",":
        tree.attach(index, verb, "obl")


def _stranded(tree: Tree, index: int) -> None:
    """Mend "was called upon to yield" with "upon" as an argument of its own."""
    verb = index - 1
    if tree.lower[index + 1] != "to" or not tree.has(verb, "aux:pass"):
        return
    tree.attach(index, verb, "compound:prt")


def _passive_for_adjective(tree: Tree, index: int) -> None:
    """Mend "must be unblocked" with a state: behind a modal verb, it is to be done."""
    modal = any(tree.lower[kid] in MODALS for kid in tree.below(index, "aux"))
    if not modal or tree.lower[index] in _STATES:
        return
    tree.pos[index], tree.tag[index] = "VERB", "VBN"
    for kid in tree.kids[index]:
        if tree.rel[kid] == "cop":
            tree.rel[kid] = "aux:pass"
        elif tree.rel[kid] == "nsubj":
            tree.rel[kid] = "nsubj:pass"


def _content_of_verb(tree: Tree, that: int) -> None:
    """Mend "announced on July 4 that visas would be issued" with issuing set beside, and a second "that" on the verb."""
    clause = tree.head[that]
    _said_somewhere(tree, that, clause)
    verb = tree.head[clause]
    if tree.rel[that] != "mark" or not verb < that < clause or tree.pos[verb] != "VERB":
        return
    if tree.lower[that - 1] in _OTHER_THAT or tree.lemma[verb] not in _TELLING:
        return
    contents = [kid for kid in tree.below(verb, "ccomp") if kid < clause]
    if contents:
        if tree.rel[clause] == "conj":
            tree.attach(clause, contents[0], "conj")
    elif tree.rel[clause] in {"dep", "parataxis", "advcl"}:
        tree.rel[clause] = "ccomp"


def _said_somewhere(tree: Tree, that: int, clause: int) -> None:
    """Mend "said in a statement that flights would resume" with the resuming as what sort of statement it is."""
    noun = tree.head[clause]
    if tree.rel[clause] not in {"acl", "acl:relcl"} or not noun < that < clause:
        return
    # which "assured its guests that …" never has
    object_of_it = tree.rel[that] == "obj" and tree.has(clause, "aux")
    if not (tree.rel[that] == "mark" or object_of_it) or not tree.has(clause, *SUBJECTS):
        return
    whole = tree.has(clause, "obj", "nsubj:pass", "cop", "xcomp") or (
        tree.has(clause, "aux") and (tree.rel[clause] == "acl" or tree.lemma[noun] in _STATEMENTS)
    )
    while tree.rel[noun] in {"nmod", "conj", "flat"} and tree.head[noun] != noun:
        noun = tree.head[noun]
    verb = tree.head[noun]
    told = tree.rel[noun] in {"obj", "iobj"} and tree.lemma[verb] in _INFORMING
    promised = whole and tree.rel[noun] in {"obj", "iobj"} and tree.lemma[verb] == "promise"
    cases = {tree.lower[kid] for kid in tree.below(noun, "case")}
    said = whole and tree.rel[noun] == "obl" and bool(cases & _SAID_IN) and tree.lemma[verb] in _TELLING
    if object_of_it and not told:
        return  # "at the summit that Chad will host", "the accord that the two signed"
    behind = verb < noun and tree.pos[verb] == "VERB" and not tree.has(verb, "ccomp", "xcomp")
    if (told or promised or said) and behind:
        tree.attach(clause, verb, "ccomp")
        tree.rel[that], tree.tag[that] = "mark", "IN"
