"""Presence: who is at a contact besides its sides' own words: who chairs it, attends it or comes along."""

from __future__ import annotations

from diplotrack_article.actors import person_actor
from diplotrack_article.carrying import attached
from diplotrack_article.clauses import Clause, Relation
from diplotrack_article.reference import NOBODY, Actor
from diplotrack_article.roles import Resolver
from diplotrack_article.wording import Wording

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
_NEAR = 80  # how far before a body somebody is named who works there
_LEADING = frozenset({"lead", "head"})
_ACCOMPANYING = frozenset({"accompany", "flank", "join"})


def presiding(clause: Clause, resolver: Resolver) -> Actor:
    """Whose chairmanship a gathering is under, as its own words or those of its verb say."""
    verbs = attached(clause, resolver.lexicon)
    if clause.governor is not None:
        verbs.insert(0, clause.governor)
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
    if phrase is None:
        return NOBODY
    around = list(phrase.modifying)
    for _, inner in phrase.modifiers:
        around += inner.modifying  # "the session of a joint commission led by Musa and Okello"
    for below in around:
        if below.participle and below.passive and below.lemma in _CHAIRING:
            for agent in below.agents:
                found = resolver.discourse.resolve(agent)
                actor = actor.with_(found) if actor else found
    return actor


def accompanied(clause: Clause, side: Actor, resolver: Resolver) -> Actor:
    """Who comes along or leads: "Musa, accompanied by Okello, arrived", "the delegations, headed by"; only of the same side."""
    verbs = _ACCOMPANYING if side.people else _LEADING
    coming = [c for c in clause.children if c.participle and c.lemma in verbs]
    for subject in clause.subjects:
        coming += [c for c in subject.modifying if c.participle and c.lemma in verbs]
    agents = [agent for c in coming for agent in c.agents]
    if coming and not agents:  # the parser hangs them on whom they accompany
        agents = [who for p in clause.subjects for word, who in p.modifiers if word == "by"]
    agents += [phrase for word, phrase in clause.obliques if word in ("along with", "together with")]
    if not agents:
        return side
    found = [p for agent in agents for p in resolver.discourse.resolve(agent).people]
    own = tuple(p for p in found if p.party is None or p.party in side.parties or not side)
    parties = tuple(p.party for p in own if p.party is not None)
    return (
        side.with_(Actor(parties=parties, people=own, chain=tuple(f"with {p.name}" for p in own)))
        if own
        else side
    )


def companions(clause: Clause, resolver: Resolver) -> Actor:
    """Who is on a journey with whom, as a clause of its own says: "Musa was accompanied by Okello", "Okello accompanies him".

    The traveler stands first; nobody where those named are not of one side.
    """
    active = clause.lemma == "accompany" and not clause.passive  # who joins somebody comes from elsewhere
    if clause.nominal or not (active or (clause.passive and clause.lemma in _ACCOMPANYING)):
        return NOBODY
    opens = active and clause.relation is Relation.ROOT and clause.start == clause.span[0]
    if not (opens or clause.own_subject):
        return NOBODY
    traveler = NOBODY
    for phrase in clause.objects if active else clause.subjects:
        # "Okello is accompanying her": who acted before, although both are of one side
        before = resolver.discourse.subject if active and phrase.pos == "PRON" else NOBODY
        traveler = traveler.with_(before or resolver.discourse.resolve(phrase))
    if len(traveler.people) != 1:
        return NOBODY
    span = (clause.span[0], clause.start) if active else (clause.end, clause.span[1])
    if opens:  # "Accompanying her are Okello and Musa"
        span = clause.objects[-1].end, clause.span[1]
    named = resolver.discourse.named.people_between(*span)
    own = tuple(p for p in named if p.party is None or p.party in traveler.parties)
    if not own or len(own) < len(named):
        return NOBODY  # "Musa was joined by his Chadian counterpart": another side
    return traveler.with_(Actor(people=own, chain=tuple(f"with {person.name}" for person in own)))


def told_by_who(clause: Clause, side: Actor, resolver: Resolver, wording: Wording) -> Actor:
    """Whom "who" means behind a body: "Musa, an adviser at the State Department who was in Rome"; else the side as it is."""
    noun = clause.noun
    if noun is None or side.people or len(side.parties) != 1 or clause.relation is not Relation.RELATIVE:
        return side
    if wording.following(noun.head_end) != "who":
        return side
    for mention in resolver.discourse.named.people_before(noun.start, 1):
        if noun.start - mention.end < _NEAR and mention.person.party in (None, *side.parties):
            return side.with_(person_actor(mention.person, f"who: {mention.person.name}"))
    return side
