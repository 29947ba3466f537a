"""Demands of several, each told to do something else: "called on Chad to pay, on Mali to leave and on Niger to wait"."""

from __future__ import annotations

import re
from collections.abc import Iterable

import attrs

from diplotrack_article.actors import Whereabouts, codes
from diplotrack_article.clauses import Clause, Phrase
from diplotrack_article.findings import ActFinding
from diplotrack_article.wording import Wording, noun_forms

# What stands between one's task and the next one's: "…, and on the Government of Mali to …".
_NEXT = re.compile(r"(?:[,;]\s+(?:and\s+)?|\s+and\s+)(?:(?:up)?on\s+|to\s+)?([^,;.:]{2,60}?)\s+to\s+$")
_PREPOSITION = re.compile(r"\b(?:(?:up)?on|to)\s+$")
_REACH = 90
_RIGHT_BEHIND = 6  # a blank and "the"
_SIDES = frozenset({"party", "side", "faction", "actor"})
_EVERYBODY = frozenset({"all", "warring", "concerned", "relevant", "conflicting"})
_TAKEN_PART_IN = frozenset({"conflict", "war", "dispute", "agreement", "treaty", "convention", "accord", "pact", "truce", "ceasefire", "deal", "talk", "negotiation", "crisis", "fighting", "charter", "protocol"})  # fmt: skip
_GOING = frozenset({"withdrawal", "pullout", "pull-out", "pullback", "retreat", "departure", "exit"})
_FORCES = frozenset(
    {
        "troop",
        "troops",
        "force",
        "soldier",
        "army",
        "military",
        "peacekeeper",
        "adviser",
        "advisor",
        "police",
        "settler",
        "fighter",
    }
)
# "The two presidents of Mali" are told something, "Mali's plan" is not.
_OWNED = re.compile(r"['’]s?\b")
_WORDS = 6
# With these, who stands before the infinitive is let, and not told: "asked Chad to allow Mali and Niger to use its port".
_LETTING = frozenset(
    {"allow", "enable", "permit", "help", "force", "ask", "urge", "invite", "encourage", "press", "get"}
)


# "…, Qatar $500 million and Oman 200 trucks": what each of several gives, with the verb said once.
_GAPPED = re.compile(
    r"(?:[,;]\s+(?:and\s+|while\s+)?|\s+and\s+)((?:the\s+)?[A-Z][\w.’'-]*(?:\s+[A-Z][\w.’'-]*){0,3})\s+"
    r"((?:about\s+|some\s+|another\s+|up to\s+|a further\s+)?(?:[A-Z]{0,3}[$€£¥]\s?|\d|an?\s)[^,;:]*?)"
    r"(?=[,;.]\s|[.]?$|\s+and\s+(?:the\s+)?[A-Z][\w.’'-]*\s+\S)"
)


def others_giving(text: str, start: int, end: int, named: Whereabouts) -> list[tuple[int, int, int, int]]:
    """What further sides give in a list that has its verb once: "Chad pledged $1 million, Mali $2 million".

    Args:
        text: the document.
        start: the end of the verb.
        end: the end of the sentence.
        named: tells where parties are named.

    Returns:
        Where each one's name begins and ends, and where what it gives does, in order of text.
    """
    found: list[tuple[int, int, int, int]] = []
    if named.party_mentions(start, start + _RIGHT_BEHIND):
        return found  # "will lend Chad $1 million and Mali $2 million" is of one giver
    for match in _GAPPED.finditer(text, start, end):
        mentions = named.party_mentions(*match.span(1))
        if len(mentions) == 1 and mentions[0].end == match.end(1):
            found.append((*match.span(1), *match.span(2)))
    return found


