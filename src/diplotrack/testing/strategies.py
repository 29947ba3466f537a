"""Hypothesis strategies for records: anything that is valid, however odd. Needs the `hypothesis` package.

    @given(reports())
    def test_it_round_trips(report): ...

The strategies take what they can from one another: records quote the document that they are given. With `surrogates`
their texts have lone surrogates too.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

try:
    from hypothesis import strategies as st
except ImportError as error:
    raise ImportError("diplotrack.testing.strategies needs Hypothesis: pip install hypothesis") from error

from diplotrack.records import (
    Commitment,
    CommitmentKind,
    CommitmentStatus,
    Document,
    Engagement,
    EngagementKind,
    EngagementStatus,
    Evidence,
    Participant,
    ParticipantRole,
    Party,
    Report,
)
from diplotrack.when import When

__all__ = [
    "commitments",
    "documents",
    "engagements",
    "evidences",
    "participants",
    "parties",
    "reports",
    "tellings",
    "texts",
    "whens",
]

R = TypeVar("R", Engagement, Commitment)
T = TypeVar("T")

_MARKS = st.sampled_from(["", "~", "?", "%"])
_CODES = st.sampled_from(["KOR", "CHN", "USA", "FRA", "XKX", "UN", "ASEAN", "P5-1", "G20"]) | st.from_regex(
    r"[A-Z][A-Z0-9-]{1,11}", fullmatch=True
)


def texts(*, surrogates: bool = False) -> st.SearchStrategy[str]:
    """Texts that are not blank, of any characters; lone surrogates, which have no UTF-8, only if asked for."""
    left_out: tuple[Any, ...] = () if surrogates else ("Cs",)
    return st.text(st.characters(exclude_categories=left_out), min_size=1, max_size=60).filter(_not_blank)


def whens() -> st.SearchStrategy[When]:
    """Dates, months and years, qualified or not, and intervals with open and unknown sides."""
    single = st.builds(
        lambda day, length, mark: day.isoformat()[:length] + mark,
        st.dates(),
        st.sampled_from([4, 7, 10]),
        _MARKS,
    )
    one_sided = st.builds(
        lambda date, empty, first: f"{empty}/{date}" if first else f"{date}/{empty}",
        single,
        st.sampled_from(["", ".."]),
        st.booleans(),
    )
    spans = st.tuples(st.dates(), st.dates()).map(
        lambda days: "/".join(day.isoformat() for day in sorted(days))
    )
    return st.one_of(single, one_sided, spans).map(When.parse)


def parties(*, surrogates: bool = False) -> st.SearchStrategy[Party]:
    """Parties with any well-formed code."""
    return st.builds(Party, code=_CODES, name=texts(surrogates=surrogates))


def participants(*, surrogates: bool = False) -> st.SearchStrategy[Participant]:
    """People with or without title, party and role."""
    words = texts(surrogates=surrogates)
    return st.builds(
        Participant,
        name=words,
        title=st.none() | words,
        party=st.none() | parties(surrogates=surrogates),
        role=st.none() | st.sampled_from(ParticipantRole),
    )


def documents(*, surrogates: bool = False) -> st.SearchStrategy[Document]:
    """Documents with or without what surrounds the text."""
    words = texts(surrogates=surrogates)
    return st.builds(
        Document,
        text=st.lists(words, min_size=1, max_size=5).map(" ".join),
        title=st.none() | words,
        uri=st.none() | words,
        publisher=st.none() | words,
        published=st.none() | st.dates(min_value=datetime.date(1, 1, 1)),
        language=st.none() | st.sampled_from(["en", "zh-Hans", "ko", "fr"]),
        encoding=st.none() | st.sampled_from(["utf-8", "windows-1252"]),
    )


@st.composite
def evidences(draw: st.DrawFn, document: Document | None = None) -> Evidence:
    """Evidence of words of the document given, or of any."""
    source = draw(documents()) if document is None else document
    places = [n for n, character in enumerate(source.text) if _not_blank(character)]
    inside = draw(st.sampled_from(places))
    start = draw(st.integers(0, inside))
    end = draw(st.integers(inside + 1, len(source.text)))
    return source.evidence(start, end)


@st.composite
def engagements(
    draw: st.DrawFn, document: Document | None = None, *, prose: bool = True, surrogates: bool = False
) -> Engagement:
    """Engagements that quote the document given, or any; without `prose` they may have no evidence.

    `surrogates` as of `texts`.
    """
    source = draw(documents(surrogates=surrogates)) if document is None else document
    words = texts(surrogates=surrogates)
    return Engagement(
        kind=draw(st.sampled_from(EngagementKind)),
        status=draw(st.sampled_from(EngagementStatus)),
        parties=draw(_some(parties(surrogates=surrogates), 1)),
        participants=draw(_some(participants(surrogates=surrogates))),
        place=draw(st.none() | words),
        when=draw(st.none() | whens()),
        topics=draw(_some(words)),
        summary=draw(st.none() | words),
        evidence=draw(_some(evidences(source), int(prose))),
    )


@st.composite
def commitments(
    draw: st.DrawFn, document: Document | None = None, *, prose: bool = True, surrogates: bool = False
) -> Commitment:
    """Commitments that quote the document given, or any; without `prose` they may have no evidence.

    `surrogates` as of `texts`.
    """
    source = draw(documents(surrogates=surrogates)) if document is None else document
    words = texts(surrogates=surrogates)
    who = parties(surrogates=surrogates)
    kind = draw(st.sampled_from(CommitmentKind))
    return Commitment(
        kind=kind,
        status=draw(st.sampled_from(CommitmentStatus)),
        by=draw(_some(who, 1)),
        to=() if kind is CommitmentKind.AGREEMENT else draw(_some(who)),
        content=draw(words),
        due=draw(st.none() | whens()),
        made=draw(st.none() | whens()),
        topics=draw(_some(words)),
        summary=draw(st.none() | words),
        evidence=draw(_some(evidences(source), int(prose))),
    )


@st.composite
def reports(draw: st.DrawFn, *, prose: bool = True, surrogates: bool = False) -> Report:
    """Reports of one document with up to three engagements and as many commitments.

    `prose` as of `engagements`, `surrogates` as of `texts`.
    """
    source = draw(documents(surrogates=surrogates))

    def some(make: Callable[..., st.SearchStrategy[R]]) -> Iterable[R]:
        found = draw(st.lists(make(source, prose=prose, surrogates=surrogates), max_size=3))
        return {record.id: record for record in found}.values()

    return Report(document=source, engagements=tuple(some(engagements)), commitments=tuple(some(commitments)))


_WHO = (
    ("KOR", ("Park Byeong-seug", "Ro Jae-hun", "Roh Jae-hun")),
    ("CHN", ("Wang Yi", "Wang", "Xi Jinping")),
    ("USA", ("Antony J. Blinken", "Antony Blinken")),
)
_ACTS = (
    "send a delegation to the talks on fisheries",
    "send observers to the fisheries talks",
    "lift the quota on coffee",
    "lift the quota on coffee by 20 percent",
    "visit Seoul in the autumn",
)
_DATES = (None, "2025-10", "2025-10-01", "2025-10-02", "2025-10-20", "2025-11-05", "2025-09-20/2025-10-01")


@st.composite
def tellings(draw: st.DrawFn, *, at_least: int = 1, at_most: int = 5) -> list[Report]:
    """Reports that tell of few things in confusable ways, so that a ledger links, bridges and holds apart.

    Parties, people, days and wordings are few; some reports are undated, and some records without evidence have one id
    in several documents, as rows of tables have.

    There are from `at_least` to `at_most` reports.
    """
    count = draw(st.integers(at_least, at_most))
    return [_telling(draw, n) for n in range(count)]


def _telling(draw: st.DrawFn, number: int) -> Report:
    day = draw(st.none() | st.integers(0, 60))
    published = None if day is None else datetime.date(2025, 9, 15) + datetime.timedelta(days=day)
    size = draw(st.integers(1, 4))
    text = "\n".join(f"Sentence {n} of document {number}." for n in range(size))
    document = Document(text=text, published=published)
    engagements: list[Engagement] = []
    commitments: list[Commitment] = []
    for n in range(size):
        quoted = draw(st.integers(0, 5)) > 0
        evidence = (document.quote(f"Sentence {n} of document {number}."),) if quoted else ()
        whole = draw(st.sampled_from([None, *(record.id for record in engagements)]))
        record = _contact(draw, evidence, whole) if draw(st.booleans()) else _promise(draw, evidence, whole)
        kept: list[Any] = engagements if isinstance(record, Engagement) else commitments
        if record.id not in {known.id for known in kept}:
            kept.append(record)
    return Report(document=document, engagements=tuple(engagements), commitments=tuple(commitments))


def _contact(draw: st.DrawFn, evidence: tuple[Evidence, ...], whole: str | None) -> Engagement:
    chosen = draw(st.sampled_from([(0, 1), (1, 0), (1, 2), (0, 1, 2), (1,)]))
    people = [
        Participant(
            name=draw(st.sampled_from(_WHO[n][1])),
            party=draw(st.sampled_from([None, Party(code=_WHO[n][0], name=_WHO[n][0])])),
        )
        for n in chosen
        if draw(st.booleans())
    ]
    when = draw(st.sampled_from(_DATES))
    return Engagement(
        kind=draw(
            st.sampled_from(["visit", "meeting", "meeting", "negotiation", "conference"]).map(EngagementKind)
        ),
        status=draw(st.sampled_from(EngagementStatus)),
        parties=[Party(code=_WHO[n][0], name=_WHO[n][0]) for n in chosen],
        participants=people,
        place=draw(st.sampled_from([None, "Beijing", "Seoul", "Beijing, China"])),
        when=None if when is None else When.parse(when),
        part_of=whole,
        evidence=evidence,
    )


def _promise(draw: st.DrawFn, evidence: tuple[Evidence, ...], whole: str | None) -> Commitment:
    kind = CommitmentKind(draw(st.sampled_from(["pledge", "agreement", "request", "invitation", "refusal"])))
    mutual = kind is CommitmentKind.AGREEMENT
    by, *to = draw(st.sampled_from([(0, 1), (0, 1), (1, 0), (0,)]))
    due, made = draw(st.sampled_from(_DATES)), draw(st.sampled_from([None, None, "2025-09-20"]))
    return Commitment(
        kind=kind,
        status=draw(st.sampled_from(CommitmentStatus)),
        by=[Party(code=_WHO[n][0], name=_WHO[n][0]) for n in ((by, *to) if mutual else (by,))],
        to=[Party(code=_WHO[n][0], name=_WHO[n][0]) for n in (() if mutual else to)],
        content=draw(st.sampled_from(_ACTS)),
        due=None if due is None else When.parse(due),
        made=None if made is None else When.parse(made),
        engagement=whole,
        evidence=evidence,
    )


def _some(items: st.SearchStrategy[T], at_least: int = 0) -> st.SearchStrategy[tuple[T, ...]]:
    return st.lists(items, min_size=at_least, max_size=3).map(tuple)


def _not_blank(text: str) -> bool:
    return bool(text.strip())
