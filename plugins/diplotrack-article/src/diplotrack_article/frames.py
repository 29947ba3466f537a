"""Frames applied: from a clause to what it says, in the order of the text."""

from __future__ import annotations

from collections.abc import Collection

from diplotrack.records import CommitmentKind, CommitmentStatus, EngagementKind, EngagementStatus, Party
from diplotrack_article.acts import ActFrames
from diplotrack_article.answers import Answers
from diplotrack_article.attribution import says
from diplotrack_article.clauses import Clause, Phrase, Relation
from diplotrack_article.contacts import ContactFrames
from diplotrack_article.findings import ActFinding, ContactFinding, Finding
from diplotrack_article.intended import Intended
from diplotrack_article.intentions import IntentionFrames
from diplotrack_article.journeys import is_invited
from diplotrack_article.lexicon import Frame, Lexicon
from diplotrack_article.points import Points
from diplotrack_article.reference import GATHERED, NOBODY, Discourse
from diplotrack_article.roles import (
    Resolver,
    answering_verb,
    behind,
    complements,
    light_verb,
    phrases,
    undergoing,
)
from diplotrack_article.sides import is_body
from diplotrack_article.terms import Terms
from diplotrack_article.tracing import Look, Watch
from diplotrack_article.wording import Wording, assembly, is_sent, is_thing, is_time, noun_forms
from diplotrack_article.words import words

_TEAMS = frozenset({"delegation", "team", "mission", "group", "party"})
# "Called them back", "called it off": a particle that the parser left apart makes another verb.
_TURNING = frozenset({"back", "off", "out", "away"})
# "Russia and Ukraine had signed it": what is meant was named before.
_SIGNING = frozenset({"sign", "initial", "ink", "co-sign", "countersign"})


# Verbs of motion that mean much else besides.
_LOOSE = frozenset(
    {"go", "continue", "come", "return", "leave", "stop", "cross", "drive", "stay", "spend", "move on"}
)
_SESSION = frozenset(
    {"at", "for", "during", "ahead of", "on margins of", "on sidelines of", "on sideline of"}
)
# "China's demand for oil" asks nobody.
_ASKING_FOR = frozenset({"request", "appeal", "call", "plea", "ask", "entreaty"})
_AMOUNTS = frozenset({"million", "billion", "trillion", "crore", "lakh"})
_TELLING = frozenset(
    {"brief", "inform", "update", "tell", "debrief", "report", "speak", "acquaint", "apprise", "notify"}
)
_TOPICS = frozenset({"oblique:on", "oblique:about", "oblique:of", "oblique:with", "oblique:regarding"})
_SPANS = frozenset({"hour", "day", "week", "month", "year", "minute"})
_SHOWING = frozenset({"declare", "show", "profess", "pronounce", "prove", "call", "describe"})
_ITSELF = frozenset({"itself", "himself", "herself", "themselves", "myself", "ourselves"})
# How many acts and contacts further on an invitation is still answered.
_REACH = 12

_BACKGROUND = frozenset({"after", "before", "since"})
_UNTITLED = frozenset({"official", "diplomat", "negotiator", "mediator", "emissary"})
_MAIN_LINE = frozenset({Relation.ROOT, Relation.CONJ, Relation.PARATAXIS, Relation.RELATIVE})


