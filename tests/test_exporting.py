"""Exporting: the exporter is chosen with reasons, and the file is written whole or not at all."""

from __future__ import annotations

import io
from contextlib import contextmanager
from pathlib import Path

import attrs
import pytest

from diplotrack import export, jsonlines, load
from diplotrack.errors import (
    ExportError,
    NoExporterError,
    OptionsError,
    PluginWarning,
    ValidationError,
)
from diplotrack.interfaces import NoOptions
from diplotrack.plugins import Registry
from diplotrack.records import Document
from diplotrack.testing import Plugin, commitment, document, engagement, many_reports, report


@attrs.frozen(kw_only=True)
class Choices:
    upper: bool = False


@attrs.frozen
class Lines:
    """Writes the type of each item on a line; `fails` says when it raises, `swallows` what it does with errors."""

    name: str = "lines"
    suffixes: tuple = (".lines", ".ln")
    media_type: str = "text/plain"
    options: type = Choices
    fails: str = ""
    swallows: bool = False

    @contextmanager
    def open(self, target, options):
        if self.fails == "open":
            raise ZeroDivisionError("at the start")
        stream, fails = target.text(), self.fails

        class Writer:
            def write(self, item):
                if fails == "write":
                    raise ZeroDivisionError("midway")
                name = type(item).__name__
                stream.write((name.upper() if options.upper else name) + "\n")

        try:
            yield Writer()
        except Exception:
            if not self.swallows:
                raise
        if self.fails == "end":
            raise ZeroDivisionError("at the end")


def _registry(*exporters):
    return Registry(plugins=[Plugin(exporters=exporters or [Lines()])])


def _lines(path):
    return Path(path).read_text().split()


@pytest.mark.parametrize("suffix", [".lines", ".ln", ".LN"])
def test_the_exporter_is_chosen_by_suffix(tmp_path, suffix):
    path = tmp_path / f"out{suffix}"
    assert export(report(), path, registry=_registry()) == 2
    assert _lines(path) == ["Document", "Engagement", "Commitment"]


def test_the_exporter_can_be_named_and_takes_options(tmp_path):
    path = tmp_path / "out.txt"
    export(report(), path, exporter="lines", registry=_registry(), upper="yes")
    assert _lines(path)[0] == "DOCUMENT"


@pytest.mark.parametrize(
    ("items", "count", "lines"),
    [
        (engagement(), 1, ["Engagement"]), (commitment(), 1, ["Commitment"]), (document(), 0, ["Document"]), ([], 0, []),
        ((r for r in [report(), engagement()]), 3, ["Document", "Engagement", "Commitment", "Engagement"]),
    ],
)  # fmt: skip
def test_one_item_or_any_iterable_will_do(tmp_path, items, count, lines):
    assert export(items, tmp_path / "out.ln", registry=_registry()) == count
    assert _lines(tmp_path / "out.ln") == lines


def test_a_series_is_read_as_it_is_written():
    seen = []

    @attrs.frozen
    class Watching(Lines):
        @contextmanager
        def open(self, target, options):
            class Writer:
                def write(self, item):
                    seen.append(("written", type(item).__name__))

            target.text()
            yield Writer()

    def items():
        for n in range(2):
            seen.append(("read", n))
            yield document(str(n))

    export(items(), io.BytesIO(), exporter="lines", registry=_registry(Watching()))
    assert seen == [("read", 0), ("written", "Document"), ("read", 1), ("written", "Document")]


@pytest.mark.parametrize(
    ("target", "exporters", "problem"),
    [
        (
            "out.xyz",
            [Lines()],
            r"out\.xyz: no exporter is chosen by the suffix '\.xyz'; known suffixes are \.lines, \.ln",
        ),
        ("out", [Lines()], r"a name without a suffix; .*or name one with exporter=… \(--to\): lines"),
        ("out.xyz", [], "known suffixes are none"),
        ("out.ln", [Lines("b"), Lines("a")], r"several exporters write '\.ln' files: a, b; name one with"),
    ],
)
def test_when_none_or_several_fit_it_is_told_why(tmp_path, target, exporters, problem):
    registry = Registry(plugins=[Plugin(exporters=exporters)])
    with pytest.raises(NoExporterError, match=problem) as caught:
        export(report(), tmp_path / target, registry=registry)
    assert caught.value.target == str(tmp_path / target)
    assert not list(tmp_path.iterdir())


