"""What a ledger does for those who use it: adding, deciding, correcting, reading anew, and what it refuses."""

from __future__ import annotations

import datetime
from contextlib import contextmanager

import attrs
import pytest

from diplotrack.errors import DiplotrackError, LedgerError, UnknownRecordError, ValidationError
from diplotrack.hooks import hookimpl
from diplotrack.ledger import Ledger
from diplotrack.memory import MemoryStore
from diplotrack.plugins import Registry
from diplotrack.records import Engagement
from diplotrack.stores import Store
from diplotrack.testing import commitment, document, engagement, many_reports, participant, report
from diplotrack.tracking import ChangeKind, DecisionKind

NOON = datetime.datetime(2026, 1, 1, 12, tzinfo=datetime.UTC)
WANG = participant("Wang Yi", party="CHN")


def told(text, day="2025-08-25", *, met=(), said=()):
    source = document(text, published=day and datetime.date.fromisoformat(day))
    return report(
        source,
        engagements=[engagement(of=source, quote=text, **fields) for fields in met],
        commitments=[commitment(of=source, quote=text, **fields) for fields in said],
    )


def new_ledger(*reports, **options):
    ledger = Ledger(registry=Registry(plugins=[]), clock=lambda: NOON, **options)
    for one in reports:
        ledger.add(one)
    return ledger


MET = {"when": "2025-08-24", "participants": [WANG]}
FIRST = told("Wang met the envoys.", met=[MET])
SECOND = told("The envoys saw Wang.", "2025-08-26", met=[{**MET, "place": "Beijing"}])
OTHER = told("A meeting in March.", "2025-04-01", met=[{"when": "2025-03-10"}])


# Adding


def test_changes_are_logged_with_document_time_and_actor():
    ledger = new_ledger()
    [change] = ledger.add(FIRST, actor="reader")
    assert (change.number, change.kind, change.document) == (1, ChangeKind.NEW, FIRST.document.id)
    assert (change.at, change.actor, change.decision) == (NOON, "reader", None)
    assert list(ledger.changes()) == [change]
    assert list(ledger.changes(after=1)) == []
    assert list(ledger.changes(since=NOON)) == [change]
    assert list(ledger.changes(since=NOON + datetime.timedelta(seconds=1))) == []
    with pytest.raises(LedgerError, match="no time zone"):
        list(ledger.changes(since=datetime.datetime(2026, 1, 1)))


def test_the_log_of_a_record_tells_of_those_that_went_into_it():
    ledger = new_ledger(SECOND, FIRST)
    [record] = ledger.records()
    assert [c.replaces for c in ledger.changes(record=record.id)] == [(SECOND.engagements[0].id,)]
    assert ledger.entry(SECOND.engagements[0].id).id == record.id == FIRST.engagements[0].id


def test_reports_are_added_lazily_and_each_batch_as_a_whole():
    ledger = new_ledger()
    changes = ledger.add_all(many_reports(5), batch=2)
    assert ledger.count() == 0
    next(changes)
    assert len({e.document for r in ledger.records() for e in r.evidence}) == 2
    list(changes)
    assert ledger.count() == new_ledger(*many_reports(5)).count()


def test_plugins_are_told_of_what_was_kept():
    told_of = []

    class Listener:
        @hookimpl
        def diplotrack_changed(self, change):
            told_of.append(change)

    ledger = Ledger(registry=Registry(plugins=[("listener", Listener())]), clock=lambda: NOON)
    changes = ledger.add(FIRST) + ledger.correct(FIRST.engagements[0].id, place="Seoul")
    assert told_of == changes


class Failing:
    """A store that breaks off at the n-th call of its writer."""

    def __init__(self, inner: Store) -> None:
        self.inner, self.left = inner, None

    url = property(lambda self: self.inner.url)

    def close(self):
        self.inner.close()

    def reading(self):
        return self.inner.reading()

    @contextmanager
    def writing(self):
        with self.inner.writing() as writer:
            yield self._counting(writer)

    def _counting(self, writer):
        failing = self

        class Counting:
            def __getattr__(self, name):
                if failing.left is not None:
                    failing.left -= 1
                    if failing.left < 0:
                        raise OSError("the disk is full")
                return getattr(writer, name)

        return Counting()


