"""The documentation is held against the code: its examples run and print what it says, and no public name is missing.

``UPDATE_DOCS=1`` writes the output of examples anew where it has changed.
"""

from __future__ import annotations

import importlib
import inspect
import os
import re
import shutil
import sys
from importlib.metadata import entry_points

import pytest
from walkthrough import REPOSITORY, Runner, blocks, read

import diplotrack
import diplotrack.errors
import diplotrack.testing
from diplotrack import hookspecs
from diplotrack.testing.synthetic import many_reports

REFERENCE = REPOSITORY / "docs" / "reference"
PAGES = sorted(
    path.relative_to(REPOSITORY).as_posix()
    for path in (*REPOSITORY.glob("*.md"), *REPOSITORY.glob("docs/**/*.md"), REPOSITORY / "plugins/diplotrack-article/README.md")
    if "_build" not in path.parts
)  # fmt: skip
# Pages whose examples read prose and write tables and calendars.
NEED_PLUGINS = {
    "README.md",
    "docs/how-to/teach-the-reader-a-verb.md",
    "docs/explanation/ledger.md",
    "docs/how-to/compare-readouts.md",
    "docs/how-to/correct-a-record.md",
    "docs/how-to/read-a-relationship-as-a-page.md",
    "docs/how-to/follow-a-relationship.md",
    "docs/how-to/publish-to-a-calendar.md",
    "docs/how-to/in-a-notebook.md",
    "docs/how-to/make-a-data-set.md",
    "docs/explanation/provenance.md",
    "docs/reference/api.md",
    "docs/reference/ledger.md",
    "docs/tutorial.md",
    "plugins/diplotrack-article/README.md",
}
UPDATE = os.environ.get("UPDATE_DOCS") == "1"


def test_within_a_command_prints_what_it_does_in_a_process_of_its_own(tmp_path, monkeypatch, within):
    folder = tmp_path / "page"
    folder.mkdir()
    monkeypatch.chdir(folder)
    runner = Runner("README.md", folder, within)
    for name, value in (("COLUMNS", "100"), ("NO_COLOR", "1")):
        monkeypatch.setenv(name, value)
    diplotrack.dump(many_reports(3), folder / "several.jsonl")
    for command in (
        "diplotrack read several.jsonl missing.jsonl --format table",
        "diplotrack export several.jsonl --to jsonl",
        "diplotrack read several.jsonl --format nothing",
        """for f in sev*; do diplotrack export "$f" --to 'jsonl'; done; diplotrack read "no such.jsonl" """,
    ):
        assert runner.commanded(command) == runner.shell(command)


@pytest.mark.parametrize("page", PAGES)
def test_the_examples_of_a_page_run_and_print_what_it_says(page, tmp_path, monkeypatch, within):
    installed = {point.name for point in entry_points(group="diplotrack")}
    if page in NEED_PLUGINS and (missing := {"arrow", "article", "csv", "ical", "page", "sql"} - installed):
        pytest.skip(f"needs the plugins {', '.join(sorted(missing))}")
    folder = tmp_path / "page"
    folder.mkdir()
    shutil.copytree(
        REPOSITORY / "examples", folder / "examples", ignore=shutil.ignore_patterns("__pycache__")
    )
    monkeypatch.chdir(folder)
    monkeypatch.syspath_prepend(str(folder))
    before = set(sys.modules)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("NO_COLOR", "1")
    runner = Runner(page, folder, within)
    try:
        for block in blocks(page):
            runner.run(block)
    finally:
        for name in set(sys.modules) - before:
            if str(getattr(sys.modules[name], "__file__", None) or "").startswith(str(folder)):
                del sys.modules[name]
    if UPDATE and runner.differences:
        lines = read(page).splitlines()
        for first, end, printed in reversed(runner.differences):
            lines[first:end] = printed
        (REPOSITORY / page).write_text("\n".join(lines) + "\n", "utf-8")
    elif runner.differences:
        first, _, printed = runner.differences[0]
        pytest.fail(
            f"{page}, line {first + 1}: printed was\n" + "\n".join(printed) + "\n(UPDATE_DOCS=1 writes it)"
        )


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_names_in_the_repository_is_there(page):
    text = read(page)
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))
    made = {
        target
        for code in (
            *(b.code for b in blocks(page) if b.language == "sh"),
            *re.findall(r"`(make [^`\n]+)`", text),
        )
        for target in re.findall(r"^make ([a-z]+)", code, re.MULTILINE)
    }
    assert made <= targets
    prose = re.findall(r"`((?:src|plugins|tests|examples|docs|benchmarks)/[\w./-]+)`", text)
    linked = [
        str((REPOSITORY / page).parent.joinpath(link).resolve().relative_to(REPOSITORY))
        for link in re.findall(r"\]\((?!https?:|#)([^)#\s]+)", text)
    ]
    ran = re.findall(r"\b((?:tests|examples)/[\w/]+\.py)\b", text)
    gone = [
        path for path in (*prose, *linked, *ran) if "NAME" not in path and not (REPOSITORY / path).exists()
    ]
    assert gone == []


