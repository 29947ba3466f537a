"""The people of a row, with their offices."""

from __future__ import annotations

import functools
import re

from diplotrack.records import Participant, ParticipantRole, Party

OFFICES = {"president": "President", "secretary": "Secretary of State"}
"""The offices of travelers, by the tables' word for their role."""

# What offices are called in the tables; whatever else stands before a name is left with it.
_BEFORE = r"(?:Acting|Interim|Provisional|Vice|Deputy|Federal|First|Crown|Governor|General|Brigadier|Lieutenant|Grand)"
_OFFICE = (
    r"(?:President|Prime Minister|Premier|Chancellor|Taoiseach|King|Queen|Emperor|Empress|Shah|Sultan|Amir|Emir|Pope"
    r"|Prince|Princess|Duke|Duchess|Regent|General|General Secretary|Secretary|Chairman|Chief of State|Head of State"
    r"|Foreign Minister|Minister|Junta Member|Sheikh|Sheik)"
)
_TITLE = (
    rf"(?:{_BEFORE} )*{_OFFICE}(?:(?: |-|- )(?:[Ee]lect|designate))?(?: (?:Prince|Sheikh|Sheik)(?= [A-Z]))?"
)
_TITLED = re.compile(rf"(?P<title>{_TITLE})(?: +(?P<name>.+))?")
_BETWEEN = re.compile(rf"(?: and |, | & )(?={_TITLE}\b)")


@functools.lru_cache(maxsize=4096)
def visitors(text: str, party: Party | None) -> tuple[Participant, ...]:
    """The people that a row names as visitors ("President Mesic and Prime Minister Racan" are two).

    Args:
        text: the row's words, not empty.
        party: whom they act for, or None where it is not known.
    """
    return tuple(_visitor(part, party) for part in _BETWEEN.split(text))


def _visitor(text: str, party: Party | None) -> Participant:
    titled = _TITLED.fullmatch(text)
    title, name = (titled["title"], titled["name"]) if titled else (None, text)
    # An office alone ("Premier and Prince Sihanouk") is all that the row says of its holder.
    return Participant(
        name=name or text, title=title if name else None, party=party, role=ParticipantRole.VISITOR
    )


@functools.lru_cache(maxsize=256)
def traveler(name: str, role: str, party: Party) -> Participant:
    """The American who traveled.

    Args:
        name: as the row has it.
        role: ``"president"`` or ``"secretary"``; the office is left out for any other.
        party: the United States.
    """
    return Participant(name=name, title=OFFICES.get(role), party=party, role=ParticipantRole.VISITOR)
