"""An archive as a foreign-policy desk has one: many years, few parties in most of it, events told of again and again.

`_ledger.py` has reports in even shares, where each does the same work. Here nothing is even, since what grows with a ledger
grows where much is of the same parties and days.
"""

from __future__ import annotations

import datetime
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import accumulate
from random import Random

import attrs

from diplotrack import (
    Commitment,
    CommitmentKind,
    CommitmentStatus,
    Document,
    Engagement,
    EngagementKind,
    EngagementStatus,
    Participant,
    Party,
    Report,
    When,
)

A_DAY = 9
"""Reports that are published on one day: 100,000 are thirty years."""
_SEED = 20260307
_EPOCH = datetime.date(1990, 1, 1)
_PARTIES = [Party(code=f"{a}{b}{c}", name=f"State of {a}{b.lower()}{c.lower()}")
            for a in "BDFGKMPTVZ" for b in "AEIOU" for c in "LNRS"]  # fmt: skip
_SHARES = list(accumulate(1 / (place + 2) for place in range(len(_PARTIES))))
"""As Zipf found for words: of two hundred states the first ten are in half of all that happens."""
_KINDS = [
    EngagementKind.MEETING, EngagementKind.MEETING, EngagementKind.VISIT, EngagementKind.CALL, EngagementKind.NEGOTIATION,
    EngagementKind.CONFERENCE, EngagementKind.CORRESPONDENCE, EngagementKind.SIGNING,
]  # fmt: skip
_GIVEN = [
    "Amina",
    "Boris",
    "Chen",
    "Daria",
    "Emil",
    "Farah",
    "Goran",
    "Hana",
    "Ivo",
    "Jun",
    "Kofi",
    "Lena",
    "Marek",
    "Nadia",
    "Omar",
    "Petra",
    "Rui",
    "Sana",
    "Tomas",
    "Vera",
]
_FAMILY = [
    "Adeyemi",
    "Bauer",
    "Costa",
    "Dlamini",
    "Eriksen",
    "Fofana",
    "Grabar",
    "Haddad",
    "Ivanova",
    "Jansen",
    "Kimura",
    "Lopez",
    "Moreau",
    "Novak",
    "Okafor",
    "Park",
]
_VERBS = ["open", "close", "fund", "train", "lift", "extend", "ratify", "publish", "restore", "inspect"]
_SCOPE = [
    "a joint",
    "a second",
    "the northern",
    "the coastal",
    "a regional",
    "the civilian",
    "an annual",
    "the common",
    "a standing",
    "the old",
]
_OBJECTS = [
    "fishery register",
    "border post",
    "rail link",
    "visa scheme",
    "grain quota",
    "power line",
    "research fund",
    "port fee",
    "air corridor",
    "river commission",
    "customs office",
    "language school",
    "seed bank",
    "radio station",
    "flood alarm",
    "pension accord",
    "ferry line",
    "hospital ship",
    "library exchange",
    "satellite station",
    "labour office",
    "chamber of trade",
    "vaccine store",
    "water gauge",
]
_ASKED, _UNDATED, _LATE, _AGAIN, _KEPT = 0.4, 0.02, 0.05, 0.45, 0.15
"""Shares: of commitments that are requests; of documents without a date; of documents that come years late; of what is told
that was told before; of commitments told before of which something has become."""


@attrs.frozen
class _Event:
    """What happened, of which several documents may tell."""

    number: int
    day: datetime.date
    pair: tuple[Party, Party]
    kind: EngagementKind
    people: tuple[Participant, ...]
    promise: str
    asked: bool


