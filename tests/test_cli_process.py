"""The command line as a process of its own: exit statuses, signals, pipes, terminals, and what is left on the disk."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import subprocess
import sys
import textwrap
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from diplotrack import dump, load
from diplotrack.testing import report
from diplotrack.testing.synthetic import many_reports

COMMAND = (sys.executable, "-m", "diplotrack")
# What a user's terminal may set and a test must not depend on; unbuffered output would hide errors at the end.
UNWANTED = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "PYTHONWARNINGS", "PYTHONUNBUFFERED", "PYTHONIOENCODING")

SIGNALS = """
import os, signal
from diplotrack import hookimpl
from diplotrack.interfaces import NoOptions
from diplotrack.testing import report

class Adapter:
    name = "signals"
    options = NoOptions

    def accepts(self, source):
        return 1.0 if source.suffix == ".signal" else 0.0

    def read(self, source, options):
        yield report()
        os.kill(os.getpid(), getattr(signal, source.text().text.strip()))
        yield report()

@hookimpl
def diplotrack_source_adapters():
    return [Adapter()]
"""


@pytest.fixture
def plugin(tmp_path):
    """Installs a module as a plugin: a distribution with an entry point, found as every other one is."""
    place = tmp_path / "installed"

    def install(name: str, code: str) -> None:
        info = place / f"diplotrack_{name}-1.0.dist-info"
        info.mkdir(parents=True)
        (place / f"diplotrack_{name}.py").write_text(textwrap.dedent(code))
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: diplotrack-{name}\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[diplotrack]\n{name} = diplotrack_{name}\n")

    return install


@pytest.fixture
def environment(tmp_path):
    # The machine's own plugins stay out: some take long to load, and none is what these tests are about.
    others = sorted({point.name for point in entry_points(group="diplotrack")})
    path = os.pathsep.join([str(tmp_path / "installed"), *filter(None, [os.environ.get("PYTHONPATH")])])
    kept = {k: v for k, v in os.environ.items() if k not in UNWANTED}
    return {
        **kept,
        "PYTHONPATH": path,
        "DIPLOTRACK_DISABLE_PLUGINS": ",".join(others),
        "TERM": "xterm-256color",
    }


@pytest.fixture
def run(tmp_path, environment):
    def run(*arguments, stdin=b"", **options):
        options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options}
        environment.update(options.pop("variables", {}))
        command = [*COMMAND, *map(str, arguments)]
        done = subprocess.run(
            command, cwd=tmp_path, env=environment, input=stdin, check=False, timeout=60, **options
        )
        err = (done.stderr or b"").decode()
        assert "Traceback" not in err
        return done.returncode, (done.stdout or b"").decode(), err

    return run


@pytest.fixture
def on_terminal(tmp_path, environment):
    """Runs a command with a terminal as one or both of its outputs; the exit status and what the terminal got."""

    def run(*arguments, stdout=True, stderr=True, **variables):
        ours, theirs = pty.openpty()
        process = subprocess.Popen(
            [*COMMAND, *arguments],
            cwd=tmp_path,
            env={**environment, **variables},
            stdin=subprocess.DEVNULL,
            stdout=theirs if stdout else subprocess.DEVNULL,
            stderr=theirs if stderr else subprocess.DEVNULL,
        )
        os.close(theirs)
        seen = b""
        while True:
            try:
                piece = os.read(ours, 65536)
            except OSError:  # Linux says that a terminal ended in this way.
                break
            if not piece:
                break
            seen += piece
        os.close(ours)
        return process.wait(timeout=60), seen.decode()

    return run


def test_bad_inputs_of_every_sort_are_one_line_each_and_status_1(run, tmp_path):
    dump(report(), tmp_path / "good.jsonl")
    (tmp_path / "folder").mkdir()
    (tmp_path / "empty.jsonl").touch()
    (tmp_path / "binary.jsonl").write_bytes(bytes(range(256)) * 40)
    status, out, err = run(
        "read", "missing.jsonl", "folder", "empty.jsonl", "binary.jsonl", "good.jsonl", "--format", "jsonl"
    )
    assert status == 1
    assert [json.loads(line)["type"] for line in out.splitlines()][:2] == ["header", "document"]
    told = err.splitlines()
    assert [line.split(":")[2].strip() for line in told] == [
        "missing.jsonl",
        "folder",
        "empty.jsonl",
        "binary.jsonl",
    ]


def test_a_large_file_is_refused_by_its_size_and_the_limit_can_be_raised(run, tmp_path, plugin):
    plugin("signals", SIGNALS)
    with (tmp_path / "large.signal").open("wb") as large:
        large.truncate(200_000_000)
    told = run("read", "large.signal")[2]
    assert "large.signal: has 200,000,000 bytes, more than the limit of 67,108,864" in told
    # Twice the size would be let through: then it is the content that is refused.
    assert "more than the limit" not in run("read", "large.signal", "--limit", "300MB")[2]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["read", "good.jsonl", "--published", "25.8.2025"], "'25.8.2025' is no day of the calendar"),
        (["export", "good.jsonl", "out.xyz"], "no exporter is chosen by the suffix '.xyz'"),
        (["rad"], "No such command 'rad'"),
    ],
)
def test_wrong_usage_is_status_2(run, tmp_path, arguments, told):
    dump(report(), tmp_path / "good.jsonl")
    status, out, err = run(*arguments)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert told in err


BROKEN = {
    "import": ("import nonexistent_module", "ModuleNotFoundError: No module named 'nonexistent_module'"),
    "registration": (
        """
        from diplotrack import hookimpl

        @hookimpl
        def diplotrack_refine(document): ...
        """,
        "Argument(s) {'document'} are declared in the hookimpl but can not be found in the hookspec",
    ),
    "use": (
        """
        from diplotrack import hookimpl

        @hookimpl
        def diplotrack_refine(report):
            return 1 / 0
        """,
        "diplotrack_refine failed: ZeroDivisionError: division by zero",
    ),
}


@pytest.mark.parametrize("sort", sorted(BROKEN))
def test_a_plugin_that_breaks_is_named_with_its_distribution_and_the_rest_works(run, tmp_path, plugin, sort):
    code, cause = BROKEN[sort]
    plugin(sort, code)
    dump(report(), tmp_path / "good.jsonl")
    status, out, err = run("read", "good.jsonl")
    assert status == 0
    assert out.count("\n") > 2
    assert err.startswith(f"diplotrack: warning: plugin '{sort}' of diplotrack-{sort} 1.0: ")
    assert cause in err
    assert err.count("\n") == 1
    assert run("--disable-plugin", sort, "read", "good.jsonl") == (0, out, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("form", ["table", "jsonl"])
def test_a_full_disk_behind_standard_output_is_one_line_and_status_1(run, tmp_path, form):
    dump(report(), tmp_path / "good.jsonl")
    with Path("/dev/full").open("wb") as full:
        status, _, err = run("read", "good.jsonl", "--format", form, stdout=full)
    assert (status, err) == (1, "diplotrack: error: <stdout>: cannot be written: No space left on device\n")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_behind_the_output_is_one_line_and_status_1(run, tmp_path):
    dump(report(), tmp_path / "good.jsonl")
    status, _, err = run("export", "good.jsonl", "/dev/full", "--to", "jsonl")
    assert (status, err) == (1, "diplotrack: error: /dev/full: cannot be written: No space left on device\n")


@pytest.fixture
def interruptible():
    # A shell starts what it runs in the background with SIGINT ignored, and children inherit that.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize(("name", "status"), [("SIGINT", 130), ("SIGTERM", 143)])
@pytest.mark.parametrize("arguments", [["read", "a.signal", "--output"], ["export", "a.signal"]])
def test_when_interrupted_the_old_file_stands_and_nothing_is_left_over(
    run, tmp_path, plugin, arguments, name, status
):
    plugin("signals", SIGNALS)
    (tmp_path / "a.signal").write_text(name)
    (tmp_path / "out.jsonl").write_text("older")
    before = sorted(tmp_path.iterdir())
    found, out, err = run(*arguments, "out.jsonl")
    assert (found, out, err.strip()) == (status, "", "")
    assert (tmp_path / "out.jsonl").read_text() == "older"
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("form", ["table", "jsonl"])
def test_a_reader_that_goes_away_ends_the_command_quietly(tmp_path, environment, form):
    dump(many_reports(2000), tmp_path / "many.jsonl")
    process = subprocess.Popen(
        [*COMMAND, "read", "many.jsonl", "--format", form],
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    process.stdout.close()
    err = process.stderr.read()
    process.stderr.close()
    assert (process.wait(timeout=60), err) == (141, b"")


def test_reading_and_exporting_go_together_in_a_pipe(run, tmp_path):
    dump(many_reports(20), tmp_path / "many.jsonl")
    _, read, _ = run("read", "many.jsonl")
    status, exported, err = run("export", "-", "--to", "jsonl", stdin=read.encode())
    assert (status, err) == (0, "")
    assert exported == read
    assert [item.id for item in load(read.encode()) if hasattr(item, "text")] == [
        one.document.id for one in many_reports(20)
    ]


def test_two_runs_give_the_same_bytes(run, tmp_path):
    dump(many_reports(20), tmp_path / "many.jsonl")
    first = run("read", "many.jsonl", variables={"PYTHONHASHSEED": "1"})
    assert run("read", "many.jsonl", variables={"PYTHONHASHSEED": "2"}) == first


def test_output_in_a_pipe_is_utf_8_whatever_the_terminal_speaks(run, tmp_path):
    dump(many_reports(3), tmp_path / "a.jsonl")
    plain = run("read", "a.jsonl")
    assert run("read", "a.jsonl", variables={"PYTHONIOENCODING": "ascii"}) == plain
    status, table, _ = run("read", "a.jsonl", "--format", "table", variables={"PYTHONIOENCODING": "ascii"})
    assert status == 0
    assert "\\u5317\\u4eac" in table.replace("\n", "")


def test_on_a_terminal_a_table_with_colors_is_shown(on_terminal, tmp_path):
    dump(many_reports(1), tmp_path / "a.jsonl")
    status, seen = on_terminal("read", "a.jsonl")
    assert status == 0
    assert "South Korea" in seen
    assert "\x1b[1m" in seen
    assert '"type"' not in seen


def test_no_color_is_respected(on_terminal, tmp_path):
    for name in "ab":
        dump(many_reports(1), tmp_path / f"{name}.jsonl")
    color = re.compile(r"\x1b\[(\d+;)*[39]\d[;m]")
    assert color.search(on_terminal("read", "a.jsonl", "b.jsonl")[1])
    assert not color.search(on_terminal("read", "a.jsonl", "b.jsonl", NO_COLOR="1")[1])


def test_progress_shows_on_a_terminal_for_several_files_only(on_terminal, tmp_path):
    for name in "ab":
        dump(many_reports(1), tmp_path / f"{name}.jsonl")
    _, seen = on_terminal("read", "a.jsonl", "b.jsonl", "--format", "jsonl", stdout=False)
    assert "0/2" in seen
    assert on_terminal("read", "a.jsonl", "--format", "jsonl", stdout=False) == (0, "")


def test_progress_does_not_swallow_errors(on_terminal, tmp_path):
    dump(many_reports(1), tmp_path / "a.jsonl")
    status, seen = on_terminal("read", "a.jsonl", "missing.jsonl", "--format", "jsonl", stdout=False)
    assert status == 1
    assert "diplotrack: error: missing.jsonl: no such file" in seen


def test_progress_is_silent_without_a_terminal(run, tmp_path):
    for name in "ab":
        dump(many_reports(1), tmp_path / f"{name}.jsonl")
    assert run("read", "a.jsonl", "b.jsonl")[2] == ""


@pytest.mark.parametrize("missing", ["click", "rich"])
def test_without_the_extra_one_line_says_what_to_install(missing):
    code = f"import sys; sys.modules[{missing!r}] = None; from diplotrack.cli import main; sys.exit(main(['plugins']))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 2
    assert (
        done.stderr == f"diplotrack: error: the command line needs {missing}: pip install 'diplotrack[cli]'\n"
    )


def test_help_loads_neither_rich_nor_the_readers_of_plugins():
    code = "import sys; from diplotrack.cli import main; main(['--help']); sys.exit('rich' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr


def test_help_loads_nothing_that_only_a_ledger_needs():
    code = (
        "import sys; from diplotrack.cli import main; main(['track', '--help']);"
        "sys.exit({'diplotrack.ledger', 'rapidfuzz', 'sqlalchemy'} & set(sys.modules) != set())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, timeout=60
    )
    assert done.returncode == 0, done.stderr


# With a ledger in a file

needs_sql = pytest.mark.skipif(
    "sql" not in {point.name for point in entry_points(group="diplotrack")}, reason="needs the plugin sql"
)


@pytest.fixture
def on_ledger(run, environment):
    """Runs a command with the plugin that keeps files, and a ledger in one."""
    others = [name for name in environment["DIPLOTRACK_DISABLE_PLUGINS"].split(",") if name != "sql"]
    environment |= {"DIPLOTRACK_DISABLE_PLUGINS": ",".join(others), "DIPLOTRACK_LEDGER": "kept.db"}
    return run


@pytest.fixture
def within_on_ledger(within, on_ledger, environment, tmp_path, monkeypatch):
    """Does the same within this process, for what need not be a process of its own."""
    monkeypatch.chdir(tmp_path)

    def run_on_it(*arguments):
        with monkeypatch.context() as variables:
            for name in ("DIPLOTRACK_DISABLE_PLUGINS", "DIPLOTRACK_LEDGER"):
                variables.setenv(name, environment[name])
            return within(*map(str, arguments))

    return run_on_it


@needs_sql
def test_a_ledger_in_a_file_is_tracked_questioned_corrected_and_exported(
    on_ledger, within_on_ledger, tmp_path
):
    dump(many_reports(20), tmp_path / "many.jsonl")
    status, out, err = on_ledger("track", "many.jsonl", "missing.jsonl", "--actor", "Kim")
    assert (status, err) == (1, "diplotrack: error: missing.jsonl: no such file\n")
    assert out.splitlines()[-1].startswith("20 reports added; ")
    again = within_on_ledger("track", "many.jsonl")
    assert again[0] == 0
    assert again[1].splitlines()[-1] == "0 reports added, 20 there already; no changes"

    _, out, _ = on_ledger("list")
    records = list(load(out.encode()))
    assert records
    some = records[0].id
    assert len(within_on_ledger("log")[1].splitlines()) >= len(records)
    status, shown, err = within_on_ledger("show", some[:12])
    assert (status, err) == (0, "")
    assert f"  id: {some}" in shown.splitlines()
    status, out, _ = within_on_ledger("correct", some, "topics=chairs", "--actor", "Kim", "--why", "heard it")
    assert status == 0
    assert "“diplotrack undo 1” takes it back" in out
    assert [item.id for item in load(within_on_ledger("list", "--topic", "chairs")[1].encode())] == [some]
    assert within_on_ledger("undo", "1")[0] == 0
    assert list(load(within_on_ledger("list")[1].encode())) == records

    status, _, err = on_ledger("export", "--ledger", "kept.db", "out.jsonl")
    assert (status, err) == (0, "")
    exported = [
        record for item in load(tmp_path / "out.jsonl") for record in getattr(item, "records", [item])
    ]
    assert {record.id for record in exported if not hasattr(record, "text")} == {
        record.id for record in records
    }


@needs_sql
def test_what_is_no_ledger_is_named_and_left_as_it_is(within_on_ledger, tmp_path):
    (tmp_path / "kept.db").write_text("These are minutes of a meeting, and no ledger at all.")
    dump(report(), tmp_path / "a.jsonl")
    for arguments in (["list"], ["track", "a.jsonl"], ["export", "--ledger", "kept.db", "out.jsonl"]):
        status, out, err = within_on_ledger(*arguments)
        assert (status, out) == (1, "")
        assert err.startswith("diplotrack: error: kept.db: ")
        assert err.count("\n") == 1
    assert (tmp_path / "kept.db").read_text() == "These are minutes of a meeting, and no ledger at all."


@needs_sql
@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize(("name", "status"), [("SIGINT", 130), ("SIGTERM", 143), ("SIGKILL", -9)])
def test_what_was_tracked_before_an_interruption_is_kept(
    on_ledger, within_on_ledger, tmp_path, plugin, name, status
):
    plugin("signals", SIGNALS)
    (tmp_path / "a.signal").write_text(name)
    assert on_ledger("track", "a.signal")[0] == status
    kept = list(load(within_on_ledger("list")[1].encode()))
    assert {record.id for record in kept} == {record.id for record in report().records}


@needs_sql
def test_lists_and_logs_end_quietly_when_their_reader_goes_away(
    on_ledger, within_on_ledger, environment, tmp_path
):
    dump(many_reports(100), tmp_path / "many.jsonl")
    assert within_on_ledger("track", "many.jsonl")[0] == 0
    for arguments in (["list"], ["list", "--format", "table"], ["log"], ["log", "--format", "jsonl"]):
        process = subprocess.Popen(
            [*COMMAND, *arguments],
            cwd=tmp_path,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        process.stdout.close()
        err = process.stderr.read()
        process.stderr.close()
        assert (process.wait(timeout=60), err) == (141, b""), arguments


@needs_sql
def test_json_is_utf_8_whatever_the_terminal_speaks(on_ledger, within_on_ledger, environment, tmp_path):
    dump(many_reports(3), tmp_path / "many.jsonl")
    within_on_ledger("track", "many.jsonl")
    plain = on_ledger("log", "--format", "jsonl")
    environment["PYTHONIOENCODING"] = "latin-1"
    assert on_ledger("log", "--format", "jsonl") == plain
    assert all(json.loads(line) for line in plain[1].splitlines())


def test_signals_are_as_before_when_the_command_ends(capsys):
    from diplotrack.cli import main

    before = signal.getsignal(signal.SIGTERM)
    assert main(["schema"]) == 0
    capsys.readouterr()
    assert signal.getsignal(signal.SIGTERM) is before
