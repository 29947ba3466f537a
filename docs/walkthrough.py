"""Run the examples of a page and compare what they print with what the page says: ``python docs/walkthrough.py PAGE…``.

What is run is this Python and the `diplotrack` beside it, in an empty folder: a user's environment is tried with the
Python of that environment. Nothing but the standard library is needed. The tests run all pages by way of this module.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeAlias
from unittest.mock import patch

REPOSITORY = Path(__file__).resolve().parent.parent
# Runs the command line within this process: its status, and what it printed to either output.
Within: TypeAlias = Callable[..., tuple[int, str, str]]


class Block(NamedTuple):
    """A fenced block: its language, its lines, where they begin in the page (from 0), and the text line before it."""

    language: str
    lines: list[str]
    first: int
    before: str

    @property
    def code(self) -> str:
        """Its lines as text."""
        return "\n".join(self.lines) + "\n"


def read(page: str) -> str:
    """The text of a page, by its path within the repository."""
    return (REPOSITORY / page).read_text("utf-8")


def blocks(page: str) -> list[Block]:
    """The fenced blocks of a page, in their order."""
    found: list[Block] = []
    lines: list[str] = []
    fence, language, first, before = "", "", 0, ""
    for number, line in enumerate(read(page).splitlines()):
        if not fence and (opening := re.match(r"(`{3,})(\S*)", line)):
            fence, language, lines, first = opening[1], opening[2], [], number + 1
        elif fence and line.rstrip() == fence:
            found.append(Block(language, lines, first, before))
            fence = ""
        elif fence:
            lines.append(line)
        elif line.strip():
            before = line
    assert not fence, f"{page}: the block that begins in line {first} has no end"
    return found


class Runner:
    """Runs the examples of one page, one after the other, in one folder and one namespace.

    Attributes:
        differences: for each example that printed something else than the page says, the first and last line of what it
            says, and what was printed.
    """

    def __init__(self, page: str, folder: Path, within: Within | None = None) -> None:
        self.page = page
        self.within = within
        self.saved = False
        self.folder = folder
        self.names: dict[str, object] = {"__name__": "example"}
        self.printed = ""
        self.differences: list[tuple[int, int, list[str]]] = []
        tools = Path(sys.executable).parent
        # Notes how it was called, for `calls`.
        self.noted, self.noting = folder.parent / "noted", folder.parent / "noting"
        self.noting.mkdir()
        note = self.noting / "diplotrack"
        words = '"$#" "$DIPLOTRACK_LEDGER" "$@"'
        note.write_text(f"#!/bin/sh\nprintf '%s\\0' {words} >> {shlex.quote(str(self.noted))}\n")
        note.chmod(0o755)
        self.environment = {
            **os.environ,
            "PATH": f"{tools}{os.pathsep}{os.environ['PATH']}",
            "PYTHONIOENCODING": "utf-8",
            "PYTHONPATH": os.pathsep.join([str(folder), *filter(None, [os.environ.get("PYTHONPATH")])]),
            "COLUMNS": "100",
            "NO_COLOR": "1",
        }

    def run(self, block: Block) -> None:
        """Do what a block is for: save it, execute it, hold it against what was printed, or parse it."""
        saved = re.search(r"[Ss]ave this as `([^`]+)`:$", block.before)
        if saved:
            # What stands alone can be a plugin, and found by a process; what lies in a folder is a part of something.
            self.saved = self.saved or "/" not in saved[1]
            (self.folder / saved[1]).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / saved[1]).write_text(block.code, "utf-8")
        elif block.language == "python":
            self.python(block)
        elif block.language == "console":
            self.console(block)
        elif block.language == "text" and block.before.endswith("prints:"):
            self.compare(block.first, block.lines, self.printed)
        elif block.language == "json":
            json.loads(block.code)
        elif block.language == "toml":
            tomllib.loads(block.code)

    def python(self, block: Block) -> None:
        """Execute Python in the page's namespace, and keep what it prints."""
        # The empty lines before it make tracebacks name the page's lines.
        code = compile("\n" * block.first + block.code, str(REPOSITORY / self.page), "exec")
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            exec(code, self.names)
        self.printed = printed.getvalue()

    def console(self, block: Block) -> None:
        """Run each command, and compare what it prints with the lines behind it."""
        starts = [n for n, line in enumerate(block.lines) if line.startswith("$ ")]
        assert starts[:1] == [0], (
            f"{self.page}: a console block begins with a command, line {block.first + 1}"
        )
        for start, end in zip(starts, [*starts[1:], len(block.lines)], strict=True):
            command, expected = block.lines[start][2:], block.lines[start + 1 : end]
            status, printed = self.commanded(command)
            fails = any("error: " in line for line in expected)
            assert (status != 0) == fails, f"{self.page}: {command}: {status}\n{printed}"
            shown = bool(expected) or not re.search(r"--output|^diplotrack export|pytest", command)
            if shown:
                self.compare(block.first + start + 1, expected, printed)

    def commanded(self, command: str) -> tuple[int, str]:
        """The status of a command and what it prints, `diplotrack` run within this process where that is the same.

        The shell still parts the words, replaces patterns and loops. Where something goes from one command to another,
        each has to be a process; and what a page saves can be a plugin, which a process of its own finds as a user's would.
        """
        if (
            self.within is None
            or self.saved
            or "diplotrack " not in command
            or re.search(r"[|<>]|&&|\b(?:python|pytest)\b", command)
        ):
            return self.shell(command)
        status, printed = self.shell(command, PATH=f"{self.noting}{os.pathsep}{self.environment['PATH']}")
        for ledger, words in self.calls():
            with patch.dict(os.environ, {"DIPLOTRACK_LEDGER": ledger} if ledger else {}):
                status, told, _ = self.within(*words, together=True)
            printed += told
        return status, printed

    def calls(self) -> list[tuple[str, list[str]]]:
        """Each `diplotrack` that a shell has called since: the ledger that it exported, and the words as it parted them."""
        noted = self.noted.read_text("utf-8").split("\0")[:-1] if self.noted.exists() else []
        self.noted.unlink(missing_ok=True)
        calls: list[tuple[str, list[str]]] = []
        while noted:
            count, ledger, *noted = noted
            calls.append((ledger, noted[: int(count)]))
            noted = noted[int(count) :]
        return calls

    def shell(self, command: str, **variables: str) -> tuple[int, str]:
        """The status of a command and what it prints, as a shell runs it."""
        done = subprocess.run(
            command, shell=True, cwd=self.folder, env=self.environment | variables, timeout=300, check=False,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8",
        )  # fmt: skip
        return done.returncode, done.stdout

    def compare(self, first: int, expected: list[str], printed: str) -> None:
        """Note a difference; a line with only `…` stands for any lines."""
        lines = [line.rstrip() for line in printed.strip("\n").splitlines()]
        pattern = "".join(
            r"(?:.*\n)*" if line == "…" else re.escape(line.rstrip()) + r"\n" for line in expected
        )
        if re.fullmatch(pattern, "".join(f"{line}\n" for line in lines)) is None:
            self.differences.append((first, first + len(expected), lines))


def main() -> None:
    """Run pages."""
    parser = argparse.ArgumentParser(description=__doc__.partition(":")[0])
    parser.add_argument("pages", nargs="+", help="by their paths within the repository")
    for page in parser.parse_args().pages:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name) / "page"
            folder.mkdir()
            os.chdir(folder)
            sys.path.insert(0, str(folder))
            runner = Runner(page, folder)
            found = blocks(page)
            for block in found:
                runner.run(block)
            os.chdir(name)
        for first, end, printed in runner.differences:
            said = read(page).splitlines()[first:end]
            print(f"{page}, line {first + 1}:", *said, "printed was:", *printed, sep="\n")
        if runner.differences:
            raise SystemExit(1)
        print(f"{page}: {len(found)} examples give what the page says")


if __name__ == "__main__":
    main()
