"""Noun phrases, read off the tree: one pass from the leaves up, so that no depth of nesting is a problem."""

# ruff: noqa: SIM905 - long lists of words are easier to read and to keep as plain words.
# ruff: noqa: PLR1730 - asked of each word of a text, for which calls of min() and max() take too long.

from __future__ import annotations

from collections.abc import Callable, Sequence

from diplotrack_article._clause_types import Number, Phrase, add
from diplotrack_article._facts import is_time
from diplotrack_article._grammar import COMPOUND_PREPOSITIONS, NOUN_PREPOSITIONS, RELATIVE_PRONOUNS
from diplotrack_article._tree import NOUNS, Tree

_ARGUMENTS = frozenset(
    """nsubj nsubj:pass obj iobj obl obl:agent obl:unmarked nmod nmod:unmarked nmod:poss appos conj root xcomp ccomp
    dislocated vocative list parataxis dep csubj advcl acl acl:relcl""".split()
)
_ALWAYS = frozenset(
    "nsubj nsubj:pass obj iobj obl obl:agent obl:unmarked nmod nmod:unmarked nmod:poss appos".split()
)
# Dependents that are words of the phrase itself.
_INSIDE = frozenset(
    """det det:predet amod compound flat nummod nmod nmod:poss nmod:unmarked nmod:desc nmod:npmod advmod fixed goeswith
    flat:foreign flat:name""".split()
)
_NUMBERS: dict[str, Number] = {"NN": "sing", "NNP": "sing", "NNS": "plur", "NNPS": "plur"}
IN_PREPOSITIONS = frozenset(noun for _, noun in NOUN_PREPOSITIONS)
"""Nouns that can be parts of prepositions: "behalf" in "on behalf of"."""
_PRONOUN_NUMBERS: dict[str, Number] = {
    "i": "sing", "he": "sing", "she": "sing", "it": "sing", "him": "sing", "her": "sing", "his": "sing",
    "its": "sing", "my": "sing", "this": "sing", "that": "sing", "they": "plur", "them": "plur", "their": "plur",
    "we": "plur", "us": "plur", "our": "plur", "these": "plur", "those": "plur", "both": "plur",
}  # fmt: skip

Words = Callable[[int, int], str]
"""The words from one token to another, both included."""


# "in the course of": how far before its noun such a preposition stands at most.
_NEAR = 2


