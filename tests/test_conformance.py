"""The suites hold for the built-in plugin, and find out adapters and exporters that break a rule."""

from __future__ import annotations

import datetime
import io
import random
from contextlib import contextmanager
from typing import ClassVar

import attrs
import pytest

from diplotrack.errors import DiplotrackError, SourceError, ValidationError
from diplotrack.interfaces import Explained, Explanation, Mention, NoOptions
from diplotrack.jsonlines import JsonLinesAdapter, JsonLinesExporter
from diplotrack.records import Document, Engagement, EngagementKind, Evidence
from diplotrack.serialize import dump, load, to_line
from diplotrack.sources import Source
from diplotrack.testing import (
    ExporterSuite,
    SourceAdapterSuite,
    commitment,
    document,
    engagement,
    many_records,
    many_reports,
    participant,
    report,
    when,
)


def _stored(items):
    kept = io.BytesIO()
    dump(items, kept)
    return kept.getvalue()


class TestJsonLinesAdapter(SourceAdapterSuite):
    adapter = JsonLinesAdapter()
    samples: ClassVar = [
        ("one.jsonl", _stored(report())),
        ("many.jsonl", _stored(many_reports(7))),
        _stored(part for each in many_reports(3) for part in (each.document, *each.records)),
        lambda: Source.of(io.BytesIO(_stored(report("Another text.")))),
    ]
    foreign: ClassVar = [
        b'{"type": "other"}\n',
        ("prose.txt", b"The ministers met."),
        ("other.jsonl", b'{"a": 1}\n'),
    ]


class TestJsonLinesExporter(ExporterSuite):
    exporter = JsonLinesExporter()

    def check_file(self, path):
        list(load(path))


# Adapters that break a rule


class Prose:
    """A report of each text with a well-chosen quote: keeps every rule."""

    name = "prose"
    options = NoOptions

    def accepts(self, source):
        return 0.4 if source.suffix == ".txt" else 0.0

    def read(self, source, options):
        text = source.text().text
        yield report(text, commitments=[])


class Shouting(Prose):
    name = "Prose Adapter"


@attrs.frozen
class Demanding:
    strict: bool


class Choosy(Prose):
    options = Demanding


class Fickle(Prose):
    def __init__(self):
        self.asked = 0

    def accepts(self, source):
        self.asked += 1
        return 1 / self.asked if source.suffix == ".txt" else 0


class Unsure(Prose):
    def accepts(self, source):
        return 0.0


class TooSure(Prose):
    def accepts(self, source):
        return 3


class Greedy(Prose):
    def accepts(self, source):
        return 0.5


class Thorough(Prose):
    def accepts(self, source):
        return 0.4 if source.suffix == ".txt" and "met" in source.text().text else 0.0


class Silent(Prose):
    def read(self, source, options):
        return []


class Random(Prose):
    def read(self, source, options):
        yield report(f"{source.text().text} {random.random()}")


class NameBound(Prose):
    def read(self, source, options):
        yield report(f"{source.text().text} {source._stream is None}")


class Unfounded(Prose):
    def read(self, source, options):
        source.text()
        yield report(engagements=[engagement(evidence=())])


class Forging(Prose):
    def read(self, source, options):
        made = report(source.text().text, commitments=[])
        forged = Evidence(document=made.document.id, start=0, end=5, quote="Tokyo")
        object.__setattr__(made.engagements[0], "evidence", (forged,))
        yield made


class Foreign(Prose):
    def read(self, source, options):
        made = report(source.text().text, commitments=[])
        object.__setattr__(made.engagements[0], "evidence", (document("another").quote("another"),))
        yield made


class Unportable(Prose):
    def __init__(self):
        self.helper = lambda: None


class Crashing(Prose):
    def read(self, source, options):
        yield report(source.bytes().decode("ascii"), commitments=[])


class Nameless(Prose):
    def read(self, source, options):
        try:
            source.text()
        except SourceError as error:
            raise DiplotrackError("something is wrong") from error
        return super().read(source, options)


def _explained(of, *records):
    quotes = [[e.quote for e in record.evidence] for record in records]
    return Explained(
        report=of,
        explanations=[
            Explanation(record=r.id, mentions=[Mention(frame="f", quote=q, clause=q) for q in qs])
            for r, qs in zip(records, quotes, strict=True)
        ],
    )


class Explaining(Prose):
    """Keeps the rules of explaining."""

    def explain(self, source, options):
        for made in self.read(source, options):
            yield _explained(made, *made.records)


