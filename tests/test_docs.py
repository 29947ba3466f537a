"""The documentation is held against the code: its examples run and print what it says, and what it names is there.

``UPDATE_DOCS=1`` writes the output of examples anew where it has changed.
"""

from __future__ import annotations

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
    targets = set(re.findall(r"^([a-z-]+):", read("Makefile"), re.MULTILINE))
    made = {
        target
        for code in (
            *(b.code for b in blocks(page) if b.language == "sh"),
            *re.findall(r"`(make [^`\n]+)`", text),
        )
        for target in re.findall(r"^make ([a-z-]+)", code, re.MULTILINE)
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


def test_the_codebook_explains_every_kind_and_status():
    page = read("docs/explanation/codebook.md")
    kinds = (
        diplotrack.EngagementKind,
        diplotrack.EngagementStatus,
        diplotrack.CommitmentKind,
        diplotrack.CommitmentStatus,
    )
    assert [value for kind in kinds for value in kind if f"`{value}`" not in page] == []
