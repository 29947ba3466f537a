"""The conformance suite of exporters."""

from __future__ import annotations

import contextlib
import datetime
import gc
import io
import itertools
import os
import re
import time
import tracemalloc
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, ClassVar

from diplotrack.errors import DiplotrackError, ExportError
from diplotrack.exporting import choose_exporter, export
from diplotrack.interfaces import Exporter
from diplotrack.plugins import Registry
from diplotrack.records import (
    Commitment,
    CommitmentKind,
    CommitmentStatus,
    Engagement,
    EngagementKind,
    EngagementStatus,
    Item,
    Report,
)
from diplotrack.targets import Target
from diplotrack.testing.adapter_suite import NAME, check_options_form, check_unknown_option
from diplotrack.testing.builders import (
    Plugin,
    commitment,
    document,
    engagement,
    participant,
    party,
    report,
)
from diplotrack.testing.conformance import ConformanceSuite, promise
from diplotrack.testing.synthetic import many_records, many_reports

_MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9][a-z0-9.+-]*(; ?[a-z]+=[a-z0-9-]+)*")
_SUFFIX = re.compile(r"\.[a-z0-9]+(\.[a-z0-9]+)*")
_ZONES = ("Pacific/Auckland", "Pacific/Honolulu")

HOSTILE = {
    "separators": "a,b;c|d\ttab\\,\\;\\n : = & % # / \\",
    "quotes": "\"double\" 'single' “curly” «guillemets» \"\"\" '''",
    "newlines": "one\ntwo\r\nthree\rfour\u2028five\u2029six\x0bseven\x0ceight\x85nine",
    "control": "nul\x00 bell\x07 escape\x1b[31m delete\x7f unit\x1f",
    "direction": "\u202etfel ot thgir\u202c \u2066isolate\u2069 العربية עברית",
    "invisible": "\ufeffmark zero\u200bwidth soft\u00adhyphen \u00a0blanks\u3000",
    "formula": '=HYPERLINK("http://example.org") +1 -1 @SUM(A1)',
    "markup": "<script>alert(1)</script> &amp; ]]> <!-- {{ template }} ${shell} `code`",
    "scripts": "한국어 中文 日本語 Ελληνικά Русский हिन्दी ไทย 👩🏽‍🚀🇰🇷 e\u0301 \U0010ffff",
    "calendar": "END:VEVENT\r\nBEGIN:VALARM\r\nTRIGGER:-PT1M\r\nX:",
    "long": "ten-thousand characters — " * 385,
    "one long word": "語" * 10_000,
}
"""Texts that break writers which glue strings together, by what they try."""


