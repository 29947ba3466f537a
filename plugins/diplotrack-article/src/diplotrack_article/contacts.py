"""Contacts: from a frame and its clause to the engagements that it speaks of."""

from __future__ import annotations

import attrs

from diplotrack.records import EngagementKind, EngagementStatus
from diplotrack_article.attendance import Attendance
from diplotrack_article.carrying import AMOUNTS, carriers
from diplotrack_article.clauses import Clause, Phrase
from diplotrack_article.events import is_event, says_what_it_was
from diplotrack_article.findings import ContactFinding
from diplotrack_article.gatherings import Gathering, is_dated, is_ordered, is_public, is_remote
from diplotrack_article.introducing import BESIDES, comes_again, crowns, introduces
from diplotrack_article.lexicon import Frame
from diplotrack_article.means import is_by_means
from diplotrack_article.presence import companions
from diplotrack_article.reference import NOBODY, Actor
from diplotrack_article.roles import Resolver, acting, behind, phrases
from diplotrack_article.separation import Separation
from diplotrack_article.sides import (
    SideReader,
    Sides,
    is_body,
    is_one_of_several,
)
from diplotrack_article.standing import speech_act_stands
from diplotrack_article.statuses import ContactStanding, engagement_status
from diplotrack_article.wording import POINTING, Wording, evidence, has_name, is_official, is_reciprocal
from diplotrack_article.words import words

_PERSONAL = frozenset({"he", "she", "they", "we", "i", "who", "both", "each"})
_FACING = frozenset({"face", "face-to-face", "together", "down", "opposite"})
_COMMON = frozenset({"joint", "bilateral", "trilateral", "mixed", "binational"})
_UNSAID = "it is denied, supposed or only thought of"
_ATTENDING = frozenset({"attend", "chair", "co-chair", "host", "address", "convene"})


def _are_private(actor: Actor) -> bool:
    """Whether travelers are people of whom the text tells neither office nor party: "the poet traveled to England"."""
    return bool(actor.people) and not actor.parties and not any(p.title or p.office for p in actor.people)