class Forgetful(Explaining):
    def explain(self, source, options):
        for made in self.read(source, options):
            yield _explained(made)


class Digressing(Explaining):
    def explain(self, source, options):
        yield _explained(report("Something else.", commitments=[]))


class Vague(Explaining):
    def explain(self, source, options):
        for made in self.read(source, options):
            (record,) = made.records
            yield Explained(report=made, explanations=[Explanation(record=record.id, mentions=[])])


class Careless(Prose):
    def read(self, source, options):
        try:
            yield from super().read(source, options)
        except DiplotrackError:
            yield report()


def _suite(made, text="The envoys met in Genf."):
    class Suite(SourceAdapterSuite):
        adapter = made
        samples: ClassVar = [("in.txt", text.encode())]

    return Suite()


SAMPLE = ("in.txt", b"The envoys met in Genf.")


@pytest.mark.parametrize(
    ("adapter", "check", "arguments"),
    [
        (Shouting(), "test_its_name_can_be_typed", ()),
        (Choosy(), "test_its_options_all_have_defaults", ()),
        (Fickle(), "test_it_accepts_its_samples", (SAMPLE,)),
        (Unsure(), "test_it_accepts_its_samples", (SAMPLE,)),
        (TooSure(), "test_it_accepts_its_samples", (SAMPLE,)),
        (Thorough(), "test_it_decides_by_the_first_bytes", (SAMPLE,)),
        (Greedy(), "test_it_leaves_foreign_inputs_to_others", ()),
        (Silent(), "test_it_gives_reports", (SAMPLE,)),
        (Random(), "test_two_readings_are_equal", (SAMPLE,)),
        (NameBound(), "test_ids_do_not_depend_on_how_the_input_came", (SAMPLE,)),
        (Forging(), "test_every_quote_is_exact", (SAMPLE,)),
        (Foreign(), "test_every_record_cites_its_document", (SAMPLE,)),
        (Unfounded(), "test_every_record_cites_its_document", (SAMPLE,)),
        (Forgetful(), "test_what_it_explains_are_the_records_that_it_reads", (SAMPLE,)),
        (Digressing(), "test_what_it_explains_are_the_records_that_it_reads", (SAMPLE,)),
        (Vague(), "test_what_it_explains_are_the_records_that_it_reads", (SAMPLE,)),
        (Forging(), "test_reports_round_trip_through_json_lines", (SAMPLE,)),
        (Unportable(), "test_it_survives_pickling", (SAMPLE,)),
        (Random(), "test_many_inputs_keep_their_order", ()),
        (Crashing(), "test_what_cannot_be_read_fails_clearly", ("binary",)),
        (Nameless(), "test_what_cannot_be_read_fails_clearly", ("empty",)),
        (Careless(), "test_what_cannot_be_read_fails_clearly", ("blank",)),
        (Careless(), "test_what_cannot_be_read_fails_clearly", ("missing",)),
        (Careless(), "test_a_failure_leaves_the_neighbors_be", ()),
        (object(), "test_the_suite_is_set_up", ()),
    ],
    ids=lambda value: type(value).__name__ if not isinstance(value, (str, tuple)) else None,
)
def test_an_adapter_that_breaks_a_rule_is_found_out(adapter, check, arguments, tmp_path):
    method = getattr(_suite(adapter), check)
    if "cannot_be_read" in check:
        arguments = (*arguments, tmp_path)
    with pytest.raises(Exception) as caught:
        method(*arguments)
    if not isinstance(adapter, (Crashing, Unportable, Forging)):
        assert isinstance(caught.value, AssertionError), caught.value
    good = getattr(_suite(Prose()), check)
    good(*arguments)


def test_an_adapter_that_crashes_on_a_broken_download_is_found_out():
    text = "会谈在日内瓦举行。" * 11
    cut = ("in.txt", text.encode())
    _suite(Prose(), text).test_a_truncated_input_gives_whole_reports_or_a_clear_error(cut)

    class Strict(Prose):
        def read(self, source, options):
            yield report(source.bytes().decode("utf-8"), commitments=[])

    with pytest.raises(UnicodeDecodeError):
        _suite(Strict(), text).test_a_truncated_input_gives_whole_reports_or_a_clear_error(cut)


