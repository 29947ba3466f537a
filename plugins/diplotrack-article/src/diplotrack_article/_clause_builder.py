"""From a mended tree to clauses: predicates, their arguments, and how they hang together.

The order of work is from the top of the tree down, so that a clause finds those above it complete: what it shares
with them (subjects, auxiliaries) can then be copied.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from diplotrack_article._clause_types import Clause, Relation
from diplotrack_article._extent import edges, find_questions
from diplotrack_article._facts import negative_adverb
from diplotrack_article._grammar import (
    ARGUMENT_PREPOSITIONS,
    DUE,
    MARKERS,
    MEANS,
    MEASURES,
    MONTHS,
    PARTITIVES,
    READY,
    RELATIVE_ADVERBS,
    SAYING,
    SEEMING,
    TIMES,
)
from diplotrack_article._phrases import Phrases, Words
from diplotrack_article._predicates import find_predicates, form_of, negated
from diplotrack_article._tree import Tree

_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_OBLIQUES = frozenset({"obl", "obl:unmarked", "obl:agent"})
_GATHERING = frozenset({"gather", "assemble", "congregate", "huddle"})
_FREE_ADVERBS = frozenset({"today", "yesterday", "tomorrow", "tonight"})
_NO_AGENT = TIMES | MONTHS | MEANS | PARTITIVES
_DURATIONS = frozenset(
    {"spend", "take", "last", "mark", "set", "fix", "waste", "celebrate", "need", "name", "discuss"}
)


class Builder:
    """Makes the clauses of one parsed text.

    Attributes:
        made: the verbal clauses by the index of their predicate.
        nominals: the nominal clauses by the index of their noun.
        phrases: the noun phrases.
        tree: the tree.
    """

    def __init__(
        self,
        tree: Tree,
        words: Words,
        positions: Sequence[int],
        starts: Sequence[int],
        quoted: Sequence[bool],
    ) -> None:
        """Prepare for `tree`; `words` gives the words of a span of it, `starts` are the document offsets at which the layout's sentences begin."""
        self.tree = tree
        self._positions = positions
        self._starts = starts
        self._quoted = quoted
        self._predicates = find_predicates(tree)
        self.phrases = Phrases(tree, words, positions, self._predicates)
        self._questions = find_questions(tree)
        self._left, self._right = edges(tree, self.phrases.order, self._predicates)
        self.made: dict[int, Clause] = {}
        self.nominals: dict[int, Clause] = {}
        self._above: list[int] = [-1] * tree.size

    def build(self) -> None:
        """Make all clauses, verbal and nominal, with their own arguments and their places in the sentence."""
        for index in self.phrases.order:
            head = self.tree.head[index]
            self._above[index] = (
                index if self._predicates[index] else self._above[head] if head != index else -1
            )
            if self._predicates[index]:
                self._verbal(index)
            elif self.tree.pos[index] in {"NOUN", "PROPN"} and self._is_nominal(index):
                self._nominal(index)
        for index, clause in self.made.items():
            self._hang(index, clause)
        for index, clause in self.nominals.items():
            self._govern(index, clause)

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
        clause.negated = negated(tree, index)
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
            self._argument(clause, index, kid)
        if clause.passive and clause.lemma in _GATHERING and not clause.agents:
            clause.passive = False  # "ministers gathered in Cairo" gather by themselves
        if len(clause.objects) > 1 and not clause.indirect:
            # Two bare objects: the first receives the second.
            clause.indirect.append(clause.objects.pop(0))
        elif clause.indirect and not clause.objects:
            clause.objects, clause.indirect = clause.indirect, []
        clause.own_subject = bool(clause.subjects)
        self.made[index] = clause

    def _argument(self, clause: Clause, index: int, kid: int) -> None:
        tree, rel = self.tree, self.tree.rel[kid]
        if rel in _SUBJECTS:
            if tree.lower[kid] == "it" and self._impersonal(index, clause):
                clause.impersonal = True
            elif not self._predicates[kid] or tree.pos[kid] != "VERB":
                clause.subjects.append(self.phrases.get(kid))
        elif rel == "expl":
            if tree.lower[kid] == "it" and self._party(index):
                clause.subjects.append(self.phrases.get(kid))
            else:
                clause.impersonal = True
        elif rel in {"obj", "iobj"} and not (self._predicates[kid] and tree.pos[kid] == "VERB"):
            bare_time = (
                self.phrases.is_time(kid)
                and not tree.has(kid, "nmod")
                and tree.lemma[index] not in _DURATIONS
            )
            if bare_time and any(
                tree.pos[part] in {"ADJ", "DET"} or tree.has(kid, "nummod") for part in tree.kids[kid]
            ):
                clause.obliques.append(("", self.phrases.get(kid)))
            else:
                (clause.objects if rel == "obj" else clause.indirect).append(self.phrases.get(kid))
        elif rel in _OBLIQUES and not (self._predicates[kid] and tree.pos[kid] == "VERB"):
            self._oblique(clause, kid)
        elif rel == "advmod":
            if tree.lower[kid] in _FREE_ADVERBS or (tree.pos[kid] == "NOUN" and tree.lower[kid] in TIMES):
                clause.obliques.append(("", self.phrases.get(kid)))
            elif tree.lower[kid] not in RELATIVE_ADVERBS and not negative_adverb(tree, kid):
                clause.modifiers.append(tree.lower[kid])
        elif rel == "xcomp" and not self._predicates[kid]:
            clause.phrase = clause.phrase or self.phrases.get(kid)

    def _oblique(self, clause: Clause, kid: int) -> None:
        tree = self.tree
        if tree.pos[kid] == "ADP":
            # A preposition left behind: "the town they met in"; what it belongs to comes with the antecedent.
            return
        preposition, head = self.phrases.with_preposition(kid)
        by = preposition == "by" and tree.lemma[kid] not in MEANS and not self.phrases.is_time(kid)
        if by and (clause.passive or tree.rel[kid] == "obl:agent") and tree.pos[kid] != "NUM":
            clause.agents.append(self.phrases.get(head))
        else:
            clause.obliques.append((preposition, self.phrases.get(head)))
        for other in tree.kids[kid]:
            if tree.rel[other] == "conj" and tree.has(other, "case") and not self._predicates[other]:
                clause.obliques.append((self.phrases.preposition(other), self.phrases.get(other)))

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
        tree, positions = self.tree, self._positions
        start = positions[tree.start[index]]
        left, right = self._left[index], self._right[index]
        return Clause(
            lemma=lemma,
            start=start,
            end=positions[tree.end[index] - 1] + 1,
            span=(positions[tree.start[left]], positions[tree.end[right] - 1] + 1),
            sentence=max(0, bisect_right(self._starts, start) - 1),
            quoted=self._quoted[index],
            question=tree.sentence[index] in self._questions,
        )

    # -- nouns as predicates ------------------------------------------------------------------------------------

    def _is_nominal(self, index: int) -> bool:
        tree = self.tree
        if (
            tree.lemma[index] in TIMES
            or tree.lemma[index] in PARTITIVES
            or tree.rel[index] in {"compound", "flat", "fixed", "case"}
        ):
            return False
        # A bare noun can be one, too: "held talks", "paid a visit" leave its arguments to the verb.
        return self.phrases.with_preposition(index)[1] == index

    def _nominal(self, index: int) -> None:
        clause = self._clause(index, self.tree.lemma[index])
        clause.nominal = True
        clause.relation = Relation.NOMINAL
        clause.phrase = phrase = self.phrases.get(index)
        if phrase.possessor is not None:
            clause.subjects.append(phrase.possessor)
        clause.agents.extend(
            other
            for preposition, other in phrase.modifiers
            if preposition == "by" and other.lemma not in _NO_AGENT and not other.lemma.isdigit()
        )
        clause.subjects.extend(clause.agents)
        clause.own_subject = bool(clause.subjects)
        clause.negated = phrase.determiner in {"no", "neither"}
        self.nominals[index] = clause

    def _govern(self, index: int, clause: Clause) -> None:
        tree = self.tree
        top = index
        while not self._predicates[tree.head[top]] and (
            tree.rel[top] == "conj"
            or (
                tree.rel[top] == "nmod"
                and tree.lemma[tree.head[top]] in MEASURES
                and self.phrases.with_preposition(top)[0] == "of"
            )
        ):
            if tree.rel[top] == "nmod":
                clause.measure = tree.lemma[tree.head[top]]
            top = tree.head[top]
        clause.governor = governor = self.governing(top)
        clause.parent = governor
        if governor is None:
            return
        governor.children.append(clause)
        clause.governor_role = self._role(top)
        clause.quoted = self._quoted[index]

    def _role(self, index: int) -> str:
        rel = self.tree.rel[index]
        if rel in _SUBJECTS:
            return "subject"
        if rel == "obj":
            return "object"
        if rel == "iobj":
            return "indirect"
        if rel == "obl:agent":
            return "agent"
        if rel == "xcomp":
            return "attribute"
        kind = "oblique" if self._predicates[self.tree.head[index]] else "modifier"
        return f"{kind}:{self.phrases.with_preposition(index)[0]}"

    # -- how clauses hang together ------------------------------------------------------------------------------

    def _hang(self, index: int, clause: Clause) -> None:
        tree, rel = self.tree, self.tree.rel[index]
        head = tree.head[index]
        if rel == "root":
            clause.introducer = self._introducer(index)
            return
        if rel == "conj" and self._predicates[head]:
            self._coordinate(index, clause, self.made[head])
            return
        clause.introducer = self._introducer(index)
        noun = head if not self._predicates[head] and rel in {"acl", "acl:relcl", "ccomp", "advcl"} else None
        if rel in {"acl", "acl:relcl"}:
            noun = head
        parent = self.nominals.get(head) or self.governing(index)
        clause.parent = parent
        clause.relation = self._relation(index, clause, noun)
        if noun is not None and tree.pos[noun] not in {"ADJ", "ADV", "VERB"}:
            clause.noun = self.phrases.get(noun)
            clause.noun.modifying.append(clause)
        if parent is None:
            return
        parent.children.append(clause)
        if clause.relation is Relation.COMPLEMENT:
            parent.complements.append(clause)
        elif clause.relation is Relation.ADVERBIAL:
            parent.adverbials.append((clause.introducer or "", clause))

    def _relation(self, index: int, clause: Clause, noun: int | None) -> Relation:
        rel = self.tree.rel[index]
        marker = clause.introducer
        if rel == "acl:relcl":
            return Relation.RELATIVE
        if rel == "acl" or (noun is not None and rel == "advcl" and noun in self.nominals):
            if marker in MARKERS and not clause.participle:
                return Relation.COMPLEMENT
            return Relation.COMPLEMENT if marker in ARGUMENT_PREPOSITIONS else Relation.PARTICIPLE
        if rel == "ccomp" and clause.participle and marker is None and self._behind_comma(index):
            # "…, Merz said, adding that …"
            return Relation.ADVERBIAL
        if rel in {"ccomp", "xcomp", "csubj", "csubj:pass", "obj", "nsubj", "nsubj:pass", "iobj"}:
            return Relation.COMPLEMENT
        before = rel == "advcl" and clause.finite and marker is None and self.tree.head[index] > index
        if before and self.tree.lemma[self.tree.head[index]] in SAYING:
            # "Berlin will not send troops, the minister said."
            return Relation.COMPLEMENT
        if rel in {"advcl", "advcl:relcl", "obl", "obl:agent", "obl:unmarked", "nmod", "advmod"}:
            gerund = clause.participle and marker in ARGUMENT_PREPOSITIONS and self.tree.head[index] < index
            return Relation.COMPLEMENT if gerund else Relation.ADVERBIAL
        return Relation.PARATAXIS

    def _behind_comma(self, index: int) -> bool:
        left = self._left[index]
        return left > 0 and self.tree.lower[left - 1] == ","

    def _introducer(self, index: int) -> str | None:
        tree = self.tree
        words = [kid for kid in tree.kids[index] if tree.rel[kid] in {"mark", "case"} and kid < index]
        clause = self.made[index]
        if clause.modal is not None and clause.modal not in {"will", "would", "should", "must", "may", "can"}:
            words = [word for word in words if tree.lower[word] != "to" and tree.lower[word] not in DUE]
        if words and clause.copula and tree.rel[words[-1]] == "case":
            words = [word for word in words if tree.rel[word] == "mark"]
        if not words and clause.infinitive:
            return "to"
        if not words:
            adverb = [
                kid
                for kid in tree.below(index, "advmod")
                if tree.lower[kid] in {"when", "where", "how", "why"}
            ]
            return tree.lower[adverb[0]] if adverb else None
        phrase: list[int] = []
        for word in words:
            phrase.append(word)
            phrase.extend(tree.below(word, "fixed"))
        named = [tree.lower[word] for word in sorted(phrase)]
        # "For Russia to leave": what tells is that it is an infinitive.
        return "to" if named == ["for", "to"] else " ".join(named)

    def _coordinate(self, index: int, clause: Clause, first: Clause) -> None:
        tree, head = self.tree, self.tree.head[index]
        clause.first = first.first or first
        own = tree.has(index, "aux", "aux:pass", "cop", "aux:due")
        tag = tree.tag[index]
        if not own and not clause.own_subject:
            self._share_form(clause, first, tag)
        if (
            tag == "VBN"
            and clause.participle
            and first.tense == "past"
            and not first.perfect
            and not first.passive
        ):
            # "Reiterated the offer and called for talks": a past tense that was tagged as a participle.
            clause.participle = clause.passive = False
            clause.tense, clause.finite = "past", True
        own_marker = self._introducer(index)
        clause.introducer = own_marker or (first.introducer if clause.finite == first.finite else None)
        if first.negated and any(tree.lower[kid] in {"or", "nor"} for kid in tree.below(index, "cc")):
            clause.negated = True
        if any(tree.lower[kid] == "nor" for kid in tree.below(index, "cc")):
            clause.negated = True
        self._share_objects(index, head, clause, first)
        parent = first.parent
        clause.parent = parent
        clause.relation = first.relation
        if first.relation is Relation.ROOT or first.relation is Relation.PARATAXIS or parent is None:
            clause.relation, clause.parent = Relation.CONJ, first
            first.children.append(clause)
        else:
            parent.children.append(clause)
            if clause.relation is Relation.COMPLEMENT:
                parent.complements.append(clause)
            elif clause.relation is Relation.ADVERBIAL:
                parent.adverbials.append((clause.introducer or "", clause))
        if first.noun is not None:
            clause.noun = first.noun
            first.noun.modifying.append(clause)

    @staticmethod
    def _share_form(clause: Clause, first: Clause, tag: str) -> None:
        bare = tag in {"VB", "VBP"} and (first.infinitive or first.modal is not None)
        participle = (
            (tag == "VBN" and (first.perfect or first.passive))
            or (tag == "VBG" and (first.progressive or first.participle))
            or (tag == "VBD" and first.passive and not clause.objects and not clause.complements)
        )
        if not (bare or participle or (tag == "VB" and first.finite)):
            return
        clause.modal, clause.tense, clause.finite = first.modal, first.tense, first.finite
        clause.infinitive = first.infinitive
        clause.participle = first.participle
        clause.passive = first.passive and tag in {"VBN", "VBD"}
        clause.perfect = first.perfect and tag == "VBN"
        clause.progressive = first.progressive and tag == "VBG"

    def _share_objects(self, index: int, head: int, clause: Clause, first: Clause) -> None:
        """Share what stands behind "met and briefed": an object belongs to both verbs."""
        between = [
            word for word in range(head + 1, index) if self.tree.rel[word] not in {"cc", "advmod", "punct"}
        ]
        if between or clause.passive or first.passive:
            return
        if first.objects and not clause.objects and not clause.obliques and not clause.complements:
            clause.objects = list(first.objects)
        elif clause.objects and not first.objects and not first.obliques and not first.complements:
            first.objects = list(clause.objects)
