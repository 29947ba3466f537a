"""Check what the installed packages tell a type checker: ``python release/typed.py PYTHON``.

Pyright, in strict mode, checks a program of somebody else's (``consumer.py``) against the packages that PYTHON has; and
every public name of each, with all that its type is made of, must have a type that needs no inference
(https://typing.python.org/en/latest/guides/libraries.html).
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

CONSUMER = Path(__file__).parent / "consumer.py"
# The packages of the project, the names that each makes public, and where those are defined; asked of PYTHON.
PUBLIC = """
import importlib, json
from importlib.metadata import entry_points, packages_distributions

def homes(package):
    module = importlib.import_module(package)
    found = [package]
    for name in module.__all__:
        value = getattr(module, name)
        home = getattr(value, "__module__", package)
        found.append((home if home.startswith(package) else package) + "." + name)
    return found

packages = sorted(name for name in packages_distributions() if name.split("_")[0] == "diplotrack")
print(json.dumps({package: homes(package) for package in packages}))
"""


def pyright(python: Path, folder: Path, *arguments: str) -> dict[str, Any]:
    """What pyright answers about the packages of an interpreter."""
    environment = os.environ | {"PATH": f"{python.parent}{os.pathsep}{os.environ['PATH']}"}
    command = [str(Path(sys.executable).parent / "pyright"), "--outputjson", *arguments]
    done = subprocess.run(command, cwd=folder, env=environment, check=False, stdout=subprocess.PIPE)
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def problems(python: Path, folder: Path) -> Iterator[str]:
    """What is wrong, a line each."""
    (folder / "pyrightconfig.json").write_text('{"typeCheckingMode": "strict"}', "utf-8")
    shutil.copy(CONSUMER, folder)
    for found in pyright(python, folder, CONSUMER.name)["generalDiagnostics"]:
        yield f"{CONSUMER.name}:{found['range']['start']['line'] + 1}: {found['message']}"
    asked = subprocess.run([python, "-c", PUBLIC], cwd=folder, check=True, stdout=subprocess.PIPE)
    public: dict[str, list[str]] = json.loads(asked.stdout)
    for package, homes in public.items():
        answer = pyright(python, folder, "--verifytypes", package, "--ignoreexternal")
        symbols = answer["typeCompleteness"]["symbols"]
        if not symbols:
            yield f"{package}: has no types for others (py.typed)"
        for symbol in symbols:
            name: str = symbol["name"]
            private = any(part.startswith("_") and not part.startswith("__") for part in name.split("."))
            if private or not any(name == home or name.startswith(f"{home}.") for home in homes[1:]):
                continue
            if not symbol["isTypeKnown"] or symbol["isTypeAmbiguous"]:
                said = "; ".join(found["message"] for found in symbol["diagnostics"])
                yield f"{name}: {said or 'its type is not known'}"


def main() -> None:
    """Check one environment."""
    parser = argparse.ArgumentParser(description=__doc__.partition(":")[0])
    parser.add_argument("python", type=Path, help="of the environment that has the packages")
    # Not resolved: the interpreter of a virtual environment is a link.
    python: Path = parser.parse_args().python.absolute()
    with tempfile.TemporaryDirectory() as name:
        if found := list(problems(python, Path(name))):
            raise SystemExit("\n".join(found))
    print("every public name has its type")


if __name__ == "__main__":
    main()
