"""What the core's tests share: no plugin of the machine they run on gets in, and nothing they set stays."""

from __future__ import annotations

import ast
import contextlib
import importlib
import io
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

settings.register_profile(
    "fast", max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("full", parent=settings.get_profile("fast"), max_examples=1500)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "fast"))

REPOSITORY = Path(__file__).resolve().parent.parent
SHARED = REPOSITORY.parent / "shared"


@pytest.fixture(autouse=True)
def _no_plugins_switched_off(monkeypatch):
    monkeypatch.delenv("DIPLOTRACK_DISABLE_PLUGINS", raising=False)


@pytest.fixture
def shared():
    """The folder of the codebook, the gold documents and the articles, where the repository lies beside it."""
    if not SHARED.is_dir():
        pytest.skip(f"there is no {SHARED.name} folder beside the repository")
    return SHARED


@pytest.fixture
def within():
    """Run the command line within this process; its status, and what a pipe behind each of its outputs would get.

    It does what a process of its own would do, without the second that each takes to start. What concerns the process
    itself (signals, terminals, closed pipes) has to be tested on one.
    """

    def run(*arguments: str, together: bool = False) -> tuple[int, str, str]:
        from diplotrack.cli import main

        out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out if together else err):
            status = main(list(arguments))
        return status, *(stream.buffer.getvalue().decode("utf-8") for stream in (out, err))

    return run


@pytest.fixture
def python():
    """Run code in a Python of its own; its standard output. Extra keywords become environment variables."""

    def run(code: str, *arguments: str, path: tuple[Path, ...] = (), **variables: str) -> str:
        places = os.pathsep.join(map(str, [*path, *filter(None, [os.environ.get("PYTHONPATH")])]))
        environment = {**os.environ, "PYTHONPATH": places, **variables}
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", code, *arguments],
            capture_output=True, text=True, check=False, env=environment, timeout=120,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


@pytest.fixture
def undocumented():
    """What Python files in a folder import from diplotrack that its reference does not describe, under whichever name."""
    reference = "".join(path.read_text("utf-8") for path in (REPOSITORY / "docs" / "reference").glob("*.md"))
    names = set(re.findall(r"^\.\. (?:auto\w+|py:\w+):: (diplotrack\.\S+)$", reference, re.MULTILINE))
    described = {}
    for name in names:
        home, _, attribute = name.rpartition(".")
        described[id(getattr(importlib.import_module(home), attribute))] = name

    def find(folder: Path) -> list[str]:
        found = set()
        for path in sorted(folder.rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Import):
                    found |= {each.name for each in node.names if each.name.startswith("diplotrack.")}
                elif (
                    isinstance(node, ast.ImportFrom) and (node.module or "").partition(".")[0] == "diplotrack"
                ):
                    home = importlib.import_module(node.module)
                    for each in node.names:
                        if id(getattr(home, each.name)) not in described:
                            found.add(f"{node.module}.{each.name}")
        return sorted(found)

    return find
