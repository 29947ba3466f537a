"""The conformance suite of source adapters."""

from __future__ import annotations

import io
import os
import pickle
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, ClassVar, TypeVar

import attrs

from diplotrack.choosing import choose_adapter
from diplotrack.errors import DiplotrackError, OptionsError
from diplotrack.interfaces import ExplainingAdapter, SourceAdapter
from diplotrack.options import build_options
from diplotrack.plugins import Registry
from diplotrack.reading import read_all
from diplotrack.records import Report
from diplotrack.serialize import dump, load
from diplotrack.sources import Source
from diplotrack.testing.builders import Plugin
from diplotrack.testing.conformance import ConformanceSuite, promise

Sample = str | os.PathLike[str] | bytes | tuple[str, bytes] | Callable[[], Source]
"""An input: a path, bytes, bytes under a file's name, or a function that makes a new `Source` at each call."""

T = TypeVar("T")

NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
UNKNOWN_OPTION = "no-such-option"

_BINARY = bytes(range(256)) * 64


class SourceAdapterSuite(ConformanceSuite):
    """What every source adapter has to hold to. Subclass it under a name that starts with ``Test``.

    Attributes:
        adapter: the adapter under test.
        samples: inputs that it reads; at least one, and better several that differ.
        foreign: inputs of other kinds, which it must not accept; a PNG image and random bytes are always tried.
        options: options to read the samples with, beyond the defaults.
        has_evidence: whether its reports quote their source, as all that read prose must; tables may not have words.
        only_named: whether it reads only where it is named, as one must that sends texts away or costs money.
    """

    adapter: ClassVar[SourceAdapter]
    samples: ClassVar[Sequence[Sample]]
    foreign: ClassVar[Sequence[Sample]] = ()
    options: ClassVar[Mapping[str, Any]] = {}
    has_evidence: ClassVar[bool] = True
    only_named: ClassVar[bool] = False

    def pytest_generate_tests(self, metafunc: Any) -> None:
        """Run what takes a `sample` once for each of them; pytest calls this."""
        if "sample" in metafunc.fixturenames:
            samples = list(getattr(self, "samples", ()))
            metafunc.parametrize(
                "sample", samples, ids=[_label(n, sample) for n, sample in enumerate(samples)]
            )
        if "broken" in metafunc.fixturenames:
            metafunc.parametrize("broken", ["empty", "blank", "binary", "missing"])

    # Helpers

    def _read(self, source: Source) -> list[Report]:
        options = build_options(self.adapter.options, self.options, owner=self.adapter.name)
        return list(_whole(self.adapter.read(source, options)))

    def _registry(self) -> Registry:
        return Registry(plugins=[("under-test", Plugin(adapters=[self.adapter]))])

    # Form

    @promise
    def test_the_suite_is_set_up(self) -> None:
        """A suite without samples would pass and prove nothing."""
        assert hasattr(self, "adapter"), f"set {type(self).__name__}.adapter to an instance of the adapter"
        assert getattr(self, "samples", ()), f"set {type(self).__name__}.samples to some inputs that it reads"
        assert isinstance(self.adapter, SourceAdapter), "the adapter needs name, options, accepts(), read()"

    @promise
    def test_its_name_can_be_typed(self) -> None:
        """People write the name on the command line and in ``adapter=…``."""
        name = self.adapter.name
        assert NAME.fullmatch(name), f"the name {name!r} should be lower-case words joined by '-'"

    @promise
    def test_its_options_all_have_defaults(self) -> None:
        """Who names no option gets the adapter as it is meant; nobody has to know an option to read a file."""
        check_options_form(self.adapter.options)

    @promise
    def test_unknown_options_are_refused_with_the_known_ones_named(self) -> None:
        """A misspelt option that is ignored gives a wrong result without a word."""
        check_unknown_option(self.adapter.options, self.adapter.name)

    @promise
    def test_a_registry_takes_it(self) -> None:
        """The registry leaves out what does not fit the protocol."""
        names = [provided.item.name for provided in self._registry().adapters]
        assert names == [self.adapter.name]

    # Choosing

    @promise
    def test_it_accepts_its_samples(self, sample: Sample) -> None:
        """`diplotrack.read` chooses by `accepts`: a number above 0, at most 1, and the same each time."""
        answers = [self.adapter.accepts(source_of(sample)) for _ in range(2)]
        if self.only_named:
            assert answers == [0, 0], (
                "an adapter that is used only where it is named accepts nothing by itself"
            )
            return
        assert all(0 < answer <= 1 for answer in answers), answers
        assert answers[0] == answers[1], f"accepts() changed its mind: {answers}"
        assert choose_adapter(source_of(sample), self._registry()).item is self.adapter

    @promise
    def test_it_decides_by_the_first_bytes(self, sample: Sample) -> None:
        """Every adapter is asked about every source: reading all of it to decide would cost the sum of them all."""
        probe = _HeadOnly(source_of(sample))
        answer = self.adapter.accepts(probe)
        assert not probe.opened, "accepts() may use name, suffix, media_type and head, and read no further"
        assert answer > 0 or self.only_named

    @promise
    def test_it_leaves_foreign_inputs_to_others(self) -> None:
        """An adapter that takes what it cannot read keeps away the one that can."""
        alien = [("picture.png", b"\x89PNG\r\n\x1a\n" + _BINARY), ("random.bin", _BINARY[1:]), *self.foreign]
        for sample in alien:
            source = source_of(sample)
            assert self.adapter.accepts(source) == 0, f"accepts() should be 0 for the foreign {source.name}"

    # Reading

    @promise
    def test_it_gives_reports(self, sample: Sample) -> None:
        """An input from which nothing comes is an error and no empty result."""
        reports = self._read(source_of(sample))
        assert reports, "the sample gave no report"
        assert all(isinstance(report, Report) for report in reports), [type(report) for report in reports]

    @promise
    def test_two_readings_are_equal(self, sample: Sample) -> None:
        """The same document read twice gives the same ids, or adding it twice to a ledger would double it."""
        first, second = self._read(source_of(sample)), self._read(source_of(sample))
        assert [r.id for report in first for r in report.records] == [
            r.id for report in second for r in report.records
        ]
        assert first == second

    def test_ids_do_not_depend_on_how_the_input_came(self, sample: Sample) -> None:
        """A file, its bytes and a stream of them are the same input."""
        content = source_of(sample).bytes()
        name, media_type = source_of(sample).name, source_of(sample).media_type
        wanted = _identities(self._read(source_of(sample)))
        from_bytes = Source(name=name, content=content, media_type=media_type)
        from_stream = Source(name=name, stream=io.BytesIO(content), media_type=media_type)
        assert _identities(self._read(from_bytes)) == wanted
        assert _identities(self._read(from_stream)) == wanted

    @promise
    def test_every_quote_is_exact(self, sample: Sample) -> None:
        """Quotes that do not stand in the source are the commonest lie of extraction tools."""
        for report in self._read(source_of(sample)):
            text = report.document.text
            for record in report.records:
                for evidence in record.evidence:
                    assert text[evidence.start : evidence.end] == evidence.quote, record.id

    @promise
    def test_every_record_cites_its_document(self, sample: Sample) -> None:
        """A fact without its source cannot be checked, and a citation of another document misleads."""
        for report in self._read(source_of(sample)):
            for record in report.records:
                assert {e.document for e in record.evidence} <= {report.document.id}, record.id
                assert record.evidence or not self.has_evidence, f"{record.id} has no evidence: {record}"

    @promise
    def test_what_it_explains_are_the_records_that_it_reads(self, sample: Sample) -> None:
        """An adapter that explains gives the same reports as without, and leaves no record of them unexplained."""
        if not isinstance(self.adapter, ExplainingAdapter):
            return
        options = build_options(self.adapter.options, self.options, owner=self.adapter.name)
        explained = list(_whole(self.adapter.explain(source_of(sample), options)))
        assert [each.report for each in explained] == self._read(source_of(sample))
        for each in explained:
            for record in each.report.records:
                why = each.why(record)
                assert why is not None, f"{record.id} is not explained: {record}"
                assert why.mentions, f"{record.id} is explained by nothing"
                assert {e.quote for e in record.evidence} == {m.quote for m in why.mentions}, record.id

    @promise
    def test_reports_round_trip_through_json_lines(self, sample: Sample) -> None:
        """Whatever is read can be kept and read back equal."""
        reports = self._read(source_of(sample))
        kept = io.BytesIO()
        dump(reports, kept)
        assert list(load(kept.getvalue())) == reports

    def test_it_survives_pickling(self, sample: Sample) -> None:
        """`read_all` sends the adapter and its reports to other processes."""
        reports = self._read(source_of(sample))
        twin: SourceAdapter = pickle.loads(pickle.dumps(self.adapter))  # noqa: S301 - made one line before
        options = build_options(twin.options, self.options, owner=twin.name)
        assert list(twin.read(source_of(sample), options)) == reports
        assert pickle.loads(pickle.dumps(reports)) == reports  # noqa: S301 - as above

    @promise
    def test_many_inputs_keep_their_order(self) -> None:
        """`read_all` gives the reports in the order of the inputs, one after another or in threads."""
        wanted = [report for sample in self.samples for report in self._read(source_of(sample))] * 2
        sources = [*self.samples, *self.samples]
        registry = self._registry()

        def given(**how: Any) -> list[Report]:
            opened = (source_of(sample) for sample in sources)
            name = self.adapter.name
            return list(read_all(opened, adapter=name, registry=registry, **self.options, **how))

        assert given() == wanted
        with ThreadPoolExecutor(2) as executor:
            assert given(executor=executor) == wanted

    # Failing

    @promise
    def test_what_cannot_be_read_fails_clearly(self, broken: str, tmp_path: Path) -> None:
        """Empty output with no reason sends people to look in the wrong place; so do tracebacks."""
        suffix = source_of(self.samples[0]).suffix or ".txt"
        contents = {"empty": b"", "blank": b" \n\t\n", "binary": _BINARY}
        if broken == "missing":
            source = Source.of(tmp_path / f"missing{suffix}")
        else:
            source = Source(name=f"{broken}{suffix}", content=contents[broken])
        error = self._failure(source)
        assert error is not None, f"{broken} input gave no error"

    def test_a_truncated_input_gives_whole_reports_or_a_clear_error(self, sample: Sample) -> None:
        """Downloads break off; half a record must not come out as a whole one, nor a traceback instead."""
        whole = source_of(sample)
        content = whole.bytes()
        for part in (1, 2, 5, 7):
            cut = content[: max(1, len(content) * part // 8)]
            self._failure(Source(name=f"cut{whole.suffix}", content=cut, media_type=whole.media_type))
        self._failure(Source(name=f"cut{whole.suffix}", content=content[:-1], media_type=whole.media_type))

    @promise
    def test_a_failure_leaves_the_neighbors_be(self) -> None:
        """One broken input among many costs its own reports and no others."""
        good = self._read(source_of(self.samples[0]))
        suffix = source_of(self.samples[0]).suffix or ".txt"
        sources = [
            source_of(self.samples[0]),
            Source(name=f"bad{suffix}", content=_BINARY),
            source_of(self.samples[0]),
        ]
        name, registry = self.adapter.name, self._registry()
        read = read_all(sources, adapter=name, registry=registry, on_error="collect", **self.options)
        assert list(read) == good * 2
        assert [error.source for error in read.errors] == [f"bad{suffix}"]

    def _failure(self, source: Source) -> DiplotrackError | None:
        """What reading raises; anything but a `DiplotrackError` that names the source is a defect."""
        try:
            reports = self._read(source)
        except DiplotrackError as error:
            assert source.name in (error.source, *str(error).split(": ")), (
                f"the error does not name {source.name}: {error}"
            )
            assert "\n" not in str(error), f"an error is one line: {error}"
            return error
        for report in reports:
            attrs.evolve(report)  # holds every quote against the text once more
        return None


def _whole(read: Iterable[T | DiplotrackError]) -> Iterator[T]:
    """What was read, with an error in the place of a report raised."""
    for each in read:
        if isinstance(each, DiplotrackError):
            raise each
        yield each


class _HeadOnly(Source):
    """A source that tells its name, suffix, media type and first bytes, and remembers being asked for more."""

    def __init__(self, like: Source) -> None:
        super().__init__(name=like.name, media_type=like.media_type, uri=like.uri, content=like.head)
        self.suffix = like.suffix
        self.opened = False

    @property
    def head(self) -> bytes:
        content = self._content
        return content if isinstance(content, bytes) else b""

    def open(self) -> Any:
        self.opened = True
        return super().open()

    def bytes(self) -> bytes:
        self.opened = True
        return super().bytes()

    def text(self) -> Any:
        self.opened = True
        return super().text()


def source_of(sample: Sample) -> Source:
    """A new source of a sample, with nothing of it read yet."""
    if isinstance(sample, tuple):
        name, content = sample
        return Source(name=name, content=content)
    return sample() if callable(sample) else Source.of(sample)


def check_unknown_option(options: type[Any], owner: str) -> None:
    """An option that does not exist is refused, and the message names those that do."""
    try:
        build_options(options, {UNKNOWN_OPTION: 1}, owner=owner)
    except OptionsError as error:
        known = [field.alias for field in attrs.fields(options)]
        assert error.known == tuple(known)
        assert all(name in str(error) for name in (owner, UNKNOWN_OPTION, *known)), str(error)
    else:
        raise AssertionError(f"{owner} took the option {UNKNOWN_OPTION!r}")


def check_options_form(options: type[Any]) -> None:
    """The options are an attrs class whose fields all have defaults."""
    assert isinstance(options, type), "options is an attrs class, not an instance of one"
    assert attrs.has(options), "options is an attrs class"
    lacking = [field.name for field in attrs.fields(options) if field.init and field.default is attrs.NOTHING]
    assert not lacking, f"options without a default: {', '.join(lacking)}"
    assert options() == options(), "the defaults differ from call to call"


def _identities(reports: Iterable[Report]) -> list[tuple[str, tuple[str, ...]]]:
    return [(report.document.id, tuple(record.id for record in report.records)) for report in reports]


def _label(position: int, sample: Sample) -> str:
    if isinstance(sample, tuple):
        return sample[0]
    if isinstance(sample, (str, os.PathLike)):
        return Path(sample).name
    return f"sample{position}"
