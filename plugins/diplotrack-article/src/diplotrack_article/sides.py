"""Sides: who is in contact with whom, and whose territory it is, as one clause and its surroundings say.

A verb names its sides as its arguments. A noun may leave them to the verb that carries it ("held talks"), to the clause that
it dates ("in a call with Wang, Rubio urged …"), or to the contact that the text is about ("after five days of talks").
"""

from __future__ import annotations

import attrs

from diplotrack.records import EngagementKind
from diplotrack_article.addressing import addressee, holds_what_is_said
from diplotrack_article.carrying import AMOUNTS, carriers
from diplotrack_article.clauses import Clause, Phrase
from diplotrack_article.gatherings import at_edges, is_ordered, is_particular, is_public
from diplotrack_article.journeys import Journeys
from diplotrack_article.lexicon import Frame, Lexicon
from diplotrack_article.presence import accompanied, attending, presiding, told_by_who
from diplotrack_article.reference import NOBODY, Actor, Discourse
from diplotrack_article.roles import Resolver, phrases
from diplotrack_article.wording import POINTING, Wording, has_name, is_delegate, noun_forms
from diplotrack_article.words import words

# Gatherings that may be those of the two sides that a text is about.
_OF_TWO = frozenset({"summit", "retreat", "trilateral summit"})
_TALKING = frozenset({"meeting", "talk", "negotiation", "consultation"})
_AGREEING = frozenset({"agree", "arrange", "decide", "undertake"})
_HOSTING = frozenset({"hosting", "convening", "holding", "organization", "organisation", "chairing"})
# What those do who are at a conference, and behind which words it then stands.
_GATHERING = frozenset(
    {
        "gather",
        "meet",
        "convene",
        "assemble",
        "come together",
        "book",
        "expect",
        "slate",
        "see",
        "talk",
        "confer",
    }
)
_AT = frozenset({"for", "at", "during", "in"})
_WRITTEN_OR_CALLED = frozenset({EngagementKind.CALL, EngagementKind.CORRESPONDENCE})
_POSSESSIVE = frozenset({"his", "her", "its", "their", "he", "she", "it", "they"})
_PLURAL = frozenset({"their", "they"})
# Behind "at", "after" and the like a contact dates or places what the clause tells; its sides are those who act there.
_DATING = frozenset(
    [
        "in",
        "at",
        "during",
        "after",
        "before",
        "following",
        "over",
        "on",
        "upon",
        "by",
        "via",
        "amid",
        "through",
        "since",
        "throughout",
        "with",
        "until",
    ]
) | {"ahead of", "in course of", "on margins of", "on sidelines of", "on margin of", "on sideline of"}
_BRINGING = frozenset(
    {
        "host",
        "co-host",
        "cohost",
        "chair",
        "co-chair",
        "convene",
        "mediate",
        "broker",
        "facilitate",
        "moderate",
    }
)


@attrs.frozen
class Sides:
    """Who meets whom, and where: what the roles of one clause mean.

    Attributes:
        side: the first side; of a visit, who travels.
        other: the other side; of a visit, whose territory it is.
        place: the name of the place, where a role holds one.
        roles: the roles that the other side was looked for in.
        implied: whether the sides come from the surroundings and not from the words.
    """

    side: Actor
    other: Actor
    place: str | None
    roles: tuple[str, ...]
    implied: bool = False

    @property
    def both(self) -> Actor:
        """Everybody."""
        return self.side.with_(self.other) if self.side else self.other

    def without(self, absent: Actor) -> Sides:
        """The sides without those who stay away."""
        if not absent:
            return self
        return attrs.evolve(self, side=self.side.besides(absent), other=self.other.besides(absent))

    def told(self) -> str:
        """Both sides in words, for whoever looks for a cause."""
        return " with ".join(
            ", ".join([*(p.code for p in side.parties), *(p.name for p in side.people)]) or "nobody"
            for side in (self.side, self.other)
        )


