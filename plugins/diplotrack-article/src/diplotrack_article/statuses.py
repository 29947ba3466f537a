"""Statuses: whether a contact was held, is to be held or was called off, by how the words for it stand and by its day."""

from __future__ import annotations

import datetime

import attrs

from diplotrack.records import EngagementStatus
from diplotrack.when import When
from diplotrack_article.carrying import attached, light_verb
from diplotrack_article.clauses import Clause, Phrase, Relation
from diplotrack_article.lexicon import Lexicon
from diplotrack_article.standing import FUTURE, GOING_ON, UNSURE, conditional, guessed
from diplotrack_article.wording import has_name

_LASTING = frozenset({"continue", "go on", "proceed", "last", "be underway"})
_UNDER_WAY = frozenset({"progress", "underway", "way", "visit", "trip", "tour"})
# "Is sending envoys", "is off to Rome": what the present says of what is about to be.
_ABOUT_TO = frozenset({"send", "dispatch", "leave", "depart", "head", "set off", "set out"})
_BOUND = frozenset({"off to", "bound for", "en route to"})
# "Used the trip to see Musa", "took the opportunity to confer with him": whoever does so meets him.
_USING = frozenset({"use", "take", "seize"})
_CHANCES = frozenset({"trip", "visit", "stay", "stopover", "stop", "occasion", "opportunity", "chance", "gathering", "presence", "summit"})  # fmt: skip
_HAPPENING = frozenset({"take place", "happen", "materialize", "materialise", "go ahead", "come off"})
_AGREEING = frozenset({"agree", "decide", "settle", "concur"})
_THANKING = frozenset({"thank", "praise", "commend", "congratulate", "applaud", "remember", "know"})
_NOTHING = frozenset({"nothing", "naught", "grief"})
_OUTCOMES = frozenset({"outcome", "result", "decision", "declaration", "consensus", "spirit", "conclusion", "communiqué", "communique"})  # fmt: skip
_THANKS = frozenset({"appreciation", "gratitude", "thanks", "satisfaction", "regret", "admiration"})
_LATER = frozenset({"evening", "tonight"})
_THIS = frozenset({"this", "it"})
_ORDINALS = frozenset({"first", "second", "third", "inaugural", "rare"})
# For what is still to come, what is made: "preparations for the visit".
_PREPARATIONS = frozenset({"preparation", "arrangement", "plan", "groundwork", "agenda", "date", "schedule", "logistics"})  # fmt: skip
# What somebody wants: "welcomed the proposal for talks in Oslo".
_FOR = frozenset({"modifier:for", "modifier:of"})
_WISHES = frozenset({"proposal", "offer", "suggestion", "idea", "call", "request", "appeal", "demand", "bid"})
_SETTING_OUT = frozenset(
    {"leave", "depart", "fly", "go", "travel", "head", "proceed", "continue", "set", "move", "jet", "journey"}
)


@attrs.frozen
class ContactStanding:
    """The status of a contact, None where the text speaks of none, and the steps that led there."""

    status: EngagementStatus | None
    chain: tuple[str, ...] = ()


def by_date(status: EngagementStatus, when: When | None, published: datetime.date | None) -> EngagementStatus:
    """The status in the light of the date: "travels to Rome on Friday", told on Thursday, is still to come.

    Args:
        status: what tense and governing verbs say.
        when: its date.
        published: the day of publication.
    """
    if when is None or published is None or status not in (EngagementStatus.HELD, EngagementStatus.ONGOING):
        return status
    if when.earliest is not None and when.earliest > published:
        return EngagementStatus.SCHEDULED
    first, last = when.earliest, when.latest
    if when.precision == "day" and first is not None and last is not None and first <= published < last:
        return EngagementStatus.ONGOING  # "arrived on Sunday on a three-day visit", told on Monday
    return status


def engagement_status(clause: Clause, lexicon: Lexicon) -> ContactStanding:
    """The status that a clause gives a contact: by its tense, its modal, and the verb that governs it.

    Args:
        clause: a verbal or nominal clause that names a contact.
        lexicon: tells what governing verbs mean.
    """
    verb = (light_verb(clause, lexicon) if clause.nominal else None) or clause
    if conditional(clause) or clause.question or guessed(verb, lexicon):
        return ContactStanding(None)
    if clause.nominal:
        return _of_noun(clause, lexicon)
    governed = _governed(clause, lexicon)
    if governed is not None:
        return governed
    return _of_verb(clause, lexicon)


