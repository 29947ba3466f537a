"""What holds of a ledger whatever is added, read anew and decided, and in whatever order."""

from __future__ import annotations

import datetime
from contextlib import suppress

import attrs
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from diplotrack.errors import LedgerError, ValidationError
from diplotrack.ledger import Ledger
from diplotrack.linking import link
from diplotrack.memory import MemoryStore
from diplotrack.plugins import Registry
from diplotrack.records import Engagement
from diplotrack.settling import Settling
from diplotrack.testing.strategies import tellings
from diplotrack.tracking import Account, ChangeKind, Decision, DecisionKind

NOON = datetime.datetime(2026, 1, 1, 12, tzinfo=datetime.UTC)
REGISTRY = Registry(plugins=[])


def _ledger(store=None):
    return Ledger(store or MemoryStore(), registry=REGISTRY, clock=lambda: NOON)


def _with(reports):
    ledger = _ledger()
    for report in reports:
        ledger.add(report)
    return ledger


def _state(ledger):
    """All that a ledger tells, its log and the numbers of decisions left out."""
    ids = [record.id for record in ledger.records()]
    return {name: ledger.entry(name) for name in ids}, list(ledger.suggestions())


def _replayed(ledger):
    records = {}
    for change in ledger.changes():
        for replaced in change.replaces:
            del records[replaced]
        if change.kind is ChangeKind.REMOVED:
            del records[change.record.id]
        else:
            records[change.record.id] = change.record
    return records


def _check(ledger, reports):
    """What must hold of every ledger that was given these reports and any decisions."""
    records = {record.id: record for record in ledger.records()}
    entries = {name: ledger.entry(name) for name in records}
    assert _replayed(ledger) == records, "the log does not lead to what stands there"
    told = [(report.document.id, record) for report in reports for record in report.records]
    kept = [(a.document, a.record) for entry in entries.values() for a in entry.accounts]
    assert sorted(kept, key=str) == sorted(told, key=str), "an account is lost or doubled"
    for name, entry in entries.items():
        own = [evidence for account in entry.accounts for evidence in account.record.evidence]
        assert set(entry.record.evidence) == set(own), "a quotation is lost"
        assert {type(account.record) for account in entry.accounts} == {type(entry.record)}
        whole = entry.record.part_of if isinstance(entry.record, Engagement) else entry.record.engagement
        assert whole is None or isinstance(records[whole], Engagement), "a reference leads nowhere"
        for account in entry.accounts:
            same_id = [
                known
                for known, e in entries.items()
                if account.record.id in {a.record.id for a in e.accounts}
            ]
            assert ledger.entry(account.record.id).id in same_id
        assert ledger.entry(name).record == entry.record