def documented() -> set[str]:
    found: set[str] = set()
    for path in REFERENCE.glob("*.md"):
        found |= set(re.findall(r"^\.\. (?:auto\w+|py:\w+):: (\S+)$", path.read_text("utf-8"), re.MULTILINE))
    return found


def test_every_public_name_stands_in_the_reference():
    text = "".join(path.read_text("utf-8") for path in REFERENCE.glob("*.md"))
    names = {f"diplotrack.{name}" for name in diplotrack.__all__ if name != "__version__"}
    names |= {f"diplotrack.testing.{name}" for name in diplotrack.testing.__all__}
    names |= {
        f"diplotrack.errors.{name}"
        for name, kind in vars(diplotrack.errors).items()
        if inspect.isclass(kind) and issubclass(kind, Exception | Warning) and name not in diplotrack.__all__
    }
    assert sorted(names - documented()) == []
    assert "`diplotrack.__version__`" in text


@pytest.mark.parametrize("name", sorted(documented()))
def test_what_the_reference_describes_exists(name):
    home, _, attribute = name.rpartition(".")
    assert hasattr(importlib.import_module(home), attribute)


def test_every_hook_and_each_argument_stands_in_the_reference():
    parts = re.split(r"^## `(.+)`$", (REFERENCE / "hooks.md").read_text("utf-8"), flags=re.MULTILINE)
    sections = dict(zip(parts[1::2], parts[2::2], strict=True))
    wanted = {}
    for name, hook in vars(hookspecs).items():
        if name.startswith("diplotrack_"):
            arguments = list(inspect.signature(hook).parameters)
            wanted[f"{name}({', '.join(arguments)})"] = arguments
    assert sorted(sections) == sorted(wanted)
    for signature, arguments in wanted.items():
        assert re.findall(r"^- `(\w+)`: \S", sections[signature], re.MULTILINE) == arguments, signature


def test_every_command_and_option_stands_in_the_reference():
    pytest.importorskip("click", reason="the command line needs click")
    from diplotrack.cli.app import cli

    page = (REFERENCE / "cli.md").read_text("utf-8")
    assert set(re.findall(r"^\| `diplotrack ([\w-]+)", page, re.MULTILINE)) == set(cli.commands)
    rows = dict(re.findall(r"^\| `(--[\w-]+)[^`]*` \| ([^|]+) \|", page, re.MULTILINE))
    options = {name for line in rows for name in [line]}
    known = {"--version": {"before the command"}, "--disable-plugin": {"before the command"}}
    for name, command in cli.commands.items():
        for parameter in command.params:
            for option in parameter.opts:
                if option.startswith("--"):
                    known.setdefault(option, set()).add(name)
    assert options == set(known)
    listed: dict[str, set[str]] = {}
    for option, of in re.findall(r"^\| `(--[\w-]+)[^`]*` \| ([^|]+) \|", page, re.MULTILINE):
        listed.setdefault(option, set()).update(of.strip().split(", "))
    assert listed == known


def test_the_codebook_explains_every_kind_and_status():
    page = read("docs/explanation/codebook.md")
    kinds = (
        diplotrack.EngagementKind,
        diplotrack.EngagementStatus,
        diplotrack.CommitmentKind,
        diplotrack.CommitmentStatus,
    )
    assert [value for kind in kinds for value in kind if f"`{value}`" not in page] == []


def test_the_article_reader_explains_each_of_its_options():
    adapter = pytest.importorskip("diplotrack_article.adapter", reason="needs the plugin article")
    import attrs

    page = read("plugins/diplotrack-article/README.md")
    table = page.partition("| option |")[2].partition("\n\n")[0]
    listed = {name for row in table.splitlines()[2:] for name in re.findall(r"`(\w+)`", row.split("|")[1])}
    assert listed == {field.name for field in attrs.fields(adapter.ArticleOptions)}
