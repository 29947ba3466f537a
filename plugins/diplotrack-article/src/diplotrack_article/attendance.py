"""Attendance: who else was at a gathering, as a sentence behind the one that tells of it says.

"The summit opened on Monday. Prime Ministers Musa and Okello attended", "It was attended by envoys of Chad", "Also present
were …", "Participants included …". Such a sentence tells of no contact of its own: its people and parties are added to the
gathering that was told right before it (codebook, Settled cases: a conference's parties are its organization, its host and
the attendees named).
"""

from __future__ import annotations

import re

import attrs

from diplotrack_article.actors import Actor, affiliations, codes
from diplotrack_article.clauses import Clause, Phrase
from diplotrack_article.lexicon import Frame
from diplotrack_article.reference import NOBODY
from diplotrack_article.roles import Resolver
from diplotrack_article.wording import Wording

_EVENTS = frozenset(
    """it they them him her us ceremony event gathering meeting session talk conference summit forum signing dinner lunch
    banquet opening event proceedings reception discussion negotiation consultation""".split()  # noqa: SIM905
)
_LEADING = frozenset({"lead", "head"})
_TEAMS = frozenset({"delegation", "team", "side"})
_LISTED = frozenset({"participant", "attendee", "guest", "delegate", "speaker", "signatory"})
# What opens a sentence whose list of people stands behind the verb: "Also present were …".
_OPENING = re.compile(
    r"(?:also |among (?:the |those )?|those |others? |the (?:other )?)*"
    r"(?:attending|taking part|present|participating|participants|attendees|joining|in attendance|on hand|guests)\b[^.;]*?\b(?:was|were|are|is|included?)\b",
    re.IGNORECASE,
)


@attrs.frozen
class Attendance:
    """Finds who else attended.

    Attributes:
        resolver: tells what the text names where.
        wording: the document's words.
    """

    resolver: Resolver
    wording: Wording

    def read(self, frame: Frame, clause: Clause) -> Actor:
        """Who is said to have been there; nobody where the clause is about something else.

        Args:
            frame: a frame that names attendees.
            clause: its clause.
        """
        span = self._list(clause)
        if span is None:
            return NOBODY
        named = self.resolver.discourse.named
        people = named.people_between(*span)
        found = [person.party for person in people if person.party is not None]
        parties = tuple(dict.fromkeys((*found, *named.parties_between(*span))))
        if not parties:
            return NOBODY
        chain = (f"who “{frame.name}” names: {codes(parties)}", *affiliations(people))
        return Actor(parties=parties, people=people, chain=chain)

    def _list(self, clause: Clause) -> tuple[int, int] | None:
        """The stretch of the text that names who was there; None where the clause names nobody so."""
        begin, end = clause.span
        listed = any(phrase.lemma in _LISTED for phrase in clause.subjects)
        if clause.lemma == "include":
            return (clause.end, end) if listed else None
        if opening := _OPENING.match(self.wording.text, begin, end):
            joined = (
                "joining" in opening[0].lower()
            )  # "Joining President Musa were …": whoever is joined was there
            return begin if joined else opening.end(), end
        if clause.lemma == "present" and not clause.copula:
            return None
        if clause.lemma == "confirm":
            coming = any(phrase.lemma in ("attendance", "participation") for phrase in clause.objects)
            return (begin, clause.start) if coming else None
        if clause.lemma == "there":
            return begin, end  # "Musa will be there, as will Okello"
        if clause.lemma == "be":
            return (begin, clause.start) if _is_there(clause) else None
        if clause.lemma == "represent":
            return (
                (begin, end) if clause.passive else None
            )  # "Chad was represented by its minister, Ali Musa"
        if clause.lemma in _LEADING:
            teams = clause.passive and all(p.lemma in _TEAMS and p.number == "plur" for p in clause.subjects)
            return (clause.end, end) if teams else None  # "The delegations were led by Musa and Okello"
        if clause.passive:
            about = all(_is_event(phrase) for phrase in clause.subjects)
            by = bool(clause.agents) or self.wording.following(clause.end) == "by"
            return (clause.end, end) if about and by else None
        if any(not _is_event(phrase) for phrase in clause.objects) or _is_elsewhere(clause):
            return None
        return (begin, clause.start) if clause.own_subject else None


def _is_there(clause: Clause) -> bool:
    return any(
        word in ("in", "on") and phrase.lemma in ("attendance", "hand") for word, phrase in clause.obliques
    )


def _is_elsewhere(clause: Clause) -> bool:
    """Whether a clause names the gathering itself: "were present at the meeting with Musa"."""
    return any(
        word in ("at", "in", "during")
        and phrase.pos == "NOUN"
        and phrase.lemma in _EVENTS
        and not _is_event(phrase)
        for word, phrase in clause.obliques
    )


def _is_event(phrase: Phrase) -> bool:
    """Whether a phrase points to the gathering told before, and names no other."""
    pointing = phrase.determiner in ("the", "this", "that") and not phrase.modifiers
    return phrase.lemma in _EVENTS and (phrase.pos == "PRON" or pointing)
