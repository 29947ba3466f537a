"""Trees from bracketed sentences: what a person types, filled in to the ten columns of CoNLL-U.

A line such as ::

    nsubj[<Iraqi President> Bush] !met obj[poss[Iraq 's] premier appos[, Bush ,]] obl[on Monday] .

is one clause: each bracket is a phrase with its relation before it, each word without a bracket belongs to the phrase that
it stands in. The head of a phrase is its word with ``*``, or else its last verb (``!``), or else its last noun, name,
pronoun or number. The other words get relation and tag from what they are; ``word/TAG`` and ``word:relation`` say
otherwise. Short forms: ``<Foreign Minister>`` is ``nmod:desc[…]``, ``poss[…]`` is ``nmod:poss[…]``, ``Wang_Yi`` is a name
of two words, ``as~well~as`` a fixed expression, ``four-day`` and ``co-chaired`` fall into three words as with spaCy.
A comma before another mark is dropped, so that appositions may bring theirs. Subjects of passives are made so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from wordforms import NOMINAL, features, is_demonym, is_time_noun, lemma_of, tag_of, universal

_PIECE = re.compile(r"\[|\]|<|>|[^\s\[\]<>]+\[|[^\s\[\]<>]+")
_WORD = re.compile(
    r"(?P<verb>!?)(?P<head>\*?)(?P<form>.+?)(?:/(?P<tag>[A-Z$]+))?(?::(?P<rel>[a-z]+(?::[a-z]+)?))?"
)
_MARKS = frozenset({",", ".", ";", ":", "(", ")", "“", "”"})
_TIGHT_BEFORE = frozenset({",", ".", ";", ":", ")", "”", "'s", "'"})
_SHORT = {"poss": "nmod:poss", "agent": "obl:agent", "un": "obl:unmarked", "rel": "acl:relcl"}
_BY_TAG = {
    "DT": "det", "PDT": "det:predet", "PRP$": "nmod:poss", "WP$": "nmod:poss", "CC": "cc", "CD": "nummod", "POS": "case",
    "JJ": "amod", "JJR": "amod", "JJS": "amod", "RB": "advmod", "RBR": "advmod", "WRB": "advmod", "MD": "aux", "TO": "mark",
    "RP": "compound:prt", "EX": "expl", "VBG": "amod", "VBN": "amod",
}  # fmt: skip
# Parts of a title that are no nouns: "Foreign Minister" is a minister, "Prime Minister" too.
_TITLE_ADJECTIVES = frozenset({"Foreign", "Prime", "Special", "High", "General", "Permanent", "Crown"})
_BEFORE_INFINITIVES = frozenset(
    {"to", "will", "would", "shall", "should", "can", "could", "may", "might", "must", "do", "does", "did"}
)


@dataclass(slots=True)
class Node:
    """A word of a tree under construction: what stands before and behind it is in `parts`."""

    form: str
    tag: str = ""
    rel: str = ""
    verb: bool = False
    head: bool = False
    parts: list[Node] = field(default_factory=list)  # in order of text; holds the node itself
    number: int = 0
    up: Node | None = None

    def below(self, *relations: str) -> list[Node]:
        """Give the dependents with one of these relations."""
        return [part for part in self.parts if part is not self and part.rel in relations]


def conllu(text: str, sent_id: str) -> str:
    """Give the CoNLL-U block of a bracketed sentence.

    Raises:
        ValueError: a bracket is open, a phrase has no head, or a verb's form is not known; names the sentence.
    """
    try:
        root = _parse(text)
        _hang(root)
        words = _flat(root)
        for number, word in enumerate(words, 1):
            word.number = number
        return _block(words, sent_id)
    except ValueError as error:
        raise ValueError(f"{error}, in {text!r}") from error


def _parse(text: str) -> Node:
    root, _ = _phrase(_without_doubled_marks(_PIECE.findall(text)), 0, "root")
    return root


def _without_doubled_marks(pieces: Sequence[str]) -> list[str]:
    """Drop each comma whose next word is a mark as well."""
    kept: list[str] = []
    for place, piece in enumerate(pieces):
        if piece == ",":
            later = next((p for p in pieces[place + 1 :] if p not in {"]", "[", ">"}), ".")
            if later in {",", ".", ";", ":", ")"}:
                continue
        kept.append(piece)
    return kept


def _phrase(pieces: Sequence[str], at: int, rel: str) -> tuple[Node, int]:
    parts: list[Node] = []
    rel = "nmod:desc" if rel == "<" else _SHORT.get(rel, rel)
    while at < len(pieces) and pieces[at] not in {"]", ">"}:
        piece = pieces[at]
        if piece == "<" or piece.endswith("["):
            part, at = _phrase(pieces, at + 1, piece.removesuffix("["))
            if at >= len(pieces) or pieces[at] not in {"]", ">"}:
                raise ValueError("a bracket is open")
            parts.append(part)
            at += 1
        else:
            parts.extend(_words(piece))
            at += 1
    if rel == "root" and at < len(pieces):
        raise ValueError(f"{pieces[at]!r} closes nothing")
    return _headed(parts, rel), at


def _words(piece: str) -> list[Node]:
    if piece in _MARKS:
        return [Node(piece, tag=_mark_tag(piece), rel="punct")]
    found = _WORD.fullmatch(piece)
    if found is None:
        raise ValueError(f"{piece!r} is no word")
    form, tag, rel = found["form"], found["tag"] or "", found["rel"] or ""
    verb, head = bool(found["verb"]), bool(found["head"])
    if "_" in form:
        first, *rest = form.split("_")
        name = Node(first, tag="NNP", rel=rel, head=head)
        name.parts = [name, *(Node(word, tag="NNP", rel="flat") for word in rest)]
        return [name]
    if "~" in form:
        first, *rest = form.split("~")
        node = Node(first, tag=tag or tag_of(first), rel=rel or ("cc" if form == "as~well~as" else "case"))
        node.tag = {"as~well~as": "RB", "according~to": "VBG"}.get(form, node.tag)
        node.parts = [node, *(Node(w, tag="RB" if w == "well" else "IN", rel="fixed") for w in rest)]
        return [node]
    if "-" in form.strip("-"):
        return [_hyphened(form, tag, rel, verb=verb, head=head)]
    return [Node(form, tag=tag, rel=rel, verb=verb, head=head)]


def _hyphened(form: str, tag: str, rel: str, *, verb: bool, head: bool) -> Node:
    first, last = form.split("-")
    numeral = tag_of(first) == "CD"
    prefix = Node(first, tag="CD" if numeral else "AFX", rel="nummod" if numeral else "compound")
    prefix.parts = [prefix, Node("-", tag="HYPH", rel="punct")]
    node = Node(
        last,
        tag=tag or ("NN" if not verb else ""),
        rel=rel or ("compound" if numeral else ""),
        verb=verb,
        head=head,
    )
    node.parts = [prefix, node]
    return node


def _mark_tag(mark: str) -> str:
    return {";": ":", "(": "-LRB-", ")": "-RRB-", "“": "``", "”": "''"}.get(mark, mark)


def _headed(parts: list[Node], rel: str) -> Node:
    """Find the head of a phrase, and give every other word its tag and relation."""
    for part in parts:
        if not part.tag and not part.verb:
            part.tag = tag_of(part.form)
    head = _head(parts, rel)
    head.rel = rel
    head.head = False  # said of this phrase, not of the one around it
    before = True
    flat: list[Node] = []
    for part in parts:
        if part is head:
            before = False
            flat.extend(head.parts or [head])
            continue
        if not part.rel:
            if part.form == "to" and (not head.verb or head.form.endswith("ing")):
                part.tag = "IN"
            part.rel = _relation(part, head, before=before)
        flat.append(part)
    head.parts = flat
    _finish(head)
    return head


def _head(parts: Sequence[Node], rel: str) -> Node:
    open_parts = [p for p in parts if not p.rel]
    for found in ([p for p in parts if p.head], [p for p in open_parts if p.verb]):
        if found:
            return found[-1]
    order = (NOMINAL, {"JJ", "JJR", "JJS"}, {"PRP", "WP", "WDT", "DT"}, {"RB", "RBR", "WRB", "TO"})
    for tags in order:
        found = [p for p in open_parts if p.tag in tags]
        if found:
            return found[-1]
    raise ValueError(f"a {rel} without a head: {' '.join(p.form for p in parts)}")


def _relation(part: Node, head: Node, *, before: bool) -> str:
    clause = head.verb
    if part.tag == "AUX":
        return "aux"
    if part.tag in {"NN", "NNS", "NNP", "NNPS"}:
        if clause:
            return "obl:unmarked" if is_time_noun(part.form) else "nsubj" if before else "obj"
        if part.form in _TITLE_ADJECTIVES:
            return "amod"
        return "compound" if before else "flat"
    if part.tag in {"PRP", "WP", "WDT", "DT"} and (clause or part.tag != "DT"):
        return "nsubj" if before else "obj"
    if part.tag == "IN":
        return "mark" if clause else "case"
    if part.tag in _BY_TAG:
        return _BY_TAG[part.tag]
    raise ValueError(f"no relation for {part.form!r} ({part.tag})")


def _finish(head: Node) -> None:
    """Tell auxiliaries, copulas and the tag of the verb, and passive subjects, once a phrase is complete."""
    place = next(i for i, part in enumerate(head.parts) if part is head)
    early = head.parts[:place]
    if head.verb:
        helpers = [p.form.lower() for p in early if p.rel in {"aux", "mark"} and p.tag in {"AUX", "MD", "TO"}]
        head.tag = head.tag or _verb_tag(head, helpers)
    passive = False
    bes = [p for p in early if p.tag == "AUX" and p.rel == "aux" and lemma_of(p.form, "AUX") == "be"]
    if bes and head.verb and head.tag == "VBN":
        bes[-1].rel = "aux:pass"
        passive = True
    elif bes and not head.verb:
        bes[-1].rel = "cop"
    if passive:
        for part in head.parts:
            if part.rel in {"nsubj", "csubj"}:
                part.rel += ":pass"


def _verb_tag(head: Node, helpers: Sequence[str]) -> str:
    tag = tag_of(head.form, verb=True)
    if tag == "VBD":
        perfect = any(lemma_of(h, "AUX") in {"be", "have"} for h in helpers if h != "to")
        reduced = head.rel == "acl" or (head.rel == "advcl" and not any(p.rel == "nsubj" for p in head.parts))
        return "VBN" if perfect or reduced else "VBD"
    if tag == "VB":
        return "VB" if helpers and helpers[-1] in _BEFORE_INFINITIVES else "VBP"
    return tag


def _hang(node: Node) -> None:
    for part in node.parts:
        if part is not node:
            part.up = node
            _hang(part)
    for part in node.below("conj"):
        # "To meet and sign", "was signed and sealed": the auxiliary of the first is the second's.
        plain = not part.below("nsubj", "aux", "mark")
        if part.verb and plain and (node.tag, part.tag) in {("VB", "VBP"), ("VBN", "VBD")}:
            part.tag = node.tag


def _flat(node: Node) -> list[Node]:
    words: list[Node] = []
    for part in node.parts or [node]:
        words.extend([part] if part is node else _flat(part))
    return words


def _plural(node: Node) -> bool:
    return (
        node.tag in {"NNS", "NNPS"} or bool(node.below("conj")) or node.form.lower() in {"they", "we", "both"}
    )


def _subject(word: Node) -> Node | None:
    verb: Node | None = word
    if word.rel in {"aux", "aux:pass", "cop"}:
        verb = word.up
    while verb is not None:
        found = verb.below("nsubj", "nsubj:pass", "expl")
        if found:
            return verb.up if found[0].tag in {"WP", "WDT"} and verb.rel == "acl:relcl" else found[0]
        verb = verb.up if verb.rel == "conj" else None
    return None


def _block(words: Sequence[Node], sent_id: str) -> str:
    words[0].form = words[0].form[0].upper() + words[0].form[1:]
    lines: list[str] = []
    text = ""
    for word, later in zip(words, [*words[1:], None], strict=True):
        glued = (
            later is None
            or later.form in _TIGHT_BEFORE
            or "-" in {word.form, later.form}
            or word.form in {"(", "“"}
        )
        text += word.form + ("" if glued else " ")
        space = "SpaceAfter=No" if glued and later is not None else "_"
        head = str(word.up.number) if word.up else "0"
        lines.append("\t".join([str(word.number), *_columns(word), head, word.rel, "_", space]))
    return "\n".join([f"# sent_id = {sent_id}", f"# text = {text}", *lines]) + "\n"


def _columns(word: Node) -> tuple[str, str, str, str, str]:
    """Give form, lemma, the two tags and the features of a word whose relation is known."""
    if word.tag == "AUX":
        word.tag = tag_of(word.form, auxiliary=True)
        sisters = word.up.parts if word.up else []
        if word.tag == "VBP" and any(p.number < word.number and p.tag in {"MD", "TO"} for p in sisters):
            word.tag = "VB"
    subject = _subject(word)
    upos = universal(word.tag, word.rel, word.form)
    perfect = any(lemma_of(helper.form, "AUX") == "have" for helper in word.below("aux"))
    feats = features(
        word.form,
        upos,
        word.tag,
        plural=None if subject is None else _plural(subject),
        passive=bool(word.below("aux:pass")) or not perfect,
        accusative=word.rel in {"obj", "iobj"} or bool(word.below("case")),
    )
    name = upos == "PROPN" or (
        upos == "ADJ" and word.form[0].isupper() and (word.number > 1 or is_demonym(word.form))
    )
    return word.form, lemma_of(word.form, word.tag, proper=name), upos, word.tag, feats
