"""Import every module of every installed distribution of the project, and see that each declares what it imports.

Run by the Python of an environment that has the wheels and what they require, and nothing else. A module that another
distribution happens to bring along is not enough: what a module imports, lazily or not, its own distribution must require.
"""

from __future__ import annotations

import ast
import importlib
import re
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, distributions, packages_distributions
from pathlib import Path

CORE = "diplotrack"
# What a user has who calls this; the error that one gets without it says so.
OPTIONAL = {
    "diplotrack.columns": {"pandas", "polars", "pyarrow"},
    "diplotrack.testing.strategies": {"hypothesis"},
}
# Cannot be imported without it.
FOR_TESTS = {"diplotrack.testing.strategies"}
# Alembic runs it in an environment of its own.
NOT_IMPORTED = {"diplotrack_sql.migrations.env"}


def canonical(name: str) -> str:
    """A distribution's name as they are compared (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def required(distribution: Distribution) -> set[str]:
    """The names of the distributions that one requires, its extras included."""
    names = (re.match(r"[\w.-]+", requirement) for requirement in distribution.requires or ())
    return {canonical(name[0]) for name in names if name is not None}


def modules(distribution: Distribution) -> Iterator[tuple[str, Path]]:
    """The modules of a distribution, and where each lies."""
    for file in distribution.files or ():
        if file.suffix == ".py":
            parts = file.with_suffix("").parts
            yield (
                ".".join(parts[:-1] if parts[-1] == "__init__" else parts),
                Path(str(distribution.locate_file(file))),
            )


def imported(path: Path) -> Iterator[str]:
    """The packages that a module imports anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
            yield node.module.partition(".")[0]


def problems() -> Iterator[str]:
    """What cannot be imported, or is imported and not declared, a line each."""
    ours = {
        canonical(found.name): found for found in distributions() if canonical(found.name).startswith(CORE)
    }
    homes = {
        package: {canonical(name) for name in names} for package, names in packages_distributions().items()
    }
    # Commands of plugins are made with what the core's command line is made of.
    shared = required(ours[CORE]) | {CORE}
    for name, distribution in sorted(ours.items()):
        declared = required(distribution) | {name} | shared
        for module, path in sorted(modules(distribution)):
            for package in sorted(
                set(imported(path)) - sys.stdlib_module_names - OPTIONAL.get(module, set())
            ):
                if not homes.get(package, {package}) & declared:
                    yield f"{module} imports {package}, which {name} does not require"
            if module in NOT_IMPORTED or module in FOR_TESTS:
                continue
            try:
                importlib.import_module(module)
            except Exception as error:
                yield f"{module} cannot be imported: {type(error).__name__}: {error}"
    print(f"{len(ours)} distributions, every module imported")


def main() -> None:
    """Check all that is installed."""
    if found := list(problems()):
        raise SystemExit("\n".join(found))


if __name__ == "__main__":
    main()
