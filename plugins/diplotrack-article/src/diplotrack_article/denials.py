"""Denials: what a party says that will not be, or that it cannot do, where others want it of the party."""

from __future__ import annotations

import re

import attrs

from diplotrack_article.binding import Binding
from diplotrack_article.clauses import Clause, Phrase
from diplotrack_article.lexicon import Lexicon
from diplotrack_article.reference import NOBODY, Actor
from diplotrack_article.roles import Resolver, complements
from diplotrack_article.standing import said_so
from diplotrack_article.wording import Wording, is_thing, noun_forms

_PLANS = frozenset({"plan", "intention", "question"})  # "there are no plans to", "there is no question of"
# "There will be no third-party mediation", said by one whom it depends on.
_DEED = re.compile(
    r"\w{4,}(?:ation|ment|ension|ission|itment|ance|val|covery|closure)|visit|change|bailout|inspection|switch|return"
)
_OUTCOMES = frozenset({"improvement", "indication", "situation", "settlement", "development", "government", "confrontation", "discrimination", "explanation", "information", "ambulance", "chance", "distance", "importance", "difference", "performance", "disagreement", "reconciliation", "normalization", "population"})  # fmt: skip
# What one calls what one turns down, and what can be called so.
_NO_WAY = re.compile(
    r"\s*(?:[“\"‘]\s*)?(?:as\s+|to be\s+)?(?:\w+ly\s+)?(?:a\s+)?(?:unacceptable|inadmissible|non-?starter|out of the question|non-negotiable|unthinkable|off the table)\b",
    re.IGNORECASE,
)
_IS = re.compile(r"\s*(?:is|are|was|were|remains?|remained)\b")
CALLING = frozenset(
    {"call", "describe", "deem", "consider", "brand", "term", "declare", "find", "label", "dub"}
)
"""Verbs by which somebody says what a thing is to him: "called the ultimatum unacceptable"."""
_PUT_TO = frozenset(
    {"ultimatum", "condition", "term", "terms", "deadline", "precondition", "concession", "swap"}
)
_GROUNDS = frozenset({"basis", "need", "reason", "point", "ground", "grounds", "sense", "use", "room", "scope", "necessity", "justification", "cause"})  # fmt: skip
# Of which somebody says that there will be no more: "there will be no French soldiers here".
_STATIONED = frozenset({"soldier", "troop", "troops", "base", "missile", "weapon", "flight", "ship", "adviser", "advisor", "sanction", "tariff", "aid", "money", "payment", "delivery", "export", "import", "shipment", "settlement", "fence", "visa", "penny", "cent", "dollar", "warship", "drill", "exercise", "strike", "raid"})  # fmt: skip
_OWN_WORDS = frozenset({"agreement", "pledge", "promise"})
_TALKING = frozenset({"discuss", "negotiate", "talk", "mediate"})  # "there is nothing to discuss"


