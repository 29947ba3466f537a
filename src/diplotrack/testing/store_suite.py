"""The conformance suite of stores."""

from __future__ import annotations

import datetime
from contextlib import closing
from pathlib import Path
from typing import Any, ClassVar

import attrs

from diplotrack.errors import LedgerError
from diplotrack.ledger import Ledger
from diplotrack.plugins import Registry
from diplotrack.queries import Query, order
from diplotrack.stores import Store, StoreReader
from diplotrack.testing.builders import engagement
from diplotrack.testing.conformance import ConformanceSuite, promise
from diplotrack.testing.store_samples import (
    AT,
    BLOCKS,
    accounts_of,
    all_of,
    decided,
    everything,
    full_change,
    full_held,
    hostile_things,
    in_a_thread,
    in_threads,
    keep,
    link_between,
    queries,
    told,
    varied_reports,
    write_much,
)
from diplotrack.testing.synthetic import many_reports
from diplotrack.tracking import Change, ChangeKind, Link

HOSTILE = {
    "sql": "Robert'); DROP TABLE record; -- \" ` ? %s %(keys)s :keys {0} $1 %",
    "nul": "nul\x00 and nul\x00",
    "surrogates": "broken \ud83d and \udfff",
    "pair": "two halves \ud83d\ude00 that are not one character, and one \U0001f600 that is",
    "private": "\U000fff00 \U000fff10\U000fff01 \ue000 \uffff \U0010ffff",
    "scripts": "한국어 Ελληνικά 👩🏽‍🚀🇰🇷 e\u0301 é \u202etfel ot thgir\u202c",
    "controls": "tab\t bell\x07 escape\x1b[31m \\u0000 \\x00 \\ \r\n \x85 \u2028",
    "megabyte": "語 or word " * 100_000,
}
"""Texts that databases mistake for something else, cannot encode, or cut."""


