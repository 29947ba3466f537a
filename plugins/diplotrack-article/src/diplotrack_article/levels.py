"""Levels: on which level two sides meet, as titles and nouns tell: leaders, ministers, soldiers, experts, a joint body.

The leaders' talks are not those of their foreign ministers, and what a commission holds is another session than either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from typing import Final

from diplotrack_article.clauses import Clause, Phrase
from diplotrack_article.mentions import Person
from diplotrack_article.words import words

_LEADERS: Final = {
    "president": "president",
    **dict.fromkeys(("premier", "chancellor", "taoiseach"), "premier"),
    **dict.fromkeys(("king", "queen", "emir", "amir", "sultan", "monarch", "emperor", "majesty"), "monarch"),
    "leader": "leader",
}
_SOLDIERS: Final = frozenset(
    {"commander", "general", "military", "army", "marshal", "admiral", "colonel", "commander-in-chief"}
)
_EXPERTS: Final = frozenset({"expert", "technician", "working-level", "specialist", "expert-level"})
# Who meet as a group; of a person, "Director" or "Adviser" is only one of several titles.
_OFFICERS: Final = {"adviser": "adviser", "advisor": "adviser", "director": "director", "general": "soldier"}
_LAWMAKERS: Final = frozenset({"speaker", "lawmaker", "legislator", "parliamentarian", "parliamentary"})
_AFFAIRS: Final = {"defence": "defense", "external": "foreign", "commerce": "trade", "home": "interior"}
# Words of a minister's title that tell of no field.
_PLAIN: Final = frozenset(
    {"prime", "first", "affairs", "state", "senior", "acting", "then", "new", "former", "special", "federal", "union", "cabinet",
     "visiting", "outgoing", "incoming", "top", "second", "responsible", "late", "international", "relations"}
)  # fmt: skip
_DEPUTIES: Final = frozenset({"deputy", "vice", "assistant", "under"})
_WORD: Final = re.compile(r"[^\W\d_][\w’'-]*")
MINISTER: Final = "minister"
_ANY: Final = {
    "leader": ("president", "premier", "monarch", "leader"),
    MINISTER: (MINISTER,),
}  # what a word that tells less can stand for


def of_words(clause: Clause) -> frozenset[str]:
    """The levels that nouns tell of in a clause on a contact; empty where they tell of none."""
    found: set[str] = set()
    for phrase in _around(clause):
        found |= _of_words([*phrase.adjectives, phrase.lemma])
        if phrase.lemma in _OFFICERS and phrase.number == "plur":
            found.add(_OFFICERS[phrase.lemma])
    return frozenset(found)


def of_people(people: Iterable[Person]) -> set[str]:
    """The levels of people by their titles."""
    return {
        level
        for person in people
        for level in _of_words([word.lower() for word in _WORD.findall(person.title or "")])
    }


def agree(one: AbstractSet[str], other: AbstractSet[str]) -> bool:
    """Whether two contacts can be on one level; what tells of none agrees with all."""
    if not one or not other or one & other:
        return True
    return any(
        any(level.split(":")[0] in _ANY[wide] for level in theirs)
        for wide in _ANY
        for mine, theirs in ((one, other), (other, one))
        if wide in mine
    )


def _around(clause: Clause) -> Iterator[Phrase]:
    """The phrases that may tell who meets, and the noun of the contact itself for its adjectives."""
    found = [*clause.subjects, *clause.agents, *clause.objects]
    found += [phrase for word, phrase in clause.obliques if word in ("with", "between", "among", "by")]
    noun = clause.phrase if clause.nominal else None
    if noun is not None:
        yield noun
        found += [
            phrase for word, phrase in noun.modifiers if word in ("with", "between", "among", "of", "by")
        ]
        found += [noun.possessor] if noun.possessor is not None else []
        verb = clause.governor
        if verb is not None and not verb.nominal and clause.governor_role == "object":
            found += verb.subjects
    for phrase in found:
        for member in phrase.members():
            lemma = member.lemma
            if member.pos == "NOUN" or lemma in words().bodies or lemma in words().title_heads:
                yield member


def _of_words(found: list[str]) -> set[str]:
    title = set(found)
    told: set[str] = set()
    if title & _DEPUTIES:
        return {"deputy"} if title & {MINISTER, "secretary", *_LEADERS} else set()
    told |= {_LEADERS[word] for word in title & _LEADERS.keys()}
    if {"prime", MINISTER} <= title:
        told.add("premier")
    elif MINISTER in title or "ministerial" in title:
        fields = {_AFFAIRS.get(word, word) for word in title} & words().title_modifiers - _PLAIN
        told |= {f"{MINISTER}:{field}" for field in fields} or {MINISTER}
    if title & _SOLDIERS and "secretary" not in title and "director" not in title:
        told.add("soldier")
    if title & _EXPERTS:
        told.add("expert")
    if title & _LAWMAKERS:
        told.add("lawmaker")
    return told | {f"body:{word}" for word in title & words().bodies if found[-1] == word}
