"""Build the wheel and the sdist of every distribution from the last commit: ``python release/build.py dist``.

What is built is the commit, exported to a folder of its own, so that no stray or changed file of a working copy gets in.
Times within the archives are the commit's (``SOURCE_DATE_EPOCH``, https://reproducible-builds.org/specs/source-date-epoch/):
the same commit gives the same bytes. Each wheel is built from its sdist, which shows that the sdist is complete.
"""

from __future__ import annotations

import argparse
import hashlib
import io
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parent.parent
# Plugins to learn from are no part of what a user gets.
EXAMPLE = "diplotrack-example-"


def git(*arguments: str) -> bytes:
    """What git answers."""
    return subprocess.run(["git", *arguments], cwd=REPOSITORY, check=True, stdout=subprocess.PIPE).stdout


def export(commit: str, folder: Path) -> list[Path]:
    """The files of a commit in a folder; the folders of the distributions among them, the core's first."""
    with tarfile.open(fileobj=io.BytesIO(git("archive", "--format=tar", commit))) as archive:
        archive.extractall(folder, filter="data")
    plugins = sorted(path.parent for path in folder.glob("plugins/*/pyproject.toml"))
    return [folder, *(plugin for plugin in plugins if not plugin.name.startswith(EXAMPLE))]


def build(project: Path, target: Path, epoch: str) -> None:
    """Build one distribution.

    Raises:
        SystemExit: it cannot be built; the builder's own words are printed.
    """
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(target), str(project)]
    done = subprocess.run(
        command, env=os.environ | {"SOURCE_DATE_EPOCH": epoch}, check=False, text=True, capture_output=True
    )
    if done.returncode:
        print(done.stdout, done.stderr, file=sys.stderr)
        raise SystemExit(f"{project.name} cannot be built")


def main() -> None:
    """Build all and list them."""
    parser = argparse.ArgumentParser(description=__doc__.partition(":")[0])
    parser.add_argument("target", type=Path, help="the folder for the archives; what it held is removed")
    target: Path = parser.parse_args().target.resolve()
    commit = git("rev-parse", "HEAD").decode().strip()
    epoch = git("show", "--no-patch", "--format=%ct", commit).decode().strip()
    if git("status", "--porcelain"):
        print("uncommitted changes are left out", file=sys.stderr)
    shutil.rmtree(target, ignore_errors=True)
    with tempfile.TemporaryDirectory() as name, ThreadPoolExecutor(os.cpu_count()) as pool:
        projects = export(commit, Path(name) / "diplotrack")
        list(pool.map(lambda project: build(project, target, epoch), projects))
    for path in sorted(target.iterdir(), key=lambda path: (path.suffix, path.name)):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        print(f"{path.stat().st_size / 1000:8.0f} kB  {digest[:16]}  {path.name}")
    print(f"built from commit {commit[:12]}, {len(projects)} distributions")


if __name__ == "__main__":
    main()
