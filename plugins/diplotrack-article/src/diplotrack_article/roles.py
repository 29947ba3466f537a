"""Roles: which phrases of a clause a frame's role names stand for, and whom they mean.

A passive's subject is its patient, so "subject" means who acts and "object" who or what undergoes, whatever the voice. A
noun's sides stand around it: possessor, "between A and B", "with C", an adjective, or the subject of the light verb that
governs it ("paid a visit").
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final

import attrs

from diplotrack.records import Party
from diplotrack_article.actors import codes
from diplotrack_article.attribution import speaker
from diplotrack_article.carrying import carriers
from diplotrack_article.clauses import Clause, Phrase, Relation
from diplotrack_article.lexicon import Lexicon
from diplotrack_article.reference import FIRST_PERSON, NOBODY, Actor, Discourse
from diplotrack_article.wording import is_official, is_organ, is_time
from diplotrack_article.words import words

# What rulers do to their own people, too.
_COMMANDING = frozenset({"direct", "order", "charge", "commission", "assign"})
_OF_PLACES = frozenset({"in", "at", "on", "", "from"})
# What a clause behind "is" tells the content of.
_SAID_OF = frozenset({"demand", "request", "proposal", "offer", "promise", "pledge", "suggestion", "appeal", "plea", "commitment", "undertaking", "intention", "plan"})  # fmt: skip
_AROUND = frozenset({"before", "ahead of", "prior to", "after", "following"})
_PUTTING = frozenset({"put", "make plain", "make clear", "make known", "leave"})
_JOINING = frozenset(
    ["team up", "link up", "band together", "club together", "join forces", "join hands", "sign up", "club", "remain", "stand"]
)  # fmt: skip
_SETTINGS = frozenset(
    {"occasion", "ceremony", "margin", "sideline", "presence", "day", "morning", "afternoon", "evening", "palace", "city",
     "capital", "headquarters", "airport", "station", "door", "gate", "entrance", "tarmac", "airstrip", "runway", "border",
     "residence", "embassy", "hotel", "port", "quay", "steps", "foot", "airfield", "airbase"}
)  # fmt: skip


TASKING = frozenset(
    {"task", "instruct", "mandate", "entrust", "direct", "order", "charge", "commission", "assign"}
)
"""Verbs by which somebody sets those to work who belong to them."""


def acting(clause: Clause) -> Sequence[Phrase]:
    """The phrases that act: the subject, or the by-phrase of a passive."""
    if clause.passive:
        return agents(clause)
    return clause.subjects


def agents(clause: Clause) -> list[Phrase]:
    """Who acts in a passive, also where the parser hangs them on a time or a place: "signed on that day by Musa"."""
    if clause.agents or not clause.passive:
        # "was received by Musa and, a day later, by Okello"
        later = [phrase for word, phrase in clause.obliques if word == "by" and phrase.pos == "PROPN"]
        return [*clause.agents, *(p for p in later if clause.passive and not is_time(p))]
    return [
        inner
        for _, phrase in clause.obliques
        if phrase.pos in ("PROPN", "NUM") or phrase.lemma in _SETTINGS
        for preposition, inner in phrase.modifiers
        if preposition == "by"
    ]


def undergoing(clause: Clause) -> Sequence[Phrase]:
    """The phrases that undergo: the object, or the subject of a passive."""
    if clause.noun is None:
        return (*clause.subjects, *clause.objects) if clause.passive else clause.objects
    if clause.objects and all(p.lemma in ("that", "which", "whom") for p in clause.objects):
        return [clause.noun]  # "the pact that the two signed"
    if clause.passive:
        return [*clause.subjects, *clause.objects]
    if (
        clause.relation == "relative"
        and not clause.objects
        and clause.noun not in clause.subjects
        and not any(
            p.start == clause.noun.start for _, p in clause.obliques
        )  # "the text in which both vowed"
        and not any(word in ("when", "where", "whereby") for word, _ in clause.obliques)
    ):
        return [clause.noun]
    return clause.objects


def behind(clause: Clause, preposition: str) -> list[Phrase]:
    """The phrases behind a preposition, of the verb or of a nominal's own."""
    if not (clause.obliques or clause.nominal):
        return []
    found: list[Phrase] = []
    inside: list[Phrase] = []
    for word, phrase in clause.obliques:
        if word == preposition:
            found.append(phrase)
        # "met in Vientiane with Wang": the parser hangs the second phrase on the place, but a place has no counterpart.
        elif (
            phrase.modifiers and word in _OF_PLACES and phrase.pos in ("PROPN", "NUM") and preposition != "of"
        ):
            inside += [inner for outer, inner in phrase.modifiers if outer == preposition]
    if len(found) > 1 and preposition in ("on", "upon"):
        # "On Sudan, Egypt called on Chad to …": what it is about stands before the verb, who is called on behind it
        found = [phrase for phrase in found if phrase.start > clause.start] or found
    found += inside
    if clause.phrase is not None and clause.nominal:
        for inner_clause in clause.phrase.modifying:
            # "a letter written by Lee to Xi", "talks held between the two ministers"
            if inner_clause.participle and inner_clause.passive:
                found += [phrase for word, phrase in inner_clause.obliques if word == preposition]
                found += inner_clause.agents if preposition == "by" else []
        found += [phrase for word, phrase in clause.phrase.modifiers if word == preposition]
        for word, phrase in clause.phrase.modifiers:
            # "the visit to Colombo of the External Affairs Minister", "the visit of the minister to Colombo"
            person = word in ("of", "by") and preposition in ("to", "with", "through")
            # … and "the visit to Colombo last month of the minister"
            when = word == "" and is_time(phrase) and preposition in ("of", "by")
            place = word in ("to", "in", "at", "on") and phrase.pos == "PROPN" and preposition != word
            place = place and not (
                preposition == "of" and _is_titled(phrase)
            )  # "calls to President Musa of Mali"
            if when or person or place:
                found += [inner for outer, inner in phrase.modifiers if outer == preposition]
        if not found and preposition in ("of", "by") and clause.governor is not None:
            # … where the parser gives "last month of the minister" to the verb
            found = [
                inner
                for word, phrase in clause.governor.obliques
                if word == "" and is_time(phrase) and phrase.start > clause.end
                for outer, inner in phrase.modifiers
                if outer == preposition and not is_time(inner)
            ]
            if not found and preposition == "by" and not clause.governor.passive:
                # … and "comes after a stop in Suva last month by Musa"
                found = [
                    phrase
                    for word, phrase in clause.governor.obliques
                    if word == "by"
                    and phrase.start > clause.end
                    and phrase.pos == "PROPN"
                    and not is_time(phrase)
                ]
    return found


