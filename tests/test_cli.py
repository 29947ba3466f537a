"""The command line in this process, with plugins of its own: what it reads, writes, prints and answers."""

from __future__ import annotations

import io
import json
import logging
import re
import signal
import sys
import warnings
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import attrs
import click
import pytest

from diplotrack import dump, hookimpl, jsonlines, load
from diplotrack.cli import main
from diplotrack.errors import PluginWarning, SourceError
from diplotrack.interfaces import DocumentOptions, Explained, Explanation, Mention
from diplotrack.plugins import Registry
from diplotrack.records import (
    Document,
    Engagement,
    EngagementKind,
    EngagementStatus,
    Participant,
    Party,
    Report,
    When,
)
from diplotrack.testing import commitment, document, engagement, report


@attrs.frozen(kw_only=True)
class NoteOptions(DocumentOptions):
    place: str | None = None
    shout: bool = False


class NoteAdapter:
    """Each line of a ``.note`` file is a call of South Korea and China."""

    name = "note"
    options = NoteOptions

    def accepts(self, source):
        return 1.0 if source.suffix == ".note" else 0.1

    def read(self, source, options):
        text, encoding = source.text()
        if "BREAK" in text:
            raise RuntimeError("it broke")
        note = Document(
            text=text, title=options.title, published=options.published, encoding=encoding or None
        )
        calls = [
            Engagement(
                kind=EngagementKind.CALL,
                status=EngagementStatus.HELD,
                parties=(Party(code="KOR", name="South Korea"), Party(code="CHN", name="China")),
                participants=(Participant(name="Kim Min-seo"),),
                place=options.place,
                when=When.from_date(options.published) if options.published else None,
                evidence=(note.quote(line),),
            )
            for line in text.splitlines()
            if line.strip()
        ]
        yield Report(document=note, engagements=tuple(calls))


@attrs.frozen(kw_only=True)
class CountOptions:
    unit: str = "records"


class CountExporter:
    name = "count"
    suffixes = (".count",)
    media_type = "text/plain"
    options = CountOptions

    @contextmanager
    def open(self, target, options) -> Iterator[Any]:
        class Counter:
            count = 0

            def write(self, item):
                self.count += not isinstance(item, Document)

        counter = Counter()
        yield counter
        logging.getLogger("diplotrack_count").info("counted %d", counter.count)
        logging.getLogger("another.library").info("chatter")
        target.text().write(f"{counter.count} {options.unit}\n")


class NotePlugin:
    @hookimpl
    def diplotrack_source_adapters(self):
        return [NoteAdapter()]

    @hookimpl
    def diplotrack_exporters(self):
        return [CountExporter()]


@pytest.fixture
def registry():
    return Registry(plugins=[("jsonl", jsonlines), ("notes", NotePlugin())])