def _of_verb(clause: Clause, lexicon: Lexicon) -> ContactStanding:
    above = clause.parent
    beside = clause.participle and not clause.finite and clause.relation is Relation.ADVERBIAL
    if beside and above is not None and above.modal in FUTURE:
        return ContactStanding(
            EngagementStatus.SCHEDULED, (f"beside “{above.modal}”",)
        )  # "before stopping in Chad"
    if (
        clause.negated
        and clause.perfect
        and any(preposition == "since" for preposition, _ in clause.obliques)
    ):
        return ContactStanding(EngagementStatus.HELD, ("“not since”",))
    if clause.negated:
        return ContactStanding(None)
    if clause.modal == "would" and _reported(clause, lexicon):
        return ContactStanding(EngagementStatus.SCHEDULED, ("“would” in reported speech",))
    if clause.modal in UNSURE or clause.modal == "would":
        return ContactStanding(None)
    if clause.modal in FUTURE or clause.tense == "future":
        return ContactStanding(EngagementStatus.SCHEDULED, (f"“{clause.modal}”",))
    if any(word == "on" and _leads_to(phrase) for word, phrase in clause.obliques):
        return ContactStanding(EngagementStatus.SCHEDULED, ("on the way",))
    if clause.tense != "present":
        return ContactStanding(EngagementStatus.HELD)
    off = any(word in _BOUND for word, _ in clause.obliques)
    if off or (clause.progressive and clause.lemma in _ABOUT_TO):
        return ContactStanding(EngagementStatus.SCHEDULED, (f"“{clause.lemma}”, about to",))
    if not (clause.perfect or clause.progressive) and _leaves(clause):
        return ContactStanding(EngagementStatus.SCHEDULED, ("the present tense of a journey",))
    later = any(word == "" and phrase.lemma in _LATER for word, phrase in clause.obliques)
    if later and not (clause.perfect or clause.progressive):
        return ContactStanding(EngagementStatus.SCHEDULED, ("the present tense of what is to be tonight",))
    if clause.progressive or _goes_on(clause):
        return ContactStanding(EngagementStatus.ONGOING, ("a present progressive",))
    return ContactStanding(EngagementStatus.HELD)


def _leads_to(phrase: Phrase) -> bool:
    """As in "on his way to Chad", but not "on his way home from Chad"."""
    return phrase.lemma == "way" and any(word == "to" for word, _ in phrase.modifiers)


def _leaves(clause: Clause) -> bool:
    """Whether a verb says that somebody sets out: in the present tense, "flies to Chad", "goes on to Chad", it is to come."""
    somewhere = any(word.split(" ")[-1] in ("to", "for", "into") for word, _ in clause.obliques)
    return somewhere and clause.lemma.split(" ")[0] in _SETTING_OUT and "back" not in clause.modifiers


def _goes_on(clause: Clause) -> bool:
    """Whether a present tense says that something lasts: "talks go on", "is still in progress", "is in Rome on a visit"."""
    lasting = clause.lemma in _LASTING or (clause.lemma == "go" and "on" in clause.modifiers)
    under_way = any(phrase.lemma in _UNDER_WAY for _, phrase in clause.obliques) or bool(
        {*clause.modifiers} & _UNDER_WAY
    )
    there = any(word in ("in", "until", "back in") for word, _ in clause.obliques)
    return not clause.perfect and (lasting or (clause.lemma == "be" and (under_way or there)))


def _reported(clause: Clause, lexicon: Lexicon) -> bool:
    above = clause.parent
    return above is not None and above.lemma in lexicon.speech and clause in above.complements


