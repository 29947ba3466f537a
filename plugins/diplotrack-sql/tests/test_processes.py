"""Processes that are killed while they add, and that add at the same time."""

from __future__ import annotations

import contextlib
import multiprocessing
import random
import select

import pytest

from diplotrack.ledger import Ledger
from diplotrack.plugins import Registry
from diplotrack.testing import many_reports
from diplotrack.testing.store_samples import accounts_of
from diplotrack_sql.places import place_of
from diplotrack_sql.store import SqlStore

NOBODY = Registry(plugins=[])
KILLS, PROCESSES = 200, 8


def opened(url):
    return Ledger(SqlStore(place_of(str(url))), registry=NOBODY)


def kept(reader, reports):
    """The numbers of the reports that a store has; of each it has everything."""
    numbers = []
    for number, report in enumerate(reports):
        document = reader.document(report.document.id)
        accounts = reader.accounts_of(report.document.id)
        whole = sorted(accounts_of(report), key=lambda account: account.place_in_order)
        assert accounts == (whole if document else []), f"half of report {number} is there"
        held = [key for held in reader.held_by([a.key for a in whole]) for key in held.accounts]
        assert set(held) >= {account.key for account in accounts}, f"report {number} has no records"
        if document:
            numbers.append(number)
    return numbers


def same_as_in_memory(ledger, reports):
    known = Ledger(registry=NOBODY)
    list(known.add_all(reports))
    assert list(ledger.records()) == list(known.records())


def _add_until_killed(path, reports, acknowledge):
    ledger = opened(path)
    for report in reports:
        ledger.add(report)
        acknowledge.send_bytes(b".")


def _acknowledged(receive):
    """How many reports a process that is no more had acknowledged."""
    number = 0
    with contextlib.suppress(EOFError, ConnectionResetError):
        while receive.recv_bytes():
            number += 1
    return number


@pytest.mark.heavy
def test_killed_at_any_moment_it_holds_what_was_acknowledged_and_no_half(tmp_path):
    path, chance = tmp_path / "a.db", random.Random(4)
    reports = list(many_reports(KILLS * 8))
    # Forked from a process that has everything loaded, since 200 would take long to start.
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([__name__, "diplotrack_sql.store"])
    done = 0
    for kill in range(KILLS):
        receive, acknowledge = context.Pipe(duplex=False)
        child = context.Process(target=_add_until_killed, args=(path, reports[done : done + 40], acknowledge))
        child.start()
        acknowledge.close()
        early = kill % 10 == 0  # killed while it opens the file, if need be
        assert early or receive.poll(60), "nothing was added"
        select.select([], [], [], chance.uniform(0, 0.03))
        child.kill()
        child.join()
        done += _acknowledged(receive)
        receive.close()
        child.close()
        with opened(path) as ledger, ledger._store.reading() as reader:
            first = max(done - 30, 0)
            found = [first + number for number in kept(reader, reports[first : done + 2])]
            assert found in (list(range(first, done)), list(range(first, done + 1))), (
                f"after {kill + 1} kills"
            )
            assert reader._connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
            assert reader._connection.exec_driver_sql("PRAGMA quick_check").scalar_one() == "ok"
            done = first + len(found)
    assert KILLS * 0.8 < done < len(reports) - 40
    with opened(path) as ledger, ledger._store.reading() as reader:
        assert kept(reader, reports[: done + 1]) == list(range(done))
        same_as_in_memory(ledger, reports[:done])


def _add(url, start, reports):
    with opened(url) as ledger:
        start.wait()
        for report in reports:
            assert ledger.add(report), "nothing changed"


def _together(url, each):
    """Eight processes add different reports; meanwhile this one reads."""
    reports = list(many_reports(PROCESSES * each))
    context = multiprocessing.get_context("spawn")
    with opened(url) as ledger, context.Manager() as manager, context.Pool(PROCESSES) as pool:
        start = manager.Barrier(PROCESSES)
        parts = [(url, start, reports[n::PROCESSES]) for n in range(PROCESSES)]
        adding = pool.starmap_async(_add, parts)
        looks, before = 0, set()
        while not adding.ready():
            with ledger._store.reading() as reader:
                found = set(kept(reader, reports))
                assert found >= before, "something that was there is gone"
                assert set(kept(reader, reports)) == found, "a reader saw two states"
            looks, before = looks + 1, found
        adding.get()
        assert looks > 1
        with ledger._store.reading() as reader:
            assert kept(reader, reports) == list(range(len(reports)))
            numbers = [change.number for change in reader.changes()]
            assert numbers == list(range(1, len(numbers) + 1))
        same_as_in_memory(ledger, reports)


@pytest.mark.heavy
def test_eight_processes_lose_nothing_in_one_file(tmp_path):
    _together(str(tmp_path / "a.db"), 4)


@pytest.mark.heavy
def test_eight_processes_lose_nothing_in_one_database(new_database):
    _together(new_database(), 10)
