"""Calendars that diplotrack wrote, read back: what comes back as it was, and as what the rest comes back."""

from __future__ import annotations

import datetime
import logging
from datetime import date

import attrs
import pytest
import vobject
from icalendar import Calendar

import diplotrack_ical
from diplotrack.errors import FormatError
from diplotrack.ledger import Ledger
from diplotrack.plugins import Registry
from diplotrack.reading import read_all
from diplotrack.records import Commitment, Document, Engagement
from diplotrack.testing.builders import commitment, document, engagement, participant, report
from diplotrack.testing.synthetic import many_reports
from diplotrack_ical import load

REGISTRY = Registry(plugins=[diplotrack_ical])
START = datetime.datetime(2025, 9, 1, 12, 30, 15, 999, tzinfo=datetime.UTC)


def without_evidence(record):
    return attrs.evolve(record, evidence=())


def quotes(record):
    return [evidence.quote for evidence in record.evidence]


def both_ways(content):
    """The items by way of `load`, and the reports by way of the adapter."""
    return list(load(content)), list(read_all([content], registry=REGISTRY))


def test_everything_but_the_texts_around_the_quotations_comes_back(exported):
    wanted = list(many_reports(25))
    items, reports = both_ways(exported(wanted))
    records = {record.id: record for report in wanted for record in report.records}
    documents = {report.document.id: report.document for report in wanted}
    loaded = [item for item in items if not isinstance(item, Document)]
    read = [record for report in reports for record in report.records]
    for found in (loaded, read):
        assert {record.id for record in found} == set(records)
        for record in found:
            assert without_evidence(record) == without_evidence(records[record.id])
            assert quotes(record) == quotes(records[record.id])
    known = ("title", "uri", "publisher", "published", "language")
    sources = {record.id: [documents[e.document] for e in record.evidence] for record in records.values()}
    for each in reports:
        for record in each.records:
            (source, *_) = sources[record.id]
            assert [getattr(each.document, name) for name in known] == [
                getattr(source, name) for name in known
            ]


@pytest.mark.parametrize("options", [{}, {"uncertain": "omit"}, {"todos": True, "alarm": "P1D"}], ids=str)
def test_reading_and_writing_again_gives_the_same_bytes(exported, options):
    content = exported(many_reports(25), **options)
    items, reports = both_ways(content)
    assert exported(reports, **options) == content
    assert exported(load(content), **options) == content
    assert exported(items, **options) == content


def test_records_of_one_document_come_back_in_one_report_with_an_excerpt_of_it(exported):
    source = document(
        "Before. Wang met Park. Seoul will send a report. After.",
        title="A letter",
        published=date(2025, 8, 25),
    )
    met = engagement(when="2025-08-24", evidence=[source.quote("Wang met Park.")])
    said = commitment(due="2025-10", engagement=met.id, evidence=[source.quote("Seoul will send a report.")])
    [read] = read_all([exported(report(source, engagements=[met], commitments=[said]))], registry=REGISTRY)
    assert read.document.text == (
        "Title: A letter\nPublished: 2025-08-25\n\nWang met Park.\n\nSeoul will send a report."
    )
    assert (read.document.title, read.document.published) == ("A letter", date(2025, 8, 25))
    assert [record.id for record in read.records] == [met.id, said.id]
    assert read.commitments[0].engagement == met.id


def test_one_sentence_that_two_records_quote_stands_in_the_excerpt_once(exported):
    source = document("They met and promised.")
    words = [source.quote("They met and promised.")]
    [read] = read_all(
        [
            exported(
                report(
                    source,
                    engagements=[engagement(when="2025", evidence=words)],
                    commitments=[commitment(evidence=words)],
                )
            )
        ],
        registry=REGISTRY,
    )
    assert read.document.text.count("They met") == 1
    assert read.engagements[0].evidence == read.commitments[0].evidence


def test_the_same_words_at_two_places_stay_two_quotations(exported):
    source = document("Yes. Yes.")
    twice = [source.evidence(0, 4), source.evidence(5, 9)]
    [read] = read_all([exported([source, engagement(when="2025-08-24", evidence=twice)])], registry=REGISTRY)
    assert quotes(read.engagements[0]) == ["Yes.", "Yes."]


def test_documents_of_which_the_same_is_known_and_that_say_the_same_stay_apart(exported):
    one, two = document("Wang met Park. One."), document("Wang met Park. Two.")
    both = engagement(when="2025-08-24", evidence=[each.quote("Wang met Park.") for each in (one, two)])
    items = list(load(exported([one, two, both])))
    assert [type(item) for item in items] == [Document, Document, Engagement]
    assert items[0].id != items[1].id
    assert [evidence.document for evidence in items[2].evidence] == [items[0].id, items[1].id]


