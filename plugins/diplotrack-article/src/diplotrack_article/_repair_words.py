"""Mends what a small parser is known to get wrong in news prose: words taken for another part of speech.

Each repair says which error it is for. All are local: they look at a token and its neighbors in the tree.
"""

# ruff: noqa: SIM905 - long lists of words are easier to read and to keep as plain words.

from __future__ import annotations

from diplotrack_article._facts import SUBJECTS, finite
from diplotrack_article._grammar import (
    CONTENT_NOUNS,
    EVENTS,
    MEANS,
    MODALS,
    TIMES,
    TRANSACTIONS,
    WEEKDAYS,
)
from diplotrack_article._repair_function_words import mend_function_word
from diplotrack_article._tree import NOUNS, Tree
from diplotrack_article._verbs import BASES, LEMMAS

_NAME_PARTS = frozenset(
    {"flat", "compound", "appos", "nmod:unmarked", "nmod:desc", "nmod", "list", "dep", "nummod"}
)
_DAY_WORDS = WEEKDAYS | {"today", "yesterday", "tomorrow", "tonight"}
_PARTICIPLES_ONLY = frozenset(
    """been begun broken chosen done drawn driven eaten fallen forgotten forsaken given gone grown hidden known lain
    overseen overtaken proven ridden risen seen shaken shown spoken stolen sworn taken thrown undertaken withdrawn
    withstood woken worn written""".split()
)
_WITHOUT_OBJECT = frozenset(
    {
        "call",
        "agree",
        "meet",
        "appeal",
        "arrive",
        "talk",
        "go",
        "insist",
        "say",
        "return",
        "gather",
        "assemble",
        "confer",
        "converge",
        "huddle",
    }
)
# What texts do to those who sign them, and what sides do: forms that are no plurals.
_TEXTS = frozenset({"accord", "agreement", "deal", "pact", "treaty", "text", "memorandum", "declaration"})
_PRESENTS = {
    "binds": "bind", "obliges": "oblige", "obligates": "obligate", "foresees": "foresee", "envisages": "envisage",
    "proposes": "propose", "suggests": "suggest", "agrees": "agree", "decides": "decide", "undertakes": "undertake",
    "invites": "invite", "intends": "intend", "calls": "call", "denies": "deny", "rejects": "reject", "insists": "insist",
    "refuses": "refuse", "asks": "ask", "warns": "warn", "seeks": "seek", "accuses": "accuse", "condemns": "condemn", "declines": "decline",
    "accepts": "accept", "threatens": "threaten", "announces": "announce", "approves": "approve", "confirms": "confirm", "forbids": "forbid", "prohibits": "prohibit", "commits": "commit", "requires": "require", "stipulates": "stipulate",
}  # fmt: skip
# What is sought and given, and a verb too.
_FUNCTIONAL, _TAKEN_FOR = frozenset({"case", "mark", "fixed"}), frozenset({"NOUN", "PROPN", "ADJ"})
_AID = frozenset({"help", "support", "aid", "relief"})
_ASKED_FOR = frozenset({"seek", "request", "need", "offer", "promise", "pledge", "want", "demand"})
# "The Secretary-General calls on …": an office before a verb that could be a noun.
_CALLERS = frozenset(
    {
        "general",
        "representative",
        "council",
        "president",
        "minister",
        "secretary",
        "spokesperson",
        "commission",
        "union",
        "assembly",
        "envoy",
        "commissioner",
        "government",
    }
)


def mend_words(tree: Tree) -> None:
    """Apply the repairs that look at single words and their nearest neighbors; they come first."""
    rels, poses = tree.rel, tree.pos
    for index, lower in enumerate(tree.lower):
        rel, pos = rels[index], poses[index]
        if pos == "VERB" and lower in LEMMAS:
            tree.lemma[index] = LEMMAS[lower]
        if lower in _DAY_WORDS:
            _free_day(tree, index)
        elif rel in _FUNCTIONAL:
            mend_function_word(tree, index, lower)
        elif pos == "NOUN" and lower.endswith("ing"):
            _gerund_for_noun(tree, index)
        elif pos in _TAKEN_FOR and lower.endswith("ed") and lower in LEMMAS:
            _verb_for_noun(tree, index)
        elif lower in _PRESENTS:
            _present_for_plural(tree, index, lower)
        elif rel == "compound" and tree.has(index, "nmod:desc"):
            _name_for_compound(tree, index)
        elif rel == "acl:relcl" and tree.lemma[tree.head[index]] in CONTENT_NOUNS:
            _content(tree, index)
    _mend_parts_of_speech(tree)