@pytest.mark.parametrize(
    "act",
    [
        lambda ledger: ledger.add(SECOND),
        lambda ledger: ledger.add(attrs.evolve(FIRST, engagements=()), again=True),
        lambda ledger: ledger.merge(FIRST.engagements[0].id, OTHER.engagements[0].id),
        lambda ledger: ledger.correct(FIRST.engagements[0].id, status="cancelled", place="Seoul"),
        lambda ledger: list(ledger.add_all([SECOND, told("And more.", said=[{}])])),
    ],
    ids=["add", "again", "merge", "correct", "batch"],
)
def test_what_breaks_off_midway_leaves_everything_as_it_was(act):
    store = Failing(MemoryStore())
    ledger = new_ledger(FIRST, OTHER, store=store)
    before = [ledger.entry(r.id) for r in ledger.records()], list(ledger.changes()), ledger.decisions()
    failed = 0
    for calls in range(200):
        store.left = calls
        try:
            act(ledger)
        except OSError:
            failed += 1
        else:
            break
        finally:
            store.left = None
        now = [ledger.entry(r.id) for r in ledger.records()], list(ledger.changes()), ledger.decisions()
        assert now == before, f"after {calls} calls"
    assert failed > 5
    assert len(list(ledger.changes())) > len(before[1])


def test_a_closed_ledger_refuses():
    with new_ledger(FIRST) as ledger:
        assert ledger.url == "memory:"
    with pytest.raises(LedgerError, match="closed"):
        ledger.add(SECOND)


def test_reading_goes_on_while_documents_come_in():
    ledger = new_ledger(FIRST, OTHER)
    records = ledger.records()
    first = next(records)
    ledger.add(told("Something new.", "2025-01-01", met=[{"when": "2024-12-31"}]))
    assert [first, *records] == [OTHER.engagements[0], FIRST.engagements[0]]


# Looking


def test_a_record_that_is_not_there_is_named():
    ledger = new_ledger(FIRST)
    for ask in (
        ledger.entry,
        lambda r: list(ledger.changes(record=r)),
        lambda r: ledger.correct(r, place="x"),
    ):
        with pytest.raises(UnknownRecordError, match="'eng-0'") as caught:
            ask("eng-0")
        assert caught.value.record == "eng-0"


def test_records_are_exported_behind_the_documents_that_they_cite():
    ledger = new_ledger(FIRST, SECOND, OTHER)
    assert [type(item).__name__ for item in ledger.items()] == [
        "Document",
        "Engagement",
        "Document",
        "Document",
        "Engagement",
    ]
    assert ledger.document(FIRST.document.id) == FIRST.document
    assert ledger.document("doc-0") is None


def test_the_questions_that_people_ask():
    promised = {"due": "2025-10-31", "content": "send observers"}
    ledger = new_ledger(
        FIRST,
        told("Seoul promised.", said=[promised]),
        told("Tokyo did.", said=[{**promised, "by": ["JPN"], "content": "lift the quota"}]),
    )
    assert [r.kind for r in ledger.between("KOR", "CHN")] == ["meeting", "pledge"]
    assert [c.by[0].code for c in ledger.open_commitments(by="JPN")] == ["JPN"]
    assert len(list(ledger.open_commitments())) == 2
    assert [c.content for c in ledger.open_commitments(text="observers")] == ["send observers"]
    assert len(list(ledger.due(datetime.date(2025, 10, 1), days=30))) == 2


# Deciding


def test_merging_says_why_and_can_be_undone():
    ledger = new_ledger(FIRST, OTHER)
    changes = ledger.merge(
        FIRST.engagements[0].id, OTHER.engagements[0].id, why="one and the same", actor="Kim"
    )
    assert changes[0].kind is ChangeKind.MERGED
    [record] = ledger.records()
    [decision] = ledger.decisions()
    assert (decision.kind, decision.why, decision.actor, decision.at) == (
        DecisionKind.TOGETHER,
        "one and the same",
        "Kim",
        NOON,
    )
    assert changes[0].decision == decision.number
    ledger.undo(decision.number)
    assert ledger.count() == 2
    ledger.undo(2)
    assert [r.id for r in ledger.records()] == [record.id]


