"""Instruments: agreed texts, and what they lay down in words that hang on them: "signed an accord allowing barges to pass"."""

from __future__ import annotations

import re

from diplotrack_article.clauses import Clause, Phrase, Relation
from diplotrack_article.lexicon import Lexicon
from diplotrack_article.reference import NOBODY, Actor
from diplotrack_article.roles import Resolver, behind, undergoing

INSTRUMENTS = frozenset({"agreement", "accord", "deal", "treaty", "pact", "text", "memorandum", "mou", "declaration", "protocol", "convention", "truce", "ceasefire", "cease-fire", "document", "communiqué", "communique", "arrangement", "roadmap", "compact", "settlement", "bargain"})  # fmt: skip
"""Nouns for texts that two sides agree on."""
STILL_TO_COME = re.compile(
    r"\b(?:proposed|draft|possible|future|potential|planned|eventual|would-be|any)\s", re.IGNORECASE
)
"""What says of such a text that nobody has agreed on it yet."""
_MAKING = frozenset({"sign", "initial", "ink", "co-sign", "countersign", "conclude", "reach", "strike", "seal", "clinch", "forge", "finalize", "finalise", "hammer out", "work out", "announce", "unveil", "exchange", "adopt", "enter into", "enter", "agree", "put", "come", "cut", "make", "find", "settle", "negotiate", "approve", "have"})  # fmt: skip
# What such a text is about, or was made for, and what it means to those who judge it.
_ABOUT = frozenset({"follow", "include", "involve", "concern", "regard", "relate", "contain", "reflect", "symbolize", "symbolise", "represent", "underline", "underscore", "show", "seek", "aim", "hope", "date", "bear", "carry", "pave", "govern", "describe", "signal", "confirm", "reaffirm", "express", "recognize", "recognise", "acknowledge", "cement", "crown", "cap", "complete", "total", "value", "address", "accord", "mark", "pass", "draw", "use", "say", "state", "declare", "welcome", "replace", "supplement", "leave", "go", "run", "come", "put", "take", "hail", "celebrate", "build", "fix", "settle", "expand", "facilitate", "encourage"})  # fmt: skip
# Of a text, these say what it does.
_DOING = frozenset({"require", "keep", "allow", "enable", "make", "end", "begin", "help"})
_WITHOUT_OBJECT = frozenset({"provide", "call"})
_GIVING = frozenset(
    {"give", "grant", "allow", "let", "permit", "enable", "guarantee", "entitle", "award", "assure"}
)
# "A pact under which patrol ships will be": the parser does not see every relative clause.
_UNDER_WHICH = re.compile(
    rf"\b({'|'.join(sorted(INSTRUMENTS))})s?,?\s(?:under|by|in|through) which\s(?:[\w’'-]+\s){{1,9}}$",
    re.IGNORECASE,
)
_REACH = 160


def under_which(text: str, clause: Clause) -> bool:
    """Whether a clause stands behind an agreed text and "under which"."""
    before = text[max(0, clause.start - _REACH) : clause.start]
    return " which " in before.lower() and _UNDER_WHICH.search(before) is not None


def lays_down(clause: Clause, lexicon: Lexicon) -> bool:
    """Whether a clause hangs on an agreed text and says what it does: "allowing barges to pass", "that caps the catch".

    Args:
        clause: the clause.
        lexicon: tells verbs for what follows from an act, and for what is no act.
    """
    noun = clause.noun
    if noun is None or noun.lemma not in INSTRUMENTS or STILL_TO_COME.search(noun.text):
        return False
    if clause.nominal or clause.passive or clause.negated or clause.copula or clause.modal is not None:
        return False
    participle = clause.participle and not clause.finite and clause.introducer is None
    relative = clause.relation is Relation.RELATIVE and clause.finite and clause.tense == "present"
    own = relative and clause.subjects and all(_same(p, noun) for p in clause.subjects)
    if not (own or (participle and clause.relation is Relation.PARTICIPLE)):
        return False
    if clause.lemma in _WITHOUT_OBJECT:
        return bool(behind(clause, "for"))
    if clause.lemma in _ABOUT or not (clause.objects or clause.complements):
        return False
    return clause.lemma in _DOING or not (clause.lemma in lexicon.effects or clause.lemma in lexicon.stative)


def makers(clause: Clause, resolver: Resolver) -> Actor:
    """Who made the text that a clause hangs on: whoever signed or reached it; nobody where that is not told."""
    noun, verb = clause.noun, clause.parent
    while verb is not None and verb.nominal:
        verb = verb.governor
    if noun is None or verb is None or verb.lemma not in _MAKING:
        return NOBODY
    if verb.negated or verb.question or (verb.modal is not None and verb.modal != "will"):
        return NOBODY
    things = [*undergoing(verb), *behind(verb, "on"), *behind(verb, "to"), *behind(verb, "with")]
    if not any(_same(member, noun) for thing in things for member in thing.members()):
        return NOBODY
    roles = ("subject+with+object.with+object.between", "agent", "dyad")
    return next((by for role in roles if len((by := resolver.actor(verb, role)).parties) > 1), NOBODY)


def receiver(clause: Clause, resolver: Resolver, sides: Actor) -> Actor:
    """Which one of the sides a text gives something: "gives Indian ships priority"; nobody where it gives all or none."""
    if clause.lemma not in _GIVING:
        return NOBODY
    there: list[Phrase] = [*clause.indirect, *clause.objects[:1]]
    for phrase in [*there, *(p for act in clause.complements for p in act.subjects)]:
        found = resolver.discourse.resolve(phrase)
        found = found if found.parties else resolver.named_in(phrase)
        if len(found.parties) == 1 and found.parties[0] in sides.parties:
            return found
    return NOBODY


def _same(phrase: Phrase, noun: Phrase) -> bool:
    return phrase.head == noun.head or phrase.lemma in ("that", "which")
