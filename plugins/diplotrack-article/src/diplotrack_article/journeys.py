"""Journeys: who travels, and whose territory it is, as the words of one clause and its surroundings say."""

from __future__ import annotations

import functools

import attrs

from diplotrack.parties import NameKind
from diplotrack_article.arrivals import arrives, says_whither
from diplotrack_article.clauses import Clause, Phrase, Relation
from diplotrack_article.lexicon import Frame
from diplotrack_article.reference import NOBODY, Actor, Discourse
from diplotrack_article.roles import Resolver, behind, phrases, preposition, prepositions, undergoing
from diplotrack_article.wording import POINTING, Wording, is_official, is_time
from diplotrack_article.words import words

_LANDS = frozenset(
    {
        "country",
        "capital",
        "nation",
        "state",
        "kingdom",
        "republic",
        "neighbor",
        "neighbour",
        "island",
        "city",
    }
)
_TRAVELING = frozenset(
    {
        "since",
        "on",
        "with",
        "during",
        "in course of",
        "in",
        "for",
        "ahead of",
        "after",
        "before",
        "at",
        "following",
        "from",
    }
)


# Journeys whose "of" names where they lead and not who travels: "a tour of Chad and Mali".
_ROUNDS = frozenset({"tour", "swing", "circuit", "trip", "visit", "voyage"})
# What is told of a place by those who have left it, and by those who speak in it.
_LEAVING = frozenset({"leave", "depart", "quit"})
_COMING = frozenset({"come", "be", "here", "arrive", "travel", "return", "fly", "visit", "go"})
_THITHER = frozenset(
    {"be", "arrive", "land", "fly", "go", "travel", "come", "return", "head", "fly in", "touch down", "back"}
)
_STOPS = frozenset({"stop", "stopover", "leg", "destination"})
_NEAR = 300  # how far before "there" its place is named
_RETURNING = frozenset({"return", "back", "get back", "fly home", "fly back", "go home", "come back"})
_GOING_HOME = frozenset({"fly home", "fly back", "go home"})
_INVITING = frozenset({"invite", "invitation"})
# What stands before a preposition of place and leaves it as it is: "on to Rome", "over to Lisbon".
_PARTICLES = ("on", "over", "back", "across", "up", "down", "out", "onward")
_ONWARD = {word: (word, *(f"{particle} {word}" for particle in _PARTICLES)) for word in ("to", "in", "for")}
_INVITERS = ("possessor", "from", "by", "agent")
_THANKING = frozenset({"thank", "praise", "congratulate", "commend", "applaud"})
_INCLUDING = frozenset({"include", "feature", "comprise", "involve"})
_TRIPS = frozenset(
    {
        "tour",
        "trip",
        "journey",
        "swing",
        "visit",
        "itinerary",
        "mission",
        "travel",
        "schedule",
        "plan",
        "program",
        "programme",
        "agenda",
        "calendar",
    }
)
# What hosts do with a visit that is to come or has come.
_EXPECTING = frozenset(
    {"welcome", "await", "expect", "look", "look forward", "prepare", "announce", "confirm", "host", "hail", "postpone",
     "cancel", "call off", "put off", "delay", "reschedule", "arrange", "receive", "mark", "appreciate"}
)  # fmt: skip
_SENDING = frozenset({"send", "dispatch", "deploy"})