@pytest.mark.parametrize("suite", [SourceAdapterSuite, ExporterSuite])
def test_a_suite_that_is_not_set_up_says_what_to_set(suite):
    with pytest.raises(AssertionError, match=r"set .*Suite\.(adapter|exporter) to an instance"):
        suite().test_the_suite_is_set_up()

    class NoSamples(SourceAdapterSuite):
        adapter = Prose()

    with pytest.raises(AssertionError, match=r"set NoSamples\.samples"):
        NoSamples().test_the_suite_is_set_up()


# Exporters that break a rule


class Plain:
    """Writes every item as JSON without a header: keeps every rule."""

    name = "plain"
    suffixes = (".plain",)
    media_type = "text/plain"
    options = NoOptions

    def line(self, item):
        return to_line(item)

    @contextmanager
    def open(self, target, options):
        stream = target.text()
        yield self._writer(lambda item: stream.write(self.line(item)))

    @staticmethod
    def _writer(function):
        class Writer:
            write = staticmethod(function)

        return Writer()


class BadForm(Plain):
    suffixes = ("PLAIN",)


class BadMedia(Plain):
    media_type = "text"


class Clock(Plain):
    def line(self, item):
        return f"{datetime.datetime.now(datetime.UTC):%Y%m%dT%H%M%SZ} {item.id}\n"


class Zone(Plain):
    def line(self, item):
        return f"{datetime.datetime(2020, 1, 1).astimezone().isoformat()} {item.id}\n"


class Chance(Plain):
    def line(self, item):
        return f"{random.random()}\n"


class Losing(Plain):
    def line(self, item):
        return f"{type(item).__name__}\n"


class Ascii(Plain):
    def line(self, item):
        return (
            ascii(item.id) + (item.text if isinstance(item, Document) else "").encode("ascii").decode() + "\n"
        )


class Meetings(Plain):
    def line(self, item):
        return str({EngagementKind.MEETING: "m"}[item.kind] if isinstance(item, Engagement) else "") + "\n"


class Dated(Plain):
    def line(self, item):
        return f"{item.when.latest.isoformat()}\n" if isinstance(item, Engagement) else "\n"


class Hoarding(Plain):
    @contextmanager
    def open(self, target, options):
        items = []
        stream = target.text()
        yield self._writer(items.append)
        for item in items:
            stream.write(self.line(item))


class Headstrong(Plain):
    """Writes to the path itself."""

    @contextmanager
    def open(self, target, options):
        target.text()
        with target._path.with_suffix(".own").open("w", encoding="utf-8") as stream:
            yield self._writer(lambda item: stream.write(self.line(item)))


class Swallowing(Plain):
    @contextmanager
    def open(self, target, options):
        stream = target.text()
        try:
            yield self._writer(lambda item: stream.write(self.line(item)))
        except BaseException:
            return


class NeedsDocuments(Plain):
    @contextmanager
    def open(self, target, options):
        known = set()
        stream = target.text()

        def write(item):
            known.add(item.id)
            stream.write(
                str([e.document in known or {}[e.document] for e in getattr(item, "evidence", ())]) + "\n"
            )

        yield self._writer(write)


class Closing(Plain):
    @contextmanager
    def open(self, target, options):
        with super().open(target, options) as writer:
            yield writer
        if target._stream is not None:
            target._stream.close()


def _exporting(made):
    class Suite(ExporterSuite):
        exporter = made
        many = 800
        slack = 200_000

    return Suite()


@pytest.mark.parametrize(
    ("exporter", "check"),
    [
        (BadForm(), "test_its_name_suffixes_and_media_type_are_well_formed"),
        (BadMedia(), "test_its_name_suffixes_and_media_type_are_well_formed"),
        (BadForm(), "test_it_is_chosen_by_each_of_its_suffixes"),
        (Chance(), "test_the_same_records_give_the_same_bytes"),
        (Clock(), "test_the_bytes_do_not_depend_on_the_place_or_the_time"),
        (Zone(), "test_the_bytes_do_not_depend_on_the_place_or_the_time"),
        (Losing(), "test_different_records_give_different_bytes"),
        (Ascii(), "test_hostile_texts_are_written"),
        (Meetings(), "test_every_kind_and_status_is_written"),
        (Dated(), "test_every_form_of_date_is_written"),
        (NeedsDocuments(), "test_documents_without_records_and_records_without_documents"),
        (Headstrong(), "test_an_error_midway_leaves_the_old_file"),
        (Headstrong(), "test_an_error_midway_leaves_no_file_where_none_stood"),
        (Closing(), "test_a_stream_gets_the_bytes_of_the_main_file_and_stays_open"),
        (Hoarding(), "test_memory_is_flat"),
        (object(), "test_the_suite_is_set_up"),
    ],
    ids=lambda value: type(value).__name__ if not isinstance(value, str) else None,
)
def test_an_exporter_that_breaks_a_rule_is_found_out(exporter, check, tmp_path):
    hostile = ("übel\n",) if "hostile" in check else ()
    folder = () if "well_formed" in check or "set_up" in check else (tmp_path / "bad",)
    for path in (*folder, tmp_path / "good"):
        path.mkdir()
    with pytest.raises((AssertionError, DiplotrackError, ValueError)):
        getattr(_exporting(exporter), check)(*hostile, *folder)
    getattr(_exporting(Plain()), check)(*hostile, *([tmp_path / "good"] if folder else []))


