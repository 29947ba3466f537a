"""Answers: what became of an earlier proposal, request, invitation or promise, and the refusal that a "no" is besides."""

from __future__ import annotations

import re

import attrs

from diplotrack.records import CommitmentKind, CommitmentStatus, Party
from diplotrack_article.actors import codes
from diplotrack_article.clauses import Clause, Phrase
from diplotrack_article.denials import CALLING, Denials
from diplotrack_article.findings import ActFinding
from diplotrack_article.inviting import Inviting
from diplotrack_article.lexicon import Frame, Lexicon
from diplotrack_article.reference import Actor
from diplotrack_article.roles import Resolver, acting, behind, undergoing
from diplotrack_article.standing import asked_for, conditional
from diplotrack_article.wording import Wording, evidence, is_official

_BY_ANOTHER = frozenset({"accepted", "declined"})
_INVITED = frozenset({CommitmentKind.INVITATION})
_ASKED = frozenset({CommitmentKind.PROPOSAL, CommitmentKind.REQUEST, CommitmentKind.INVITATION})
# What can be said of an offer that is only "it", or not even that: "rejected it", "both accepted".
_ACCEPTING = frozenset({"accept", "consent", "assent", "accede", "agree", "oblige"})
_GRANTING = frozenset({"approve", "grant", "heed", "meet", "fulfil", "fulfill", "take up", "give"})
_POINTING = frozenset({"it", "this", "that", "them", "which", "these", "both"})
# "found favor with", "met with approval"
_IDIOMS = {"find": frozenset({"favor", "favour", "acceptance", "approval"}), "meet": frozenset({"consent", "approval", "favor", "favour", "agreement", "acceptance"})}  # fmt: skip
_YES, _NO = frozenset({"yes"}), frozenset({"no"})
_GOOD = frozenset({"positive", "affirmative", "favorable", "favourable"})
_BAD = frozenset({"negative"})
_TONES = _GOOD | _BAD
_REPLIES = frozenset({"answer", "reply", "response"})
# "The answer was no", "Moscow's reply came back negative"
_WAS_NO = re.compile(
    r"\b(?:was|is|came(?: back)?|has been|remained)\s+(?:a\s+)?(?:[\w-]+\s+)?[“\"]?(?:no\b(?!\s+\w)|negative\b|in the negative\b)",
    re.IGNORECASE,
)
_TURNING_DOWN = frozenset({"reject", "refuse", "turn down", "rebuff", "spurn", "rule out", "brush aside", "throw out", "dismiss", "wave aside", "wave away", "veto", "snub", "shoot down"})  # fmt: skip
_SAYING = frozenset({"say", "answer", "reply", "give", "send"})
_ANSWERING = _ACCEPTING | _SAYING | {"hear", "have"}
_ABILITY = frozenset({"can", "could", "would", "will"})
# "accepted the invitation with pleasure": what the parser hangs on the noun but says how.
_MANNER = frozenset({"with", "in", "on", "at", "without", "during"})
# How many sentences behind an offer a bare "no" still answers it.
_REACH = 1
_PREDICATE = 40  # how far behind its verb an answer's own words end
_SHORT = 4  # "no" and what stands around it
_FAR = 400  # acts back; it keeps the work linear in the length of the text


