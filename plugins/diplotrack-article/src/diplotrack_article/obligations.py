"""Obligations: what one party says that another must do, or that must be done, is a request."""

from __future__ import annotations

import re
from collections.abc import Callable

import attrs

from diplotrack.records import CommitmentKind
from diplotrack_article.actors import codes
from diplotrack_article.addressees import Addressees
from diplotrack_article.clauses import Clause, Relation
from diplotrack_article.findings import ActFinding
from diplotrack_article.lexicon import Frame
from diplotrack_article.reference import NOBODY, Actor
from diplotrack_article.roles import Resolver
from diplotrack_article.standing import OBLIGING, conditional, said_so
from diplotrack_article.wording import Wording, evidence, is_organ, is_thing

# What nobody could later say was done.
_ATTITUDES = frozenset(
    {"act", "respect", "view", "treat", "understand", "cherish", "learn", "trust", "behave", "wish"}
)
_LETTING = frozenset({"allow", "let", "permit"})
_BINDING = frozenset({"must", "have to", "need to"})
# What somebody sees to who can: "the air raids must end", "aid must flow".
_COMING_ABOUT = frozenset({"end", "stop", "cease", "leave", "go", "resume", "reopen", "flow", "return", "fall", "withdraw", "disappear", "come down", "depart", "go silent"})  # fmt: skip
# What nobody in particular ends: "all conflicts must end at the table".
_LARGE = frozenset(
    {"conflict", "dispute", "crisis", "era", "impunity", "practice", "rhetoric", "mentality", "life"}
)
# "It is time for Chad to leave", "it was up to Chad to answer"
_UP_TO = frozenset({"up to", "for", "incumbent on", "incumbent upon", "upon", "on"})
_DUE = re.compile(r"\bit(?:\s+is|[\u2019']s|\s+was)\s+(?:\w+\s+)?(?:time|up to|incumbent)\b", re.IGNORECASE)
_OPENING = re.compile(r"(?:^|[\n“\"‘]|[.!?]\s|:\s)\s*$")
# What is said to a hearer without asking anything: "make no mistake", "let us be clear".
_PHRASES = frozenset({"make", "let", "look", "imagine", "remember", "trust", "believe", "thank", "forgive", "excuse", "take", "note", "ask", "see", "mark", "listen", "consider", "think", "call", "say", "tell", "be", "have", "do", "know", "wait", "guess", "congratulate"})  # fmt: skip


