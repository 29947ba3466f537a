"""Clauses and their arguments, from the parse of any spaCy pipeline for English.

The one layer between syntax and everything above it: who (or what) does which act to whom, with whom, where and when,
under which modality, denied or not; with the subjects that grammar leaves unsaid filled in. Universal Dependencies
labels and those of spaCy's English pipelines come out alike.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import attrs

from diplotrack_article._clause_builder import Builder
from diplotrack_article._clause_types import Clause, Phrase, Relation, add
from diplotrack_article._linking import link
from diplotrack_article._repair_arguments import mend_arguments
from diplotrack_article._repair_attachments import mend_attachments
from diplotrack_article._repair_contents import mend_contents
from diplotrack_article._repair_coordination import mend_coordination
from diplotrack_article._repair_demands import mend_demands
from diplotrack_article._repair_futures import mend_futures
from diplotrack_article._repair_itineraries import mend_itineraries
from diplotrack_article._repair_lists import mend_lists
from diplotrack_article._repair_openings import mend_openings
from diplotrack_article._repair_pasts import mend_pasts
from diplotrack_article._repair_predicates import mend_predicates
from diplotrack_article._repair_prepositions import mend_asides, mend_prepositions
from diplotrack_article._repair_subjects import mend_subjects
from diplotrack_article._repair_words import mend_words
from diplotrack_article._sharing import share
from diplotrack_article._tree import Tree
from diplotrack_article.text import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc

__all__ = ["Clause", "Phrase", "Relation", "clauses"]


def _of_all(phrase: Phrase) -> bool:  # noqa: ARG001
    return True


def clauses(
    doc: Doc,
    *,
    offset: int = 0,
    sentences: Sequence[Sentence] = (),
    positions: Sequence[int] | None = None,
    source: str | None = None,
    predicative: Callable[[Phrase], bool] = _of_all,
) -> list[Clause]:
    """Read the clauses off a parsed paragraph.

    Args:
        doc: a document with a dependency parse, in Universal Dependencies or in ClearNLP labels.
        offset: where the parsed text begins in the document; not looked at when `positions` is given.
        sentences: the layout's sentences, all of them, for `Clause.sentence` and for quotations that began earlier.
        positions: for each character of the parsed text its offset in the document, as `Excerpt.positions` has it.
        source: the document's text, if phrases shall give its words and not those that were parsed.
        predicative: tells of a noun's phrase whether a clause is wanted of it, as the most nouns name nothing that happens. Nouns
            that no verb stands above, and those that other clauses hang on, have clauses all the same, and so has what a copula
            says of its subject.

    Returns:
        The predicates, verbal and nominal, in order of text. Takes time linear in the number of tokens, for
        sentences of bounded length.

    Raises:
        ValueError: `doc` has no dependency parse.
    """
    tree = Tree(doc)
    if not tree.size:
        return []
    places = range(offset, offset + len(doc.text)) if positions is None else positions
    begins = list(map(places.__getitem__, tree.start))
    ends = [places[end - 1] + 1 for end in tree.end]
    parsed = doc.text if source is None else ""
    starts = [sentence.start for sentence in sentences]
    mend_pasts(tree)
    mend_contents(tree)
    mend_asides(tree)
    mend_openings(tree)
    mend_predicates(tree)
    mend_futures(tree)
    mend_demands(tree)
    mend_words(tree)
    mend_itineraries(tree)
    mend_coordination(tree)
    mend_prepositions(tree)
    mend_attachments(tree)
    mend_lists(tree)
    mend_subjects(tree)
    mend_arguments(tree)

    def words(first: int, last: int) -> str:
        if source is None:
            return parsed[tree.start[first] : tree.end[last]]
        found = source[begins[first] : ends[last]]
        return found if found.isalnum() else " ".join(found.split())

    builder = Builder(
        tree,
        words,
        begins,
        ends,
        starts=starts,
        quoted=_quoted(tree, begins, sentences),
        predicative=predicative,
    )
    builder.build()
    link(builder)
    share(builder)
    found = [*builder.made.values(), *builder.nominals.values()]
    heads = {begins[index] for index in (*builder.nominals, *builder.left_out)}
    for clause in builder.made.values():
        if not clause.copula:
            continue
        if clause.phrase is not None:
            found.append(_said_of(clause, clause.phrase, "attribute"))
            continue
        found += [
            _said_of(clause, phrase, f"oblique:{preposition}")
            for preposition, phrase in clause.obliques
            if phrase.pos == "NOUN" and phrase.head not in heads
        ]
    found.sort(key=lambda clause: (clause.start, clause.end))
    return found


_MARKS = ("“", "”", '"', "''", "``")


def _said_of(clause: Clause, phrase: Phrase, role: str) -> Clause:
    """What a subject is said to be or be in, as the nominal clause that it is, too: "It was a visit", "is on a visit"."""
    said = attrs.evolve(
        clause,
        nominal=True,
        copula=False,
        lemma=phrase.lemma,
        subjects=[],
        own_subject=False,
        children=[],
        relation=Relation.NOMINAL,
        parent=clause,
        governor=clause,
        governor_role=role,
        phrase=phrase,
    )
    clause.children = add(clause.children, said)
    return said


def _quoted(tree: Tree, begins: Sequence[int], sentences: Sequence[Sentence]) -> list[bool]:
    """Tell for each token whether it stands inside quotation marks."""
    opened = {sentence.body for sentence in sentences if sentence.quoted}
    if not opened and not any(mark in tree.line for mark in _MARKS):
        return [False] * tree.size
    inside = False
    found: list[bool] = []
    for index in range(tree.size):
        if index == 0 or tree.sentence[index] != tree.sentence[index - 1]:
            inside = begins[index] in opened
        lower = tree.lower[index]
        if "“" in lower:
            inside = True
        elif "”" in lower:
            inside = False
        elif lower in {'"', "''", "``"}:
            inside = not inside
        found.append(inside)
    return found
