"""Futures: by which form a clause tells of what is to come, and whether it tells it for itself."""

from __future__ import annotations

from diplotrack_article.clauses import Clause, Relation
from diplotrack_article.lexicon import Lexicon
from diplotrack_article.wording import is_official

_STARTING = frozenset({"start", "begin"})
_MOVING = frozenset({"move", "roll", "stream"})


def modal_of(clause: Clause) -> str | None:
    """The modal verb; a passive that is both finite and an infinitive is one with "is to" ("are to be withdrawn")."""
    modal = clause.modal
    if goes_on_listing(clause):
        return "be to"
    if modal is None and clause.passive and clause.infinitive and clause.finite:
        modal = "be to"
    return None if modal == "be to" and "still" in clause.modifiers else modal  # "is still to be seen"


def goes_on_listing(clause: Clause) -> bool:
    """Whether an infinitive goes on with what a party "is to" do: "is to leave the base and to free the crew"."""
    first = clause.first
    listed = clause.relation is Relation.CONJ and clause.infinitive and clause.introducer == "to"
    return listed and first is not None and first.modal == "be to"


def stands_alone(clause: Clause) -> bool:
    """Whether a clause is told for itself: a main one, or set beside another by "while" or a mark that the parser misses."""
    if clause.relation in (Relation.ROOT, Relation.CONJ, Relation.PARATAXIS):
        return True
    above = clause.parent
    if (
        above is None
        or clause.relation is not Relation.ADVERBIAL
        or not (clause.finite and clause.own_subject)
    ):
        return False
    return any(act is clause and marker in ("", "while", "whereas") for marker, act in above.adverbials)


def jointly(clause: Clause) -> bool:
    """Whether something is to be done by both sides: "will be organized jointly", "are to be opened by the two governments"."""
    both = any(
        p.determiner in ("both", "the") and p.number == "plur" and is_official(p) for p in clause.agents
    )
    return clause.passive and (both or bool({*clause.modifiers} & {"jointly", "together"}))


def is_arranged(clause: Clause, lexicon: Lexicon) -> bool:
    """Whether a verb is for what things do when a party sees to it: "flights will resume", "gas would start flowing".

    Args:
        clause: the clause of the verb.
        lexicon: knows such verbs.
    """
    if clause.lemma not in _STARTING:
        return clause.lemma in lexicon.arranged
    begun = (act.lemma for act in clause.complements if not act.finite)
    return any(lemma in lexicon.arranged or lemma in _MOVING for lemma in begun)
