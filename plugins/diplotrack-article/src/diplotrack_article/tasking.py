"""Tasking: whether those whom somebody sets to work belong to them: "instructed their ministers to …"."""

from __future__ import annotations

from diplotrack_article.clauses import Clause
from diplotrack_article.reference import Actor
from diplotrack_article.roles import TASKING, Resolver, undergoing
from diplotrack_article.wording import is_organ

_OWN = frozenset({"their", "its", "his", "her", "our"})
# Those who are somebody's and not their own: "asked its neighbors to", "our friends in Kabul".
_OTHERS = frozenset({"friend", "partner", "ally", "neighbor", "neighbour", "brother", "sister", "counterpart", "colleague", "host", "guest", "visitor", "interlocutor", "opponent", "rival", "peer"})  # fmt: skip


def own_organs(clause: Clause, by: Actor, resolver: Resolver) -> bool:
    """Whether those whom a clause tasks belong to who tasks them: "instructed their ministers to …"."""
    for phrase in undergoing(clause):
        possessor = phrase.possessor
        if possessor is not None and possessor.text.lower() in _OWN:
            return phrase.lemma not in _OTHERS
        if clause.lemma not in TASKING:
            continue  # who "asked us to help" need not be one of us
        parties = resolver.discourse.resolve(phrase).parties
        if parties and set(parties) <= set(by.parties):
            return True
        if not parties and len(by.parties) > 1 and is_organ(phrase):
            return True  # "the presidents tasked a working group with", "officials were instructed to"
    return False
