"""Deeds: what a speech act says is to be done, and whether that could later be checked."""

from __future__ import annotations

import re

import attrs

from diplotrack.records import CommitmentKind
from diplotrack_article.actors import codes, person_actor
from diplotrack_article.carrying import carriers
from diplotrack_article.checkable import is_checkable, takes_place
from diplotrack_article.clauses import Clause, Phrase, Relation
from diplotrack_article.demands import others_told
from diplotrack_article.joint_work import named_acts
from diplotrack_article.lexicon import Frame
from diplotrack_article.reference import Actor
from diplotrack_article.roles import Resolver, complements, phrases
from diplotrack_article.standing import PROMISING
from diplotrack_article.wording import Wording, alternative, evidence, is_time, noun_forms

# "called for efforts to secure peace": how far behind a noun what it is for may begin.
_ADJACENT = 60
_FURTHER = re.compile(r"(?:and\s+|or\s+)?(to|that)\s", re.IGNORECASE)
_FURTHER_BEFORE = re.compile(r"\b(?:and|or|,)\s+(to|that)\s+$", re.IGNORECASE)
# "to open a bank, to lend boats; and to meet": a member of a list of infinitives, and what stands before the last one.
_MEMBER = re.compile(r"(?:[,;]\s+(?:and\s+)?|\band\s+)(to)\s", re.IGNORECASE)
_LAST_MEMBER = re.compile(r"\band\s+$", re.IGNORECASE)
_SEPARATOR = re.compile(r"[,;]?\s*(?:\band)?\s*$")
_JOINT = re.compile(r"[,;]?\s*(?:\band\s+)?(?:\b(?:(?:up)?on|to)\s+)?$")
_AGAIN = re.compile(r"(?:,|;|\band|\bas well as)\s+(\w+)\s+$", re.IGNORECASE)
_JOINING = re.compile(
    r"[,;]?\s*(?:\band)?\s*(?:\b(?:along with|together with|as well as|in addition to))?\s*$"
)
_BEFORE = 20
_ACCEPTING = frozenset({"agree", "consent", "assent"})
_WHAT_WAS_TOLD = frozenset({"this", "that", "it", "both", "these", "those"})
_ALONG = frozenset({"along with", "together with", "as well as", "in addition to"})


@attrs.frozen
class Act:
    """What is to be done.

    Attributes:
        clause: the clause that says it, None where only a noun does.
        span: the evidence.
        words: the words for it.
        told: who is asked to do it, where each of several is asked for something else; None where the clause's
            addressee is, nobody where the text asks others who are no party.
    """

    clause: Clause | None
    span: tuple[int, int]
    words: str
    told: Actor | None = None