def test_what_cannot_be_merged_split_or_undone_is_refused():
    ledger = new_ledger(FIRST, SECOND, told("Seoul promised.", said=[{}]))
    met, said = FIRST.engagements[0].id, next(ledger.commitments()).id
    with pytest.raises(LedgerError, match="at least two"):
        ledger.merge(met, SECOND.engagements[0].id)
    with pytest.raises(LedgerError, match="never one thing"):
        ledger.merge(met, said)
    for documents in ([], [FIRST.document.id, SECOND.document.id], ["doc-0"]):
        with pytest.raises(LedgerError, match=f"{FIRST.document.id}.*not all"):
            ledger.split(met, documents)
    with pytest.raises(LedgerError, match="no decision 7"):
        ledger.undo(7)
    ledger.correct(met, place="Seoul")
    ledger.undo(1)
    with pytest.raises(LedgerError, match="taken back already"):
        ledger.undo(1)
    ledger.undo(2)
    with pytest.raises(LedgerError, match="taken back already"):
        ledger.undo(2)
    assert ledger.entry(met).record.place == "Seoul"


def test_three_records_are_merged_though_two_of_them_were_told_apart():
    ledger = new_ledger(FIRST, SECOND, OTHER)
    ledger.split(FIRST.engagements[0].id, SECOND.document.id)
    assert ledger.count() == 3
    ledger.merge(*(r.id for r in ledger.records()))
    assert ledger.count() == 1


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"status": "done"}, "give one of"),
        ({"id": "x"}, "fields that can be set"),
        ({"evidence": []}, "fields that can be set"),
        ({"mood": "good"}, "fields that can be set are kind, status"),
        ({"parties": []}, "at least one party"),
        ({"when": "soon"}, "soon"),
        ({"place": " "}, "not blank"),
    ],
    ids=str,
)
def test_wrong_corrections_are_refused_and_change_nothing(fields, problem):
    ledger = new_ledger(FIRST)
    with pytest.raises(DiplotrackError, match=problem):
        ledger.correct(
            FIRST.engagements[0].id,
            place="Seoul" if "place" not in fields else " ",
            **{k: v for k, v in fields.items() if k != "place"},
        )
    assert ledger.decisions() == []
    assert ledger.entry(FIRST.engagements[0].id).record == FIRST.engagements[0]


def test_fields_are_set_in_the_stored_form_or_as_they_are():
    ledger = new_ledger(FIRST)
    met = FIRST.engagements[0]
    ledger.correct(
        met.id,
        status="cancelled",
        when="2025-08",
        parties=[{"code": "JPN", "name": "Japan"}],
        participants=(),
        topics=["trade"],
        place=None,
    )
    record = ledger.entry(met.id).record
    assert (record.status, str(record.when), record.parties[0].code) == ("cancelled", "2025-08", "JPN")
    assert (record.participants, record.topics, record.place) == ((), ("trade",), None)
    assert ledger.entry(met.id).corrected == ("participants", "parties", "place", "status", "topics", "when")
    assert ledger.correct(met.id, participants=met.participants)[0].record.participants == met.participants


def test_a_correction_that_later_documents_make_impossible_is_mended():
    ledger = new_ledger(told("Seoul promised to send a delegation.", said=[{"to": ()}]))
    [said] = ledger.commitments()
    ledger.correct(said.id, kind="agreement")
    ledger.add(told("Seoul promised China a delegation.", "2025-08-20", said=[{}]))
    [record] = ledger.commitments()
    assert record.kind == "agreement"
    assert ([p.code for p in record.by], record.to) == (["KOR", "CHN"], ())


