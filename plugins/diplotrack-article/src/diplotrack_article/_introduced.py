"""Actors that a text introduces with their acronym in brackets: "the Democratic Unionist Party (DUP)".

Parties, movements and other bodies that the gazetteer does not know go by their acronym (codebook, Commitment, rule 9),
where the words before the brackets have these initials and their head is a noun for an actor.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from diplotrack.parties import NameKind, PartyMention
from diplotrack.records import Party
from diplotrack_article.words import Words

_BRACKETS = re.compile(r"\s\(([A-Z][A-Z0-9]{1,7})\)")
_WORD = re.compile(r"[^\W\d_][\w’'.-]*$")
_SMALL = frozenset({"of", "for", "the", "and", "in", "on", "against", "de", "la", "du"})
_FARTHEST = 100


def introduced(text: str, known: Sequence[PartyMention], vocabulary: Words) -> list[PartyMention]:
    """The known mentions, and those of the actors that the text introduces; a part of such a name is no party's.

    Args:
        text: the document's text.
        known: mentions of the parties of the gazetteer, in the order of the text.
        vocabulary: the nouns for actors.
    """
    bracketed = list(_BRACKETS.finditer(text))
    if not bracketed:
        return list(known)
    acronyms = {mention.surface for mention in known} | {mention.party.code for mention in known}
    found: dict[str, Party] = {}
    for brackets in bracketed:
        acronym = brackets.group(1)
        name = None if acronym in acronyms else _name_before(text, brackets.start(), acronym)
        if name is None:
            continue
        head = re.split(r" (?:of|for|against|in|on|de|du) ", name)[0].split()[-1].lower()
        if head in vocabulary.actors and len(name.split()) > 1:
            party = Party(code=acronym, name=name)
            found[acronym] = found[name] = party
    if not found:
        return list(known)
    names = (r"\s+".join(map(re.escape, name.split())) for name in sorted(found, key=len, reverse=True))
    pattern = re.compile("|".join(rf"\b{name}\b" for name in names))
    added: list[PartyMention] = []
    for match in pattern.finditer(text):
        party = found[" ".join(match[0].split())]
        kind = NameKind.ACRONYM if match[0] == party.code else NameKind.NAME
        added.append(
            PartyMention(start=match.start(), end=match.end(), party=party, kind=kind, surface=match[0])
        )
    within = [(mention.start, mention.end) for mention in added]
    kept = [m for m in known if not any(start <= m.start < end for start, end in within)]
    return sorted([*kept, *added], key=lambda mention: mention.start)


def _name_before(text: str, end: int, acronym: str) -> str | None:
    """The words right before the brackets whose initials are the acronym; small words have none."""
    left = list(acronym)
    start = end
    while left:
        word = _WORD.search(text, max(0, start - _FARTHEST), start)
        if word is None:
            return None
        if word[0] in _SMALL:
            if not text[word.start() - 1 : word.start()].isspace():
                return None
        elif word[0][0] == left[-1]:
            left.pop()
        else:
            return None
        start = word.start()
        if left:
            if not text[start - 1 : start].isspace():
                return None
            start -= 1
    return " ".join(text[start:end].split())