@given(tellings(at_least=2), st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_count(reports, random):
    shuffled = list(reports)
    random.shuffle(shuffled)
    assert _state(_with(shuffled)) == _state(_with(reports))


@given(tellings())
def test_adding_again_changes_nothing(reports):
    ledger = _with(reports)
    before, log = _state(ledger), list(ledger.changes())
    for report in reports:
        assert ledger.add(report) == []
        assert ledger.add(report, again=True) == []
    assert (_state(ledger), list(ledger.changes())) == (before, log)


@given(tellings())
def test_nothing_is_lost_and_the_log_replays(reports):
    _check(_with(reports), reports)


@given(tellings(at_least=2, at_most=2))
def test_linking_is_symmetric_and_no_link_is_missed(reports):
    accounts = [
        [
            Account(record=r, document=report.document.id, published=report.document.published)
            for r in report.records
        ]
        for report in reports
    ]
    for one in accounts[0]:
        for other in accounts[1]:
            assert link(one, other) == link(other, one)
    linked = {
        frozenset((made.first, made.second)) for a in accounts[0] for b in accounts[1] if (made := link(a, b))
    }
    if None not in {report.document.published for report in reports}:
        store = MemoryStore()
        _ledger(store).add(reports[0])
        _ledger(store).add(reports[1])
        with store.reading() as reader:
            found = {
                frozenset((made.first, made.second))
                for side in accounts
                for a in side
                for made in reader.links_of([a.key])
            }
        assert linked <= found


@st.composite
def decisions(draw, keys):
    """Decisions on any accounts, as the ledger makes them of records; some undo earlier ones."""
    made = []
    for number in range(1, draw(st.integers(1, 5)) + 1):
        groups = draw(st.lists(st.sampled_from(keys), min_size=2, max_size=4, unique=True))
        cut = draw(st.integers(1, len(groups) - 1))
        kind = draw(
            st.sampled_from([DecisionKind.TOGETHER, DecisionKind.APART, DecisionKind.SET, DecisionKind.UNDO])
        )
        if kind is DecisionKind.UNDO:
            if not made:
                continue
            undone = draw(st.sampled_from(made))
            made.append(
                attrs.evolve(undone, kind=kind, field=None, value=None, undoes=made.index(undone) + 1)
            )
        elif kind is DecisionKind.SET:
            made.append(Decision(kind=kind, first=groups, field="topics", value=f'["{number}"]'))
        else:
            made.append(Decision(kind=kind, first=groups[:cut], second=groups[cut:]))
    return made


@given(tellings(at_least=2), st.data())
def test_decisions_count_the_same_whenever_documents_arrive(reports, data):
    types = {}
    for report in reports:
        for record in report.records:
            types.setdefault(type(record), []).append(f"{record.id}@{report.document.id}")
    keys = data.draw(st.sampled_from([keys for keys in types.values() if len(keys) > 1] or [None]))
    if keys is None:
        return
    made = data.draw(decisions(keys))
    states = []
    for _ in range(2):
        store = MemoryStore()
        ledger = _ledger(store)
        # Decisions keep their order among themselves; documents come in any, before and after them.
        steps = data.draw(st.permutations([*reports, *(None for _ in made)]))
        waiting = iter(made)
        for step in steps:
            if step is not None:
                ledger.add(step)
            else:
                with store.writing() as writer:
                    Settling(writer, at=NOON, actor=None).decide(next(waiting))
        states.append(_state(ledger))
    assert states[0] == states[1]


@given(tellings(at_least=2), st.data())
def test_to_split_takes_a_merge_back_and_to_merge_a_split(reports, data):
    ledger = _with(reports)
    records = list(ledger.records())
    one = data.draw(st.sampled_from(records))
    before = _state(ledger)
    others = [r for r in records if r is not one and type(r) is type(one)]
    documents = {a.document for a in ledger.entry(one.id).accounts}
    apart = [r for r in others if documents.isdisjoint(a.document for a in ledger.entry(r.id).accounts)]
    if apart:
        other = data.draw(st.sampled_from(apart))
        ledger.merge(one.id, other.id)
        assert ledger.entry(one.id).id == ledger.entry(other.id).id
        ledger.split(one.id, documents)
        assert _state(ledger) == before
    if len(documents) > 1:
        cut = data.draw(
            st.lists(st.sampled_from(sorted(documents)), min_size=1, max_size=len(documents) - 1, unique=True)
        )
        ledger.split(one.id, cut)
        keys = {account.key for account in before[0][one.id].accounts}
        held = {
            name for name, e in _state(ledger)[0].items() if not keys.isdisjoint(a.key for a in e.accounts)
        }
        assert len(held) > 1
        ledger.merge(*sorted(held))
        assert _state(ledger) == before


class Mixture(RuleBasedStateMachine):
    """Adding, reading anew, merging, splitting, correcting and undoing in any order."""

    @initialize(reports=tellings(at_least=3, at_most=6))
    def begin(self, reports):
        self.waiting = list(reports)
        self.added = {}
        self.store = MemoryStore()
        self.ledger = _ledger(self.store)
        self._add()

    def _add(self):
        report = self.waiting.pop()
        self.added[report.document.id] = report
        self.ledger.add(report)

    @rule()
    def add(self):
        if self.waiting:
            self._add()

    @rule(data=st.data())
    def read_anew(self, data):
        report = self.added[data.draw(st.sampled_from(sorted(self.added)))]
        kept = [data.draw(st.booleans()) for _ in report.records]
        ids = {record.id for record, keep in zip(report.records, kept, strict=True) if keep}
        engagements = [e for e in report.engagements if e.id in ids]
        there = {e.id for e in engagements}
        anew = attrs.evolve(
            report,
            engagements=[
                attrs.evolve(e, part_of=e.part_of if e.part_of in there else None) for e in engagements
            ],
            commitments=[
                attrs.evolve(c, engagement=c.engagement if c.engagement in there else None)
                for c in report.commitments
                if c.id in ids
            ],
        )
        self.ledger.add(anew, again=True)
        self.added[report.document.id] = anew

    @rule(data=st.data())
    def merge(self, data):
        records = list(self.ledger.records())
        if len(records) > 1:
            chosen = data.draw(st.lists(st.sampled_from(records), min_size=2, max_size=3, unique=True))
            with suppress(LedgerError):
                self.ledger.merge(*(r.id for r in chosen))
                assert len({self.ledger.entry(r.id).id for r in chosen}) == 1

    @rule(data=st.data())
    def split(self, data):
        records = list(self.ledger.records())
        if records:
            entry = self.ledger.entry(data.draw(st.sampled_from(records)).id)
            documents = sorted({a.document for a in entry.accounts})
            with suppress(LedgerError):
                self.ledger.split(entry.id, documents[: data.draw(st.integers(1, len(documents)))])

    @rule(data=st.data())
    def correct(self, data):
        records = list(self.ledger.records())
        if not records:
            return
        record = data.draw(st.sampled_from(records))
        met = [None, *(r.id for r in records if isinstance(r, Engagement) and r.id != record.id)]
        values = {"topics": ["trade"], "summary": "so it was"}
        if isinstance(record, Engagement):
            values |= {
                "status": "held",
                "place": None,
                "when": "2025-10-03",
                "kind": "call",
                "part_of": data.draw(st.sampled_from(met)),
            }
        else:
            values |= {
                "status": "fulfilled",
                "kind": data.draw(st.sampled_from(["agreement", "pledge"])),
                "due": None,
                "to": [{"code": "JPN", "name": "Japan"}],
                "engagement": data.draw(st.sampled_from(met)),
            }
        chosen = data.draw(st.lists(st.sampled_from(sorted(values)), min_size=1, max_size=2, unique=True))
        with suppress(ValidationError):
            self.ledger.correct(record.id, **{name: values[name] for name in chosen})

    @rule(data=st.data())
    def undo(self, data):
        made = [d.number for d in self.ledger.decisions()]
        if made:
            with suppress(LedgerError):
                self.ledger.undo(data.draw(st.sampled_from(made)))

    @invariant()
    def holds(self):
        if hasattr(self, "ledger"):
            _check(self.ledger, self.added.values())

    def teardown(self):
        """Undoing all decisions gives what the documents alone say."""
        if hasattr(self, "ledger"):
            alone = _with(self.added.values())
            for _ in range(50):
                counted = self._counted()
                if not counted:
                    break
                self.ledger.undo(counted[-1])
            assert _state(self.ledger) == _state(alone)

    def _counted(self):
        from diplotrack.grouping import effective

        return [d.number for d in effective(self.ledger.decisions())]


TestMixture = Mixture.TestCase
TestMixture.settings = settings(
    max_examples=25, stateful_step_count=10, deadline=None, suppress_health_check=list(HealthCheck)
)
