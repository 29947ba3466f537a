"""Run all benchmarks, print each result as it comes, and write them as a table.

    python benchmarks/run.py [--output FILE] [NAME ...]

Each benchmark is a module beside this one with ``measure()``, which returns its results; NAMEs choose among them.
The exit status is 1 if one of them misses its bound.
"""

from __future__ import annotations

import argparse
import importlib
import platform
import sys
from collections.abc import Iterable
from pathlib import Path

from _ratio import Result, Skipped

_HERE = Path(__file__).parent


def main() -> int:
    """Run them; 0 if all keep their bounds."""
    names = sorted(
        path.stem for path in _HERE.glob("*.py") if path.stem != "run" and not path.stem.startswith("_")
    )
    parser = argparse.ArgumentParser(description="Run the benchmarks.")
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"which; of {', '.join(names)}; all by default"
    )
    parser.add_argument("--output", type=Path, metavar="FILE", help="write the table to this file too")
    arguments = parser.parse_args()
    if unknown := sorted({*arguments.names} - {*names}):
        parser.error(f"there is no benchmark {', '.join(unknown)}; known are {', '.join(names)}")
    results: list[Result] = []
    for name in arguments.names or names:
        for result in _measured(name):
            print(result, flush=True)
            if isinstance(result, Result):
                results.append(result)
    written = table(results)
    print(f"\n{written}", end="")
    if arguments.output:
        arguments.output.write_text(written, "utf-8")
    return 0 if all(result.ok for result in results) else 1


def _measured(name: str) -> Iterable[Result | Skipped]:
    found = importlib.import_module(name).measure()
    return [found] if isinstance(found, Result | Skipped) else found


def table(results: Iterable[Result]) -> str:
    """The results as a Markdown table, with the machine that they are of."""
    lines = [
        f"Python {platform.python_version()}, {platform.system()} {platform.machine()}.\n",
        "| what | result | bound | |",
        "| --- | --- | --- | --- |",
    ]
    for result in results:
        unit = f" {result.unit}" if result.unit else " ×"
        bound = f"{'≤' if result.at_most else '≥'} {result.want:g}{unit}" if result.want is not None else "–"
        shown = f"{result.value:.{1 if result.unit else 2}f}{unit}"
        lines.append(
            f"| {result.name} | {shown} ({result.detail}) | {bound} | {'ok' if result.ok else 'missed'} |"
        )
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.exit(main())
