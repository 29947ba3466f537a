"""Mends lists of acts: those of which only the first has its "to" or its subject, "agreed to reopen the border, lift the ban".

A small parser sets the bare verbs beside the verb of agreeing, or beside a noun before them, and what is to be done later
seems to be done already.
"""

# ruff: noqa: SIM905 - long lists of words are easier to read and to keep as plain words.

from __future__ import annotations

from diplotrack_article._facts import SUBJECTS
from diplotrack_article._grammar import SAYING
from diplotrack_article._tree import NOUNS, Tree

# What one that acts in the plural says besides, in the same form: "we urge Chad to stop and call on Mali to help".
_SPEAKING = SAYING | frozenset(
    """agree appeal appreciate ask attach call commend commit condemn congratulate deplore encourage express expect
    extend invite look note offer oppose pay place praise reaffirm recognize recognise reject request salute stand
    support thank undertake value want welcome wish""".split()
)
# Past forms like the bare one: "agreed to lend ships and set up a fund" is only told apart by the tagger.
_MOVED = frozenset({"conj", "advcl", "parataxis", "dep"})
_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_BARE = frozenset({"VB", "VBP"})
_PAST_LIKE_BARE = frozenset("set put cut shut let hit cost quit spread read bid bet cast split".split())
# What reads like a state of those who are told: "directed officials".
_DIRECTING = frozenset({"direct", "directed", "instruct", "instructed", "task", "tasked", "order", "ordered", "ask", "asked", "urge", "urged", "mandate", "mandated", "press", "pressed"})  # fmt: skip
_JOINING = frozenset({",", "and", "or", "&"})
_FAR = 60
"""Within how many words a list goes on."""


def mend_lists(tree: Tree) -> None:
    """Apply the repairs of this module; they want the other verbs in their places."""
    opened: list[int] = []
    rel, tag, lower, sentence = tree.rel, tree.tag, tree.lower, tree.sentence
    for index in range(1, tree.size):
        if sentence[index] != sentence[index - 1]:
            opened.clear()
        if rel[index] == "amod" and tree.lemma[index] in _DIRECTING:
            _directing(tree, index)
        if rel[index] == "conj" and tag[index] == "VB":
            _marked(tree, index)
        elif rel[index] == "parataxis" and lower[index - 1] == ",":
            _without_subject(tree, index)
        if tag[index] == "VB" and lower[index - 1] == "to" and tree.pos[index] == "VERB":
            opened.append(index)
        elif (
            opened
            and rel[index] in _MOVED
            and _is_bare(tree, index)
            and (first := _first(tree, index, opened)) >= 0
        ):
            for kid in tree.below(index, "conj"):
                if _is_bare(tree, kid):
                    tree.attach(kid, first, "conj")
            tree.attach(index, first, "conj")
            tree.tag[index], tree.pos[index], tree.lemma[index] = "VB", "VERB", tree.lower[index]


def _without_subject(tree: Tree, verb: int) -> None:
    """Mend "Musa lands in Oslo, goes on to Riga and flies home" with going on set beside landing, and nobody who goes."""
    head = tree.head[verb]
    further = [
        kid for kid in tree.below(verb, "conj") if tree.tag[kid] == tree.tag[verb] and tree.has(kid, "cc")
    ]
    further += [kid for kid in tree.below(head, "conj") if kid > verb and tree.tag[kid] == tree.tag[verb]]
    same = tree.tag[verb] in _FINITE and tree.tag[head] == tree.tag[verb] and head < verb
    if same and further and tree.has(head, *SUBJECTS) and not tree.has(verb, *SUBJECTS, "mark"):
        tree.rel[verb] = "conj"


