"""Frames applied: from a clause to what it says, in the order of the text."""

from __future__ import annotations

from diplotrack.records import CommitmentKind, CommitmentStatus, EngagementKind, EngagementStatus, Party
from diplotrack_article.acts import ActFrames
from diplotrack_article.answers import Answers
from diplotrack_article.attribution import says
from diplotrack_article.clauses import Clause, Relation
from diplotrack_article.contacts import ContactFrames
from diplotrack_article.findings import ActFinding, ContactFinding, Finding
from diplotrack_article.fitting import Fitting
from diplotrack_article.intended import Intended
from diplotrack_article.intentions import IntentionFrames
from diplotrack_article.lexicon import Frame, Lexicon
from diplotrack_article.points import Points
from diplotrack_article.reference import GATHERED, NOBODY, Discourse
from diplotrack_article.roles import (
    Resolver,
    undergoing,
)
from diplotrack_article.terms import Terms
from diplotrack_article.tracing import Look, Watch
from diplotrack_article.wording import Wording, is_sent, is_thing
from diplotrack_article.words import words

TEAMS = frozenset({"delegation", "team", "mission", "group", "party"})
"""Nouns for those who are sent somewhere together."""


# Verbs of motion that mean much else besides.
_LOOSE = frozenset(
    {"go", "continue", "come", "return", "leave", "stop", "cross", "drive", "stay", "spend", "move on"}
)
_TELLING = frozenset(
    {"brief", "inform", "update", "tell", "debrief", "report", "speak", "acquaint", "apprise", "notify"}
)
_TOPICS = frozenset({"oblique:on", "oblique:about", "oblique:of", "oblique:with", "oblique:regarding"})
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
        self._fitting = Fitting(self._resolver, self._wording)
        self._turned_away: list[tuple[str, str]] = []
        traced = self._turned_away if watch is not None else None
        self._contacts = ContactFrames(self._resolver, self._wording, traced)
        self._acts = ActFrames(self._resolver, self._wording, traced)
        self._intentions = IntentionFrames(self._resolver, self._wording)
        self._intended = Intended(self._resolver)
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
        known = self._fitting.known(clause)
        if known or findings or not clause.nominal:
            self._watch(
                Look(
                    clause=clause,
                    known=tuple(frame.name for frame in known),
                    fitting=tuple(frame.name for frame in known if self._fitting.fits(frame, clause)),
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
            self._begin(clause)
        fitting = [frame for frame in self._fitting.known(clause) if self._fitting.fits(frame, clause)]
        contacts: list[ContactFinding] = []
        acts: list[ActFinding] = []
        listing = self._points.opens(clause)
        points: list[ActFinding] = []
        for frame in self._lexicon.will:
            points += self._points.read(frame, clause)
        if clause.nominal and not (fitting or points):
            # Most nouns are of no interest; there are more of them than of all else.
            self._terms.note(clause, contacts, acts)
            self._note_body(clause)
            return []
        listed = self._points.holds(clause)
        if listed and not clause.nominal:
            fitting = [frame for frame in fitting if frame.engagement is not None]
        for frame in fitting:
            if frame.engagement is not None:
                contacts += self._contacts.read(frame, clause)
            elif not listing and not points and not self._answers.told(clause):
                acts += self._acts.read(frame, clause)
        acts += points
        if not acts and not listed:
            for frame in self._lexicon.will:
                acts += self._terms.read(
                    frame,
                    clause,
                    contact=lambda: bool(contacts) or self._intended.is_contact(clause, verb=False),
                )
        if not acts and not listed:
            for frame in self._lexicon.will:
                acts += self._intentions.read(
                    frame, clause, contact=lambda: self._is_contact(clause, fitting, contacts)
                )
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

    def _begin(self, clause: Clause) -> None:
        """Note who acts in a verb's clause, and set right what the parser could not know of it."""
        self._discourse.note_acting(NOBODY)
        acting = self._resolver.actor(clause, "subject")
        self._discourse.note_acting(acting, clause.subjects)
        if clause.finite and not clause.passive and self._speaks(clause):
            self._discourse.note_voice(acting, clause.sentence)
        if self._fitting.is_undergone(clause):
            clause.passive = True
            self._discourse.changed()
        if _carry_subject(clause):
            self._discourse.changed()

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
            listed = any(phrase.conjuncts for phrase in clause.subjects)
            self._discourse.note_subject(subject, unnamed=_one_official(clause), listed=listed)

    def _note_abreast(self, clause: Clause) -> None:
        """Note two states that a clause holds side by side: "tensions between Chad and Mali have risen"."""
        if clause.nominal or clause.relation not in _MAIN_LINE or not clause.finite:
            return
        pairs = [phrase for phrase in clause.subjects if phrase.conjuncts]
        pairs += [phrase for word, phrase in clause.obliques if word == "between"]
        for phrase in clause.subjects:
            if phrase.modifiers:
                pairs += [held for word, held in phrase.modifiers if word == "between"]
        for pair in pairs:
            if len(pair.conjuncts) == 1 and pair.pos == "PROPN":
                self._discourse.note_abreast(self._discourse.resolve(pair).parties)

    def _is_contact(self, clause: Clause, fitting: list[Frame], contacts: list[ContactFinding]) -> bool:
        """Whether a clause's own verb is for a contact, given the contacts that it tells of."""
        journeys = (contact.kind is EngagementKind.VISIT or not contact.frame.joins for contact in contacts)
        if any(own and not contact.frame.promised for own, contact in zip(journeys, contacts, strict=True)):
            return True
        arranged = clause.lemma in self._lexicon.arranged and (is_thing(clause) or is_sent(clause))
        if arranged or clause.lemma in _LOOSE:
            return False
        # "Will go on expanding", "will deliver wheat": such verbs are for contacts only with what goes with them.
        # … and who flies something in goes nowhere.
        carries = bool(clause.objects) and all(p.pos == "NOUN" or p.lemma == "it" for p in clause.objects)
        return any(
            f.engagement
            and not (f.means or f.named or f.promised or f.joins)
            and not (f.organization and clause.lemma == "vote")
            and not (carries and f.territory and "object" not in f.other)
            for f in fitting
        )

    def _note_asked(self, acts: list[ActFinding]) -> None:
        for act in acts:
            if act.kind is CommitmentKind.REQUEST:
                self._discourse.note_asked(act.to, act.sentence)

    def _note_body(self, clause: Clause) -> None:
        bodies = words().bodies
        for there in (clause.subjects, clause.objects):
            for phrase in there:
                if phrase.lemma in bodies:
                    self._discourse.note_body(clause.sentence)
                if phrase.lemma in TEAMS:
                    self._discourse.note_team(clause.sentence)

    def _speaks(self, clause: Clause) -> bool:
        """Whether a clause reports what somebody says or promises: "gave several assurances"."""
        if says(clause, self._lexicon):
            return True
        for frame in self._lexicon.by_verb.get(clause.lemma, ()):
            if frame.commitment is CommitmentKind.PLEDGE and not frame.object:
                return True
        return clause.lemma in ("give", "make") and any(
            frame.commitment is CommitmentKind.PLEDGE
            for phrase in clause.objects
            for frame in self._lexicon.by_noun.get(phrase.lemma, ())
        )

    def _settle_invitations(self, contacts: list[ContactFinding]) -> None:
        """A visit that is invited and accepted is scheduled (codebook, Settled cases)."""
        for contact in contacts:
            if contact.status is EngagementStatus.PROPOSED:
                self._proposed.append(contact)
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
    if subjects[0].lemma not in words().title_heads and subjects[0].lemma not in _UNTITLED:
        return None
    start = subjects[0].start
    said = max((act.span[1] for act in clause.complements if act.finite), default=start)
    return start, said


def _carry_subject(clause: Clause) -> bool:
    """Give a verb the subject that the parser lost: "Oman said it backs the text, welcomes the visit and will send two ships".

    Returns:
        Whether it has one now that it did not have.
    """
    if clause.subjects or not clause.finite or clause.passive or clause.quoted:
        return False
    above = clause.parent
    if above is None or above.nominal or clause.impersonal or clause.introducer is not None:
        return False
    if clause.relation is Relation.CONJ:
        clause.subjects = list(above.subjects) if above.finite and not above.passive else []
    elif clause.relation is Relation.PARATAXIS:
        before = [c for c in above.complements if c.finite and c.subjects and c.start < clause.start]
        if before and clause.tense == before[-1].tense:
            clause.subjects = list(before[-1].subjects)
    return bool(clause.subjects)


def _refusing(lexicon: Lexicon) -> Frame | None:
    """The frame of "refuse", which an answer without an object of its own counts as."""
    frames = lexicon.by_verb.get("refuse", ())
    return next((frame for frame in frames if frame.commitment is CommitmentKind.REFUSAL), None)


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
