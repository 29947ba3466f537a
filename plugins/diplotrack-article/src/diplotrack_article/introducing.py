"""Introducing: whether words bring up a contact of its own, or a further one of those told before."""

from __future__ import annotations

from diplotrack.records import EngagementKind
from diplotrack_article.clauses import Clause
from diplotrack_article.gatherings import Gathering, is_dated, is_ordered
from diplotrack_article.lexicon import Frame
from diplotrack_article.roles import undergoing
from diplotrack_article.sides import takes_place
from diplotrack_article.wording import is_time

BESIDES = frozenset(
    {
        "also",
        "separately",
        "later",
        "then",
        "afterwards",
        "additionally",
        "subsequently",
        "again",
        "earlier",
        "last",
        "previously",
    }
)
"""Adverbs of what was done besides what was told before."""
_INTRODUCING = frozenset({"a", "an", "another"})
_BEFORE = frozenset({"previous", "last", "earlier"})
_FURTHER = frozenset({"further", "separate", "other", "additional", "later", "subsequent"})
_HOLDING = frozenset(
    {"hold", "host", "convene", "organize", "organise", "schedule", "plan", "postpone", "cancel"}
)
_COUNTED = frozenset({"sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"})
_ENDING = frozenset({"end", "conclude", "close", "wrap up", "wind up", "finish", "cap", "crown", "culminate", "round off", "begin", "open", "start", "mark"})  # fmt: skip


def introduces(frame: Frame, clause: Clause) -> bool:
    """Whether words bring up a contact that was not told before: "a meeting", "further talks", "also met", "then met".

    Args:
        frame: the frame that makes the contact.
        clause: its clause.
    """
    if frame.again or _signs_another(frame, clause):
        return True
    if not clause.nominal:
        # "They had met in Oslo in May": before what was told.
        earlier = clause.perfect and clause.tense == "past" and is_dated(clause)
        return earlier or bool({*clause.modifiers} & BESIDES)
    phrase = clause.phrase
    if phrase is None:
        return False
    apart = clause.governor_role == "subject" or any(
        is_time(inner) or (word in ("in", "at") and inner.pos == "PROPN") for word, inner in phrase.modifiers
    )
    before = apart and bool({*phrase.adjectives} & _BEFORE)
    return phrase.determiner in _INTRODUCING or before or bool({*phrase.adjectives} & _FURTHER)


def crowns(frame: Frame, clause: Clause) -> bool:
    """Whether a signing is what a visit or talks end or begin with: "wrapped up his visit with the signing of three accords".

    Args:
        frame: the frame that makes the contact.
        clause: its clause.
    """
    verb, role = clause.governor, clause.governor_role
    if frame.engagement is not EngagementKind.SIGNING or verb is None or verb.nominal:
        return False
    return verb.lemma in _ENDING and role in ("oblique:with", "oblique:in", "oblique:by")


def _signs_another(frame: Frame, clause: Clause) -> bool:
    """Whether what is signed is another text than those told before: "signed a second treaty", "further accords"."""
    if frame.engagement is not EngagementKind.SIGNING or clause.nominal:
        return False
    return any(
        phrase.determiner == "another" or {*phrase.adjectives} & {*_FURTHER, "second", "third", "new"}
        for phrase in undergoing(clause)
    )


def comes_again(clause: Clause, gathering: Gathering) -> bool:
    """Whether "the next round", "the last one" or "the sixth" is a further contact of the sort that the text is about.

    Args:
        clause: the noun.
        gathering: tells which nouns are contacts themselves.
    """
    phrase, lexicon = clause.phrase, gathering.resolver.lexicon
    if phrase is None or gathering.resolver.discourse.last_kind is None:
        return False
    if any(word == "of" and gathering.is_contact(inner) for word, inner in phrase.modifiers):
        return False  # "the next round of talks" is told by "talks"
    if phrase.lemma in lexicon.status["ordering"] or phrase.lemma in _COUNTED:
        verb = (
            clause.governor
        )  # "The next will be held in Oslo", "agreed to hold the next", but "the second objected"
        if verb is None or verb.nominal:
            return False
        if clause.governor_role == "object":
            return verb.lemma in _HOLDING
        before = clause.governor_role == "subject" and clause.end <= verb.start
        return before and verb.lemma != "come" and takes_place(verb, lexicon)
    return is_ordered(phrase, lexicon)