@attrs.frozen
class Denials:
    """Reads what a party says will not be.

    Attributes:
        resolver: tells whom roles mean.
        wording: the document's words.
    """

    resolver: Resolver
    wording: Wording

    def rules_out(self, clause: Clause) -> bool:
        """Whether a clause says that there will be nothing of what was asked for: "there will be no withdrawal"."""
        if _is_out(clause) or self.is_unacceptable(clause):
            return True
        if _sees_no_grounds(clause) or self._stays_put(clause):
            return True
        there = clause.impersonal and clause.lemma == "be"  # "there is no …"
        told = there and said_so(clause, self.resolver.lexicon)
        if there and (clause.tense == "present" or (clause.tense == "past" and told)):
            nothing = any(p.lemma == "nothing" for p in clause.subjects)
            if nothing and any(
                act.lemma in _TALKING
                for act in (*clause.complements, *(c for p in clause.subjects for c in p.modifying))
            ):
                return True
            return any(p.determiner == "no" and p.lemma in _PLANS for p in clause.subjects)
        if clause.modal is None:
            return False
        if any(
            p.text.lower().startswith(("nothing of the kind", "nothing of the sort", "no such thing"))
            for p in clause.objects
        ):
            return clause.modal in ("will", "would")
        if not there or clause.modal not in ("will", "would", "can"):
            return False
        wanted = self.resolver.lexicon.declinable
        told = told and clause.modal in ("will", "would")
        return any(
            p.determiner == "no"
            and (noun_forms(p) & wanted or (told and (_is_deed(p) or p.lemma in _STATIONED)))
            for p in clause.subjects
        )

    def is_unacceptable(self, clause: Clause) -> bool:
        """Whether somebody turns down what was put to a party by what it calls it: "called the ultimatum unacceptable"."""
        text = self.wording.text
        if clause.nominal or clause.negated or clause.modal is not None:
            return False
        if clause.lemma in CALLING:
            things, behind = clause.objects, max((p.end for p in clause.objects), default=clause.end)
        elif clause.copula or clause.lemma == "be":
            things, behind = clause.subjects, max((p.end for p in clause.subjects), default=0)
            told = said_so(clause, self.resolver.lexicon)
            if clause.impersonal or not (told or clause.quoted):
                return False
            verb = _IS.match(text, behind)
            behind = verb.end() if verb is not None else clause.start
        else:
            return False
        if _NO_WAY.match(text, behind) is None:
            return False
        asked = self.resolver.lexicon.answers.keys() - _OWN_WORDS
        return any(p.lemma in _PUT_TO or p.lemma in asked for p in things)

    def _stays_put(self, clause: Clause) -> bool:
        """As in "our marines are going nowhere"."""
        going = clause.lemma == "go" and clause.progressive and clause.negated and is_thing(clause)
        return going and self.wording.following(clause.end) in ("nowhere", "anywhere")

    def is_unable(self, clause: Clause) -> bool:
        """Whether a party says that it cannot do what it was asked to: "said it could not accept the text"."""
        if clause.lemma != "be" and clause.modal not in ("can", "could"):
            return False
        none = any(p.determiner == "no" for _, p in clause.obliques)
        if not (clause.negated or none):
            return False
        if clause.lemma == "be" and any(
            word == "in" and p.lemma == "position" for word, p in clause.obliques
        ):
            return any(
                is_declinable(act, self.resolver.lexicon) for act in complements(clause)
            )  # "is not in a position to grant it"
        if clause.modal not in ("can", "could"):
            return False
        return is_declinable(clause, self.resolver.lexicon) and said_so(clause, self.resolver.lexicon)

    def by(self, clause: Clause) -> Actor:
        """Who says so; nobody where one party says it of another."""
        by = self.resolver.speaker(clause)
        voice = Binding(self.resolver).voice
        if _is_out(clause):
            return self.resolver.first(clause, ("for", "out of.for")) or by or voice(clause)
        if (clause.impersonal and clause.subjects) or (
            clause.lemma not in CALLING and self.is_unacceptable(clause)
        ):
            return by or voice(clause)
        if self._stays_put(clause):
            return by or voice(clause) or self.resolver.named_in(clause.subjects[0])
        if not (clause.impersonal or clause.passive):
            own = self.resolver.actor(clause, "subject")
            if by.parties and not set(own.parties) & set(by.parties):
                return NOBODY  # "Ukraine said that Russia cannot win" is no word of Russia's
            return own
        return by


def _sees_no_grounds(clause: Clause) -> bool:
    """As in "sees no basis for such talks"."""
    if clause.lemma not in ("see", "find") or clause.modal is not None:
        return False
    none = any(p.determiner == "no" and p.lemma in _GROUNDS for p in clause.objects)
    what = clause.complements or any(p.modifiers or p.modifying for p in clause.objects) or clause.obliques
    return none and bool(what)


def _is_deed(phrase: Phrase) -> bool:
    return phrase.lemma not in _OUTCOMES and _DEED.fullmatch(phrase.lemma) is not None


def is_declinable(clause: Clause, lexicon: Lexicon) -> bool:
    """Whether "will not" declines it: what others want of a party, and not what it assures them of."""
    part = clause.lemma == "take" and any(phrase.lemma == "part" for phrase in clause.objects)
    return part or clause.lemma in lexicon.declinable


def _is_out(clause: Clause) -> bool:
    """As in "a referendum is out of the question"."""
    if clause.modal is not None or clause.lemma not in ("be", "remain", "stay"):
        return False
    out = any(word == "out of" and p.lemma == "question" for word, p in clause.obliques)
    off = any(word == "off" and p.lemma == "table" for word, p in clause.obliques)
    listed = any(
        word == "on" and p.lemma in ("agenda", "table", "card", "cards") for word, p in clause.obliques
    )
    named = all(p.pos != "PRON" for p in clause.subjects)
    sold = any(word == "for" and p.lemma == "sale" for word, p in clause.obliques)
    if clause.negated:
        # "the island is not for sale", "recognition is not on the agenda"
        return clause.lemma == "be" and (sold or (listed and named))
    return out or off
