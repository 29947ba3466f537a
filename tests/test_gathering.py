"""Reports that are added many at a time: the same as one by one, with few questions to the store."""

from __future__ import annotations

import datetime
from collections import Counter
from contextlib import contextmanager, suppress
from random import Random

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplotrack.errors import LedgerError
from diplotrack.gathering import Gathering, accounts_of
from diplotrack.ledger import Ledger
from diplotrack.memory import MemoryStore
from diplotrack.plugins import Registry
from diplotrack.settling import Settling
from diplotrack.stores import Held
from diplotrack.testing import StoreSuite, document, engagement, many_reports, report
from diplotrack.testing.store_samples import everything
from diplotrack.testing.strategies import tellings
from diplotrack.tracking import Decision, DecisionKind, Link

NOON = datetime.datetime(2026, 1, 1, 12, tzinfo=datetime.UTC)
NOBODY = Registry(plugins=[])


class Watched:
    """A store whose writers go by way of `around`, and whose calls are counted."""

    def __init__(self, around=lambda writer: writer):
        self.inner, self.around, self.asked = MemoryStore(), around, Counter()

    url = property(lambda self: self.inner.url)

    def close(self):
        self.inner.close()

    def reading(self):
        return self.inner.reading()

    @contextmanager
    def writing(self):
        with self.inner.writing() as writer:
            used = self.around(self._counting(writer))
            yield used
            if used is not writer and isinstance(used, Gathering):
                used.write()

    def _counting(self, writer):
        watched = self

        class Counting:
            def __getattr__(self, name):
                watched.asked[name] += 1
                return getattr(writer, name)

        return Counting()


class TestGathering(StoreSuite):
    """Whatever is asked of it, in whatever order, it says what the store would say."""

    def new_store(self, folder):
        return Watched(lambda writer: Gathering(writer, (), again=False))


def ledger_over(store):
    return Ledger(store, registry=NOBODY, clock=lambda: NOON)


def one_by_one(store, reports, *, again):
    for one in reports:
        with store.writing() as writer:
            Settling(writer, at=NOON, actor=None).add(one, again=again)


def reread(told, number):
    """Another reading of the same document, of fewer records."""
    left = {"engagements": told.engagements[:1], "commitments": ()} if number else {"engagements": ()}
    alone = {
        name: [attrs.evolve(one, **{_WHOLE[name]: None}) for one in records]
        for name, records in {"commitments": told.commitments, **left}.items()
    }
    return attrs.evolve(told, **alone)


_WHOLE = {"engagements": "part_of", "commitments": "engagement"}


@settings(deadline=None)
@given(tellings(at_least=2, at_most=6), st.data())
def test_a_batch_leads_to_the_entries_and_the_log_of_adding_one_by_one(reports, data):
    again = data.draw(st.booleans(), label="again")
    known = data.draw(st.integers(0, len(reports) - 1), label="known before")
    twice = data.draw(st.lists(st.sampled_from(reports), max_size=2), label="twice")
    later = [*reports[known:], *(reread(one, n) for n, one in enumerate(twice))]
    later = data.draw(st.permutations(later), label="order")
    stores = [MemoryStore(), MemoryStore()]
    for store in stores:
        one_by_one(store, reports[:known], again=False)
    records = [record.id for record in ledger_over(stores[0]).records()]
    if records and data.draw(st.booleans(), label="decided"):
        pair = [data.draw(st.sampled_from(records)) for _ in range(2)]
        for store in stores:
            with suppress(LedgerError):
                ledger_over(store).merge(*pair)
            ledger_over(store).correct(pair[0], topics=["set by hand"])
    one_by_one(stores[0], later, again=again)
    list(ledger_over(stores[1]).add_all(later, again=again, batch=data.draw(st.sampled_from([2, 3, 100]))))
    assert everything(stores[1]) == everything(stores[0])


def test_a_batch_asks_the_store_few_questions():
    reports = list(many_reports(120))
    store = Watched()
    ledger = ledger_over(store)
    list(ledger.add_all(reports[:20], batch=20))
    store.asked.clear()
    list(ledger.add_all(reports[20:], batch=100))
    writes = {name: number for name, number in store.asked.items() if name.startswith(("put", "drop"))}
    assert all(number == (100 if name == "put_document" else 1) for name, number in writes.items()), writes
    del store.asked["put_document"], store.asked["log"]
    assert store.asked.total() < 100, store.asked