@attrs.frozen
class Deeds:
    """Finds what is to be done, by the content roles of a frame."""

    resolver: Resolver
    wording: Wording

    def of(self, frame: Frame, clause: Clause) -> list[Act]:
        """The acts in the first of the frame's content roles that is filled; none where it holds no act."""
        done = self.kept(clause) if frame.commitment is CommitmentKind.PLEDGE else None
        if done is not None:
            return [Act(None, clause.span, self.wording.of((done.span[0], clause.span[0]), "to"))]
        for role in frame.content:
            outer, _, inner = role.rpartition(".")
            if inner == "complement":
                sources = [clause] if not outer else _nominals(clause, outer)
                governed = [act for source in sources for act in complements(source)]
                if governed:
                    kept = [
                        one
                        for act in governed
                        if is_checkable(frame, act, self.resolver) and not self._states(frame, act)
                        for one in named_acts(frame, act)
                    ]
                    return self._apart(frame, clause, self._governed(clause, kept))
            elif role == "light-complement":
                # "reneged on its pledge to pay": the parser hangs the act on the verb that carries the noun.
                carried = [
                    act for verb in carriers(clause, self.resolver.lexicon) for act in complements(verb)
                ]
                owed = [
                    act
                    for act in carried
                    if act.start > clause.end
                    and (act.infinitive or (act.finite and is_checkable(frame, act, self.resolver)))
                ]
                if owed:
                    return self._governed(clause, owed)
            elif role == "called-on":
                # "called on Guyana to act": who is called on acts.
                called = any(phrases(clause, word, self.resolver.lexicon) for word in ("on", "upon"))
                acts = [
                    act for act in complements(clause) if called and is_checkable(frame, act, self.resolver)
                ]
                if acts:
                    return self._apart(frame, clause, self._governed(clause, acts))
            elif role in ("parataxis", "light-parataxis"):
                light = role == "light-parataxis"  # "made one promise: the schools would stay open"
                told = carriers(clause, self.resolver.lexicon) if light else [clause]
                beside = [
                    act
                    for verb in told
                    for act in self._beside(verb)
                    if act.finite and is_checkable(frame, act, self.resolver)
                    if not light or self._behind_colon(verb, act)
                ]
                if beside:
                    words = self.wording.of(beside[0].span)
                    return [Act(beside[0], beside[0].span, words)]
            elif role == "clause":
                return [Act(clause, evidence(clause), self.wording.of(evidence(clause)))]
            elif (thing := self._thing(frame, clause, role)) is not None:
                return self._named(frame, clause, role, thing)
        promised = frame.commitment is CommitmentKind.PLEDGE and self._promises_that(clause)
        if (frame.joint and self._accepts(clause)) or promised:
            return [Act(clause, clause.span, self.wording.of(clause.span))]
        return []

    def _promises_that(self, clause: Clause) -> bool:
        """Whether somebody promises what was just told: "Fiala promised that"."""
        pointed = bool(clause.objects) and all(p.text.lower() in _WHAT_WAS_TOLD for p in clause.objects)
        return pointed and clause.finite and clause.tense == "past" and not clause.complements

    def _states(self, frame: Frame, act: Clause) -> bool:
        """Whether it says how things are, as a verb in "-s" does: "agreed that trade benefits both", but "that it host"."""
        if not frame.joint or act.modal is not None or not act.finite or act.tense != "present":
            return False
        form = self.wording.text[act.start : act.end].lower()
        return form != act.lemma.split(" ")[0] and form.endswith("s")

    def _accepts(self, clause: Clause) -> bool:
        """Whether somebody agrees to what was just told: "Chad agreed to this", "the president agreed in principle"."""
        if clause.nominal or clause.lemma not in _ACCEPTING or clause.tense != "past" or clause.complements:
            return False
        return any(
            (word == "to" and phrase.lemma in _WHAT_WAS_TOLD)
            or (word == "in" and phrase.lemma == "principle")
            for word, phrase in clause.obliques
        )

    def kept(self, clause: Clause) -> Clause | None:
        """What somebody did, or is asked to do, "as promised in 2019"; None where a clause says nothing of the kind."""
        above = clause.parent
        if above is None or clause.nominal or (not clause.passive and clause.tense != "past"):
            return None
        same = any(marker == "as" and act is clause for marker, act in above.adverbials)
        things = any(not self.resolver.discourse.resolve(phrase).parties for phrase in clause.objects)
        if not same or above.negated or things or above.span[0] >= clause.span[0]:
            return None
        return above if above.infinitive or above.tense == "past" else None

    def _governed(self, clause: Clause, acts: list[Clause]) -> list[Act]:
        """The acts of coordinated complements; "would threaten or use force" is one."""
        found: list[Act] = []
        for act in acts:
            words = self.wording.of(act.span, act.introducer)
            if found and alternative(self.wording.text, act):
                continue
            if found and self._is_half(found[-1], act):
                before = found.pop()
                start = before.clause.span[0] if before.clause is not None else before.span[0]
                introducer = before.clause.introducer if before.clause is not None else None
                words = self.wording.of((start, act.span[1]), introducer or "to")
                found.append(Act(before.clause, (before.span[0], max(before.span[1], act.span[1])), words))
                continue
            if not found:
                start = min(evidence(clause)[0], act.span[0])
                found.append(Act(act, (start, max(act.span[1], clause.end)), words))
            elif act.span[0] >= found[-1].span[1] and len(words.split()) > 2:
                found.append(Act(act, act.span, words))
        if not found:
            return []
        listed = self._listed(clause, found[0])
        return listed or [*found, *self._further(clause, found)]

    def _apart(self, frame: Frame, clause: Clause, acts: list[Act]) -> list[Act]:
        """The acts with those that others than the first one are asked for, each with who is asked for it."""
        first = acts[0].clause if acts else None
        if first is None or frame.commitment is not CommitmentKind.REQUEST:
            return acts
        named = self.resolver.discourse.named
        others = others_told(self.wording.text, clause, first, named)
        if not others:
            return acts
        begins = others[0][0]
        kept = [act for act in acts if act.span[0] < begins]
        last = kept[-1]
        start, end = last.span[0], self._without_joint(last.span[0], begins)
        inner = last.clause.start if last.clause is not None else start
        found = [*kept[:-1], attrs.evolve(last, span=(start, end), words=self.wording.of((inner, end)))]
        for (begin, behind, act), following in zip(others, [*others[1:], None], strict=True):
            people, parties = named.people_between(begin, behind), named.parties_between(begin, behind)
            quoted = f"“{self.wording.text[begin:behind]}”"
            told = (
                person_actor(people[0], quoted)
                if people
                else Actor(parties=parties, chain=(f"{quoted}: {codes(parties)}",))
            )
            end = self._without_joint(begin, following[0]) if following else max(act.span[1], act.end)
            found.append(Act(act, (begin, end), self.wording.of((act.start, end)), told))
        return found

    def _without_joint(self, start: int, end: int) -> int:
        """The end of what stands before the next one of a list, without the words that join the two."""
        return start + len(_JOINT.sub("", self.wording.text[start:end]))

    def _is_half(self, before: Act, act: Clause) -> bool:
        """Whether a verb shares all that follows with the one before it: "to review and update the accord" is one act."""
        if before.clause is None:
            return False
        between = self.wording.text[before.clause.end : act.start].strip(" ,")
        return between in ("", "and", "&", "and to", "and jointly")

    def _listed(self, clause: Clause, first: Act) -> list[Act]:
        """The acts of a list of infinitives, as the text has it: "agreed to open a bank, to lend boats, and to meet".

        The parser takes many of its members for purposes, or for something said by the way.
        """
        act = first.clause
        if act is None or clause.nominal or not act.infinitive or act.introducer != "to":
            return []
        text = self.wording.text
        top = clause
        while top.parent is not None and top.parent.sentence == clause.sentence:
            top = top.parent
        inside = [c for c in top.everything() if not c.nominal and c.infinitive and c.start > act.start]
        starts = {c.span[0]: c for c in inside}
        members = [
            starts[match.start(1)]
            for match in _MEMBER.finditer(text, act.start, max([act.span[1], *(c.span[1] for c in inside)]))
            if match.start(1) in starts
        ]
        last = members[-1] if members else None
        if last is None or _LAST_MEMBER.search(text, max(0, last.span[0] - 8), last.span[0]) is None:
            return []
        found: list[Act] = []
        for member, following in zip([act, *members], [*members, None], strict=True):
            start = first.span[0] if member is act else member.span[0]
            end = max(member.span[1], first.span[1]) if member is act else member.span[1]
            if following is not None:
                end = start + len(_SEPARATOR.sub("", text[start : following.span[0]]))
            words = self.wording.of((member.span[0], end), "to")
            found.append(Act(member, (start, end), words))
        return found

    def _further(self, clause: Clause, found: list[Act]) -> list[Act]:
        """Acts that the parser took for a further predicate: "agreed to open the border, and to set up a commission"."""
        text = self.wording.text
        last = found[-1].span[1]
        further: list[Act] = []
        for sister in clause.children:
            if sister.relation is not Relation.CONJ or sister.nominal or sister.span[0] < last:
                continue
            if alternative(text, sister):
                continue
            start, end = sister.span
            opening = _FURTHER.match(text, start, end)
            if opening is None and self._is_bare(clause, found[0].clause, sister):
                further.append(Act(sister, (start, end), self.wording.of((start, end))))
                continue
            if opening is None and _FURTHER_BEFORE.search(text, max(last - 1, start - 12), start) is None:
                continue
            further.append(
                Act(sister, (start, end), self.wording.of((opening.end() if opening else start, end)))
            )
        return further

    def _is_bare(self, clause: Clause, act: Clause | None, sister: Clause) -> bool:
        """Whether a predicate is one more act in a list that "that" began: "demanded that Chad leave, pay and apologize"."""
        form = self.wording.text[sister.start : sister.end].lower()
        subjunctive = act is not None and act.finite and act.introducer == "that" and act.modal is None
        return (
            subjunctive
            and clause.tense == "past"
            and not sister.own_subject
            and form == sister.lemma
            and form[-2:] != "ed"
        )

    def _thing(self, frame: Frame, clause: Clause, role: str) -> Act | None:
        """What a noun says that is to be done, with what it is for: "joint efforts to secure peace"."""
        there = phrases(clause, role, self.resolver.lexicon)
        given = role == "object" and clause.passive and bool(clause.objects)  # "Mali was promised a railway"
        if given:
            there = clause.objects
        elif role == "object" and there and all(is_time(phrase) for phrase in there):
            there = clause.indirect  # "promised 600 policemen by mid-January"
        nouns = [
            phrase
            for phrase in there
            if phrase.pos in ("NOUN", "PROPN", "VERB", "NUM", "SYM")
            and not is_time(phrase)
            and phrase.lemma not in ("something", "anything", "nothing", "everything", "thing")
        ]
        people = role in (*frame.to, *frame.by) and not given
        if not nouns or (people and self.resolver.actor(clause, role)):
            return None
        first: Phrase = nouns[0]
        purposes = [act for act in first.modifying if act.infinitive]
        purposes += [act for act in complements(clause) if first.end <= act.start < first.end + _ADJACENT]
        end = max([first.end, *(act.span[1] for act in purposes)])
        return Act(None, evidence(clause), self.wording.of((first.start, end)))

    def _named(self, frame: Frame, clause: Clause, role: str, thing: Act) -> list[Act]:
        """What nouns say is to be done: "appealed for calm and for talks" asks for talks."""
        besides = self._things_besides(clause, role)
        first = phrases(clause, role, self.resolver.lexicon)[:1]
        if besides and any(noun_forms(phrase) & frame.not_object for phrase in first):
            return besides
        if besides and first:
            thing = self._until(thing, first[0].start, besides[0].span[0])
        return [thing, *besides]

    @property
    def _demanded(self) -> frozenset[str]:
        """What can be asked for by a noun: "an apology", "the release of"."""
        lexicon = self.resolver.lexicon
        return frozenset(
            noun
            for verb in ("urge", "want")
            for frame in lexicon.by_verb.get(verb, ())
            for noun in frame.object
        ) | {"surrender", "handover", "extradition", "return"}

    def _until(self, thing: Act, start: int, end: int) -> Act:
        """What a noun says is to be done, up to the next one of a list."""
        if not start < end:
            return thing
        return attrs.evolve(thing, words=_JOINING.sub("", self.wording.of((start, end))))

    def _things_besides(self, clause: Clause, role: str) -> list[Act]:
        """What a preposition said again sets beside the first: "called for a truce in the east and for talks"."""
        text = self.wording.text
        listed = [p for p in phrases(clause, role, self.resolver.lexicon) if "." not in role]
        members = [member for first in listed for member in first.members()]
        members += [inner for member in members for word, inner in member.modifiers if word == role]
        spans: list[tuple[int, int, int]] = []
        for phrase in dict.fromkeys(members):
            again = _AGAIN.search(text, max(clause.end, phrase.start - _BEFORE), phrase.start)
            if again is not None and again[1].lower() == role and not is_time(phrase):
                spans.append((again.start(1), phrase.start, phrase.end))
        for word, phrase in [*clause.obliques, *(pair for member in members for pair in member.modifiers)]:
            # "demanded an end to the flights, along with an apology"
            if word in _ALONG and phrase.lemma in self._demanded:
                spans.append((phrase.start, phrase.start, phrase.end))
        spans = sorted(set(spans))
        found: list[Act] = []
        for at, (begins, start, end) in enumerate(spans):
            act = Act(None, (begins, end), self.wording.of((start, end)))
            until = min([end, *(following for following, _, _ in spans[at + 1 : at + 2])])
            found.append(self._until(act, start, until) if until < end else act)
        return found

    def _behind_colon(self, verb: Clause, act: Clause) -> bool:
        """Whether a colon or a dash stands before an act: "has a single demand: that Israel leave"."""
        return re.search(r"[:–—]\s", self.wording.text[verb.end : act.start]) is not None

    def _beside(self, clause: Clause) -> list[Clause]:
        """The clauses that a clause is set beside without a conjunction: "two bridges will be opened, the two agreed"."""
        if clause.relation is Relation.PARATAXIS and clause.parent is not None:
            return [clause.parent]
        above = clause.parent
        if clause.relation is Relation.ADVERBIAL and above is not None and not above.negated:
            # "the teams will march together, as the South has proposed"
            same = [act for marker, act in above.adverbials if marker == "as" and act is clause]
            if same and not (clause.objects or clause.complements):
                return [above]
        if clause.relation is Relation.CONJ and above is not None and above.span[0] < clause.span[0]:
            before = self.wording.text[max(0, clause.span[0] - _BEFORE) : clause.span[0]].rstrip(" \n")[-1:]
            said_of_others = (
                above.passive or above.modal in PROMISING or takes_place(above, self.resolver.lexicon)
            )
            if before in (",", "”", '"') and said_of_others and not (clause.objects or clause.complements):
                return [above]
        return [child for child in clause.children if child.relation is Relation.PARATAXIS]


def _nominals(clause: Clause, role: str) -> list[Clause]:
    """The nouns that stand in a role of a verb and govern acts of their own: "reached consensus to …"."""
    return [
        child
        for child in clause.everything()
        if child.nominal
        and child.governor is clause
        and (child.governor_role or "").removeprefix("oblique:") == role
    ]
