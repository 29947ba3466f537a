"""Reading: the adapter is chosen with reasons, and each source stands or falls by itself."""

from __future__ import annotations

import datetime
import importlib
import io
import site
import sys
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from multiprocessing import get_context

import attrs
import pytest

from diplotrack import jsonlines, read, read_all, read_text
from diplotrack.choosing import choose_adapter
from diplotrack.errors import (
    FormatError,
    NoAdapterError,
    OptionsError,
    PluginWarning,
    ReadError,
    SourceError,
    ValidationError,
)
from diplotrack.hooks import hookimpl
from diplotrack.interfaces import DocumentOptions, NoOptions
from diplotrack.plugins import Registry
from diplotrack.records import Document, Party, Report
from diplotrack.serialize import dump
from diplotrack.sources import Source
from diplotrack.testing import Plugin, document, engagement, many_reports, report


@attrs.frozen
class Lines:
    """A report of each line; a line `raise` fails, `refuse` fails with an error of ours, `odd` is no report."""

    name: str = "lines"
    sure: object = 0.5
    options: type = DocumentOptions

    def accepts(self, source):
        if isinstance(self.sure, Exception):
            raise self.sure
        return self.sure if source.suffix == ".txt" or source.media_type == "text/plain" else 0

    def read(self, source, options):
        for line in source.text().text.splitlines():
            if line == "raise":
                raise KeyError("lost\nfield")
            if line == "refuse":
                Party(code="x", name="x")
            if line == "odd":
                yield line
                return
            yield report(
                line, engagements=[], commitments=[], published=options.published, title=options.title
            )


def _registry(*adapters):
    return Registry(plugins=[Plugin(adapters=adapters or [Lines()])])


def _source(text, name="in.txt"):
    return Source(name=name, content=text.encode())


def _texts(reports):
    return [each.document.text for each in reports]


# Choosing


def test_the_surest_adapter_is_chosen():
    registry = _registry(Lines("low", 0.2), Lines("high", 1), Lines("no", 0))
    assert choose_adapter(_source("x"), registry).item.name == "high"
    assert choose_adapter(_source("x"), registry, "low").item.name == "low"


def test_when_none_takes_it_the_asked_ones_are_named():
    with pytest.raises(
        NoAdapterError, match=r"in\.pdf: no adapter takes a '\.pdf' file; asked were lines; name one"
    ) as caught:
        choose_adapter(_source("x", "in.pdf"), _registry())
    assert caught.value.candidates == ("lines",)
    with pytest.raises(NoAdapterError, match=r"no adapter takes text/html; asked were lines"):
        choose_adapter(Source(name="<page>", content=b"x", media_type="text/html"), _registry())
    with pytest.raises(NoAdapterError, match=r"<bytes>: no adapter takes this input; asked were none"):
        choose_adapter(Source.of(b"x"), Registry(plugins=[]))


def test_when_several_take_it_equally_well_they_are_named():
    with pytest.raises(
        NoAdapterError, match="several adapters take it equally well: a, b; name one with"
    ) as caught:
        choose_adapter(_source("x"), _registry(Lines("b"), Lines("a"), Lines("c", 0.1)))
    assert caught.value.candidates == ("a", "b")


def test_a_name_that_no_adapter_has_is_told_with_the_known_ones():
    with pytest.raises(NoAdapterError, match="there is no adapter 'prose'; known are lines"):
        choose_adapter(_source("x"), _registry(), "prose")


@pytest.mark.parametrize(
    ("sure", "problem"),
    [
        (ZeroDivisionError("by zero"), r"failed to say \(ZeroDivisionError: by zero\)"), (2, "answered 2.0, not 0 to 1"),
        (-0.5, "answered -0.5, not"), (float("nan"), "answered nan, not"), (None, "failed to say"), ("much", "failed to say"),
    ],
)  # fmt: skip
def test_an_adapter_that_cannot_say_is_passed_over_and_named_where_none_is_left(sure, problem):
    bad = Lines("bad", sure)
    assert choose_adapter(_source("x"), _registry(bad, Lines("good"))).item.name == "good"
    with pytest.raises(NoAdapterError, match=f"bad of plugin 'Plugin' {problem}"):
        choose_adapter(_source("x"), _registry(bad))