def _mend_parts_of_speech(tree: Tree) -> None:
    rels, poses = tree.rel, tree.pos
    for index in range(tree.size):
        rel = rels[index]
        if rel == "root" and poses[index] in NOUNS:
            _participle_for_past(tree, index)
        elif rel == "amod":
            if tree.tag[index] in {"VBN", "VBD"}:
                _past_for_adjective(tree, index)
            elif tree.lower[index] == "both":
                _determiner(tree, index)
        elif rel == "xcomp" and tree.lower[index] in _AID:
            _aid_for_verb(tree, index)
        elif rel != "det" and tree.lower[index] == "both":
            _determiner(tree, index)


def _aid_for_verb(tree: Tree, index: int) -> None:
    """Mend "sought help in fighting the fire" with help as what somebody sought, and did not do."""
    verb = tree.head[index]
    if verb == index - 1 and tree.lemma[verb] in _ASKED_FOR and not tree.has(index, "mark", "obj"):
        tree.rel[index], tree.pos[index], tree.tag[index] = "obj", "NOUN", "NN"
        for kid in tree.below(index, "advcl", "obl"):
            tree.rel[kid] = "acl" if tree.rel[kid] == "advcl" else "nmod"


def _determiner(tree: Tree, index: int) -> None:
    """Mend "Both Presidents call upon …" with "both" as a word of its own."""
    following = index + 1
    if following < tree.size and tree.pos[following] in NOUNS and tree.tag[following] in {"NNS", "NNPS"}:
        tree.attach(index, following, "det")


def _name_for_compound(tree: Tree, index: int) -> None:
    """Mend "Minister Joly and Secretary Cleverly" with the first name as a part of the second."""
    name = tree.head[index]
    joined = [word for word in range(index + 1, name) if tree.rel[word] == "cc"]
    if not joined or tree.tag[name] != "NNP":
        return
    tree.attach(joined[0], name, "cc")
    tree.swap(index, "conj")
    for kid in [
        kid for kid in tree.kids[index] if joined[0] <= kid != name and tree.rel[kid] in _INNER | {"cc"}
    ]:
        tree.attach(kid, name, tree.rel[kid])


_INNER = frozenset({"compound", "amod", "nmod:desc", "flat", "det"})


def _free_day(tree: Tree, index: int) -> None:
    """Free a weekday from a subject or an object: "Wang said Wednesday", "The PRC on Tuesday said"."""
    rel, head = tree.rel[index], tree.head[index]
    cased = tree.has(index, "case")
    if rel in SUBJECTS or rel in {"obj", "iobj"}:
        if _name_before(tree, index) and not cased:
            return
        rivals = [kid for kid in tree.kids[head] if kid != index and tree.rel[kid] in SUBJECTS]
        if rel in {"obj", "iobj"} or rivals or index > head:
            tree.attach(index, head, "obl" if cased else "obl:unmarked")
        return
    if rel not in _NAME_PARTS or tree.pos[head] not in NOUNS:
        return
    if tree.rel[head] not in {*SUBJECTS, "obj", "obl:agent"} or tree.lower[head] in EVENTS or index < head:
        return
    if cased and tree.rel[head] not in SUBJECTS:
        return
    if tree.lower[head] in TIMES or (not cased and tree.kids[index]):
        return
    verb = tree.head[head]
    # What lies between the day and the verb belongs to the noun: "the talks on Tuesday in Rome ended".
    if verb > index and any(kid > index and tree.rel[kid] == "nmod" for kid in tree.kids[head]):
        return
    tree.attach(index, verb, "obl" if cased else "obl:unmarked")


def _name_before(tree: Tree, index: int) -> bool:
    """Mend "Wang Wednesday said" with the weekday as head: give the name the headship back."""
    names = [
        kid
        for kid in tree.kids[index]
        if kid < index
        and tree.pos[kid] in {"PROPN", "NOUN"}
        and tree.rel[kid] in {"compound", "flat", "nmod:desc"}
    ]
    if not names or tree.lower[index] not in _DAY_WORDS:
        return False
    name = names[-1]
    verb = tree.head[index]
    tree.swap(name, "obl:unmarked")
    tree.attach(index, verb, "obl:unmarked")
    return True