class ExporterSuite(ConformanceSuite):
    """What every exporter has to hold to. Subclass it under a name that starts with ``Test``.

    Override `check_file` to hold each file that the suite writes against its format with a parser that is not the
    exporter's own.

    Attributes:
        exporter: the exporter under test.
        options: options to export with, beyond the defaults.
        many: how many records the test of flat memory writes; a tenth of them is the measure.
        slack: bytes by which many records may need more memory than a tenth of them.
    """

    exporter: ClassVar[Exporter]
    options: ClassVar[Mapping[str, object]] = {}
    many: ClassVar[int] = 3_000
    slack: ClassVar[int] = 600_000

    def check_file(self, path: Path) -> None:
        """Raise if the file, or one that was written beside it, is not of its format; does nothing by default."""

    def pytest_generate_tests(self, metafunc: Any) -> None:
        """Run what takes a `hostile` text once for each of them; pytest calls this."""
        if "hostile" in metafunc.fixturenames:
            metafunc.parametrize("hostile", list(HOSTILE.values()), ids=list(HOSTILE))

    # Helpers

    def _registry(self) -> Registry:
        return Registry(plugins=[("under-test", Plugin(exporters=[self.exporter]))])

    def _export(self, items: Item | Iterable[Item], folder: Path, name: str = "out") -> dict[str, bytes]:
        """Export into a folder that holds nothing else; the bytes of all files there."""
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{name}{self._suffix}"
        export(items, path, exporter=self.exporter.name, registry=self._registry(), **self.options)
        assert path.is_file(), "nothing was written"
        self.check_file(path)
        return _files(folder)

    @property
    def _suffix(self) -> str:
        return self.exporter.suffixes[0] if self.exporter.suffixes else ".out"

    # Form

    @promise
    def test_the_suite_is_set_up(self) -> None:
        """A suite without an exporter would prove nothing."""
        assert hasattr(self, "exporter"), f"set {type(self).__name__}.exporter to an instance of the exporter"
        assert isinstance(self.exporter, Exporter), (
            "the exporter needs name, suffixes, media_type, options, open()"
        )

    @promise
    def test_its_name_suffixes_and_media_type_are_well_formed(self) -> None:
        """People type the name, files are matched by suffix, servers send the media type (RFC 6838)."""
        assert NAME.fullmatch(self.exporter.name), "the name should be lower-case words joined by '-'"
        assert isinstance(self.exporter.suffixes, tuple), "suffixes is a tuple"
        wrong = [suffix for suffix in self.exporter.suffixes if not _SUFFIX.fullmatch(suffix)]
        assert not wrong, f"suffixes are lower case with a dot in front: {wrong}"
        assert len(set(self.exporter.suffixes)) == len(self.exporter.suffixes), "a suffix stands there twice"
        assert _MEDIA_TYPE.fullmatch(self.exporter.media_type), f"no media type: {self.exporter.media_type!r}"

    @promise
    def test_its_options_all_have_defaults(self) -> None:
        """Who names no option gets the exporter as it is meant."""
        check_options_form(self.exporter.options)

    @promise
    def test_unknown_options_are_refused_with_the_known_ones_named(self) -> None:
        """A misspelt option that is ignored gives a wrong file without a word."""
        check_unknown_option(self.exporter.options, self.exporter.name)

    @promise
    def test_it_is_chosen_by_each_of_its_suffixes(self, tmp_path: Path) -> None:
        """``export(report, "out.ics")`` has to find it, in capitals too."""
        registry = self._registry()
        assert choose_exporter(Target(tmp_path / "out"), registry, self.exporter.name).item is self.exporter
        for suffix in self.exporter.suffixes:
            for name in (f"out{suffix}", f"OUT{suffix.upper()}"):
                chosen = choose_exporter(Target(tmp_path / name), registry)
                assert chosen.item is self.exporter, name

    # Writing

    @promise
    def test_the_same_records_give_the_same_bytes(self, tmp_path: Path) -> None:
        """A file that differs at each export looks like news to everything that watches it."""
        first = self._export(many_reports(20), tmp_path / "first")
        assert self._export(many_reports(20), tmp_path / "second") == first
        assert self._export(list(many_reports(20)), tmp_path / "third") == first
        assert all(first.values()) or not any(first.values()), "a file is empty"

    @promise
    def test_the_bytes_do_not_depend_on_the_place_or_the_time(self, tmp_path: Path) -> None:
        """The same ledger renders to the same bytes on any machine at any time of day."""
        before = os.environ.get("TZ")
        written = []
        try:
            for zone in _ZONES if hasattr(time, "tzset") else ():
                os.environ["TZ"] = zone
                time.tzset()
                written.append(self._export(many_reports(12), tmp_path / zone))
        finally:
            os.environ.pop("TZ", None)
            if before is not None:
                os.environ["TZ"] = before
            if hasattr(time, "tzset"):
                time.tzset()
        assert all(files == written[0] for files in written), "the bytes depend on the time zone"
        # None of these records lies after 2023, so the present day can only come from the clock.
        content = b"".join(b"".join(files.values()) for files in written)
        for day in _days_around_now():
            assert day not in content, f"{day.decode()} stands in the file: the clock got into it"

    def test_different_records_give_different_bytes(self, tmp_path: Path) -> None:
        """An exporter that loses what tells two records apart has lost data."""
        met = self._export(report(engagements=[engagement(when="2020-05-01")]), tmp_path / "met")
        put_off = self._export(
            report(engagements=[engagement(when="2020-05-02", status="postponed")]), tmp_path / "put-off"
        )
        assert met != put_off

    @promise
    def test_hostile_texts_are_written(self, hostile: str, tmp_path: Path) -> None:
        """Sources hold separators, line breaks, control characters, formulas and markup; a field stays a field."""
        self._export(hostile_report(hostile), tmp_path)

    @promise
    def test_a_lone_surrogate_is_written_or_refused_clearly(self, tmp_path: Path) -> None:
        """A broken character has no UTF-8: either it is escaped, or the error says so and nothing is left behind."""
        try:
            self._export(hostile_report("broken \ud83d character"), tmp_path)
        except ExportError:
            assert not _files(tmp_path), "a refused export left a file behind"

    @promise
    def test_every_kind_and_status_is_written(self, tmp_path: Path) -> None:
        """The codebook's values are all legal, whichever of them the format has a word for."""
        self._export(every_kind(), tmp_path)

    @promise
    def test_every_form_of_date_is_written(self, tmp_path: Path) -> None:
        """Dates may be vague, open or absent; none may stop the export."""
        texts: list[str | None] = [
            None,
            "2020",
            "2020-05",
            "2020-05-01",
            "2020-05~",
            "2020?",
            "2020-05-01%",
            "2020-05-01/2020-05-03",
        ]
        texts += [
            "/2020-05-31",
            "2020-05/",
            "2020-05-01/..",
            "../2020",
            "2019-12-31/2020-01",
            "0001-01-01",
            "9999-12-31",
        ]
        source = document()
        met = [engagement(of=source, when=text, topics=[str(n)], id=f"e{n}") for n, text in enumerate(texts)]
        said = [commitment(of=source, due=text, made=text, id=f"c{n}") for n, text in enumerate(texts)]
        self._export(report(source, engagements=met, commitments=said), tmp_path)

    # Protocol

    @promise
    def test_nothing_gives_a_whole_file(self, tmp_path: Path) -> None:
        """No records is a result too: the file is there and of its format."""
        self._export([], tmp_path)

    @promise
    def test_documents_without_records_and_records_without_documents(self, tmp_path: Path) -> None:
        """Documents come before the records that cite them, but either may come alone."""
        self._export(document(), tmp_path / "document")
        self._export([engagement(), commitment()], tmp_path / "records")
        self._export([engagement(evidence=()), commitment(evidence=())], tmp_path / "without-evidence")

    @promise
    def test_reports_and_their_parts_give_the_same_bytes(self, tmp_path: Path) -> None:
        """A report is written as its document and its records."""
        parts = [item for each in many_reports(5) for item in (each.document, *each.records)]
        assert self._export(parts, tmp_path / "parts") == self._export(many_reports(5), tmp_path / "reports")

    @promise
    def test_a_stream_gets_the_bytes_of_the_main_file_and_stays_open(self, tmp_path: Path) -> None:
        """Output goes to pipes and web responses too; a format of several files may refuse, clearly."""
        name = f"out{self._suffix}"
        main = self._export(many_reports(5), tmp_path)[name]
        stream = io.BytesIO()
        try:
            export(
                many_reports(5),
                stream,
                exporter=self.exporter.name,
                registry=self._registry(),
                **self.options,
            )
        except ExportError as error:
            assert len(_files(tmp_path)) > 1, f"a single file can go to a stream: {error}"
            return
        assert stream.getvalue() == main

    @promise
    def test_an_error_midway_leaves_the_old_file(self, tmp_path: Path) -> None:
        """Whoever watches the file sees the old one or the new one, never half of one."""
        before = self._export(many_reports(3), tmp_path)
        for error in (RuntimeError("the source broke off"), KeyboardInterrupt()):
            try:
                self._export(_breaking_off(error), tmp_path)
            except (RuntimeError, KeyboardInterrupt) as raised:
                assert raised is error
            else:
                raise AssertionError(f"{error!r} was swallowed")
            assert _files(tmp_path) == before, "the old files do not stand as they were, or parts lie about"

    @promise
    def test_an_error_midway_leaves_no_file_where_none_stood(self, tmp_path: Path) -> None:
        """Half a file under the right name is taken for a whole one."""
        with contextlib.suppress(RuntimeError):
            self._export(_breaking_off(RuntimeError("the source broke off")), tmp_path)
        assert not _files(tmp_path)

    @promise
    def test_what_cannot_be_written_fails_clearly(self, tmp_path: Path) -> None:
        """A missing folder, or a folder in the file's place, is told in one line that names it."""
        (tmp_path / f"folder{self._suffix}").mkdir()
        for name in (f"missing/out{self._suffix}", f"folder{self._suffix}"):
            path = tmp_path / name
            try:
                export(report(), path, exporter=self.exporter.name, registry=self._registry(), **self.options)
            except DiplotrackError as error:
                assert str(path) in str(error), error
                assert "\n" not in str(error), error
            else:
                raise AssertionError(f"{path} cannot be written, and no error came")

    def test_memory_is_flat(self, tmp_path: Path) -> None:
        """A million records need no more memory than a thousand: what is written is let go."""
        few, many = self.many // 10, self.many
        self._export(many_records(few), tmp_path / "warm-up")
        small = self._peak(few, tmp_path / "few")
        large = self._peak(many, tmp_path / "many")
        assert large <= small + self.slack, f"{few} records took {small:,} bytes, {many} took {large:,}"

    def _peak(self, count: int, folder: Path) -> int:
        folder.mkdir()
        path = folder / f"out{self._suffix}"
        registry = self._registry()
        gc.collect()
        tracemalloc.start()
        try:
            export(many_records(count), path, exporter=self.exporter.name, registry=registry, **self.options)
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()