def _directing(tree: Tree, past: int) -> None:
    """Mend "welcomed the pact and directed officials to sign it" with directed officials as something welcomed, too."""
    noun = tree.head[past]
    verb = tree.head[noun]
    while tree.rel[verb] in {"nmod", "conj", "appos"} and tree.pos[verb] in NOUNS and tree.head[verb] != verb:
        verb = tree.head[verb]
    verb = tree.head[verb] if tree.pos[verb] in NOUNS else verb
    if tree.rel[noun] != "conj" or noun + 2 >= tree.size or tree.pos[verb] != "VERB":
        return
    act = noun + 2
    told = tree.lower[noun + 1] == "to" and tree.tag[act] == "VB"
    if not told or tree.lower[past - 1] not in {"and", ","} or tree.within(verb, noun):
        return
    tree.attach(past, verb, "conj")
    tree.attach(noun, past, "obj")
    for kid in tree.kids[noun][:]:
        if kid < past:
            tree.attach(kid, past, tree.rel[kid])
    tree.attach(act, past, "xcomp")
    tree.pos[past], tree.tag[past] = "VERB", "VBD"


def _marked(tree: Tree, index: int) -> None:
    """Mend "agreed to meet, among others, and to report" with reporting beside agreeing; "so as to" has a purpose."""
    head = tree.head[index]
    to = [kid for kid in tree.below(index, "mark") if tree.lower[kid] == "to"]
    if to and tree.lower[to[0] - 1] in {"as", "order"}:
        tree.rel[index] = "advcl"
        return
    if not to or tree.tag[head] not in {"VBD", "VBZ", "VBN", "VBP"} or tree.has(index, "aux", *SUBJECTS):
        return
    inner = [kid for kid in tree.below(head, "xcomp") if head < kid < index and tree.tag[kid] == "VB"]
    if inner and not _is_modal(tree, head):
        tree.attach(index, inner[-1], "conj")


def _is_bare(tree: Tree, index: int) -> bool:
    """Whether a word is a verb in its bare form that a list goes on with, and has nobody and nothing of its own before it."""
    if tree.has(index, "aux", "aux:pass", "cop", "mark", *SUBJECTS):
        return False
    form, tag = tree.lower[index], tree.tag[index]
    past = tag == "VBD" and form == tree.lemma[index] and form not in _PAST_LIKE_BARE
    # "speed up the work", "open two posts": what has an object is no noun and no adjective
    taken = tag in {"NN", "JJ"} and tree.has(index, "obj") and not tree.has(index, "det", "amod", "case")
    if not (past or taken or tag in _BARE):
        return False
    before = index - 1
    if tree.tag[before] == "RB":
        before -= 1
    return before > 0 and tree.lower[before] in _JOINING


def _first(tree: Tree, index: int, opened: list[int]) -> int:
    """Find the verb with the "to" that a bare one goes on with, -1 where the bare one stands for itself."""
    above = tree.head[index]
    for first in reversed(opened):
        if index - first > _FAR:
            return -1
        if tree.within(first, index):
            continue
        if tree.within(above, first):
            # "to lend planes and train pilots", with training beside the planes
            beside = above == first or tree.pos[above] in NOUNS
            return first if beside and above < index else -1
        if tree.within(first, above) and above < first:
            other = first == above or _stands_for_itself(tree, index, above)
            return -1 if other or not _is_plain(tree, first, above) else first
    return -1


def _stands_for_itself(tree: Tree, index: int, above: int) -> bool:
    """Whether a bare verb can be what the verb above it is: an infinitive, behind a modal verb, or said in the plural."""
    if _is_modal(tree, above):
        return True
    if tree.has(above, "mark") and not tree.has(above, *SUBJECTS):
        return True  # "to ask Chad to free them and pay": whoever pays
    plural = tree.tag[above] in _BARE and not tree.has(above, "aux", "aux:pass", "cop")
    return plural and (tree.lemma[index] in _SPEAKING or not tree.has(above, *SUBJECTS))


def _is_modal(tree: Tree, verb: int) -> bool:
    return any(tree.tag[kid] == "MD" or tree.lemma[kid] == "do" for kid in tree.below(verb, "aux"))


def _is_plain(tree: Tree, first: int, above: int) -> bool:
    """Whether no verb lies between an infinitive and the one above it that the bare verb can go with as well."""
    verb = tree.head[first]
    while verb != above:
        bare = tree.tag[verb] in _BARE and tree.has(verb, *SUBJECTS)
        if bare or _is_modal(tree, verb):
            return False
        verb = tree.head[verb]
    return True