def archive(count: int, a_day: int = A_DAY) -> Iterator[Report]:
    """Yield `count` reports, `a_day` of each day, of two to six records each, three and a half on average.

    The n-th is always the same.

    They come in the order of their dates, but for some that are years late. Nearly half of what a report tells of was told
    of in the weeks before by another, in words of its own.
    """
    chance = Random(_SEED)
    known: deque[_Event] = deque(maxlen=a_day * 30)
    made = 0
    for number in range(count):
        day = _EPOCH + datetime.timedelta(days=number // a_day)
        if chance.random() < _LATE:
            day -= datetime.timedelta(days=chance.randrange(1, 2_000))
        events = []
        for _ in range(chance.choice((1, 1, 2, 2, 3))):
            if known and chance.random() < _AGAIN:
                events.append(chance.choice(known))
            else:
                made += 1
                events.append(_event(made, day, chance))
                known.append(events[-1])
        yield _report(number, day, {event.number: event for event in events}.values(), chance)


def _event(number: int, day: datetime.date, chance: Random) -> _Event:
    first, second = _party(chance), _party(chance)
    while second == first:
        second = _party(chance)
    people = tuple(
        Participant(name=f"{chance.choice(_GIVEN)} {chance.choice(_FAMILY)}", title="Minister", party=party)
        for party in (first, second)
    )
    promise = f"{chance.choice(_VERBS)} {chance.choice(_SCOPE)} {chance.choice(_OBJECTS)}"
    return _Event(
        number, day - datetime.timedelta(days=chance.randrange(3)), (first, second), chance.choice(_KINDS), people,
        promise, chance.random() < _ASKED,
    )  # fmt: skip


def _party(chance: Random) -> Party:
    return chance.choices(_PARTIES, cum_weights=_SHARES)[0]


def _report(number: int, day: datetime.date, events: Iterable[_Event], chance: Random) -> Report:
    told = list(events)
    sentences = [(_met(event, chance), _said(event, chance)) for event in told]
    document = Document(
        text=f"Readout {number}.\n" + "\n".join(" ".join(both) for both in sentences),
        title=f"Readout {number}",
        uri=f"https://desk.example/{number}",
        published=None if chance.random() < _UNDATED else day,
        language="en",
    )
    met: list[Engagement] = []
    said: list[Commitment] = []
    after = 0
    for event, (contact, promise) in zip(told, sentences, strict=True):
        first = document.quote(contact, after=after)
        second = document.quote(promise, after=first.end)
        after = second.end
        planned = chance.random() < 0.2
        met.append(
            Engagement(
                kind=event.kind,
                status=EngagementStatus.SCHEDULED if planned else EngagementStatus.HELD,
                parties=event.pair,
                participants=event.people if chance.random() < 0.8 else (),
                when=_when(event, chance),
                evidence=(first,),
            )
        )
        if chance.random() < 0.75:
            later = document.published is not None and document.published > event.day
            kept = later and chance.random() < _KEPT
            due = event.day + datetime.timedelta(days=chance.randrange(20, 700))
            said.append(
                Commitment(
                    kind=CommitmentKind.REQUEST if event.asked else CommitmentKind.PLEDGE,
                    status=CommitmentStatus.FULFILLED if kept else CommitmentStatus.OPEN,
                    by=event.pair[:1],
                    to=event.pair[1:],
                    content=event.promise,
                    made=When.from_date(event.day),
                    due=When.from_date(due) if chance.random() < 0.3 else None,
                    engagement=met[-1].id,
                    evidence=(second,),
                )
            )
    return Report(document=document, engagements=met, commitments=said)


def _when(event: _Event, chance: Random) -> When | None:
    """Mostly the day, else the month, or nothing."""
    form = chance.random()
    if form < 0.75:
        return When.from_date(event.day)
    return When.parse(f"{event.day:%Y-%m}") if form < 0.85 else None


def _met(event: _Event, chance: Random) -> str:
    first, second = event.people
    verb = chance.choice(("met", "spoke with", "received", "had talks with"))
    return f"{first.name} {verb} {second.name} on item {event.number}."


def _said(event: _Event, chance: Random) -> str:
    first, second = event.pair
    verb = ("asked", "urged") if event.asked else ("promised", "assured")
    return f"{first.name} {chance.choice(verb)} {second.name} to {event.promise}."