def prepositions(clause: Clause, lexicon: Lexicon) -> set[str]:
    """All words behind which `behind` can find anything, and "light" where a verb carries a noun's meaning."""
    words: set[str] = set()
    around: list[Phrase] = []
    for word, phrase in clause.obliques:
        words.add(word)
        around.append(phrase)
    if clause.nominal and clause.phrase is not None:
        for word, phrase in clause.phrase.modifiers:
            words.add(word)
            around.append(phrase)
        for below in clause.phrase.modifying:
            words.update([word for word, _ in below.obliques])
        for word, phrase in clause.governor.obliques if clause.governor is not None else ():
            words.add(word)
            around.append(phrase)
        words.add("by")
        if carriers(clause, lexicon):
            words.add("light")
    for phrase in around:
        for word, _ in phrase.modifiers:
            words.add(word)
    return words


@functools.cache  # There are as many as the lexicon has roles.
def preposition(role: str) -> str | None:
    """The word without which nobody stands in a role; None where it is not told by a preposition of the clause."""
    word = role.partition(".")[0]
    if word in _OWN_ROLES or word in _OF_THE_TEXT or word == "complement":
        return None
    if "+" in role or role.endswith("adjective"):
        return None
    return "light" if word == "light" or word.startswith("light-") else word


def _is_titled(phrase: Phrase) -> bool:
    """Whether a name stands behind an office: "President Musa"."""
    before = phrase.text[: max(0, phrase.head - phrase.start)].lower().split()
    return bool(words().title_heads & set(before))


