"""Intended: what a party says that it will do: an act that could later be checked, a contact, or neither."""

from __future__ import annotations

import attrs

from diplotrack_article.checkable import meets
from diplotrack_article.clauses import Clause, Phrase
from diplotrack_article.denials import is_declinable
from diplotrack_article.disowned import only_speaks
from diplotrack_article.futures import is_arranged
from diplotrack_article.roles import Resolver, phrases, undergoing
from diplotrack_article.standing import said_so
from diplotrack_article.wording import is_official, is_sent, is_thing

_TELLING_MORE = frozenset({"detail", "details", "specifics", "particulars"})
_LOOSE_ENDS = frozenset({"date", "detail", "venue", "timing", "time", "modality", "particular", "day"})
# Who will not do one of these promises nothing.
_NOT_SHUT_OUT = frozenset({"rule out", "exclude", "object", "oppose", "dismiss"})
_ALL_IT_CAN = frozenset({"everything", "utmost", "all", "best", "whatever", "part", "share"})
_THE_SAME = frozenset({"so", "same", "likewise"})
_LETTING = frozenset({"allow", "let", "permit", "tolerate"})
# Stative where somebody does them, but not where something is done: "no apology will be made".
_DONE = frozenset({"make", "do", "give", "bring", "begin", "start", "look"})
# Who does one of these to a thing acts: "will end its blockade"; what only ends, or marks a start, does not.
_TURNING = frozenset({"begin", "start", "end", "stop", "continue", "allow"})
# "Will make a contribution", "will make its ports available": what is made is done.
_MADE = frozenset({"contribution", "payment", "donation", "investment", "offer", "proposal", "statement", "announcement", "apology", "concession", "deposit", "delivery", "purchase", "gift", "amendment", "change", "exception", "transfer", "appointment", "repayment", "loan", "cut", "arrangement", "application", "submission"})  # fmt: skip
_MADE_SO = frozenset({"available", "public", "good", "known", "accessible", "free"})
_RESCUE = frozenset({"aid", "help", "assistance", "rescue", "defense", "defence", "support", "relief"})
# "Will meet the cost": no contact.
_MET = frozenset({"cost", "target", "deadline", "obligation", "demand", "need", "requirement", "condition", "commitment", "bill", "expense", "goal", "standard", "pledge", "share", "debt", "request", "shortfall", "fee", "benchmark", "half", "criterion"})  # fmt: skip
_DEALINGS = frozenset({"contact", "dealing", "exchange", "tie", "relation", "part", "talk", "dialogue"})
_TALKS = frozenset({"talk", "table", "negotiation", "dialogue", "meeting", "session", "mediation"})
# "Coffee will be granted early entry": a good.
_EATEN = frozenset({"coffee", "tea", "dinner", "lunch", "breakfast"})
_AMOUNTS = frozenset({"barrel", "percent", "percentage", "level", "point", "ton", "tonne", "dollar", "euro", "people", "degree", "high", "low", "record", "peak", "megawatt", "passenger"})  # fmt: skip
_WISHING = frozenset({"want", "hope", "like", "love", "expect", "need", "seem", "appear", "believe", "think", "feel", "know", "suffer"})  # fmt: skip
_STOPPING = frozenset({"block", "boycott", "veto", "snub", "obstruct", "disrupt", "sabotage"})
_COMING_BACK = frozenset({"return", "go back", "come back", "rejoin"})
# Verbs for looking at a thing, which people do together, and a party does alone.
_LOOKING = frozenset({"review", "examine", "go over"})