@pytest.fixture
def run(registry, capsys, monkeypatch, tmp_path):
    """Runs a command in a directory of its own: exit status, standard output, standard error."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")

    def run(*arguments: str, stdin: bytes = b"", plugins: Registry = registry):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        status = main(arguments, registry=plugins)
        out, err = capsys.readouterr()
        return status, out, err

    return run


def lines(text: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in text.splitlines()]


def note(name: str, text: str = "They spoke by telephone.\n") -> Path:
    path = Path(name)
    path.write_text(text, "utf-8")
    return path


# read


def test_reading_into_a_pipe_gives_json_lines_that_load_again(run):
    note("a.note", "Seoul called Beijing.\nBeijing called back.\n")
    status, out, err = run("read", "a.note")
    assert (status, err) == (0, "")
    doc, first, second = load(io.BytesIO(out.encode()))
    assert doc.text == Path("a.note").read_text()
    assert [item.evidence[0].quote for item in (first, second)] == [
        "Seoul called Beijing.",
        "Beijing called back.",
    ]


def test_a_table_names_who_what_when_and_the_quotation(run):
    note("a.note", "Seoul called Beijing.\n")
    status, out, _ = run(
        "read", "a.note", "--format", "table", "--published", "2025-08-25", "--option", "place=Sejong"
    )
    assert status == 0
    for words in (
        "South Korea – China",
        "Kim Min-seo",
        "call, held",
        "Sejong",
        "2025-08-25",
        "“Seoul called Beijing.”",
    ):
        assert words in out
    assert "\x1b" not in out


@pytest.mark.parametrize("columns", ["40", "72", "100", "200"])
def test_a_table_keeps_to_the_width_of_the_terminal_and_loses_nothing(run, monkeypatch, columns):
    monkeypatch.setenv("COLUMNS", columns)
    words = [f"word{n}" for n in range(60)]
    note("a.note", " ".join(words))
    _, out, _ = run("read", "a.note", "--format", "table")
    assert max(map(len, out.splitlines())) <= int(columns)
    assert all(word in out for word in words)


def test_commitments_show_both_sides_the_content_and_the_due_date(run):
    promised = commitment(by=("KOR",), to=("CHN",), content="send a delegation", due="2025-09-30")
    dump(report(engagements=(), commitments=(promised,)), "a.jsonl")
    _, out, _ = run("read", "a.jsonl", "--format", "table")
    assert "South Korea → China" in out
    assert "pledge, open" in out
    assert "send a delegation" in out
    assert "2025-09-30" in out


# read --explain


class TellingAdapter(NoteAdapter):
    """A note adapter that says how it understood each line."""

    name = "telling"

    def accepts(self, source):
        return 1.0 if source.suffix == ".tell" else 0.05

    def explain(self, source, options):
        for made in self.read(source, options):
            yield Explained(
                report=made,
                explanations=[
                    Explanation(
                        record=record.id,
                        mentions=[
                            Mention(
                                frame="speak",
                                quote=evidence.quote,
                                clause=evidence.quote.partition(" by")[0],
                                steps=["“They” → KOR, CHN", "last subject\x1b[31m"],
                            )
                            for evidence in record.evidence
                        ],
                    )
                    for record in made.records
                ],
            )


@pytest.fixture
def telling(registry):
    class TellingPlugin:
        @hookimpl
        def diplotrack_source_adapters(self):
            return [TellingAdapter()]

    return Registry(plugins=[("jsonl", jsonlines), ("notes", NotePlugin()), ("tell", TellingPlugin())])


def test_explaining_shows_quote_frame_clause_and_steps_under_each_record(run, telling):
    note("a.tell", "They spoke by telephone.\nThey spoke by radio.\n")
    status, out, err = run("read", "a.tell", "--explain", "--option", "title=Calls", plugins=telling)
    assert (status, err) == (0, "")
    assert out.splitlines() == [
        "Calls",
        "",
        "call, held: South Korea – China",
        "  Kim Min-seo",
        "  “They spoke by telephone.”",
        "    frame: speak",
        "    clause: They spoke",
        "    step: “They” → KOR, CHN",
        "    step: last subject\ufffd[31m",
        "",
        "call, held: South Korea – China",
        "  Kim Min-seo",
        "  “They spoke by radio.”",
        "    frame: speak",
        "    clause: They spoke",
        "    step: “They” → KOR, CHN",
        "    step: last subject\ufffd[31m",
        "",
    ]


def test_explaining_goes_over_several_files_and_standard_input(run, telling):
    note("a.tell", "They spoke by telephone.\n")
    note("b.note")
    status, out, err = run(
        "read", "a.tell", "b.note", "-", "--explain", "--adapter", "telling",
        stdin=b"They spoke by radio.\n", plugins=telling,
    )  # fmt: skip
    assert (status, err) == (0, "")
    assert [line for line in out.splitlines() if "“They spoke" in line] == [
        "  “They spoke by telephone.”",
        "  “They spoke by telephone.”",
        "  “They spoke by radio.”",
    ]


def test_a_file_whose_adapter_cannot_explain_is_named_and_the_others_are_explained(run, telling):
    note("a.note")
    note("b.tell")
    status, out, err = run("read", "a.note", "b.tell", "--explain", plugins=telling)
    assert status == 1
    assert err == (
        "diplotrack: error: a.note: cannot explain its records; adapters that can: telling (adapter 'note')\n"
    )
    assert "frame: speak" in out


def test_a_long_quotation_stays_on_one_line_of_a_pipe(run, telling):
    words = " ".join(f"word{n}" for n in range(100))
    note("a.tell", words)
    assert f"  “{words}”" in run("read", "a.tell", "--explain", plugins=telling)[1].splitlines()


def test_a_terminal_shows_explanations_in_its_width_with_an_empty_line_between_records(
    run, telling, monkeypatch
):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "40")
    note("a.tell", "\n".join(" ".join(f"word{n}" for n in range(start, start + 30)) for start in (0, 30)))
    out = re.sub(r"\x1b\[[\d;]*m", "", run("read", "a.tell", "--explain", plugins=telling)[1])
    rows = [row.rstrip() for row in out.splitlines()]
    assert max(map(len, rows)) <= 40
    assert all(f"word{n}" in out for n in range(60))
    assert rows[1] == ""
    assert len([row for row in rows[2:-1] if not row]) == 1


def test_explanations_as_json_are_one_record_a_line(run, telling):
    note("a.tell", "They spoke by telephone.\nThey spoke by radio.\n")
    status, out, _ = run("read", "a.tell", "--explain", "--format", "jsonl", plugins=telling)
    first, second = lines(out)
    assert status == 0
    assert first["record"]["kind"] == "call"
    assert first["mentions"] == [
        {
            "frame": "speak",
            "quote": "They spoke by telephone.",
            "clause": "They spoke",
            "steps": ["“They” → KOR, CHN", "last subject\x1b[31m"],
        }
    ]
    assert second["record"]["evidence"][0]["quote"] == "They spoke by radio."


def test_a_record_that_a_plugin_added_has_no_explanation_and_says_so(run):
    class Adding:
        @hookimpl
        def diplotrack_source_adapters(self):
            return [TellingAdapter()]

        @hookimpl
        def diplotrack_refine(self, report):
            return attrs.evolve(report, commitments=(commitment(of=report.document, evidence=()),))

    adding = Registry(plugins=[Adding()])
    note("a.tell")
    out = run("read", "a.tell", "--explain", plugins=adding)[1]
    assert "pledge, open: South Korea" in out
    assert out.count("no explanation: a plugin changed or added this record") == 1
    told = lines(run("read", "a.tell", "--explain", "--format", "jsonl", plugins=adding)[1])
    assert [line["mentions"] is None for line in told] == [False, True]


def test_a_document_in_which_nothing_was_found_says_so_when_explained(run):
    class Nothing(TellingAdapter):
        def read(self, source, options):
            yield report(source.text().text, engagements=(), commitments=())

    class Plugin:
        @hookimpl
        def diplotrack_source_adapters(self):
            return [Nothing()]

    note("a.tell")
    assert "no engagements or commitments were found" in run(
        "read", "a.tell", "--explain", plugins=Registry(plugins=[Plugin()])
    )[1]  # fmt: skip


@pytest.mark.parametrize("also", [["--output", "a.count"], ["--to", "count"]])
def test_explanations_are_not_exported(run, telling, also):
    note("a.tell")
    status, out, err = run("read", "a.tell", "--explain", *also, plugins=telling)
    assert (status, out) == (2, "")
    assert "--explain is for standard output; with --to or --output leave it out" in err


@pytest.mark.parametrize(
    ("option", "told"),
    [
        ("explain=true", "'explain' is no option of an adapter; give --explain"),
        ("adapter=note", "'adapter' is no option of an adapter; give --adapter"),
        ("on_error=raise", "'on_error' is no option of an adapter"),
    ],
)
def test_what_reading_takes_for_itself_is_no_option_of_an_adapter(run, option, told):
    note("a.note")
    status, out, err = run("read", "a.note", "--option", option)
    assert (status, out) == (2, "")
    assert told in err


def test_the_day_of_publication_may_come_as_an_option_of_the_adapter(run):
    note("a.note")
    assert '"2025-08-25"' in run("read", "a.note", "--option", "published=2025-08-25")[1]


def test_a_report_without_records_says_so(run):
    dump(report(engagements=(), commitments=()), "a.jsonl")
    assert "no engagements or commitments were found" in run("read", "a.jsonl", "--format", "table")[1]


def test_text_of_a_source_cannot_steer_the_terminal(run):
    note("a.note", "Seoul \x1b[2J\x1b]0;owned\x07 called \u202egnijieB.\n" + "They spoke. " * 50)
    _, out, _ = run("read", "a.note", "--format", "table")
    assert not {"\x1b", "\x07", "\u202e"} & set(out)
    assert "Seoul \ufffd[2J" in out


def test_a_bad_file_does_not_stop_the_others_and_has_one_line(run):
    note("a.note")
    note("z.note")
    note("breaks.note", "BREAK\n")
    Path("empty.note").touch()
    Path("binary.note").write_bytes(b"%PDF-1.7\n\x00\x01")
    Path("folder").mkdir()
    bad = ["missing.note", "empty.note", "binary.note", "folder", "breaks.note"]
    status, out, err = run("read", "a.note", *bad, "z.note")
    assert status == 1
    assert [line["type"] for line in lines(out)] == ["header", *["document", "engagement"] * 2]
    told = err.splitlines()
    assert len(told) == len(bad)
    for line, name, problem in zip(
        told, bad, ["no such file", "empty", "PDF", "is a directory", "RuntimeError: it broke"], strict=True
    ):
        assert line.startswith(f"diplotrack: error: {name}: ")
        assert problem in line


def test_an_input_that_no_adapter_takes_is_a_failure_to_read_and_not_of_usage(run):
    note("a.odt")
    status, _, err = run("read", "a.odt", plugins=Registry(plugins=[("jsonl", jsonlines)]))
    assert status == 1
    assert "no adapter takes a '.odt' file" in err


def test_patterns_are_expanded_where_the_shell_did_not(run):
    for name in ("b.note", "a.note", "c.txt"):
        note(name, f"{name} called.\n")
    Path("deep/er").mkdir(parents=True)
    note("deep/er/d.note", "d called.\n")
    _, out, _ = run("read", "**/*.note")
    assert [line["evidence"][0]["quote"] for line in lines(out) if "evidence" in line] == [
        "a.note called.",
        "b.note called.",
        "d called.",
    ]


def test_a_pattern_without_files_is_a_failure(run):
    assert run("read", "*.note") == (1, "", "diplotrack: error: *.note: no file matches this pattern\n")


def test_a_file_whose_name_looks_like_a_pattern_is_read(run):
    note("a[1].note")
    assert run("read", "a[1].note")[0] == 0


def test_standard_input_is_read(run):
    _, out, _ = run("read", "-", stdin=b"They spoke.\n")
    assert lines(out)[1]["text"] == "They spoke.\n"


def test_standard_input_cannot_be_read_twice(run):
    status, _, err = run("read", "-", "-")
    assert status == 2
    assert "only once" in err


def test_closed_standard_input_is_named(registry, monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", None)
    assert main(["read", "-"], registry=registry) == 1
    assert capsys.readouterr().err == "diplotrack: error: <stdin>: is closed\n"


def test_closed_standard_output_is_named(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["schema"]) == 1
    assert capsys.readouterr().err == "diplotrack: error: standard output is closed\n"


def test_the_encoding_can_be_named(run):
    Path("a.note").write_bytes("Côte d’Ivoire".encode("cp1252"))
    _, out, _ = run("read", "a.note", "--encoding", "cp1252")
    assert lines(out)[1]["text"] == "Côte d’Ivoire"


@pytest.mark.parametrize(
    ("limit", "status"), [("10", 1), ("0.01kB", 1), ("1kB", 0), ("1KiB", 0), ("2_000b", 0), ("1 MB", 0)]
)
def test_the_limit_takes_usual_sizes(run, limit, status):
    note("a.note", "They spoke for long.")
    found, _, err = run("read", "a.note", "--limit", limit)
    assert found == status
    assert ("more than the limit of 10;" in err) == bool(status)


def test_output_goes_to_a_file_through_the_exporter_of_its_suffix(run):
    note("a.note")
    assert run("read", "a.note", "--output", "a.count", "--export-option", "unit=calls")[:2] == (0, "")
    assert Path("a.count").read_text() == "1 calls\n"


def test_an_exporter_writes_to_standard_output(run):
    note("a.note", "one\ntwo\n")
    assert run("read", "a.note", "--to", "count")[1] == "2 records\n"


def test_notes_of_plugins_are_told_and_those_of_other_libraries_are_not(run):
    note("a.note")
    assert run("read", "a.note", "--to", "count")[2] == "diplotrack: note: counted 1\n"
    assert not logging.getLogger().isEnabledFor(logging.INFO)


def test_when_nothing_could_be_read_the_older_output_stands(run):
    Path("a.count").write_text("older")
    assert run("read", "missing.note", "--output", "a.count")[0] == 1
    assert Path("a.count").read_text() == "older"


def test_what_could_be_read_is_written_beside_what_could_not(run):
    note("a.note")
    assert run("read", "a.note", "missing.note", "--output", "a.count")[0] == 1
    assert Path("a.count").read_text() == "1 records\n"


# export


def test_exporting_takes_stored_records_and_other_sources_together(run):
    dump(report(engagements=(engagement(),), commitments=()), "a.jsonl")
    note("b.note", "one\ntwo\n")
    assert run("export", "a.jsonl", "b.note", "all.count")[0] == 0
    assert Path("all.count").read_text() == "3 records\n"


def test_exporting_takes_single_records_whose_document_is_not_in_the_file(run):
    dump([engagement(), commitment()], "a.jsonl")
    assert run("export", "a.jsonl", "--to", "count")[1] == "2 records\n"


def test_exporting_what_reading_wrote_gives_the_same_bytes(run):
    note("a.note")
    _, out, _ = run("read", "a.note")
    assert run("export", "-", "--to", "jsonl", stdin=out.encode())[1] == out


def test_a_bad_line_is_named_and_the_others_are_exported(run):
    dump([engagement(), commitment()], "a.jsonl")
    first, second, third = Path("a.jsonl").read_text("utf-8").splitlines(keepends=True)
    Path("a.jsonl").write_text(first + second + "{broken\n" + third, "utf-8")
    status, out, err = run("export", "a.jsonl", "--to", "count")
    assert (status, out) == (1, "2 records\n")
    assert err.startswith("diplotrack: error: a.jsonl, line 3: is not JSON")


def test_an_output_that_is_named_like_another_format_is_refused_and_left_alone(run):
    dump(report(), "a.jsonl")
    dump(report(), "b.jsonl")
    before = Path("b.jsonl").read_bytes()
    status, _, err = run("export", "a.jsonl", "b.jsonl", "--to", "count")
    assert status == 2
    assert "'b.jsonl' is named like a file of exporter 'jsonl', but --to says 'count'" in err
    assert Path("b.jsonl").read_bytes() == before


def test_an_existing_file_behind_the_inputs_is_not_taken_for_an_output_of_another_format(run):
    dump(report(), "a.jsonl")
    note("b.note")
    status, _, err = run("export", "a.jsonl", "b.note", "--to", "count")
    assert status == 2
    assert "'b.note' is there already and not named like a file of exporter 'count'" in err
    assert Path("b.note").read_text() == "They spoke by telephone.\n"
    assert run("export", "a.jsonl", "new.note", "--to", "count")[0] == 0
    assert Path("new.note").read_text() == "2 records\n"


def test_options_of_the_adapter_reach_it_in_an_export(run):
    note("a.note")
    given = ["--published", "2025-08-25", "--read-option", "place=Sejong"]
    _, out, _ = run("export", "a.note", "--to", "jsonl", *given)
    assert (lines(out)[2]["when"], lines(out)[2]["place"]) == ("2025-08-25", "Sejong")


def test_an_output_that_cannot_be_written_is_one_line_and_status_1(run):
    dump(report(), "a.jsonl")
    status, out, err = run("export", "a.jsonl", "no/such/folder.count")
    assert (status, out) == (1, "")
    assert "diplotrack: error: no/such/folder.count: cannot be written: No such file or directory" in err


# Usage


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "give a command: compare, confirm, correct, export, list"),
        (["reed", "a.note"], "No such command 'reed'"),
        (["read"], "Missing argument 'FILE...'"),
        (["read", "a.note", "--publshed", "2025-08-25"], "No such option"),
        (["read", "a.note", "--published", "2025-02-30"], "'2025-02-30' is no day of the calendar"),
        (["read", "a.note", "--published", "20250825"], "'20250825' is no day of the calendar"),
        (["read", "a.note", "--published", "25 August"], "give it as YYYY-MM-DD"),
        (["read", "a.note", "--limit", "many"], "'many' is no size"),
        (["read", "a.note", "--limit", "0"], "give at least one byte"),
        (["read", "a.note", "--limit", "5ib"], "'5ib' is no size"),
        (["read", "a.note", "--encoding", "klingon"], "there is no encoding 'klingon'"),
        (["read", "a.note", "--option", "place"], "'place' is not of the form NAME=VALUE"),
        (
            ["read", "a.note", "--option", "plce=x"],
            "a.note: adapter 'note': unknown option 'plce'; did you mean 'place'?",
        ),
        (["read", "a.note", "--option", "shout=maybe"], "give true or false"),
        (["read", "a.note", "--adapter", "nte"], "there is no adapter 'nte'; known are jsonl, note"),
        (["read", "a.note", "--to", "pdf"], "there is no exporter 'pdf'; known are count, jsonl"),
        (["read", "a.note", "--output", "a.pdf"], "no exporter is chosen by the suffix '.pdf'"),
        (["read", "a.note", "--to", "count", "--export-option", "unt=x"], "unknown option 'unt'"),
        (["read", "a.note", "--format", "table", "--to", "count"], "--format is for standard output"),
        (["read", "a.note", "--export-option", "unit=x"], "--export-option is for an exporter"),
        (["export", "a.jsonl"], "give INPUT and OUTPUT, or an exporter for standard output with --to"),
        (
            ["export", "a.note", "a.pdf"],
            "no exporter is chosen by the suffix '.pdf'; known suffixes are .count",
        ),
        (["export", "a.note", "a"], "no exporter is chosen by a name without a suffix"),
    ],
)
def test_a_wrong_command_is_one_line_with_what_would_be_right_and_status_2(run, arguments, told):
    note("a.note")
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert told in err
    assert err.startswith("diplotrack: error: ")
    assert err.count("\n") == 1


def test_unknown_options_are_known_before_anything_is_written(run):
    note("a.note")
    Path("a.count").write_text("older")
    assert run("read", "a.note", "--option", "plce=x", "--output", "a.count")[0] == 2
    assert Path("a.count").read_text() == "older"


@pytest.mark.parametrize("command", [[], ["read"], ["export"], ["plugins"], ["schema"]])
def test_help_has_an_example_of_each_command(run, command):
    status, out, _ = run(*command, "--help")
    assert status == 0
    assert " ".join(["  diplotrack", *command]) in out.partition("Example")[2]


def test_the_version_is_that_of_the_distribution(run):
    from importlib.metadata import version

    assert run("--version")[1] == f"diplotrack {version('diplotrack')}\n"


# schema and plugins


def test_the_schema_is_printed_as_json(run):
    from diplotrack.schema import json_schema

    status, out, _ = run("schema")
    assert status == 0
    assert json.loads(out) == json_schema()


class BrokenPlugin:
    @hookimpl
    def diplotrack_exporters(self):
        raise RuntimeError("out of\nink")


def test_plugins_are_listed_with_options_defaults_and_problems(run):
    plugins = Registry(plugins=[("notes", NotePlugin()), ("broken", BrokenPlugin())])
    status, out, err = run("plugins", plugins=plugins)
    assert (status, err) == (0, "")
    for words in ("adapter note", "exporter count (.count)", "unit = records", "shout = false", "out of ink"):
        assert words in out


def test_plugins_are_listed_for_programs(run):
    _, out, _ = run("plugins", "--json")
    listed = {plugin["name"]: plugin for plugin in json.loads(out)["plugins"]}
    assert listed["jsonl"]["state"] == "loaded"
    [adapter] = listed["notes"]["adapters"]
    assert adapter["options"][-2:] == [
        {"name": "place", "type": "str | None", "default": None},
        {"name": "shout", "type": "bool", "default": "false"},
    ]
    [exporter] = listed["notes"]["exporters"]
    assert exporter == {
        "name": "count",
        "suffixes": [".count"],
        "media_type": "text/plain",
        "options": [{"name": "unit", "type": "str", "default": "records"}],
    }


@attrs.frozen(kw_only=True)
class ManyOptions:
    copies: int = 1
    topics: tuple[str, ...] = ("trade", "visas")
    sizes: list[int] = attrs.Factory(lambda: [3, 4])
    computed: str = attrs.field(default=attrs.Factory(lambda self: str(self.copies), takes_self=True))
    wanted: str


class ManyPlugin:
    @hookimpl
    def diplotrack_exporters(self):
        exporter = CountExporter()
        exporter.options = ManyOptions
        return [exporter]

    @hookimpl
    def diplotrack_refine(self, report):
        return None


# Commands of plugins


@click.command("greet", epilog="Example: diplotrack greet")
@click.option("--wrong", is_flag=True)
@click.pass_obj
def greet(registry: Registry, *, wrong: bool) -> int:
    """Greet the plugins."""
    if wrong:
        raise SourceError("nobody is there", source="greeting")
    sys.stdout.write(f"hello {' '.join(info.name for info in registry.plugins())}\n")
    return 3


class GreetingPlugin:
    def __init__(self, *commands):
        self.commands = commands

    @hookimpl
    def diplotrack_commands(self):
        return self.commands


GREETING = Registry(plugins=[("greetings", GreetingPlugin(greet))])


def test_a_plugins_command_runs_with_the_registry_and_its_status_counts(run):
    assert run("greet", plugins=GREETING) == (3, "hello greetings\n", "")
    assert run("greet", "--wrong", plugins=GREETING) == (
        1,
        "",
        "diplotrack: error: greeting: nobody is there\n",
    )


def test_a_plugins_command_is_in_the_help_and_in_the_listing(run):
    assert re.search(r"^  greet +Greet the plugins\.$", run("--help", plugins=GREETING)[1], re.MULTILINE)
    assert "command greet" in run("plugins", plugins=GREETING)[1]
    [listed] = json.loads(run("plugins", "--json", plugins=GREETING)[1])["plugins"]
    assert listed["commands"] == ["greet"]


def test_a_command_named_like_one_of_the_core_is_left_out_and_told(run):
    impostor = Registry(plugins=[("impostor", GreetingPlugin(click.Command("read")))])
    status, out, err = run("--help", plugins=impostor)
    assert status == 0
    assert "Read FILEs" in out
    assert err == (
        "diplotrack: warning: plugin 'impostor': its command 'read' is left out: the name is the core's\n"
    )


def test_what_is_no_command_is_told_and_the_others_work(run):
    mixed = Registry(plugins=[("mixed", GreetingPlugin(greet, "greet"))])
    status, out, err = run("greet", plugins=mixed)
    assert (status, out) == (3, "hello mixed\n")
    assert "diplotrack_commands: 'greet' is left out: it lacks invoke, make_context, name" in err


def test_a_command_that_nobody_has_is_a_usage_error(run):
    status, _, err = run("publish", plugins=GREETING)
    assert status == 2
    assert "No such command 'publish'" in err


def test_defaults_are_shown_as_one_would_write_them(run):
    plugins = Registry(plugins=[("many", ManyPlugin())])
    [listed] = json.loads(run("plugins", "--json", plugins=plugins)[1])["plugins"]
    assert {option["name"]: option["default"] for option in listed["exporters"][0]["options"]} == {
        "copies": "1",
        "topics": "trade,visas",
        "sizes": "3,4",
        "computed": None,
        "wanted": None,
    }
    assert "hook diplotrack_refine" in run("plugins", plugins=plugins)[1]


def test_a_broken_plugin_is_a_line_and_the_rest_goes_on(run):
    note("a.note")
    plugins = Registry(plugins=[("jsonl", jsonlines), ("notes", NotePlugin()), ("broken", BrokenPlugin())])
    status, out, err = run("read", "a.note", plugins=plugins)
    assert status == 0
    assert len(lines(out)) == 3
    assert err == (
        "diplotrack: warning: plugin 'broken': diplotrack_exporters failed: RuntimeError: out of ink\n"
    )


def test_a_disabled_plugin_is_left_out_and_a_misspelt_one_is_named(run, monkeypatch):
    monkeypatch.delenv("DIPLOTRACK_DISABLE_PLUGINS", raising=False)
    status, out, err = run(
        "--disable-plugin", "jsonl", "--disable-plugin", "jsnl", "plugins", "--json", plugins=None
    )
    assert status == 0
    [jsonl] = [plugin for plugin in json.loads(out)["plugins"] if plugin["name"] == "jsonl"]
    assert (jsonl["state"], jsonl["adapters"]) == ("disabled", [])
    assert "no plugin is called 'jsnl', so there is nothing to disable" in err


def test_a_plugin_warning_made_an_error_by_the_user_is_one_line(run, monkeypatch):
    def refuse(*_):
        raise PluginWarning("plugin 'x': no")

    monkeypatch.setattr("diplotrack.cli.inputs.Inputs.reports", refuse)
    assert run("read", "a.note", "--to", "jsonl") == (1, "", "diplotrack: error: plugin 'x': no\n")


def test_an_error_with_several_lines_is_told_in_one(run, monkeypatch):
    def refuse(*_):
        raise SourceError("bad\nvery \x1b[31mbad", source="x")

    monkeypatch.setattr("diplotrack.cli.inputs.Inputs.reports", refuse)
    assert run("read", "a.note", "--to", "jsonl")[2] == "diplotrack: error: x: bad very \ufffd[31mbad\n"


def test_a_document_is_headed_by_title_publisher_and_day(run):
    import datetime as dt

    doc = document(title="Readout", publisher="MOFA", published=dt.date(2025, 8, 25))
    dump(report(doc, engagements=(engagement(of=doc),), commitments=()), "a.jsonl")
    assert run("read", "a.jsonl", "--format", "table")[1].startswith("Readout · MOFA · 2025-08-25\n")


def test_exporting_goes_on_behind_an_input_that_cannot_be_opened(run):
    note("a.note")
    status, out, err = run("export", "missing.jsonl", "a.note", "-", "--to", "count")
    assert (status, out) == (1, "1 records\n")
    assert err.startswith("diplotrack: error: missing.jsonl: no such file\n")


class WarningPlugin:
    @hookimpl
    def diplotrack_refine(self, report):
        warnings.warn("an old way of doing it", UserWarning, stacklevel=2)


def test_warnings_of_others_are_shown_as_python_shows_them(run):
    note("a.note")
    plugins = Registry(plugins=[("jsonl", jsonlines), ("notes", NotePlugin()), ("warning", WarningPlugin())])
    with pytest.warns(UserWarning, match="an old way of doing it"):
        assert run("read", "a.note", plugins=plugins)[0] == 0


def test_the_command_line_runs_in_a_thread_which_cannot_have_signals(run):
    note("a.note")
    with ThreadPoolExecutor(1) as pool:
        status, out, _ = pool.submit(run, "read", "a.note").result()
    assert (status, len(lines(out))) == (0, 3)


def test_a_callers_own_way_with_sigterm_is_kept(run):
    before = signal.signal(signal.SIGTERM, signal.SIG_IGN)
    try:
        assert run("schema")[0] == 0
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGTERM, before)


def test_closed_standard_error_is_no_reason_to_fail(run, monkeypatch):
    note("a.note")
    monkeypatch.setattr(sys, "stderr", None)
    status, out, _ = run("read", "a.note", "missing.note")
    assert (status, len(lines(out))) == (1, 3)
