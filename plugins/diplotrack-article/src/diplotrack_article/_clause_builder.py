"""From a mended tree to clauses: predicates and their own arguments.

The order of work is from the top of the tree down, so that what goes through the clauses afterwards finds those above
complete: what a clause shares with them (subjects, auxiliaries) can then be copied.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence

from diplotrack_article._clause_types import Clause, Phrase, Relation, add
from diplotrack_article._extent import edges, find_questions
from diplotrack_article._facts import negative_adverb
from diplotrack_article._grammar import (
    MEANS,
    MONTHS,
    PARTITIVES,
    READY,
    RELATIVE_ADVERBS,
    SEEMING,
    TIMES,
)
from diplotrack_article._phrases import IN_PREPOSITIONS, Phrases, Words
from diplotrack_article._predicates import find_denials, find_predicates, form_of, negated
from diplotrack_article._tree import Tree

_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_OBLIQUES = frozenset({"obl", "obl:unmarked", "obl:agent"})
_ARGUMENTS = _SUBJECTS | _OBLIQUES | {"expl", "obj", "iobj", "advmod", "xcomp"}
_GATHERING = frozenset({"gather", "assemble", "congregate", "huddle"})
_FREE_ADVERBS = frozenset({"today", "yesterday", "tomorrow", "tonight"})
_INSIDE = frozenset({"compound", "flat", "fixed", "case"})
_NEVER_ACTS = TIMES | PARTITIVES
_NO_AGENT = TIMES | MONTHS | MEANS | PARTITIVES
_DURATIONS = frozenset(
    {"spend", "take", "last", "mark", "set", "fix", "waste", "celebrate", "need", "name", "discuss"}
)


class Builder:
    """Makes the clauses of one parsed text.

    Attributes:
        tree: the tree.
        predicates: for each token whether it is the predicate of a clause.
        phrases: the noun phrases.
        quoted: for each token whether it stands inside quotation marks.
        left: for each token the first one of its clause or phrase (`_extent.edges`).
        right: for each token the last one.
        made: the verbal clauses by the index of their predicate.
        nominals: the nominal clauses by the index of their noun.
        left_out: the nouns of which no clause is wanted.
    """

    def __init__(
        self,
        tree: Tree,
        words: Words,
        begins: Sequence[int],
        ends: Sequence[int],
        *,
        starts: Sequence[int],
        quoted: Sequence[bool],
        predicative: Callable[[Phrase], bool],
    ) -> None:
        """Prepare for `tree`.

        Args:
            tree: the tree.
            words: gives the words from one token to another.
            begins: the document offsets of its tokens.
            ends: those behind them.
            starts: the document offsets at which the layout's sentences begin.
            quoted: for each token whether it stands inside quotation marks.
            predicative: tells of which nouns clauses are wanted.
        """
        self.tree = tree
        self._begins = begins
        self._ends = ends
        self._starts = starts
        self.quoted = quoted
        self._predicative = predicative
        self.predicates = find_predicates(tree)
        self.phrases = Phrases(tree, words, begins, ends, self.predicates)
        self._questions = find_questions(tree)
        self._denials = find_denials(tree)
        self.left, self.right = edges(tree, self.phrases.order, self.predicates)
        self.made: dict[int, Clause] = {}
        self.nominals: dict[int, Clause] = {}
        self.left_out: list[int] = []
        self._above: list[int] = [-1] * tree.size

    def build(self) -> None:
        """Make all clauses, verbal and nominal, with their own arguments; `_linking.link` hangs them together."""
        heads, pos, above, predicates = self.tree.head, self.tree.pos, self._above, self.predicates
        for index in self.phrases.order:
            if predicates[index]:
                above[index] = index
                self._verbal(index)
                continue
            if heads[index] != index:
                above[index] = above[heads[index]]
            noun = pos[index] == "NOUN" or pos[index] == "PROPN"
            if noun and self._is_nominal(index):
                if self._is_wanted(index):
                    self._nominal(index)
                else:
                    self._leave(index, self.made[above[index]])

    def governing(self, index: int) -> Clause | None:
        """Give the clause right above a token."""
        head = self.tree.head[index]
        above = self._above[head] if head != index else -1
        return self.made[above] if above >= 0 else None

    # -- one clause ---------------------------------------------------------------------------------------------

    def _verbal(self, index: int) -> None:
        tree = self.tree
        form = form_of(tree, index)
        clause = self._clause(index, self._lemma(index, copula=form.copula))
        clause.modal, clause.tense = form.modal, form.tense
        clause.perfect, clause.progressive, clause.passive = form.perfect, form.progressive, form.passive
        clause.finite, clause.infinitive = form.finite, form.infinitive
        clause.participle, clause.copula = form.participle, form.copula
        clause.negated = tree.sentence[index] in self._denials and negated(tree, index)
        if form.modal == "have to" and any(tree.lower[kid] == "yet" for kid in tree.kids[index]):
            # "Has yet to respond" has not.
            clause.modal, clause.negated = None, True
        if form.copula and tree.pos[index] not in {"ADJ", "VERB", "ADV"}:
            preposition, _ = self.phrases.with_preposition(index)
            if preposition:
                self._oblique(clause, index)
            else:
                clause.phrase = self.phrases.get(index)
        for kid in tree.kids[index]:
            if tree.rel[kid] in _ARGUMENTS:
                self._argument(clause, index, kid)
        if clause.passive and clause.lemma in _GATHERING and not clause.agents:
            clause.passive = False  # "ministers gathered in Cairo" gather by themselves
        if len(clause.objects) > 1 and not clause.indirect:
            # Two bare objects: the first receives the second.
            clause.indirect, clause.objects = clause.objects[:1], clause.objects[1:]
        elif clause.indirect and not clause.objects:
            clause.objects, clause.indirect = clause.indirect, ()
        clause.own_subject = bool(clause.subjects)
        self.made[index] = clause

    def _argument(self, clause: Clause, index: int, kid: int) -> None:
        tree, rel = self.tree, self.tree.rel[kid]
        if rel in _SUBJECTS:
            if tree.lower[kid] == "it" and self._impersonal(index, clause):
                clause.impersonal = True
            elif not self.predicates[kid] or tree.pos[kid] != "VERB":
                clause.subjects = add(clause.subjects, self.phrases.get(kid))
        elif rel == "expl":
            if tree.lower[kid] == "it" and self._party(index):
                clause.subjects = add(clause.subjects, self.phrases.get(kid))
            else:
                clause.impersonal = True
        elif rel in {"obj", "iobj"} and not (self.predicates[kid] and tree.pos[kid] == "VERB"):
            bare_time = (
                self.phrases.is_time(kid)
                and not tree.has(kid, "nmod")
                and tree.lemma[index] not in _DURATIONS
            )
            if bare_time and any(
                tree.pos[part] in {"ADJ", "DET"} or tree.has(kid, "nummod") for part in tree.kids[kid]
            ):
                clause.obliques = add(clause.obliques, ("", self.phrases.get(kid)))
            elif rel == "obj":
                clause.objects = add(clause.objects, self.phrases.get(kid))
            else:
                clause.indirect = add(clause.indirect, self.phrases.get(kid))
        elif rel in _OBLIQUES and not (self.predicates[kid] and tree.pos[kid] == "VERB"):
            self._oblique(clause, kid)
        elif rel == "advmod":
            if tree.lower[kid] in _FREE_ADVERBS or (tree.pos[kid] == "NOUN" and tree.lower[kid] in TIMES):
                clause.obliques = add(clause.obliques, ("", self.phrases.get(kid)))
            elif tree.lower[kid] not in RELATIVE_ADVERBS and not negative_adverb(tree, kid):
                clause.modifiers = add(clause.modifiers, tree.lower[kid])
        elif rel == "xcomp" and not self.predicates[kid]:
            clause.phrase = clause.phrase or self.phrases.get(kid)

    def _oblique(self, clause: Clause, kid: int) -> None:
        tree = self.tree
        if tree.pos[kid] == "ADP":
            # A preposition left behind: "the town they met in"; what it belongs to comes with the antecedent.
            return
        preposition, head = self.phrases.with_preposition(kid)
        by = preposition == "by" and tree.lemma[kid] not in MEANS and not self.phrases.is_time(kid)
        if by and (clause.passive or tree.rel[kid] == "obl:agent") and tree.pos[kid] != "NUM":
            clause.agents = add(clause.agents, self.phrases.get(head))
        else:
            clause.obliques = add(clause.obliques, (preposition, self.phrases.get(head)))
        for other in tree.kids[kid]:
            if tree.rel[other] == "conj" and tree.has(other, "case") and not self.predicates[other]:
                clause.obliques = add(
                    clause.obliques, (self.phrases.preposition(other), self.phrases.get(other))
                )

    def _impersonal(self, index: int, clause: Clause) -> bool:
        """Tell whether "it" stands for a clause: "it was agreed that", but not "it said that", "it was ready to"."""
        tree = self.tree
        if not clause.passive and not clause.copula and clause.lemma not in SEEMING:
            return False
        if tree.lemma[index] in READY:
            return False
        return any(
            tree.rel[kid] in {"ccomp", "csubj", "csubj:pass"}
            or (tree.rel[kid] in {"xcomp", "advcl", "acl"} and tree.has(kid, "mark") and kid > index)
            for kid in tree.kids[index]
        )

    def _party(self, index: int) -> bool:
        """Tell whether "it" is a party though the parser finds it empty: "it was ready to host the talks"."""
        tree = self.tree
        if tree.lemma[index] not in READY or tree.has(index, *_SUBJECTS, "csubj", "csubj:pass", "ccomp"):
            return False
        return any(kid > index and tree.has(kid, "mark") for kid in tree.below(index, "xcomp"))

    def _lemma(self, index: int, *, copula: bool) -> str:
        tree = self.tree
        if copula and tree.pos[index] not in {"ADJ", "VERB", "ADV"}:
            return "be"
        lemma = tree.lemma[index]
        for kid in tree.kids[index]:
            particle = tree.rel[kid] == "compound:prt" or (
                tree.tag[kid] == "RP" and tree.rel[kid] == "advmod"
            )
            if particle and kid > index:
                lemma = f"{lemma} {tree.lower[kid]}"
        return lemma

    def _clause(self, index: int, lemma: str) -> Clause:
        start = self._begins[index]
        return Clause(
            lemma=lemma,
            start=start,
            end=self._ends[index],
            span=self._span(index),
            sentence=max(0, bisect_right(self._starts, start) - 1),
            quoted=self.quoted[index],
            question=self.tree.sentence[index] in self._questions,
        )

    # -- nouns as predicates ------------------------------------------------------------------------------------

    def _is_nominal(self, index: int) -> bool:
        tree = self.tree
        if tree.rel[index] in _INSIDE or tree.lemma[index] in _NEVER_ACTS:
            return False
        if tree.lemma[index] in {"may", "march"} and (
            tree.pos[tree.head[index]] == "NUM" or self.phrases.is_time(index)
        ):
            return False  # "on May 12", but not "on the march"
        # A bare noun can be one, too: "held talks", "paid a visit" leave its arguments to the verb.
        return tree.lemma[index] not in IN_PREPOSITIONS or self.phrases.with_preposition(index)[1] == index

    def _is_wanted(self, index: int) -> bool:
        """Tell whether a clause is needed of a noun: because no verb stands above it, another clause hangs on it, or it is asked for."""
        if self._above[index] < 0:
            return True
        predicates = self.predicates
        for kid in self.tree.kids[index]:
            if predicates[kid]:
                return True
        return self._predicative(self.phrases.get(index))

    def _leave(self, index: int, verb: Clause) -> None:
        """Note of a noun that gets no clause where it stands."""
        self.left_out.append(index)
        verb.nouns = add(verb.nouns, self._span(index))

    def _span(self, index: int) -> tuple[int, int]:
        return self._begins[self.left[index]], self._ends[self.right[index]]

    def _nominal(self, index: int) -> None:
        clause = self._clause(index, self.tree.lemma[index])
        clause.nominal = True
        clause.relation = Relation.NOMINAL
        clause.phrase = phrase = self.phrases.get(index)
        for preposition, other in phrase.modifiers:
            if preposition == "by" and other.lemma not in _NO_AGENT and not other.lemma.isdigit():
                clause.agents = add(clause.agents, other)
        if phrase.possessor is not None:
            clause.subjects = [phrase.possessor, *clause.agents]
        elif clause.agents:
            clause.subjects = [*clause.agents]
        clause.own_subject = bool(clause.subjects)
        clause.negated = phrase.determiner in {"no", "neither"}
        self.nominals[index] = clause
