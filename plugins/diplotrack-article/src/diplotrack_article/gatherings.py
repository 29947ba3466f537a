"""Gatherings: what kind of contact it is and where it takes place, as the words around it say."""

from __future__ import annotations

import re

import attrs

from diplotrack.records import EngagementKind, EngagementStatus
from diplotrack_article.carrying import carriers
from diplotrack_article.clauses import Clause, Phrase
from diplotrack_article.lexicon import Frame, Lexicon
from diplotrack_article.reference import Actor
from diplotrack_article.roles import Resolver, acting, behind
from diplotrack_article.wording import Wording, has_name, is_time

# What people talk over who are not in one room, and the words that say so of a talk.
_LINES = frozenset(
    "phone telephone videoconference video link videolink line hotline teleconference zoom call video".split()  # noqa: SIM905
)
_REMOTE = frozenset(
    [
        "virtual",
        "online",
        "video",
        "phone",
        "telephone",
        "telephonic",
        "remote",
        "videoconference",
        "virtually",
        "remotely",
    ]
)
# More states than this do not just meet: they hold a conference.
_FEW = 3
_GATHER = frozenset({"gather", "convene", "assemble", "meet", "come together"})
# Talks of this sort have one object to be settled (codebook, Engagement).
_BARGAINED = frozenset(
    "indirect proximity peace trade nuclear ceasefire technical expert-level tariff accession withdrawal status truce".split()  # noqa: SIM905
)
# What is settled by talks, and not only talked of.
_SETTLED = frozenset({"deal", "agreement", "treaty", "truce", "ceasefire", "cease-fire", "pact", "accord", "settlement", "armistice"})  # fmt: skip
_TALKS = frozenset({"talk", "consultation", "session", "discussion", "gathering", "meeting"})
# What an organization holds of itself, and those of its members whose meeting is one of the organization.
_SESSIONS = frozenset({"session", "meeting", "gathering", "sitting", "retreat"})
_CLOSED = frozenset({"closed", "closed-door", "emergency", "urgent", "private", "informal"})
_MEMBERS = frozenset({"leader", "minister", "head", "chief", "member", "state"})
_ORDINAL = re.compile(
    r"\d+(?:st|nd|rd|th)|\w+(?:teen|tie)th|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth"
)
_WHEN = frozenset({"", "in", "on", "at", "before", "after", "during"})
_LINKS = frozenset(
    {"link", "videoconference", "hook-up", "hookup", "link-up", "teleconference", "zoom", "conference"}
)
_VENUES = frozenset({"hotel", "palace", "residence", "ranch", "headquarters", "airport", "embassy", "resort", "villa", "base", "retreat", "mansion", "castle", "estate", "ministry", "office", "compound", "university", "hall", "camp", "lodge", "club", "venue", "center", "centre"})  # fmt: skip
_DISCUSSING = frozenset(
    {"discuss", "review", "debate", "consider", "examine", "address", "raise", "broach", "tackle"}
)
# Those whose conference is their association, and where one stands that takes place.
_MEMBERSHIPS = frozenset({"mayor", "bishop", "governor", "church", "rector", "episcopal", "bishops"})
_AT_CONGRESS = frozenset({"at", "during", "after", "before", "ahead of", "since"})
_GOING = frozenset(
    {
        "attend",
        "join",
        "go",
        "travel",
        "come",
        "address",
        "participate",
        "take part",
        "return",
        "ask",
        "invite",
    }
)
_KEEPING_AWAY = frozenset({"refuse", "decline", "fail", "avoid", "choose"})
_AT_EDGES = re.compile(r"(?:on|in) (?:margin|sideline|fringe)s? of")
_OVER = frozenset({"by", "via", "over", "on", "through"})