def hostile_report(text: str) -> Report:
    """A report that has this text in every field that takes any text."""
    source = document(f"{text}\n{text} met {text}", title=text, uri=text, publisher=text)
    who = party("XKX", text)
    met = engagement(
        of=source,
        quote=f"{text} met {text}",
        parties=[who],
        participants=[participant(text, title=text, party=who, role="host")],
        place=text,
        when="2020-05-01",
        topics=[text, f"{text} 2"],
        summary=text,
    )
    said = commitment(
        of=source,
        quote=text,
        by=[who],
        content=text,
        due="2020-06-01",
        topics=[text],
        engagement=met.id,
        summary=text,
    )
    return report(source, engagements=[met], commitments=[said])


def every_kind() -> Report:
    """A report with every kind of record in every status."""
    source = document()
    pairs = itertools.product(EngagementKind, EngagementStatus)
    met = [engagement(of=source, kind=k, status=s, when="2020-05-01", id=f"{k}-{s}") for k, s in pairs]
    acts = itertools.product(CommitmentKind, CommitmentStatus)
    said = [commitment(of=source, kind=k, status=s, due="2020-05", id=f"{k}-{s}") for k, s in acts]
    return report(source, engagements=met, commitments=said)


def _breaking_off(error: BaseException) -> Iterator[Report | Engagement | Commitment]:
    # More than a buffer holds, so that an exporter which writes straight to the file is found out.
    yield from many_reports(60)
    raise error


def _files(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def _days_around_now() -> list[bytes]:
    now = datetime.datetime.now(datetime.UTC).date()
    days = [now + datetime.timedelta(days=delta) for delta in (-1, 0, 1)]
    return [day.strftime(form).encode() for day in days for form in ("%Y-%m-%d", "%Y%m%d")]