@attrs.frozen
class Intended:
    """Tells acts from contacts and from what is neither.

    Attributes:
        resolver: tells whom roles mean.
    """

    resolver: Resolver

    def is_act(self, clause: Clause) -> bool:
        """Whether a clause is for something that somebody could later see done."""
        stative = self.resolver.lexicon.stative
        if _only_sounds_like_one(clause):
            return False
        if clause.negated and (is_declinable(clause, self.resolver.lexicon) or clause.lemma in _LETTING):
            return True
        if clause.lemma == "do" and any(p.lemma in _ALL_IT_CAN for p in clause.objects):
            return True  # "will do its utmost to free them"
        same = "so" in clause.modifiers or any(p.lemma in _THE_SAME for p in clause.objects)
        if clause.lemma == "do" and same and (said_so(clause, self.resolver.lexicon) or clause.first):
            return (
                True  # "indicated that his country would do so", "Chad will pay, and Mali will do the same"
            )
        if self.comes(clause):
            return True
        if clause.negated and clause.lemma in ("stand", "get"):
            return any(p.lemma == "way" for _, p in clause.obliques)  # "would not stand in the way"
        if clause.lemma == "look" and any(word in ("into", "for", "at") for word, _ in clause.obliques):
            return True
        if not (clause.copula or clause.perfect) and self._does(clause):
            return True
        if clause.lemma == "help" and (clause.objects or clause.complements):
            return not clause.impersonal  # "Australia will help Nauru rebuild its port"
        if clause.lemma not in stative and not clause.copula and not clause.perfect:
            return True
        if clause.passive and clause.lemma in _DONE:
            return True
        # "will continue to supply power", but "nobody will want to supply it"
        acts = any(act.lemma not in stative for act in clause.complements)
        return acts and clause.lemma not in _WISHING and not clause.copula  # "would be wise to plan"

    def _does(self, clause: Clause) -> bool:
        """Whether a verb that often names no act does so by what stands with it: "will end its blockade"."""
        things = clause.objects
        nouns = {phrase.lemma for phrase in things}
        own = clause.passive or any(p.pos != "NOUN" or is_official(p) for p in clause.subjects)
        if clause.lemma in _TURNING:
            return own and (clause.passive or any(p.pos in ("NOUN", "PROPN") for p in things))
        if clause.lemma == "make":
            return bool(nouns & _MADE or {*clause.modifiers} & _MADE_SO)
        if clause.lemma == "have":
            return any(p.determiner == "no" and p.lemma in _DEALINGS for p in things)
        if clause.lemma == "come":
            return own and any(word == "to" and p.lemma in _RESCUE for word, p in clause.obliques)
        return False

    def comes(self, clause: Clause) -> bool:
        """Whether something comes about that a party arranges: "flights will resume", "a team will arrive"."""
        moved = is_arranged(clause, self.resolver.lexicon) and not (clause.passive or clause.copula)
        if clause.lemma == "reach" and any(
            p.lemma in _AMOUNTS or p.pos in ("NUM", "SYM") for p in clause.objects
        ):
            return False  # "said that output would reach two million barrels"
        return moved and (is_thing(clause) or is_sent(clause))

    def is_contact(self, clause: Clause, *, verb: bool) -> bool:
        """A meeting to come is an engagement and no pledge besides; a refused one is a refusal."""
        lexicon = self.resolver.lexicon
        if clause.negated or self._comes_back(clause):
            return False
        if verb and not self._is_of_things(clause):
            return True
        if (clause.lemma == "go" or clause.lemma in lexicon.stative) and any(
            meets(act, self.resolver) for act in clause.complements
        ):
            return True
        return any(
            self._is_spoken_of(child, clause)
            for child in clause.everything()
            if child.nominal and child.governor is clause and child.phrase is not None
        )

    def _is_spoken_of(self, noun: Clause, clause: Clause) -> bool:
        """Whether a noun in a clause is the contact that the clause is about."""
        lexicon, role = self.resolver.lexicon, noun.governor_role or ""
        if clause.lemma in _STOPPING and role == "object":
            return False  # "would block the talks"
        if noun.phrase is None or role == "indirect" or _is_legislature(noun.phrase):
            return False
        beside = role.startswith(("oblique:", "modifier:"))
        carrying = clause.lemma in lexicon.light or clause.lemma in lexicon.happening
        if beside and not carrying:
            return False  # "In exchange, Chad will drop its claim", "will report to the summit"
        there = role in ("oblique:at", "oblique:in", "oblique:during", "oblique:before", "oblique:after")
        if there and any(p is not noun.phrase for p in clause.objects) and not clause.passive:
            return False  # "will renew its claim at the summit"
        if role.startswith("modifier:") and role != "modifier:of":
            return False  # "will issue visas on arrival"
        frames = [f for f in lexicon.for_noun(noun.lemma, noun.phrase.adjectives) if f.engagement]
        if noun.lemma in _EATEN and not carrying:
            return False
        # "In return, Chad will complete its list": only "his return from Oslo" is a journey
        return any(
            noun.lemma not in frame.only_with
            or any(phrases(noun, needed, lexicon) for needed in frame.only_with[noun.lemma])
            for frame in frames
        )

    def _comes_back(self, clause: Clause) -> bool:
        """Whether a party says that it will take part again in what it left: "would return to the negotiating table"."""
        if clause.lemma not in _COMING_BACK:
            return False
        lone = len(self.resolver.actor(clause, "subject").parties) == 1
        return lone and any(p.lemma in _TALKS for p in (*clause.objects, *(p for _, p in clause.obliques)))

    def _is_of_things(self, clause: Clause) -> bool:
        """Whether a verb for a contact is for something else here: "will meet the cost", "will host 300 refugees"."""
        things = undergoing(clause)
        if not things or any(p.conjuncts for p in things[:1]) or self.resolver.discourse.resolve(things[0]):
            return False
        thing = things[0]
        if clause.lemma == "meet":
            return thing.lemma in _MET
        if clause.lemma in ("host", "receive", "welcome"):
            return thing.lemma in self.resolver.lexicon.relation["crowds"] and thing.pos == "NOUN"
        if clause.passive and clause.lemma == "consider":
            return thing.lemma in self.resolver.lexicon.answers  # "the request will be considered"
        lone = len(self.resolver.actor(clause, "subject").parties) == 1
        beside = [*clause.obliques, *thing.modifiers]
        return clause.lemma in _LOOKING and lone and not any(word == "with" for word, _ in beside)


def _only_sounds_like_one(clause: Clause) -> bool:
    """Whether it is only said how things are told and settled: "will not go into detail", "would not rule it out"."""
    if clause.negated and (clause.lemma in _NOT_SHUT_OUT or only_speaks(clause)):
        return True  # "would not say whether it would sign"
    if clause.negated and any(word == "into" and p.lemma in _TELLING_MORE for word, p in clause.obliques):
        return True
    if clause.passive and any(p.lemma in _LOOSE_ENDS for p in clause.subjects[:1]):
        return True  # "dates will be arranged through diplomatic channels"
    if clause.lemma == "turn" and any(p.pos == "NUM" for p in clause.objects):
        return True  # "will turn 60"
    return clause.lemma == "watch" and not clause.negated  # "we will be watching"


def _is_legislature(phrase: Phrase) -> bool:
    """Whether "Congress" is for the one that is asked for money."""
    return phrase.lemma == "congress" and phrase.pos == "PROPN" and not phrase.adjectives