@attrs.frozen
class Gathering:
    """Tells the kind and the place of a contact.

    Attributes:
        resolver: tells whom roles mean.
        wording: the document's words.
    """

    resolver: Resolver
    wording: Wording

    def kind(self, frame: Frame, clause: Clause, actor: Actor) -> EngagementKind | None:
        """The frame's kind, or that of the contact of which it is another round; a gathering is a conference by its
        organization, size or name (codebook, Settled cases).

        Args:
            frame: the frame.
            clause: its clause.
            actor: everybody who takes part.
        """  # noqa: D205
        if frame.again:
            return self.resolver.discourse.last_kind
        if not frame.organization:
            return self._of_talks(frame, clause, actor)
        if not clause.nominal:
            # "The Council sat on Tuesday", but "the Court sits in The Hague".
            timeless = clause.tense == "present" and clause.lemma == "sit"
            sits = self._is_a_body_meeting(clause, actor) and not timeless and is_dated(clause)
            return EngagementKind.CONFERENCE if sits else None
        if clause.phrase is not None and (
            is_public(clause.phrase) or self._is_standing(clause, clause.phrase)
        ):
            return None
        states = [party for party in actor.parties if self.resolver.discourse.is_state(party)]
        named = clause.phrase is not None and has_name(clause.phrase)
        if len(actor.parties) > len(states) or len(states) > 2 or named:
            return EngagementKind.CONFERENCE
        if (
            len(states) == 1
            and clause.phrase is not None
            and (is_particular(clause.phrase, self.resolver.lexicon) or _is_timed(clause))
        ):
            return EngagementKind.CONFERENCE  # "last month's Russia-Africa summit": the others have no code
        return EngagementKind.MEETING if len(states) == 2 else None

    def _is_standing(self, clause: Clause, phrase: Phrase) -> bool:
        """Whether a congress or conference is a body that lasts: "the Iraqi National Congress", "the Conference of Mayors"."""
        if clause.lemma not in ("congress", "conference") or phrase.pos != "PROPN":
            return False
        of = {inner.lemma for word, inner in phrase.modifiers if word == "of"}
        if clause.lemma == "conference":
            return not _MEMBERSHIPS.isdisjoint((*of, *phrase.adjectives))
        verb, role = clause.governor, (clause.governor_role or "").rpartition(":")[2]
        held = bool(carriers(clause, self.resolver.lexicon)) or (
            verb is not None and (verb.lemma in self.resolver.lexicon.happening or verb.lemma in _GOING)
        )
        return not held and role not in _AT_CONGRESS

    def _of_talks(self, frame: Frame, clause: Clause, actor: Actor) -> EngagementKind | None:
        if frame.engagement is not EngagementKind.MEETING:
            return frame.engagement
        if self._is_bargaining(clause, actor):
            return EngagementKind.NEGOTIATION
        if is_remote(clause):
            return EngagementKind.CALL
        if clause.lemma in ("speak", "talk") and not clause.nominal and not self.place(clause):
            return EngagementKind.CALL  # "spoke with" is what readouts write of calls; meetings have a place.
        if len(actor.parties) > _FEW and (clause.nominal or clause.lemma in _GATHER):
            return EngagementKind.CONFERENCE
        if self._is_of_a_body(clause) or self._is_a_body_meeting(clause, actor):
            return EngagementKind.CONFERENCE
        if self.is_session(clause, actor) or (len(actor.parties) != 2 and self._is_for_a_summit(clause)):
            return EngagementKind.CONFERENCE
        return frame.engagement

    def _is_for_a_summit(self, clause: Clause) -> bool:
        """Whether those who meet do so for what is a conference: "gathered in Baku for a trilateral summit"."""
        if clause.nominal or clause.lemma not in _GATHER:
            return False
        return any(
            preposition in ("for", "at", "in")
            and any(f.organization for f in self.resolver.lexicon.for_noun(p.lemma, p.adjectives))
            for preposition, p in clause.obliques
        )

    def is_session(self, clause: Clause, actor: Actor) -> bool:
        """Whether a noun is for what one organization holds of itself: "the Council will hold an emergency session"."""
        if self._is_of_members(clause, actor):
            return True
        if not clause.nominal or clause.phrase is None:
            return False
        closed = clause.lemma == "consultation" and {*clause.phrase.adjectives} & _CLOSED
        if not (closed or clause.lemma in _SESSIONS):
            return False
        states = [party for party in actor.parties if self.resolver.discourse.is_state(party)]
        named = has_name(clause.phrase) and len(states) not in (0, 2)  # "the Fifth Consultative Meeting of …"
        return named or self._is_one_body(actor)

    def _is_of_members(self, clause: Clause, actor: Actor) -> bool:
        """Whether those who hold talks are an organization's members: "ASEAN foreign ministers held talks in Hanoi"."""
        verb = clause.governor
        if verb is None or verb.nominal or not clause.nominal or not self._is_one_body(actor):
            return False
        return clause.lemma in _TALKS and any(
            phrase.number == "plur" and phrase.lemma in _MEMBERS for phrase in acting(verb)
        )

    def _is_one_body(self, actor: Actor) -> bool:
        return (
            len(actor.parties) == 1
            and not actor.people
            and not self.resolver.discourse.is_state(actor.parties[0])
        )

    def _is_bargaining(self, clause: Clause, actor: Actor) -> bool:
        """Whether talks are about one object to be settled, by their own words or as another session of such talks."""
        if clause.nominal and clause.phrase is not None:
            if clause.lemma == "talk" and (
                {*clause.phrase.adjectives} & _BARGAINED or clause.measure == "round"
            ):
                return True
            if clause.lemma == "talk" and any(
                word in ("on", "over", "about", "for", "towards", "toward")
                and any(member.lemma in _SETTLED for member in phrase.members())
                for word, phrase in clause.phrase.modifiers
            ):
                return True  # "talks on a hostage and ceasefire deal"
            again = clause.lemma in _TALKS and clause.phrase.determiner not in ("a", "an")
        else:
            again = clause.lemma in ("reconvene", "resume", "come together")
        discourse = self.resolver.discourse
        same = not actor.parties or set(actor.parties) <= set(discourse.dyad.parties)
        return again and same and discourse.last_kind is EngagementKind.NEGOTIATION

    def _is_of_a_body(self, clause: Clause) -> bool:
        """Whether a noun is for the session of an organization: "a Security Council meeting", "a meeting of ASEAN"."""
        discourse = self.resolver.discourse
        if not clause.nominal or clause.phrase is None:
            return False
        own = set(discourse.named.parties_between(clause.phrase.start, clause.phrase.head_end))
        own.update(party for phrase in behind(clause, "of") for party in discourse.resolve(phrase).parties)
        return any(not discourse.is_state(party) for party in own)

    def _is_a_body_meeting(self, clause: Clause, actor: Actor) -> bool:
        """Whether an organization itself meets, or its members do: "The Security Council met in emergency session"."""
        if clause.nominal or not self._is_one_body(actor):
            return False
        return any(
            phrase.number != "plur" or phrase.pos == "PROPN" or phrase.lemma in _MEMBERS
            for phrase in acting(clause)
        )

    def place(self, clause: Clause) -> str | None:
        """A named place behind "in" or "at": of the clause, of the verb that carries it, or of a meeting in it."""
        carriers = [clause, *([clause.governor] if clause.nominal and clause.governor is not None else [])]
        for carrier in carriers:
            found = [phrase for preposition in ("in", "at") for phrase in behind(carrier, preposition)]
            topics = carrier.phrase.modifiers if carrier.phrase is not None else []
            things = [place for word, inner in topics if word != "with" for place in _within(inner)]
            for phrase in carrier.objects if carrier is clause else []:
                (things if clause.lemma in _DISCUSSING else found).extend(_within(phrase))
                things += [place for _, inner in phrase.modifiers for place in _within(inner)]
            for preposition, phrase in carrier.obliques:
                at = preposition in ("at", "in")
                meeting = (at or preposition in ("during", "after")) and self.is_contact(phrase)
                if preposition == "with" or meeting or (at and phrase.lemma in _VENUES):
                    found += _within(phrase)
            for phrase in found:
                if name := self._place_name(phrase):
                    return name
            for phrase in things:
                # "discussed the dispute in Arusha", but "discussed the war in Sudan"
                if (name := self._place_name(phrase)) and not self.resolver.discourse.resolve(phrase):
                    return name
        return None

    def _place_name(self, phrase: Phrase) -> str:
        """The name of a place as the text has it, of a capital its own; empty for what is none."""
        if phrase.lemma == "capital" and phrase.pos == "NOUN":
            states = self.resolver.discourse.resolve(phrase).parties
            return self.resolver.discourse.capital_of(states[0]) if len(states) == 1 else ""
        if phrase.pos != "PROPN" or is_time(phrase) or self.is_contact(phrase):
            return ""
        name = self.wording.name(phrase)
        if self.resolver.discourse.resolve(phrase).people or not any(letter.isupper() for letter in name):
            return ""
        return name

    def is_means(self, clause: Clause) -> bool:
        """Whether a noun only tells how its verb's contact is held: "held their summit by video link"."""
        verb, role = clause.governor, clause.governor_role or ""
        if verb is None or verb.nominal or role.rpartition(":")[2] not in _OVER - {"on"}:
            return False
        meeting = any(
            f.engagement and not f.unless_told for f in self.resolver.lexicon.by_verb.get(verb.lemma, ())
        )
        held = any(self.is_contact(phrase) for phrase in (*verb.objects, *verb.subjects))
        return held or (meeting and clause.lemma in _LINKS)

    def is_shunned(self, clause: Clause) -> bool:
        """Whether somebody only stays away from a gathering: "will not attend the summit", "refused to go to the forum"."""
        verb, phrase = clause.governor, clause.phrase
        if verb is None or verb.nominal or phrase is None or phrase.determiner not in ("the", None):
            return False
        going = verb.lemma in _GOING or clause.governor_role == "oblique:to"
        kept_away = verb.negated or (verb.parent is not None and verb.parent.lemma in _KEEPING_AWAY)
        asked = verb.question or verb.introducer in ("if", "unless", "whether")
        particular = (
            has_name(phrase) or is_particular(phrase, self.resolver.lexicon) or bool(behind(clause, "of"))
        )
        return going and kept_away and not asked and (particular or self._is_of_a_body(clause))

    @staticmethod
    def without_them(clause: Clause) -> EngagementStatus:
        """The status of a gathering that somebody stays away from: held where that is told of the past."""
        verb = clause.governor
        past = verb is not None and verb.tense == "past" and verb.modal is None and not verb.infinitive
        return EngagementStatus.HELD if past else EngagementStatus.SCHEDULED

    def is_contact(self, phrase: Phrase) -> bool:
        """Whether a noun is itself one for a contact."""
        frames = self.resolver.lexicon.for_noun(phrase.lemma, phrase.adjectives)
        return any(frame.engagement for frame in frames)