def test_a_name_that_no_exporter_has_is_told_with_the_known_ones(tmp_path):
    with pytest.raises(NoExporterError, match="there is no exporter 'pdf'; known are lines") as caught:
        export(report(), tmp_path / "out.ln", exporter="pdf", registry=_registry())
    assert caught.value.candidates == ("lines",)


def test_failed_plugins_are_named_where_no_exporter_is_left(tmp_path):
    broken = type("Broken", (), {"__dir__": lambda self: 1 / 0})()
    with pytest.warns(PluginWarning), pytest.raises(NoExporterError, match="plugins that failed: tables"):
        export(report(), tmp_path / "out.csv", registry=Registry(plugins=[("tables", broken)]))


def test_unknown_options_are_refused_before_anything_is_written(tmp_path):
    with pytest.raises(OptionsError, match="exporter 'lines': unknown option 'uper'; did you mean 'upper'"):
        export(report(), tmp_path / "out.ln", registry=_registry(), uper=True)
    with pytest.raises(OptionsError, match="it takes no options"):
        export(report(), tmp_path / "out.ln", registry=_registry(Lines(options=NoOptions)), upper=True)
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("moment", ["open", "write", "end"])
@pytest.mark.parametrize("old", [True, False])
def test_a_failing_exporter_is_named_and_the_old_file_stands(tmp_path, moment, old):
    path = tmp_path / "out.ln"
    if old:
        path.write_text("old")
    with pytest.raises(ExportError, match=r"out\.ln: ZeroDivisionError: .* \(exporter 'lines'\)") as caught:
        export(many_reports(9), path, registry=_registry(Lines(fails=moment)))
    error = caught.value
    assert (error.target, error.exporter, error.plugin) == (str(path), "lines", "Plugin")
    assert isinstance(error.__cause__, ZeroDivisionError)
    assert [p.read_text() for p in tmp_path.iterdir()] == (["old"] if old else [])


@pytest.mark.parametrize(
    "error", [RuntimeError("broke off"), OSError(2, "No such file", "in.txt"), KeyboardInterrupt()]
)
@pytest.mark.parametrize("swallows", [True, False])
def test_an_error_of_the_items_comes_through_as_it_is(tmp_path, error, swallows):
    path = tmp_path / "out.ln"
    path.write_text("old")

    def items():
        yield report()
        raise error

    with pytest.raises(type(error)) as caught:
        export(items(), path, registry=_registry(Lines(swallows=swallows)))
    assert caught.value is error
    assert [p.read_text() for p in tmp_path.iterdir()] == ["old"]


def test_an_exporter_that_swallows_its_own_error_does_not_leave_half_a_file(tmp_path):
    with pytest.raises(ExportError, match="it ended the export before the last record"):
        export(report(), tmp_path / "out.ln", registry=_registry(Lines(fails="write", swallows=True)))
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("wrong", [None, 5, "text", [None], ["text"], [report(), 5]])
def test_what_is_no_record_is_refused(tmp_path, wrong):
    with pytest.raises(ValidationError, match="give a"):
        export(wrong, tmp_path / "out.ln", registry=_registry())
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the device that is always full")
def test_a_full_disk_is_told_in_one_line():
    with pytest.raises(ExportError, match=r"^/dev/full: cannot be written: No space left on device$"):
        export(many_reports(500), "/dev/full", exporter="lines", registry=_registry())


def test_json_lines_are_an_export_too(tmp_path):
    registry = Registry(plugins=[jsonlines])
    for suffix in jsonlines.SUFFIXES:
        path = tmp_path / f"out{suffix}"
        assert export(many_reports(3), path, registry=registry) == 2 + 4 + 6
        documents = [item for item in load(path) if isinstance(item, Document)]
        assert documents == [each.document for each in many_reports(3)]


def test_the_installed_plugins_are_the_default(tmp_path):
    export(report(), tmp_path / "out.jsonl", exporter="jsonl")
    assert len(list(load(tmp_path / "out.jsonl"))) == 3