def test_a_record_of_several_documents_comes_back_once_for_each_and_whole_in_a_ledger(exported):
    one = document("Wang met Park.", title="One", published=date(2025, 8, 25))
    two = document("Park saw Wang.", title="Two", published=date(2025, 8, 26))
    both = engagement(
        when="2025-08-24",
        place="Beijing",
        evidence=[one.quote("Wang met Park."), two.quote("Park saw Wang.")],
    )
    content = exported([one, two, both])
    reports = list(read_all([content], registry=REGISTRY))
    assert [(each.document.title, quotes(each.engagements[0])) for each in reports] == [
        ("One", ["Wang met Park."]),
        ("Two", ["Park saw Wang."]),
    ]
    ledger = Ledger(registry=Registry(plugins=[]))
    list(ledger.add_all(reports))
    [found] = ledger.engagements()
    assert without_evidence(found) == without_evidence(both)
    assert quotes(found) == quotes(both)
    [_, _, loaded] = load(content)
    assert quotes(loaded) == quotes(both)


def test_a_record_without_evidence_comes_back_without(exported):
    met = engagement(when="2025-08-24", evidence=())
    said = commitment(due="2025-10-31", engagement=met.id, evidence=())
    items, [read] = both_ways(exported([met, said]))
    assert items == [met, said]
    assert read.records == (met, said)
    assert read.document.text == (
        "Meeting: South Korea – China, 2025-08-24\n"
        "Due: send a delegation to the talks (pledge by South Korea to China), 2025-10-31"
    )


def test_every_field_comes_back(exported):
    person = participant("Park", title="envoy", party="KOR", role="chair")
    met = engagement(
        id="own-id",
        kind="visit",
        status="postponed",
        participants=[person],
        place="C:\\New, \u2028; \ud83d\x00",
        when="2025-10~/..",
        topics=["a,b;c", "\\N"],
        part_of="elsewhere",
        summary='"In short"\n',
        evidence=(),
    )
    said = commitment(
        kind="agreement", status="lapsed", due="/2025-11-30", made="2025?", summary="x", evidence=()
    )
    assert list(load(exported([met, said]))) == [met, said]


def test_a_ledgers_revisions_come_back_with_its_records(exported):
    days = iter(range(100))
    ledger = Ledger(registry=Registry(plugins=[]), clock=lambda: START + datetime.timedelta(days=next(days)))
    source = document("They will meet.", published=date(2025, 8, 1))
    [change] = ledger.add(
        report(source, engagements=[engagement(of=source, when="2025-09-10")], commitments=[])
    )
    ledger.correct(change.record.id, when="2025-09-12")
    ledger.correct(change.record.id, place="Seoul")
    content = exported(ledger.items())
    assert b"SEQUENCE:2" in content
    loaded = load(content)
    assert exported(loaded) == content
    assert loaded.revision(change.record.id).at == ledger.revision(change.record.id).at.replace(microsecond=0)
    assert loaded.revision("none") is None


def test_what_a_client_changed_around_a_record_does_not_change_the_record(exported):
    met = engagement(when="2025-08-24", evidence=())
    content = exported(met).replace(b"SUMMARY:Meeting", b"SUMMARY:Dinner").replace(b":20250824", b":20260101")
    assert list(load(content)) == [met]


def test_a_client_that_drops_our_properties_leaves_an_event_like_any_other(exported):
    lines = exported(engagement(when="2025-08-24", place="Riyadh")).replace(b"\r\n ", b"").split(b"\r\n")
    content = b"\r\n".join(line for line in lines if not line.startswith(b"X-DIPLOTRACK"))
    [read] = read_all([content], registry=REGISTRY)
    [found] = read.engagements
    assert (found.kind, [party.code for party in found.parties], str(found.when), found.place) == (
        "meeting",
        ["KOR", "CHN"],
        "2025-08-24",
        "Riyadh",
    )


def test_events_of_others_are_passed_over_by_load_and_counted(exported, caplog):
    caplog.set_level(logging.INFO, "diplotrack_ical")
    content = exported([engagement(when="2025-08-24", evidence=())])
    other = b"BEGIN:VEVENT\r\nUID:1\r\nSUMMARY:Talks with Japan\r\nDTSTART:20250101T000000Z\r\nEND:VEVENT\r\n"
    mixed = content.replace(b"END:VCALENDAR", other + b"END:VCALENDAR")
    assert len(list(load(mixed))) == 1
    assert "1 events" in caplog.text
    assert [len(each.records) for each in read_all([mixed], registry=REGISTRY)] == [1, 1]