class FrameReader:
    """Applies a lexicon's frames to clauses.

    Args:
        lexicon: the frames.
        discourse: what the text has said so far; it is told what is found.
        text: the document's text.
        watch: is told how each clause was looked at.
    """

    def __init__(
        self, lexicon: Lexicon, discourse: Discourse, text: str, *, watch: Watch | None = None
    ) -> None:
        self._lexicon = lexicon
        self._watch = watch
        self._discourse = discourse
        self._resolver = Resolver(discourse, lexicon)
        self._wording = Wording(text)
        self._turned_away: list[tuple[str, str]] = []
        traced = self._turned_away if watch is not None else None
        self._contacts = ContactFrames(self._resolver, self._wording, traced)
        self._acts = ActFrames(self._resolver, self._wording, traced)
        self._intentions = IntentionFrames(self._resolver, self._wording)
        self._proposed: list[ContactFinding] = []
        self._points = Points(self._resolver, self._wording)
        self._terms = Terms(self._resolver, self._wording)
        self._answers = Answers(self._resolver, self._wording, _refusing(lexicon))

    def read(self, clause: Clause) -> list[Finding]:
        """What a clause says; the discourse moves on behind it."""
        if self._watch is None:
            return self._read(clause)
        sides = tuple(party.code for party in self._discourse.dyad.parties)
        self._turned_away.clear()
        findings = self._read(clause)
        known = self._frames(clause)
        if known or findings or not clause.nominal:
            self._watch(
                Look(
                    clause=clause,
                    known=tuple(frame.name for frame in known),
                    fitting=tuple(frame.name for frame in known if self._fits(frame, clause)),
                    turned_away=tuple(self._turned_away),
                    findings=tuple(findings),
                    sides=sides,
                )
            )
        return findings

    def hear(self, clause: Clause, named: tuple[Party, ...]) -> None:
        """Note whom a question is about, which tells nothing itself: the answer goes on with "he" and "the two sides".

        Args:
            clause: a clause of the question.
            named: the parties that its sentence names.
        """
        self._discourse.turn(named)
        known = any(self._discourse.named.party_mentions(p.start, p.end) for p in clause.subjects)
        if known and not clause.question:  # "The Prime Minister of Chad arrived today. Whom will he meet?"
            self._note_subject(clause)

    def _read(self, clause: Clause) -> list[Finding]:
        if not clause.nominal:
            self._discourse.note_acting(NOBODY)
            acting = self._resolver.actor(clause, "subject")
            self._discourse.note_acting(acting, clause.subjects)
            if clause.finite and not clause.passive and self._speaks(clause):
                self._discourse.note_voice(acting, clause.sentence)
        self._turn(clause)
        _carry_subject(clause)
        fitting = [frame for frame in self._frames(clause) if self._fits(frame, clause)]
        contacts: list[ContactFinding] = []
        acts: list[ActFinding] = []
        listing = self._points.opens(clause)
        points = [found for frame in self._lexicon.will for found in self._points.read(frame, clause)]
        if self._points.holds(clause) and not clause.nominal:
            fitting = [frame for frame in fitting if frame.engagement is not None]
        if clause.nominal and not (fitting or points):
            # Most nouns are of no interest; there are more of them than of all else.
            self._terms.note(clause, contacts, acts)
            self._note_body(clause)
            return []
        for frame in fitting:
            if frame.engagement is not None:
                contacts += self._contacts.read(frame, clause)
            elif not listing and not points and not self._answers.told(clause):
                acts += self._acts.read(frame, clause)
        acts += points
        if not acts and not self._points.holds(clause):
            for frame in self._lexicon.will:
                acts += self._terms.read(
                    frame,
                    clause,
                    contact=lambda: bool(contacts) or Intended(self._resolver).is_contact(clause, verb=False),
                )
        if not acts and not self._points.holds(clause):
            acts += self._intended(clause, fitting, contacts)
        acts += self._answers.read(clause, acts)
        self._answers.made.extend(acts)
        self._note_asked(acts)
        self._settle_invitations(contacts)
        self._terms.note(clause, contacts, acts)
        self._note_contacts(contacts, clause)
        self._note_subject(clause)
        self._note_abreast(clause)
        self._note_body(clause)
        return [*contacts, *acts]

    def _note_contacts(self, contacts: list[ContactFinding], clause: Clause) -> None:
        if len(contacts) > 1 and (each := _met_apart(contacts)) and self._discourse.are_at_hand(each):
            return  # "Chad met Mali. Musa then received both ministers": the two sides are still Chad and Mali
        for contact in contacts:
            # "The two sides" are those who talk to each other, not who comes to a conference or mediates.
            told = _is_told(clause) or not self._discourse.in_contact
            # … but in a joint document "we" are all who gathered.
            ours = contact.kind is not EngagementKind.CONFERENCE or (
                self._discourse.joint and not self._discourse.in_contact
            )
            if not contact.frame.mediated and ours and told:
                self._discourse.note_contact(contact.met or contact.parties, contact.kind)
                self._discourse.note_company((*contact.visitors, *contact.hosts))
            if contact.kind is EngagementKind.VISIT and told and contact.parties and not contact.frame.joins:
                self._discourse.note_travelers(contact.parties[0], contact.visitors)
            gathering = contact.kind is EngagementKind.CONFERENCE or (
                contact.kind is EngagementKind.MEETING and any(p.lemma in GATHERED for p in clause.subjects)
            )
            if gathering and told:
                self._discourse.note_assembly(contact.parties)

    def _note_subject(self, clause: Clause) -> None:
        if clause.nominal or not (clause.own_subject and clause.finite):
            return
        if clause.copula and clause.phrase is not None and all(p.lemma == "it" for p in clause.subjects):
            return  # "It was their second encounter": nobody acts
        subject = self._resolver.actor(clause, "object" if clause.passive else "subject")
        if clause.relation is not Relation.RELATIVE or max(len(subject.parties), len(subject.people)) < 2:
            # "the accord that both presidents reached": behind it, "they" are still those who spoke of it.
            self._discourse.note_subject(subject, unnamed=_one_official(clause))

    def _note_abreast(self, clause: Clause) -> None:
        """Note two states that a clause holds side by side: "tensions between Chad and Mali have risen"."""
        if clause.nominal or clause.relation not in _MAIN_LINE or not clause.finite:
            return
        around = [*clause.obliques, *(held for phrase in clause.subjects for held in phrase.modifiers)]
        for pair in (*clause.subjects, *(phrase for word, phrase in around if word == "between")):
            if len(pair.conjuncts) == 1 and pair.pos == "PROPN":
                self._discourse.note_abreast(self._discourse.resolve(pair).parties)

    def _intended(
        self, clause: Clause, fitting: list[Frame], contacts: list[ContactFinding]
    ) -> list[ActFinding]:
        """What "will" and its like make of a clause, given the contacts that it tells of."""
        # "Will go on expanding", "will deliver wheat": such verbs are for contacts only with what goes with them.
        # … and who flies something in goes nowhere.
        carries = bool(clause.objects) and all(p.pos == "NOUN" or p.lemma == "it" for p in clause.objects)
        meant = any(
            f.engagement
            and not (f.means or f.named or f.promised or f.joins)
            and not (f.organization and clause.lemma == "vote")
            and not (carries and f.territory and "object" not in f.other)
            for f in fitting
        )
        arranged = clause.lemma in self._lexicon.arranged and (is_thing(clause) or is_sent(clause))
        journeys = (contact.kind is EngagementKind.VISIT or not contact.frame.joins for contact in contacts)
        told = any(
            own and not contact.frame.promised for own, contact in zip(journeys, contacts, strict=True)
        )
        contact = told or (meant and clause.lemma not in _LOOSE and not arranged)
        return [
            act
            for frame in self._lexicon.will
            for act in self._intentions.read(frame, clause, contact=contact)
        ]

    def _note_asked(self, acts: list[ActFinding]) -> None:
        for act in acts:
            if act.kind is CommitmentKind.REQUEST:
                self._discourse.note_asked(act.to, act.sentence)

    def _note_body(self, clause: Clause) -> None:
        for phrase in (*clause.subjects, *clause.objects):
            if is_body(phrase):
                self._discourse.note_body(clause.sentence)
            if phrase.lemma in _TEAMS:
                self._discourse.note_team(clause.sentence)

    def _speaks(self, clause: Clause) -> bool:
        """Whether a clause reports what somebody says or promises: "gave several assurances"."""
        promises = any(
            frame.commitment is CommitmentKind.PLEDGE
            for phrase in (clause.objects if clause.lemma in ("give", "make") else ())
            for frame in self._lexicon.by_noun.get(phrase.lemma, ())
        )
        verbs = self._lexicon.by_verb.get(clause.lemma, ())
        return (
            promises
            or says(clause, self._lexicon)
            or any(frame.commitment is CommitmentKind.PLEDGE and not frame.object for frame in verbs)
        )

    def _settle_invitations(self, contacts: list[ContactFinding]) -> None:
        """A visit that is invited and accepted is scheduled (codebook, Settled cases)."""
        self._proposed += [c for c in contacts if c.status is EngagementStatus.PROPOSED]
        if not self._proposed:
            return
        accepted = [
            act
            for act in self._answers.made[-_REACH:]
            if act.status is CommitmentStatus.ACCEPTED and act.kind is CommitmentKind.INVITATION
        ]
        if not accepted:
            return
        for contact in self._proposed[-_REACH:]:
            governing = (contact.clause, contact.clause.parent, contact.clause.governor)
            if any(act.clause in governing or act.act in governing for act in accepted):
                contact.status = EngagementStatus.SCHEDULED

    def _turn(self, clause: Clause) -> None:
        """Make a past tense the participle that it is: a letter sends nobody, and an agreement signs nothing.

        "A letter from Ali, sent to Maduro, …": the form is the same, and the parser takes it for what the letter did.
        """
        if clause.nominal or clause.passive or clause.tense != "past" or clause.objects or clause.complements:
            return
        things = {
            word
            for frame in self._lexicon.by_verb.get(clause.lemma, ())
            if all(self._filled(clause, role) for role in frame.only_with.get(clause.lemma, ()))
            for word in frame.object
        }
        if _nouns(clause.subjects[:1]) & things:
            clause.passive = True

    def _frames(self, clause: Clause) -> tuple[Frame, ...]:
        if clause.lemma in ("stand", "remain") and not clause.nominal:
            # "stands ready to help": the parser makes the adjective no predicate.
            state = self._wording.following(clause.end)
            if state in self._lexicon.by_adjective:
                return self._lexicon.by_adjective[state]
        if clause.nominal and clause.phrase is not None:
            nouns = self._lexicon.for_noun(clause.lemma, clause.phrase.adjectives)
            if not nouns and (name := assembly(clause.phrase)) and _happens(clause, self._lexicon):
                return self._lexicon.by_noun.get(name, ())
            return nouns or self._lexicon.by_noun.get(self._journey(clause, clause.phrase), ())
        if clause.lemma in _SHOWING and any(p.lemma in _ITSELF for p in clause.objects):
            # "declared itself ready to help"
            state = self._wording.following(max(p.end for p in clause.objects))
            if state in self._lexicon.by_adjective:
                return self._lexicon.by_adjective[state]
        # "is unwilling to": the ending makes it a verb to the parser
        predicative = clause.copula or (clause.progressive and clause.lemma not in self._lexicon.by_verb)
        if predicative and clause.lemma in self._lexicon.by_adjective:
            return self._lexicon.by_adjective[clause.lemma]
        return self._lexicon.by_verb.get(clause.lemma, ())

    def _journey(self, clause: Clause, phrase: Phrase) -> str:
        """The word for a journey that stands by somebody's name: "visiting", or "abroad" for "Musa, in Oslo, said"; else empty."""
        if "visiting" in phrase.adjectives:
            return "visiting"
        verb = clause.governor
        if verb is None or verb.nominal or clause.governor_role != "subject" or phrase.pos != "PROPN":
            return ""
        beside = [
            inner for word, inner in phrase.modifiers if word in ("in", "at", "back from", "fresh from")
        ]
        return "abroad" if beside and self._wording.comma_between(phrase.head_end, beside[0].start) else ""

    # Conditions of frames

    def _fits(self, frame: Frame, clause: Clause) -> bool:
        only = frame.only_object.get(clause.lemma)
        if (frame.object or frame.not_object or only is not None) and not self._is_about(frame, clause, only):
            return False
        if frame.engagement is not None and not frame.territory and {*clause.modifiers} & _TURNING:
            return False
        needed = frame.only_with.get(clause.lemma)
        if needed is not None and not any(self._filled(clause, role) for role in needed):
            return False
        if any(self._filled(clause, role) for role in frame.without) or (
            frame.invited and not is_invited(clause)
        ):
            return False
        if frame.under:
            return (clause.governor_role or "").removeprefix("oblique:") in frame.under
        if frame.object_of and not _nouns(phrases(clause, "object.of", self._lexicon)) & frame.object_of:
            return False
        if frame.of and not self._is_of(frame, clause):
            return False
        if not frame.light_only or answering_verb(clause, self._lexicon) is not None:
            return True
        if frame.act_only:
            # Who criticizes a plan, or tells of it, does not make it; who announces it does.
            return clause.governor is not None and clause.governor.lemma in self._lexicon.speech
        if (
            frame.commitment is CommitmentKind.REQUEST
            and clause.lemma in _ASKING_FOR
            and behind(clause, "for")
        ):
            return self._resolver.first(clause, ("possessor", "by", "from", "of", "adjective")).parties != ()
        if clause.lemma == "demand" and _nouns(behind(clause, "for")) & self._deeds:
            return True  # "its demand for their release"
        # "Libya’s pledge to eliminate …", "an Afghan request that they be reopened"
        return any(act.infinitive or act.introducer == "that" for act in complements(clause))

    def _is_about(self, frame: Frame, clause: Clause, only: Collection[str] | None) -> bool:
        """Whether a clause has the object that a frame wants, and none that it does not want."""
        nouns = self._things(frame, clause)
        if frame.object and not self._has_object(frame, clause, nouns):
            return False
        if nouns & frame.not_object and not self._names_another_thing(frame, clause):
            return False
        return only is None or not nouns.isdisjoint(only)

    @property
    def _deeds(self) -> frozenset[str]:
        """What can be urged: "the release of", "an end to"."""
        return frozenset(noun for frame in self._lexicon.by_verb.get("urge", ()) for noun in frame.object)

    def _is_of(self, frame: Frame, clause: Clause) -> bool:
        """Whether a noun is of what the frame wants: "the signing of several accords", "their signatures on a treaty"."""
        named = [*behind(clause, "of"), *behind(clause, "for"), *behind(clause, "on")]
        named += [inner for phrase in named for word, inner in phrase.modifiers if word == "of"]
        if _nouns(named) & frame.of:
            return True
        # "will host the signing ceremony"
        ceremony = clause.phrase is not None and {*clause.phrase.adjectives} & {"signing", "signature"}
        return bool(ceremony) and not named and light_verb(clause, self._lexicon) is not None

    def _things(self, frame: Frame, clause: Clause) -> set[str]:
        """The nouns in the roles that a frame looks for its object in."""
        nouns = _nouns([p for role in frame.through for p in phrases(clause, role, self._lexicon)])
        if clause.phrase is not None and clause.phrase.lemma == "worth":
            # "announced a deal worth $5 billion": the parser takes the sum for the object.
            nouns |= {c.lemma for c in clause.children if c.nominal and c.governor_role == "modifier:"}
        return nouns

    def _names_another_thing(self, frame: Frame, clause: Clause) -> bool:
        """Whether something stands beside what the frame is not for: "called for calm and for the release of"."""
        found = [p for role in frame.through for p in phrases(clause, role, self._lexicon)]
        members = [member for phrase in found for member in phrase.members()]
        apart = [member for member in members if not {*_forms(member)} & frame.not_object]
        return frame.commitment is CommitmentKind.REQUEST and len(members) > 1 and bool(apart)

    def _has_object(self, frame: Frame, clause: Clause, nouns: set[str]) -> bool:
        """Whether the object is one that the frame wants, by its own nouns or by words that stand for them."""
        signing = frame.engagement is EngagementKind.SIGNING
        if signing and clause.passive and clause.agents and not nouns:
            return True  # "Signed by both leaders", at the foot of the text itself
        if signing and clause.lemma in _SIGNING and nouns & {"it", "them"}:
            return True
        # "signed the extension of a treaty"
        of = _nouns([p for role in frame.through for p in phrases(clause, f"{role}.of", self._lexicon)])
        titled = _title_words(clause, frame, self._lexicon) if signing else set()
        return bool((nouns | of | titled) & frame.object)

    def _filled(self, clause: Clause, role: str) -> bool:
        if role == "complement":
            return any(True for _ in complements(clause))
        if role == "parataxis":  # "the summit will be held in Kigali, it was decided"
            aside = clause.relation in (Relation.PARATAXIS, Relation.CONJ) and not clause.objects
            return aside or any(child.relation is Relation.PARATAXIS for child in clause.children)
        if role == "participle":
            return any(
                ((act.participle and not act.finite) or act.relation is Relation.PARTICIPLE)
                and act.introducer is None
                for act in complements(clause)
            )
        if role in ("infinitive", "finite"):
            return any(act.infinitive == (role == "infinitive") for act in complements(clause))
        if role == "passive":  # "is committed to leaving"
            return clause.passive and not clause.agents
        if role == "deadline":  # "gave Chad until Friday to", "48 hours to"
            return any(
                word in ("until", "till") or (word == "" and phrase.lemma in _SPANS)
                for word, phrase in clause.obliques
            )
        if any(act.introducer == role for act in clause.complements):
            return True  # "warned Chad against building it"
        return any(not is_time(phrase) for phrase in phrases(clause, role, self._lexicon))