@attrs.frozen
class Answers:
    """Applies answers to the acts that a text has told of so far.

    Attributes:
        resolver: tells who answers.
        wording: the document's words.
        refusing: the frame that a refusal without words of its own is put down to.
        made: the acts told so far, in their order; those of the clause at hand too.
    """

    resolver: Resolver
    wording: Wording
    refusing: Frame | None
    made: list[ActFinding] = attrs.field(factory=list)
    _denials: Denials = attrs.field(
        init=False, default=attrs.Factory(lambda own: Denials(own.resolver, own.wording), takes_self=True)
    )
    _inviting: Inviting = attrs.field(
        init=False, default=attrs.Factory(lambda own: Inviting(own.resolver), takes_self=True)
    )

    _telling: frozenset[str] = attrs.field(
        init=False, default=attrs.Factory(lambda own: _verbs(own.resolver.lexicon), takes_self=True)
    )

    def read(self, clause: Clause, acts: list[ActFinding]) -> list[ActFinding]:
        """Apply what a clause says became of an earlier act; give the refusal that it is besides.

        Args:
            clause: the clause.
            acts: the acts that the clause itself makes; a refusal among them learns whom it is addressed to.
        """
        if clause.nominal or clause.question:
            return []
        status, coming = self._status(clause), self._inviting.consents(clause)
        if (status is None and coming is None) or conditional(clause):
            return []
        if asked_for(clause, self.resolver.lexicon):
            return []
        if coming is not None:
            return self._coming(clause, coming, acts)
        return [] if status is None else self._answered(clause, status, acts)

    def _answered(self, clause: Clause, status: CommitmentStatus, acts: list[ActFinding]) -> list[ActFinding]:
        """Apply what became of an earlier act; give the refusal that it is besides, if not in `acts`."""
        by = self._who(clause)
        if not by.parties and _of_others(clause):
            return []
        target = self._target(clause, status, by)
        if target is None:
            return self._alone(clause, status, by, acts)
        target.status = status
        target.chain = (*target.chain, f"“{self.wording.of(clause.span)}”")
        if status not in _BY_ANOTHER or target.kind not in _ASKED:
            return []
        parties = () if set(by.parties) <= set(target.parties) else by.parties
        if not parties and not any(phrase.pos == "PROPN" for phrase in acting(clause)):
            parties = target.to
        if parties and not target.to:
            target.to = tuple(party for party in parties if party not in target.parties)
            target.chain = (*target.chain, f"who answers is addressed: {codes(target.to)}")
        unsaid = clause.passive and not clause.agents and clause.lemma not in _IDIOMS
        if unsaid and target.kind is CommitmentKind.REQUEST and len(target.to) == 1:
            parties, unsaid = target.to, False  # "That request was not granted": by the one that was asked
        if status is not CommitmentStatus.DECLINED or not parties or unsaid:
            return []
        own = [act for act in acts if act.kind is CommitmentKind.REFUSAL]
        for act in own:
            act.to = tuple(party for party in target.parties if party not in act.parties)
            act.chain = (*act.chain, self._answering(act.parties, target))
        if own or self.refusing is None:
            return []
        return [self._refusal(self.refusing, clause, Actor(parties=parties, chain=by.chain), target)]

    def _alone(
        self, clause: Clause, status: CommitmentStatus, by: Actor, acts: list[ActFinding]
    ) -> list[ActFinding]:
        """The refusal of something that was told in words of no frame: "a draft lay ready; Chad turned it down"."""
        pointed = bool(clause.objects) and all(_points(phrase) for phrase in undergoing(clause))
        down = clause.lemma in _TURNING_DOWN and pointed
        if status is not CommitmentStatus.DECLINED or not (down or _nothing(clause) or self._says_no(clause)):
            return []
        if clause.passive or not by.parties or self.refusing is None:
            return []
        own = any(act.kind is CommitmentKind.REFUSAL for act in acts)
        if own or any(made.parties == by.parties for made in self.made[-1:]):
            return []  # Nobody turns down what is its own.
        refusal = ActFinding(
            frame=self.refusing,
            clause=clause,
            span=evidence(clause),
            sentence=clause.sentence,
            parties=by.parties,
            kind=CommitmentKind.REFUSAL,
            content=self.wording.of(clause.span),
            chain=by.chain,
        )
        return [refusal]

    def _coming(self, clause: Clause, coming: Clause, acts: list[ActFinding]) -> list[ActFinding]:
        """Who was invited just before and says that he will come has accepted, and made no promise besides."""
        by = self._who(clause)
        target = self._last(clause, _INVITED, CommitmentStatus.ACCEPTED, by, reach=_REACH)
        if target is None or not by.parties or not set(by.parties) & set(target.to):
            return []
        if target.status is CommitmentStatus.OPEN:
            target.status = CommitmentStatus.ACCEPTED
            target.chain = (*target.chain, f"“{self.wording.of(clause.span)}”")
        acts[:] = [act for act in acts if act.act is not coming or act.kind is not CommitmentKind.PLEDGE]
        return []

    def _refusal(self, frame: Frame, clause: Clause, by: Actor, target: ActFinding) -> ActFinding:
        """An offer that was turned down is two records (codebook, Settled cases)."""
        return ActFinding(
            frame=frame,
            clause=clause,
            span=evidence(clause),
            sentence=clause.sentence,
            parties=by.parties,
            kind=CommitmentKind.REFUSAL,
            content=target.content,
            to=tuple(party for party in target.parties if party not in by.parties),
            chain=(*by.chain, self._answering(by.parties, target)),
        )

    def _answering(self, parties: tuple[Party, ...], target: ActFinding) -> str:
        """The step that says who answers whom."""
        return f"{codes(parties)} answers “{self.wording.of(target.span)}” of {codes(target.parties)}"

    def _who(self, clause: Clause) -> Actor:
        """Who answers: the subject; of "did not find favor with", whoever stands behind "with"."""
        if clause.lemma in _IDIOMS and (
            found := self.resolver.first(clause, ("with", "object.with", "with.possessor"))
        ):
            return found
        if self._is_unacceptable(clause):
            return self._denials.by(clause)  # "said the request was a non-starter"
        return self.resolver.actor(clause, "subject")

    def told(self, clause: Clause) -> bool:
        """Whether a noun that is answered, "accepted the invitation", only points back to an act told before."""
        verb, phrase = clause.governor, clause.phrase
        if (
            not clause.nominal
            or verb is None
            or phrase is None
            or phrase.determiner not in ("the", "this", "that")
        ):
            return False
        kinds = self.resolver.lexicon.answers.get(phrase.lemma)
        own = phrase.possessor is not None or bool(phrase.modifying)
        own = own or any(word not in _MANNER for word, _ in phrase.modifiers)
        if kinds is None or own:
            return False
        if self._verdict(verb) is None:
            # "will study the invitation"; but "the invitation was extended by Kenya" tells of it
            return phrase.lemma == "invitation" and verb.lemma not in self.resolver.lexicon.light
        return any(made.kind in kinds for made in self.made)

    # Yes or no

    def _is_unacceptable(self, clause: Clause) -> bool:
        return clause.copula and self._denials.is_unacceptable(clause)

    @property
    def _declining(self) -> frozenset[str]:
        return self.resolver.lexicon.statuses["declined"]

    def _status(self, clause: Clause) -> CommitmentStatus | None:
        verdict = self._verdict(clause)
        if verdict is None:
            return None
        if self._is_no(clause):
            return CommitmentStatus.DECLINED
        if clause.negated:
            # "was not accepted", "could not be accepted"; but "did not reject it" says nothing of what became of it
            possible = clause.modal is None or clause.modal in _ABILITY
            if _nothing(clause):
                return CommitmentStatus.DECLINED  # "would have none of it"
            telling = clause.lemma in _ACCEPTING or clause.lemma in _IDIOMS or clause.lemma in _GRANTING
            refused = verdict is CommitmentStatus.ACCEPTED and possible and telling
            return CommitmentStatus.DECLINED if refused else None
        return None if clause.modal else verdict

    def _verdict(self, clause: Clause) -> CommitmentStatus | None:
        if not (clause.lemma in self._telling or clause.copula or self._is_no(clause)):
            return None
        if clause.lemma in _IDIOMS:
            meant = self._things(clause) | {phrase.lemma for phrase in behind(clause, "with")}
            return CommitmentStatus.ACCEPTED if meant & _IDIOMS[clause.lemma] else None
        if _nothing(clause):
            return CommitmentStatus.DECLINED
        if self._says_no(clause) or self._is_no(clause) or _unheard(clause):
            return CommitmentStatus.DECLINED
        if clause.lemma in ("say", "answer", "reply") and self._things(clause) & _YES:
            return CommitmentStatus.ACCEPTED
        for phrase in clause.objects if clause.lemma in ("give", "send") else ():
            if phrase.lemma in _REPLIES and (tone := {*phrase.adjectives} & _TONES):
                return CommitmentStatus.ACCEPTED if tone & _GOOD else CommitmentStatus.DECLINED
        if self._denials.is_unacceptable(clause):
            return CommitmentStatus.DECLINED
        for name, lemmas in self.resolver.lexicon.statuses.items():
            if clause.lemma in lemmas:
                return CommitmentStatus(name)
        return CommitmentStatus.ACCEPTED if clause.lemma in _ACCEPTING else None

    def _things(self, clause: Clause) -> set[str]:
        """The nouns of the objects, and the word right behind the verb."""
        return {phrase.lemma for phrase in clause.objects} | {self.wording.following(clause.end)}

    def _says_no(self, clause: Clause) -> bool:
        """As in "Kampala said no"; but "said no talks were planned" is no answer."""
        if clause.lemma not in ("say", "answer", "reply") or clause.complements:
            return False
        if any(child.lemma in ("ask", "question") for _, child in clause.adverbials):
            return False  # "Asked whether he would resign, he said no"
        alone = any(phrase.text.lower() in _NO for phrase in clause.objects)
        return alone or self.wording.text[clause.end : clause.end + _SHORT].strip(' .,;:–—“”"').lower() in _NO

    def _is_no(self, clause: Clause) -> bool:
        """As in "the answer was no"."""
        replies = any(phrase.lemma in _REPLIES for phrase in clause.subjects)
        return (
            replies and _WAS_NO.search(self.wording.text, clause.span[0], clause.end + _PREDICATE) is not None
        )

    # To what

    def _target(self, clause: Clause, status: CommitmentStatus, by: Actor) -> ActFinding | None:
        answers = self.resolver.lexicon.answers
        things = [*undergoing(clause), *(p for word in ("to",) for p in behind(clause, word))]
        if clause.lemma in _SAYING or _nothing(clause) or self._is_no(clause):
            things = []
        if clause.lemma in _IDIOMS or _unheard(clause) or self._is_unacceptable(clause):
            things = [*clause.subjects]
        for phrase in things:
            kinds = answers.get(phrase.lemma)
            if kinds is not None and phrase.determiner not in ("a", "an", "any", "no"):
                if (found := self._last(clause, kinds, status, by)) is not None:
                    return found
            elif kinds is not None and (found := self._same_words(phrase, kinds)) is not None:
                return found
        if status not in _BY_ANOTHER or any(not _points(phrase) for phrase in things):
            return None
        if things:
            if (
                clause.lemma not in _ACCEPTING
                and clause.lemma not in _GRANTING
                and clause.lemma not in self._declining
            ):
                return None
        elif clause.complements or clause.passive or (self._goes_on(clause) and not self._is_no(clause)):
            return None
        return self._last(clause, _ASKED, status, by, reach=_REACH)

    def _goes_on(self, clause: Clause) -> bool:
        """Whether a verb without an object is no answer for all that: "agreed on a dam", "refused to comment"."""
        if _nothing(clause):
            return any(phrase.pos == "PROPN" for phrase in behind(clause, "of"))
        if clause.lemma not in _ANSWERING and clause.lemma not in self._declining:
            return True
        purposes = any(marker == "to" for marker, _ in clause.adverbials)
        return purposes or any(
            word in ("on", "to", "with", "upon", "from", "of", "in") for word, _ in clause.obliques
        )

    def _same_words(self, phrase: Phrase, kinds: frozenset[CommitmentKind]) -> ActFinding | None:
        """The act that a noun itself made: "a request by Chile was not accepted"."""
        for made in reversed(self.made[-_FAR:]):
            if made.kind in kinds and made.clause.nominal and phrase.start <= made.clause.start < phrase.end:
                return made
        return None

    def _last(
        self,
        clause: Clause,
        kinds: frozenset[CommitmentKind],
        status: CommitmentStatus,
        by: Actor,
        reach: int | None = None,
    ) -> ActFinding | None:
        """The last act of these kinds that somebody else made; one's own promise is kept or broken by oneself."""
        for made in reversed(self.made[-_FAR:]):
            if reach is not None and clause.sentence - made.sentence > reach:
                return None
            if made.clause is clause or made.kind not in kinds:
                continue
            # Nobody accepts an own offer: "he" is the one to whom it was made.
            pronoun = bool(made.to) and all(phrase.pos == "PRON" for phrase in acting(clause))
            answering = not by.parties or pronoun or not set(by.parties) <= set(made.parties)
            if answering or status not in _BY_ANOTHER:
                return made
        return None


