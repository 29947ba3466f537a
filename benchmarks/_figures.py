"""What was measured, kept in a file: each benchmark's figures with the machine and the versions that they are of.

The page (`_page.py`) is made of this file and nothing else, so that a run of one benchmark leaves the others' figures as
they were.
"""

from __future__ import annotations

import ast
import datetime
import json
import os
import platform
import sys
from collections.abc import Iterable
from importlib.metadata import packages_distributions, version
from pathlib import Path
from typing import Any, Final

import attrs
import cattrs
from _ratio import Curve, Result, Skipped

Found = Result | Skipped | Curve
FILE: Final = Path(__file__).with_name("figures.json")


# A converter of its own for each type: type checkers read a field's type off its converter.
def _results(values: Iterable[Result]) -> tuple[Result, ...]:
    return tuple(values)


def _curves(values: Iterable[Curve]) -> tuple[Curve, ...]:
    return tuple(values)


def _skipped(values: Iterable[Skipped]) -> tuple[Skipped, ...]:
    return tuple(values)


@attrs.frozen(kw_only=True)
class Figures:
    """What one benchmark found.

    Attributes:
        about: how it measures: the module's docstring.
        day: when it ran, YYYY-MM-DD.
        machine: processor, cores, system.
        python: the version of Python.
        peers: what it was measured against, and with, by the name of the distribution or program; versions.
        results: the figures.
        curves: how the time grows.
        skipped: what could not be run there.
    """

    about: str
    day: str
    machine: str
    python: str
    peers: dict[str, str]
    results: tuple[Result, ...] = attrs.field(default=(), converter=_results)
    curves: tuple[Curve, ...] = attrs.field(default=(), converter=_curves)
    skipped: tuple[Skipped, ...] = attrs.field(default=(), converter=_skipped)


def names() -> list[str]:
    """The benchmarks that there are: the modules in this folder that anyone may start."""
    modules = (path.stem for path in Path(__file__).parent.glob("*.py"))
    return sorted(name for name in modules if name != "run" and not name.startswith("_"))


def kept(path: Path = FILE) -> dict[str, Figures]:
    """The figures in the file, by the benchmark's name; none where it is not there."""
    if not path.exists():
        return {}
    return cattrs.structure(json.loads(path.read_text("utf-8")), dict[str, Figures])


def keep(figures: dict[str, Figures], path: Path = FILE) -> None:
    """Write the file."""
    plain: Any = cattrs.unstructure({name: figures[name] for name in sorted(figures)})
    path.write_text(json.dumps(plain, indent=1, ensure_ascii=False) + "\n", "utf-8")


def figures_of(path: Path, about: str, found: Iterable[Found]) -> Figures:
    """What a benchmark found, on this machine and today.

    Args:
        path: its module, whose imports say what it was measured against.
        about: its docstring.
        found: what it gave.
    """
    everything = list(found)
    return Figures(
        about=about.strip(),
        day=datetime.datetime.now(datetime.UTC).date().isoformat(),
        machine=f"{_processor()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}",
        python=platform.python_version(),
        peers=_versions(path),
        results=[one for one in everything if isinstance(one, Result)],
        curves=[one for one in everything if isinstance(one, Curve)],
        skipped=[one for one in everything if isinstance(one, Skipped)],
    )


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor() or "unknown processor"
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or "unknown processor")


def _versions(path: Path) -> dict[str, str]:
    """The versions of the distributions that a module imports, our own and Python's left out."""
    known = packages_distributions()
    names = {
        name.partition(".")[0]
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        for name in _imported(node)
    }
    theirs = {
        distribution
        for name in names - sys.stdlib_module_names
        if not name.startswith("diplotrack")
        for distribution in known.get(name, ())[:1]
    }
    return {distribution: version(distribution) for distribution in sorted(theirs, key=str.lower)}


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.module and not node.level:
        return [node.module]
    return []
