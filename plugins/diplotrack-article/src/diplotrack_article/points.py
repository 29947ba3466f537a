"""Points: what a list says once its opening has said whose proposals or agreements the points are."""

from __future__ import annotations

import re

import attrs

from diplotrack.records import CommitmentKind
from diplotrack_article.clauses import Clause, Phrase, Relation
from diplotrack_article.findings import ActFinding
from diplotrack_article.lexicon import Frame
from diplotrack_article.reference import NOBODY, Actor
from diplotrack_article.roles import Resolver, behind, undergoing
from diplotrack_article.standing import OBLIGING, PROMISING, speech_act_stands
from diplotrack_article.wording import Wording, alternative

_PUTTING = frozenset(
    {"make", "put forward", "propose", "offer", "present", "submit", "raise", "set out", "outline", "put", "advance", "table"}
)  # fmt: skip
_PROPOSALS = frozenset({"proposal", "suggestion", "initiative", "plan"})
_POINTS = frozenset({"point", "idea", "step", "measure"})
_REACHING = frozenset(
    {"reach", "agree", "decide", "achieve", "adopt", "resolve", "take", "conclude", "arrive"}
)
_DEMANDING = frozenset(
    {"put", "ask", "demand", "request", "make", "present", "submit", "set", "pose", "raise", "want", "name"}
)
_ASKING = frozenset({"put", "ask", "demand", "request", "want"})
_DEMANDS = frozenset({"demand", "request", "condition"})
_THINGS = frozenset({"thing", "step", "point", "measure", "gesture"})
# "His paper has seven points", "Five steps are contained in the statement".
_HOLDING = frozenset({"have", "contain", "comprise", "include", "consist", "list", "foresee", "envisage"})
_PAPERS = frozenset(
    {
        "paper",
        "proposal",
        "plan",
        "initiative",
        "offer",
        "draft",
        "formula",
        "roadmap",
        "blueprint",
        "package",
    }
)
_TEXTS = frozenset(
    {
        "agreement",
        "accord",
        "deal",
        "treaty",
        "pact",
        "statement",
        "declaration",
        "communiqué",
        "communique",
        "consensus",
        "framework",
        "compact",
        "settlement",
        "truce",
        "ceasefire",
        "protocol",
        "memorandum",
        "understanding",
        "compromise",
        "bargain",
    }
)
# As in "put three things: the release of all prisoners; an end to the war; and access for aid".
_INLINE = re.compile(r"[^.:;\n]{0,60}:[ ]+(?=\S)")
_ITEM = re.compile(r"\s*(?:and\s+|or\s+)?([^;]+?)\s*(?:;|$)")
_DIRECTLY = re.compile(r"(?:[ ](?:to|on|upon|that))?:[ ]")
_LAID_DOWN = re.compile(r"\b(?:will|would|shall|(?:is|are|was|were) to)\b")
_UNDER = re.compile(
    r"(?:^|[.;])\s*(?:under|in|by|according to|as part of) (?:the|this|that|our|their) ([^.:;]{0,60}):\s*$",
    re.IGNORECASE,
)
_BULLET = re.compile(r"\s*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)]|[-•–*—])\s")
_LINES = 40
# How far above a point the line that opens its list is looked for.
_FAR = 10_000
_SENTENCE_END = re.compile(r"(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bMrs)(?<!\bSt)(?<!\b[A-Z])\.(?=\s|$)|\n")
_AGREEMENTS = frozenset(
    {"understanding", "consensus", "agreement", "decision", "point", "measure", "outcome", "step", "result"}
)
_FOLLOWING = frozenset({"following"})
DOCUMENTS = _TEXTS | _PAPERS
_OPENING = _PUTTING | _DEMANDING | _HOLDING | _REACHING
_TOLD = _AGREEMENTS | _THINGS
_LISTED = _TOLD | _POINTS
_REACHED = _AGREEMENTS | _FOLLOWING
_FOLLOWS = re.compile(r"[^.\n]{0,60}?\b(?:the following|as follows)\b[^.\n]{0,60}:")
# "They agreed:", "agreed to", "have decided that" at the end of a line, with the points below it.
_BELOW = re.compile(
    r"(?:[ ,]+(?:to|that|on|upon|jointly|today|also|as follows|the following)){0,4}\s*[:–—]\s*\n"
)
# What is to be done, as a noun: "the hosting of a forum by Chile".
_DEED = re.compile(
    r"\w{3,}(?:ing|tion|sion|ment|ance|ence|al|ure)|launch|start|release|exchange|hand-?over|visit|end|increase|lifting|return|set-up"
)
_COUNTED = re.compile(
    r"(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|several|\w+-point)", re.IGNORECASE
)
_ORDINALS = frozenset(
    {"first", "firstly", "second", "secondly", "third", "thirdly", "fourth", "fourthly", "fifth", "fifthly", "sixth", "seventh",
     "finally", "lastly"}
)  # fmt: skip
_NUMBER = re.compile(r"(?:^|[\n.:;])\s*(?:\(?(?:\d{1,2}|[a-z]|[ivx]{1,4}|[IVX]{1,4})[.)]|[-•–*])\s*$")
_ORDINAL = re.compile(r"(?:the\s+)?(\w+)(?:\s+is\s+(?:to|that)\b|,)", re.IGNORECASE)
# How many sentences may stand between two points, and how far before a clause its number may.
_GAP, _BEFORE = 3, 10
_SPEAKING = OBLIGING | PROMISING | {"can", "could"}