def test_failed_plugins_are_named_where_no_adapter_is_left():
    broken = type("Broken", (), {"__dir__": lambda self: 1 / 0})()
    registry = Registry(plugins=[("prose", broken)])
    with (
        pytest.warns(PluginWarning, match="prose"),
        pytest.raises(
            NoAdapterError, match=r"plugins that failed: prose \(ZeroDivisionError: division by zero\)"
        ),
    ):
        read(b"text", registry=registry)


def test_a_source_that_cannot_be_opened_is_told_before_any_choice(tmp_path):
    @attrs.frozen
    class Sniffer(Lines):
        def accepts(self, source):
            return float(source.head.startswith(b"x"))

    for thing, problem in [
        (tmp_path / "missing.txt", "no such file"),
        (tmp_path, "is a directory"),
        (b"", "is empty"),
    ]:
        with pytest.raises(SourceError, match=problem):
            read(thing, registry=_registry(Sniffer()))


# One


def test_reading_one_report(tmp_path):
    path = tmp_path / "in.txt"
    path.write_text("The envoys met.")
    day = datetime.date(2025, 8, 25)
    assert read(path, registry=_registry(), published=day, title="T").document == document(
        "The envoys met.", published=day, title="T"
    )
    assert read(str(path), registry=_registry(), published="2025-08-25").document.published == day
    assert read(path, registry=_registry()).document.published is None


def test_reading_text_at_hand():
    day = datetime.date(2025, 8, 25)
    got = read_text("The envoys met.", day, registry=_registry(), publisher="P")
    assert got.document.text == "The envoys met."
    assert got.document.published == day
    with pytest.raises(SourceError, match="<text>: is empty"):
        read_text("", registry=_registry())


def test_options_go_to_the_adapter_and_unknown_ones_are_refused():
    with pytest.raises(
        OptionsError, match="adapter 'lines': unknown option 'titel'; did you mean 'title'"
    ) as caught:
        read(_source("x"), registry=_registry(), titel="T")
    assert caught.value.source == "in.txt"
    with pytest.raises(OptionsError, match=r"option 'published': .* YYYY-MM-DD"):
        read(_source("x"), registry=_registry(), published="yesterday")
    with pytest.raises(OptionsError, match="unknown option 'published'; it takes no options"):
        read(_source("x"), registry=_registry(Lines(options=NoOptions)), published=datetime.date(2025, 1, 1))


def test_limit_and_encoding_go_to_the_source():
    with pytest.raises(SourceError, match="more than the limit of 3"):
        read(b"The envoys met.", adapter="lines", registry=_registry(), limit=3)
    assert read(b"caf\xe9", adapter="lines", registry=_registry(), encoding="latin-1").document.text == "café"


def test_no_report_and_more_than_one_are_errors_of_read():
    @attrs.frozen
    class Silent(Lines):
        def read(self, source, options):
            return []

    with pytest.raises(ReadError, match=r"in\.txt: holds no report"):
        read(_source("x"), registry=_registry(Silent()))
    with pytest.raises(ReadError, match="holds more than one report; use read_all"):
        read(_source("a\nb"), registry=_registry())


@pytest.mark.parametrize(
    ("text", "problem", "cause"),
    [
        ("raise", r"in\.txt: KeyError: 'lost\\nfield' \(adapter 'lines'\)", KeyError),
        ("refuse", r"in\.txt: Party\.code: 'x' is wrong", ValidationError),
        ("odd", r"in\.txt: TypeError: gave a str instead of a Report", TypeError),
    ],
)
def test_a_failing_adapter_is_named_with_source_plugin_and_cause(text, problem, cause):
    with pytest.raises(ReadError, match=problem) as caught:
        read(_source(text), registry=_registry())
    error = caught.value
    assert (error.source, error.adapter, error.plugin) == ("in.txt", "lines", "Plugin")
    assert isinstance(error.__cause__, cause)
    assert "\n" not in str(error)