def _verbs(lexicon: Lexicon) -> frozenset[str]:
    """All verbs that can tell of an answer."""
    return frozenset(_IDIOMS).union(
        *lexicon.statuses.values(), _ACCEPTING, _SAYING, CALLING, ("hear", "have", "fall", "be")
    )


def _nothing(clause: Clause) -> bool:
    """As in "would have none of it", "would not hear of it"."""
    if clause.lemma == "hear":
        return clause.negated and clause.modal in ("would", "will") and bool(behind(clause, "of"))
    return clause.lemma == "have" and any(
        phrase.text.lower().startswith("none of it") for phrase in clause.objects
    )


def _of_others(clause: Clause) -> bool:
    """Whether somebody answers who acts for no party: "bondholders have rejected the government's offer"."""
    answering = [] if clause.passive or clause.lemma in _IDIOMS or _unheard(clause) else acting(clause)
    people = (phrase for phrase in answering if phrase.pos == "NOUN" and phrase.number == "plur")
    return bool(answering) and len(list(people)) == len(answering) and not any(map(is_official, answering))


def _unheard(clause: Clause) -> bool:
    """As in "the request fell on deaf ears"."""
    return clause.lemma == "fall" and any(
        p.lemma == "ear" and "deaf" in p.adjectives for _, p in clause.obliques
    )


def _points(phrase: Phrase) -> bool:
    return phrase.lemma in _POINTING or phrase.text.lower() in _POINTING
