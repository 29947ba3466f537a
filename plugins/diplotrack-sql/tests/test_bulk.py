"""Reports that are added many at a time to a database: the same as one by one in memory, and safe to break off."""

from __future__ import annotations

import contextlib
import datetime
import itertools
import multiprocessing
import random
import select

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diplotrack.ledger import Ledger
from diplotrack.memory import MemoryStore
from diplotrack.plugins import Registry
from diplotrack.testing import many_reports
from diplotrack.testing.store_samples import everything, varied_reports
from diplotrack.testing.strategies import tellings
from diplotrack_sql.places import place_of
from diplotrack_sql.store import SqlStore

NOON = datetime.datetime(2026, 1, 1, 12, tzinfo=datetime.UTC)
NOBODY = Registry(plugins=[])
BATCH, REPORTS = 20, 400


def ledger_over(store):
    return Ledger(store, registry=NOBODY, clock=lambda: NOON)


def same_as_one_by_one(store, reports, again):
    known = MemoryStore()
    for report in (*reports, *again):
        ledger_over(known).add(report, again=True)
    list(ledger_over(store).add_all(reports))
    list(ledger_over(store).add_all(again, again=True))
    assert everything(store) == everything(known)


PARTS = st.lists(st.integers(0, 4), max_size=2)


@settings(deadline=None, max_examples=10, suppress_health_check=[HealthCheck.too_slow])
@given(reports=tellings(at_least=2), parts=PARTS)
def test_a_batch_in_a_file_is_the_same_as_one_by_one(reports, parts, tmp_path_factory):
    again = [_fewer(reports[n % len(reports)]) for n in parts]
    path = tmp_path_factory.mktemp("bulk") / "a.db"
    with contextlib.closing(SqlStore(place_of(str(path)))) as store:
        same_as_one_by_one(store, reports, again)


@pytest.mark.heavy
@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
@given(reports=tellings(at_least=2), parts=PARTS)
def test_a_batch_in_a_database_is_the_same_as_one_by_one(reports, parts, new_database):
    again = [_fewer(reports[n % len(reports)]) for n in parts]
    with contextlib.closing(SqlStore(place_of(new_database()))) as store:
        same_as_one_by_one(store, reports, again)


def _fewer(report):
    """Another reading of the document, which finds nothing but contacts that are no part of others."""
    return attrs.evolve(
        report, engagements=[attrs.evolve(one, part_of=None) for one in report.engagements], commitments=()
    )


def test_many_rows_with_every_character_are_kept(tmp_path):
    _varied(str(tmp_path / "a.db"))


@pytest.mark.heavy
def test_many_rows_with_every_character_go_through_copy(new_database):
    _varied(new_database())


def _varied(url):
    reports = [*varied_reports(), *many_reports(40)]
    with contextlib.closing(SqlStore(place_of(url))) as store:
        same_as_one_by_one(store, reports, [_fewer(report) for report in reports[::7]])


def _add(url, progress):
    with Ledger(SqlStore(place_of(url)), registry=NOBODY) as ledger:
        reports = many_reports(REPORTS)
        for _ in ledger.add_all(reports, batch=BATCH, progress=progress.send):
            pass


def _killed_and_started_anew(url):
    """A process that adds is killed some batches on, again and again; then one is let finish."""
    chance, context = random.Random(7), multiprocessing.get_context("spawn")
    reports = list(many_reports(REPORTS))
    for batches in (2, 5, 9):
        receive, send = context.Pipe(duplex=False)
        child = context.Process(target=_add, args=(url, send))
        child.start()
        send.close()
        acknowledged = next(taken for taken in iter(receive.recv, None) if taken >= batches * BATCH)
        select.select([], [], [], chance.uniform(0, 0.05))
        child.kill()
        child.join()
        with Ledger(SqlStore(place_of(url)), registry=NOBODY) as ledger:
            there = [ledger.document(report.document.id) is not None for report in reports]
            kept = len(list(itertools.takewhile(bool, there)))
            assert kept >= acknowledged
            assert kept % BATCH == 0, "half of a batch was kept"
            assert sum(there) == kept
            same = Ledger(registry=NOBODY)
            list(same.add_all(reports[:kept]))
            assert list(ledger.records()) == list(same.records())
    with Ledger(SqlStore(place_of(url)), registry=NOBODY, clock=lambda: NOON) as ledger:
        whole = ledger_over(MemoryStore())
        list(ledger.add_all(reports))
        list(whole.add_all(reports))
        assert list(ledger.records()) == list(whole.records())
        assert [change.kind for change in ledger.changes()] == [change.kind for change in whole.changes()]


@pytest.mark.heavy
def test_killed_in_the_middle_it_goes_on_where_it_was(tmp_path):
    _killed_and_started_anew(str(tmp_path / "a.db"))


@pytest.mark.heavy
def test_killed_in_the_middle_it_goes_on_where_it_was_in_a_database(new_database):
    _killed_and_started_anew(new_database())