def test_a_whole_that_was_set_goes_along_when_records_are_merged_and_split():
    trip = told("The envoys came.", met=[{"kind": "visit", "when": "2025-08-24/2025-08-27"}])
    earlier = told("Envoys are to come.", "2025-05-01", met=[{"kind": "visit", "status": "proposed"}])
    ledger = new_ledger(FIRST, trip, earlier)
    met, visit, plan = (one.engagements[0].id for one in (FIRST, trip, earlier))
    ledger.correct(met, part_of=visit)
    assert ledger.entry(met).record.part_of == visit
    ledger.merge(visit, plan)
    assert ledger.entry(met).record.part_of == plan == ledger.entry(visit).id
    ledger.split(plan, trip.document.id)
    assert ledger.entry(met).record.part_of == visit
    ledger.add(attrs.evolve(trip, engagements=()), again=True)
    assert ledger.entry(met).record.part_of is None
    ledger.add(trip, again=True)
    assert ledger.entry(met).record.part_of == visit
    with pytest.raises(UnknownRecordError):
        ledger.correct(met, part_of="eng-0")
    with pytest.raises(ValidationError):
        ledger.correct(met, part_of=met)


def test_a_part_follows_its_whole_when_an_earlier_document_comes_in():
    source = document("The envoys came. They met Wang.", published=datetime.date(2025, 8, 26))
    visit = engagement(of=source, quote="The envoys came.", kind="visit", when="2025-08-24/2025-08-27")
    met = engagement(of=source, quote="They met Wang.", part_of=visit.id, **MET)
    ledger = new_ledger(report(source, engagements=[visit, met], commitments=[]))
    early = told(
        "Envoys arrived.",
        "2025-08-24",
        met=[{"kind": "visit", "when": "2025-08-24/2025-08-27", "status": "ongoing"}],
    )
    changes = ledger.add(early)
    assert ledger.entry(met.id).record.part_of == early.engagements[0].id
    assert any(c.record.id == met.id and c.fields == ("part_of",) for c in changes)


# Reading anew


def test_a_new_reading_takes_the_place_of_the_old_one():
    ledger = new_ledger(FIRST)
    better = attrs.evolve(FIRST, engagements=[engagement(of=FIRST.document, quote="Wang met", **MET)])
    assert ledger.add(better) == []
    changes = ledger.add(better, again=True)
    assert {c.kind for c in changes} == {ChangeKind.REMOVED, ChangeKind.NEW}
    assert list(ledger.records()) == list(better.engagements)
    assert ledger.add(better, again=True) == []


def test_what_people_decided_holds_for_the_new_reading():
    ledger = new_ledger(FIRST, SECOND, OTHER)
    met = FIRST.engagements[0].id
    ledger.split(met, SECOND.document.id)
    ledger.correct(met, status="cancelled")
    ledger.merge(met, OTHER.engagements[0].id)
    fuller = engagement(
        of=FIRST.document,
        quote="Wang met",
        **{**MET, "participants": [WANG, participant("Park", party="KOR")]},
    )
    assert fuller.id != met
    ledger.add(attrs.evolve(FIRST, engagements=[fuller]), again=True)
    entry = ledger.entry(fuller.id)
    assert (entry.record.status, entry.corrected) == ("cancelled", ("status",))
    assert {a.document for a in entry.accounts} == {FIRST.document.id, OTHER.document.id}
    assert [d.kind for d in ledger.decisions()][-1] is DecisionKind.FOLLOW
    assert ledger.count() == 2


def test_rows_of_tables_with_one_id_are_told_apart_where_they_are_two_things():
    def row(day, due):
        source = document(f"Table of {day}", published=datetime.date.fromisoformat(day))
        return report(source, engagements=[], commitments=[commitment(evidence=(), due=due)])

    first, second = row("2024-06-01", "2024-12"), row("2025-06-01", "2025-12")
    own = first.commitments[0].id
    assert own == second.commitments[0].id
    for order in ((first, second), (second, first)):
        ledger = new_ledger(*order)
        found = {record.id: str(record.due) for record in ledger.records()}
        assert found == {own: "2024-12", f"{own}.{second.document.id}": "2025-12"}
    ledger.add(attrs.evolve(first, commitments=()), again=True)
    assert {r.id for r in ledger.records()} == {own}
    assert all(not isinstance(r, Engagement) for r in ledger.records())