class StoreSuite(ConformanceSuite):
    """What every store has to hold to. Subclass it under a name that starts with ``Test``, and say how to open one.

    Attributes:
        threads: how many write at the same time.
    """

    threads: ClassVar[int] = 4

    def new_store(self, folder: Path) -> Store:
        """A store with nothing in it; the suite closes it.

        Args:
            folder: an empty folder, for stores that need one.
        """
        raise NotImplementedError(
            f"define {type(self).__name__}.new_store: it opens a store with nothing in it"
        )

    def opened_again(self, folder: Path) -> Store | None:  # noqa: ARG002 (for those that override it)
        """The store that `new_store` last made, opened anew; None, the default, where it does not last."""
        return None

    def pytest_generate_tests(self, metafunc: Any) -> None:
        """Run what takes a `hostile` text once for each of them; pytest calls this."""
        if "hostile" in metafunc.fixturenames:
            metafunc.parametrize("hostile", list(HOSTILE.values()), ids=list(HOSTILE))

    # Form

    @promise
    def test_it_is_a_store_with_a_name(self, tmp_path: Path) -> None:
        """Messages call a ledger by its URL."""
        with closing(self.new_store(tmp_path)) as store:
            assert isinstance(store, Store), "a store has url, reading(), writing(), close()"
            assert isinstance(store.url, str), "url is a text"
            assert store.url, "url is not empty"

    @promise
    def test_a_closed_store_refuses_to_be_used(self, tmp_path: Path) -> None:
        """What is written after closing would be lost, or come as a riddle out of a driver."""
        store = self.new_store(tmp_path)
        store.close()
        store.close()  # as with files, twice does no harm
        for enter in (store.reading, store.writing):
            try:
                with enter():
                    pass
            except LedgerError as error:
                assert store.url in str(error), "the error names the ledger"
            else:
                raise AssertionError("a closed store was used")

    @promise
    def test_an_empty_store_has_nothing(self, tmp_path: Path) -> None:
        """Nothing is there, and asking for it is no error."""
        with closing(self.new_store(tmp_path)) as store, store.reading() as reader:
            assert reader.document("doc-1") is None
            assert reader.held("eng-1") is None
            assert not [*reader.documents(), *reader.decisions(), *reader.find(Query()), *reader.changes()]
            for keys in ((), ("x@y",), {"x@y", "z"}):
                assert reader.accounts(keys) == []
                assert reader.accounts_in(keys) == []
                assert reader.links_of(keys) == []
                assert reader.decisions_of(keys) == []
                assert reader.held_by(keys) == []
            assert reader.accounts_of("doc-1") == []
            assert reader.present(["doc-1"]) == set()
            assert reader.count(Query()) == 0

    # Documents and accounts

    @promise
    def test_documents_are_kept_exactly_and_in_order(self, tmp_path: Path) -> None:
        """A document is what all evidence rests on; the order of ids makes two exports alike."""
        reports = list(many_reports(12))
        with closing(self.new_store(tmp_path)) as store:
            with store.writing() as writer:
                keep(writer, reports)
                again = attrs.evolve(reports[3].document, title="Another title", published=None)
                writer.put_document(again)
            with store.reading() as reader:
                documents = {one.document.id: one.document for one in reports} | {again.id: again}
                assert list(reader.documents()) == [documents[name] for name in sorted(documents)]
                assert all(reader.document(name) == one for name, one in documents.items())
                assert reader.present([*documents, "doc-x"]) == set(documents)

    @promise
    def test_accounts_are_found_by_key_document_and_block(self, tmp_path: Path) -> None:
        """Linking asks for blocks, settling for keys and documents; each account once, in the order that counts."""
        reports = [told(9), told(3), told(0), *many_reports(9)]
        accounts = [account for one in reports for account in accounts_of(one)]
        in_order = sorted(accounts, key=lambda account: account.place_in_order)
        with closing(self.new_store(tmp_path)) as store:
            with store.writing() as writer:
                keep(writer, reports)
            with store.reading() as reader:
                keys = [account.key for account in accounts]
                assert reader.accounts([*keys, *keys, "eng-no@doc-no"]) == in_order
                assert reader.accounts(set(keys)) == in_order
                assert reader.accounts_in([*BLOCKS, "no such block"]) == in_order
                for one in reports:
                    expected = sorted(accounts_of(one), key=lambda account: account.place_in_order)
                    assert reader.accounts_of(one.document.id) == expected
                second = {a.key for one in reports for n, a in enumerate(accounts_of(one)) if n % 2}
                assert {account.key for account in reader.accounts_in(BLOCKS[1:])} == second

    @promise
    def test_an_account_takes_the_place_of_one_with_its_key(self, tmp_path: Path) -> None:
        """A document that is read anew brings the same accounts with other fields; the old ones' blocks are gone."""
        one = told(1)
        [old] = accounts_of(one)
        new = attrs.evolve(old, record=engagement(id=old.record.id, place="Busan", evidence=()))
        with closing(self.new_store(tmp_path)) as store:
            with store.writing() as writer:
                keep(writer, [one])
            with store.writing() as writer:
                writer.put_accounts({new: ["elsewhere"]})
                assert writer.accounts([old.key]) == [new]
            with store.reading() as reader:
                assert reader.accounts_of(old.document) == [new]
                assert reader.accounts_in(BLOCKS) == []
                assert reader.accounts_in(["elsewhere"]) == [new]

    @promise
    def test_dropped_accounts_leave_nothing_behind(self, tmp_path: Path) -> None:
        """Links and blocks of an account that is gone would join others to nothing."""
        reports = [told(1), told(2), told(3)]
        keys = [accounts_of(one)[0].key for one in reports]
        with closing(self.new_store(tmp_path)) as store:
            with store.writing() as writer:
                held = keep(writer, reports)
                writer.put_links([link_between(keys[0], keys[1]), link_between(keys[1], keys[2])])
            with store.writing() as writer:
                writer.drop_held([held[1].record.id])
                writer.drop_accounts([keys[1], "eng-no@doc-no"])
                writer.drop_accounts([])
                assert writer.accounts(keys) == [accounts_of(one)[0] for one in (reports[0], reports[2])]
            with store.reading() as reader:
                assert reader.accounts_of(reports[1].document.id) == []
                assert [account.key for account in reader.accounts_in(BLOCKS)] == [keys[0], keys[2]]
                assert reader.links_of(keys) == []
                assert reader.held(held[1].record.id) is None

    @promise
    def test_links_are_found_from_either_side(self, tmp_path: Path) -> None:
        """Grouping follows links both ways; one that both ends ask for comes once."""
        reports = [told(1), told(2), told(3)]
        a, b, c = sorted(accounts_of(one)[0].key for one in reports)
        with closing(self.new_store(tmp_path)) as store:
            with store.writing() as writer:
                keep(writer, reports)
                writer.put_links([link_between(b, c), link_between(a, b, score=0.7001), link_between(a, c)])
                better = Link(first=a, second=b, score=0.8, why=["parties KOR, CHN", "“quoted”"])
                writer.put_links([better])
            with store.reading() as reader:
                assert reader.links_of([a, b]) == [better, link_between(a, c), link_between(b, c)]
                assert reader.links_of([c, "eng-no@doc-no"]) == [link_between(a, c), link_between(b, c)]

    # Decisions

    @promise
    def test_decisions_are_numbered_and_found_with_what_undoes_them(self, tmp_path: Path) -> None:
        """An undo may name no account; without it, what was taken back would count."""
        made = [decided("a", "b"), decided("c"), decided(undoes=1), decided(undoes=3), decided(undoes=2)]
        with closing(self.new_store(tmp_path)) as store:
            with store.writing() as writer:
                first = [writer.put_decision(one) for one in made[:3]]
                assert writer.decisions_of(["b"]) == [first[0], first[2]]
            with store.writing() as writer:
                kept = first + [writer.put_decision(one) for one in made[3:]]
            expected = [attrs.evolve(one, number=n) for n, one in enumerate(made, start=1)]
            assert kept == expected, "decisions are numbered from 1"
            with store.reading() as reader:
                assert list(reader.decisions()) == expected
                assert [one.number for one in reader.decisions_of(["a"])] == [1, 3, 4]
                assert [one.number for one in reader.decisions_of(["c", "a", "b"])] == [1, 2, 3, 4, 5]
                assert reader.decisions_of(["d"]) == []

    # Current records

    @promise
    def test_current_records_are_kept_exactly(self, tmp_path: Path) -> None:
        """What contradicts and what a person set belongs to the record."""
        with closing(self.new_store(tmp_path)) as store:
            with store.writing() as writer:
                held = [full_held(one) for one in keep(writer, [told(2), told(1)])]
                writer.put_held(held)
            with store.reading() as reader:
                assert [reader.held(one.record.id) for one in held] == held
                assert list(reader.find(Query())) == sorted(held, key=order)
                keys = [one.accounts[0] for one in held]
                assert reader.held_by([*keys, *keys, "no"]) == sorted(held, key=lambda one: one.record.id)

    @promise
    def test_a_record_is_found_by_the_ids_of_its_accounts(self, tmp_path: Path) -> None:
        """Who has the id of what one document said finds what became of it; of several the one with the least id."""
        reports = [told(1), told(2), told(3)]
        with closing(self.new_store(tmp_path)) as store:
            with store.writing() as writer:
                one, two, three = keep(writer, reports)
                merged = attrs.evolve(one, accounts=[*one.accounts, *two.accounts])
                writer.drop_held([two.record.id])
                writer.put_held([merged])
                assert writer.held(two.record.id) == merged
            with store.reading() as reader:
                assert reader.held(one.record.id) == merged
                assert reader.held(two.record.id) == merged
                assert reader.held_by(two.accounts) == [merged]
                assert reader.held(three.record.id) == three
                assert list(reader.find(Query())) == [merged, three]
            with store.writing() as writer:
                writer.put_held([one, two])
            with store.reading() as reader:
                assert reader.held(two.record.id) == two
                assert reader.held_by(one.accounts) == [one]

    @promise
    def test_ids_are_found_by_their_beginning(self, tmp_path: Path) -> None:
        """People write the beginning of an id, and a program that completes it needs no more than the ids."""
        with closing(self.new_store(tmp_path)) as store:
            with store.writing() as writer:
                ids = sorted(one.record.id for one in keep(writer, [told(1), told(2), told(3)]))
                assert list(writer.ids("")) == ids
            with store.reading() as reader:
                for beginning in (
                    "",
                    "e",
                    "eng-",
                    "com-",
                    ids[0],
                    ids[1][:9],
                    ids[2] + "x",
                    "ENG-",
                    "%",
                    "_",
                    "\x00",
                ):
                    expected = [found for found in ids if found.startswith(beginning)]
                    assert list(reader.ids(beginning)) == expected

    @promise
    def test_finding_is_what_the_query_says(self, tmp_path: Path) -> None:
        """`Query.fits` says what is right; an index that answers otherwise hides records or shows wrong ones."""
        with closing(self.new_store(tmp_path)) as store:
            with store.writing() as writer:
                held = keep(writer, varied_reports())
                self._check_queries(writer, held)
            with store.reading() as reader:
                self._check_queries(reader, held)

    def _check_queries(self, reader: StoreReader, held: list[Any]) -> None:
        fitted = 0
        for query in queries(one.record for one in held):
            expected = sorted((one for one in held if query.fits(one.record)), key=order)
            assert list(reader.find(query)) == expected, query
            assert reader.count(query) == len(expected), query
            for limit in (0, 1, len(expected) + 1):
                few = attrs.evolve(query, limit=limit)
                assert list(reader.find(few)) == expected[:limit], few
                assert reader.count(few) == len(expected), few
            fitted += bool(expected)
        assert fitted, "no query fitted anything"

    @promise
    def test_answers_may_be_asked_within_answers_and_left_halfway(self, tmp_path: Path) -> None:
        """Who looks for the first that suits stops there, and asks further questions on the way."""
        with closing(self.new_store(tmp_path)) as store:
            with store.writing() as writer:
                keep(writer, many_reports(30))
            with store.reading() as reader:
                every = list(reader.find(Query()))
                found = [(one, next(reader.find(Query(type="commitment")))) for one in reader.find(Query())]
                assert [one for one, _ in found] == every
                assert len({first.record.id for _, first in found}) == 1
                halfway = [reader.find(Query()), reader.changes(), reader.documents(), reader.ids("")]
                assert all(next(iter(answers)) for answers in halfway)
            with store.writing() as writer:
                assert next(writer.find(Query())) == every[0]
                keep(writer, [told(1)])
            with store.reading() as reader:
                assert reader.count(Query()) == len(every) + 1

    # The log

    @promise
    def test_the_log_is_numbered_and_filtered(self, tmp_path: Path) -> None:
        """What changed since yesterday, since number 7, of this record: all of it, and nothing else."""
        with closing(self.new_store(tmp_path)) as store:
            with store.writing() as writer:
                one, two = keep(writer, [told(1), told(2)])
            with store.writing() as writer:
                hour = datetime.timedelta(hours=1)
                replacing = attrs.evolve(full_change(one.record), at=AT + hour)
                removed = Change(
                    kind=ChangeKind.REMOVED, record=two.record, before=two.record, at=AT + 2 * hour
                )
                logged = writer.log([replacing, removed])
                assert [change.number for change in logged] == [3, 4], (
                    "the log is numbered from 1 without gaps"
                )
                assert writer.log([]) == []
            with store.reading() as reader:
                assert [change.number for change in reader.changes()] == [1, 2, 3, 4]
                assert list(reader.changes(after=2)) == logged
                assert list(reader.changes(since=AT + hour)) == logged
                in_utc = (AT + hour).astimezone(datetime.UTC) + datetime.timedelta(microseconds=1)
                assert list(reader.changes(since=in_utc)) == logged[1:]
                assert [change.number for change in reader.changes(record=one.record.id)] == [1, 3]
                assert list(reader.changes(record="eng-gone")) == logged[:1]
                assert list(reader.changes(record=two.record.id, after=2, since=AT)) == logged[1:]
                assert list(reader.changes(record="eng-no")) == []

    # Transactions

    @promise
    def test_a_failure_takes_all_of_it_back(self, tmp_path: Path) -> None:
        """Half a report in a ledger is worse than none; numbers go on where they stood."""
        with closing(self.new_store(tmp_path)) as store:
            with store.writing() as writer:
                keep(writer, [told(1)])
                writer.put_decision(decided("a"))
            before = everything(store)
            for failure in (RuntimeError("halfway"), KeyboardInterrupt()):
                try:
                    with store.writing() as writer:
                        write_much(writer)
                        raise failure
                except (RuntimeError, KeyboardInterrupt) as error:
                    assert error is failure, "the error came out as another"
                assert everything(store) == before
            with store.writing() as writer:
                assert (
                    writer.log([Change(kind=ChangeKind.NEW, record=told(5).records[0], at=AT)])[0].number == 2
                )
                assert writer.put_decision(decided("b")).number == 2

    @promise
    def test_others_see_what_was_written_when_the_block_ends(self, tmp_path: Path) -> None:
        """A reader sees one moment, whatever a writer does meanwhile, and is not held up by it."""
        with closing(self.new_store(tmp_path)) as store:
            with store.writing() as writer:
                keep(writer, many_reports(4))
            with store.reading() as early:
                before = all_of(early)
                running = early.find(Query())
                first = next(running)
                with store.writing() as writer:
                    write_much(writer)
                    assert all_of(writer) != before, "a writer sees what it wrote"
                    assert all_of(early) == before
                    assert in_a_thread(lambda: everything(store)) == before, "it was seen too early"
                    after = all_of(writer)
                assert [first, *running] == before["find"]
                assert all_of(early) == before, "the state changed under a reader"
                assert everything(store) == after

    @promise
    def test_one_writer_waits_for_another(self, tmp_path: Path) -> None:
        """What several threads write at once is all there, and no number is given twice."""
        each = 5
        reports = list(many_reports(self.threads * each))
        with closing(self.new_store(tmp_path)) as store:

            def write(thread: int) -> None:
                for one in reports[thread :: self.threads]:
                    with store.writing() as writer:
                        keep(writer, [one])
                    with store.reading() as reader:
                        assert reader.document(one.document.id) == one.document

            in_threads([lambda n=n: write(n) for n in range(self.threads)])  # type: ignore[misc]
            with store.reading() as reader:
                numbers = [change.number for change in reader.changes()]
                assert numbers == list(range(1, 1 + sum(len(one.records) for one in reports)))
                assert {d.id for d in reader.documents()} == {one.document.id for one in reports}

    # Texts

    @promise
    def test_hostile_texts_are_kept_exactly_or_refused(self, hostile: str, tmp_path: Path) -> None:
        """Sources hold SQL, broken characters and endless lines: none may be changed in silence."""
        one, account, link, decision, change, held = hostile_things(hostile)
        with closing(self.new_store(tmp_path)) as store:
            try:
                with store.writing() as writer:
                    writer.put_document(one.document)
                    writer.put_accounts({account: [hostile]})
                    writer.put_links([link])
                    writer.put_decision(decision)
                    writer.put_held([held])
                    writer.log([change])
            except LedgerError as error:
                assert "\n" not in str(error), "an error has one line"
                assert not any(everything(store).values()), "something of what was refused is kept"
                return
            with store.reading() as reader:
                assert reader.document(one.document.id) == one.document
                assert reader.accounts([account.key]) == [account]
                assert reader.accounts_in([hostile]) == [account]
                assert reader.accounts_in([hostile[:-1]]) == []
                assert reader.links_of([account.key]) == [link]
                assert reader.decisions_of([hostile]) == [attrs.evolve(decision, number=1)]
                assert list(reader.changes(record=hostile)) == [attrs.evolve(change, number=1)]
                for query in (Query(text=hostile[-30:]), Query(person=hostile), Query(topic=hostile)):
                    assert list(reader.find(query)) == [held]
                assert list(reader.find(Query(topic=hostile[:-1]))) == []

    # The ledger over it

    @promise
    def test_a_ledger_over_it_is_one_over_memory(self, tmp_path: Path) -> None:
        """What a ledger knows is a function of the reports and decisions, wherever and in whatever order it is kept."""
        reports = [*many_reports(30), told(3, place="Jeju"), told(4, place="Jeju"), told(5, place="Jeju")]
        registry = Registry(plugins=[])
        known = Ledger(registry=registry)
        list(known.add_all(reports))
        with closing(self.new_store(tmp_path)) as store:
            ledger = Ledger(store, registry=registry)
            for one in reversed(reports):
                ledger.add(one)
            assert ledger.add(reports[0]) == [], "adding a document again changed something"
            for each in (known, ledger):
                some = sorted(record.id for record in each.records())[:2]
                each.correct(some[0], summary="set by hand")
                each.undo(each.correct(some[1], summary="and taken back")[0].decision or 0)
                each.add(attrs.evolve(reports[1], commitments=()), again=True)
            assert list(ledger.records()) == list(known.records())
            assert [ledger.entry(r.id) for r in ledger.records()] == [
                known.entry(r.id) for r in known.records()
            ]

    @promise
    def test_it_is_there_when_it_is_opened_again(self, tmp_path: Path) -> None:
        """A ledger outlives the program."""
        with closing(self.new_store(tmp_path)) as store:
            with store.writing() as writer:
                write_much(writer)
            before = everything(store)
        again = self.opened_again(tmp_path)
        if again is not None:
            with closing(again) as store:
                assert everything(store) == before
