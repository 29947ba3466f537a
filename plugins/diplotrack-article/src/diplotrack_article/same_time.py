"""Which clauses tell of one time: a clause above another that goes on with it, and clauses that date a noun."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from diplotrack_article.clauses import Clause
from diplotrack_article.lexicon import Lexicon

# Verbs that say of their subject when it takes place.
OCCURRING: Final = frozenset(
    {"open", "begin", "start", "take place", "hold", "end", "close", "conclude", "last", "run", "set", "schedule", "slate",
     "due", "plan", "pencil in", "sign", "convene", "host", "kick off", "happen", "occur", "expect", "initial"}
)  # fmt: skip
_WEIGHING: Final = frozenset(
    {"welcome", "praise", "hail", "commend", "condemn", "criticize", "criticise", "mention", "review", "assess", "describe",
     "remember", "want", "seek", "await", "expect", "prepare", "cover", "accept", "approve"}
)  # fmt: skip
_PUT_FORWARD: Final = ("none", "proposed", "scheduled", "postponed", "cancelled")
_ABOUT: Final = frozenset({"oblique:about", "oblique:of", "oblique:on"})
_AHEAD: Final = frozenset(
    {"oblique:before", "oblique:ahead of", "oblique:prior to", "oblique:since", "oblique:until"}
)
_AT_ONCE: Final = frozenset({"where", "when", "while", "as", "whereupon"})
_SHARING: Final = re.compile(
    r"(?i)(?:where|when|while|(?:during|at|in|on|with|to|for|after|by)\s+(?:which|whom))(?!\w)"
)
_APART: Final = frozenset({",", "—", "–", "(", ";"})
_ANOTHER_TIME: Final = frozenset({"after", "before", "since", "by", "without", "if", "until", "because"})


def telling(noun: Clause, near: Sequence[Clause], lexicon: Lexicon) -> list[Clause]:
    """The relative clauses and participles that say when what a noun names takes place.

    "The summit, which opens on 31 August", "the visit that she paid in May", "talks set for Monday".

    Args:
        noun: a nominal clause.
        near: the clauses of its sentence.
        lexicon: tells light verbs.
    """
    return [
        clause
        for clause in near
        if clause.relation in ("relative", "participle", "complement")
        and clause.noun is not None
        and clause.start > noun.start
        and not clause.negated
        and (clause.lemma in OCCURRING or clause.lemma in lexicon.light)
        and (not clause.infinitive or (clause.relation == "relative" and clause.lemma in OCCURRING))
        and _is_on(clause, noun)
    ]


def containers(noun: Clause, near: Sequence[Clause]) -> list[Clause]:
    """The nouns of which a noun is the content: "a round of talks", "the opening of the summit"."""
    if noun.phrase is None:
        return []
    head = noun.phrase.head
    return [
        whole
        for whole in near
        if whole.phrase is not None
        and whole.nominal
        and any(word == "of" and phrase.head == head for word, phrase in whole.phrase.modifiers)
    ]


def _is_on(clause: Clause, noun: Clause) -> bool:
    if clause.noun is None or noun.phrase is None:
        return False
    if clause.noun.head == noun.phrase.head:
        return True
    # "The summit in Lima, which opens on Monday": the parser hangs the clause on the place.
    return clause.lemma in OCCURRING and any(
        clause.noun.head == phrase.head and phrase.pos == "PROPN" for _, phrase in noun.phrase.modifiers
    )


def weighs(verb: Clause, noun: Clause, lexicon: Lexicon) -> bool:
    """Whether a verb only reports, wants, plans or judges what a noun names, so that its date is not the noun's."""
    role = noun.governor_role or ""
    if role in _AHEAD:
        return True
    if role != "object" and role not in _ABOUT and not (role == "subject" and verb.passive):
        return False
    if verb.lemma == "undertake":
        return False  # "undertook a visit" made it
    return verb.lemma in lexicon.speech or verb.lemma in _WEIGHING or puts_forward(verb, lexicon)


def puts_forward(verb: Clause, lexicon: Lexicon) -> bool:
    """Whether a verb plans, proposes, postpones, cancels or refuses: the date that it gives with "for" is the plan's."""
    return any(verb.lemma in lexicon.status[name] for name in _PUT_FORWARD)


