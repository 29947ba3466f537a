"""Hold the built archives against what they may and must hold: ``python release/contents.py dist``.

A wheel has the package, its data and its licenses, and nothing of tests, training, caches or the machine it was built on.
An sdist has its own distribution, from which the wheel can be built again, and no other's.
"""

from __future__ import annotations

import argparse
import re
import tarfile
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

REPOSITORY = Path(__file__).resolve().parent.parent
# Texts for the project's makers lie beside the repository where they have them; none of it is published.
BESIDE = REPOSITORY.parent / "shared"

LEFTOVERS = re.compile(
    r"(^|/)(__pycache__|\.[^/]*_cache|\.hypothesis|\.venv[^/]*|\.git|\.coverage[^/]*|\.DS_Store|node_modules|_build|dist|out)(/|$)"
    r"|\.(py[co]|orig|rej|bak|swp|tmp|log|lock|egg-info)$|~$"
)
# Folders of a home or of a place to work in: nothing that was built names one.
MACHINE_PATH = re.compile(
    rb"(?<![\w.:/])/(?:home|root|Users|work|tmp|private/var|builds)/[\w.-]+/[\w./-]+|[A-Z]:\\Users\\\w+"
)
NOT_IN_WHEELS = {
    "tests",
    "test",
    "training",
    "evaluation",
    "docs",
    "examples",
    "benchmarks",
    "plugins",
    "conftest.py",
}
# Bytes. The parser's weights are what it is for; nothing else is nearly as large.
LARGEST_FILE = 800_000
LARGER = {"diplotrack_article/model/tok2vec/model": 3_500_000}
LARGEST_WHEEL = 5_000_000
IN_EVERY_SDIST = ("LICENSE", "README.md", "pyproject.toml", "PKG-INFO")
# A line this long that stands beside the repository and in an archive was copied.
TELLING = 60


def members(archive: Path) -> dict[str, bytes]:
    """The files of a wheel or an sdist by their paths."""
    if archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            return {name: wheel.read(name) for name in wheel.namelist() if not name.endswith("/")}
    with tarfile.open(archive) as sdist:
        opened = ((entry.name, sdist.extractfile(entry)) for entry in sdist if entry.isfile())
        return {name: stream.read() for name, stream in opened if stream is not None}


def problems(archive: Path, private: Mapping[str, str]) -> Iterator[str]:
    """What is wrong with an archive, a line each.

    Args:
        archive: a wheel or an sdist.
        private: lines that must not be in it, and where each is from.
    """
    files = members(archive)
    for path, content in files.items():
        if LEFTOVERS.search(path):
            yield f"{path}: a leftover"
        if len(content) > LARGER.get(path.partition("/src/")[2] or path, LARGEST_FILE):
            yield f"{path}: {len(content)} bytes, more than a file may have"
        if found := MACHINE_PATH.search(content):
            yield f"{path}: names a path of a machine, {found[0].decode(errors='replace')}"
        # What only the sdist has (tests, evaluation) may quote the gold documents.
        if archive.suffix == ".whl":
            for line in set(_telling(content)) & private.keys():
                yield f"{path}: has a line of {private[line]}: {line}"
    yield from (_wheel_problems if archive.suffix == ".whl" else _sdist_problems)(archive, files)


def _wheel_problems(archive: Path, files: Mapping[str, bytes]) -> Iterator[str]:
    package = archive.name.partition("-")[0]
    for path in files:
        top, *below = PurePosixPath(path).parts
        if top != package and not re.fullmatch(rf"{package}-[^/]+\.dist-info", top):
            yield f"{path}: outside of the package {package}"
        # `diplotrack.testing` is part of the product, and so are templates of tests; folders of these names are not.
        elif "templates" not in below and (wrong := NOT_IN_WHEELS & set(below)):
            yield f"{path}: {wrong.pop()} are not for users"
    for needed in (f"{package}/py.typed", f"{package}/__init__.py"):
        if needed not in files:
            yield f"{needed} is missing"
    if not any(re.search(r"\.dist-info/licenses/LICENSE$", path) for path in files):
        yield "the license is missing"
    if archive.stat().st_size > LARGEST_WHEEL:
        yield f"{archive.stat().st_size} bytes, more than a wheel may have"


def _sdist_problems(archive: Path, files: Mapping[str, bytes]) -> Iterator[str]:
    root = archive.name.removesuffix(".tar.gz")
    package = root.partition("-")[0]
    for path in files:
        top, *below = PurePosixPath(path).parts
        if top != root or not below or below[0] in {"plugins", "benchmarks", ".ci"}:
            yield f"{path}: not of this distribution"
    wanted = (*IN_EVERY_SDIST, f"src/{package}/py.typed", f"src/{package}/__init__.py")
    for needed in wanted:
        if f"{root}/{needed}" not in files:
            yield f"{needed} is missing"
    if not any(path.startswith(f"{root}/tests/test_") for path in files):
        yield "the tests are missing"


def _telling(content: bytes) -> Iterator[str]:
    lines = (line.strip() for line in content.decode("utf-8", "replace").splitlines())
    return (line for line in lines if len(line) >= TELLING)


def private_lines(folder: Path) -> dict[str, str]:
    """The longer lines of all text files in a folder, and the file that each is from; none where it is not there."""
    return {
        line: str(path.relative_to(folder.parent))
        for path in sorted(folder.rglob("*"))
        if path.suffix in {".md", ".txt", ".jsonl"}
        for line in _telling(path.read_bytes())
    }


def main() -> None:
    """Check all archives of a folder."""
    parser = argparse.ArgumentParser(description=__doc__.partition(":")[0])
    parser.add_argument("folder", type=Path)
    folder: Path = parser.parse_args().folder
    archives = sorted([*folder.glob("*.whl"), *folder.glob("*.tar.gz")])
    private = private_lines(BESIDE)
    found = [f"{path.name}: {problem}" for path in archives for problem in problems(path, private)]
    kinds = [len(list(folder.glob(pattern))) for pattern in ("*.whl", "*.tar.gz")]
    if not archives or kinds[0] != kinds[1]:
        found.append(f"{folder}: {kinds[0]} wheels and {kinds[1]} sdists")
    if found:
        raise SystemExit("\n".join(found))
    print(f"{len(archives)} archives hold what they should")


if __name__ == "__main__":
    main()
