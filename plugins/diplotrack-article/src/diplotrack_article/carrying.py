"""Carrying: which verbs only carry the meaning of a noun ("paid a visit"), or say how it was answered."""

from __future__ import annotations

from diplotrack_article.clauses import Clause
from diplotrack_article.lexicon import Lexicon

AMOUNTS = frozenset({"minute", "hour", "day", "night", "week", "month", "year", "round"})
"""By what talks are measured that are one contact: "after six hours of talks"."""
_ROOM = frozenset({"time", "room", "space", "hour", "minute", "slot"})


def carriers(clause: Clause, lexicon: Lexicon) -> list[Clause]:
    """The verbs that carry a noun's meaning: the light verb above it, and those that are attached to it.

    "Paid a visit", "the visit paid by President Sisi", "the visit that President Sisi paid".
    """
    verb = light_verb(clause, lexicon)
    return [*([verb] if verb is not None else []), *attached(clause, lexicon)]


def attached(clause: Clause, lexicon: Lexicon) -> list[Clause]:
    """The light verbs in participles and relative clauses of which a noun is the object."""
    if not clause.nominal or clause.phrase is None:
        return []
    found: list[Clause] = []
    for below in (*clause.phrase.modifying, *clause.complements):
        if below.lemma not in lexicon.light or below in found:
            continue
        own = below.objects and below.objects != [clause.phrase]
        if below.participle or below.relation == "participle":
            # "A summit set for Monday": the form is no passive to every parser.
            takes = below.passive or (below.lemma in lexicon.status["scheduled"] and not below.objects)
        elif below.infinitive and below.passive:
            takes = clause.phrase in below.subjects  # "talks to be held in Oslo"
        else:
            # The parser takes some relative clauses for what the noun says: "the trip that Witkoff made".
            related = below.relation in ("relative", "complement") and below.introducer in (
                None,
                "that",
                "which",
            )
            takes = below.finite and related and not own and not below.passive and not below.complements
            takes = takes and bool(below.subjects) and clause.phrase not in below.subjects
        if takes:
            found.append(below)
    return found


def light_verb(clause: Clause, lexicon: Lexicon) -> Clause | None:
    """The verb that only carries this noun's meaning ("held talks", "is on a visit"), or None."""
    verb = clause.governor
    if verb is None or verb.nominal:
        return None
    role = clause.governor_role or ""
    behind_verb = role.removeprefix("oblique:") if role.startswith("oblique:") else None
    if behind_verb is not None and f"{verb.lemma} {behind_verb}" in lexicon.light:
        return verb  # "stood by its promise"
    if verb.lemma not in lexicon.light:
        return None
    if verb.lemma == "call":
        # "called a meeting", but "called the talks a success" and "called for talks"
        called = clause.phrase is not None and clause.phrase.determiner in ("a", "an", "another")
        return verb if called and (role == "object" or (role == "subject" and verb.passive)) else None
    if role == "oblique:" and clause.measure in AMOUNTS:
        return verb  # "wrapped up two days of talks"
    if role in ("object", "attribute", "indirect", "modifier:of") or (role == "subject" and verb.passive):
        return verb  # "modifier:of" is that of "wrapped up a round of talks"
    if role == "modifier:for" and any(phrase.lemma in _ROOM for phrase in verb.objects):
        return verb  # "made time for a meeting"
    return verb if behind_verb in lexicon.light_prepositions else None


def answering_verb(clause: Clause, lexicon: Lexicon) -> Clause | None:
    """The verb that carries a noun's meaning or says how it was answered ("welcomed the proposal of"), or None."""
    carried = light_verb(clause, lexicon)
    verb = clause.governor
    if carried is not None or verb is None or verb.nominal or clause.lemma not in lexicon.answers:
        return carried
    undergoes = clause.governor_role == "object" or (clause.governor_role == "subject" and verb.passive)
    told = verb.lemma in lexicon.statuses["accepted"] or verb.lemma in lexicon.statuses["declined"]
    return verb if undergoes and told else None
