"""What the clause layer hands up: phrases and clauses. `diplotrack_article.clauses` makes and re-exports them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Literal, TypeVar

import attrs

Number = Literal["sing", "plur"]
Tense = Literal["past", "present", "future"]

_Member = TypeVar("_Member")


def add(held: Sequence[_Member], *more: _Member) -> Sequence[_Member]:
    """Give what a field holds, and more behind it; most fields of most clauses and phrases stay empty, and need no list."""
    if isinstance(held, list):
        held.extend(more)
        return held
    return [*held, *more]


class Relation(StrEnum):
    """How a clause hangs in its sentence."""

    ROOT = "root"
    CONJ = "conj"
    COMPLEMENT = "complement"
    ADVERBIAL = "adverbial"
    RELATIVE = "relative"
    PARTICIPLE = "participle"
    PARATAXIS = "parataxis"
    NOMINAL = "nominal"


@attrs.define(eq=False, kw_only=True)
class Phrase:
    """A noun phrase as an argument.

    Attributes:
        start: document offset of the whole phrase, its preposition, relative clauses and later conjuncts left out.
        end: document offset behind it.
        head: document offset of the head word.
        head_end: document offset behind the head word.
        text: the phrase's words, as the parser saw them.
        lemma: the head's lemma, lower case.
        pos: the head's universal part of speech.
        number: the head's grammatical number, None where the word has none.
        determiner: the determiner's lemma ("the", "both", "no"), None without one.
        possessor: "Seoul" in "Seoul’s envoys"; in a relative clause with "whose", the noun it belongs to.
        modifiers: phrases attached with a preposition ("of", "with", "on behalf of"; "" for none).
        adjectives: lower-case adjectives, compounds and numerals before the head.
        appositions: phrases set beside it ("Wang Yi, China’s foreign minister").
        conjuncts: on the first of a list, the others in order.
        coordinator: what joins the conjuncts ("and", "or"), None without conjuncts or without such a word.
        modifying: relative clauses, participles and infinitives attached to it.
    """

    start: int
    end: int
    head: int
    head_end: int
    text: str
    lemma: str
    pos: str
    number: Number | None = None
    determiner: str | None = None
    possessor: Phrase | None = attrs.field(default=None, repr=False)
    modifiers: Sequence[tuple[str, Phrase]] = attrs.field(default=(), repr=False)
    adjectives: Sequence[str] = ()
    appositions: Sequence[Phrase] = attrs.field(default=(), repr=False)
    conjuncts: Sequence[Phrase] = attrs.field(default=(), repr=False)
    coordinator: str | None = None
    modifying: Sequence[Clause] = attrs.field(default=(), repr=False)

    @property
    def relative(self) -> Clause | None:
        """The first relative clause on the phrase, None without one."""
        return next((clause for clause in self.modifying if clause.relation is Relation.RELATIVE), None)

    def members(self) -> list[Phrase]:
        """Give the phrase and its conjuncts: all that a list names."""
        return [self, *self.conjuncts]


@attrs.define(eq=False, kw_only=True)
class Clause:
    """A predicate with its arguments: a verb, a copula with what it says, or a noun that can be one.

    Attributes:
        nominal: whether a noun is the predicate ("the signing of …").
        lemma: lower case, a particle joined ("hand over"); an adjective's behind a copula ("willing");
            "be" before a noun or a place.
        start: document offset of the predicate word.
        end: document offset behind it.
        span: the whole clause, coordinated sisters and outer punctuation and conjunctions left out.
        sentence: index of its sentence in the layout.
        negated: whether it is denied: by "not", "never", "no longer", "without", "no", "neither", "nor".
        modal: an auxiliary ("will", "would", "should" …) or "be to", "be due to", "be set to", "be about to",
            "be going to", "have to"; None without one.
        tense: of the finite form, None for infinitives, participles and nouns.
        perfect: whether it is a perfect.
        progressive: whether it is a progressive.
        passive: whether the subject undergoes the act.
        finite: whether a verb form in it is finite.
        infinitive: whether it is an infinitive.
        participle: whether it is a participle or a gerund without an auxiliary.
        copula: whether it says what something is ("is willing", "is a party", "is in Rome").
        impersonal: whether the subject is only "it" or "there" ("it was agreed that").
        subjects: who or what; for a passive, who undergoes. Filled in where grammar says who is meant.
        own_subject: whether the subject stands in the clause itself and was not filled in.
        agents: who acts in a passive.
        objects: direct objects.
        indirect: receivers ("gave the visitors a hearing").
        obliques: phrases with their prepositions ("on behalf of"; "" for a bare "Sunday").
        complements: clauses that fill an argument; each knows its `introducer`.
        adverbials: clauses with their markers ("if", "after", "to" for a purpose, "" for a participle).
        modifiers: lower-case adverbs on the predicate ("jointly", "again").
        introducer: "that", "to", "whether", a preposition before a gerund; None without one.
        parent: the clause above; for `Relation.CONJ` the first of the coordination.
        relation: how it hangs in its sentence.
        first: the first clause of the coordination that it belongs to, None for the first itself.
        children: the clauses right below it.
        quoted: whether it stands inside quotation marks.
        question: whether its sentence ends with a question mark.
        phrase: of a nominal clause, its noun phrase; of a copula before a noun, what the subject is said to be.
        noun: the phrase that a relative clause, a participle or an infinitive is attached to.
        nouns: spans of the nouns below a verb, and below no other, of which no clause is wanted.
        measure: of a nominal clause, the noun of amount that it hangs on ("round" of talks, "days" of talks).
        governor: of a nominal clause, the clause whose argument its noun is.
        governor_role: as which: "subject", "object", "indirect", "agent", "attribute", "oblique:PREPOSITION".
    """

    nominal: bool = False
    lemma: str
    start: int
    end: int
    span: tuple[int, int]
    sentence: int
    negated: bool = False
    modal: str | None = None
    tense: Tense | None = None
    perfect: bool = False
    progressive: bool = False
    passive: bool = False
    finite: bool = False
    infinitive: bool = False
    participle: bool = False
    copula: bool = False
    impersonal: bool = False
    subjects: Sequence[Phrase] = ()
    own_subject: bool = False
    agents: Sequence[Phrase] = ()
    objects: Sequence[Phrase] = ()
    indirect: Sequence[Phrase] = ()
    obliques: Sequence[tuple[str, Phrase]] = ()
    complements: Sequence[Clause] = attrs.field(default=(), repr=False)
    adverbials: Sequence[tuple[str, Clause]] = attrs.field(default=(), repr=False)
    modifiers: Sequence[str] = ()
    introducer: str | None = None
    parent: Clause | None = attrs.field(default=None, repr=False)
    relation: Relation = Relation.ROOT
    first: Clause | None = attrs.field(default=None, repr=False)
    children: Sequence[Clause] = attrs.field(default=(), repr=False)
    quoted: bool = False
    question: bool = False
    phrase: Phrase | None = None
    noun: Phrase | None = attrs.field(default=None, repr=False)
    nouns: Sequence[tuple[int, int]] = attrs.field(default=(), repr=False)
    measure: str | None = None
    governor: Clause | None = attrs.field(default=None, repr=False)
    governor_role: str | None = None

    def everything(self) -> Iterator[Clause]:
        """Give this clause and all below it, each once, in no order that matters."""
        waiting = [self]
        seen: set[int] = set()
        while waiting:
            clause = waiting.pop()
            if id(clause) in seen:
                continue
            seen.add(id(clause))
            yield clause
            waiting.extend(reversed(clause.children))