def test_progress_is_told_after_each_batch():
    told = []
    ledger = ledger_over(MemoryStore())
    changes = ledger.add_all(
        many_reports(5), batch=2, progress=lambda taken: told.append((taken, ledger.count()))
    )
    next(changes)
    assert [taken for taken, _ in told] == [2]
    list(changes)
    assert [taken for taken, _ in told] == [2, 4, 5]
    assert [count for _, count in told] == sorted({count for _, count in told}), "told before it was kept"


def test_a_reading_that_was_empty_before_counts_for_those_after_it():
    first, second = many_alike(2)
    for again in ([attrs.evolve(first, engagements=())], [second]):
        stores = [MemoryStore(), MemoryStore()]
        for store in stores:
            one_by_one(store, [attrs.evolve(one, engagements=()) for one in (first, *again)], again=True)
        one_by_one(stores[0], [first, second], again=True)
        list(ledger_over(stores[1]).add_all([first, second], again=True))
        assert everything(stores[1]) == everything(stores[0])
        assert ledger_over(stores[1]).count() == 1, "they are not linked, so this shows nothing"


def many_alike(number):
    """Reports of documents of their own that tell of one meeting."""
    reports = []
    for n in range(number):
        source = document(f"They met, says no. {n}.", published=datetime.date(2025, 8, 2 + n))
        met = engagement(of=source, when="2025-08-01", participants=["Wang Yi"], quote=source.text)
        reports.append(report(source, engagements=[met], commitments=()))
    return reports


BLOCKS = ("a", "b", "c")


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_written_is_seen_at_once(seed):
    """Sequences of questions and writes, asked of a store and of a gathering over its like."""
    chance = Random(seed)
    reports = [attrs.evolve(one, commitments=()) for one in many_reports(3)]
    accounts = [account for one in reports for account in accounts_of(one)]
    keys, ids = [account.key for account in accounts], [account.record.id for account in accounts]
    documents = [one.document for one in reports]

    there = set()

    def some(of, *, at_least=0):
        return chance.sample(of, chance.randint(at_least, 3))

    def a_link():
        pair = sorted(chance.sample(keys, 2))
        return [Link(first=pair[0], second=pair[1], score=0.9)]

    deeds = {
        "put_accounts": lambda: dict.fromkeys(
            (one for one in some(accounts) if one.document in there), some(BLOCKS)
        ),
        "drop_accounts": lambda: some(keys),
        "put_links": a_link,
        "put_decision": lambda: Decision(
            kind=DecisionKind.TOGETHER, first=some(keys, at_least=1), second=some(keys, at_least=1)
        ),
        # No account is held by two records.
        "put_held": lambda: [
            Held(
                record=one.record,
                accounts=chance.choice([[one.key], [f"{one.key}.2"], [one.key, f"{one.key}.2"]]),
            )
            for one in some(accounts)
        ],
        "drop_held": lambda: some(ids),
    }
    questions = {
        **dict.fromkeys(("accounts", "links_of", "decisions_of"), keys),
        "held_by": [*keys, *(f"{key}.2" for key in keys)],
        "accounts_in": BLOCKS,
        "present": [one.id for one in documents],
    }

    def both_do(known, other, names):
        for name in chance.choices(names, k=6):
            value = deeds[name]() if name in deeds else some(questions[name])
            assert getattr(other, name)(value) == getattr(known, name)(value), name

    for _ in range(100):
        stores = [MemoryStore(), MemoryStore()]
        with stores[0].writing() as known, stores[1].writing() as writer:
            there.clear()
            for one in documents[: chance.randint(1, 3)]:
                there.add(one.id)
                known.put_document(one)
                writer.put_document(one)
            both_do(known, writer, [*deeds])
            gathering = Gathering(writer, reports, again=chance.random() < 0.5)
            for one in documents:
                there.add(one.id)
                known.put_document(one)
                gathering.put_document(one)
            both_do(known, gathering, [*deeds, *questions, *questions])
            for name, everyone in questions.items():
                assert getattr(gathering, name)(everyone) == getattr(known, name)(everyone), name
            for one in documents:
                assert gathering.accounts_of(one.id) == known.accounts_of(one.id)
            gathering.write()
        assert everything(stores[1]) == everything(stores[0])