def _governed(clause: Clause, lexicon: Lexicon) -> ContactStanding | None:
    """What the verb above an infinitive or complement makes of it."""
    above = clause.parent
    if above is None:
        return None
    if not (
        clause.infinitive
        or clause.relation == "complement"
        or (clause.participle and clause.relation == "complement")
    ):
        return None
    lemma = above.lemma
    answer = light_verb(above, lexicon) if above.nominal else None
    if answer is not None and answer.lemma in lexicon.statuses["accepted"] and not answer.negated:
        # A visit that is invited and accepted is scheduled (codebook, Settled cases).
        return ContactStanding(EngagementStatus.SCHEDULED, (f"“{answer.lemma}” the {lemma}",))
    if clause.relation == "complement" and lemma in lexicon.speech and clause.finite:
        return None
    status = lexicon.status
    if lemma == "prepare" and above.passive and not above.negated:
        return ContactStanding(EngagementStatus.PROPOSED, ("“prepared to”",))
    if above.negated:
        return ContactStanding(None, (f"“{lemma}” is denied",))
    for name, value in (
        ("none", None),
        ("postponed", EngagementStatus.POSTPONED),
        ("cancelled", EngagementStatus.CANCELLED),
        ("scheduled", EngagementStatus.SCHEDULED),
        ("proposed", EngagementStatus.PROPOSED),
    ):
        if lemma in status[name]:
            return ContactStanding(value, (f"governed by “{lemma}”",))
    if lemma in GOING_ON | {"keep"} and not clause.finite:
        return _governed(above, lexicon) or _of_verb(above, lexicon)
    if above.nominal and clause.infinitive and lemma in _CHANCES and above.governor is not None:
        verb = above.governor
        if verb.lemma in _USING and above.governor_role == "object" and not verb.nominal:
            return _governed(verb, lexicon) or _of_verb(verb, lexicon)  # "used the trip to see Musa"
    if above.nominal and clause.infinitive and not clause.finite:
        to_be = clause.passive and above.phrase is not None and above.phrase in clause.subjects
        # "a treaty to be signed in May", but "the right to sign treaties"
        status_of = EngagementStatus.SCHEDULED if to_be else None
        return ContactStanding(status_of, (f"an act that “{lemma}” names",))
    if clause.infinitive and clause.introducer == "to" and clause.relation == "adverbial":
        # "traveled to Beijing to meet Wang": done with the verb above.
        return _of_verb(above, lexicon)
    return None


def _of_noun(clause: Clause, lexicon: Lexicon) -> ContactStanding:
    """By its adjectives first, then by the verb that it depends on."""
    phrase = clause.phrase
    if phrase is not None and phrase.determiner == "no":
        return ContactStanding(None)
    verb = clause.governor
    while verb is not None and verb.nominal:
        verb = verb.governor
    role = clause.governor_role or ""
    if role == "attribute" and verb is not None and (verb.modal in UNSURE or verb.modal == "would"):
        return ContactStanding(None)  # "the trip would be his first visit"
    if verb is not None and (kept := _of_what(phrase, verb, role, lexicon)) is not None:
        return kept
    if verb is not None and clause.governor is verb:
        changed = _changed_by(verb, role, lexicon)
        if changed is not None:
            return changed
    for carrier in attached(clause, lexicon)[:1]:
        # "the trip that Witkoff made", "a session planned for May": its own verb tells, and not the one above.
        verb, role = carrier, "object"
        changed = _changed_by(verb, role, lexicon)
        if changed is not None:
            return changed
    planned = _planned(clause, lexicon)
    if planned is not None:
        return ContactStanding(EngagementStatus.SCHEDULED, (f"“{planned.lemma}”",))
    told = _looked_forward_to(phrase, verb) or _by_adjectives(phrase, verb, role, lexicon)
    if told is not None:
        return told
    if verb is None:
        return ContactStanding(EngagementStatus.HELD)
    verb = _taking_place(verb, role)
    acts = verb.lemma in lexicon.light or verb.lemma in lexicon.happening or verb.copula or verb.passive
    if verb.negated and (acts or role != "subject"):
        return ContactStanding(None)  # but "a call from Musa did not change his mind": they did talk
    return _by_verb(verb, role, lexicon)


def _looked_forward_to(phrase: Phrase | None, verb: Clause | None) -> ContactStanding | None:
    """As in "looks forward to the SCO summit in Tianjin", but "to a visit by the king", which somebody only hopes for."""
    if (
        verb is None
        or "forward" not in (*verb.lemma.split(), *verb.modifiers)
        or not verb.lemma.startswith("look")
    ):
        return None
    named = phrase is not None and has_name(phrase)
    status = EngagementStatus.SCHEDULED if named else EngagementStatus.PROPOSED
    return ContactStanding(status, ("“look forward to”",))