def _possessor(clause: Clause) -> list[Phrase]:
    """Whose a nominal clause's noun is."""
    owner = clause.phrase.possessor if clause.phrase is not None else None
    return [owner] if owner is not None else []


def _is_of_others(clause: Clause) -> bool:
    """Whether a noun only tells what time it was: "They met before President Musa's summit with Okello"."""
    beside = (clause.governor_role or "").removeprefix("oblique:") in _AROUND
    return beside and clause.phrase is not None and clause.phrase.possessor is not None


def phrases(clause: Clause, role: str, lexicon: Lexicon) -> Sequence[Phrase]:
    """The phrases that stand in a role; empty where the clause has none.

    Args:
        clause: a verbal or nominal clause.
        role: a role of ``lexicon.toml``; ``object.with`` looks behind "with" at the object.
        lexicon: tells light verbs.
    """
    own = _OWN_ROLES.get(role)
    if own is not None:
        return own(clause)
    if "." in role:
        outer, _, inner = role.rpartition(".")
        if outer == "complement":
            return [phrase for act in complements(clause) for phrase in phrases(act, inner, lexicon)]
        around = phrases(clause, outer, lexicon)
        if inner == "possessor":
            return [phrase.possessor for phrase in around if phrase.possessor is not None]
        return [modifier for phrase in around for word, modifier in phrase.modifiers if word == inner]
    if role == "light" or role.startswith("light-"):
        carried = [] if _is_of_others(clause) else carriers(clause, lexicon)
        if role == "light":
            return [phrase for carrier in carried for phrase in acting(carrier)]
        if role == "light-indirect":
            return [phrase for carrier in carried for phrase in carrier.indirect]
        return [phrase for carrier in carried for phrase in behind(carrier, role.removeprefix("light-"))]
    return behind(clause, role)


_OWN_ROLES: Final[dict[str, Callable[[Clause], Sequence[Phrase]]]] = {
    "subject": acting,
    "object": undergoing,
    "subject-passive": lambda clause: clause.subjects if clause.passive else [],
    "indirect": lambda clause: clause.indirect,
    "agent": agents,
    "self": lambda clause: [clause.phrase] if clause.phrase is not None else [],
    "possessor": _possessor,
}


_OF_THE_TEXT = frozenset({"reporter", "speaker", "dyad", "dyad-other"})
# "The decision to move the capital" is one side's as often as two sides'; without a contact told before it is nobody's.
_OF_ONE = frozenset({"decision"})


