"""Addressing: with whom a call or letter is, where only what was said in it, or its coming, tells."""

from __future__ import annotations

import attrs

from diplotrack_article.clauses import Clause
from diplotrack_article.reference import NOBODY, Actor
from diplotrack_article.roles import Resolver
from diplotrack_article.wording import POINTING

# How a call or letter is told of by what was said in it, and by its coming.
_IN_WHICH = frozenset({"in", "by", "via", "over", "during", "through", "on"})
_REACHING = frozenset({"reach", "arrive", "go", "go out"})
# What a letter does to whom it is for: "a letter from the king invited Musa to Riyadh".
_TELLING = frozenset({"invite", "ask", "urge", "inform", "tell", "assure", "thank", "congratulate", "warn", "remind", "notify", "beg"})  # fmt: skip


def addressee(clause: Clause, resolver: Resolver) -> Actor:
    """To whom a call or letter goes, nobody where no verb around its noun says.

    Args:
        clause: the noun.
        resolver: tells whom roles mean.
    """
    return _recipient(clause, resolver) or _addressed(clause, resolver)


def _recipient(clause: Clause, resolver: Resolver) -> Actor:
    """Whom a letter reaches: "a letter from Musa reached us", "in a letter that reached Cairo on Monday"."""
    verbs = [*clause.phrase.modifying] if clause.phrase is not None else []
    if clause.governor is not None and clause.governor_role == "subject":
        verbs.append(clause.governor)
    for verb in verbs:
        if verb.lemma in _REACHING and not (verb.nominal or verb.passive):
            found = resolver.first(verb, ("object", "to", "in", "at"))
            if found.parties:
                return attrs.evolve(found, place=False)
        if tells(clause, verb) and (told := resolver.first(verb, ("object", "indirect"))):
            return told
    return NOBODY


def tells(clause: Clause, verb: Clause) -> bool:
    """Whether a verb says what a letter or call itself told somebody.

    Args:
        clause: the noun.
        verb: a verb around it.
    """
    own = verb is clause.governor and clause.governor_role == "subject"
    return own and verb.lemma in _TELLING and not verb.nominal and not verb.passive


def _addressed(clause: Clause, resolver: Resolver) -> Actor:
    """To whom something is said in a call or letter: "made the offer to the emir in a telephone conversation"."""
    if not holds_what_is_said(clause) or clause.governor is None:
        return NOBODY
    found = resolver.first(clause.governor, ("indirect", "to", "object.to", "object"))
    return found if found.people or len(found.parties) == 1 else NOBODY


def holds_what_is_said(clause: Clause) -> bool:
    """Whether a verb is said of what was told in a call or letter, which was not told of before."""
    outer, _, preposition = (clause.governor_role or "").partition(":")
    verb, phrase = clause.governor, clause.phrase
    if verb is None or verb.nominal or phrase is None or phrase.determiner in (*POINTING, "no"):
        return False
    return outer in ("oblique", "modifier") and preposition in _IN_WHICH and phrase.start > verb.end