def is_remote(clause: Clause) -> bool:
    """Whether those who talk are not in one room: "by phone", "over a video link", "a virtual meeting"."""
    around = [*clause.obliques, *(clause.phrase.modifiers if clause.phrase is not None else [])]
    if clause.nominal and clause.governor is not None and not clause.governor.nominal:
        # "held a session by video conference"
        around += clause.governor.obliques if clause.governor_role == "object" else []
    words = {*clause.modifiers, *(clause.phrase.adjectives if clause.phrase is not None else [])}
    return bool(words & _REMOTE) or any(
        preposition in _OVER and ({phrase.lemma, *phrase.adjectives} & _LINES)
        for preposition, phrase in around
    )


def is_particular(phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether a noun is for one contact with a time or place of its own: "talks in Moscow in January", "Monday's session"."""
    if phrase.possessor is not None and is_time(phrase.possessor):
        return True
    dated = any(
        is_time(inner)
        or (preposition in ("in", "at") and inner.pos == "PROPN")
        or (preposition == "of" and inner.text[:1].isdigit())
        for preposition, inner in phrase.modifiers
    )
    return dated or is_ordered(phrase, lexicon)


def _is_timed(noun: Clause) -> bool:
    """Whether what is said of a gathering tells its time: "the conference opens on May 5", "…, put off until May, …"."""
    verb, phrase = noun.governor, noun.phrase
    said = (
        [verb]
        if verb is not None and not verb.nominal and noun.governor_role in ("subject", "object")
        else []
    )
    said += phrase.modifying if phrase is not None else []
    return any(
        is_dated(clause) or any(is_time(when) or when.lemma.isdigit() for _, when in clause.obliques)
        for clause in said
    )


def is_ordered(phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether an adjective picks one contact out of several: "the next", "the tenth", "the 24th"."""
    return any(
        adjective in lexicon.status["ordering"] or _ORDINAL.fullmatch(adjective)
        for adjective in phrase.adjectives
    )


def is_dated(verb: Clause) -> bool:
    """Whether a verb says when, or in which named place."""
    return any(
        preposition in _WHEN
        and (
            is_time(phrase)
            or phrase.lemma.isdigit()
            or (preposition in ("in", "at") and phrase.pos == "PROPN")
        )
        for preposition, phrase in verb.obliques
    )


def at_edges(noun: Clause) -> bool:
    """Whether a verb's contact was on the sidelines of the one that a noun is for."""
    verb, role = noun.governor, (noun.governor_role or "").rpartition(":")[2]
    if verb is None or verb.nominal:
        return False
    head = noun.phrase.head if noun.phrase is not None else -1
    return _AT_EDGES.fullmatch(role) is not None or any(
        phrase.head == head and _AT_EDGES.fullmatch(preposition) for preposition, phrase in verb.obliques
    )


def is_public(phrase: Phrase) -> bool:
    """Whether a gathering is one with the press or the public, and no contact of officials."""
    return bool({*phrase.adjectives} & {"news", "press", "town", "campaign", "cabinet", "party"})


def _within(phrase: Phrase) -> list[Phrase]:
    return [place for preposition, place in phrase.modifiers if preposition in ("in", "at")]