def at_one_time(clause: Clause, near: Sequence[Clause], text: str, lexicon: Lexicon) -> Clause | None:
    """The clause above one that goes on at the same time, None where grammar does not say so.

    Args:
        clause: a verbal clause.
        near: the clauses of its sentence.
        text: the document's text.
        lexicon: tells what verbs report and plan.
    """
    above = verb_above(clause)
    if above is None or above is clause:
        return None
    relation = clause.relation
    if relation == "conj":
        above = _sister_before(clause, near) or above
    elif relation == "complement" and clause.introducer not in _AT_ONCE:
        if not _shares_as_complement(clause, above, lexicon):
            return None
    elif relation == "relative" or clause.finite:
        if relation not in ("relative", "adverbial", "complement") or not runs_on(clause, text):
            return None
    elif relation == "adverbial":
        if clause.introducer in _ANOTHER_TIME:
            return None
    elif relation != "participle" or clause.noun is None:
        return None
    return above if same_tense(clause, above) else None


def verb_above(clause: Clause) -> Clause | None:
    """The nearest verb above a clause, None without one."""
    above = clause.parent
    while above is not None and above.nominal:
        above = above.governor
    return above


def runs_on(clause: Clause, text: str) -> bool:
    """Whether a relative clause goes on with the story ("…, who received her"), and does not pick somebody out."""
    if clause.introducer in _AT_ONCE or _SHARING.match(text, clause.span[0]):
        return True
    if clause.relation != "relative":
        return False
    apart = text[max(0, clause.span[0] - 5) : clause.span[0]].rstrip()[-1:] in _APART
    return apart or clause.lemma in OCCURRING


def _shares_as_complement(clause: Clause, above: Clause, lexicon: Lexicon) -> bool:
    if clause.participle and clause.introducer is None and clause.start < above.start:
        return True  # "Wide-ranging talks were held": the parser takes the adjective for a verb
    if not clause.infinitive or above.lemma in lexicon.speech:
        return False
    return not puts_forward(above, lexicon)


def _sister_before(clause: Clause, near: Sequence[Clause]) -> Clause | None:
    first = clause.first
    sisters = [
        c for c in near if not c.nominal and c.start < clause.start and (c is first or c.first is first)
    ]
    return sisters[-1] if first is not None and sisters else None


def same_tense(inner: Clause, outer: Clause) -> bool:
    """Whether the tenses of two clauses allow that they go on at one time."""
    if inner.tense is None or outer.tense is None or not inner.finite:
        return True
    if inner.perfect and not outer.perfect:
        return False
    if going_on(inner):
        return True
    return (inner.tense == "past") == (outer.tense == "past")


def going_on(clause: Clause) -> bool:
    """Whether something goes on while the text is told: "who is paying a visit", "who is in Lima"."""
    return clause.tense == "present" and not clause.perfect and (clause.progressive or clause.lemma == "be")


def inner_spans(clause: Clause, within: Clause) -> list[tuple[int, int]]:
    """The finite clauses below a clause, whose dates are their own; but not those that the predicate at hand is in."""
    return [inner.span for inner in _beside(clause, within) if inner.finite] if clause.children else []


def later_spans(clause: Clause, within: Clause) -> list[tuple[int, int]]:
    """The infinitives below a clause, whose deadlines are their own: "the pledge made at the summit to act by 2040"."""
    return [inner.span for inner in _beside(clause, within) if inner.infinitive] if clause.children else []


def _beside(clause: Clause, within: Clause) -> Iterator[Clause]:
    """The verbs below a clause, without those whose words the predicate at hand is among."""
    for inner in clause.everything():
        if inner is not clause and not inner.nominal and not inner.span[0] <= within.start < inner.span[1]:
            yield inner


def finite_above(clause: Clause) -> Clause | None:
    """The verb whose tense holds for a clause: its own, or that above a noun, a participle or an infinitive."""
    verb: Clause | None = clause
    for _ in range(6):
        if verb is None or (verb.finite and not verb.nominal):
            return verb
        verb = verb.governor if verb.nominal else verb.parent
    return None


def leads_on(clause: Clause, text: str) -> bool:
    """Whether a clause goes on with the journey above it: "flew to Oslo, where she met"."""
    if text.startswith("where ", clause.span[0]):
        return True
    return bool(clause.obliques) and any(word == "where" for word, _ in clause.obliques)
