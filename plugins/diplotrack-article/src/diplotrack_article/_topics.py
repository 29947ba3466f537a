"""Whose officials a text names right behind a sentence about one state: "China reacted angrily. Spokesman Zhang said"."""

from __future__ import annotations

import bisect
import re

from diplotrack.parties import Gazetteer, PartyKind, PartyMention
from diplotrack_article.people import PersonMention

_OFFICES = frozenset(
    {"minister", "president", "premier", "spokesman", "spokeswoman", "spokesperson", "chancellor"}
)
_FORMER = frozenset({"former", "late", "ex-president", "then"})
# The end of a sentence and what may stand between it and the office: "Defence ministry spokesman Zhang".
_BEGINS = re.compile(r"[.!?][”\"]?\s+(?:According to\s+)?((?:[A-Z][\w-]*(?:\s[\w-]+){0,2}\s+)?)$")
# "Stephanie Koury, its acting envoy, proposed"
_OWNED = re.compile(
    r",\s+(?:its|their)\s+((?:[\w-]+\s+){0,3}?)(?:envoy|ambassador|minister|president|spokes\w+|representative|leader|chief|negotiator|premier|commander)\b"
)
_SENTENCE = re.compile(r"(?:^|[.!?][”\"]?\s+|\n\s*)(?=[“\"]?[A-Z])")
# "PRETORIA, Jan 9 - South Africa will send a team, Defence Minister Angie Motshekga said."
_SAYING = re.compile(
    r",?\s+(?:(?:has|also|later)\s+)?(?:said|says|told|announced|added|confirmed|declared|stated)\b"
)
_BEHIND_COMMA = re.compile(r",[”\"]?\s+(?:[A-Z][\w-]*(?:\s[\w-]+){0,3}\s+)?$")
_BEGUN = re.compile(r"(?:^|[.!?][”\"]?\s+|\n\s*|\s[-–—]{1,2}\s)(?=[“\"]?[A-Z])")
_NEAR, _FAR = 60, 500
_OPENING = 25  # how far behind its beginning a sentence names what it is about


def give_topics(
    text: str, people: list[PersonMention], parties: list[PartyMention], gazetteer: Gazetteer
) -> None:
    """Give officials who are introduced without a country that of the sentence before, where it names no other one.

    Args:
        text: the document's text.
        people: the people named, in the order of the text.
        parties: the parties named, in the order of the text.
        gazetteer: tells states from others.
    """
    starts = [mention.start for mention in parties]
    for mention in people:
        title = (mention.person.title or "").lower().split()
        if mention.person.party is not None:
            continue
        owner = _OWNED.match(text, mention.end)
        if owner is not None and not _FORMER & {*owner[1].lower().split()}:
            ends = [
                m.start() for m in _SENTENCE.finditer(text, max(0, mention.start - _NEAR), mention.start + 1)
            ]
            if ends and ends[-1] > 0:
                _give(
                    text,
                    mention,
                    _opening(text, ends[-1], parties, starts),
                    "of whom the sentence before tells",
                )
            continue
        if not title or mention.start == mention.name_start:
            continue
        if not _OFFICES.isdisjoint(title[-1:]) and _SAYING.match(text, mention.end):
            begun = [m.end() for m in _BEGUN.finditer(text, max(0, mention.start - _FAR), mention.start)]
            told = _opening(text, mention.start, parties, starts, begun[-1]) if begun else []
            first = bool(told) and told[0].start - begun[-1] <= len("The ")
            behind = text[max(0, mention.start - _NEAR) : mention.start]
            if first and _is_state(told[0], gazetteer) and _BEHIND_COMMA.search(behind):
                _give(text, mention, told, "of whom it is told")
                continue
        begins = _BEGINS.search(text, max(0, mention.start - _NEAR), mention.start)
        before = begins[1].lower().split() if begins is not None else []
        if begins is None or _FORMER & {*title, *before}:
            continue
        if _OFFICES.isdisjoint(title[-1:]) and before[:1] != ["its"]:
            continue  # an envoy may be anybody's; "its envoy" is not
        opened = _opening(text, begins.start(), parties, starts)
        states = {m.party for m in opened if _is_state(m, gazetteer)}
        if len(states) == 1 and opened and _is_state(opened[0], gazetteer):
            _give(text, mention, opened, "whom the sentence before is about")


def _opening(
    text: str, end: int, parties: list[PartyMention], starts: list[int], begun: int | None = None
) -> list[PartyMention]:
    """The parties that the sentence up to a place names, where it begins with one of them; else none."""
    earlier = [m.end() for m in _SENTENCE.finditer(text, max(0, end - _FAR), end)]
    start = begun if begun is not None else earlier[-1] if earlier else max(0, end - _FAR)
    inside = parties[bisect.bisect_left(starts, start) : bisect.bisect_left(starts, end)]
    return inside if inside and inside[0].start - start <= _OPENING else []


def _give(text: str, mention: PersonMention, opened: list[PartyMention], why: str) -> None:
    if opened:
        mention.person.party = opened[0].party
        mention.person.why = f"“{text[opened[0].start : opened[0].end]}”, {why}"


def _is_state(mention: PartyMention, gazetteer: Gazetteer) -> bool:
    code = mention.party.code
    return code in gazetteer and gazetteer.entry(code).kind is PartyKind.STATE
