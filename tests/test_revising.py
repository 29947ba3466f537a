"""Revisions: what the log says of how often and when a record changed, and how it reaches who shows it."""

from __future__ import annotations

import datetime
import io
import pickle
from contextlib import contextmanager

import pytest

from diplotrack.errors import LedgerError, UnknownRecordError
from diplotrack.exporting import export
from diplotrack.interfaces import NoOptions
from diplotrack.ledger import Ledger
from diplotrack.plugins import Registry
from diplotrack.revising import Revision
from diplotrack.testing import document, engagement, report
from diplotrack.testing.builders import Plugin

START = datetime.datetime(2025, 9, 1, 12, tzinfo=datetime.UTC)


def told(text, day, **fields):
    source = document(text, published=datetime.date.fromisoformat(day))
    return report(source, engagements=[engagement(of=source, quote=text, **fields)], commitments=[])


PLANNED = told("The two will meet.", "2025-08-01", status="scheduled", when="2025-09-10")
AGAIN = told("The meeting is still planned.", "2025-08-02", status="scheduled", when="2025-09-10")


@pytest.fixture
def ledger():
    """A ledger whose clock goes on by a day at each change."""
    days = iter(range(1000))
    return Ledger(registry=Registry(plugins=[]), clock=lambda: START + datetime.timedelta(days=next(days)))


class Writer:
    """Writes nothing, and remembers what it was told, in order."""

    def __init__(self):
        self.told = []

    def revise(self, revision):
        self.told.append(revision)

    def write(self, item):
        self.told.append(item)


class Exporter:
    name, suffixes, media_type, options = "told", (".told",), "text/plain", NoOptions

    def __init__(self, writer):
        self.writer = writer

    @contextmanager
    def open(self, target, options):
        target.binary()
        yield self.writer


def exported(items, writer=None):
    writer = writer or Writer()
    registry = Registry(plugins=[("told", Plugin(exporters=[Exporter(writer)]))])
    assert export(items, io.BytesIO(), exporter="told", registry=registry) >= 1
    return writer.told


def test_what_was_added_once_has_not_changed(ledger):
    [change] = ledger.add(PLANNED)
    assert ledger.revision(change.record.id) == Revision(record=change.record.id)


def test_a_document_that_says_the_same_is_a_later_revision_in_which_no_date_changed(ledger):
    [change] = ledger.add(PLANNED)
    [confirmed] = ledger.add(AGAIN)
    found = ledger.revision(change.record.id)
    assert found.at == confirmed.at == START + datetime.timedelta(days=1)
    assert found.times("when", "place", "status") == 0
    assert found.times("evidence") == 0, "what shows where a record comes from is no change of it"


def test_each_change_of_a_field_counts_once_and_only_for_that_field(ledger):
    [change] = ledger.add(PLANNED)
    for day in ("2025-09-12", "2025-09-14"):
        ledger.correct(change.record.id, when=day)
    ledger.correct(change.record.id, place="Seoul", status="held")
    found = ledger.revision(change.record.id)
    assert [found.times(name) for name in ("when", "place", "status", "kind")] == [2, 1, 1, 0]
    assert found.times("when", "place") == 3


def test_a_revision_never_goes_back(ledger):
    [change] = ledger.add(PLANNED)
    [moved] = ledger.correct(change.record.id, when="2025-09-12")
    before = ledger.revision(change.record.id)
    ledger.undo(moved.decision)
    after = ledger.revision(change.record.id)
    assert ledger.entry(change.record.id).record == change.record
    assert after.times("when") == before.times("when") + 1
    assert after.at > before.at


def test_a_clock_that_was_put_back_makes_no_older_revision():
    times = iter([START, START + datetime.timedelta(days=9), START])
    ledger = Ledger(registry=Registry(plugins=[]), clock=lambda: next(times))
    [change] = ledger.add(PLANNED)
    ledger.correct(change.record.id, when="2025-09-12")
    ledger.correct(change.record.id, when="2025-09-13")
    assert ledger.revision(change.record.id).at == START + datetime.timedelta(days=9)


def test_a_record_that_is_not_there_has_no_revision(ledger):
    with pytest.raises(UnknownRecordError):
        ledger.revision("eng-none")


def test_a_revision_can_be_sent_and_put_in_a_set():
    one = Revision(record="r", at=START, changed={"when": 2, "place": 1})
    assert pickle.loads(pickle.dumps(one)) == one
    assert {one, Revision(record="r", at=START, changed={"place": 1, "when": 2})} == {one}


def test_an_export_of_a_ledger_tells_each_revision_right_before_its_record(ledger):
    [change] = ledger.add(PLANNED)
    ledger.correct(change.record.id, when="2025-09-12")
    source, revision, record = exported(ledger.items())
    assert source == PLANNED.document
    assert revision == ledger.revision(record.id)
    assert revision.times("when") == 1
    assert str(record.when) == "2025-09-12"


def test_records_out_of_no_ledger_have_no_revision():
    assert exported(PLANNED) == [PLANNED.document, *PLANNED.records]


def test_a_writer_that_shows_no_revisions_is_told_of_none(ledger):
    class Plain:
        def __init__(self):
            self.told = []

        def write(self, item):
            self.told.append(item)

    ledger.add(PLANNED)
    assert exported(ledger.items(), Plain()) == [PLANNED.document, *PLANNED.records]


def test_items_see_one_state_and_can_be_let_go_midway(ledger):
    ledger.add(PLANNED)
    items = ledger.items()
    assert next(items) == PLANNED.document
    ledger.correct(PLANNED.records[0].id, when="2025-09-12")
    assert items.revision(PLANNED.records[0].id) == Revision(record=PLANNED.records[0].id)
    items.close()
    assert items.revision(PLANNED.records[0].id) is None
    assert list(items) == []


def test_a_ledger_that_fails_midway_is_no_failure_of_the_exporter(ledger):
    class Failing(list):
        def revision(self, record):
            raise LedgerError("the store is gone")

    with pytest.raises(LedgerError, match="the store is gone"):
        exported(Failing([PLANNED]))