def test_swallowing_an_error_is_found_out_by_the_library_itself(tmp_path):
    with pytest.raises(DiplotrackError):
        _exporting(Swallowing()).test_an_error_midway_leaves_the_old_file(tmp_path)


def test_the_author_s_own_check_is_asked_about_every_file(tmp_path):
    class Strict(ExporterSuite):
        exporter = Plain()

        def check_file(self, path):
            checked.append(path)

    checked = []
    Strict().test_nothing_gives_a_whole_file(tmp_path)
    assert checked == [tmp_path / "out.plain"]


# Builders


def test_builders_make_the_same_valid_records_every_time():
    for build in (document, engagement, commitment, report, participant):
        assert build() == build()
    assert report().engagements[0].evidence[0].quote in report().document.text


def test_builders_take_texts_for_enums_dates_and_parties():
    met = engagement(
        kind="visit", status="postponed", when="2025-10~", parties=["UN", "KOR"], participants=["Kim"]
    )
    assert (met.kind, str(met.when), [p.code for p in met.parties]) == ("visit", "2025-10~", ["UN", "KOR"])
    assert participant("Kim", party="KOR", role="host").party.name == "South Korea"
    assert commitment(kind="agreement", due="2026").to == ()
    assert [p.code for p in commitment(kind="agreement").by] == ["KOR", "CHN"]
    assert when(None) is None
    with pytest.raises(ValueError, match="party"):
        engagement(kind="party")
    with pytest.raises(ValidationError):
        engagement(quote="does not stand there")


def test_builders_quote_the_document_that_they_are_given():
    source = document("Oslo and Cairo met. Cairo will pay.")
    assert engagement(of=source).evidence[0].quote == source.text
    assert commitment(of=source, quote="Cairo will pay.").evidence[0].start == 20
    assert report(source).document is source
    assert report("x", title="T", engagements=[], commitments=[]).document.title == "T"


def test_synthetic_reports_are_the_same_every_time_varied_and_as_many_as_asked_for():
    reports = list(many_reports(300))
    assert reports == list(many_reports(300))
    assert reports[:10] == list(many_reports(10))
    records = [record for each in reports for record in each.records]
    assert len({each.document.id for each in reports}) == 300
    assert len({record.id for record in records}) == len(records)
    assert {record.kind for record in records if isinstance(record, Engagement)} == set(EngagementKind)
    assert {getattr(record, "when", None) is None for record in records} == {True, False}
    assert any(not each.document.text.isascii() for each in reports)
    latest = [
        w.latest for r in records if (w := getattr(r, "when", None) or getattr(r, "due", None)) and w.latest
    ]
    assert max(latest) < datetime.date(2024, 12, 31)


@pytest.mark.parametrize("count", [0, 1, 17, 200])
def test_synthetic_records_are_counted_without_their_documents(count):
    items = list(many_records(count))
    assert sum(not isinstance(item, Document) for item in items) == count
    known = set()
    for item in items:
        if isinstance(item, Document):
            known.add(item.id)
        else:
            assert {e.document for e in item.evidence} <= known


def test_the_helpers_need_neither_pytest_nor_hypothesis(python):
    code = "import sys, diplotrack.testing; print('pytest' in sys.modules, 'hypothesis' in sys.modules)"
    assert python(code).split() == ["False", "False"]


def test_without_hypothesis_the_strategies_say_what_they_need(python):
    code = (
        "import sys; sys.modules['hypothesis'] = None\n"
        "try: import diplotrack.testing.strategies\n"
        "except ImportError as error: print(error)"
    )
    assert python(code).strip() == "diplotrack.testing.strategies needs Hypothesis: pip install hypothesis"