@attrs.frozen
class SideReader:
    """Finds the sides of contacts.

    Attributes:
        resolver: tells whom roles mean.
        wording: the document's words.
    """

    resolver: Resolver
    wording: Wording
    _discourse: Discourse = attrs.field(
        init=False, default=attrs.Factory(lambda own: own.resolver.discourse, takes_self=True)
    )
    _journeys: Journeys = attrs.field(
        init=False, default=attrs.Factory(lambda own: Journeys(own.resolver, own.wording), takes_self=True)
    )

    def of(self, frame: Frame, clause: Clause) -> Sides:
        """The sides of the contact that a frame sees in a clause; either may be nobody."""
        side = self._side(frame, clause)
        if not clause.nominal:
            side = self._agreed_with(clause, side)
        elif not frame.territory and (chair := presiding(clause, self.resolver)):
            side = side.with_(chair) if side else chair
        if clause.nominal and (frame.organization or self._of_an_organization(side)):
            side = self._gathered(frame, clause, side)
        roles = frame.only_in.get(clause.lemma, frame.other)
        if frame.territory:
            return Sides(*self._journeys.sides(frame, clause, side, roles), roles)
        other = self.resolver.first(clause, roles)
        if frame.engagement is EngagementKind.CONFERENCE and frame.object:
            bodies = self._bodies(frame, clause)
            other = other.with_(bodies) if other else bodies
        if clause.nominal and (there := attending(clause, self.resolver)):
            other = other.with_(there) if other else there
        if clause.nominal and side and frame.engagement is not EngagementKind.CORRESPONDENCE:
            side = self._with_carriers(clause, side)  # but who brings a letter is not who writes it
        if clause.nominal and any(
            is_body(phrase) for phrase in phrases(clause, "light", self.resolver.lexicon)
        ):
            # "The Joint Commission will hold its next session": who sits on it are the two sides.
            dyad = self._discourse.dyad
            return Sides(dyad if len(side.parties) < 2 else side, other, None, roles)
        if frame.again:
            # "Musa and Okello co-chaired the fourth round"
            named = self.resolver.first(clause, ("between", "among"))
            carried = named or self.resolver.actor(clause, "light")
            partner = self.resolver.first(clause, ("with", "of.with", "light-with"))
            carried = carried.with_(partner) if carried and partner else carried
            both = carried if len(carried.parties) > 1 else self._discourse.dyad
            return Sides(both, NOBODY, None, roles, implied=True)
        if (
            frame.needs_other
            and (other.parties, other.people) == (side.parties, side.people)
            and len(side.parties) < 2
        ):
            other = NOBODY  # one phrase found by two roles
        if frame.host == "side" and clause.passive and not side:
            # "A team from the IAEA will be received in Tehran": whose territory it is receives.
            land = self._journeys.land(clause, ("in", "at", "to"), other)
            return Sides(land[0], other, None, roles) if land else Sides(side, other, None, roles)
        side, other = self._speaking_in(frame, clause, side, other)
        if clause.nominal and not side:
            return self._left_unsaid(frame, clause, other, roles)
        return Sides(side, other, None, roles)

    def _left_unsaid(self, frame: Frame, clause: Clause, other: Actor, roles: tuple[str, ...]) -> Sides:
        """The sides of a contact whose noun does not name the first one."""
        if gathered := self._opening(clause):
            return Sides(gathered, other, None, roles)
        if frame.organization and clause.lemma not in _OF_TWO:
            # "a conference in Oslo in May", whoever the text is about
            public = clause.phrase is None or is_public(clause.phrase)
            if (
                not (public or other)
                and (land := self._journeys.land(clause, ("in", "at"), other)) is not None
            ):
                return Sides(land[0], other, land[1], roles)
        implied = self._implied(clause, other)
        return Sides(implied, other, None, roles, implied=bool(implied) and not other)

    def _side(self, frame: Frame, clause: Clause) -> Actor:
        if clause.nominal:
            side = (
                self._theirs(clause) or self._later_subject(clause) or self.resolver.first(clause, frame.side)
            )
            # "Working lunch with Musa", in the diary of a president
            return side or (self._discourse.home if _is_entry(clause) else NOBODY)
        side = self.resolver.first(clause, frame.side)
        if not side:
            # "Experts from Chad will come": they act for nobody, but they are sent.
            sent = [p for role in frame.side for p in phrases(clause, role, self.resolver.lexicon)]
            side = next((a for p in sent if is_delegate(p) and (a := self._discourse.senders(p))), NOBODY)
        return accompanied(clause, told_by_who(clause, side, self.resolver, self.wording), self.resolver)

    def _speaking_in(self, frame: Frame, clause: Clause, side: Actor, other: Actor) -> tuple[Actor, Actor]:
        """Who says something to whom in a call or letter, where its noun does not: "told Musa in a telephone call"."""
        if not clause.nominal or other or frame.engagement not in _WRITTEN_OR_CALLED:
            return side, other
        other = addressee(clause, self.resolver)
        if other and not side and clause.governor is not None and holds_what_is_said(clause):
            side = self._apart_from(self.resolver.actor(clause.governor, "subject"), other)
        return side, other

    def welcomed_to(self, clause: Clause) -> bool:
        """Whether somebody is welcomed to a place, and not just met."""
        return self._journeys.land(clause, ("to", "object.to"), NOBODY) is not None

    def _agreed_with(self, clause: Clause, side: Actor) -> Actor:
        """Who meets is also with whom it was agreed: "They agreed with President Musa to meet in May"."""
        above = clause.parent
        if (
            above is None
            or above.nominal
            or not clause.infinitive
            or above.lemma not in _AGREEING
            or not side
        ):
            return side
        partner = self.resolver.actor(above, "with")
        return side.with_(partner) if partner.parties else side

    def _with_carriers(self, clause: Clause, side: Actor) -> Actor:
        """The sides that a noun names, with their people: "Musa and Okello co-chaired the Chad-Mali Dialogue"."""
        carried = self.resolver.actor(clause, "light")
        ours = tuple(p for p in carried.people if p.party is None or p.party in side.parties)
        if ours and len(ours) == len(carried.people):
            return side.with_(carried)
        bringing = any(
            carrier.lemma in _BRINGING and not (carrier.passive or carrier.infinitive)
            for carrier in carriers(clause, self.resolver.lexicon)
        )
        # "Kenya hosted talks between Chad and Mali": who brings them together takes part.
        return side.with_(carried) if bringing and len(side.parties) > 1 else side

    def _opening(self, clause: Clause) -> Actor:
        """Who meets in what the parser takes for a noun: "Meeting in Cairo, Arab League ministers condemned …"."""
        verb, phrase = clause.governor, clause.phrase
        if verb is None or verb.nominal or phrase is None or clause.lemma not in ("meeting", "gathering"):
            return NOBODY
        bare = phrase.determiner is None and phrase.possessor is None and not phrase.adjectives
        if (
            clause.governor_role != "oblique:"
            or not bare
            or phrase.number == "plur"
            or phrase.start > verb.start
        ):
            return NOBODY
        return self.resolver.subject(verb)

    def _bodies(self, frame: Frame, clause: Clause) -> Actor:
        """Whose gathering it is that somebody attends: "attended the ASEAN summit", "took part in a summit of ASEAN"."""
        actor = NOBODY
        held = [p for role in frame.through for p in phrases(clause, role, self.resolver.lexicon)]
        for phrase in held:
            if not noun_forms(phrase) & frame.object:
                continue
            whose = [self.resolver.named_in(phrase)]
            whose += [self._discourse.resolve(inner) for word, inner in phrase.modifiers if word == "of"]
            whose += [self._discourse.resolve(phrase.possessor)] if phrase.possessor is not None else []
            for found in whose:
                actor = actor.with_(found) if actor else found
        return actor

    def _later_subject(self, clause: Clause) -> Actor:
        """Whom a possessive means whose person comes after it: "During his visit to Angola, Biden met …"."""
        possessor = clause.phrase.possessor if clause.phrase is not None else None
        verb = clause.governor
        if possessor is None or verb is None or verb.nominal or possessor.lemma not in _POSSESSIVE:
            return NOBODY
        later = [phrase for phrase in verb.subjects if phrase.start > clause.end and phrase.pos != "PRON"]
        return self.resolver.subject(verb) if later and len(later) == len(verb.subjects) else NOBODY

    def _theirs(self, clause: Clause) -> Actor:
        """The two whom "their" means that act on one another in the same clause: "Musa told Okello at their meeting"."""
        possessor = clause.phrase.possessor if clause.phrase is not None else None
        verb = clause.governor
        if possessor is None or possessor.lemma not in _PLURAL or verb is None or verb.nominal:
            return NOBODY
        one = self.resolver.subject(verb)
        other = self.resolver.first(verb, ("indirect", "object", "with", "to"))
        apart = len(one.parties) == len(other.parties) == 1 and not set(one.parties) & set(other.parties)
        return one.with_(other) if apart and (one.people or other.people) else NOBODY

    # Contacts

    def _of_an_organization(self, actor: Actor) -> bool:
        return len(actor.parties) == 1 and not actor.people and not self._discourse.is_state(actor.parties[0])

    def _gathered(self, frame: Frame, clause: Clause, side: Actor) -> Actor:
        """The organization of a conference, its host and who attends: "the BRICS summit, which Russia will host"."""
        for role in frame.side:
            found = self.resolver.actor(clause, role)
            side = side.with_(found) if side else found
        verb, role = clause.governor, (clause.governor_role or "").rpartition(":")[2]
        found = NOBODY
        if verb is not None and verb.nominal and verb.lemma in _HOSTING and verb.phrase is not None:
            # "Chad's hosting of the next summit", "the hosting by Chad of the next summit"
            found = self.resolver.first(verb, ("possessor", "by"))
        elif verb is not None and not verb.nominal and role in _AT and verb.lemma in _GATHERING:
            # "met in Accra for a summit", "are booked for the General Assembly"
            found = self.resolver.subject(verb)
        elif verb is not None and not verb.nominal and at_edges(clause):
            found = self.resolver.subject(verb)  # "met Musa on the sidelines of the NATO summit"
            for role in ("object", "with") if found else ():
                found = found.with_(self.resolver.actor(verb, role))
        return side.with_(found) if side else found

    def _implied(self, clause: Clause, other: Actor) -> Actor:
        """The side that a noun leaves to its surroundings, nobody where nothing speaks for one.

        "In a call with Wang, Rubio urged", "talks will follow", "after five days of talks", "a call with the president is
        planned".
        """
        phrase, verb = clause.phrase, clause.governor
        if phrase is None or verb is None or phrase.determiner == "no":
            return NOBODY
        if (
            phrase.determiner in POINTING
            and not other
            and not is_one_of_several(phrase, self.resolver.lexicon)
        ):
            return NOBODY
        role = clause.governor_role or ""
        outer, _, preposition = role.partition(":")
        lexicon = self.resolver.lexicon
        changed = verb.lemma in lexicon.status["postponed"] or verb.lemma in lexicon.status["cancelled"]
        happens = outer in ("subject", "modifier") and (changed or takes_place(verb, lexicon))
        if preposition == "in" and clause.lemma == "session" and verb.lemma in _GATHERING:
            return NOBODY  # "met in emergency session": the verb tells of it
        if verb.lemma == "invite" and not verb.nominal and preposition in ("to", "for") and not other:
            # "invited Wang to Cairo for the fifth round": who invites, and who is invited
            return self.resolver.actor(verb, "subject").with_(self.resolver.actor(verb, "object"))
        purpose = preposition == "for" and bool(other) and lexicon.travels(verb.lemma)
        dates = outer == "oblique" and (preposition in _DATING or purpose)
        if other:
            dates = dates or (outer == "modifier" and holds_what_is_said(clause))
            return self._opposite(clause, verb, other, happens=happens, dates=dates)
        if dates and phrase.determiner not in POINTING:
            told = self.resolver.subject(verb)
            for addressed in (*verb.objects, *verb.indirect):
                told = told.with_(self._discourse.resolve(addressed)) if told else NOBODY
            if len(told.parties) == 2 and len(told.people) > 1:
                return told  # "Putin told Modi in a phone call that …"
        if self.are_officials(clause, ("light",)):
            return self._discourse.dyad
        particular = clause.measure in AMOUNTS or is_particular(phrase, self.resolver.lexicon)
        if happens or (particular and not is_public(phrase)):
            acting = self.resolver.subject(verb) if dates else NOBODY
            return acting if len(acting.parties) > 1 else self.resolver.dyad_around(clause)
        if dates or outer == "modifier":
            acting = self.resolver.subject(verb)
            bare = (
                dates
                and phrase.determiner not in POINTING
                and not phrase.modifiers
                and self._discourse.in_contact
            )
            if len(acting.parties) < 2 and bare and clause.lemma in _TALKING:
                return self._discourse.dyad  # "will be thrashed out at working-level meetings"
            return acting if len(acting.parties) > 1 else NOBODY
        return NOBODY

    def _opposite(self, clause: Clause, verb: Clause, other: Actor, *, happens: bool, dates: bool) -> Actor:
        """The side that a noun with one side of its own leaves to the verb above it."""
        if dates:
            acting = self._apart_from(self.resolver.subject(verb), other)
            return acting or self._apart_from(self._discourse.subject, other)
        role = clause.governor_role or ""
        if role.endswith(":for") and verb.lemma in self.resolver.lexicon.status["proposed"]:
            return self._apart_from(self.resolver.subject(verb), other)  # "called for talks with Musa"
        if happens or role == "subject" or carriers(clause, self.resolver.lexicon):
            return self._counterparts(other)
        return NOBODY

    def _counterparts(self, other: Actor) -> Actor:
        """With whom somebody can be in contact where the text does not say: the other side of the contact at hand."""
        return (
            self._discourse.others(other)
            or self._apart_from(self._discourse.subject, other)
            or (self._discourse.dyad if not other.parties else NOBODY)
        )

    @staticmethod
    def _apart_from(actor: Actor, other: Actor) -> Actor:
        """An actor, nobody where it is the other side itself."""
        if set(actor.people) & set(other.people) or set(actor.parties) & set(other.parties):
            return NOBODY
        return actor

    def are_officials(self, clause: Clause, roles: tuple[str, ...]) -> bool:
        """Whether several people act whom the text gives no party: "officials", "foreign and defense ministers"."""
        found = [phrase for role in roles for phrase in phrases(clause, role, self.resolver.lexicon)]
        heads = words().title_heads
        return any(
            phrase.number == "plur"
            and (phrase.pos == "NOUN" or (phrase.pos == "PROPN" and phrase.lemma in heads))
            and is_delegate(phrase)
            for phrase in found
        )


def _is_entry(clause: Clause) -> bool:
    """Whether a noun is all that a line says, with whom or where: an entry in a diary, with nobody's name before it."""
    phrase = clause.phrase
    if not clause.nominal or clause.governor is not None or phrase is None or phrase.start != clause.span[0]:
        return False
    bare = phrase.determiner is None and phrase.possessor is None
    return bare and any(word in ("with", "to") and inner.pos == "PROPN" for word, inner in phrase.modifiers)


def takes_place(verb: Clause, lexicon: Lexicon) -> bool:
    """Whether a verb says of a contact that it takes place: "ended", "got under way", "will be in Oslo on Monday"."""
    if verb.lemma in lexicon.happening:
        return True
    return verb.lemma in ("be", "get") and any(
        word == "under" and p.lemma == "way" for word, p in verb.obliques
    )


def is_one_of_several(phrase: Phrase, lexicon: Lexicon) -> bool:
    """Whether a noun with an article is for a contact that need not have been told before: "the second session"."""
    return is_ordered(phrase, lexicon) or has_name(phrase)


def is_body(phrase: Phrase) -> bool:
    """Whether a phrase is for a standing body of two sides, without a name of its own: "the Joint Commission"."""
    return phrase.lemma in words().bodies