@attrs.define
class Points:
    """The list that a text is in.

    Attributes:
        resolver: tells who opened it.
        wording: the document's words.
        kind: what its points are, None outside a list.
        by: whose they are.
        opened: the sentence of its opening or of its last point.
        last: the clause of the last point.
        free: whether the points bear no numbers: "His plan has four points. Elections would be brought forward; …".
        items: where the points stand that follow a colon in the sentence of the opening.
    """

    resolver: Resolver
    wording: Wording
    kind: CommitmentKind | None = None
    by: Actor = NOBODY
    opened: int = -1
    last: Clause | None = None
    free: bool = False
    items: list[tuple[int, int]] = attrs.field(factory=list)

    def opens(self, clause: Clause) -> bool:
        """Whether a clause opens a list ("made three proposals", "agreed on the following"); the list is remembered."""
        if clause.lemma not in (DOCUMENTS if clause.nominal else _OPENING):
            return False
        telling = not (clause.negated or clause.modal) and clause.relation is not Relation.RELATIVE
        kind = self._announces(clause) if telling else None
        if kind is None:
            return False
        by = self._whose(clause, kind)
        if not by.parties:
            return False
        self.items = self._inline(clause)
        below = _HOLDING | _REACHING
        self.free = not self.items and (clause.question or clause.nominal or clause.lemma in below)
        if clause.nominal and not self.items:
            return False
        self.kind, self.by, self.opened = kind, by, clause.sentence
        return True

    def _whose(self, clause: Clause, kind: CommitmentKind) -> Actor:
        """Whose the points are: of who puts them forward, or of both sides."""
        by = NOBODY
        if not clause.nominal:
            by = self.resolver.first(clause, ("subject", "agent"))
        if kind is not CommitmentKind.AGREEMENT:
            around = (
                ("possessor", "by", "of", "from", "light", "adjective")
                if clause.nominal
                else ("subject.possessor", "subject.of")
            )
            return by or self.resolver.first(clause, around)
        return by if len(by.parties) > 1 else self.resolver.discourse.dyad

    def _inline(self, clause: Clause) -> list[tuple[int, int]]:
        """Where points stand that follow a colon, parted by semicolons."""
        text = self.wording.text
        opening = _INLINE.match(text, clause.phrase.end if clause.phrase is not None else clause.end)
        if opening is None:
            return []
        closing = _SENTENCE_END.search(text, opening.end())
        end = closing.start() if closing is not None else len(text)
        found = [match.span(1) for match in _ITEM.finditer(text, opening.end(), end) if match[1]]
        return found if len(found) > 1 else []

    def holds(self, clause: Clause) -> bool:
        """Whether a clause stands in a point that was read already."""
        return bool(self.items) and any(start <= clause.start < end for start, end in self.items)

    def read(self, frame: Frame, clause: Clause) -> list[ActFinding]:
        """What a point of the list at hand proposes or agrees on; where a clause has opened one, its points behind the colon."""
        if not clause.nominal and (self.kind is None or clause.sentence - self.opened > _GAP):
            self._open_above(clause)
        if self.kind is None or not 0 <= clause.sentence - self.opened <= _GAP:
            return []
        if self.items:
            if clause.sentence == self.opened and clause.end <= self.items[0][0] and clause is not self.last:
                self.last = clause
                return [self._point(frame, clause, span) for span in self.items]
            return []
        if not (self._goes_on(clause) or self._is_point(clause)):
            return []
        if not self._says_what(clause) or not speech_act_stands(clause, self.resolver.lexicon, modal=True):
            return []
        self.opened, self.last = clause.sentence, clause
        return [self._point(frame, clause, clause.span)]

    def _open_above(self, clause: Clause) -> None:
        """Open the list under a line of its own, which the parser does not see: "Under the Framework:"."""
        if clause.modal not in PROMISING:
            return
        text, start = self.wording.text, clause.span[0]
        if _NUMBER.search(text[max(0, start - _BEFORE) : start]) is None:
            return
        lines = text[max(0, start - _FAR) : start].rsplit("\n", _LINES)[:-1]
        while lines and (not lines[-1].strip() or _BULLET.match(lines[-1])):
            lines.pop()
        heading = _UNDER.search(lines[-1]) if lines else None
        if heading is None or not {word.lower() for word in heading[1].split()} & _TEXTS:
            return
        sides = self.resolver.discourse.dyad
        if len(sides.parties) > 1:
            self.kind, self.by, self.opened = CommitmentKind.AGREEMENT, sides, clause.sentence

    def _point(self, frame: Frame, clause: Clause, span: tuple[int, int]) -> ActFinding:
        kind = self.kind or CommitmentKind.PROPOSAL
        others = NOBODY if kind is CommitmentKind.AGREEMENT else self.resolver.discourse.hearers(self.by)
        return ActFinding(
            frame=frame,
            clause=clause,
            span=span,
            sentence=clause.sentence,
            parties=self.by.parties,
            kind=kind,
            content=self.wording.of(span, clause.introducer),
            to=others.parties,
            act=clause,
            chain=("a point of a list", *self.by.chain, *others.chain),
        )

    def _says_what(self, clause: Clause) -> bool:
        """Whether a point says what is to be done: "a hotline will be opened", "to open a hotline", "the opening of"."""
        if clause.nominal:
            return bool(_DEED.fullmatch(clause.lemma))
        if clause.finite:
            # What an agreement says that one side will do is that side's own pledge.
            lone = not clause.passive and len(self.resolver.actor(clause, "subject").parties) == 1
            if lone and self.kind is CommitmentKind.AGREEMENT:
                return False
            if (
                clause.introducer == "that"
                and clause.modal is None
                and clause.passive
                and clause.tense is None
            ):
                return True  # "That a joint force be formed"
            return clause.modal in (PROMISING if self.kind is CommitmentKind.AGREEMENT else _SPEAKING)
        return clause.infinitive or (clause.participle and not clause.passive)

    def _goes_on(self, clause: Clause) -> bool:
        """Whether a clause is the second half of the last point: "to open a hotline, and to publish its number"."""
        if clause.relation is not Relation.CONJ or clause.parent is not self.last or self.last is None:
            return False
        return clause.infinitive and not clause.finite and not alternative(self.wording.text, clause)

    def _announces(self, clause: Clause) -> CommitmentKind | None:
        text = self.wording.text
        if clause.nominal:
            return self._names_a_list(clause)
        if clause.lemma in _REACHING and (_FOLLOWS.match(text, clause.end) or _BELOW.match(text, clause.end)):
            return CommitmentKind.AGREEMENT
        if clause.lemma in _REACHING and _DIRECTLY.match(text, clause.end) and self._inline(clause):
            return CommitmentKind.AGREEMENT  # "agreed to: open the border; waive fees"
        if (
            clause.question
            and clause.lemma in _REACHING
            and any(p.lemma == "what" for p in undergoing(clause))
        ):
            return CommitmentKind.AGREEMENT  # "What has been agreed? The state will be called …"
        things = [
            *undergoing(clause),
            *behind(clause, "on"),
            *behind(clause, "to"),
            *behind(clause, "for"),
            *behind(clause, "of"),
        ]
        for phrase in things:
            counted = _is_counted(phrase)
            listed = phrase.lemma in _PROPOSALS or (
                {*phrase.adjectives} & _FOLLOWING and phrase.lemma in _POINTS
            )
            if clause.lemma in _PUTTING and listed and counted:
                return CommitmentKind.PROPOSAL
            things_asked = phrase.lemma in _THINGS and clause.lemma in _ASKING and bool(self._inline(clause))
            wanted = phrase.lemma in _DEMANDS or things_asked
            if clause.lemma in _DEMANDING and wanted and counted:
                return CommitmentKind.REQUEST
            if clause.lemma in _HOLDING and counted and phrase.lemma in _LISTED:
                return self._held_by(clause)
            following = {*phrase.adjectives, phrase.lemma} & _FOLLOWING
            if clause.lemma in _REACHING and following and phrase.lemma in _REACHED:
                return CommitmentKind.AGREEMENT
            told = counted and phrase.lemma in _TOLD and self._is_laid_down_next(clause)
            if clause.lemma in _REACHING and told:
                return CommitmentKind.AGREEMENT
        return None

    def _is_laid_down_next(self, clause: Clause) -> bool:
        """Whether the next sentence tells what shall be: "Three steps were agreed. A hotline will be opened; …"."""
        text = self.wording.text
        closing = _SENTENCE_END.search(text, clause.end)
        if closing is None:
            return False
        following = _SENTENCE_END.search(text, closing.end())
        end = following.start() if following is not None else len(text)
        return _LAID_DOWN.search(text, closing.end(), end) is not None

    def _held_by(self, clause: Clause) -> CommitmentKind | None:
        """What a paper is that has so many points: somebody's proposal, or what both sides agreed on."""
        papers = {p.lemma for p in (*clause.subjects, *behind(clause, "in"), *clause.agents)}
        if papers & _PAPERS:
            return CommitmentKind.PROPOSAL
        return CommitmentKind.AGREEMENT if papers & _TEXTS else None

    def _names_a_list(self, clause: Clause) -> CommitmentKind | None:
        """What a noun before a colon opens: "the Five-Point Consensus: guns would fall silent; aid would be let in"."""
        if clause.phrase is None or clause.phrase.determiner in ("a", "an", "no"):
            return None
        text = self.wording.text
        if not any(_LAID_DOWN.search(text, *span) for span in self._inline(clause)):
            return None
        return CommitmentKind.AGREEMENT if clause.lemma in _TEXTS else CommitmentKind.PROPOSAL

    def _is_point(self, clause: Clause) -> bool:
        beside = self.free and (clause.relation in (Relation.CONJ, Relation.PARATAXIS, Relation.ADVERBIAL))
        at_head = (
            clause.relation is Relation.ROOT or (beside and clause.own_subject)
            if not clause.nominal
            else clause.governor is None
        )
        if not at_head:
            return False
        text, start = self.wording.text, clause.span[0]
        if _NUMBER.search(text[max(0, start - _BEFORE) : start]):
            return True
        if self.free and clause.sentence - self.opened <= 1 and not clause.nominal and clause.finite:
            return True
        opening = _ORDINAL.match(text, start)
        return opening is not None and opening[1].lower() in _ORDINALS


def _is_counted(phrase: Phrase) -> bool:
    words = (*phrase.adjectives, *phrase.text.split())
    return any(_COUNTED.fullmatch(word) for word in words) or bool({*phrase.adjectives} & _FOLLOWING)