def test_plugins_refine_what_was_read():
    class Refining(Plugin):
        @hookimpl
        def diplotrack_refine(self, report):
            return attrs.evolve(report, engagements=[engagement(of=report.document)])

    registry = Registry(plugins=[Refining(adapters=[Lines()])])
    assert len(read(_source("The envoys met."), registry=registry).engagements) == 1


@pytest.mark.parametrize("lazily", [True, False])
def test_what_an_adapter_reads_by_way_of_another_is_refined_once(lazily):
    class Counting(Plugin):
        def __init__(self, **given):
            super().__init__(**given)
            self.asked = []

        @hookimpl
        def diplotrack_refine(self, report):
            self.asked.append(report.document.text)

    @attrs.frozen
    class Wrapping:
        name: str = "wrapping"
        options: type = NoOptions

        def accepts(self, source):
            return 1.0 if source.suffix == ".wrapped" else 0.0

        def read(self, source, options):
            reports = read_all([_source("one"), _source("two")], registry=registry)
            return reports if lazily else list(reports)

    counting = Counting(adapters=[Lines(), Wrapping()])
    registry = Registry(plugins=[counting])
    for found in read_all([_source("x", "a.wrapped"), _source("last")], registry=registry):
        # What is read while an adapter waits is no part of what it gives.
        read(_source(f"beside {found.document.text}"), registry=registry)
    assert counting.asked == ["one", "beside one", "two", "beside two", "last", "beside last"]


# Many


def test_many_are_read_in_their_order_each_with_any_number_of_reports(tmp_path):
    path = tmp_path / "b.txt"
    path.write_text("c\nd")
    sources = [_source("a\nb"), path, _source("e")]
    assert _texts(read_all(sources, registry=_registry())) == list("abcde")
    assert _texts(read_all([], registry=_registry())) == []


def test_reading_many_is_lazy():
    asked = []

    def sources():
        for n in range(1000):
            asked.append(n)
            yield _source(f"text {n}")

    reports = read_all(sources(), registry=_registry())
    assert asked == []
    assert next(reports).document.text == "text 0"
    assert len(asked) == 1


def test_with_an_executor_only_so_many_wait_at_once():
    asked = []

    def sources():
        for n in range(1000):
            asked.append(n)
            yield _source(f"text {n}")

    with ThreadPoolExecutor(2) as executor:
        reports = read_all(sources(), registry=_registry(), executor=executor)
        assert asked == []
        assert next(reports).document.text == "text 0"
        assert len(asked) < 100
        assert len(_texts(reports)) == 999


@pytest.mark.parametrize("wrong", ["in.txt", b"text", _source("x")])
def test_a_single_source_in_the_place_of_many_is_refused(wrong):
    with pytest.raises(ValidationError, match="put a single one in a list"):
        read_all(wrong, registry=_registry())


MIXED = ["a", "raise", "b\nrefuse", "c", "odd", " ", "d"]
GOOD = ["a", "b", "c", "d"]


def _mixed(folder):
    return [
        *(_source(text, f"{n}.txt") for n, text in enumerate(MIXED)),
        folder / "missing.txt",
        5,
        b"%PDF-1.7",
        _source("d"),
    ]


@pytest.mark.parametrize("threads", [False, True])
def test_what_fails_names_itself_and_leaves_the_others(tmp_path, threads):
    with ThreadPoolExecutor(2) as executor:
        how = {"executor": executor} if threads else {}
        reports = read_all(_mixed(tmp_path), registry=_registry(), adapter="lines", on_error="collect", **how)
        assert _texts(reports) == [*GOOD, "d"]
    told = [(error.source or "").rpartition("/")[2] for error in reports.errors]
    assert told == ["1.txt", "2.txt", "4.txt", "5.txt", "missing.txt", "5", "<bytes>"]
    assert isinstance(reports.errors[0].__cause__, KeyError)


@pytest.mark.parametrize("threads", [False, True])
def test_a_callable_hears_of_errors_and_raising_can_be_continued(tmp_path, threads):
    told = []
    with ThreadPoolExecutor(2) as executor:
        how = {"executor": executor} if threads else {}
        heard = read_all(
            [_source("a"), _source("raise"), _source("b")], registry=_registry(), on_error=told.append, **how
        )
        assert _texts(heard) == ["a", "b"]
        assert [type(error) for error in told] == [ReadError]
        reports = read_all([_source("raise"), _source("a")], registry=_registry(), **how)
        with pytest.raises(ReadError):
            next(reports)
        assert _texts(reports) == ["a"]


