"""What the conformance suite of stores puts into a store, and what it asks of it."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import attrs

from diplotrack.kinds import CommitmentKind, CommitmentStatus, EngagementKind, EngagementStatus
from diplotrack.queries import Query
from diplotrack.records import Record, Report
from diplotrack.stores import Held, Store, StoreReader, StoreWriter
from diplotrack.testing.builders import commitment, document, engagement, participant, report
from diplotrack.testing.synthetic import many_reports
from diplotrack.tracking import (
    Account,
    Change,
    ChangeKind,
    Claim,
    Conflict,
    Decision,
    DecisionKind,
    Link,
)
from diplotrack.when import When

AT = datetime.datetime(2025, 8, 24, 10, 30, 0, 250, tzinfo=datetime.timezone(datetime.timedelta(hours=9)))
"""A moment that is neither in UTC nor of whole seconds."""
BLOCKS = ("2025-08|talks|CHN+KOR", "2025-09|talks|CHN+KOR")


def accounts_of(one: Report) -> list[Account]:
    """The accounts that a report makes."""
    return [
        Account(record=record, document=one.document.id, published=one.document.published)
        for record in one.records
    ]


def keep(writer: StoreWriter, reports: Iterable[Report]) -> list[Held]:
    """Put reports into a store, each account as a current record of its own, and tell the log; the current records."""
    kept = []
    for one in reports:
        accounts = accounts_of(one)
        writer.put_document(one.document)
        writer.put_accounts({account: BLOCKS[: 1 + n % 2] for n, account in enumerate(accounts)})
        held = [
            Held(record=account.record, accounts=[account.key], told=account.published)
            for account in accounts
        ]
        writer.put_held(held)
        writer.log(Change(kind=ChangeKind.NEW, record=each.record, at=AT) for each in held)
        kept += held
    return kept


def told(day: int, place: str = "Seoul", **fields: Any) -> Report:
    """A report of one meeting, published on a day of August 2025 (0: undated)."""
    published = datetime.date(2025, 8, day) if day else None
    source = document(f"They met in {place}, says no. {day}.", published=published)
    return report(source, engagements=[engagement(of=source, place=place, **fields)], commitments=())


def varied_reports() -> list[Report]:
    """Reports with every kind, status and form of date, parties in crowds, and texts that are alike but for case."""
    source = document(
        "Straße und STRASSE: talks, 50% done_ [x] 'n' \"m\" \\ÉTÉ.", published=datetime.date(2025, 8, 2)
    )
    crowd = ["KOR", "CHN", "USA", "JPN", "RUS", "FRA", "DEU", "GBR", "BRA", "IND", "EU"]
    whole = engagement(of=source, kind="visit", when="2025-08-01/2025-08-03", participants=["Wang Yi"])
    odd = report(
        source,
        engagements=[
            whole,
            engagement(of=source, kind="conference", parties=crowd, when="2025-08", topics=["Trade", "Été"]),
            engagement(of=source, kind="call", part_of=whole.id, parties=["USA"], when="2025-09-01/.."),
            engagement(of=source, kind="signing", when="/2025-07-01", participants=["WANG Yi", "Łukasz ŻAK"]),
            engagement(of=source, kind="meeting", place="50% of _ and \\", topics=["Straße"]),
            engagement(
                of=source,
                kind="correspondence",
                parties=["KOR", "USA", "CHN"],
                summary="line\nof 'two' \"quotes\"",
            ),
        ],
        commitments=[
            commitment(of=source, due="2025-08-10", engagement=whole.id, made="2025-08-02"),
            commitment(of=source, due="2025-09", kind="agreement", topics=["trade"], content="Trade more"),
            commitment(
                of=source, due="2025-09-01/..", kind="request", by=["CHN"], to=["KOR"], content="STRASSE"
            ),
            commitment(
                of=source, kind="refusal", by=["CHN", "KOR"], to=["USA", "JPN"], content="nul\x00 and 🇰🇷"
            ),
        ],
    )
    return [odd, *many_reports(25)]


def queries(records: Iterable[Record]) -> Iterator[Query]:
    """Queries for every condition, alone and with others, that fit many, some and none of the records."""
    yield Query()
    for kind in ("engagement", "commitment"):
        yield Query(type=kind)
    yield from (Query(statuses=[status]) for status in (*EngagementStatus, *CommitmentStatus))
    yield from (Query(kinds=[kind]) for kind in (*EngagementKind, *CommitmentKind))
    yield Query(kinds=["visit", "pledge", "no such kind"], statuses=["held", "open", "no such status"])
    for parties in (
        ["KOR"],
        ["KOR", "CHN"],
        ["CHN", "KOR", "USA"],
        ["KOR", "EU"],
        ["KOR", "XKX"],
        ["*", "KOR"],
    ):
        yield Query(parties=parties)
        yield Query(parties=parties, statuses=["held", "open", "scheduled"])
        yield Query(parties=parties, kinds=["conference", "agreement"])
        yield Query(by=parties)
        yield Query(to=parties)
        yield Query(by=parties, to=["KOR", "USA"], type="commitment")
    for text in ("2025-08", "2025-08-02", "2025", "2025-08-15/..", "/2025-07-31", "2002-01/2009", "1999"):
        yield Query(during=When.parse(text))
    days = [
        datetime.date(2025, 8, 10),
        datetime.date(2025, 9, 30),
        datetime.date(2010, 1, 1),
        datetime.date.max,
    ]
    for day in days:
        yield Query(due_until=day)
        yield Query(due_from=day)
        yield Query(due_from=datetime.date(2005, 1, 1), due_until=day, statuses=["open", "accepted"])
    for text in ("wang yi", "Wang", "żak", "小明", "", "%", "_", "nobody", "'; DROP TABLE record; --"):
        yield Query(person=text)
    for text in ("trade", "TRADE", "ÉTÉ", "strasse", "trad", "", "%"):
        yield Query(topic=text)
    for text in (
        "strasse",
        "STRAßE",
        "50%",
        "_",
        "\\",
        "'two'",
        '"',
        "\n",
        "\x00",
        "nul\x00",
        "🇰🇷",
        "",
        "l\x00 a",
    ):
        yield Query(text=text)
    for whole in sorted({whole for record in records if (whole := getattr(record, "part_of", None))}):
        yield Query(engagement=whole)
    yield Query(engagement="no such engagement")
    yield Query(
        text="the", parties=["KOR"], type="engagement", during=When.parse("2000/2030"), kinds=["meeting"]
    )


def full_change(record: Record) -> Change:
    """A change with something in every field."""
    return Change(
        kind=ChangeKind.MERGED,
        record=record,
        before=attrs.evolve(record, summary="before"),
        fields=("summary", "place"),
        replaces=("eng-gone", "eng-gone-too"),
        document="doc-1",
        decision=7,
        actor="Kim’s desk",
        at=AT,
    )


def full_held(one: Held) -> Held:
    """A current record with something in every field."""
    claims = [
        Claim(value="2025-08", documents=["doc-1", "doc-2"]),
        Claim(value="2025-09", documents=["doc-3"]),
    ]
    conflicts = [Conflict(field="when", claims=claims), Conflict(field="place", claims=claims[:1])]
    return attrs.evolve(one, conflicts=conflicts, corrected=["place", "when"], told=datetime.date(2025, 8, 1))


def decided(*keys: str, undoes: int | None = None) -> Decision:
    """A decision on the accounts of these keys, or one that undoes another."""
    kind = DecisionKind.TOGETHER if undoes is None else DecisionKind.UNDO
    return Decision(
        kind=kind, first=keys[:1], second=keys[1:], undoes=undoes, why="as told", actor="Kim", at=AT
    )


def hostile_things(text: str) -> tuple[Report, Account, Link, Decision, Change, Held]:
    """One of everything that a store keeps, with this text in every field that takes any text."""
    source = document(f"{text}\n{text} met {text}", title=text, uri=text, publisher=text)
    met = engagement(
        of=source,
        quote=f"{text} met {text}",
        participants=[participant(text, title=text)],
        place=text,
        topics=[text],
        summary=text,
    )
    account = Account(record=met, document=source.id)
    link = Link(first=account.key, second=account.key, score=1 / 3, why=[text])
    decision = attrs.evolve(decided(account.key, text), why=text, actor=text, field=text, value=text)
    change = Change(
        kind=ChangeKind.NEW, record=met, actor=text, document=text, fields=[text], replaces=[text], at=AT
    )
    held = Held(
        record=met,
        accounts=[account.key],
        conflicts=[Conflict(field=text, claims=[Claim(value=text, documents=[text])])],
        corrected=[text],
    )
    return report(source, engagements=[met], commitments=()), account, link, decision, change, held


def link_between(first: str, second: str, score: float = 0.9) -> Link:
    """A link between accounts, in the order of their keys."""
    return Link(first=first, second=second, score=score, why=("dates 2025-08-24",))


def write_much(writer: StoreWriter) -> None:
    """Something of all that a writer can write."""
    one, two, three = keep(writer, [told(7), told(8), told(9)])
    keys = [held.accounts[0] for held in (one, two, three)]
    first, second = sorted(keys[:2])
    writer.put_links([link_between(first, second)])
    writer.put_decision(decided(*keys))
    writer.put_held([full_held(one)])
    writer.log([full_change(two.record)])
    writer.drop_held([three.record.id])
    writer.drop_accounts(three.accounts)


def all_of(reader: StoreReader) -> dict[str, list[Any]]:
    """All that a reader sees, by what it is."""
    documents = list(reader.documents())
    accounts = [account for one in documents for account in reader.accounts_of(one.id)]
    return {
        "documents": documents,
        "accounts": accounts,
        "links": reader.links_of([account.key for account in accounts]),
        "decisions": list(reader.decisions()),
        "find": list(reader.find(Query())),
        "changes": list(reader.changes()),
    }


def everything(store: Store) -> dict[str, list[Any]]:
    """All that is in a store."""
    with store.reading() as reader:
        return all_of(reader)


def in_a_thread(work: Callable[[], Any]) -> Any:
    """What a function returns in another thread."""
    found: list[Any] = []
    in_threads([lambda: found.append(work())])
    return found[0]


def in_threads(works: list[Callable[[], Any]]) -> None:
    """Run functions at the same time; what the first of them raises is raised here."""
    failures: list[BaseException] = []

    def run(work: Callable[[], Any]) -> None:
        try:
            work()
        except BaseException as error:  # told in the thread of the test
            failures.append(error)

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise failures[0]
