"""Arrivals: whether a verb tells of a journey where it leaves unsaid whither."""

from __future__ import annotations

from diplotrack_article.actors import Actor
from diplotrack_article.clauses import Clause
from diplotrack_article.wording import is_time

_ARRIVING = frozenset({"arrive", "fly in", "land", "touch down", "come"})
# With these, "come" is no journey.
_ELSEWHERE = frozenset(
    {"forward", "out", "up", "down", "through", "around", "round", "about", "clean", "close", "along", "across", "under", "off",
     "first", "together", "apart", "true", "alive", "after", "far", "back", "away"}
)  # fmt: skip
# Behind which prepositions things may stand where "come" is a journey.
_PLAINLY = frozenset(
    {"", "on", "in", "at", "for", "before", "after", "during", "by", "with", "from", "until"}
)
# What stands behind a preposition with those who arrive, and is no place: "at the head of a team", "at the invitation of".
_NO_PLACE = frozenset(
    {"head", "helm", "end", "beginning", "start", "time", "moment", "invitation", "request", "dawn", "noon", "midnight", "night",
     "hour", "middle", "course", "flight", "plane", "jet", "aircraft", "helicopter", "train", "car", "visit", "trip", "tour",
     "mission", "day", "half", "front"}
)  # fmt: skip
_WHITHER = frozenset(
    {"in", "at", "to", "into", "from", "through", "via", "on", "between", "near", "off", "by"}
)


def says_whither(clause: Clause) -> bool:
    """Whether a verb names the place that somebody goes to or through."""
    return any(
        preposition in _WHITHER and not is_time(phrase) and phrase.lemma not in _NO_PLACE
        for preposition, phrase in clause.obliques
    )


def arrives(clause: Clause, side: Actor) -> bool:
    """Whether a verb without a place tells of an arrival: "landed overnight", "flew in only that morning", "came on Monday"."""
    if clause.lemma == "fly":
        return any(word.startswith("in ") and is_time(phrase) for word, phrase in clause.obliques)
    if clause.lemma == "come":
        # "came for Britain": in its place
        standing_in = any(word == "for" and phrase.pos == "PROPN" for word, phrase in clause.obliques)
        home = "home" in clause.modifiers
        aside = standing_in or (home and clause.tense != "past") or {*clause.modifiers} & _ELSEWHERE
        # "came on Monday", "came to sign", "would be glad to come"; but not "came under fire"
        timed = any(is_time(phrase) or phrase.lemma in _NO_PLACE for _, phrase in clause.obliques)
        purpose = any(marker == "to" for marker, _ in clause.adverbials)
        meant = timed or purpose or home or clause.modal is not None or clause.infinitive
        plain = {word for word, _ in clause.obliques} <= _PLAINLY
        return bool(side.people) and plain and meant and not (aside or clause.participle)
    return clause.lemma in _ARRIVING