def test_an_error_of_the_iterable_of_sources_comes_through():
    def sources():
        yield _source("a")
        raise RuntimeError("the list broke off")

    reports = read_all(sources(), registry=_registry(), on_error="collect")
    assert next(reports).document.text == "a"
    with pytest.raises(RuntimeError, match="the list broke off"):
        next(reports)


def test_processes_read_the_same(tmp_path):
    path = tmp_path / "many.jsonl"
    dump(many_reports(5), path)
    stream = io.BytesIO(path.read_bytes())
    sources = [path, path.read_bytes(), stream, tmp_path / "missing.jsonl", b"", path.read_bytes()[:-20]]
    registry = Registry(plugins=[jsonlines])
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as executor:
        reports = read_all(sources, registry=registry, adapter="jsonl", executor=executor, on_error="collect")
        got = list(reports)
    assert got[:15] == list(many_reports(5)) * 3
    assert [type(error) for error in reports.errors] == [SourceError, SourceError, FormatError]
    assert reports.errors[2].line is not None
    assert reports.errors[2].__cause__ is not None or "is not JSON" in str(reports.errors[2])


def distribution(folder, version, *, broken=False):
    """An installed distribution with a plugin that has one hook."""
    info = folder / f"diplotrack_extra-{version}.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: diplotrack-extra\nVersion: {version}\n")
    (info / "entry_points.txt").write_text("[diplotrack]\nextra = diplotrack_extra_plugin\n")
    code = "raise RuntimeError('cannot be imported here')" if broken else ""
    hook = "@hookimpl\ndef diplotrack_changed(change):\n    pass\n"
    (folder / "diplotrack_extra_plugin.py").write_text(
        f"from diplotrack.hooks import hookimpl\n{code}\n\n{hook}"
    )
    return folder


@pytest.mark.parametrize(
    ("there", "told"),
    [
        ("2.0", "extra is diplotrack-extra 1.0, loaded there and diplotrack-extra 2.0, loaded here"),
        (None, "extra is diplotrack-extra 1.0, loaded there and missing here"),
        ("broken", "extra is diplotrack-extra 1.0, loaded there and diplotrack-extra 1.0, failed here"),
        ("1.0", None),
    ],
)
def test_a_worker_with_other_plugins_says_which(tmp_path, monkeypatch, there, told):
    path = tmp_path / "many.jsonl"
    dump(many_reports(2), path)
    here, how = distribution(tmp_path / "here", "1.0"), {}
    if there is not None:
        other = distribution(tmp_path / "there", there.replace("broken", "1.0"), broken=there == "broken")
        how = {"initializer": site.addsitedir, "initargs": (str(other),)}
    registry = Registry()
    # The worker starts before this process has its distribution, and so doesn't inherit it.
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), **how) as executor:
        executor.submit(abs, -1).result()
        monkeypatch.syspath_prepend(str(here))
        importlib.invalidate_caches()
        reports = read_all([path], registry=registry, executor=executor, on_error="collect")
        assert list(reports) == ([] if told else list(many_reports(2)))
        assert [told in str(error) for error in reports.errors] == ([True] if told else [])
        assert [error.source for error in reports.errors] == ([str(path)] if told else [])
    sys.modules.pop("diplotrack_extra_plugin", None)


def test_an_executor_that_fails_is_told_with_the_source():
    class Broken:
        def submit(self, function, *arguments):
            future = Future()
            future.set_exception(OSError("worker lost"))
            return future

    class Closed:
        def submit(self, function, *arguments):
            raise RuntimeError("cannot schedule new futures after shutdown")

    for executor, problem in (
        (Broken(), "OSError: worker lost"),
        (Closed(), "RuntimeError: cannot schedule"),
    ):
        reports = read_all(
            [_source("a"), _source("b")], registry=_registry(), executor=executor, on_error="collect"
        )
        assert list(reports) == []
        assert [str(e).startswith(f"in.txt: the executor failed: {problem}") for e in reports.errors] == [
            True,
            True,
        ]