def _met_apart(contacts: list[ContactFinding]) -> set[Party]:
    """Who is met one by one where a clause tells of several contacts that one party has."""
    common = set(contacts[0].parties).intersection(*(contact.parties for contact in contacts))
    return {party for contact in contacts for party in contact.parties} - common


def _one_official(clause: Clause) -> tuple[int, int] | None:
    """Where a clause names its subject by the office of one person ("Kenya's foreign minister"), None where it does not.

    With it comes where what is said there in a clause of its own ends, for the subject itself where nothing is.
    """
    subjects = undergoing(clause) if clause.passive else clause.subjects
    if len(subjects) != 1 or subjects[0].conjuncts or subjects[0].number == "plur":
        return None
    start = subjects[0].start
    said = max((act.span[1] for act in clause.complements if act.finite), default=start)
    return (start, said) if subjects[0].lemma in words().title_heads | _UNTITLED else None


def _carry_subject(clause: Clause) -> None:
    """Give a verb the subject that the parser lost: "Oman said it backs the text, welcomes the visit and will send two ships"."""
    if clause.nominal or clause.subjects or not clause.finite or clause.passive or clause.quoted:
        return
    above = clause.parent
    if above is None or above.nominal or clause.impersonal or clause.introducer is not None:
        return
    if clause.relation is Relation.CONJ:
        clause.subjects = list(above.subjects) if above.finite and not above.passive else []
    elif clause.relation is Relation.PARATAXIS:
        before = [c for c in above.complements if c.finite and c.subjects and c.start < clause.start]
        if before and clause.tense == before[-1].tense:
            clause.subjects = list(before[-1].subjects)