@attrs.frozen
class Resolver:
    """Whom the roles of a clause mean, with the help of what the text has said so far."""

    discourse: Discourse
    lexicon: Lexicon

    def actor(self, clause: Clause, role: str) -> Actor:
        """Whom a role means; nobody where it is empty or unknown.

        Args:
            clause: the clause.
            role: a role of ``lexicon.toml``; ``a+b`` takes both together.
        """
        seen, key = self.discourse.recollection, (clause, role)
        known = seen.steady.get(key)
        if known is None and (known := seen.recall(key)) is None:
            if role in _OF_THE_TEXT:
                return self._by_text(clause, role)
            if "+" in role:
                return self._together([self.actor(clause, part) for part in role.split("+")])
            around = seen.begin()
            known = self._actor(clause, role)
            seen.keep(key, known, around=around)
        return known

    def _actor(self, clause: Clause, role: str) -> Actor:
        if role.endswith("adjective"):
            outer = role.removesuffix("adjective").removesuffix(".")
            own = [clause.phrase] if clause.phrase is not None else []
            found = phrases(clause, outer, self.lexicon) if outer else own
            named = self._adjectives(found)
            # "the Doha agreement" is only called by where it was made, "the Qatari agreement" is Qatar's
            place = outer and len(named.parties) == 1 and self._capitals(found) == named.parties
            return NOBODY if place else named
        found = phrases(clause, role, self.lexicon)
        if len(found) == 1:
            return self._meant(found[0], clause)
        if found:
            return self._together([self._meant(phrase, clause) for phrase in found])
        if role == "light":
            # "At the invitation of the King, Kenya's president, Ali Musa, paid a visit": the parser sees no subject.
            return next((a for c in carriers(clause, self.lexicon) if (a := self._unseen(c))), NOBODY)
        if role == "subject" and clause.finite and not clause.passive and not clause.impersonal:
            return self.discourse.named.nearest_before(clause.span[0], clause.start)
        return NOBODY

    @staticmethod
    def _together(actors: list[Actor]) -> Actor:
        actor = NOBODY
        for found in actors:
            actor = actor.with_(found) if actor else found
        return actor

    def _meant(self, phrase: Phrase, clause: Clause) -> Actor:
        """Whom a phrase of a clause means; "We promise to …", China said: who says "we" is meant."""
        return (_is_own(phrase) and self.speaker(clause)) or self.discourse.resolve(phrase)

    def _by_text(self, clause: Clause, role: str) -> Actor:
        """Whom the text around a clause gives for a role that no phrase of its own stands in."""
        if role == "reporter":
            return self.speaker(clause)
        if role == "dyad-other":
            return self._other_side(clause)
        # "the farmers agreed, China said": somebody acts, and it is neither of the sides nor who says so.
        others = [] if clause.nominal else [p for p in acting(clause) if p.pos != "PRON"]
        if role == "speaker":
            return NOBODY if others else self.speaker(clause)
        officials = all(
            p.number == "plur" and is_official(p) and (p.determiner is None or clause.passive) for p in others
        )
        together = clause.lemma not in _OF_ONE or self.discourse.in_contact or self.discourse.joint
        if not (officials and together):
            return NOBODY
        if clause.nominal or self.discourse.in_contact:
            return self.dyad_around(clause)
        # "the Doha accord, signed in Brasilia"
        around = [phrase for word, phrase in clause.obliques if word in ("in", "at")]
        return self.discourse.dyad_besides(self._capitals([*around, *clause.subjects, *clause.objects]))

    def _capitals(self, around: Iterable[Phrase]) -> tuple[Party, ...]:
        return self.discourse.named.capitals_in((phrase.start, phrase.head_end) for phrase in around)

    def _other_side(self, clause: Clause) -> Actor:
        """Who asks for what a passive tells: the sides of whoever is tasked, else the one that was in contact with them."""
        if not (clause.passive or clause.participle):
            return NOBODY
        patients = self.first(clause, ("object", "indirect"))
        dyad = self.discourse.dyad
        both = not patients or set(patients.parties) >= set(dyad.parties)
        tasking = TASKING if self.discourse.joint else TASKING - _COMMANDING
        tasked = clause.lemma in tasking and self.discourse.in_contact
        if both and tasked and any(is_organ(phrase) for phrase in undergoing(clause)):
            return dyad  # "officials were instructed to", "the Governments are tasked with"
        return self.discourse.asking(patients) or self._voice_to(clause, patients)

    def _unseen(self, verb: Clause) -> Actor:
        """Who acts in a finite clause whose subject the parser did not see."""
        if verb.subjects or not verb.finite or verb.passive or verb.impersonal:
            return NOBODY
        return self.actor(verb, "subject")

    def _voice_to(self, clause: Clause, patients: Actor) -> Actor:
        """Who speaks in the text, of a passive that says only who was asked: "India was asked to cease firing"."""
        if not (clause.passive and clause.finite and patients.parties) or clause.modal is not None:
            return NOBODY
        voice = self.discourse.voice(clause.sentence, planned=False)
        return NOBODY if set(voice.parties) & set(patients.parties) else voice

    def first(self, clause: Clause, roles: tuple[str, ...]) -> Actor:
        """Whom the first role that means somebody means."""
        there: set[str] | None = None
        for role in roles:
            word = preposition(role)
            if word is not None:
                # Most of the prepositions that a frame knows stand nowhere in a clause.
                there = prepositions(clause, self.lexicon) if there is None else there
                if word not in there:
                    continue
            actor = self.actor(clause, role)
            if actor is not NOBODY and actor:
                return actor
        return NOBODY

    def dyad_around(self, clause: Clause) -> Actor:
        """The two sides of the contact at hand, with their people where the verb above a noun names them.

        "They witnessed the signing of two accords".
        """
        dyad, verb = self.discourse.dyad, clause.governor
        if not clause.nominal or verb is None or verb.nominal:
            return dyad
        around = self.actor(verb, "subject")
        return around if around.people and set(around.parties) == set(dyad.parties) else dyad

    def speaker(self, clause: Clause) -> Actor:
        """To whom the clause is attributed: "…, Wang said", "Seoul announced that …", "according to Seoul"."""
        return speaker(clause, self.actor, self.lexicon)

    def subject(self, verb: Clause) -> Actor:
        """The grammatical subject of a verb, whatever its voice."""
        actor = self._together([self.discourse.resolve(phrase) for phrase in verb.subjects])
        return actor or (NOBODY if verb.nominal else self.actor(verb, "subject"))

    def named_in(self, phrase: Phrase) -> Actor:
        """The parties that the words of a phrase up to its head name: "the UN General Assembly"."""
        return self._adjectives([phrase])

    def _adjectives(self, around: Sequence[Phrase]) -> Actor:
        parties = tuple(
            dict.fromkeys(
                p
                for phrase in around
                for p in self.discourse.named.parties_between(phrase.start, phrase.head_end)
            )
        )
        if not parties:
            return NOBODY
        quoted = ", ".join(f"“{phrase.text}”" for phrase in around)
        return Actor(parties=parties, chain=(f"{quoted} names {codes(parties)}",))