def each_giving(
    first: ActFinding, others: list[tuple[int, int, int, int]], wording: Wording, named: Whereabouts
) -> list[ActFinding]:
    """What each of several gives, from what was read of the whole list.

    Args:
        first: the act of the first one; its span is the whole list's.
        others: the further ones, as `others_giving` tells them.
        wording: the document's words.
        named: tells where parties are named.

    Returns:
        One act for each, in order of text, with the same addressees.
    """
    text, clause = wording.text, first.clause
    whole = text[first.span[0] : others[0][0]].rstrip(" ,;").removesuffix(" while").removesuffix(" and")
    end = first.span[0] + len(whole.rstrip(" ,;"))
    givers = {party for start, behind, _, _ in others for party in named.parties_between(start, behind)}
    given = tuple(p for p in named.parties_between(clause.end, end) if p not in first.parties)
    behind_all = tuple(
        p
        for p in named.parties_between(others[-1][2], first.span[1])
        if p not in first.parties and p not in givers
    )
    to = given or behind_all
    found = [
        attrs.evolve(first, span=(first.span[0], end), content=wording.of((clause.end, end)), to=to, act=None)
    ]
    for start, behind, begins, closes in others:
        parties = named.parties_between(start, behind)
        found.append(
            attrs.evolve(
                found[0],
                span=(start, closes),
                parties=parties,
                content=wording.of((begins, closes)),
                to=tuple(p for p in to if p not in parties),
                chain=(f"“{text[start:behind]}”: {codes(parties)}",),
            )
        )
    return found


def others_told(
    text: str, clause: Clause, first: Clause, named: Whereabouts
) -> list[tuple[int, int, Clause]]:
    """The further tasks in the sentence of a request, each with whom it is for.

    Args:
        text: the document.
        clause: the request.
        first: what the first one is told to do.
        named: tells where parties are named.

    Returns:
        For each further task where the name of who is told begins and ends, and the clause of the task, in order of text.
    """
    if not first.infinitive:
        return []
    top = clause
    while top.parent is not None and top.parent.sentence == clause.sentence:
        top = top.parent
    beside = clause.phrase.modifiers if clause.nominal and clause.phrase is not None else clause.obliques
    prepositional = any(word in ("on", "upon", "to") for word, _ in beside)
    found: list[tuple[int, int, Clause]] = []
    below = [c for c in top.everything() if not c.nominal]
    verbs = [c.start for c in below if c.finite]
    for act in sorted((c for c in below if c.infinitive), key=lambda c: c.start):
        if act.start <= first.start or act.sentence != clause.sentence:
            continue
        if act.parent is not None and act.parent is not clause and act.parent.lemma in _LETTING:
            continue
        opening = _NEXT.search(text, max(first.end, act.start - _REACH), act.start)
        if opening is None or _OWNED.search(opening[1]):
            continue
        start, end = opening.span(1)
        preposition = _PREPOSITION.search(text, opening.start(), start)
        words = opening[1].split()
        if prepositional != (preposition is not None) or len(words) > _WORDS:
            continue
        if any(start <= verb < end for verb in verbs):
            continue  # "asked Chad to pay, and Chad promised to do so"
        name = words[0][:1].isupper() or words[0] in ("the", "its", "both")
        known = bool(named.party_mentions(start, end) or named.people_between(start, end))
        # "…, and on the international community to help": the preposition tells that somebody else is asked
        if (name and known) or preposition is not None:
            found.append((start, end, act))
    return found


def to_everybody(there: Iterable[Phrase], clause: Clause) -> bool:
    """Whether whoever takes part is asked, and no party at hand: "all parties", "the parties to the conflict".

    Args:
        there: the phrases that say who is asked.
        clause: the request; the parser may hang what they are parties to on its verb.
    """
    beside = any(word == "to" and phrase.lemma in _TAKEN_PART_IN for word, phrase in clause.obliques)
    for phrase in there:
        # "all sides" are rather the two at hand
        told = {*phrase.adjectives, phrase.determiner} & _EVERYBODY if phrase.lemma != "side" else set()
        whose = beside or any(word in ("to", "in") for word, _ in phrase.modifiers)
        if phrase.lemma in _SIDES and phrase.number == "plur" and (told or whose):
            return True
    return False


def whose_withdrawal(wanted: Iterable[Phrase]) -> list[Phrase]:
    """The phrases that name whose forces are to go: "a withdrawal of Israeli troops", "Israel's pullout"."""
    found: list[Phrase] = []
    for phrase in wanted:
        if phrase.lemma not in _GOING:
            continue
        forces = [inner for word, inner in phrase.modifiers if word == "of" and noun_forms(inner) & _FORCES]
        found += forces or ([phrase.possessor] if phrase.possessor is not None else [phrase])
    return found
