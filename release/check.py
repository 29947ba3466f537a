"""Try the built archives as a user would get them: ``python release/check.py dist --python python3.11 --tests conformance``.

In an empty virtual environment with the wheels, what they require and nothing else, away from the source: every module is
imported and declares what it imports; every license is one of those allowed; the first example runs; the tutorial gives
what it shows; a type checker knows every public name. Then the tests run against the wheels, with what tests need.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email.parser import HeaderParser
from pathlib import Path
from zipfile import ZipFile

REPOSITORY = Path(__file__).resolve().parent.parent
WITHIN = Path(__file__).parent / "within"
SHARED = REPOSITORY.parent / "shared"
# The plugins to learn from: installed from their source, as somebody's who builds on the wheels.
EXAMPLE = "diplotrack-example-*"
# What the tests read beside themselves. No `src`: what is imported can only be what is installed.
FOR_TESTS = ("tests", "release", "docs", "examples", "benchmarks", "conftest.py", "pyproject.toml", "Makefile", "*.md", "plugins/*/tests",
             "plugins/*/README.md", "plugins/*/evaluation", "plugins/*/training", f"plugins/{EXAMPLE}/*", ".ci")  # fmt: skip

# Whether the files that a page names are in the repository cannot be asked where there is no source.
OF_THE_SOURCE = "tests/test_docs.py::test_what_a_page_names_in_the_repository_is_there"


@contextmanager
def step(name: str) -> Iterator[None]:
    """Say what is being done, and how long it took."""
    print(f"== {name}", flush=True)
    begun = time.monotonic()
    yield
    print(f"   {time.monotonic() - begun:.0f} s", flush=True)


def with_extras(wheel: Path) -> str:
    """A wheel as pip takes it, with all its extras."""
    with ZipFile(wheel) as archive:
        metadata = next(name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        extras = HeaderParser().parsestr(archive.read(metadata).decode()).get_all("Provides-Extra") or []
    return f"{wheel}[{','.join(extras)}]" if extras else str(wheel)


class Environment:
    """A virtual environment in a folder of its own; nothing of the repository is on its path."""

    def __init__(self, folder: Path, python: str) -> None:
        self.folder = folder
        self.python = folder / "bin" / "python"
        subprocess.run([python, "-m", "venv", folder], check=True)
        places = os.pathsep.join([str(folder / "bin"), os.environ["PATH"]])
        self.variables = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        self.variables |= {"PATH": places, "VIRTUAL_ENV": str(folder)}

    def run(self, *arguments: str | Path, where: Path) -> None:
        """Run its Python in a folder.

        Raises:
            SystemExit: it failed; what it said stands above.
        """
        done = subprocess.run([self.python, *arguments], cwd=where, env=self.variables, check=False)
        if done.returncode:
            raise SystemExit(f"failed with {done.returncode}: python {' '.join(map(str, arguments))}")

    def install(self, *arguments: str | Path) -> None:
        """Install with pip, into this environment and from what is built wherever that has it."""
        self.run(
            "-m", "pip", "--quiet", "--disable-pip-version-check", "install", *arguments, where=self.folder
        )


def copied(folder: Path) -> Path:
    """A copy of all that the tests read, without any source."""
    copy = folder / "diplotrack"
    for pattern in FOR_TESTS:
        for path in REPOSITORY.glob(pattern):
            place = copy / path.relative_to(REPOSITORY)
            place.parent.mkdir(parents=True, exist_ok=True)
            if path.is_dir():
                shutil.copytree(
                    path, place, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__", "_build")
                )
            else:
                shutil.copy(path, place)
    if SHARED.is_dir():
        (folder / SHARED.name).symlink_to(SHARED)
    return copy


def selected(which: str, copy: Path) -> list[str]:
    """The tests to run: ``all`` that are fast, or those of ``conformance``, which ask of each plugin what it promises."""
    if which == "all":
        return [f"--deselect={OF_THE_SOURCE}"]
    return sorted(str(path) for path in copy.rglob("test_*.py") if "conformance" in path.name)


def check(wheels: list[Path], python: str, tests: str, folder: Path) -> None:
    """Do all of it with one Python, in an empty folder."""
    empty = folder / "empty"
    empty.mkdir()
    with step(f"install {len(wheels)} wheels for {python}"):
        environment = Environment(folder / "environment", python)
        environment.install("--upgrade", "pip>=25.1")
        environment.install(*map(with_extras, wheels))
        environment.run("-m", "pip", "check", where=empty)
    with step("import every module"):
        environment.run(WITHIN / "imports.py", where=empty)
    with step("hold every license against those allowed"):
        environment.run(WITHIN / "licenses.py", where=empty)
    copy = copied(folder)
    with step("run the demo"):
        environment.run(copy / "examples" / "01_article_to_calendar.py", where=empty)
    with step("follow the tutorial"):
        environment.run(copy / "docs" / "walkthrough.py", "docs/tutorial.md", where=empty)
    with step("check a consumer's types"):
        typed = [sys.executable, str(Path(__file__).parent / "typed.py"), str(environment.python)]
        if subprocess.run(typed, cwd=empty, check=False).returncode:
            raise SystemExit("a type checker does not know every public name")
    with step(f"run the tests ({tests}) against the wheels"):
        examples = sorted(copy.glob(f"plugins/{EXAMPLE}/"))
        environment.install(*examples, "--group", f"{copy / 'pyproject.toml'}:test")
        environment.run("-m", "pytest", "-q", "-n", "2", *selected(tests, copy), where=copy)


def main() -> None:
    """Check with one Python."""
    parser = argparse.ArgumentParser(description=__doc__.partition(":")[0])
    parser.add_argument("dist", type=Path, help="the folder of the wheels")
    parser.add_argument("--python", default=sys.executable, help="for the environment; by default this one")
    parser.add_argument("--tests", choices=("all", "conformance"), default="all")
    asked = parser.parse_args()
    wheels = sorted(asked.dist.resolve().glob("*.whl"))
    if not wheels:
        raise SystemExit(f"{asked.dist}: no wheels; make dist builds them")
    with tempfile.TemporaryDirectory() as name:
        check(wheels, asked.python, asked.tests, Path(name).resolve())


if __name__ == "__main__":
    main()