def _refusing(lexicon: Lexicon) -> Frame | None:
    """The frame of "refuse", which an answer without an object of its own counts as."""
    frames = lexicon.by_verb.get("refuse", ())
    return next((frame for frame in frames if frame.commitment is CommitmentKind.REFUSAL), None)


def _happens(clause: Clause, lexicon: Lexicon) -> bool:
    """Whether a party's own name is for its session: "at the General Assembly", but not "told the General Assembly"."""
    preposition = (clause.governor_role or "").rpartition(":")[2]
    return preposition in _SESSION or light_verb(clause, lexicon) is not None


def _is_told(clause: Clause) -> bool:
    """Whether a clause tells of a contact, and does not only mention it: what stands in a relative clause is background."""
    verb = clause.governor if clause.nominal else clause
    while verb is not None and verb.nominal:
        verb = verb.governor
    if clause.nominal and verb is not None and verb.lemma in _TELLING and clause.governor_role in _TOPICS:
        return False  # "briefed his guest on his talks with Musa"
    while verb is not None:
        if verb.relation in (Relation.RELATIVE, Relation.PARTICIPLE):
            return False
        marks = (
            [verb.introducer, *(m for m, act in verb.parent.adverbials if act is verb)] if verb.parent else []
        )
        if not _BACKGROUND.isdisjoint(marks):
            return False  # "met Musa two days after he received Okello"
        verb = verb.parent if verb.relation is Relation.CONJ else None
    return True


def _title_words(clause: Clause, frame: Frame, lexicon: Lexicon) -> set[str]:
    """The words of a text's own title, whose head is any noun: "the Joint Communiqué Concerning Diplomatic Relations"."""
    found = [p for role in frame.through for p in phrases(clause, role, lexicon)]
    return {word.lower() for p in found for word in p.text.split() if word[:1].isupper()}


def _nouns(found: list[Phrase]) -> set[str]:
    return {word for phrase in found for member in phrase.members() for word in _forms(member)}


def _forms(phrase: Phrase) -> set[str]:
    """The forms of a noun; sums are "money", whatever the currency, and "a package worth …" is a package."""
    forms = noun_forms(phrase)
    if phrase.pos == "SYM" or not _AMOUNTS.isdisjoint((*phrase.adjectives, phrase.lemma)):
        forms.add("money")
    words = phrase.text.split()
    if phrase.lemma == "worth" and len(words) > 1:
        forms.add(words[-2].lower())
    return forms