@attrs.frozen
class Obligations:
    """Reads what is put upon others.

    Attributes:
        resolver: tells whom roles mean.
        wording: the document's words.
        voice: tells who speaks in the text around a clause, where nobody is said to.
    """

    resolver: Resolver
    wording: Wording
    voice: Callable[[Clause], Actor]

    def read(self, frame: Frame, clause: Clause, *, act: Callable[[Clause], bool]) -> list[ActFinding]:
        """The request that a clause makes by its modal verb or its form; none where it makes none.

        Args:
            frame: the frame that it is put down to.
            clause: the clause.
            act: tells whether a clause's verb is for something that could later be checked.
        """
        if clause.nominal or clause.question:
            return []
        told = self._is_told_to(clause)
        above = None if told else self._needing(clause)
        if not (told or above is not None or clause.modal in OBLIGING) or conditional(clause):
            return []
        if told:
            return self._request(
                frame, clause, self.resolver.speaker(clause), Addressees(self.resolver).hearer(clause)
            )
        if above is not None:
            by = self.resolver.speaker(above) or self.voice(above)
            to = self.resolver.actor(clause, "subject") or self.resolver.first(above, tuple(_UP_TO))
            named = self.resolver.discourse.named.parties_between(above.span[0], clause.start)
            to = to or Actor(parties=named, chain=(f"named before the act: {codes(named)}",) if named else ())
            another = to.parties and not set(by.parties) & set(to.parties)
            return self._request(frame, clause, by, to) if by.parties and another else []
        if clause.lemma in _ATTITUDES or self._is_condition(clause):
            return []
        if clause.passive:
            return self._to_be_done(frame, clause)
        if clause.lemma in _COMING_ABOUT and clause.modal in _BINDING and is_thing(clause):
            return self._to_come_about(frame, clause)
        letting = clause.lemma in _LETTING and bool(clause.objects or clause.complements)
        return self._of_subject(frame, clause) if letting or act(clause) else []

    def _is_condition(self, clause: Clause) -> bool:
        """As in "should the parties so wish"."""
        return self.wording.text.startswith(("should ", "Should "), clause.span[0])

    def _of_subject(self, frame: Frame, clause: Clause) -> list[ActFinding]:
        """What one party says that another should do, where the hearer is named (codebook, Settled cases)."""
        discourse = self.resolver.discourse
        by = self.resolver.speaker(clause)
        if not by.parties:
            # Whoever was asked for something does not answer in a text of the one who asked.
            alone = discourse.is_of_one
            by = discourse.voice(clause.sentence, planned=False) if alone else self.voice(clause)
        you = any(phrase.text.lower() == "you" for phrase in clause.subjects)
        to = Addressees(self.resolver).hearer(clause) if you else self.resolver.actor(clause, "subject")
        if set(to.parties) <= set(by.parties) and any(
            is_organ(p) and p.determiner == "the" for p in clause.subjects
        ):
            # "We urge Georgia to release them. The authorities must let monitors in."
            to = discourse.answering(clause.sentence) or to
        if len(by.parties) == 1 and len(to.parties) > 1:
            # "The two sides should open the border", says one of them
            rest = tuple(party for party in to.parties if party not in by.parties)
            to = Actor(parties=rest, chain=to.chain) if len(rest) < len(to.parties) else to
        if not by.parties or not to.parties or set(by.parties) & set(to.parties):
            return []
        return self._request(frame, clause, by, to)

    def _to_come_about(self, frame: Frame, clause: Clause) -> list[ActFinding]:
        """What somebody says must come about, which others have in their hands: "the air raids must end"."""
        by = self.resolver.speaker(clause) or (self.voice(clause) if clause.quoted else NOBODY)
        own = self.resolver.named_in(clause.subjects[0])
        if clause.subjects[0].lemma in _LARGE or clause.subjects[0].determiner in ("all", "any", "every"):
            return []
        if clause.negated or set(own.parties) & set(by.parties):
            return []
        if not (clause.quoted or said_so(clause, self.resolver.lexicon)):
            return []
        return self._request(frame, clause, by, own or Addressees(self.resolver).hearer(clause))

    def _to_be_done(self, frame: Frame, clause: Clause) -> list[ActFinding]:
        """What somebody says must be done, if it is a deed that one can see done: "the prisoners must be released"."""
        by = self.resolver.speaker(clause)
        told = Addressees(self.resolver).hearer(clause)
        # "should be reopened" is only an opinion, unless somebody is told so
        binding = clause.modal in _BINDING or (told.parties and not set(told.parties) & set(by.parties))
        if clause.lemma not in self.resolver.lexicon.demanded or not binding:
            return []
        if not by.parties and clause.quoted:
            by = self.voice(clause)
        if not by.parties or not (clause.quoted or said_so(clause, self.resolver.lexicon)):
            return []
        to = self.resolver.actor(clause, "agent")
        to = (
            to
            if to.parties and not set(to.parties) & set(by.parties)
            else Addressees(self.resolver).hearer(clause)
        )
        return self._request(frame, clause, by, to)

    def _needing(self, clause: Clause) -> Clause | None:
        """The verb above an act that somebody "needs to" do, or whose time it is: "it is up to Chad to answer"."""
        above = clause.parent
        if above is None or not clause.infinitive or clause.finite or clause.passive:
            return None
        if above.nominal or above.negated or above.question or above.lemma not in ("need", "be"):
            return None
        if clause not in above.complements or conditional(above):
            return None
        if above.lemma in self.resolver.lexicon.stative and above.lemma == "need" and above.modal is None:
            attitude = clause.lemma in self.resolver.lexicon.stative or clause.lemma in _ATTITUDES
            return None if attitude else above
        due = above.lemma == "be" and _DUE.search(self.wording.text, above.span[0], above.end) is not None
        return above if due and said_so(above, self.resolver.lexicon) else None

    def _is_told_to(self, clause: Clause) -> bool:
        """Whether a clause is somebody's words to another, as a command: "“Withdraw your troops,” he told Uganda"."""
        above = clause.parent
        if above is None or above.nominal or clause.own_subject or clause.modal is not None or clause.passive:
            return False
        if above.lemma not in self.resolver.lexicon.speech or clause.start > above.start or clause.negated:
            return False
        if clause.relation not in (Relation.COMPLEMENT, Relation.PARATAXIS) or clause.introducer is not None:
            return False
        form = self.wording.text[clause.start : clause.end].lower()
        if form != clause.lemma.split(" ")[0] or clause.lemma in _PHRASES or clause.lemma in _ATTITUDES:
            return False
        return bool(clause.objects) and _OPENING.search(self.wording.text, 0, clause.start) is not None

    def _request(self, frame: Frame, clause: Clause, by: Actor, to: Actor) -> list[ActFinding]:
        if not by.parties:
            return []
        span = evidence(clause)
        return [
            ActFinding(
                frame=frame,
                clause=clause,
                span=span,
                sentence=clause.sentence,
                parties=by.parties,
                kind=CommitmentKind.REQUEST,
                content=self.wording.of(span, clause.introducer),
                to=tuple(party for party in to.parties if party not in by.parties),
                act=clause,
                chain=(f"“{clause.modal or clause.lemma}”", *by.chain, *to.chain),
            )
        ]