def test_an_abandoned_reading_cancels_what_waits():
    waiting = []

    class Slow:
        def submit(self, function, *arguments):
            future = Future()
            if not waiting:
                future.set_result([report("x", engagements=[], commitments=[])])
            waiting.append(future)
            return future

    reports = read_all((_source(str(n)) for n in range(500)), registry=_registry(), executor=Slow())
    next(reports)
    del reports
    assert all(future.cancelled() for future in waiting[1:])


def test_warnings_of_plugins_made_errors_come_through():
    class Refining(Plugin):
        @hookimpl
        def diplotrack_refine(self, report):
            raise ValueError("no")

    registry = Registry(plugins=[Refining(adapters=[Lines()])])
    with pytest.raises(PluginWarning, match="diplotrack_refine failed"):
        list(read_all([_source("a")], registry=registry, on_error="collect"))
    with ThreadPoolExecutor(1) as executor, pytest.raises(PluginWarning, match="diplotrack_refine failed"):
        list(read_all([_source("a")], registry=registry, on_error="collect", executor=executor))


# The built-in JSON Lines


def test_json_lines_are_recognized_by_their_header(tmp_path):
    path = tmp_path / "kept.data"
    dump(report(), path)
    assert read(path, registry=Registry(plugins=[jsonlines])) == report()


def test_records_behind_their_document_are_its_report_again():
    parts = [part for each in many_reports(4) for part in (each.document, *each.records)]
    kept = io.BytesIO()
    dump([*parts, report()], kept)
    assert list(read_all([kept.getvalue()], registry=_registry(jsonlines.JsonLinesAdapter()))) == [
        *many_reports(4),
        report(),
    ]


@pytest.mark.parametrize(
    ("items", "problem"),
    [
        ([engagement()], "cites a document that does not stand before it"),
        (
            [document(), engagement(of=document("another met."))],
            "cites a document that does not stand before it",
        ),
        ([document(), engagement(id="e1", part_of="e2")], "do not fit: e1: part_of: 'e2' is wrong"),
        (
            [document(), engagement(id="e1"), engagement(id="e1", place="Seoul"), document("x")],
            "ids must be unique",
        ),
    ],
)
def test_records_that_fit_no_document_are_an_error_and_not_lost(items, problem):
    kept = io.BytesIO()
    dump(items, kept)
    with pytest.raises(FormatError, match=problem) as caught:
        list(read_all([kept.getvalue()], registry=_registry(jsonlines.JsonLinesAdapter())))
    assert caught.value.source == "<bytes>"


def test_a_document_may_have_records_without_evidence():
    kept = io.BytesIO()
    dump([document("table"), engagement(evidence=())], kept)
    got = read(kept.getvalue(), registry=_registry(jsonlines.JsonLinesAdapter()))
    assert got == Report(document=Document(text="table"), engagements=(engagement(evidence=()),))


class PartlyBad:
    """An adapter of lines, of which the bad ones cost nothing but themselves."""

    name, options = "partly-bad", NoOptions

    def accepts(self, source):
        return 1.0

    def read(self, source, options):
        for number, line in enumerate(source.text().text.splitlines(), start=1):
            if line == "bad":
                yield FormatError("is bad", source=source.name, line=number)
            else:
                yield Report(document=Document(text=line))


PARTLY_BAD = Registry(plugins=[("partly-bad", Plugin(adapters=[PartlyBad()]))])


def test_an_error_in_the_place_of_a_report_costs_no_other():
    read = read_all([b"one\nbad\ntwo", b"bad", b"three"], registry=PARTLY_BAD, on_error="collect")
    assert [each.document.text for each in read] == ["one", "two", "three"]
    assert [(error.source, error.line) for error in read.errors] == [("<bytes>", 2), ("<bytes>", 1)]


@pytest.mark.parametrize("content", [b"bad", b"bad\none", b"one\nbad"])
def test_reading_one_report_tells_the_error_in_the_place_of_one(content):
    with pytest.raises(FormatError, match="is bad"):
        read(content, registry=PARTLY_BAD)
