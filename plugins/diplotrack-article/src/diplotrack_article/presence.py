"""Presence: who is at a contact besides its sides' own words: who chairs it, attends it or comes along."""

from __future__ import annotations

from diplotrack_article.clauses import Clause
from diplotrack_article.reference import NOBODY, Actor
from diplotrack_article.roles import Resolver, attached

_CHAIRING = frozenset(
    {"chair", "co-chair", "lead", "head", "attend", "mediate", "broker", "moderate", "hold", "host"}
)
_CHAIRS = frozenset(
    {
        "chairmanship",
        "chair",
        "presidency",
        "chairwomanship",
        "co-chairmanship",
        "leadership",
        "auspices",
        "auspex",
        "aegis",
    }
)
_ACCOMPANYING = frozenset({"accompany", "flank", "join"})


def presiding(clause: Clause, resolver: Resolver) -> Actor:
    """Whose chairmanship a gathering is under, as its own words or those of its verb say."""
    verbs = [verb for verb in (clause.governor, *attached(clause, resolver.lexicon)) if verb is not None]
    around = [*(clause.phrase.modifiers if clause.phrase is not None else []), *clause.obliques]
    around += [oblique for verb in verbs if not verb.nominal for oblique in verb.obliques]
    # The parser hangs it on the place as well: "held in Baku under the chairmanship of Chad".
    around += [inner for _, phrase in around if phrase.pos == "PROPN" for inner in phrase.modifiers]
    actor = NOBODY
    for preposition, phrase in around:
        if preposition != "under" or phrase.lemma not in _CHAIRS:
            continue
        whose = [inner for word, inner in phrase.modifiers if word in ("of", "by")]
        for chair in (*([phrase.possessor] if phrase.possessor is not None else []), *whose):
            actor = (
                actor.with_(resolver.discourse.resolve(chair)) if actor else resolver.discourse.resolve(chair)
            )
        actor = actor or resolver.named_in(phrase)
    return actor


def attending(clause: Clause, resolver: Resolver) -> Actor:
    """Who chairs or attends, as participles behind a noun say: "talks chaired by Musa"."""
    actor = NOBODY
    phrase = clause.phrase
    # "the session of a joint commission led by Musa and Okello"
    around = (
        [*phrase.modifying, *(c for _, inner in phrase.modifiers for c in inner.modifying)] if phrase else []
    )
    for below in around:
        if below.participle and below.passive and below.lemma in _CHAIRING:
            for agent in below.agents:
                found = resolver.discourse.resolve(agent)
                actor = actor.with_(found) if actor else found
    return actor


def accompanied(clause: Clause, side: Actor, resolver: Resolver) -> Actor:
    """Who comes along: "Musa, accompanied by Foreign Minister Okello, arrived"; only people of the same side."""
    around = [*clause.children, *(c for phrase in clause.subjects for c in phrase.modifying)]
    coming = [c for c in around if c.participle and c.lemma in _ACCOMPANYING]
    agents = [agent for c in coming for agent in c.agents]
    if coming and not agents:  # the parser hangs them on whom they accompany
        agents = [who for p in clause.subjects for word, who in p.modifiers if word == "by"]
    agents += [phrase for word, phrase in clause.obliques if word in ("along with", "together with")]
    found = [p for agent in agents for p in resolver.discourse.resolve(agent).people]
    own = tuple(p for p in found if p.party is None or p.party in side.parties)
    return side.with_(Actor(people=own, chain=tuple(f"with {p.name}" for p in own))) if own else side