class Phrases:
    """The phrases of a parsed text, by the index of their head.

    Attributes:
        antecedents: for each relative pronoun, the index of the noun that it stands for.
    """

    def __init__(
        self,
        tree: Tree,
        words: Words,
        begins: Sequence[int],
        ends: Sequence[int],
        predicates: Sequence[bool],
    ) -> None:
        """Read the phrases of `tree`; `words`, `begins` and `ends` tell the tokens' words and where those stand."""
        self._tree = tree
        self._words = words
        self._begins = begins
        self._ends = ends
        self._predicates = predicates
        self._left = list(range(tree.size))
        self._right = list(range(tree.size))
        self._prepositions: dict[int, str] = {}
        self._made: dict[int, Phrase] = {}
        self.antecedents: dict[int, int] = {}
        self.order = _top_down(tree)
        self._find_antecedents()
        self._build()
        for pronoun, noun in self.antecedents.items():
            self._put_antecedent(pronoun, noun)

    def get(self, index: int) -> Phrase:
        """Give the phrase of a head; for a relative pronoun, that of the noun it stands for."""
        if self.antecedents:
            index = self.antecedents.get(index, index)
        found = self._made.get(index)
        if found is None:
            found = self._made[index] = self._phrase(index, index, index)
        return found

    def preposition(self, index: int) -> str:
        """Give the preposition of a phrase, "" without one; "on behalf of" counts as one."""
        found = self._prepositions.get(index)
        if found is None:
            found = self._prepositions[index] = self._read_preposition(index)
        return found

    def with_preposition(self, index: int) -> tuple[str, int]:
        """Give preposition and head of an oblique; of "on behalf of the Union", "on behalf of" and "Union"."""
        tree = self._tree
        preposition = self.preposition(index)
        if (
            tree.lemma[index] in IN_PREPOSITIONS
            and (preposition, tree.lemma[index]) in NOUN_PREPOSITIONS
            and any(
                0 < index - kid <= _NEAR for kid in tree.below(index, "case")
            )  # no "in-depth exchange of"
            and not tree.has(index, "nmod:poss")
        ):
            for kid in tree.kids[index]:
                if tree.rel[kid] == "nmod" and kid > index and self.preposition(kid):
                    return f"{preposition} {tree.lower[index]} {self.preposition(kid)}", kid
        return preposition, index

    def _find_antecedents(self) -> None:
        tree = self._tree
        for index in range(tree.size):
            if tree.rel[index] != "acl:relcl":
                continue
            noun = tree.head[index]
            if noun > index:
                continue
            for word in range(noun + 1, min(index + 1, noun + 40)):
                relative = tree.lower[word] in RELATIVE_PRONOUNS and (
                    tree.tag[word][:1] == "W" or (not tree.tag[word] and tree.pos[word] == "PRON")
                )
                if relative and self._within(word, index):
                    self.antecedents[word] = noun
                    break

    def _within(self, index: int, root: int) -> bool:
        for _ in range(6):
            if index == root:
                return True
            if self._tree.head[index] == index:
                return False
            index = self._tree.head[index]
        return False

    def _build(self) -> None:
        """Make the phrases of all words that can be arguments, and find how far each word reaches, from the leaves up."""
        kids, rels, pos = self._tree.kids, self._tree.rel, self._tree.pos
        predicates, lefts, rights = self._predicates, self._left, self._right
        for index in reversed(self.order):
            left = right = index
            below, rel = kids[index], rels[index]
            for kid in below:
                other = rels[kid]
                if other in _INSIDE and not (other == "advmod" and (kid > index or predicates[index])):
                    if lefts[kid] < left:
                        left = lefts[kid]
                    if rights[kid] > right:
                        right = rights[kid]
            if rel in _ALWAYS or (rel in _ARGUMENTS and pos[index] in NOUNS):
                self._made[index] = self._phrase(index, left, right)
            if not below:
                continue
            # Seen from above, a list belongs whole to the phrase that it modifies.
            if rel in _INSIDE:
                for kid in below:
                    if rels[kid] == "conj" and not predicates[kid] and rights[kid] > right:
                        right = rights[kid]
            lefts[index], rights[index] = left, right

    def _phrase(self, index: int, left: int, right: int) -> Phrase:
        tree, begins, ends = self._tree, self._begins, self._ends
        lower = tree.lower[index]
        phrase = Phrase(
            start=begins[left],
            end=ends[right],
            head=begins[index],
            head_end=ends[index],
            text=self._words(left, right),
            lemma=tree.lemma[index],
            pos=tree.pos[index],
            number=_NUMBERS.get(tree.tag[index]) or _PRONOUN_NUMBERS.get(lower),
        )
        rels, lowers = tree.rel, tree.lower
        for kid in tree.kids[index]:
            rel = rels[kid]
            if rel == "case" or rel == "punct":
                continue
            if rel == "det" or rel == "det:predet":
                # "all the parties": what says most is the first.
                if phrase.determiner in {None, "the", "a"}:
                    phrase.determiner = "a" if lowers[kid] == "an" else lowers[kid]
            elif rel in {"amod", "compound", "nummod"}:
                phrase.adjectives = add(phrase.adjectives, lowers[kid])
            elif rel == "nmod" or rel == "nmod:unmarked":
                if not lowers[kid].endswith(("self", "selves")):
                    self._add_modifier(phrase, kid)
            elif rel == "nmod:poss":
                phrase.possessor = self.get(kid)
            elif rel == "conj":
                if not self._predicates[kid] and not self._own_case(kid, index):
                    self._add_conjunct(phrase, kid)
            elif rel == "appos":
                phrase.appositions = add(phrase.appositions, self.get(kid))
            elif rel == "cc" and kid > index:
                phrase.coordinator = phrase.coordinator or lowers[kid]
        return phrase

    def _add_modifier(self, phrase: Phrase, kid: int) -> None:
        preposition, head = self.with_preposition(kid)
        phrase.modifiers = add(phrase.modifiers, (preposition, self.get(head)))
        for other in self._tree.kids[kid]:
            if self._tree.rel[other] == "conj" and self._own_case(other, kid):
                phrase.modifiers = add(phrase.modifiers, (self.preposition(other), self.get(other)))

    def _add_conjunct(self, phrase: Phrase, kid: int) -> None:
        found = self.get(kid)
        # A list that the parser nested is flat to those who read it.
        phrase.conjuncts = add(phrase.conjuncts, found, *found.conjuncts)
        for other in self._tree.kids[kid]:
            if self._tree.rel[other] == "cc":
                phrase.coordinator = self._tree.lower[other]
        phrase.coordinator = phrase.coordinator or found.coordinator

    def _own_case(self, index: int, first: int) -> bool:
        """Tell whether a conjunct has a preposition of its own, as in "in Rome and in Paris"."""
        return (
            self._tree.has(index, "case") and self._tree.has(first, "case") and self.preposition(index) != ""
        )

    def _read_preposition(self, index: int) -> str:
        tree = self._tree
        words: list[int] = []
        for kid in tree.kids[index]:
            if kid > index:
                break
            if tree.rel[kid] == "case":
                words.append(kid)
                if tree.kids[kid]:
                    words.extend(tree.below(kid, "fixed"))
        if not words:
            return ""
        words.sort()
        first = words[0]
        if first and (tree.lower[first - 1], tree.lower[first]) in COMPOUND_PREPOSITIONS:
            words.insert(0, first - 1)
        elif len(words) == 1:
            return tree.lower[first]
        return " ".join([tree.lower[word] for word in words])

    def _put_antecedent(self, pronoun: int, noun: int) -> None:
        tree = self._tree
        holder = self._made.get(tree.head[pronoun])
        if holder is None:
            return
        if tree.rel[pronoun] == "nmod:poss":
            holder.possessor = self.get(noun)
        elif tree.rel[pronoun] == "nmod":
            own = self._made.get(pronoun)
            holder.modifiers = [
                (preposition, self.get(noun) if phrase is own else phrase)
                for preposition, phrase in holder.modifiers
            ]

    def is_time(self, index: int) -> bool:
        """Tell whether the head of a phrase names a time."""
        return is_time(self._tree, index)


def _top_down(tree: Tree) -> list[int]:
    order = [index for index in range(tree.size) if tree.head[index] == index]
    for index in order:
        order.extend(tree.kids[index])
    return order