def _participle_for_past(tree: Tree, index: int) -> None:
    """Mend "The envoys called for joint efforts." read as a noun with a reduced relative and no main verb."""
    if finite(tree, index) or tree.has(index, "cop", "nsubj", "nsubj:pass"):
        return
    joined = [kid for kid in tree.kids[index] if tree.rel[kid] in {"conj", "parataxis", "ccomp", "advcl"}]
    if any(
        tree.pos[kid] in {"VERB", "AUX"} and finite(tree, kid) for kid in joined if tree.rel[kid] != "advcl"
    ):
        return
    holders = [
        index,
        *(kid for kid in tree.below(index, "conj", "appos", "flat", "list") if tree.pos[kid] in NOUNS),
    ]
    verbs = [
        kid
        for holder in holders
        for kid in tree.kids[holder]
        if kid > holder and tree.rel[kid] in {"acl", "acl:relcl"} and tree.tag[kid] in {"VBN", "VBD"}
    ]
    if not verbs and tree.lower[_last(tree, index)] == ".":
        # "Ministers of the six states gathered in Riyadh."
        verbs = [
            kid
            for holder in tree.below(index, "nmod")
            for kid in tree.below(holder, "acl")
            if kid > holder and tree.tag[kid] in {"VBN", "VBD"} and tree.lemma[kid] in _WITHOUT_OBJECT
        ]
    if not verbs:
        _past_before_root(tree, index)
        return
    verb = verbs[0]
    if tree.head[verb] != index:
        if tree.lower[verb - 1] == "," or tree.has(verb, "obl:agent", "aux:pass"):
            return
        tree.attach(verb, index, "acl")
    if tree.has(verb, *SUBJECTS) or any(
        tree.lower[kid] in {"that", "who", "which", "where", "when"} for kid in tree.kids[verb] if kid < verb
    ):
        return
    closed = tree.lower[_last(tree, index)] in {".", "!", "?", "”", '"'}
    passive = tree.has(verb, "obl:agent", "aux:pass") or tree.lower[verb] in _PARTICIPLES_ONLY
    if not closed and not tree.has(verb, "obj", "ccomp", "xcomp") and tree.lemma[verb] not in _WITHOUT_OBJECT:
        # A headline leaves the auxiliary out: "Envoys sent to Beijing".
        passive = True
    if passive and closed:
        return
    for other in list(tree.kids[index]):
        if other > verb and tree.rel[other] not in {"compound", "flat"}:
            tree.attach(other, verb, tree.rel[other] if tree.rel[other] != "nmod" else "obl")
    tree.swap(verb, "nsubj:pass" if passive else "nsubj")
    for other in list(tree.kids[verb]):
        # What stood before the noun is the noun's, unless it opens the sentence.
        if (
            other < index and tree.rel[other] not in {"cc", "mark", "advmod", "obl", "obl:unmarked", "advcl"}
        ) or (index < other < verb and tree.rel[other] not in {"advmod", "obl:unmarked", "punct"}):
            tree.attach(other, index, tree.rel[other])
    tree.tag[verb] = "VBN" if passive else "VBD"
    tree.pos[verb] = "VERB"


def _past_before_root(tree: Tree, root: int) -> None:
    """Mend "Lavrov and his counterpart discussed by phone the situation" with the object as root of the sentence."""
    if tree.lower[_last(tree, root)] != "." or root == 0:
        return
    verb = root - 1
    while verb >= 0 and tree.sentence[verb] == tree.sentence[root]:
        known = tree.tag[verb] in {"VBN", "VBD"} and tree.rel[verb] == "acl" and tree.lower[verb] in LEMMAS
        agent = any(tree.lemma[kid] not in MEANS for kid in tree.below(verb, "obl:agent"))
        if known and not agent and not tree.has(verb, "obj") and tree.lower[verb - 1] != ",":
            break
        verb -= 1
    else:
        return
    subject = tree.head[verb]
    if subject > verb or tree.lower[verb] in _PARTICIPLES_ONLY:
        return
    while tree.rel[subject] == "conj" and tree.pos[tree.head[subject]] in NOUNS:
        subject = tree.head[subject]
    above = tree.head[subject]
    tree.attach(verb, verb, "root")
    while (
        above not in {root, subject, verb}
        and tree.rel[above] in {"amod", "compound", "nmod:desc"}
        and above < subject
    ):
        upper = tree.head[above]
        tree.attach(above, subject, tree.rel[above])
        above = upper
    tree.attach(subject, verb, "nsubj")
    tree.attach(root, verb, "obj")
    tree.pos[verb], tree.tag[verb] = "VERB", "VBD"


def _last(tree: Tree, index: int) -> int:
    last = index
    number = tree.sentence[index]
    while last + 1 < tree.size and tree.sentence[last + 1] == number:
        last += 1
    return last


def _past_for_adjective(tree: Tree, index: int) -> None:
    """Mend "Held a call, exchanged views": a past tense without its subject, read as an adjective."""
    noun = tree.head[index]
    if (
        noun < index
        or tree.lemma[index] not in TRANSACTIONS
        or min(tree.kids[noun], default=index) < index - 1
    ):
        return
    if index == 0 or tree.lower[index - 1] not in {",", "and", "but"}:
        return
    verb = tree.head[noun]
    while tree.head[verb] != verb and tree.tag[verb] != "VBD":
        verb = tree.head[verb]
    if tree.tag[verb] != "VBD" or verb > index:
        return
    for kid in [kid for kid in tree.kids[noun] if kid == index - 1]:
        tree.attach(kid, index, tree.rel[kid])
    tree.attach(index, verb, "conj")
    tree.attach(noun, index, "obj")
    tree.pos[index], tree.tag[index] = "VERB", "VBD"