def _by_adjectives(
    phrase: Phrase | None, verb: Clause | None, role: str, lexicon: Lexicon
) -> ContactStanding | None:
    """What the adjectives before a noun say of when it is: "the planned visit", "the last meeting"."""
    adjectives = set(phrase.adjectives if phrase is not None else ())
    to_come = verb is not None and role != "oblique:after" and _is_to_come(verb, role, lexicon)
    under_way = verb is not None and verb.tense == "present" and verb.progressive and role == "object"
    if under_way or (verb is not None and _is_this(verb, role)):
        return None if under_way else ContactStanding(EngagementStatus.ONGOING, ("“this is”",))
    for name, value in (
        ("proposed_adjectives", EngagementStatus.PROPOSED),
        ("scheduled_adjectives", EngagementStatus.SCHEDULED),
        ("held_adjectives", EngagementStatus.HELD),
    ):
        telling = adjectives & lexicon.status[name]
        if telling and not (to_come and telling <= _ORDINALS):  # "will attend the third summit"
            return ContactStanding(value, (f"“{min(telling)}”",))
    return None


def _is_this(verb: Clause, role: str) -> bool:
    """Whether a contact is said to be the one that is under way: "This is Musa's fourth visit to Oslo"."""
    present = verb.copula and verb.tense == "present" and not (verb.negated or verb.modal or verb.perfect)
    return (
        present
        and role == "attribute"
        and bool(verb.subjects)
        and all(p.lemma in _THIS for p in verb.subjects)
    )


def _is_to_come(verb: Clause, role: str, lexicon: Lexicon) -> bool:
    """Whether what a verb is about is still to come: "will hold the first meeting", "agreed to hold", "proposed a third"."""
    if verb.modal in FUTURE:
        return True
    proposed, scheduled = lexicon.status["proposed"], lexicon.status["scheduled"]
    undergoes = role == "object" or (role == "subject" and verb.passive)
    if undergoes and (verb.lemma in proposed or verb.lemma in scheduled):
        return True
    above = verb.parent if verb.infinitive and not verb.finite else None
    return above is not None and not above.negated and (above.lemma in proposed or above.lemma in scheduled)


def _taking_place(verb: Clause, role: str) -> Clause:
    """The verb without a denial of what came of a contact: "the talks made no headway", "took no decision at the meeting"."""
    nothing = any(phrase.determiner == "no" or phrase.lemma == "nothing" for phrase in verb.objects)
    beside = role == "subject" or role.partition(":")[0] in ("oblique", "modifier")
    return attrs.evolve(verb, negated=False) if verb.negated and nothing and beside else verb


def _of_what(phrase: Phrase | None, verb: Clause, role: str, lexicon: Lexicon) -> ContactStanding | None:
    """What the noun before a contact's says of it, whatever the verb: "the outcomes of the summit", "a proposal for talks"."""
    if role == "oblique:since":
        return ContactStanding(EngagementStatus.HELD, ("“since”",))
    if role == "modifier:of" and (outcome := _noun_around(phrase, verb, _OUTCOMES)) is not None:
        return ContactStanding(EngagementStatus.HELD, (f"“{outcome.lemma}”",))
    if role == "modifier:for" and _noun_around(phrase, verb, _PREPARATIONS):
        return ContactStanding(EngagementStatus.SCHEDULED, ("it is prepared",))
    wish = _noun_around(phrase, verb, _WISHES) if role in _FOR else None
    if wish is None:
        return None
    # "turned down a proposal for talks": nobody wants them any more who could hold them
    gone = verb.lemma in lexicon.statuses["declined"] and wish in verb.objects and not verb.negated
    return ContactStanding(None if gone else EngagementStatus.PROPOSED, (f"“{wish.lemma}”",))


def _noun_around(phrase: Phrase | None, verb: Clause, lemmas: frozenset[str]) -> Phrase | None:
    """The first of some nouns that a phrase modifies: "the outcomes of the summit", "preparations for the visit"."""
    around = [*verb.objects, *verb.subjects, *(oblique for _, oblique in verb.obliques)]
    nouns = (noun for noun in around if noun.lemma in lemmas)
    return next((noun for noun in nouns if any(inner is phrase for _, inner in noun.modifiers)), None)