@pytest.mark.parametrize(
    ("broken", "problem"),
    [
        ("", None),
        ("{", "holds no record"),
        ("[]", "holds no record"),
        ("{}", "unknown type"),
        ('{"type":"document","text":"x"}', "is no record"),
        ('{"type":"engagement"}', "missing"),
        ('{"type":"engagement","id":"e","kind":"ball","status":"held","parties":[{"code":"KOR","name":"K"}]}', "kind"),
        ('{"type":"engagement","id":"e","kind":"visit","status":"held","parties":[]}', "at least one party"),
        ('{"type":"engagement","id":"e","kind":"visit","status":"held","parties":[{"code":"KOR","name":"K"}],"x":1}', "unknown field"),
        ('{"type":"engagement","id":"e","kind":"visit","status":"held","parties":[{"code":"KOR","name":"K"}],"evidence":[{"source":0,"quote":"q"}]}', "do not fit"),
        ('{"type":"engagement","id":"e","kind":"visit","status":"held","parties":[{"code":"KOR","name":"K"}],"evidence":[{"source":-1,"quote":"q"}],"sources":[{}]}', "do not fit"),
        ('{"type":"engagement","id":"e","kind":"visit","status":"held","parties":[{"code":"KOR","name":"K"}],"evidence":[{"source":0,"quote":" "}],"sources":[{}]}', "quote"),
        ('{"type":"engagement","id":"e","kind":"visit","status":"held","parties":[{"code":"KOR","name":"K"}],"evidence":[{"source":0,"quote":"q"}],"sources":[{"published":"May"}]}', "holds no record"),
        ('{"type":"engagement","id":"e","kind":"visit","status":"held","parties":[{"code":"KOR","name":"K"}],"evidence":[{"source":0,"quote":"q"}],"sources":[{"mood":"x"}]}', "holds no record"),
        ("[" * 100_000, "holds no record"),
    ],
    ids=range(15),
)  # fmt: skip
def test_a_broken_record_is_one_error_and_costs_no_other(exported, broken, problem):
    good = [engagement(id=name, when="2025-08-24", evidence=()) for name in ("one", "two", "three")]
    parts = exported(good).replace(b"\r\n ", b"").split(b"X-DIPLOTRACK-RECORD;VALUE=TEXT:")
    end = parts[2].index(b"\r\n")
    escaped = broken.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;").encode()
    parts[2] = escaped + parts[2][end:]
    content = b"X-DIPLOTRACK-RECORD;VALUE=TEXT:".join(parts)
    for read in (
        load(content, on_error="collect"),
        read_all([content], registry=REGISTRY, on_error="collect"),
    ):
        items = list(read)
        records = [r for item in items for r in (item.records if hasattr(item, "records") else [item])]
        assert {record.id for record in records} >= {"one", "three"}
        assert not any(isinstance(record, Commitment) for record in records)
        if problem is None:
            assert read.errors == []
            continue
        [error] = read.errors
        assert isinstance(error, FormatError)
        assert (error.path, error.line) == ("X-DIPLOTRACK-RECORD", 26)
        assert problem in str(error)
        assert "\n" not in str(error)


def _folded_elsewhere(content):
    lines = content.replace(b"\r\n ", b"").split(b"\r\n")
    return b"\r\n".join(
        b"\r\n ".join(line[n : n + 60] for n in range(0, max(1, len(line)), 60)) for line in lines
    )


@pytest.mark.parametrize(
    "rewritten",
    [
        lambda content: Calendar.from_ical(content).to_ical(),
        lambda content: vobject.readOne(content.decode()).serialize().encode(),
        lambda content: content.replace(b";VALUE=TEXT", b""),
        lambda content: content.replace(b";VALUE=TEXT", b";X-SEEN=1;VALUE=UNKNOWN"),
        lambda content: content.replace(b"\r\n ", b"").replace(b"\r\n", b"\n"),
        _folded_elsewhere,
    ],
    ids=["icalendar", "vobject", "untyped", "unknown", "unfolded", "folded within characters"],
)
def test_records_survive_what_other_programs_do_to_a_file(exported, rewritten):
    content = exported(many_reports(8))
    again = rewritten(content)
    assert again != content
    by_id = [{item.id: item for item in load(each)} for each in (content, again)]
    assert by_id[0] == by_id[1]


def test_a_record_stands_alone_where_what_it_is_part_of_is_not_in_its_report(exported):
    one, two = document("They met. They promised."), document("A visit.", title="Elsewhere")
    talks = engagement(id="talks", when="2025-08-24", part_of="visit", evidence=[one.quote("They met.")])
    said = commitment(due="2025-10", engagement="nowhere", evidence=[one.quote("They promised.")])
    visit = engagement(id="visit", kind="visit", when="2025-08-24", evidence=[two.quote("A visit.")])
    content = exported([one, talks, said, two, visit])
    records = {r.id: r for each in read_all([content], registry=REGISTRY) for r in each.records}
    assert set(records) == {talks.id, said.id, visit.id}
    assert (records["talks"].part_of, records[said.id].engagement) == (None, None)
    loaded = {item.id: item for item in load(content) if not isinstance(item, Document)}
    assert (loaded["talks"].part_of, loaded[said.id].engagement) == ("visit", "nowhere")


def test_of_two_events_that_keep_one_record_the_later_counts_and_it_is_said(exported, caplog):
    source = document("They met.")
    first, later = (
        engagement(id="met", when=day, evidence=[source.quote("They met.")])
        for day in ("2025-08-24", "2025-08-25")
    )
    [read] = read_all([exported([source, first, later])], registry=REGISTRY)
    assert [str(record.when) for record in read.records] == ["2025-08-25"]
    assert "1 events hold a record that another holds too" in caplog.text
