"""Synthetic reports in any number, for tests of scale and for benchmarks: varied, and the same on every machine."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Any

from diplotrack.records import (
    Commitment,
    CommitmentKind,
    CommitmentStatus,
    Document,
    Engagement,
    EngagementKind,
    EngagementStatus,
    Participant,
    ParticipantRole,
    Party,
    Report,
)
from diplotrack.when import When

_PARTIES = tuple(
    Party(code=code, name=name)
    for code, name in (
        ("KOR", "South Korea"),
        ("CHN", "China"),
        ("CIV", "Côte d’Ivoire"),
        ("TUR", "Türkiye"),
        ("BRA", "Brazil"),
        ("ASEAN", "Association of Southeast Asian Nations"),
        ("DEU", "Germany"),
        ("KEN", "Kenya"),
        ("EU", "European Union"),
    )
)
_PEOPLE = (
    "Park Ji-woo",
    "王小明",
    "Aïcha Koné",
    "Łukasz Żak",
    "José da Conceição",
    "Nguyễn Thị Hoa",
    '李 "Leo" 强',
)
_TITLES = ("Foreign Minister", None, "ambassadeur, chargé d’affaires", "Special Envoy; head of delegation")
_PLACES = ("Seoul", "北京", "Abidjan", "Genève", "São Paulo", None, "Αθήνα")
_TOPICS = ("trade", "denuclearization", "pêche, quotas", "气候变化", "visas; consular matters")
_ACTS = (
    "resume the “working-level” talks",
    "lift the quota on coffee, tea and cocoa",
    "réduire les droits de douane",
    "exchange lists of detained fishermen",
    "设立联络热线",
)
_MARKS = ("", "~", "?", "%")
_EPOCH = datetime.date(2001, 3, 1)
_SPAN = 8_000  # days, about 22 years: the dates end in 2023, so that none is ever the present day

_EKINDS, _ESTATUSES, _ROLES = tuple(EngagementKind), tuple(EngagementStatus), (None, *ParticipantRole)
_CKINDS, _CSTATUSES = tuple(CommitmentKind), tuple(CommitmentStatus)


def many_reports(count: int) -> Iterator[Report]:
    """Yield `count` reports of one to three engagements and as many commitments, two of each on average.

    They vary in kind, status, parties, people, places, precision of date, topics and script, and hold commas,
    semicolons and quotation marks. The n-th is always the same, and none is kept in memory.
    """
    for n in range(count):
        size = 1 + n % 3
        sentences = [_sentence(n, k) for k in range(2 * size)]
        text = f"Readout no. {n}\n\n" + " ".join(sentences)
        document = Document(
            text=text,
            title=f"Readout no. {n}" if n % 4 else None,
            uri=f"https://example.org/readouts/{n}" if n % 2 else None,
            publisher="Ministère des Affaires étrangères, “Service de presse”" if n % 3 else None,
            published=_day(n * 7) if n % 5 else None,
            language="en" if n % 2 else None,
        )
        engagements: list[Engagement] = []
        commitments: list[Commitment] = []
        after = 0
        for k, sentence in enumerate(sentences):
            evidence = document.quote(sentence, after=after)
            after = evidence.end
            if k < size:
                engagements.append(_engagement(n + k, engagements, evidence=(evidence,)))
            else:
                commitments.append(_commitment(n + k, engagements, evidence=(evidence,)))
        yield Report(document=document, engagements=tuple(engagements), commitments=tuple(commitments))


def many_records(count: int) -> Iterator[Document | Engagement | Commitment]:
    """Yield exactly `count` engagements and commitments, and each document before the records that cite it."""
    left = count
    for report in many_reports(count):
        if not left:
            return
        yield report.document
        for record in report.records[:left]:
            left -= 1
            yield record


def _sentence(n: int, k: int) -> str:
    first, second = _pair(n + k)
    where = _PLACES[(n + k) % len(_PLACES)]
    return f"{k + 1}) {first.name} and {second.name} spoke{f' in {where}' if where else ''}, “{_ACTS[(n + k) % 5]}” ({n})."


def _pair(n: int) -> tuple[Party, Party]:
    first = n % len(_PARTIES)
    return _PARTIES[first], _PARTIES[(first + 1 + n // len(_PARTIES) % (len(_PARTIES) - 1)) % len(_PARTIES)]


def _day(n: int) -> datetime.date:
    return _EPOCH + datetime.timedelta(days=n % _SPAN)


def _when(n: int) -> When | None:
    day, form = _day(n * 11), n % 7
    if form == 0:
        return None
    if form == 1:
        return When.between(day, day + datetime.timedelta(days=1 + n % 3))
    if form == 2:
        return When.until(day)
    return When.parse(f"{day.isoformat()[: (4, 7, 10, 10)[form - 3]]}{_MARKS[n % 4]}")


def _topics(n: int) -> tuple[str, ...]:
    return tuple(_TOPICS[(n + k) % len(_TOPICS)] for k in range(n % 3))


def _engagement(n: int, before: list[Engagement], **fields: Any) -> Engagement:
    pair = _pair(n)
    people = tuple(
        Participant(
            name=_PEOPLE[(n + k) % len(_PEOPLE)],
            title=_TITLES[(n + k) % len(_TITLES)],
            party=pair[k] if (n + k) % 5 else None,
            role=_ROLES[(n + k) % len(_ROLES)],
        )
        for k in range(n % 3)
    )
    return Engagement(
        kind=_EKINDS[n % len(_EKINDS)],
        status=_ESTATUSES[n % len(_ESTATUSES)],
        parties=pair,
        participants=people,
        place=_PLACES[n % len(_PLACES)],
        when=_when(n),
        topics=_topics(n),
        part_of=before[0].id if before and n % 2 else None,
        summary=f"{pair[0].name} – {pair[1].name}" if n % 2 else None,
        **fields,
    )


def _commitment(n: int, engagements: list[Engagement], **fields: Any) -> Commitment:
    pair, kind = _pair(n), _CKINDS[n % len(_CKINDS)]
    mutual = kind is CommitmentKind.AGREEMENT
    return Commitment(
        kind=kind,
        status=_CSTATUSES[n % len(_CSTATUSES)],
        by=pair if mutual else pair[:1],
        to=() if mutual or n % 4 == 0 else pair[1:],
        content=_ACTS[n % len(_ACTS)],
        due=_when(n + 3),
        made=_when(n + 5),
        topics=_topics(n),
        engagement=engagements[0].id if n % 2 else None,
        summary=None if n % 2 else f"{pair[0].name}: {_ACTS[n % len(_ACTS)]}",
        **fields,
    )