def _planned(noun: Clause, lexicon: Lexicon) -> Clause | None:
    """The participle that says of a contact that it is planned, also where the parser hangs it on a side.

    "Talks between India and Nepal, set for Monday"; but not "talks with Mehta, set to become president".
    """
    if noun.phrase is None:
        return None
    sides = [p for _, side in noun.phrase.modifiers for p in (side, *side.conjuncts) if p.pos == "PROPN"]
    return next(
        (
            below
            for phrase in (noun.phrase, *sides)
            for below in phrase.modifying
            if below.relation == "participle"
            and below.lemma in lexicon.status["scheduled"]
            and not (below.objects or below.complements)
        ),
        None,
    )


def _fails(verb: Clause) -> bool:
    """Whether what a verb says of a plan is that nothing came of it."""
    if verb.negated and verb.lemma in _HAPPENING:
        return verb.tense == "past" and verb.modal is None  # "did not take place"
    if verb.lemma == "come":
        return any(word == "to" and noun.lemma in _NOTHING for word, noun in verb.obliques)
    # "Fell through in August": the parser joins the particle to what follows.
    through = "through" in verb.modifiers or any(word.startswith("through ") for word, _ in verb.obliques)
    return verb.lemma == "fall through" or (verb.lemma == "fall" and through)


def _changed_by(verb: Clause, role: str, lexicon: Lexicon) -> ContactStanding | None:
    """What a verb does to the contact that is its object: postpones, cancels, refuses it."""
    if role == "subject" and _fails(verb):
        return ContactStanding(EngagementStatus.CANCELLED, (f"“{verb.lemma}”",))
    if role != "object" and not (role == "subject" and verb.passive):
        return None
    for name, value in (
        ("postponed", EngagementStatus.POSTPONED),
        ("cancelled", EngagementStatus.CANCELLED),
        ("none", None),
    ):
        if verb.lemma in lexicon.status[name]:
            return ContactStanding(value, (f"“{verb.lemma}”",))
    return None


def _by_verb(verb: Clause, role: str, lexicon: Lexicon) -> ContactStanding:
    """What a verb says of a contact that it mentions: still to come, wanted, or as its own tense has it."""
    if role == "oblique:for" and (
        verb.lemma in _THANKING or any(phrase.lemma in _THANKS for phrase in verb.objects)
    ):
        return ContactStanding(EngagementStatus.HELD, ("“appreciation for”",))
    if role == "oblique:for" and verb.lemma in lexicon.status["proposed"]:
        return ContactStanding(EngagementStatus.PROPOSED, (f"“{verb.lemma} for”",))
    comes = verb.lemma in lexicon.light or (role == "oblique:for" and lexicon.travels(verb.lemma))
    if role in ("oblique:ahead of", "oblique:before", "oblique:for") and not comes:
        return ContactStanding(EngagementStatus.SCHEDULED, (f"“{role.removeprefix('oblique:')}”",))
    invitation = verb.lemma == "invite" or any(phrase.lemma == "invitation" for phrase in verb.objects)
    invited = invitation and role == "oblique:to"
    agreed = verb.lemma in _AGREEING and role in ("oblique:on", "oblique:upon", "oblique:to", "oblique:")
    undergoes = role in ("object", "oblique:for") or (role == "subject" and verb.passive) or invited or agreed
    if verb.lemma == "call" and role != "oblique:for" and undergoes:
        return ContactStanding(EngagementStatus.SCHEDULED, ("it is called",))
    opened = verb.lemma == "open" and not verb.copula  # "opened talks", but "is open to talks"
    if verb.lemma in lexicon.status["proposed"] and undergoes and not opened:
        return ContactStanding(EngagementStatus.PROPOSED, (f"“{verb.lemma}”",))
    made = verb.lemma == "undertake"  # "undertook a visit" made it, "undertook to visit" is to come
    if verb.lemma in lexicon.status["scheduled"] and undergoes and not made:
        return ContactStanding(EngagementStatus.SCHEDULED, (f"“{verb.lemma}”",))
    return _governed(verb, lexicon) or _of_verb(verb, lexicon)