@attrs.frozen
class ContactFrames:
    """Applies frames of engagements.

    Attributes:
        resolver: tells whom roles mean.
        wording: the document's words.
        turned_away: the frames that made nothing, each with the reason; for whoever traces the reader; None where nobody does.
    """

    resolver: Resolver
    wording: Wording
    turned_away: list[tuple[str, str]] | None = None
    _side_reader: SideReader = attrs.field(
        init=False, default=attrs.Factory(lambda own: SideReader(own.resolver, own.wording), takes_self=True)
    )
    _gathering: Gathering = attrs.field(
        init=False, default=attrs.Factory(lambda own: Gathering(own.resolver, own.wording), takes_self=True)
    )

    def read(self, frame: Frame, clause: Clause) -> list[ContactFinding]:
        """The contacts that a clause speaks of by this frame; none where sides, status or kind do not come together."""
        if frame.means and not is_by_means(frame, clause, self.wording.text):
            return self._nothing(frame, "no words tell of its means")
        if frame.joins:
            return self._joining(frame, clause)
        standing, shunned = self._standing(frame, clause)
        status = standing.status
        if status is None or (frame.becomes and not speech_act_stands(clause, self.resolver.lexicon)):
            return self._nothing(frame, _UNSAID)
        office = frame.organization and clause.phrase is not None and self.wording.is_of_office(clause.phrase)
        if office or not is_event(frame, clause, self.resolver.lexicon):
            return self._nothing(frame, "it is a relation or a habit")
        sides = self._side_reader.of(frame, clause).without(
            self.resolver.actor(clause, "light") if shunned else NOBODY
        )
        if (told := self._of_told(frame, clause, sides, status)) is not None:
            return self._nothing(frame, told)
        definite = self._points_back(frame, clause, sides)
        if not (definite and frame.territory) and not self._holds(frame, clause, sides):
            return self._nothing(frame, "its sides are not what the frame asks for", sides)
        actor = sides.both
        if clause.nominal:
            if not definite and not self._stands_alone(frame, clause, sides):
                return self._nothing(frame, "the noun does not say that it took place", sides)
            actor = self._around_noun(frame, clause, actor, definite=definite)
        elif len(actor.parties) < 2:
            missing = self._missing_side(frame, clause, sides)
            if missing is None:
                return self._nothing(frame, "a side is missing", sides)
            actor = actor.with_(missing)
        if not definite:
            actor = self._with_unknown(frame, actor, sides)
        kind = self._gathering.kind(frame, clause, actor)
        if kind is None or not (actor.parties or definite):
            return self._nothing(frame, "nobody takes part", sides)
        apart = Separation(self.resolver, self.wording).of(frame, clause, kind, sides)
        visitors = sides.side.people
        if not sides.both.people and not frame.territory:
            visitors = actor.people
        return ContactFinding(
            frame=frame,
            clause=clause,
            span=evidence(clause),
            sentence=clause.sentence,
            parties=actor.parties,
            kind=apart.kind,
            status=frame.becomes or status,
            visitors=visitors,
            hosts=() if frame.visitor == "side" else sides.other.people,
            place=sides.place or self._gathering.place(clause),
            apart=apart.parties,
            alone=apart.people,
            turns=apart.turns,
            definite=definite,
            introduces=introduces(frame, clause),
            announced=self.resolver.discourse.in_headline,
            chain=(*standing.chain, *actor.chain),
        ).each()

    def _standing(self, frame: Frame, clause: Clause) -> tuple[ContactStanding, bool]:
        """How a contact stands, and whether it is a gathering that whoever the clause is about stays away from."""
        standing = engagement_status(clause, self.resolver.lexicon)
        if standing.status is None and frame.organization and self._gathering.is_shunned(clause):
            return ContactStanding(
                self._gathering.without_them(clause), ("it takes place without them",)
            ), True
        return standing, False

    def _joining(self, frame: Frame, clause: Clause) -> list[ContactFinding]:
        """Who else was at the gathering told right before."""
        journey = frame.engagement is EngagementKind.VISIT
        if journey:
            actor = companions(clause, self.resolver)
        else:
            actor = Attendance(self.resolver, self.wording).read(frame, clause)
        if not actor:
            return self._nothing(frame, "it names nobody who was at a gathering told before")
        standing, _ = self._standing(frame, clause)
        if standing.status is None:
            return self._nothing(frame, _UNSAID)
        finding = ContactFinding(
            frame=frame,
            clause=clause,
            span=evidence(clause),
            sentence=clause.sentence,
            parties=actor.parties,
            kind=EngagementKind.VISIT if journey else EngagementKind.CONFERENCE,
            status=standing.status,
            visitors=actor.people,
            joins=True,
            chain=(*standing.chain, *actor.chain),
        )
        return [finding]

    def _around_noun(self, frame: Frame, clause: Clause, actor: Actor, *, definite: bool) -> Actor:
        """Everybody in a contact that a noun is for, the side included that it leaves unsaid."""
        whole = frame.territory or frame.organization or self._gathering.is_session(clause, actor)
        # "talks between the government of Chad and armed groups": all are named, if not all are known
        listed = any(
            phrase.conjuncts or any(inner.conjuncts for _, inner in phrase.modifiers)
            for phrase in behind(clause, "between")
        )
        whole = whole or (listed and bool(actor.parties))
        if len(actor.parties) < 2 and not definite and not whole:
            others = (
                self.resolver.discourse.others(actor) if actor.parties else self.resolver.dyad_around(clause)
            )
            return actor.with_(others)
        return actor

    def _with_unknown(self, frame: Frame, actor: Actor, sides: Sides) -> Actor:
        """Those in contact with the other side, where the text gives somebody no party: "Special Envoy Okello visited Chad"."""
        unknown = any(person.party is None for person in actor.people)
        if unknown and (len(actor.parties) == 1 or (frame.territory and not sides.side.parties)):
            rest = self.resolver.discourse.others(actor)
            return actor.with_(rest) if len(rest.parties) == 1 else actor
        return actor

    def _nothing(self, frame: Frame, reason: str, sides: Sides | None = None) -> list[ContactFinding]:
        if self.turned_away is not None:
            told = f"{reason} ({sides.told()})" if sides is not None else reason
            self.turned_away.append((frame.name, told))
        return []

    def _of_told(self, frame: Frame, clause: Clause, sides: Sides, status: EngagementStatus) -> str | None:
        """Why, in the light of what was told before, this is no contact of its own; None where it can be one."""
        if frame.unless_told and self._told(clause, sides, status):
            self.resolver.discourse.note_company(sides.both.people)  # whom "they" means behind it
            return "it is about the contact told before"
        if not frame.territory and self._is_about_told(clause):
            return "it says what the contact told before was"
        if frame.engagement is EngagementKind.CALL and self._gathering.is_means(clause):
            return "it is how the contact of its verb is held"
        if frame.again and not (sides.implied and comes_again(clause, self._gathering)):
            return "no contact was told of which it is another"
        return None

    def _is_about_told(self, clause: Clause) -> bool:
        discourse = self.resolver.discourse
        return says_what_it_was(clause) and discourse.has_told(discourse.dyad)

    def _told(self, clause: Clause, sides: Sides, status: EngagementStatus) -> bool:
        """Whether words for talk are about the contact just told: of the same parties, at no time or place of their own."""
        verb = clause.governor if clause.nominal else clause
        own = is_remote(clause) or (verb is not None and is_dated(verb))
        later = {*clause.modifiers} & (BESIDES - {"also", "additionally"})
        new = not clause.nominal and (bool(later) or status is not EngagementStatus.HELD)
        return not (own or new) and self.resolver.discourse.has_told(sides.both, ever=not clause.nominal)

    # Who

    def _holds(self, frame: Frame, clause: Clause, sides: Sides) -> bool:
        """Whether the sides are of the sort that the frame asks for."""
        there = phrases(clause, "object", self.resolver.lexicon) if "object" in sides.roles else []
        if any(is_reciprocal(phrase) for phrase in there):
            return not sides.other
        if frame.named and not self._are_named(frame, clause, sides):
            return False
        if frame.several and max(len(sides.side.people), len(sides.side.parties)) < 2:
            return False
        if self._is_intent_or_posture(frame, clause, sides):
            return False
        if frame.person and not self._are_people(clause, sides.roles, sides.other):
            return False
        if frame.host and clause.lemma == "welcome" and self._side_reader.welcomed_to(clause):
            return False  # "welcomed the president to Oslo" tells of the visit
        if frame.person_side and not self._are_people(clause, frame.side, sides.side):
            return False
        if frame.territory and (self._is_crowd(clause, frame) or _are_private(sides.side)):
            return False
        if frame.territory:
            unnamed = (
                clause.nominal
                and clause.lemma not in ("tour", "swing", "circuit")
                and bool(sides.side.people)
                and bool(carriers(clause, self.resolver.lexicon))
            )
            if not sides.side or not (sides.other or sides.place or unnamed):
                return False
            abroad = set(sides.other.parties) - set(sides.side.parties)
            if sides.other.parties and sides.side.parties and (frame.needs_other or not clause.nominal):
                return bool(abroad)  # "returned to Nairobi" is no visit of Kenya's president.
            return bool(abroad or sides.place or unnamed or not sides.side.parties)
        if there and not frame.object and not sides.other:
            # "met the criteria", "received support": nobody was met.
            return any(is_official(phrase) for phrase in there)
        return True

    def _are_named(self, frame: Frame, clause: Clause, sides: Sides) -> bool:
        """Whether a side is people with a name or an office: "spoke to Musa", "spent an hour with the Chadian delegation"."""
        if frame.several:
            return len({person.party for person in sides.side.people} - {None}) > 1
        roles, actor = (frame.side, sides.side) if frame.territory else (sides.roles, sides.other)
        if actor.people or not actor or frame.territory:
            return bool(actor.people)
        found = [phrase for role in roles for phrase in phrases(clause, role, self.resolver.lexicon)]
        return any(phrase.pos == "NOUN" and is_official(phrase) for phrase in found)

    @staticmethod
    def _is_intent_or_posture(frame: Frame, clause: Clause, sides: Sides) -> bool:
        """Whether somebody only would mediate ("an offer to mediate between"), or sits and is no commission."""
        intent = frame.mediated and not (clause.finite or clause.objects or clause.passive)
        facing = len(sides.side.parties) > 1 and {*clause.modifiers} & _FACING
        posture = clause.lemma == "sit" and not (sides.other or facing or any(map(is_body, clause.subjects)))
        return intent or posture

    def _is_crowd(self, clause: Clause, frame: Frame) -> bool:
        """Whether those who travel are no officials: "Kenyan police arrived in Haiti", "sent rescue teams"."""
        lists = self.resolver.lexicon.relation
        for role in frame.side:
            if found := phrases(clause, role, self.resolver.lexicon):
                return all(p.lemma in lists["crowds"] or {*p.adjectives} & lists["errands"] for p in found)
        return False

    def _are_people(self, clause: Clause, roles: tuple[str, ...], actor: Actor) -> bool:
        if actor.people:
            return True
        found = [
            member
            for role in roles
            for phrase in phrases(clause, role, self.resolver.lexicon)
            for member in phrase.members()
        ]
        if any(adjective[:1].isdigit() for phrase in found for adjective in phrase.adjectives):
            return False  # "will receive 1,500 officials" is no audience
        return bool(actor) and any(
            self._is_person(phrase, clause) and not self._gathering.is_contact(phrase) for phrase in found
        )

    def _is_person(self, phrase: Phrase, clause: Clause) -> bool:
        """Whether a phrase without a name means people: "the minister", "the Special Representative", "it" for a delegation."""
        if phrase.lemma == "it":
            return self.resolver.discourse.has_team(clause.sentence)
        titled = phrase.pos == "PROPN" and phrase.lemma in words().title_heads
        return phrase.pos == "NOUN" or phrase.lemma in _PERSONAL or titled

    def _points_back(self, frame: Frame, clause: Clause, sides: Sides) -> bool:
        """Whether a noun only refers to a contact told before: "the talks", "the visit"."""
        if not clause.nominal or clause.phrase is None or clause.phrase.determiner not in POINTING:
            return False
        carried = {carrier.lemma for carrier in carriers(clause, self.resolver.lexicon)} & _ATTENDING
        if (
            frame.again
            or (sides.side and carried)
            or (sides.side and is_one_of_several(clause.phrase, self.resolver.lexicon))
            or crowns(frame, clause)
        ):
            return False
        bare = not (clause.phrase.modifiers or clause.phrase.possessor or clause.phrase.adjectives)
        if frame.engagement is EngagementKind.CORRESPONDENCE and bare and self.resolver.discourse.in_contact:
            return True  # "said that the message would reach the king"
        return not (sides.side and (sides.other or frame.organization))

    def _stands_alone(self, frame: Frame, clause: Clause, sides: Sides) -> bool:
        """Whether a noun says of itself that there was a contact: two sides, or one that a light verb carries."""
        if frame.needs_other and not sides.other and len(sides.side.parties) < 2:
            return False
        parties = sides.both.parties
        if not parties and len(sides.both.people) > 1 and not frame.territory:
            return True  # "talks between the ministers A and B", whom the text gives no party
        if len(parties) >= 2 or (frame.organization and parties):
            return True
        if frame.territory:
            carried = bool(carriers(clause, self.resolver.lexicon))
            # "Vice President Harris's visit to Palawan": a place of which nobody knows whose it is
            whose = clause.phrase.possessor if clause.phrase is not None else None
            named = whose is not None and whose.pos == "PROPN" and bool(sides.place and behind(clause, "to"))
            return bool(sides.side and (sides.other or (sides.side.people and (carried or named))))
        if sides.side.parties and (sides.other or crowns(frame, clause)):
            return True
        # "Lavrov held talks in Minsk", but not "held talks with farmers" or "held a press conference"
        alone = not behind(clause, "with") and not phrases(clause, "light-with", self.resolver.lexicon)
        if alone and not sides.other and self._gathering.is_session(clause, sides.side):
            return True
        if clause.phrase is None or not carriers(clause, self.resolver.lexicon):
            return False
        if sides.other.people and sides.side:
            return True
        ordered = clause.governor_role != "attribute" and is_ordered(clause.phrase, self.resolver.lexicon)
        if ordered and self.resolver.discourse.others(sides.side):
            return True  # "Uganda will host the next session"
        acting_for = [p for c in carriers(clause, self.resolver.lexicon) for p in acting(c)]
        # "Iran and European powers will hold talks": with somebody whom nobody knows
        together = any(
            p.number == "plur" and is_official(p) for phrase in acting_for for p in phrase.conjuncts
        )
        official = bool(sides.side.people) or has_name(clause.phrase) or together
        if frame.engagement is EngagementKind.SIGNING and self.resolver.discourse.others(sides.side):
            return True  # "Paris will host the signing ceremony"
        return bool(alone and sides.side.parties and official and not is_public(clause.phrase))

    def _missing_side(self, frame: Frame, clause: Clause, sides: Sides) -> Actor | None:
        """The side that the text gives no party, as seen from the known one; None where there is no contact."""
        if frame.territory or frame.engagement in (EngagementKind.SIGNING, EngagementKind.CONFERENCE):
            if frame.engagement is EngagementKind.SIGNING and sides.side.people and not sides.side.parties:
                return self.resolver.discourse.dyad  # two people whom the text gives no party
            return NOBODY if sides.side else None
        discourse = self.resolver.discourse
        if sides.side.parties and not sides.other.parties:
            there = [p for role in sides.roles for p in phrases(clause, role, self.resolver.lexicon)]
            if not there and "with" in sides.roles:
                return self._with_whom(clause, sides.side)
            if not sides.other.people and not any(is_official(phrase) for phrase in there):
                return None
            rest = discourse.others(sides.side)
            if sides.other.people and len(rest.parties) > 1:
                return NOBODY  # "He also saw Musa", behind a meeting with envoys of Chad and Mali
            return rest if rest or sides.other.people else None
        if not sides.side.parties and not sides.other.parties and len(sides.both.people) > 1:
            return discourse.dyad  # two people whom the text gives no party
        if sides.other.parties:
            here = [p for role in frame.side for p in phrases(clause, role, self.resolver.lexicon)]
            if sides.side.people or any(is_official(phrase) for phrase in here):
                return discourse.others(sides.other)
        elif not sides.side and self._side_reader.are_officials(clause, frame.side):
            return discourse.dyad  # "experts will meet in April": the two sides' experts
        elif not sides.side and self._is_body_of_both(clause, frame.side):
            return discourse.dyad
        elif frame.engagement is EngagementKind.NEGOTIATION and clause.introducer == "of":
            measured = clause.participle and all(phrase.lemma in AMOUNTS for phrase in clause.subjects)
            return discourse.dyad if measured else None  # "six weeks of haggling"
        return None

    def _with_whom(self, clause: Clause, side: Actor) -> Actor | None:
        """Who meets whom where the clause has only one side: "Starmer, who spoke by telephone"; None where nobody does."""
        if clause.lemma in ("speak", "talk", "sit", "negotiate", "consult") and not is_remote(clause):
            return None
        if clause.lemma in ("speak", "talk") and self.resolver.actor(clause, "to").parties:
            return None  # "spoke to Musa by phone": another frame tells with whom
        if any(phrase.lemma in ("we", "us") for phrase in acting(clause)):
            return self.resolver.discourse.dyad  # "we last met in April": who speaks, and the others
        if not any(self.resolver.discourse.is_state(party) for party in side.parties):
            return NOBODY  # an organization meets by itself
        return self.resolver.discourse.others(side) or None

    def _is_body_of_both(self, clause: Clause, roles: tuple[str, ...]) -> bool:
        found = [phrase for role in roles for phrase in phrases(clause, role, self.resolver.lexicon)]
        own = any(
            is_body(phrase)
            and (phrase.determiner in (None, "the", "this", "their") or {*phrase.adjectives} & _COMMON)
            for phrase in found
        )
        return own or any(
            phrase.lemma == "it" and self.resolver.discourse.has_body(clause.sentence) for phrase in found
        )
