"""Contacts: from a frame and its clause to the engagements that it speaks of."""

from __future__ import annotations

import attrs

from diplotrack.records import EngagementKind
from diplotrack_article.clauses import Clause, Phrase
from diplotrack_article.findings import ContactFinding
from diplotrack_article.lexicon import Frame
from diplotrack_article.reference import NOBODY, Actor
from diplotrack_article.roles import Resolver, behind, light_verb, phrases
from diplotrack_article.standing import engagement_status, speech_act_stands
from diplotrack_article.wording import Wording, evidence, has_name, is_official, is_time

_LANDS = frozenset(
    {"country", "capital", "nation", "state", "kingdom", "republic", "neighbor", "neighbour", "island"}
)
_PERSONAL = frozenset({"he", "she", "they", "we", "i", "who", "both", "each"})
_APART = frozenset({"separately", "individually"})
_INTRODUCING = frozenset({"a", "an", "another"})
_POINTING = frozenset({"the", "this", "that", "these", "those"})


@attrs.frozen
class _Sides:
    """Who meets whom, and where: what the roles of one clause mean."""

    side: Actor
    other: Actor
    place: str | None
    roles: tuple[str, ...]

    @property
    def both(self) -> Actor:
        return self.side.with_(self.other) if self.side else self.other


@attrs.frozen
class ContactFrames:
    """Applies frames of engagements."""

    resolver: Resolver
    wording: Wording

    def read(self, frame: Frame, clause: Clause) -> list[ContactFinding]:
        """The contacts that a clause speaks of by this frame; none where sides, status or kind do not come together."""
        standing = engagement_status(clause, self.resolver.lexicon)
        if standing.status is None or (
            frame.becomes and not speech_act_stands(clause, self.resolver.lexicon)
        ):
            return []
        sides = self._sides(frame, clause)
        definite = self._points_back(frame, clause, sides)
        if not (definite and frame.territory) and not self._holds(frame, clause, sides):
            return []
        actor = sides.both
        if clause.nominal:
            if not definite and not self._stands_alone(frame, clause, sides):
                return []
        elif len(actor.parties) < 2:
            missing = self._missing_side(frame, clause, sides)
            if missing is None:
                return []
            actor = actor.with_(missing)
        kind = self._kind(frame, clause, actor)
        if kind is None or not (actor.parties or definite):
            return []
        apart = (
            frame.territory or frame.engagement is EngagementKind.CALL or bool({*clause.modifiers} & _APART)
        )
        return ContactFinding(
            frame=frame,
            clause=clause,
            span=evidence(clause),
            sentence=clause.sentence,
            parties=actor.parties,
            kind=kind,
            status=frame.becomes or standing.status,
            visitors=sides.side.people,
            hosts=() if frame.visitor == "side" else sides.other.people,
            place=sides.place or self._place(clause),
            apart=sides.other.parties if apart else (),
            definite=definite,
            introduces=clause.phrase is not None
            and clause.nominal
            and clause.phrase.determiner in _INTRODUCING,
            chain=(*standing.chain, *actor.chain),
        ).each()

    # Who

    def _sides(self, frame: Frame, clause: Clause) -> _Sides:
        side = self.resolver.first(clause, frame.side)
        roles = frame.only_in.get(clause.lemma, frame.other)
        if not frame.territory:
            other = self.resolver.first(clause, roles)
            if clause.nominal and not side:
                side = self._implied_side(clause, other)
            return _Sides(side, other, None, roles)
        for role in roles:
            for phrase in phrases(clause, role, self.resolver.lexicon):
                land = self._land(phrase, side)
                if land is not None:
                    return _Sides(side, land[0], land[1], roles)
        if clause.nominal and side:
            # "the visit paid by President Sisi", in a text about his country and another: the other is the host.
            return _Sides(side, self.resolver.discourse.others(side), None, roles)
        return _Sides(side, NOBODY, None, roles)

    def _implied_side(self, clause: Clause, other: Actor) -> Actor:
        """The sides of a contact that is brought up without them: those of the contact that the text is about.

        "Talks will follow", "after five days of talks", "a call with the president is planned".
        """
        phrase, verb = clause.phrase, clause.governor
        if phrase is None or verb is None or phrase.determiner in _POINTING or phrase.determiner == "no":
            return NOBODY
        role = clause.governor_role or ""
        discourse = self.resolver.discourse
        if not other and self._are_officials(clause, ("light",)):
            return discourse.dyad
        happens = role in ("subject", "modifier:of") and verb.lemma in self.resolver.lexicon.happening
        if happens:
            return discourse.others(other) if other else discourse.dyad
        if (
            role
            in (
                "modifier:of",
                "oblique:after",
                "oblique:at",
                "oblique:in",
                "oblique:during",
                "oblique:following",
            )
            and not other
        ):
            acting = self.resolver.actor(verb, "object" if verb.passive else "subject")
            return acting if len(acting.parties) > 1 else NOBODY
        return NOBODY

    def _land(self, phrase: Phrase, side: Actor) -> tuple[Actor, str | None] | None:
        """Whose territory a phrase is, and the place's name; None where it is no place."""
        actor = self.resolver.discourse.resolve(phrase)
        named = phrase.pos == "PROPN" and not actor.people
        if actor.parties and (actor.place or named):
            return actor, self.wording.name(phrase)
        if named and not set(actor.parties) - set(side.parties):
            return NOBODY, self.wording.name(phrase)
        if phrase.lemma in _LANDS:
            land = actor if actor.parties else self.resolver.discourse.others(side)
            return Actor(parties=land.parties, chain=(f"“{phrase.text}”", *land.chain)), None
        return None

    def _holds(self, frame: Frame, clause: Clause, sides: _Sides) -> bool:
        """Whether the sides are of the sort that the frame asks for."""
        if frame.person and not self._are_people(clause, sides.roles, sides.other):
            return False
        if frame.person_side and not self._are_people(clause, frame.side, sides.side):
            return False
        if frame.territory:
            if not sides.side or not (sides.other or sides.place):
                return False
            abroad = set(sides.other.parties) - set(sides.side.parties)
            if sides.other.parties and sides.side.parties and not clause.nominal:
                return bool(abroad)  # "returned to Nairobi" is no visit of Kenya's president.
            return bool(abroad or sides.place or not sides.side.parties)
        if "object" in sides.roles and not frame.object and not sides.other:
            # "met the criteria", "received support": nobody was met.
            there = phrases(clause, "object", self.resolver.lexicon)
            return not there or any(is_official(phrase) for phrase in there)
        return True

    def _are_people(self, clause: Clause, roles: tuple[str, ...], actor: Actor) -> bool:
        if actor.people:
            return True
        found = [phrase for role in roles for phrase in phrases(clause, role, self.resolver.lexicon)]
        if any(adjective[:1].isdigit() for phrase in found for adjective in phrase.adjectives):
            return False  # "will receive 1,500 officials" is no audience
        return bool(actor) and any(
            (phrase.pos == "NOUN" or phrase.lemma in _PERSONAL) and not self._is_contact(phrase)
            for phrase in found
        )

    def _points_back(self, frame: Frame, clause: Clause, sides: _Sides) -> bool:
        """Whether a noun only refers to a contact told before: "the talks", "the visit"."""
        if not clause.nominal or clause.phrase is None or clause.phrase.determiner not in _POINTING:
            return False
        return not (sides.side and (sides.other or frame.organization))

    def _stands_alone(self, frame: Frame, clause: Clause, sides: _Sides) -> bool:
        """Whether a noun says of itself that there was a contact: two sides, or one that a light verb carries."""
        if frame.needs_other and not sides.other:
            return False
        parties = sides.both.parties
        if len(parties) >= 2 or (frame.organization and parties):
            return True
        if frame.territory:
            return bool(sides.side and sides.other)
        if sides.side.parties and sides.other:
            return True
        carried = light_verb(clause, self.resolver.lexicon) is not None
        return bool(carried and sides.other.people and sides.side)

    def _missing_side(self, frame: Frame, clause: Clause, sides: _Sides) -> Actor | None:
        """The side that the text gives no party, as seen from the known one; None where there is no contact."""
        if frame.territory or frame.engagement in (EngagementKind.SIGNING, EngagementKind.CONFERENCE):
            return NOBODY if sides.side else None
        discourse = self.resolver.discourse
        if sides.side.parties and not sides.other.parties:
            there = [p for role in sides.roles for p in phrases(clause, role, self.resolver.lexicon)]
            if not sides.other.people and not any(is_official(phrase) for phrase in there):
                return None
            rest = discourse.others(sides.side)
            return rest if rest or sides.other.people else None
        if sides.other.parties:
            here = [p for role in frame.side for p in phrases(clause, role, self.resolver.lexicon)]
            if sides.side.people or any(is_official(phrase) for phrase in here):
                return discourse.others(sides.other)
        elif not sides.side and self._are_officials(clause, frame.side):
            return discourse.dyad  # "experts will meet in April": the two sides' experts
        return None

    def _are_officials(self, clause: Clause, roles: tuple[str, ...]) -> bool:
        """Whether several people act whom the text gives no party: "officials", "foreign and defense ministers"."""
        found = [phrase for role in roles for phrase in phrases(clause, role, self.resolver.lexicon)]
        return any(
            phrase.number == "plur" and phrase.pos == "NOUN" and is_official(phrase) for phrase in found
        )

    # What and where

    def _kind(self, frame: Frame, clause: Clause, actor: Actor) -> EngagementKind | None:
        """The frame's kind; a gathering is a conference by its organization, size or name (codebook, Settled cases)."""
        if not frame.organization:
            if clause.lemma == "speak" and not self._place(clause):
                return (
                    EngagementKind.CALL
                )  # "spoke with" is what readouts write of calls; meetings have a place.
            meeting = frame.engagement is EngagementKind.MEETING
            return EngagementKind.CONFERENCE if meeting and self._is_of_a_body(clause) else frame.engagement
        states = [party for party in actor.parties if self.resolver.discourse.is_state(party)]
        named = clause.phrase is not None and has_name(clause.phrase)
        if len(actor.parties) > len(states) or len(states) > 2 or named:
            return EngagementKind.CONFERENCE
        return EngagementKind.MEETING if len(states) == 2 else None

    def _is_of_a_body(self, clause: Clause) -> bool:
        """Whether a noun is for the session of an organization: "a Security Council meeting", "a meeting of ASEAN"."""
        discourse = self.resolver.discourse
        if not clause.nominal or clause.phrase is None:
            return False
        own = set(discourse.named.parties_between(clause.phrase.start, clause.phrase.head_end))
        own.update(party for phrase in behind(clause, "of") for party in discourse.resolve(phrase).parties)
        return any(not discourse.is_state(party) for party in own)

    def _place(self, clause: Clause) -> str | None:
        """A named place behind "in" or "at": of the clause, of the verb that carries it, or of a meeting in it."""
        carriers = [clause, *([clause.governor] if clause.nominal and clause.governor is not None else [])]
        for carrier in carriers:
            found = [phrase for preposition in ("in", "at") for phrase in behind(carrier, preposition)]
            for preposition, phrase in carrier.obliques:
                if preposition in ("during", "at", "in", "after") and self._is_contact(phrase):
                    found += [place for inner, place in phrase.modifiers if inner in ("in", "at")]
            for phrase in found:
                if phrase.pos == "PROPN" and not is_time(phrase) and not self._is_contact(phrase):
                    actor = self.resolver.discourse.resolve(phrase)
                    name = self.wording.name(phrase)
                    if not actor.people and any(letter.isupper() for letter in name):
                        return name
        return None

    def _is_contact(self, phrase: Phrase) -> bool:
        frames = self.resolver.lexicon.for_noun(phrase.lemma, phrase.adjectives)
        return any(frame.engagement for frame in frames)