def _is_own(phrase: Phrase) -> bool:
    """Whether a phrase is for whoever speaks, or for the speaker's country: "we", "my government"."""
    if phrase.lemma in FIRST_PERSON:
        return True
    if phrase.possessor is None or phrase.possessor.lemma not in FIRST_PERSON or phrase.number == "plur":
        return False
    return phrase.lemma in words().organs or phrase.lemma in words().sides


def complements(clause: Clause) -> Iterator[Clause]:
    """The acts that a verb or noun governs as clauses, and those coordinated with them."""
    own = clause.complements
    if clause.nominal and clause.phrase is not None:
        own = [*own, *(c for c in clause.phrase.modifying if c.infinitive or c.introducer == "that")]
    said = clause.governor if clause.nominal and clause.lemma in _SAID_OF else None
    if (
        said is not None
        and clause.governor_role == "subject"
        and (said.infinitive or said.introducer == "that")
    ):
        own = [*own, said]  # "its demand is that Mali leave"
    if not own and clause.lemma in _PUTTING and any(phrase.lemma == "it" for phrase in clause.objects):
        own = [act for marker, act in clause.adverbials if marker == "that"]  # "put it to Chad that"
    if clause.lemma == "want" and not own:
        # "wants the crew released": the parser takes it for what sort of crew it is
        own = [c for p in clause.objects for c in p.modifying if c.relation is Relation.PARTICIPLE]
    if (
        not own
        and not clause.nominal
        and clause.adverbials
        and (
            clause.objects
            or clause.passive
            or clause.lemma in _JOINING
            or any(word in ("with", "to", "on", "upon") for word, _ in clause.obliques)
        )
    ):
        # "urged both Parties to begin …": the parser takes many an act that is asked for as a purpose.
        own = [act for marker, act in clause.adverbials if marker == "to" and act.infinitive]
        if not own and clause.lemma in TASKING:  # "tasked their ministers with drawing up a plan"
            own = [act for marker, act in clause.adverbials if marker == "with" and act.participle]
    for complement in own:
        if complement.introducer in ("whether", "if", "when", "how", "why", "what", "where"):
            continue
        if any(
            phrase.lemma in ("what", "who", "whom") and phrase.head < complement.start
            for phrase in (*complement.subjects, *complement.objects)
        ):
            continue  # "asked what it would do" asks for words, and "to pay what it owes" for money
        yield complement
