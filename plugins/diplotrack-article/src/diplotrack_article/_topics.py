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
_SENTENCE = re.compile(r"(?:^|[.!?][”\"]?\s+|\n\s*)(?=[“\"]?[A-Z])")
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
        if mention.person.party is not None or not title:
            continue
        if mention.start == mention.name_start:
            continue
        begins = _BEGINS.search(text, max(0, mention.start - _NEAR), mention.start)
        before = begins[1].lower().split() if begins is not None else []
        if begins is None or _FORMER & {*title, *before}:
            continue
        if _OFFICES.isdisjoint(title[-1:]) and before[:1] != ["its"]:
            continue  # an envoy may be anybody's; "its envoy" is not
        end = begins.start()
        earlier = [m.end() for m in _SENTENCE.finditer(text, max(0, end - _FAR), end)]
        start = earlier[-1] if earlier else max(0, end - _FAR)
        inside = parties[bisect.bisect_left(starts, start) : bisect.bisect_left(starts, end)]
        states = [m for m in inside if _is_state(m, gazetteer)]
        if len({m.party for m in states}) == 1 and states[0].start - start <= _OPENING:
            mention.person.party = states[0].party
            mention.person.why = (
                f"“{text[states[0].start : states[0].end]}”, whom the sentence before is about"
            )


def _is_state(mention: PartyMention, gazetteer: Gazetteer) -> bool:
    code = mention.party.code
    return code in gazetteer and gazetteer.entry(code).kind is PartyKind.STATE