def _gerund_for_noun(tree: Tree, index: int) -> None:
    """Mend "committed to meeting again" with "meeting" as a noun that is a clause all the same."""
    if tree.rel[index] in {"xcomp", "ccomp", "advcl", "acl"} and tree.has(index, "mark", "case"):
        stem = tree.lower[index][:-3]
        known = [base for base in (stem, f"{stem}e", stem[:-1]) if base in BASES or base in {"meet", "hold"}]
        if known and not tree.has(index, "det", "amod", "cop", "nmod:poss"):
            tree.pos[index], tree.tag[index], tree.lemma[index] = "VERB", "VBG", known[0]


def _verb_for_noun(tree: Tree, index: int) -> None:
    """Mend "Hungary vetoed a statement" with "vetoed" as a noun and subject of "statement"."""
    noun = tree.head[index]
    if tree.rel[index] != "nsubj" or noun < index or tree.rel[noun] != "root":
        return
    names = [kid for kid in tree.kids[index] if kid < index and tree.rel[kid] in {"compound", "amod", "flat"}]
    if not names or tree.pos[noun] not in NOUNS or tree.has(noun, "cop", "aux"):
        return
    determiners = [kid for kid in tree.kids[index] if tree.rel[kid] in {"det", "nmod:poss", "nummod"}]
    inside = [kid for kid in tree.kids[noun] if kid != index and tree.rel[kid] != "punct"]
    tree.swap(index, "obj")
    for kid in inside:
        tree.attach(kid, noun, tree.rel[kid])
    tree.attach(names[-1], index, "nsubj")
    for kid in [*names[:-1], *determiners]:
        tree.attach(kid, names[-1], tree.rel[kid])
    tree.pos[index], tree.tag[index], tree.lemma[index] = "VERB", "VBD", LEMMAS[tree.lower[index]]


def _present_for_plural(tree: Tree, index: int, lower: str) -> None:
    """Mend "The text binds both sides" with "the text binds" as a noun of several words."""
    nouns = [kid for kid in tree.kids[index] if kid < index and tree.rel[kid] in {"compound", "amod"}]
    if not nouns or nouns[-1] != index - 1:
        return
    subject = nouns[-1]
    following = tree.lower[index + 1 : index + 2]
    text = tree.lemma[subject] in _TEXTS and following == ["for"]
    office = (
        tree.rel[index] == "root"
        and tree.lower[subject] in _CALLERS
        and following in (["on"], ["upon"], ["for"])
    )
    if (lower == "calls" and not (text or office)) or (tree.rel[subject] == "amod" and not office):
        return  # "ceasefire calls" are calls
    if office:
        tree.pos[subject], tree.tag[subject] = "PROPN", "NNP"
    for kid in list(tree.kids[index]):
        if kid < subject and tree.rel[kid] in {"det", "amod", "compound", "nmod:poss", "nummod"}:
            tree.attach(kid, subject, tree.rel[kid])
    tree.rel[subject] = "nsubj"
    tree.pos[index], tree.tag[index], tree.lemma[index] = "VERB", "VBZ", _PRESENTS[lower]
    for kid in tree.kids[index]:
        if kid > index and tree.rel[kid] in {"acl", "acl:relcl"} and tree.lower[kid] != "that":
            tree.rel[kid] = "ccomp" if tree.has(kid, "nsubj", "nsubj:pass") else "xcomp"
    bare = [k for k in tree.kids[index] if k > index and tree.rel[k] in {"nmod", "conj"}]
    for kid in bare:
        if tree.pos[kid] in NOUNS and not tree.has(kid, "case", "cc") and not tree.has(index, "obj"):
            tree.rel[kid] = "obj"
        elif tree.rel[kid] == "nmod":
            tree.rel[kid] = "obl"


def _content(tree: Tree, index: int) -> None:
    """Mend "The hope that ties would deepen": no relative clause, since it lacks nothing."""
    that = [kid for kid in tree.kids[index] if tree.lower[kid] == "that" and kid < index]
    if not that or tree.rel[that[0]] in SUBJECTS or not tree.has(index, *SUBJECTS):
        return
    if (
        tree.has(index, "cop", "aux:pass", "xcomp", "ccomp")
        or len(tree.below(index, "obj")) > (tree.rel[that[0]] == "obj")
        or any(tree.lower[kid] in MODALS for kid in tree.below(index, "aux"))
    ):
        tree.rel[that[0]], tree.tag[that[0]] = "mark", "IN"
        tree.rel[index] = "acl"