@attrs.frozen
class Journeys:
    """Finds travelers and their hosts.

    Attributes:
        resolver: tells whom roles mean.
        wording: the document's words.
    """

    resolver: Resolver
    wording: Wording
    _discourse: Discourse = attrs.field(
        init=False, default=attrs.Factory(lambda own: own.resolver.discourse, takes_self=True)
    )

    def sides(
        self, frame: Frame, clause: Clause, side: Actor, roles: tuple[str, ...]
    ) -> tuple[Actor, Actor, str | None]:
        """Who travels, to whom, and the name of the place.

        Args:
            frame: the frame of a visit.
            clause: its clause.
            side: whom the frame's own roles make the traveler.
            roles: where the place is looked for.
        """
        if clause.lemma in _SENDING and side.people and not side.parties:
            sender = self.resolver.actor(clause, "subject")
            side = side.with_(Actor(parties=sender.parties, chain=sender.chain))
        elif clause.lemma in _SENDING and side.people and not self.resolver.actor(clause, "object"):
            side = Actor(parties=side.parties, chain=side.chain)  # who sends a team does not travel
        if clause.nominal and "of" in frame.side and self._leads_through(clause):
            side = self.resolver.first(clause, tuple(role for role in frame.side if role != "of"))
            roles = ("of", *roles)
        if clause.nominal and (thanked := self._thanked(clause)):
            side = thanked
        if (asked := self._asked_over(clause)) is not None:
            return *asked, None
        land = self.land(clause, roles, side)
        pointing = clause.phrase is not None and clause.phrase.determiner in POINTING
        if clause.nominal and not side and (land is not None or not pointing):
            side = self._traveler(clause)
        if land is None:
            land = self._land_around(clause, side)
        if not clause.nominal:
            land = self._with_origin(clause, self._of_welcoming(clause, land, side), side)
        if land is not None and not (frame.invited and not self._is_at_hosts(clause, land[0])):
            there, place = land
            if clause.nominal and side and not there.parties:
                there = self._other_side(side)
            return side, there, place
        if clause.nominal and frame.becomes and (there := self._beside(clause, side)):
            return side, there, None
        if clause.nominal and side and clause.lemma not in _ROUNDS - {"trip", "visit", "voyage"}:
            # "the visit paid by President Sisi", in a text about his country and another: the other is the host.
            return side, self._expecting(clause, side) or self._other_side(side), None
        if clause.lemma in _SENDING and clause.passive and clause.modal is not None and side:
            return side, self._other_side(side), None  # "a team of experts will be dispatched"
        return side, NOBODY, None

    def _is_at_hosts(self, clause: Clause, land: Actor) -> bool:
        """Whether a place is that of whoever invites to it, as far as the words tell who does."""
        above = clause.parent
        if above is None:
            return False
        host = self.resolver.first(above, _INVITERS if above.nominal else ("subject",))
        return bool(land.parties) and (not host.parties or bool(set(host.parties) & set(land.parties)))

    def _other_side(self, visitor: Actor) -> Actor:
        """The other side of the contact at hand, nobody where there are several: nobody visits all of them at once."""
        there = self._discourse.others(visitor)
        return there if len(there.parties) == 1 else NOBODY

    def _land_around(self, clause: Clause, side: Actor) -> tuple[Actor, str | None] | None:
        """Whose territory it is where not the words themselves but those around them name the place."""
        if clause.lemma in _SENDING:
            return self._behind_leader(clause, side)
        if not clause.nominal or clause.governor is None or clause.governor.nominal:
            return None
        verb = clause.governor
        if (
            clause.lemma in _STOPS
            and verb.copula
            and clause.governor_role == "subject"
            and verb.phrase is not None
        ):
            return self._land(verb.phrase, side)  # "his next stop is Oslo"
        # "Arrived in Colombo on a two-day visit", "is in China on an official visit"
        return self.land(clause.governor, ("in", "to", "at", "for"), side)

    def _of_welcoming(
        self, clause: Clause, land: tuple[Actor, str | None] | None, side: Actor
    ) -> tuple[Actor, str | None] | None:
        """Who welcomes somebody, as the host: to a place of which nobody knows whose it is, or to the seat of a body."""
        if clause.lemma != "welcome" or land is None:
            return land
        host = self.resolver.first(clause, ("subject",))
        # "NATO's secretary-general welcomed Musa to Brussels"
        seat = bool(host.parties) and not self._discourse.is_state(host.parties[0])
        if land[0].parties and not seat:
            return land
        own = not host.parties or set(host.parties) & set(side.parties)
        return land if own else (Actor(parties=host.parties, chain=host.chain), land[1])

    def _behind_leader(self, clause: Clause, side: Actor) -> tuple[Actor, str | None] | None:
        """Whither somebody is sent, where the parser hangs it on who leads: "sent a team under Musa to Cairo"."""
        for phrase in undergoing(clause):
            leaders = [head for word, head in phrase.modifiers if word == "under"]
            leaders += [agent for led in phrase.modifying if led.participle for agent in led.agents]
            for leader in leaders:
                for word, place in leader.modifiers:
                    if word == "to" and (land := self._land(place, side)) is not None:
                        return land
        return None

    def _beside(self, clause: Clause, visitor: Actor) -> Actor:
        """Who acts in the same clause as a visitor, with whom the visitor stays: "Musa met visiting President Okello"."""
        verb = clause.governor
        if verb is None or verb.nominal:
            return NOBODY
        for role in ("subject", "object", "agent", "with"):
            there = self.resolver.actor(verb, role)
            if there.parties and not set(there.parties) & set(visitor.parties):
                return Actor(parties=there.parties, chain=there.chain)
        return NOBODY

    def _expecting(self, clause: Clause, visitor: Actor) -> Actor:
        """Who speaks of a visit as its host does: "Chad welcomed the visit of King Felipe", "postponed a visit by him"."""
        verb = clause.governor
        if verb is None or verb.nominal or verb.lemma not in _EXPECTING:
            return NOBODY
        host = self.resolver.subject(verb)
        shared = set(host.parties) & set(visitor.parties)
        return (
            Actor(parties=host.parties, chain=host.chain) if len(host.parties) == 1 and not shared else NOBODY
        )

    def _leads_through(self, clause: Clause) -> bool:
        """Whether what stands behind "of" is where a journey leads: "a tour of Chad", but not "the visit of Chad's king"."""
        if clause.lemma not in _ROUNDS or behind(clause, "to"):
            return False
        found = behind(clause, "of")
        return bool(found) and all(
            phrase.pos == "PROPN" and self._discourse.resolve(phrase).place for phrase in found
        )

    def _asked_over(self, clause: Clause) -> tuple[Actor, Actor] | None:
        """Who is invited on a visit, and by whom: "invited the Korean for a state visit"; None where the noun has its own."""
        verb = clause.governor
        invited = clause.governor_role in (
            "oblique:for",
            "oblique:on",
            "oblique:to",
        )  # but not "during a stopover"
        if not clause.nominal or verb is None or verb.nominal or verb.lemma != "invite" or not invited:
            return None
        guest, host = self.resolver.first(verb, ("object",)), self.resolver.first(verb, ("subject",))
        own = behind(clause, "to") or (clause.phrase is not None and clause.phrase.possessor is not None)
        return (guest, Actor(parties=host.parties, chain=host.chain)) if guest and host and not own else None

    def _thanked(self, clause: Clause) -> Actor:
        """Whose visit it is that somebody is thanked for: "thanked the minister for her visit"."""
        verb, phrase = clause.governor, clause.phrase
        if verb is None or verb.nominal or phrase is None or phrase.possessor is None:
            return NOBODY
        if (
            verb.lemma not in _THANKING
            or clause.governor_role != "oblique:for"
            or phrase.possessor.pos != "PRON"
        ):
            return NOBODY
        return self.resolver.actor(verb, "object")

    def _with_origin(
        self, clause: Clause, land: tuple[Actor, str | None] | None, side: Actor
    ) -> tuple[Actor, str | None] | None:
        """The places a journey leads to, and those abroad that it comes from: "came to Oslo from Riga", "left Riga"."""
        found = [*behind(clause, "from"), *(clause.objects if clause.lemma in _LEAVING else [])]
        if clause.tense != "past" and not clause.perfect and clause.lemma != "back":
            found = []  # "comes from Mali" is where somebody was born, "will fly on from Mali" tells of what comes next.
        own = set(side.parties) | set(land[0].parties if land is not None else ())
        for phrase in found:
            named = phrase.pos == "PROPN" or (phrase.lemma in _LANDS and bool(self.resolver.named_in(phrase)))
            origin = self._land(phrase, side) if named else None
            if origin is not None and not origin[0].parties and clause.lemma in _RETURNING and land is None:
                # "returned from Agra": a place of which nobody says whose it is, so the other side's
                origin = self._other_side(side), origin[1]
            if origin is None or not side.parties or not set(origin[0].parties) - own:
                continue
            land = origin if land is None else (land[0].with_(origin[0]) if land[0] else origin[0], land[1])
        return land or self._unnamed(clause, side)

    def _unnamed(self, clause: Clause, side: Actor) -> tuple[Actor, str | None] | None:
        """Whose territory it is where a verb leaves that unsaid: "was here", "flew in overnight", "invited him to return"."""
        if not side:
            return None
        been = (
            clause.lemma == "there" and clause.perfect
        )  # "had been there", but "will be there" for a gathering
        if been or ("there" in clause.modifiers and clause.lemma in _THITHER):
            return self._there(clause, side)
        here = "here" in clause.modifiers or clause.lemma == "here"
        inviting = clause.parent if clause.infinitive and not clause.objects else None
        there = NOBODY
        place = (
            self._land(clause.noun, side)
            if clause.relation is Relation.RELATIVE and clause.noun and not clause.copula
            else None
        )
        if place is not None:
            return (
                place if set(place[0].parties) - set(side.parties) else None
            )  # "Warsaw, where he arrives on Monday"
        if here and clause.lemma in _COMING:
            there = self._discourse.here(side)
        elif inviting is not None and inviting.lemma in _INVITING:
            there = self.resolver.first(inviting, _INVITERS if inviting.nominal else ("subject",))
        elif clause.relation is Relation.ADVERBIAL and clause.finite:
            return None  # "He rang her after his plane had landed"
        elif not (clause.objects or says_whither(clause)):
            if arrives(clause, side):
                talk = self._discourse
                there = talk.others(side) or talk.reporter(side) or talk.here(side)
            elif clause.lemma in _GOING_HOME and clause.tense == "past":
                there = self._discourse.others(side)
        rest = tuple(party for party in there.parties if party not in side.parties)
        return (Actor(parties=rest, chain=there.chain), None) if len(rest) == 1 else None

    def _there(self, clause: Clause, side: Actor) -> tuple[Actor, str | None] | None:
        """The place named last before "there", which is no state of the traveler's."""
        before = self._discourse.named.party_mentions(max(0, clause.span[0] - _NEAR), clause.start)
        for mention in reversed(before):
            placed = mention.kind in (NameKind.NAME, NameKind.CAPITAL)
            if placed and self._discourse.is_state(mention.party) and mention.party not in side.parties:
                return Actor(parties=(mention.party,), chain=(f"“there”: {mention.surface}",)), None
        return None

    def _traveler(self, clause: Clause) -> Actor:
        """Who is on a visit that a clause brings up: "Modi, on a visit to Colombo, …", "during a visit to Libya he …"."""
        verb = clause.governor
        if verb is None or verb.nominal or clause.phrase is None or clause.phrase.determiner == "no":
            return NOBODY
        outer, _, preposition = (clause.governor_role or "").partition(":")
        on_subject = outer == "modifier" and any(
            inner.head == clause.phrase.head for phrase in verb.subjects for _, inner in phrase.modifiers
        )
        if outer == "object" and verb.lemma in _INCLUDING:
            # "his tour will include stops in Chad and Mali"
            trips = [trip for trip in verb.subjects if trip.lemma in _TRIPS]
            whose = [self._discourse.resolve(trip.possessor) for trip in trips if trip.possessor is not None]
            return whose[0] if whose else self._discourse.subject if trips else NOBODY
        if not (outer == "oblique" or on_subject) or preposition not in _TRAVELING:
            return NOBODY
        subject = self.resolver.subject(verb)
        return subject if subject.people or any(is_official(phrase) for phrase in verb.subjects) else NOBODY

    def land(self, clause: Clause, roles: tuple[str, ...], side: Actor) -> tuple[Actor, str | None] | None:
        """Whose territory the first role is that holds a place, and the place's name; None where none does."""
        around = prepositions(clause, self.resolver.lexicon)
        for role in (onward for plain in roles for onward in _ONWARD.get(plain, (plain,))):
            word = preposition(role)
            if word is not None and word not in around:
                continue
            found = [self._land(phrase, side) for phrase in phrases(clause, role, self.resolver.lexicon)]
            lands = [land for land in found if land is not None]
            if lands:
                # "paid to Israel on Monday and to Jordan on Tuesday"
                there = functools.reduce(
                    lambda one, other: one.with_(other) if one else other, (a for a, _ in lands)
                )
                return there, lands[0][1]
        return None

    def _of_city(self, name: str) -> Actor:
        """The state that a city is in, where its name is one that only one state has."""
        party = self._discourse.known(words().cities.get(name.lower()))
        if party is None:
            return NOBODY
        return Actor(parties=(party,), chain=(f"“{name}” is a city of {party.code}",), place=True)

    def _land(self, phrase: Phrase, side: Actor) -> tuple[Actor, str | None] | None:
        """Whose territory a phrase is, and the place's name; None where it is no place."""
        if is_time(phrase):
            return None
        actor = self._discourse.resolve(phrase)
        named = phrase.pos == "PROPN" and not actor.people
        if actor.parties and (actor.place or named):
            return actor, self.wording.name(phrase)
        if named and not set(actor.parties) - set(side.parties):
            return self._of_city(self.wording.name(phrase)), self.wording.name(phrase)
        if phrase.lemma in _LANDS:
            both = phrase.number == "plur" and (phrase.determiner == "both" or "two" in phrase.adjectives)
            around = self._discourse.dyad if both else self._discourse.others(side) or self._discourse.home
            land = actor if actor.parties else around
            rest = tuple(party for party in land.parties if party not in side.parties)
            lone = phrase.lemma == "capital" and phrase.number != "plur" and len(rest) == 1
            seat = self._discourse.capital_of(rest[0]) if lone else ""
            return Actor(parties=rest, chain=(f"“{phrase.text}”", *land.chain)), seat or None
        return None


def is_invited(clause: Clause) -> bool:
    """Whether a clause is what somebody is invited to do: "an invitation to address the parliament"."""
    return clause.infinitive and clause.parent is not None and clause.parent.lemma in _INVITING
