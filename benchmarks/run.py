"""Run the benchmarks, print each figure as it comes, keep it, and write the page of the documentation that shows all.

    python benchmarks/run.py [NAME ...]
    python benchmarks/run.py --page       # only the page, of the figures that are kept

Each benchmark is a module beside this one with ``measure()``, which returns its results; NAMEs choose among them. The
figures of those that ran are kept in ``figures.json``; those of others stay. The exit status is 1 if a figure misses
its bound or a benchmark failed; then the others are run all the same.
"""

from __future__ import annotations

import argparse
import importlib
import sys
import traceback
from collections.abc import Iterator
from pathlib import Path

import _page
import _readme
import _scale
from _figures import Found, figures_of, keep, kept
from _figures import names as everyone
from _ratio import Curve, Result, Skipped

_HERE = Path(__file__).parent


def main() -> int:
    """Run them; 0 if all keep their bounds."""
    names = everyone()
    parser = argparse.ArgumentParser(description="Run the benchmarks.")
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"which; of {', '.join(names)}; all by default"
    )
    parser.add_argument("--page", action="store_true", help="measure nothing, write the page anew")
    arguments = parser.parse_args()
    if unknown := sorted({*arguments.names} - {*names}):
        parser.error(f"there is no benchmark {', '.join(unknown)}; known are {', '.join(names)}")
    statuses = [] if arguments.page else [_run(name) for name in arguments.names or names]
    figures = {name: one for name, one in kept().items() if name in names}
    _page.write(figures, names)
    _scale.write(figures)
    _readme.write(figures)
    print(f"\n{_page.DOCS / 'benchmarks.md'}")
    return max(statuses, default=0)


def _run(name: str) -> int:
    """Run one and keep what it found; 1 if a figure misses its bound, or it failed."""
    print(f"— {name}", flush=True)
    try:
        module = importlib.import_module(name)
        found = list(_told(module))
    # One that cannot run must not take the others' figures with it.
    except (Exception, SystemExit) as error:
        traceback.print_exception(error)
        return 1
    # The many who skip everything keep what was measured elsewhere.
    if any(not isinstance(one, Skipped) for one in found):
        keep({**kept(), name: figures_of(_HERE / f"{name}.py", module.__doc__ or "", found)})
    return 0 if all(one.ok for one in found if isinstance(one, Result)) else 1


def _told(module: object) -> Iterator[Found]:
    found = module.measure()  # type: ignore[attr-defined]
    for one in [found] if isinstance(found, Result | Skipped | Curve) else found:
        print(one, flush=True)
        yield one


if __name__ == "__main__":
    sys.exit(main())
